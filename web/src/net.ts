/** Everything that crosses the network: always this origin. Answers are checked here and typed after. */
import { parseIncident, parsePage, parseTally, type Incident, type Tally } from "./model/incident";
import type { Reply } from "./columns.worker";
import { columnsOf, FIRST, readAnswer, REST, type Answer } from "./model/columns";
import { parseEvidence, type SourceEvidence } from "./model/evidence";
import { EVENT_NAMES, parseEvent, type StreamEvent } from "./model/stream";
import { parseZone, type Zone } from "./model/zone";

/** An answer that is not a success; `detail` is the problem body's own sentence where there is one (RFC 9457). */
export class HttpError extends Error {
  constructor(readonly status: number, detail: string) {
    super(detail);
  }
}

const ask = (path: string, signal?: AbortSignal): Promise<Response> =>
  fetch(path, { headers: { accept: "application/geo+json, application/json" }, ...(signal ? { signal } : {}) });

/** Answers asked for ahead, each for whoever wants it first. */
const ahead = new Map<string, Promise<Response>>();

/** Asks for what `loadFew` and `loadBrief` will want, before there is a page to show it on. */
export function askAhead(params: URLSearchParams): void {
  for (const path of [itemsPath(params, FEW), briefPath(params, FIRST)]) {
    const answer = ask(path);
    // Whoever takes it hears of the failure.
    answer.catch(() => undefined);
    ahead.set(path, answer);
  }
}

/** Lets go of what was asked for ahead and is not wanted. */
function dropAhead(): void {
  for (const answer of ahead.values()) answer.then(({ body }) => body?.cancel()).catch(() => undefined);
  ahead.clear();
}

/** The JSON of an answer; throws `HttpError` when it is no success. */
export async function getJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const asked = ahead.get(path);
  ahead.delete(path);
  const response = await (asked ?? ask(path, signal));
  signal?.throwIfAborted();
  if (!response.ok) {
    const problem: unknown = await response.json().catch(() => null);
    const detail = typeof problem === "object" && problem !== null && "detail" in problem ? String(problem.detail) : "";
    throw new HttpError(response.status, detail || `${response.status} ${response.statusText}`);
  }
  return response.json();
}

/** Path and query of a link, so that a `next` link with another host name stays on this origin. */
function sameOrigin(href: string): string {
  const url = new URL(href, location.href);
  return url.pathname + url.search;
}

export interface Loaded<T> {
  readonly items: readonly T[];
  readonly rejected: number;
  /** Stream id of the first page: the stream resumed there misses nothing that later pages may not have had. */
  readonly cursor: string | null;
}

async function loadAll<T>(path: string, parse: (f: unknown) => T | null, signal?: AbortSignal): Promise<Loaded<T>> {
  const items: T[] = [];
  let rejected = 0;
  let cursor: string | null = null;
  const seen = new Set<string>();
  for (let next: string | null = path; next !== null && !seen.has(next);) {
    seen.add(next);
    const page: ReturnType<typeof parsePage<T>> = parsePage(await getJson(next, signal), parse);
    items.push(...page.items);
    rejected += page.rejected;
    cursor ??= page.cursor;
    next = page.next === null ? null : sameOrigin(page.next);
  }
  return { items, rejected, cursor };
}

const withQuery = (path: string, params: URLSearchParams): string => {
  const query = params.toString().replaceAll("%2C", ",");
  return query === "" ? path : `${path}?${query}`;
};

/** How many items one request asks for; the server cuts it to its own page size. */
const PAGE = 10_000;

/** So many come with their evidence at once. */
const FEW = 250;

/** Where the incidents of a query are, `limit` to a page. */
function itemsPath(params: URLSearchParams, limit: number): string {
  const query = new URLSearchParams(params);
  query.set("limit", String(limit));
  return withQuery("/api/collections/incidents/items", query);
}

/** All incidents of a query when they are few; else null. */
export async function loadFew(params: URLSearchParams, signal: AbortSignal): Promise<Loaded<Incident> | null> {
  const page = parsePage(await getJson(itemsPath(params, FEW), signal), parseIncident);
  if (page.next !== null) return null;
  dropAhead();
  return page;
}

/** All incidents of a query, page after page. */
export const loadIncidents = (params: URLSearchParams, signal: AbortSignal): Promise<Loaded<Incident>> =>
  loadAll(itemsPath(params, PAGE), parseIncident, signal);

export interface Brief extends Loaded<Incident> {
  /** Fetches what was left for later and adds it to the same incidents; false when there are others by now. */
  fill(): Promise<boolean>;
}

/** All incidents of a query without their evidence, newest first; unless `whole`, much of them only with `fill`. */
export async function loadBrief(params: URLSearchParams, whole: boolean, signal: AbortSignal): Promise<Brief> {
  const { items, cursor, fill } = columnsOf(readAnswer(await getJson(briefPath(params, whole ? [...FIRST, ...REST] : FIRST), signal)));
  return { items, rejected: 0, cursor, fill: async () => whole || fill(await readApart(briefPath(params, REST), signal)) };
}

/** Where the named columns of a query are. */
function briefPath(params: URLSearchParams, names: readonly string[]): string {
  const query = new URLSearchParams(params);
  query.set("properties", names.join(","));
  return withQuery("/api/collections/incidents/columns", query);
}

/** An answer read on another thread. */
function readApart(path: string, signal: AbortSignal): Promise<Answer> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL("./columns.worker.ts", import.meta.url), { type: "module" });
    const end = (act: () => void): void => {
      worker.terminate();
      act();
    };
    worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => end(() => ("answer" in data ? done(data.answer) : failed(data.status === null ? new Error(data.failed) : new HttpError(data.status, data.failed)))));
    worker.addEventListener("error", ({ message }) => end(() => failed(new Error(message))));
    signal.addEventListener("abort", () => end(() => failed(signal.reason)));
    worker.postMessage(path);
  });
}

