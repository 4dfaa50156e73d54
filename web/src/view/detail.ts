/** One incident: what is known of it, how well, and the words of each source it was read from. */
import { h, whenChanged } from "../dom";
import { HAPPENED } from "../model/kind";
import type { Incident, Source } from "../model/incident";
import type { Zone } from "../model/zone";
import type { State } from "../state";
import { words } from "../words";
import { titleOf, whereName } from "../words/places";
import { typeSign } from "./sign";

interface Intentions {
  close(): void;
}

const w = words.detail;

function fact(name: string, value: string | null, note: string | null = null): HTMLElement | null {
  if (value === null || value === "") return null;
  return h("div", { class: "fact" }, h("dt", {}, name), h("dd", {}, value, note !== null && h("span", { class: "note" }, note)));
}

function evidence(source: Source): HTMLElement {
  const killed = words.people(source.killed);
  const quote = h("blockquote", { dir: "auto", lang: "" }, source.quote);
  if (source.url !== null) quote.setAttribute("cite", source.url);
  return h("li", { class: "source", "data-article": source.article_id },
    h("p", { class: "source-head" }, h("strong", {}, source.publisher ?? w.unnamed), " ", h("span", { class: "note" }, source.published === null ? w.unpublished : w.published(words.day(source.published)))),
    source.title !== null && h("p", { class: "source-title", dir: "auto", lang: "" }, source.title),
    source.quote !== "" && quote,
    source.attributed_to !== null && h("p", { class: "note" }, w.attributed(source.attributed_to)),
    source.place_as_written !== null && h("p", { class: "note" }, w.asWritten(source.place_as_written)),
    killed !== null && h("p", { class: "note" }, w.sourceKilled(killed)),
    source.url !== null ? h("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, w.read) : h("span", { class: "note" }, w.noLink));
}

function zoneWords(incident: Incident, zones: readonly Zone[]): string | null {
  if (incident.zone_relation === null) return null;
  const zone = zones.find((z) => z.id === incident.zone);
  const name = zone?.kind === "buffer_zone" ? w.bufferZone(zone.name) : (zone?.name ?? incident.zone ?? w.zones);
  return words.zoneRelation(incident.zone_relation, name, incident.zone_distance_m);
}

function body(incident: Incident, zones: readonly Zone[]): (HTMLElement | null)[] {
  const where = whereName(incident, "full");
  return [
    HAPPENED.has(incident.certainty) ? null : h("p", { class: "warning" }, words.certainty[incident.certainty]),
    h("dl", { class: "facts" },
      fact(w.where, where || "—", words.placePrecision(incident)),
      fact(w.when, words.when(incident), words.datePrecision[incident.date_precision]),
      fact(w.who, incident.actors.map((actor) => w.actorRole(actor.name, actor.role)).join("; ")),
      fact(w.killed, words.people(incident.killed)),
      fact(w.injured, words.people(incident.injured)),
      fact(w.detained, incident.detained === null ? null : words.number(incident.detained)),
      fact(w.zone, zoneWords(incident, zones)),
      fact(w.certainty, words.certainty[incident.certainty]),
      fact(w.confidence, incident.confidence === null ? null : words.percent(incident.confidence))),
    h("h3", {}, w.evidence(incident.sources.length)),
    h("ul", { class: "source-list" }, ...incident.sources.map(evidence)),
  ];
}

/** The detail panel's view. Focus goes into it when it opens; whoever opened it gets it back (`main`). */
export function createDetail(element: HTMLElement, { close }: Intentions): (state: State) => void {
  const shut = h("button", { type: "button", class: "icon-button", "aria-label": w.close }, "✕");
  const title = h("h2", { tabindex: -1 });
  const type = h("p", { class: "detail-type" });
  const content = h("div", { class: "detail-body" });
  element.setAttribute("aria-label", w.label);
  element.append(h("div", { class: "detail-head" }, h("div", {}, type, title), shut), content);
  shut.addEventListener("click", close);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  let openId: string | null = null;
  const draw = whenChanged((id: string | null, incident: Incident | "missing" | null, zones: readonly Zone[], outside: boolean) => {
    element.hidden = id === null || incident === null;
    document.body.classList.toggle("has-detail", !element.hidden);
    if (id === null || incident === null) {
      openId = null;
      return;
    }
    if (incident === "missing") {
      type.replaceChildren();
      title.textContent = w.missing;
      content.replaceChildren();
    } else {
      type.replaceChildren(typeSign(incident.type, 22), words.types[incident.type]);
      title.textContent = titleOf(incident);
      content.replaceChildren(...[outside ? h("p", { class: "note" }, w.notInFilter) : null, ...body(incident, zones)].filter((part) => part !== null));
      element.dataset["incident"] = incident.id;
    }
    if (openId === id) return;
    openId = id;
    element.scrollTop = 0;
    title.focus({ preventScroll: true });
  });

  return (state) => {
    const held = state.selected === null ? null : (state.incidents.get(state.selected) ?? null);
    // What was loaded in brief stands until its evidence has come.
    const full = state.outside !== null && state.outside !== "missing" && state.outside.id === state.selected ? state.outside : null;
    const incident = state.selected === null ? null : held?.brief ? (full ?? held) : (held ?? state.outside);
    draw(state.selected, incident, state.zones, state.selected !== null && !state.incidents.has(state.selected));
  };
}
