/** Every English sentence of the page. Neutral words: an outlet's own wording appears only inside its quotes. */
import type { Certainty, DatePrecision, Family, IncidentType, PlacePrecision, ZoneRelation } from "../model/kind";
import type { Incident } from "../model/incident";
import type { ZoneKind } from "../model/zone";
import type { Unit } from "../model/day";
import { grammar } from "./grammar";

const g = grammar("en-GB", {
  undated: "Date not known",
  by: (day) => `By ${day}`,
  since: (day) => `Since ${day}`,
  inMonth: (month) => `In ${month}`,
  inYear: (year) => `In ${year}`,
  atLeast: (n) => `at least ${n}`,
  atMost: (n) => `at most ${n}`,
  about: (n) => `about ${n}`,
  fromTo: (low, high) => `${low} to ${high}`,
  likely: (n) => `, most likely ${n}`,
  metres: (n) => `${n} m`,
  kilometres: (n) => `${n} km`,
});
const { number, day, period, distance, either } = g;
const plural = (n: number, one: string, many: string): string => g.plural(n, { one: `# ${one}`, other: `# ${many}` });

const names: Readonly<Record<IncidentType, string>> = {
  airstrike: "Airstrike",
  drone_strike: "Drone strike",
  shelling: "Shelling",
  ground_incursion: "Ground incursion",
  raid: "Raid",
  checkpoint: "Checkpoint",
  armed_clash: "Armed clash",
  killing: "Killing",
  arrest_detention: "Arrest or detention",
  property_damage: "Property damage",
  territorial_seizure: "Territory seized",
  overflight: "Overflight",
  protest: "Protest",
  sectarian_violence: "Sectarian violence",
  military_operation: "Military operation",
  talks: "Talks",
  agreement: "Agreement",
  statement: "Statement",
  un_action: "UN action",
  other: "Other",
};

const families: Readonly<Record<Family, string>> = {
  strike: "Strikes and fire",
  ground: "Forces on the ground",
  people: "Violence against people",
  damage: "Damage",
  air: "Overflights",
  protest: "Protests",
  diplomacy: "Diplomacy and statements",
  other: "Other",
};

const certainty: Readonly<Record<Certainty, string>> = {
  asserted: "Told as fact by the article",
  reported: "Reported with a source",
  claimed: "Claimed by one side",
  disputed: "Disputed between sources",
  denied: "Denied: said not to have happened",
  planned: "Announced or threatened: has not happened",
};

const datePrecision: Readonly<Record<DatePrecision, string>> = {
  day: "known to the day",
  week: "known to the week",
  month: "known to the month",
  season: "known to the season",
  year: "known to the year",
  range: "known as a span of days",
  unknown: "no date could be read",
};

function placePrecision(incident: Incident): string {
  const phrases: Record<PlacePrecision, string> = {
    exact: "The very spot is named",
    settlement: "Known to the town, village or neighbourhood",
    near: incident.radius_m === null ? "Somewhere near the named place" : `Somewhere within about ${distance(incident.radius_m)} of the named place`,
    admin3: "Only the sub-district is known",
    admin2: "Only the district is known",
    admin1: "Only the governorate is known",
    region: "Only a region is known",
    country: "Only the country is known",
    none: "No point on the map is known for its place",
  };
  return phrases[incident.place_precision];
}

function zoneRelation(relation: ZoneRelation, zone: string, metres: number | null): string {
  if (relation === "inside") return `Inside ${zone}`;
  if (metres === 0) return `May lie inside ${zone}: the place is not known closely enough`;
  const far = metres === null ? "" : `, at least ${distance(metres)} away`;
  return relation === "near" ? `Near ${zone}${far}` : `Outside ${zone}${far}`;
}

const precisions: Readonly<Record<PlacePrecision, string>> = { exact: "Exact spot", settlement: "Town or village", near: "Near a place", admin3: "Sub-district", admin2: "District", admin1: "Governorate", region: "Region", country: "Country", none: "Not known" };
const sureness: Readonly<Record<Certainty, string>> = { asserted: "Told as fact", reported: "Reported", claimed: "Claimed", disputed: "Disputed", denied: "Denied", planned: "Planned" };

