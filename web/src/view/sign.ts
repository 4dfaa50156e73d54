/** Draws the signs of `model/symbol` as SVG elements. */
import { svg } from "../dom";
import { familyOf, type Family, type IncidentType } from "../model/kind";
import { ringArcs, signOf, symbolOf } from "../model/symbol";

/** The sign of a type, `size` pixels wide. Decorative: the words stand beside it. */
export function typeSign(type: IncidentType, size: number, variant: "solid" | "pale" = "solid"): SVGSVGElement {
  const { fill, ink, shape, glyph } = symbolOf(type);
  const pale = variant === "pale";
  return svg("svg", { viewBox: "-1.5 -1.5 27 27", width: size, height: size, class: `sign sign-${variant}`, "aria-hidden": "true" },
    svg("path", { d: shape, class: "sign-edge" }),
    svg("path", { d: shape, fill, class: "sign-fill" }),
    svg("path", { d: glyph, fill: "none", stroke: pale ? "currentColor" : ink, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

/** The colour of a family as a small swatch in its outline. */
export function familySign(family: Family, size: number): SVGSVGElement {
  const { fill, shape } = signOf(family);
  return svg("svg", { viewBox: "-1 -1 26 26", width: size, height: size, "aria-hidden": "true" }, svg("path", { d: shape, fill }));
}

/** A group: a ring shared out among families, and the number of incidents in it. */
export function groupSign(types: readonly IncidentType[], size: number): SVGSVGElement {
  const counts = new Map<Family, number>();
  for (const type of types) counts.set(familyOf(type), (counts.get(familyOf(type)) ?? 0) + 1);
  return ringSign([...counts].sort((a, b) => b[1] - a[1]), String(types.length), size);
}

/** A ring shared out among families around a number. */
export function ringSign(shares: readonly (readonly [Family, number])[], text: string, size: number): SVGSVGElement {
  const radius = size / 2 - 4;
  const half = size / 2;
  return svg("svg", { viewBox: `${-half} ${-half} ${size} ${size}`, width: size, height: size, "aria-hidden": "true" },
    svg("circle", { r: half - 1, class: "group-disc" }),
    ...ringArcs(shares.map(([, n]) => n), radius).map((d, i) =>
      svg("path", { d, fill: "none", stroke: signOf(shares[i]?.[0] ?? "other").fill, "stroke-width": 4 })),
    svg("text", { class: "group-count", "text-anchor": "middle", dy: "0.35em" }, text));
}
