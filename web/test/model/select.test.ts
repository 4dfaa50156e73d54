import { expect, it } from "vitest";
import { DEFAULT_FILTER } from "../../src/model/filter";
import { select } from "../../src/model/select";
import { words } from "../../src/words";
import { incident } from "./sample";

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
  expect(s.anyTime.map((i) => i.id)).toEqual(["a", "c", "f"]);
});

it("says what is shown in a sentence", () => {
  expect(words.summary(41, 3, 0, "2025-11-05", "2025-11-28", "")).toBe("41 incidents, 5–28 November 2025; 3 not placed");
  expect(words.summary(41, 3, 0, "2025-11-05", "2025-11-28", "", ["inside", "near"])).toBe("41 incidents, 5–28 November 2025, in or near the buffer zone; 3 not placed");
  expect(words.summary(1, 0, 1, null, null, "hermon")).toBe("1 incident, with “hermon”; 1 not dated");
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
