/** The Leaflet map itself: panes, position, scale. The only place, with its layers, where [lat, lon] occurs. */
import L from "leaflet";
import type { LonLat } from "../model/incident";
import type { Place } from "../model/place";
import type { Zone } from "../model/zone";
import { direction, words } from "../words";
import { reducedMotion } from "../dom";

/** Where the map opens when neither the link nor the zones say. */
const START: Place = { zoom: 7, lon: 36.6, lat: 33.4 };

/** The map's upper corner where reading ends: its controls stand across from the legend. */
export const END: L.ControlPosition = direction === "rtl" ? "topleft" : "topright";

/** Leaflet's order of coordinates. */
export const latLng = ([lon, lat]: LonLat): L.LatLng => L.latLng(lat, lon);

/** Width of the map on paper in pixels of CSS: A4 within the usual margins. */
const PAPER = 700;

/** Panes from bottom to top; Leaflet's own marker pane is at 600. */
const PANES = { basemap: 210, relief: 220, zones: 410, areas: 430, density: 440, names: 460 } as const;

/** Creates the map in `element`, at `place` or at the start. */
export function createMap(element: HTMLElement, place: Place | null): L.Map {
  const at = place ?? START;
  const map = L.map(element, {
    center: [at.lat, at.lon],
    zoom: at.zoom,
    minZoom: 3,
    maxZoom: 16,
    zoomSnap: 0.25,
    zoomDelta: 1,
    wheelPxPerZoomLevel: 90,
    zoomControl: false,
    attributionControl: true,
    fadeAnimation: !reducedMotion(),
    zoomAnimation: !reducedMotion(),
    // One world: incidents may lie beyond the bundled map.
    maxBounds: [[-80, -200], [85, 200]],
  });
  for (const [name, z] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(z);
  L.control.zoom({ position: END, zoomInTitle: words.map.zoomIn, zoomOutTitle: words.map.zoomOut }).addTo(map);
  L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 120 }).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(words.map.attribution);
  // Paper shows what the screen shows: the map as it is laid out, made smaller, and not a part of it.
  window.addEventListener("beforeprint", () => {
    const { x, y } = map.getSize();
    for (const [name, value] of [["width", `${x}px`], ["height", `${y}px`], ["zoom", String(PAPER / x)]]) element.style.setProperty(`--paper-${name}`, value ?? "");
  });
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", words.map.label);
  return map;
}

/** The current view. */
export function placeOf(map: L.Map): Place {
  const { lat, lng } = map.getCenter();
  return { zoom: map.getZoom(), lon: lng, lat };
}

/** Pixels at the map's sides that the open detail covers; on a phone it lies below the map's own end. */
export function coveredSides(): { readonly left: number; readonly right: number } {
  const detail = document.getElementById("detail");
  // On a screen of middle width it lies over the list, and covers none of the map.
  const width = detail && !detail.hidden && innerWidth > 1100 ? detail.offsetWidth : 0;
  return direction === "rtl" ? { left: width, right: 0 } : { left: 0, right: width };
}

/** Bounds of zones. */
export function boundsOf(zones: readonly Zone[]): L.LatLngBounds {
  return L.latLngBounds(zones.flatMap((zone) => zone.parts.flatMap((rings) => rings.flatMap((ring) => ring.map(latLng)))));
}
