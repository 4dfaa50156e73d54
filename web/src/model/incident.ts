/**
 * Incidents, tallies and zones as the page knows them, checked once where the server's JSON comes in.
 * Field names are those of the contract. Positions are [lon, lat] in WGS 84 degrees; dates are `YYYY-MM-DD`.
 */
import {
  CERTAINTIES, DATE_PRECISIONS, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, member,
  type Certainty, type DatePrecision, type IncidentType, type PlacePrecision, type ZoneRelation,
} from "./kind";

import { dayNumber } from "./day";

/** Longitude, latitude. */
export type LonLat = readonly [lon: number, lat: number];

/** A count of people; null where a bound is not known ("at least 13" is low 13, high null). */
export interface Figure {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

export interface Actor {
  readonly name: string;
  readonly role: string;
}

/** What one article says of an incident; `start` and `end` count characters in the article's text, half-open. */
export interface Source {
  readonly article_id: string;
  readonly publisher: string | null;
  readonly title: string | null;
  /** Only http(s) addresses; anything else is dropped. */
  readonly url: string | null;
  readonly published: string | null;
  readonly attributed_to: string | null;
  readonly place_as_written: string | null;
  readonly killed: Figure | null;
  readonly quote: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface Incident {
  readonly id: string;
  readonly point: LonLat | null;
  readonly title: string;
  readonly type: IncidentType;
  readonly date_start: string | null;
  readonly date_end: string | null;
  readonly date_precision: DatePrecision;
  readonly place: string | null;
  /** Id in the gazetteer. */
  readonly place_id: string | null;
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly admin3: string | null;
  readonly country: string | null;
  readonly pcode: string | null;
  readonly place_precision: PlacePrecision;
  readonly radius_m: number | null;
  readonly killed: Figure | null;
  readonly injured: Figure | null;
  readonly detained: number | null;
  readonly certainty: Certainty;
  readonly confidence: number | null;
  readonly zone: string | null;
  readonly zone_relation: ZoneRelation | null;
  readonly zone_distance_m: number | null;
  readonly actors: readonly Actor[];
  readonly sources: readonly Source[];
  /** Who published them, each once. */
  readonly publishers: readonly string[];
  /** How many articles it was read from, whether they are here or not (`brief`). */
  readonly source_count: number;
  /** First and last day as numbers of days since 1970-01-01: what filters and bars compare. */
  readonly startDay: number | null;
  readonly endDay: number | null;
  /** Loaded without actors, sources and exact figures; they come when it is opened. */
  readonly brief?: boolean;
}

/** A cumulative figure over a period: never an incident. */
export interface Tally {
  readonly id: string;
  readonly type: string;
  readonly count_low: number | null;
  readonly count_high: number | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly attributed_to: string | null;
  readonly quote: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);
const day = (value: unknown): string | null => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The address if it is one a browser may follow, else null. */
export function webAddress(value: unknown): string | null {
  const address = text(value);
  return address !== null && /^https?:\/\/[^\s]+$/i.test(address) ? address : null;
}

/** A figure from its three bounds; null when none is known. */
function figure(low: unknown, best: unknown, high: unknown): Figure | null {
  const f = { low: number(low), best: number(best), high: number(high) };
  return f.low === null && f.best === null && f.high === null ? null : f;
}

/** A figure written as an object of bounds or as one number. */
function looseFigure(value: unknown): Figure | null {
  if (isObject(value)) return figure(value["low"], value["best"], value["high"]);
  return figure(value, value, value);
}

function point(geometry: unknown): LonLat | null {
  if (!isObject(geometry) || geometry["type"] !== "Point" || !Array.isArray(geometry["coordinates"])) return null;
  const [lon, lat] = geometry["coordinates"].map(number);
  return lon != null && lat != null && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

function source(json: Json): Source {
  return {
    article_id: text(json["article_id"]) ?? "",
    publisher: text(json["publisher"]),
    title: text(json["title"]),
    url: webAddress(json["url"]),
    published: day(json["published"]),
    attributed_to: text(json["attributed_to"]),
    place_as_written: text(json["place_as_written"]),
    killed: looseFigure(json["killed"]),
    quote: text(json["quote"]) ?? "",
    start: number(json["start"]),
    end: number(json["end"]),
  };
}

/** An incident from a GeoJSON Feature of the contract; null when it is not one. */
export function parseIncident(feature: unknown): Incident | null {
  if (!isObject(feature) || !isObject(feature["properties"])) return null;
  const p = feature["properties"];
  const id = text(p["id"]) ?? text(feature["id"]);
  const type = member(TYPES, p["type"]);
  if (id === null || type === null) return null;
  const [start, end] = [day(p["date_start"]), day(p["date_end"])];
  const sources = objects(p["sources"]).map(source);
  return {
    id,
    type,
    point: point(feature["geometry"]),
    title: text(p["title"]) ?? id,
    date_start: start,
    date_end: end,
    startDay: start === null ? null : dayNumber(start),
    endDay: end === null ? null : dayNumber(end),
    date_precision: member(DATE_PRECISIONS, p["date_precision"]) ?? "unknown",
    place: text(p["place"]),
    place_id: text(p["place_id"]),
    admin1: text(p["admin1"]),
    admin2: text(p["admin2"]),
    admin3: text(p["admin3"]),
    country: text(p["country"]),
    pcode: text(p["pcode"]),
    place_precision: member(PLACE_PRECISIONS, p["place_precision"]) ?? "none",
    radius_m: number(p["radius_m"]),
    killed: figure(p["killed_low"], p["killed_best"], p["killed_high"]),
    injured: figure(p["injured_low"], p["injured_best"], p["injured_high"]),
    detained: number(p["detained"]),
    certainty: member(CERTAINTIES, p["certainty"]) ?? "reported",
    confidence: number(p["confidence"]),
    zone: text(p["zone"]),
    zone_relation: member(ZONE_RELATIONS, p["zone_relation"]),
    zone_distance_m: number(p["zone_distance_m"]),
    actors: objects(p["actors"]).map((a) => ({ name: text(a["name"]) ?? "", role: text(a["role"]) ?? "" })),
    sources,
    publishers: [...new Set(sources.flatMap(({ publisher }) => publisher ?? []))],
    source_count: number(p["source_count"]) ?? sources.length,
  };
}

/** A tally from a Feature of the tallies collection; null when it is not one. */
export function parseTally(feature: unknown): Tally | null {
  if (!isObject(feature) || !isObject(feature["properties"])) return null;
  const p = feature["properties"];
  const id = text(p["id"]) ?? text(feature["id"]);
  if (id === null) return null;
  const first = objects(p["sources"])[0] ?? p;
  return {
    id,
    type: text(p["type"]) ?? "other",
    count_low: number(p["count_low"]),
    count_high: number(p["count_high"]),
    since: day(p["since"]),
    until: day(p["until"]),
    attributed_to: text(p["attributed_to"]) ?? text(first["attributed_to"]),
    quote: text(first["quote"]) ?? text(p["quote"]),
    publisher: text(first["publisher"]),
    url: webAddress(first["url"]),
  };
}

/** One page of a collection: its members, what could not be read, the next page, and the stream id it was taken at. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly rejected: number;
  readonly next: string | null;
  readonly cursor: string | null;
}

/** A FeatureCollection read with `parse`; throws when it is not a FeatureCollection. */
export function parsePage<T>(json: unknown, parse: (feature: unknown) => T | null): Page<T> {
  if (!isObject(json) || !Array.isArray(json["features"])) throw new Error("not a FeatureCollection");
  const items: T[] = [];
  for (const feature of json["features"]) {
    const item = parse(feature);
    if (item !== null) items.push(item);
  }
  const next = objects(json["links"]).find((link) => link["rel"] === "next");
  const cursor = json["cursor"];
  return {
    items,
    rejected: json["features"].length - items.length,
    next: next ? text(next["href"]) : null,
    cursor: typeof cursor === "number" ? String(cursor) : text(cursor),
  };
}

const OFF_MAP: ReadonlySet<PlacePrecision> = new Set<PlacePrecision>(["region", "country", "none"]);

/** Whether an incident is drawn on the map: it has a point, and its place is known better than a region. */
export function isMapped(incident: Incident): boolean {
  return !OFF_MAP.has(incident.place_precision) && incident.point !== null;
}

/** Newest first; undated last; ties by id, so that the order never depends on arrival. */
export function byNewest(a: Incident, b: Incident): number {
  const [da, db] = [a.startDay ?? a.endDay ?? -Infinity, b.startDay ?? b.endDay ?? -Infinity];
  if (da !== db) return da < db ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