/** One incident, following the redirect of a merged one; null when there is none. */
export async function loadIncident(id: string): Promise<Incident | null> {
  try {
    return parseIncident(await getJson(`/api/collections/incidents/items/${encodeURIComponent(id)}`));
  } catch (error) {
    if (error instanceof HttpError && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}

/** The words behind the fields of an incident, source by source. */
export async function loadEvidence(id: string): Promise<readonly SourceEvidence[]> {
  return parseEvidence(await getJson(`/api/collections/incidents/items/${encodeURIComponent(id)}/evidence`));
}

/** All zones. */
export async function loadZones(): Promise<readonly Zone[]> {
  return (await loadAll("/api/collections/zones/items?limit=1000", parseZone)).items;
}

/** All tallies; none when the server does not offer them. */
export async function loadTallies(): Promise<readonly Tally[]> {
  try {
    return (await loadAll("/api/collections/tallies/items?limit=1000", parseTally)).items;
  } catch {
    return [];
  }
}

/** A layer of the basemap as GeoJSON; null when the server has none of this name. */
export async function loadBasemap(name: string): Promise<GeoJSON.FeatureCollection | null> {
  try {
    const json = await getJson(`/basemap/${name}.geojson`);
    return typeof json === "object" && json !== null && "features" in json ? (json as GeoJSON.FeatureCollection) : null;
  } catch {
    return null;
  }
}

/** Names of places in a language, by gazetteer id; none when the server has none. */
export async function loadNames(language: string): Promise<ReadonlyMap<string, string>> {
  const json = await getJson(`/names/${language}.json`).catch(() => null);
  if (typeof json !== "object" || json === null) return new Map();
  return new Map(Object.entries(json).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

export interface Config {
  readonly version: string;
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
}

/** The server's settings for the page; the bundled basemap when there are none. */
export async function loadConfig(): Promise<Config> {
  const json = (await getJson("/config.json").catch(() => ({}))) as Record<string, unknown>;
  const tiles = json["tiles"] as Record<string, unknown> | null | undefined;
  return {
    version: typeof json["version"] === "string" ? json["version"] : "",
    tiles: tiles && typeof tiles["url"] === "string" ? { url: tiles["url"], attribution: String(tiles["attribution"] ?? "") } : null,
  };
}

/** One file of bundled data and where it comes from. */
export interface DataSource {
  readonly file: string;
  readonly what: string;
  readonly source: string;
  readonly licence: string;
  readonly url: string | null;
  readonly attribution: string;
}

/** The bundled data and their sources. */
export async function loadSources(): Promise<DataSource[]> {
  const json = await getJson("/sources.json");
  if (!Array.isArray(json)) throw new Error("not a list");
  return json.map((entry: Record<string, unknown>) => {
    const text = (name: string): string => (typeof entry[name] === "string" ? entry[name] : "");
    return { file: text("file"), what: text("what"), source: text("source"), licence: text("licence"), url: text("url") || null, attribution: text("attribution") };
  });
}

/** The address of a route under a filter, to be offered as a link. */
export function queryLink(path: string, params: URLSearchParams): string {
  return withQuery(path, params);
}

export interface StreamHandlers {
  onEvent(event: StreamEvent): void;
  onState(state: "live" | "lost"): void;
}

/** Milliseconds between looks at the clock, and the gap between two that says that the machine slept. */
const [LOOK_MS, SLEPT_MS] = [5_000, 90_000];

/** Listens to the stream from `cursor` on; returns how to stop. Resumes by itself where it was cut. */
export function openStream(params: URLSearchParams, cursor: string | null, handlers: StreamHandlers): () => void {
  let last = cursor;
  let source: EventSource | null = null;
  let timer: number | undefined;
  const connect = (): void => {
    window.clearTimeout(timer);
    source?.close();
    const query = new URLSearchParams(params);
    if (last !== null) query.set("last_event_id", last);
    const mine = (source = new EventSource(withQuery("/incidents/stream", query)));
    mine.onopen = () => handlers.onState("live");
    mine.onerror = () => {
      handlers.onState("lost");
      // The browser retries by itself, with the last id it saw, unless it was refused for good: then we do.
      if (mine.readyState === EventSource.CLOSED) timer = window.setTimeout(connect, 3000);
    };
    for (const name of EVENT_NAMES) {
      mine.addEventListener(name, (message: MessageEvent<string>) => {
        if (message.lastEventId !== "") last = message.lastEventId;
        const event = parseEvent(name, message.data);
        if (event) handlers.onEvent(event);
      });
    }
  };
  // A connection that died while the machine slept, or with the network it went over, says nothing of it for minutes.
  // Connecting anew tells at once, costs one request and misses nothing; a server on this machine needs no network.
  let looked = Date.now();
  const watch = window.setInterval(() => {
    const now = Date.now();
    if (now - looked > SLEPT_MS) connect();
    looked = now;
  }, LOOK_MS);
  const shown = (event: PageTransitionEvent): void => {
    if (event.persisted) connect();
  };
  for (const change of ["online", "offline"]) window.addEventListener(change, connect);
  window.addEventListener("pageshow", shown);
  connect();
  return () => {
    for (const change of ["online", "offline"]) window.removeEventListener(change, connect);
    window.removeEventListener("pageshow", shown);
    window.clearInterval(watch);
    window.clearTimeout(timer);
    source?.close();
  };
}
