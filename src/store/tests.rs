//! The store as a whole: idempotence, stable ids, redirects, and filters that agree with SQL.

use super::*;
use crate::date::Interval;
use crate::event::{Evidence, Figure, Report, Tally};
use crate::filter::{
    Field, FieldKind, Filter, INCIDENT_FIELDS, INCIDENT_PARAMETERS, Query, Sort, SortField, Token, decode,
};
use crate::format::{ArticleRecord, Feature, article_feature};
use crate::geoparse::Location;
use crate::incident::{ArticleRef, article_id, merge};
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision, ZoneRelation};
use crate::text::PublishedBasis;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

fn open() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(&dir.path().join("test.db")).unwrap();
    (dir, store)
}

/// A moment, `n` seconds into the tests' time.
fn at(n: i64) -> Timestamp {
    Timestamp::from_second(1_760_000_000 + n).unwrap()
}

fn place(name: &str, lon: f64, lat: f64) -> Location {
    Location {
        name: name.into(),
        place_id: Some(format!("test:{name}")),
        lon,
        lat,
        precision: PlacePrecision::Settlement,
        radius_m: 1_000,
        country: Some("SY".into()),
        admin1: Some("Quneitra".into()),
        admin2: None,
        admin3: None,
        pcode: None,
    }
}

fn report(kind: IncidentType, day: Date, at: Option<Location>, start: u32) -> Report {
    Report {
        kind,
        date: Interval::day(day),
        certainty: Certainty::Reported,
        place: at,
        place_as_written: None,
        actors: vec![],
        killed: None,
        injured: None,
        detained: None,
        attributed_to: None,
        confidence: 0.8,
        evidence: Evidence { start, end: start + 20, text: format!("Sentence {start} on a {kind}.") },
        fields: BTreeMap::new(),
        context: Vec::new(),
    }
}

fn input(publisher: &str, reports: Vec<Report>) -> Input {
    let text = format!("Text of {publisher}");
    Input {
        record: ArticleRecord {
            article: ArticleRef {
                id: article_id(None, Some(publisher), &text),
                publisher: Some(publisher.into()),
                title: Some(format!("News of {publisher}")),
                url: None,
                published: Some(date(2025, 11, 6)),
            },
            published_basis: PublishedBasis::Metadata,
        },
        text,
        reports,
        tallies: vec![],
        input_hash: None,
    }
}

fn village() -> Location {
    place("Village", 35.85, 33.12)
}

/// All incidents of a query, parsed.
fn features(store: &Store, query: &Query) -> Vec<Feature> {
    let mut found = Vec::new();
    let reader = store.reader().unwrap();
    reader
        .each(Collection::Incidents, query, |row| {
            found.push(serde_json::from_slice(row.json).unwrap());
            ControlFlow::Continue(())
        })
        .unwrap();
    found
}

fn all(store: &Store) -> Vec<Feature> {
    features(store, &Query::default())
}

fn ops(store: &Store, after: i64) -> Vec<(&'static str, String)> {
    let changes = store.reader().unwrap().changes(after, 1000).unwrap();
    changes.into_iter().map(|c| (c.op.as_str(), c.incident)).collect()
}

fn cursor(store: &Store) -> i64 {
    store.reader().unwrap().cursor().unwrap()
}

#[test]
fn reading_the_same_article_again_changes_nothing() {
    let (_dir, store) = open();
    let day = date(2025, 11, 5);
    let mut article = input(
        "A",
        vec![report(IncidentType::Raid, day, Some(village()), 0), report(IncidentType::Talks, day, None, 50)],
    );
    article.tallies.push(Tally {
        kind: IncidentType::Airstrike,
        count_low: Some(1000),
        count_high: None,
        since: Some(date(2024, 12, 8)),
        until: Some(day),
        place: None,
        attributed_to: None,
        evidence: Evidence { start: 90, end: 95, text: "1,000".into() },
    });
    let first = store.ingest(std::slice::from_ref(&article), at(0)).unwrap();
    assert_eq!((first.added, first.created), (1, 2));
    let (before, version) = (cursor(&store), store.reader().unwrap().version().unwrap());
    let again = store.ingest(&[article.clone(), article], at(100)).unwrap();
    assert_eq!(again, Summary { unchanged: 2, ..Summary::default() });
    assert_eq!(cursor(&store), before);
    assert_eq!(store.reader().unwrap().version().unwrap(), version);
    let counts = store.reader().unwrap().counts().unwrap();
    assert_eq!(counts, Counts { articles: 1, incidents: 2, unplaced: 1, tallies: 1 });
}

