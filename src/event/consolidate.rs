//! Several triggers of one article that tell of one event become one report.
//!
//! "Forces raided the village, arresting three and killing two" is a raid with its figures, not three events; a lead that
//! names the governorate and the paragraph that names the village are one event at the village.

use super::figure::Harm;
use super::finer::{both_sides, fold_coarse};
use super::harm::{is_new, slot};
use super::read::Draft;
use super::report::{Actor, Figure, Report, Role};
use super::same::{NEAR_KM, is_gunmen, is_same};
use crate::geoparse::Location;
use crate::kind::IncidentType;
use std::collections::{BTreeMap, BTreeSet};

/// Merges drafts (in text order) of one event; keeps text order.
pub(super) fn consolidate(mut drafts: Vec<Draft>) -> Vec<Report> {
    // "The explosion damaged a gate and caused no casualties": of the grenade told before.
    for draft in drafts.iter_mut().filter(|d| d.blast && d.report.kind == IncidentType::Killing) {
        if draft.report.killed.is_some_and(|k| k.high == Some(0)) {
            draft.report.kind = IncidentType::Other;
        }
    }
    let mut kept = Kept::of(drafts);
    fold_coarse(&mut kept.drafts);
    kept.drafts.retain(|d| !d.vague);
    // What an area gave to a village may make it the same as another told there.
    let mut kept = Kept::of(kept.drafts);
    // "An explosion was heard": nobody is said to have died.
    // "wounded in a shooting": nor that.
    let of_noun = |r: &Report| r.fields.get("type").is_some_and(|f| f.rule.ends_with("noun"));
    let harmless = |d: &Draft| {
        let r = &d.report;
        r.kind == IncidentType::Killing
            && (d.blast && r.killed.is_none()
                || r.killed.is_none_or(|k| k.high == Some(0)) && r.injured.is_some() && of_noun(r))
    };
    // "Two brothers were killed when a mine went off": no killing, which is somebody's act.
    let by_mine = |d: &Draft| d.report.kind == IncidentType::Killing && d.mine;
    for draft in kept.drafts.iter_mut().filter(|d| harmless(d) || by_mine(d)) {
        draft.report.kind = IncidentType::Other;
    }
    for draft in &mut kept.drafts {
        spare(&mut draft.report);
        add_several(draft);
        // "Gunmen opened fire in A", and further on "Five were killed".
        let dead = draft.report.killed.is_some_and(|k| k.best > 0);
        if draft.shots && dead && draft.report.kind == IncidentType::Other && !draft.blast && !draft.mine {
            draft.report.kind = IncidentType::Killing;
        }
    }
    let mut reports: Vec<Report> = kept.drafts.into_iter().map(|d| d.report).collect();
    gather_in_raids(&mut reports);
    reports
}

/// "Troops raided the village to arrest three men, and aircraft struck it, killing nine": the dead and injured of what supports a raid, or
/// of the fighting in it, are those of the raid, which is the main act; they are told once.
fn gather_in_raids(reports: &mut [Report]) {
    let key = |r: &Report| Some((r.place.as_ref()?.name.clone(), r.date.start?));
    let is_raid = |r: &&Report| r.kind == IncidentType::Raid;
    let mut raids = BTreeMap::new();
    for (n, raid) in reports.iter().enumerate().filter(|(_, r)| is_raid(r)) {
        raids.extend(key(raid).map(|key| (key, n)));
    }
    for n in 0..reports.len() {
        let Some(raid) = key(&reports[n]).and_then(|key| raids.get(&key).copied()) else { continue };
        // What the article is about is told first; "troops entered the village to detain two men" is the raid, told again.
        let entered = reports[n].kind == IncidentType::GroundIncursion;
        let part = reports[n].kind.is_strike()
            || matches!(reports[n].kind, IncidentType::GroundIncursion | IncidentType::ArmedClash);
        if !part || raid > n && !entered {
            continue;
        }
        for harm in [Harm::Killed, Harm::Injured] {
            let (_, raided) = slot(&mut reports[raid], harm);
            let is_open = raided.is_none_or(|r| r.best == 0);
            let (name, told) = slot(&mut reports[n], harm);
            let Some(figure) = told.take_if(|f| is_open && f.best > 0) else { continue };
            let evidence = reports[n].fields.remove(name);
            *slot(&mut reports[raid], harm).1 = Some(figure);
            reports[raid].fields.extend(evidence.map(|evidence| (name.to_owned(), evidence)));
        }
    }
}

