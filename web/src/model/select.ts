/** What the views draw, derived from the incidents and the filter: every number on the page comes from here. */
import { matches, matchesPeriod, matchesType, type Filter } from "./filter";
import { DIPLOMATIC, HAPPENED, type IncidentType } from "./kind";
import { byNewest, isMapped, type Incident } from "./incident";

export interface Selection {
  /** What the filter lets through, newest first: the list, the download. `mapped` and `unplaced` add up to it. */
  readonly shown: readonly Incident[];
  readonly mapped: readonly Incident[];
  readonly unplaced: readonly Incident[];
  /** How many of `shown` have no date. */
  readonly undated: number;
  /** Everything but the dates of the filter: what the histogram counts. */
  readonly anyTime: readonly Incident[];
  /** Per type, how many the rest of the filter lets through: the numbers beside the tick boxes. */
  readonly perType: ReadonlyMap<IncidentType, number>;
  /** In the period, but off by default and off now: diplomatic types, and what is planned or denied. */
  readonly hiddenTalks: number;
  readonly hiddenNotHappened: number;
}

/** Applies the filter. */
export function select(incidents: ReadonlyMap<string, Incident>, filter: Filter): Selection {
  const shown: Incident[] = [];
  const anyTime: Incident[] = [];
  const perType = new Map<IncidentType, number>();
  let [hiddenTalks, hiddenNotHappened, undated] = [0, 0, 0];
  for (const incident of incidents.values()) {
    if (matchesType(filter, incident)) anyTime.push(incident);
    if (!matchesPeriod(filter, incident)) continue;
    if (filter.certainty.has(incident.certainty)) perType.set(incident.type, (perType.get(incident.type) ?? 0) + 1);
    if (matches(filter, incident)) {
      shown.push(incident);
      if (incident.date_start === null && incident.date_end === null) undated += 1;
    } else if (!HAPPENED.has(incident.certainty) && !filter.certainty.has(incident.certainty)) {
      hiddenNotHappened += 1;
    } else if (DIPLOMATIC.has(incident.type) && !filter.types.has(incident.type)) {
      hiddenTalks += 1;
    }
  }
  shown.sort(byNewest);
  return {
    shown,
    mapped: shown.filter(isMapped),
    unplaced: shown.filter((incident) => !isMapped(incident)),
    undated,
    anyTime,
    perType,
    hiddenTalks,
    hiddenNotHappened,
  };
}
