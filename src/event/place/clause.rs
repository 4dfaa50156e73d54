//! What a site is to another clause or verb of the sentence, and not to the trigger.

use super::fit::Fit;
use crate::kind::{IncidentType, MentionKind};

impl Fit<'_, '_> {
    /// Whether the site belongs to something else that the sentence tells.
    pub(super) fn is_of_other_clause(&self) -> bool {
        // "strained ties with neighbouring A".
        let tied = self.before(5).any(|n| {
            matches!(self.lower(n), "ties" | "relations") && matches!(self.lower(n + 1), "with" | "between")
        });
        tied && !self.trigger.kind.is_diplomatic()
            || self.is_due_there()
            || self.is_venue()
            || self.is_past_when()
            || self.is_in_unnamed()
            || self.is_in_insertion()
            || self.is_of_noun_before()
            || self.is_of_other_verb()
            || self.is_parted()
            || self.is_in_name()
            || self.view.leads_back(self.onward())
    }

    /// "met a delegation in A after a deadly raid": where they met.
    fn is_venue(&self) -> bool {
        self.behind
            && self.trigger.noun
            && !self.trigger.kind.is_diplomatic()
            && self.any_between(|n| matches!(self.lower(n), "after" | "following"))
            && self.others.iter().any(|t| t.kind.is_diplomatic() && t.end <= self.site.tokens.start)
    }

    /// "met officials in A last week and is due in B on Sunday": B is still ahead.
    fn is_due_there(&self) -> bool {
        !self.behind
            && self.before(4).any(|n| {
                matches!(self.lower(n), "due" | "expected")
                    && matches!(self.lower(n.wrapping_sub(1)), "is" | "are" | "was" | "were")
                    && matches!(self.lower(n + 1), "in" | "at" | "back")
            })
    }

    /// "entered the town, which lies on the slopes of A, and …", "The village, which sits above A, was hit": A only says where the
    /// village is.
    fn is_in_insertion(&self) -> bool {
        let (start, end, sentence) = (self.site.tokens.start, self.site.tokens.end, self.sentence);
        let lies = self.before(16).any(|n| {
            (self.lower(n) == "which" || self.lower(n) == "that" && self.lower(n + 1) == "belongs")
                && matches!(self.lower(n + 1), "lies" | "stands" | "sits" | "overlooks" | "belongs")
                // "at a junction, which lies on the road to A": no place of its own.
                && !(n.saturating_sub(2).max(sentence.start)..n).any(|i| {
                    matches!(
                        self.lower(i),
                        "junction" | "crossroads" | "roundabout" | "crossing" | "bridge" | "quarry" | "intersection"
                    )
                })
        });
        if lies && !(end..self.trigger.start).any(|n| self.lower(n) == ";") {
            return true;
        }
        // "Their convoy, loaded with supplies that people in A had given, was ambushed on the road".
        if self.view.is_in_relative_of_others(start, self.trigger.start) && !self.trigger.noun {
            return true;
        }
        let comma = |n: usize| self.lower(n) == ",";
        self.behind
            && (start.saturating_sub(10).max(sentence.start + 1)..start)
                .rfind(|n| matches!(self.lower(*n), "which" | "whose"))
                .is_some_and(|pronoun| {
                    comma(pronoun - 1) && !(pronoun..start).any(comma) && (end..self.trigger.start).any(comma)
                })
    }

    /// "reported shelling on A and drone attacks near B": A is of the shelling, though both are what was reported.
    fn is_of_noun_before(&self) -> bool {
        let (trigger, site) = (self.trigger, self.site);
        let within = trigger.start < site.tokens.start && site.tokens.end < trigger.end;
        let before = |end: usize| trigger.start < end && end <= site.tokens.start;
        trigger.noun
            && within
            && self.others.iter().any(|t| t.noun && t.start != trigger.start && before(t.end))
    }

    /// What another verb does something to is not where this one happens.
    fn is_of_other_verb(&self) -> bool {
        let (trigger, site) = (self.trigger, self.site);
        // "pull out of A, which forces seized": what was seized.
        let antecedent = || {
            let pronoun = self.view.relative_pronoun(trigger.start, self.sentence);
            pronoun.is_some_and(|p| site.tokens.end <= p && p - site.tokens.end <= 1)
        };
        let of_verb = self.behind
            && site.governor.starts_with("verb ")
            && !self.is_when_there()
            && self.others.iter().all(|t| t.start >= site.tokens.start || t.noun)
            && !antecedent();
        // "shelled A, killing one, and sent drones over B", "killing one, and warplanes hit B": B is of the verb behind "and".
        let of_subject = |n: usize| {
            const REACH: usize = 5;
            self.lower(n - 1) == ","
                && self.others.iter().any(|t| !t.noun && (n + 2..n + REACH).contains(&t.start))
        };
        let of_next = || {
            !self.behind
                && trigger.dependent
                && matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
                && self.any_between(|n| {
                    self.lower(n) == "and"
                        && n + 1 < self.between.end
                        && (self.view.is_finite(n + 1) || n > 0 && of_subject(n))
                })
        };
        // "fighting drew in troops and Israel bombed A": what the second is said to have done is done there.
        let of_other_actor = || {
            !self.behind
                && trigger.noun
                && site.governor.starts_with("verb ")
                && self.others.iter().any(|t| {
                    !t.noun
                        && self.between.start <= t.start
                        && t.end <= self.between.end
                        && (t.start.saturating_sub(4).max(self.between.start)..t.start - 1)
                            .any(|n| self.lower(n) == "and" && !self.view.parts(n))
                })
        };
        of_verb || of_next() || of_other_actor()
    }