#[test]
fn a_second_outlet_updates_the_incident_and_a_corrected_article_keeps_its_id() {
    let (_dir, store) = open();
    let day = date(2025, 11, 5);
    store.ingest(&[input("A", vec![report(IncidentType::Raid, day, Some(village()), 0)])], at(0)).unwrap();
    let id = all(&store)[0].id.clone();
    store.ingest(&[input("B", vec![report(IncidentType::Raid, day, Some(village()), 3)])], at(10)).unwrap();
    let now = all(&store);
    assert_eq!((now.len(), &now[0].id, now[0].properties.publisher_count), (1, &id, 2));
    assert_eq!(now[0].properties.first_seen, at(0).to_string());
    assert_eq!(now[0].properties.updated_at, at(10).to_string());
    assert_eq!(now[0].properties.zone_relation, Some(ZoneRelation::Inside));
    // The same sentence, now read as another type: another report key, the same incident.
    let before = cursor(&store);
    store
        .ingest(&[input("A", vec![report(IncidentType::GroundIncursion, day, Some(village()), 0)])], at(20))
        .unwrap();
    store.ingest(&[input("B", vec![])], at(30)).unwrap();
    let now = all(&store);
    assert_eq!((now.len(), &now[0].id), (1, &id));
    assert_eq!(now[0].properties.kind, IncidentType::GroundIncursion);
    assert_eq!(now[0].properties.first_seen, at(0).to_string());
    assert_eq!(ops(&store, before), [("update", id.clone()), ("update", id.clone())]);
    store.ingest(&[input("A", vec![])], at(40)).unwrap();
    assert!(all(&store).is_empty());
    assert_eq!(ops(&store, before).last(), Some(&("delete", id.clone())));
    assert_eq!(store.reader().unwrap().incident(&id).unwrap(), Found::Nothing);
}

#[test]
fn a_report_between_two_incidents_merges_them_and_its_removal_parts_them_again() {
    let (_dir, store) = open();
    let (first, second) = (date(2025, 11, 5), date(2025, 11, 6));
    store.ingest(&[input("A", vec![report(IncidentType::Raid, first, Some(village()), 0)])], at(0)).unwrap();
    store
        .ingest(&[input("B", vec![report(IncidentType::Raid, second, Some(village()), 0)])], at(10))
        .unwrap();
    let ids: Vec<String> = all(&store).into_iter().map(|f| f.id).collect();
    let before = cursor(&store);
    let mut both = report(IncidentType::Raid, first, Some(village()), 0);
    both.date = Interval::new(first, second, DatePrecision::Range);
    let summary = store.ingest(&[input("C", vec![both])], at(20)).unwrap();
    assert_eq!((summary.updated, summary.merged), (1, 1));
    assert_eq!(all(&store).iter().map(|f| &f.id).collect::<Vec<_>>(), [&ids[0]], "the elder keeps its id");
    assert_eq!(store.reader().unwrap().incident(&ids[1]).unwrap(), Found::Merged(ids[0].clone()));
    assert_eq!(ops(&store, before), [("update", ids[0].clone()), ("merge", ids[1].clone())]);

    store.ingest(&[input("C", vec![])], at(30)).unwrap();
    let parted: BTreeSet<String> = all(&store).into_iter().map(|f| f.id).collect();
    assert_eq!(parted, ids.iter().cloned().collect(), "both ids live again");
}

#[test]
fn a_newer_schema_another_database_and_no_database_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.db");
    drop(Store::open(&path).unwrap());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Store::open(&path), Err(Error::TooNew { found: 99, .. })));
    let foreign = dir.path().join("y.db");
    Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE songs (name)").unwrap();
    assert!(matches!(Store::open(&foreign), Err(Error::Foreign { .. })));
    let text = dir.path().join("z.db");
    std::fs::write(
        &text,
        "not a database, but long enough to look like a file header of some other kind".repeat(9),
    )
    .unwrap();
    assert!(matches!(Store::open(&text), Err(Error::Open { .. })));
    assert!(matches!(Store::open(dir.path()), Err(Error::Open { .. })));
}

