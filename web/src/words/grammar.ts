/** Numbers, dates, figures and distances of one language: `Intl` does the forms, each language gives the phrases. */
import type { Figure, Incident } from "../model/incident";

/** The sentences around a date or a number. `{…}`-free: each is a function of what stands in it. */
export interface Phrases {
  readonly undated: string;
  readonly by: (day: string) => string;
  readonly since: (day: string) => string;
  readonly inMonth: (month: string) => string;
  readonly inYear: (year: string) => string;
  readonly atLeast: (n: string) => string;
  readonly atMost: (n: string) => string;
  readonly about: (n: string) => string;
  readonly fromTo: (low: string, high: string) => string;
  readonly likely: (n: string) => string;
  readonly metres: (n: string) => string;
  readonly kilometres: (n: string) => string;
}

/** Forms of a counted noun by CLDR plural category; `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** What `grammar` gives: dates are ISO days, distances metres. */
export interface Grammar {
  readonly number: (n: number) => string;
  readonly plural: (n: number, forms: Forms) => string;
  readonly percent: (share: number) => string;
  readonly day: (iso: string) => string;
  readonly shortDay: (iso: string) => string;
  readonly month: (iso: string) => string;
  readonly period: (from: string, to: string) => string;
  readonly when: (incident: Pick<Incident, "date_start" | "date_end" | "date_precision">) => string;
  readonly people: (figure: Figure | null) => string | null;
  readonly distance: (metres: number) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** "a, b or c". */
  readonly either: (items: readonly string[]) => string;
}

const at = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

/** `make`'s value, made when it is first asked for. */
function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/**
 * The grammar of `locale` (BCP 47). Days are calendar days: no time zone moves them.
 *
 * Forms are made when first asked for: each takes milliseconds, and the page speaks one language of three.
 */
export function grammar(locale: string, p: Phrases): Grammar {
  const count = lazy(() => new Intl.NumberFormat(locale));
  const rules = lazy(() => new Intl.PluralRules(locale));
  const share = lazy(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const choices = lazy(() => new Intl.ListFormat(locale, { type: "disjunction" }));
  const lists = lazy(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  const date = (options: Intl.DateTimeFormatOptions): (() => Intl.DateTimeFormat) =>
    lazy(() => new Intl.DateTimeFormat(locale, { timeZone: "UTC", calendar: "gregory", ...options }));
  const dayFormat = date({ day: "numeric", month: "long", year: "numeric" });
  const shortDay = date({ day: "numeric", month: "short", year: "numeric" });
  const monthFormat = date({ month: "long", year: "numeric" });

  const number = (n: number): string => count().format(n);
  const day = (iso: string): string => dayFormat().format(at(iso));
  // Days of one month stand close: "5–28 November 2025".
  const period = (from: string, to: string): string =>
    from === to ? day(from) : dayFormat().formatRange(at(from), at(to)).replace(/^(\d+)\s–\s(\d+)/, "$1–$2");

  return {
    number,
    plural: (n, forms) => (forms[rules().select(n)] ?? forms.other).replace("#", number(n)),
    percent: (part) => share().format(part),
    day,
    shortDay: (iso) => shortDay().format(at(iso)),
    month: (iso) => monthFormat().format(at(iso)),
    period,
    /** "5 November 2025", "In November 2025", "3–9 November 2025". */
    when({ date_start: start, date_end: end, date_precision: precision }) {
      if (start === null) return end === null ? p.undated : p.by(day(end));
      if (end === null) return p.since(day(start));
      if (precision === "month" && start.slice(0, 7) === end.slice(0, 7)) return p.inMonth(monthFormat().format(at(start)));
      if (precision === "year" && start.slice(0, 4) === end.slice(0, 4)) return p.inYear(start.slice(0, 4));
      return period(start, end);
    },
    /** "13", "at least 13", "at most 20", "13 to 20"; null when nothing is known. */
    people(figure) {
      if (figure === null) return null;
      const { low, best, high } = figure;
      if (low !== null && high !== null) {
        if (low === high) return number(low);
        const between = p.fromTo(number(low), number(high));
        return best !== null && best !== low && best !== high ? between + p.likely(number(best)) : between;
      }
      if (low !== null) return p.atLeast(number(low));
      if (high !== null) return p.atMost(number(high));
      return best === null ? null : p.about(number(best));
    },
    /** Metres in round words. */
    distance(metres) {
      if (metres < 950) return p.metres(number(Math.max(Math.round(metres / 50) * 50, 50)));
      return p.kilometres(number(metres < 9950 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)));
    },
    list: (items) => lists().format(items),
    either: (items) => choices().format(items),
  };
}
