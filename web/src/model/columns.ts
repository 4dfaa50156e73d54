/**
 * Incidents as columns, for sets too large to send with their evidence: what the map, the timeline, the filters and the
 * list need, in typed arrays; an incident is a view of one row. Its evidence is asked for when it is opened.
 */
import {
  CERTAINTIES, DATE_PRECISIONS, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, member,
  type Certainty, type DatePrecision, type IncidentType, type PlacePrecision, type ZoneRelation,
} from "./kind";
import { isoDay } from "./day";
import type { Actor, Figure, Incident, LonLat, Source } from "./incident";
import { BETWEEN } from "./names";

/** The columns asked for first, beside `id`, `lon` and `lat`: what the map, the timeline and most filters need; the server has them at hand. */
export const FIRST = ["type", "date_start", "date_end", "place_precision", "certainty", "zone_relation"] as const;
/** The others, which it reads from whole features: of very many incidents they come in an answer of their own. */
export const REST = ["confidence", "zone", "title", "date_precision", "place", "place_id", "admin1", "admin2", "admin3", "country", "pcode", "publishers", "radius_m", "zone_distance_m", "killed_best", "injured_best", "detained", "source_count"] as const;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Stands for "not known" in a column of whole numbers. */
const NONE = -0x8000_0000;

/** A column of whole numbers; null becomes `NONE`. */
function whole(column: unknown, n: number): Int32Array<ArrayBuffer> {
  const out = new Int32Array(n).fill(NONE);
  if (Array.isArray(column)) for (let i = 0; i < n; i++) if (typeof column[i] === "number") out[i] = column[i] as number;
  return out;
}

/** A column of numbers; null becomes NaN. */
function real(column: unknown, n: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(n).fill(Number.NaN);
  if (Array.isArray(column)) for (let i = 0; i < n; i++) if (typeof column[i] === "number") out[i] = column[i] as number;
  return out;
}

/** A column of words: codes, and what each stands for. */
class Words<T> {
  constructor(private readonly at: Int32Array, private readonly words: readonly (T | null)[]) {}
  get(i: number): T | null {
    return this.words[this.at[i] ?? -1] ?? null;
  }
  /** The same column of what `change` makes of each word. */
  map<U>(change: (word: T) => U | null): Words<U> {
    return new Words(this.at, this.words.map((word) => (word === null ? null : change(word))));
  }
}

/** Columns that may come later. */
interface Rest {
  confidence: Float64Array;
  zone: Words<string>;
  title: Words<string>;
  radius: Int32Array;
  distance: Int32Array;
  killed: Int32Array;
  injured: Int32Array;
  detained: Int32Array;
  sources: Int32Array;
  datePrecision: Words<DatePrecision>;
  place: Words<string>;
  placeId: Words<string>;
  admin1: Words<string>;
  admin2: Words<string>;
  admin3: Words<string>;
  country: Words<string>;
  publishers: Words<readonly string[]>;
  pcode: Words<string>;
}

interface Table extends Rest {
  readonly id: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly type: Words<IncidentType>;
  readonly placePrecision: Words<PlacePrecision>;
  readonly certainty: Words<Certainty>;
  readonly relation: Words<ZoneRelation>;
}

const known = (value: number | undefined): number | null => (value === undefined || value === NONE || Number.isNaN(value) ? null : value);
const exactly = (value: number | undefined): Figure | null => {
  const best = known(value);
  return best === null ? null : { low: best, best, high: best };
};
const nothing: readonly never[] = [];

/** One row of the table, read when asked. */
class Row implements Incident {
  constructor(private readonly t: Table, private readonly i: number) {}
  get id(): string { return this.t.id[this.i] ?? ""; }
  get point(): LonLat | null {
    const [lon, lat] = [known(this.t.lon[this.i]), known(this.t.lat[this.i])];
    return lon === null || lat === null ? null : [lon, lat];
  }
  get title(): string { return this.t.title.get(this.i) ?? ""; }
  get type(): IncidentType { return this.t.type.get(this.i) ?? "other"; }
  get startDay(): number | null { return known(this.t.start[this.i]); }
  get endDay(): number | null { return known(this.t.end[this.i]); }
  get date_start(): string | null { return this.startDay === null ? null : isoDay(this.startDay); }
  get date_end(): string | null { return this.endDay === null ? null : isoDay(this.endDay); }
  get date_precision(): DatePrecision { return this.t.datePrecision.get(this.i) ?? "unknown"; }
  get place(): string | null { return this.t.place.get(this.i); }
  get place_id(): string | null { return this.t.placeId.get(this.i); }
  get admin1(): string | null { return this.t.admin1.get(this.i); }
  get admin2(): string | null { return this.t.admin2.get(this.i); }
  get admin3(): string | null { return this.t.admin3.get(this.i); }
  get country(): string | null { return this.t.country.get(this.i); }
  get publishers(): readonly string[] { return this.t.publishers.get(this.i) ?? nothing; }
  get pcode(): string | null { return this.t.pcode.get(this.i); }
  get place_precision(): PlacePrecision { return this.t.placePrecision.get(this.i) ?? "none"; }
  get radius_m(): number | null { return known(this.t.radius[this.i]); }
  get certainty(): Certainty { return this.t.certainty.get(this.i) ?? "reported"; }
  get confidence(): number | null { return known(this.t.confidence[this.i]); }
  get zone(): string | null { return this.t.zone.get(this.i); }
  get zone_relation(): ZoneRelation | null { return this.t.relation.get(this.i); }
  get zone_distance_m(): number | null { return known(this.t.distance[this.i]); }
  get killed(): Figure | null { return exactly(this.t.killed[this.i]); }
  get injured(): Figure | null { return exactly(this.t.injured[this.i]); }
  get detained(): number | null { return known(this.t.detained[this.i]); }
  get actors(): readonly Actor[] { return nothing; }
  get sources(): readonly Source[] { return nothing; }
  get source_count(): number { return known(this.t.sources[this.i]) ?? 0; }
  get brief(): true { return true; }
}

