/**
 * Names an incident can be asked for by: those of its place and of the areas that hold it, and its publishers. Compared
 * as the server compares them: case, accents and white space aside.
 */
import type { Incident } from "./incident";

/** What a name is of. Codes and ids can be asked for too, but are not offered. */
export type Level = "place" | "admin3" | "admin2" | "admin1" | "country" | "code" | "publisher";

export interface Named {
  readonly name: string;
  readonly folded: string;
  readonly level: Level;
}

const known = new Map<string, string>();

/** Text as it is compared; the rules are those of the server's `filter::fold`. */
export function fold(text: string): string {
  let folded = known.get(text);
  if (folded === undefined) {
    folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/[\u2018\u2019\u02bc\u02bb`]/g, "'").replace(/[\s|\p{Cc}]+/gu, " ").trim();
    known.set(text, folded);
  }
  return folded;
}

/** Separates names in the address; no folded name holds it, and many a name holds a comma. */
export const BETWEEN = "|";

/** Whether two lists of names ask for the same. */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const [x, y] = [new Set(a.map(fold)), new Set(b.map(fold))];
  return x.size === y.size && [...x].every((name) => y.has(name));
}

/** The names with one more, or without it when it is among them. */
export function toggleName(names: readonly string[], name: string): readonly string[] {
  const rest = names.filter((other) => fold(other) !== fold(name));
  return rest.length < names.length ? rest : [...names, name];
}

const PLACES = [["place", "place"], ["admin3", "admin3"], ["admin2", "admin2"], ["admin1", "admin1"], ["country", "country"], ["place_id", "code"], ["pcode", "code"]] as const;

/** The names of an incident's place, from the place outwards, then its codes. */
export const placesOf = (incident: Incident): Named[] => PLACES.flatMap(([key, level]) => named(incident[key], level));

/** The publishers of an incident's sources. */
export const publishersOf = (incident: Incident): Named[] => incident.publishers.flatMap((name) => named(name, "publisher"));

function named(name: string | null, level: Level): Named[] {
  const folded = name === null ? "" : fold(name);
  return name === null || folded === "" ? [] : [{ name, folded, level }];
}

/** The names of many incidents: `lists[code[i]]` are those of row i, `samples[code[i]]` is an incident that has them. */
export interface Coded {
  readonly code: Uint32Array;
  readonly lists: readonly (readonly Named[])[];
  readonly samples: readonly Incident[];
}

/** What tells the lists of two incidents apart. */
const placeKey = ({ place, place_id, admin1, admin2, admin3, country, pcode }: Incident): string =>
  `${place}|${place_id}|${admin1}|${admin2}|${admin3}|${country}|${pcode}`;

/** The places of `items`. */
export const codePlaces = (items: readonly Incident[]): Coded => coded(items, placeKey, placesOf);

/** The publishers of `items`. */
export const codePublishers = (items: readonly Incident[]): Coded => coded(items, ({ publishers }) => publishers.join(BETWEEN), publishersOf);

function coded(items: readonly Incident[], key: (incident: Incident) => string, names: (incident: Incident) => readonly Named[]): Coded {
  const codes = new Map<string, number>();
  const [lists, samples]: [(readonly Named[])[], Incident[]] = [[], []];
  const code = new Uint32Array(items.length);
  for (const [i, incident] of items.entries()) {
    const k = key(incident);
    let at = codes.get(k);
    if (at === undefined) {
      at = lists.push(names(incident)) - 1;
      samples.push(incident);
      codes.set(k, at);
    }
    code[i] = at;
  }
  return { code, lists, samples };
}

/** A name that can be chosen, and how many would be shown with it. */
export interface Option extends Named {
  readonly count: number;
  /** An incident that has it. */
  readonly sample: Incident;
}

/** The names of `coded` with how many rows have each, most first; `counts` are of its lists. */
export function optionsOf({ lists, samples }: Coded, counts: Uint32Array): readonly Option[] {
  const options = new Map<string, Named & { count: number; sample: Incident }>();
  for (const [at, list] of lists.entries()) {
    const counted = new Set<string>();
    for (const one of list) {
      if (one.level === "code") continue;
      const option = options.get(one.folded);
      // A governorate, its district and its town may share a name: it is counted once, and called what is widest.
      const count = (option?.count ?? 0) + (counted.has(one.folded) ? 0 : (counts[at] ?? 0));
      counted.add(one.folded);
      const wider = option === undefined || WIDTH.indexOf(one.level) > WIDTH.indexOf(option.level);
      options.set(one.folded, wider ? { ...one, sample: samples[at] as Incident, count } : { ...option, count });
    }
  }
  return [...options.values()].sort((a, b) => b.count - a.count || (a.folded < b.folded ? -1 : 1));
}

const WIDTH: readonly Level[] = ["publisher", "place", "admin3", "admin2", "admin1", "country"];

/** A name as it sounds: without article, marks and a silent end ("As-Sanamayn" and "Al-Sanamayn", "Arnabah" and "Arnaba"). */
function sound(name: string): string {
  const letters = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/^(?:a[lrsdtnz]|el)[ -]/, "").replace(/[^\p{L}]/gu, "").replace(/h$/, "");
}

/** The names of a place and of what lies around it, from the place outwards; an area called after the place is told once. */
export function distinctNames(names: readonly (string | null)[]): string[] {
  const known = names.filter((name) => name !== null);
  return known.filter((name, i) => known.findIndex((other) => sound(other) === sound(name)) === i);
}
