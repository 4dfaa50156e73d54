import { describe, expect, it } from "vitest";
import { DEFAULT_FILTER, type Filter } from "../../src/model/filter";
import { createSelector, select } from "../../src/model/select";
import { words } from "../../src/words";
import { ar } from "../../src/words/ar";
import { he } from "../../src/words/he";
import { incident, NOTHING } from "./sample";

const all = new Map([
  incident({ id: "a" }),
  incident({ id: "b", date_start: "2025-01-01", date_end: "2025-01-01", type: "airstrike" }),
  incident({ id: "c", place_precision: "country", point: null }),
  incident({ id: "d", type: "talks" }),
  incident({ id: "e", certainty: "denied" }),
  incident({ id: "f", date_start: null, date_end: null }),
].map((i) => [i.id, i]));

it("shows what happened, and adds up", () => {
  const s = select(all, DEFAULT_FILTER);
  expect(s.shown.map((i) => i.id)).toEqual(["a", "c", "b", "f"]);
  expect(s.mapped.length + s.unplaced.length).toBe(s.shown.length);
  expect([s.unplaced.map((i) => i.id), s.undated, s.hiddenTalks, s.hiddenNotHappened]).toEqual([["c"], 1, 1, 1]);
});

it("counts types as if all were ticked, and bars as if no date were set", () => {
  const s = select(all, { ...DEFAULT_FILTER, from: "2025-11-01", types: new Set(["raid"]) });
  expect(s.shown.map((i) => i.id)).toEqual(["a", "c", "f"]);
  expect(Object.fromEntries(s.perType)).toEqual({ raid: 3, talks: 1 });
  expect([...s.anyTime].map((i) => s.table.items[i]?.id)).toEqual(["a", "c", "f"]);
});

it("says what is shown in a sentence", () => {
  const shown = { ...NOTHING, shown: 41, unplaced: 3, from: "2025-11-05", to: "2025-11-28" };
  expect(words.summary(shown)).toBe("41 incidents, 5–28 November 2025; 3 not placed");
  expect(words.summary({ ...shown, zone: ["inside", "near"] })).toBe("41 incidents, 5–28 November 2025, in or near the buffer zone; 3 not placed");
  expect(words.summary({ ...NOTHING, shown: 1, undated: 1, q: "hermon" })).toBe("1 incident, with “hermon”; 1 not dated");
  expect(words.summary({ ...NOTHING, shown: 2, types: ["raid", "airstrike"], places: ["Quneitra", "Daraa"], precision: ["settlement"], certainty: ["claimed"], publishers: ["A", "B", "C", "D"], deadly: true }))
    .toBe("2 incidents (Raid or Airstrike), at Quneitra or Daraa, place known as: town or village, claimed, told by 4 publishers, with people killed");
});

it("says the same in Arabic and Hebrew, naming what restricts", () => {
  for (const other of [ar, he]) {
    const said = other.summary({ ...NOTHING, shown: 2, types: ["raid"], places: ["القنيطرة"], precision: ["settlement"], certainty: ["claimed"], publishers: ["SANA"], deadly: true });
    for (const part of [other.types.raid, "القنيطرة", other.filters.precisions.settlement, other.table.certainty.claimed, "SANA"]) expect(said).toContain(part);
  }
});

