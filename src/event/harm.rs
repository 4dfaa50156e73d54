//! Whose dead, wounded and detained: which event of a sentence a count belongs to, harm told at a place of its own, and what a
//! following sentence adds.

use super::clause::View;
use super::episode;
use super::figure::{Count, Harm, Side};
use super::mood::Mood;
use super::report::{Figure, Report};
use super::said::{Placed, Said};
use super::site::Site;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::geoparse::Location;
use crate::kind::IncidentType;
use crate::span::Span;
use std::ops::Range;

/// People killed, injured and detained by one event, each with the words that say so.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Harms {
    pub(super) killed: Option<(Figure, Span)>,
    pub(super) injured: Option<(Figure, Span)>,
    pub(super) detained: Option<(Figure, Span)>,
    /// The dead of the event so far, told anew.
    toll: Option<(Figure, Span)>,
    /// Further people killed or injured, beside those told before.
    more: Option<(Harm, Figure, Span)>,
    /// The dead is one told of before: "He died".
    of_him: bool,
    /// Whose the dead and the injured are.
    pub(super) sides: [Option<Side>; 2],
}

/// The words that say that several people were killed, injured and detained.
pub(super) type Several = [Option<Span>; 3];

impl Harms {
    /// The largest count of each kind.
    pub(super) fn of<'c>(view: &View, counts: impl IntoIterator<Item = &'c Count>) -> Self {
        let mut harms = Self::default();
        for count in counts {
            let slot = match count.harm {
                Harm::Killed => &mut harms.killed,
                Harm::Injured => &mut harms.injured,
                Harm::Detained => &mut harms.detained,
                Harm::Toll => &mut harms.toll,
            };
            harms.of_him |= count.of_him && count.harm == Harm::Killed;
            if count.more {
                harms.more = Some((count.harm, count.figure, view.doc.span_of(count.tokens.clone())));
            }
            if slot.is_none_or(|(f, _)| f.best < count.figure.best) {
                match count.harm {
                    Harm::Killed => harms.sides[0] = count.side,
                    Harm::Injured => harms.sides[1] = count.side,
                    Harm::Detained | Harm::Toll => {}
                }
                *slot = Some((count.figure, view.doc.span_of(count.tokens.clone())));
            }
        }
        harms
    }
}

impl Harms {
    /// Whether the dead are others than those told before: "four of the attackers were killed".
    pub(super) fn are_others_dead(&self) -> bool {
        self.more.is_some_and(|(harm, figure, _)| {
            harm == Harm::Killed && self.killed.is_some_and(|(k, _)| k.best == figure.best)
        })
    }

    /// Those told by a number, and those of whom it is only said that they were several.
    pub(super) fn numbered(self) -> (Self, Several) {
        let apart = |told: Option<(Figure, Span)>| {
            let several = told.filter(|(figure, _)| *figure == Figure::SEVERAL);
            (told.filter(|_| several.is_none()), several.map(|(_, span)| span))
        };
        let ((killed, a), (injured, b), (detained, c)) =
            (apart(self.killed), apart(self.injured), apart(self.detained));
        (Self { killed, injured, detained, ..self }, [a, b, c])
    }

    /// Whether anything is counted.
    pub(super) fn is_any(&self) -> bool {
        self.killed.is_some() || self.injured.is_some() || self.detained.is_some()
    }

    /// With the toll told anew where no number of dead is told, or only the last to die: "one more has died, bringing the toll to 4".
    pub(super) fn with_toll(self) -> Self {
        const FEW: u32 = 2;
        const ONE_EVENT: u32 = 30;
        let last = |(f, _): (Figure, Span)| f.best <= FEW;
        let toll = self.toll.filter(|(f, _)| f.best <= ONE_EVENT && self.killed.is_none_or(last));
        Self { killed: toll.or(self.killed), ..self }
    }

