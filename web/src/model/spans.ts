/** Dates wider than a bar, as spans in a few lanes under the histogram: where in time an incident may lie. */
import type { Incident } from "./incident";

export interface Span {
  /** First and last day, inclusive. */
  readonly from: number;
  readonly to: number;
  readonly lane: number;
  readonly incident: Incident;
}

/** Lanes drawn; what finds no free one lies over the last. */
export const LANES = 3;

/** Spans of the incidents whose date is wider than `days` days, by their beginning, at most `most`. */
export function spansOf(incidents: readonly Incident[], days: number, most: number): Span[] {
  const wide: { from: number; to: number; incident: Incident }[] = [];
  for (const incident of incidents) {
    const { startDay: from, endDay: to } = incident;
    if (from !== null && to !== null && to - from + 1 > days) wide.push({ from, to, incident });
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
