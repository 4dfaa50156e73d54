import { describe, expect, it } from "vitest";
import { fan, group } from "../../src/model/cluster";
import { ringArcs } from "../../src/model/symbol";

/** A repeatable spread of points. */
const spots = Array.from({ length: 500 }, (_, i) => ({ item: i, x: (i * 7919) % 1000, y: (i * 104729) % 700 }));

describe("groups", () => {
  it("hold every spot exactly once", () => {
    const items = group(spots, 30).flatMap((g) => g.items);
    expect([...items].sort((a, b) => a - b)).toEqual(spots.map((s) => s.item));
  });

  it("keep close spots together and far ones apart", () => {
    const groups = group([{ item: "a", x: 0, y: 0 }, { item: "b", x: 20, y: 0 }, { item: "c", x: 200, y: 0 }], 30);
    expect(groups.map((g) => g.items)).toEqual([["a", "b"], ["c"]]);
    expect(groups[0]).toMatchObject({ x: 10, y: 0, spread: 10 });
  });

  it("know when no zoom can part them", () => expect(group([{ item: 1, x: 5, y: 5 }, { item: 2, x: 5, y: 5 }], 30)[0]?.spread).toBe(0));
});

it.each([2, 7, 10, 11, 60])("fans %i signs out without overlap", (n) => {
  const offsets = fan(n);
  expect(offsets).toHaveLength(n);
  for (const [i, a] of offsets.entries()) {
    for (const b of offsets.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(26);
  }
});

it("shares a ring out and closes it", () => {
  expect(ringArcs([1, 3], 10)).toEqual(["M0.00 -10.00A10 10 0 0 1 10.00 -0.00", "M10.00 -0.00A10 10 0 1 1 -0.00 -10.00"]);
  expect(ringArcs([4], 10)[0]).toContain("A10 10 0 1 1 -0.00 -10.00");
});
