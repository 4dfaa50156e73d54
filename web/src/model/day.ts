/** Calendar days as `YYYY-MM-DD` and as numbers of days since 1970-01-01 (UTC; no clock, no time zone). */

const MS = 86_400_000;

/** Day number of an ISO date; null when it is not a calendar date. */
export function dayNumber(iso: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const ms = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso) return null;
  return ms / MS;
}

/** The ISO date of a day number. */
export function isoDay(n: number): string {
  return new Date(n * MS).toISOString().slice(0, 10);
}

export const UNITS = ["day", "week", "month"] as const;
/** The width of a histogram bar; weeks begin on Monday. */
export type Unit = (typeof UNITS)[number];

/** First day of the unit that holds day `n`. */
export function floorTo(unit: Unit, n: number): number {
  if (unit === "day") return n;
  // 1970-01-01 was a Thursday: day number 4 is a Monday.
  if (unit === "week") return n - ((((n - 4) % 7) + 7) % 7);
  const d = new Date(n * MS);
  return Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1) / MS;
}

/** First day of the next unit after the one that begins on day `start`. */
export function nextUnit(unit: Unit, start: number): number {
  if (unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const d = new Date(start * MS);
  return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1) / MS;
}
