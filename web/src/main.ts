/** Wiring only: state, views, address, connection. */
import "./ahead";
import "leaflet/dist/leaflet.css";
import "./style/page.css";
import "./style/map.css";
import { byId } from "./dom";
import { asksForRest, baseParams, fromSearch, toSearch, type Filter } from "./model/filter";
import { formatHash, parseHash } from "./model/place";
import { createSelector, type Selection } from "./model/select";
import type { Incident, Source } from "./model/incident";
import type { Order } from "./model/rows";
import { createLive } from "./live";
import { HttpError, loadBrief, loadConfig, loadFew, loadIncident, loadIncidents, loadTallies, loadZones } from "./net";
import { createStore, LAYERS, type LayerName, type State } from "./state";
import { showArticle } from "./view/article";
import { createTiles, drawBasemap } from "./view/basemap";
import { createDensity } from "./view/density";
import { createDetail } from "./view/detail";
import { createFilters } from "./view/filters";
import { createLayers } from "./view/layers";
import { createList } from "./view/list";
import { boundsOf, createMap, placeOf } from "./view/map";
import { createMarkers } from "./view/markers";
import { createNames } from "./view/names";
import { paintMap, savePicture } from "./view/picture";
import { createRelief } from "./view/relief";
import { createSheet } from "./view/sheet";
import { createSources } from "./view/sources";
import { createSummary, createTop } from "./view/status";
import { createTable, createViews } from "./view/table";
import { createTallies } from "./view/tallies";
import { startTheme } from "./view/theme";
import { createTimeline } from "./view/timeline";
import { createTools } from "./view/tools";
import { createZones } from "./view/zones";
import { direction, keepLanguage, language, words } from "./words";
import { learnPlaces, localZone } from "./words/places";

/** The layers the page opens with. */
const LAYERS_ON: readonly LayerName[] = ["buffer", "occupied", "governorates", "labels", "relief", "tiles"];
const layersOf = (names: readonly string[] | null): ReadonlySet<LayerName> =>
  new Set(names === null ? LAYERS_ON : LAYERS.filter((layer) => names.includes(layer)));

/** More than so many incidents are loaded without their evidence, which comes when one is opened, and are drawn before they have names. */
const BRIEF_ABOVE = 3000;

const hash = parseHash(location.hash);
const store = createStore({
  filter: fromSearch(location.search),
  incidents: new Map(),
  loading: "loading",
  rejected: 0,
  selected: hash.incident,
  outside: null,
  arrivals: new Set(),
  connection: "connecting",
  zones: [],
  tallies: [],
  layers: layersOf(hash.layers),
  filled: 0,
  busy: false,
  unit: null,
  table: hash.table,
});

startTheme();
document.documentElement.lang = language;
document.documentElement.dir = direction;
document.title = `${words.name}: ${words.tagline}`;
byId("skip").textContent = words.skip;
// The hash is the view's: the link moves the focus and leaves the address.
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId(store.get().table === null ? "list" : "table").focus();
});
const map = createMap(byId("map"), hash.place);
const phone = matchMedia("(max-width: 800px)");
const setSheet = createSheet(byId("panel"), byId("grip"));

// Address ------------------------------------------------------------------------------------------------------

/** Whether the map stands where a link or the person put it, and not where it opened by itself. */
let placed = hash.place !== null;

function address(): string {
  const { filter, selected, layers, table } = store.get();
  const search = keepLanguage(toSearch(filter), location.search);
  const asOpened = layers.size === LAYERS_ON.length && LAYERS_ON.every((layer) => layers.has(layer));
  const hash = formatHash({ place: placed ? placeOf(map) : null, incident: selected, layers: asOpened ? null : LAYERS.filter((layer) => layers.has(layer)), table });
  return location.pathname + (search === "" ? "" : `?${search}`) + hash;
}

function remember(how: "push" | "replace"): void {
  const to = address();
  if (to === location.pathname + location.search + location.hash) return;
  if (how === "push") history.pushState(null, "", to);
  else history.replaceState(null, "", to);
}

// What the person asks for ----------------------------------------------------------------------------------------

