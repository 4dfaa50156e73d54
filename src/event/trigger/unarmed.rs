//! What is told in the words of violence and is none: aid that enters a town, a crowd at a concert, floods that hit a village, dead
//! trees that are cut down.

use crate::event::clause::View;
use crate::event::harmed::is_of_no_person;
use crate::event::mood::Use;
use crate::kind::IncidentType;
use crate::lexicon::Reading;
use std::ops::Range;

/// Whether the verb at `n`, with its object in the tokens `object` and a clause that ends at `end`, tells of everyday life.
pub(super) fn is_everyday(
    view: &View,
    n: usize,
    reading: &Reading,
    use_: Use,
    mut object: Range<usize>,
    end: usize,
) -> bool {
    match reading.kind {
        // "found 40 dead wild birds".
        IncidentType::Killing => {
            (n..end.min(n + 6)).any(|i| view.lower(i) == "dead" && is_of_no_person(view, i))
        }
        IncidentType::Protest => is_festive(view, n, end),
        // "cut down two dead trees"; "bulldozers cleared the road": nothing of worth is broken.
        IncidentType::PropertyDamage => {
            let clears = view.is_form_of(n, &["clear"]);
            object.any(|i| {
                clears && is_in_the_way(view.lower(i))
                    || matches!(view.lower(i), "dead" | "dry" | "diseased" | "fallen")
                        && matches!(view.lower(i + 1), "tree" | "trees")
            })
        }
        // "The town was hit by floods".
        IncidentType::Other if reading.subject == 0 && use_.passive => {
            view.is_form_of(n, &["hit", "strike", "target"])
                && (n + 1..end.min(n + 5))
                    .find(|i| view.lower(*i) == "by")
                    .is_some_and(|by| !(by + 1..end.min(by + 9)).any(|i| is_armed(view, i)))
        }
        _ => false,
    }
}

/// Whether no force or crowd did what the verb at `n` tells: a film that was shot, a drone that came into an airspace, people who went
/// home, an outpost of settlers.
pub(super) fn is_by_no_force(
    view: &View,
    n: usize,
    reading: &Reading,
    use_: Use,
    sentence: &Range<usize>,
) -> bool {
    match reading.kind {
        IncidentType::GroundIncursion => {
            // "Dozens of people headed for A": with whomever.
            let of_crowd = matches!(
                view.lower(sentence.start),
                "dozens" | "hundreds" | "thousands" | "scores" | "crowds"
            ) && view.lower(sentence.start + 1) == "of"
                && matches!(
                    view.lower(sentence.start + 2),
                    "people" | "residents" | "families" | "villagers" | "civilians" | "protesters"
                );
            // "A convoy carrying the injured left A for B".
            let carries = || {
                view.is_form_of(n, &["leave"])
                    && (view.clause_start(n, sentence)..n).any(|i| view.lower(i) == "carrying")
            };
            // "A suicide bomber entered a church": no force.
            let of_bomber = || {
                (view.clause_start(n, sentence)..n)
                    .any(|i| matches!(view.lower(i), "bomber" | "attacker" | "assailant"))
            };
            of_crowd || carries() || of_bomber() || !use_.passive && is_of_what_flies(view, n, sentence)
        }
        // "an illegal outpost had been put up": no soldiers stop anybody there.
        IncidentType::Checkpoint => {
            // "The convoy had been held up for a day": by whatever.
            let class = &view.lexicon.class;
            let delayed = use_.passive
                && view.is_form_of(n, &["hold", "delay"])
                && view.classes_in(sentence.clone()) & (class.force | class.un) == 0;
            delayed
                || (n.saturating_sub(6).max(sentence.start)..(n + 5).min(sentence.end)).any(|i| {
                    view.lower(i) == "outpost"
                        && (i > sentence.start
                            && matches!(
                                view.lower(i - 1),
                                "illegal"
                                    | "settler"
                                    | "settlement"
                                    | "colonial"
                                    | "unauthorised"
                                    | "unauthorized"
                            )
                            || matches!(view.lower(i + 1), "settlement" | "farm"))
                })
        }
        // "the road was cut by an air strike": no crowd did it.
        IncidentType::Protest => {
            use_.passive
                && (n + 1..view.clause_end(n, sentence).min(n + 8))
                    .any(|i| view.noun(i).is_some_and(|(_, kind)| kind.is_strike()))
        }
        // "the wars that it has fought in A".
        IncidentType::ArmedClash => {
            view.is_form_of(n, &["fight"])
                && view.relative_pronoun(n, sentence).is_some_and(|pronoun| {
                    (pronoun.saturating_sub(3).max(sentence.start)..pronoun)
                        .any(|i| matches!(view.lower(i), "war" | "wars"))
                })
        }
        // "video shot in A".
        IncidentType::Killing | IncidentType::Other => {
            view.is_form_of(n, &["shoot"])
                && n > sentence.start
                && matches!(
                    view.lower(n - 1),
                    "video"
                        | "videos"
                        | "footage"
                        | "film"
                        | "clip"
                        | "clips"
                        | "pictures"
                        | "photos"
                        | "images"
                )
        }
        _ => false,
    }
}

