//! Who was killed, injured or detained, and how many: the count before or behind each word of harm.

use super::clause::View;
use super::people::{self, is_aged, list_around, party, sum_of_list};
use super::report::Figure;
use super::trigger::is_hit_in_limb;
use crate::text::TokenKind;
use std::ops::Range;

pub(super) use super::number::{Number, count, number, plausible};

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
}

impl Count {
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
            counts.push(Count { harm: Harm::Toll, figure, tokens, more: false });
        }
        if let Some((harm, figure, tokens)) = sum_told(view, n, sentence) {
            counts.push(Count { harm, figure, tokens, more: false });
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
            counts.push(Count { harm, figure, tokens, more: false });
            continue;
        }
        let is_noun = matches!(view.lower(n + 1), "were" | "was")
            && matches!(view.lower(n + 2), "in" | "at" | "near")
            || matches!(view.lower(n), "dead" | "deaths" | "casualties" | "fatalities" | "fatality")
            || of_whom(view, n).is_some();
        if is_noun_use(view, n) && !is_noun {
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
            .or_else(|| before(verb))
            .or_else(|| counted_after(view, n, sentence))
            .or_else(|| counted_after(view, of_whom(view, n)?, sentence));
        // "was shot in the leg and arrested".
        let found = found.or_else(|| {
            let last = counts.last().filter(|c| c.tokens.end < n && n - c.tokens.end <= 5)?;
            let same = harm == Harm::Detained
                && view.lower(n - 1) == "and"
                && last.harm != Harm::Detained
                && (last.tokens.end..n).all(|i| view.classes(i) & view.lexicon.class("people") == 0);
            same.then(|| (last.figure, n..n + 1))
        });
        // "A body with gunshot wounds was found".
        let found = found.or_else(|| (view.lower(n) == "body").then(|| (Figure::exactly(1), n..n + 1)));
        let Some((figure, tokens)) = found else { continue };
        // "two of them were in critical condition": of those told.
        if is_bad_condition(view, n) && tokens.clone().any(|i| matches!(view.lower(i), "them" | "whom")) {
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
            && (view.lower(n - 1) == "about"
                || (n.saturating_sub(4)..n).any(|i| view.lower(i) == "reporting"))
        {
            continue;
        }
        // Losses may be of any kind; only that there were none tells of people.
        if zero.is_none() && view.lower(n) == "losses" {
            continue;
        }
        let tokens = tokens.start.min(n)..tokens.end.max(n + 1);
        let of_all = matches!(
            view.lower(n),
            "hurt" | "hurting" | "harmed" | "harming" | "casualties" | "losses" | "victims"
        );
        if zero.is_some() && of_all && view.lower(n - 1) != "not" {
            counts.push(Count { harm: Harm::Killed, figure, tokens: tokens.clone(), more: false });
            counts.push(Count { harm: Harm::Injured, figure, tokens, more: false });
        } else {
            counts.push(Count { harm, figure, tokens, more: false });
        }
    }
    // "A man wounded on Saturday has died of his injuries": one of the dead.
    if let Some(died) = sentence.clone().find(|n| {
        matches!(view.lower(*n), "died" | "succumbed")
            && (n + 1..n + 5).any(|i| matches!(view.lower(i), "injuries" | "wounds"))
    }) {
        counts.retain(|c| c.harm != Harm::Injured || c.figure.best == 0 || c.tokens.start > died);
    }
    counts.extend(ellipses(view, &counts, sentence));
    for count in &mut counts {
        let (start, end) = (count.tokens.start.saturating_sub(1).max(sentence.start), count.tokens.end);
        let other = |n: usize| {
            matches!(view.lower(n), "another" | "more") && view.lower(n + 1) != "than"
                || view.lower(n) == "a"
                    && matches!(view.lower(n + 1), "second" | "third" | "fourth" | "fifth" | "sixth")
        };
        count.more = (start..end).any(other)
            // "Two companions were arrested with him".
            || view.lower(end) == "with" && matches!(view.lower(end + 1), "him" | "her" | "them")
            || view.lower(start) == "also"
            || (end.saturating_sub(4).max(start)..end).any(|n| view.lower(n) == "also");
    }
    add_up(view, &mut counts);
    counts
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
    Some(Count { harm, figure: told.figure, tokens: at..n + 1, more: false })
}

/// "A woman was badly hurt and her husband lightly": both are counted as one number.
fn add_up(view: &View, counts: &mut Vec<Count>) {
    let mut n = 1;
    while n < counts.len() {
        let (a, b) = (&counts[n - 1], &counts[n]);
        let joined = a.tokens.end < b.tokens.start
            && (a.tokens.end..b.tokens.start).all(|i| matches!(view.lower(i), "and" | ","))
            && a.tokens.start < b.tokens.start;
        // "Two died at the scene and another on the way".
        let further = b.more && a.tokens.end <= b.tokens.start;
        if (joined || further) && a.harm == b.harm && !a.is_toll() && a.figure.best > 0 && b.figure.best > 0 {
            let figure = people::sum(a.figure, b.figure);
            counts[n - 1] = Count { figure, tokens: a.tokens.start..b.tokens.end, ..*a };
            counts.remove(n);
        } else {
            n += 1;
        }
    }
}

/// "six died in A, and four in B": the verb holds for both.
fn ellipses(view: &View, counts: &[Count], sentence: &Range<usize>) -> Vec<Count> {
    let people = view.lexicon.class("people");
    let mut further = Vec::new();
    for told in counts {
        let reach = told.tokens.end..(told.tokens.end + 16).min(sentence.end);
        for and in reach.take_while(|n| !view.parts(*n)).filter(|n| view.lower(*n) == "and") {
            let Some(number) = count(view, and + 1, sentence) else { continue };
            let end = number.end + usize::from(view.classes(number.end) & people != 0);
            if end < sentence.end && matches!(view.lower(end), "in" | "at" | "near") {
                further.push(Count {
                    harm: told.harm,
                    figure: number.figure,
                    tokens: and + 1..end,
                    more: false,
                });
            }
        }
    }
    further
}

