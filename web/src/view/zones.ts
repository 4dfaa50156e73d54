/** The zones: the hatched buffer zone and its lines, the tinted occupied area, thin governorates; source on hover or focus. */
import L from "leaflet";
import { h, svg, whenChanged } from "../dom";
import type { LayerName, State } from "../state";
import type { Zone, ZoneKind } from "../model/zone";
import { words } from "../words";
import { latLng } from "./map";

/** Sub-districts are not a layer of their own: they outline incidents that are known no better (`markers`). */
const LAYER_OF: Readonly<Record<ZoneKind, LayerName | null>> = {
  buffer_zone: "buffer",
  line: "buffer",
  occupied_area: "occupied",
  governorate: "governorates",
  district: "districts",
  subdistrict: null,
};

/** Drawn in this order, so that lines lie over areas. */
const ORDER: readonly ZoneKind[] = ["district", "governorate", "occupied_area", "buffer_zone", "line"];

const HATCH = "zone-hatch";

/** What is said of a zone on hover and to a screen reader. */
const describe = (zone: Zone): string => `${zone.name}. ${words.map.source(zone.source, zone.licence)}`;

function shapeOf(zone: Zone, renderer: L.Renderer): L.Path {
  // Nearly every vertex is kept: whether a village lies in or out is what people look for.
  const options: L.PolylineOptions = { renderer, smoothFactor: 0.3, className: `zone zone-${zone.kind}${isEdge(zone) ? " is-edge" : ""}`, interactive: zone.kind !== "governorate" && zone.kind !== "district" && !isEdge(zone) };
  if (zone.kind === "line") return L.polyline(zone.parts.map((rings) => (rings[0] ?? []).map(latLng)), options);
  const rings = zone.parts.map((polygon) => polygon.map((ring) => ring.map(latLng)));
  // The colours are the style sheet's; only the pattern must be named on the element itself.
  return L.polygon(rings, zone.kind === "buffer_zone" ? { ...options, fillColor: `url(#${HATCH})`, fillOpacity: 1 } : options);
}

function isShown(zone: Zone, layers: ReadonlySet<LayerName>): boolean {
  const layer = LAYER_OF[zone.kind];
  return layer !== null && layers.has(layer);
}

/** The short ends of a zone, that are neither of its named lines. */
const isEdge = (zone: Zone): boolean => zone.role === "edge";

function addHatch(renderer: L.SVG): void {
  const container = (renderer as unknown as { _container?: SVGElement })._container;
  container?.prepend(
    svg("defs", {},
      svg("pattern", { id: HATCH, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { width: 7, height: 7, class: "hatch-ground" }),
        svg("line", { x1: 0, y1: 0, x2: 0, y2: 7, class: "hatch-line" }))));
}

/** The view: draws the zones of the state into their pane. */
export function createZones(map: L.Map): (state: State) => void {
  const renderer = L.svg({ pane: "zones", padding: 0.5 }).addTo(map) as L.SVG;
  addHatch(renderer);
  let drawn: { zone: Zone; shape: L.Path }[] = [];

  const draw = whenChanged((zones: readonly Zone[], layers: ReadonlySet<LayerName>) => {
    for (const { shape } of drawn) shape.remove();
    drawn = [...zones]
      .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
      .filter((zone) => isShown(zone, layers))
      .map((zone) => ({ zone, shape: shapeOf(zone, renderer) }));
    for (const { zone, shape } of drawn) {
      shape.addTo(map);
      const element = shape.getElement();
      if (!element) continue;
      element.setAttribute("data-zone", zone.id);
      if (!shape.options.interactive) continue;
      element.setAttribute("tabindex", "0");
      element.setAttribute("role", "img");
      element.setAttribute("aria-label", describe(zone));
      shape.bindTooltip(() => h("div", { class: "zone-tip" }, h("strong", {}, zone.name), h("span", {}, words.map.source(zone.source, zone.licence))), { sticky: true, className: "tip" });
    }
  });
  return (state) => draw(state.zones, state.layers);
}
