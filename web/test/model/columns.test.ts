import { expect, it } from "vitest";
import { columnsOf, readAnswer, type Columns } from "../../src/model/columns";

const parseColumns = (json: unknown): Columns => columnsOf(readAnswer(json));

const answer = {
  cursor: 42,
  dictionaries: { title: ["Raid at Nawa", "Airstrike", "Raid"], type: ["airstrike", "raid"], certainty: ["asserted", "reported"], place_precision: ["exact", "settlement"], place: ["Nawa"], zone: ["buffer-zone"], publishers: ["SANA|Reuters"], admin2: ["Izra"] },
  columns: {
    id: ["b", "a", "c"], lon: [36, null, 35.9], lat: [32.9, null, 33.1],
    title: [0, 1, 2], type: [1, 0, 1], certainty: [1, 0, 1], place_precision: [1, null, 1],
    date_start: [20397, null, 20400], date_end: [20398, null, 20400], place: [0, null, 0], zone: [null, null, 0], killed_best: [3, null, 0], publishers: [0, null, 0], admin2: [0, null, null],
  },
};

it("reads columns as incidents, newest first, undated last", () => {
  const { items, cursor } = parseColumns(answer);
  expect(cursor).toBe("42");
  expect(items.map((i) => i.id)).toEqual(["c", "b", "a"]);
  expect(items[1]).toMatchObject({ title: "Raid at Nawa", type: "raid", point: [36, 32.9], startDay: 20397, date_start: "2025-11-05", date_end: "2025-11-06", place: "Nawa", admin2: "Izra", publishers: ["SANA", "Reuters"], brief: true });
  expect(items[1]?.killed).toEqual({ low: 3, best: 3, high: 3 });
  expect(items[2]).toMatchObject({ point: null, date_start: null, place: null, publishers: [], place_precision: "none", killed: null });
});

it.each([null, {}, { columns: {}, dictionaries: {} }, { columns: { id: "x" }, dictionaries: {} }])("does not take %j for columns", (json) => {
  expect(() => parseColumns(json)).toThrow();
});

it("takes what comes later into the same incidents, and nothing of another moment", () => {
  const { title, place, killed_best, publishers, admin2, ...first } = answer.columns;
  const later = { ...answer, columns: { id: answer.columns.id, title, place, killed_best, publishers, admin2 } };
  const { items, fill } = parseColumns({ ...answer, columns: first });
  expect(items[1]).toMatchObject({ id: "b", type: "raid", title: "", place: null, killed: null, publishers: [] });
  expect(fill(readAnswer({ ...later, cursor: 43 }).answer)).toBe(false);
  expect(fill(readAnswer({ ...later, columns: { ...later.columns, id: ["b", "a"] } }).answer)).toBe(false);
  expect(items[1]?.title).toBe("");
  expect(fill(readAnswer(later).answer)).toBe(true);
  expect(items[1]).toMatchObject({ id: "b", type: "raid", title: "Raid at Nawa", place: "Nawa", killed: { best: 3 }, publishers: ["SANA", "Reuters"] });
});