    /// Without those told of already, but with those who came to harm beside them.
    ///
    /// Those that were only said to be dozens may be counted now.
    pub(super) fn beside(mut self, report: &Report) -> Self {
        self.killed = self.killed.filter(|(now, _)| is_new(report.killed, *now));
        self.injured = self.injured.filter(|(now, _)| is_new(report.injured, *now));
        self.detained = self.detained.filter(|(now, _)| is_new(report.detained, *now));
        self
    }

    /// Without people detained where an event of type `kind` is none in which that happens: a later sentence tells of the culprits;
    /// and without the dead of a protest, there those of what is protested against.
    pub(super) fn of_victims(self, kind: IncidentType) -> Self {
        use IncidentType as T;
        let other = matches!(
            kind,
            T::Airstrike
                | T::DroneStrike
                | T::Shelling
                | T::Killing
                | T::Other
                | T::PropertyDamage
                | T::Overflight
        );
        Self {
            detained: self.detained.filter(|_| !other),
            killed: self.killed.filter(|_| kind != T::Protest),
            ..self
        }
    }

    /// Whether it tells of further people beside some that `report` counts.
    pub(super) fn is_beside(&self, report: &Report) -> bool {
        let told = self.more.and_then(|(harm, ..)| match harm {
            Harm::Injured => report.injured,
            Harm::Detained => report.detained,
            Harm::Killed | Harm::Toll => report.killed,
        });
        told.is_some_and(|f| f.best > 0)
    }

    /// Only the detained.
    pub(super) fn of_detained(self) -> Self {
        Self { detained: self.detained, ..Self::default() }
    }

    /// Only the dead and the injured.
    pub(super) fn of_casualties(self) -> Self {
        Self { detained: None, ..self }
    }

    /// Only the injured.
    pub(super) fn of_injured(self) -> Self {
        Self { injured: self.injured, ..Self::default() }
    }

    /// Only people harmed.
    pub(super) fn anybody(self) -> Self {
        self.only(|figure, _| figure.best > 0)
    }

    /// Only that nobody was harmed.
    pub(super) fn nobody(self) -> Self {
        self.only(|figure, _| figure.best == 0)
    }

    /// What is told behind `place`: "one was killed in raids that hit A and B" does not say where.
    pub(super) fn behind(self, place: Span) -> Self {
        self.only(|figure, span| figure.best == 0 || span.start > place.start)
    }

    fn only(self, is_meant: impl Fn(Figure, Span) -> bool) -> Self {
        let meant = |told: Option<(Figure, Span)>| told.filter(|(figure, span)| is_meant(*figure, *span));
        let (killed, injured, detained) = (meant(self.killed), meant(self.injured), meant(self.detained));
        Self { killed, injured, detained, toll: None, more: None, of_him: self.of_him, sides: self.sides }
    }

    /// Without "no arrests were made" where an event of type `kind` is none in which people are arrested: there it tells of the
    /// culprits.
    pub(super) fn fitting(self, kind: IncidentType) -> Self {
        // "A family was kidnapped. The number of dead in the clashes has risen to 214": not theirs.
        let takes_toll = !matches!(
            kind,
            IncidentType::ArrestDetention | IncidentType::Checkpoint | IncidentType::PropertyDamage
        );
        Self {
            toll: self.toll.filter(|_| takes_toll),
            detained: self
                .detained
                .filter(|(f, _)| f.best > 0 || takes_arrests(kind) || kind == IncidentType::Protest),
            ..self
        }
    }
}

/// Whether an event of type `kind` is one in which people are arrested.
pub(super) fn takes_arrests(kind: IncidentType) -> bool {
    use IncidentType as T;
    matches!(kind, T::Raid | T::GroundIncursion | T::ArrestDetention | T::Checkpoint | T::MilitaryOperation)
}

