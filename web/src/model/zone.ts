/** Zones, their lines, and administrative areas, as `/api/collections/zones` gives them. Coordinates are [lon, lat]. */
import type { LonLat } from "./incident";

export const ZONE_KINDS = ["buffer_zone", "line", "occupied_area", "governorate", "district", "subdistrict"] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

export interface Zone {
  readonly id: string;
  readonly name: string;
  readonly kind: ZoneKind;
  /** Its names by language, where the data has them. */
  readonly names: Readonly<Partial<Record<string, string>>>;
  readonly role: string | null;
  readonly pcode: string | null;
  readonly source: string | null;
  readonly licence: string | null;
  /** Parts: a polygon is a list of rings (outer first), a line a list with one ring that is not closed. */
  readonly parts: readonly (readonly (readonly LonLat[])[])[];
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function ring(value: unknown): LonLat[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((p): LonLat[] =>
    Array.isArray(p) && typeof p[0] === "number" && typeof p[1] === "number" ? [[p[0], p[1]]] : [],
  );
}

function parts(geometry: Record<string, unknown>): LonLat[][][] {
  const c = geometry["coordinates"];
  if (!Array.isArray(c)) return [];
  switch (geometry["type"]) {
    case "LineString": return [[ring(c)]];
    case "MultiLineString": return c.map((line) => [ring(line)]);
    case "Polygon": return [c.map(ring)];
    case "MultiPolygon": return c.map((polygon) => (Array.isArray(polygon) ? polygon.map(ring) : []));
    default: return [];
  }
}

/** A zone from a Feature; null when it is of no kind the page draws, or has no shape. */
export function parseZone(feature: unknown): Zone | null {
  if (typeof feature !== "object" || feature === null) return null;
  const f = feature as Record<string, unknown>;
  const p = (f["properties"] ?? {}) as Record<string, unknown>;
  const id = text(f["id"]) ?? text(p["id"]);
  const kind = ZONE_KINDS.find((k) => k === p["kind"]);
  const shape = parts((f["geometry"] ?? {}) as Record<string, unknown>);
  if (id === null || kind === undefined || shape.length === 0) return null;
  return {
    id,
    kind,
    name: text(p["name"]) ?? id,
    names: Object.fromEntries(Object.entries(p).flatMap(([key, value]) => (/^name_[a-z]{2}$/.test(key) && typeof value === "string" && value !== "" ? [[key.slice(5), value]] : []))),
    role: text(p["role"]),
    pcode: text(p["pcode"]),
    source: text(p["source"]),
    licence: text(p["licence"]),
    parts: shape,
  };
}

/** The area an incident of admin precision stands for: the zone with its p-code, when there is one. */
export function areaOf(zones: readonly Zone[], pcode: string | null): Zone | null {
  return pcode === null ? null : (zones.find((zone) => zone.pcode === pcode && zone.kind !== "line") ?? null);
}
