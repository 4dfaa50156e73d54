import { expect, it } from "vitest";
import { LANES, spansOf } from "../../src/model/spans";
import { lengthOf, metresBetween } from "../../src/model/measure";
import { incident, tabled } from "./sample";

it("gives a span to every date wider than a bar and to no other", () => {
  const wide = incident({ id: "w", date_start: "2025-11-01", date_end: "2025-11-30" });
  expect(spansOf(...tabled([wide, incident()]), 7, 10).map((s) => s.incident.id)).toEqual(["w"]);
  expect(spansOf(...tabled([wide]), 31, 10)).toEqual([]);
});

it("lays overlapping spans in lanes", () => {
  const months = ["a", "b", "c", "d"].map((id) => incident({ id, date_start: "2025-11-01", date_end: "2025-11-30" }));
  expect(spansOf(...tabled(months), 1, 10).map((s) => s.lane)).toEqual([0, 1, 2, LANES - 1]);
});

it("measures on the sphere", () => {
  // A degree of a meridian is 111.2 km on a sphere of the mean radius.
  expect(metresBetween([36, 33], [36, 34])).toBeCloseTo(111_195, -1);
  expect(lengthOf([[36, 33], [36, 34], [36, 33]])).toBeCloseTo(222_390, -1);
  expect(lengthOf([[36, 33]])).toBe(0);
});
