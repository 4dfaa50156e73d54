/**
 * Groups of a crowd: incidents by the thousand, gathered in squares of the screen in one pass over typed arrays, then
 * squares whose middles would cover each other joined. Counts add up: every spot in sight is in exactly one group.
 */
import { FAMILIES } from "./kind";
import type { Table } from "./table";

/** A window of the world's square at one scale. */
export interface Window {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
  /** Pixels of the whole world. */
  readonly scale: number;
}

export interface CrowdGroup {
  /** World pixels of the mean. */
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Counts in the order of `FAMILIES`. */
  readonly families: readonly number[];
  /** Largest distance of a member from the middle of its square, in pixels: 0 when all share a point. */
  readonly spread: number;
  /** Rows of the table, at most `KEEP`: enough to fan out or to name one. */
  readonly sample: readonly number[];
}

/** Members remembered of each group. */
export const KEEP = 60;

/** Squares up to which they are numbered in a list. */
const MOST_SQUARES = 1 << 18;

interface Cell {
  x: number;
  y: number;
  count: number;
  families: number[];
  sample: number[];
  box: [number, number, number, number];
}

/** Groups `rows` of the table that lie in the window, by squares of `size` pixels. */
export function crowd(table: Table, rows: Uint32Array, window: Window, size: number): CrowdGroup[] {
  const { west, north, east, south, scale } = window;
  // Squares are laid out from the world's corner, so that panning does not regroup.
  const [firstColumn, firstRow] = [Math.floor((west * scale) / size), Math.floor((north * scale) / size)];
  const columns = Math.floor((east * scale) / size) - firstColumn + 1;
  const lines = Math.floor((south * scale) / size) - firstRow + 1;
  // A window of the screen has a few hundred squares: then a plain list is all the index a million rows need.
  const squares = columns * lines;
  const near = squares <= MOST_SQUARES ? new Int32Array(Math.max(squares, 0)) : null;
  const far = new Map<number, number>();
  const cells: Cell[] = [];
  const { x, y, family } = table;
  const step = scale / size;
  for (let n = 0; n < rows.length; n++) {
    // In bounds: the rows are the table's.
    const i = rows[n] as number;
    const sx = x[i] as number;
    const sy = y[i] as number;
    if (!(sx >= west && sx <= east && sy >= north && sy <= south)) continue;
    const key = (Math.floor(sy * step) - firstRow) * columns + Math.floor(sx * step) - firstColumn;
    // Numbered from 1: 0 is a square without a cell.
    let at = near ? (near[key] as number) : (far.get(key) ?? 0);
    if (at === 0) {
      at = cells.push({ x: 0, y: 0, count: 0, families: FAMILIES.map(() => 0), sample: [], box: [sx, sy, sx, sy] });
      if (near) near[key] = at;
      else far.set(key, at);
    }
    const cell = cells[at - 1] as Cell;
    cell.x += sx;
    cell.y += sy;
    cell.count += 1;
    const f = family[i] as number;
    cell.families[f] = (cell.families[f] as number) + 1;
    if (cell.sample.length < KEEP) cell.sample.push(i);
    const box = cell.box;
    if (sx < box[0]) box[0] = sx;
    else if (sx > box[2]) box[2] = sx;
    if (sy < box[1]) box[1] = sy;
    else if (sy > box[3]) box[3] = sy;
  }
  for (const cell of cells) {
    // From here on in pixels.
    cell.x *= scale;
    cell.y *= scale;
    cell.box = [cell.box[0] * scale, cell.box[1] * scale, cell.box[2] * scale, cell.box[3] * scale];
  }
  return join(cells, size * 0.6).map((cell) => ({
    x: cell.x / cell.count,
    y: cell.y / cell.count,
    count: cell.count,
    families: cell.families,
    spread: Math.hypot(cell.box[2] - cell.box[0], cell.box[3] - cell.box[1]) / 2,
    sample: cell.sample,
  }));
}

/** Joins cells whose means are nearer than `distance` pixels: the smaller goes into the larger. */
function join(cells: Cell[], distance: number): Cell[] {
  const kept: Cell[] = [];
  const grid = new Map<string, Cell[]>();
  const at = (v: number): number => Math.floor(v / distance);
  for (const cell of cells.sort((a, b) => b.count - a.count)) {
    const [cx, cy] = [at(cell.x / cell.count), at(cell.y / cell.count)];
    let host: Cell | undefined;
    for (let dx = -1; dx <= 1 && !host; dx++) {
      for (let dy = -1; dy <= 1 && !host; dy++) {
        host = grid.get(`${cx + dx},${cy + dy}`)?.find((other) =>
          Math.hypot(other.x / other.count - cell.x / cell.count, other.y / other.count - cell.y / cell.count) < distance);
      }
    }
    if (!host) {
      kept.push(cell);
      const key = `${cx},${cy}`;
      const cellsThere = grid.get(key);
      if (cellsThere) cellsThere.push(cell);
      else grid.set(key, [cell]);
      continue;
    }
    host.x += cell.x;
    host.y += cell.y;
    host.count += cell.count;
    host.families = host.families.map((n, f) => n + (cell.families[f] ?? 0));
    host.sample = [...host.sample, ...cell.sample].slice(0, KEEP);
    const [a, b] = [host.box, cell.box];
    host.box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  }
  return kept;
}
