/** What the views draw, derived from the incidents and the filter: every number on the page comes from here. */
import { daysOf, hasRest, inPeriod, matchesRest, matchesType, type Filter } from "./filter";
import { CERTAINTIES, DIPLOMATIC, HAPPENED, TYPES, type IncidentType, type PlacePrecision, type ZoneRelation } from "./kind";
import type { Incident } from "./incident";
import { EVER, NEVER, tableOf, type Table } from "./table";

export interface Selection {
  /** How many the filter lets through, and how many of those are not on the map. */
  readonly count: number;
  readonly off: number;
  /**
   * What the filter lets through, newest first: the list, the download. `mapped` and `unplaced` add up to it. Made when
   * first asked for: while the brush moves through a million nobody asks.
   */
  readonly shown: readonly Incident[];
  readonly mapped: readonly Incident[];
  readonly unplaced: readonly Incident[];
  /** How many of `shown` have no date. */
  readonly undated: number;
  /** Everything but the dates of the filter: what the histogram counts. */
  readonly anyTime: readonly Incident[];
  /** Per type, how many the rest of the filter lets through: the numbers beside the tick boxes. */
  readonly perType: ReadonlyMap<IncidentType, number>;
  /** Per zone relation and precision, how many of what is shown without that choice: the numbers beside the chips. */
  readonly perRelation: ReadonlyMap<ZoneRelation, number>;
  readonly perPrecision: ReadonlyMap<PlacePrecision, number>;
  readonly deadly: number;
  /** In the period, but off by default and off now: diplomatic types, and what is planned or denied. */
  readonly hiddenTalks: number;
  readonly hiddenNotHappened: number;
  /** The set it was taken from, and the rows of `mapped` in it. */
  readonly table: Table;
  readonly mappedRows: Uint32Array;
}

type Incidents = ReadonlyMap<string, Incident>;

/** What `make` gives, made once, when it is first wanted. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Applies filters, one after the other, doing again only what changed: brushing through a million must stay smooth. */
export function createSelector(): (incidents: Incidents, filter: Filter) => Selection {
  let of: Incidents | null = null;
  let table: Table = tableOf(new Map());
  let last: Filter | null = null;
  let rest = new Uint8Array();
  let anyTime: () => readonly Incident[] = () => [];
  return (incidents, filter) => {
    const isNew = of !== incidents;
    if (isNew) table = tableOf(incidents);
    if (isNew || last === null || !sameButDates(last, filter)) {
      const { items, type, certainty } = table;
      const restNow = hasRest(filter) ? Uint8Array.from(items, (incident) => (matchesRest(filter, incident) ? 1 : 0)) : new Uint8Array(items.length).fill(1);
      const [types, sure] = [TYPES.map((word) => filter.types.has(word)), CERTAINTIES.map((word) => filter.certainty.has(word))];
      anyTime = once(() => items.filter((_, i) => restNow[i] === 1 && types[type[i] as number] && sure[certainty[i] as number]));
      rest = restNow;
    }
    [of, last] = [incidents, filter];
    return apply(table, rest, filter, anyTime);
  };
}

/** Applies a filter once. */
export const select = (incidents: Incidents, filter: Filter): Selection => createSelector()(incidents, filter);

/** Whether two filters differ at most in their dates. */
function sameButDates(a: Filter, b: Filter): boolean {
  return (Object.keys(a) as (keyof Filter)[]).every((key) => key === "from" || key === "to" || a[key] === b[key]);
}