export interface Columns {
  /** Newest first, undated last; each is brief. */
  readonly items: readonly Incident[];
  readonly cursor: string | null;
  /** Adds the columns that came later to the same incidents; false when the answer is of another moment. */
  fill(later: Answer): boolean;
}

/** An answer with its numbers in typed arrays: it passes from one thread to another without being copied. */
export interface Answer {
  readonly n: number;
  readonly cursor: string | null;
  /** Whole numbers, codes of words among them; `NONE` where not known. */
  readonly whole: Readonly<Record<string, Int32Array<ArrayBuffer>>>;
  /** Other numbers; NaN where not known. */
  readonly real: Readonly<Record<string, Float64Array<ArrayBuffer>>>;
  readonly dictionaries: Readonly<Record<string, readonly unknown[]>>;
}

const REAL: ReadonlySet<string> = new Set(["lon", "lat", "confidence"]);

/** Reads the answer of `/api/collections/incidents/columns`; throws when it is none. */
export function readAnswer(json: unknown): { readonly id: readonly string[]; readonly answer: Answer } {
  if (!isObject(json) || !isObject(json["columns"]) || !isObject(json["dictionaries"])) throw new Error("not columns");
  const { columns, dictionaries, cursor } = json;
  const { id, ...others } = columns as Json;
  if (!Array.isArray(id)) throw new Error("columns without ids");
  const n = id.length;
  const answer: Answer = {
    n,
    cursor: typeof cursor === "number" ? String(cursor) : typeof cursor === "string" ? cursor : null,
    whole: Object.fromEntries(Object.entries(others).flatMap(([name, column]) => (REAL.has(name) ? [] : [[name, whole(column, n)]]))),
    real: Object.fromEntries(Object.entries(others).flatMap(([name, column]) => (REAL.has(name) ? [[name, real(column, n)]] : []))),
    dictionaries: Object.fromEntries(Object.entries(dictionaries as Json).map(([name, words]) => [name, Array.isArray(words) ? words : []])),
  };
  return { id: id as string[], answer };
}

/** The columns that may come later; unknown where the answer has none. */
function rest({ n, whole: numbers, real: reals, dictionaries }: Answer): Rest {
  const number = (name: string): Int32Array => numbers[name] ?? whole(null, n);
  const words = (name: string): Words<string> => new Words(number(name), (dictionaries[name] ?? []).map((word) => (typeof word === "string" ? word : null)));
  return {
    confidence: reals["confidence"] ?? real(null, n),
    zone: words("zone"),
    title: words("title"),
    radius: number("radius_m"),
    distance: number("zone_distance_m"),
    killed: number("killed_best"),
    injured: number("injured_best"),
    detained: number("detained"),
    sources: number("source_count"),
    datePrecision: words("date_precision").map((word) => member(DATE_PRECISIONS, word)),
    place: words("place"),
    placeId: words("place_id"),
    admin1: words("admin1"),
    admin2: words("admin2"),
    admin3: words("admin3"),
    country: words("country"),
    publishers: words("publishers").map((names) => names.split(BETWEEN)),
    pcode: words("pcode"),
  };
}

/** The incidents of an answer. */
export function columnsOf({ id, answer }: ReturnType<typeof readAnswer>): Columns {
  const { n, cursor, whole: numbers, real: reals, dictionaries } = answer;
  const closed = <T extends string>(name: string, all: readonly T[]): Words<T> =>
    new Words(numbers[name] ?? whole(null, n), (dictionaries[name] ?? []).map((word) => member(all, word)));
  const table: Table = {
    ...rest(answer),
    id,
    lon: reals["lon"] ?? real(null, n),
    lat: reals["lat"] ?? real(null, n),
    start: numbers["date_start"] ?? whole(null, n),
    end: numbers["date_end"] ?? whole(null, n),
    type: closed("type", TYPES),
    placePrecision: closed("place_precision", PLACE_PRECISIONS),
    certainty: closed("certainty", CERTAINTIES),
    relation: closed("zone_relation", ZONE_RELATIONS),
  };
  return {
    items: newestFirst(table).map((i) => new Row(table, i)),
    cursor,
    fill(later) {
      // At one position of the stream there is one set of incidents, in one order.
      if (later.n !== n || later.cursor !== cursor) return false;
      Object.assign(table, rest(later));
      return true;
    },
  };
}

/** Rows in the order of `byNewest`, by buckets of one day: no comparison of a million dates. */
function newestFirst({ id, start, end }: Table): number[] {
  const days = new Map<number, number[]>();
  for (let i = 0; i < id.length; i++) {
    const day = start[i] !== NONE ? start[i] : end[i];
    const bucket = days.get(day ?? NONE);
    if (bucket) bucket.push(i);
    else days.set(day ?? NONE, [i]);
  }
  const order = [...days.keys()].sort((a, b) => b - a);
  const byId = (a: number, b: number): number => ((id[a] ?? "") < (id[b] ?? "") ? -1 : 1);
  return order.flatMap((day) => (days.get(day) ?? []).sort(byId));
}
