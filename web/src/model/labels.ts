/**
 * Where labels go: which point labels fit without covering each other, where along a line a name is read best, and
 * the middle line of an elongated area. Everything in pixels, y down; no DOM.
 */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface XY {
  readonly x: number;
  readonly y: number;
}

export interface Candidate<T> {
  readonly item: T;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Lower wins. */
  readonly rank: number;
  /** `beside` a dot (right, else left), or `centre`d on the point. */
  readonly anchor: "beside" | "centre";
}

export interface Placed<T> {
  readonly item: T;
  /** Left and top of the text. */
  readonly x: number;
  readonly y: number;
  /** Which side of its dot the text is on. */
  readonly side: "right" | "left" | "centre";
}

const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Distance from a dot's middle to its text. */
const DOT = 6;

/** Chooses labels greedily by rank, then by the order given, keeping clear of `taken` and of each other. */
export function placeLabels<T>(candidates: readonly Candidate<T>[], view: Box, taken: readonly Box[] = [], margin = 3): Placed<T>[] {
  const CELL = 64;
  const grid = new Map<string, Box[]>();
  const cells = (box: Box): string[] => {
    const keys: string[] = [];
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++)
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++) keys.push(`${x},${y}`);
    return keys;
  };
  const add = (box: Box): void => {
    for (const key of cells(box)) grid.set(key, [...(grid.get(key) ?? []), box]);
  };
  const free = (box: Box): boolean => !cells(box).some((key) => (grid.get(key) ?? []).some((other) => overlap(box, other)));
  taken.forEach(add);

  const placed: Placed<T>[] = [];
  const ordered = candidates
    .filter((c) => c.x >= view.left && c.x <= view.right && c.y >= view.top && c.y <= view.bottom)
    .map((c, i) => ({ c, i }))
    .sort((a, b) => a.c.rank - b.c.rank || a.i - b.i);
  for (const { c } of ordered) {
    const sides = c.anchor === "centre" ? (["centre"] as const) : (["right", "left"] as const);
    for (const side of sides) {
      const left = side === "right" ? c.x + DOT : side === "left" ? c.x - DOT - c.width : c.x - c.width / 2;
      const top = c.y - c.height / 2;
      // The dot itself must stay uncovered too.
      const box = {
        left: Math.min(left, side === "centre" ? left : c.x - DOT / 2) - margin,
        top: top - margin / 2,
        right: Math.max(left + c.width, side === "centre" ? left : c.x + DOT / 2) + margin,
        bottom: top + c.height + margin / 2,
      };
      if (!free(box)) continue;
      add(box);
      placed.push({ item: c.item, x: left, y: top, side });
      break;
    }
  }
  return placed;
}

export interface OnLine extends XY {
  /** Degrees, clockwise, between -90 and 90, so that the text is never upside down. */
  readonly angle: number;
  /** Share of the text that something else covers, 0 to 1. */
  readonly covered: number;
}

/**
 * The place on a line for a text of `length` pixels: the straightest stretch inside the view, nearest to its middle
 * among equals, clear of `taken` where it can be; null when no stretch is long enough.
 */
export function labelOnLine(line: readonly XY[], length: number, view: Box, taken: readonly Box[] = []): OnLine | null {
  const STEP = 8;
  const points = resample(line, STEP);
  const span = Math.ceil(length / STEP);
  const middle = { x: (view.left + view.right) / 2, y: (view.top + view.bottom) / 2 };
  const reach = Math.hypot(view.right - view.left, view.bottom - view.top) || 1;
  let best: OnLine | null = null;
  let bestCost = Infinity;
  for (let i = 0; i + span < points.length; i++) {
    const [a, b] = [points[i], points[i + span]];
    if (!a || !b || !inside(a, view) || !inside(b, view)) continue;
    const chord = Math.hypot(b.x - a.x, b.y - a.y);
    const bend = 1 - chord / (span * STEP);
    if (bend > 0.25) continue;
    const mid = points[i + (span >> 1)] ?? a;
    const covered = points.slice(i, i + span + 1).filter((p) => taken.some((box) => inside(p, box))).length / (span + 1);
    const cost = covered * 4 + bend * 3 + Math.hypot(mid.x - middle.x, mid.y - middle.y) / reach;
    if (cost >= bestCost) continue;
    bestCost = cost;
    let angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
    if (angle > 90) angle -= 180;
    if (angle <= -90) angle += 180;
    best = { x: mid.x, y: mid.y, angle, covered };
  }
  return best;
}

