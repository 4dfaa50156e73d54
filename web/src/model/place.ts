/**
 * The view in the page's hash: zoom, centre, the incident that is open, layers, and the table with its order
 * (`#9.5/33.1000/35.8500/i=ID/l=buffer,density/t=-date`).
 */
import { formatOrder, parseOrder, type Order } from "./rows";

export interface Place {
  readonly zoom: number;
  readonly lon: number;
  readonly lat: number;
}

export interface Hash {
  readonly place: Place | null;
  readonly incident: string | null;
  /** The layers that are on, where they are not those the page opens with. */
  readonly layers: readonly string[] | null;
  /** The order of the table, where the table stands in the list's place. */
  readonly table: Order | null;
}

/** Reads a hash; what is not there or not possible is null. */
export function parseHash(hash: string): Hash {
  const parts = hash.replace(/^#/, "").split("/");
  const open = parts.find((part) => part.startsWith("i="));
  let incident: string | null = null;
  try {
    incident = open ? decodeURIComponent(open.slice(2)) || null : null;
  } catch {
    // A malformed escape in an edited link: no incident.
  }
  const layers = parts.find((part) => part.startsWith("l="));
  const table = parts.find((part) => part.startsWith("t="));
  const numbers = parts.slice(0, 3).map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const [zoom, lat, lon] = numbers;
  const valid = zoom !== undefined && lat !== undefined && lon !== undefined
    && zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return { place: valid ? { zoom, lat, lon } : null, incident, layers: layers ? layers.slice(2).split(",").filter((name) => name !== "") : null, table: table ? parseOrder(table.slice(2)) : null };
}

/** Writes a hash; four decimals of a degree are about ten metres. */
export function formatHash({ place, incident, layers, table }: Hash): string {
  const parts: string[] = [];
  if (place) parts.push(String(Number(place.zoom.toFixed(2))), place.lat.toFixed(4), place.lon.toFixed(4));
  if (incident) parts.push(`i=${encodeURIComponent(incident)}`);
  if (layers) parts.push(`l=${layers.join(",")}`);
  if (table) parts.push(`t=${formatOrder(table)}`);
  return parts.length > 0 ? `#${parts.join("/")}` : "";
}
