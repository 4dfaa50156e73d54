/**
 * Hills and valleys as light and shade over the bundled map. One cell is 3.7 km: the picture fades away before villages
 * are told apart, where it would show hills that are elsewhere.
 */
import L from "leaflet";
import { whenChanged } from "../dom";
import { reliefOpacity } from "../model/relief";
import type { LayerName, State } from "../state";

/** South-west and north-east corner of `data/basemap/relief.png` (`data/relief.py`). */
const EXTENT: L.LatLngBoundsLiteral = [[31, 34], [38, 43]];

/** The view. */
export function createRelief(map: L.Map): (state: State) => void {
  const picture = L.imageOverlay("/basemap/relief.png", EXTENT, { pane: "relief", className: "relief", alt: "" });
  const pane = map.getPane("relief");
  let layers: ReadonlySet<LayerName> = new Set();
  const show = (): void => {
    const opacity = layers.has("relief") ? reliefOpacity(map.getZoom()) : 0;
    if (opacity === 0) {
      picture.remove();
      return;
    }
    if (!map.hasLayer(picture)) picture.addTo(map);
    if (pane) pane.style.opacity = String(opacity);
  };
  map.on("zoomend", show);
  const draw = whenChanged((next: ReadonlySet<LayerName>) => {
    layers = next;
    show();
  });
  return (state) => draw(state.layers);
}