describe("choices", () => {
  const told = new Map([
    incident({ id: "a", publishers: ["SANA", "Reuters"], place: "Kudna", admin1: "Quneitra", admin2: "Quneitra" }),
    incident({ id: "b", publishers: ["sana"], place: "Quneitra", admin1: "Quneitra", type: "airstrike", killed: { low: 1, best: 1, high: 1 } }),
    incident({ id: "c", publishers: [], place: "Nawa", admin1: "Dar’a", date_start: "2025-01-01", date_end: "2025-01-01", certainty: "claimed", zone_relation: "inside" }),
    incident({ id: "d", publishers: ["Reuters"], place: null, admin1: null, country: null, type: "talks" }),
  ].map((i) => [i.id, i]));
  const counts = (options: readonly { name: string; count: number }[]): Record<string, number> => Object.fromEntries(options.map(({ name, count }) => [name, count]));
  const ids = (filter: Partial<Filter>): string[] => select(told, { ...DEFAULT_FILTER, ...filter }).shown.map(({ id }) => id).sort();

  it("are counted as if nothing of their own kind were chosen, the rest of the filter as it is", () => {
    const s = select(told, { ...DEFAULT_FILTER, publishers: ["Reuters"] });
    expect(s.shown.map(({ id }) => id)).toEqual(["a"]);
    expect(counts(s.publishers)).toEqual({ SANA: 2, Reuters: 1 });
    expect(counts(s.places)).toEqual({ SY: 1, Quneitra: 1, Kudna: 1, "Dar’a": 0, Nawa: 0 });
    expect(Object.fromEntries(s.perCertainty)).toEqual({ reported: 1 });
    const all = select(told, DEFAULT_FILTER);
    expect([Object.fromEntries(all.perCertainty), Object.fromEntries(all.perRelation), all.deadly]).toEqual([{ reported: 2, claimed: 1 }, { inside: 1 }, 1]);
    expect(select(told, { ...DEFAULT_FILTER, deadly: true }).shown.map(({ id }) => id)).toEqual(["b"]);
    expect(counts(select(told, { ...DEFAULT_FILTER, from: "2025-11-01" }).places)).toMatchObject({ SY: 2, Nawa: 0 });
  });

  it("let through by any name, of the place or of what holds it, whatever case and accents", () => {
    expect(ids({ places: ["QUNEITRA"] })).toEqual(["a", "b"]);
    expect(ids({ places: ["dar'a", "Kudna"] })).toEqual(["a", "c"]);
    expect(ids({ publishers: ["Sana"] })).toEqual(["a", "b"]);
    expect(ids({ publishers: ["Sana"], places: ["Kudna"] })).toEqual(["a"]);
    expect(ids({ publishers: ["nobody"] })).toEqual([]);
  });

  it("are looked at again when the same incidents say more", () => {
    // As columns that come in two parts: the objects stay, what they tell grows.
    const grows = { ...incident({ id: "x", place: null, admin1: null, country: null }) };
    const [all, selector] = [new Map([["x", grows]]), createSelector()];
    const filter = { ...DEFAULT_FILTER, places: ["Nawa"] };
    const before = selector(all, filter, 0);
    expect([before.count, before.places, before.deadly]).toEqual([0, [], 0]);
    Object.assign(grows, { place: "Nawa", killed: { low: 2, best: 2, high: 2 } });
    expect(selector(all, filter, 0).count).toBe(0);
    const after = selector(all, filter, 1);
    expect([after.count, after.deadly, counts(after.places)]).toEqual([1, 1, { Nawa: 1 }]);
  });

  it("name what is widest where names are shared, and offer no codes", () => {
    const { places } = select(told, DEFAULT_FILTER);
    expect(places.find(({ name }) => name === "Quneitra")).toMatchObject({ level: "admin1", count: 2 });
    expect(select(new Map([["x", incident({ pcode: "SY14", place_id: "gn:1" })]]), DEFAULT_FILTER).places.map(({ name }) => name)).not.toContain("SY14");
    expect(select(new Map([["x", incident({ pcode: "SY14" })]]), { ...DEFAULT_FILTER, places: ["sy14"] }).count).toBe(1);
  });
});

it.each([
  [{ low: 13, best: 13, high: null }, "at least 13"],
  [{ low: 13, best: null, high: 13 }, "13"],
  [{ low: 5, best: 7, high: 9 }, "5 to 9, most likely 7"],
  [{ low: null, best: null, high: 4 }, "at most 4"],
  [null, null],
])("says %j honestly", (figure, expected) => expect(words.people(figure)).toBe(expected));

it("says a date as exactly as it is known", () => {
  expect(words.when(incident({ date_precision: "month", date_start: "2025-11-01", date_end: "2025-11-30" }))).toBe("In November 2025");
  expect(words.when(incident({ date_start: "2025-12-08", date_end: null }))).toBe("Since 8 December 2025");
  expect(words.when(incident({ date_start: null, date_end: null }))).toBe("Date not known");
});
