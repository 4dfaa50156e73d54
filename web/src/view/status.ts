/** The head of the page and the sentence that says what is shown, with the download of exactly that. */
import { h } from "../dom";
import { apiParams, DEFAULT_TYPES, type Filter } from "../model/filter";
import { CERTAINTIES, DIPLOMATIC, HAPPENED, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS } from "../model/kind";
import { fold } from "../model/names";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { queryLink } from "../net";
import { createDownloads } from "./downloads";
import { createThemeSwitch } from "./theme";
import type { Shown } from "../words/en";
import { optionName } from "../words/places";
import { LANGUAGES, LANGUAGE_NAMES, language, words } from "../words";

/** The page's head: name, connection, sources. */
export function createTop(element: HTMLElement, openSources: () => void): (state: State) => void {
  const light = h("span", { class: "live", id: "live" });
  const sources = h("button", { type: "button", class: "quiet", id: "open-sources" },
    h("span", { class: "brief", "aria-hidden": "true" }, "i"), h("span", { class: "label" }, words.sources.open));
  sources.addEventListener("click", openSources);
  const switcher = h("select", { id: "language", "aria-label": words.language },
    ...LANGUAGES.map((code) => h("option", { value: code, lang: code, selected: code === language }, LANGUAGE_NAMES[code])));
  switcher.addEventListener("change", () => {
    // A new page in the other language: everything else is in the address already.
    const url = new URL(location.href);
    url.searchParams.set("lang", switcher.value);
    location.assign(url);
  });
  const logo = h("img", { src: "/favicon.svg", alt: "", width: 26, height: 26 });
  element.append(h("h1", {}, logo, words.name), h("p", { class: "tagline" }, words.tagline), light, createThemeSwitch(), switcher, sources);
  return (state) => {
    light.dataset["state"] = state.connection;
    light.textContent = words.live[state.connection];
    light.title = state.connection === "live" ? words.live.liveLong : state.connection === "lost" ? words.live.lostLong : "";
  };
}

/** What of a closed list is chosen, unless that is `usual` or everything: then it restricts nothing that is worth a word. */
function chosen<T>(all: readonly T[], set: ReadonlySet<T>, usual: ReadonlySet<T>): readonly T[] {
  const asUsual = set.size === usual.size && all.every((word) => usual.has(word) === set.has(word));
  return asUsual || set.size === all.length ? [] : all.filter((word) => set.has(word));
}

/** What the sentence tells of. */
function shownOf({ filter }: State, selection: Selection): Shown {
  const { count: shown, off: unplaced, undated } = selection;
  const none = new Set<never>();
  const places = filter.places.map((name) => {
    const option = selection.places.find(({ folded }) => folded === fold(name));
    return option ? optionName(option) : name;
  });
  const publishers = filter.publishers.map((name) => selection.publishers.find(({ folded }) => folded === fold(name))?.name ?? name);
  return {
    shown, unplaced, undated, places, publishers,
    from: filter.from, to: filter.to, q: filter.q.trim(), deadly: filter.deadly,
    types: chosen(TYPES, filter.types, DEFAULT_TYPES),
    zone: chosen(ZONE_RELATIONS, filter.relation, none),
    precision: chosen(PLACE_PRECISIONS, filter.precision, none),
    certainty: chosen(CERTAINTIES, filter.certainty, HAPPENED),
  };
}

interface Intentions {
  setFilter(patch: Partial<Filter>): void;
  seen(): void;
}

/** The summary: one sentence, what is left out by default, new arrivals, the download. */
export function createSummary(element: HTMLElement, { setFilter, seen }: Intentions): (state: State, selection: Selection) => void {
  const sentence = h("p", { class: "sentence", id: "sentence" });
  const hidden = h("p", { class: "note hidden-note" });
  const hiddenText = h("span", {});
  const show = h("button", { type: "button", class: "link" }, words.showHidden);
  hidden.append(hiddenText, " ", show);
  const download = h("a", { class: "button", id: "download", download: "" });
  const toggle = h("button", { type: "button", class: "chip filter-toggle", "aria-controls": "filters", "aria-expanded": "false" }, words.filters.toggle);
  toggle.addEventListener("click", () => toggle.setAttribute("aria-expanded", String(document.body.classList.toggle("shows-filters"))));
  const arrived = h("button", { type: "button", class: "chip arrivals", id: "arrivals", hidden: true });
  const actions = h("div", { class: "actions" }, download);
  const drawDownloads = createDownloads(actions);
  actions.append(arrived);
  element.append(h("div", { class: "heading" }, sentence, toggle), actions, hidden);
  arrived.addEventListener("click", seen);
  let filter: Filter | null = null;
  show.addEventListener("click", () => {
    if (filter) setFilter({ types: new Set([...filter.types, ...DIPLOMATIC]), certainty: new Set(CERTAINTIES) });
  });

  return (state, selection) => {
    filter = state.filter;
    drawDownloads(state, selection);
    const { count, hiddenTalks, hiddenNotHappened } = selection;
    sentence.textContent = words.summary(shownOf(state, selection));
    hidden.hidden = hiddenTalks + hiddenNotHappened === 0;
    hiddenText.textContent = words.hidden(hiddenTalks, hiddenNotHappened);
    const params = apiParams(filter);
    download.textContent = words.list.download(count);
    // A link without an address cannot be followed: nothing is shown, so there is nothing to download.
    if (params === null || count === 0) download.removeAttribute("href");
    else download.href = queryLink("/incidents.geojson", params);
    arrived.hidden = state.arrivals.size === 0;
    arrived.textContent = words.live.arrivals(state.arrivals.size);
  };
}
