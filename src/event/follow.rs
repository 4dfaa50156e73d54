//! What the sentences around an event add to it: where and when it was, if they say so, and whom it harmed.

use super::figure::{Count, Harm, Side};
use super::harm::{self, Harms, Several};
use super::mood::Mood;
use super::read::{Draft, REACH_OF_LEAD, Reader, fold};
use super::report::{Figure, Report};
use super::said::Said;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::geoparse::Location;
use crate::kind::IncidentType;
use crate::span::Span;
use crate::when::TimeExpression;
use std::borrow::Cow;

/// People harmed by an event of which nobody had said yet where it was.
pub(super) struct Untold {
    pub(super) harms: Harms,
    /// First token of the sentence.
    pub(super) sentence: usize,
    /// Names of the points it names.
    pub(super) places: Vec<String>,
    /// Of several strikes or attacks: theirs only who are told of again, "The strikes took place in A".
    several: bool,
    /// What did it, as far as is said.
    kind: Option<IncidentType>,
    /// The one day it names, with the words.
    day: Option<(Interval, Span)>,
    /// It tells of a mine or a remnant of war.
    mine: bool,
}

/// Metres from a place within which another may stand for it.
const NEAR_M: u32 = 8_000;

/// Tokens within which "the incident" is the event told before.
const REACH_OF_INCIDENT: usize = 150;

/// Tokens from "resulted in" to what came of it.
const REACH_OF_RESULT: usize = 8;

/// Paragraphs over which an account of where troops went is told.
const FEW_BLOCKS: usize = 3;

/// Radius, in metres, from which on "southeast of A" only says on which side.
const WIDE_M: u32 = 10_000;

/// Events told last among which those of the paragraph are looked for.
const MANY_ENTRIES: usize = 8;

/// Kilometres from where an event was told to be that "the incident" may be said to have been.
const REACH_KM: f64 = 40.0;

/// Kilometres from a city within which what lies on one side of it may be.
const SIDE_KM: f64 = 100.0;

impl<'a> Reader<'a> {
    /// "The incident occurred in the village of X": where the event told just before happened, if that was not known so well.
    ///
    /// Whether the sentence says so.
    pub(super) fn locate(&mut self, said: &Said<'_, 'a>) -> bool {
        let Some(site) = said.site_of_incident() else { return false };
        let Some(told) = self.drafts.last().map(|d| d.sentence) else { return false };
        let range = self.of_sentence(told);
        let finer = |place: &Option<Location>| {
            place.as_ref().is_none_or(|p| {
                let away = crate::geoparse::distance_km(p.lon, p.lat, site.location.lon, site.location.lat);
                // "southeast of the city".
                let vague = p.place_id.is_none() && p.radius_m >= WIDE_M && away <= SIDE_KM;
                // "seized hills near A. Among the targets was a base in B", far from it: of something else.
                let reach = REACH_KM.max(1.5 * f64::from(p.radius_m) / 1_000.0);
                p.precision > site.location.precision && away <= reach || vague
            })
        };
        if said.tokens.start.saturating_sub(told) >= REACH_OF_INCIDENT
            || !self.drafts[range.clone()].iter().all(|d| finer(&d.report.place))
        {
            return false;
        }
        let evidence = self.evidence(site.mention.span, "place_of_incident");
        for draft in &mut self.drafts[range] {
            draft.report.place = Some(site.location.clone());
            draft.report.place_as_written = Some(fold(site.mention.span.of(self.view.doc.text())));
            draft.report.fields.insert("place".to_owned(), evidence.clone());
        }
        // "The incident took place Thursday near A": on that day, if it was only taken to be that of the news.
        if let [(_, time)] = &said.datable[..] {
            self.redate(told, time);
        }
        self.story.tell(&[(Cow::Borrowed(site.location), site.mention.span)], said.tokens.start);
        true
    }

