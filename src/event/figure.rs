//! Who was killed, injured or detained, and how many: the count before or behind each word of harm.

use super::clause::View;
use super::harmed::{is_bad_condition, of_whom, shot, sustains};
use super::object::counted_after;
use super::people::{self, party};
use super::report::Figure;
use super::subject::{by_age, counted_before, is_animal};
use super::toll::{is_superseded, sum_told, toll};
use std::ops::Range;

pub(super) use super::harmed::harm_at;
pub(super) use super::number::{Number, count, number};

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    Killed,
    Injured,
    Detained,
    /// The dead so far.
    Toll,
}

/// People harmed, as told at some tokens.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) harm: Harm,
    pub(super) figure: Figure,
    pub(super) tokens: Range<usize>,
    /// "was also killed", "two more died": beside those told before.
    pub(super) more: bool,
    /// "He died": one told of before.
    pub(super) of_him: bool,
    /// "one each in A, B and C": so many at each place of the list.
    pub(super) each: bool,
    /// Whose they are.
    pub(super) side: Option<Side>,
}

/// Whose people are, in a fight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Soldiers, guards, police.
    State,
    /// Smugglers, gunmen, attackers.
    Gunmen,
    /// "three of its men": of whoever says so.
    OfSource,
}

impl Count {
    fn new(harm: Harm, figure: Figure, tokens: Range<usize>) -> Self {
        Self { harm, figure, tokens, more: false, of_him: false, each: false, side: None }
    }

    /// Nobody killed, nor injured.
    fn nobody(tokens: &Range<usize>) -> [Self; 2] {
        [Harm::Killed, Harm::Injured].map(|harm| Self::new(harm, Figure::exactly(0), tokens.clone()))
    }

    /// Whether it tells an earlier count anew.
    pub(super) fn is_toll(&self) -> bool {
        self.harm == Harm::Toll
    }
}

