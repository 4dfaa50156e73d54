/** Every file the current filter can be had as, the query to be copied, and a piece of page to embed. */
import { h, whenChanged } from "../dom";
import { apiParams, type Filter } from "../model/filter";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { queryLink } from "../net";
import { words } from "../words";

/** Formats after GeoJSON, which has a button of its own; names are proper names and not translated. */
const FORMATS: readonly (readonly [ending: string, name: string])[] = [
  ["csv", "CSV"],
  ["gpkg", "GeoPackage"],
  ["kml", "KML"],
  ["fgb", "FlatGeobuf"],
  ["geojsonl", "GeoJSON Lines"],
  ["atom", "Atom / GeoRSS"],
];

/** The menu; nothing in it can be followed while nothing is shown. */
export function createDownloads(element: HTMLElement): (state: State, selection: Selection) => void {
  const w = words.downloads;
  const links = FORMATS.map(([ending, name]) => ({ ending, link: h("a", { class: "format", download: ending === "atom" ? null : "" }, name) }));
  const copies = [
    { text: w.curl, of: (params: URLSearchParams) => `curl -o incidents.geojson '${absolute(queryLink("/incidents.geojson", params))}'` },
    { text: w.gis, of: (params: URLSearchParams) => `/vsicurl/${absolute(queryLink("/incidents.fgb", params))}` },
    { text: w.api, of: (params: URLSearchParams) => absolute(queryLink("/api/collections/incidents/items", params)) },
    { text: w.embed, of: () => `<iframe src="${location.href.replaceAll('"', "%22")}" title="${words.name}" width="800" height="600"></iframe>` },
  ].map(({ text, of }) => ({ button: h("button", { type: "button", class: "link" }, text), of }));
  const said = h("p", { class: "note", role: "status" });
  const panel = h("div", { class: "downloads-panel" },
    h("p", { class: "note" }, w.why),
    h("ul", { class: "formats" }, ...links.map(({ link }) => h("li", {}, link))),
    h("ul", { class: "copies" }, ...copies.map(({ button }) => h("li", {}, button))),
    said);
  const menu = h("details", { class: "downloads", id: "downloads" }, h("summary", {}, w.more), panel);
  element.append(menu);

  let params: URLSearchParams | null = null;
  for (const { button, of } of copies) {
    button.addEventListener("click", () => {
      if (params === null) return;
      const text = of(params);
      // Where the browser does not let pages write to the clipboard, the text is shown to be copied by hand.
      const shown = (): void => void (said.textContent = text);
      if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => (said.textContent = w.copied), shown);
      else shown();
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });

  const draw = whenChanged((filter: Filter, n: number) => {
    params = n === 0 ? null : apiParams(filter);
    said.textContent = "";
    for (const { ending, link } of links) {
      if (params === null) link.removeAttribute("href");
      else link.href = queryLink(`/incidents.${ending}`, params);
    }
    for (const { button } of copies) button.disabled = params === null;
  });
  return (state, selection) => draw(state.filter, selection.count);
}

const absolute = (path: string): string => new URL(path, location.href).href;
