/** The list: what the filter lets through, newest first, and the tray of what is not on the map. */
import { h, whenChanged } from "../dom";
import type { Incident } from "../model/incident";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { words } from "../words";
import { titleOf, whereName } from "../words/places";
import { typeSign } from "./sign";

interface Intentions {
  open(id: string): void;
  retry(): void;
  /** The pointer or the keyboard is on an incident: show where it is. */
  point(id: string | null): void;
}

/** Rows drawn at once; more follow when the end comes into sight. */
const CHUNK = 200;

/** What stands where there are no rows, or above them: that they are loading, have failed, or are none. */
export function noticeOf({ loading, incidents, rejected }: State, { count }: Selection): string {
  const w = words.list;
  if (typeof loading === "object") return w.failed;
  if (loading === "loading" && incidents.size === 0) return w.loading;
  return count === 0 ? w.empty : rejected > 0 ? w.rejected(rejected) : "";
}

/** The list's view. */
export function createList(element: HTMLElement, { open, retry, point }: Intentions): (state: State, selection: Selection) => void {
  const w = words.list;
  const status = h("p", { class: "list-status" });
  const again = h("button", { type: "button", class: "chip", hidden: true }, w.retry);
  const rows = h("ol", { class: "rows" });
  const more = h("div", { class: "more" });
  const trayRows = h("ol", { class: "rows" });
  const trayTitle = h("summary", {});
  const trayMore = h("div", { class: "more" });
  const tray = h("details", { class: "tray", hidden: true }, trayTitle, h("p", { class: "note" }, w.unplacedWhy), trayRows, trayMore);
  element.setAttribute("aria-label", w.heading);
  element.append(status, again, tray, rows, more);
  again.addEventListener("click", retry);

  const row = (incident: Incident, inTray: boolean, isNew: boolean): HTMLLIElement => {
    const killed = words.people(incident.killed);
    const facts = [words.when(incident), inTray ? w.reason(incident) : whereName(incident, "short"), killed === null || incident.killed?.high === 0 ? null : w.killed(killed), incident.source_count > 1 ? w.sources(incident.source_count) : null];
    const button = h("button", { type: "button", class: isNew ? "row is-new" : "row", tabindex: -1, "data-incident": incident.id },
      typeSign(incident.type, 26),
      h("span", { class: "row-text" }, h("span", { class: "row-title" }, titleOf(incident)), h("span", { class: "row-facts" }, facts.filter((f) => f !== null && f !== "").join(" · "))));
    return h("li", {}, button);
  };

  /** Tab enters a list at one row, where the keyboard was last or at the first; the arrows go on from there. */
  const oneStop = (list: HTMLElement, to: HTMLElement | null): void => {
    const stop = to ?? list.querySelector<HTMLElement>("button.row");
    for (const other of list.querySelectorAll<HTMLElement>('button.row[tabindex="0"]')) other.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
  };

  for (const list of [rows, trayRows]) {
    const idOf = (event: Event): string | null => (event.target as Element).closest<HTMLElement>("[data-incident]")?.dataset["incident"] ?? null;
    list.addEventListener("click", (event) => {
      const id = idOf(event);
      if (id !== null) open(id);
    });
    list.addEventListener("pointerover", (event) => point(idOf(event)));
    list.addEventListener("pointerleave", () => point(null));
    list.addEventListener("focusin", (event) => {
      point(idOf(event));
      oneStop(list, (event.target as Element).closest<HTMLElement>("button.row"));
    });
    list.addEventListener("focusout", () => point(null));
    list.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll<HTMLButtonElement>("button.row")];
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 10, buttons.length - 1), PageUp: Math.max(at - 10, 0), Home: 0, End: buttons.length - 1 }[event.key];
      const next = to === undefined ? undefined : buttons[to];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
  }

  let shown: readonly Incident[] = [];
  let off: readonly Incident[] = [];
  let arrivals: ReadonlySet<string> = new Set();
  const grow = (into: HTMLElement, all: readonly Incident[], end: HTMLElement): void => {
    const at = into.childElementCount;
    into.append(...all.slice(at, at + CHUNK).map((incident) => row(incident, into === trayRows, arrivals.has(incident.id))));
    end.hidden = into.childElementCount >= all.length;
  };
  const append = (): void => grow(rows, shown, more);
  const appendOff = (): void => grow(trayRows, off, trayMore);
  for (const [end, act] of [[more, append], [trayMore, appendOff]] as const) {
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && !end.hidden && act()).observe(end);
  }

  /** Where a row stands on the screen: what comes in above must not push away what is being read. */
  const topOf = (id: string): number | undefined => rows.querySelector(`[data-incident="${CSS.escape(id)}"]`)?.getBoundingClientRect().top;
  /** The first row in sight, unless the list is at its beginning; with its place. */
  const anchor = (): { id: string; top: number } | null => {
    const scroller = element.parentElement;
    if (!scroller || scroller.scrollTop === 0 || element.hidden) return null;
    const edge = scroller.getBoundingClientRect().top;
    for (const button of rows.querySelectorAll<HTMLElement>("button.row")) {
      const { top, bottom } = button.getBoundingClientRect();
      if (bottom > edge) return { id: button.dataset["incident"] ?? "", top };
    }
    return null;
  };

  let drawnFilter: State["filter"] | null = null;
  const drawRows = whenChanged((list: readonly Incident[], unplaced: readonly Incident[], fresh: ReadonlySet<string>, filter: State["filter"]) => {
    const held = drawnFilter === filter ? anchor() : null;
    drawnFilter = filter;
    // The keyboard's place, and how far the person has read, survive a redraw.
    const focused = (document.activeElement as HTMLElement | null)?.dataset?.["incident"];
    const had = element.contains(document.activeElement);
    const drawn = rows.childElementCount;
    const away = new Set(unplaced);
    shown = list.filter((incident) => !away.has(incident));
    off = unplaced;
    arrivals = fresh;
    rows.replaceChildren();
    do append(); while (rows.childElementCount < Math.min(drawn, shown.length));
    trayRows.replaceChildren();
    appendOff();
    tray.hidden = unplaced.length === 0;
    trayTitle.textContent = w.unplaced(unplaced.length);
    for (const drawnRows of [rows, trayRows]) oneStop(drawnRows, null);
    const top = held === null ? undefined : topOf(held.id);
    if (held !== null && top !== undefined) element.parentElement?.scrollBy({ top: top - held.top, behavior: "instant" });
    if (had && focused) element.querySelector<HTMLElement>(`[data-incident="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  });

  let marked: string | null = null;
  const markSelected = whenChanged((_list: readonly Incident[], _fresh: ReadonlySet<string>, selected: string | null) => {
    const isNew = marked !== selected;
    marked = selected;
    for (const button of element.querySelectorAll<HTMLElement>("button.row")) {
      const isOpen = button.dataset["incident"] === selected;
      button.classList.toggle("is-selected", isOpen);
      if (isOpen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (isOpen && isNew && document.activeElement !== button) button.scrollIntoView({ block: "nearest" });
    }
  });

  return (state, selection) => {
    status.textContent = noticeOf(state, selection);
    status.hidden = status.textContent === "";
    again.hidden = typeof state.loading !== "object";
    drawRows(selection.shown, selection.unplaced, state.arrivals, state.filter);
    markSelected(selection.shown, state.arrivals, state.selected);
  };
}