impl Said<'_, '_> {
    /// Whether the sentence names days, and none of `day`.
    pub(super) fn days_apart_from(&self, day: Interval) -> bool {
        let mut days = self.datable.iter().filter_map(|(_, t)| t.interval).peekable();
        let apart = |i: Interval| i.end < day.start || day.end.is_some() && day.end < i.start;
        days.peek().is_some() && days.all(apart)
    }

    /// "It said that on Tuesday a drone hit a convoy, wounding 11": another event than that of `day`, of which no place is known.
    pub(super) fn tells_of_another_day(&self, day: Interval) -> bool {
        let told = |t: &Trigger| {
            let harm =
                matches!(t.kind, IncidentType::Killing | IncidentType::Other | IncidentType::ArrestDetention);
            t.mood == Mood::Happened && !t.noun && !harm && t.kind.is_violent()
        };
        self.days_apart_from(day) && self.triggers.iter().any(told)
    }

    /// The points where a sentence says that people came to harm; none if it names a hospital.
    pub(super) fn sites_of_harm(&self) -> Vec<&Location> {
        let care = |n: usize| {
            matches!(
                self.view.lower(n),
                "treated"
                    | "hospital"
                    | "hospitals"
                    | "clinic"
                    | "care"
                    | "treatment"
                    | "surgery"
                    | "buried"
                    | "funeral"
            )
        };
        let telling = |n: usize| {
            matches!(self.view.lower(n), "according" | "said" | "says" | "told" | "reported" | "announced")
        };
        let close = |s: &&Site| {
            self.counts.iter().any(|c| {
                let (from, to) = if c.tokens.end <= s.tokens.start {
                    (c.tokens.end, s.tokens.start)
                } else {
                    (s.tokens.end, c.tokens.start)
                };
                // "There were no casualties, as the owners were in A": nobody, wherever they were.
                let apart = c.figure.best == 0 && (from..to).any(|n| self.view.parts(n));
                !(from..to).any(telling) && !apart
            })
        };
        if self.tokens.clone().any(care) {
            return Vec::new();
        }
        let points = self.sites.iter().filter(|s| s.is_point() && s.is_at()).filter(close);
        points.map(|s| s.location).collect()
    }

    /// "37 attacks over the first two months of the year, which killed 26 people": those of a long time.
    pub(super) fn tells_of_long_time(&self) -> bool {
        let real = |t: &&&crate::when::TimeExpression| !matches!(t.rule, "year_modifier" | "age");
        self.times
            .iter()
            .filter(real)
            .any(|t| t.interval.and_then(Interval::days).is_some_and(|days| days >= super::period::LONG_DAYS))
    }

    /// "Another force raided two houses in A, arresting a man": what others did, wherever that was.
    pub(super) fn tells_of_other_troops(&self) -> bool {
        const TROOPS: &[&str] = &["force", "patrol", "unit", "group", "column", "convoy", "squad"];
        self.tokens.clone().any(|n| {
            matches!(self.view.lower(n), "another" | "second")
                && (n + 1..n + 4).any(|i| TROOPS.contains(&self.view.lower(i)))
        }) && self.triggers.iter().any(|t| t.mood == Mood::Happened && !t.noun)
    }

    /// "a rally over the killing of a farmer": the dead are those of what is protested against, unless told as what the protest led
    /// to: "the rally turned violent, leaving two dead".
    pub(super) fn is_of_cause(&self, count: &Count, trigger: &Trigger) -> bool {
        let first = count.tokens.start;
        let led_to = |n: usize| n < self.tokens.end && matches!(self.view.lower(n), "leaving" | "left");
        // "began an operation in A after clashes that left 40 dead": those of the clashes.
        let after = (trigger.end..first).find(|n| matches!(self.view.lower(*n), "after" | "following"));
        let of_fight = |n: usize| self.view.noun(n).is_some_and(|(_, kind)| episode::is_fighting(kind));
        let fight = after.and_then(|after| (after + 1..(after + 5).min(first)).find(|n| of_fight(*n)));
        let relative = |n: usize| matches!(self.view.lower(n), "that" | "which");
        // "clashes broke out in A after a merchant was abducted".
        if after.is_some() && count.harm == Harm::Detained && episode::is_fighting(trigger.kind) {
            return true;
        }
        if trigger.end <= first && fight.is_some_and(|fight| (fight..first).any(relative)) {
            return true;
        }
        trigger.kind == IncidentType::Protest
            && count.harm == Harm::Killed
            && !(trigger.end <= first && (led_to(first) || led_to(first - 1)))
    }