pub(super) fn harm_at(view: &View, n: usize) -> Option<Harm> {
    Some(match view.lower(n) {
        // "the bodies of three men were found".
        "body" | "bodies" if is_found(view, n) => Harm::Killed,
        // "lost a leg".
        "lost" if is_limb(view.lower(n + 2)) => Harm::Injured,
        // "searched homes and left with two men".
        "left" | "leaving" | "withdrew" if view.lower(n + 1) == "with" && leaves_with(view, n + 2) => {
            Harm::Detained
        }
        "wounds" if counts_people(view, n + 1) => Harm::Injured,
        "killed" | "killing" | "kill" | "kills" | "dead" | "died" | "dying" | "deaths" | "fatalities"
        | "fatality" | "martyred" | "slain" | "executed" | "assassinated" | "assassinating" | "murdered"
        | "beheaded" | "massacred" | "succumbed" | "martyrdom" => Harm::Killed,
        // "succumbed to his injuries": the dead, not the wounded.
        "injuries" | "wounds" if succumbs(view, n) => return None,
        // "was beaten by settlers".
        "beaten" if (n.saturating_sub(3)..n).any(|i| matches!(view.lower(i), "was" | "were" | "been")) => {
            Harm::Injured
        }
        // "lost his life", "claimed the lives of three".
        "life" | "lives" if takes_lives(view, n) => Harm::Killed,
        "injured" | "injuring" | "injures" | "hospitalised" | "hospitalized" | "wounded" | "wounding"
        | "hurt" | "hurting" | "harmed" | "harming" | "injuries" | "casualties" | "losses" => Harm::Injured,
        "eliminated" | "eliminating" | "neutralised" | "neutralized" if counts_people(view, n + 1) => {
            Harm::Killed
        }
        "beat" | "beating" if counts_people(view, n + 1) => Harm::Injured,
        "passed" if view.lower(n + 1) == "away" => Harm::Killed,
        "victims" if n > 0 && view.lower(n - 1) == "no" => Harm::Injured,
        "loss" if n > 0 && view.lower(n - 1) == "no" && matches!(view.lower(n + 2), "life" | "lives") => {
            Harm::Killed
        }
        "perished" => Harm::Killed,
        "gunned" if view.lower(n + 1) == "down" => Harm::Killed,
        "death" if n > 0 && view.lower(n - 1) == "to" => Harm::Killed,
        word if is_limb(word) && n > 0 && matches!(view.lower(n - 1), "broken" | "fractured") => {
            Harm::Injured
        }
        // "left two passengers in critical condition", "his brother is in intensive care".
        "condition" | "care" if is_bad_condition(view, n) => Harm::Injured,
        // "with two in custody".
        "custody" if n > 1 && view.lower(n - 1) == "in" && number(view, n - 2, n).is_some() => Harm::Detained,
        "detained" | "detaining" | "detains" | "seizing" | "kidnapping" | "apprehending" | "arrested"
        | "arresting" | "abducted" | "abducting" | "kidnapped" | "seized" | "apprehended" | "captured"
        | "capturing" | "arrests" | "detentions" => Harm::Detained,
        // "the abduction of seven citizens".
        "abduction" | "arrest" | "detention" | "capture" if of_whom(view, n).is_some() => Harm::Detained,
        "death" | "assassination" if of_whom(view, n).is_some() => Harm::Killed,
        // "reporting one martyr".
        "martyr" | "martyrs" if n > 0 && number(view, n - 1, n).is_some() => Harm::Killed,
        "injury" if view.lower(n + 1) == "of" || sustains(view, n).is_some() => Harm::Injured,
        "burns" | "wounds" if sustains(view, n).is_some() => Harm::Injured,
        "unhurt" | "unharmed" | "uninjured" | "unscathed" => Harm::Injured,
        // "took a man and his son", "were taken from their home".
        "took" | "taken" | "taking" if takes_people(view, n) => Harm::Detained,
        "took" | "taken" | "taking" | "led" | "picked" | "rounded" | "leading" | "holding" | "held" => {
            // "took six men away": only with its particle.
            let particle =
                (n + 1..n + 7).find(|i| matches!(view.lower(*i), "away" | "off" | "up" | "into"))?;
            // "held up an ambulance".
            if view.lower(particle) == "up" && matches!(view.lower(n), "held" | "holding") {
                return None;
            }
            Harm::Detained
        }
        _ => return None,
    })
}

/// The "of" behind a noun of harm: "the arrest of two men", "the arrest in Nawa on Monday of two men", "the death, a day later, of …".
fn of_whom(view: &View, n: usize) -> Option<usize> {
    const REACH: usize = 10;
    if view.lower(n + 1) == "of" {
        return Some(n + 1);
    }
    let opens =
        matches!(view.lower(n + 1), "in" | "at" | "near" | "on" | "," | "yesterday" | "today" | "this");
    let ends = |k: &usize| {
        view.tags.get(*k).copied().flatten().is_some_and(|w| !w.verbs.is_empty()) || view.parts(*k)
    };
    let end = (n + REACH).min(view.doc.tokens.len());
    let of = (n + 2..end).take_while(|k| !ends(k)).find(|k| view.lower(*k) == "of").filter(|_| opens)?;
    // "in the town of Nawa".
    let named = view.places.get(of + 1).copied().unwrap_or(true);
    (!named && view.doc.tokens[of - 1].kind != TokenKind::Word
        || view.places[of - 1]
        || is_day(view.lower(of - 1)))
    .then_some(of)
    .filter(|_| !named)
}

fn is_day(word: &str) -> bool {
    super::clause::CALENDAR.contains(&word)
        || matches!(word, "today" | "yesterday" | "morning" | "evening" | "night")
}