    /// "The ambush happened on Saturday night": the day of the event told just before, if that was only taken to be that of the news.
    ///
    /// Gives the token of the noun.
    pub(super) fn date_incident(&mut self, said: &Said) -> Option<usize> {
        let (noun, time) = said.day_of_incident()?;
        let told = self.drafts.last()?.sentence;
        let far = said.tokens.start.saturating_sub(told) >= REACH_OF_INCIDENT;
        (!far && self.redate(told, time)).then_some(noun)
    }

    /// Gives the events of the sentence that begins at token `told` the day of `time`, if theirs were only taken to be that of the news.
    ///
    /// Whether they were.
    fn redate(&mut self, told: usize, time: &TimeExpression) -> bool {
        let range = self.of_sentence(told);
        let short = |i: &Interval| i.days().is_some_and(|days| days <= 2);
        let Some(interval) = time.interval.filter(short) else { return false };
        if !self.drafts[range.clone()].iter().all(|d| d.assumed && !d.report.kind.is_diplomatic()) {
            return false;
        }
        let evidence = self.evidence(time.span, "day_of_incident");
        for draft in &mut self.drafts[range] {
            draft.assumed = false;
            draft.report.date = interval;
            draft.report.fields.insert("date".to_owned(), evidence.clone());
        }
        self.story.date = Some(interval);
        true
    }

