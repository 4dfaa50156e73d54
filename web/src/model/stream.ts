/** Folds the live stream into the incidents: (incidents, event) → incidents. Pure; the connection is in `net.ts`. */
import { parseIncident, type Incident } from "./incident";

export type StreamEvent =
  | { readonly kind: "create" | "update"; readonly incident: Incident }
  | { readonly kind: "merge"; readonly id: string; readonly into: string }
  | { readonly kind: "delete"; readonly id: string }
  | { readonly kind: "reset" };

export interface Folded {
  readonly incidents: ReadonlyMap<string, Incident>;
  /** Incidents that were not there before and still are. */
  readonly arrived: readonly Incident[];
  /** Ids that now stand for others, in order: who looked at the first looks at the second. */
  readonly merged: readonly { readonly id: string; readonly into: string }[];
  /** The history is gone: load everything anew. */
  readonly reload: boolean;
}

/** The names of events on the wire. */
export const EVENT_NAMES = ["create", "update", "merge", "delete", "reset"] as const;

/** An event from its name and data; null when it cannot be understood (it is then as if it never came). */
export function parseEvent(name: string, data: string): StreamEvent | null {
  if (name === "reset") return { kind: "reset" };
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return null;
  }
  if (name === "create" || name === "update") {
    const incident = parseIncident(json);
    return incident && { kind: name, incident };
  }
  const { id, into } = (typeof json === "object" && json !== null ? json : { id: json }) as Record<string, unknown>;
  if (typeof id !== "string") return null;
  if (name === "delete") return { kind: "delete", id };
  if (name === "merge") return typeof into === "string" ? { kind: "merge", id, into } : { kind: "delete", id };
  return null;
}

/**
 * Applies events in order, with one copy for all of them: after a sleep there may be thousands. Applying them twice is
 * the same as once; the map given is not changed.
 */
export function fold(incidents: ReadonlyMap<string, Incident>, events: readonly StreamEvent[]): Folded {
  if (events.some((event) => event.kind === "reset")) return { incidents, arrived: [], merged: [], reload: true };
  const next = new Map(incidents);
  const merged: { id: string; into: string }[] = [];
  const fresh = new Set<string>();
  for (const event of events) {
    if (event.kind === "create" || event.kind === "update") {
      if (!incidents.has(event.incident.id)) fresh.add(event.incident.id);
      next.set(event.incident.id, event.incident);
    } else if (event.kind === "merge" || event.kind === "delete") {
      next.delete(event.id);
      if (event.kind === "merge") merged.push({ id: event.id, into: event.into });
    }
  }
  const arrived = [...fresh].flatMap((id) => next.get(id) ?? []);
  return { incidents: next, arrived, merged, reload: false };
}
