/** Tools at the map's edge: the position under the pointer, a ruler, a picture of the map. */
import L from "leaflet";
import { byId, h, svg } from "../dom";
import { lengthOf } from "../model/measure";
import type { LonLat } from "../model/incident";
import { words } from "../words";
import { END, latLng } from "./map";

interface Intentions {
  picture(): void;
}

/** A button's sign, drawn so that it does not depend on the fonts of the machine. */
const icon = (d: string): SVGSVGElement =>
  svg("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" },
    svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.7, "stroke-linecap": "round", "stroke-linejoin": "round" }));

/** A position as navigators write it, in every language. */
const degrees = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? "S" : "N"}, ${Math.abs(lon).toFixed(4)}° ${lon < 0 ? "W" : "E"}`;

/** Adds the tools to the map. */
export function createTools(map: L.Map, { picture }: Intentions): void {
  const w = words.tools;
  const position = h("output", { class: "position", "aria-label": w.position });
  const ruler = h("button", { type: "button", class: "tool", "aria-pressed": "false", title: w.measure, "aria-label": w.measure }, icon("M3 12h18M6 9l-3 3 3 3M18 9l3 3-3 3M9 12V9.5M12 12V8.5M15 12V9.5"));
  const camera = h("button", { type: "button", class: "tool", title: w.picture, "aria-label": w.picture }, icon("M3 7.5h4l1.5-2.5h7L17 7.5h4v12H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7"));
  const bar = h("div", { class: "leaflet-bar tools", role: "toolbar", "aria-label": w.label }, ruler, camera);
  const corner = (place: L.ControlPosition, element: HTMLElement): void => {
    const control = new L.Control({ position: place });
    control.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      return element;
    };
    control.addTo(map);
  };
  corner(END, bar);
  corner("bottomleft", position);
  camera.addEventListener("click", picture);

  const show = ({ lat, lng }: L.LatLng): void => void (position.textContent = degrees(lng, lat));
  map.on("mousemove", (event) => show(event.latlng));
  map.on("move", () => show(map.getCenter()));
  show(map.getCenter());

  const layer = L.layerGroup();
  const tip = L.tooltip({ permanent: true, direction: "right", className: "tip ruler-tip", offset: [8, 0] });
  let line: LonLat[] = [];
  const isOn = (): boolean => map.hasLayer(layer);
  const redraw = (): void => {
    layer.clearLayers();
    const points = line.map(latLng);
    L.polyline(points, { className: "ruler-line", interactive: false }).addTo(layer);
    for (const point of points) L.circleMarker(point, { radius: 4, className: "ruler-point", interactive: false }).addTo(layer);
    const text = line.length < 2 ? w.measureHow : words.distance(lengthOf(line));
    byId("announce").textContent = text;
    const last = points.at(-1);
    if (last) tip.setLatLng(last).setContent(h("strong", {}, text)).addTo(map);
    else tip.remove();
  };
  const add = ({ lat, lng }: L.LatLng): void => {
    line.push([lng, lat]);
    redraw();
  };
  const toggle = (on: boolean): void => {
    ruler.setAttribute("aria-pressed", String(on));
    map.getContainer().classList.toggle("is-measuring", on);
    line = [];
    layer.clearLayers();
    tip.remove();
    if (on) layer.addTo(map);
    else layer.remove();
    if (on) byId("announce").textContent = w.measureHow;
  };
  ruler.addEventListener("click", () => {
    toggle(!isOn());
    if (isOn()) map.getContainer().focus({ preventScroll: true });
  });
  map.on("click", (event) => isOn() && add(event.latlng));
  map.getContainer().addEventListener("keydown", (event) => {
    if (!isOn()) return;
    // By keyboard: the arrows move the map under its middle, Enter takes the middle.
    if (event.key === "Enter" && event.target === map.getContainer()) add(map.getCenter());
    else if (event.key === "Backspace" && line.length > 0) {
      line.pop();
      redraw();
    } else if (event.key === "Escape") {
      toggle(false);
      ruler.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