    /// "Six soldiers were injured in the raid": figures of the event told just before.
    pub(super) fn follow_up(&mut self, said: &Said) {
        // "The shelling cut a power line": what has happened.
        let is_named = |t: &Trigger| {
            t.start > said.tokens.start && matches!(self.view.lower(t.start - 1), "the" | "this")
        };
        // "The operation resulted in the dismantling of the cell and the arrest of nine": it did.
        let resulted = |t: &Trigger| {
            let before = t.start.saturating_sub(REACH_OF_RESULT).max(said.tokens.start)..t.start;
            before.into_iter().any(|n| self.view.is_form_of(n, &["result"]))
        };
        let intended = |t: &Trigger| {
            matches!(t.mood, Mood::Planned | Mood::Hypothetical) && (t.noun || !is_named(t)) && !resulted(t)
        };
        if self.story.elsewhere || said.triggers.iter().any(intended) || said.sums_up_a_time() {
            return;
        }
        // "Hours later a drone hit a car in another village, killing two": those there.
        let view = self.view;
        let in_another = |n: usize| {
            view.lower(n) == "in"
                && view.lower(n + 1) == "another"
                && matches!(view.lower(n + 2), "village" | "town" | "city" | "area" | "province" | "place")
        };
        let struck = |t: &Trigger| t.mood == Mood::Happened && t.kind.is_strike();
        if said.triggers.iter().any(struck) && said.tokens.clone().any(in_another) {
            return;
        }
        // "Israel responded with dozens of airstrikes that left seven dead": those of other strikes.
        let many = |t: &Trigger| {
            t.noun
                && t.kind.is_strike()
                && t.start >= 2
                && view.lower(t.start - 1) == "of"
                && matches!(view.lower(t.start - 2), "dozens" | "scores" | "hundreds")
        };
        if said.triggers.iter().any(many) || !said.spares_all() && said.sums_up_days() {
            return;
        }
        // "began with an Israeli strike on an office, killing two": those of another event, of which nobody says where.
        let other = |t: &Trigger| t.noun && t.mood == Mood::Happened && said.is_indefinite(t);
        if said.triggers.iter().any(other) {
            return;
        }
        // Of a list of places told in one sentence, the first is the one the story goes on about.
        let Some(told) = self.drafts.last().map(|d| d.sentence) else { return };
        let at = self.of_sentence(told).start;
        if self.drafts[at].report.kind.is_diplomatic() {
            return;
        }
        // "10 people were killed in the strikes": in all of them together.
        let place = |n: usize| self.drafts[n].report.place.as_ref().map(|p| &p.name);
        let several = self
            .of_sentence(told)
            .any(|n| self.drafts[n].report.kind == self.drafts[at].report.kind && place(n) != place(at));
        if several && said.names_several() && !said.spares_all() {
            return;
        }
        // Of several things told of one place and day, the figures are those of the first: a raid, not its covering fire.
        let last = &self.drafts[at].report;
        let of_place = self.violent.get(last.place.as_ref().map_or("", |p| &p.name));
        let first = of_place.and_then(|list| list.iter().find(|(date, _)| *date == last.date));
        let unarmed = last.kind == IncidentType::Overflight;
        // "Clashes broke out in A. Troops sealed off a quarter. Seven people were killed": not by closing a road.
        let dead = said.counts.iter().any(|c| c.harm == Harm::Killed && c.figure.best > 0);
        let closed = dead && last.kind == IncidentType::Checkpoint;
        let at = match first.filter(|_| last.kind.is_violent() || unarmed || closed) {
            Some((_, first)) => *first,
            // Nobody comes to harm by what flies over.
            None if unarmed && !said.spares_all() => return,
            None => at,
        };
        // "Three gunmen were killed in the exchange": of fire, not in the arrests told with it.
        let fight = |n: usize| {
            matches!(
                self.view.lower(n),
                "exchange" | "firefight" | "gunfight" | "clash" | "clashes" | "battle" | "fighting"
            ) && n > said.tokens.start
                && matches!(self.view.lower(n - 1), "the" | "those" | "these")
        };
        let fought = said.tokens.clone().any(fight);
        let clash = self.of_sentence(told).find(|n| {
            fought && self.drafts[*n].report.kind == IncidentType::ArmedClash && place(*n) == place(at)
        });
        // "reached A and clashed with others at B. Six people were killed": in the clash.
        let harmed = said.counts.iter().any(|c| c.harm != Harm::Detained && c.figure.best > 0);
        let entered = self.drafts[at].report.kind == IncidentType::GroundIncursion;
        let clash = clash.or_else(|| {
            self.of_sentence(told).find(|n| {
                let report = &self.drafts[*n].report;
                harmed && entered && report.kind == IncidentType::ArmedClash && report.killed.is_none()
            })
        });
        // "killed a man in A, and troops set up a checkpoint in B. A shepherd was arrested": at the checkpoint.
        let arrests = !said.counts.is_empty() && said.counts.iter().all(|c| c.harm == Harm::Detained);
        let arrest = self.of_sentence(told).rfind(|n| {
            let report = &self.drafts[*n].report;
            arrests && harm::takes_arrests(report.kind) && report.detained.is_none()
        });
        // "Residents blocked the road. Five soldiers were wounded in the clashes": with those who had come in.
        let clash = clash.or_else(|| {
            let kind = self.drafts[at].report.kind;
            let first = of_place.and_then(|list| list.iter().find(|(date, _)| *date == last.date));
            first.filter(|_| fought && kind == IncidentType::Protest).map(|(_, first)| *first)
        });
        let takes_none = !harm::takes_arrests(self.drafts[at].report.kind);
        let at = clash.or(arrest.filter(|n| takes_none && place(*n) != place(at))).unwrap_or(at);
        // "The toll of the strike on A has risen": of what was told there.
        let Some(at) = self.told_at_site_of(said, at) else { return };
        let of_day = self.told_of_day(said, at);
        let told = of_day.map_or(told, |n| self.drafts[n].sentence);
        let at = of_day.unwrap_or(at);
        // "In June, seven men were seized": of an earlier time.
        let day = self.drafts[at].report.date;
        let mut ends = said.datable.iter().filter_map(|(_, t)| t.interval?.end).peekable();
        let past = ends.peek().is_some() && ends.all(|end| day.start.is_some_and(|start| end < start));
        // "The base had been empty since March, and there were no casualties": whenever it was emptied.
        if past && !said.spares_all() {
            return;
        }
        // "Two men were killed on Tuesday": not in what happened on Monday, as one who "died on Tuesday" may have been.
        // "At least 41 people had been killed there by Tuesday": in what began on Sunday.
        let by_then = said.datable.iter().any(|(_, t)| t.bound == crate::when::Bound::Until);
        let kind_at = self.drafts[at].report.kind;
        let later = said.days_apart_from(day)
            && !by_then
            && !said.counts.is_empty()
            && said.counts.iter().all(|c| {
                // "A hospital took in eleven wounded on Sunday": not of Friday's arrests.
                let arrests = c.harm == Harm::Injured && kind_at == IncidentType::ArrestDetention;
                (c.harm == Harm::Killed || arrests) && c.figure.best > 0
            })
            && !said
                .tokens
                .clone()
                .any(|n| matches!(self.view.lower(n), "died" | "succumbed" | "toll" | "wounds"));
        if later
            || said.tells_of_another_day(day) && !said.spares_all()
            || said.tells_of_other_troops()
            || said.tells_of_long_time() && !said.spares_all()
        {
            return;
        }
        let kind = self.drafts[at].report.kind;
        // "killing a guard. He was taken to a hospital": the one counted among the dead.
        let dead = self.drafts[at].report.killed.map_or(0, |f| f.best);
        // "Gunmen shot dead a nurse. Rima Haddad was shot in front of her clinic": she.
        let shot = |c: &Count| {
            c.figure.best <= dead && !c.more && c.tokens.clone().any(|n| self.view.lower(n) == "shot")
        };
        let of_dead = |c: &Count| dead > 0 && c.harm == Harm::Injured && (c.of_him || shot(c));
        let counts = said.counts.iter().filter(|c| !said.is_of_culprits(c, kind) && !of_dead(c));
        let mut harms = Harms::of(self.view, counts);
        if self.is_toll_of_another(at, &harms) {
            return;
        }
        self.add_other_side([self.drafts[at].sentence, told], said);
        // "An airstrike killed three people": the killing has the figure and will be one with the airstrike.
        let main = self.drafts[at].sentence;
        // "A third died on Tuesday": beside those told before.
        let counted = |n: &usize| harms.is_beside(&self.drafts[*n].report);
        if let Some(n) = [main, told].into_iter().flat_map(|s| self.of_sentence(s)).find(counted)
            && let Some((name, span, rule)) = harm::add_more(&mut self.drafts[n].report, &harms)
        {
            let evidence = self.evidence(span, rule);
            self.drafts[n].report.fields.insert(name.to_owned(), evidence);
            self.filled += 1;
        }
        for draft in [told, main].into_iter().flat_map(|s| &self.drafts[self.of_sentence(s)]) {
            harms = harms.beside(&draft.report);
        }
        let draft = &mut self.drafts[at];
        draft.beside |= draft.report.killed.is_none() && harms.are_others_dead();
        for (n, told) in [draft.report.killed, draft.report.injured].into_iter().enumerate() {
            draft.sides[n] = if told.is_none() { harms.sides[n] } else { draft.sides[n] };
        }
        self.add_harm(at, harms);
        // "Three soldiers were wounded in a raid on A. Five people were arrested": in the raid.
        if let Some(n) =
            self.of_sentence(told).find(|n| *n > at && harm::takes_arrests(self.drafts[*n].report.kind))
            && self.drafts[at].report.place == self.drafts[n].report.place
        {
            self.add_harm(n, harms.of_detained());
        }
        // "There were no casualties": at none of the places listed, nor where else the troops went that the paragraph tells of.
        let here = self.of_sentence(told);
        // An account in short paragraphs closes with "The troops pulled out, and no arrests were reported".
        let leaves = |n: usize| {
            matches!(
                self.view.lower(n),
                "withdrew" | "withdrawing" | "pulled" | "pulling" | "withdrawal" | "leaving"
            )
        };
        // "There were no deaths or injuries during the incursion".
        let of_whole = |n: usize| {
            matches!(self.view.lower(n), "incursion" | "operation")
                && n > said.tokens.start
                && matches!(self.view.lower(n - 1), "the" | "this")
        };
        let closes = said.spares_all()
            && said.sites.is_empty()
            && said.tokens.clone().any(|n| leaves(n) || of_whole(n));
        let entry = |n: &usize| {
            let draft = &self.drafts[*n];
            (draft.block == said.sentence.block || closes && draft.block + FEW_BLOCKS >= said.sentence.block)
                && draft.report.kind == IncidentType::GroundIncursion
                && draft.report.date == day
        };
        // "The incidents in the south caused no casualties": none of them.
        let all = said.spares_all() && said.names_several();
        let kind = self.drafts[at].report.kind;
        // "The incidents in the south": no others.
        let beside = |p: &Location| {
            let here = self.drafts[at].report.place.as_ref();
            here.is_some_and(|q| crate::geoparse::distance_km(p.lon, p.lat, q.lon, q.lat) <= SIDE_KM)
        };
        let of_all = |n: &usize| {
            let draft = &self.drafts[*n];
            all && draft.report.place.as_ref().is_some_and(beside)
                && draft.block + FEW_BLOCKS >= said.sentence.block
                && (draft.report.kind == kind || draft.report.kind.is_violent())
                && draft.report.date == day
        };
        let meant = |n: &usize| entry(n) || of_all(n);
        let paragraph: Vec<usize> = (0..here.start).rev().take(MANY_ENTRIES).filter(meant).collect();
        for n in here.filter(|n| *n != at).chain(paragraph) {
            self.add_harm(n, harms.nobody());
        }
    }

