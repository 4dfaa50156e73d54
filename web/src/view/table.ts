/**
 * The table: the map's twin for who reads rather than looks, and for who compares. The same incidents under the same
 * filter, a page of rows at a time, in the order of the column pressed; a row opens its incident.
 */
import { h, whenChanged } from "../dom";
import { isMapped, type Incident } from "../model/incident";
import { DEFAULT_ORDER, TABLE_COLUMNS, inOrder, pressed, type Order, type TableColumn } from "../model/rows";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { language, words } from "../words";
import { titleOf, whereName } from "../words/places";
import { noticeOf } from "./list";
import { typeSign } from "./sign";

interface Intentions {
  open(id: string): void;
  /** The pointer or the keyboard is on an incident: show where it is. */
  point(id: string | null): void;
  setOrder(order: Order): void;
}

/** Rows of a page: as many as are quickly drawn, and few enough for a screen reader. */
const PAGE = 100;
/** Columns of figures, set flush with each other. */
const FIGURES: ReadonlySet<TableColumn> = new Set<TableColumn>(["killed", "injured", "detained", "sources"]);

const w = words.table;
const collator = new Intl.Collator(language);

const typeName = (incident: Incident): string => words.types[incident.type];

function cell(column: TableColumn, incident: Incident): HTMLTableCellElement {
  if (column === "type") {
    // The name of the button says which incident, for lists of buttons; what is seen is its beginning.
    const rest = `: ${titleOf(incident)}, ${words.when(incident)}`;
    const button = h("button", { type: "button", class: "row-open", tabindex: -1 }, typeSign(incident.type, 22), h("span", {}, typeName(incident), h("span", { class: "visually-hidden" }, rest)));
    return h("th", { scope: "row" }, button);
  }
  const figure = (text: string | null): HTMLTableCellElement => h("td", { class: "figure" }, text);
  switch (column) {
    case "date": return h("td", { class: "table-date" }, words.when(incident));
    case "place": return h("td", {}, whereName(incident, "short") || "–", !isMapped(incident) && h("span", { class: "note" }, words.list.reason(incident)));
    case "killed": return figure(words.people(incident.killed));
    case "injured": return figure(words.people(incident.injured));
    case "detained": return figure(incident.detained === null ? null : words.number(incident.detained));
    case "certainty": return h("td", {}, w.certainty[incident.certainty]);
    case "sources": return figure(words.number(incident.source_count));
  }
}

