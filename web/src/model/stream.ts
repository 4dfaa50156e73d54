/** Folds the live stream into the incidents: (incidents, event) → incidents. Pure; the connection is in `net.ts`. */
import { parseIncident, type Incident } from "./incident";

export type StreamEvent =
  | { readonly kind: "create" | "update"; readonly incident: Incident }
  | { readonly kind: "merge"; readonly id: string; readonly into: string }
  | { readonly kind: "delete"; readonly id: string }
  | { readonly kind: "reset" };

export interface Folded {
  readonly incidents: ReadonlyMap<string, Incident>;
  /** An incident that was not there before. */
  readonly arrived: Incident | null;
  /** An id that now stands for another: who looked at the first looks at the second. */
  readonly merged: { readonly id: string; readonly into: string } | null;
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

/** Applies one event. Applying it twice is the same as once; the map given is not changed. */
export function fold(incidents: ReadonlyMap<string, Incident>, event: StreamEvent): Folded {
  const nothing = { arrived: null, merged: null, reload: false };
  switch (event.kind) {
    case "reset":
      return { ...nothing, incidents, reload: true };
    case "create":
    case "update": {
      const isNew = !incidents.has(event.incident.id);
      const next = new Map(incidents).set(event.incident.id, event.incident);
      return { ...nothing, incidents: next, arrived: isNew ? event.incident : null };
    }
    case "merge":
    case "delete": {
      const next = new Map(incidents);
      next.delete(event.id);
      return { ...nothing, incidents: next, merged: event.kind === "merge" ? { id: event.id, into: event.into } : null };
    }
  }
}
