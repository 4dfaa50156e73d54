/**
 * The signs of the map: a colour and an outline per family, a glyph per type; both tell families apart, so colour is
 * never the only sign. Colours are after Okabe and Ito, "Color Universal Design" (2008), darkened where white
 * glyphs need contrast. Paths are drawn in a box of 24 by 24.
 */
import { familyOf, type Family, type IncidentType } from "./kind";

export interface Sign {
  readonly fill: string;
  /** Colour of the glyph. */
  readonly ink: string;
  /** Outline of the marker. */
  readonly shape: string;
}

const SQUARE = "M5 2.5h14a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5z";
const CIRCLE = "M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z";
const DIAMOND = "M12 .8 23.2 12 12 23.2.8 12z";
const HEXAGON = "M12 1l9.6 5.5v11L12 23l-9.6-5.5v-11z";
const SHIELD = "M3 2.5h18v9c0 5.5-4 9-9 11.5-5-2.5-9-6-9-11.5z";
const TRIANGLE = "M12 1.5 23 21.5H1z";
const OCTAGON = "M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z";

const SIGNS: Readonly<Record<Family, Sign>> = {
  strike: { fill: "#c8500a", ink: "#ffffff", shape: DIAMOND },
  ground: { fill: "#0b5f9e", ink: "#ffffff", shape: SQUARE },
  people: { fill: "#9b3f78", ink: "#ffffff", shape: CIRCLE },
  damage: { fill: "#e3a008", ink: "#1d1a10", shape: HEXAGON },
  air: { fill: "#63b8e8", ink: "#10212b", shape: TRIANGLE },
  protest: { fill: "#00795a", ink: "#ffffff", shape: SHIELD },
  diplomacy: { fill: "#5d6773", ink: "#ffffff", shape: OCTAGON },
  other: { fill: "#8a8f98", ink: "#14181d", shape: CIRCLE },
};

/** Colour, ink and outline of a family. */
export function signOf(family: Family): Sign {
  return SIGNS[family];
}

/** Strokes inside the marker, one per type, readable at 11 pixels. */
const GLYPHS: Readonly<Record<IncidentType, string>> = {
  airstrike: "M12 6v9M8.5 11.5 12 15.5l3.5-4M8 18.5h8",
  drone_strike: "M8 8l8 8M16 8l-8 8M6.5 8h3M14.5 8h3M6.5 16h3M14.5 16h3",
  shelling: "M7 17c1-6 4-9 9-9M13.5 6 16.5 8l-2 3M6 17.5h3",
  ground_incursion: "M6 12h11M13 8l4 4-4 4",
  raid: "M7.5 7v10h6M17 12h-6M13.5 9 17 12l-3.5 3",
  checkpoint: "M6 10h12M8 10v7M16 10v7M9 7l2 3M13 7l2 3",
  territorial_seizure: "M8 18V6.5l8 2.75L8 12.5",
  military_operation: "M7 9.5 12 6l5 3.5M7 13.5l5-3.5 5 3.5M7 17.5 12 14l5 3.5",
  armed_clash: "M7 7l10 10M17 7 7 17",
  killing: "M12 6.5v11M8.5 10h7",
  sectarian_violence: "M8.5 8.5v7M12 7v10M15.5 8.5v7",
  arrest_detention: "M8 7v10M12 7v10M16 7v10M7 7h10M7 17h10",
  property_damage: "M7 17v-6l5-4 5 4v6M12 7l-1.5 4 2.5 2-1.5 4",
  overflight: "M12 9v9M8 14.5l4-3 4 3",
  protest: "M8 16v-5M12 16V8M16 16v-5M7 16h10",
  talks: "M7 8h7v5h-4l-2 2v-2H7zM16 11h1.5v4.5H16v2l-2-2h-2.5",
  agreement: "M7 12.5l3.5 3.5L17.5 8.5",
  statement: "M7 9h10M7 12h10M7 15h6",
  un_action: "M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M6.5 12h11M12 6.5v11",
  other: "M12 12h.01M8 12h.01M16 12h.01",
};

/** The glyph of a type, as the `d` of a stroked path. */
export function glyphOf(type: IncidentType): string {
  return GLYPHS[type];
}

/** Everything needed to draw a type. */
export function symbolOf(type: IncidentType): Sign & { readonly family: Family; readonly glyph: string } {
  const family = familyOf(type);
  return { ...SIGNS[family], family, glyph: GLYPHS[type] };
}

/** Arcs of a ring of radius `r` around (0, 0), one per share, clockwise from the top: the type ring of a group. */
export function ringArcs(counts: readonly number[], r: number): string[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  let at = 0;
  return counts.map((n) => {
    const [a, b] = [at / total, (at + n) / total];
    at += n;
    const xy = (t: number): string => `${(r * Math.sin(2 * Math.PI * t)).toFixed(2)} ${(-r * Math.cos(2 * Math.PI * t)).toFixed(2)}`;
    // A full circle has no end point of its own: two halves.
    if (b - a >= 1) return `M${xy(0)}A${r} ${r} 0 1 1 ${xy(0.5)}A${r} ${r} 0 1 1 ${xy(1)}`;
    return `M${xy(a)}A${r} ${r} 0 ${b - a > 0.5 ? 1 : 0} 1 ${xy(b)}`;
  });
}
