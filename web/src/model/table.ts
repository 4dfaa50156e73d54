/** Incidents in the page's order with what filters, bars and the map compare in typed arrays: built once for each set. */
import { CERTAINTIES, FAMILIES, TYPES, familyOf } from "./kind";
import { byNewest, isMapped, type Incident } from "./incident";

export interface Table {
  /** Newest first, undated last. */
  readonly items: readonly Incident[];
  /** First and last day; the farthest past and future where there is none, so that such a date overlaps all. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index in `TYPES`, `CERTAINTIES` and `FAMILIES`. */
  readonly type: Uint8Array;
  readonly certainty: Uint8Array;
  readonly family: Uint8Array;
  /** 1 where it is drawn on the map. */
  readonly mapped: Uint8Array;
  /** Place in the square of Web Mercator, [0, 1) to the east and to the south; NaN where there is none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Day numbers beyond any date: no beginning, no end. */
export const [EVER, NEVER] = [-0x7fff_ffff, 0x7fff_ffff];

/** Web Mercator (EPSG:3857) as fractions of the world's square, from degrees. */
export function mercator(lon: number, lat: number): readonly [number, number] {
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** The table of a set of incidents. */
export function tableOf(incidents: ReadonlyMap<string, Incident>): Table {
  const items = [...incidents.values()].sort(byNewest);
  const n = items.length;
  const [types, certainties, families] = [TYPES, CERTAINTIES, FAMILIES].map((words) => new Map<string, number>(words.map((word, i) => [word, i])));
  const table = {
    items,
    start: new Int32Array(n),
    end: new Int32Array(n),
    type: new Uint8Array(n),
    certainty: new Uint8Array(n),
    family: new Uint8Array(n),
    mapped: new Uint8Array(n),
    x: new Float64Array(n),
    y: new Float64Array(n),
  };
  for (let i = 0; i < n; i++) {
    const incident = items[i] as Incident;
    const { type, point } = incident;
    table.start[i] = incident.startDay ?? EVER;
    table.end[i] = incident.endDay ?? NEVER;
    table.type[i] = types?.get(type) ?? 0;
    table.certainty[i] = certainties?.get(incident.certainty) ?? 0;
    table.family[i] = families?.get(familyOf(type)) ?? 0;
    table.mapped[i] = isMapped(incident) ? 1 : 0;
    const [x, y] = point ? mercator(point[0], point[1]) : [Number.NaN, Number.NaN];
    table.x[i] = x;
    table.y[i] = y;
  }
  return table;
}