#[test]
fn old_changes_are_dropped_and_what_is_gone_is_known() {
    let (_dir, store) = open();
    let start = cursor(&store);
    for n in 1..=5 {
        let raid = report(IncidentType::Raid, date(2025, 11, n), Some(village()), 0);
        store.ingest(&[input(&format!("P{n}"), vec![raid])], at(0)).unwrap();
    }
    let newest = cursor(&store);
    assert_eq!(newest - start, 5);
    let mut writer = lock(&store.writer);
    let tx = writer.transaction().unwrap();
    super::write::prune(&tx, 2).unwrap();
    tx.commit().unwrap();
    drop(writer);
    let reader = store.reader().unwrap();
    assert_eq!(reader.pruned_to().unwrap(), newest - 2);
    assert_eq!(ops(&store, newest - 2).len(), 2);
    assert_eq!(reader.cursor().unwrap(), newest, "ids go on from where they were");
}

/// Reports around a few places and days, vague ones among them.
fn any_report() -> impl Strategy<Value = Report> {
    let kinds = prop::sample::select(vec![
        IncidentType::Raid,
        IncidentType::GroundIncursion,
        IncidentType::Airstrike,
        IncidentType::Talks,
    ]);
    let places = prop::option::weighted(
        0.8,
        prop::sample::select(vec![
            place("Village", 35.85, 33.12),
            place("Hamlet", 35.86, 33.13),
            place("Far Town", 179.5, -12.0),
        ]),
    );
    let certainty = prop::sample::select(Certainty::ALL.to_vec());
    (kinds, places, certainty, 0_i64..12, 0_i64..9, 0_u32..5, prop::option::weighted(0.3, 3_u32..9)).prop_map(
        |(kind, place, certainty, day, length, start, killed)| {
            let day = date(2025, 11, 1) + jiff::Span::new().days(day);
            let mut r = report(kind, day, place, start * 100);
            r.certainty = certainty;
            r.killed = killed.map(Figure::exactly);
            r.date = match length {
                0..=3 => r.date,
                8 => Interval::UNKNOWN,
                n => Interval::new(day, day + jiff::Span::new().days(n - 3), DatePrecision::Range),
            };
            r
        },
    )
}

fn any_inputs() -> impl Strategy<Value = Vec<Input>> {
    let article = (prop::sample::select(vec!["A", "B", "C", "D"]), prop::collection::vec(any_report(), 0..4));
    prop::collection::vec(article.prop_map(|(publisher, reports)| input(publisher, reports)), 1..9)
}