/** What each choice of place and harm would show, the rest of the filter as it is. */
function choices(table: Table, filter: Filter): Pick<Selection, "perRelation" | "perPrecision" | "deadly"> {
  const days = daysOf(filter);
  const [perRelation, perPrecision] = [new Map<ZoneRelation, number>(), new Map<PlacePrecision, number>()];
  const open = { relation: { ...filter, relation: new Set<ZoneRelation>() }, precision: { ...filter, precision: new Set<PlacePrecision>() }, deadly: { ...filter, deadly: true } };
  let deadly = 0;
  // Beyond this the numbers would cost more than they tell.
  if (table.items.length > COUNTED) return { perRelation, perPrecision, deadly };
  for (const incident of table.items) {
    if (!inPeriod(days, incident)) continue;
    const { zone_relation: relation, place_precision: precision } = incident;
    if (relation !== null && matchesType(open.relation, incident)) perRelation.set(relation, (perRelation.get(relation) ?? 0) + 1);
    if (matchesType(open.precision, incident)) perPrecision.set(precision, (perPrecision.get(precision) ?? 0) + 1);
    if (matchesType(open.deadly, incident)) deadly += 1;
  }
  return { perRelation, perPrecision, deadly };
}

/** Most incidents for which the choices are counted at every step. */
const COUNTED = 20_000;

function apply(table: Table, rest: Uint8Array, filter: Filter, anyTime: () => readonly Incident[]): Selection {
  const [from, to] = daysOf(filter);
  const { items, start, end, type, certainty } = table;
  const sure = CERTAINTIES.map((word) => filter.certainty.has(word));
  const happened = CERTAINTIES.map((word) => HAPPENED.has(word));
  const chosen = TYPES.map((word) => filter.types.has(word));
  const talks = TYPES.map((word) => DIPLOMATIC.has(word) && !filter.types.has(word));
  const counts = new Uint32Array(TYPES.length);
  // Rows of what is shown: those on the map from the front, the others from the back.
  const rows = new Uint32Array(items.length);
  let [on, off] = [0, 0];
  let [hiddenTalks, hiddenNotHappened, undated] = [0, 0, 0];
  for (let i = 0; i < items.length; i++) {
    // In bounds: all arrays are as long as `items`.
    const [first, final, t, c] = [start[i] as number, end[i] as number, type[i] as number, certainty[i] as number];
    if (final < from || first > to || rest[i] === 0) continue;
    if (sure[c]) counts[t] = (counts[t] as number) + 1;
    if (sure[c] && chosen[t]) {
      if (first === EVER && final === NEVER) undated += 1;
      if (table.mapped[i] === 1) rows[on++] = i;
      else rows[rows.length - ++off] = i;
    } else if (!happened[c] && !sure[c]) {
      hiddenNotHappened += 1;
    } else if (talks[t]) {
      hiddenTalks += 1;
    }
  }
  const perType = new Map<IncidentType, number>();
  for (const [t, word] of TYPES.entries()) if (counts[t]) perType.set(word, counts[t]);
  const [mappedRows, offRows] = [rows.slice(0, on), rows.slice(rows.length - off).reverse()];
  const pick = (which: Uint32Array): Incident[] => Array.from(which, (i) => items[i] as Incident);
  const parts = { mapped: once(() => pick(mappedRows)), unplaced: once(() => pick(offRows)), shown: once(() => pick(both(mappedRows, offRows))), choices: once(() => choices(table, filter)) };
  return {
    count: on + off,
    off,
    get shown() { return parts.shown(); },
    get mapped() { return parts.mapped(); },
    get unplaced() { return parts.unplaced(); },
    get anyTime() { return anyTime(); },
    get perRelation() { return parts.choices().perRelation; },
    get perPrecision() { return parts.choices().perPrecision; },
    get deadly() { return parts.choices().deadly; },
    undated,
    perType,
    hiddenTalks,
    hiddenNotHappened,
    table,
    mappedRows,
  };
}

/** Two rising lists of rows as one. */
function both(a: Uint32Array, b: Uint32Array): Uint32Array {
  const out = new Uint32Array(a.length + b.length);
  for (let [i, j, n] = [0, 0, 0]; n < out.length; n++) {
    const fromA = j === b.length || (i < a.length && (a[i] as number) < (b[j] as number));
    out[n] = (fromA ? a[i++] : b[j++]) as number;
  }
  return out;
}