/// The people killed, injured and detained that the tokens of `sentence` tell of, in text order.
pub(super) fn counts(view: &View, sentence: &Range<usize>) -> Vec<Count> {
    let mut counts = Vec::new();
    for n in sentence.clone() {
        if let Some((figure, tokens)) = toll(view, n, sentence) {
            counts.push(Count::new(Harm::Toll, figure, tokens));
        }
        if let Some((harm, figure, tokens)) = sum_told(view, n, sentence) {
            counts.push(Count::new(harm, figure, tokens));
        }
        if let Some(tokens) = nobody_there(view, n, sentence) {
            counts.extend(Count::nobody(&tokens));
        }
        let Some(harm) = harm_at(view, n).or_else(|| shot(view, n, sentence)) else { continue };
        if let Some(count) = as_many(view, n, harm, &counts, sentence) {
            counts.push(count);
            continue;
        }
        // "a man suspected of killing two people", "wanted in connection with the killing of a guard": what he is charged with.
        if is_charge(view, n, sentence) {
            continue;
        }
        // "All four of the dead were in a house": so many.
        if n >= sentence.start + 4
            && (view.lower(n - 2), view.lower(n - 1)) == ("of", "the")
            && view.lower(n - 4) == "all"
            && let Some(all) = number(view, n - 3, n)
        {
            counts.push(Count::new(harm, Figure::exactly(all.0), n - 4..n + 1));
            continue;
        }
        // "one of the dead", "some of those killed": told of before.
        if n >= sentence.start + 2
            && matches!(view.lower(n - 1), "the" | "those")
            && matches!(view.lower(n - 2), "of" | "among")
            && !(matches!(view.lower(n + 1), "were" | "was")
                && matches!(view.lower(n + 2), "in" | "at" | "near"))
        {
            continue;
        }
        if let Some((figure, tokens)) = identified(view, n, sentence) {
            counts.push(Count::new(harm, figure, tokens));
            continue;
        }
        // "was freed unharmed": so much for the kidnapped, of whom none would be counted as hurt.
        if view.lower(n) == "unharmed"
            && n > sentence.start
            && matches!(view.lower(n - 1), "freed" | "released" | "returned")
        {
            continue;
        }
        // "its crew were killed or wounded": nobody knows which.
        let or = |or: usize, other: usize| view.lower(or) == "or" && harm_at(view, other).is_some();
        if (or(n + 1, n + 2) || n >= sentence.start + 2 && or(n - 1, n - 2))
            && nobody(view, n, sentence).is_none()
        {
            continue;
        }
        let is_noun = matches!(view.lower(n + 1), "were" | "was")
            && matches!(view.lower(n + 2), "in" | "at" | "near")
            || matches!(
                view.lower(n),
                "dead" | "death" | "deaths" | "casualties" | "fatalities" | "fatality" | "execution"
            )
            || of_whom(view, n).is_some();
        if is_noun_use(view, n) && !is_noun {
            continue;
        }
        // "hit a farmer in the leg, and eleven sheep were killed": no people.
        if n >= sentence.start + 2
            && matches!(view.lower(n - 1), "were" | "was")
            && is_animal(view.lower(n - 2))
        {
            continue;
        }
        let zero = nobody(view, n, sentence);
        // "no casualties to our forces": of others it says nothing.
        if zero.is_some() && is_of_one_side(view, n, sentence) {
            continue;
        }
        // "A guard received slight injuries to the arm".
        let condition = is_bad_condition(view, n).then(|| n - 2);
        let verb = condition.or_else(|| sustains(view, n)).filter(|v| *v > sentence.start).unwrap_or(n);
        let before = |at| counted_before(view, at, sentence).filter(|_| at != n || !counts_behind(view, n));
        let found = zero
            .clone()
            .or_else(|| whom_before(view, n, sentence))
            .or_else(|| before(verb))
            .or_else(|| counted_after(view, n, sentence))
            .or_else(|| before(second_passive(view, n, sentence)?))
            .or_else(|| counted_after(view, of_whom(view, n)?, sentence))
            // "received three civilians with shrapnel wounds".
            .or_else(|| counted_after(view, verb, sentence).filter(|_| view.lower(verb) == "received"));
        // "was shot in the leg and arrested".
        let found = found.or_else(|| {
            let last = counts.last().filter(|c| c.tokens.end < n && n - c.tokens.end <= 5)?;
            let same = harm == Harm::Detained
                && view.lower(n - 1) == "and"
                && last.harm != Harm::Detained
                && (last.tokens.end..n).all(|i| view.classes(i) & view.lexicon.class.people == 0);
            same.then(|| (last.figure, n..n + 1))
        });
        // "A body with gunshot wounds was found", "a bullet went through his thigh".
        let found = found.or_else(|| {
            let of_animals = |i: usize| is_animal(view.lower(i));
            (matches!(view.lower(n), "body" | "through")
                || view.lower(n) == "death"
                    && (n == 0 || view.lower(n - 1) != "to")
                    && !(n + 1..(n + 8).min(sentence.end)).any(of_animals))
            .then(|| (Figure::exactly(1), n..n + 1))
        });
        let Some((figure, tokens)) = found else { continue };
        // "Most of the wounded were taken to A, and two were in intensive care": of those told.
        if is_bad_condition(view, n)
            && (sentence.start + 1..n)
                .any(|i| matches!(view.lower(i), "wounded" | "injured") && view.lower(i - 1) == "the")
        {
            continue;
        }
        // "two of them were in critical condition": of those told.
        if is_bad_condition(view, n) && tokens.clone().any(|i| matches!(view.lower(i), "them" | "whom")) {
            continue;
        }
        // "to demand the release of two students abducted on the road": who is missing, not who was taken there.
        let freed = |i: usize| matches!(view.lower(i), "release" | "return" | "freedom" | "freeing" | "fate");
        if harm == Harm::Detained && (tokens.start.saturating_sub(6).max(sentence.start)..n).any(freed) {
            continue;
        }
        // "called for the weapons to be taken from everyone": nobody yet, unless he was "the first to be taken".
        let ranked = |i: usize| matches!(view.lower(i), "first" | "second" | "third" | "latest" | "last");
        let asked = n >= sentence.start + 2 && (view.lower(n - 2), view.lower(n - 1)) == ("to", "be");
        if asked && !(n.saturating_sub(6).max(sentence.start)..n).any(ranked) {
            continue;
        }
        // "after a quarrel over two kidnapped traders": told as known.
        let known = harm == Harm::Detained
            && n >= sentence.start + 2
            && matches!(view.lower(n - 2), "over" | "about" | "for")
            && !matches!(view.lower(n.saturating_sub(3)), "hand" | "handed" | "turned" | "passed")
            && number(view, n - 1, n).is_some()
            && view.classes(n + 1) & view.lexicon.class.people != 0;
        if known {
            continue;
        }
        // "revising an earlier count of one dead and four wounded".
        if is_superseded(view, n, sentence) {
            continue;
        }
        // "seized 600 rifles", "captured two hills": what was taken must be people.
        if takes_things(view, n, &tokens, sentence) {
            continue;
        }
        // "without information about arrests", "without reporting arrests": nothing is known.
        if zero.is_some()
            && n > sentence.start
            && (view.lower(n - 1) == "about"
                || (n.saturating_sub(4)..n).any(|i| view.lower(i) == "reporting"))
        {
            continue;
        }
        // "leaving three casualties": dead or wounded, it does not say.
        let left = view.lower(n) == "casualties"
            && (n.saturating_sub(3).max(sentence.start)..n)
                .any(|i| matches!(view.lower(i), "leaving" | "left"));
        // Losses may be of any kind; only that there were none tells of people.
        if zero.is_none() && (left || view.lower(n) == "losses") {
            continue;
        }
        let (figure, tokens) = with_companions(view, n, figure, tokens, sentence);
        let tokens = tokens.start.min(n)..tokens.end.max(n + 1);
        let of_all = matches!(
            view.lower(n),
            "hurt" | "hurting" | "harmed" | "harming" | "casualties" | "losses" | "victims" | "loss"
        );
        if zero.is_some() && of_all && (n == 0 || view.lower(n - 1) != "not") {
            counts.extend(Count::nobody(&tokens));
        } else {
            counts.push(Count::new(harm, figure, tokens));
        }
    }
    // "A man wounded on Saturday has died of his injuries", "A guard who was wounded in A on Monday died in hospital": one of the dead.
    let of_wounds = |n: usize| (n + 1..n + 5).any(|i| matches!(view.lower(i), "injuries" | "wounds"));
    let people = view.lexicon.class.people;
    let of_wounded = |n: usize| {
        (sentence.start + 1..n).any(|i| {
            matches!(view.lower(i), "wounded" | "injured")
                && (view.classes(i - 1) & people != 0
                    || i > sentence.start + 2 && (view.lower(i - 2), view.lower(i - 1)) == ("who", "was"))
        }) && !(sentence.start..n).any(|i| view.lower(i) == "and")
    };
    // "arrived in critical condition and died a short time later".
    let in_the_end = |n: usize| {
        let verb = n - usize::from(matches!(view.lower(n - 1), "later" | "then" | "soon" | "subsequently"));
        verb > sentence.start && view.lower(verb - 1) == "and"
    };
    let one_wounded =
        |n: usize| counts.iter().any(|c| c.harm == Harm::Injured && c.figure.best == 1 && c.tokens.end <= n);
    if let Some(died) = sentence.clone().skip(1).find(|n| {
        matches!(view.lower(*n), "died" | "succumbed")
            && (of_wounds(*n) || of_wounded(*n) || in_the_end(*n) && one_wounded(*n))
    }) {
        let wounded = |c: &Count| c.harm == Harm::Injured && c.figure.best > 0 && c.tokens.start <= died;
        let dead = counts.iter().any(|c| c.is_toll() || c.harm == Harm::Killed);
        let late = counts.iter().find(|c| wounded(c)).filter(|_| !dead).cloned();
        counts.retain(|c| !wounded(c));
        counts.extend(late.map(|c| Count { harm: Harm::Killed, ..c }));
    }
    counts.extend(ellipses(view, &counts, sentence));
    divide(view, &mut counts, sentence);
    for count in &mut counts {
        let (start, end) = (count.tokens.start.saturating_sub(1).max(sentence.start), count.tokens.end);
        let other = |n: usize| {
            matches!(view.lower(n), "another" | "more") && view.lower(n + 1) != "than"
                || (view.lower(n), view.lower(n + 1)) == ("the", "other")
                || view.lower(n) == "a"
                    && matches!(view.lower(n + 1), "second" | "third" | "fourth" | "fifth" | "sixth")
        };
        // "Two of its own fighters were killed", "One of the attackers was shot dead": the other side's.
        let of_others = |n: usize| {
            view.lower(n) == "own"
                || (view.lower(n), view.lower(n + 1)) == ("of", "the")
                    && matches!(
                        view.lower(n + 2),
                        "attackers" | "assailants" | "gunmen" | "smugglers" | "militants" | "infiltrators"
                    )
        };
        // "two soldiers and a smuggler" are of both.
        let mut sides = (start..end).filter_map(|n| side(view, n, end));
        count.side = sides.next().filter(|first| sides.all(|s| s == *first));
        let before = |k: usize| count.tokens.start.checked_sub(k).map_or("", |n| view.lower(n));
        let pronoun = |k: usize| matches!(before(k), "he" | "she");
        count.of_him = pronoun(1) || pronoun(2) && matches!(before(1), "was" | "later");
        count.more = (start..end).any(|n| other(n) || of_others(n))
            // "Two companions were arrested with him".
            || view.lower(end) == "with" && matches!(view.lower(end + 1), "him" | "her" | "them")
            || view.lower(start) == "also"
            || (end.saturating_sub(4).max(start)..end).any(|n| view.lower(n) == "also");
    }
    add_up(view, &mut counts, sentence);
    // "the death of two people: one killed by shells in A, and a girl who died in B": of both together nothing happened.
    let parts = |at: usize, c: &Count| {
        (c.tokens.end..c.tokens.end + 2).any(|n| n < sentence.end && view.lower(n) == ":")
            && counts[at + 1..].iter().any(|part| part.harm == c.harm && part.figure.best < c.figure.best)
    };
    let sums: Vec<bool> = counts.iter().enumerate().map(|(at, c)| parts(at, c)).collect();
    let mut sums = sums.into_iter();
    counts.retain(|_| !sums.next().unwrap_or(false));
    counts
}