/**
 * A place for a level text beside a ring, clear of `taken`: to its right or left at some height inside the view,
 * nearest to the view's middle, and not on an area of `others`, whose name it would seem to be; null when there is
 * none. Returns the middle of the text.
 */
export function labelBeside(ring: readonly XY[], width: number, height: number, view: Box, taken: readonly Box[], others: readonly (readonly XY[])[] = [], gap = 10): XY | null {
  const middle = { x: (view.left + view.right) / 2, y: (view.top + view.bottom) / 2 };
  let best: XY | null = null;
  let bestDistance = Infinity;
  for (let y = view.top + height; y <= view.bottom - height; y += height) {
    const near = crossingsAt(ring, y - height / 2).concat(crossingsAt(ring, y), crossingsAt(ring, y + height / 2));
    if (near.length === 0) continue;
    for (const x of [Math.max(...near) + gap + width / 2, Math.min(...near) - gap - width / 2]) {
      const box = { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
      // Right of a thing is where its name is looked for; left only when that is much nearer.
      const distance = Math.hypot(x - middle.x, y - middle.y) * (x < Math.min(...near) ? 2 : 1);
      if (distance >= bestDistance || box.left < view.left || box.right > view.right || taken.some((other) => overlap(box, other))) continue;
      if (others.some((other) => [box.left, x, box.right].some((at) => isInRing({ x: at, y }, other)))) continue;
      [best, bestDistance] = [{ x, y }, distance];
    }
  }
  return best;
}

/** Whether a point lies in a ring (even-odd rule). */
function isInRing(p: XY, ring: readonly XY[]): boolean {
  return crossingsAt(ring, p.y).filter((x) => x > p.x).length % 2 === 1;
}

/** The x of every point where a ring crosses height `y`, in ascending order. */
function crossingsAt(ring: readonly XY[], y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    if (a && b && a.y > y !== b.y > y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
  }
  return crossings.sort((a, b) => a - b);
}

/** The middle line of a ring that is longer one way than the other: midpoints of its widest stretch, row by row. */
export function middleLine(ring: readonly XY[], rows = 80): XY[] {
  const xs = ring.map((p) => p.x);
  const ys = ring.map((p) => p.y);
  const [width, height] = [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
  if (width > height) return middleLine(ring.map(({ x, y }) => ({ x: y, y: x })), rows).map(({ x, y }) => ({ x: y, y: x }));
  const top = Math.min(...ys);
  const line: XY[] = [];
  for (let row = 0; row < rows; row++) {
    const y = top + ((row + 0.5) / rows) * height;
    const crossings = crossingsAt(ring, y);
    let widest: readonly [number, number] | null = null;
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [left, right] = [crossings[i] ?? 0, crossings[i + 1] ?? 0];
      if (!widest || right - left > widest[1] - widest[0]) widest = [left, right];
    }
    if (widest) line.push({ x: (widest[0] + widest[1]) / 2, y });
  }
  return line;
}

function inside(p: XY, box: Box): boolean {
  return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
}

/** Points every `step` pixels along a line. */
function resample(line: readonly XY[], step: number): XY[] {
  const points: XY[] = [];
  let left = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const [a, b] = [line[i], line[i + 1]];
    if (!a || !b) continue;
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    for (let at = left; at < length; at += step) points.push({ x: a.x + ((b.x - a.x) * at) / length, y: a.y + ((b.y - a.y) * at) / length });
    left = (((left - length) % step) + step) % step;
  }
  return points;
}
