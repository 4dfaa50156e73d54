/** Groups drawn on a canvas over the map while the dates are dragged or played: too many, too often, for elements. */
import type L from "leaflet";
import { h } from "../dom";
import { FAMILIES } from "../model/kind";
import { signOf } from "../model/symbol";
import type { CrowdGroup } from "../model/crowd";
import { onThemeChange, readTheme } from "./theme";

/** Radius in pixels of a group's disc: grows with the number of digits, not with the number. */
export const discSize = (count: number): number => (count === 1 ? 14 : 34 + 7 * Math.min(5, Math.log10(count)));

/** How a group's number is written on its disc: 950, 1.2k, 14k. */
export function shortCount(n: number): string {
  if (n < 1000) return String(n);
  if (n < 1_000_000) return `${n < 9950 ? (n / 1000).toFixed(1) : Math.round(n / 1000)}k`;
  return `${(n / 1_000_000).toFixed(1)}M`;
}

export interface CrowdCanvas {
  draw(groups: readonly CrowdGroup[]): void;
  clear(): void;
}

/** The canvas; empty and out of the way until drawn on. */
export function createCrowdCanvas(map: L.Map): CrowdCanvas {
  const canvas = h("canvas", { class: "crowd", "aria-hidden": "true", hidden: true });
  map.getContainer().append(canvas);
  const context = canvas.getContext("2d");
  let theme = readTheme();
  onThemeChange(() => (theme = readTheme()));
  const colours = FAMILIES.map((family) => signOf(family).fill);

  return {
    draw(groups) {
      if (!context) return;
      const { x: width, y: height } = map.getSize();
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      if (canvas.width !== width * ratio || canvas.height !== height * ratio) [canvas.width, canvas.height] = [width * ratio, height * ratio];
      canvas.hidden = false;
      const [disc, ink] = [theme.color("--raised"), theme.color("--ink")];
      const origin = map.getPixelBounds().min;
      if (!origin) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.font = "650 13px system-ui, sans-serif";
      for (const { x, y, count, families } of groups) {
        const [cx, cy] = [x - origin.x, y - origin.y];
        const radius = discSize(count) / 2;
        if (count === 1) {
          context.fillStyle = colours[families.findIndex((n) => n > 0)] ?? ink;
          context.beginPath();
          context.arc(cx, cy, radius, 0, 2 * Math.PI);
          context.fill();
          continue;
        }
        context.fillStyle = disc;
        context.beginPath();
        context.arc(cx, cy, radius - 1, 0, 2 * Math.PI);
        context.fill();
        context.lineWidth = 4;
        let angle = -Math.PI / 2;
        for (const [f, n] of families.entries()) {
          if (n === 0) continue;
          const next = angle + (2 * Math.PI * n) / count;
          context.strokeStyle = colours[f] ?? ink;
          context.beginPath();
          context.arc(cx, cy, radius - 4, angle, next);
          context.stroke();
          angle = next;
        }
        context.fillStyle = ink;
        context.fillText(shortCount(count), cx, cy + 1);
      }
    },
    clear() {
      canvas.hidden = true;
    },
  };
}