function setFilter(patch: Partial<Filter>, quiet = false): void {
  const before = store.get().filter;
  const filter = { ...before, ...patch };
  store.set({ filter });
  if (!store.get().busy) remember(quiet ? "replace" : "push");
  if (baseParams(filter).toString() !== baseParams(before).toString()) void load();
}

/** What had the focus when the detail opened, to give it back; and where, should it be drawn anew meanwhile. */
let opener: HTMLElement | null = null;
let openedFrom: "map" | "list" | "link" = "link";

function open(id: string, from: "map" | "list" | "link"): void {
  if (document.activeElement instanceof HTMLElement && !byId("detail").contains(document.activeElement)) opener = document.activeElement;
  openedFrom = from;
  const { arrivals, incidents, selected } = store.get();
  // It is open already: what was asked for is to go to it.
  if (selected === id) byId("detail").querySelector<HTMLElement>("h2")?.focus();
  store.set({ selected: id, outside: null, arrivals: new Set([...arrivals].filter((other) => other !== id)) });
  if (from !== "link") remember("push");
  if (incidents.get(id)?.brief ?? true) void fetchOutside(id);
  // After the views have drawn: the detail covers part of the map, and the sign may be new.
  window.setTimeout(() => markers.reveal(id, from === "list"), 0);
}

function close(): void {
  const id = store.get().selected;
  store.set({ selected: null, outside: null });
  remember("push");
  const before = opener;
  opener = null;
  // After the views have drawn: signs are drawn anew.
  window.setTimeout(() => {
    const again = id === null ? null : byId(openedFrom === "map" ? "map" : "panel").querySelector<HTMLElement>(`[data-incident="${CSS.escape(id)}"]`);
    (before?.isConnected ? before : again)?.focus({ preventScroll: true });
  }, 0);
}

async function fetchOutside(id: string): Promise<void> {
  const incident = await loadIncident(id).catch(() => null);
  const state = store.get();
  if (state.selected !== id || state.incidents.get(id)?.brief === undefined && state.incidents.has(id)) return;
  // A merged incident answers with the one it is part of.
  if (incident && incident.id !== id && state.incidents.has(incident.id)) store.set({ selected: incident.id });
  else store.set({ outside: incident ?? "missing" });
}

function toggleLayer(layer: LayerName): void {
  const layers = new Set(store.get().layers);
  if (!layers.delete(layer)) layers.add(layer);
  store.set({ layers });
  remember("replace");
}

/** Shows the table in an order, or the list. */
function setTable(table: Order | null): void {
  const switched = (store.get().table === null) !== (table === null);
  store.set({ table });
  remember(switched ? "push" : "replace");
}

// Views ------------------------------------------------------------------------------------------------------------

/** Milliseconds that the details of the base map wait for the first incidents, so that these are drawn before. */
const DETAIL_MS = 1000;
const detail = new Promise<void>((go) => {
  window.setTimeout(go, DETAIL_MS);
  store.subscribe(({ loading }) => {
    // Once they are painted.
    if (loading !== "loading") requestAnimationFrame(() => window.setTimeout(go, 0));
  });
});

const markers = createMarkers(map, { open: (id) => open(id, "map") });
const drawZones = createZones(map);
const drawNames = createNames(map, detail);
const drawDensity = createDensity(map);
const drawRelief = createRelief(map);
createTools(map, { picture });
const setDates = (from: string | null, to: string | null, quiet?: boolean): void => setFilter({ from, to }, quiet);
const setBusy = (busy: boolean): void => store.set({ busy });
const drawTimeline = createTimeline(byId("timeline"), { setDates, setBusy, setUnit: (unit) => store.set({ unit }) });
const drawFilters = createFilters(byId("filters"), { setFilter });
const drawSummary = createSummary(byId("summary"), { setFilter, seen: () => store.set({ arrivals: new Set() }) });
const drawList = createList(byId("list"), { open: (id) => open(id, "list"), retry: () => void load(), point: pointAt });
const drawTable = createTable(byId("table"), { open: (id) => open(id, "list"), point: pointAt, setOrder: setTable });
const drawViews = createViews(byId("views"), byId("list"), { set: setTable });
const drawDetail = createDetail(byId("detail"), { close, open: (id) => open(id, "list"), openArticle });
const drawTallies = createTallies(byId("tallies"));