/// What each incident is made of: its reports' evidence, which tells groups apart whatever their ids.
fn groups(features: &[Feature]) -> BTreeSet<Vec<String>> {
    let group = |f: &Feature| {
        let mut g: Vec<String> = f
            .properties
            .sources
            .iter()
            .map(|s| format!("{} {} {}", s.article_id, s.start, s.quote))
            .collect();
        g.sort();
        g
    };
    features.iter().map(group).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Article by article or all at once: the same incidents, and the change log tells the whole story.
    #[test]
    fn incremental_merging_equals_merging_everything(inputs in any_inputs()) {
        let (_dir, store) = open();
        let start = cursor(&store);
        for (n, i) in inputs.iter().enumerate() {
            store.ingest(std::slice::from_ref(i), at(n as i64)).unwrap();
        }
        // Later versions of an article replace earlier ones.
        let last: BTreeMap<&str, &Input> = inputs.iter().map(|i| (i.record.article.id.as_str(), i)).collect();
        let sourced = last.values().flat_map(|i| i.reports.iter().rev().map(|r| {
            let article = i.record.article.clone();
            let key = crate::incident::report_key(&article.id, r);
            crate::incident::SourcedReport { key, article, report: r.clone(), apart: false }
        }));
        // Of reports with one key the first counts.
        let unique: BTreeMap<String, _> = sourced.map(|s| (s.key.clone(), s)).collect();
        let expected = merge(unique.into_values().collect());
        let stored = all(&store);
        prop_assert_eq!(expected.len(), stored.len());
        let expected: BTreeSet<Vec<String>> = expected.iter().map(|i| {
            let mut g: Vec<String> = i.reports.iter()
                .map(|r| format!("{} {} {}", r.article.id, r.report.evidence.start, r.report.evidence.text))
                .collect();
            g.sort();
            g
        }).collect();
        prop_assert_eq!(&expected, &groups(&stored));
        // Several versions of one article among them.
        let (_other, batch) = open();
        batch.ingest(&inputs, at(0)).unwrap();
        prop_assert_eq!(expected, groups(&all(&batch)));

        // Replaying the log gives the table.
        let mut replayed: BTreeMap<String, String> = BTreeMap::new();
        for c in store.reader().unwrap().changes(start, 100_000).unwrap() {
            let was = match &c.after {
                Some(after) => replayed.insert(c.incident.clone(), after.clone()),
                None => replayed.remove(&c.incident),
            };
            prop_assert_eq!(was, c.before, "{} {}", c.op.as_str(), c.incident);
        }
        let table: BTreeMap<String, String> =
            stored.iter().map(|f| (f.id.clone(), serde_json::to_string(f).unwrap())).collect();
        prop_assert_eq!(replayed, table);

        // Every id ever given out leads somewhere or was deleted with its last report.
        let again: Vec<Input> = last.values().map(|i| (*i).clone()).collect();
        let before = cursor(&store);
        store.ingest(&again, at(1000)).unwrap();
        prop_assert_eq!(cursor(&store), before);
    }

    /// The predicate and the SQL condition pick the same rows, and so do pages of any size in any order.
    #[test]
    fn filters_agree_in_memory_and_in_sql(
        inputs in any_inputs(),
        query in prop::sample::select(vec![
            "bbox=35,33,36,34", "bbox=170,-20,-170,20", "bbox=-180,-90,180,90", "datetime=2025-11-03/2025-11-05",
            "from=2025-11-08", "to=2025-11-02&dated=true", "dated=false", "located=true", "located=false&q=talks",
            "type=raid,talks", "place=quneitra", "place=far%20town&from=2025-11-02", "publisher=b",
            "publisher=b%7Ca", "place=quneitra%7Cfar%20town",
            "zone_relation=inside", "zone=buffer-zone&zone_relation=outside", "certainty=denied,planned",
            "precision=settlement", "precision=none,near", "q=sentence+raid", "q=%25", "q=s_ntence",
            "bbox=35,33,36,34&located=true&type=raid&from=2025-11-02&to=2025-11-09",
        ]),
        sort in prop::sample::select(vec!["", "&sortby=date_start", "&sortby=-date_start", "&sortby=-type",
            "&sortby=confidence", "&sortby=-updated_at", "&sortby=source_count"]),
        page in 1_u32..4,
    ) {
        let (_dir, store) = open();
        for (n, i) in inputs.iter().enumerate() {
            store.ingest(std::slice::from_ref(i), at(n as i64)).unwrap();
        }
        let query = Query::parse(&decode(&format!("{query}{sort}")), INCIDENT_PARAMETERS).unwrap();
        let whole = features(&store, &query);
        let ids = |features: &[Feature]| features.iter().map(|f| f.id.clone()).collect::<Vec<_>>();
        let found: BTreeSet<String> = ids(&whole).into_iter().collect();
        let expected: BTreeSet<String> =
            all(&store).iter().filter(|f| query.filter.matches(&f.facts())).map(|f| f.id.clone()).collect();
        prop_assert_eq!(&found, &expected);
        let reader = store.reader().unwrap();
        prop_assert_eq!(reader.count(Collection::Incidents, &query.filter).unwrap(), found.len() as u64);

        let mut paged = Vec::new();
        let mut next = Query { limit: Some(page), ..query.clone() };
        loop {
            let mut token = None;
            reader.each(Collection::Incidents, &next, |row| {
                let feature: Feature = serde_json::from_slice(row.json).unwrap();
                paged.push(feature.id);
                token = Some(row.token);
                ControlFlow::Continue(())
            }).unwrap();
            let Some(token) = token else { break };
            let again = crate::filter::Token::parse(&token.encode(), query.sort).unwrap();
            prop_assert_eq!(&again, &token);
            next.after = Some(again);
        }
        prop_assert_eq!(paged, ids(&whole));
        if query.sort.field == SortField::DateStart {
            let days: Vec<i32> = whole.iter().map(|f| f.facts().day_lo).collect();
            let is_ordered = days.is_sorted_by(|a, b| if query.sort.descending { a >= b } else { a <= b });
            prop_assert!(is_ordered);
        }
    }
}

