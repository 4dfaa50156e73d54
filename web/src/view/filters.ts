/** The filter's controls: search, dates with presets, types, places, certainty and harm, publishers; each with its counts. */
import { h, whenChanged } from "../dom";
import { isoDay } from "../model/day";
import { DEFAULT_FILTER, DEFAULT_TYPES, sameFilter, type Filter } from "../model/filter";
import { CERTAINTIES, FAMILIES, HAPPENED, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, familyOf } from "../model/kind";
import { toggleName } from "../model/names";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { words } from "../words";
import { levelName, optionName } from "../words/places";
import { createPickList } from "./picklist";
import { typeSign } from "./sign";

interface Intentions {
  /** `quiet`: replace the address instead of adding to the history (typing). */
  setFilter(patch: Partial<Filter>, quiet?: boolean): void;
}

/** Days counted back from the last day of data. */
const PRESETS = [7, 30, 90, 365];

/** Dates outside these are dates still being typed: the year 2 on the way to 2025. */
const YEARS = { min: "1900-01-01", max: "9999-12-31" };

const w = words.filters;

const chip = (label: string, act: () => void): HTMLButtonElement => {
  const button = h("button", { type: "button", class: "chip" }, label);
  button.addEventListener("click", act);
  return button;
};

/** A part of the filter that folds away; `state` beside its name says whether anything is chosen in it. */
function section(name: string, label: string, ...children: (HTMLElement | string)[]): { element: HTMLDetailsElement; state: HTMLElement } {
  const state = h("span", { class: "section-state" });
  return { element: h("details", { class: `section ${name}` }, h("summary", {}, h("span", {}, label), state), ...children), state };
}

interface Box<T extends string> {
  readonly word: T;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
  readonly label: HTMLElement;
}

/** A tick box with a number beside it. */
function tick<T extends string>(word: T, name: string, text: string, sign: Element | null = null): Box<T> {
  const box = h("input", { type: "checkbox", name, value: word });
  const count = h("span", { class: "count" });
  return { word, box, count, label: h("label", { class: "type" }, box, sign, h("span", { class: "type-name" }, text), count) };
}

/** Ticks what is chosen and writes the numbers. */
function fill<T extends string>(boxes: readonly Box<T>[], chosen: ReadonlySet<T>, counts: ReadonlyMap<T, number>): void {
  for (const { word, box, count, label } of boxes) {
    box.checked = chosen.has(word);
    const n = counts.get(word) ?? 0;
    count.textContent = words.number(n);
    label.classList.toggle("is-nil", n === 0);
  }
}

