/**
 * The map as a PNG: what stands on the map is painted once more on one canvas, from the page's own elements, with the
 * sentence that says what is shown, the legend, and the sources.
 */
import L from "leaflet";
import { FAMILIES, familyOf, type Family } from "../model/kind";
import { signOf } from "../model/symbol";
import type { Selection } from "../model/select";
import { words } from "../words";
import { readTheme } from "./theme";

/** Pixels of the picture per pixel of the page: sharp in print. */
const SCALE = 2;
const MARGIN = 20;

/** Paints the map, as it is, with a heading and a legend. */
export function paintMap(map: L.Map, selection: Selection, heading: string, address: string): HTMLCanvasElement {
  const container = map.getContainer();
  const { width, height } = container.getBoundingClientRect();
  const head = 54;
  const foot = 64;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width * SCALE, (height + head + foot) * SCALE];
  const c = canvas.getContext("2d");
  if (!c) return canvas;
  const style = getComputedStyle(container);
  const { color: colour } = readTheme();
  c.scale(SCALE, SCALE);
  c.fillStyle = colour("--raised");
  c.fillRect(0, 0, width, height + head + foot);
  c.fillStyle = colour("--ink");
  c.textBaseline = "middle";
  c.font = "650 18px system-ui, sans-serif";
  c.fillText(heading, MARGIN, head / 2, width - 2 * MARGIN);

  c.save();
  c.beginPath();
  c.rect(0, head, width, height);
  c.clip();
  const origin = container.getBoundingClientRect();
  c.translate(-origin.left, head - origin.top);
  c.fillStyle = style.backgroundColor;
  c.fillRect(origin.left, origin.top, width, height);
  for (const element of container.querySelectorAll<HTMLElement | SVGSVGElement>(".leaflet-pane canvas, .leaflet-pane img.relief, .leaflet-pane svg, .leaflet-pane .name, canvas.crowd")) {
    if (element instanceof HTMLElement && element.hidden) continue;
    if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement) paintPicture(c, element);
    else if (element instanceof SVGSVGElement) paintSvg(c, element);
    else paintText(c, element as HTMLElement, colour("--map-halo"));
  }
  c.restore();

  const bottom = head + height;
  let x = MARGIN;
  c.font = "13px system-ui, sans-serif";
  for (const family of familiesOf(selection)) {
    const { fill, shape } = signOf(family);
    c.save();
    c.translate(x, bottom + 12);
    c.scale(0.7, 0.7);
    c.fillStyle = fill;
    c.fill(new Path2D(shape));
    c.restore();
    c.fillStyle = colour("--ink");
    c.fillText(words.families[family], x + 22, bottom + 21);
    x += 22 + c.measureText(words.families[family]).width + 22;
  }
  c.fillStyle = colour("--soft");
  c.font = "11.5px system-ui, sans-serif";
  c.fillText(`${words.name} · ${address} · ${words.map.attribution}`, MARGIN, bottom + 46, width - 2 * MARGIN);
  return canvas;
}

function familiesOf(selection: Selection): Family[] {
  const present = new Set(selection.mapped.map((incident) => familyOf(incident.type)));
  return FAMILIES.filter((family) => present.has(family));
}

function paintPicture(c: CanvasRenderingContext2D, element: HTMLCanvasElement | HTMLImageElement): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0 || element.width === 0) return;
  c.save();
  // Strength and manner of mixing are the style sheet's, of the element and of its pane.
  const [own, pane] = [getComputedStyle(element), getComputedStyle(element.closest(".leaflet-pane") ?? element)];
  c.globalAlpha = Number(own.opacity) * Number(pane.opacity);
  c.globalCompositeOperation = pane.mixBlendMode === "normal" ? "source-over" : (pane.mixBlendMode as GlobalCompositeOperation);
  c.drawImage(element, left, top, width, height);
  c.restore();
}

/** An SVG as it is styled now: paths, circles, lines and texts are all the page draws. */
function paintSvg(c: CanvasRenderingContext2D, element: SVGSVGElement): void {
  for (const part of element.querySelectorAll<SVGGraphicsElement>("path, circle, line, text")) {
    if (part.closest("defs")) continue;
    const matrix = part.getScreenCTM();
    if (!matrix) continue;
    const style = getComputedStyle(part);
    c.save();
    c.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    const alpha = Number(style.opacity);
    if (part instanceof SVGTextElement) {
      c.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.fillStyle = style.fill;
      c.fillText(part.textContent ?? "", 0, 1);
    } else {
      const path = outline(part);
      if (style.fill.startsWith("url")) hatch(c, path, part);
      else if (style.fill !== "none") {
        c.globalAlpha = alpha * Number(style.fillOpacity);
        c.fillStyle = style.fill;
        c.fill(path);
      }
      if (style.stroke !== "none") {
        c.globalAlpha = alpha * Number(style.strokeOpacity);
        c.strokeStyle = style.stroke;
        c.lineWidth = Number.parseFloat(style.strokeWidth);
        c.lineCap = style.strokeLinecap as CanvasLineCap;
        c.lineJoin = style.strokeLinejoin as CanvasLineJoin;
        c.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
        c.stroke(path);
      }
    }
    c.restore();
  }
}

function outline(part: SVGGraphicsElement): Path2D {
  const of = (name: string): number => Number(part.getAttribute(name) ?? 0);
  const path = new Path2D(part instanceof SVGPathElement ? (part.getAttribute("d") ?? "") : undefined);
  if (part instanceof SVGCircleElement) path.arc(of("cx"), of("cy"), of("r"), 0, 2 * Math.PI);
  if (part instanceof SVGLineElement) {
    path.moveTo(of("x1"), of("y1"));
    path.lineTo(of("x2"), of("y2"));
  }
  return path;
}

/** The hatching of the buffer zone, in its own colour. */
function hatch(c: CanvasRenderingContext2D, path: Path2D, part: SVGGraphicsElement): void {
  const { stroke } = getComputedStyle(part);
  const box = part.getBBox();
  c.save();
  c.clip(path, "evenodd");
  c.strokeStyle = stroke;
  c.globalAlpha = 0.1;
  c.fillStyle = stroke;
  c.fillRect(box.x, box.y, box.width, box.height);
  c.globalAlpha = 0.38;
  c.lineWidth = 2;
  c.beginPath();
  for (let at = box.x - box.height; at < box.x + box.width; at += 10) {
    c.moveTo(at, box.y + box.height);
    c.lineTo(at + box.height, box.y);
  }
  c.stroke();
  c.restore();
}

function paintText(c: CanvasRenderingContext2D, element: HTMLElement, halo: string): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (style.visibility === "hidden" || width === 0) return;
  // A name along a line is turned; its box is not, so that the middle serves both.
  const turned = new DOMMatrixReadOnly(style.transform === "none" ? undefined : style.transform);
  c.save();
  c.translate(left + width / 2, top + height / 2);
  c.rotate(Math.atan2(turned.b, turned.a));
  c.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.lineJoin = "round";
  c.letterSpacing = style.letterSpacing === "normal" ? "0px" : style.letterSpacing;
  const text = style.textTransform === "uppercase" ? (element.textContent ?? "").toUpperCase() : (element.textContent ?? "");
  c.strokeStyle = halo;
  c.lineWidth = 3;
  c.strokeText(text, 0, 0);
  c.fillStyle = style.color;
  c.fillText(text, 0, 0);
  c.restore();
}

/** Hands the picture to the person as a file. */
export function savePicture(canvas: HTMLCanvasElement, name: string): void {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }, "image/png");
}