/// "killed two and wounded several others", where nobody tells how many.
fn add_several(draft: &mut Draft) {
    let harms = [Harm::Killed, Harm::Injured, Harm::Detained];
    for (harm, evidence) in harms.into_iter().zip(&mut draft.several) {
        let (name, figure) = slot(&mut draft.report, harm);
        if let Some(evidence) = evidence.take().filter(|_| figure.is_none()) {
            *figure = Some(Figure::SEVERAL);
            draft.report.fields.insert(name.to_owned(), evidence);
        }
    }
}

/// "No injuries were reported": nor did anybody die.
fn spare(report: &mut Report) {
    if report.killed.is_none() && report.injured.is_some_and(|f| f.high == Some(0)) {
        report.killed = report.injured;
        if let Some(field) = report.fields.get("injured").cloned() {
            report.fields.insert("killed".to_owned(), field);
        }
    }
}

/// The drafts kept so far, found by where they happened: looking at all of them for each new one would take the square of a
/// long text's time. Absorbing another draft does not change the place.
#[derive(Default)]
struct Kept {
    drafts: Vec<Draft>,
    /// By the place's name, empty for none.
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<String, Vec<usize>>,
    /// By latitude in steps, and index.
    by_latitude: BTreeSet<(i32, usize)>,
}

/// Steps of a degree that latitudes are sorted by.
const STEPS: f64 = 1_000.0;

/// Steps to the north and south within which everything at most [`NEAR_KM`] away lies.
const REACH: i32 = (NEAR_KM / 110.0 * STEPS) as i32 + 2;

impl Kept {
    /// Drafts of one event made one; text order stays.
    fn of(drafts: Vec<Draft>) -> Self {
        let mut kept = Self::default();
        for draft in drafts {
            match kept.same(&draft) {
                Some(n) => absorb(&mut kept.drafts[n], draft),
                None => kept.push(draft),
            }
        }
        kept
    }

    /// The first draft that tells of the same event; the protest, of what was done to those who held it.
    fn same(&self, draft: &Draft) -> Option<usize> {
        let protest = |n: &usize| self.drafts[*n].report.kind == IncidentType::Protest;
        draft.at_protest.then(|| self.first(draft, protest)).flatten().or_else(|| self.first(draft, |_| true))
    }

    /// The first of the drafts meant that tells of the same event.
    fn first(&self, draft: &Draft, is_meant: impl Fn(&usize) -> bool) -> Option<usize> {
        let is_same = |n: &usize| is_meant(n) && is_same(&self.drafts[*n], draft);
        let (name, id, latitude) = key(draft);
        let at = [self.by_name.get(name), id.and_then(|id| self.by_id.get(id))];
        let ends = draft.report.place.iter().flat_map(Location::ends).filter_map(|end| self.by_name.get(end));
        let at =
            at.into_iter().flatten().chain(ends).filter_map(|list| list.iter().copied().find(is_same)).min();
        let beside = latitude.filter(|_| draft.agentless).and_then(|latitude| {
            let near = self.by_latitude.range((latitude - REACH, 0)..(latitude + REACH, 0));
            near.map(|(_, n)| *n).filter(is_same).min()
        });
        at.or(beside)
    }

    fn push(&mut self, draft: Draft) {
        let n = self.drafts.len();
        let (name, id, latitude) = key(&draft);
        let add = |map: &mut BTreeMap<String, Vec<usize>>, key: &str| match map.get_mut(key) {
            Some(list) => list.push(n),
            None => drop(map.insert(key.to_owned(), vec![n])),
        };
        add(&mut self.by_name, name);
        if let Some(id) = id {
            add(&mut self.by_id, id);
        }
        self.by_latitude.extend(latitude.map(|latitude| (latitude, n)));
        self.drafts.push(draft);
    }
}

/// What a draft is found by: its place's name, empty for none, id and latitude in steps.
fn key(draft: &Draft) -> (&str, Option<&str>, Option<i32>) {
    let place = draft.report.place.as_ref();
    (
        place.map_or("", |p| &p.name),
        place.and_then(|p| p.place_id.as_deref()),
        place.map(|p| (p.lat * STEPS).floor() as i32),
    )
}

/// The narrower of two types of one event.
const fn rank(kind: IncidentType) -> u8 {
    use IncidentType as T;
    match kind {
        T::Other => 0,
        T::MilitaryOperation => 1,
        T::Killing | T::GroundIncursion => 2,
        T::ArmedClash | T::PropertyDamage => 3,
        T::ArrestDetention | T::TerritorialSeizure => 4,
        T::Shelling | T::Airstrike | T::Checkpoint => 5,
        T::DroneStrike | T::SectarianViolence => 6,
        T::Raid => 7,
        _ => 3,
    }
}