    /// "struck a ministry in A to protect the people of B, where hundreds had been killed": of the place that its clause is about, which is
    /// none of `at`, where the event was.
    pub(super) fn is_of_another_place(&self, count: &Count, trigger: &Trigger, at: &[Placed]) -> bool {
        let Some(pronoun) = self.view.relative_pronoun(count.tokens.end - 1, &self.tokens) else {
            return false;
        };
        let antecedent = self.sites.iter().rfind(|s| s.tokens.end <= pronoun && pronoun <= s.tokens.end + 1);
        self.view.lower(pronoun) == "where"
            && trigger.end <= pronoun
            && !at.is_empty()
            && antecedent.is_some_and(|s| {
                at.iter().all(|(l, _)| l.name != s.location.name && l.admin1 != s.location.admin1)
            })
    }

    /// "Police arrested five people suspected of the attack": who did what an event of `kind` was, held after it.
    pub(super) fn is_of_culprits(&self, count: &Count, kind: IncidentType) -> bool {
        let arrests = matches!(
            kind,
            IncidentType::ArrestDetention | IncidentType::Raid | IncidentType::GroundIncursion
        );
        let protested = kind == IncidentType::Protest;
        let blamed = |n: usize| {
            protested && self.view.lower(n) == "suspects"
                || matches!(
                    self.view.lower(n),
                    "suspected" | "accused" | "connection" | "involved" | "responsible" | "linked"
                )
        };
        // "completed an operation to arrest two men suspected of a plot": what it was for.
        let purpose =
            matches!(self.view.lower(count.tokens.start), "arrest" | "detain" | "capture" | "apprehend");
        count.harm == Harm::Detained
            && !arrests
            && !purpose
            && (count.tokens.start..(count.tokens.end + 6).min(self.tokens.end)).any(blamed)
    }
}

/// The counts of a sentence that belong to `trigger`, one of the `told` events of it: each count goes to the event nearest to it,
/// over as few clauses as can be.
pub(super) fn share<'c>(
    said: &'c Said,
    trigger: &'c Trigger,
    told: &'c [&Trigger],
) -> impl Iterator<Item = &'c Count> {
    said.counts.iter().filter(move |count| {
        if let Some(owner) = owner(said, count) {
            let is_told = told.iter().any(|t| t.start == owner.start);
            // "came after clashes in which 43 were killed": theirs, told or not.
            if is_told || said.is_led_to(owner) {
                return trigger.start == owner.start;
            }
        }
        if trigger.end < count.tokens.start && said.view.leads_back(trigger.end..count.tokens.end) {
            return false;
        }
        // "shelled A, killing one fighter, and sent drones over B": of what stands before.
        // "shells fell near A, without injuries, and a force entered B": likewise.
        let gerund = |n: usize| {
            matches!(
                said.view.lower(n),
                "killing"
                    | "wounding"
                    | "injuring"
                    | "leaving"
                    | "arresting"
                    | "detaining"
                    | "without"
                    | "causing"
            )
        };
        let result = (gerund(count.tokens.start) || count.tokens.start > 0 && gerund(count.tokens.start - 1))
            && told.iter().any(|t| t.end <= count.tokens.start);
        // "killed a man in A, and a member was hurt when a bomb exploded in B": of the clause that they begin.
        let first = count.tokens.start;
        let begins = first >= said.tokens.start + 2
            && (said.view.lower(first - 2), said.view.lower(first - 1)) == (",", "and");
        let cost = |t: &Trigger| {
            let late = if result && t.start > first { BEHIND_RESULT } else { 0 };
            let parted = if begins && t.end < first { NEXT_CLAUSE } else { 0 };
            distance(said.view, &count.tokens, &(t.start..t.end)) + late + parted
        };
        told.iter().min_by_key(|t| cost(t)).is_none_or(|nearest| cost(nearest) == cost(trigger))
    })
}

