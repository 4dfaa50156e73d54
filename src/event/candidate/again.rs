//! Whether an event is one told before, or one of long ago.

use super::super::date;
use super::Candidate;
use crate::kind::{DatePrecision, IncidentType};

impl Candidate<'_, '_, '_> {
    /// Whether it recalls what was told before, or what everybody knows of.
    pub(super) fn is_told_before(&self) -> bool {
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
        // "The same bases had already been struck on Friday": on a day of its own it is told.
        let already = trigger.passive
            && (said.datable.is_empty() || !said.names_them_again(trigger))
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
            && (by_nobody || self.story.days.iter().any(|(kind, _)| kind.is_violent()));
        if already || by_strike || levelled || last || added || claimed {
            return true;
        }
        // "has not commented since a drone killed one of its men in A on Tuesday": it did.
        let told_whole = self.placed
            && self.dating.own
            && !trigger.noun
            && self.dating.interval.days().is_some_and(|days| days <= 31)
            && !(said.tokens.start..clause).any(|n| crate::event::said::is_rank(view.lower(n)));
        // "the first since troops entered the area"; but "from a post held since May, and put up a barrier".
        let since = self.dating.rule != "days_of_fighting"
            && !told_whole
            && clause > said.tokens.start
            && view.lower(clause - 1) == "since"
            && (clause == said.tokens.start + 1 || !(clause..trigger.start).any(|n| view.lower(n) == ","));
        // "This comes days after an attack …".
        again || since || !self.placed && (known || said.recalls())
    }

    /// Whether it lies too long back to be news.
    pub(super) fn is_long_known(&self) -> bool {
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
        // "what the bombardment had left in the years of war".
        let in_war = self
            .said
            .tokens
            .clone()
            .any(|n| lower(n) == "years" && lower(n + 1) == "of" && lower(n + 2) == "war");
        if in_war && self.trigger.noun && !self.dating.own {
            return true;
        }
        // "Days after a delegation met in A, jets on Wednesday struck B": before that Wednesday, nobody says when.
        let first = said.tokens.start;
        let days_after = matches!(lower(first), "days" | "weeks" | "months" | "shortly")
            && lower(first + 1) == "after"
            && (first..trigger.start).all(|n| lower(n) != ",")
            && self.dating.interval.days() == Some(1)
            && !said.datable.iter().any(|(at, _)| *at < trigger.start);
        if days_after && said.tokens.clone().any(|n| n > trigger.start && lower(n) == ",") {
            return true;
        }
        // "bombed the ministry at the time": then.
        let that_year = self.said.tokens.clone().any(|n| lower(n) == "that" && lower(n + 1) == "year");
        let then = that_year
            || !self.dating.own && self.said.tokens.clone().any(|n| {
                lower(n) == "at" && lower(n + 1) == "the" && lower(n + 2) == "time" && lower(n + 3) != "of"
                    // "during those events", "during the bloodshed", "on 16 July that year".
                    || lower(n) == "during" && lower(n + 1) == "those"
                    || lower(n) == "during"
                        && lower(n + 1) == "the"
                        && (matches!(lower(n + 2), "bloodshed" | "violence" | "unrest" | "war" | "uprising" | "fighting" | "clashes")
                            || lower(n + 2) == "civil" && lower(n + 3) == "war")
            });
        // "In March, clashes in the same area left ten dead": recalled, and the place is only what the story is about.
        // "the hill of A, which forces took in January": of that hill.
        let of_antecedent =
            self.said.view.relative_pronoun(self.trigger.start, &self.said.tokens).is_some_and(|p| {
                let near = |span: &crate::span::Span| {
                    let end = self.said.view.token_at(&self.said.tokens, span.end.saturating_sub(1)) + 1;
                    end <= p && p - end <= 1
                };
                self.at.iter().any(|(_, span)| near(span))
            });
        let recalled = !self.placed
            && !of_antecedent
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
            || self.trigger.rule != "dated_noun"
                && self.said.is_definite(&self.trigger)
                && date::is_past(interval, published)
    }
}