    /// "In A children march after gunmen killed twelve in a Syrian village": in one that is not named.
    fn is_in_unnamed(&self) -> bool {
        const REACH: usize = 9;
        let end = self.trigger.end;
        self.behind
            && !self.trigger.noun
            && (end..self.sentence.end.min(end + REACH))
                .take_while(|n| !self.view.parts(*n) && self.lower(*n) != ",")
                .any(|n| {
                    self.lower(n) == "in"
                        && matches!(self.lower(n + 1), "a" | "an" | "another")
                        && (n + 2..n + 5).any(|i| {
                            matches!(self.lower(i), "village" | "town" | "suburb" | "city")
                                && !matches!(
                                    self.lower(i + 1),
                                    "of" | "called" | "named" | "near" | "in" | "on" | "outside" | ","
                                )
                        })
                })
    }

    /// "raids in B on 3 May, when two men were taken away, and in A on 9 June": A is of the raids, not of the men.
    fn is_past_when(&self) -> bool {
        let start = self.view.clause_start(self.trigger.start, self.sentence);
        let and = self.site.tokens.start.saturating_sub(6).max(self.trigger.end)..self.site.tokens.start;
        // "the shelling of B, in which a farmer was hurt, and a demonstration in A": likewise.
        let in_which = start > self.sentence.start + 1
            && (self.lower(start - 2), self.lower(start - 1)) == ("in", "which");
        !self.behind
            && start > self.sentence.start
            && (in_which || self.lower(start - 1) == "when")
            && (self.sentence.start..start).any(|n| self.view.places[n])
            && and.clone().any(|n| {
                self.lower(n) == "and"
                    && self.lower(n - 1) == ","
                    && (matches!(self.lower(n + 1), "in" | "at" | "near")
                        || in_which && matches!(self.lower(n + 1), "a" | "an" | "the"))
            })
    }

    /// "When the bus reached A, gunmen opened fire on it": how far it had come.
    fn is_when_there(&self) -> bool {
        let arrives = matches!(
            self.site.governor.trim_start_matches("verb "),
            "reached"
                | "reaches"
                | "entered"
                | "enters"
                | "approached"
                | "neared"
                | "passed"
                | "crossed"
                | "left"
        );
        let clause = self.before(10).rfind(|n| matches!(self.lower(*n), "when" | "as" | "while"));
        arrives
            && !self.trigger.kind.is_diplomatic()
            && clause.is_some_and(|when| !(when..self.site.tokens.start).any(|n| self.lower(n) == ","))
            && self.between.clone().filter(|n| self.lower(*n) == ",").count() == 1
            && !self.any_between(|n| matches!(self.lower(n), "and" | ";"))
    }

    /// Whether what stands between the two parts them.
    fn is_parted(&self) -> bool {
        // "troops fired in A; a tunnel found in B".
        if self.any_between(|n| self.lower(n) == ";") {
            return true;
        }
        if self.behind {
            return false;
        }
        // "Four shells fell in the fields, while drones circled over A": what went on there is the other.
        let meanwhile = self.any_between(|n| {
            self.view.parts(n)
                && self.lower(n) == "while"
                // "Airstrikes took place on Wednesday, while the president opened a fair in A".
                && n > 0
                && self.lower(n - 1) == ","
                && self.trigger.noun
                && !matches!(self.lower(n + 1), "it" | "they" | "he" | "she")
                && self.between.clone().any(|i| i > n + 1 && self.view.is_finite(i))
                || self.view.parts(n)
                && self.lower(n) == "while"
                // "came under fire while it was closing a crossing at A", "while driving along the river in A".
                && !matches!(self.lower(n + 1), "it" | "they" | "he" | "she")
                && !self.lower(n + 1).ends_with("ing")
                && self
                    .others
                    .iter()
                    .any(|t| t.start > n && t.end <= self.between.end && t.mood == self.trigger.mood)
        });
        // "The raids, part of a campaign launched after a ceasefire in A": A is where that was.
        let led_to = || {
            self.trigger.noun
                && self.any_between(|n| {
                    self.lower(n) == "despite"
                        || self.view.parts(n)
                            && matches!(
                                self.lower(n),
                                "after" | "before" | "since" | "because" | "although" | "though"
                            )
                })
        };
        // "thousands marched in support of the president, who spoke in A", "killing a nurse whose sister is married in A".
        let aside = || {
            self.any_between(|n| {
                self.lower(n) == "whose"
                    || self.lower(n) == "who" && self.trigger.kind == IncidentType::Protest
            })
        };
        meanwhile || led_to() || aside()
    }

    /// "the Vienna conference centre" may hold talks; no man of "the Quds Force" is in Jerusalem.
    fn is_in_name(&self) -> bool {
        let holds_events = |n: usize| {
            matches!(
                self.lower(n),
                "hospital"
                    | "airport"
                    | "airbase"
                    | "university"
                    | "school"
                    | "prison"
                    | "stadium"
                    | "port"
                    | "court"
                    | "museum"
            )
        };
        // "gathered in front of the UN office in A".
        let rallied = self.trigger.kind == IncidentType::Protest && self.site.is_at();
        let may_be = rallied || self.trigger.kind.is_diplomatic() || self.after(3).any(holds_events);
        self.site.mention.kind == MentionKind::InName && !may_be
    }

    /// Whether the words from the trigger on to the site name what is protested at: "protested at the recent killings in A".
    pub(super) fn is_protested_at(&self) -> bool {
        self.trigger.kind == IncidentType::Protest
            && self.any_onward(|n| {
                self.view.noun(n).is_some_and(|(_, kind)| kind.is_violent())
                    && (n.saturating_sub(8).max(self.trigger.end)..n)
                        .any(|i| matches!(self.lower(i), "at" | "against" | "over" | "after" | "following"))
            })
    }
}
