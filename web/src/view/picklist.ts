/** A choice among many names, each with a count: the most frequent and the chosen ones, the others by searching. */
import { h } from "../dom";
import { fold, type Option } from "../model/names";
import { words } from "../words";

interface Phrases {
  /** What the box to search in is called. */
  readonly find: string;
  readonly label: string;
}

export interface PickList {
  readonly element: HTMLElement;
  draw(options: readonly Option[], chosen: readonly string[]): void;
}

/** Names shown at a time, besides those chosen. */
const MOST = 8;

/** The view. `id` names its controls; `nameOf` and `noteOf` say how a name is written in the page's language. */
export function createPickList(id: string, { find, label }: Phrases, nameOf: (option: Option) => string, noteOf: (option: Option) => string, toggle: (name: string) => void): PickList {
  const w = words.filters;
  const search = h("input", { type: "search", id: `find-${id}`, placeholder: find, "aria-label": find, autocomplete: "off" });
  const list = h("ul", { class: "picks", "aria-label": label });
  const more = h("p", { class: "note", role: "status" });
  const element = h("div", { class: "pick-list" }, search, list, more);
  const lines = new Map<string, { item: HTMLElement; box: HTMLInputElement; count: HTMLElement }>();
  let latest: readonly [readonly Option[], readonly string[]] = [[], []];

  const line = (option: Option): { item: HTMLElement; box: HTMLInputElement; count: HTMLElement } => {
    const held = lines.get(option.folded);
    if (held) return held;
    const box = h("input", { type: "checkbox", value: option.name });
    const count = h("span", { class: "count" });
    const note = noteOf(option);
    const item = h("li", {}, h("label", { class: "type" }, box, h("bdi", { class: "type-name" }, nameOf(option)), note !== "" && h("span", { class: "note" }, note), count));
    box.addEventListener("change", () => toggle(option.name));
    const made = { item, box, count };
    lines.set(option.folded, made);
    return made;
  };

  const draw = (options: readonly Option[], chosen: readonly string[]): void => {
    latest = [options, chosen];
    const wanted = new Set(chosen.map(fold));
    const asked = fold(search.value);
    const found = options.filter((option) => (asked === "" ? option.count > 0 : `${option.folded} ${fold(nameOf(option))}`.includes(asked)));
    const top = new Set(found.slice(0, MOST));
    const shown = options.filter((option) => top.has(option) || wanted.has(option.folded));
    const items = shown.map((option) => {
      const { item, box, count } = line(option);
      box.checked = wanted.has(option.folded);
      count.textContent = words.number(option.count);
      item.classList.toggle("is-nil", option.count === 0);
      return item;
    });
    // What stands where it stood is left alone: a box that is moved would lose the focus.
    if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
      const focused = list.contains(document.activeElement) ? document.activeElement : null;
      list.replaceChildren(...items);
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    }
    const left = found.length - top.size;
    more.textContent = found.length === 0 ? w.pickNone : left > 0 ? w.pickMore(left) : "";
  };
  search.addEventListener("input", () => draw(...latest));
  return { element, draw };
}
