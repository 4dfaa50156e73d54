/** The words of the page's language: `?lang=` says which, else the browser, else English. Chosen once, at load. */
import { ar } from "./ar";
import { en, type Words } from "./en";
import { he } from "./he";

export const LANGUAGES = ["en", "ar", "he"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", ar: "العربية", he: "עברית" };

const TABLES: Readonly<Record<Language, Words>> = { en, ar, he };

/** The language a query string asks for, else the first of `preferred` (BCP 47) the page speaks, else English. */
export function chooseLanguage(search: string, preferred: readonly string[]): Language {
  const wanted = [new URLSearchParams(search).get("lang"), ...preferred];
  for (const tag of wanted) {
    const known = LANGUAGES.find((language) => tag?.toLowerCase().split("-")[0] === language);
    if (known) return known;
  }
  return "en";
}

/** A query string with the page's own `lang` from `search` kept, so that a filter does not change the language. */
export function keepLanguage(query: string, search: string): string {
  const lang = new URLSearchParams(search).get("lang");
  const known = LANGUAGES.find((language) => language === lang);
  return [query, known === undefined ? "" : `lang=${known}`].filter((part) => part !== "").join("&");
}

// Unit tests run without a browser.
const inBrowser = typeof location !== "undefined";
export const language: Language = inBrowser ? chooseLanguage(location.search, navigator.languages) : "en";
/** The direction of its script. */
export const direction: "ltr" | "rtl" = language === "en" ? "ltr" : "rtl";
export const words: Words = TABLES[language];