/// How many incidents of a filter have each combination of values, by index where there is one and by SQL.
fn groups_both_ways(reader: &Reader<'_>, filter: &Filter, by: &[&str]) -> [BTreeMap<String, u64>; 2] {
    let fields = INCIDENT_FIELDS.iter().filter(|f| by.contains(&f.name));
    let groupings: Vec<Grouping> = fields.map(|field| Grouping { field, first_of: |day| day }).collect();
    assert_eq!(groupings.len(), by.len());
    let mut found = [BTreeMap::new(), BTreeMap::new()];
    let [indexed, stored] = &mut found;
    // Values that are told apart in one of them only may be alike.
    let take = |groups: &mut BTreeMap<String, u64>, values: &[ValueRef<'_>], count| {
        *groups.entry(format!("{values:?}")).or_default() += count;
    };
    reader.groups(filter, &groupings, |values, count| take(indexed, values, count)).unwrap();
    reader.group_rows(filter, &groupings, |values, count| take(stored, values, count)).unwrap();
    found
}

/// Every feature of a query with the token of its place, by index where there is one and by SQL.
fn both_ways(reader: &Reader<'_>, query: &Query) -> [Vec<(String, Token)>; 2] {
    let mut found = [vec![], vec![]];
    let take = |list: &mut Vec<(String, Token)>, row: Row<'_>| {
        list.push((String::from_utf8(row.json.to_vec()).unwrap(), row.token));
        ControlFlow::Continue(())
    };
    reader.each(Collection::Incidents, query, |row| take(&mut found[0], row)).unwrap();
    reader.each_row(Collection::Incidents, query, |row| take(&mut found[1], row)).unwrap();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// After every commit the index tells what SQL tells: the same rows, order, counts and pages.
    #[test]
    fn the_index_follows_every_commit(inputs in any_inputs(), limit in 1_u32..4) {
        let (_dir, store) = open();
        for (n, i) in inputs.iter().enumerate() {
            store.ingest(std::slice::from_ref(i), at(n as i64)).unwrap();
            let reader = store.reader().unwrap();
            for query in [
                "bbox=35,33,36,34", "bbox=170,-20,-170,20&sortby=-date_start", "bbox=35.85,33.12,35.85,33.12&located=true",
                "bbox=35.84999995,33,35.84999996,34&located=true", "datetime=2025-11-03/2025-11-05&sortby=date_start",
                "type=raid&from=2025-11-08", "zone=buffer-zone", "zone=none", "place=village&zone_relation=inside,near",
                "publisher=b", "publisher=b%7Ca", "place=quneitra%7Cfar%20town",
                "certainty=denied,planned", "precision=settlement&dated=true", "dated=false&located=false",
                "located=true&sortby=-date_start", "q=raid", "q=aid+entenc&type=raid,talks&sortby=-date_start", "q=none",
                "q=talks&located=false&from=2025-11-02",
            ] {
                let query = Query::parse(&decode(query), INCIDENT_PARAMETERS).unwrap();
                let [indexed, stored] = both_ways(&reader, &query);
                prop_assert_eq!(&indexed, &stored);
                let matched = reader.count_rows(Collection::Incidents, &query.filter).unwrap();
                prop_assert_eq!(matched, stored.len() as u64);
                prop_assert_eq!(reader.count(Collection::Incidents, &query.filter).unwrap(), matched);
                for by in [
                    &["place"][..], &["admin1", "country"], &["pcode", "zone", "certainty"], &["date_precision"],
                    &["date_start", "type", "admin2", "admin3"], &["zone_relation", "place_precision"], &["plover"],
                ] {
                    let [indexed, stored] = groups_both_ways(&reader, &query.filter, by);
                    prop_assert_eq!(&indexed, &stored, "{:?}", by);
                    prop_assert_eq!(indexed.values().sum::<u64>(), matched, "{:?}", by);
                }
                let (mut paged, mut next) = (Vec::new(), query);
                loop {
                    let page = reader.page(Collection::Incidents, &next, limit, |json| {
                        paged.push(String::from_utf8(json.to_vec()).unwrap());
                        ControlFlow::Continue(())
                    }).unwrap();
                    prop_assert_eq!(page.matched, matched);
                    prop_assert!(paged.len() <= stored.len());
                    let Some(token) = page.next else { break };
                    next.after = Some(token);
                }
                prop_assert_eq!(paged, stored.into_iter().map(|(json, _)| json).collect::<Vec<_>>());
            }
        }
        let counts = store.reader().unwrap().counts().unwrap();
        let unplaced = all(&store).iter().filter(|f| f.geometry.is_none()).count();
        prop_assert_eq!((counts.incidents, counts.unplaced), (all(&store).len() as u64, unplaced as u64));
    }
}

