//! Names of places that are said for something else than where things happen: a road, a square, a government, a body, who speaks.

use super::clause::View;
use super::governor::governor;
use super::site::{VILLAGE_M, is_way};
use crate::geoparse::Location;
use std::ops::Range;

/// Tokens from the quotation mark before a slogan to a name in it.
const REACH_OF_SLOGAN: usize = 8;

/// Tokens from the start of a sentence within which it says when.
const FRONTED: usize = 10;

/// Whether the name at `name` is said for something else than a site: a road, a square, a government, who says so.
pub(super) fn is_only_named(
    view: &View,
    sentence: &Range<usize>,
    name: Range<usize>,
    location: &Location,
) -> bool {
    let (first, after) = (name.start, name.end);
    let before = |n: usize| if first >= sentence.start + n { view.lower(first - n) } else { "" };
    let capital = |n: usize| view.doc.tokens.get(n).is_some_and(|t| t.capitalised);
    let is_large = location.radius_m > VILLAGE_M;
    // "the A–B highway": somewhere on it, unless A is a village.
    let of_highway = matches!(view.lower(after), "-" | "–")
        && capital(after + 1)
        && (after + 2..after + 7).any(|n| is_way(view.lower(n)));
    let other_of_highway = matches!(before(1), "-" | "–") && is_way(view.lower(after));
    // "on the A road near B": B is where.
    let road_near = is_way(view.lower(after)) && matches!(view.lower(after + 1), "near" | "outside" | "at");
    // "since the A war broke out".
    let of_war = before(1) == "the" && matches!(view.lower(after), "war" | "genocide");
    // "led Damascus to suspend the talks": a government.
    let is_led = view.lower(after) == "to"
        && matches!(
            before(1),
            "led"
                | "prompted"
                | "prompting"
                | "forced"
                | "pushed"
                | "urged"
                | "leading"
                | "allowed"
                | "urging"
                | "pushing"
        );
    // "in Karama Square": in a town, not at the village of that name.
    let in_town = capital(after) && matches!(view.lower(after), "square" | "roundabout")
        || matches!(view.lower(after), "street" | "avenue" | "roundabout");
    // "a doctor at A hospital said", "doctors at the A National Hospital told us": where he works.
    let hospital = (after..after + 3).find(|n| view.lower(*n) == "hospital");
    let works = |n: usize| {
        matches!(
            view.lower(n),
            "doctor"
                | "doctors"
                | "medic"
                | "medics"
                | "nurse"
                | "source"
                | "official"
                | "surgeon"
                | "worker"
        )
    };
    let of_doctor = hospital.is_some_and(|n| view.role(n + 1).is_saying)
        && (first.saturating_sub(3).max(sentence.start)..first).any(works);
    // "the Tel Aviv troops took him away": whose they are.
    let of_troops = before(1) == "the"
        && matches!(view.lower(after), "troops" | "soldiers" | "forces" | "army" | "regime");
    // "chanting “A, get out”": what is called.
    let quote = |n: usize| matches!(view.lower(n), "\"" | "“" | "«");
    let called = |n: usize| {
        view.is_form_of(n, &["chant", "shout"])
            || matches!(view.lower(n), "slogan" | "slogans" | "banner" | "banners" | "placards" | "signs")
    };
    let in_slogan = (first.saturating_sub(REACH_OF_SLOGAN).max(sentence.start + 1)..first)
        .rfind(|n| quote(*n))
        .is_some_and(|open| {
            !(open + 1..first).any(|n| view.lower(n) == "”")
                && (open.saturating_sub(4).max(sentence.start)..open).any(called)
        });
    // "a report issued in A".
    let of_report = before(1) == "in"
        && matches!(before(2), "issued" | "released" | "published" | "presented" | "unveiled");
    // "two days before the A attack": when; "suspects in the A killings": held for them, elsewhere.
    let of_event = before(1) == "the"
        && matches!(
            view.lower(after),
            "attack" | "strike" | "raid" | "bombing" | "ambush" | "blast" | "operation"
        )
        && (first.saturating_sub(3).max(sentence.start)..first)
            .any(|n| matches!(view.lower(n), "before" | "after" | "since"));
    let of_case = matches!(view.lower(after), "killings" | "murders" | "massacre" | "killing" | "murder")
        && before(1) == "the"
        && (first.saturating_sub(9).max(sentence.start)..first)
            .any(|n| matches!(view.lower(n), "arrested" | "suspects" | "suspected" | "accused" | "detained"));
    // "according to the ministry in A", "the ministry in A said": who says so.
    let of_ministry = before(1) == "in"
        && matches!(before(2), "ministry" | "ministries" | "directorate")
        && (view.role(after).is_saying
            || matches!(
                view.lower(after),
                "denied" | "rejected" | "condemned" | "denounced" | "blamed" | "accused"
            )
            || (first.saturating_sub(7).max(sentence.start)..first)
                .any(|n| view.lower(n) == "according" && view.lower(n + 1) == "to"));
    // "according to Suwayda 24", "the Nawa Now correspondent", "Barq al-Sham's reporter": a news site.
    let owner = (after..after + 5).find(|n| !capital(*n) && !matches!(view.lower(*n), "al" | "-"));
    let of_site = view.lower(after) == "24" && view.lower(after + 1) != "km"
        || owner.is_some_and(|n| {
            let noun = n + usize::from(matches!(view.lower(n), "'s" | "’s"));
            matches!(view.lower(noun), "correspondent" | "reporter") && (noun > n || n > after)
        });
    // "the Damascus-countryside town of X": the town is where.
    let describes = matches!(view.lower(after), "-" | "‐" | "‑") && view.lower(after + 1) == "countryside";
    // "The driver, a resident of A, was arrested": where he lives.
    // "Salim, a resident of A, said that soldiers had entered his house": that is in A.
    let tells_of_home = view.lower(after) == ","
        && view.role(after + 1).is_saying
        && (after + 2..sentence.end).any(|n| {
            matches!(view.lower(n), "house" | "home" | "field" | "land" | "farm" | "orchard" | "shop")
                && matches!(view.lower(n - 1), "his" | "her" | "their")
        });
    let of_home = !tells_of_home
        && before(1) == "of"
        && matches!(before(2), "resident" | "native")
        && (first.saturating_sub(6).max(sentence.start)..first - 2)
            .any(|n| view.lower(n) == "," && matches!(view.lower(n + 1), "a" | "an" | "also"));
    // "shot at Yasser Hussein, deputy head of the municipality of the town of A": what office he holds.
    let of_office = (first.saturating_sub(9).max(sentence.start)..first).any(|n| {
        matches!(view.lower(n), "head" | "chief" | "director" | "member" | "chairman" | "mayor")
            && matches!(view.lower(n + 1), "of" | "for")
            && (n + 2..first).any(|i| matches!(view.lower(i), "municipality" | "council" | "municipal"))
            // Behind a name, not "On Monday, the head of the municipality of A was shot".
            && (n.saturating_sub(2).max(sentence.start + 1)..n)
                .any(|i| view.lower(i) == "," && capital(i - 1) && !view.is_calendar(i - 1))
            && !(n..first).any(|i| view.parts(i) || matches!(view.lower(i), "," | "in"))
    });
    // "told a briefing in A that": where it was said.
    let of_briefing = matches!(before(1), "in" | "from" | "at")
        && matches!(
            before(2),
            "briefing" | "reporters" | "journalists" | "ambassadors" | "interview" | "diplomats"
        );
    // "artillery stationed in A fired on B": whence, or whose.
    let of_station = (first.saturating_sub(6).max(sentence.start)..first).any(|n| {
        matches!(
            view.lower(n),
            "stationed" | "based" | "headquartered" | "posted" | "garrisoned" | "positioned" | "entrenched"
        )
            && matches!(view.lower(n + 1), "in" | "at" | "on" | "near" | "inside" | "along")
            && n > sentence.start
            // "gunmen who are positioned in A".
            && (!matches!(view.lower(n - 1), "was" | "were" | "been" | "is" | "are" | "be" | "-" | ",")
                || n >= sentence.start + 2
                    && matches!(view.lower(n - 1), "was" | "were" | "is" | "are")
                    && matches!(view.lower(n - 2), "who" | "which" | "that"))
            && !(n..first).any(|i| view.parts(i) || matches!(view.lower(i), "," | "and"))
    });
    // "drove in from the direction of the post on A": whence.
    let of_direction = (first.saturating_sub(9).max(sentence.start + 2)..first).any(|n| {
        view.lower(n) == "direction"
            && view.lower(n + 1) == "of"
            && view.lower(n - 2) == "from"
            // "heard blasts from the direction of A": there.
            && !(n.saturating_sub(16).max(sentence.start)..n).any(|i| view.lower(i) == "heard")
            && !(n..first).any(|i| view.parts(i) || matches!(view.lower(i), "," | "and" | "at" | "toward" | "towards"))
            // "shells fired from the direction of B landed in A".
            && !(n..first).any(|i| view.is_finite(i))
    });
    // "in a village near the capital": which one, it does not say.
    let near_it = matches!(before(1), "near" | "outside" | "of" | "to")
        && (first.saturating_sub(7).max(sentence.start)..first).any(|n| {
            matches!(view.lower(n), "village" | "town")
                && n > sentence.start
                && matches!(view.lower(n - 1), "a" | "unnamed")
                && matches!(
                    view.lower(n + 1),
                    "near" | "outside" | "close" | "south" | "north" | "east" | "west" | "on" | "at"
                )
        });
    // "in A, when troops pushed into the village under B": A is the village.
    let under_it = matches!(before(1), "under" | "below" | "beneath" | "beside" | "overlooking" | "facing")
        && matches!(before(2), "village" | "town" | "hamlet" | "city")
        && before(3) == "the"
        && (sentence.start..first).any(|n| view.places[n]);
    // "commanders close to A": whom they stand by.
    let stands_by = before(1) == "to"
        && matches!(before(2), "close" | "loyal" | "linked" | "allied")
        && first >= sentence.start + 3
        && (view.classes(first - 3) & (view.lexicon.class.people | view.lexicon.class.force) != 0
            || matches!(
                before(3),
                "commanders"
                    | "figures"
                    | "leaders"
                    | "militias"
                    | "groups"
                    | "factions"
                    | "media"
                    | "outlets"
                    | "sources"
            ))
        && location.country.as_deref().is_none_or(|c| !matches!(c, "SY" | "LB" | "IL" | "JO" | "PS"));
    // "fell “on the road to A”": a phrase for the fallen.
    let in_phrase = before(1) == "to"
        && matches!(before(2), "path" | "road" | "way")
        && matches!(before(3), "the")
        && before(4) == "on"
        && matches!(before(5), "\"" | "“" | "'" | "‘" | "«");
    // "three men held in A prison": where they are held.
    let of_prison = matches!(view.lower(after), "prison" | "jail")
        && (first.saturating_sub(4).max(sentence.start)..first).any(|n| {
            matches!(view.lower(n), "held" | "jailed" | "imprisoned" | "detained" | "detainees" | "prisoners")
        });
    // "in areas held by the government in A": a government.
    let of_government = before(1) == "in"
        && matches!(
            before(2),
            "government" | "authorities" | "administration" | "regime" | "leadership" | "rulers"
        )
        // "a depot of the former regime in A": there.
        && !matches!(before(3), "former" | "ousted" | "fallen" | "previous" | "old" | "toppled" | "deposed");
    // "on the road to A near B": B is where.
    let road_to = matches!(view.lower(after), "at" | "near" | "outside" | "by")
        && before(1) == "to"
        && is_way(before(2))
        && (after + 1..sentence.end.min(after + 8)).any(|n| view.places[n]);
    // "Four days before the strike on A, …": when.
    let of_strike_on = matches!(before(1), "on" | "in" | "at")
        && matches!(before(2), "strike" | "attack" | "raid" | "bombing")
        && before(3) == "the"
        && matches!(before(4), "before" | "after")
        && first <= sentence.start + FRONTED;
    // "demanding that A and the observers do more": governments.
    let of_demand =
        before(1) == "that" && matches!(before(2), "demanding" | "demand" | "demanded" | "urging");
    // "the 210th “Bashan” Regional Division".
    let of_unit = (after..after + 3).any(|n| matches!(view.lower(n), "division" | "brigade" | "battalion"))
        && matches!(before(1), "“" | "\"" | "‘");
    let of_road = of_highway && !location.is_between() || other_of_highway;
    of_direction
        || of_war
        || of_strike_on
        || of_demand
        || of_unit
        || of_government
        || road_to
        || of_prison
        || is_large && (near_it || under_it)
        || in_phrase
        || stands_by
        || is_large && (of_road || road_near)
        || of_briefing
        || of_station
        || is_body(view, sentence, name)
        || is_led
        || in_town
        || of_ministry
        || of_site
        || of_home
        || of_office
        || of_doctor
        || of_event
        || of_case
        || of_troops
        || in_slogan
        || of_report
        || describes
}