/** The table's view. */
export function createTable(element: HTMLElement, { open, point, setOrder }: Intentions): (state: State, selection: Selection) => void {
  const notice = h("p", { class: "list-status" });
  const caption = h("caption", {});
  const heads = new Map(TABLE_COLUMNS.map((column) => {
    const arrow = h("span", { class: "arrow", "aria-hidden": "true" });
    const button = h("button", { type: "button", class: "sort" }, w.columns[column], arrow);
    button.addEventListener("click", () => setOrder(pressed(order, column)));
    return [column, { head: h("th", { scope: "col", class: FIGURES.has(column) ? "figure" : "" }, button), arrow }];
  }));
  const body = h("tbody", {});
  const table = h("table", {}, caption, h("thead", {}, h("tr", {}, ...[...heads.values()].map(({ head }) => head))), body);
  const scroll = h("div", { class: "table-scroll" }, table);
  const range = h("output", { class: "note" });
  const turn = (label: string, sign: string, to: () => number): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "chip", "aria-label": label, title: label }, sign);
    button.addEventListener("click", () => {
      showPage(to());
      table.scrollIntoView({ block: "start" });
    });
    return button;
  };
  const last = (): number => Math.max(0, Math.ceil(rows.length / PAGE) - 1);
  const back = [turn(w.first, "«", () => 0), turn(w.previous, "‹", () => page - 1)];
  const forth = [turn(w.next, "›", () => page + 1), turn(w.last, "»", last)];
  const pager = h("nav", { class: "pager", "aria-label": w.pages }, ...back, range, ...forth);
  element.setAttribute("aria-label", w.label);
  element.append(notice, scroll, pager);

  let order: Order = DEFAULT_ORDER;
  let rows: readonly Incident[] = [];
  let page = 0;
  let selected: string | null = null;

  const buttons = (): HTMLButtonElement[] => [...body.querySelectorAll<HTMLButtonElement>(".row-open")];
  const idOf = (target: EventTarget | null): string | null => (target as Element).closest<HTMLElement>("[data-incident]")?.dataset["incident"] ?? null;

  /** One row of the page is in the order of Tab: the one that is open, or was last reached, or the first. */
  const reach = (button: HTMLButtonElement | undefined): void => {
    for (const other of buttons()) other.tabIndex = other === button ? 0 : -1;
  };
  const mark = (): void => {
    for (const row of body.rows) {
      const isOpen = row.dataset["incident"] === selected;
      row.classList.toggle("is-selected", isOpen);
      if (isOpen) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  };
  const showPage = (to: number): void => {
    page = Math.min(Math.max(to, 0), last());
    const from = page * PAGE;
    body.replaceChildren(...rows.slice(from, from + PAGE).map((incident, i) =>
      // The head is row 1 (WAI-ARIA 1.2, aria-rowindex).
      h("tr", { "data-incident": incident.id, "aria-rowindex": from + i + 2 }, ...TABLE_COLUMNS.map((column) => cell(column, incident)))));
    table.setAttribute("aria-rowcount", String(rows.length + 1));
    range.textContent = w.range(Math.min(from + 1, rows.length), Math.min(from + PAGE, rows.length), rows.length);
    for (const button of back) button.disabled = page === 0;
    for (const button of forth) button.disabled = page === last();
    pager.hidden = rows.length <= PAGE;
    mark();
    reach(body.querySelector<HTMLButtonElement>(".is-selected .row-open") ?? buttons()[0]);
  };

  body.addEventListener("click", (event) => {
    const id = idOf(event.target);
    if (id === null) return;
    // A press beside the button opens too, and the focus comes back to the button.
    const button = (event.target as Element).closest("tr")?.querySelector<HTMLButtonElement>(".row-open") ?? undefined;
    reach(button);
    button?.focus({ preventScroll: true });
    open(id);
  });
  body.addEventListener("pointerover", (event) => point(idOf(event.target)));
  body.addEventListener("pointerleave", () => point(null));
  body.addEventListener("focusin", (event) => point(idOf(event.target)));
  body.addEventListener("focusout", () => point(null));
  body.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, PageDown: all.length, PageUp: -1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    // Beyond an edge the next page begins, or the one before ends.
    const [before, target] = [page, to < 0 ? page - 1 : to >= all.length ? page + 1 : page];
    if (target !== page) showPage(target);
    const now = buttons();
    const next = page === before ? now[Math.min(Math.max(to, 0), now.length - 1)] : event.key === "ArrowUp" ? now.at(-1) : now[0];
    reach(next);
    next?.focus();
  });

  const drawRows = whenChanged((shown: readonly Incident[], by: Order, filter: State["filter"]) => {
    const focused = element.contains(document.activeElement) ? idOf(document.activeElement) : null;
    const keep = drawnFilter === filter && order === by;
    [order, drawnFilter] = [by, filter];
    rows = by.column === DEFAULT_ORDER.column && by.descending ? shown
      : inOrder(shown, by, by.column === "type" ? typeName : (incident) => whereName(incident, "short"), collator.compare);
    for (const [column, { head, arrow }] of heads) {
      if (column === by.column) head.setAttribute("aria-sort", by.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      arrow.textContent = column !== by.column ? "" : by.descending ? "▾" : "▴";
    }
    caption.textContent = w.caption(shown.length);
    scroll.hidden = shown.length === 0;
    showPage(keep ? page : 0);
    // Drawn anew under the keyboard (an arrival): its place is kept.
    if (focused !== null) {
      const button = body.querySelector<HTMLButtonElement>(`[data-incident="${CSS.escape(focused)}"] .row-open`);
      if (button) reach(button);
      button?.focus({ preventScroll: true });
    }
  });
  let drawnFilter: State["filter"] | null = null;

  const select = whenChanged((id: string | null, _loaded: boolean) => {
    selected = id;
    // Opened elsewhere, or by the link before anything was loaded: its page, its row.
    const at = id === null ? -1 : rows.findIndex((incident) => incident.id === id);
    if (at !== -1 && Math.floor(at / PAGE) !== page) showPage(Math.floor(at / PAGE));
    else mark();
    const row = body.querySelector<HTMLElement>("tr.is-selected");
    if (row && !row.contains(document.activeElement)) row.scrollIntoView({ block: "nearest" });
  });

  return (state, selection) => {
    element.hidden = state.table === null;
    if (state.table === null) return;
    notice.textContent = noticeOf(state, selection);
    notice.hidden = notice.textContent === "";
    drawRows(selection.shown, state.table, state.filter);
    select(state.selected, rows.length > 0);
  };
}

/** The switch between list and table. */
export function createViews(element: HTMLElement, list: HTMLElement, { set }: { set(order: Order | null): void }): (state: State) => void {
  const choice = (label: string, order: Order | null): HTMLButtonElement => {
    const button = h("button", { type: "button", class: "chip" }, label);
    button.addEventListener("click", () => set(order));
    return button;
  };
  const [asList, asTable] = [choice(words.list.heading, null), choice(w.name, DEFAULT_ORDER)];
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", w.views);
  element.append(asList, asTable);
  return ({ table }) => {
    list.hidden = table !== null;
    document.body.classList.toggle("shows-table", table !== null);
    asList.setAttribute("aria-pressed", String(table === null));
    asTable.setAttribute("aria-pressed", String(table !== null));
  };
}
