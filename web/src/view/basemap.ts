/**
 * The offline basemap: the layers the server has, drawn on one canvas, each from the zoom where it helps.
 * Disputed, indefinite and armistice lines are drawn broken, claims dotted, never as settled borders.
 */
import L from "leaflet";
import { loadBasemap } from "../net";
import { onThemeChange, readTheme, type Theme } from "./theme";

interface Layer {
  readonly name: string;
  /** Drawn at once: small, and no map without it. */
  readonly first?: true;
  readonly minZoom: number;
  readonly style: (theme: Theme, properties: Record<string, unknown>, zoom: number) => L.PathOptions | null;
}

/** Kinds of `boundaries` that the zones draw better. */
const DRAWN_AS_ZONES = new Set(["ceasefire_line", "un_zone_limit"]);

const solid = (color: string): L.PathOptions => ({ stroke: false, fill: true, fillColor: color, fillOpacity: 1 });
const line = (color: string, weight: number, dashArray?: string): L.PathOptions =>
  ({ fill: false, stroke: true, color, weight, opacity: 1, ...(dashArray ? { dashArray } : {}) });

const LAYERS: readonly Layer[] = [
  { name: "land", first: true, minZoom: 0, style: (t) => ({ ...solid(t.color("--map-land")), stroke: true, color: t.color("--map-coast"), weight: 0.8 }) },
  { name: "urban-areas", minZoom: 6.5, style: (t) => solid(t.color("--map-urban")) },
  { name: "playas", minZoom: 7, style: (t) => solid(t.color("--map-playa")) },
  { name: "neighbour-admin1", minZoom: 8, style: (t) => line(t.color("--map-admin"), 0.8, "2 4") },
  {
    name: "admin-lines",
    minZoom: 8.5,
    // Governorates (level 1) are drawn as zones.
    style: (t, p) => (Number(p["level"]) === 2 ? line(t.color("--map-admin"), 0.7, "3 3") : null),
  },
  { name: "rivers", minZoom: 6, style: (t, _p, zoom) => line(t.color("--map-river"), zoom >= 9 ? 1.5 : 1) },
  { name: "lakes", first: true, minZoom: 0, style: (t) => ({ ...solid(t.color("--map-water")), stroke: true, color: t.color("--map-river"), weight: 0.6 }) },
  {
    name: "roads-main",
    minZoom: 7,
    style: (t, p, zoom) => line(t.color("--map-road"), (p["class"] === "motorway" ? 1.4 : 1) * (zoom >= 9 ? 1.5 : 1)),
  },
  {
    name: "boundaries",
    first: true,
    minZoom: 0,
    style: (t, p, zoom) => {
      const kind = String(p["kind"]);
      if (DRAWN_AS_ZONES.has(kind)) return null;
      if (kind === "international") return line(t.color("--map-border"), zoom >= 8 ? 1.9 : 1.3);
      if (kind === "claim") return zoom >= 8 ? line(t.color("--map-border"), 1, "1 5") : null;
      return line(t.color("--map-border"), zoom >= 8 ? 1.8 : 1.3, "7 4");
    },
  },
];

/** Loads and draws the layers, most of them after `detail`; resolves when all that exist are drawn. */
export async function drawBasemap(map: L.Map, detail: Promise<void>): Promise<void> {
  const renderer = L.canvas({ pane: "basemap", padding: 0.4 });
  let theme = readTheme();
  /** What the bundled map covers: sea where it has no land, and nothing beyond it. */
  let sheet: L.Rectangle | null = null;
  const drawn: { readonly layer: Layer; readonly shapes: L.GeoJSON }[] = [];

  const restyle = (): void => {
    const zoom = map.getZoom();
    sheet?.setStyle({ fillColor: theme.color("--map-sea") });
    for (const { layer, shapes } of drawn) {
      const visible = zoom >= layer.minZoom;
      if (!visible) {
        shapes.remove();
        continue;
      }
      shapes.setStyle((feature) => layer.style(theme, feature?.properties ?? {}, zoom) ?? { stroke: false, fill: false });
      if (!map.hasLayer(shapes)) shapes.addTo(map);
    }
    // Layers that come back with the zoom must not cover those above them.
    for (const { shapes } of drawn) if (map.hasLayer(shapes)) shapes.bringToFront();
  };

  const load = async (layers: readonly Layer[]): Promise<void> => {
    const files = layers.map((layer) => loadBasemap(layer.name));
    for (const [i, layer] of layers.entries()) {
      const data = await files[i];
      if (!data) continue;
      if (layer.name === "land") {
        sheet = L.rectangle(L.geoJSON(data).getBounds(), { ...solid(theme.color("--map-sea")), interactive: false, renderer }).addTo(map);
      }
      // `renderer` is an option of paths, which Leaflet passes on from here.
      const options: L.GeoJSONOptions & { renderer: L.Renderer } = { interactive: false, renderer, smoothFactor: 1 } as never;
      drawn.push({ layer, shapes: L.geoJSON(data, options) });
    }
    drawn.sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer));
    restyle();
  };
  await load(LAYERS.filter(({ first }) => first));
  map.on("zoomend", restyle);
  onThemeChange(() => {
    theme = readTheme();
    restyle();
  });
  await detail;
  await load(LAYERS.filter(({ first }) => !first));
}

/** Raster tiles instead of the bundled land, when the server names some. */
export function createTiles(tiles: { readonly url: string; readonly attribution: string }): L.TileLayer {
  // The attribution is the operator's text: shown as text, not as HTML.
  const plain = new Option(tiles.attribution).innerHTML;
  return L.tileLayer(tiles.url, { attribution: plain, maxZoom: 19 });
}