fn absorb(kept: &mut Draft, other: Draft) {
    // "security forces searched buildings" after a bomb: no raid.
    let after_blast = kept.blast && other.search;
    kept.blast |= other.blast;
    kept.mine |= other.mine;
    let other_assumed = other.assumed;
    let (is_stop, other_is_stop) = (kept.is_stop(), other.is_stop());
    kept.beside |= other.beside && kept.report.killed.is_none();
    let several = std::mem::take(&mut kept.several).into_iter().zip(other.several.clone());
    for (slot, (told, other)) in kept.several.iter_mut().zip(several) {
        *slot = told.or(other);
    }
    let sum = other.beside.then(|| both_sides(&kept.report, &other.report)).flatten();
    let (k, o) = (&mut kept.report, other.report);
    // Houses searched after an incursion are a part of it.
    let part = |search: bool, entered: IncidentType| search && entered == IncidentType::GroundIncursion;
    // Who enters a place and takes people away raids it.
    let raid = |x, y| x == IncidentType::GroundIncursion && y == IncidentType::ArrestDetention;
    // "shot dead one smuggler and captured two others": whom they killed is told first.
    let killed_first = (k.kind, o.kind) == (IncidentType::Killing, IncidentType::ArrestDetention)
        && k.evidence == o.evidence;
    // "Clashes broke out in A after forces stormed the town"; "in clashes during a raid" is of the raid.
    let clash_first = (k.kind, o.kind) == (IncidentType::ArmedClash, IncidentType::Raid)
        && k.evidence == o.evidence
        && o.fields.get("type").is_some_and(|f| f.rule == "active_verb");
    // "Fighting erupted in A. Four gunmen were killed by the tank fire": in the fighting.
    let in_clash =
        k.kind == IncidentType::ArmedClash && o.kind.is_strike() && !o.fields.contains_key("place");
    if killed_first || clash_first || in_clash {
    } else if raid(k.kind, o.kind) || raid(o.kind, k.kind) {
        k.kind = IncidentType::Raid;
    } else if is_stop && o.kind != IncidentType::Checkpoint {
        // "stopped a bus and abducted five".
        k.kind = o.kind;
    } else if other_is_stop {
    } else if entered_to_kill(k, &o) {
        // "Masked men entered a shop and shot its owner."
        k.kind = IncidentType::Killing;
    } else if rank(o.kind) > rank(k.kind) && !after_blast && !part(other.search, k.kind)
        || part(kept.search, o.kind)
    {
        kept.search &= other.search;
        k.kind = o.kind;
        if let Some(field) = o.fields.get("type") {
            k.fields.insert("type".to_owned(), field.clone());
        }
    }
    let narrower = o.date.days().is_some_and(|d| k.date.days().is_none_or(|e| d < e));
    // What has its day from the story says no more of it than the story did.
    let told = !other_assumed && o.fields.contains_key("date");
    if kept.assumed && told || narrower && kept.assumed >= other_assumed {
        kept.assumed = other_assumed;
        k.date = o.date;
        if let Some(field) = o.fields.get("date") {
            k.fields.insert("date".to_owned(), field.clone());
        }
    }
    for (name, field) in o.fields {
        // The words that name one source are no evidence for another.
        if name != "attributed_to"
            || k.attributed_to.as_ref().is_none_or(|a| Some(a) == o.attributed_to.as_ref())
        {
            k.fields.entry(name).or_insert(field);
        }
    }
    k.killed = sum.or_else(|| counted(k.killed, o.killed));
    k.injured = counted(k.injured, o.injured);
    k.detained = counted(k.detained, o.detained);
    k.attributed_to = k.attributed_to.take().or(o.attributed_to);
    for actor in o.actors {
        if !k.actors.iter().any(|a| a.name == actor.name) {
            k.actors.push(actor);
        }
    }
    k.certainty = k.certainty.min(o.certainty);
}

/// The figure told first, unless it was rough and the other counts anew.
fn counted(first: Option<Figure>, other: Option<Figure>) -> Option<Figure> {
    other.filter(|now| is_new(first, *now)).or(first)
}

/// Whether one tells that gunmen of no army came in and the other that they killed.
fn entered_to_kill(k: &Report, o: &Report) -> bool {
    use IncidentType as T;
    let kinds = |entered| [(k.kind, o.kind), (o.kind, k.kind)].contains(&(entered, T::Killing));
    // "Gunmen broke into a home and shot dead a man": no raid of an army.
    let raid = if k.kind == T::Raid { k } else { o };
    let broke_in = kinds(T::Raid) && raid.actors.iter().any(is_gunmen);
    let of_army = |a: &Actor| {
        a.role == Role::Perpetrator && ["forces", "army"].iter().any(|w| a.name.to_lowercase().contains(w))
    };
    (kinds(T::GroundIncursion) || broke_in) && !k.actors.iter().chain(&o.actors).any(of_army)
}