/// "a raid on A, in which one was killed when a shell hit his house", "clashes in A that left 100 dead": the raid, the clashes.
fn owner<'s>(said: &'s Said, count: &Count) -> Option<&'s Trigger> {
    let view = said.view;
    let pronoun = view.relative_pronoun(count.tokens.end - 1, &said.tokens)?;
    let before = pronoun.checked_sub(1)?;
    let of_noun = view.lower(pronoun) == "which" && matches!(view.lower(before), "in" | "during")
        || view.lower(pronoun) == "that"
            && view.is_form_of(pronoun + 1, &["leave", "kill", "wound", "injure"]);
    let last = said.triggers.iter().filter(|t| t.end <= pronoun).max_by_key(|t| t.end)?;
    let first = count.tokens.start;
    let close = if view.lower(pronoun) == "that" {
        first <= pronoun + 2
    } else {
        !(pronoun..first.max(pronoun)).any(|n| view.lower(n) == ",")
    };
    (of_noun && close && last.noun).then_some(last)
}

/// What it costs an event to stand behind the gerund that tells what another one did.
const BEHIND_RESULT: usize = 100;

/// What it costs an event to stand in the clause before the one that a count begins.
const NEXT_CLAUSE: usize = 15;

/// Tokens between two stretches, a parting of clauses counted as ten.
fn distance(view: &View, a: &Range<usize>, b: &Range<usize>) -> usize {
    let gap = if a.start < b.start { a.end..b.start } else { b.end..a.start };
    gap.len() + 10 * gap.filter(|n| view.parts(*n)).count()
}

/// Tokens that may stand between the first and the last of several counts told of one place.
const CHAIN: usize = 12;

/// Tokens that may stand between a count and its place.
const CLOSE: usize = 9;

