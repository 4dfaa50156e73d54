/** The filter's controls: search, dates with presets, types with their counts, certainty. */
import { h, whenChanged } from "../dom";
import { extentOf } from "../model/bins";
import { isoDay } from "../model/day";
import { DEFAULT_FILTER, DEFAULT_TYPES, sameFilter, type Filter } from "../model/filter";
import { CERTAINTIES, FAMILIES, HAPPENED, PLACE_PRECISIONS, TYPES, ZONE_RELATIONS, familyOf, type IncidentType } from "../model/kind";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { words } from "../words";
import { typeSign } from "./sign";

interface Intentions {
  /** `quiet`: replace the address instead of adding to the history (typing). */
  setFilter(patch: Partial<Filter>, quiet?: boolean): void;
}

/** Days counted back from the last day of data. */
const PRESETS = [7, 30, 90, 365];

/** Dates outside these are dates still being typed: the year 2 on the way to 2025. */
const YEARS = { min: "1900-01-01", max: "9999-12-31" };

/** The filters' view. */
export function createFilters(element: HTMLElement, { setFilter }: Intentions): (state: State, selection: Selection) => void {
  const w = words.filters;
  const search = h("input", { type: "search", id: "q", placeholder: w.searchHint, autocomplete: "off", maxlength: 200, "aria-describedby": "q-problem" });
  const problem = h("p", { id: "q-problem", class: "problem", role: "alert", hidden: true });
  const from = h("input", { type: "date", id: "from", ...YEARS });
  const to = h("input", { type: "date", id: "to", ...YEARS });
  const presets = h("div", { class: "chips", role: "group", "aria-label": w.presets });
  const notHappened = h("input", { type: "checkbox", id: "not-happened" });
  const reset = h("button", { type: "button", class: "link" }, w.reset);
  const boxes = new Map<IncidentType, { box: HTMLInputElement; count: HTMLElement }>();
  const chip = (label: string, act: () => void): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "chip" }, label);
    button.addEventListener("click", act);
    return button;
  };

  const groups = FAMILIES.map((family) => {
    const list = TYPES.filter((type) => familyOf(type) === family);
    return h("fieldset", { class: "family" }, h("legend", { class: "visually-hidden" }, words.families[family]), ...list.map((type) => {
      const box = h("input", { type: "checkbox", name: "type", value: type });
      const count = h("span", { class: "count" });
      boxes.set(type, { box, count });
      return h("label", { class: "type" }, box, typeSign(type, 20), h("span", { class: "type-name" }, words.types[type]), count);
    }));
  });
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
    return { chips, group: h("div", { class: "chips", role: "group", "aria-label": label }, ...chips.map(({ button }) => button)) };
  };
  let current: Filter = DEFAULT_FILTER;
  const relations = toggles(ZONE_RELATIONS, (word) => w.relations[word], "relation", w.relation);
  const precisions = toggles(PLACE_PRECISIONS, (word) => w.precisions[word], "precision", w.precision);
  const deadly = h("input", { type: "checkbox", id: "deadly" });
  const deadlyCount = h("span", { class: "count" });
  deadly.addEventListener("change", () => setFilter({ deadly: deadly.checked }));
  const places = h("details", { class: "places" },
    h("summary", {}, h("span", {}, w.place), h("span", { class: "types-state" })),
    h("p", { class: "note" }, w.relation), relations.group,
    h("p", { class: "note" }, w.precision), precisions.group,
    h("label", { class: "type" }, deadly, h("span", { class: "type-name" }, w.deadly), deadlyCount));

  const types = h("details", { class: "types" },
    h("summary", {}, h("span", {}, w.types), h("span", { class: "types-state" })),
    h("div", { class: "chips" },
      chip(w.usual, () => setFilter({ types: DEFAULT_TYPES })),
      chip(w.all, () => setFilter({ types: new Set(TYPES) })),
      chip(w.none, () => setFilter({ types: new Set() }))),
    ...groups,
    h("label", { class: "type" }, notHappened, h("span", { class: "type-name" }, w.notHappened)));
  if (innerWidth > 800 && innerHeight > 1000) types.open = true;

  element.setAttribute("aria-label", w.heading);
  element.append(
    h("label", { class: "visually-hidden", for: "q" }, w.search), search, problem,
    h("div", { class: "dates" }, h("label", { for: "from" }, w.from), from, h("label", { for: "to" }, w.to), to),
    presets, types, places, reset);

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
  for (const { box } of boxes.values()) {
    box.addEventListener("change", () => setFilter({ types: new Set(TYPES.filter((type) => boxes.get(type)?.box.checked)) }));
  }
  notHappened.addEventListener("change", () => setFilter({ certainty: notHappened.checked ? new Set(CERTAINTIES) : HAPPENED }));
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

  return (state, selection) => {
    const { filter } = state;
    current = filter;
    const draw = (chips: readonly { readonly word: string; readonly button: HTMLElement; readonly count: HTMLElement }[], chosen: ReadonlySet<string>, counts: ReadonlyMap<string, number>): void => {
      for (const { word, button, count } of chips) {
        button.setAttribute("aria-pressed", String(chosen.has(word)));
        count.textContent = counts.size === 0 ? "" : words.number(counts.get(word) ?? 0);
      }
    };
    draw(relations.chips, filter.relation, selection.perRelation);
    draw(precisions.chips, filter.precision, selection.perPrecision);
    deadly.checked = filter.deadly;
    deadlyCount.textContent = words.number(selection.deadly);
    const restricted = filter.relation.size + filter.precision.size + Number(filter.deadly);
    const placesState = places.querySelector(".types-state");
    if (placesState) placesState.textContent = restricted === 0 ? "" : words.number(restricted);
    if (document.activeElement !== search) search.value = filter.q;
    if (document.activeElement !== from) from.value = filter.from ?? "";
    if (document.activeElement !== to) to.value = filter.to ?? "";
    drawPresets(extentOf(state.incidents)?.[1] ?? null, filter);
    for (const [type, { box, count }] of boxes) {
      box.checked = filter.types.has(type);
      const n = selection.perType.get(type) ?? 0;
      count.textContent = words.number(n);
      box.closest("label")?.classList.toggle("is-nil", n === 0);
    }
    const stateLine = types.querySelector(".types-state");
    if (stateLine) stateLine.textContent = `${filter.types.size}/${TYPES.length}`;
    notHappened.checked = [...filter.certainty].some((word) => !HAPPENED.has(word));
    reset.hidden = sameFilter(filter, DEFAULT_FILTER);
    const failed = typeof state.loading === "object" && filter.q.trim() !== "" ? state.loading.failed : null;
    problem.hidden = failed === null;
    problem.textContent = failed === null ? "" : w.badSearch(failed);
  };
}