/// "The army said that a drone had come into its airspace": whether a drone, plane or missile is what came.
fn is_of_what_flies(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let class = &view.lexicon.class;
    let flies = class.drone | class.aircraft | class.munition;
    let named = (view.clause_start(n, sentence)..n)
        .rfind(|i| view.classes(*i) & (flies | class.force) != 0)
        .filter(|i| view.classes(*i) & flies != 0 && view.classes(*i) & class.force == 0);
    // "forces backed by drones", "with drones overhead".
    let backing = |i: usize| {
        (i.saturating_sub(2)..i).any(|k| matches!(view.lower(k), "by" | "with" | "and" | "of" | ","))
    };
    named.is_some_and(|i| !backing(i))
}

/// "a hunger strike", "a strike by teachers": whether the noun at `tokens` is of those who do not work or eat.
pub(super) fn is_strike_of_staff(view: &View, tokens: Range<usize>, sentence: &Range<usize>) -> bool {
    let Range { start, end } = tokens;
    let refused = || {
        matches!(
            view.lower(start - 1),
            "hunger"
                | "general"
                | "labour"
                | "labor"
                | "rail"
                | "teachers"
                | "workers"
                | "on"
                | "open"
                | "ended"
                | "bus"
                | "taxi"
                | "doctors"
                | "students"
        )
    };
    let by_staff = || {
        view.lower(end) == "by"
            && (end + 1..(end + 4).min(sentence.end)).any(|i| {
                matches!(
                    view.lower(i),
                    "teachers"
                        | "workers"
                        | "doctors"
                        | "nurses"
                        | "drivers"
                        | "employees"
                        | "lawyers"
                        | "bakers"
                        | "students"
                )
            })
    };
    view.lower(end - 1).starts_with("strike") && (start > sentence.start && refused() || by_staff())
}

/// "gathered in the square for a concert", "to buy bread".
fn is_festive(view: &View, n: usize, end: usize) -> bool {
    let festive = |i: usize| match view.lower(i) {
        "concert" | "concerts" | "festival" | "match" | "wedding" | "prayers" | "iftar" | "fair"
        | "exhibition" | "christmas" | "easter" | "eid" | "ramadan" => true,
        "buy" | "watch" | "pray" | "shop" | "swim" | "dance" | "collect" => view.lower(i - 1) == "to",
        _ => false,
    };
    let demands = |i: usize| matches!(view.lower(i), "demand" | "protest" | "against" | "denounce" | "after");
    let gathers =
        &["gather", "assemble", "mass", "flock", "converge", "turn", "come", "fill", "stand", "sit"];
    view.is_form_of(n, gathers) && (n + 1..end).any(festive) && !(n + 1..end).any(demands)
}

/// Whether token `i` is of people or of what they do violence with.
fn is_armed(view: &View, i: usize) -> bool {
    let class = &view.lexicon.class;
    let armed =
        class.force | class.aircraft | class.drone | class.artillery | class.munition | class.explosive;
    view.classes(i) & (armed | class.people) != 0
        || view.actor(i).is_some()
        || view.noun(i).is_some_and(|(_, kind)| kind.is_violent())
        || matches!(
            view.lower(i),
            "gunfire"
                | "bullets"
                | "bullet"
                | "gunshots"
                | "shrapnel"
                | "blast"
                | "settlers"
                | "stones"
                | "rocks"
        )
        || view.lower(i) == "fire" && !matches!(view.lower(i - 1), "a" | "the")
}