/// "One person was killed in A, and four were wounded near B": the counts with the place right behind them, in the same clause.
pub(super) fn at_places<'c, 'a>(said: &'c Said<'_, 'a>, harms: &[Harm]) -> Vec<(&'c Site<'a>, Harms)> {
    let view = said.view;
    let mut of_place: Vec<(&Site, Vec<&Count>)> = Vec::new();
    for count in said.counts.iter().filter(|c| c.figure.best > 0) {
        if !harms.contains(&count.harm) {
            continue;
        }
        let at = count.tokens.end;
        // "the man killed in A was a baker": told before.
        let first = count.tokens.start;
        let told_before = first > said.tokens.start
            && (view.lower(first) == "the" || view.lower(first - 1) == "the")
            && matches!(view.lower(at - 1), "killed" | "wounded" | "injured")
            && count.tokens.len() <= 3;
        if told_before {
            continue;
        }
        if view.is_hedged(at.saturating_sub(1).max(said.tokens.start), &said.tokens)
            || view.leads_back(said.tokens.start..at)
        {
            continue;
        }
        // "one from A and the other from B".
        let home = |s: &Site| {
            count.harm == Harm::Detained && s.is_origin() && view.lower(count.tokens.end) == "from"
        };
        let behind =
            said.sites.iter().find(|s| s.is_point() && s.tokens.start + 1 >= at && (s.is_at() || home(s)));
        // "strikes hit near A, killing one, and near B": those of A.
        let closes = (at..at + 4).find(|n| view.lower(*n) == ",").unwrap_or(at);
        let inserted = first > said.tokens.start
            && view.lower(first - 1) == ","
            && view.lower(first).ends_with("ing")
            && view.lower(closes) == ","
            && view.lower(closes + 1) == "and"
            && matches!(
                view.lower(closes + 2),
                "near" | "in" | "at" | "on" | "another" | "others" | "the" | "a" | "an"
            );
        // "in the A district, injuring three, and at B".
        let inserted = || {
            said.sites
                .iter()
                .find(|s| inserted && s.is_point() && (1..=2).contains(&first.saturating_sub(s.tokens.end)))
        };
        // "killed and some 60 hurt in A": another count may stand between.
        let counted = |n: usize| said.counts.iter().any(|c| c.tokens.contains(&n));
        // "in an attack at dawn on Monday on a post in A".
        let dated = |n: usize| {
            let span = view.doc.tokens[n].span;
            said.times.iter().any(|t| t.span.start <= span.start && span.end <= t.span.end)
        };
        // "is in intensive care in Damascus": where the hospital is.
        let care = |n: usize| {
            matches!(
                view.lower(n),
                "hospital" | "clinic" | "medical" | "care" | "condition" | "treatment" | "treated"
            )
        };
        // "killed two and was planning to target a church in A".
        let intends = |n: usize| matches!(view.lower(n), "planning" | "plotting" | "planned" | "intended");
        // "eight in the Asira quarter, and three in A": in a place of its own that nobody knows.
        let elsewhere = |s: &Site| {
            let named = |n: usize| {
                view.doc.tokens[n].capitalised
                    && view.tags[n].is_none()
                    && view.actor(n).is_none()
                    && !view.is_calendar(n)
            };
            let next =
                said.counts.iter().map(|c| c.tokens.start).filter(|c| *c > at && *c < s.tokens.start).min();
            matches!(view.lower(at), "in" | "at" | "near") && next.is_some_and(|next| (at..next).any(named))
        };
        let is_close = |s: &&Site| {
            // "the death of three guards and the injury of two others in an attack on A": where the last of them are.
            let from = said.counts.iter().map(|c| c.tokens.end).filter(|end| *end <= s.tokens.start);
            let from = from.max().map_or(at, |end| end.max(at));
            from - at <= CHAIN && !elsewhere(s) && (from..s.tokens.start).filter(|n| !counted(*n) && !dated(*n)).count() <= CLOSE
                // "four men died when a unit tried to slip through near A".
                && !(at..s.tokens.start).any(|n| view.parts(n) && view.lower(n) != "when")
                && !(count.tokens.start..s.tokens.start).any(|n| care(n) || intends(n))
                // "died in the A National Hospital".
                && !(s.tokens.end..(s.tokens.end + 3).min(said.tokens.end))
                    .any(|n| matches!(view.lower(n), "hospital" | "clinic"))
        };
        // "reached A, where 22 were killed".
        let antecedent = || {
            let pronoun = view.relative_pronoun(count.tokens.start, &said.tokens)?;
            let before = said.sites.iter().rfind(|s| s.tokens.end <= pronoun)?;
            // "a hospital in A, where two died".
            let of_care = (before.tokens.start.saturating_sub(3)..before.tokens.start).any(care);
            (view.lower(pronoun) == "where" && before.is_point() && !of_care).then_some(before)
        };
        // "In A, two people were killed on Tuesday": the only place, and named first.
        // "In A, two people were killed, while a raid on B left three dead": named first, and no other before the count.
        let fronted = || match said.sites.first() {
            // "Four weeks ago, in a similar incident in A, five people were killed".
            Some(first)
                if first.is_point()
                    && first.is_at()
                    && (first.tokens.start <= said.tokens.start + 2
                        || (said.tokens.start..first.tokens.start)
                            .any(|n| matches!(view.lower(n), "incident" | "attack" | "shooting"))) =>
            {
                // "In A another man was killed": the comma may be missing.
                let opens = first.tokens.end == count.tokens.start
                    || first.tokens.end < count.tokens.start && view.lower(first.tokens.end) == ",";
                let alone = said.sites.get(1).is_none_or(|next| next.tokens.start > at);
                (opens && alone && !(first.tokens.end..at).any(|n| view.parts(n) || care(n))).then_some(first)
            }
            _ => None,
        };
        let site = inserted().or_else(|| behind.filter(is_close)).or_else(antecedent).or_else(fronted);
        let Some(site) = site else { continue };
        // "one each in A, B and C".
        let listed = said.sites.iter().skip_while(|s| !std::ptr::eq(*s, site)).skip(1);
        let listed = listed.take_while(|s| count.each && s.listed);
        for site in std::iter::once(site).chain(listed) {
            match of_place.iter_mut().find(|(s, _)| std::ptr::eq(*s, site)) {
                Some((_, counts)) => counts.push(count),
                None => of_place.push((site, vec![count])),
            }
        }
    }
    of_place.into_iter().map(|(site, counts)| (site, Harms::of(view, counts))).collect()
}