/// What a database of version 1 held is there after the upgrade.
#[test]
fn an_older_database_is_brought_up_to_date() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("old.db");
    let old = rusqlite::Connection::open(&path).unwrap();
    old.execute_batch(include_str!("schema/0001_init.sql")).unwrap();
    old.execute_batch(
        "PRAGMA user_version = 1;
         INSERT INTO state VALUES (1, 7, 0);
         INSERT INTO changes (op, incident, after) VALUES ('create', 'zw-1', '{}');
         INSERT INTO incidents VALUES (4, 'zw-1', 'raid', 35.5, 33.5, 20000, 20000, '|kudna|', NULL, NULL, 'reported',
             'settlement', '|a|', 'words', 0.5, 1, 't', 't', '{\"type\":\"Feature\"}'),
             (6, 'zw-2', 'talks', NULL, NULL, 20001, 20001, '', NULL, NULL, 'reported', 'none', '|a|', 'others', 0.5, 1,
             't', 't', '{}');",
    )
    .unwrap();
    drop(old);
    let store = Store::open(&path).unwrap();
    let reader = store.reader().unwrap();
    assert_eq!(reader.counts().unwrap(), Counts { articles: 0, incidents: 2, unplaced: 1, tallies: 0 });
    assert_eq!(reader.incident("zw-1").unwrap(), Found::Feature("{\"type\":\"Feature\"}".into()));
    for (asked, expected) in [("type=raid", 1), ("q=others", 1), ("from=2024-10-04", 2)] {
        let query = Query::parse(&decode(asked), INCIDENT_PARAMETERS).unwrap();
        let [indexed, stored] = both_ways(&reader, &query);
        assert_eq!((indexed.len(), &indexed), (expected, &stored), "{asked}");
    }
}

/// Reports of a database of version 3 keep their incident, and merge with what comes after the upgrade.
#[test]
fn reports_of_an_older_database_go_on_merging() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("old.db");
    let day = date(2025, 11, 5);
    let old = input("A", vec![report(IncidentType::Raid, day, Some(village()), 0)]);
    // What this version makes of it, in the tables of that one.
    let (_dir, same) = open();
    same.ingest(std::slice::from_ref(&old), at(0)).unwrap();
    let feature = same.reader().unwrap().incident(&all(&same)[0].id).unwrap();
    let Found::Feature(feature) = feature else { panic!("{feature:?}") };
    let (id, article) = (&all(&same)[0].id, &old.record.article.id);
    let key = crate::incident::report_key(article, &old.reports[0]);
    let connection = Connection::open(&path).unwrap();
    for step in [
        include_str!("schema/0001_init.sql"),
        include_str!("schema/0002_features.sql"),
        include_str!("schema/0003_apart.sql"),
        "PRAGMA user_version = 3; INSERT INTO state VALUES (1, 7, 0, 0, 0, 0, 0);",
    ] {
        connection.execute_batch(step).unwrap();
    }
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| connection.execute(sql, values).unwrap();
    insert(
        "INSERT INTO articles VALUES (3, ?1, ?2, zeroblob(32), NULL, NULL, 20000, 20000, ?3)",
        &[article, &serde_json::to_string(&old.record).unwrap(), &article_feature(&old.record, 1, 0).json],
    );
    insert("INSERT INTO texts VALUES (?1, ?2)", &[article, &old.text]);
    insert(
        "INSERT INTO reports VALUES (5, ?1, ?2, ?3, 't', ?4)",
        &[&key, article, id, &serde_json::to_string(&old.reports[0]).unwrap()],
    );
    insert(
        "INSERT INTO incidents VALUES (9, ?1, 'raid', 35.8, 33.1, 20397, 20397, '', NULL, NULL, 'reported', 'settlement',
             '', 0.5, 1, 't', 't')",
        &[id],
    );
    insert("INSERT INTO features VALUES (9, ?1, '')", &[&feature]);
    drop(connection);

    let store = Store::open(&path).unwrap();
    let (kept, members) = store.members(id).unwrap();
    assert_eq!((&kept, members.len(), &members[0].key), (id, 1, &key));
    let other = input("B", vec![report(IncidentType::Raid, day, Some(village()), 3)]);
    let summary = store.ingest(&[other], at(10)).unwrap();
    assert_eq!((summary.created, summary.updated), (0, 1));
    let now = all(&store);
    assert_eq!((now.len(), &now[0].id, now[0].properties.publisher_count), (1, id, 2));
}