    /// "Three soldiers were killed", and further on "Two smugglers died"; "The ministry said three of its men were killed", and "The faction
    /// said four of its men died": adds up both sides' losses in a fight told in the sentences that begin at `told`.
    fn add_other_side(&mut self, told: [usize; 2], said: &Said) {
        let source = said.source.as_ref().map(|s| &s.name);
        for count in said.counts.iter().filter(|c| c.figure.best > 0 && !c.more) {
            let harm = count.harm;
            if !matches!(harm, Harm::Killed | Harm::Injured) {
                continue;
            }
            let side = usize::from(harm == Harm::Injured);
            let mut drafts = told.into_iter().flat_map(|s| self.of_sentence(s));
            let counted = |n: &usize| {
                let report = &self.drafts[*n].report;
                [report.killed, report.injured][side].is_some_and(|f| f.best > 0)
            };
            let Some(n) = drafts.find(counted) else { continue };
            let evidence = self.evidence(self.view.doc.span_of(count.tokens.clone()), "other_side");
            let draft = &mut self.drafts[n];
            let is_other = match (draft.sides[side], count.side) {
                (Some(Side::OfSource), Some(Side::OfSource)) => {
                    source.is_some() && source != draft.report.attributed_to.as_ref()
                }
                (Some(Side::State), Some(Side::Gunmen)) | (Some(Side::Gunmen), Some(Side::State)) => true,
                _ => false,
            };
            let (name, slot) = harm::slot(&mut draft.report, harm);
            // Told twice, they are the same.
            let Some(before) = slot.filter(|f| is_other && f.best != count.figure.best) else { continue };
            *slot = Some(super::people::sum(before, count.figure));
            draft.sides[side] = None;
            draft.report.fields.insert(name.to_owned(), evidence);
        }
    }