/// Whether the name belongs to a body that acts or speaks: "the Rif Dimashq police said", "the Daraa province media office".
fn is_body(view: &View, sentence: &Range<usize>, name: Range<usize>) -> bool {
    let of_area = |n: usize| {
        matches!(view.lower(n), "province" | "governorate" | "provincial" | "regional" | "city" | "district")
    };
    let of_branch = |n: usize| {
        matches!(view.lower(n), "health" | "media" | "press" | "agriculture" | "education" | "information")
    };
    let mut at = name.end;
    while at < name.end + 3 && (of_area(at) || of_branch(at)) {
        at += 1;
    }
    let is_body = matches!(
        view.lower(at),
        "police" | "directorate" | "authorities" | "office" | "department" | "municipality" | "council"
    );
    // "a bomb at the Daraa police headquarters", "attacked the Nawa council building" are there.
    let is_building = matches!(
        view.lower(at + 1),
        "headquarters" | "station" | "building" | "compound" | "offices" | "post" | "chief" | "command"
    );
    let governor = governor(view, name.start, sentence);
    let is_there = matches!(
        &*governor,
        "in" | "at" | "near" | "outside" | "inside" | "on" | "into" | "against" | "around"
    );
    // "Latakia's head of internal security said".
    let owns_head = matches!(view.lower(name.end), "'s" | "’s")
        && matches!(view.lower(name.end + 1), "head" | "governor" | "mayor" | "police" | "health" | "chief");
    // "the Quneitra governorate said".
    let says = of_area(name.end) && view.role(name.end + 1).is_saying;
    (is_body && !is_building || says || owns_head) && !is_there && !governor.starts_with("verb ")
}