/** Some names, or how many they are. */
const few = (all: readonly string[], many: string): string => (all.length > 3 ? `${number(all.length)} ${many}` : either(all));

/** What the sentence at the top tells of: figures, and what restricts them. Empty lists restrict nothing. */
export interface Shown {
  readonly shown: number;
  readonly unplaced: number;
  readonly undated: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly q: string;
  readonly types: readonly IncidentType[];
  /** Names in the page's language. */
  readonly places: readonly string[];
  readonly zone: readonly ZoneRelation[];
  readonly precision: readonly PlacePrecision[];
  readonly certainty: readonly Certainty[];
  readonly publishers: readonly string[];
  readonly deadly: boolean;
}

export const en = {
  name: "Zonewatch",
  tagline: "Incidents read from news reports, each with its evidence",
  skip: "Skip to the list of incidents",
  ...g,
  /** An incident's heading; `place` is its name in this language, where one is known. */
  title: (incident: Incident, _place: string | null): string => incident.title,
  /** Names of zones in this language, by id, where the data has none of its own. */
  zoneNames: {} as Readonly<Record<string, string>>,
  types: names,
  families,
  certainty,
  datePrecision,
  placePrecision,
  zoneRelation,

  /** The sentence that says what is shown. */
  summary: ({ shown, unplaced, undated, from, to, q, types, places, zone, precision, certainty: sure, publishers, deadly }: Shown): string => {
    const parts = [plural(shown, "incident", "incidents") + (types.length === 0 ? "" : ` (${few(types.map((type) => names[type]), "types")})`)];
    if (from !== null && to !== null) parts.push(period(from, to));
    else if (from !== null) parts.push(`since ${day(from)}`);
    else if (to !== null) parts.push(`until ${day(to)}`);
    if (places.length > 0) parts.push(`at ${few(places, "places")}`);
    if (zone.length > 0) parts.push(`${zone.map((relation) => ({ inside: "in", near: "near", outside: "outside" })[relation]).join(" or ")} the buffer zone`);
    if (precision.length > 0) parts.push(`place known as: ${precision.map((word) => precisions[word].toLowerCase()).join(", ")}`);
    if (sure.length > 0) parts.push(either(sure.map((word) => sureness[word].toLowerCase())));
    if (publishers.length > 0) parts.push(`told by ${few(publishers, "publishers")}`);
    if (deadly) parts.push("with people killed");
    if (q !== "") parts.push(`with “${q}”`);
    const rest: string[] = [];
    if (unplaced > 0) rest.push(`${number(unplaced)} not placed`);
    if (undated > 0) rest.push(`${number(undated)} not dated`);
    return parts.join(", ") + (rest.length > 0 ? `; ${rest.join(", ")}` : "");
  },
  hidden: (talks: number, notHappened: number): string => {
    const parts: string[] = [];
    if (talks > 0) parts.push(plural(talks, "talk, agreement, statement or UN action", "talks, agreements, statements and UN actions"));
    if (notHappened > 0) parts.push(`${number(notHappened)} planned or denied`);
    return `Left out: ${parts.join("; ")}.`;
  },
  showHidden: "Show them",

  map: {
    label: "Map of incidents",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    attribution: "© OpenStreetMap contributors (ODbL), GeoNames, OCHA, Natural Earth",
    group: (n: number): string => `${plural(n, "incident", "incidents")} here: open`,
    marker: (title: string, whenText: string): string => `${title}, ${whenText}`,
    zoneKinds: {
      buffer_zone: "Buffer zone",
      line: "Line",
      occupied_area: "Occupied area",
      governorate: "Governorate",
      district: "District",
      subdistrict: "Sub-district",
    } satisfies Record<ZoneKind, string>,
    bufferZone: "BUFFER ZONE",
    zoneLong: (name: string): string => `BUFFER ZONE · ${name.toUpperCase()}`,
    source: (source: string | null, licence: string | null): string =>
      [source, licence].filter((s) => s !== null).join(" · ") || "Source not stated",
  },

  layers: {
    open: "Layers and legend",
    switches: "Layers",
    buffer: "Buffer zone, Line A and Line B",
    occupied: "Occupied Golan Heights",
    governorates: "Governorates",
    districts: "Districts",
    labels: "Place names",
    relief: "Hills and valleys",
    density: "Density of incidents",
    tiles: "Map tiles",
    legend: "Signs",
    precision: "Where exactly",
    dot: "Town, village or exact spot",
    circle: "Near the named place: dashed circle",
    outline: "District or governorate only: outline and pale sign",
    ring: "Several incidents: the number is their sum",
    borders: "Borders",
    border: "International",
    disputedBorder: "Disputed, indefinite or armistice line",
    zones: "Sources of the zones",
    reliefNote: "Hills and valleys: coarse shading, one cell is 3.7 km; fades out on zooming in",
  },

  filters: {
    place: "Place",
    relation: "Zone",
    relations: { inside: "Inside", near: "Near", outside: "Outside" },
    precision: "How exactly the place is known",
    precisions,
    findPlace: "Find a place or area",
    findPublisher: "Find a publisher",
    publishers: "Publishers",
    country: "Country",
    pickMore: (n: number): string => `${number(n)} more: search for them`,
    pickNone: "None found",
    certainty: "Certainty and harm",
    deadlyShort: "killed",
    deadly: "Only with people killed",
    heading: "Filter",
    toggle: "Filter",
    from: "From",
    to: "To",
    search: "Search",
    searchHint: "Place, actor, words of the evidence",
    presets: "Period",
    allTime: "All time",
    lastDays: (n: number): string => (n === 365 ? "Last year" : `Last ${n} days`),
    lastDaysLong: (n: number): string => (n === 365 ? "The last year of data" : `The last ${n} days of data`),
    types: "Types",
    all: "All",
    none: "None",
    usual: "Usual",
    reset: "Reset the filter",
    badSearch: (detail: string): string => `The search could not be run: ${detail}`,
  },

  timeline: {
    label: "Incidents over time",
    unit: "Bar width",
    units: { day: "Day", week: "Week", month: "Month" } satisfies Record<Unit, string>,
    start: "First day shown",
    end: "Last day shown",
    bar: (n: number, from: string, to: string): string => `${plural(n, "incident", "incidents")}, ${period(from, to)}`,
    wide: (n: number): string => `${number(n)} with a date wider than the bar`,
    empty: "No dated incident to show",
    clear: "All time",
    play: "Play through time",
    stop: "Stop",
    span: (title: string, from: string, to: string): string => `${title}: some time in ${period(from, to)}`,
  },

  article: {
    open: "What was read in this article",
    read: (n: number): string => plural(n, "incident", "incidents") + " read in it",
  },

  downloads: {
    more: "More formats",
    why: "All of them hold exactly what is shown, with its sources.",
    curl: "Copy as curl command",
    gis: "Copy as layer address for QGIS and GDAL",
    api: "Copy as API query",
    embed: "Copy code to embed this map",
    copied: "Copied",
  },

  tools: {
    label: "Map tools",
    position: "Position: longitude and latitude",
    measure: "Measure a distance",
    measureHow: "Click points on the map, or move it with the arrow keys and press Enter; Backspace takes one back, Escape ends",
    picture: "Save the map as a picture (PNG)",
  },

  list: {
    heading: "Incidents",
    empty: "Nothing matches the filter.",
    loading: "Loading incidents…",
    failed: "The incidents could not be loaded.",
    retry: "Try again",
    rejected: (n: number): string => `${plural(n, "entry", "entries")} from the server could not be read and are left out.`,
    unplaced: (n: number): string => `Not on the map (${number(n)})`,
    unplacedWhy: "Their place is a region, a country or not known. They are counted and downloaded all the same.",
    reason: (incident: Incident): string => placePrecision(incident),
    killed: (words: string): string => `${words} killed`,
    sources: (n: number): string => plural(n, "source", "sources"),
    download: (n: number): string => `Download GeoJSON (${number(n)})`,
    link: "Link to this data",
  },

  table: {
    name: "Table",
    label: "Table of incidents",
    views: "View",
    caption: (n: number): string => `${plural(n, "incident", "incidents")}, on the map or not. A row opens its incident; a column’s name sorts by it.`,
    columns: { date: "Date", type: "Type", place: "Place", killed: "Killed", injured: "Injured", detained: "Detained", certainty: "Certainty", sources: "Sources" },
    certainty: sureness,
    pages: "Pages of the table",
    first: "First page",
    previous: "Page before",
    next: "Next page",
    last: "Last page",
    range: (from: number, to: number, all: number): string => `${number(from)}–${number(to)} of ${number(all)}`,
  },

  detail: {
    neighbours: "Close by, within a week",
    accessed: (day: string): string => `accessed ${day}`,
    copyLink: "Copy link",
    copyCite: "Copy citation",
    copyText: "Copy as text",
    report: "Copy error report",
    reportText: "What is wrong, and how it should be:",
    label: "Incident",
    close: "Close",
    back: "Back to the list",
    where: "Where",
    when: "When",
    who: "Who",
    killed: "Killed",
    injured: "Injured",
    detained: "Detained",
    certainty: "Certainty",
    confidence: "Confidence of the reading",
    zone: "Zone",
    zones: "the zone",
    bufferZone: (name: string): string => `the buffer zone (${name})`,
    evidence: (n: number): string => `Evidence from ${plural(n, "source", "sources")}`,
    published: (day: string): string => `published ${day}`,
    unpublished: "publication date not known",
    attributed: (who: string): string => `According to ${who}`,
    hint: "Point at an underlined fact, or focus it: its words light up in the quotes.",
    further: "Also in this article:",
    readFrom: (words: string, rule: string): string => `Read from ${words} (rule: ${rule})`,
    asWritten: (words: string): string => `Place as written: “${words}”`,
    sourceKilled: (words: string): string => `Killed, in this source: ${words}`,
    read: "Read the article",
    noLink: "No link known",
    unnamed: "Publisher not named",
    missing: "This incident is not there any more.",
    notInFilter: "Not in the current filter.",
    /** Who acted stands alone; the others say how they were part of it. */
    actorRole: (name: string, role: string): string => {
      const part = { target: "targeted", participant: "took part" }[role];
      return part === undefined ? name : `${name} (${part})`;
    },
  },

  tallies: {
    heading: (n: number): string => `Running totals (${number(n)}): not incidents`,
    why: "Cumulative figures over a period, as sources state them. They are never points on the map.",
    line: (low: number | null, high: number | null, type: string, since: string | null, until: string | null): string => {
      const n = low !== null && high !== null && low !== high ? `${number(low)} to ${number(high)}`
        : low !== null ? (high === null ? `more than ${number(low)}` : number(low))
        : high !== null ? `up to ${number(high)}` : "";
      const span = since !== null && until !== null ? period(since, until)
        : since !== null ? `since ${day(since)}`
        : until !== null ? `until ${day(until)}` : "period not stated";
      return `${type}: ${n}, ${span}`;
    },
  },

  live: {
    connecting: "Connecting",
    live: "Live",
    lost: "Reconnecting",
    liveLong: "Connected: new incidents appear by themselves",
    lostLong: "The connection is lost; trying again",
    arrived: (title: string, whenText: string): string => `New incident: ${title}, ${whenText}`,
    arrivals: (n: number): string => `${plural(n, "new incident", "new incidents")}`,
  },

  sources: {
    open: "Data and sources",
    close: "Close",
    intro: "What the map and the reading are built on. Incidents quote the articles they were read from; follow each link to read them whole.",
    failed: "The list of sources could not be loaded.",
    version: (version: string): string => `Zonewatch ${version}`,
  },

  comma: ", ",
  language: "Language",
  theme: { label: "Colours", names: { system: "System", light: "Light", dark: "Dark" } satisfies Record<"system" | "light" | "dark", string> },

  sheet: { toggle: "Show more or less of the list" },
};

/** What any other language must provide. */
export type Words = typeof en;
