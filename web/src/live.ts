/** What the stream brings, into the state: in batches, announced politely; the view is never moved. */
import { byId } from "./dom";
import { select } from "./model/select";
import { fold, type StreamEvent } from "./model/stream";
import type { Filter } from "./model/filter";
import type { Incident } from "./model/incident";
import { openStream } from "./net";
import type { Connection, Store } from "./state";
import { words } from "./words";
import { titleOf } from "./words/places";

interface Intentions {
  /** Everything is to be loaded anew. */
  reload(): void;
  /** The open incident is part of another now. */
  followed(): void;
}

/**
 * Milliseconds in which events are gathered: those that come close together are drawn once. Each drawing goes through
 * all incidents, so that a million are drawn every two seconds at most.
 */
const gatherMs = (incidents: number): number => Math.max(100, incidents / 500);

const isShown = (incident: Incident, filter: Filter): boolean => select(new Map([[incident.id, incident]]), filter).shown.length > 0;

const announce = (text: string): void => void (byId("announce").textContent = text);

/** Listens for `store`; `listen` begins anew from a cursor, `stop` ends it. */
export function createLive(store: Store, { reload, followed }: Intentions): { listen(params: URLSearchParams, cursor: string | null): void; stop(): void; lost(): void } {
  let close: (() => void) | null = null;
  let waiting: StreamEvent[] = [];
  let timer: number | undefined;

  const take = (): void => {
    timer = undefined;
    const events = waiting;
    waiting = [];
    const state = store.get();
    const { incidents, arrived, merged, reload: anew } = fold(state.incidents, events);
    if (anew) {
      reload();
      return;
    }
    const selected = merged.reduce((id, { id: from, into }) => (id === from ? into : id), state.selected);
    const news = arrived.filter((incident) => isShown(incident, state.filter));
    store.set({ incidents, selected, arrivals: news.length === 0 ? state.arrivals : new Set([...state.arrivals, ...news.map(({ id }) => id)]) });
    if (selected !== state.selected) followed();
    const [first] = news;
    if (first) announce(news.length === 1 ? words.live.arrived(titleOf(first), words.when(first)) : words.live.arrivals(news.length));
  };

  const setState = (connection: Connection): void => {
    const before = store.get().connection;
    if (connection === before) return;
    store.set({ connection });
    if (connection === "lost") announce(words.live.lostLong);
    else if (before === "lost") announce(words.live.liveLong);
  };

  const stop = (): void => {
    close?.();
    close = null;
    window.clearTimeout(timer);
    timer = undefined;
    waiting = [];
  };

  return {
    listen(params, cursor) {
      stop();
      close = openStream(params, cursor, {
        onState: setState,
        onEvent(event) {
          waiting.push(event);
          timer ??= window.setTimeout(take, gatherMs(store.get().incidents.size));
        },
      });
    },
    stop,
    lost: () => setState("lost"),
  };
}
