/** What the views draw, derived from the incidents and the filter: every number on the page comes from here. */
import { daysOf, type Filter } from "./filter";
import { CERTAINTIES, DIPLOMATIC, HAPPENED, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, type Certainty, type IncidentType, type PlacePrecision, type ZoneRelation } from "./kind";
import type { Incident } from "./incident";
import { fold, optionsOf, type Coded, type Option } from "./names";
import { EVER, NEVER, once, refilled, tableOf, type Table } from "./table";

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
  /** Rows of the table that pass everything but the dates of the filter: what the histogram counts. */
  readonly anyTime: Uint32Array;
  /** The numbers beside the choices: how many each would show, with the rest of the filter as it is. */
  readonly perType: ReadonlyMap<IncidentType, number>;
  readonly perCertainty: ReadonlyMap<Certainty, number>;
  readonly perRelation: ReadonlyMap<ZoneRelation, number>;
  readonly perPrecision: ReadonlyMap<PlacePrecision, number>;
  readonly deadly: number;
  readonly places: readonly Option[];
  readonly publishers: readonly Option[];
  /** In the period, but off by default and off now: diplomatic types, and what is planned or denied. */
  readonly hiddenTalks: number;
  readonly hiddenNotHappened: number;
  /** The set it was taken from, and the rows of `mapped` in it. */
  readonly table: Table;
  readonly mappedRows: Uint32Array;
}

type Incidents = ReadonlyMap<string, Incident>;

/** Parts of a filter, dates aside: a bit for each, set where an incident does not pass. */
const [TYPE, CERTAINTY, RELATION, PRECISION, DEADLY, PLACE, PUBLISHER] = [1, 2, 4, 8, 16, 32, 64];

/** Applies filters, one after the other (`filled` tells when the same incidents say more), doing again only what changed: brushing through a million must stay smooth. */
export function createSelector(): (incidents: Incidents, filter: Filter, filled?: number) => Selection {
  let of: Incidents | null = null;
  let saying = 0;
  let table: Table = tableOf(new Map());
  let last: Filter | null = null;
  let fails = new Uint8Array();
  let anyTime: () => Uint32Array = () => new Uint32Array();
  return (incidents, filter, filled = 0) => {
    const isNew = of !== incidents || saying !== filled;
    if (of !== incidents) table = tableOf(incidents);
    else if (saying !== filled) table = refilled(table);
    saying = filled;
    if (isNew || last === null || !sameButDates(last, filter)) {
      const now = (fails = failures(table, filter));
      anyTime = once(() => passing(now));
    }
    [of, last] = [incidents, filter];
    return apply(table, fails, filter, anyTime);
  };
}

/** Applies a filter once. */
export const select = (incidents: Incidents, filter: Filter): Selection => createSelector()(incidents, filter);

/** Whether two filters differ at most in their dates. */
function sameButDates(a: Filter, b: Filter): boolean {
  return (Object.keys(a) as (keyof Filter)[]).every((key) => key === "from" || key === "to" || a[key] === b[key]);
}

/** Which parts of the filter each row does not pass. */
function failures(table: Table, filter: Filter): Uint8Array<ArrayBuffer> {
  const fails = new Uint8Array(table.items.length);
  const mark = (bit: number, codes: Uint8Array | Uint32Array, passes: readonly boolean[]): void => {
    for (let i = 0; i < fails.length; i++) if (!passes[codes[i] as number]) fails[i] = (fails[i] as number) | bit;
  };
  const chosen = <T>(all: readonly T[], set: ReadonlySet<T>): readonly boolean[] => all.map((word) => set.has(word));
  mark(TYPE, table.type, chosen(TYPES, filter.types));
  mark(CERTAINTY, table.certainty, chosen(CERTAINTIES, filter.certainty));
  if (filter.relation.size > 0) mark(RELATION, table.relation, chosen(ZONE_RELATIONS, filter.relation));
  if (filter.precision.size > 0) mark(PRECISION, table.precision, chosen(PLACE_PRECISIONS, filter.precision));
  if (filter.deadly) mark(DEADLY, table.deadly, [false, true]);
  const named = (bit: number, names: readonly string[], { code, lists }: Coded): void => {
    const wanted = new Set(names.map(fold));
    mark(bit, code, lists.map((list) => list.some(({ folded }) => wanted.has(folded))));
  };
  if (filter.places.length > 0) named(PLACE, filter.places, table.places());
  if (filter.publishers.length > 0) named(PUBLISHER, filter.publishers, table.publishers());
  return fails;
}