    /// The draft that a sentence adds figures to, `at` unless it names a place of another one; none where it names a place of which
    /// nothing was told.
    fn told_at_site_of(&self, said: &Said, at: usize) -> Option<usize> {
        let sites = said.sites_of_harm();
        if sites.is_empty() {
            return Some(at);
        }
        let place = |n: usize| self.drafts[n].report.place.as_ref();
        let named = |n: &usize| place(*n).is_some_and(|p| sites.iter().any(|s| s.name == p.name));
        let near = |n: &usize| {
            place(*n).is_none_or(|p| {
                let metres =
                    |s: &Location| crate::geoparse::distance_km(p.lon, p.lat, s.lon, s.lat) * 1_000.0;
                sites.iter().any(|s| metres(s) <= f64::from(p.radius_m.max(NEAR_M)))
            })
        };
        let told = |n: &usize| !self.drafts[*n].report.kind.is_diplomatic() && named(n);
        // Of a list of places told in one sentence, whichever is named.
        let last = self.of_sentence(self.drafts[at].sentence).end;
        (0..last).rev().find(told).or(Some(at).filter(near))
    }

    /// "Clashes broke out in A on Wednesday. It followed an attack there on Tuesday. Four men were killed on Wednesday": the event of that
    /// day at the place of `at`, where `at` is of another day.
    fn told_of_day(&self, said: &Said, at: usize) -> Option<usize> {
        let harmed = said.counts.iter().any(|c| c.harm == Harm::Killed && c.figure.best > 0);
        if !harmed || !said.days_apart_from(self.drafts[at].report.date) {
            return None;
        }
        let place = |n: usize| self.drafts[n].report.place.as_ref().map(|p| &p.name);
        (0..at).rev().take(MANY_ENTRIES).find(|n| {
            let report = &self.drafts[*n].report;
            report.kind.is_violent()
                && report.killed.is_none()
                && place(*n) == place(at)
                && report.date.days() == Some(1)
                && !said.days_apart_from(report.date)
        })
    }