/// "in critical condition", "in intensive care".
fn is_bad_condition(view: &View, n: usize) -> bool {
    n > 1
        && match view.lower(n) {
            "care" => view.lower(n - 1) == "intensive",
            _ => matches!(view.lower(n - 1), "critical" | "serious" | "grave"),
        }
        && view.lower(n - 2) == "in"
}

/// Whether people are counted at `n`: "wounds two soldiers".
fn counts_people(view: &View, n: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    party(view, n, &all).is_some()
}

fn is_limb(word: &str) -> bool {
    matches!(
        word,
        "leg" | "legs" | "arm" | "hand" | "hands" | "foot" | "feet" | "eye" | "limb" | "fingers" | "finger"
    )
}

/// "two men", and not "two men dead", "two men wounded".
fn leaves_with(view: &View, at: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    party(view, at, &all).is_some_and(|p| {
        !matches!(view.lower(p.end), "dead" | "wounded" | "injured" | "hurt" | "killed" | "missing")
    })
}

/// The verb of "sustained a leg injury", "received slight injuries".
///
/// So is that of "were brought to hospital with gunshot wounds".
fn sustains(view: &View, n: usize) -> Option<usize> {
    if !matches!(view.lower(n), "injury" | "injuries" | "wounds" | "burns") && !is_limb(view.lower(n)) {
        return None;
    }
    let with = (n.saturating_sub(4)..n).any(|i| matches!(view.lower(i), "with" | "for"));
    let brought = |i: &usize| {
        matches!(view.lower(*i), "brought" | "taken" | "admitted" | "rushed" | "treated" | "transferred")
    };
    if with && let Some(verb) = (n.saturating_sub(16)..n).rev().take_while(|i| !view.parts(*i)).find(brought)
    {
        return Some(verb);
    }
    (n.saturating_sub(5)..n).rev().find(|i| {
        matches!(view.lower(*i), "sustained" | "suffered" | "received" | "sustaining" | "suffering")
    })
}

/// "succumbed to his injuries".
fn succumbs(view: &View, n: usize) -> bool {
    (n.saturating_sub(4)..n).any(|i| matches!(view.lower(i), "succumbed" | "succumbing" | "succumb"))
}

/// "lost his life", "cost 12 lives", "claimed the lives of three".
fn takes_lives(view: &View, n: usize) -> bool {
    (n.saturating_sub(6)..n)
        .any(|i| matches!(view.lower(i), "lost" | "cost" | "costing" | "claimed" | "claiming" | "losing"))
}

/// Whether the bodies told of at `n` were found, not mourned or handed over.
fn is_found(view: &View, n: usize) -> bool {
    (n.saturating_sub(6)..(n + 24).min(view.doc.tokens.len())).any(|i| {
        matches!(
            view.lower(i),
            "found"
                | "across"
                | "discovered"
                | "recovered"
                | "unearthed"
                | "pulled"
                | "retrieved"
                | "received"
        )
    })
}

/// Whether people are what was taken at `n`, and not to a hospital.
fn takes_people(view: &View, n: usize) -> bool {
    let end = (n + 12).min(view.doc.tokens.len());
    let care = |i: usize| matches!(view.lower(i), "hospital" | "clinic" | "safety" | "part" | "place");
    let led_off = || {
        view.lower(n) == "taken"
            && (matches!(view.lower(n + 1), "prisoner" | "hostage" | "captive")
                || view.lower(n + 1) == "from"
                || (n + 1..end).any(|i| view.lower(i) == "for" && view.lower(i + 1) == "questioning"))
    };
    let all = 0..end;
    let named = || (n + 1..end).any(|i| is_age(view, i));
    !(n + 1..end).any(care) && (party(view, n + 1, &all).is_some() || led_off() || named())
}

/// "shot dead", "shot and killed", "shot in the leg", "hit in the shoulder".
fn shot(view: &View, n: usize, sentence: &Range<usize>) -> Option<Harm> {
    if !matches!(view.lower(n), "shot" | "hit" | "hitting") || n + 1 >= sentence.end {
        return None;
    }
    // "was hit by shrapnel".
    let hit = view.lower(n) == "hit" && view.lower(n + 1) == "by";
    if hit
        && (n + 2..n + 5).any(|i| {
            matches!(
                view.lower(i),
                "shrapnel" | "bullet" | "bullets" | "gunfire" | "fragments" | "debris" | "splinters"
            )
        })
        && matches!(view.lower(n - 1), "was" | "were" | "been")
        && !sentence.clone().any(|i| matches!(view.lower(i), "wounded" | "injured" | "killed"))
    {
        let died = (n..sentence.end).any(|i| matches!(view.lower(i), "died" | "passed"));
        return Some(if died { Harm::Killed } else { Harm::Injured });
    }
    // "he had been shot in the head": what the dead died of.
    if view.lower(n + 1) == "in" && (n + 2..n + 5).any(|i| matches!(view.lower(i), "head" | "heads" | "neck"))
    {
        return None;
    }
    if is_hit_in_limb(view, n, sentence) {
        return Some(Harm::Injured);
    }
    // "shot dead a shepherd": the count stands behind; before it, "dead" reads it itself.
    if view.lower(n) == "shot" && view.lower(n + 1) == "dead" {
        return Some(Harm::Killed);
    }
    // "a boy was shot by soldiers": wounded, where nobody says that he died.
    let was = (n.saturating_sub(3).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "was" | "were" | "been"));
    let died = |i: usize| matches!(harm_at(view, i), Some(Harm::Killed | Harm::Injured));
    (view.lower(n) == "shot" && was && !sentence.clone().any(died)).then_some(Harm::Injured)
}

