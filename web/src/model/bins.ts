/** The histogram: how many incidents begin in each day, week or month, by family. */
import { floorTo, isoDay, nextUnit, type Unit } from "./day";
import { FAMILIES, familyOf, type Family } from "./kind";
import type { Incident } from "./incident";

export interface Bin {
  /** First and last day, inclusive, ISO. */
  readonly from: string;
  readonly to: string;
  readonly total: number;
  /** How many of `total` have a date wider than the bar: they began here at the earliest. */
  readonly wide: number;
  /** Counts of the families that occur, in the order of `FAMILIES`. */
  readonly families: readonly { readonly family: Family; readonly count: number }[];
}

/** Above this many bars they get too thin to hit. */
const MAX_BINS = 600;

/** The unit that gives a readable number of bars for a span of days. */
export function unitFor(days: number): Unit {
  return days <= 62 ? "day" : days <= 550 ? "week" : "month";
}

type Extent = readonly [number, number] | null;
const extents = new WeakMap<ReadonlyMap<string, Incident>, { readonly extent: Extent }>();

/** The `extent` of a set, which is looked through once. */
export function extentOf(incidents: ReadonlyMap<string, Incident>): Extent {
  const known = extents.get(incidents) ?? { extent: extent(incidents.values()) };
  extents.set(incidents, known);
  return known.extent;
}

/** First and last day over all dated incidents, as day numbers; null when none is dated. */
export function extent(incidents: Iterable<Incident>): Extent {
  let low = Infinity;
  let high = -Infinity;
  for (const incident of incidents) {
    const day = startOf(incident);
    if (day === null) continue;
    low = Math.min(low, day);
    high = Math.max(high, day);
  }
  return low <= high ? [low, high] : null;
}

/** Bars from the first to the last dated incident without a gap; each dated incident is in exactly one. */
export function histogram(incidents: readonly Incident[], unit: Unit, over: readonly [number, number]): Bin[] {
  const starts: number[] = [];
  for (let at = floorTo(unit, over[0]); at <= over[1] && starts.length < MAX_BINS; at = nextUnit(unit, at)) starts.push(at);
  const counts = starts.map((start) => ({ next: nextUnit(unit, start), wide: 0, families: new Map<Family, number>() }));
  // The bar of every day, so that a million incidents cost a look each and no calendar.
  const first = starts[0] ?? 0;
  const barOf = counts.flatMap(({ next }, i) => new Array<number>(next - (starts[i] ?? 0)).fill(i));
  for (const incident of incidents) {
    const day = startOf(incident);
    const bin = day === null ? undefined : counts[barOf[day - first] ?? -1];
    if (!bin) continue;
    const family = familyOf(incident.type);
    bin.families.set(family, (bin.families.get(family) ?? 0) + 1);
    const end = incident.endDay;
    if (end === null || end >= bin.next) bin.wide += 1;
  }
  return starts.map((start, i) => {
    const { next, wide, families } = counts[i] ?? { next: start + 1, wide: 0, families: new Map<Family, number>() };
    const stack = FAMILIES.flatMap((family) => {
      const count = families.get(family);
      return count ? [{ family, count }] : [];
    });
    return {
      from: isoDay(start),
      to: isoDay(next - 1),
      total: stack.reduce((sum, { count }) => sum + count, 0),
      wide,
      families: stack,
    };
  });
}

/** The bars a period covers, as indices [first, last]; null when it covers none. */
export function selection(bins: readonly Bin[], from: string | null, to: string | null): readonly [number, number] | null {
  const first = bins.findIndex((bin) => from === null || bin.to >= from);
  const last = bins.findLastIndex((bin) => to === null || bin.from <= to);
  return first === -1 || last === -1 || first > last ? null : [first, last];
}

function startOf(incident: Incident): number | null {
  return incident.startDay ?? incident.endDay;
}
