import { expect, it } from "vitest";
import { crowd } from "../../src/model/crowd";
import { mercator, tableOf } from "../../src/model/table";
import type { Incident } from "../../src/model/incident";
import { incident } from "./sample";

/** Numbers in [0, 1), the same on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function scattered(n: number): Map<string, Incident> {
  const next = random(7);
  const types = ["raid", "airstrike", "killing", "protest"] as const;
  return new Map(Array.from({ length: n }, (_, i) => {
    const one = incident({ id: `i${i}`, point: [35 + 2 * next(), 32 + 2 * next()], type: types[i % 4] ?? "raid" });
    return [one.id, one] as const;
  }));
}

const all = { west: 0, north: 0, east: 1, south: 1 };

it.each([5, 8, 11, 14])("loses and doubles nobody at zoom %i", (zoom) => {
  const table = tableOf(scattered(3000));
  const rows = Uint32Array.from(table.items.keys());
  const groups = crowd(table, rows, { ...all, scale: 256 * 2 ** zoom }, 64);
  expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(3000);
  for (const group of groups) expect(group.families.reduce((sum, n) => sum + n, 0)).toBe(group.count);
});

it("keeps groups apart, so that their numbers can be read", () => {
  const table = tableOf(scattered(3000));
  const groups = crowd(table, Uint32Array.from(table.items.keys()), { ...all, scale: 256 * 2 ** 9 }, 64);
  const near = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y)));
  expect(Math.min(...near)).toBeGreaterThan(20);
});

it("counts only what is in sight", () => {
  const table = tableOf(scattered(500));
  const [west, north] = mercator(35, 34);
  const [east, south] = mercator(36, 33);
  const groups = crowd(table, Uint32Array.from(table.items.keys()), { west, north, east, south, scale: 256 * 2 ** 10 }, 64);
  const inSight = table.items.filter(({ point }) => point && point[0] <= 36 && point[1] >= 33).length;
  expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(inSight);
});

it("knows who cannot be parted by zooming in", () => {
  const same = new Map(["a", "b"].map((id) => [id, incident({ id })]));
  const [group] = crowd(tableOf(same), Uint32Array.of(0, 1), { ...all, scale: 256 * 2 ** 12 }, 64);
  expect(group).toMatchObject({ count: 2, spread: 0 });
});
