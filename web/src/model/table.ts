/** Incidents in the page's order with what filters, bars and the map compare in typed arrays: built once for each set. */
import { CERTAINTIES, FAMILIES, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, familyOf } from "./kind";
import { byNewest, isMapped, type Incident } from "./incident";
import { codePlaces, codePublishers, type Coded } from "./names";

export interface Table {
  /** Newest first, undated last. */
  readonly items: readonly Incident[];
  /** First and last day; the farthest past and future where there is none, so that such a date overlaps all. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index in `TYPES`, `CERTAINTIES`, `FAMILIES`, `PLACE_PRECISIONS` and `ZONE_RELATIONS`; the last may be `UNKNOWN`. */
  readonly type: Uint8Array;
  readonly certainty: Uint8Array;
  readonly family: Uint8Array;
  readonly precision: Uint8Array;
  readonly relation: Uint8Array;
  /** 1 where people are said to have been killed. */
  readonly deadly: Uint8Array;
  /** 1 where it is drawn on the map. */
  readonly mapped: Uint8Array;
  /** Place in the square of Web Mercator, [0, 1) to the east and to the south; NaN where there is none. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** First and last of the days on which anything dated begins; null when nothing is dated. */
  readonly extent: readonly [first: number, last: number] | null;
  /** Names of places and publishers; made when first asked for. */
  readonly places: () => Coded;
  readonly publishers: () => Coded;
}

/** Index of a word that is not known. */
export const UNKNOWN = 255;

/** What `make` gives, made once, when it is first wanted. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Day numbers beyond any date: no beginning, no end. */
export const [EVER, NEVER] = [-0x7fff_ffff, 0x7fff_ffff];

/** The day a row begins, or, where that is open, the one it ends; null when it has no date. */
export function firstDay({ start, end }: Pick<Table, "start" | "end">, row: number): number | null {
  const [from, to] = [start[row] as number, end[row] as number];
  return from !== EVER ? from : to !== NEVER ? to : null;
}

/** Web Mercator (EPSG:3857) as fractions of the world's square, from degrees. */
export function mercator(lon: number, lat: number): readonly [number, number] {
  const sin = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)];
}

/** 1 for each of `items` in which people are said to have been killed. */
const deadlyOf = (items: readonly Incident[]): Uint8Array => Uint8Array.from(items, ({ killed }) => ((killed?.best ?? 0) >= 1 ? 1 : 0));

/** The table anew after the same incidents have got names, places and tolls; what is in order stays. */
export const refilled = (table: Table): Table =>
  ({ ...table, deadly: deadlyOf(table.items), places: once(() => codePlaces(table.items)), publishers: once(() => codePublishers(table.items)) });

/** The table of a set of incidents. */
export function tableOf(incidents: ReadonlyMap<string, Incident>): Table {
  const items = [...incidents.values()].sort(byNewest);
  const n = items.length;
  const numbered = (words: readonly string[]): ReadonlyMap<string | null, number> => new Map(words.map((word, i) => [word, i]));
  const [types, certainties, families] = [numbered(TYPES), numbered(CERTAINTIES), numbered(FAMILIES)];
  const [precisions, relations] = [numbered(PLACE_PRECISIONS), numbered(ZONE_RELATIONS)];
  const table = {
    items,
    start: new Int32Array(n),
    end: new Int32Array(n),
    type: new Uint8Array(n),
    certainty: new Uint8Array(n),
    family: new Uint8Array(n),
    precision: new Uint8Array(n),
    relation: new Uint8Array(n),
    deadly: deadlyOf(items),
    mapped: new Uint8Array(n),
    x: new Float64Array(n),
    y: new Float64Array(n),
    places: once(() => codePlaces(items)),
    publishers: once(() => codePublishers(items)),
  };
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const incident = items[i] as Incident;
    const { type, point } = incident;
    table.start[i] = incident.startDay ?? EVER;
    table.end[i] = incident.endDay ?? NEVER;
    table.type[i] = types.get(type) ?? UNKNOWN;
    table.certainty[i] = certainties.get(incident.certainty) ?? UNKNOWN;
    table.family[i] = families.get(familyOf(type)) ?? UNKNOWN;
    table.precision[i] = precisions.get(incident.place_precision) ?? UNKNOWN;
    table.relation[i] = relations.get(incident.zone_relation) ?? UNKNOWN;
    table.mapped[i] = isMapped(incident) ? 1 : 0;
    const [x, y] = point ? mercator(point[0], point[1]) : [Number.NaN, Number.NaN];
    table.x[i] = x;
    table.y[i] = y;
    const day = firstDay(table, i);
    if (day === null) continue;
    low = Math.min(low, day);
    high = Math.max(high, day);
  }
  return { ...table, extent: low <= high ? [low, high] : null };
}
