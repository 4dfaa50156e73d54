import { describe, expect, it } from "vitest";
import { histogram, selection, unitFor } from "../../src/model/bins";
import { dayNumber, floorTo, isoDay, nextUnit } from "../../src/model/day";
import { incident, tabled } from "./sample";

const on = (id: string, date_start: string | null, date_end = date_start) => incident({ id, date_start, date_end });

describe("days", () => {
  it("knows real days only", () => {
    expect(isoDay(dayNumber("2024-02-29") ?? 0)).toBe("2024-02-29");
    expect(dayNumber("2025-02-29")).toBeNull();
    expect(dayNumber("2025-1-1")).toBeNull();
  });

  it.each([["week", "2025-11-30", "2025-11-24", "2025-12-01"], ["week", "1969-12-31", "1969-12-29", "1970-01-05"], ["month", "2024-12-31", "2024-12-01", "2025-01-01"]] as const)(
    "begins a %s of %s on %s", (unit, day, start, next) => {
      const first = floorTo(unit, dayNumber(day) ?? 0);
      expect([isoDay(first), isoDay(nextUnit(unit, first))]).toEqual([start, next]);
    });
});

describe("the histogram", () => {
  const incidents = [on("a", "2025-11-03"), on("b", "2025-11-05", "2025-11-30"), on("c", "2025-11-20"), on("d", null)];
  const [table, rows] = tabled(incidents);
  const over = table.extent;

  it("spans the dated incidents", () => expect(over?.map(isoDay)).toEqual(["2025-11-03", "2025-11-20"]));

  it("counts every dated incident once, without a gap between bars", () => {
    const bins = histogram(table, rows, "week", over ?? [0, 0]);
    expect(bins.map((b) => [b.from, b.to, b.total, b.wide])).toEqual([
      ["2025-11-03", "2025-11-09", 2, 1], ["2025-11-10", "2025-11-16", 0, 0], ["2025-11-17", "2025-11-23", 1, 0],
    ]);
  });

  it("says which bars a period covers", () => {
    const bins = histogram(table, rows, "week", over ?? [0, 0]);
    expect(selection(bins, "2025-11-09", "2025-11-12")).toEqual([0, 1]);
    expect(selection(bins, null, "2025-11-03")).toEqual([0, 0]);
    expect(selection(bins, "2026-01-01", null)).toBeNull();
  });

  it("chooses bars that can be hit", () => expect([30, 400, 4000].map(unitFor)).toEqual(["day", "week", "month"]));
});