function openArticle(source: Source): void {
  const { incidents, outside, zones } = store.get();
  const held = outside !== null && outside !== "missing" ? [outside] : [];
  // What is loaded in brief has no sources: the open incident has.
  const known = [...incidents.values(), ...held].filter((incident, i, all) => !incident.brief && all.findIndex((other) => other.id === incident.id) === i);
  showArticle(byId("article") as HTMLDialogElement, source, known, zones, { open: (id) => open(id, "list") });
}

/** Saves the map as it stands as a picture that says what it shows. */
function picture(): void {
  if (!drawn) return;
  const heading = byId("sentence").textContent || words.name;
  const today = new Date().toISOString().slice(0, 10);
  savePicture(paintMap(map, drawn.selection, heading, `${location.href} · ${words.day(today)}`), `zonewatch-${today}.png`);
}

/** Marks on the map what the list points at. */
function pointAt(id: string | null): void {
  for (const element of byId("map").querySelectorAll(".is-pointed")) element.classList.remove("is-pointed");
  if (id === null) return;
  const escaped = CSS.escape(id);
  byId("map").querySelector(`[data-incident="${escaped}"], [data-incidents~="${escaped}"]`)?.classList.add("is-pointed");
}

const selector = createSelector();
let drawn: { incidents: State["incidents"]; filled: number; filter: Filter; selection: Selection } | null = null;
let rest: number | undefined;

/** What stands beside the map. */
function drawRest(): void {
  const state = store.get();
  if (!drawn) return;
  const { selection } = drawn;
  drawTimeline(state, selection);
  // While the dates move, what is read and not watched stays as it was.
  if (state.busy) return;
  drawFilters(state, selection);
  drawViews(state);
  // What is not in sight is not drawn.
  if (state.table === null) drawList(state, selection);
  drawTable(state, selection);
  drawTallies(state);
  drawDetail(state);
  drawZones(state);
  drawNames(state, selection);
  drawRelief(state);
}

store.subscribe((state) => {
  const { incidents, filled, filter } = state;
  const isNew = drawn?.incidents !== incidents;
  if (!drawn || isNew || drawn.filled !== filled || drawn.filter !== filter) {
    drawn = { incidents, filled, filter, selection: selector(incidents, filter, filled) };
  }
  drawSummary(state, drawn.selection);
  drawDensity(state, drawn.selection);
  markers.draw(state, drawn.selection);
  window.clearTimeout(rest);
  // Of very many the map is painted first.
  if (isNew && incidents.size > BRIEF_ABOVE) rest = window.setTimeout(drawRest, 0);
  else drawRest();
});

// On a phone the timeline belongs into the sheet, above the list.
const moveTimeline = (): void => {
  if (phone.matches) byId("filters").after(byId("timeline"));
  else byId("stage").append(byId("timeline"));
};
phone.addEventListener("change", moveTimeline);
moveTimeline();

map.on("dragend zoomend", () => (placed = true));
map.on("moveend", () => remember("replace"));
new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(byId("map"));

window.addEventListener("popstate", () => {
  const { place, incident, layers, table } = parseHash(location.hash);
  const before = store.get();
  const filter = fromSearch(location.search);
  store.set({ filter, layers: layersOf(layers), table });
  if (baseParams(filter).toString() !== baseParams(before.filter).toString()) void load();
  if (place) map.setView([place.lat, place.lon], place.zoom, { animate: false });
  if (incident === null) store.set({ selected: null, outside: null });
  else if (incident !== before.selected) open(incident, "link");
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key === "Escape" && !typing && store.get().selected !== null && !document.querySelector("dialog[open]")) close();
  if (event.key === "/" && !typing) {
    event.preventDefault();
    if (phone.matches) setSheet("full");
    byId("q").focus();
  }
});

// Data -------------------------------------------------------------------------------------------------------------

