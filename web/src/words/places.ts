/**
 * Names of places in the page's language: where the data has one it is shown, else the English one.
 * Learned from the gazetteer and the zones; incidents and labels name their place by gazetteer id or p-code.
 */
import type { Incident } from "../model/incident";
import { distinctNames, type Level, type Option } from "../model/names";
import type { Zone } from "../model/zone";
import { loadNames } from "../net";
import { language, words } from "./index";

const byKey = new Map<string, string>();

/** The property that holds a name in the page's language. */
const PROPERTY = `name_${language}`;

/** A feature's name in the page's language, else its English one; empty when it has none. */
export function localName(properties: Readonly<Record<string, unknown>> | null): string {
  const [id, local, name] = [properties?.["id"], properties?.[PROPERTY], properties?.["name"]];
  const known = typeof id === "string" ? byKey.get(id) : undefined;
  return known ?? (typeof local === "string" && local !== "" ? local : typeof name === "string" ? name : "");
}

let learned: Promise<void> | null = null;

/** Learns the names the gazetteer has in the page's language, once; nothing to do in English. */
export const learnPlaces = (): Promise<void> => (learned ??= language === "en" ? Promise.resolve() : learn());

async function learn(): Promise<void> {
  for (const [id, name] of await loadNames(language)) byKey.set(id, name);
}

/** The zone under its name in the page's language; its English name is learned for incidents inside it. */
export function localZone(zone: Zone): Zone {
  const name = words.zoneNames[zone.id] ?? zone.names[language] ?? zone.name;
  if (name !== zone.name) {
    byKey.set(`${zone.kind}:${zone.name}`, name);
    if (zone.pcode !== null) byKey.set(zone.pcode, name);
  }
  return { ...zone, name };
}

const area = (kind: Zone["kind"], name: string | null): string | null => (name === null ? null : (byKey.get(`${kind}:${name}`) ?? name));

/** The name of an incident's place; null when none was read. */
export function placeName({ place, place_id, pcode }: Incident): string | null {
  return place === null ? null : (byKey.get(place_id ?? "") ?? byKey.get(pcode ?? "") ?? place);
}

const KINDS: Readonly<Record<Level, Zone["kind"] | null>> = { place: null, admin3: "subdistrict", admin2: "district", admin1: "governorate", country: null, code: null, publisher: null };
const countries = new Intl.DisplayNames([language], { type: "region" });

/** A country's name in the page's language; null when its code (ISO 3166-1 alpha-2) is none. */
export const countryName = (code: unknown): string | null => (typeof code === "string" && /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? null) : null);

/** A place that can be chosen, under its name in the page's language. */
export function optionName({ level, name, sample }: Option): string {
  if (level === "country") return countryName(name) ?? name;
  const kind = KINDS[level];
  return (kind === null ? placeName(sample) : area(kind, name)) ?? name;
}

/** What kind of area it is; empty for a place. */
export function levelName({ level }: Option): string {
  const kind = KINDS[level];
  return level === "country" ? words.filters.country : kind === null ? "" : words.map.zoneKinds[kind];
}

/** Where an incident was, from the place outwards: "Kodna, Quneitra". */
export function whereName(incident: Incident, levels: "short" | "full"): string {
  const outer = [area("subdistrict", incident.admin3), area("district", incident.admin2), area("governorate", incident.admin1)];
  const parts = [placeName(incident), ...(levels === "full" ? outer : outer.slice(2))];
  return distinctNames(parts).join(words.comma);
}

/** An incident's heading in the page's language. */
export function titleOf(incident: Incident): string {
  // Of very many incidents the title comes a little later than the rest.
  return incident.title === "" ? words.types[incident.type] : words.title(incident, placeName(incident));
}
