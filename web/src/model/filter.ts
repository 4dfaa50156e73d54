/**
 * The filter: what is shown, and its words in the page's address, in API queries and in downloads.
 *
 * The server evaluates text search (`q`); the rest is evaluated here too (`select`), with the server's meaning, so that
 * brushing and ticking need no round trip. `apiParams` says the whole filter in the server's words: it is
 * what the download and the API link carry, and a browser test holds the two to the same ids.
 */
import {
  CERTAINTIES, DIPLOMATIC, HAPPENED, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, member,
  type Certainty, type IncidentType, type PlacePrecision, type ZoneRelation,
} from "./kind";
import { dayNumber } from "./day";
import { BETWEEN, fold, sameNames } from "./names";

export interface Filter {
  /** First day, inclusive; null: open. */
  readonly from: string | null;
  /** Last day, inclusive; null: open. */
  readonly to: string | null;
  readonly types: ReadonlySet<IncidentType>;
  readonly certainty: ReadonlySet<Certainty>;
  /** How it lies to the zones; empty: however. */
  readonly relation: ReadonlySet<ZoneRelation>;
  /** How exactly its place is known; empty: however. */
  readonly precision: ReadonlySet<PlacePrecision>;
  /** Names or codes of places, or of areas that hold them; empty: anywhere. */
  readonly places: readonly string[];
  /** Told by one of these; empty: by whomever. */
  readonly publishers: readonly string[];
  /** Only where people are said to have been killed. */
  readonly deadly: boolean;
  /** Words that must all occur. */
  readonly q: string;
}

/** All but talks, agreements, statements and acts of the United Nations. */
export const DEFAULT_TYPES: ReadonlySet<IncidentType> = new Set(TYPES.filter((type) => !DIPLOMATIC.has(type)));

/** What is shown when nothing is asked: whatever happened on the ground or in the air, at any time. */
export const DEFAULT_FILTER: Filter = { from: null, to: null, types: DEFAULT_TYPES, certainty: HAPPENED, relation: new Set(), precision: new Set(), places: [], publishers: [], deadly: false, q: "" };

/** Says "no type at all" in the page's address; the API has no need for such a word. */
const NONE = "none";

const same = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => a.size === b.size && [...a].every((x) => b.has(x));

/** Whether two filters ask the same. */
export function sameFilter(a: Filter, b: Filter): boolean {
  return a.from === b.from && a.to === b.to && a.q === b.q && same(a.types, b.types) && same(a.certainty, b.certainty)
    && same(a.relation, b.relation) && same(a.precision, b.precision) && a.deadly === b.deadly
    && sameNames(a.places, b.places) && sameNames(a.publishers, b.publishers);
}

/** First and last day of a filter as day numbers; open ends are infinite. */
export type Days = readonly [from: number, to: number];

/** The dates of a filter, to be compared with many incidents: an overlap test, both ends inclusive, which what has no date passes. */
export function daysOf({ from, to }: Pick<Filter, "from" | "to">): Days {
  return [(from === null ? null : dayNumber(from)) ?? -Infinity, (to === null ? null : dayNumber(to)) ?? Infinity];
}

const list = <T extends string>(all: readonly T[], chosen: ReadonlySet<T>): string => all.filter((w) => chosen.has(w)).join(",");

/** The whole filter in the server's words; null when it asks for nothing at all (no type, or no certainty, ticked). */
export function apiParams(filter: Filter): URLSearchParams | null {
  if (filter.types.size === 0 || filter.certainty.size === 0) return null;
  const params = baseParams(filter);
  if (filter.from !== null) params.set("from", filter.from);
  if (filter.to !== null) params.set("to", filter.to);
  if (filter.types.size < TYPES.length) params.set("type", list(TYPES, filter.types));
  if (filter.certainty.size < CERTAINTIES.length) params.set("certainty", list(CERTAINTIES, filter.certainty));
  if (filter.relation.size > 0) params.set("zone_relation", list(ZONE_RELATIONS, filter.relation));
  if (filter.precision.size > 0) params.set("precision", list(PLACE_PRECISIONS, filter.precision));
  setNames(params, filter);
  if (filter.deadly) params.set("filter", "killed_best >= 1");
  return params;
}

/** Places and publishers, which the page's address and the server call the same. */
function setNames(params: URLSearchParams, { places, publishers }: Filter): void {
  if (places.length > 0) params.set("place", places.join(BETWEEN));
  if (publishers.length > 0) params.set("publisher", publishers.join(BETWEEN));
}

/** Whether the filter, or the table being shown, asks for what comes later when very many incidents are loaded (`columns.REST`). */
export const asksForRest = ({ places, publishers, deadly }: Filter, isTable: boolean): boolean => isTable || places.length + publishers.length > 0 || deadly;

/** The part of the filter that only the server can evaluate: what items and stream are asked with. */
export function baseParams(filter: Filter): URLSearchParams {
  const params = new URLSearchParams();
  const q = filter.q.trim();
  if (q !== "") params.set("q", q);
  return params;
}

/** The filter as the page's query string: only what differs from the default. */
export function toSearch(filter: Filter): string {
  const params = new URLSearchParams();
  if (filter.from !== null) params.set("from", filter.from);
  if (filter.to !== null) params.set("to", filter.to);
  if (!same(filter.types, DEFAULT_TYPES)) params.set("type", list(TYPES, filter.types) || NONE);
  if (!same(filter.certainty, HAPPENED)) params.set("certainty", list(CERTAINTIES, filter.certainty) || NONE);
  if (filter.relation.size > 0) params.set("zone_relation", list(ZONE_RELATIONS, filter.relation));
  if (filter.precision.size > 0) params.set("precision", list(PLACE_PRECISIONS, filter.precision));
  setNames(params, filter);
  if (filter.deadly) params.set("deadly", "true");
  if (filter.q.trim() !== "") params.set("q", filter.q.trim());
  // Commas are legal in a query and read better unescaped.
  return params.toString().replaceAll("%2C", ",");
}

/** The filter of a query string; what cannot be read is left at its default. */
export function fromSearch(search: string): Filter {
  const params = new URLSearchParams(search);
  const day = (name: string): string | null => {
    const value = params.get(name);
    return value !== null && dayNumber(value) !== null ? value : null;
  };
  const words = <T extends string>(name: string, all: readonly T[], byDefault: ReadonlySet<T>): ReadonlySet<T> => {
    const value = params.get(name);
    if (value === null) return byDefault;
    if (value === NONE) return new Set();
    const known = value.split(",").map((w) => member(all, w.trim())).filter((w) => w !== null);
    return known.length > 0 ? new Set(known) : byDefault;
  };
  const names = (name: string): readonly string[] =>
    (params.get(name) ?? "").split(BETWEEN).map((one) => one.trim()).filter((one, i, all) => fold(one) !== "" && all.findIndex((other) => fold(other) === fold(one)) === i);
  const [from, to] = [day("from"), day("to")];
  return {
    ...(from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }),
    types: words("type", TYPES, DEFAULT_TYPES),
    certainty: words("certainty", CERTAINTIES, HAPPENED),
    relation: words("zone_relation", ZONE_RELATIONS, new Set()),
    precision: words("precision", PLACE_PRECISIONS, new Set()),
    places: names("place"),
    publishers: names("publisher"),
    deadly: params.get("deadly") === "true",
    q: params.get("q") ?? "",
  };
}
