/** One incident: what is known of it, how well, and the words of each source it was read from. */
import { h, whenChanged } from "../dom";
import { actorKey, type SourceEvidence } from "../model/evidence";
import { HAPPENED } from "../model/kind";
import { isMapped, type Incident, type Source } from "../model/incident";
import { metresBetween } from "../model/measure";
import type { Zone } from "../model/zone";
import { loadEvidence } from "../net";
import type { State } from "../state";
import { words } from "../words";
import { titleOf, whereName } from "../words/places";
import { typeSign } from "./sign";
import { addEvidence, fieldValue, lightWords } from "./words";

interface Intentions {
  close(): void;
  open(id: string): void;
  /** Shows the article a source stands for. */
  openArticle(source: Source): void;
}

const w = words.detail;

/** A line of what is known; `key` names the field whose words in the quotes it can light. */
function fact(name: string, value: string | null, note: string | null = null, key: string | null = null): HTMLElement | null {
  if (value === null || value === "") return null;
  return h("div", { class: "fact" }, h("dt", {}, name), h("dd", {}, key === null ? value : fieldValue(key, value), note !== null && h("span", { class: "note" }, note)));
}

/** Who took part, each apart: each has words of its own. */
function actors({ actors }: Incident): HTMLElement | null {
  const named = actors.flatMap(({ name, role }, i) => [i === 0 ? "" : "; ", fieldValue(actorKey(name), w.actorRole(name, role))]);
  return actors.length === 0 ? null : h("div", { class: "fact" }, h("dt", {}, w.who), h("dd", {}, ...named));
}

function evidence(source: Source, openArticle: (source: Source) => void): HTMLElement {
  const whole = h("button", { type: "button", class: "link" }, words.article.open);
  whole.addEventListener("click", () => openArticle(source));
  const killed = words.people(source.killed);
  const quote = h("blockquote", { dir: "auto", lang: "" }, source.quote);
  if (source.url !== null) quote.setAttribute("cite", source.url);
  return h("li", { class: "source", "data-article": source.article_id },
    h("p", { class: "source-head" }, h("strong", {}, source.publisher ?? w.unnamed), " ", h("span", { class: "note" }, source.published === null ? w.unpublished : w.published(words.day(source.published)))),
    source.title !== null && h("p", { class: "source-title", dir: "auto", lang: "" }, source.title),
    source.quote !== "" && quote,
    source.attributed_to !== null && h("p", { class: "note" }, fieldValue("attributed_to", w.attributed(source.attributed_to))),
    source.place_as_written !== null && h("p", { class: "note" }, fieldValue("place", w.asWritten(source.place_as_written))),
    killed !== null && h("p", { class: "note" }, fieldValue("killed", w.sourceKilled(killed))),
    source.url !== null ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, w.read) : h("span", { class: "note" }, w.noLink),
    h("p", {}, whole));
}

/** Its place, or what a source calls one that no point is known for. */
function whereOf(incident: Incident): string {
  const written = incident.sources.find((source) => source.place_as_written !== null)?.place_as_written ?? null;
  return whereName(incident, "full") || (written === null ? "—" : `“${written}”`);
}

function zoneWords(incident: Incident, zones: readonly Zone[]): string | null {
  if (incident.zone_relation === null) return null;
  const zone = zones.find((z) => z.id === incident.zone);
  const name = zone?.kind === "buffer_zone" ? w.bufferZone(zone.name) : (zone?.name ?? incident.zone ?? w.zones);
  return words.zoneRelation(incident.zone_relation, name, incident.zone_distance_m);
}

/** What was read, as lines of text to be pasted into a report. */
function asText(incident: Incident): string {
  const killed = words.people(incident.killed);
  return [
    titleOf(incident),
    `${w.when}: ${words.when(incident)}`,
    `${w.where}: ${whereOf(incident)} (${words.placePrecision(incident)})`,
    killed === null ? "" : `${w.killed}: ${killed}`,
    `${w.certainty}: ${words.certainty[incident.certainty]}`,
    ...incident.sources.map((source) => [source.publisher ?? w.unnamed, source.published, source.url].filter((part) => part !== null).join(", ") + (source.quote === "" ? "" : `: “${source.quote}”`)),
    cite(incident),
  ].filter((line) => line !== "").join("\n");
}

/** How to cite it, with the day it was looked at. */
const cite = (incident: Incident): string =>
  `${words.name}, ${incident.id}: ${titleOf(incident)}. ${location.href} (${w.accessed(words.day(new Date().toISOString().slice(0, 10)))})`;

