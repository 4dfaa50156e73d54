use super::*;
use crate::filter::{Facts, INCIDENT_FIELDS, position};

fn parse(text: &str) -> Result<Expr, Error> {
    Expr::parse(text, Language::Text, Crs::Crs84, INCIDENT_FIELDS)
}

/// A raid in a village on 5 November 2025 that killed three.
fn raid() -> Facts {
    let mut fields = vec![Scalar::Null; INCIDENT_FIELDS.len()];
    let mut set = |name: &str, value| fields[position(INCIDENT_FIELDS, name).unwrap()] = value;
    set("type", Scalar::Text("raid".into()));
    set("title", Scalar::Text("Raid at Dar’ā".into()));
    set("killed_best", Scalar::Int(3));
    set("confidence", Scalar::Real(0.5));
    set("date_start", Scalar::Int(20_397));
    set("date_end", Scalar::Int(20_399));
    set("updated_at", Scalar::Text("2025-11-06T08:00:00Z".into()));
    Facts { point: Some((35.9, 33.0)), fields, ..Facts::empty() }
}

#[test]
fn expressions_hold_or_not() {
    let raid = raid();
    for (text, holds) in [
        ("type = 'raid'", true),
        ("type <> 'raid'", false),
        ("NOT type = 'raid' OR killed_best >= 3", true),
        ("type = 'raid' AND (killed_best > 3 OR confidence = 0.5)", true),
        ("killed_best BETWEEN 1 AND 3 and not (killed_best between 4 and 9)", true),
        ("3 = killed_best", true),
        ("confidence < 1", true),
        ("type IN ('talks', 'raid')", true),
        ("type NOT IN ('talks', 'raid')", false),
        ("title LIKE 'Raid%'", true),
        ("title LIKE 'raid%'", false),
        ("CASEI(title) LIKE casei('RAID%')", true),
        ("ACCENTI(CASEI(title)) LIKE '%dar_a'", true),
        ("CASEI(type) IN (CASEI('RAID'))", true),
        ("place IS NULL", true),
        ("type IS NOT NULL", true),
        ("geometry IS NULL", false),
        // What is not known is neither so nor not so.
        ("place = 'x'", false),
        ("NOT place = 'x'", false),
        ("place = 'x' OR type = 'raid'", true),
        ("TRUE AND NOT FALSE", true),
        ("date_start = DATE('2025-11-05')", true),
        ("date_start < '2025-11-06'", true),
        ("updated_at > TIMESTAMP('2025-11-06T07:59:59Z')", true),
        ("updated_at > TIMESTAMP('2025-11-06T10:30:00+03:00')", true),
        ("T_INTERSECTS(INTERVAL(date_start, date_end), INTERVAL('2025-11-07', '..'))", true),
        ("T_AFTER(date_start, DATE('2025-11-05'))", false),
        ("T_BEFORE(date_start, DATE('2025-11-06'))", true),
        ("T_DURING(date_start, INTERVAL('2025-11-01', '2025-11-30'))", true),
        ("T_DISJOINT(INTERVAL(date_start, date_end), INTERVAL('2025-11-07', '2025-11-08'))", false),
        ("T_EQUALS(updated_at, TIMESTAMP('2025-11-06T08:00:00Z'))", true),
        ("T_DURING(updated_at, DATE('2025-11-06'))", true),
        ("S_INTERSECTS(geometry, BBOX(35, 32, 36, 34))", true),
        ("S_INTERSECTS(geometry, BBOX(170, -10, -170, 60))", false),
        ("S_WITHIN(geometry, POLYGON((35 32, 36 32, 36 34, 35 34, 35 32)))", true),
        ("S_CONTAINS(POLYGON((35 32, 36 32, 36 34, 35 34, 35 32)), geometry)", true),
        ("S_DISJOINT(geometry, POINT(35.9 33))", false),
        ("S_EQUALS(geometry, POINT(35.9 33))", true),
        ("S_INTERSECTS(\"geometry\", LINESTRING(35 33, 36 33))", true),
        ("\"type\"='raid'AND(1=1)", true),
    ] {
        let expr = parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(expr.test(&raid), holds, "{text}");
    }
}

