/** The table's order: which column, which way, and the incidents in it. The words of a column come from the view. */
import { CERTAINTIES, member } from "./kind";
import type { Figure, Incident } from "./incident";

/** The table's columns, in order: the words of the page's hash. */
export const TABLE_COLUMNS = ["date", "type", "place", "killed", "injured", "detained", "certainty", "sources"] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export interface Order {
  readonly column: TableColumn;
  readonly descending: boolean;
}

/** Newest first, as the list has it. */
export const DEFAULT_ORDER: Order = { column: "date", descending: true };

/** The columns that hold words: these begin with A, the others with the latest or the most. */
const OF_WORDS: ReadonlySet<TableColumn> = new Set<TableColumn>(["type", "place", "certainty"]);

/** The order after a press on a column's name: turned round when it is by this column already. */
export function pressed(order: Order, column: TableColumn): Order {
  return { column, descending: order.column === column ? !order.descending : !OF_WORDS.has(column) };
}

/** An order as one word of the hash: `-date`, `place`. */
export const formatOrder = ({ column, descending }: Order): string => (descending ? `-${column}` : column);

/** The order of such a word; null when it names no column. */
export function parseOrder(word: string): Order | null {
  const column = member(TABLE_COLUMNS, word.replace(/^-/, ""));
  return column === null ? null : { column, descending: word.startsWith("-") };
}

const one = (figure: Figure | null): number => figure?.best ?? figure?.low ?? figure?.high ?? Number.NaN;

/** What a column of numbers compares; NaN where it is not known. */
function numberIn(column: Exclude<TableColumn, "type" | "place">, incident: Incident): number {
  switch (column) {
    case "date": return incident.startDay ?? incident.endDay ?? Number.NaN;
    case "killed": return one(incident.killed);
    case "injured": return one(incident.injured);
    case "detained": return incident.detained ?? Number.NaN;
    case "sources": return incident.source_count;
    default: return CERTAINTIES.indexOf(incident.certainty);
  }
}

/** The words of a column as numbers: each different word is compared once, whatever the number of incidents. */
function ranks(words: readonly string[], compare: (a: string, b: string) => number): Float64Array {
  const rank = new Map([...new Set(words)].filter((word) => word !== "").sort(compare).map((word, i) => [word, i]));
  return Float64Array.from(words, (word) => rank.get(word) ?? Number.NaN);
}

/**
 * The incidents in an order; what is not known comes last either way, and what is equal stays as it was.
 * `word` gives what stands in the columns of types and places.
 */
export function inOrder(incidents: readonly Incident[], { column, descending }: Order, word: (incident: Incident) => string, compare: (a: string, b: string) => number): readonly Incident[] {
  const keys = column === "type" || column === "place"
    ? ranks(incidents.map(word), compare)
    : Float64Array.from(incidents, (incident) => numberIn(column, incident));
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from(incidents, (_, i) => i).sort((a, b) => {
    // In bounds: both are positions in `incidents`, which has as many keys.
    const [x, y] = [keys[a] as number, keys[b] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
  return Array.from(order, (i) => incidents[i] as Incident);
}
