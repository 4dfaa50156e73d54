/** Lengths on the sphere. */
import type { LonLat } from "./incident";

/** Mean radius of the Earth in metres (IUGG). */
const EARTH = 6_371_008.8;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function metresBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  const a = Math.sin(rad(lat2 - lat1) / 2) ** 2
    + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** Length of a line in metres. */
export function lengthOf(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, point, i) => sum + metresBetween(line[i] as LonLat, point), 0);
}
