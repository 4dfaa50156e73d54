//! Whole small files of every kind, in the published column layouts and our own words.

use super::*;
use crate::kind::{DatePrecision, IncidentType, PlacePrecision};
use jiff::civil::date;

fn rows(name: &str, file: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    read(name, file.as_bytes(), |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })
    .unwrap();
    rows
}

fn good(name: &str, file: &str) -> Vec<Imported> {
    rows(name, file).into_iter().flat_map(|r| r.unwrap()).collect()
}

const ACLED_HEAD: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
    assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,\
    location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

fn acled(date: &str, precisions: (u8, u8), fatalities: &str) -> String {
    format!(
        "SYR1,{date},2026,{},Political violence,Battles,Armed clash,Military Forces of Israel (2022-),,State forces,\
         Unidentified Armed Group (Syria),,Armed group,x,,760,Middle East,Syria,Quneitra,Quneitra,Khan Arnaba,Jubata al-Khashab,\
         33.2254,35.8336,{},SANA; Enab,National,\"On the day, forces, coming from the west, fought with \"\"gunmen\"\".\",\
         {fatalities},,1767225600",
        precisions.0, precisions.1
    )
}

#[test]
fn an_acled_row_is_a_report_with_its_evidence() {
    let row =
        good("acled.csv", &format!("{ACLED_HEAD}\n{}\n", acled("02 March 2026", (1, 1), "3"))).remove(0);
    let report = &row.report;
    assert_eq!(report.kind, IncidentType::ArmedClash);
    assert_eq!(report.date, crate::date::Interval::day(date(2026, 3, 2)));
    assert_eq!(report.killed.map(|f| (f.low, f.best, f.high)), Some((3, 3, Some(3))));
    let place = report.place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.precision), ("Jubata al-Khashab", PlacePrecision::Settlement));
    assert_eq!(place.country.as_deref(), Some("SY"));
    let names: Vec<&str> = report.actors.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(names, ["Israeli forces", "Unidentified Armed Group (Syria)"]);
    assert_eq!(report.attributed_to.as_deref(), Some("SANA; Enab"));
    assert_eq!(report.evidence.text, "On the day, forces, coming from the west, fought with \"gunmen\".");
    let field = &report.fields["killed"];
    let words: String =
        row.text.chars().skip(field.start as usize).take((field.end - field.start) as usize).collect();
    assert_eq!((words.as_str(), field.rule.as_str()), ("3", "acled_fatalities"));
    assert_eq!(row.record.article.publisher.as_deref(), Some("ACLED"));
    assert_eq!(row.record.article.published, Some(date(2026, 1, 1)));
}

#[test]
fn coarse_codes_make_coarse_places_and_dates_and_less_confidence() {
    let read = |precisions, fatalities: &str| {
        good("a.csv", &format!("{ACLED_HEAD}\n{}\n", acled("2026-03-12", precisions, fatalities)))
            .remove(0)
            .report
    };
    let (fine, week, month) = (read((1, 1), "0"), read((2, 2), "0"), read((3, 3), "0"));
    assert_eq!(fine.killed, None);
    assert_eq!((week.date.start, week.date.end), (Some(date(2026, 3, 9)), Some(date(2026, 3, 15))));
    assert_eq!(week.place.unwrap().precision, PlacePrecision::Near);
    assert_eq!((month.date.start, month.date.precision), (Some(date(2026, 3, 1)), DatePrecision::Month));
    let area = month.place.unwrap();
    assert_eq!((area.precision, area.name.as_str()), (PlacePrecision::Admin1, "Quneitra"));
    assert!(area.pcode.is_some());
    assert!(fine.confidence > week.confidence && week.confidence > month.confidence);
}

