/**
 * Incidents on the map. A sign per incident; signs that would cover each other become a ring with their number,
 * which opens by zooming in, or by fanning out when they share a point. Near places are dashed circles, districts and
 * governorates outlines with a pale sign: a point never pretends to be more exact than it is.
 */
import L from "leaflet";
import { h, reducedMotion, whenChanged } from "../dom";
import { fan, group, type Group } from "../model/cluster";
import { crowd, KEEP, type CrowdGroup } from "../model/crowd";
import { FAMILIES, HAPPENED } from "../model/kind";
import { mercator, tableOf, type Table } from "../model/table";
import { areaOf, type Zone } from "../model/zone";
import type { Incident } from "../model/incident";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { words } from "../words";
import { titleOf } from "../words/places";
import { coveredSides, latLng } from "./map";
import { createCrowdCanvas, discSize, shortCount } from "./crowd";
import { groupSign, ringSign, typeSign } from "./sign";

/** Pixels between signs below which they are grouped. */
const RADIUS = 38;
/** Members farther than this from their middle (pixels) can be parted by zooming in. */
const SAME_POINT = 3;
const MAX_SPLIT_ZOOM = 14;
/** From so many on they are a crowd: grouped by squares of the screen, in sight only. */
const CROWD = 2000;
/** Side of those squares in pixels. */
const SQUARE = 64;
/** Pixels of the world's square at zoom 0. */
const WORLD = 256;

interface Intentions {
  open(id: string): void;
}

const isArea = (incident: Incident): boolean => incident.place_precision.startsWith("admin");

/**
 * The markers' view. `reveal` brings an incident's own sign into sight, opening its ring where needed; it zooms only
 * where it may.
 */
