import { describe, expect, it } from "vitest";
import { DEFAULT_FILTER, apiParams, asksForRest, baseParams, fromSearch, sameFilter, toSearch, type Filter } from "../../src/model/filter";
import { CERTAINTIES, TYPES } from "../../src/model/kind";
import { select } from "../../src/model/select";
import { incident } from "./sample";

describe("the filter in the address", () => {
  it("leaves defaults out", () => expect(toSearch(DEFAULT_FILTER)).toBe(""));

  it.each<[string, Partial<Filter>]>([
    ["dates", { from: "2025-11-05", to: "2025-11-28" }],
    ["one open end", { to: "2025-11-28" }],
    ["types", { types: new Set(["talks", "raid"]) }],
    ["all types", { types: new Set(TYPES) }],
    ["no type", { types: new Set() }],
    ["certainty", { certainty: new Set(CERTAINTIES) }],
    ["places", { places: ["Quneitra", "Khan Arnabah, south"] }],
    ["publishers", { publishers: ["SANA", "Enab Baladi", "عنب بلدي"] }],
    ["words", { q: "mount hermon & more" }],
  ])("round-trips %s", (_name, patch) => {
    const filter = { ...DEFAULT_FILTER, ...patch };
    expect(sameFilter(fromSearch(`?${toSearch(filter)}`), filter)).toBe(true);
  });

  it("takes names once, whatever their case and accents, and no empty ones", () => {
    expect(fromSearch("?publisher=SANA%7C%7C sana %7CReuters&place=%7C")).toMatchObject({ publishers: ["SANA", "Reuters"], places: [] });
    expect(sameFilter({ ...DEFAULT_FILTER, places: ["Dar’ā"] }, { ...DEFAULT_FILTER, places: ["DAR'A"] })).toBe(true);
  });

  it("ignores what cannot be read and turns a backward span round", () => {
    expect(sameFilter(fromSearch("?from=2025-02-30&type=earthquake&unknown=1"), DEFAULT_FILTER)).toBe(true);
    expect(fromSearch("?from=2025-03-01&to=2025-01-01")).toMatchObject({ from: "2025-01-01", to: "2025-03-01" });
  });
});

describe("the filter in the server's words", () => {
  it("spells the default types and certainties out, in the order of the contract", () => {
    const params = apiParams(DEFAULT_FILTER);
    expect(params?.get("type")?.split(",")).toEqual(TYPES.filter((t) => !["talks", "agreement", "statement", "un_action"].includes(t)));
    expect(params?.get("certainty")).toBe("asserted,reported,claimed,disputed");
  });

  it("asks for everything with no parameter", () => {
    expect(apiParams({ ...DEFAULT_FILTER, types: new Set(TYPES), certainty: new Set(CERTAINTIES) })?.toString()).toBe("");
  });

  it("has no words for nothing", () => expect(apiParams({ ...DEFAULT_FILTER, types: new Set() })).toBeNull());

  it("names places and publishers as the page's address does", () => {
    const filter = { ...DEFAULT_FILTER, places: ["Quneitra", "SY14"], publishers: ["SANA"] };
    for (const params of [apiParams(filter), new URLSearchParams(toSearch(filter))]) {
      expect([params?.get("place"), params?.get("publisher")]).toEqual(["Quneitra|SY14", "SANA"]);
    }
    expect(baseParams(filter).toString()).toBe("");
    expect([filter, DEFAULT_FILTER].map((f) => asksForRest(f, false))).toEqual([true, false]);
    expect(asksForRest(DEFAULT_FILTER, true)).toBe(true);
  });

  it("never sends an empty search", () => expect(baseParams({ ...DEFAULT_FILTER, q: "  " }).toString()).toBe(""));
});

describe("what passes", () => {
  const passes = (filter: Filter, patch: Parameters<typeof incident>[0]): boolean => select(new Map([["i1", incident(patch)]]), filter).count === 1;
  const november = { ...DEFAULT_FILTER, from: "2025-11-05", to: "2025-11-28" };
  it.each([
    ["the first day", "2025-11-05", "2025-11-05", true],
    ["the last day", "2025-11-28", "2025-11-28", true],
    ["the day before", "2025-11-04", "2025-11-04", false],
    ["the day after", "2025-11-29", "2025-11-29", false],
    ["a month that overlaps", "2025-11-01", "2025-11-30", true],
    ["an open end", "2025-11-29", null, false],
    ["an open beginning", null, "2025-11-06", true],
    ["no date", null, null, true],
  ])("%s", (_name, date_start, date_end, expected) => {
    expect(passes(november, { date_start, date_end })).toBe(expected);
  });

  it("leaves out talks and what is planned or denied", () => {
    expect(passes(DEFAULT_FILTER, { type: "talks" })).toBe(false);
    expect(passes(DEFAULT_FILTER, { certainty: "planned" })).toBe(false);
    expect(passes(DEFAULT_FILTER, { certainty: "disputed" })).toBe(true);
  });
});