/// "bringing the toll to 14", "the death toll rose to 15": the dead so far.
fn toll(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let rises = |i: usize| {
        matches!(
            view.lower(i),
            "bringing"
                | "brings"
                | "brought"
                | "raising"
                | "raises"
                | "raised"
                | "reached"
                | "rose"
                | "risen"
                | "rises"
                | "climbed"
                | "increased"
                | "taking"
                | "stood"
                | "stands"
        )
    };
    // "the number of people killed rose to 15".
    let dead = view.lower(n) == "number"
        && (n + 1..(n + 5).min(sentence.end)).any(|i| harm_at(view, i) == Some(Harm::Killed));
    if view.lower(n) != "toll" && !dead {
        return None;
    }
    let reach = 16;
    // "has since risen".
    let parted = |i: &usize| {
        view.parts(*i) && !(view.lower(*i) == "since" && matches!(view.lower(i - 1), "has" | "have" | "had"))
    };
    let behind = (n + 1..(n + reach).min(sentence.end)).take_while(|i| !parted(i)).find(|i| rises(*i));
    let before = (n.saturating_sub(4).max(sentence.start)..n).any(rises);
    if !before && behind.is_none() {
        return None;
    }

    // "The toll from the strike on the market has risen to four".
    let verb = behind.unwrap_or(n);
    let to = (verb + 1..(verb + if dead { reach } else { 6 }).min(sentence.end))
        .find(|i| view.lower(*i) == "to")
        .or(behind.filter(|_| !before));
    let from = to.unwrap_or(n);
    (from + 1..(from + 8).min(sentence.end))
        .take_while(|i| !parted(i))
        .find_map(|i| count(view, i, sentence).filter(|c| plausible(view, c.end)))
        .map(|c| (c.figure, n..c.end))
}

/// "put the death toll at eight", "a toll of six", "the number of wounded at 17": as one source has it.
fn sum_told(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Harm, Figure, Range<usize>)> {
    const REACH: usize = 7;
    let harm = match view.lower(n) {
        "toll" => Harm::Killed,
        "number" if view.lower(n + 1) == "of" => {
            (n + 2..(n + 5).min(sentence.end)).find_map(|i| match view.lower(i) {
                "dead" | "killed" => Some(Harm::Killed),
                "wounded" | "injured" => Some(Harm::Injured),
                _ => None,
            })?
        }
        _ => return None,
    };
    let told = |i: usize| {
        view.is_form_of(i, &["put", "give"])
            || matches!(view.lower(i), "put" | "puts" | "gave" | "putting" | "giving")
    };
    if !(n.saturating_sub(12).max(sentence.start)..n).any(told) || is_superseded(view, n + 1, sentence) {
        return None;
    }
    let at = (n + 1..(n + REACH).min(sentence.end)).take_while(|i| !view.parts(*i)).find(|i| {
        view.lower(*i) == "at" || view.lower(n) == "toll" && *i == n + 1 && view.lower(*i) == "of"
    })?;
    let count = (at + 1..(at + 4).min(sentence.end))
        .find_map(|i| count(view, i, sentence))
        .filter(|c| c.start == at + 1)?;
    Some((harm, count.figure, n..count.end))
}

/// "no injuries to the forces", "no casualties among its soldiers".
fn is_of_one_side(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let force = view.lexicon.class("force");
    let end = (n + 5).min(sentence.end);
    n + 1 < end
        && matches!(view.lower(n + 1), "to" | "among" | "on" | "in")
        && (n + 2..end).any(|i| {
            matches!(view.lower(i), "our" | "its" | "side" | "ranks") || view.classes(i) & force != 0
        })
}

/// Whether what was "seized" or "captured" at `n`, counted at `tokens`, is not said to be people.
fn takes_things(view: &View, n: usize, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let people = view.lexicon.class("people");
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
    !like_those
        && matches!(view.lower(n), "seized" | "seizing" | "captured" | "capturing" | "capture")
        && (!(tokens.start..end).any(|i| view.classes(i) & people != 0) || tokens.start >= n && !direct())
}

/// "the deaths of three children and injuries to five others": the people stand behind.
fn counts_behind(view: &View, n: usize) -> bool {
    matches!(
        view.lower(n),
        "deaths" | "death" | "injuries" | "injury" | "killing" | "wounding" | "martyrdom" | "lives"
    ) && matches!(view.lower(n + 1), "of" | "to")
}

/// Whether "an earlier count", "a previous toll" stands before `n` in its clause.
fn is_superseded(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let start = view.clause_start(n, sentence).max(n.saturating_sub(12));
    (start..n).any(|k| {
        matches!(view.lower(k), "earlier" | "previous" | "initial")
            && matches!(view.lower(k + 1), "given" | "gave" | "count" | "toll" | "figure" | "statements")
            && !(k..n).any(|i| view.lower(i) == ",")
    })
}

