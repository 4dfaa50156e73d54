import { describe, expect, it } from "vitest";
import { byNewest, isMapped, parseIncident, parsePage, webAddress } from "../../src/model/incident";
import { incident } from "./sample";

const feature = {
  type: "Feature",
  id: "i7",
  geometry: { type: "Point", coordinates: [35.912, 33.312] },
  properties: {
    id: "i7", title: "Raid at Beit Jinn", type: "raid", date_start: "2025-11-28", date_end: "2025-11-28", date_precision: "day",
    place: "Beit Jinn", place_precision: "settlement", killed_low: 13, killed_best: 13, killed_high: null, certainty: "reported",
    zone: "buffer-zone", zone_relation: "near", zone_distance_m: 700,
    actors: [{ name: "Israeli forces", role: "actor" }],
    sources: [{ article_id: "a1", publisher: "The Paper", url: "javascript:alert(1)", published: "2025-11-29", quote: "Thirteen people died.", start: 10, end: 31, killed: 13 }],
  },
};

describe("an incident from the server", () => {
  it("keeps position, figures and evidence", () => {
    const read = parseIncident(feature);
    expect(read?.point).toEqual([35.912, 33.312]);
    expect(read?.killed).toEqual({ low: 13, best: 13, high: null });
    expect(read?.injured).toBeNull();
    expect(read?.sources[0]).toMatchObject({ quote: "Thirteen people died.", start: 10, end: 31, killed: { low: 13, high: 13 } });
  });

  it("never keeps an address that is not a web address", () => {
    expect(parseIncident(feature)?.sources[0]?.url).toBeNull();
    expect(webAddress("https://example.org/a?b=c")).toBe("https://example.org/a?b=c");
  });

  it("refuses what has no id or an unknown type, and counts it", () => {
    const page = parsePage({ features: [feature, { ...feature, properties: { ...feature.properties, type: "earthquake" } }, 3], cursor: 41, links: [{ rel: "next", href: "/x?token=1" }] }, parseIncident);
    expect(page).toMatchObject({ rejected: 2, cursor: "41", next: "/x?token=1" });
    expect(page.items).toHaveLength(1);
  });

  it("throws on what is not a collection", () => expect(() => parsePage({ title: "Bad Request" }, parseIncident)).toThrow());
});

it("maps what is known better than a region, and only that", () => {
  expect(isMapped(incident({ place_precision: "admin1" }))).toBe(true);
  expect(isMapped(incident({ place_precision: "region" }))).toBe(false);
  expect(isMapped(incident({ point: null, place_precision: "settlement" }))).toBe(false);
});

it("orders newest first, undated last, ties by id", () => {
  const list = [incident({ id: "c" }), incident({ id: "u", date_start: null, date_end: null }), incident({ id: "a" }), incident({ id: "n", date_start: "2026-01-01" })];
  expect(list.sort(byNewest).map((i) => i.id)).toEqual(["n", "a", "c", "u"]);
});