    /// "Four were arrested in B. A monitor said 12 people had died": behind arrests without dead, the toll of what killed people before.
    fn is_toll_of_another(&self, at: usize, harms: &Harms) -> bool {
        use IncidentType as T;
        let Some((dead, _)) = harms.killed else { return false };
        let arrests = |r: &Report| {
            r.kind == T::ArrestDetention || r.kind == T::Raid && r.detained.is_some_and(|f| f.best > 0)
        };
        let told = |d: &Draft| d.report.killed.is_some_and(|f| f.best > 1 && f.best <= dead.best);
        let report = &self.drafts[at].report;
        arrests(report) && report.killed.is_none() && self.drafts[..at].iter().any(told)
    }

    /// Whether it is an entry of troops beside shots fired, told in one sentence: that nobody was hurt is told of the shots.
    fn is_beside_shots(&self, n: usize) -> bool {
        use IncidentType as T;
        let shots =
            |kind| matches!(kind, T::Airstrike | T::DroneStrike | T::Shelling | T::Other | T::ArmedClash);
        let Draft { report, sentence, .. } = &self.drafts[n];
        report.kind == T::GroundIncursion
            && self.of_sentence(*sentence).any(|m| {
                shots(self.drafts[m].report.kind)
                    && self.drafts[m].report.place_as_written != report.place_as_written
            })
    }

    /// The first report of news takes the dead and injured of a lead that did not say where: "An air raid killed two, a monitor said."
    pub(super) fn take_untold(&mut self, said: &Said) {
        let Some(untold) = self.untold.take() else { return };
        let again = self.drafts[0].again && self.drafts.len() == 1;
        // "Strikes were also reported near A": others than the one that killed two.
        if untold.several && !again || self.drafts[0].further {
            return;
        }
        // "four were killed on 2 September. The attack took place near A": on that day, by a drone if the lead says so.
        let soon = said.tokens.start.saturating_sub(untold.sentence) <= REACH_OF_LEAD;
        if again
            && soon
            && let Some((day, span)) = untold.day.filter(|_| self.drafts[0].assumed)
        {
            let evidence = self.evidence(span, "day_of_the_lead");
            self.drafts[0].report.date = day;
            self.drafts[0].report.fields.insert("date".to_owned(), evidence);
            self.drafts[0].assumed = false;
            self.story.date = Some(day);
        }
        self.drafts[0].mine |= again && soon && untold.mine;
        if again && soon && untold.kind == Some(IncidentType::DroneStrike) {
            let report = &mut self.drafts[0].report;
            if report.kind == IncidentType::Airstrike {
                report.kind = IncidentType::DroneStrike;
            }
        }
        let beside = self.drafts[0].beside;
        let report = &self.drafts[0].report;
        let here = |name: &String| report.place.as_ref().is_some_and(|p| p.name == *name);
        let near = said.tokens.start.saturating_sub(untold.sentence) <= REACH_OF_LEAD;
        // "killing three and wounding seven. A father, his son and a farm hand died in the village": the seven too.
        let dead = |told: Option<Figure>| told.map(|f| f.best);
        let same_dead = untold.harms.killed.is_some_and(|(f, _)| dead(report.killed) == Some(f.best));
        if near && same_dead && report.injured.is_none() && untold.harms.injured.is_some() {
            self.add_harm(0, untold.harms.of_injured());
            return;
        }
        // "killing a guard. Four of the smugglers were shot dead in A": the guard too.
        if let (true, true, Some((figure, span)), Some(others)) =
            (near, beside, untold.harms.killed, report.killed)
        {
            let evidence = self.evidence(span, "told_in_lead");
            let report = &mut self.drafts[0].report;
            report.killed = Some(super::people::sum(figure, others));
            report.fields.insert("killed".to_owned(), evidence);
            self.add_harm(0, untold.harms.of_injured());
            return;
        }
        let harmed = self
            .drafts
            .iter()
            .any(|d| [d.report.killed, d.report.injured].into_iter().flatten().any(|f| f.best > 0));
        if near
            && !harmed
            && !report.kind.is_diplomatic()
            && (report.kind == IncidentType::Other || report.kind.is_violent())
            && (untold.places.is_empty() || untold.places.iter().any(here))
        {
            // "A soldier was killed and six people detained. In A troops arrested two": some of those, or others.
            // "Troops set up a checkpoint in A": nor are they told of here.
            let kind = self.drafts[0].report.kind;
            let arrested = self.drafts.iter().any(|d| d.report.detained.is_some())
                || !matches!(kind, IncidentType::ArrestDetention | IncidentType::Raid);
            let harms = if arrested { untold.harms.of_casualties() } else { untold.harms };
            self.add_harm(0, harms);
        }
    }