/// Whether those who act are no force: they bring aid or carry civilians, or are a thing.
pub(super) fn brings_aid(
    view: &View,
    n: usize,
    reading: &Reading,
    use_: Use,
    subject: &Range<usize>,
    sentence: &Range<usize>,
) -> bool {
    let end = view.clause_end(n, sentence);
    // "killed by fire near an aid site": who fired brought no aid.
    let actor =
        if use_.passive { subject.start..subject.end.min(subject.start + 3) } else { subject.clone() };
    let aid = view.classes_in(actor.clone()) != 0
        && actor.clone().any(|i| {
            matches!(
                view.lower(i),
                "aid" | "humanitarian" | "relief" | "ambulances" | "buses" | "inter" | "crescent" | "firefighters" | "firemen"
                    | "rescuers" | "municipality" | "municipal"
            )
        })
        // "The convoy reached the town with flour", "returned to their barracks".
        || reading.kind == IncidentType::GroundIncursion
            && (n + 1..end.min(n + 12)).any(|i| {
                matches!(view.lower(i), "tonnes" | "tons" | "flour" | "food" | "supplies" | "medicine" | "medicines" | "fuel")
                    || matches!(view.lower(i), "their" | "its")
                        && matches!(view.lower(i + 1), "barracks" | "base" | "bases" | "headquarters" | "homes" | "posts")
            });
    // "a wedding convoy entered the town", "a passenger plane flew over it".
    let festive_or_civil = matches!(reading.kind, IncidentType::GroundIncursion | IncidentType::Overflight)
        && actor.clone().any(|i| {
            matches!(
                view.lower(i),
                "wedding"
                    | "bridal"
                    | "funeral"
                    | "passenger"
                    | "airliner"
                    | "airliners"
                    | "tourist"
                    | "tourists"
            )
        });
    if festive_or_civil {
        return true;
    }
    // "a convoy of civilians headed to the dam".
    let civil = reading.kind == IncidentType::GroundIncursion
        && subject.clone().any(|i| {
            matches!(view.lower(i), "convoy" | "convoys" | "vehicles" | "column" | "buses")
                && view.lower(i + 1) == "of"
                && matches!(
                    view.lower(i + 2),
                    "civilians"
                        | "residents"
                        | "families"
                        | "people"
                        | "protesters"
                        | "demonstrators"
                        | "villagers"
                        | "mourners"
                )
        });
    // "a drone that had crossed the border": no force.
    let of_thing = reading.kind == IncidentType::GroundIncursion
        && !use_.passive
        && view.relative_pronoun(n, sentence).is_some_and(|pronoun| {
            let reports =
                (pronoun.saturating_sub(5).max(sentence.start)..pronoun).any(|i| view.role(i).is_saying);
            if view.lower(pronoun) == "where" || view.lower(pronoun) == "that" && reports {
                return false;
            }
            let noun = (pronoun.saturating_sub(6).max(sentence.start)..pronoun)
                .rev()
                .find(|i| view.classes(*i) != 0);
            noun.is_some_and(|i| view.classes(i) & view.lexicon.class.force == 0)
        });
    // "the ambulances came under fire".
    let is_fired_at = view.is_form_of(n, &["come"]) && view.lower(n + 1) == "under";
    !is_fired_at && (aid || civil || of_thing)
}

/// What is cleared, or cleared away.
fn is_in_the_way(word: &str) -> bool {
    matches!(word, "road" | "roads" | "street" | "streets" | "rubble" | "debris" | "snow" | "mines")
}

/// Whether observers, and nobody's troops, are said to do what the verb at token `n` tells.
pub(super) fn is_by_un(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let class = &view.lexicon.class;
    let un = |i: usize| view.classes(i) & (class.un | class.peacekeepers) != 0;
    let start = view.clause_start(n, sentence);
    let itself = matches!(view.lower(start), "it" | "they" | "we") && (sentence.start..start).any(un);
    let troops = |i: usize| view.actor(i).is_some_and(|(_, a)| a.sector == "military");
    (itself || (start..n).any(un)) && !(sentence.start..n).any(troops)
}