/// "detained 27 people, including three men held in A", "nine Syrians, among them a boy taken from his home in A": of the event at A,
/// written at `written`, the three, and the boy.
pub(super) fn of_part(said: &Said, written: Span, harms: Harms) -> Harms {
    let view = said.view;
    let site = view.token_at(&said.tokens, written.start);
    let harmed =
        |n: usize| matches!(view.lower(n), "held" | "shot") || super::figure::harm_at(view, n).is_some();
    let some = |n: usize| {
        let first = n + 1 + usize::from(matches!(view.lower(n + 1), "them" | "whom" | "those"));
        // "three men including an engineer were held in A": all of them were.
        let party = super::people::party(view, first, &said.tokens).filter(|p| harmed(p.end))?;
        let joined = (party.end..site).any(|n| view.lower(n) == ",");
        (party.end < site && !joined).then(|| (party.figure, view.doc.span_of(first..party.end)))
    };
    let opens = |n: &usize| matches!(view.lower(*n), "including" | "among");
    let mut parts = (said.tokens.start..site.max(said.tokens.start)).rev().filter(opens);
    let Some((part, some)) = parts.find_map(|n| Some((n, some(n)?))) else { return harms };
    let before = view.doc.tokens[part].span.start;
    let of = |whole: Option<(Figure, Span)>| match whole {
        Some((_, span)) if span.start < before => Some(some),
        told => told,
    };
    Harms { killed: of(harms.killed), injured: of(harms.injured), detained: of(harms.detained), ..harms }
}

/// "In A, the death toll has risen to 13": the dead so far at a place named first, and the only one.
pub(super) fn toll_at<'c, 'a>(said: &'c Said<'_, 'a>) -> Option<(&'c Site<'a>, Harms)> {
    let [site] = &said.sites[..] else { return None };
    let toll = said.counts.iter().find(|c| c.is_toll() && c.tokens.start > site.tokens.end)?;
    let fronted = site.is_point() && site.is_at() && site.tokens.start <= said.tokens.start + 3;
    let killed = Some((toll.figure, said.view.doc.span_of(toll.tokens.clone())));
    fronted.then_some((site, Harms { killed, ..Harms::default() }))
}

/// Counts of a list of places, each with its place: "killing three in A and two in B".
pub(super) fn of_listed(said: &Said, location: &Location) -> Harms {
    at_places(said, &[Harm::Killed, Harm::Injured, Harm::Detained])
        .into_iter()
        .find(|(site, _)| site.location.name == location.name)
        .map_or(Harms::default(), |(_, harms)| harms)
}