/// "A driver was taken from A on Monday together with two passengers": who was with the one told of before the verb at `n` too.
fn with_companions(
    view: &View,
    n: usize,
    figure: Figure,
    tokens: Range<usize>,
    sentence: &Range<usize>,
) -> (Figure, Range<usize>) {
    const REACH: usize = 14;
    let told = figure == Figure::exactly(1) && tokens.start < n && tokens.end <= n + 1;
    // "was killed with two brothers and a cousin".
    let close = (told && view.lower(n + 1) == "with").then_some(n + 2);
    let with = || {
        (n + 1..(n + REACH).min(sentence.end))
            .take_while(|i| told && !view.parts(*i) && !matches!(view.lower(*i), "," | ";" | "and"))
            .find(|i| matches!(view.lower(*i), "together" | "along") && view.lower(i + 1) == "with")
            .map(|i| i + 2)
    };
    let others = close.or_else(with).and_then(|at| party(view, at, sentence));
    match others.map(|first| people::with_list(view, first, sentence)) {
        Some(others) => (people::sum(figure, others.figure), tokens.start..others.end),
        None => (figure, tokens),
    }
}

/// "A man was stopped near A and detained": the participle of the first of two passives with one subject, the second at `n`.
fn second_passive(view: &View, n: usize, sentence: &Range<usize>) -> Option<usize> {
    const REACH: usize = 22;
    let adverb = |i: usize| matches!(view.lower(i), "then" | "later") || view.lower(i).ends_with("ly");
    let and = n.checked_sub(1 + usize::from(n > 0 && adverb(n - 1)))?;
    if and < sentence.start || view.lower(and) != "and" || view.lower(n).ends_with("ing") {
        return None;
    }
    let aux = (and.saturating_sub(REACH).max(sentence.start)..and)
        .rev()
        .find(|i| matches!(view.lower(*i), "was" | "were"))?;
    let participle =
        view.lower(aux + 1).ends_with("ed") || view.is_form_of(aux + 1, &["shoot", "take", "hold"]);
    (participle && !(aux..n).any(|i| view.parts(i) || view.is_finite(i) && i > aux + 1)).then_some(aux + 1)
}

