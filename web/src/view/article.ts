/** One article: who published it and when, what was read in it sentence by sentence, and a small map of where. */
import { h, svg } from "../dom";
import { isMapped, type Incident, type LonLat, type Source } from "../model/incident";
import { mercator } from "../model/table";
import { signOf } from "../model/symbol";
import { familyOf } from "../model/kind";
import type { Zone } from "../model/zone";
import { words } from "../words";
import { titleOf } from "../words/places";
import { typeSign } from "./sign";

interface Intentions {
  open(id: string): void;
}

/** Shows an article by what the loaded incidents quote of it. */
export function showArticle(dialog: HTMLDialogElement, article: Source, incidents: Iterable<Incident>, zones: readonly Zone[], { open }: Intentions): void {
  const w = words.article;
  const read = [...incidents].flatMap((incident) => {
    const source = incident.sources.find((s) => s.article_id === article.article_id);
    return source ? [{ incident, source }] : [];
  }).sort((a, b) => (a.source.start ?? 0) - (b.source.start ?? 0));
  const shut = h("button", { type: "button", class: "icon-button", "aria-label": words.detail.close }, "✕");
  shut.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", "article-title");
  dialog.replaceChildren(
    h("div", { class: "dialog-head" }, h("h2", { id: "article-title", dir: "auto", lang: "" }, article.title ?? article.publisher ?? words.detail.unnamed), shut),
    h("p", { class: "note" }, [article.publisher ?? words.detail.unnamed, article.published === null ? words.detail.unpublished : words.detail.published(words.day(article.published))].join(" · ")),
    article.url === null ? h("p", { class: "note" }, words.detail.noLink) : h("p", {}, h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, words.detail.read)),
    miniMap(read.map(({ incident }) => incident).filter(isMapped), zones),
    h("h3", {}, w.read(read.length)),
    h("ol", { class: "article-read" }, ...read.map(({ incident, source }) => {
      const button = h("button", { type: "button", class: "link" }, titleOf(incident));
      button.addEventListener("click", () => {
        dialog.close();
        open(incident.id);
      });
      return h("li", {}, typeSign(incident.type, 22), h("div", {}, button, h("span", { class: "note" }, ` ${words.when(incident)}`), h("blockquote", { dir: "auto", lang: "" }, source.quote)));
    })));
  dialog.showModal();
}

const SIZE = 220;

/** The incidents and the buffer zone, north up, in a square; nothing when none is placed. */
function miniMap(incidents: readonly Incident[], zones: readonly Zone[]): Element {
  const flat = ([lon, lat]: LonLat): readonly [number, number] => mercator(lon, lat);
  const points = incidents.map((incident) => ({ incident, at: flat(incident.point ?? [0, 0]) }));
  if (points.length === 0) return h("p", { class: "note" }, words.list.unplaced(0));
  const rings = zones.filter((zone) => zone.kind === "buffer_zone").flatMap((zone) => zone.parts.flatMap((part) => part.map((ring) => ring.map(flat))));
  const all = [...points.map(({ at }) => at), ...rings.flat()];
  const low = [Math.min(...all.map((p) => p[0])), Math.min(...all.map((p) => p[1]))] as const;
  const high = [Math.max(...all.map((p) => p[0])), Math.max(...all.map((p) => p[1]))] as const;
  const scale = (SIZE - 32) / Math.max(high[0] - low[0], high[1] - low[1], 1e-6);
  const px = ([x, y]: readonly [number, number]): [number, number] => [16 + (x - low[0]) * scale, 16 + (y - low[1]) * scale];
  const width = 32 + (high[0] - low[0]) * scale;
  const height = 32 + (high[1] - low[1]) * scale;
  return svg("svg", { class: "mini-map", viewBox: `0 0 ${width.toFixed(1)} ${height.toFixed(1)}`, width: width.toFixed(0), height: height.toFixed(0), role: "img", "aria-label": words.map.label },
    ...rings.map((ring) => svg("path", { class: "zone zone-buffer_zone", d: `M${ring.map((p) => px(p).map((v) => v.toFixed(1)).join(" ")).join("L")}Z` })),
    ...points.map(({ incident, at }) => {
      const [cx, cy] = px(at);
      const dot = svg("circle", { cx: cx.toFixed(1), cy: cy.toFixed(1), r: 6, fill: signOf(familyOf(incident.type)).fill, stroke: "#fff", "stroke-width": 1.5 });
      dot.append(svg("title", {}, titleOf(incident)));
      return dot;
    }));
}
