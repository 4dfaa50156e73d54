//! Where an event of a sentence was: the places its clause names, or what the story has told so far.

use super::candidate::NARROW_M;
use super::clause::View;
use super::place;
use super::read::{Reader, Told};
use super::said::{Placed, Said};
use super::site::Site;
use super::trigger::Trigger;
use crate::geoparse::Location;
use crate::kind::{IncidentType, PlacePrecision};
use crate::span::Span;
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Reader<'a> {
    /// The places of an event, and whether its own clause names one.
    pub(super) fn places(
        &mut self,
        said: &Said<'_, 'a>,
        trigger: &Trigger,
        previous: Option<&Told<'a>>,
    ) -> (Vec<Placed<'a>>, bool) {
        let view = self.view;
        // Of what is told apart no other place of the sentence is the place.
        let apart = said.sites_told_apart(trigger);
        if apart.len() > 1 {
            return (apart.iter().map(|s| (Cow::Borrowed(s.location), s.mention.span)).collect(), true);
        }
        let chosen = place::choose(view, trigger, &said.sites, &said.triggers, &said.tokens);
        let mut own: Vec<Placed> =
            chosen.iter().map(|s| (Cow::Borrowed(s.location), s.mention.span)).collect();
        if !chosen.is_empty() {
            let further =
                said.sites_counted_with(trigger).filter(|s| !chosen.iter().any(|c| std::ptr::eq(*c, *s)));
            own.extend(further.map(|s| (Cow::Borrowed(s.location), s.mention.span)));
            let last = chosen[chosen.len() - 1];
            let beyond = said
                .sites_said_again(last, trigger)
                .into_iter()
                .chain(said.sites_included(last, trigger))
                .chain(said.sites_spread_to(last, trigger))
                .chain(said.site_beyond(last, trigger));
            for site in beyond {
                if own.iter().all(|(l, _)| l.name != site.location.name) {
                    own.push((Cow::Borrowed(site.location), site.mention.span));
                }
            }
            let among = said.sites_among(chosen[chosen.len() - 1]);
            if !among.is_empty() && chosen.iter().all(|s| s.location.place_id.is_none() || !s.is_point()) {
                own.clear();
            }
            own.extend(among.iter().map(|s| (Cow::Borrowed(s.location), s.mention.span)));
        }
        // "Among the targets were the airfield of A, depots near B and posts in C": all that follow.
        if trigger.rule == "so_was" && matches!(view.lower(trigger.end), "was" | "were") {
            let of_list = said.sites_of_targets(trigger.end);
            if !of_list.is_empty() {
                own = of_list.iter().map(|s| (Cow::Borrowed(s.location), s.mention.span)).collect();
            }
        }
        let clause = view.clause_start(trigger.start, &said.tokens);
        // "in northern A, where a drone came down": there.
        let opens = clause > said.tokens.start && view.lower(clause - 1) == "where";
        let heads = |end: usize| place::where_behind(view, end, &said.tokens) == Some(clause - 1);
        let since = super::episode::opens_time(view, trigger, &said.tokens);
        let placed = chosen.iter().any(|s| s.tokens.start >= clause || opens && heads(s.tokens.end) || since);
        let headed_by = said.sites.iter().rfind(|s| opens && heads(s.tokens.end));
        let headed_by = headed_by.map(|s| (Cow::Borrowed(s.location), s.mention.span));
        let before = previous.map(|p| &p.at);
        // "took seven men there": the place told of before.
        let there = said.points_back(trigger).then(|| {
            let is_spot = |(l, _): &&Placed| l.precision <= PlacePrecision::Near;
            let just_told = before.and_then(|places| places.last().filter(is_spot).cloned());
            // "A was among those hit: a block was struck there".
            let subject = || {
                // "Residents of A said gunmen had burned the houses there".
                let of_people = |s: &&Site| {
                    s.tokens.end <= trigger.start
                        && s.governor == super::governor::PEOPLE_OF
                        && s.is_point()
                        && (s.tokens.end..trigger.start).any(|n| view.role(n).is_saying)
                };
                let home = said.sites.iter().rfind(of_people);
                if let Some(home) = home {
                    return Some((Cow::Borrowed(home.location), home.mention.span));
                }
                let named =
                    |s: &&Site| s.tokens.end <= trigger.start && s.governor.is_empty() && s.is_point();
                said.sites.iter().rfind(named).map(|s| (Cow::Borrowed(s.location), s.mention.span))
            };
            // "in settlements of the heights, classes were called off and checkpoints put up there": in those, no point told before.
            let within = said.sites.iter().any(|s| s.tokens.end <= trigger.start && s.is_at());
            let of_speaker = said.sites.iter().any(|s| {
                s.governor == super::governor::PEOPLE_OF
                    && s.tokens.end <= trigger.start
                    && (s.tokens.end..trigger.start).any(|n| view.role(n).is_saying)
            });
            just_told
                .filter(|_| !of_speaker)
                .or_else(subject)
                .or_else(|| if within { None } else { self.story.place_of(said, trigger) })
        });
        let there = there.flatten();
        // "KUDNA, Syria (Agency) — Troops raided a village in the south": the one that the dateline names.
        let is_coarse = own.iter().all(|(l, _)| l.precision > PlacePrecision::Near);
        let is_news = !trigger.kind.is_diplomatic() && !said.names_unknown_place(trigger);
        let headed = self
            .story
            .heading
            .clone()
            .filter(|(block, _)| *block == said.sentence.block && is_coarse && is_news);
        let dateline = said.dateline_village(trigger).filter(|_| is_coarse);
        // "a man was killed in A, and residents of B said troops had closed off the village": B.
        let town = said.town_of_people(trigger).filter(|(_, span)| {
            !chosen.is_empty()
                && chosen.iter().all(|s| s.tokens.end <= trigger.start && s.mention.span.start < span.start)
        });
        // "entered the city after they took the villages of A and B": neither of these.
        let is_before = |s: &&Site| {
            s.tokens.start >= trigger.end
                && (trigger.end..s.tokens.start).any(|n| matches!(view.lower(n), "after" | "before"))
        };
        // "Artillery fired at the source and aircraft struck a post at A": wherever that was.
        let is_of_next = |s: &&Site| {
            s.tokens.start >= trigger.end && (trigger.end..s.tokens.start).any(|n| view.is_finite(n))
        };
        let again = said.names_it_again(trigger) && !chosen.is_empty() && chosen.iter().all(is_before);
        // "A was shelled, and on 16 July the air force bombed the ministry": not in A, unless A heads the sentence.
        let heads = |s: &Site| s.is_at() && s.tokens.start <= said.tokens.start + 3;
        let own_clause = said
            .own_clause(trigger)
            .filter(|day| !said.has_anaphor() && chosen.iter().all(|s| s.tokens.end <= *day && !heads(s)));
        let source = self.story.source_of_fire();
        let fired_back = said.is_fired_back(trigger)
            && chosen.iter().all(is_of_next)
            && (!chosen.is_empty() || source.is_some());
        let at = match (&own[..], before) {
            _ if town.is_some() => town.into_iter().collect(),
            _ if own_clause.is_some() => {
                self.story.elsewhere = true;
                Vec::new()
            }
            _ if fired_back => source.into_iter().collect(),
            _ if again => self.story.place_of(said, trigger).into_iter().collect(),
            _ if dateline.is_some() => dateline.into_iter().collect(),
            _ if there.is_some() => there.into_iter().collect(),
            (_, None) if headed.is_some() => headed.map(|(_, place)| place).into_iter().collect(),
            // Where it was agreed or said, the clause itself must tell.
            _ if trigger.kind.is_diplomatic() => {
                let own = if placed || trigger.kind == IncidentType::Talks { own } else { Vec::new() };
                // "As the envoys sat down, troops entered A": that is of the troops.
                let acted = |span: &Span| {
                    let site = view.token_at(&said.tokens, span.start);
                    let between = |t: &&Trigger| t.start >= trigger.end && t.end <= site;
                    said.triggers.iter().filter(between).any(|t| !t.kind.is_diplomatic())
                };
                // "announced a truce in A": what it is a truce of.
                let of_truce = |span: &Span| {
                    let from = trigger.end..view.token_at(&said.tokens, span.start);
                    // "announced a cease-fire in the town of A".
                    let town = matches!(view.lower(from.start + 2), "town" | "city" | "village" | "suburb");
                    trigger.kind == IncidentType::Agreement
                        && (from.len() <= 3 || town && from.len() == 4)
                        && from.clone().next().is_some_and(|n| view.lower(n) == "in")
                };
                // "A delegation of the United Nations toured the countryside of A": all of it.
                let toured = trigger.kind == IncidentType::UnAction
                    && view.is_form_of(
                        trigger.start,
                        &["tour", "visit", "set", "put", "establish", "erect", "install", "build"],
                    );
                let toured = |p: &Placed| toured && p.0.precision < PlacePrecision::Country;
                own.into_iter()
                    .filter(|p| (is_venue(p) || toured(p) || of_truce(&p.1)) && !acted(&p.1))
                    .collect()
            }
            (_, Some(places)) if !places.is_empty() && said.names_it_again(trigger) => places.clone(),
            // "hit a house in A, near B, killing two": where it hit.
            (_, Some(places))
                if trigger.dependent
                    // "while in B residents threw stones, injuring one": there.
                    && !(placed && clause > said.tokens.start && view.lower(clause - 1) == "while")
                    && places.iter().any(|(l, _)| l.precision <= PlacePrecision::Near)
                    && chosen.iter().all(|s| s.tokens.end <= trigger.start) =>
            {
                places.clone()
            }
            ([], None) if said.names_them_again(trigger) => self.story.places.clone(),
            (_, Some(places)) if said.is_between_them(trigger) => midpoint(places),
            ([], None) if said.is_between_them(trigger) && self.story.places.len() == 2 => {
                midpoint(&self.story.places)
            }
            // "on a car between A and B, C district": C only says where that is.
            ([first, _], _) if first.0.is_between() => vec![first.clone()],
            // "on the road between the city of A and the town of B".
            ([_, _], _) if chosen[0].governor == "between" && chosen.iter().all(|s| s.is_point()) => {
                midpoint(&own)
            }
            // "on the road that links A with the province of B, where clans fought": in B.
            ([first, ..], _) if headed_by.is_some() && said.other_end(first.1).is_some() => {
                headed_by.into_iter().collect()
            }
            ([first, ..], _) if said.other_end(first.1).is_some() => midpoint(
                &[Some(first.clone()), said.other_end(first.1)].into_iter().flatten().collect::<Vec<_>>(),
            ),
            // "near the hill of X", wherever that is: elsewhere than what was told before.
            _ if (said.leads_away(trigger) || said.is_on_long_road(trigger))
                && chosen.iter().all(|s| s.tokens.end <= trigger.start) =>
            {
                self.story.elsewhere = true;
                Vec::new()
            }
            // "rockets were fired from A toward B": they fell neither here nor there.
            ([], _) if said.is_fired_over(trigger) => {
                self.story.elsewhere = true;
                Vec::new()
            }
            ([], _) if said.names_unknown_place(trigger) => {
                self.story.elsewhere = true;
                Vec::new()
            }
            // "In Syria, gunmen killed two in X".
            _ if own.iter().all(|(l, _)| l.precision == PlacePrecision::Country)
                && said.unknown_place(trigger).is_some() =>
            {
                self.story.elsewhere = true;
                Vec::new()
            }
            // "a day after it attacked tanks that were moving from A": somewhere on their way.
            (_, Some(_))
                if said.is_of_those_moving(trigger)
                    && chosen.iter().all(|s| s.tokens.end <= trigger.start) =>
            {
                self.story.elsewhere = true;
                Vec::new()
            }
            ([], Some(places)) => places.clone(),
            // "the edge of the village in the A Basin": of the one told before.
            ([(area, _)], _) if self.story.village_within(said, area).is_some() => {
                self.story.village_within(said, area).into_iter().collect()
            }
            ([], None) => self.story.place_of(said, trigger).into_iter().collect(),
            // "a clash near the hill of A closed the crossing at B": B belongs to the closing.
            _ if said.is_parted_from_unknown(trigger, &chosen) => {
                self.story.elsewhere = true;
                Vec::new()
            }
            _ => own,
        };
        (at, placed)
    }
}