/// "three of the five men whom they had arrested": the five.
fn whom_before(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    const REACH: usize = 6;
    let back = |n: usize| n.saturating_sub(REACH).max(sentence.start)..n;
    let whom = back(n).rfind(|i| view.lower(*i) == "whom" && view.lower(i.saturating_sub(1)) != "of")?;
    let counted = back(whom).rev().find_map(|i| count(view, i, sentence))?;
    let of_people = view.classes_in(counted.start..whom) & view.lexicon.class.people != 0;
    (counted.end <= whom && of_people).then_some((counted.figure, counted.start..n + 1))
}

/// Tokens over which "them" are those of "its".
const REACH_OF_ITS: usize = 18;

/// Whose the people are that token `n` names, in a count that ends before `end`.
fn side(view: &View, n: usize, end: usize) -> Option<Side> {
    match view.lower(n) {
        "of" if matches!(view.lower(n + 1), "its" | "their") && n + 2 < end => Some(Side::OfSource),
        // "had attacked its positions, killing three of them".
        "of" if view.lower(n + 1) == "them"
            && (n.saturating_sub(REACH_OF_ITS)..n).any(|i| view.lower(i) == "its") =>
        {
            Some(Side::OfSource)
        }
        "soldier" | "soldiers" | "guard" | "guards" | "policeman" | "policemen" | "police" | "officer"
        | "officers" | "sergeant" | "corporal" | "captain" | "lieutenant" | "conscript" | "conscripts"
        | "troops" => Some(Side::State),
        "attacker" | "attackers" | "assailant" | "assailants" | "gunman" | "gunmen" | "smuggler"
        | "smugglers" | "militant" | "militants" | "infiltrator" | "infiltrators" | "fugitive"
        | "fugitives" => Some(Side::Gunmen),
        _ => None,
    }
}

/// "identified those killed as Salim Haddad, 44, and his son Omar, 21": as many as have a name and an age.
fn identified(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let as_ = (n + 1..(n + 4).min(sentence.end)).find(|i| matches!(view.lower(*i), "as" | ":" | "were"))?;
    let (figure, _) = by_age(view, as_ + 1..sentence.end).filter(|_| is_noun_use(view, n))?;
    Some((figure, n..as_ + 1))
}

/// "13 people were killed and as many wounded", "… and an equal number injured": the count told just before.
fn as_many(view: &View, n: usize, harm: Harm, counts: &[Count], sentence: &Range<usize>) -> Option<Count> {
    let lower = |i: usize| view.lower(i);
    let start = n.saturating_sub(5).max(sentence.start);
    let at = (start..n).find(|i| {
        lower(*i) == "as" && lower(i + 1) == "many" && lower(i + 2) != "as"
            || matches!(lower(*i), "equal" | "same" | "similar") && lower(i + 1) == "number"
    })?;
    let told = counts.iter().rfind(|c| c.harm != harm && c.tokens.end <= at)?;
    Some(Count::new(harm, told.figure, at..n + 1))
}