#[test]
fn bad_rows_are_told_with_their_lines_and_the_others_are_read() {
    let file = format!(
        "{ACLED_HEAD}\n{}\n{}\nshort,row\n{}\n{}\n",
        acled("2026-03-02", (1, 1), "0"),
        acled("2026-13-02", (1, 1), "0"),
        acled("2026-03-03", (1, 1), "few"),
        acled("2026-03-04", (1, 1), "1"),
    );
    let told: Vec<Option<(u64, String)>> =
        rows("a.csv", &file).into_iter().map(|r| r.err().map(|e| (e.line, e.message))).collect();
    assert!(told[0].is_none() && told[4].is_none());
    let bad: Vec<&(u64, String)> = told.iter().flatten().collect();
    assert_eq!(bad.iter().map(|b| b.0).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(
        bad[0].1.contains("event_date") && bad[1].1.contains("values") && bad[2].1.contains("fatalities")
    );
}

#[test]
fn semicolons_and_a_byte_order_mark_are_taken() {
    let file = "\u{feff}event_id_cnty;event_date;sub_event_type;location;latitude;longitude;fatalities\n\
                SYR2;2 March 2026;Arrests;Kudna;33.0;35.87;0\n";
    assert_eq!(good("a.csv", file)[0].report.kind, IncidentType::ArrestDetention);
}

#[test]
fn a_ucdp_row_keeps_low_best_and_high() {
    let file = "id,relid,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_office,source_headline,\
        where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,\
        deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low\n\
        7,SYR-7,2026,3,Syria: x,Army - Civilians,Government of Syria,Civilians,Agency,Villagers shot on the road,2,Kudna village,\
        near Kudna,Al Qunaytirah governorate,,33.0,35.87,Syria,2,2026-03-01 00:00:00.000,2026-03-04 00:00:00.000,0,0,4,0,4,6,3\n";
    let row = good("GEDEvent.csv", file).remove(0);
    assert_eq!(row.report.kind, IncidentType::Killing);
    assert_eq!(row.report.killed.map(|f| (f.low, f.best, f.high)), Some((3, 4, Some(6))));
    assert_eq!(row.report.date.end, Some(date(2026, 3, 4)));
    assert_eq!(row.report.place.as_ref().unwrap().precision, PlacePrecision::Near);
    assert_eq!(row.report.actors[0].name, "Syrian government forces");
    assert_eq!(row.report.evidence.text, "Villagers shot on the road");
    assert_eq!(row.record.article.publisher.as_deref(), Some("UCDP GED"));
}

#[test]
fn tables_of_other_kinds_and_incomplete_ones_are_refused() {
    let none = |_: Row| ControlFlow::Continue(());
    assert!(matches!(read("x.csv", "a,b\n1,2\n".as_bytes(), none), Err(Error::Unknown { .. })));
    let told = read("x.csv", "event_id_cnty,sub_event_type\n".as_bytes(), none).unwrap_err().to_string();
    assert!(told.contains("event_date") && told.contains("latitude"), "{told}");
    let broken = read("x.geojson", "{\"type\": \"FeatureCollection\", \"features\": [".as_bytes(), none);
    assert!(broken.unwrap_err().to_string().contains("line 1"));
    assert!(read("x.json", "[1, 2]".as_bytes(), none).is_err());
    assert!(read("x.json", "{\"type\": \"Topology\"}".as_bytes(), none).is_err());
}

#[test]
fn other_peoples_features_are_read_by_the_names_they_use() {
    let file = r#"{"type": "FeatureCollection", "bbox": [35, 32, 36, 34], "features": [
        {"type": "Feature", "id": 12, "geometry": {"type": "Point", "coordinates": [35.87, 33.0]},
         "properties": {"event_type": "Shelling/artillery/missile attack", "date": "2026-03-02", "village": "Kudna", "deaths": 2,
                        "description": "Shells fell on fields.", "source": "A group", "link": "javascript:alert(1)"}},
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[35,32],[36,32],[36,33],[35,33],[35,32]]]},
         "properties": {"type": "protest", "name": "March in the south"}},
        {"type": "Feature", "geometry": null, "properties": {"type": "talks", "date": "2026-03-02"}},
        {"type": "Feature", "geometry": null, "properties": {"type": "earthquake"}},
        {"type": "Point", "coordinates": [1, 2]}
    ]}"#;
    let mut rows = rows("folder/map.geojson", file);
    let bad: Vec<BadRow> = rows.split_off(3).into_iter().map(|r| r.unwrap_err()).collect();
    assert_eq!(bad.iter().map(|b| b.line).collect::<Vec<_>>(), [8, 9]);
    let good: Vec<Imported> = rows.into_iter().flat_map(|r| r.unwrap()).collect();
    let (shelling, protest, talks) = (&good[0], &good[1], &good[2]);
    assert_eq!(
        (shelling.report.kind, shelling.report.killed.map(|f| f.best)),
        (IncidentType::Shelling, Some(2))
    );
    assert_eq!(shelling.report.evidence.text, "Shells fell on fields.");
    assert_eq!(shelling.record.article.publisher.as_deref(), Some("A group"));
    assert_eq!(shelling.record.article.url, None, "no link but http");
    let area = protest.report.place.as_ref().unwrap();
    assert_eq!((area.precision, area.lon, area.lat), (PlacePrecision::Region, 35.5, 32.5));
    assert_eq!(protest.record.article.publisher.as_deref(), Some("map"));
    assert_eq!(protest.report.date, crate::date::Interval::UNKNOWN);
    assert_eq!((talks.report.kind, talks.report.place.is_none()), (IncidentType::Talks, true));
}

#[test]
fn feature_lines_are_read_one_by_one() {
    let file =
        "\u{1e}{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"type\":\"raid\"}}\n\n{broken\n";
    let rows = rows("x.geojsonl", file);
    assert!(rows[0].is_ok());
    assert_eq!(rows[1].as_ref().unwrap_err().line, 3);
}

#[test]
fn reading_stops_when_asked_to() {
    let file = r#"{"features": [{"type":"Feature","properties":{}}, {"type":"Feature","properties":{}}]}"#;
    let mut seen = 0;
    let read = read("x.geojson", file.as_bytes(), |_| {
        seen += 1;
        ControlFlow::Break(())
    });
    assert!(read.is_ok());
    assert_eq!(seen, 1);
}