fn is_charge(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let start = n.saturating_sub(6).max(view.clause_start(n, sentence));
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

/// "Nobody was hurt", "no casualties", "none were detained".
fn nobody(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
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
        && (start..n - 1).any(|i| matches!(view.lower(i), "not" | "never"))
    {
        return Some((Figure::exactly(0), n - 1..n + 1));
    }
    // "arrested no one".
    let object = (view.lower(n + 1), view.lower(n + 2));
    if n + 1 < sentence.end && (matches!(object, ("no", "one")) || object.0 == "nobody") {
        return Some((Figure::exactly(0), n..n + 2));
    }
    (start..n)
        .find(|i| {
            matches!(view.lower(*i), "nobody" | "none")
                || view.lower(*i) == "neither" && matches!(view.lower(i + 1), "side" | "party")
                // "withdrew without a fight and killed two".
                || view.lower(*i) == "without" && !(i + 1..n).any(|k| matches!(view.lower(k), "and" | ","))
                || view.lower(*i) == "no"
                    && (view.classes(*i + 1) & people != 0
                        || matches!(view.lower(*i + 1), "human" | "loss")
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
        .filter(|i| view.lower(*i) != "none" || view.lower(*i + 1) != "of")
        // "No reports of casualties" and "not known whether anyone was harmed" tell nothing of how many.
        .filter(|i| view.lower(*i + 1) != "reports")
        .map(|i| (Figure::exactly(0), i..n + 1))
}

/// "13 people were killed", "six of its soldiers wounded", "three dead".
fn counted_before(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
    let start = n.saturating_sub(22).max(sentence.start);
    let mut end = n;
    let aux = (n.saturating_sub(4).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "being" | "are" | "is" | "be"));
    // "and shot dead two men" has its people behind.
    let shot_dead = view.lower(n) == "shot" && view.lower(n + 1) == "dead"
        || view.lower(n) == "dead" && n > start && view.lower(n - 1) == "shot";
    if shot_dead && !aux && counted_after(view, n, sentence).is_some() {
        return None;
    }
    // Only what is passive, or a participle behind its noun, has its people before it.
    let passive = matches!(view.lower(n), "dead" | "died" | "deaths" | "fatalities" | "fatality" | "injuries" | "casualties")
            || aux
            // "received 15 wounded people".
            || n > start && number(view, n - 1, n).is_some() && view.classes(n + 1) & people != 0
            // "Two were killed and six others wounded Tuesday".
            || super::clause::CALENDAR.contains(&view.lower(n + 1))
            || n > start && matches!(view.lower(n - 1), "others" | "more")
            || matches!(view.lower(n), "arrests" | "detentions" | "life" | "lives" | "body" | "bodies")
            // "11 wounded on both sides".
            || n > sentence.start
                && number(view, n - 1, n).is_some()
                && matches!(view.lower(n + 1), "on" | "at" | "near" | "there" | "during" | "while" | "—" | "–" | "so")
            || matches!(view.lower(n + 1), "in" | "by" | "when" | "after" | "and" | "," | "." | ")" | ";" | "on" | "during" | "early" | "near" | "over" | "across" | "since")
            || matches!(view.lower(n), "martyr" | "martyrs" | "custody")
            // "left two in critical condition".
            || view.lower(n) == "in" && is_bad_condition(view, n + 2)
            || matches!(view.lower(n), "brought" | "taken" | "admitted" | "rushed" | "treated" | "transferred")
            || matches!(view.lower(n), "succumbed" | "beaten" | "shot" | "lost" | "perished")
            || matches!(view.lower(n), "sustained" | "suffered" | "received" | "sustaining" | "suffering");
    if !passive {
        return None;
    }
    let far = n.saturating_sub(REACH_OF_NAMES).max(sentence.start);
    let named = by_age(view, clause_of(view, far, n)..n);
    let part = |first: usize| (clause_of(view, far, n)..first).any(|i| is_including(view.lower(i)));
    if let Some((figure, first)) = named.filter(|(_, first)| !part(*first)) {
        return Some((figure, first..n + 1));
    }
    // "One of the wounded later died".
    let wounded = (start..n).rev().find(|i| matches!(view.lower(*i), "wounded" | "injured"));
    if let Some(wounded) =
        wounded.filter(|i| *i >= start + 3 && matches!(view.lower(n), "died" | "succumbed") && n - i <= 4)
        && (view.lower(wounded - 2), view.lower(wounded - 1)) == ("of", "the")
        && let Some((value, 1)) = number(view, wounded - 3, n)
    {
        return Some((Figure::exactly(value), wounded - 3..n + 1));
    }
    let aside = aside_before(view, n, start);
    let mut brackets = false;
    for i in (start..n).rev().filter(|i| !aside.contains(i)) {
        // "members of the Syrian Democratic Forces (SDF) were injured": what brackets hold is passed over.
        match view.lower(i) {
            ")" => brackets = true,
            "(" => {
                brackets = false;
                continue;
            }
            _ => {}
        }
        if brackets {
            continue;
        }
        if view.parts(i) || view.lower(i) == ";" {
            break;
        }
        if let Some(count) = count(view, i, sentence)
            .filter(|c| c.end <= end && plausible(view, c.end) && !is_part(view, c, sentence))
        {
            let phrase = count.end..n;
            let has_people = phrase.clone().any(|k| view.classes(k) & people != 0);
            let adjacent = phrase.clone().all(|k| {
                matches!(
                    view.lower(k),
                    "were"
                        | "was"
                        | "have"
                        | "been"
                        | "had"
                        | "others"
                        | "more"
                        | "people"
                        | "and"
                        | "are"
                        | "reportedly"
                        | "being"
                        | "of"
                        | "them"
                        | "later"
                        | "subsequently"
                        | "the"
                        | "in"
                ) || harm_at(view, k).is_some()
            });
            let other_harm =
                phrase.clone().any(|k| harm_at(view, k).is_some() && !matches!(view.lower(k), "and"));
            // "burned two cars, and police announced arrests".
            let has_people = has_people && !matches!(view.lower(n), "arrests" | "detentions");
            if (has_people || adjacent || is_harmed(view, phrase)) && !other_harm {
                let list = list_around(view, clause_of(view, start, i), count.start, sentence);
                let (at, figure) = list.unwrap_or_else(|| (count.start, sum_of_list(view, count, sentence)));
                // "a family of five, including a mother and her two sons": some of them.
                if is_named_part(view, at, sentence) {
                    continue;
                }
                return Some((figure, at..n + 1));
            }
        }
        if view.lower(i) == "," && view.lower(i + 1) != "including" {
            end = end.min(n);
        }
    }
    if let Some(i) = (clause_of(view, start, n)..n).find(|i| is_aged(view, *i)) {
        return Some((Figure::exactly(1), i..n + 1));
    }
    if (start..n).any(|i| matches!(view.lower(i), "he" | "she") && (i + 1..n).all(|k| !view.parts(k))) {
        return Some((Figure::exactly(1), n..n + 1));
    }
    // "both men were killed".
    if let Some(i) = (start..n).find(|i| view.lower(*i) == "both" && i + 3 >= n) {
        return Some((Figure::exactly(2), i..n + 1));
    }
    if let Some(i) = another(view, start, n) {
        return Some((Figure::exactly(1), i..n + 1));
    }
    if let Some((figure, first)) = named_subjects(view, n, sentence) {
        return Some((figure, first..n + 1));
    }
    if is_named_person(view, n, sentence) {
        return Some((Figure::exactly(1), n - 1..n + 1));
    }
    if matches!(view.lower(n), "arrests" | "detentions") {
        return None;
    }
    // "A man was killed", "his son was wounded": one person; "a man and his son": two.
    let subject = (start..n).rev().find(|i| view.classes(*i) & people != 0 && !aside.contains(i))?;
    let said = |k: usize| view.parts(k) || matches!(view.lower(k), "said" | "told" | "added" | "reported");
    if (subject + 1..n).filter(|k| !aside.contains(k)).any(said) {
        return None;
    }
    let (at, figure) = list_around(view, clause_of(view, start, subject), subject, sentence)?;
    // "six dead, including a woman, and several wounded".
    let is_part = is_named_part(view, at, sentence);
    (!is_part).then(|| (figure, at..n + 1))
}

/// Words of a list of names, ages and trades before the verb that tells what became of them.
const REACH_OF_NAMES: usize = 40;

/// Whether those named behind `word` are some of those counted.
fn is_including(word: &str) -> bool {
    matches!(word, "including" | "among" | "included")
}

/// Whether "including" or "among them" stands before `at`.
fn is_named_part(view: &View, at: usize, sentence: &Range<usize>) -> bool {
    let before = |k: usize| at.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    is_including(before(1)) && !matches!(before(2), "were" | "was")
        || before(1) == "them" && is_including(before(2))
}

/// What stands between people and the verb at `n` that tells of their harm and parts no clause: the pronoun of "two sons who were
/// killed", the insertion of "a man, who had come to help, was shot dead".
fn aside_before(view: &View, n: usize, start: usize) -> Range<usize> {
    let leans = |k: &usize| {
        matches!(
            view.lower(*k),
            "was" | "were" | "had" | "have" | "has" | "been" | "being" | "also" | "later" | "then" | "shot"
        ) || view.lower(*k).ends_with("ly")
    };
    let Some(before) = (start..n).rev().find(|k| !leans(k)) else { return n..n };
    if matches!(view.lower(before), "who" | "that") && before + 1 < n {
        return before..before + 1;
    }
    let opens = |k: &usize| {
        view.lower(*k) == ","
            && matches!(
                view.lower(k + 1),
                "who" | "whose" | "which" | "identified" | "named" | "known" | "described"
            )
    };
    if view.lower(before) == ","
        && let Some(comma) = (before.saturating_sub(14).max(start)..before).rev().find(opens)
        && !(comma + 2..before).any(|k| view.parts(k) && view.lower(k) != "as")
    {
        return comma..before + 1;
    }
    n..n
}

/// "Salim Haddad, 44, and his son Omar, 21": as many people as there are ages behind names, and the first token of them.
fn by_age(view: &View, tokens: Range<usize>) -> Option<(Figure, usize)> {
    let mut ages = tokens.filter(|n| is_age(view, *n)).peekable();
    let name = |n: &usize| view.doc.tokens[*n].capitalised || matches!(view.lower(*n), "al" | "el" | "-");
    let first = *ages.peek()?;
    let start = (0..first - 1).rev().take_while(name).last().unwrap_or(first);
    Some((Figure::exactly(ages.count() as u32), start))
}

/// "took Salim Haddad, 44, and his son Omar, 21, away": a list of names and ages that begins at `at`, and who else is listed last.
fn aged_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    const REACH: usize = 9;
    let end = view.clause_end(at, sentence);
    let first = (at..end.min(at + REACH)).find(|n| is_age(view, *n))?;
    if (at..first).any(|n| {
        matches!(view.lower(n), "in" | "at" | "and" | "by" | "on" | "near") || harm_at(view, n).is_some()
    }) {
        return None;
    }
    let verb = |n: &usize| {
        view.tags[*n].is_some_and(|w| !w.verbs.is_empty()) || matches!(view.lower(*n), "to" | "in" | "from")
    };
    let stop = (first..end).find(verb).unwrap_or(end);
    let (figure, _) = by_age(view, at..stop)?;
    let last = (at..stop).rev().find(|n| is_age(view, *n))?;
    Some(people::with_list(view, people::Party { figure, end: last + 1 }, sentence))
}

/// "Rima al-Haddad, 33, a nurse": the number at `n` tells the age of the person named before it.
fn is_age(view: &View, n: usize) -> bool {
    const OLDEST: u32 = 110;
    let tokens = &view.doc.tokens;
    let name = |k: usize| {
        tokens[k].capitalised
            && tokens[k].kind == TokenKind::Word
            && !view.places[k]
            && !super::clause::CALENDAR.contains(&view.lower(k))
    };
    n >= 2
        && tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number)
        && view.lower(n).parse().is_ok_and(|age: u32| (1..=OLDEST).contains(&age))
        && view.lower(n - 1) == ","
        && name(n - 2)
        && (matches!(view.lower(n + 1), "," | "." | ")" | "and" | ";") || n + 1 == tokens.len())
}

/// First token of the clause of `n`, at or after `start`; a word of harm parts clauses too.
fn clause_of(view: &View, start: usize, n: usize) -> usize {
    let parted = |i: &usize| view.parts(*i) || harm_at(view, *i).is_some();
    (start..n).rev().find(parted).map_or(start, |i| i + 1)
}

/// "a third was injured", "another was wounded": one more person.
fn another(view: &View, start: usize, n: usize) -> Option<usize> {
    (start..n).find(|i| {
        let ordinal = matches!(view.lower(i + 1), "second" | "third" | "fourth" | "fifth");
        let rest = match view.lower(*i) {
            "a" if ordinal => i + 2,
            "another" => i + 1,
            _ => return false,
        };
        rest <= n
            && (rest..n).all(|k| {
                matches!(view.lower(k), "was" | "is" | "been" | "has") || view.lower(k).ends_with("ly")
            })
    })
}

/// "two participants were wounded": whoever can be wounded is a person, unless it is an animal or a thing.
fn is_harmed(view: &View, mut phrase: Range<usize>) -> bool {
    const NO_PEOPLE: [&str; 10] = [
        "property",
        "munition",
        "aircraft",
        "drone",
        "artillery",
        "post",
        "territory",
        "premises",
        "way",
        "explosive",
    ];
    let things = NO_PEOPLE.iter().fold(0, |set, class| set | view.lexicon.class(class));
    let verb = phrase.end;
    let be = (1..=2).contains(&(phrase.len().saturating_sub(1)))
        && verb > phrase.start
        && matches!(view.lower(verb - 1), "was" | "were" | "been");
    let word = |i: usize| {
        view.doc.tokens[i].kind == TokenKind::Word
            && view.classes(i) & things == 0
            && !is_animal(view.lower(i))
    };
    be && matches!(
        view.lower(verb),
        "killed" | "wounded" | "injured" | "hurt" | "detained" | "arrested" | "abducted" | "kidnapped"
    ) && phrase.all(word)
}

fn is_animal(word: &str) -> bool {
    matches!(
        word,
        "sheep" | "goats" | "cows" | "cattle" | "horses" | "dogs" | "camels" | "animals" | "donkeys" | "head"
    )
}

/// "Omar and Salim Haddad were killed", "Omar Haddad, Salim Nasser and Karim Saleh died": as many as are named.
fn named_subjects(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, usize)> {
    let aux = |k: &usize| {
        matches!(view.lower(*k), "were" | "have" | "been" | "had" | "shot" | "both" | "also" | "reportedly")
    };
    let verb = (sentence.start..n).rev().take_while(aux).last().unwrap_or(n);
    let name = |k: &usize| {
        let token = &view.doc.tokens[*k];
        token.capitalised
            && token.kind == TokenKind::Word
            && !view.places[*k]
            && view.classes(*k) == 0
            && view.source(*k).is_none()
            && !people::is_nation(view.lower(*k))
            || matches!(view.lower(*k), "al" | "el" | "-")
    };
    let of_armed = || (sentence.start..verb).any(|i| view.actor(i).is_some_and(|(len, _)| i + len == verb));
    if verb == n && view.lower(n) != "died" || of_armed() {
        return None;
    }
    let (mut names, mut end) = (0, verb);
    loop {
        let start = (sentence.start..end).rev().take_while(name).last()?;
        names += 1;
        match start.checked_sub(1).filter(|k| *k >= sentence.start).map(|k| view.lower(k)) {
            Some("and") if names == 1 => end = start - 1,
            Some(",") if names > 1 && start >= sentence.start + 2 && name(&(start - 2)) => end = start - 1,
            _ => return (names > 1).then_some((Figure::exactly(names), start)),
        }
    }
}

/// "Issa died", "Issa was killed": one person, by name.
fn is_named_person(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let verb = if n > sentence.start && view.lower(n - 1) == "was" { n - 1 } else { n };
    if verb == sentence.start || verb == n && view.lower(n) != "died" {
        return false;
    }
    let name = &view.doc.tokens[verb - 1];
    let word = view.lower(verb - 1);
    let of_armed = (sentence.start..verb).any(|i| view.actor(i).is_some_and(|(len, _)| i + len == verb));
    name.capitalised
        && name.kind == TokenKind::Word
        && !view.places[verb - 1]
        && !of_armed
        && view.classes(verb - 1) == 0
        && !matches!(
            word,
            "many"
                | "some"
                | "several"
                | "others"
                | "they"
                | "we"
                | "all"
                | "most"
                | "it"
                | "this"
                | "both"
                | "few"
                | "none"
                | "more"
                | "those"
                | "these"
                | "everyone"
                | "everybody"
                | "somebody"
                | "someone"
                | "i"
                | "you"
                | "that"
                | "dozens"
                | "hundreds"
                | "scores"
                | "thousands"
                | "there"
        )
}

/// "killing at least 13 people", "wounded six soldiers", "left four dead", "detained a young man".
fn counted_after(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
    let end = (n + 12).min(sentence.end);
    // "killing him instantly".
    if matches!(view.lower(n + 1), "him" | "her" | "another") && n + 1 < end {
        return Some((Figure::exactly(1), n..n + 2));
    }
    let shot_dead = usize::from(view.lower(n) == "shot" && view.lower(n + 1) == "dead");
    let at = n + 1 + shot_dead;
    // "killed 11-year-old Omar and his sister".
    let is_number = view.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    if is_number && view.lower(at + 1) == "-" && view.lower(at + 2) == "year" && view.lower(at + 4) == "old" {
        let name = |k: &usize| view.doc.tokens[*k].capitalised || matches!(view.lower(*k), "al" | "-");
        let end = (at + 5..sentence.end).find(|k| !name(k)).unwrap_or(sentence.end);
        let list = people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence);
        return Some((list.figure, n..list.end));
    }
    if let Some(named) = aged_party(view, at, sentence) {
        return Some((named.figure, n..named.end));
    }
    if let Some(end) = named_party(view, at, sentence).or_else(|| titled_party(view, at, sentence)) {
        return Some((end.figure, n..end.end));
    }
    for i in at..end {
        // "wounded a fourth": of those counted before.
        if view.lower(i) == "a"
            && i == n + 1
            && matches!(view.lower(i + 1), "second" | "third" | "fourth" | "fifth" | "sixth")
            && view.classes(i + 2) & people == 0
        {
            return Some((Figure::exactly(1), n..i + 2));
        }
        // "killed as many as 12".
        let as_many = view.lower(i) == "as" && (view.lower(i + 1) == "many" || view.lower(i - 1) == "many");
        if view.parts(i) && !as_many
            || harm_at(view, i).is_some()
            || matches!(view.lower(i), "according" | "said" | "from")
        {
            break;
        }
        // "the driver" only right behind the verb; "the young man Ahmad X" is named here.
        let single =
            matches!(view.lower(i), "a" | "an" | "another" | "his" | "her" | "its" | "their" | "the");
        if single
            && let Some(party) = party(view, i, sentence)
            && (view.lower(i) != "the"
                || i == n + 1
                || view.doc.tokens.get(party.end).is_some_and(|t| t.capitalised))
        {
            return Some((party.figure, n..party.end));
        }
        if let Some(count) =
            count(view, i, sentence).filter(|c| plausible(view, c.end) && !is_part(view, c, sentence))
        {
            let close = (count.end..(count.end + 5).min(end)).any(|k| view.classes(k) & people != 0);
            let bare = matches!(
                view.lower(count.end),
                "and" | "," | "." | "in" | "on" | "at" | "others" | "more" | "of"
            ) || count.end >= sentence.end;
            return (close || (bare && i <= n + 4))
                .then(|| (sum_of_list(view, count, sentence), n..count.end));
        }
        // "killed a family of four".
        if matches!(view.lower(i), "family" | "group" | "party") && view.lower(i + 1) == "of" {
            continue;
        }
        if view.classes(i) & people != 0 {
            // "killing commander Ali Hassan and two privates".
            let named =
                view.doc.tokens.get(i + 1).is_some_and(|t| t.capitalised) && people::is_single(view.lower(i));
            return named.then(|| {
                let name = |k: &usize| {
                    view.doc.tokens[*k].capitalised || matches!(view.lower(*k), "al" | "el" | "-")
                };
                let end = (i + 1..sentence.end).find(|k| !name(k)).unwrap_or(sentence.end);
                let list =
                    people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence);
                (list.figure, n..list.end)
            });
        }
    }
    None
}

