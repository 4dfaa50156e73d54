/**
 * The closed lists of the data contract: what an incident is, how well its place and date are known, how sure it is.
 * The words are those of the JSON, the SQL and the URLs.
 */

export const TYPES = [
  "airstrike", "drone_strike", "shelling", "ground_incursion", "raid", "checkpoint", "armed_clash", "killing",
  "arrest_detention", "property_damage", "territorial_seizure", "overflight", "protest", "sectarian_violence",
  "military_operation", "talks", "agreement", "statement", "un_action", "other",
] as const;
/** What happened. */
export type IncidentType = (typeof TYPES)[number];

/** Talks, agreements, statements, acts of the United Nations: kept, but not shown unless asked for. */
export const DIPLOMATIC: ReadonlySet<IncidentType> = new Set<IncidentType>(["talks", "agreement", "statement", "un_action"]);

export const CERTAINTIES = ["asserted", "reported", "claimed", "disputed", "denied", "planned"] as const;
/** How sure the source is that it happened. */
export type Certainty = (typeof CERTAINTIES)[number];

/** The certainties of what may be shown as having happened. */
export const HAPPENED: ReadonlySet<Certainty> = new Set<Certainty>(["asserted", "reported", "claimed", "disputed"]);

export const PLACE_PRECISIONS = [
  "exact", "settlement", "near", "admin3", "admin2", "admin1", "region", "country", "none",
] as const;
/** How exactly the place is known. */
export type PlacePrecision = (typeof PLACE_PRECISIONS)[number];

export const DATE_PRECISIONS = ["day", "week", "month", "season", "year", "range", "unknown"] as const;
/** How exactly the date is known. */
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const ZONE_RELATIONS = ["inside", "near", "outside"] as const;
/** How an incident lies to its nearest zone. */
export type ZoneRelation = (typeof ZONE_RELATIONS)[number];

/** Groups of types that share a colour and a marker shape; the glyph inside tells the type. */
export const FAMILIES = ["strike", "ground", "people", "damage", "air", "protest", "diplomacy", "other"] as const;
export type Family = (typeof FAMILIES)[number];

const FAMILY_OF: Readonly<Record<IncidentType, Family>> = {
  airstrike: "strike",
  drone_strike: "strike",
  shelling: "strike",
  ground_incursion: "ground",
  raid: "ground",
  checkpoint: "ground",
  territorial_seizure: "ground",
  military_operation: "ground",
  armed_clash: "people",
  killing: "people",
  sectarian_violence: "people",
  arrest_detention: "people",
  property_damage: "damage",
  overflight: "air",
  protest: "protest",
  talks: "diplomacy",
  agreement: "diplomacy",
  statement: "diplomacy",
  un_action: "diplomacy",
  other: "other",
};

/** The family of a type. */
export function familyOf(type: IncidentType): Family {
  return FAMILY_OF[type];
}

/** `word` if it is in `list`, else null: how unknown words of a newer server or an edited link are met. */
export function member<T extends string>(list: readonly T[], word: unknown): T | null {
  return list.find((entry) => entry === word) ?? null;
}