/// Tokens from "in" to the noun of what did harm: "in an Israeli drone strike".
const REACH_OF_CAUSE: usize = 5;

/// "In the city, two men were killed when gunmen fired at their car near A": the dead have the place of what killed them.
pub(super) fn adopt_places(view: &View, told: &mut [Told], sentence: &Range<usize>) {
    for n in 1..told.len() {
        let (before, here) = told.split_at_mut(n);
        let (harm, cause) = (&mut before[n - 1], &here[0]);
        let start = view.clause_start(cause.trigger.start, sentence);
        let is_cause = start > harm.trigger.end
            && matches!(view.lower(start - 1), "when" | "after" | "as")
            && (cause.trigger.kind.is_violent() || cause.trigger.kind == IncidentType::Other);
        // "were killed when …", "lost their lives when …".
        let suffered = (harm.trigger.passive || view.is_form_of(harm.trigger.start, &["lose", "die"]))
            && matches!(harm.trigger.kind, IncidentType::Killing | IncidentType::Other)
            && harm.dating.interval == cause.dating.interval;
        let [(fine, _)] = &cause.at[..] else { continue };
        let within = harm.at.iter().all(|(wide, _)| {
            crate::geoparse::distance_km(wide.lon, wide.lat, fine.lon, fine.lat) * 1_000.0
                <= f64::from(wide.radius_m.max(NARROW_M))
                || wide.precision >= PlacePrecision::Admin1 && wide.admin1 == fine.admin1
        });
        // "Six were killed and five were wounded in the shelling of A": there, not where the story was.
        let first = view.doc.tokens[sentence.start].span.start;
        let inherited = harm.at.iter().all(|(_, span)| span.end <= first);
        let between = harm.trigger.end..cause.trigger.start;
        let led_to = (between.end.saturating_sub(REACH_OF_CAUSE).max(between.start)..between.end)
            .any(|n| matches!(view.lower(n), "in" | "by"));
        let in_noun = cause.trigger.noun
            && cause.trigger.kind.is_strike()
            && led_to
            && !between.into_iter().any(|n| matches!(view.lower(n), "," | ";"));
        let of_cause = is_cause && within || in_noun && inherited;
        if of_cause && suffered && fine.precision <= PlacePrecision::Near {
            harm.at.clone_from(&cause.at);
        }
    }
}