/// "A woman was badly hurt and her husband lightly": both are counted as one number.
fn add_up(view: &View, counts: &mut Vec<Count>, sentence: &Range<usize>) {
    let mut n = 1;
    while n < counts.len() {
        let (a, b) = (&counts[n - 1], &counts[n]);
        let joined = a.tokens.end < b.tokens.start
            && (a.tokens.end..b.tokens.start).all(|i| {
                matches!(view.lower(i), "and" | "," | "while")
                    || view.lower(i) == "that" && view.lower(i - 1) == "and"
            })
            && a.tokens.start < b.tokens.start;
        // "Two died at the scene and another on the way".
        let named = |mut tokens: Range<usize>| tokens.any(|i| view.places[i]);
        // "One was killed when they hit A; two more died in a strike on B", "12 died in A, while another five died in B".
        let elsewhere = || {
            let between = a.tokens.end..b.tokens.start;
            let care = |i: usize| matches!(view.lower(i), "hospital" | "clinic" | "way" | "scene");
            let behind = b.tokens.end..(b.tokens.end + REACH_OF_SUM).min(sentence.end);
            let located = matches!(view.lower(b.tokens.end), "in" | "at" | "near" | "from")
                && !behind.clone().any(care);
            named(between.clone())
                && (between.clone().any(|i| view.lower(i) == ";") && named(b.tokens.end..sentence.end)
                    || located && named(behind))
        };
        let further = b.more && a.tokens.end <= b.tokens.start && !elsewhere();
        if (joined || further) && a.harm == b.harm && !a.is_toll() && a.figure.best > 0 && b.figure.best > 0 {
            let figure = people::sum(a.figure, b.figure);
            counts[n - 1] = Count { figure, tokens: a.tokens.start..b.tokens.end, ..*a };
            counts.remove(n);
        } else {
            n += 1;
        }
    }
}

/// Tokens within which a further number has the verb of the one before.
const REACH_OF_ELLIPSIS: usize = 24;

/// "six died in A, and four in B": the verb holds for both.
fn ellipses(view: &View, counts: &[Count], sentence: &Range<usize>) -> Vec<Count> {
    let people = view.lexicon.class.people;
    let mut further = Vec::new();
    for told in counts.iter().filter(|c| c.figure.best > 0) {
        // "killed in an attack that hit A, and three in B".
        let parted = |n: usize| view.parts(n) && !matches!(view.lower(n), "that" | "which");
        // "… in A, in addition to one in B".
        let goes_on = |n: usize| {
            matches!(view.lower(n), "and" | ",") || view.lower(n) == "to" && view.lower(n - 1) == "addition"
        };
        let mut from = told.tokens.end;
        while let Some(and) =
            (from..(from + REACH_OF_ELLIPSIS).min(sentence.end)).take_while(|n| !parted(*n)).find_map(|n| {
                // "detained a man in A and another in B".
                let another = view.lower(n + 1) == "another" && n + 2 < sentence.end;
                let one = another.then(|| (Figure::exactly(1), n + 2));
                let (figure, end) = goes_on(n)
                    .then(|| count(view, n + 1, sentence).map(|number| (number.figure, number.end)).or(one))
                    .flatten()?;
                let end = end + usize::from(matches!(view.lower(end), "more" | "others"));
                let end = end + usize::from(view.classes(end) & people != 0);
                (end < sentence.end && matches!(view.lower(end), "in" | "at" | "near"))
                    .then(|| Count::new(told.harm, figure, n + 1..end))
            })
        {
            from = and.tokens.end;
            further.push(and);
        }
    }
    further
}

/// "12 people were killed: three in A, two in B, and one each in C and D", "two were detained; one in A and the other near B": the
/// parts stand for the sum.
fn divide(view: &View, counts: &mut Vec<Count>, sentence: &Range<usize>) {
    let opens = |n: usize| matches!(view.lower(n), ":" | ";" | "," | "–" | "—" | "--" | "(" | "-");
    let Some(sum) = counts.iter().position(|c| c.figure.best > 1 && !c.is_toll()) else { return };
    let told = &counts[sum];
    let at_place = |n: usize| {
        matches!(view.lower(n), "in" | "at" | "near")
            // "one from A and the other from B": people are taken where they live.
            || view.lower(n) == "from" && told.harm == Harm::Detained
    };
    // "the other", "another".
    let other = |n: usize| match (view.lower(n), view.lower(n + 1)) {
        ("the", "other" | "second" | "third") => Some((Figure::exactly(1), n + 2)),
        ("another", _) => Some((Figure::exactly(1), n + 1)),
        _ => None,
    };
    let mut parts: Vec<Count> = Vec::new();
    // The words of the sum may reach over its first part.
    let mut n = told.tokens.start + 1;
    while n < sentence.end {
        // Behind the opening, or a comma or "and" of the list.
        let begins = if parts.is_empty() { opens(n) } else { matches!(view.lower(n), "," | ";" | "and") };
        let number = if begins { count(view, n + 1, sentence).map(|c| (c.figure, c.end)) } else { None };
        let number = number.or_else(|| other(n + 1).filter(|_| begins && !parts.is_empty()));
        if let Some((figure, end)) = number {
            let each = view.lower(end) == "each";
            let end = end + usize::from(each);
            if end < sentence.end && at_place(end) {
                parts.push(Count { each, ..Count::new(told.harm, figure, n + 1..end) });
                n = end;
            }
        }
        // What tells of the sum ends where the list begins.
        if parts.is_empty() && (n > told.tokens.end + REACH_OF_SUM || view.parts(n) && !opens(n)) {
            return;
        }
        n += 1;
    }
    let total = parts.iter().map(|p| p.figure.best).sum::<u32>();
    // "12 were killed in A, three in B and two in C": no part of the 12.
    let opening = parts.first().map_or(0, |p| p.tokens.start - 1);
    let placed = opening > 0 && view.lower(opening) == "," && view.places[opening - 1];
    if parts.len() > 1 && total <= told.figure.best && !placed {
        counts.remove(sum);
        counts.retain(|c| c.tokens.end <= parts[0].tokens.start);
        counts.extend(parts);
    }
}

