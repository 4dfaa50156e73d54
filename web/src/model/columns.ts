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

/** The columns asked for beside `id`, `lon` and `lat`. */
export const COLUMNS = [
  "title", "type", "date_start", "date_end", "date_precision", "place", "place_id", "admin1", "place_precision", "pcode", "radius_m",
  "certainty", "confidence", "zone", "zone_relation", "zone_distance_m", "killed_best",
] as const;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Stands for "not known" in a column of whole numbers. */
const NONE = -0x8000_0000;

/** A column of whole numbers; null becomes `NONE`. */
function whole(column: unknown, n: number): Int32Array {
  const out = new Int32Array(n).fill(NONE);
  if (Array.isArray(column)) for (let i = 0; i < n; i++) if (typeof column[i] === "number") out[i] = column[i] as number;
  return out;
}

/** A column of numbers; null becomes NaN. */
function real(column: unknown, n: number): Float64Array {
  const out = new Float64Array(n).fill(Number.NaN);
  if (Array.isArray(column)) for (let i = 0; i < n; i++) if (typeof column[i] === "number") out[i] = column[i] as number;
  return out;
}

/** A column of words with its dictionary. */
class Words<T extends string> {
  private readonly at: Int32Array;
  constructor(column: unknown, n: number, private readonly words: readonly (T | null)[]) {
    this.at = whole(column, n);
  }
  get(i: number): T | null {
    return this.words[this.at[i] ?? -1] ?? null;
  }
}

interface Table {
  readonly id: readonly string[];
  readonly title: Words<string>;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly radius: Int32Array;
  readonly distance: Int32Array;
  readonly killed: Int32Array;
  readonly confidence: Float64Array;
  readonly type: Words<IncidentType>;
  readonly datePrecision: Words<DatePrecision>;
  readonly placePrecision: Words<PlacePrecision>;
  readonly certainty: Words<Certainty>;
  readonly relation: Words<ZoneRelation>;
  readonly place: Words<string>;
  readonly placeId: Words<string>;
  readonly admin1: Words<string>;
  readonly pcode: Words<string>;
  readonly zone: Words<string>;
}

const known = (value: number | undefined): number | null => (value === undefined || value === NONE || Number.isNaN(value) ? null : value);
const nothing: readonly never[] = [];

/** One row of the table, read when asked. */
class Row implements Incident {
  constructor(private readonly t: Table, private readonly i: number) {}
  get id(): string { return this.t.id[this.i] ?? ""; }
  get point(): LonLat | null {
    const [lon, lat] = [known(this.t.lon[this.i]), known(this.t.lat[this.i])];
    return lon === null || lat === null ? null : [lon, lat];
  }
  get title(): string { return this.t.title.get(this.i) ?? this.id; }
  get type(): IncidentType { return this.t.type.get(this.i) ?? "other"; }
  get startDay(): number | null { return known(this.t.start[this.i]); }
  get endDay(): number | null { return known(this.t.end[this.i]); }
  get date_start(): string | null { return this.startDay === null ? null : isoDay(this.startDay); }
  get date_end(): string | null { return this.endDay === null ? null : isoDay(this.endDay); }
  get date_precision(): DatePrecision { return this.t.datePrecision.get(this.i) ?? "unknown"; }
  get place(): string | null { return this.t.place.get(this.i); }
  get place_id(): string | null { return this.t.placeId.get(this.i); }
  get admin1(): string | null { return this.t.admin1.get(this.i); }
  get pcode(): string | null { return this.t.pcode.get(this.i); }
  get place_precision(): PlacePrecision { return this.t.placePrecision.get(this.i) ?? "none"; }
  get radius_m(): number | null { return known(this.t.radius[this.i]); }
  get certainty(): Certainty { return this.t.certainty.get(this.i) ?? "reported"; }
  get confidence(): number | null { return known(this.t.confidence[this.i]); }
  get zone(): string | null { return this.t.zone.get(this.i); }
  get zone_relation(): ZoneRelation | null { return this.t.relation.get(this.i); }
  get zone_distance_m(): number | null { return known(this.t.distance[this.i]); }
  get killed(): Figure | null {
    const best = known(this.t.killed[this.i]);
    return best === null ? null : { low: best, best, high: best };
  }
  get admin2(): null { return null; }
  get admin3(): null { return null; }
  get country(): null { return null; }
  get injured(): null { return null; }
  get detained(): null { return null; }
  get actors(): readonly Actor[] { return nothing; }
  get sources(): readonly Source[] { return nothing; }
  get brief(): true { return true; }
}

export interface Columns {
  /** Newest first, undated last; each is brief. */
  readonly items: readonly Incident[];
  readonly cursor: string | null;
}

/** Reads the answer of `/api/collections/incidents/columns`; throws when it is none. */
export function parseColumns(json: unknown): Columns {
  if (!isObject(json) || !isObject(json["columns"]) || !isObject(json["dictionaries"])) throw new Error("not columns");
  const { columns, dictionaries } = json as { columns: Json; dictionaries: Json };
  const id = columns["id"];
  if (!Array.isArray(id)) throw new Error("columns without ids");
  const n = id.length;
  const words = <T extends string>(name: string, all?: readonly T[]): Words<T> => {
    const dictionary = dictionaries[name];
    const list = Array.isArray(dictionary) ? dictionary : [];
    return new Words<T>(columns[name], n, list.map((word) => (all ? member(all, word) : typeof word === "string" ? (word as T) : null)));
  };
  const table: Table = {
    id: id as string[],
    title: words("title"),
    lon: real(columns["lon"], n),
    lat: real(columns["lat"], n),
    start: whole(columns["date_start"], n),
    end: whole(columns["date_end"], n),
    radius: whole(columns["radius_m"], n),
    distance: whole(columns["zone_distance_m"], n),
    killed: whole(columns["killed_best"], n),
    confidence: real(columns["confidence"], n),
    type: words("type", TYPES),
    datePrecision: words("date_precision", DATE_PRECISIONS),
    placePrecision: words("place_precision", PLACE_PRECISIONS),
    certainty: words("certainty", CERTAINTIES),
    relation: words("zone_relation", ZONE_RELATIONS),
    place: words("place"),
    placeId: words("place_id"),
    admin1: words("admin1"),
    pcode: words("pcode"),
    zone: words("zone"),
  };
  const cursor = json["cursor"];
  return {
    items: newestFirst(table).map((i) => new Row(table, i)),
    cursor: typeof cursor === "number" ? String(cursor) : typeof cursor === "string" ? cursor : null,
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