#[test]
fn text_and_json_say_the_same() {
    for (text, json) in [
        ("type = 'raid'", r#"{"op":"=","args":[{"property":"type"},"raid"]}"#),
        (
            "NOT (killed_best IS NULL) AND place LIKE 'A%'",
            r#"{"op":"and","args":[{"op":"not","args":[{"op":"isNull","args":[{"property":"killed_best"}]}]},
                {"op":"like","args":[{"property":"place"},"A%"]}]}"#,
        ),
        ("killed_best BETWEEN 1 AND 2.5", r#"{"op":"between","args":[{"property":"killed_best"},1,2.5]}"#),
        ("type IN ('raid','talks')", r#"{"op":"in","args":[{"property":"type"},["raid","talks"]]}"#),
        (
            "T_DURING(date_start, INTERVAL('2025-01-01','..'))",
            r#"{"op":"t_during","args":[{"property":"date_start"},{"interval":["2025-01-01",".."]}]}"#,
        ),
        (
            "updated_at >= TIMESTAMP('2025-01-01T00:00:00Z')",
            r#"{"op":">=","args":[{"property":"updated_at"},{"timestamp":"2025-01-01T00:00:00Z"}]}"#,
        ),
        (
            "S_INTERSECTS(geometry, POINT(1 2)) OR S_WITHIN(geometry, BBOX(1,2,3,4))",
            r#"{"op":"or","args":[
                {"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1,2]}]},
                {"op":"s_within","args":[{"property":"geometry"},{"bbox":[1,2,3,4]}]}]}"#,
        ),
        (
            "CASEI(place) = CASEI('X')",
            r#"{"op":"=","args":[{"op":"casei","args":[{"property":"place"}]},{"op":"casei","args":["X"]}]}"#,
        ),
    ] {
        let from_json = Expr::parse(json, Language::Json, Crs::Crs84, INCIDENT_FIELDS).unwrap();
        assert_eq!(parse(text).unwrap(), from_json, "{text}");
    }
}

#[test]
fn what_cannot_be_understood_is_an_error() {
    let deep = format!("{}type = 'raid'{}", "(".repeat(60), ")".repeat(60));
    let not = "NOT ".repeat(1000) + "TRUE";
    let long = vec!["type = 'raid'"; 500].join(" OR ");
    for text in [
        "",
        "type",
        "type =",
        "type = 'raid",
        "type = 3",
        "type = raid AND",
        "killed_best = '3'",
        "colour = 'red'",
        "sources = 'x'",
        "type = 'raid' type = 'raid'",
        "type == 'raid'",
        "type = 'raid'; DROP TABLE incidents",
        "killed_best + 1 = 2",
        "killed_best = 1e999",
        "lower(type) = 'raid'",
        "geometry = 'x'",
        "date_start = 'soon'",
        "date_start > updated_at",
        "updated_at > TIMESTAMP('x')",
        "place LIKE title",
        "killed_best LIKE '3'",
        "S_INTERSECTS(geometry, geometry)",
        "S_INTERSECTS(type, POINT(1 2))",
        "S_INTERSECTS(geometry, POINT(1))",
        "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))",
        "S_INTERSECTS(geometry, BBOX(1,2,3))",
        "S_INTERSECTS(geometry, BBOX(1,9,3,4))",
        "S_NEAR(geometry, POINT(1 2))",
        "T_AFTER(type, DATE('2025-01-01'))",
        "T_LATER(date_start, DATE('2025-01-01'))",
        "T_AFTER(DATE('2025-01-01'), DATE('2025-01-01'))",
        "type IN ()",
        "type IN (1, 2)",
        "€ = 1",
        &deep,
        &not,
        &long,
    ] {
        assert_eq!(parse(text).unwrap_err().parameter, "filter", "{text}");
    }
    let nested = format!("{}true{}", r#"{"op":"not","args":["#.repeat(100), "]}".repeat(100));
    for json in
        ["", "[]", "null", "{}", "{\"op\":\"=\"}", "{\"op\":\"and\",\"args\":[true]}", "\"x\"", &nested]
    {
        let error = Expr::parse(json, Language::Json, Crs::Crs84, INCIDENT_FIELDS).unwrap_err();
        assert_eq!(error.parameter, "filter", "{json}");
    }
}

#[test]
fn literal_geometries_may_be_in_other_systems() {
    let web = "S_INTERSECTS(geometry, BBOX(3985000, 3880000, 4010000, 3910000))";
    let read = |crs| Expr::parse(web, Language::Text, crs, INCIDENT_FIELDS);
    assert!(read(Crs::Epsg3857).unwrap().test(&raid()));
    assert!(read(Crs::Crs84).is_err());
    let turned =
        Expr::parse("S_EQUALS(geometry, POINT(33 35.9))", Language::Text, Crs::Epsg4326, INCIDENT_FIELDS);
    assert!(turned.unwrap().test(&raid()));
}

#[test]
fn patterns_match_whole_texts() {
    for (text, pattern, is) in [
        ("", "", true),
        ("", "%", true),
        ("abc", "a%c", true),
        ("abc", "a_c", true),
        ("abbbc", "a%bc", true),
        ("abc", "ab", false),
        ("abc", "%b", false),
        ("a%c", "a\\%c", true),
        ("abc", "a\\%c", false),
        ("é", "_", true),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "%a%a%a%a%a%a%a%a%b", false),
    ] {
        assert_eq!(is_like(text, pattern), is, "{text} {pattern}");
    }
}
