/** How strongly the relief is drawn: whole from afar, gone where its cells are wider than what the map tells apart. */

/** Zoom up to which it stands whole, and from which it is gone: there a cell is 10 and 48 pixels wide. */
export const [WHOLE_TO, GONE_FROM] = [8.5, 10.75];

/** Share of its full strength at a zoom, 0 to 1. */
export function reliefOpacity(zoom: number): number {
  return Math.min(1, Math.max(0, (GONE_FROM - zoom) / (GONE_FROM - WHOLE_TO)));
}
