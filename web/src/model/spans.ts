/** Dates wider than a bar, as spans in a few lanes under the histogram: where in time an incident may lie. */
import type { Incident } from "./incident";
import { EVER, NEVER, type Table } from "./table";

export interface Span {
  /** First and last day, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly incident: Incident;
}

/** Lanes drawn; what finds no free one lies over the last. */
export const LANES = 3;

/** Spans of those of the table's `rows` whose date is wider than `days` days, by their beginning, at most `most`. */
export function spansOf(table: Table, rows: Uint32Array, days: number, most: number): Span[] {
  const wide: { from: number; to: number; incident: Incident }[] = [];
  for (let n = 0; n < rows.length; n++) {
    // In bounds: the rows are the table's.
    const i = rows[n] as number;
    const [from, to] = [table.start[i] as number, table.end[i] as number];
    if (to - from + 1 > days && from !== EVER && to !== NEVER) wide.push({ from, to, incident: table.items[i] as Incident });
  }
  wide.sort((a, b) => a.from - b.from || a.to - b.to);
  const free = new Array<number>(LANES).fill(-Infinity);
  return wide.slice(0, most).map((span) => {
    const lane = free.findIndex((end) => end < span.from);
    const at = lane === -1 ? LANES - 1 : lane;
    free[at] = Math.max(free[at] ?? -Infinity, span.to);
    return { ...span, lane: at };
  });
}