/// Tokens between a sum and the list of its parts.
const REACH_OF_SUM: usize = 10;

/// "no injuries to the forces", "no casualties among its soldiers".
fn is_of_one_side(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let force = view.lexicon.class.force;
    // "no injuries to United Nations personnel": shots were fired at nobody else.
    let un = view.lexicon.class.un;
    if (n + 2..(n + 5).min(sentence.end)).any(|i| view.classes(i) & un != 0 || view.lower(i) == "nations")
        || view.lower(n + 2) == "personnel"
    {
        return false;
    }
    // "No Israeli soldiers were hurt", "None of its troops was hurt": the others may have been.
    let own = |i: usize| {
        matches!(view.lower(i), "soldiers" | "troops" | "soldier" | "israeli" | "israelis" | "idf")
            || matches!((view.lower(i), view.lower(i + 1)), ("security", "personnel" | "forces"))
    };
    if (n.saturating_sub(7).max(sentence.start)..n).any(|i| {
        view.lower(i) == "no" && (i + 1..n.min(i + 4)).any(own)
            || view.lower(i) == "none"
                && view.lower(i + 1) == "of"
                && matches!(view.lower(i + 2), "its" | "their" | "our")
                && matches!(
                    view.lower(i + 3),
                    "troops" | "soldiers" | "forces" | "men" | "fighters" | "personnel"
                )
    }) {
        return true;
    }
    let end = (n + 5).min(sentence.end);
    n + 1 < end
        && matches!(view.lower(n + 1), "to" | "among" | "on" | "in")
        && (n + 2..end).any(|i| {
            matches!(view.lower(i), "our" | "its" | "side" | "ranks") || view.classes(i) & force != 0
        })
}

/// Whether what was "seized" or "captured" at `n`, counted at `tokens`, is not said to be people.
fn takes_things(view: &View, n: usize, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let people = view.lexicon.class.people;
    let end = (tokens.end.max(n + 1) + 4).min(sentence.end);
    // "seized weapons that belong to a local man".
    let direct = || {
        let next = n + 1..(n + 4).min(sentence.end);
        party(view, n + 1, sentence).is_some() || next.into_iter().any(|i| count(view, i, sentence).is_some())
    };
    // "one person was killed and seven captured": people like those before.
    let like_those = tokens.start > sentence.start
        && view.lower(tokens.start - 1) == "and"
        && (tokens.start.saturating_sub(8).max(sentence.start)..tokens.start)
            .any(|i| view.classes(i) & people != 0);
    // "to arrest two men. Both were captured", "Three more were captured", "A fifth was captured".
    let both = view.lower(tokens.start) == "both" && matches!(view.lower(tokens.start + 1), "were" | "men")
        || (tokens.start..n).any(|i| matches!(view.lower(i), "more" | "others"))
        || view.lower(tokens.start) == "a" && matches!(view.lower(tokens.start + 2), "was" | "is")
        // "He was seized at dawn".
        || tokens.start == n
            && (n.saturating_sub(3).max(sentence.start)..n).any(|i| matches!(view.lower(i), "he" | "she"));
    // "raided a house and captured Salim Haddad".
    let named = people::full_name(view, n + 1, sentence).is_some()
        // "Shepherd Salim Haddad was seized".
        || tokens.start < n && (tokens.start..n).any(|at| people::full_name(view, at, sentence).is_some());
    // "140 olive trees owned by a farmer were seized", "seized two motorcycles belonging to young men".
    let things = || {
        let counted = if tokens.start < n { tokens.start } else { n };
        (counted + 1..counted + 4).take_while(|i| view.classes(*i) & people == 0).any(|i| {
            matches!(
                view.lower(i),
                "trees"
                    | "sheep"
                    | "cows"
                    | "goats"
                    | "weapons"
                    | "rifles"
                    | "phones"
                    | "cars"
                    | "vehicles"
                    | "motorcycles"
                    | "motorbikes"
                    | "tractors"
                    | "houses"
            )
        })
    };
    let nobody = || !(tokens.start..end).any(|i| view.classes(i) & people != 0);
    !both
        && !named
        && matches!(view.lower(n), "seized" | "seizing" | "captured" | "capturing" | "capture")
        && (things() || !like_those && (nobody() || tokens.start >= n && !direct()))
}