/// "arrested Ahmad Karim and his brother": a person by two names or more, and who is listed behind.
fn named_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    let name = |n: &usize| {
        let token = &view.doc.tokens[*n];
        (token.capitalised && token.kind == TokenKind::Word || matches!(view.lower(*n), "al" | "el" | "-"))
            && !view.places[*n]
            && view.classes(*n) == 0
            && view.actor(*n).is_none()
    };
    let end = (at..sentence.end).find(|n| !name(n)).unwrap_or(sentence.end);
    let first = view.doc.tokens.get(at).is_some_and(|t| t.capitalised);
    let closes = end >= sentence.end
        || view.doc.tokens[end].kind == TokenKind::Punct
        || matches!(
            view.lower(end),
            "and"
                | "in"
                | "on"
                | "at"
                | "near"
                | "from"
                | "during"
                | "who"
                | "while"
                | "with"
                | "outside"
                | "inside"
                | "after"
                | "when"
                | "as"
                | "by"
                | "early"
                | "late"
                | "yesterday"
                | "today"
        );
    (first && closes && end >= at + 2)
        .then(|| people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence))
}

/// "killing senior Hamas official Wassim Ali and his wife": a named person behind words for what he is.
fn titled_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    const MAX_TITLE: usize = 7;
    let title = |n: usize| {
        let plain = !view.doc.tokens[n].capitalised
            && view.doc.tokens[n].kind == TokenKind::Word
            && view.tags[n].is_none_or(|w| w.verbs.is_empty())
            && !matches!(
                view.lower(n),
                "in" | "on"
                    | "at"
                    | "of"
                    | "near"
                    | "and"
                    | "a"
                    | "an"
                    | "by"
                    | "with"
                    | "from"
                    | "to"
                    | "as"
                    | "several"
                    | "some"
                    | "many"
                    | "dozens"
            );
        let owner = view.actor(n).is_some()
            || view.doc.lower(n) == "al"
            || view.lower(n) == "-"
            || view.lower(n) == "'s";
        (plain || owner) && count(view, n, sentence).is_none()
    };
    let first = (at..sentence.end.min(at + MAX_TITLE))
        .find(|n| !title(*n) || named_party(view, *n, sentence).is_some())?;
    let is_office = |n: usize| {
        matches!(
            view.lower(n),
            "official"
                | "commander"
                | "leader"
                | "member"
                | "operative"
                | "chief"
                | "figure"
                | "journalist"
                | "militant"
                | "fighter"
                | "officer"
                | "spokesman"
                | "employee"
                | "worker"
                | "resident"
                | "brother"
                | "son"
                | "man"
        )
    };
    (first > at && is_office(first - 1)).then(|| named_party(view, first, sentence)).flatten()
}

