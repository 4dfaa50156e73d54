import { expect, it } from "vitest";
import { formatHash, parseHash } from "../../src/model/place";

it("keeps the view and the open incident in the hash", () => {
  const hash = formatHash({ place: { zoom: 9.25, lon: 35.85, lat: 33.1 }, incident: "i/ä 1", layers: null, table: null });
  expect(hash).toBe("#9.25/33.1000/35.8500/i=i%2F%C3%A4%201");
  expect(parseHash(hash)).toEqual({ place: { zoom: 9.25, lon: 35.85, lat: 33.1 }, incident: "i/ä 1", layers: null, table: null });
});

it("reads an incident without a view", () => expect(parseHash("#i=abc")).toEqual({ place: null, incident: "abc", layers: null, table: null }));

it.each(["", "#", "#9", "#9/95/35", "#nine/33/35", "#9/33/1000", "#i=%E0%A4%A", "#t=colour"])("is not misled by %s", (hash) => {
  expect(parseHash(hash)).toEqual({ place: null, incident: null, layers: null, table: null });
});

it("keeps the table and its order", () => {
  const table = { column: "killed", descending: true } as const;
  expect(formatHash({ place: null, incident: null, layers: null, table })).toBe("#t=-killed");
  expect(parseHash("#t=-killed").table).toEqual(table);
  expect(parseHash("#9/33/35/t=place").table).toEqual({ column: "place", descending: false });
});