    /// Keeps the dead and injured of a sentence before any event was told.
    pub(super) fn keep_untold(&mut self, said: &Said) {
        let sundry = |n: usize| {
            matches!(self.view.lower(n), "separate" | "across" | "various" | "different" | "since")
        };
        let planned = |t: &Trigger| matches!(t.mood, Mood::Planned | Mood::Hypothetical | Mood::Habitual);
        if self.drafts.is_empty()
            && !said.sums_up_a_time()
            && !said.counts_events()
            // "Six people were killed in them; they are as follows".
            && !said.tokens.clone().any(|n| self.view.lower(n) == "as" && self.view.lower(n + 1) == "follows")
            && !said.tokens.clone().any(sundry)
            && !said.triggers.first().is_some_and(planned)
        {
            let harms = Harms::of(self.view, &said.counts).with_toll();
            let harms = harms.of_victims(IncidentType::Raid).anybody();
            let points = said.sites.iter().filter(|s| s.is_point());
            let places = points.map(|s| s.location.name.clone()).collect();
            let day = match said.datable[..] {
                [(_, time)] => time.interval.filter(|i| i.days() == Some(1)).map(|day| (day, time.span)),
                _ => None,
            };
            let kind = said.triggers.iter().find(|t| t.mood == Mood::Happened).map(|t| t.kind);
            let incursions =
                |n: usize| matches!(self.view.lower(n), "incursions" | "operations" | "campaigns");
            let several = said.names_several() || said.tokens.clone().any(incursions);
            let mine = said.tells_of_mine();
            self.untold =
                Some(Untold { harms, sentence: said.tokens.start, places, several, kind, day, mine });
        }
    }

    fn add_several(&mut self, at: usize, several: Several) {
        for (n, span) in several.into_iter().enumerate() {
            let evidence = span.map(|span| self.evidence(span, "several_people"));
            let slot = &mut self.drafts[at].several[n];
            *slot = slot.take().or(evidence);
        }
    }

    pub(super) fn add_harm(&mut self, at: usize, harms: Harms) {
        let kind = self.drafts[at].report.kind;
        let mut harms = harms.fitting(kind).of_victims(kind);
        if self.is_beside_shots(at) {
            harms = harms.anybody();
        }
        let (harms, several) = harms.numbered();
        self.add_several(at, several);
        for (name, span, rule) in harm::follow_up(&mut self.drafts[at].report, &harms) {
            self.filled += 1;
            let evidence = self.evidence(span, rule);
            self.drafts[at].report.fields.insert(name.to_owned(), evidence);
        }
    }
}
