/** The page's state: one object, replaced and never changed; views are told when it is replaced. */
import type { Filter } from "./model/filter";
import type { Incident, Tally } from "./model/incident";
import type { Order } from "./model/rows";
import type { Zone } from "./model/zone";
import type { Unit } from "./model/day";

export type Connection = "connecting" | "live" | "lost";

export const LAYERS = ["buffer", "occupied", "governorates", "districts", "labels", "relief", "density", "tiles"] as const;
export type LayerName = (typeof LAYERS)[number];

export interface State {
  readonly filter: Filter;
  /** Everything the server has for the text search, by id. */
  readonly incidents: ReadonlyMap<string, Incident>;
  /** How often more came of the same incidents: names, places, tolls. */
  readonly filled: number;
  readonly loading: "loading" | "ready" | { readonly failed: string };
  /** Entries the server sent that could not be read. */
  readonly rejected: number;
  /** The open incident. */
  readonly selected: string | null;
  /** The open incident when the filter's search does not hold it; "missing" when the server does not have it. */
  readonly outside: Incident | "missing" | null;
  /** Incidents that came over the stream and were not looked at yet. */
  readonly arrivals: ReadonlySet<string>;
  readonly connection: Connection;
  readonly zones: readonly Zone[];
  readonly tallies: readonly Tally[];
  readonly layers: ReadonlySet<LayerName>;
  /** The dates are being dragged or played: views draw what moves and leave the rest for when it rests. */
  readonly busy: boolean;
  /** Bar width of the histogram; null: by the span of the data. */
  readonly unit: Unit | null;
  /** The order of the table; null: the list stands there. */
  readonly table: Order | null;
}

export interface Store {
  get(): State;
  set(patch: Partial<State>): void;
  subscribe(listener: (state: State) => void): void;
}

/** A store around `initial`. Listeners run once per turn, after all patches of that turn. */
export function createStore(initial: State): Store {
  let state = initial;
  let pending = false;
  const listeners: ((state: State) => void)[] = [];
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      if (pending) return;
      pending = true;
      queueMicrotask(() => {
        pending = false;
        for (const listener of listeners) listener(state);
      });
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