/// "the deaths of three children and injuries to five others": the people stand behind.
fn counts_behind(view: &View, n: usize) -> bool {
    matches!(
        view.lower(n),
        "deaths" | "death" | "injuries" | "injury" | "killing" | "wounding" | "martyrdom" | "lives" | "execution"
    ) && matches!(view.lower(n + 1), "of" | "to")
        // "lost four fighters".
        || view.lower(n) == "lost" && harm_at(view, n) == Some(Harm::Killed)
        // "a force of 30 soldiers searched homes and left with two men".
        || view.lower(n + 1) == "with" && harm_at(view, n) == Some(Harm::Detained)
}

fn is_charge(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    // "six men accused of kidnapping were arrested", "a man suspected of theft was killed": what was done to them.
    let done = n > sentence.start
        && (matches!(view.lower(n - 1), "was" | "were")
            || view.lower(n - 1) == "been"
                && matches!(view.lower(n), "arrested" | "detained" | "apprehended" | "captured" | "caught"));
    if done {
        return false;
    }
    let start = n.saturating_sub(6).max(view.clause_start(n, sentence));
    // "arrested three suspects in the killing of a guard".
    let suspects = |i: usize| {
        matches!(view.lower(i), "suspect" | "suspects")
            && view.lower(i + 1) == "in"
            && !(i + 2..n).any(|k| view.parts(k))
    };
    if matches!(view.lower(n), "killing" | "killings" | "death" | "deaths") && (start..n).any(suspects) {
        return true;
    }
    // "arrested seven people over the killing of a trader".
    let over = n >= sentence.start + 2
        && (view.lower(n - 2), view.lower(n - 1)) == ("over", "the")
        && matches!(view.lower(n), "killing" | "murder" | "death" | "deaths" | "abduction" | "kidnapping")
        && (n.saturating_sub(14).max(sentence.start)..n - 2)
            .any(|i| harm_at(view, i) == Some(Harm::Detained));
    if over {
        return true;
    }
    (start..n).any(|i| {
        matches!(
            view.lower(i),
            "suspected"
                | "accused"
                | "charged"
                | "convicted"
                | "wanted"
                | "blamed"
                | "responsible"
                | "connection"
                | "involved"
        ) && matches!(view.lower(i + 1), "of" | "for" | "with" | "in" | "over")
            && !(i..n).any(|k| view.lower(k) == ",")
    })
}

fn is_noun_use(view: &View, n: usize) -> bool {
    n > 0 && matches!(view.lower(n - 1), "the" | "those") && view.lower(n + 1) != "in"
}

/// "The building had been emptied", "doing no harm": nobody can have come to harm.
fn nobody_there(view: &View, n: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = n.saturating_sub(8).max(sentence.start);
    let word = |i: usize| view.lower(i);
    let premises = view.lexicon.class.premises;
    let is_building = |i: usize| {
        view.classes(i) & premises != 0
            || matches!(
                word(i),
                "building" | "buildings" | "house" | "houses" | "home" | "homes" | "apartment" | "office"
            )
    };
    match word(n) {
        "empty" | "emptied" | "unoccupied" | "uninhabited"
            if matches!(word(n.wrapping_sub(1)), "was" | "were" | "been")
                && (start..n).any(is_building)
                // Of a place as a whole it tells who lives there.
                && !matches!(
                    word(n.wrapping_sub(2)),
                    "village" | "town" | "villages" | "towns" | "neighbourhood" | "neighborhood" | "area" | "road" | "street" | "streets"
                ) =>
        {
            Some(n - 1..n + 1)
        }
        // "Nobody was there"; inside a house nobody was does not tell of those beside it.
        "there" | "present"
            if n > start
                && matches!(word(n - 1), "was" | "were")
                && (matches!(word(n.wrapping_sub(2)), "nobody")
                    || n >= 3 && word(n - 3) == "no" && word(n - 2) == "one") =>
        {
            Some(n - 2..n + 1)
        }
        // "They are all safe".
        "safe"
            if n > sentence.start + 1
                && word(n - 1) == "all"
                && matches!(word(n - 2), "are" | "were" | "they're" | "they’re") =>
        {
            Some(n - 1..n + 1)
        }
        // "caused material damage only", "only material damage was reported".
        "damage" if word(n.wrapping_sub(1)) == "material" || word(n + 1) == "only" => {
            let only =
                word(n + 1) == "only" || (n.saturating_sub(3).max(start)..n).any(|i| word(i) == "only");
            only.then_some(n..n + 1)
        }
        // "losses were limited to material damage".
        "limited" if word(n + 1) == "to" && word(n + 2) == "material" => {
            (start..n).any(|i| matches!(word(i), "damage" | "losses")).then_some(n..n + 3)
        }
        // "Damage was material only".
        "material" if word(n + 1) == "only" => {
            (start..n).any(|i| matches!(word(i), "damage" | "losses")).then_some(n..n + 2)
        }
        // "the damage was only material".
        "material" if n > start + 1 && matches!(word(n - 1), "only" | "purely") => {
            (start..n).any(|i| matches!(word(i), "damage" | "losses")).then_some(n - 1..n + 1)
        }
        "harm" if n > start && word(n - 1) == "no" => {
            let does = |i| matches!(word(i), "did" | "do" | "does" | "doing" | "done" | "caused" | "causing");
            (start..n - 1).any(does).then_some(n - 1..n + 1)
        }
        // "fell on farmland without causing harm to anyone".
        "harm" if word(n.wrapping_sub(1)) == "causing" && word(n.wrapping_sub(2)) == "without" => {
            Some(n - 2..n + 1)
        }
        _ => None,
    }
}

