//! Where an event is told, seen or heard, which is not where it happened.

use super::fit::Fit;
use crate::kind::IncidentType;

impl Fit<'_, '_> {
    /// Whether the site is where somebody tells of the event, watches or is warned of it.
    pub(super) fn is_telling(&self) -> bool {
        // "A lecturer in A said that the raid had shown …": where he lives.
        let comments = || self.trigger.noun && self.is_home_of_speaker();
        // "nine were killed, and thousands attended their funeral in A": where they are buried.
        let buried = || {
            self.before(4)
                .any(|n| matches!(self.lower(n), "funeral" | "funerals" | "buried" | "burial" | "mourned"))
        };
        self.is_said_there()
            || self.is_topic()
            || self.is_of_comment()
            || self.is_of_war()
            || self.is_bound_for()
            || self.is_end_of_road()
            || self.is_of_ward()
            || self.is_of_speaker()
            || self.is_of_source()
            || self.is_of_sirens()
            || self.is_of_observers()
            || comments()
            || buried() && self.trigger.kind != IncidentType::Protest
    }

    /// "met a delegation to discuss wells in A": what was talked of.
    fn is_topic(&self) -> bool {
        self.trigger.kind.is_diplomatic()
            && !self.behind
            && self.any_between(|n| {
                matches!(
                    self.lower(n),
                    "discuss" | "discussed" | "discussing" | "about" | "regarding" | "concerning"
                )
            })
    }

    /// "struck smugglers across the border, a step that shows how little patience is left in A": what somebody makes of it.
    fn is_of_comment(&self) -> bool {
        let comment = |n: usize| {
            matches!(
                self.lower(n),
                "step"
                    | "move"
                    | "sign"
                    | "message"
                    | "signal"
                    | "development"
                    | "gesture"
                    | "reminder"
                    | "warning"
            ) && matches!(self.lower(n + 1), "that" | "which" | "to" | "of")
        };
        !self.behind
            && self.any_between(|n| {
                self.lower(n) == ","
                    && matches!(self.lower(n + 1), "a" | "another" | "the")
                    && (comment(n + 2) || comment(n + 3))
            })
    }

    /// "fired on a car as it crossed from B toward A", "on cars on their way from B to A": where they were bound for.
    fn is_bound_for(&self) -> bool {
        let on_way = |n: usize| {
            self.lower(n) == "way"
                && n > self.sentence.start + 1
                && (matches!(self.lower(n - 1), "its" | "their" | "his" | "her")
                    || self.lower(n - 1) == "the" && self.lower(n - 2) == "on")
        };
        if matches!(&*self.site.governor, "to" | "from")
            && !matches!(self.trigger.kind, IncidentType::GroundIncursion | IncidentType::Checkpoint)
            // "The soldiers, on their way to A, shot a shepherd."
            && (self.behind && self.lower(self.site.tokens.end) == "," || self.onward().len() > 3)
            && self.before(6).any(on_way)
        {
            return true;
        }
        matches!(&*self.site.governor, "toward" | "towards")
            && self.trigger.kind != IncidentType::GroundIncursion
            && self.before(7).any(|n| self.lower(n) == "crossed" && self.lower(n + 1) == "from")
    }

    /// "on the highway that links the province to A", "near the town of C, on the highway between the province and A": somewhere along it.
    fn is_end_of_road(&self) -> bool {
        let start = self.sentence.start;
        let named = |n: usize| (start..n).any(|i| self.view.places.get(i).copied().unwrap_or(false));
        let between = self.before(14).any(|n| {
            matches!(self.lower(n), "road" | "highway" | "motorway")
                && self.lower(n + 1) == "between"
                && named(n)
        });
        if between && !self.site.location.is_between() {
            return true;
        }
        let road = |n: usize| {
            (n.saturating_sub(3).max(start)..n)
                .any(|i| matches!(self.lower(i), "road" | "roads" | "highway" | "motorway"))
        };
        matches!(&*self.site.governor, "to" | "with")
            && self.before(7).any(|n| {
                matches!(self.lower(n), "links" | "linking" | "connects" | "connecting")
                    && road(n)
                    && matches!(self.lower(n + 1), "the" | "it")
                    && !(n + 1..self.site.tokens.start)
                        .any(|i| self.view.places.get(i).copied().unwrap_or(false))
            })
    }

    /// "attacks on B during the war in A": when that was.
    fn is_of_war(&self) -> bool {
        self.before(5).any(|n| {
            matches!(self.lower(n), "war" | "genocide")
                && n > self.sentence.start + 1
                && (n.saturating_sub(3).max(self.sentence.start)..n)
                    .any(|i| matches!(self.lower(i), "during" | "since" | "amid"))
        })
    }