/** Copies on request; where the browser does not let pages, the text is shown to be copied by hand. */
function actions(incident: Incident): HTMLElement {
  const said = h("p", { class: "note", role: "status" });
  const copy = (label: string, text: () => string): HTMLElement => {
    const button = h("button", { type: "button", class: "link" }, label);
    button.addEventListener("click", () => {
      const show = (): void => void (said.textContent = text());
      if (navigator.clipboard) navigator.clipboard.writeText(text()).then(() => (said.textContent = words.downloads.copied), show);
      else show();
    });
    return h("li", {}, button);
  };
  return h("div", { class: "detail-actions" }, h("ul", {},
    copy(w.copyLink, () => location.href),
    copy(w.copyCite, () => cite(incident)),
    copy(w.copyText, () => asText(incident)),
    copy(w.report, () => `${w.reportText}\n\n${asText(incident)}`),
    h("li", {}, h("a", { href: `/api/collections/incidents/items/${encodeURIComponent(incident.id)}`, download: `${incident.id}.geojson` }, "GeoJSON"))), said);
}

/** Kilometres and days within which another incident is a neighbour, and how many are named. */
const [NEAR_KM, NEAR_DAYS, NEIGHBOURS] = [10, 7, 5];

/** What else happened close by in space and time. */
function neighbours(incident: Incident, all: Iterable<Incident>, open: (id: string) => void): HTMLElement | null {
  const { point, startDay } = incident;
  if (point === null || startDay === null) return null;
  const near: { other: Incident; km: number }[] = [];
  for (const other of all) {
    if (other.id === incident.id || other.startDay === null || Math.abs(other.startDay - startDay) > NEAR_DAYS || other.point === null || !isMapped(other)) continue;
    const km = metresBetween(point, other.point) / 1000;
    if (km <= NEAR_KM) near.push({ other, km });
  }
  if (near.length === 0) return null;
  near.sort((a, b) => a.km - b.km);
  return h("div", { class: "neighbours" }, h("h3", {}, w.neighbours), h("ul", {}, ...near.slice(0, NEIGHBOURS).map(({ other, km }) => {
    const button = h("button", { type: "button", class: "link" }, titleOf(other));
    button.addEventListener("click", () => open(other.id));
    return h("li", {}, button, h("span", { class: "note" }, ` ${words.when(other)} · ${words.distance(km * 1000)}`));
  })));
}

function body(incident: Incident, zones: readonly Zone[], openArticle: (source: Source) => void): (HTMLElement | null)[] {
  return [
    HAPPENED.has(incident.certainty) ? null : h("p", { class: "warning" }, words.certainty[incident.certainty]),
    h("dl", { class: "facts" },
      fact(w.where, whereOf(incident), words.placePrecision(incident), "place"),
      fact(w.when, words.when(incident), words.datePrecision[incident.date_precision], "date"),
      actors(incident),
      fact(w.killed, words.people(incident.killed), null, "killed"),
      fact(w.injured, words.people(incident.injured), null, "injured"),
      fact(w.detained, incident.detained === null ? null : words.number(incident.detained), null, "detained"),
      fact(w.zone, zoneWords(incident, zones)),
      fact(w.certainty, words.certainty[incident.certainty]),
      fact(w.confidence, incident.confidence === null ? null : words.percent(incident.confidence))),
    h("h3", {}, w.evidence(incident.source_count)),
    h("p", { class: "note evidence-hint", hidden: true }, w.hint),
    h("ul", { class: "source-list" }, ...incident.sources.map((source) => evidence(source, openArticle))),
    actions(incident),
  ];
}

/** What the keyboard can be on. */
const CONTROLS = "button, a[href]";

/** What a control is, so that it is known again when it is drawn anew: its field, address or words, and whose source it is. */
function signature(control: Element): string {
  const source = control.closest<HTMLElement>(".source")?.dataset["article"] ?? "";
  const key = control instanceof HTMLElement ? control.dataset["key"] : undefined;
  return [source, key === undefined ? (control.getAttribute("href") ?? control.textContent) : `field:${key}`].join("|");
}