/// The name of a figure, and its place in a report.
pub(super) fn slot(report: &mut Report, harm: Harm) -> (&'static str, &mut Option<Figure>) {
    match harm {
        Harm::Injured => ("injured", &mut report.injured),
        Harm::Detained => ("detained", &mut report.detained),
        Harm::Killed | Harm::Toll => ("killed", &mut report.killed),
    }
}

/// "One gunman was also killed": adds people to the number told before.
///
/// Gives the field set, with the words and the rule.
pub(super) fn add_more(report: &mut Report, harms: &Harms) -> Option<(&'static str, Span, &'static str)> {
    // "Another soldier has died, raising the number of dead to four": counted in that number.
    let summed = |harm: Harm| harm == Harm::Killed && harms.toll.is_some();
    // "A man was killed and another wounded", and "a young man was killed and a second wounded": the same two.
    let best = |figure: Option<Figure>| figure.map(|f| f.best);
    let as_many = |now: Option<(Figure, Span)>, told: Option<Figure>| {
        now.is_some_and(|(f, _)| f.best > 0 && Some(f.best) == best(told))
    };
    let again = |harm: Harm| match harm {
        Harm::Killed => as_many(harms.injured, report.injured),
        Harm::Injured => as_many(harms.killed, report.killed),
        Harm::Detained | Harm::Toll => false,
    };
    let counts = |(harm, figure): (Harm, Figure)| figure != Figure::SEVERAL && !summed(harm) && !again(harm);
    let more = harms.more.filter(|(harm, figure, _)| counts((*harm, *figure)));
    let (harm, figure, span) = more?;
    let (name, slot) = slot(report, harm);
    let told = slot.filter(|told| told.best > 0)?;
    *slot = Some(super::people::sum(told, figure));
    Some((name, span, "further_people"))
}

/// Whether `now` says something new: nothing was told, or only "dozens", "scores", "hundreds" or "one at least", and it counts more.
pub(super) fn is_new(told: Option<Figure>, now: Figure) -> bool {
    told.is_none_or(|told| {
        // "its leader and several members": low is not the best that is known.
        let rough = told.best > told.low || matches!(told.low, 1 | 24 | 40 | 200 | 2_000);
        told.high.is_none() && rough && now.low > told.low
    })
}

/// "Six soldiers were injured in the raid": adds the figures of a following sentence to the event told before it.
///
/// Gives the fields set, with the words and the rule.
pub(super) fn follow_up(report: &mut Report, harm: &Harms) -> Vec<(&'static str, Span, &'static str)> {
    let mut set = Vec::new();
    // "A man was shot in the back. He died on the way": the wounded one.
    if harm.of_him
        && report.killed.is_none()
        && harm.killed.is_some_and(|(f, _)| f.best == 1)
        && report.injured.is_some_and(|f| f.best == 1)
    {
        report.injured = None;
        report.fields.remove("injured");
        if report.kind == IncidentType::Other {
            report.kind = IncidentType::Killing;
        }
    }
    // "bringing the toll to 14": the newest word on the event.
    if let Some((figure, span)) = harm.toll.filter(|(f, _)| report.killed.is_none_or(|k| k.best <= f.best)) {
        report.killed = Some(figure);
        set.push(("killed", span, "toll_told_anew"));
    }
    // "It reported no casualties": on its own side, where others were killed.
    let harmed = [report.killed, report.injured].into_iter().flatten().any(|f| f.best > 0);
    let told = |value: Option<(Figure, Span)>| value.filter(|(f, _)| f.best > 0 || !harmed);
    for (name, slot, value) in [
        ("killed", &mut report.killed, harm.killed),
        ("injured", &mut report.injured, harm.injured),
        ("detained", &mut report.detained, harm.detained),
    ] {
        // "leaving dozens injured. At least 32 people were injured": the same, counted.
        if let Some((figure, span)) = told(value).filter(|(now, _)| is_new(*slot, *now)) {
            *slot = Some(figure);
            set.push((name, span, "counted_in_next_sentence"));
        }
    }
    set
}
