/** The table's order: by any column, either way, what is not known last. */
import { expect, it } from "vitest";
import { DEFAULT_ORDER, TABLE_COLUMNS, formatOrder, inOrder, parseOrder, pressed, type TableColumn } from "../../src/model/rows";
import { incident } from "./sample";

const compare = (a: string, b: string): number => (a < b ? -1 : 1);
const all = [
  incident({ id: "new", date_start: "2025-12-02", date_end: "2025-12-02", place: "B", killed: { low: 2, best: null, high: null }, source_count: 1 }),
  incident({ id: "mid", date_start: "2025-11-02", date_end: "2025-11-02", place: null, detained: 7, source_count: 3 }),
  incident({ id: "old", date_start: null, date_end: "2025-01-02", place: "A", killed: { low: 9, best: 12, high: 15 }, certainty: "asserted", source_count: 1 }),
  incident({ id: "when", date_start: null, date_end: null, place: "B", injured: { low: 1, best: 1, high: 1 }, source_count: 2 }),
];
const by = (column: TableColumn, descending: boolean): string =>
  inOrder(all, { column, descending }, (i) => (column === "place" ? (i.place ?? "") : i.type), compare).map((i) => i.id).join(" ");

it.each<[TableColumn, boolean, string]>([
  ["date", true, "new mid old when"],
  ["date", false, "old mid new when"],
  ["place", false, "old new when mid"],
  ["place", true, "new when old mid"],
  ["killed", true, "old new mid when"],
  ["killed", false, "new old mid when"],
  ["detained", true, "mid new old when"],
  ["injured", true, "when new mid old"],
  ["sources", true, "mid when new old"],
  ["certainty", false, "old new mid when"],
  ["type", false, "new mid old when"],
])("by %s, descending: %s", (column, descending, ids) => expect(by(column, descending)).toBe(ids));

it("is turned round by a second press, and begins with what is looked for", () => {
  expect(pressed(DEFAULT_ORDER, "date")).toEqual({ column: "date", descending: false });
  expect(pressed(DEFAULT_ORDER, "killed")).toEqual({ column: "killed", descending: true });
  expect(pressed(DEFAULT_ORDER, "place")).toEqual({ column: "place", descending: false });
});

it("stands in the hash as one word", () => {
  for (const column of TABLE_COLUMNS) {
    for (const descending of [true, false]) expect(parseOrder(formatOrder({ column, descending }))).toEqual({ column, descending });
  }
  expect([parseOrder(""), parseOrder("-"), parseOrder("quote")]).toEqual([null, null, null]);
});
