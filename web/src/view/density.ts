/** The density view: how many incidents lie in each square of the screen, as a tint over the land. */
import L from "leaflet";
import { h } from "../dom";
import { crowd } from "../model/crowd";
import { mercator, type Table } from "../model/table";
import type { Selection } from "../model/select";
import type { State } from "../state";

/** Side of a square in pixels. */
const CELL = 22;
const WORLD = 256;

/** The view; drawn when its layer is on. */
export function createDensity(map: L.Map): (state: State, selection: Selection) => void {
  const canvas = h("canvas", { class: "density", "aria-hidden": "true", hidden: true });
  map.getPane("density")?.append(canvas);
  const context = canvas.getContext("2d");
  let shown: { readonly table: Table; readonly rows: Uint32Array } | null = null;

  const draw = (): void => {
    canvas.hidden = shown === null;
    if (!shown || !context) return;
    const { x: width, y: height } = map.getSize();
    [canvas.width, canvas.height] = [width, height];
    // The pane moves with the map; the canvas is put back over the window.
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
    const bounds = map.getBounds().pad(0.1);
    const [west, north] = mercator(bounds.getWest(), bounds.getNorth());
    const [east, south] = mercator(bounds.getEast(), bounds.getSouth());
    const origin = map.getPixelBounds().min;
    if (!origin) return;
    const groups = crowd(shown.table, shown.rows, { west, north, east, south, scale: WORLD * 2 ** map.getZoom() }, CELL);
    const most = groups.reduce((top, group) => Math.max(top, group.count), 1);
    for (const { x, y, count } of groups) {
      // Ten steps of a logarithm: a few beside many still show.
      const share = Math.log1p(count) / Math.log1p(most);
      const [cx, cy, radius] = [x - origin.x, y - origin.y, CELL * (0.9 + 1.1 * share)];
      const glow = context.createRadialGradient(cx, cy, 0, cx, cy, radius);
      const colour = `${Math.round(150 + 60 * share)} ${Math.round(90 - 70 * share)} ${Math.round(40 + 30 * share)}`;
      glow.addColorStop(0, `rgb(${colour} / ${0.25 + 0.5 * share})`);
      glow.addColorStop(1, `rgb(${colour} / 0)`);
      context.fillStyle = glow;
      context.fillRect(cx - radius, cy - radius, 2 * radius, 2 * radius);
    }
  };
  map.on("moveend zoomend resize", draw);
  let before: Selection | null = null;
  return (state, selection) => {
    const on = state.layers.has("density");
    if (!on && shown === null) return;
    if (on && before === selection && shown !== null) return;
    before = selection;
    shown = on ? { table: selection.table, rows: selection.mappedRows } : null;
    draw();
  };
}