/// A database of version 6, before reports and texts were packed, goes on as if it had been of this one.
#[test]
fn what_stood_there_unpacked_is_there_after_the_upgrade() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("old.db");
    let day = date(2025, 11, 5);
    let reports = vec![
        report(IncidentType::Raid, day, Some(village()), 0),
        report(IncidentType::Talks, day, None, 50),
        report(IncidentType::Protest, date(2025, 11, 4), Some(place("Other", 36.5, 33.5)), 90),
    ];
    let old = input("A", reports);
    let (_dir, same) = open();
    same.ingest(std::slice::from_ref(&old), at(0)).unwrap();
    let prepared = Prepared::new(vec![old.clone()]).unwrap();
    let article = &prepared.0[0];
    let connection = Connection::open(&path).unwrap();
    for step in [
        include_str!("schema/0001_init.sql"),
        include_str!("schema/0002_features.sql"),
        include_str!("schema/0003_apart.sql"),
        include_str!("schema/0004_bulk.sql"),
        include_str!("schema/0005_words.sql"),
        "DROP TABLE old_words",
        include_str!("schema/0006_spots.sql"),
        "PRAGMA user_version = 6; INSERT INTO state VALUES (1, 7, 0, 1, 0, 3, 1);",
    ] {
        connection.execute_batch(step).unwrap();
    }
    let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| connection.execute(sql, values).unwrap();
    let record = serde_json::to_string(&old.record).unwrap();
    insert(
        "INSERT INTO articles VALUES (3, ?1, ?2, ?3, NULL, NULL, 20398, 20398, ?4)",
        &[&article.id, &record, &article.content, &article.plain.json],
    );
    insert("INSERT INTO texts VALUES (3, ?1)", &[&old.text]);
    for (n, feature) in all(&same).into_iter().enumerate() {
        let n = n as i64;
        let json = serde_json::to_string(&feature).unwrap();
        let source = &feature.properties.sources[0];
        let report = old.reports.iter().find(|r| r.evidence.start == source.start).unwrap();
        let key = crate::incident::report_key(&article.id, report);
        insert(
            "INSERT INTO incidents VALUES (?1, ?2, 'raid', NULL, NULL, 20397, 20397, NULL, NULL, 'reported', 'none', '',
                 0.5, 1, 't', 't', 0, 'day')",
            &[&n, &feature.id],
        );
        insert("INSERT INTO features VALUES (?1, ?2)", &[&n, &json]);
        let report = serde_json::to_string(report).unwrap();
        insert("INSERT INTO reports VALUES (?1, 3, ?2, ?3, 't', ?4)", &[&(n + 5), &n, &key, &report]);
    }
    drop(connection);

    let store = Store::open(&path).unwrap();
    for feature in all(&store) {
        let evidence = |store: &Store| store.reader().unwrap().evidence(&feature.id).unwrap();
        assert_eq!(evidence(&store).len(), 1);
        assert_eq!(format!("{:?}", evidence(&store)), format!("{:?}", evidence(&same)));
    }
    let again = store.ingest(std::slice::from_ref(&old), at(5)).unwrap();
    assert_eq!(again, Summary { unchanged: 1, ..Summary::default() });
    let other = input("B", vec![report(IncidentType::Raid, day, Some(village()), 3)]);
    let summary = store.ingest(&[other], at(10)).unwrap();
    assert_eq!((summary.created, summary.updated), (0, 1));
    // Two of its three reports are gone, which takes their rows and keys with them.
    let shorter = Input { reports: old.reports[..1].to_vec(), ..old };
    let summary = store.ingest(&[shorter], at(20)).unwrap();
    assert_eq!((summary.changed, summary.deleted, all(&store).len()), (1, 2, 1));
}

#[test]
fn an_empty_filter_is_the_default_and_asks_for_everything() {
    let query = Query::parse(&[], INCIDENT_PARAMETERS).unwrap();
    assert_eq!((query.filter, query.sort), (Filter::default(), Sort::default()));
}

