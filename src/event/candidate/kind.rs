//! Of which type an event is, where its own verb or noun leaves that to the words around it or to the story.

use super::super::figure::{Count, Harm};
use super::super::harmed::is_hit_in_limb;
use super::super::mood::Mood;
use super::Candidate;
use crate::kind::{IncidentType, PlacePrecision};

impl Candidate<'_, '_, '_> {
    /// Its type: "the car was hit" is by what the sentences before say. `None` where nobody says.
    pub(in crate::event) fn kind(&self) -> Option<IncidentType> {
        if self.trigger.rule == "so_was" {
            // "Among the places hit were A and B": by strikes.
            let (view, words) = (self.said.view, self.trigger.start..self.trigger.end);
            let hit = |n: usize| {
                matches!(
                    view.lower(n),
                    "hit" | "struck" | "targeted" | "target" | "targets" | "bombed" | "shelled"
                )
            };
            let before = if words.into_iter().any(hit) { self.story.strike } else { self.story.kind };
            return before.filter(|(_, told)| self.away(*told) < REACH_OF_HIT).map(|(kind, _)| kind);
        }
        let kind = self.by_strike_told(self.trigger.kind);
        let kind = self.hit_by(self.by_means(kind))?;
        let kind = self.by_air(kind);
        let kind = self.by_harm(self.by_damage(kind));
        Some(self.by_crowd(self.as_before(kind)))
    }

    /// Tokens since something was told.
    fn away(&self, told: usize) -> usize {
        self.said.tokens.start.saturating_sub(told)
    }

    /// The strike that a noun names in the sentence before the trigger.
    fn strike_named_before(&self) -> Option<IncidentType> {
        let view = self.said.view;
        let mut before = self.said.tokens.start..self.trigger.start;
        before.find_map(|n| match view.noun(n)?.1 {
            // "raids in which a house was hit" came from the air.
            IncidentType::Raid if view.lower(n).starts_with("raid") => Some(IncidentType::Airstrike),
            kind => Some(kind).filter(|kind| kind.is_strike()),
        })
    }

    /// What was hit, of a strike that the story or the sentence has told.
    fn by_strike_told(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
        // "A barracks was hit"; "Fighters destroyed a tank with a missile" is of others, by other means.
        if let (IncidentType::MilitaryOperation, Some((strike, told))) = (kind, self.story.strike)
            && self.away(told) < REACH_OF_HIT
            && !trigger.noun
            && view.is_form_of(trigger.start, HITTING)
            // "entered a barracks and destroyed two guns": those who had entered.
            && !self.said.triggers.iter().any(|t| {
                t.end <= trigger.start && t.kind == IncidentType::GroundIncursion && t.mood == Mood::Happened
            })
            && (trigger.passive || !self.said.names_fighters(trigger))
        {
            kind = strike;
        }
        // "Airstrikes grew on Monday, when three buildings were hit": of those that the sentence names.
        if matches!(kind, IncidentType::MilitaryOperation | IncidentType::Other)
            && trigger.passive
            && !trigger.noun
            && view.is_form_of(trigger.start, HITTING)
            && !is_hit_in_limb(view, trigger.start, &self.said.tokens)
            && let Some(strike) = self.strike_named_before()
        {
            kind = strike;
        }
        kind
    }

    /// With what somebody attacked: drones, shells, machines.
    fn by_means(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
        // "A shell left over from the war exploded": nobody fired it now.
        if kind == IncidentType::Shelling
            && view.is_form_of(trigger.start, &["explode", "detonate", "go", "blow"])
            && self.said.tells_of_mine()
        {
            kind = IncidentType::Killing;
        }
        // "Explosions were heard around A following air strikes": theirs.
        let tokens = &self.said.tokens;
        let strike_behind = (trigger.end..tokens.end)
            .filter(|n| matches!(view.lower(*n), "following" | "after" | "by" | "from"))
            .flat_map(|n| n + 1..(n + 4).min(tokens.end))
            .find_map(|n| view.noun(n).map(|(_, kind)| kind).filter(|kind| kind.is_strike()));
        if self.said.is_blast(trigger)
            && (tokens.start..trigger.end).any(|n| view.lower(n).starts_with("explosion"))
            && tokens.clone().any(|n| view.lower(n) == "heard")
            && let Some(strike) = strike_behind
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
        kind
    }

    /// By what something was hit, where the verb does not say; `None` where nobody does.
    fn hit_by(&self, mut kind: IncidentType) -> Option<IncidentType> {
        let (view, trigger) = (self.said.view, &self.trigger);
        // "Aircraft took off at night. They hit the base of A": the aircraft.
        if kind == IncidentType::Other
            && !trigger.passive
            && self.placed
            && view.is_form_of(trigger.start, &["hit", "strike", "target"])
            && trigger.start > self.said.tokens.start
            && view.lower(trigger.start - 1) == "they"
            && let Some((strike, told)) = self.story.strike
            && self.away(told) < REACH_OF_HIT
        {
            return Some(strike);
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
            // "Four strikes hit A, while at least seven more hit B": strikes.
            let more = trigger.start > tokens.start
                && matches!(view.lower(trigger.start - 1), "more" | "others" | "another");
            let is_of_it = trigger.passive || another;
            let before = self.story.strike.filter(|(_, told)| is_of_it && self.away(*told) < REACH_OF_KIND);
            let before = before.or_else(|| Some((self.strike_named_before().filter(|_| more)?, 0)));
            // "eight people were killed when a school was struck": by what it does not say.
            let harmed = |harm| self.said.counts.iter().any(|c| c.harm == harm && c.figure.best > 0);
            kind = match before {
                Some((strike, _)) => strike,
                None if trigger.passive && harmed(Harm::Killed) => IncidentType::Killing,
                None if trigger.passive && harmed(Harm::Injured) => IncidentType::Other,
                // "Fragments hit the roof of a house in A, wounding two".
                None if (tokens.start..trigger.start)
                    .any(|n| matches!(view.lower(n), "fragments" | "shrapnel" | "debris" | "bullets")) =>
                {
                    IncidentType::Other
                }
                // "On the night of 2 July it hit the air base of A": an army did, from the air or the ground.
                None if self.is_by_army_before() => IncidentType::MilitaryOperation,
                None => return None,
            };
        }
        Some(kind)
    }

    /// Whether the subject is "it", right before the verb, on a day of its own: the force or state that the text is about.
    fn is_by_army_before(&self) -> bool {
        let (view, trigger) = (self.said.view, &self.trigger);
        let also =
            usize::from(matches!(view.lower(trigger.start.saturating_sub(1)), "also" | "again" | "had"));
        !trigger.passive
            && self.placed
            && self.dating.own
            && trigger.start > self.said.tokens.start + also
            && view.lower(trigger.start - 1 - also) == "it"
    }

    /// Whether a raid came from the air.
    fn by_air(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
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
        // "An Israeli raid on A was also reported", where all that is told comes from the air.
        if kind == IncidentType::Raid
            && trigger.noun
            && matches!(view.lower(trigger.end - 1), "raid" | "raids")
            && let Some((strike @ (IncidentType::Airstrike | IncidentType::DroneStrike), _)) =
                self.story.strike
            && !self.story.days.iter().any(|(k, _)| is_on_the_ground(*k))
            && !self.said.tokens.clone().any(on_foot)
            && !self.is_single_raid_in_south_syria()
        {
            kind = strike;
        }
        // "An Israeli raid on A", a town of Lebanon: what is called so there comes from the air, unless troops are named.
        let of_israel = |n: usize| matches!(view.lower(n), "israeli" | "enemy");
        if kind == IncidentType::Raid
            && trigger.noun
            && matches!(view.lower(trigger.end - 1), "raid" | "raids")
            && self.at.first().is_some_and(|(l, _)| l.country.as_deref() == Some("LB"))
            && (trigger.start.saturating_sub(2).max(self.said.tokens.start)..trigger.end).any(of_israel)
            && !self.said.tokens.clone().any(on_foot)
        {
            kind = IncidentType::Airstrike;
        }
        // "completed an operation against arms dealers in A", "an operation to arrest two men": a raid.
        let of_wanted = |n: usize| {
            matches!(
                view.lower(n),
                "suspect"
                    | "suspects"
                    | "suspected"
                    | "wanted"
                    | "dealers"
                    | "smugglers"
                    | "traffickers"
                    | "cell"
                    | "cells"
                    | "arrest"
                    | "apprehend"
                    | "capture"
                    | "detain"
            )
        };
        let behind = trigger.end..self.said.tokens.end.min(trigger.end + REACH_OF_MEANS);
        if kind == IncidentType::MilitaryOperation
            && trigger.noun
            && matches!(view.lower(trigger.end - 1), "operation" | "operations")
            && behind.into_iter().any(of_wanted)
        {
            kind = IncidentType::Raid;
        }
        // "The Israeli army struck a base in A": what forces strike abroad they strike from the air, unless guns are named.
        let clause = view.clause_start(trigger.start, &self.said.tokens)..trigger.start;
        let abroad = |n: usize| {
            matches!(
                view.lower(n),
                "israel" | "israeli" | "idf" | "u.s." | "us" | "american" | "coalition" | "turkish"
            )
        };
        // "The Israeli army said it struck a base in A".
        let says_it = trigger.start > self.said.tokens.start + 1
            && view.lower(trigger.start - 1) == "it"
            && view.role(trigger.start - 2).is_saying;
        let clause = if says_it { self.said.tokens.start..trigger.start } else { clause };
        // "struck tanks near A" names what was hit.
        let with = (trigger.end..self.said.tokens.end).find(|n| matches!(view.lower(*n), "with" | "using"));
        let means = with.map_or(0, |with| view.classes_in(with..self.said.tokens.end));
        let guns =
            (view.classes_in(self.said.tokens.start..trigger.start) | means) & view.lexicon.class.artillery;
        if kind == IncidentType::MilitaryOperation
            && !trigger.noun
            && !trigger.passive
            && view.is_form_of(trigger.start, &["strike"])
            && guns == 0
            && self.at.iter().all(|(l, _)| l.precision <= PlacePrecision::Near)
            && clause.into_iter().any(abroad)
        {
            kind = IncidentType::Airstrike;
        }
        kind
    }

    /// Damage that a strike did, or nobody.
    fn by_damage(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
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
            && self.away(told) < REACH_OF_KIND
        {
            kind = strike;
        }
        // "One strike levelled a house and another set fire to a barn": what the other strike did.
        if kind == IncidentType::PropertyDamage
            && !trigger.noun
            && trigger.start > self.said.tokens.start
            && matches!(view.lower(trigger.start - 1), "another" | "other" | "second" | "third")
            && let Some(strike) = self.strike_named_before()
        {
            kind = strike;
        }
        kind
    }

    /// "an Israeli raid on A": one, in the south of Syria, where it is troops who raid villages, and raids from the air are
    /// said to hit things. "The raid" is the one told before.
    fn is_single_raid_in_south_syria(&self) -> bool {
        /// Degrees north, a little south of Damascus; troops seldom go farther from the occupied Golan Heights.
        const SOUTH_OF: f64 = 33.48;
        let (view, trigger) = (self.said.view, &self.trigger);
        let from_air = |n: usize| {
            matches!(
                view.lower(n),
                "air" | "aerial" | "aircraft" | "jets" | "warplanes" | "drone" | "drones" | "planes"
            ) || view.is_form_of(n, &["hit", "strike", "target", "bomb"])
        };
        view.lower(trigger.end - 1) == "raid"
            && view.lower(trigger.start) != "the"
            && trigger.start.checked_sub(1).is_none_or(|n| view.lower(n) != "the")
            && self.at.first().is_some_and(|(l, _)| l.country.as_deref() == Some("SY") && l.lat < SOUTH_OF)
            && !self.said.tokens.clone().any(from_air)
    }

    /// What harm it did.
    fn by_harm(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
        // "Gunmen killed Salim, a former officer, and wounded his brother": the killing is what happened.
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["wound", "injure"])
            && !trigger.noun
            && (view.clause_start(trigger.start, &self.said.tokens)..trigger.start)
                .any(|n| view.lower(n) == "killed")
            && self.said.counts.iter().any(|c| c.harm == Harm::Killed && c.figure.best > 0)
        {
            kind = IncidentType::Killing;
        }
        // "shot at him as he harvested": they may have missed.
        if kind == IncidentType::Killing
            && view.is_form_of(trigger.start, &["shoot"])
            && !trigger.noun
            && view.lower(trigger.start + 1) == "at"
            && !self.said.counts.iter().any(|c| c.harm == Harm::Killed && c.figure.best > 0)
        {
            kind = IncidentType::Other;
        }
        // "gunmen opened fire on the troops": a fight.
        let object = trigger.start + 1..self.said.tokens.end.min(trigger.start + REACH_OF_TARGET);
        let class = &view.lexicon.class;
        let at = object.clone().find(|n| matches!(view.lower(*n), "on" | "at" | "upon"));
        let whom = at.and_then(|at| (at + 1..object.end).find(|n| view.classes(*n) != 0));
        let at_force = whom.is_some_and(|n| {
            view.classes(n) & class.force != 0
                && !matches!(view.lower(n), "vehicle" | "vehicles" | "car" | "convoy")
        });
        let subject = view.clause_start(trigger.start, &self.said.tokens)..trigger.start;
        if kind == IncidentType::Other
            && !trigger.noun
            && !trigger.passive
            && view.is_form_of(trigger.start, &["open", "fire"])
            && at_force
            && view.classes_in(subject) & class.gunmen != 0
        {
            kind = IncidentType::ArmedClash;
        }
        // "Soldiers shot and wounded a boy": he lives.
        let harmed = |harm| self.said.counts.iter().any(|c| c.harm == harm && c.figure.best > 0);
        if kind == IncidentType::Killing
            && view.is_form_of(trigger.start, &["shoot", "stab"])
            && view.lower(trigger.start + 1) == "and"
            && matches!(view.lower(trigger.start + 2), "wounded" | "injured" | "hurt")
            && harmed(Harm::Injured)
            && !harmed(Harm::Killed)
        {
            kind = IncidentType::Other;
        }
        // "A drone fired on a car. The vehicle came under attack on the road to A": by the drone.
        if let (IncidentType::ArmedClash | IncidentType::Other, Some((strike, told))) =
            (kind, self.story.strike)
            && self.away(told) < REACH_OF_HIT
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
        // "Internal Security came under fire in A": those who are armed, by others who are.
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["come"])
            && !trigger.noun
            && (view.clause_start(trigger.start, &self.said.tokens)..trigger.start)
                .any(|n| view.actor(n).is_some_and(|(_, actor)| actor.sector == "military"))
        {
            kind = IncidentType::ArmedClash;
        }
        // "Five were killed when a shop in A came under fire".
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["come"])
            && !trigger.noun
            && self
                .said
                .counts
                .iter()
                .any(|c| c.harm == Harm::Killed && c.figure.best > 0 && c.tokens.end <= trigger.start)
        {
            kind = IncidentType::Killing;
        }
        // "fired at a man in front of his shop, which led to his death".
        let told_dead =
            |c: &Count| c.harm == Harm::Killed && c.figure.best > 0 && c.tokens.start > trigger.end;
        if kind == IncidentType::Other
            && view.is_form_of(trigger.start, &["fire", "open", "shoot"])
            && self.said.counts.iter().any(|c| told_dead(c) && view.lower(c.tokens.end - 1) == "death")
        {
            kind = IncidentType::Killing;
        }
        kind
    }

    /// "Police used tear gas to push them back", where people had gathered: of the protest, as conflict data sets have it (ACLED codebook,
    /// "Protest with intervention").
    fn by_crowd(&self, kind: IncidentType) -> IncidentType {
        use IncidentType as T;
        let said = self.said;
        let before = || self.story.days.last().is_some_and(|(kind, _)| *kind == T::Protest);
        let gathered = || said.speaks_of_protest() || before() && !self.placed;
        let may_be = matches!(kind, T::Other | T::MilitaryOperation | T::GroundIncursion);
        if may_be && said.tells_of_crowd_control() && gathered() { T::Protest } else { kind }
    }

    /// As the strike told before it: "a similar strike".
    fn as_before(&self, mut kind: IncidentType) -> IncidentType {
        let (view, trigger) = (self.said.view, &self.trigger);
        // "Three missiles landed at the site": those of the strike told before.
        let munition = |n: usize| matches!(view.lower(n), "missile" | "missiles" | "bomb" | "bombs");
        let the = |n: usize| n > self.said.tokens.start && view.lower(n - 1) == "the";
        if kind == IncidentType::Shelling
            && !trigger.noun
            && (self.said.tokens.start..trigger.start).any(|n| munition(n) && (!self.placed || the(n)))
            && let Some((strike, told)) = self.story.kind
            && matches!(strike, IncidentType::Airstrike | IncidentType::DroneStrike)
            && self.away(told) < REACH_OF_KIND
        {
            kind = strike;
        }
        // "A similar strike", "the raids also hit X": of the kind told before.
        if let Some((strike, told)) = self.story.kind
            && strike.is_strike()
            && self.away(told) < REACH_OF_KIND
            && self.said.is_of_kind_before(trigger)
            // "A rocket was fired. Soldiers carried out the raid in A": no raid from the air.
            && !(view.lower(trigger.end - 1).starts_with("raid")
                && (self.is_single_raid_in_south_syria() || strike == IncidentType::Shelling
                    // "in a similar raid": similar to what the article began with.
                    || (trigger.start.saturating_sub(3)..trigger.end).any(|n| view.lower(n) == "similar")
                        && self.story.days.first().is_some_and(|(kind, _)| is_on_the_ground(*kind))))
        {
            kind = strike;
        }
        kind
    }
}

/// What troops do on the ground.
const fn is_on_the_ground(kind: IncidentType) -> bool {
    matches!(
        kind,
        IncidentType::GroundIncursion
            | IncidentType::Raid
            | IncidentType::ArrestDetention
            | IncidentType::ArmedClash
            | IncidentType::Checkpoint
    )
}

/// Tokens within which what "was hit" was hit by what was told before.
const REACH_OF_KIND: usize = 120;

/// The same for what somebody is said to have hit.
const REACH_OF_HIT: usize = 60;

/// Tokens behind a verb of hitting within which it is said with what.
const REACH_OF_MEANS: usize = 14;

/// Tokens from a verb of firing to those fired at: "opened fire on a patrol of the army".
const REACH_OF_TARGET: usize = 7;

/// Verbs that tell of a hit and not by what.
const HITTING: &[&str] = &["attack", "strike", "hit", "target", "destroy"];