/** The detail panel's view. Focus goes into it when it opens; whoever opened it gets it back (`main`). */
export function createDetail(element: HTMLElement, { close, open, openArticle }: Intentions): (state: State) => void {
  const shut = h("button", { type: "button", class: "icon-button", "aria-label": w.close }, "✕");
  const title = h("h2", { tabindex: -1 });
  const type = h("p", { class: "detail-type" });
  let content: HTMLElement = h("div", { class: "detail-body" });
  element.setAttribute("aria-label", w.label);
  element.append(h("div", { class: "detail-head" }, h("div", {}, type, title), shut), content);
  shut.addEventListener("click", close);
  lightWords(element);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  let openId: string | null = null;
  let drawnZones: readonly Zone[] | null = null;
  /** What is loaded now: neighbours are looked for when an incident opens, and do not redraw it. */
  let latest: ReadonlyMap<string, Incident> = new Map();
  /** Counts what was drawn: evidence that comes late must not be added to another drawing, nor twice to one. */
  let drawing = 0;
  const known = new WeakMap<Incident, Promise<readonly SourceEvidence[]>>();
  /** Asks for the words behind the fields; without them the detail stands as it is. */
  const evidenceOf = (incident: Incident): Promise<readonly SourceEvidence[]> => {
    const asked = known.get(incident) ?? loadEvidence(incident.id).catch(() => []);
    known.set(incident, asked);
    return asked;
  };
  /** What was drawn last, as text, unless that was in brief: an incident that says the same again is not drawn again. */
  let said: string | null = null;

  /** Shows an incident that is open already, as it has become: at once and whole, under the keyboard where it is. */
  const renew = async (incident: Incident, fresh: HTMLElement, kind: HTMLElement): Promise<void> => {
    const mine = drawing;
    const evidence = incident.sources.length > 0 ? await evidenceOf(incident) : [];
    if (drawing !== mine) return;
    const whole = h("div", {}, kind, fresh);
    addEvidence(whole, evidence);
    const focused = document.activeElement;
    const inside = focused !== null && (content.contains(focused) || type.contains(focused));
    const again = inside ? [...whole.querySelectorAll<HTMLElement>(CONTROLS)].find((other) => signature(other) === signature(focused)) : undefined;
    title.textContent = titleOf(incident);
    type.replaceChildren(typeSign(incident.type, 22), ...kind.childNodes);
    content.replaceWith(fresh);
    content = fresh;
    // Where the thing itself is gone, the keyboard goes on from the title.
    if (inside) (again ?? title).focus({ preventScroll: true });
  };
  const draw = whenChanged((id: string | null, incident: Incident | "missing" | null, zones: readonly Zone[], outside: boolean) => {
    element.hidden = id === null || incident === null;
    document.body.classList.toggle("has-detail", !element.hidden);
    const now = incident === null || incident === "missing" || incident.brief ? null : JSON.stringify([incident, outside]);
    const isAgain = openId === id && said !== null && now !== null;
    if (isAgain && now === said && zones === drawnZones) return;
    [said, drawnZones] = [now, zones];
    drawing += 1;
    if (id === null || incident === null) {
      openId = null;
      return;
    }
    if (incident === "missing") {
      type.replaceChildren();
      title.textContent = w.missing;
      content.replaceChildren();
    } else {
      const parts = [outside ? h("p", { class: "note" }, w.notInFilter) : null, ...body(incident, zones, openArticle), neighbours(incident, latest.values(), open)].filter((part) => part !== null);
      const kind = fieldValue("type", words.types[incident.type]);
      element.dataset["incident"] = incident.id;
      if (isAgain) {
        void renew(incident, h("div", { class: "detail-body" }, ...parts), h("span", {}, kind));
        return;
      }
      type.replaceChildren(typeSign(incident.type, 22), kind);
      title.textContent = titleOf(incident);
      content.replaceChildren(...parts);
      const mine = drawing;
      if (incident.sources.length > 0) void evidenceOf(incident).then((evidence) => drawing === mine && addEvidence(element, evidence));
    }
    if (openId === id) return;
    openId = id;
    element.scrollTop = 0;
    title.focus({ preventScroll: true });
  });

  return (state) => {
    latest = state.incidents;
    const held = state.selected === null ? null : (state.incidents.get(state.selected) ?? null);
    // What was loaded in brief stands until its evidence has come.
    const full = state.outside !== null && state.outside !== "missing" && state.outside.id === state.selected ? state.outside : null;
    const incident = state.selected === null ? null : held?.brief ? (full ?? held) : (held ?? state.outside);
    draw(state.selected, incident, state.zones, state.selected !== null && !state.incidents.has(state.selected));
  };
}
