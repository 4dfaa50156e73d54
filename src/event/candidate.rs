//! Whether a trigger with its place and date is an event of its own: not one told before, a sum of many, or something nobody
//! can place; and of which type, where its own words leave that to the story.

use super::date::{self, Dating, Setting};
use super::figure::Harm;
use super::harmed::is_hit_in_limb;
use super::mood::Mood;
use super::said::{Placed, Said};
use super::story::Story;
use super::trigger::Trigger;
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision};
use crate::when::TimeExpression;

/// A trigger that may be an event.
pub(super) struct Candidate<'c, 's, 'a> {
    pub(super) said: &'c Said<'s, 'a>,
    pub(super) story: &'c Story<'a>,
    pub(super) setting: Setting,
    pub(super) trigger: Trigger,
    pub(super) at: &'c [Placed<'a>],
    /// Its own clause names the place.
    pub(super) placed: bool,
    pub(super) dating: Dating,
}

impl Candidate<'_, '_, '_> {
    /// Its type: "the car was hit" is by what the sentences before say. `None` where nobody says.
    pub(super) fn kind(&self) -> Option<IncidentType> {
        let (view, trigger) = (self.said.view, &self.trigger);
        let away = |told: usize| self.said.tokens.start.saturating_sub(told);
        let mut kind = trigger.kind;
        if trigger.rule == "so_was" {
            return self.story.kind.filter(|(_, told)| away(*told) < REACH_OF_HIT).map(|(kind, _)| kind);
        }
        // "A barracks was hit"; "Fighters destroyed a tank with a missile" is of others, by other means.
        if let (IncidentType::MilitaryOperation, Some((strike, told))) = (kind, self.story.strike)
            && away(told) < REACH_OF_HIT
            && !trigger.noun
            && view.is_form_of(trigger.start, HITTING)
            && (trigger.passive || !self.said.names_fighters(trigger))
        {
            kind = strike;
        }
        // "Airstrikes grew on Monday, when three buildings were hit": of those that the sentence names.
        let named = || {
            let before = self.said.tokens.start..trigger.start;
            let strike = |(n, kind): (usize, IncidentType)| match kind {
                // "raids in which a house was hit" came from the air.
                IncidentType::Raid if view.lower(n).starts_with("raid") => Some(IncidentType::Airstrike),
                _ => Some(kind).filter(|kind| kind.is_strike()),
            };
            before.filter_map(|n| Some((n, view.noun(n)?.1))).find_map(strike)
        };
        if matches!(kind, IncidentType::MilitaryOperation | IncidentType::Other)
            && trigger.passive
            && !trigger.noun
            && view.is_form_of(trigger.start, HITTING)
            && !is_hit_in_limb(view, trigger.start, &self.said.tokens)
            && let Some(strike) = named()
        {
            kind = strike;
        }
        // "used an excavator to destroy a fence": no strike.
        let with_machine =
            |n: usize| matches!(view.lower(n), "excavator" | "excavators" | "bulldozer" | "bulldozers");
        if trigger.kind == IncidentType::MilitaryOperation
            && view.is_form_of(trigger.start, &["destroy"])
            && !trigger.noun
            && (self.said.tokens.start..trigger.start).any(with_machine)
        {
            kind = IncidentType::PropertyDamage;
        }
        // "came under attack with drones".
        let with_drones = |n: usize| {
            matches!(view.lower(n), "with" | "by" | "from" | "using")
                && view.classes_in(n + 1..n + 3) & view.lexicon.class.drone != 0
        };
        let tokens = &self.said.tokens;
        if matches!(kind, IncidentType::MilitaryOperation | IncidentType::ArmedClash)
            && (trigger.start..trigger.end).any(|n| matches!(view.lower(n), "attack" | "attacks"))
            && (trigger.end..tokens.end.min(trigger.end + 4)).any(with_drones)
        {
            kind = IncidentType::DroneStrike;
        }
        // "attacked A, a village at the border, with a drone".
        if kind == IncidentType::MilitaryOperation
            && !trigger.noun
            && view.is_form_of(trigger.start, HITTING)
            && (trigger.end..tokens.end.min(trigger.end + REACH_OF_MEANS))
                .take_while(|n| !view.parts(*n))
                .any(with_drones)
        {
            kind = IncidentType::DroneStrike;
        }
        // "hit homes in A with mortar rounds".
        let with_shells = |n: usize| {
            matches!(view.lower(n), "with" | "using")
                && (n + 1..n + 4).any(|i| {
                    matches!(
                        view.lower(i),
                        "mortar" | "mortars" | "artillery" | "shells" | "rockets" | "tank"
                    )
                })
                && (view.classes_in(trigger.end..n) & view.lexicon.class.premises != 0
                    || (trigger.end..n).any(|i| view.places[i]))
                && view.classes_in(trigger.end..n) & view.lexicon.class.post == 0
        };
        if matches!(kind, IncidentType::MilitaryOperation | IncidentType::Other)
            && !trigger.noun
            && view.is_form_of(trigger.start, &["hit", "strike", "target", "pound", "attack"])
            && (trigger.end..view.clause_end(trigger.end - 1, &self.said.tokens)).any(with_shells)
        {
            kind = IncidentType::Shelling;
        }
        // "The car was hit at X": a detail of the strike just told, or nothing that is known.
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["hit", "strike", "target"])
            && !is_hit_in_limb(view, trigger.start, &self.said.tokens)
        {
            // "Another hit a school": of the strikes told before.
            let tokens = self.said.tokens.start..trigger.start;
            let another = matches!(view.lower(tokens.start), "another" | "others" | "one")
                || matches!(view.lower(tokens.start), "a" | "the")
                    && matches!(view.lower(tokens.start + 1), "second" | "third" | "fourth" | "other")
                    && !view.tags[tokens.start + 2].is_some_and(|w| w.verbs.is_empty());
            let is_of_it = trigger.passive || another;
            let before = self.story.strike.filter(|(_, told)| is_of_it && away(*told) < REACH_OF_KIND);
            // "eight people were killed when a school was struck": by what it does not say.
            let harmed = |harm| self.said.counts.iter().any(|c| c.harm == harm && c.figure.best > 0);
            kind = match before {
                Some((strike, _)) => strike,
                None if trigger.passive && harmed(Harm::Killed) => IncidentType::Killing,
                None if trigger.passive && harmed(Harm::Injured) => IncidentType::Other,
                None => return None,
            };
        }
        // "A drone raided a car-wash".
        if kind == IncidentType::Raid
            && view.is_form_of(trigger.start, &["raid"])
            && !trigger.noun
            && trigger.start > self.said.tokens.start
            && view.classes(trigger.start - 1) & view.lexicon.class.drone != 0
            && !(trigger.start.saturating_sub(5).max(self.said.tokens.start)..trigger.start)
                .any(|n| matches!(view.lower(n), "by" | "with"))
        {
            kind = IncidentType::DroneStrike;
        }
        // "An Israeli raid on A was also reported", where all that is told comes from the air.
        let ground = |k: IncidentType| {
            matches!(
                k,
                IncidentType::GroundIncursion
                    | IncidentType::Raid
                    | IncidentType::ArrestDetention
                    | IncidentType::ArmedClash
                    | IncidentType::Checkpoint
            )
        };
        if kind == IncidentType::Raid
            && trigger.noun
            && matches!(view.lower(trigger.end - 1), "raid" | "raids")
            && let Some((strike @ (IncidentType::Airstrike | IncidentType::DroneStrike), _)) =
                self.story.strike
            && !self.story.days.iter().any(|(k, _)| ground(*k))
        {
            kind = strike;
        }
        // "An Israeli raid on A", a town of Lebanon: what is called so there comes from the air, unless troops are named.
        let of_israel = |n: usize| matches!(view.lower(n), "israeli" | "enemy");
        let on_foot = |n: usize| {
            matches!(
                view.lower(n),
                "troops"
                    | "soldiers"
                    | "soldier"
                    | "stormed"
                    | "entered"
                    | "arrested"
                    | "detained"
                    | "captured"
                    | "commandos"
                    | "infantry"
                    | "patrol"
                    | "ground"
                    | "houses"
                    | "homes"
            )
        };
        if kind == IncidentType::Raid
            && trigger.noun
            && matches!(view.lower(trigger.end - 1), "raid" | "raids")
            && self.at.first().is_some_and(|(l, _)| l.country.as_deref() == Some("LB"))
            && (trigger.start.saturating_sub(2).max(self.said.tokens.start)..trigger.end).any(of_israel)
            && !self.said.tokens.clone().any(on_foot)
        {
            kind = IncidentType::Airstrike;
        }
        // "A drone suffered a technical fault and came down on a house": nobody's strike.
        let fault = |n: usize| {
            matches!(view.lower(n), "technical" | "malfunction" | "malfunctioned" | "fault" | "failure")
        };
        if kind == IncidentType::DroneStrike && (self.said.tokens.start..trigger.end).any(fault) {
            kind = IncidentType::Other;
        }
        // "threw a firebomb at soldiers".
        let at_force =
            |n: usize| view.lower(n) == "at" && view.classes_in(n + 1..n + 4) & view.lexicon.class.force != 0;
        if kind == IncidentType::PropertyDamage
            && !trigger.noun
            && view.is_form_of(trigger.start, &["throw", "hurl", "toss", "lob"])
            && (trigger.end..trigger.end + 8).any(at_force)
        {
            kind = IncidentType::Other;
        }
        // "A building was flattened": by the strikes told before.
        if kind == IncidentType::PropertyDamage
            && trigger.passive
            && !trigger.noun
            && view.is_form_of(trigger.start, &["flatten", "level", "destroy", "raze"])
            && let Some((strike, told)) = self.story.strike
            && away(told) < REACH_OF_KIND
        {
            kind = strike;
        }
        // "One strike levelled a house and another set fire to a barn": what the other strike did.
        if kind == IncidentType::PropertyDamage
            && !trigger.noun
            && trigger.start > self.said.tokens.start
            && matches!(view.lower(trigger.start - 1), "another" | "other" | "second" | "third")
            && let Some(strike) = named()
        {
            kind = strike;
        }
        // "Gunmen killed Salim, a former officer, and wounded his brother": the killing is what happened.
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["wound", "injure"])
            && !trigger.noun
            && (view.clause_start(trigger.start, &self.said.tokens)..trigger.start)
                .any(|n| view.lower(n) == "killed")
            && self.said.counts.iter().any(|c| c.harm == super::figure::Harm::Killed && c.figure.best > 0)
        {
            kind = IncidentType::Killing;
        }
        // "A drone fired on a car. The vehicle came under attack on the road to A": by the drone.
        if let (IncidentType::ArmedClash | IncidentType::Other, Some((strike, told))) =
            (kind, self.story.strike)
            && away(told) < REACH_OF_HIT
            && view.is_form_of(trigger.start, &["come"])
            && view.lower(trigger.start + 1) == "under"
            && view.lower(self.said.tokens.start) == "the"
            && matches!(
                view.lower(self.said.tokens.start + 1),
                "vehicle" | "car" | "van" | "truck" | "house" | "building"
            )
        {
            kind = strike;
        }
        // "Five were killed when a shop in A came under fire".
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["come"])
            && !trigger.noun
            && self.said.counts.iter().any(|c| {
                c.harm == super::figure::Harm::Killed && c.figure.best > 0 && c.tokens.end <= trigger.start
            })
        {
            kind = IncidentType::Killing;
        }
        // "fired at a man in front of his shop, which led to his death".
        let told_dead = |c: &super::figure::Count| {
            c.harm == super::figure::Harm::Killed && c.figure.best > 0 && c.tokens.start > trigger.end
        };
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["fire", "open", "shoot"])
            && self.said.counts.iter().any(|c| told_dead(c) && view.lower(c.tokens.end - 1) == "death")
        {
            kind = IncidentType::Killing;
        }
        // "Three missiles landed at the site": those of the strike told before.
        let munition = |n: usize| matches!(view.lower(n), "missile" | "missiles" | "bomb" | "bombs");
        let the = |n: usize| n > self.said.tokens.start && view.lower(n - 1) == "the";
        if kind == IncidentType::Shelling
            && !trigger.noun
            && (self.said.tokens.start..trigger.start).any(|n| munition(n) && (!self.placed || the(n)))
            && let Some((strike, told)) = self.story.kind
            && matches!(strike, IncidentType::Airstrike | IncidentType::DroneStrike)
            && away(told) < REACH_OF_KIND
        {
            kind = strike;
        }
        // "A similar strike", "the raids also hit X": of the kind told before.
        if let Some((strike, told)) = self.story.kind
            && strike.is_strike()
            && away(told) < REACH_OF_KIND
            && self.said.is_of_kind_before(trigger)
        {
            kind = strike;
        }
        Some(kind)
    }

    /// Whether it is no event of its own.
    pub(super) fn is_no_event(&self) -> bool {
        self.is_told_before() || self.is_sum() || self.is_aside() || self.is_elsewhere()
    }

    /// "Three people have died in a drone strike in the south": a lead of today that says no better where, which what follows may.
    pub(super) fn is_vague_lead(&self) -> bool {
        self.placed
            && self.is_vague()
            && self.dating.rule == "undated_lead"
            && self.setting.paragraphs <= 2
            && super::consolidate::is_violent(self.trigger.kind)
            && self.at.iter().all(|(l, _)| l.precision == PlacePrecision::Region)
            && !self.is_long_known()
    }

    /// Whether it is news, with a place and a day that are told well enough.
    pub(super) fn is_news(&self, certainty: Certainty) -> bool {
        // What is planned lies ahead; a date before publication is that of the announcement.
        let is_past = certainty == Certainty::Planned && self.dating.interval.end <= self.setting.published;
        !(self.is_long_known() || self.is_vague() || is_past)
    }

    /// Whether it recalls what was told before, or what everybody knows of.
    fn is_told_before(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        // "The army said the strike had targeted a man who was planning attacks in A": the strike told before.
        let end = view.clause_end(trigger.end - 1, &said.tokens);
        let clause = view.clause_start(trigger.start, &said.tokens);
        let in_clause = said.sites.iter().any(|s| {
            (clause..end).contains(&s.tokens.start) && self.at.iter().any(|(_, span)| *span == s.mention.span)
        });
        let of_kind = self.story.days.iter().any(|(kind, _)| *kind == trigger.kind);
        let again =
            trigger.noun && !in_clause && of_kind && said.is_definite(trigger) && !said.tells_new_day();
        // "He was on his way when the missile fell".
        let known = trigger.kind == IncidentType::Shelling
            && !trigger.noun
            && trigger.start >= said.tokens.start + 2
            && view.lower(trigger.start - 2) == "the"
            && view.classes(trigger.start - 1) & view.lexicon.class.munition != 0
            && self.story.days.iter().any(|(kind, _)| kind.is_strike());
        // "The base had already been bombed", "Monday's strike levelled a house".
        let from = trigger.start.saturating_sub(4).max(clause);
        let already = trigger.passive
            && (from..trigger.start).any(|n| view.lower(n) == "already")
            && (from..trigger.start).any(|n| view.lower(n) == "had");
        let by_strike = trigger.kind == IncidentType::PropertyDamage
            && !trigger.noun
            && (clause..trigger.start).any(|n| view.noun(n).is_some_and(|(_, kind)| kind.is_strike()))
            && self.story.days.iter().any(|(kind, _)| kind.is_strike());
        // "the building that was flattened": by the strike told before.
        let levelled = trigger.passive
            && matches!(trigger.kind, IncidentType::PropertyDamage | IncidentType::Airstrike)
            && view.is_form_of(trigger.start, &["flatten", "level", "destroy", "demolish", "hit", "raze"])
            && view.relative_pronoun(trigger.start, &said.tokens).is_some()
            && self.story.days.iter().any(|(kind, _)| kind.is_strike());
        // "The towns were last targeted on 5 March".
        let last = trigger.passive && trigger.start > clause && view.lower(trigger.start - 1) == "last";
        // "With the attack in A, the monitor has counted 198": told before, and now added up.
        let added = trigger.noun
            && view.lower(said.tokens.start) == "with"
            && trigger.start <= said.tokens.start + 4
            && matches!(view.lower(said.tokens.start + 1), "the" | "this" | "these" | "today" | "yesterday")
            && said.tokens.clone().any(|n| {
                view.is_form_of(n, &["document", "record", "count", "log", "register", "rise", "reach"])
            });
        // "Nobody had claimed the killing by Sunday".
        let by_nobody = matches!(view.lower(clause), "nobody" | "none" | "no");
        let claimed = trigger.noun
            && (!self.placed || by_nobody)
            && (trigger.start.saturating_sub(2).max(clause)..trigger.end)
                .any(|n| view.is_form_of(n, &["claim"]))
            && (by_nobody || self.story.days.iter().any(|(kind, _)| super::consolidate::is_violent(*kind)));
        if already || by_strike || levelled || last || added || claimed {
            return true;
        }
        // "the first since troops entered the area"; but "from a post held since May, and put up a barrier".
        let since = clause > said.tokens.start
            && view.lower(clause - 1) == "since"
            && (clause == said.tokens.start + 1 || !(clause..trigger.start).any(|n| view.lower(n) == ","));
        // "This comes days after an attack …".
        again || since || !self.placed && (known || said.recalls())
    }

    /// Whether it adds up many events: over a time, an area, or both.
    fn is_sum(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        let vague = self.at.iter().all(|(l, _)| l.precision >= PlacePrecision::Region);
        let perfect = (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
            .any(|n| matches!(view.lower(n), "has" | "have"));
        let wide = self.dating.own && self.dating.interval.days().is_none_or(|days| days > FEW_DAYS);
        let nowhere =
            !self.at.is_empty() && self.at.iter().all(|(l, _)| l.precision == PlacePrecision::Country);
        match trigger.kind {
            // "officials have met in A, B and C": some time.
            IncidentType::Talks if (perfect || self.has_been_held()) && !self.dating.own => return true,
            // "have held several rounds of talks in A and B".
            IncidentType::Talks if perfect && self.are_rounds() => return true,
            // "a truce agreed last month": known.
            IncidentType::Agreement
                if self.at.is_empty()
                    && (wide || date::is_past(self.dating.interval, self.setting.published)) =>
            {
                return true;
            }
            // "Late last month … street protests in several cities".
            IncidentType::Protest if wide && said.is_plural(trigger) => return true,
            // "Four were killed in the province between 15 and 21 July", "seven died in the country".
            IncidentType::Killing | IncidentType::Other
                if !said.counts.is_empty() && (self.is_coarse() && wide || nowhere) =>
            {
                return true;
            }
            IncidentType::Killing | IncidentType::Other
                if self.at.len() > 1 && said.sums_up_towns_and_days() =>
            {
                return true;
            }
            _ => {}
        }
        // "The week in figures: … eight killed in the province".
        let in_figures = said
            .tokens
            .clone()
            .any(|n| view.lower(n) == "in" && matches!(view.lower(n + 1), "figures" | "numbers"));
        // "Forces detained 18 people in the province in the same period".
        let same_period = self.is_coarse()
            && said.tokens.clone().any(|n| {
                view.lower(n) == "the" && view.lower(n + 1) == "same" && view.lower(n + 2) == "period"
            });
        if in_figures || same_period {
            return true;
        }
        // "has seen a wave of bombings over the past weeks".
        let over_weeks = trigger.noun
            && said.is_plural(trigger)
            && (said.tokens.start..said.tokens.end).any(|n| {
                matches!(view.lower(n), "past" | "last" | "recent")
                    && matches!(view.lower(n + 1), "weeks" | "months" | "years")
                    && n > said.tokens.start
            })
            && (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start).any(|n| {
                matches!(view.lower(n), "wave" | "series" | "string" | "spate" | "number" | "surge")
            });
        // "Forces went into a number of villages in the north and west between Sunday and Tuesday".
        let into_many = self.is_coarse()
            && !self.at.is_empty()
            && !trigger.kind.is_diplomatic()
            && (trigger.end..said.tokens.end.min(trigger.end + 7)).any(|n| {
                matches!(view.lower(n), "villages" | "towns" | "localities" | "locations" | "settlements")
                    // "penetrated three settlements in the south", whatever the day.
                    && (self.dating.interval.days().is_none_or(|days| days > 2)
                        || super::figure::number(view, n - 1, n).is_some())
            });
        // "Clashes in mid-July left more than 1,600 dead", of a place told before.
        let of_old = wide && !self.placed && said.sums_up_a_time() && !trigger.kind.is_diplomatic();
        // "Over the past 11 months, the army has built an outpost".
        let over_months = perfect
            && said.tokens.clone().any(|n| {
                matches!(view.lower(n), "past" | "last")
                    && (n + 1..n + 3).any(|k| matches!(view.lower(k), "weeks" | "months" | "years"))
            });
        if over_weeks || into_many || of_old || over_months {
            return true;
        }
        // "In March, an attack set off days of killings in which hundreds died": those of then.
        let of_then = said.sums_up_a_time()
            && !trigger.kind.is_diplomatic()
            && !self.dating.own
            && said
                .datable
                .iter()
                .any(|(_, t)| t.interval.is_some_and(|i| date::is_background(i, self.setting.published)));
        if of_then {
            return true;
        }
        // "In March more than 1,400 were killed in A and B after attacks": a time of many.
        if wide && self.at.len() > 1 && said.sums_up_a_time() && !trigger.kind.is_diplomatic() {
            return true;
        }
        // "although clashes and shelling were reported in the west and north of the province": on some days.
        let reported = trigger.noun
            && !self.dating.own
            && self.is_coarse()
            && !self.at.is_empty()
            && (trigger.end..said.tokens.end.min(trigger.end + 5))
                .any(|n| view.lower(n) == "reported" && matches!(view.lower(n - 1), "were" | "was"))
            && (said.is_plural(trigger) || view.lower(trigger.start) == "shelling");
        if reported {
            return true;
        }
        // "16 had been killed in strikes since 8 January".
        let since = trigger.rule == "harm_in_noun"
            && said.is_plural(trigger)
            && said.times.iter().any(|t| t.bound == crate::when::Bound::Since);
        if since {
            return true;
        }
        // "have stepped up their assaults, killing more than 970": in all.
        let in_all = trigger.kind == IncidentType::Killing
            && !self.dating.own
            && said.counts.iter().any(|c| c.figure.best > MANY_DEAD && c.tokens.start >= trigger.start);
        if in_all {
            return true;
        }
        // "A has seen little let-up in targeted killings".
        let seen = trigger.noun
            && !self.dating.own
            && said.is_plural(trigger)
            && (said.tokens.start..trigger.start).any(|n| {
                matches!(view.lower(n), "has" | "have") && matches!(view.lower(n + 1), "seen" | "witnessed")
            });
        if seen {
            return true;
        }
        // "hit more than 70 targets in reprisal", wherever those were.
        let many_targets = trigger.kind.is_strike()
            && !said.sites.iter().any(|s| s.tokens.start >= trigger.end)
            && !trigger.noun
            && (trigger.end..said.tokens.end.min(trigger.end + 6)).any(|n| {
                matches!(view.lower(n), "targets" | "sites" | "positions" | "locations")
                    && super::figure::number(view, n - 1, n).is_some_and(|(count, _)| count >= MANY_TARGETS)
            });
        if many_targets {
            return true;
        }
        // "killed a leader in a raid in the centre of the country last week".
        let far_and_wide = !self.at.is_empty() && vague && wide && !trigger.kind.is_diplomatic();
        // "has since bombed hundreds of sites across the country".
        far_and_wide || vague && perfect && !trigger.kind.is_diplomatic()
            // "14 attacks left eight dead in the province".
            // "38 attacks in A in the first quarter of the year".
            || said.is_of_many(trigger, self.is_coarse() || !self.placed || self.is_of_months())
            // "Forces have carried out incursions and airstrikes": what they do, not what they did.
            || !self.placed && !self.dating.own && said.is_of_habit(trigger)
    }

    /// "several rounds of talks", "many meetings".
    fn are_rounds(&self) -> bool {
        (self.trigger.start.saturating_sub(5).max(self.said.tokens.start)..self.trigger.end).any(|n| {
            matches!(self.said.view.lower(n), "rounds" | "several" | "many" | "numerous" | "multiple")
        })
    }

    /// "talks have been held in A".
    fn has_been_held(&self) -> bool {
        let lower = |n: usize| self.said.view.lower(n);
        // "In meetings held in A and B, they conveyed …".
        if self.said.is_plural(&self.trigger) && lower(self.trigger.end) == "held" {
            return true;
        }
        (self.trigger.end..self.said.tokens.end.min(self.trigger.end + 14))
            .any(|n| matches!(lower(n), "have" | "has") && lower(n + 1) == "been" && lower(n + 2) == "held")
    }

    /// Whether it only says something of what the sentence is about.
    fn is_aside(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        let relative = || view.relative_pronoun(trigger.start, &said.tokens).is_some();
        let clause = view.clause_start(trigger.start, &said.tokens);
        // "cordoned off the area and closed the road": what is done after an attack.
        let cordoned = trigger.kind == IncidentType::Checkpoint
            && !trigger.noun
            && (said.tokens.start..trigger.start).any(|n| matches!(view.lower(n), "cordoned" | "cordon"));
        // "Air defences had shot down some of the missiles": a detail of the strike, unless it says over what.
        let downed = !self.placed
            && !trigger.noun
            && view.is_form_of(trigger.start, &["down", "shoot", "bring"])
            && view.lower(trigger.end.saturating_sub(1)) == "down";
        // "the gate that the army has put across the road": what stands there; "announced on Sunday that it has taken A" is news.
        let said_that = |that: usize| {
            view.lower(that) == "that" && (that.saturating_sub(4)..that).any(|n| view.role(n).is_saying)
        };
        let stands = matches!(trigger.kind, IncidentType::Checkpoint | IncidentType::TerritorialSeizure)
            && !trigger.noun
            && view.relative_pronoun(trigger.start, &said.tokens).is_some_and(|that| !said_that(that))
            && (trigger.start.saturating_sub(2).max(said.tokens.start)..trigger.start)
                .any(|n| matches!(view.lower(n), "has" | "have"));
        // "found dead hours after he had been led away": what went before, elsewhere.
        let led_away_before = !self.placed
            && trigger.kind == IncidentType::ArrestDetention
            && trigger.passive
            && clause > said.tokens.start
            && view.lower(clause - 1) == "after"
            && matches!(view.lower(clause), "he" | "she" | "they");
        // "fired rockets days after the army had killed a man in A": on some day before.
        let led_back = view.leads_back(said.tokens.start..trigger.start)
            && !said.datable.iter().any(|(at, _)| *at >= trigger.end);
        // "90 incursions since December, during which they razed land": of all of them.
        let which = (said.tokens.start..trigger.start)
            .find(|n| matches!(view.lower(*n), "during" | "in") && view.lower(n + 1) == "which");
        let throughout = which.is_some_and(|which| {
            (said.tokens.start..which).any(|n| {
                crate::event::figure::number(view, n, which).is_some_and(|(count, _)| count > MANY)
                    && (n + 1..n + 4)
                        .any(|k| view.noun(k).is_some_and(|(len, _)| view.lower(k + len - 1).ends_with('s')))
            })
        });
        cordoned
            || downed
            || stands
            || throughout
            || led_back
            || led_away_before
            || trigger.kind == IncidentType::GroundIncursion && self.is_mere_motion(clause)
            || !self.placed && said.is_circumstance(trigger)
            // "those who burned the houses": whoever did.
            || !self.placed && said.is_of_those_who(trigger)
            // "the men who fired at the patrol": says which men; "A, where forces fought all of Tuesday" tells of A.
            || !self.tells_of_day_there()
                && matches!(trigger.kind, IncidentType::Other | IncidentType::ArmedClash)
                && (!self.placed || self.is_coarse())
                && relative()
    }

    /// "shops reopened in A, where forces had fought all of Tuesday", "advanced to the edge of A, where they fired at herders": whether its
    /// clause tells what happened there, on a day of its own or by those who had come.
    fn tells_of_day_there(&self) -> bool {
        let (said, view) = (self.said, self.said.view);
        view.relative_pronoun(self.trigger.start, &said.tokens).is_some_and(|pronoun| {
            let entered = |t: &Trigger| {
                t.end <= pronoun && t.mood == Mood::Happened && t.kind == IncidentType::GroundIncursion
            };
            // "advanced to the edge of A, where they fired at herders".
            let is_dated = |(at, t): &(usize, &TimeExpression)| {
                // "A calm was shattered on Tuesday in A, where forces fought": what else happened that day.
                (*at > pronoun || said.triggers.len() == 1) && t.interval.is_some()
            };
            view.lower(pronoun) == "where"
                && (said.triggers.iter().any(entered) || said.datable.iter().any(is_dated))
        })
    }

    /// Of an entry of troops whose clause begins at `clause`: whether nobody's troops moved, or only as what went with something else.
    fn is_mere_motion(&self, clause: usize) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        let is_gerund = view.lower(trigger.start).ends_with("ing");
        // "turned into a war, with soldiers arriving from the north": what went with it.
        let accompanies = is_gerund
            && !self.placed
            && (clause.max(trigger.start.saturating_sub(6))..trigger.start)
                .any(|n| view.lower(n) == "with" && n > clause && view.lower(n - 1) == ",");
        // "was driving through A when a bomb went off": what they were doing when it happened.
        let interrupted = is_gerund
            && trigger.start > said.tokens.start
            && matches!(view.lower(trigger.start - 1), "was" | "were")
            && (trigger.end..said.tokens.end).any(|n| view.lower(n) == "when" && view.parts(n));
        // "three white UN vehicles rolled through", "near a UNIFIL patrol that had halted": nobody's forces.
        let relative = clause > said.tokens.start && matches!(view.lower(clause - 1), "that" | "which");
        let subject = if relative { clause.saturating_sub(4).max(said.tokens.start) } else { clause };
        let of_un = (subject..trigger.start).any(|n| {
            matches!(view.lower(n), "un" | "unifil" | "undof")
                && matches!(
                    view.lower(n + 1),
                    "convoy" | "patrol" | "patrols" | "vehicle" | "vehicles" | "jeeps"
                )
                && !(subject..n).any(|k| view.actor(k).is_some())
        });
        // "a yard where excavators were parked": what stood there.
        let parked = trigger.passive && view.is_form_of(trigger.start, &["park"]);
        // "a convoy of 27 trucks arrived with flour and medicine".
        let named = |words: &[&str]| said.tokens.clone().any(|n| words.contains(&view.lower(n)));
        let of_aid = named(&["convoy", "trucks", "lorries"])
            && named(&["flour", "medicine", "medicines", "aid", "humanitarian", "relief", "food"]);
        // "the patrol returned to its base in A": home.
        let home = view.is_form_of(trigger.start, &["return"])
            && (clause..trigger.start).any(|n| {
                matches!(
                    view.lower(n),
                    "convoy"
                        | "patrol"
                        | "patrols"
                        | "peacekeepers"
                        | "trucks"
                        | "vehicles"
                        | "team"
                        | "mission"
                )
            });
        // "followed them until they had reached A".
        let until = clause > said.tokens.start && view.lower(clause - 1) == "until"
            || (trigger.start.saturating_sub(4).max(said.tokens.start)..trigger.start)
                .any(|n| view.lower(n) == "until");
        // "hit vehicles that were moving towards A": what was about to happen.
        let hit = said.triggers.iter().any(|t| t.end <= clause && t.kind.is_strike() && !t.noun);
        let target = relative && hit && is_gerund;
        // "The army arrived at the scene": after what had happened there.
        let responds = view.is_form_of(trigger.start, &["arrive", "come", "go", "head", "reach"])
            && (trigger.end..trigger.end + 4).any(|n| matches!(view.lower(n), "scene" | "spot"));
        // "struck a vehicle as it advanced on A": what it was about to do.
        accompanies
            || interrupted
            || of_un
            || parked
            || of_aid
            || home
            || until
            || target
            || responds
            || said.is_moving_target(trigger)
    }

    /// Whether it happened somewhere that nobody names.
    fn is_elsewhere(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        // "A truck drove up to the last bend before the village": not to the city named last.
        let to_city = !self.placed
            && trigger.kind == IncidentType::GroundIncursion
            && self.at.iter().all(|(l, _)| l.radius_m > CITY_M);
        // "died of her wounds": of what was done in an area some day before.
        to_city
            || self.is_coarse() && view.is_form_of(trigger.start, &["die"])
            // "they had just come back", in somebody's words: troops are named by those who tell of them.
            || !self.placed && trigger.kind == IncidentType::GroundIncursion && said.is_quoted(trigger.start)
            // "heard an explosion but could not reach the place".
            || !self.placed && trigger.rule == "carried_noun" && view.is_form_of(trigger.start, &["hear"])
    }

    /// Whether it lies too long back to be news.
    fn is_long_known(&self) -> bool {
        let (interval, published) = (self.dating.interval, self.setting.published);
        // "Violence began on 13 July. Troops were sent in. Jets then struck A": some day after that.
        let inherited = self.dating.rule == "day_named_before" && date::is_past(interval, published);
        // "In retaliation, it carried out a strike": at once.
        let lower = |n: usize| self.said.view.lower(n);
        let answers = lower(self.said.tokens.start) == "in"
            && matches!(
                lower(self.said.tokens.start + 1),
                "retaliation" | "response" | "reply" | "return" | "answer"
            );
        let inherited = inherited && !answers;
        // "On 17 August observers heard blasts. It was reported that aircraft had attacked sites near A": that day.
        let (said, trigger) = (self.said, &self.trigger);
        let told_of_then = self.placed
            && interval.days() == Some(1)
            && (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
                .any(|n| said.view.lower(n) == "had");
        let inherited = inherited && !told_of_then;
        // "bombed the ministry at the time": then.
        let that_year = self.said.tokens.clone().any(|n| lower(n) == "that" && lower(n + 1) == "year");
        let then = that_year
            || !self.dating.own && self.said.tokens.clone().any(|n| {
                lower(n) == "at" && lower(n + 1) == "the" && lower(n + 2) == "time" && lower(n + 3) != "of"
                    // "during those events", "during the bloodshed", "on 16 July that year".
                    || lower(n) == "during" && lower(n + 1) == "those"
                    || lower(n) == "during"
                        && lower(n + 1) == "the"
                        && matches!(lower(n + 2), "bloodshed" | "violence" | "unrest" | "war" | "uprising")
            });
        // "In March, clashes in the same area left ten dead": recalled, and the place is only what the story is about.
        let recalled = !self.placed
            && !self.trigger.kind.is_diplomatic()
            && (interval.precision == DatePrecision::Month
                || interval.precision == DatePrecision::Range && interval.days().is_none_or(|days| days > 7))
            && date::is_past(interval, published);
        // "This comes days after a raid in A": on some day before.
        let days_after = self.said.recalls()
            && !self.dating.own
            && self.dating.rule != "days_from_main_clause"
            && (self.said.tokens.start..self.trigger.start)
                .any(|n| matches!(lower(n), "days" | "weeks" | "months") && lower(n + 1) == "after");
        // "During the following ten days it bombed the country": after what was told.
        let later = !self.dating.own && self.said.goes_on_for_days();
        if inherited || then || later || recalled || days_after {
            return true;
        }
        date::is_background(interval, published)
            || self.said.is_definite(&self.trigger) && date::is_past(interval, published)
    }

    /// Whether neither day nor place is told well enough.
    ///
    /// A part of the country that a verb names right here is where; a whole country, or one only recalled, is not.
    fn is_vague(&self) -> bool {
        let trigger = &self.trigger;
        let of = |precision| self.at.iter().any(|(l, _)| l.precision == precision);
        let is_told_here = self.placed
            && if trigger.kind.is_diplomatic() {
                trigger.kind == IncidentType::Talks
                    && !trigger.passive
                    && matches!(self.dating.rule, "date_of_the_story" | "undated_lead")
            } else {
                let narrow = self.at.iter().all(|(l, _)| l.radius_m <= NARROW_M);
                !of(PlacePrecision::Country) && (!trigger.noun || narrow)
            };
        let wide = of(PlacePrecision::Country) || of(PlacePrecision::Region);
        // "exchanged fire with men who came from A, just inside the country": where, it does not say.
        if of(PlacePrecision::Country)
            && !trigger.kind.is_diplomatic()
            && trigger.kind != IncidentType::Protest
        {
            return true;
        }
        (trigger.kind.is_diplomatic() || wide) && !self.dating.own && !is_told_here
    }

    /// Whether more than a month is all that dates it.
    fn is_of_months(&self) -> bool {
        self.dating.interval.days().is_none_or(|days| days > 31)
    }

    /// Whether its places are areas.
    fn is_coarse(&self) -> bool {
        self.at.iter().all(|(l, _)| l.precision > PlacePrecision::Near)
    }
}

/// Tokens within which what "was hit" was hit by what was told before.
const REACH_OF_KIND: usize = 120;

/// The same for what somebody is said to have hit.
const REACH_OF_HIT: usize = 60;

/// Tokens behind a verb of hitting within which it is said with what.
const REACH_OF_MEANS: usize = 14;

/// Targets from which on a strike is many, at many places.
const MANY_TARGETS: u32 = 10;

/// Dead from which on a number without a day is that of many events.
const MANY_DEAD: u32 = 200;

/// Days over which what is told of an area may still be one event.
const FEW_DAYS: i32 = 4;

/// Events from which on what is told of all of them is told of none.
const MANY: u32 = 5;

/// Radius, in metres, from which on a settlement is a city.
const CITY_M: u32 = 5_000;

/// Radius, in metres, up to which a region says where as well as a district does.
pub(super) const NARROW_M: u32 = 30_000;

/// Verbs that tell of a hit and not by what.
const HITTING: &[&str] = &["attack", "strike", "hit", "target", "destroy"];