/// "Six people were killed by a soldier who opened fire on them in A on Monday": the dead have the day of what killed them.
pub(super) fn adopt_days(view: &View, told: &mut [Told]) {
    for n in 1..told.len() {
        let (before, here) = told.split_at_mut(n);
        let (harm, cause) = (&mut before[n - 1], &here[0]);
        let between = harm.trigger.end..cause.trigger.start;
        let by_whom = between.clone().any(|i| view.lower(i) == "by")
            && between.clone().any(|i| view.lower(i) == "who")
            && !between.into_iter().any(|i| matches!(view.lower(i), "," | ";"));
        if harm.trigger.passive && by_whom && !harm.dating.own && cause.dating.own {
            harm.dating = cause.dating;
        }
    }
}

/// Where talks can be held: a town or a building, not a country or region they are about.
fn is_venue((location, _): &Placed) -> bool {
    matches!(location.precision, PlacePrecision::Settlement | PlacePrecision::Exact)
}

/// The point half-way between two places, near to within half their distance; other lists stay as they are.
fn midpoint<'a>(places: &[Placed<'a>]) -> Vec<Placed<'a>> {
    let [(a, span), (b, other)] = places else { return places.to_vec() };
    // Read from either end, it is the same road.
    let (a, b, span) =
        if other.start < span.start && !other.is_empty() { (b, a, other) } else { (a, b, span) };
    let metres = crate::geoparse::distance_km(a.lon, a.lat, b.lon, b.lat) * 1_000.0;
    let location = Location {
        name: Location::name_between(&a.name, &b.name),
        place_id: None,
        lon: f64::midpoint(a.lon, b.lon),
        lat: f64::midpoint(a.lat, b.lat),
        precision: PlacePrecision::Near,
        radius_m: (metres / 2.0).max(500.0) as u32,
        admin2: a.admin2.clone().filter(|_| a.admin2 == b.admin2),
        admin3: a.admin3.clone().filter(|_| a.admin3 == b.admin3),
        ..Location::clone(a)
    };
    vec![(Cow::Owned(location), *span)]
}