/// "no reported casualties", "no immediate casualties": says no more than that there are none.
fn is_of_news(word: &str) -> bool {
    matches!(word, "reported" | "immediate" | "known" | "confirmed" | "recorded" | "initial")
}

/// "Nobody was hurt", "no casualties", "none were detained".
fn nobody(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class.people;
    let start = n.saturating_sub(5).max(sentence.start);
    // "The driver was not hurt", "escaped unharmed".
    let spared = view.lower(n).starts_with("un")
        || n > start
            && view.lower(n - 1) == "not"
            && matches!(view.lower(n), "hurt" | "injured" | "wounded" | "harmed");
    if spared {
        return Some((Figure::exactly(0), n.saturating_sub(1).max(start)..n + 1));
    }
    // "did not cause any casualties".
    if n > start
        && view.lower(n - 1) == "any"
        && (start..n - 1).any(|i| matches!(view.lower(i), "not" | "never" | "without"))
        // "did not mention any casualties": nothing is known.
        && !(start..n - 1).any(|i| {
            matches!(view.lower(i), "mention" | "give" | "specify" | "provide" | "disclose" | "say" | "confirm")
        })
    {
        return Some((Figure::exactly(0), n - 1..n + 1));
    }
    // "did not make arrests".
    if view.lower(n) == "arrests"
        && n > start + 1
        && view.lower(n - 1) == "make"
        && view.lower(n - 2) == "not"
    {
        return Some((Figure::exactly(0), n - 2..n + 1));
    }
    // "arrested no one".
    let object = (view.lower(n + 1), view.lower(n + 2));
    if n + 1 < sentence.end && (matches!(object, ("no", "one")) || object.0 == "nobody") {
        return Some((Figure::exactly(0), n..n + 2));
    }
    (start..n)
        .find(|i| {
            matches!(view.lower(*i), "nobody" | "none")
                // "caused neither injuries nor damage".
                || view.lower(*i) == "neither" && i + 1 == n
                || view.lower(*i) == "neither" && matches!(view.lower(i + 1), "side" | "party")
                // "withdrew without a fight and killed two", "without saying how many had died".
                // "Most raids ended without arrests": some did not.
                || view.lower(*i) == "without"
                    && !(i.saturating_sub(6).max(sentence.start)..*i).any(|k| matches!(view.lower(k), "most" | "many"))
                    && !(i + 1..n).any(|k| matches!(view.lower(k), "and" | "," | "how" | "whether" | "about" | "details"))
                    && !view.role(i + 1).is_saying
                    && !matches!(
                        view.lower(i + 1),
                        "saying" | "giving" | "specifying" | "mentioning" | "disclosing" | "providing" | "naming"
                    )
                || view.lower(*i) == "no"
                    && ((i + 1..n).all(|k| is_of_news(view.lower(k))) && i + 1 < n
                        // "no material or human losses".
                        || view.lower(n) == "losses" && (i + 1..n).any(|k| view.lower(k) == "human")
                        || view.classes(*i + 1) & people != 0
                        // "No staff or drivers were harmed".
                        || n > *i + 2 && matches!(view.lower(n - 1), "was" | "were")
                        || matches!(view.lower(*i + 1), "human" | "loss")
                        // "causing no damage or casualties".
                        || n == *i + 3 && view.lower(*i + 1) == "damage" && matches!(view.lower(*i + 2), "or" | "and")
                        || matches!(
                            view.lower(*i + 1),
                            "one"
                                | "casualties"
                                | "injuries"
                                | "deaths"
                                | "fatalities"
                                | "people"
                                | "civilians"
                                | "reports"
                                | "losses"
                                | "arrests"
                                | "detentions"
                        ))
        })
        // "None of them were harmed": of others than those who were.
        // "None of the peacekeepers was injured": of all who were there.
        // "no reports of arrests": nobody has told of any.
        .filter(|i| view.lower(*i + 1) != "reports" || !matches!(view.lower(n), "arrests" | "detentions"))
        .filter(|i| {
            // "was not damaged, and none of the staff were hurt".
            let unhurt = || view.lower(i - 1) == "and" && !(sentence.start..*i).any(|k| harm_at(view, k).is_some());
            view.lower(*i) != "none"
                || view.lower(*i + 1) != "of"
                || (*i == sentence.start || view.lower(i - 1) == ";" || unhurt())
                    && matches!(view.lower(*i + 2), "the" | "its")
        })
        .map(|i| (Figure::exactly(0), i..n + 1))
}