/// A random condition on one random property, or on the geometry.
fn any_condition() -> impl Strategy<Value = String> {
    let comparison = prop::sample::select(vec!["=", "<>", "<", "<=", ">", ">="]);
    let queryable: Vec<&Field> = INCIDENT_FIELDS.iter().filter(|f| f.kind.is_queryable()).collect();
    let texts = vec![
        "raid",
        "Quneitra",
        "quneitra",
        "SY",
        "b",
        "inside",
        "2025-11-03",
        "",
        "Z",
        "day",
        "Raid at Quneitra",
    ];
    let on_field =
        (prop::sample::select(queryable), comparison, 0..6_u8, prop::sample::select(texts), 0..4_i32)
            .prop_map(|(field, sign, form, text, n)| {
                let name = field.name;
                match (field.kind, form) {
                    (_, 0) => format!("{name} IS NULL"),
                    (FieldKind::Text | FieldKind::Word(_), 1) => format!("{name} LIKE '%{text}_%'"),
                    (FieldKind::Text | FieldKind::Word(_), 2) => {
                        format!("ACCENTI(CASEI({name})) {sign} CASEI('{text}')")
                    }
                    (FieldKind::Text | FieldKind::Word(_), 3) => {
                        format!("{name} IN ('{text}', 'raid', 'Paper a')")
                    }
                    (FieldKind::Text | FieldKind::Word(_) | FieldKind::Nested, _) => {
                        format!("{name} {sign} '{text}'")
                    }
                    (FieldKind::Integer | FieldKind::Number, 1) => format!("{name} BETWEEN {n} AND {n}.9"),
                    (FieldKind::Integer | FieldKind::Number, 2) => format!("{name} NOT IN (1, {n}.8, {n})"),
                    (FieldKind::Integer | FieldKind::Number, 3) => format!("{name} {sign} killed_best"),
                    (FieldKind::Integer | FieldKind::Number, _) => format!("{name} {sign} {n}.{n}"),
                    (FieldKind::Date, 1) => {
                        format!("T_DURING({name}, INTERVAL('2025-11-0{}', '2025-11-08'))", n + 1)
                    }
                    (FieldKind::Date, 2) => {
                        format!(
                            "T_DISJOINT(INTERVAL(date_start, date_end), INTERVAL('..', '2025-11-0{}'))",
                            n + 2
                        )
                    }
                    (FieldKind::Date, _) => format!("{name} {sign} DATE('2025-11-0{}')", n + 2),
                    (FieldKind::Instant, 1) => {
                        format!("T_AFTER({name}, TIMESTAMP('1970-01-01T00:00:0{n}Z'))")
                    }
                    (FieldKind::Instant, _) => format!("{name} {sign} TIMESTAMP('2025-12-01T00:00:0{n}Z')"),
                }
            });
    let relation = prop::sample::select(vec![
        "S_INTERSECTS",
        "S_DISJOINT",
        "S_WITHIN",
        "S_EQUALS",
        "S_TOUCHES",
        "S_OVERLAPS",
        "S_CROSSES",
        "S_CONTAINS",
    ]);
    let shapes = vec![
        "BBOX(35, 33, 36, 34)",
        "BBOX(170, -20, -170, 20)",
        "POLYGON((35 32, 36 32, 36 33.126, 35 34, 35 32))",
        "POINT(35.82461 33.12595)",
        "LINESTRING(35 33.12595, 36 33.12595)",
    ];
    let on_geometry =
        (relation, prop::sample::select(shapes)).prop_map(|(op, shape)| format!("{op}(geometry, {shape})"));
    prop_oneof![5 => on_field, 1 => on_geometry, 1 => Just("geometry IS NOT NULL".to_owned())]
}

/// A random expression of such conditions.
fn any_expression() -> impl Strategy<Value = String> {
    any_condition().prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|e| format!("NOT ({e})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) AND ({b})")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("({a}) OR ({b})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// A CQL2 expression picks the same incidents in memory, where the stream tests it, and in SQL.
    #[test]
    fn expressions_agree_in_memory_and_in_sql(
        inputs in any_inputs(),
        expressions in prop::collection::vec(any_expression(), 40),
    ) {
        let (_dir, store) = open();
        store.ingest(&inputs, at(0)).unwrap();
        let stored = all(&store);
        for expression in expressions {
            let pairs = [("filter".to_owned(), expression.clone())];
            let query = Query::parse(&pairs, INCIDENT_PARAMETERS).unwrap();
            let found: BTreeSet<String> = features(&store, &query).into_iter().map(|f| f.id).collect();
            let expected: BTreeSet<String> =
                stored.iter().filter(|f| query.filter.matches(&f.facts())).map(|f| f.id.clone()).collect();
            prop_assert_eq!(found, expected, "{}", expression);
        }
    }
}