let loading: AbortController | null = null;
/** What the incidents in the state were asked with; null before the first answer. */
let answered: string | null = null;
/** Milliseconds until the server is asked again after it could not be reached. */
const RETRY_MS = 4000;
const live = createLive(store, { reload: () => void load(), followed: () => remember("replace") });

/** Loads what the server's part of the filter asks for, then listens from exactly there. `whole`: in one part. */
async function load(whole = false): Promise<void> {
  loading?.abort();
  const mine = (loading = new AbortController());
  live.stop();
  store.set({ loading: "loading" });
  const { filter, table } = store.get();
  const params = baseParams(filter);
  try {
    const few = whole ? null : await loadFew(params, mine.signal);
    // How many there are is told by columns, which of thousands are less than a page of them.
    const columns = few ? null : await loadBrief(params, whole, mine.signal);
    const brief = columns && columns.items.length > BRIEF_ABOVE ? columns : null;
    // Without names and tolls a filter by them would find nothing, and a table by them be in no order.
    const filled = brief && asksForRest(filter, table !== null) ? await brief.fill() : null;
    if (filled === false) {
      if (!mine.signal.aborted) void load(true);
      return;
    }
    const { items, rejected, cursor } = few ?? brief ?? (await loadIncidents(params, mine.signal));
    if (mine.signal.aborted) return;
    answered = params.toString();
    const incidents = new Map<string, Incident>();
    for (const incident of items) incidents.set(incident.id, incident);
    store.set({ incidents, rejected, loading: "ready" });
    live.listen(params, cursor);
    const { selected } = store.get();
    if (selected !== null && (store.get().incidents.get(selected)?.brief ?? !store.get().incidents.has(selected))) void fetchOutside(selected);
    if (!brief || whole || filled) return;
    const isSame = await brief.fill();
    if (mine.signal.aborted) return;
    // The same incidents say more now: everything that draws them looks again.
    if (isSame) store.set({ filled: store.get().filled + 1 });
    else void load(true);
  } catch (error) {
    if (mine.signal.aborted) return;
    store.set({ loading: { failed: error instanceof Error ? error.message : String(error) } });
    // What was found for other words must not stand under these.
    if (answered !== params.toString()) store.set({ incidents: new Map() });
    if (error instanceof HttpError) return;
    live.lost();
    window.setTimeout(() => loading === mine && void load(), RETRY_MS);
  }
}

async function start(): Promise<void> {
  // What is asked for first is answered first: a browser keeps six connections to a host.
  const loaded = language === "en" ? load() : null;
  const zones = loadZones().then((all) => {
    store.set({ zones: all.map(localZone) });
    const theatre = all.filter((zone) => zone.kind === "buffer_zone");
    if (placed || theatre.length === 0) return;
    map.fitBounds(boundsOf(theatre).pad(0.2), { animate: false });
    placed = false;
  });
  // Names first: what is drawn under one name should not change it.
  if (loaded === null) await Promise.all([learnPlaces(), zones]);
  const shown = loaded ?? load();
  void drawBasemap(map, detail);
  void detail.then(loadTallies).then((tallies) => store.set({ tallies }));
  const config = await loadConfig();
  const openSources = createSources(byId("sources") as HTMLDialogElement, config.version);
  const drawTop = createTop(byId("top"), openSources);
  const drawLayers = createLayers(byId("layers"), config.tiles !== null, { toggle: toggleLayer });
  const tiles = config.tiles === null ? null : createTiles(config.tiles);
  const redraw = (state: State): void => {
    drawTop(state);
    drawLayers(state);
    if (tiles && state.layers.has("tiles") !== map.hasLayer(tiles)) {
      if (map.hasLayer(tiles)) tiles.remove();
      else tiles.addTo(map);
      map.getPane("basemap")?.classList.toggle("is-under-tiles", map.hasLayer(tiles));
    }
  };
  store.subscribe(redraw);
  redraw(store.get());
  await Promise.all([zones, shown]);
  const { selected } = store.get();
  if (selected !== null && hash.place === null) markers.reveal(selected, true);
}

void start();
