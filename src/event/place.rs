//! Which of the places a sentence names is the event's own.

use super::clause::View;
use super::governor::PEOPLE_OF;
use super::site::{Site, VILLAGE_M};
use super::trigger::Trigger;
use crate::kind::{IncidentType, MentionKind, PlacePrecision};
use std::ops::Range;

/// Radius, in metres, beyond which what is on the road to a place may be far from it.
const LARGE_M: u32 = 8_000;

/// Metres from a town to the villages of its province.
const SEAT_M: f64 = 40_000.0;

/// Metres from the point that stands for a river to places on it.
const RIVER_M: f64 = 400_000.0;

/// How well a site suits a trigger: smaller is better; `None` when it cannot be its place.
fn cost(
    view: &View,
    trigger: &Trigger,
    site: &Site,
    others: &[Trigger],
    sentence: &Range<usize>,
) -> Option<u32> {
    // "a short drive from A, where a raid turned into a firefight": there, however A is governed.
    // "A (in the district of B), where …".
    let bracket = if view.lower(site.tokens.end) == "(" {
        (site.tokens.end..sentence.end.min(site.tokens.end + 6)).find(|n| view.lower(*n) == ")")
    } else {
        None
    };
    let after = bracket.map_or(site.tokens.end, |n| n + 1);
    let relative = after + usize::from(view.lower(after) == ",");
    let of_care = (site.tokens.start.saturating_sub(3).max(sentence.start)..site.tokens.start)
        .any(|n| matches!(view.lower(n), "hospital" | "clinic"));
    if view.lower(relative) == "where"
        && !of_care
        && trigger.start > relative
        && !(relative..trigger.start).any(|n| matches!(view.lower(n), "," | ";"))
    {
        return Some(0);
    }
    // "left A for B", "set out from A for the village of B": to B.
    if trigger.kind == IncidentType::GroundIncursion && view.is_form_of(trigger.start, &["leave", "set"]) {
        let goal = (trigger.end..sentence.end).find(|n| view.lower(*n) == "for")?;
        let close = site.tokens.start > goal && !(goal..site.tokens.start).any(|n| view.parts(n));
        return close.then(|| (site.tokens.start - goal) as u32).filter(|d| *d <= MAX_COST);
    }
    // "entered the town, which lies on the slopes of A, and …": where the town is.
    let lies = (site.tokens.start.saturating_sub(16).max(sentence.start)..site.tokens.start).any(|n| {
        (view.lower(n) == "which" || view.lower(n) == "that" && view.lower(n + 1) == "belongs")
            && matches!(view.lower(n + 1), "lies" | "stands" | "sits" | "overlooks" | "belongs")
            // "at a junction, which lies on the road to A": no place of its own.
            && !(n.saturating_sub(2).max(sentence.start)..n).any(|i| {
                matches!(
                    view.lower(i),
                    "junction" | "crossroads" | "roundabout" | "crossing" | "bridge" | "quarry" | "intersection"
                )
            })
    });
    if lies && !(site.tokens.end..trigger.start).any(|n| view.lower(n) == ";") {
        return None;
    }
    // "Their convoy, loaded with supplies that people in A had given, was ambushed on the road".
    if view.is_in_relative_of_others(site.tokens.start, trigger.start) && !trigger.noun {
        return None;
    }
    let behind_trigger = || trigger.end..site.tokens.start.max(trigger.end);
    // "The convoy came to reinforce posts in A": what it was to do there.
    let comes_to = trigger.kind == IncidentType::GroundIncursion
        && view.is_form_of(trigger.start, &["come", "go", "arrive"])
        && view.lower(trigger.end) == "to"
        && site.tokens.start > trigger.end + 2
        && view.doc.tokens.get(trigger.end + 1).is_some_and(|t| !t.capitalised)
        && !matches!(view.lower(trigger.end + 1), "the" | "a" | "an" | "its" | "their" | "al");
    // "protested at the recent killings in A": what they protest at.
    let protested_at = trigger.kind == IncidentType::Protest
        && behind_trigger().any(|n| {
            view.noun(n).is_some_and(|(_, kind)| super::consolidate::is_violent(kind))
                && (n.saturating_sub(8).max(trigger.end)..n)
                    .any(|i| matches!(view.lower(i), "at" | "against" | "over" | "after" | "following"))
        });
    // "killed as they were on their way back from leave in A": where they had been, or were to go.
    let on_way = behind_trigger().any(|n| {
        view.lower(n) == "way"
            && n > trigger.end
            && matches!(view.lower(n - 1), "their" | "his" | "her")
            && matches!(view.lower(n + 1), "back" | "home")
            // "on their way home on a motorcycle on the outskirts of A": there.
            && (matches!(view.lower(n + 2), "from" | "to" | "into") || site.tokens.start <= n + 4)
            && site.tokens.start <= n + 10
    });
    // "used tear gas on the crowd in A, in a protest against the offensive in B": what they protest against.
    let of_cause = || {
        matches!(&*site.governor, "in" | "on" | "against")
            && behind_trigger().any(|n| {
                (view.lower(n).starts_with("protest") || view.lower(n).starts_with("demonstrat"))
                    && matches!(view.lower(n + 1), "against" | "over" | "at")
                    && (n + 2..site.tokens.start).any(|i| is_cause_of_protest(view.lower(i)))
            })
    };
    let led_back = || view.leads_back(behind_trigger());
    if comes_to || protested_at || on_way || of_cause() || led_back() {
        return None;
    }
    // "abducted four people, three of them from A".
    let of_some = site.governor == "from"
        && (site.tokens.start.saturating_sub(5).max(sentence.start)..site.tokens.start).any(|n| {
            view.lower(n) == "of"
                && matches!(view.lower(n + 1), "them" | "whom")
                && view.lower(n + 2) == "from"
        });
    if of_some {
        return None;
    }
    // "He hails from A and was detained": that he was born there does not say where.
    if site.governor == "from"
        && (site.tokens.start.saturating_sub(4).max(sentence.start)..site.tokens.start).any(|n| {
            matches!(view.lower(n), "hails" | "hailing" | "hailed" | "originally" | "comes" | "came")
        })
    {
        return None;
    }
    let of_one = |n: usize| {
        (n.saturating_sub(2).max(sentence.start)..n).any(|i| {
            view.lower(i) == "from"
                && i > sentence.start
                && view.classes(i - 1) & view.lexicon.class.people != 0
                && super::people::is_single(view.lower(i - 1))
        })
    };
    // "killed a man who was working to rebuild a post in A": what he was about to do there.
    let aims = site.tokens.start >= trigger.end
        && matches!(
            trigger.kind,
            IncidentType::Killing | IncidentType::Airstrike | IncidentType::DroneStrike
        )
        && (trigger.end..site.tokens.start).any(|i| view.lower(i) == "who")
        && (trigger.end..site.tokens.start).any(|i| {
            matches!(
                view.lower(i),
                "working" | "worked" | "trying" | "tried" | "seeking" | "sought" | "attempting" | "planning"
            ) && view.lower(i + 1) == "to"
                // "who was trying to cross near A": there.
                && !matches!(
                    view.lower(i + 2),
                    "cross" | "enter" | "approach" | "infiltrate" | "flee" | "pass" | "smuggle" | "sneak"
                )
        });
    if aims {
        return None;
    }
    // "gathered to call for the protection of the people in A": where those are.
    let called_for = trigger.kind == IncidentType::Protest
        && site.tokens.start >= trigger.end
        && (trigger.end..site.tokens.start).any(|i| {
            matches!(view.lower(i), "call" | "demand" | "denounce" | "condemn")
                && i > 0
                && view.lower(i - 1) == "to"
                || matches!(view.lower(i), "protection" | "solidarity")
        });
    if called_for {
        return None;
    }
    // "villagers of A came across a body".
    let finds_body = site.governor == PEOPLE_OF
        && trigger.kind == IncidentType::Killing
        && !trigger.passive
        && view.is_form_of(trigger.start, &["come", "find", "discover", "stumble"]);
    // "detained a man and his sons from A": for want of another place, people are taken where they live.
    let home = matches!(&*site.governor, "from" | PEOPLE_OF)
        && ((trigger.kind == IncidentType::ArrestDetention
            // "arrested two men from A after searching their homes".
            || trigger.kind == IncidentType::Raid
                && view.is_form_of(trigger.start, &["arrest", "detain", "apprehend"]))
            && (site.tokens.start >= trigger.end || trigger.passive)
            // "residents of A heard drones".
            || site.governor == PEOPLE_OF && trigger.kind == IncidentType::Overflight
            || matches!(trigger.kind, IncidentType::Protest | IncidentType::Overflight)
                // "one of them, a boy from A": where he is from.
                && !(site.governor == "from" && of_one(site.tokens.start))
            || finds_body
            // "residents of A blocked a patrol": where they live.
            || site.governor == PEOPLE_OF
                && trigger.kind == IncidentType::Other
                && view.is_form_of(trigger.start, &["block", "stop", "prevent", "surround"])
            || site.governor == PEOPLE_OF
                && trigger.passive
                && matches!(trigger.kind, IncidentType::Killing | IncidentType::Other))
        && (site.goal_of.is_none()
            // "five people were taken from A".
            || trigger.kind == IncidentType::ArrestDetention && site.goal_of == Some(trigger.start));
    // "on the road leading north from A".
    let on_road = site.governor == "from"
        && (site.tokens.start.saturating_sub(5).max(sentence.start)..site.tokens.start).any(|n| {
            matches!(view.lower(n), "road" | "highway" | "track")
                && matches!(view.lower(n + 1), "leading" | "that" | "which" | "out" | "running")
        });
    // "clashes were reported from A".
    let reported_from = site.governor == "from"
        && trigger.noun
        && (trigger.end..site.tokens.start)
            .any(|n| matches!(view.lower(n), "reported" | "recorded") && n + 8 >= site.tokens.start)
        && !(trigger.end..site.tokens.start).any(|n| view.parts(n));
    if matches!(&*site.governor, "from" | PEOPLE_OF | "against") && !home && !on_road && !reported_from {
        return None;
    }
    // "the Vienna conference centre" may hold talks; no man of "the Quds Force" is in Jerusalem.
    let is_house = || {
        (site.tokens.end..(site.tokens.end + 3).min(sentence.end)).any(|n| {
            matches!(
                view.lower(n),
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
        })
    };
    // "gathered in front of the UN office in A".
    let rallied = trigger.kind == IncidentType::Protest && site.is_at();
    if site.mention.kind == MentionKind::InName && !trigger.kind.is_diplomatic() && !is_house() && !rallied {
        return None;
    }
    // "rockets launched towards the heights": where they fell is not said.
    if matches!(&*site.governor, "towards" | "toward")
        && trigger.kind == IncidentType::Shelling
        && !site.is_point()
    {
        return None;
    }
    // "strikes attributed to the kingdom", "the border with it".
    let of_border =
        |n: usize| matches!(view.lower(n), "border" | "frontier" | "borders" | "attributed" | "blamed");
    if site.location.precision == PlacePrecision::Country
        && matches!(view.lower(site.tokens.start.saturating_sub(1)), "with" | "to" | "on")
        && (site.tokens.start.saturating_sub(3).max(sentence.start)..site.tokens.start).any(of_border)
    {
        return None;
    }
    // "the strip between A and B", two countries.
    if site.governor == "between" && site.location.precision == PlacePrecision::Country {
        return None;
    }
    // "smuggled drugs towards the kingdom": where they were to go.
    if matches!(&*site.governor, "towards" | "toward" | "into")
        && site.location.precision == PlacePrecision::Country
        && trigger.kind != IncidentType::GroundIncursion
    {
        return None;
    }
    // "blocked the road to the capital": somewhere on the way.
    let leads_to = |n: usize| {
        matches!(view.lower(n), "road" | "roads" | "highway" | "motorway" | "route" | "way")
            && view.lower(n + 1) == "to"
    };
    // "closed the roads out of the city to A and B": likewise.
    let out_to = |from: usize| {
        (from..site.tokens.start).any(|n| {
            matches!(view.lower(n), "road" | "roads")
                && view.lower(n + 1) == "out"
                && view.lower(n + 2) == "of"
                && (n + 3..site.tokens.start).any(|k| view.lower(k) == "to")
        })
    };
    let is_block = matches!(trigger.kind, IncidentType::Protest | IncidentType::Checkpoint);
    if is_block && out_to(site.tokens.start.saturating_sub(12).max(sentence.start)) {
        return None;
    }
    // "demolished the home of the man responsible for the attack in A".
    let blamed = (site.tokens.start.saturating_sub(6).max(sentence.start)..site.tokens.start)
        .any(|n| view.lower(n) == "responsible" && view.lower(n + 1) == "for");
    if blamed && !(site.tokens.start..trigger.start).any(|n| view.parts(n)) {
        return None;
    }
    // "A and the road that leads from it to B were attacked": at A.
    let leads_away = (site.tokens.start.saturating_sub(9).max(sentence.start)..site.tokens.start).any(|n| {
        matches!(view.lower(n), "road" | "highway" | "track")
            && (matches!(view.lower(n + 1), "leading" | "running")
                || matches!(view.lower(n + 1), "that" | "which")
                    && matches!(view.lower(n + 2), "leads" | "runs" | "goes"))
    });
    if leads_away && view.lower(site.tokens.start - 1) == "to" && others_than(view, site, sentence) {
        return None;
    }
    // "a hill overlooking the road into the city".
    let into = (site.tokens.start.saturating_sub(4).max(sentence.start)..site.tokens.end)
        .any(|n| matches!(view.lower(n), "road" | "highway") && view.lower(n + 1) == "into");
    // "cut the road between A and B", of which one is a province: somewhere on the way.
    let long_road = site.governor == "between"
        && is_block
        && site.location.radius_m > LARGE_M
        && (site.tokens.start.saturating_sub(7).max(sentence.start)..site.tokens.start)
            .any(|n| matches!(view.lower(n), "road" | "highway" | "motorway"));
    if long_road {
        return None;
    }
    if into && site.location.radius_m > LARGE_M {
        return None;
    }
    // "a barrier on the road out of A towards B": at A.
    if is_block && matches!(&*site.governor, "towards" | "toward") && others_than(view, site, sentence) {
        return None;
    }
    if (is_block || site.location.radius_m > LARGE_M)
        && (site.tokens.start.saturating_sub(3).max(sentence.start)..site.tokens.end).any(leads_to)
    {
        return None;
    }
    // "detained two men over a killing in A": what they are blamed for.
    if trigger.kind == IncidentType::ArrestDetention
        && !trigger.passive
        && site.tokens.start >= trigger.end
        && is_blamed(view, trigger.end..site.tokens.start)
        && !(trigger.end..site.tokens.start).any(|n| view.lower(n) == "during")
    {
        return None;
    }
    // "intercepted three drones launched by fighters in A": whence they came.
    let launched = site.tokens.start >= trigger.end
        && matches!(&*site.governor, "in" | "from")
        && (trigger.end..site.tokens.start).any(|n| {
            matches!(view.lower(n), "launched" | "fired")
                && !matches!(view.lower(n + 1), "at" | "into" | "towards" | "toward")
        });
    if launched && !matches!(trigger.kind, IncidentType::GroundIncursion | IncidentType::Raid) {
        return None;
    }
    // "fired mortars from areas under their control in A": whence, not where.
    let fired =
        matches!(trigger.kind, IncidentType::Shelling | IncidentType::DroneStrike | IncidentType::Airstrike);
    if fired
        && site.tokens.start >= trigger.end
        // "80 metres from a patrol".
        && (trigger.end..site.tokens.start).any(|n| {
            view.lower(n) == "from"
                && !matches!(view.lower(n - 1), "metres" | "meters" | "kilometres" | "kilometers" | "km" | "miles" | "yards" | "m" | "away")
        })
        && !(trigger.end..site.tokens.start).any(|n| {
            // "from the position on A".
            let stands = || view.classes(n - 1) & view.lexicon.class.post != 0;
            match view.lower(n) {
                "on" => !stands(),
                word => matches!(
                    word,
                    "to" | "at" | "into" | "toward" | "towards" | "targeting" | "hitting" | "striking"
                ),
            }
        })
    {
        return None;
    }
    // "was felt as far as A", "as far away as A".
    let far = |n: usize| {
        view.lower(n) == "as" && view.lower(n + 1) == "far" && (n + 2..n + 4).any(|i| view.lower(i) == "as")
    };
    let reach = site.tokens.start.saturating_sub(5).max(sentence.start)..site.tokens.start.saturating_sub(2);
    if trigger.kind != IncidentType::GroundIncursion && reach.into_iter().any(far) {
        return None;
    }
    // "is being treated in A", "died at a hospital in A": where the wounded are.
    let before =
        |reach: usize| site.tokens.start.saturating_sub(reach).max(sentence.start)..site.tokens.start;
    let treated = before(5).any(|n| {
        matches!(view.lower(n), "treated" | "treatment" | "hospitalised" | "hospitalized" | "recovering")
    });
    // "flown by helicopter to the A medical campus in B".
    let flown = before(9).any(|n| matches!(view.lower(n), "campus" | "medical" | "hospital" | "clinic"))
        && before(14)
            .any(|n| matches!(view.lower(n), "flown" | "evacuated" | "airlifted" | "rushed" | "transferred"));
    let in_hospital = || {
        (before(5).any(|n| view.lower(n) == "hospital")
            || (site.tokens.end..(site.tokens.end + 3).min(sentence.end))
                .any(|n| view.lower(n) == "hospital"))
            && before(10)
                .any(|n| matches!(view.lower(n), "died" | "dies" | "succumbed" | "brought" | "taken"))
    };
    // "in a stable condition in a hospital in A".
    let lies_in_hospital = (site.tokens.start.saturating_sub(3).max(sentence.start)..site.tokens.start)
        .any(|n| view.lower(n) == "hospital" && view.lower(n + 1) == "in")
        && matches!(trigger.kind, IncidentType::Killing | IncidentType::Other);
    // "died of his wounds, a doctor at A hospital said": who tells of it.
    let tells = || {
        view.is_form_of(trigger.start, &["die", "succumb"])
            && (site.tokens.end..(site.tokens.end + 3).min(sentence.end)).any(|n| {
                view.lower(n) == "hospital"
                    && (n + 1..(n + 4).min(sentence.end))
                        .any(|k| matches!(view.lower(k), "said" | "told" | "says"))
            })
    };
    // "took the injured to a hospital in A and closed the road".
    let brought = site.tokens.start < trigger.start
        && of_care
        && before(9).any(|n| matches!(view.lower(n), "took" | "taken" | "brought" | "moved" | "rushed"));
    if treated || brought || flown || lies_in_hospital || in_hospital() || tells() {
        return None;
    }
    // "were taken to A": where they were taken is told of another place.
    let led_away =
        trigger.kind == IncidentType::ArrestDetention && matches!(&*site.governor, "to" | "into" | "towards");
    // "led the four away to the base near A": where they were brought.
    let to_base = trigger.kind == IncidentType::ArrestDetention
        && site.tokens.start >= trigger.end
        && (site.tokens.start.saturating_sub(6).max(trigger.end)..site.tokens.start).any(|n| {
            view.lower(n) == "to"
                && (n + 1..site.tokens.start).any(|i| {
                    matches!(
                        view.lower(i),
                        "base"
                            | "post"
                            | "outpost"
                            | "barracks"
                            | "position"
                            | "prison"
                            | "centre"
                            | "center"
                            | "point"
                    )
                })
        });
    if to_base {
        return None;
    }
    // "had gone to the fields of A to pick mushrooms when they were seized": they were there.
    let had_come = site.goal_of.is_some_and(|verb| verb > sentence.start && view.lower(verb - 1) == "had")
        && (site.tokens.end..trigger.start)
            .any(|n| view.lower(n) == "when" && matches!(view.lower(n + 1), "they" | "he" | "she" | "it"));
    if site
        .goal_of
        .is_some_and(|verb| !had_come && (led_away || !(trigger.start..trigger.end).contains(&verb)))
    {
        return None;
    }
    let behind = site.tokens.start < trigger.start;
    // "drove from its post on A down to the village of B": to B.
    let leads_on = || {
        let from = (trigger.end..site.tokens.start).rfind(|n| view.lower(*n) == "from")?;
        let to = (site.tokens.end..sentence.end.min(site.tokens.end + 5)).find(|n| view.lower(*n) == "to")?;
        let parted = (from..to).any(|n| view.parts(n) || view.lower(n) == "and");
        (!parted && (to..sentence.end.min(to + 6)).any(|n| view.places[n])).then_some(())
    };
    if !behind && trigger.kind == IncidentType::GroundIncursion && !trigger.noun && leads_on().is_some() {
        return None;
    }
    // "The village, which sits above A, was hit": A only says where the village is.
    let comma = |n: &usize| view.lower(*n) == ",";
    let inserted = behind
        && (site.tokens.start.saturating_sub(10).max(sentence.start + 1)..site.tokens.start)
            .rfind(|n| matches!(view.lower(*n), "which" | "whose"))
            .is_some_and(|pronoun| {
                view.lower(pronoun - 1) == ","
                    && !(pronoun..site.tokens.start).any(|n| comma(&n))
                    && (site.tokens.end..trigger.start).any(|n| comma(&n))
            });
    if inserted {
        return None;
    }
    // "shells fired from bases in A, most of which landed among houses": whence.
    if fired
        && behind
        && (site.tokens.start.saturating_sub(8).max(sentence.start)..site.tokens.start).any(|n| {
            view.lower(n) == "from"
                && (n.saturating_sub(6).max(sentence.start)..n)
                    .any(|i| matches!(view.lower(i), "fired" | "launched"))
        })
    {
        return None;
    }
    // What another verb does something to is not where this one happens.
    // "pull out of A, which forces seized": what was seized.
    let antecedent = view
        .relative_pronoun(trigger.start, sentence)
        .is_some_and(|p| site.tokens.end <= p && p - site.tokens.end <= 1);
    if behind
        && !antecedent
        && site.governor.starts_with("verb ")
        && others.iter().all(|t| t.start >= site.tokens.start || t.noun)
    {
        return None;
    }
    let (a, b) = if site.tokens.start >= trigger.end {
        (trigger.end, site.tokens.start)
    } else {
        (site.tokens.end, trigger.start)
    };
    // "led away a student for interrogation in A": where he was brought.
    let brought = !behind
        && trigger.kind == IncidentType::ArrestDetention
        && (a..b).any(|n| matches!(view.lower(n), "interrogation" | "questioning" | "trial"));
    if brought {
        return None;
    }
    // "levelled 14 houses, according to residents and a report sent to A": whom it was told to.
    if !behind && site.governor == "to" && (a..b).any(|n| view.lower(n) == "according") {
        return None;
    }
    // "killed two people, officials told reporters in A": where it was said.
    let said_there = !behind
        && !trigger.kind.is_diplomatic()
        && (a..b).any(|n| {
            view.role(n).is_saying
                && n > a
                && (a..n).any(|i| matches!(view.lower(i), "," | "that"))
                // "Clashes, the group said, broke out in A": an insertion.
                && !(view.lower(a) == "," && view.lower(n + 1) == "," && n + 1 < b)
        })
        && !(a..b)
            .any(|n| view.parts(n) && view.lower(n) == "that" && (a..n).any(|i| view.role(i).is_saying));
    // "opened fire at boats overnight, police in A said": where they say so.
    let speaks = !behind
        && matches!(&*site.governor, "in" | "from")
        && (site.tokens.end..(site.tokens.end + 2).min(sentence.end)).any(|n| view.role(n).is_saying)
        && matches!(
            view.lower(site.tokens.start.saturating_sub(2)),
            "police"
                | "officials"
                | "medics"
                | "sources"
                | "residents"
                | "witnesses"
                | "doctors"
                | "authorities"
                | "activists"
        )
        && (a..b).any(|n| view.lower(n) == ",");
    if speaks {
        return None;
    }
    // "sirens in A": not where the rocket fell.
    // "Sirens sounded in the city and in towns near A".
    let clause = view.clause_start(site.tokens.start, sentence)..site.tokens.start;
    let sounds = |n: usize| matches!(view.lower(n), "sirens" | "alarms" | "siren");
    let sirens = before(5).any(sounds) || behind && clause.clone().any(sounds);
    // "thousands marched in support of the president, who spoke in A".
    let aside = !behind
        && trigger.kind == IncidentType::Protest
        && (a..b).any(|n| matches!(view.lower(n), "who" | "whose"));
    if said_there || sirens || aside {
        return None;
    }
    // "troops fired in A; a tunnel found in B".
    if (a..b).any(|n| view.lower(n) == ";") {
        return None;
    }
    // "Four shells fell in the fields, while drones circled over A": what went on there is the other.
    let meanwhile = |n: usize| {
        view.parts(n)
            && view.lower(n) == "while"
            // "came under fire while it was closing a crossing at A", "while driving along the river in A".
            && !matches!(view.lower(n + 1), "it" | "they" | "he" | "she")
            && !view.lower(n + 1).ends_with("ing")
            && others.iter().any(|t| t.start > n && t.end <= b && t.mood == trigger.mood)
    };
    if !behind && (a..b).any(meanwhile) {
        return None;
    }
    // "shelled A, killing one, and sent drones over B": B is of the verb behind "and".
    let of_next = !behind
        && trigger.dependent
        && matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
        && (a..b).any(|n| view.lower(n) == "and" && n + 1 < b && view.is_finite(n + 1));
    if of_next {
        return None;
    }
    // "The raids, part of a campaign launched after a ceasefire in A": A is where that was.
    if !behind
        && trigger.noun
        && (a..b).any(|n| {
            view.parts(n)
                && matches!(
                    view.lower(n),
                    "after" | "before" | "since" | "because" | "although" | "though" | "despite" | "amid"
                )
        })
    {
        return None;
    }
    // "arrested a man suspected of smuggling during a raid in A": the raid's place.
    let is_during = |mut between: Range<usize>| between.any(|n| view.lower(n) == "during");
    // "targeted a man who was planning attacks in A": what he meant to do, he meant to do there.
    if !behind
        && !is_during(a..b)
        && (a..b).any(|n| {
            matches!(
                view.lower(n),
                "planning" | "plotting" | "preparing" | "planned" | "plotted" | "intended"
            ) || view.lower(n) == "suspected" && view.lower(n + 1) == "of"
        })
    {
        return None;
    }
    // "struck sites in response to a killing in A": A is where the killing was.
    // "fired at a post in A in response to a strike": nor was the strike at A.
    let answered = |n: usize| {
        matches!(view.lower(n), "response" | "retaliation" | "revenge" | "reprisal" | "retribution")
    };
    let to_strike = behind && trigger.noun && !view.places[site.tokens.end.min(b)] && b.saturating_sub(a) > 3;
    if (!behind || to_strike) && (a..b).any(answered) {
        return None;
    }
    // "A resident of the border area in A told the agency that …": where the speaker lives, for want of better.
    let speaker = behind
        && trigger.kind != IncidentType::Overflight
        && (site.tokens.end..trigger.start).any(|n| view.role(n).is_saying)
        && (site.tokens.start.saturating_sub(10).max(sentence.start)..site.tokens.start)
            .any(|n| view.classes(n) & view.lexicon.class.people != 0);
    // "Observers on the mountain saw a drone fly towards B": where they stand, not what they saw.
    let observed = |n: usize| {
        matches!(
            view.lower(n),
            "observed" | "saw" | "heard" | "noticed" | "noted" | "detected" | "recorded" | "spotted"
        )
    };
    let observers = || {
        (site.tokens.start.saturating_sub(6).max(sentence.start)..site.tokens.start).any(|n| {
            view.classes(n) & (view.lexicon.class.un | view.lexicon.class.peacekeepers) != 0
                || matches!(view.lower(n), "personnel" | "observer" | "observers")
        })
    };
    if behind
        && site.is_at()
        && site.tokens.start <= sentence.start + 9
        && (observed(site.tokens.end) || observed(site.tokens.end + 1))
        && observers()
    {
        return None;
    }
    // "A man accused of shelling A was arrested": what he is charged with.
    let charged = behind
        && trigger.kind == IncidentType::ArrestDetention
        && (site.tokens.start.saturating_sub(9).max(sentence.start)..site.tokens.start).any(|n| {
            matches!(view.lower(n), "accused" | "suspected" | "wanted")
                && matches!(view.lower(n + 1), "of" | "for" | "in")
        })
        && !(site.tokens.end..trigger.start).any(|n| view.lower(n) == ",");
    if charged {
        return None;
    }
    // "A hospital in A received the bodies after the strike": where they were brought.
    let receives = behind
        && of_care
        && (site.tokens.end..(site.tokens.end + 5).min(sentence.end))
            .any(|n| matches!(view.lower(n), "received" | "admitted"));
    if receives {
        return None;
    }
    // "Groups located in A targeted the city": whence they fired.
    let located = behind
        && trigger.kind != IncidentType::ArrestDetention
        && !trigger.passive
        && (site.tokens.start.saturating_sub(4).max(sentence.start)..site.tokens.start).any(|n| {
            matches!(view.lower(n), "located" | "based" | "positioned" | "stationed" | "entrenched")
                && n > sentence.start
                && view.classes(n - 1) & view.lexicon.class.force != 0
        });
    if located {
        return None;
    }
    // "Damascus witnessed a rally": its subject is where.
    let witness =
        behind && ungoverned(site) && view.is_form_of(trigger.start, &["witness", "see"]) && trigger.noun;
    if witness {
        return Some(0);
    }
    // "In A, soldiers arrested two men from the village of B after searching their homes": in B.
    if home && is_home_entered(view, site.tokens.end..sentence.end) {
        return Some(0);
    }
    // "struck a vehicle as it advanced on A" was near A.
    let moving = !behind
        && (a..b).any(|n| {
            matches!(view.lower(n), "as" | "while") && matches!(view.lower(n + 1), "it" | "they" | "he")
        });
    let crossed = (a..b).filter(|n| view.parts(*n)).count() as u32 * u32::from(!moving);
    let between =
        others.iter().filter(|t| t.start >= a && t.end <= b && t.start != trigger.start).count() as u32;
    let fronted = behind
        && site.tokens.start <= sentence.start + 3
        && matches!(&*site.governor, "in" | "at" | "near" | "on");
    let ungoverned = ungoverned(site);
    // "Israel, which says so, bombed the ministry": who did it, not where.
    if ungoverned
        && behind
        && site.location.precision == PlacePrecision::Country
        && !trigger.kind.is_diplomatic()
    {
        return None;
    }
    Some(
        (b.saturating_sub(a)) as u32
            + 12 * crossed
            + 10 * between
            + if behind && !fronted { 8 } else { 0 }
            + if ungoverned { 4 } else { 0 }
            + if home && !finds_body && !taken_from_there(view, trigger, site) { 25 } else { 0 }
            + if speaker { 30 } else { 0 }
            + if site.governor == "by" { 6 } else { 0 }
            + if site.location.precision == PlacePrecision::Country { 15 } else { 0 },
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

/// Whether the words behind an arrest say that those arrested were sought at home: "after searching their homes".
fn is_home_entered(view: &View, behind: Range<usize>) -> bool {
    behind.clone().any(|n| {
        matches!(view.lower(n), "searching" | "raiding" | "storming" | "into" | "ransacking")
            && matches!(view.lower(n + 1), "their" | "his" | "her")
            && matches!(view.lower(n + 2), "home" | "homes" | "house" | "houses")
    })
}

/// "was kidnapped on Sunday from the outskirts of A": whence they were taken, and not where they live.
fn taken_from_there(view: &View, trigger: &Trigger, site: &Site) -> bool {
    let from = (trigger.end..site.tokens.start).rfind(|n| view.lower(*n) == "from");
    !trigger.noun
        && from.is_some_and(|n| {
            n == trigger.end
                || view.lower(n - 1).ends_with("day")
                || matches!(
                    view.lower(n - 1),
                    "him" | "her" | "them" | "morning" | "evening" | "night" | "dawn"
                )
        })
}

/// Whether a place is named before the site in its sentence.
fn others_than(view: &View, site: &Site, sentence: &Range<usize>) -> bool {
    (sentence.start..site.tokens.start).any(|n| view.places[n])
}

/// Whether the words between an arrest and what follows say what it was for.
pub(super) fn is_blamed(view: &View, between: Range<usize>) -> bool {
    between.clone().any(|n| {
        view.lower(n) == "over"
            || matches!(view.lower(n), "accused" | "suspected" | "wanted")
                && matches!(view.lower(n + 1), "of" | "in" | "for" | "over")
            || view.lower(n) == "connection" && view.lower(n + 1) == "with"
            || view.lower(n) == "suspicion" && view.lower(n + 1) == "of"
    })
}

/// Whether no preposition or verb governs the name.
fn ungoverned(site: &Site) -> bool {
    site.governor.is_empty()
}

/// Most a site may cost: farther than that it belongs to something else.
const MAX_COST: u32 = 60;

/// The sites of `trigger`: the best one and those listed with it ("the villages of A and B").
pub(super) fn choose<'s, 'a>(
    view: &View,
    trigger: &Trigger,
    sites: &'s [Site<'a>],
    others: &[Trigger],
    sentence: &Range<usize>,
) -> Vec<&'s Site<'a>> {
    let best = sites
        .iter()
        .enumerate()
        .filter_map(|(n, s)| {
            cost(view, trigger, s, others, sentence).filter(|c| *c <= MAX_COST).map(|c| (c, n))
        })
        .min();
    let Some((_, best)) = best else { return Vec::new() };
    let best = on_road(sites, best);
    let best =
        finer(view, trigger, sites, sentence, best, |s| cost(view, trigger, s, others, sentence).is_some());
    let mut first = best;
    while first > 0 && sites[first].listed {
        first -= 1;
    }
    let mut chosen = vec![];
    for n in first..sites.len() {
        if n > first && !sites[n].listed {
            break;
        }
        // "around the town of A and in the countryside of B": told as a place of its own.
        let repeated = n > best
            && sites[n].governor == "in"
            && sites[n].location.precision != PlacePrecision::Country
            && (sites[n].tokens.start.saturating_sub(6).max(sites[n - 1].tokens.end)..sites[n].tokens.start)
                .any(|i| view.lower(i) == "and" && view.lower(i + 1) == "in");
        if same_rank(sites[n].location.precision, sites[best].location.precision) || repeated {
            chosen.push(&sites[n]);
        }
    }
    if chosen.is_empty() { vec![&sites[best]] } else { chosen }
}

/// "on the highway linking A and B near C": the stretch of road that is meant, where `best` is one of its ends.
fn on_road(sites: &[Site], best: usize) -> usize {
    let far = if sites[best].road_to_next { best + 1 } else { best };
    let is_end = far > 0 && sites.get(far - 1).is_some_and(|s| s.road_to_next);
    let at = sites.get(far + 1).filter(|s| {
        is_end && s.is_point() && s.is_at() && s.tokens.start.saturating_sub(sites[far].tokens.end) <= 3
    });
    if at.is_some() { far + 1 } else { best }
}

/// Tokens from the start of a sentence within which an area heads it.
const FRONT: usize = 5;

/// Tokens between a verb and the name of what it is done to: "raided the village of A".
const REACH_OF_OBJECT: usize = 6;

/// "In the valley, a strike destroyed a building in A": the point that the trigger's clause goes on to name within a fronted area, or
/// the area `best`.
fn finer(
    view: &View,
    trigger: &Trigger,
    sites: &[Site],
    sentence: &Range<usize>,
    best: usize,
    fits: impl Fn(&Site) -> bool,
) -> usize {
    let area = &sites[best];
    // "In Sweida, shells fell on houses in A": Sweida is its province here.
    let names_province = |s: &Site| s.location.admin1.as_ref() == Some(&s.location.name);
    let is_seat = area.is_at()
        && (area.location.radius_m > VILLAGE_M || names_province(area))
        && (view.lower(area.tokens.end) == ","
            || matches!(view.lower(area.tokens.end), "district" | "province" | "governorate" | "area")
                && view.lower(area.tokens.end + 1) == ",");
    if area.is_point() && !is_seat || area.tokens.start >= trigger.start {
        return best;
    }
    // "On the other bank of the Euphrates": a river has no middle.
    let is_river = area.location.precision == PlacePrecision::Region
        && (area.tokens.start.saturating_sub(4).max(sentence.start)..area.tokens.start)
            .any(|n| matches!(view.lower(n), "bank" | "banks" | "river"));
    let reach = if is_river {
        RIVER_M
    } else if area.is_point() {
        SEAT_M
    } else {
        2.0 * f64::from(area.location.radius_m)
    };
    let in_area = |s: &Site| {
        (s.location.radius_m < area.location.radius_m || area.is_point() && names_province(area))
            && crate::geoparse::distance_km(
                area.location.lon,
                area.location.lat,
                s.location.lon,
                s.location.lat,
            ) * 1_000.0
                <= reach
    };
    // "In the countryside of A, two boys were killed when a mine exploded near B".
    let fronted = area.tokens.start <= sentence.start + FRONT;
    let parted = |s: &Site| {
        let tells_how =
            |n: usize| fronted && !area.is_point() && matches!(view.lower(n), "when" | "as" | "while");
        (trigger.end..s.tokens.start).any(|n| view.parts(n) && !tells_how(n))
    };
    (best + 1..sites.len())
        .find(|n| {
            let s = &sites[*n];
            // "in the province, where it raided the village of A".
            let is_object =
                s.governor.starts_with("verb ") && s.tokens.start <= trigger.end + REACH_OF_OBJECT;
            s.tokens.start >= trigger.end
                && s.is_point()
                && (s.is_at() || is_object)
                && !parted(s)
                && in_area(s)
                && fits(s)
        })
        .unwrap_or(best)
}

/// Whether two places of a list are of one rank: villages with villages, governorates with governorates.
fn same_rank(a: PlacePrecision, b: PlacePrecision) -> bool {
    let rank = |p| match p {
        PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near => 0,
        PlacePrecision::Admin1 | PlacePrecision::Admin2 | PlacePrecision::Admin3 | PlacePrecision::Region => {
            1
        }
        PlacePrecision::Country | PlacePrecision::None => 2,
    };
    rank(a) == rank(b)
}
