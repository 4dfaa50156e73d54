/**
 * Which words of which quote a field was read from. The server counts Unicode code points, JavaScript strings UTF-16
 * units: everything here works on lists of code points, so that Arabic with marks and signs beyond U+FFFF come out whole.
 */

/** The words of one field: half-open code points of the quote with this index. */
export interface FieldWords {
  /** `type`, `place`, …; `actor:` and the name for an actor. */
  readonly key: string;
  readonly quote: number;
  readonly start: number;
  readonly end: number;
  /** Name of the rule that read it. */
  readonly rule: string;
}

export interface SourceEvidence {
  /** The sentence the incident was read from, then further ones. */
  readonly quotes: readonly string[];
  readonly fields: readonly FieldWords[];
}

/** A stretch of a quote and the fields that were read from it. */
export interface Piece {
  readonly text: string;
  readonly keys: readonly string[];
}

/** What an actor's words are kept under. */
export const actorKey = (name: string): string => `actor:${name}`;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** The evidence of an incident, in the order of its sources; what does not fit its quote is left out. */
export function parseEvidence(json: unknown): readonly SourceEvidence[] {
  if (!isObject(json)) return [];
  return objects(json["sources"]).map((source) => {
    const quotes = objects(source["quotes"]).map((quote) => text(quote["text"]));
    const fields = objects(source["fields"]).flatMap((field) => {
      const [quote, start, end] = [Number(field["quote"]), Number(field["start"]), Number(field["end"])];
      const length = [...(quotes[quote] ?? "")].length;
      if (!(start >= 0 && start < end && end <= length)) return [];
      const key = field["field"] === "actor" ? actorKey(text(field["name"])) : text(field["field"]);
      return [{ key, quote, start, end, rule: text(field["rule"]) }];
    });
    return { quotes, fields };
  });
}

/** The words a field points at. */
export const wordsOf = (source: SourceEvidence, field: FieldWords): string =>
  [...(source.quotes[field.quote] ?? "")].slice(field.start, field.end).join("");

/** Quote number `n` of a source, cut where a field begins or ends; the pieces make up the quote again. */
export function pieces(source: SourceEvidence, n: number): readonly Piece[] {
  const points = [...(source.quotes[n] ?? "")];
  const fields = source.fields.filter((field) => field.quote === n);
  const cuts = [...new Set([0, ...fields.flatMap(({ start, end }) => [start, end]), points.length])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    return { text: points.slice(start, end).join(""), keys: fields.filter((field) => field.start <= start && end <= field.end).map(({ key }) => key) };
  });
}