/// "the victims, who included two children": some of those counted elsewhere.
fn is_part(view: &View, count: &Number, sentence: &Range<usize>) -> bool {
    let before =
        |k: usize| count.start.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    // "aged 25"; "all from one family"; "raising an earlier count of one dead".
    matches!(before(1), "aged" | "age")
        || is_age(view, count.start)
        // "two sisters aged 7 and 9".
        || before(1) == "and" && matches!(before(3), "aged" | "ages")
        || view.lower(count.end) == "family"
        // "a boy of nine".
        || before(1) == "of" && matches!(before(2), "mother" | "father" | "parent" | "grandmother" | "grandfather" | "boy" | "girl" | "man" | "woman" | "child" | "youth")
        || (2..7).any(|k| {
            matches!(before(k), "earlier" | "previous" | "previously" | "initial" | "initially")
                && matches!(
                    before(k - 1),
                    "count"
                        | "toll"
                        | "report"
                        | "figure"
                        | "estimate"
                        | "number"
                        | "put"
                        | "reported"
                        | "given"
                )
        })
        || matches!(before(1), "included" | "including" | "include")
        || before(1) == "among" && !matches!(before(2), "were" | "was" | "are")
        || (before(2), before(1)) == ("among", "them")
        || view.lower(count.end) == "of"
            && matches!(view.lower(count.end + 1), "them" | "whom")
            && before(1) == ","
}
