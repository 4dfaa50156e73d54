/** Names on the map: places and waters by zoom, governorates, the zone and its lines along their course. */
import L from "leaflet";
import { h, whenChanged } from "../dom";
import { labelBeside, labelOnLine, middleLine, placeLabels, type Box, type Candidate, type XY } from "../model/labels";
import type { Incident, LonLat } from "../model/incident";
import type { Zone } from "../model/zone";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { loadBasemap } from "../net";
import { language, words } from "../words";
import { countryName, learnPlaces, localName } from "../words/places";
import { coveredSides, latLng } from "./map";

interface Name {
  readonly text: string;
  readonly at: LonLat;
  readonly rank: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly kind: "city" | "town" | "village" | "peak" | "water" | "country" | "governorate";
}

/** Zoom from which a place of each rank (1 to 7) is named. */
const ZOOM_OF_RANK = [4, 4, 6, 7.25, 8.5, 9.5, 10.5, 11.5];

const number = (value: unknown): number => (typeof value === "number" ? value : Number.NaN);

function pointOf(feature: GeoJSON.Feature): LonLat | null {
  const g = feature.geometry;
  return g?.type === "Point" ? [g.coordinates[0] ?? 0, g.coordinates[1] ?? 0] : null;
}

/** Middle of the largest ring's box: good enough for a country or a lake. */
function middleOf(rings: readonly (readonly LonLat[])[]): LonLat | null {
  let best: LonLat | null = null;
  let bestArea = 0;
  for (const ring of rings) {
    const lons = ring.map(([lon]) => lon);
    const lats = ring.map(([, lat]) => lat);
    const [w, e, s, n] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
    if ((e - w) * (n - s) > bestArea) [best, bestArea] = [[(w + e) / 2, (s + n) / 2], (e - w) * (n - s)];
  }
  return best;
}

function outerRings(geometry: GeoJSON.Geometry | null): LonLat[][] {
  const rings = geometry?.type === "Polygon" ? [geometry.coordinates[0]] : geometry?.type === "MultiPolygon" ? geometry.coordinates.map((p) => p[0]) : [];
  return rings.map((ring) => (ring ?? []).map((p): LonLat => [p[0] ?? 0, p[1] ?? 0]));
}

/** Whether a position lies among the named places. */
function covers(names: readonly Name[], [lon, lat]: LonLat): boolean {
  const lons = names.map((name) => name.at[0]);
  const lats = names.map((name) => name.at[1]);
  // One by one: there may be more names than a call takes arguments.
  const range = (values: number[]): [number, number] => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [Infinity, -Infinity]);
  const [[west, east], [south, north]] = [range(lons), range(lats)];
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

async function loadNames(): Promise<Name[]> {
  const [places, peaks, lakes, countries] = await Promise.all(["place-labels", "peaks", "lakes", "countries"].map(loadBasemap));
  const names: Name[] = [];
  for (const feature of places?.features ?? []) {
    const at = pointOf(feature);
    const rank = Math.min(Math.max(number(feature.properties?.["rank"]), 1), 7);
    if (!at || Number.isNaN(rank)) continue;
    names.push({ text: localName(feature.properties), at, rank, minZoom: ZOOM_OF_RANK[rank] ?? 12, maxZoom: 99, kind: rank <= 2 ? "city" : rank <= 5 ? "town" : "village" });
  }
  for (const feature of peaks?.features ?? []) {
    const at = pointOf(feature);
    const metres = number(feature.properties?.["elevation"]);
    if (at) names.push({ text: localName(feature.properties) + (metres > 0 ? ` ${words.number(metres)} m` : ""), at, rank: 5.5, minZoom: 9.5, maxZoom: 99, kind: "peak" });
  }
  const seen = new Set<string>();
  for (const [collection, kind, minZoom, maxZoom] of [[lakes, "water", 8, 99], [countries, "country", 4.5, 8]] as const) {
    for (const feature of collection?.features ?? []) {
      const name = (kind === "country" && language !== "en" ? countryName(feature.properties?.["iso2"]) : null) ?? localName(feature.properties);
      const at = middleOf(outerRings(feature.geometry));
      // A country of which the map holds only an edge may have its middle outside: no name there.
      if (!at || seen.has(name) || (kind === "country" && !covers(names, at))) continue;
      seen.add(name);
      names.push({ text: name, at, rank: kind === "country" ? 0 : 3, minZoom, maxZoom, kind });
    }
  }
  return names.filter((name) => name.text !== "");
}

