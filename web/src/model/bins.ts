/** The histogram: how many incidents begin in each day, week or month, by family. */
import { floorTo, isoDay, nextUnit, type Unit } from "./day";
import { FAMILIES, type Family } from "./kind";
import { firstDay, type Table } from "./table";

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

/** Bars over the days `over` without a gap; each dated one of the table's `rows` is in exactly one, that of its first day. */
export function histogram(table: Table, rows: Uint32Array, unit: Unit, over: readonly [number, number]): Bin[] {
  const starts: number[] = [];
  for (let at = floorTo(unit, over[0]); at <= over[1] && starts.length < MAX_BINS; at = nextUnit(unit, at)) starts.push(at);
  const counts = starts.map((start) => ({ next: nextUnit(unit, start), wide: 0, families: new Uint32Array(FAMILIES.length) }));
  // The bar of every day, so that a million incidents cost a look each and no calendar.
  const first = starts[0] ?? 0;
  const barOf = counts.flatMap(({ next }, i) => new Array<number>(next - (starts[i] ?? 0)).fill(i));
  for (let n = 0; n < rows.length; n++) {
    // In bounds: the rows are the table's.
    const i = rows[n] as number;
    const day = firstDay(table, i);
    const bin = day === null ? undefined : counts[barOf[day - first] ?? -1];
    if (!bin) continue;
    const family = table.family[i] as number;
    bin.families[family] = (bin.families[family] as number) + 1;
    if ((table.end[i] as number) >= bin.next) bin.wide += 1;
  }
  return starts.map((start, i) => {
    const { next = start + 1, wide = 0, families } = counts[i] ?? {};
    const stack = FAMILIES.flatMap((family, f) => {
      const count = families?.[f];
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
