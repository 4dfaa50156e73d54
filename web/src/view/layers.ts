/** Layer switches and the legend, with the source of each zone. */
import { h, svg, whenChanged } from "../dom";
import { FAMILIES } from "../model/kind";
import { LAYERS, type LayerName, type State } from "../state";
import type { Zone } from "../model/zone";
import { words } from "../words";
import { familySign, groupSign, typeSign } from "./sign";

interface Intentions {
  toggle(layer: LayerName): void;
}

/** A sample of a line or circle as drawn on the map. */
function sample(className: string, shape: "line" | "circle"): SVGSVGElement {
  return svg("svg", { width: 26, height: 20, viewBox: "0 0 26 20", "aria-hidden": "true" },
    shape === "line" ? svg("line", { x1: 1, y1: 10, x2: 25, y2: 10, class: className }) : svg("circle", { cx: 13, cy: 10, r: 8, class: className }));
}

/** The view. `withTiles`: whether the server names map tiles that can be switched. */
export function createLayers(element: HTMLElement, withTiles: boolean, { toggle }: Intentions): (state: State) => void {
  const w = words.layers;
  const boxes = new Map<LayerName, HTMLInputElement>();
  const switches = LAYERS.filter((layer) => withTiles || layer !== "tiles").map((layer) => {
    const box = h("input", { type: "checkbox", name: "layer", value: layer });
    box.addEventListener("change", () => toggle(layer));
    boxes.set(layer, box);
    return h("label", {}, box, w[layer]);
  });
  const zoneList = h("ul", { class: "zone-sources" });
  const item = (sign: Element, text: string): HTMLElement => h("li", {}, sign, text);
  const legend = h("details", { id: "legend" }, h("summary", {}, w.open), h("div", { class: "legend" },
    h("fieldset", {}, h("legend", {}, w.switches), ...switches),
    h("h3", {}, w.legend),
    h("ul", { class: "signs" }, ...FAMILIES.map((family) => item(familySign(family, 18), words.families[family]))),
    h("h3", {}, w.precision),
    h("ul", {},
      item(typeSign("raid", 22), w.dot),
      item(sample("near", "circle"), w.circle),
      item(typeSign("raid", 22, "pale"), w.outline),
      item(groupSign(["raid", "raid", "airstrike"], 30), w.ring)),
    h("h3", {}, w.borders),
    h("ul", {}, item(sample("border-line", "line"), w.border), item(sample("border-line is-broken", "line"), w.disputedBorder)),
    h("p", { class: "note" }, w.reliefNote),
    h("h3", {}, w.zones), zoneList));
  element.append(legend);
  legend.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !legend.open) return;
    event.stopPropagation();
    legend.open = false;
    legend.querySelector("summary")?.focus();
  });

  const drawZones = whenChanged((zones: readonly Zone[]) => {
    // Areas of one kind share a source: one line for each pair.
    const lines = new Map<string, string>();
    for (const zone of zones) {
      if (zone.kind === "subdistrict" || zone.role === "edge") continue;
      const name = zone.kind === "governorate" || zone.kind === "district" ? w[zone.kind === "governorate" ? "governorates" : "districts"] : zone.name;
      lines.set(name, words.map.source(zone.source, zone.licence));
    }
    zoneList.replaceChildren(...[...lines].map(([name, source]) => h("li", {}, h("strong", {}, name), " ", h("span", { class: "note" }, source))));
  });
  return (state) => {
    for (const [layer, box] of boxes) box.checked = state.layers.has(layer);
    drawZones(state.zones);
  };
}
