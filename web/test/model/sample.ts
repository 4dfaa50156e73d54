/** Incidents for tests, by what matters in each. */
import { dayNumber } from "../../src/model/day";
import type { Incident } from "../../src/model/incident";
import { tableOf, type Table } from "../../src/model/table";
import type { Shown } from "../../src/words/en";

/** A sentence of nothing at all. */
export const NOTHING: Shown = { shown: 0, unplaced: 0, undated: 0, from: null, to: null, q: "", types: [], places: [], zone: [], precision: [], certainty: [], publishers: [], deadly: false };

/** A raid on one day at a village, with `patch` over it. */
export function incident(patch: Partial<Incident> = {}): Incident {
  const day = (iso: string | null): number | null => (iso === null ? null : dayNumber(iso));
  const whole = {
    id: "i1", point: [35.9, 33.2], title: "Raid at a village", type: "raid", date_start: "2025-11-28", date_end: "2025-11-28",
    date_precision: "day", place: "A village", place_id: null, admin1: "Quneitra", admin2: null, admin3: null, country: "SY", pcode: null,
    place_precision: "settlement", radius_m: null, killed: null, injured: null, detained: null, certainty: "reported",
    confidence: 0.8, zone: null, zone_relation: null, zone_distance_m: null, actors: [], sources: [], publishers: [], source_count: 0, ...patch,
  } satisfies Omit<Incident, "startDay" | "endDay">;
  return { ...whole, startDay: day(whole.date_start), endDay: day(whole.date_end) };
}

/** Incidents as a table, with all of its rows. */
export function tabled(incidents: readonly Incident[]): [Table, Uint32Array] {
  const table = tableOf(new Map(incidents.map((one) => [one.id, one])));
  return [table, Uint32Array.from(table.items.keys())];
}
