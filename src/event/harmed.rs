//! Which words tell that people were killed, injured or detained.

use super::clause::View;
use super::figure::Harm;
use super::number::number;
use super::people::party;
use super::subject::is_age;
use crate::text::TokenKind;
use std::ops::Range;

pub(super) fn harm_at(view: &View, n: usize) -> Option<Harm> {
    if is_attempt(view, n) {
        return None;
    }
    Some(match view.lower(n) {
        // "the bodies of three men were found".
        "body" | "bodies" if is_found(view, n) => Harm::Killed,
        // "had both legs amputated".
        "amputated" if n > 0 && is_limb(view.lower(n - 1)) => Harm::Injured,
        // "His sister remains in hospital with wounds".
        "hospital" if lies_in_hospital(view, n) => Harm::Injured,
        // "The ministry mourned four soldiers".
        "mourned" if counts_people(view, n + 1) => Harm::Killed,
        // "is treating a man for shrapnel wounds".
        "treating"
            if counts_people(view, n + 1)
                && (n + 2..n + 14)
                    .any(|i| view.lower(i) == "for" && (i + 1..i + 5).any(|k| is_hurt(view.lower(k)))) =>
        {
            Harm::Injured
        }
        // "recorded the fatal shooting of a man".
        "shooting"
            if n > 0
                && view.lower(n - 1) == "fatal"
                && view.lower(n + 1) == "of"
                && counts_people(view, n + 2) =>
        {
            Harm::Killed
        }
        // "confirms the execution of four men".
        "execution" | "executions" if view.lower(n + 1) == "of" && counts_people(view, n + 2) => Harm::Killed,
        // "took him on Monday while he grazed sheep".
        "took"
            if matches!(view.lower(n + 1), "him" | "her")
                && (view.is_calendar(n + 3) || matches!(view.lower(n + 2), "while" | "from" | "at")) =>
        {
            Harm::Detained
        }
        // "saw troops capture a father and his two sons".
        "capture" | "detain" | "arrest" | "kill" | "wound"
            if counts_people(view, n + 1) && is_seen(view, n) =>
        {
            if view.lower(n) == "kill" {
                Harm::Killed
            } else if view.lower(n) == "wound" {
                Harm::Injured
            } else {
                Harm::Detained
            }
        }
        // "caught four suspects".
        "caught" if counts_people(view, n + 1) => Harm::Detained,
        // "Nobody was taken."
        "taken"
            if n > 1
                && view.lower(n - 1) == "was"
                && (view.lower(n - 2) == "nobody"
                    || n > 2 && (view.lower(n - 3), view.lower(n - 2)) == ("no", "one"))
                && matches!(view.lower(n + 1), "." | "away" | "," | ";") =>
        {
            Harm::Detained
        }
        // "Two engineers were taken at gunpoint".
        "taken" if (view.lower(n + 1), view.lower(n + 2)) == ("at", "gunpoint") => Harm::Detained,
        // "lost a leg".
        "lost" if is_limb(view.lower(n + 1)) || is_limb(view.lower(n + 2)) => Harm::Injured,
        // "left without taking anyone".
        "taking" | "detaining" | "arresting" if matches!(view.lower(n + 1), "anyone" | "anybody") => {
            Harm::Detained
        }
        // "lost four fighters there", "lost her mother and two aunts when a shell hit the house".
        "lost" if loses_men(view, n) || loses_kin(view, n) => Harm::Killed,
        // "saw troops enter A, search houses and leave with two men".
        "leave" | "withdraw"
            if view.lower(n + 1) == "with" && leaves_with(view, n + 2) && is_seen(view, n) =>
        {
            Harm::Detained
        }
        // "searched a farm and pulled out with five detainees".
        "out" | "back"
            if n > 0
                && matches!(view.lower(n - 1), "pulled" | "pulling")
                && view.lower(n + 1) == "with"
                && leaves_with(view, n + 2) =>
        {
            Harm::Detained
        }
        // "bombed a store without causing victims".
        "victims" if n > 0 && matches!(view.lower(n - 1), "no" | "without" | "causing") => Harm::Injured,
        // "searched homes and left with two men".
        "left" | "leaving" | "withdrew" | "withdrawing"
            if view.lower(n + 1) == "with" && leaves_with(view, n + 2) =>
        {
            Harm::Detained
        }
        // "The gunfire left three people with wounds of varying degrees".
        "left" | "leaving"
            if counts_people(view, n + 1)
                && (n + 2..n + 8)
                    .any(|i| view.lower(i) == "with" && (i + 1..i + 4).any(|k| is_hurt(view.lower(k)))) =>
        {
            Harm::Injured
        }
        "wounds" if counts_people(view, n + 1) => Harm::Injured,
        // "Jets attack a base in A, and wound five soldiers."
        "wound" if n > 0 && view.lower(n - 1) == "and" && counts_people(view, n + 1) => Harm::Injured,
        // "hitting a boy in the thigh", "hitting him in the back".
        "hitting"
            if (counts_people(view, n + 1) || matches!(view.lower(n + 1), "him" | "her"))
                && (n + 2..n + 14).any(|i| {
                    (is_limb(view.lower(i))
                        || matches!(view.lower(i), "back" | "body" | "stomach" | "abdomen"))
                        && matches!(view.lower(i - 1), "the" | "his" | "her" | "lower" | "upper")
                }) =>
        {
            Harm::Injured
        }
        // "One bullet went through his thigh".
        "through"
            if matches!(view.lower(n + 1), "his" | "her")
                && is_limb(view.lower(n + 2))
                && is_of_bullet(view, n) =>
        {
            Harm::Injured
        }
        // "was cut by flying glass".
        "cut"
            if view.lower(n + 1) == "by"
                && (n + 2..n + 5).any(|i| {
                    matches!(view.lower(i), "glass" | "shrapnel" | "splinters" | "fragments" | "debris")
                }) =>
        {
            Harm::Injured
        }
        // "One peacekeeper was treated at a clinic for cuts to the face".
        "treated"
            if n > 0
                && matches!(view.lower(n - 1), "was" | "were" | "been")
                && (n + 1..n + 10)
                    .any(|i| view.lower(i) == "for" && (i + 1..i + 5).any(|k| is_hurt(view.lower(k)))) =>
        {
            Harm::Injured
        }
        // "Rescuers took six people to hospital".
        "took" | "rushed" | "evacuated" | "transported" if brings_to_care(view, n) => Harm::Injured,
        // "He was flown to a hospital".
        "taken" | "rushed" | "flown" | "airlifted" | "evacuated" | "transferred" | "transported"
            if is_carried_to_care(view, n) =>
        {
            Harm::Injured
        }
        // "were among six people brought to the hospital".
        "brought" if is_brought_to_care(view, n) => Harm::Injured,
        // "The clinic treated three people".
        "treated"
            if counts_people(view, n + 1)
                && n > 0
                && !matches!(view.lower(n - 1), "has" | "have" | "had") =>
        {
            Harm::Injured
        }
        // "released four youths after holding them for several hours".
        "released"
            if counts_people(view, n + 1)
                && (n + 2..n + 32).any(|i| {
                    view.lower(i) == "after" && matches!(view.lower(i + 1), "holding" | "detaining")
                }) =>
        {
            Harm::Detained
        }
        // "pulled alive from the rubble".
        "alive" if n > 0 && matches!(view.lower(n - 1), "pulled" | "rescued") => Harm::Injured,
        "blindfold" | "blindfolded" | "blindfolding" if counts_people(view, n + 1) => Harm::Detained,
        // "The clashes died down at about two".
        "died" | "dying" if matches!(view.lower(n + 1), "down" | "out" | "away") => return None,
        // "two dead trees", "4,000 dead wild birds".
        "dead" if is_of_no_person(view, n) => return None,
        "killed" | "killing" | "kill" | "kills" | "dead" | "died" | "dies" | "dying" | "deaths"
        | "fatalities" | "fatality" | "martyred" | "slain" | "liquidated" | "executed" | "assassinated"
        | "assassinating" | "murdered" | "beheaded" | "massacred" | "succumbed" | "martyrdom" => Harm::Killed,
        // "the execution of six farmers".
        "execution" if view.lower(n + 1) == "of" && counts_people(view, n + 2) => Harm::Killed,
        // "A driver was found strangled".
        "strangled" | "stabbed" | "hanged" if n > 0 && view.lower(n - 1) == "found" => Harm::Killed,
        // "succumbed to his injuries": the dead, not the wounded.
        "injuries" | "wounds" if succumbs(view, n) => return None,
        // "was beaten to death".
        "beaten" if (view.lower(n + 1), view.lower(n + 2)) == ("to", "death") => Harm::Killed,
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
        "beat" | "beating"
            if (n + 2..n + 9).any(|i| view.lower(i) == "to" && view.lower(i + 1) == "death") =>
        {
            return None;
        }
        "beat" | "beating" if counts_people(view, n + 1) => Harm::Injured,
        "passed" if view.lower(n + 1) == "away" => Harm::Killed,
        "victims" if n > 0 && view.lower(n - 1) == "no" => Harm::Injured,
        // "no loss of life", "without causing any loss of life".
        "loss"
            if n > 0
                && matches!(view.lower(n - 1), "no" | "any")
                && matches!(view.lower(n + 2), "life" | "lives") =>
        {
            Harm::Killed
        }
        "perished" => Harm::Killed,
        // "blew himself up".
        // "A gunman blew himself up"; of a suicide bomber the dead that are counted are others.
        "blew"
            if matches!(view.lower(n + 1), "himself" | "herself" | "themselves")
                && !(n.saturating_sub(REACH_OF_BOMBER)..n)
                    .any(|i| matches!(view.lower(i), "suicide" | "bomber" | "bombers")) =>
        {
            Harm::Killed
        }
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
        // "without causing injury", "no injury was reported".
        "injury" if n > 0 && matches!(view.lower(n - 1), "no" | "any" | "without" | "causing") => {
            Harm::Injured
        }
        // "Nobody was hit".
        "hit"
            if n > 2
                && view.lower(n - 1) == "was"
                && (view.lower(n - 2) == "nobody"
                    || (view.lower(n - 3), view.lower(n - 2)) == ("no", "one")) =>
        {
            Harm::Injured
        }
        "burns" | "wounds" | "wound" if sustains(view, n).is_some() => Harm::Injured,
        "unhurt" | "unharmed" | "uninjured" | "unscathed" => Harm::Injured,
        // "are being treated".
        "treated"
            if n > 1
                && view.lower(n - 1) == "being"
                && matches!(view.lower(n - 2), "is" | "are" | "was" | "were" | "still") =>
        {
            Harm::Injured
        }
        // "the bus was taking 20 people to a mill".
        "taking" | "took" if is_carried(view, n) => return None,
        // "Four civilians were caught beyond the fence"; not "in the crossfire".
        "caught"
            if n > 1
                && matches!(view.lower(n - 1), "was" | "were")
                && (view.classes(n - 2) & view.lexicon.class.people != 0 || view.lower(n - 2) == "more")
                && !matches!(view.lower(n + 1), "between" | "up" | "off" | "on" | "by")
                // "caught in the crossfire", and not "caught in the village of A".
                && !(view.lower(n + 1) == "in"
                    && (n + 2..n + 5).any(|i| {
                        matches!(view.lower(i), "crossfire" | "middle" | "fighting" | "violence" | "clashes" | "between")
                    })) =>
        {
            Harm::Detained
        }
        // "held two young men briefly".
        "held"
            if counts_people(view, n + 1)
                && n > 0
                && !matches!(view.lower(n - 1), "is" | "are" | "still") =>
        {
            Harm::Detained
        }
        // "fired at two shepherds and took one of them to the other side".
        "took" if takes_some(view, n) => Harm::Detained,
        // "took a man and his son", "were taken from their home".
        "took" | "taken" | "taking" if takes_people(view, n) => Harm::Detained,
        // "were left with bruises".
        "left"
            if n > 0
                && matches!(view.lower(n - 1), "was" | "were")
                && view.lower(n + 1) == "with"
                && (n + 2..n + 6).any(|k| is_hurt(view.lower(k))) =>
        {
            Harm::Injured
        }
        // "One member of the cell was neutralised".
        "neutralised" | "neutralized" | "eliminated"
            if n > 0 && matches!(view.lower(n - 1), "was" | "were" | "been") =>
        {
            Harm::Killed
        }
        // "The driver, Salim Haddad, was held until the afternoon".
        "held"
            if n > 2
                && view.lower(n - 1) == "was"
                && matches!(view.lower(n + 1), "until" | "overnight")
                && view.lower(n - 2) == ","
                && view.doc.tokens[n - 3].capitalised =>
        {
            Harm::Detained
        }
        // "led to his death on the spot".
        "death" if n > 1 && matches!(view.lower(n - 1), "his" | "her" | "immediate") && leads_to(view, n) => {
            Harm::Killed
        }
        // "A shopkeeper was held for five hours".
        "held"
            if n > 1
                && matches!(view.lower(n - 1), "was" | "were")
                && view.lower(n + 1) == "for"
                && (n + 2..n + 6).any(|i| {
                    matches!(view.lower(i), "hour" | "hours" | "day" | "days" | "minutes" | "week" | "weeks")
                }) =>
        {
            Harm::Detained
        }
        // "two men were held".
        "held"
            if n > 1
                && matches!(view.lower(n - 1), "was" | "were" | "been" | "being")
                && view.classes(n - 2) & view.lexicon.class.people != 0
                && !matches!(view.lower(n + 1), "up" | "responsible" | "accountable" | "in" | "at") =>
        {
            Harm::Detained
        }
        // "stopped two men and took them to the post".
        "took" | "taking" if takes_them(view, n) => Harm::Detained,
        // "saw soldiers detain three passengers", "observed them stop a bus and take away two men".
        "detain" | "abduct" | "arrest" | "take" | "lead"
            if counts_people(view, n + 1 + usize::from(view.lower(n + 1) == "away")) && is_seen(view, n) =>
        {
            Harm::Detained
        }
        // "completed an operation near A to arrest two men": it did.
        "detain" | "arrest" | "capture" | "apprehend"
            if counts_people(view, n + 1) && is_completed(view, n) =>
        {
            Harm::Detained
        }
        // "held its guard for two hours".
        "held" | "holding" if holds_people(view, n) => Harm::Detained,
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
pub(super) fn of_whom(view: &View, n: usize) -> Option<usize> {
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
    (!named && view.doc.tokens[of - 1].kind != TokenKind::Word || view.places[of - 1] || is_day(view, of - 1))
        .then_some(of)
        .filter(|_| !named)
}

fn is_day(view: &View, n: usize) -> bool {
    view.is_calendar(n) || matches!(view.lower(n), "today" | "yesterday" | "morning" | "evening" | "night")
}

/// "in critical condition", "in intensive care".
pub(super) fn is_bad_condition(view: &View, n: usize) -> bool {
    n > 1
        && match view.lower(n) {
            "care" => view.lower(n - 1) == "intensive",
            _ => matches!(view.lower(n - 1), "critical" | "serious" | "grave" | "moderate" | "stable"),
        }
        && view.lower(n - 2) == "in"
}

/// "an attempted killing", "an assassination attempt".
pub(super) fn is_attempt(view: &View, n: usize) -> bool {
    matches!(view.lower(n + 1), "attempt" | "attempts" | "bid")
        || n > 0 && matches!(view.lower(n - 1), "attempted" | "foiled" | "botched")
}

/// "took one of them to the other side", "took two of them away".
fn takes_some(view: &View, n: usize) -> bool {
    super::number::small_number(view.lower(n + 1)).is_some()
        && (view.lower(n + 2), view.lower(n + 3)) == ("of", "them")
        && matches!(view.lower(n + 4), "to" | "away" | "with" | "into" | "across" | "." | ",")
}

/// Tokens from a suicide bomber to the words that say he blew himself up.
const REACH_OF_BOMBER: usize = 40;

/// Whether people are counted at `n`: "wounds two soldiers".
fn counts_people(view: &View, n: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    party(view, n, &all).is_some()
}

pub(super) fn is_limb(word: &str) -> bool {
    matches!(
        word,
        "leg"
            | "legs"
            | "arm"
            | "hand"
            | "hands"
            | "foot"
            | "feet"
            | "eye"
            | "limb"
            | "fingers"
            | "finger"
            | "thigh"
            | "knee"
            | "ankle"
            | "shoulder"
    )
}

/// "lost four fighters", and not "lost two houses", "lost his men's trust".
fn loses_men(view: &View, n: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    number(view, n + 1, all.end).is_some()
        && party(view, n + 1, &all).is_some_and(|p| {
            matches!(
                view.lower(p.end - 1),
                "fighters" | "soldiers" | "men" | "members" | "troops" | "officers" | "policemen" | "guards"
            )
        })
}

/// "lost his son when a shell hit the house", "lost her mother and two cousins": a family's dead, not "lost his home".
fn loses_kin(view: &View, n: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    matches!(view.lower(n + 1), "his" | "her" | "their")
        && party(view, n + 1, &all)
            .is_some_and(|p| super::people::is_kin(view.lower(p.end - 1)) || p.figure.best > 1)
        && (n + 2..(n + 30).min(all.end)).any(|i| {
            matches!(
                view.lower(i),
                "when"
                    | "strike"
                    | "strikes"
                    | "shelling"
                    | "attack"
                    | "raid"
                    | "bombing"
                    | "bombardment"
                    | "explosion"
                    | "fighting"
                    | "massacre"
            )
        })
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
pub(super) fn sustains(view: &View, n: usize) -> Option<usize> {
    if !matches!(view.lower(n), "injury" | "injuries" | "wound" | "wounds" | "burns")
        && !is_limb(view.lower(n))
    {
        return None;
    }
    let with = (n.saturating_sub(4)..n).any(|i| matches!(view.lower(i), "with" | "for"));
    let brought = |i: &usize| {
        matches!(
            view.lower(*i),
            "brought" | "taken" | "admitted" | "rushed" | "treated" | "transferred" | "survived" | "received"
        )
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

/// Whether "dead" at token `n` is said of plants or animals: "4,000 dead wild birds".
pub(super) fn is_of_no_person(view: &View, n: usize) -> bool {
    (n + 1..n + 4).take_while(|i| !matches!(view.lower(*i), "," | "." | "and" | "or")).any(|i| {
        matches!(
            view.lower(i),
            "tree"
                | "trees"
                | "wood"
                | "animals"
                | "birds"
                | "fish"
                | "sheep"
                | "cattle"
                | "cows"
                | "poultry"
                | "livestock"
        )
    })
}

/// "lost his life", "cost 12 lives", "claimed the lives of three", "took the lives of five".
fn takes_lives(view: &View, n: usize) -> bool {
    let takes = |i: usize| matches!(view.lower(i), "took" | "taken" | "taking") && view.lower(i + 1) == "the";
    (n.saturating_sub(6)..n)
        .any(|i| matches!(view.lower(i), "lost" | "cost" | "costing" | "claimed" | "claiming" | "losing"))
        || view.lower(n + 1) == "of" && (n.saturating_sub(2)..n).any(takes)
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
            // "took the bodies of two people to the hospital".
            || i < n && matches!(view.lower(i), "took" | "brought" | "transferred" | "evacuated")
    })
}

/// Whether people are what was taken at `n`, and not to a hospital.
fn takes_people(view: &View, n: usize) -> bool {
    let end = (n + 12).min(view.doc.tokens.len());
    let care = |i: usize| {
        matches!(view.lower(i), "hospital" | "clinic" | "safety" | "part")
            // "took place"; not "took two men to an unknown place".
            || view.lower(i) == "place" && view.lower(i - 1) != "unknown"
    };
    let led_off = || {
        view.lower(n) == "taken"
            && (matches!(view.lower(n + 1), "prisoner" | "hostage" | "captive")
                || view.lower(n + 1) == "from"
                // "were taken in the village of A".
                || matches!(view.lower(n + 1), "in" | "near") && (n + 2..end).any(|i| view.places[i])
                // "were taken to Israel", "was taken toward Mount Hermon".
                || view.lower(n + 1) == "to" && matches!(view.lower(n + 2), "israel" | "israeli")
                || matches!(view.lower(n + 1), "toward" | "towards" | "inside" | "into")
                    && (n + 2..n + 4).any(|i| view.places[i] || view.lower(i) == "israeli")
                // "were taken across the ceasefire line", "was taken by soldiers".
                || view.lower(n + 1) == "across"
                    && (n + 2..n + 5).any(|i| matches!(view.lower(i), "line" | "border" | "fence" | "frontier"))
                || view.lower(n + 1) == "by"
                    && (n + 2..n + 5).any(|i| view.classes(i) & view.lexicon.class.force != 0)
                // "were taken on Thursday from a bus".
                || (n + 2..n + 6).any(|i| {
                    view.lower(i) == "from" && matches!(view.lower(i + 1), "a" | "his" | "their" | "her")
                })
                || (n + 1..end).any(|i| {
                    view.lower(i) == "for" && (i + 1..i + 3).any(|k| view.lower(k) == "questioning")
                }))
    };
    let all = 0..end;
    let named = || (n + 1..end).any(|i| is_age(view, i));
    !(n + 1..end).any(care) && (party(view, n + 1, &all).is_some() || led_off() || named())
}

/// "observed soldiers stop a bus and take …": whether what token `n` tells of was seen.
fn is_seen(view: &View, n: usize) -> bool {
    const REACH: usize = 22;
    (n.saturating_sub(REACH)..n)
        .rev()
        .take_while(|i| !matches!(view.lower(*i), "." | ";" | "to"))
        .any(|i| matches!(view.lower(i), "saw" | "seen" | "observed" | "watched" | "witnessed"))
}

/// "completed an overnight operation near A to arrest": whether the infinitive at `n` tells what an operation was for that is over.
fn is_completed(view: &View, n: usize) -> bool {
    const REACH: usize = 26;
    n > 0
        && view.lower(n - 1) == "to"
        && (n.saturating_sub(REACH)..n).rev().take_while(|i| view.lower(*i) != ".").any(|i| {
            matches!(view.lower(i), "completed" | "concluded" | "finished")
                && (i + 1..i + 6)
                    .any(|k| matches!(view.lower(k), "operation" | "raid" | "mission" | "activity"))
        })
}

/// What one is treated for.
fn is_hurt(word: &str) -> bool {
    matches!(
        word,
        "cuts"
            | "bruises"
            | "injuries"
            | "wounds"
            | "burns"
            | "shrapnel"
            | "fractures"
            | "inhalation"
            | "suffocation"
            | "shock"
    )
}

/// "took six people to hospital": whether those counted behind token `n` are brought there.
fn brings_to_care(view: &View, n: usize) -> bool {
    let all = 0..view.doc.tokens.len();
    party(view, n + 1, &all).is_some_and(|p| {
        view.lower(p.end) == "to"
            && (p.end + 1..p.end + 4).any(|i| matches!(view.lower(i), "hospital" | "hospitals" | "clinic"))
    })
}

/// "led to his death", "leading to his immediate death".
fn leads_to(view: &View, n: usize) -> bool {
    (n.saturating_sub(4)..n)
        .any(|i| matches!(view.lower(i), "led" | "leading" | "resulted" | "resulting" | "causing" | "caused"))
}

/// "remains in hospital", "is in hospital with burns".
fn lies_in_hospital(view: &View, n: usize) -> bool {
    let at = if n > 0 && matches!(view.lower(n - 1), "a" | "the") { n - 1 } else { n };
    at > 1
        && view.lower(at - 1) == "in"
        && matches!(view.lower(at - 2), "remains" | "remained" | "is" | "was" | "still" | "are" | "were")
}

/// "he was flown to a hospital", and not "where he died".
fn is_carried_to_care(view: &View, n: usize) -> bool {
    const REACH: usize = 8;
    let rest = || (n + 1..(n + 20).min(view.doc.tokens.len())).take_while(|i| view.lower(*i) != ".");
    n > 1
        && view.lower(n - 1) == "was"
        && matches!(view.lower(n - 2), "he" | "she")
        && view.lower(n + 1) == "to"
        && rest().take(REACH).any(|i| matches!(view.lower(i), "hospital" | "clinic" | "medical"))
        && !rest().any(|i| matches!(view.lower(i), "died" | "dead" | "pronounced" | "succumbed"))
}

/// "took them to the base", and not to a hospital.
fn takes_them(view: &View, n: usize) -> bool {
    let care = |i: usize| matches!(view.lower(i), "hospital" | "clinic" | "safety");
    view.lower(n + 1) == "them"
        && matches!(view.lower(n + 2), "to" | "away" | "into" | "with" | "back")
        && !(n + 2..n + 12).any(care)
}

/// Whether a bullet or fragment is what goes through something at `n`.
fn is_of_bullet(view: &View, n: usize) -> bool {
    (n.saturating_sub(5)..n)
        .any(|i| matches!(view.lower(i), "bullet" | "bullets" | "shrapnel" | "fragment" | "round"))
}

/// Whether counted people are brought to a hospital at `n`.
fn is_brought_to_care(view: &View, n: usize) -> bool {
    let counted = (n.saturating_sub(3)..n).any(|i| number(view, i, n).is_some());
    let of_dead =
        (n.saturating_sub(5)..n).any(|i| matches!(view.lower(i), "bodies" | "dead" | "wounded" | "injured"));
    counted
        && !of_dead
        && matches!(view.lower(n + 1), "to" | "into")
        && (n + 2..n + 8).any(|i| matches!(view.lower(i), "hospital" | "hospitals" | "clinic"))
}

/// "held two drivers.", "held him until the afternoon", "held its guard for two hours", and not "held a man responsible".
fn holds_people(view: &View, n: usize) -> bool {
    if matches!(view.lower(n + 1), "him" | "her") {
        return matches!(view.lower(n + 2), "until" | "for" | "overnight");
    }
    let all = 0..view.doc.tokens.len();
    party(view, n + 1, &all).is_some_and(|p| match view.lower(p.end) {
        "." | "," | ";" | "who" | "hostage" | "captive" | "prisoner" | "there" | "overnight" | "until"
        | "briefly" | "before" => true,
        "for" => {
            (p.end + 1..p.end + 5).any(|i| matches!(view.lower(i), "hours" | "hour" | "days" | "questioning"))
        }
        _ => false,
    })
}

/// Whether a bus, a lorry or a boat is what takes people at `n`.
pub(super) fn is_carried(view: &View, n: usize) -> bool {
    (n.saturating_sub(4)..n).any(|i| {
        matches!(
            view.lower(i),
            "bus"
                | "buses"
                | "minibus"
                | "van"
                | "truck"
                | "pickup"
                | "lorry"
                | "taxi"
                | "boat"
                | "ambulance"
                | "ambulances"
                | "plane"
                | "train"
        )
    })
}

/// "shot dead", "shot and killed", "shot in the leg", "hit in the shoulder".
pub(super) fn shot(view: &View, n: usize, sentence: &Range<usize>) -> Option<Harm> {
    if !matches!(view.lower(n), "shot" | "hit" | "hitting") || n + 1 >= sentence.end {
        return None;
    }
    // "were shot at from the houses": fired on, and maybe not hit; but "shot at close range".
    if view.lower(n) == "shot"
        && view.lower(n + 1) == "at"
        && !matches!(view.lower(n + 2), "close" | "point" | "short")
    {
        return None;
    }
    // "answered the protest with live fire and hit three civilians".
    if hits_with_fire(view, n, sentence) {
        return Some(Harm::Injured);
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
    // "A man was found shot several times on the outskirts of A", "gunmen fatally shot a man": dead.
    if view.lower(n) == "shot" && n > sentence.start && matches!(view.lower(n - 1), "found" | "fatally") {
        return Some(Harm::Killed);
    }
    // "shot dead a shepherd": the count stands behind; before it, "dead" reads it itself.
    if view.lower(n) == "shot" && view.lower(n + 1) == "dead" {
        return Some(Harm::Killed);
    }
    // "a boy was shot by soldiers": wounded, where nobody says that he died.
    let be = |i: usize| matches!(view.lower(i), "was" | "were" | "been");
    let was = (n.saturating_sub(3).max(sentence.start)..n).any(be)
        // "were dragged off a bus and shot".
        || n > sentence.start
            && view.lower(n - 1) == "and"
            && (n.saturating_sub(12).max(sentence.start)..n)
                .rev()
                .take_while(|i| !view.parts(*i))
                .any(be);
    let died = |i: usize| matches!(harm_at(view, i), Some(Harm::Killed | Harm::Injured));
    // "He was shot when he tried to escape": one told of before, and maybe as killed.
    let of_him = (n.saturating_sub(3).max(sentence.start)..n).any(|i| matches!(view.lower(i), "he" | "she"));
    (view.lower(n) == "shot" && was && !of_him && !sentence.clone().any(died)).then_some(Harm::Injured)
}

/// "fired into the air and hit a boy", "opened fire, hitting two men": whether those counted behind token `n` were hit by shots of which
/// nobody says that they killed or wounded.
fn hits_with_fire(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let fire =
        |i: usize| matches!(view.lower(i), "fire" | "fired" | "gunfire" | "shots" | "bullets" | "shooting");
    matches!(view.lower(n), "hit" | "hitting")
        && counts_people(view, n + 1)
        && (n.saturating_sub(14).max(sentence.start)..n).any(fire)
        && !sentence.clone().any(|i| i != n && matches!(harm_at(view, i), Some(Harm::Killed | Harm::Injured)))
}

/// "shot in the leg": wounded by a shot.
pub(super) fn is_hit_in_limb(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    /// "hit Salim al-Ahmad, 52, in the leg".
    const REACH: usize = 12;
    (n + 1..(n + REACH).min(sentence.end.saturating_sub(2))).any(|i| {
        view.lower(i) == "in"
            && matches!(view.lower(i + 1), "the" | "his" | "her" | "their" | "both")
            && (is_limb(view.lower(i + 2)) || matches!(view.lower(i + 2), "arms" | "hip" | "back"))
    })
}
