/**
 * Groups markers that would cover each other, and fans out those that share a point. Pixels are world pixels at one
 * zoom, so that groups stay the same while the map is moved.
 */

export interface Spot<T> {
  readonly item: T;
  /** Pixels, y down. */
  readonly x: number;
  readonly y: number;
}

export interface Group<T> {
  /** At least one; every spot given is in exactly one group. */
  readonly items: readonly T[];
  /** Mean position of the members. */
  readonly x: number;
  readonly y: number;
  /** Largest distance of a member from the mean: about 0 when no zoom can part them. */
  readonly spread: number;
}

/** Groups spots closer than `radius` pixels to the first of a group, in the order given (O(n) through a grid). */
export function group<T>(spots: readonly Spot<T>[], radius: number): Group<T>[] {
  const seeds: { x: number; y: number; spots: Spot<T>[] }[] = [];
  const grid = new Map<string, number[]>();
  const cell = (v: number): number => Math.floor(v / radius);
  for (const spot of spots) {
    const [cx, cy] = [cell(spot.x), cell(spot.y)];
    let best = -1;
    let bestDistance = radius;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const i of grid.get(`${cx + dx},${cy + dy}`) ?? []) {
          const seed = seeds[i];
          if (!seed) continue;
          const distance = Math.hypot(seed.x - spot.x, seed.y - spot.y);
          if (distance < bestDistance) [best, bestDistance] = [i, distance];
        }
      }
    }
    const seed = seeds[best];
    if (seed) {
      seed.spots.push(spot);
    } else {
      const key = `${cx},${cy}`;
      grid.set(key, [...(grid.get(key) ?? []), seeds.length]);
      seeds.push({ x: spot.x, y: spot.y, spots: [spot] });
    }
  }
  return apart(seeds.map((seed) => seed.spots), radius).map((members) => {
    const { x, y } = mean(members);
    const spread = Math.max(...members.map((s) => Math.hypot(s.x - x, s.y - y)));
    return { items: members.map((s) => s.item), x, y, spread };
  });
}

function mean<T>(members: readonly Spot<T>[]): { x: number; y: number } {
  const sum = members.reduce((at, s) => ({ x: at.x + s.x, y: at.y + s.y }), { x: 0, y: 0 });
  return { x: sum.x / members.length, y: sum.y / members.length };
}

/** Joins groups until no two middles are nearer than `radius`: each can then be hit with a finger (WCAG 2.2, 2.5.8). */
function apart<T>(groups: Spot<T>[][], radius: number): Spot<T>[][] {
  const kept: { x: number; y: number; spots: Spot<T>[] }[] = [];
  for (const spots of [...groups].sort((a, b) => b.length - a.length)) {
    const at = mean(spots);
    const host = kept.find((other) => Math.hypot(other.x - at.x, other.y - at.y) < radius);
    if (!host) {
      kept.push({ ...at, spots });
      continue;
    }
    host.spots = [...host.spots, ...spots];
    Object.assign(host, mean(host.spots));
  }
  // Every join takes one group away, so that this ends.
  return kept.length < groups.length ? apart(kept.map((group) => group.spots), radius) : groups;
}

/** Offsets in pixels for `count` markers around one point: a circle for a few, a spiral for many; none overlap. */
export function fan(count: number, gap = 34): { readonly x: number; readonly y: number }[] {
  if (count <= 10) {
    const radius = Math.max(gap, (count * gap) / (2 * Math.PI));
    return Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * i) / count - Math.PI / 2;
      return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
    });
  }
  const offsets: { x: number; y: number }[] = [];
  // Each step goes one gap along an arm whose turns lie one gap apart (Archimedes' spiral).
  for (let i = 0, angle = 2 * Math.PI; i < count; i++) {
    const radius = (gap * angle) / (2 * Math.PI);
    offsets.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    angle += gap / radius;
  }
  return offsets;
}