/** Signs of more incidents than this are grouped, and names do not make way for them. */
const MANY = 2000;
const NOBODY: readonly Incident[] = [];

/** Text sizes in pixels, as in the style sheet; used to measure before drawing. */
const FONT: Readonly<Record<Name["kind"] | "zone" | "line", string>> = {
  city: "600 13px system-ui, sans-serif",
  town: "500 12px system-ui, sans-serif",
  village: "400 11px system-ui, sans-serif",
  peak: "italic 400 11px system-ui, sans-serif",
  water: "italic 400 11.5px system-ui, sans-serif",
  country: "600 13px system-ui, sans-serif",
  governorate: "500 11px system-ui, sans-serif",
  zone: "600 12px system-ui, sans-serif",
  line: "600 11px system-ui, sans-serif",
};
/** Letters of a joined script stand close. */
const SPACING: Partial<Record<keyof typeof FONT, number>> = language === "ar" ? {} : { country: 3, governorate: 2, zone: 2.5, line: 1 };

function createMeasure(): (text: string, kind: keyof typeof FONT) => number {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (label, kind) => {
    const key = `${kind}${label}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context) context.font = FONT[kind];
      width = (context?.measureText(label).width ?? label.length * 7) + label.length * (SPACING[kind] ?? 0);
      known.set(key, width);
    }
    return width;
  };
}

/** The view: names for what the map shows now. */
export function createNames(map: L.Map, detail: Promise<void>): (state: State, selection: Selection) => void {
  const pane = map.getPane("names");
  const layer = h("div", { class: "names leaflet-zoom-hide", "aria-hidden": "true" });
  pane?.append(layer);
  const measure = createMeasure();
  let names: readonly Name[] = [];
  let zones: readonly Zone[] = [];
  let layers: State["layers"] = new Set();
  let mapped: readonly Incident[] = [];

  /** Names of the zone and its lines, set along them; returns the room they take. */
  const nameZones = (view: Box, signs: readonly Box[], toPixel: (p: LonLat) => XY, zoom: number): { elements: HTMLElement[]; taken: Box[] } => {
    const elements: HTMLElement[] = [];
    const taken: Box[] = [];
    const others = zones.filter((zone) => zone.kind === "occupied_area").flatMap((zone) => zone.parts.map((rings) => (rings[0] ?? []).map(toPixel)));
    const middle = zones.find((zone) => zone.kind === "buffer_zone");
    for (const zone of zones) {
      const isLine = zone.kind === "line";
      if (!layers.has("buffer") || (zone.kind !== "buffer_zone" && !isLine) || zoom < (isLine ? 9 : 7.5)) continue;
      if (zone.role === "edge") continue;
      const ring = (zone.parts[0]?.[0] ?? []).map(toPixel);
      const kind = isLine ? "line" : "zone";
      const course = isLine ? ring : middleLine(ring);
      // The long name where there is room for it, else the short one.
      const fits = (isLine ? [zone.name] : [words.map.zoneLong(zone.name), words.map.bufferZone])
        .map((label) => ({ label, width: measure(label, kind), on: labelOnLine(course, measure(label, kind), view, signs) }))
        .find((fit) => fit.on !== null && (isLine || fit.on.covered === 0));
      if (!fits?.on) {
        // Too narrow or too full for a name inside: beside it, level.
        const width = measure(words.map.bufferZone, kind);
        const beside = isLine ? null : labelBeside(ring, width, 16, view, signs, others);
        if (!beside) continue;
        const element = h("span", { class: `name name-${kind}`, "data-zone-name": zone.id }, words.map.bufferZone);
        element.style.transform = `translate(${Math.round(beside.x - width / 2)}px, ${Math.round(beside.y - 8)}px)`;
        elements.push(element);
        taken.push({ left: beside.x - width / 2, right: beside.x + width / 2, top: beside.y - 9, bottom: beside.y + 9 });
        continue;
      }
      const { label, width, on } = fits;
      // A line's name stands outside the zone: pushed away from the zone's middle, square to the line.
      let [x, y] = [on.x, on.y];
      if (isLine && middle) {
        const axis = middleLine((middle.parts[0]?.[0] ?? []).map(toPixel));
        const near = axis.reduce((best, p) => (Math.hypot(p.x - on.x, p.y - on.y) < Math.hypot(best.x - on.x, best.y - on.y) ? p : best), axis[0] ?? on);
        const [nx, ny] = [-Math.sin((on.angle * Math.PI) / 180), Math.cos((on.angle * Math.PI) / 180)];
        const away = (on.x - near.x) * nx + (on.y - near.y) * ny >= 0 ? 1 : -1;
        x += nx * away * 10;
        y += ny * away * 10;
      }
      const element = h("span", { class: `name name-${kind}`, "data-zone-name": zone.id }, label);
      element.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%) rotate(${on.angle}deg)`;
      elements.push(element);
      // The room of a slanted text, as small boxes along it.
      const [c, s] = [Math.cos((on.angle * Math.PI) / 180), Math.sin((on.angle * Math.PI) / 180)];
      for (let d = -width / 2; d <= width / 2; d += 8) taken.push({ left: x + c * d - 7, right: x + c * d + 7, top: y + s * d - 7, bottom: y + s * d + 7 });
    }
    return { elements, taken };
  };

  const layout = (): void => {
    const zoom = map.getZoom();
    const size = map.getSize();
    const origin = map.containerPointToLayerPoint([0, 0]);
    const view = { left: origin.x, top: origin.y, right: origin.x + size.x, bottom: origin.y + size.y };
    const toPixel = (p: LonLat): XY => map.latLngToLayerPoint(latLng(p));
    // Incidents' signs lie above the names: a name under one could not be read.
    const signs = mapped.flatMap((incident): Box[] => {
      if (!incident.point) return [];
      const { x, y } = toPixel(incident.point);
      return [{ left: x - 15, right: x + 15, top: y - 15, bottom: y + 15 }];
    });
    const { elements, taken } = nameZones({ ...view, right: view.right - coveredSides().right }, signs, toPixel, zoom);
    const areas: Name[] = layers.has("governorates")
      ? zones.filter((zone) => zone.kind === "governorate").flatMap((zone): Name[] => {
          const at = middleOf(zone.parts.flatMap((polygon) => polygon.slice(0, 1)));
          return at ? [{ text: zone.name, at, rank: 3.2, minZoom: 7, maxZoom: 9.5, kind: "governorate" }] : [];
        })
      : [];
    const candidates = (layers.has("labels") ? [...names, ...areas] : [])
      .filter((name) => zoom >= name.minZoom && zoom <= name.maxZoom)
      .flatMap((name): Candidate<Name>[] => {
        const { x, y } = toPixel(name.at);
        // Measured are those in sight only: measuring takes longest.
        if (x < view.left || x > view.right || y < view.top || y > view.bottom) return [];
        return [{ item: name, x, y, width: measure(name.text, name.kind), height: 15, rank: name.rank, anchor: ["water", "country", "governorate"].includes(name.kind) ? "centre" : "beside" }];
      });
    for (const { item, x, y, side } of placeLabels(candidates, view, [...taken, ...signs])) {
      const element = h("span", { class: `name name-${item.kind}` }, item.text);
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      elements.push(element);
      if (side === "centre") continue;
      const at = toPixel(item.at);
      const dot = h("span", { class: `dot dot-${item.kind}` });
      dot.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
      elements.push(dot);
    }
    layer.replaceChildren(...elements);
  };

  map.on("moveend zoomend resize viewreset", layout);
  void Promise.all([learnPlaces(), detail]).then(loadNames).then((loaded) => {
    names = loaded;
    layout();
  });
  const draw = whenChanged((nextZones: readonly Zone[], nextLayers: State["layers"], nextMapped: readonly Incident[], _isOpen: boolean) => {
    [zones, layers, mapped] = [nextZones, nextLayers, nextMapped];
    layout();
  });
  return (state, selection) => draw(state.zones, state.layers, selection.mappedRows.length > MANY ? NOBODY : selection.mapped, state.selected !== null);
}