    /// "were treated in A hospital, and the village was shelled again": where the hospital is.
    fn is_of_ward(&self) -> bool {
        let strike = self.trigger.kind.is_strike() || self.trigger.kind == IncidentType::GroundIncursion;
        strike
            && self.behind
            && self.site.is_at()
            && matches!(self.lower(self.site.tokens.end), "hospital" | "clinic")
    }

    /// "killed two people, officials told reporters in A": where it was said.
    fn is_said_there(&self) -> bool {
        if self.behind {
            return false;
        }
        let (a, b) = (self.between.start, self.between.end);
        // "levelled 14 houses, according to residents and a report sent to A": whom it was told to.
        if self.site.governor == "to" && self.any_between(|n| self.lower(n) == "according") {
            return true;
        }
        let saying = |n: usize| self.view.role(n).is_saying;
        !self.trigger.kind.is_diplomatic()
            && self.any_between(|n| {
                saying(n)
                    && n > a
                    && (a..n).any(|i| matches!(self.lower(i), "," | "that"))
                    // "Clashes, the group said, broke out in A": an insertion.
                    && !(self.lower(a) == "," && self.lower(n + 1) == "," && n + 1 < b)
            })
            && !self.any_between(|n| self.view.parts(n) && self.lower(n) == "that" && (a..n).any(saying))
    }

    /// "opened fire at boats overnight, police in A said": where they say so.
    fn is_of_speaker(&self) -> bool {
        !self.behind
            && matches!(&*self.site.governor, "in" | "from")
            && self.after(2).any(|n| self.view.role(n).is_saying)
            && matches!(
                self.lower(self.site.tokens.start.saturating_sub(2)),
                "police"
                    | "officials"
                    | "medics"
                    | "sources"
                    | "residents"
                    | "witnesses"
                    | "doctors"
                    | "authorities"
                    | "activists"
                    | "army"
                    | "military"
                    | "command"
                    | "ministry"
                    | "government"
            )
            && self.any_between(|n| self.lower(n) == ",")
    }

    /// "quoted an informed source in A confirming that jets struck": A, a city, is where the source sits.
    fn is_of_source(&self) -> bool {
        let (start, end) = (self.site.tokens.start, self.site.tokens.end);
        self.behind
            && self.site.governor == "in"
            && self.site.location.radius_m > super::LARGE_M
            && (start.saturating_sub(4).max(self.sentence.start)..start)
                .any(|n| matches!(self.lower(n), "source" | "sources" | "diplomat" | "diplomats"))
            && (end..self.trigger.start).take(3).any(|n| {
                self.view.role(n).is_saying
                    || matches!(self.lower(n), "confirming" | "saying" | "that" | "as")
            })
    }

    /// "sirens in A": not where the rocket fell.
    fn is_of_sirens(&self) -> bool {
        let sounds = |n: usize| matches!(self.lower(n), "sirens" | "alarms" | "siren");
        // "Sirens sounded in the city and in towns near A".
        let clause = || {
            let start = self.site.tokens.start;
            self.view.clause_start(start, self.sentence)..start
        };
        self.before(5).any(sounds) || self.behind && clause().any(sounds)
    }

    /// "Observers on the mountain saw a drone fly towards B": where they stand, not what they saw.
    fn is_of_observers(&self) -> bool {
        let observed = |n: usize| {
            matches!(
                self.lower(n),
                "observed" | "saw" | "heard" | "noticed" | "noted" | "detected" | "recorded" | "spotted"
            )
        };
        let observers = || {
            let class = &self.view.lexicon.class;
            self.before(6).any(|n| {
                self.view.classes(n) & (class.un | class.peacekeepers) != 0
                    || matches!(self.lower(n), "personnel" | "observer" | "observers")
            })
        };
        let (start, end) = (self.site.tokens.start, self.site.tokens.end);
        self.behind
            && self.site.is_at()
            && start <= self.sentence.start + 9
            && (observed(end) || observed(end + 1))
            && observers()
    }

    /// "A resident of the border area in A told the agency that …": where the speaker lives, for want of better.
    pub(super) fn is_home_of_speaker(&self) -> bool {
        self.behind
            && self.trigger.kind != IncidentType::Overflight
            && (self.site.tokens.end..self.trigger.start).any(|n| self.view.role(n).is_saying)
            && self.before(10).any(|n| self.view.classes(n) & self.view.lexicon.class.people != 0)
    }
}
