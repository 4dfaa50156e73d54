//! What a site is the place of is only why, or what for, the trigger happened.

use super::super::clause::View;
use super::fit::Fit;
use crate::kind::IncidentType;
use std::ops::Range;

impl Fit<'_, '_> {
    /// Whether the site belongs to a cause: what is blamed, protested at, planned or answered.
    pub(super) fn is_cause(&self) -> bool {
        self.is_protest_cause() || self.is_charge() || self.is_plan() || self.is_answered()
    }

    /// What a protest is against or for.
    fn is_protest_cause(&self) -> bool {
        // "used tear gas on the crowd in A, in a protest against the offensive in B": what they protest against.
        let of_cause = || {
            matches!(&*self.site.governor, "in" | "on" | "against")
                && self.any_onward(|n| {
                    (self.lower(n).starts_with("protest") || self.lower(n).starts_with("demonstrat"))
                        && matches!(self.lower(n + 1), "against" | "over" | "at")
                        && (n + 2..self.site.tokens.start).any(|i| is_cause_of_protest(self.lower(i)))
                })
        };
        // "gathered to call for the protection of the people in A": where those are.
        let called_for = || {
            self.trigger.kind == IncidentType::Protest
                && self.any_onward(|i| {
                    matches!(self.lower(i), "call" | "demand" | "denounce" | "condemn")
                        && i > 0
                        && self.lower(i - 1) == "to"
                        || self.lower(i) == "protection"
                        // "Protests in solidarity were held in A" were there.
                        || self.lower(i) == "solidarity" && matches!(self.lower(i + 1), "with" | "for")
                        || i > 1 && self.lower(i) == "of" && self.lower(i - 1) == "support" && self.lower(i - 2) == "in"
                }) && !self.any_onward(|i| self.lower(i) == "held" && i > 0 && matches!(self.lower(i - 1), "was" | "were"))
        };
        self.is_protested_at() || of_cause() || called_for()
    }

    /// What somebody is blamed for, wherever he was taken.
    fn is_charge(&self) -> bool {
        // "demolished the home of the man responsible for the attack in A".
        let responsible =
            self.before(6).any(|n| self.lower(n) == "responsible" && self.lower(n + 1) == "for");
        if responsible && !(self.site.tokens.start..self.trigger.start).any(|n| self.view.parts(n)) {
            return true;
        }
        if self.trigger.kind != IncidentType::ArrestDetention {
            return false;
        }
        // "detained two men over a killing in A".
        let blamed = || {
            !self.trigger.passive
                && is_blamed(self.view, self.onward())
                && !self.any_onward(|n| self.lower(n) == "during")
        };
        // "A man accused of shelling A was arrested".
        let charged = || {
            self.behind
                && self.before(9).any(|n| {
                    matches!(self.lower(n), "accused" | "suspected" | "wanted") && is_charged(self.view, n)
                })
                && !(self.site.tokens.end..self.trigger.start).any(|n| self.lower(n) == ",")
        };
        blamed() || charged()
    }

    /// "targeted a man who was planning attacks in A": what he meant to do, he meant to do there.
    fn is_plan(&self) -> bool {
        !self.behind
            && self.any_between(|n| {
                matches!(
                    self.lower(n),
                    "planning" | "plotting" | "preparing" | "planned" | "plotted" | "intended"
                ) || self.lower(n) == "suspected" && is_charged(self.view, n)
            })
            // "arrested a man suspected of smuggling during a raid in A": the raid's place.
            && !self.any_between(|n| self.lower(n) == "during")
    }

    /// "struck sites in response to a killing in A": A is where the killing was.
    fn is_answered(&self) -> bool {
        // "fired at a post in A in response to a strike": nor was the strike at A.
        let (a, b) = (self.between.start, self.between.end);
        let to_strike =
            || self.behind && self.trigger.noun && !self.view.places[a.min(b)] && b.saturating_sub(a) > 3;
        self.any_between(|n| {
            matches!(self.lower(n), "response" | "retaliation" | "revenge" | "reprisal" | "retribution")
        }) && (!self.behind || to_strike())
    }
}

/// Whether the words between an arrest and what follows say what it was for.
pub(in crate::event) fn is_blamed(view: &View, mut between: Range<usize>) -> bool {
    between.any(|n| match view.lower(n) {
        "over" => true,
        "accused" | "suspected" | "wanted" => is_charged(view, n),
        "connection" => view.lower(n + 1) == "with",
        "suspicion" => view.lower(n + 1) == "of",
        _ => false,
    })
}

/// Whether "accused" or the like at token `n` goes on with a deed; "suspected of ties to a group" says who he is.
fn is_charged(view: &View, n: usize) -> bool {
    matches!(view.lower(n + 1), "of" | "in" | "for" | "over")
        && !matches!(
            view.lower(n + 2),
            "ties"
                | "links"
                | "belonging"
                | "membership"
                | "affiliation"
                | "loyalty"
                | "being"
                | "having"
                | "working"
                | "cooperating"
                | "collaborating"
        )
}

/// What people protest against, wherever that goes on.
fn is_cause_of_protest(word: &str) -> bool {
    matches!(
        word,
        "offensive"
            | "assault"
            | "war"
            | "aggression"
            | "bombardment"
            | "attacks"
            | "strikes"
            | "campaign"
            | "plan"
            | "killing"
            | "killings"
    )
}