export function createMarkers(map: L.Map, { open }: Intentions): { draw(state: State, selection: Selection): void; reveal(id: string, mayZoom: boolean): void } {
  const signs = L.layerGroup().addTo(map);
  const shapes = L.layerGroup().addTo(map);
  const renderer = L.svg({ pane: "areas", padding: 0.5 });
  const canvas = createCrowdCanvas(map);
  /** What is mapped, when it is no crowd. */
  let mapped: readonly Incident[] = [];
  let table: Table = tableOf(new Map());
  let rows: Uint32Array = new Uint32Array();
  let busy = false;
  let zones: readonly Zone[] = [];
  let selected: Incident | null = null;
  let arrivals: ReadonlySet<string> = new Set();
  /** Ids of the ring that is fanned out, at one zoom. */
  let fanned: ReadonlySet<string> = new Set();
  /** Where the keyboard is, so that redrawing does not lose it. */
  let focusOn: string | null = null;
  const crowded = (): boolean => rows.length > CROWD;
  /** A mapped incident by its id. */
  const find = (id: string): Incident | null => {
    for (const i of rows) if (table.items[i]?.id === id) return table.items[i] ?? null;
    return null;
  };

  const activate = (marker: L.Marker, key: string, label: string, act: () => void): void => {
    marker.on("click", act);
    marker.addTo(signs);
    const element = marker.getElement();
    if (!element) return;
    element.setAttribute("aria-label", label);
    element.setAttribute("data-key", key);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    if (focusOn === key) element.focus({ preventScroll: true });
  };

  const drawIncident = (incident: Incident, at: L.LatLng): void => {
    const isSelected = incident.id === selected?.id;
    const pale = isArea(incident) || !HAPPENED.has(incident.certainty);
    const size = isSelected ? 34 : 26;
    const classes = ["incident", `incident-${incident.type}`, isSelected && "is-selected", arrivals.has(incident.id) && "is-new", pale && "is-pale"].filter(Boolean).join(" ");
    const icon = L.divIcon({ className: classes, html: typeSign(incident.type, size, pale ? "pale" : "solid") as unknown as HTMLElement, iconSize: [size, size] });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true, zIndexOffset: isSelected ? 1000 : arrivals.has(incident.id) ? 500 : 0 });
    marker.bindTooltip(() => h("div", {}, h("strong", {}, titleOf(incident)), h("span", {}, words.when(incident))), { className: "tip", direction: "top", offset: [0, -12] });
    activate(marker, incident.id, words.map.marker(titleOf(incident), words.when(incident)), () => open(incident.id));
    const element = marker.getElement();
    element?.setAttribute("data-incident", incident.id);
    element?.setAttribute("aria-pressed", String(isSelected));
  };

  const openGroup = (members: Group<Incident>): void => {
    if (members.spread > SAME_POINT && map.getZoom() < MAX_SPLIT_ZOOM) {
      const bounds = L.latLngBounds(members.items.map((incident) => latLng(incident.point ?? [0, 0])));
      focusOn = null;
      map.flyToBounds(bounds, { padding: [80, 80], maxZoom: Math.min(map.getZoom() + 3, MAX_SPLIT_ZOOM + 1), animate: !reducedMotion(), duration: 0.5 });
      return;
    }
    fanned = new Set(members.items.map((incident) => incident.id));
    focusOn = members.items[0]?.id ?? null;
    drawSigns();
  };

  const drawGroup = (members: Group<Incident>, at: L.LatLng): void => {
    const n = members.items.length;
    const size = 34 + Math.min(n, 40) / 4;
    const holds = members.items.some((incident) => incident.id === selected?.id);
    const icon = L.divIcon({
      className: ["group", holds && "is-selected", members.items.some((i) => arrivals.has(i.id)) && "is-new"].filter(Boolean).join(" "),
      html: groupSign(members.items.map((incident) => incident.type), size) as unknown as HTMLElement,
      iconSize: [size, size],
    });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true });
    activate(marker, `group:${members.items[0]?.id ?? ""}`, words.map.group(n), () => openGroup(members));
    const element = marker.getElement();
    element?.setAttribute("data-count", String(n));
    element?.setAttribute("data-incidents", members.items.map((incident) => incident.id).join(" "));
  };

  const drawFan = (items: readonly Incident[], x: number, y: number): void => {
    const zoom = map.getZoom();
    const centre = map.unproject([x, y], zoom);
    for (const [i, offset] of fan(items.length).entries()) {
      const incident = items[i];
      if (!incident) continue;
      const at = map.unproject([x + offset.x, y + offset.y], zoom);
      L.polyline([centre, at], { renderer, interactive: false, className: "fan-leg" }).addTo(signs);
      drawIncident(incident, at);
    }
  };

  /** The groups of a crowd in sight, with `margin` windows around. */
  const crowdInSight = (margin: number): CrowdGroup[] => {
    const bounds = map.getBounds().pad(margin);
    const [west, north] = mercator(bounds.getWest(), bounds.getNorth());
    const [east, south] = mercator(bounds.getEast(), bounds.getSouth());
    const free = fanned.size === 0 ? rows : rows.filter((i) => !fanned.has(table.items[i]?.id ?? ""));
    return crowd(table, free, { west, north, east, south, scale: WORLD * 2 ** map.getZoom() }, SQUARE);
  };

  const drawCrowdGroup = (members: CrowdGroup): void => {
    const zoom = map.getZoom();
    const at = map.unproject([members.x, members.y], zoom);
    const first = table.items[members.sample[0] ?? -1];
    if (!first) return;
    if (members.count === 1) {
      drawIncident(first, at);
      return;
    }
    const size = discSize(members.count);
    const shares = FAMILIES.flatMap((family, f) => (members.families[f] ? [[family, members.families[f]] as const] : []));
    const icon = L.divIcon({ className: "group", html: ringSign(shares, shortCount(members.count), size) as unknown as HTMLElement, iconSize: [size, size] });
    const marker = L.marker(at, { icon, keyboard: true, riseOnHover: true });
    activate(marker, `group:${first.id}`, words.map.group(members.count), () => {
      if (members.spread > SAME_POINT && zoom < MAX_SPLIT_ZOOM) {
        focusOn = null;
        map.flyTo(at, Math.min(zoom + 2, MAX_SPLIT_ZOOM + 1), { animate: !reducedMotion(), duration: 0.5 });
        return;
      }
      fanned = new Set(members.sample.map((i) => table.items[i]?.id ?? ""));
      focusOn = first.id;
      drawSigns();
    });
    marker.getElement()?.setAttribute("data-count", String(members.count));
    marker.getElement()?.setAttribute("data-incidents", members.sample.map((i) => table.items[i]?.id ?? "").join(" "));
  };

  function drawSigns(): void {
    const isCrowd = crowded();
    if (isCrowd && busy) {
      signs.clearLayers();
      canvas.draw(crowdInSight(0));
      return;
    }
    canvas.clear();
    const focused = document.activeElement?.closest<HTMLElement>("[data-key]");
    if (focused && map.getContainer().contains(focused)) focusOn ??= focused.dataset["key"] ?? null;
    signs.clearLayers();
    const zoom = map.getZoom();
    const alone = isCrowd ? [...fanned].flatMap((id) => find(id) ?? []) : mapped;
    if (isCrowd) for (const members of crowdInSight(0.25)) drawCrowdGroup(members);
    const spots = alone.flatMap((incident) => {
      if (!incident.point) return [];
      const { x, y } = map.project(latLng(incident.point), zoom);
      return [{ item: incident, x, y }];
    });
    const inFan = spots.filter((spot) => fanned.has(spot.item.id));
    for (const members of group(spots.filter((spot) => !fanned.has(spot.item.id)), RADIUS)) {
      const only = members.items.length === 1 ? members.items[0] : undefined;
      const at = map.unproject([members.x, members.y], zoom);
      if (only) drawIncident(only, at);
      else drawGroup(members, at);
    }
    if (inFan.length > 0) {
      const middle = (axis: "x" | "y"): number => inFan.reduce((sum, spot) => sum + spot[axis], 0) / inFan.length;
      drawFan(inFan.map((spot) => spot.item), middle("x"), middle("y"));
    }
    focusOn = null;
  }

  const drawShapes = (): void => {
    shapes.clearLayers();
    const outlined = new Set<string>();
    // In a crowd only the open incident shows how far it may reach: a thousand circles say nothing.
    for (const incident of crowded() ? (selected ? [selected] : []) : mapped) {
      const isSelected = incident.id === selected?.id;
      const look = isSelected ? " is-selected" : "";
      if (isArea(incident)) {
        const area = areaOf(zones, incident.pcode);
        if (area) {
          if (outlined.has(area.id) && !isSelected) continue;
          outlined.add(area.id);
          L.polygon(area.parts.map((polygon) => polygon.map((ring) => ring.map(latLng))), { renderer, interactive: false, className: `area${look}` }).addTo(shapes);
          continue;
        }
      }
      if ((incident.place_precision === "near" || isArea(incident)) && incident.point && incident.radius_m) {
        L.circle(latLng(incident.point), { radius: incident.radius_m, renderer, interactive: false, className: `near${look}` }).addTo(shapes);
      }
    }
  };

  /** Everything that stands on the very point of an incident, when it is not alone there. */
  const sharing = (incident: Incident | null): ReadonlySet<string> => {
    if (!incident?.point) return new Set();
    const [x, y] = mercator(incident.point[0], incident.point[1]);
    const reach = SAME_POINT / (WORLD * 2 ** map.getZoom());
    const close: string[] = [];
    for (const i of rows) {
      if (Math.hypot((table.x[i] as number) - x, (table.y[i] as number) - y) > reach) continue;
      close.push((table.items[i] as Incident).id);
      if (close.length >= KEEP) break;
    }
    return close.length > 1 ? new Set([...close, incident.id]) : new Set();
  };

  map.on("zoomend", () => {
    fanned = sharing(selected);
    drawSigns();
  });
  map.on("click", () => {
    if (fanned.size === 0) return;
    fanned = new Set();
    drawSigns();
  });

  // As a click beside it: Escape closes a fan, and the keyboard goes on from its ring.
  map.getContainer().addEventListener("keydown", (event) => {
    const id = document.activeElement?.closest<HTMLElement>("[data-incident]")?.dataset["incident"];
    if (event.key !== "Escape" || id === undefined || !fanned.has(id) || selected !== null) return;
    event.stopPropagation();
    fanned = new Set();
    drawSigns();
    map.getContainer().querySelector<HTMLElement>(`[data-incidents~="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });

  map.on("moveend", () => {
    if (crowded()) drawSigns();
  });

  const draw = whenChanged((selection: Selection, nextZones: readonly Zone[], id: string | null, nextArrivals: ReadonlySet<string>, isBusy: boolean) => {
    [zones, arrivals, busy] = [nextZones, nextArrivals, isBusy];
    [table, rows] = [selection.table, selection.mappedRows];
    mapped = crowded() ? [] : selection.mapped;
    selected = id === null ? null : find(id);
    drawShapes();
    drawSigns();
  });

  return {
    draw: (state, selection) => draw(selection, state.zones, state.selected, state.arrivals, state.busy),
    reveal(id, mayZoom) {
      const incident = find(id);
      if (!incident?.point) return;
      const at = latLng(incident.point);
      const area = isArea(incident) ? areaOf(zones, incident.pcode) : null;
      const covered = coveredSides();
      const options = { paddingTopLeft: [40 + covered.left, 40] as L.PointTuple, paddingBottomRight: [40 + covered.right, 40] as L.PointTuple, animate: !reducedMotion() };
      if (!mayZoom) {
        map.panInside(at, options);
      } else if (area) {
        const bounds = L.latLngBounds(area.parts.flatMap((polygon) => polygon.flatMap((ring) => ring.map(latLng))));
        const size = map.getSize();
        const inSight = L.latLngBounds(map.containerPointToLatLng([covered.left, 0]), map.containerPointToLatLng([size.x - covered.right, size.y]));
        if (!inSight.contains(bounds)) map.fitBounds(bounds, options);
      } else if (map.getZoom() < 9) {
        map.fitBounds(at.toBounds(30_000), { ...options, maxZoom: 10.5 });
      } else {
        map.panInside(at, options);
      }
      if (fanned.has(id)) return;
      fanned = sharing(incident);
      drawSigns();
    },
  };
}