/** The rows that fail nothing. */
function passing(fails: Uint8Array): Uint32Array {
  const rows = new Uint32Array(fails.length);
  let n = 0;
  for (let i = 0; i < fails.length; i++) if (fails[i] === 0) rows[n++] = i;
  return rows.subarray(0, n);
}

/** Counts the codes of rows in the period that pass every part of the filter but `bit`. */
function countBy(table: Table, fails: Uint8Array, filter: Filter, bit: number, codes: Uint8Array | Uint32Array, size: number): Uint32Array {
  const [from, to] = daysOf(filter);
  const counts = new Uint32Array(size);
  for (let i = 0; i < fails.length; i++) {
    if (((fails[i] as number) & ~bit) !== 0 || (table.end[i] as number) < from || (table.start[i] as number) > to) continue;
    const code = codes[i] as number;
    if (code < size) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}

function apply(table: Table, fails: Uint8Array, filter: Filter, anyTime: () => Uint32Array): Selection {
  const [from, to] = daysOf(filter);
  const { items, start, end, type, certainty } = table;
  const sure = CERTAINTIES.map((word) => filter.certainty.has(word));
  const happened = CERTAINTIES.map((word) => HAPPENED.has(word));
  const talks = TYPES.map((word) => DIPLOMATIC.has(word) && !filter.types.has(word));
  const counts = new Uint32Array(TYPES.length);
  // Rows of what is shown: those on the map from the front, the others from the back.
  const rows = new Uint32Array(items.length);
  let [on, off] = [0, 0];
  let [hiddenTalks, hiddenNotHappened, undated] = [0, 0, 0];
  for (let i = 0; i < items.length; i++) {
    // In bounds: all arrays are as long as `items`.
    const [first, final, t, c, fail] = [start[i] as number, end[i] as number, type[i] as number, certainty[i] as number, fails[i] as number];
    if (final < from || first > to || fail > (TYPE | CERTAINTY)) continue;
    if ((fail & CERTAINTY) === 0) counts[t] = (counts[t] as number) + 1;
    if (fail === 0) {
      if (first === EVER && final === NEVER) undated += 1;
      if (table.mapped[i] === 1) rows[on++] = i;
      else rows[rows.length - ++off] = i;
    } else if (!happened[c] && !sure[c]) {
      hiddenNotHappened += 1;
    } else if (talks[t]) {
      hiddenTalks += 1;
    }
  }
  const [mappedRows, offRows] = [rows.slice(0, on), rows.slice(rows.length - off).reverse()];
  const pick = (which: Uint32Array): Incident[] => Array.from(which, (i) => items[i] as Incident);
  const per = <T>(words: readonly T[], numbers: Uint32Array): ReadonlyMap<T, number> => new Map(words.flatMap((word, i) => ((numbers[i] ?? 0) > 0 ? [[word, numbers[i] ?? 0] as const] : [])));
  const count = (bit: number, codes: Uint8Array | Uint32Array, size: number): Uint32Array => countBy(table, fails, filter, bit, codes, size);
  const options = (bit: number, coded: Coded): readonly Option[] => optionsOf(coded, count(bit, coded.code, coded.lists.length));
  const parts = {
    mapped: once(() => pick(mappedRows)),
    unplaced: once(() => pick(offRows)),
    shown: once(() => pick(both(mappedRows, offRows))),
    perCertainty: once(() => per(CERTAINTIES, count(CERTAINTY, certainty, CERTAINTIES.length))),
    perRelation: once(() => per(ZONE_RELATIONS, count(RELATION, table.relation, ZONE_RELATIONS.length))),
    perPrecision: once(() => per(PLACE_PRECISIONS, count(PRECISION, table.precision, PLACE_PRECISIONS.length))),
    deadly: once(() => count(DEADLY, table.deadly, 2)[1] ?? 0),
    places: once(() => options(PLACE, table.places())),
    publishers: once(() => options(PUBLISHER, table.publishers())),
  };
  return {
    count: on + off,
    off,
    get shown() { return parts.shown(); },
    get mapped() { return parts.mapped(); },
    get unplaced() { return parts.unplaced(); },
    get anyTime() { return anyTime(); },
    get perCertainty() { return parts.perCertainty(); },
    get perRelation() { return parts.perRelation(); },
    get perPrecision() { return parts.perPrecision(); },
    get deadly() { return parts.deadly(); },
    get places() { return parts.places(); },
    get publishers() { return parts.publishers(); },
    undated,
    perType: per(TYPES, counts),
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