/** The filters' view. */
export function createFilters(element: HTMLElement, { setFilter }: Intentions): (state: State, selection: Selection) => void {
  let current: Filter = DEFAULT_FILTER;
  const search = h("input", { type: "search", id: "q", placeholder: w.searchHint, autocomplete: "off", maxlength: 200, "aria-describedby": "q-problem" });
  const problem = h("p", { id: "q-problem", class: "problem", role: "alert", hidden: true });
  const from = h("input", { type: "date", id: "from", ...YEARS });
  const to = h("input", { type: "date", id: "to", ...YEARS });
  const presets = h("div", { class: "chips", role: "group", "aria-label": w.presets });
  const reset = h("button", { type: "button", class: "link" }, w.reset);

  const typeBoxes = TYPES.map((type) => tick(type, "type", words.types[type], typeSign(type, 20)));
  const types = section("types", w.types,
    h("div", { class: "chips" },
      chip(w.usual, () => setFilter({ types: DEFAULT_TYPES })),
      chip(w.all, () => setFilter({ types: new Set(TYPES) })),
      chip(w.none, () => setFilter({ types: new Set() }))),
    ...FAMILIES.map((family) => h("fieldset", { class: "family" }, h("legend", { class: "visually-hidden" }, words.families[family]),
      ...typeBoxes.filter(({ word }) => familyOf(word) === family).map(({ label }) => label))));
  if (innerWidth > 800 && innerHeight > 1000) types.element.open = true;

  // Chips that are pressed restrict; none pressed lets everything through.
  const toggles = <T extends string>(all: readonly T[], name: (word: T) => string, key: "relation" | "precision", label: string) => {
    const chips = all.map((word) => {
      const count = h("span", { class: "count" });
      const button = h("button", { type: "button", class: "chip", "data-value": word }, name(word), " ", count);
      button.addEventListener("click", () => {
        const chosen = new Set<string>(current[key]);
        if (!chosen.delete(word)) chosen.add(word);
        setFilter({ [key]: chosen } as Partial<Filter>);
      });
      return { word, button, count };
    });
    const draw = (chosen: ReadonlySet<T>, counts: ReadonlyMap<T, number>): void => {
      for (const { word, button, count } of chips) {
        button.setAttribute("aria-pressed", String(chosen.has(word)));
        count.textContent = words.number(counts.get(word) ?? 0);
      }
    };
    return { draw, group: h("div", { class: "chips", role: "group", "aria-label": label }, ...chips.map(({ button }) => button)) };
  };
  const relations = toggles(ZONE_RELATIONS, (word) => w.relations[word], "relation", w.relation);
  const precisions = toggles(PLACE_PRECISIONS, (word) => w.precisions[word], "precision", w.precision);
  const placeNames = createPickList("place", { find: w.findPlace, label: w.place }, optionName, levelName, (name) => setFilter({ places: toggleName(current.places, name) }));
  const places = section("places", w.place, placeNames.element,
    h("p", { class: "note" }, w.relation), relations.group,
    h("p", { class: "note" }, w.precision), precisions.group);

  const certaintyBoxes = CERTAINTIES.map((word) => tick(word, "certainty", words.certainty[word]));
  const deadly = tick("deadly", "deadly", w.deadly);
  deadly.box.id = "deadly";
  deadly.box.addEventListener("change", () => setFilter({ deadly: deadly.box.checked }));
  const certainty = section("certainties", w.certainty,
    h("fieldset", { class: "family" }, h("legend", { class: "visually-hidden" }, words.detail.certainty), ...certaintyBoxes.map(({ label }) => label)),
    h("fieldset", { class: "family" }, h("legend", { class: "visually-hidden" }, words.detail.killed), deadly.label));

  const publisherNames = createPickList("publisher", { find: w.findPublisher, label: w.publishers }, ({ name }) => name, () => "", (name) => setFilter({ publishers: toggleName(current.publishers, name) }));
  const publishers = section("publishers", w.publishers, publisherNames.element);

  element.setAttribute("aria-label", w.heading);
  element.append(
    h("label", { class: "visually-hidden", for: "q" }, w.search), search, problem,
    h("div", { class: "dates" }, h("label", { for: "from" }, w.from), from, h("label", { for: "to" }, w.to), to),
    presets, h("div", { class: "sections" }, types.element, places.element, certainty.element, publishers.element), reset);

  let typing: number | undefined;
  search.addEventListener("input", () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(() => setFilter({ q: search.value }, true), 250);
  });
  const setDates = (): void => {
    if (!from.validity.valid || !to.validity.valid) return;
    const [a, b] = [from.value || null, to.value || null];
    // A span given backwards is meant forwards.
    setFilter(a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b });
  };
  from.addEventListener("change", setDates);
  to.addEventListener("change", setDates);
  const ticked = <T extends string>(boxes: readonly Box<T>[]): ReadonlySet<T> => new Set(boxes.filter(({ box }) => box.checked).map(({ word }) => word));
  for (const { box } of typeBoxes) box.addEventListener("change", () => setFilter({ types: ticked(typeBoxes) }));
  for (const { box } of certaintyBoxes) box.addEventListener("change", () => setFilter({ certainty: ticked(certaintyBoxes) }));
  reset.addEventListener("click", () => setFilter(DEFAULT_FILTER));

  const drawPresets = whenChanged((lastDay: number | null, filter: Filter) => {
    const spans = lastDay === null ? [] : PRESETS.map((n) => ({ label: w.lastDays(n), long: w.lastDaysLong(n), from: isoDay(lastDay - n + 1), to: isoDay(lastDay) }));
    const focused = [...presets.children].indexOf(document.activeElement as Element);
    presets.replaceChildren(...[{ label: w.allTime, long: w.allTime, from: null, to: null }, ...spans].map((span) => {
      const button = chip(span.label, () => setFilter({ from: span.from, to: span.to }));
      button.title = span.long;
      button.setAttribute("aria-pressed", String(filter.from === span.from && filter.to === span.to));
      return button;
    }));
    (presets.children[focused] as HTMLElement | undefined)?.focus();
  });

  /** What is folded away is not counted: names of very many incidents take their time. */
  const drawOpen = (filter: Filter, selection: Selection): void => {
    if (places.element.open) {
      placeNames.draw(selection.places, filter.places);
      relations.draw(filter.relation, selection.perRelation);
      precisions.draw(filter.precision, selection.perPrecision);
    }
    if (certainty.element.open) {
      fill(certaintyBoxes, filter.certainty, selection.perCertainty);
      fill([deadly], new Set(filter.deadly ? ["deadly"] : []), new Map([["deadly", selection.deadly]]));
    }
    if (publishers.element.open) publisherNames.draw(selection.publishers, filter.publishers);
  };
  let latest: Selection | null = null;
  for (const { element: details } of [places, certainty, publishers]) {
    details.addEventListener("toggle", () => latest !== null && drawOpen(current, latest));
  }
  const chosen = (n: number): string => (n === 0 ? "" : words.number(n));
  let isFirst = true;

  return (state, selection) => {
    const { filter } = state;
    [current, latest] = [filter, selection];
    if (document.activeElement !== search) search.value = filter.q;
    if (document.activeElement !== from) from.value = filter.from ?? "";
    if (document.activeElement !== to) to.value = filter.to ?? "";
    drawPresets(selection.table.extent?.[1] ?? null, filter);
    fill(typeBoxes, filter.types, selection.perType);
    types.state.textContent = `${words.number(filter.types.size)}/${words.number(TYPES.length)}`;
    places.state.textContent = chosen(filter.places.length + filter.relation.size + filter.precision.size);
    const asUsual = filter.certainty.size === HAPPENED.size && [...HAPPENED].every((word) => filter.certainty.has(word));
    certainty.state.textContent = [asUsual ? "" : `${words.number(filter.certainty.size)}/${words.number(CERTAINTIES.length)}`, filter.deadly ? w.deadlyShort : ""].filter((part) => part !== "").join(" · ");
    publishers.state.textContent = chosen(filter.publishers.length);
    // What a link restricts is in sight.
    if (isFirst) for (const { element: details, state: said } of [places, certainty, publishers]) details.open = said.textContent !== "";
    isFirst = false;
    drawOpen(filter, selection);
    reset.hidden = sameFilter(filter, DEFAULT_FILTER);
    const failed = typeof state.loading === "object" && filter.q.trim() !== "" ? state.loading.failed : null;
    problem.hidden = failed === null;
    problem.textContent = failed === null ? "" : w.badSearch(failed);
  };
}
