/** The three languages: chosen by link or browser, counted by their own rules, and none with English left in it. */
import { expect, test } from "vitest";
import { ar } from "../../src/words/ar";
import { en } from "../../src/words/en";
import { he } from "../../src/words/he";
import { chooseLanguage, keepLanguage } from "../../src/words";
import { TYPES } from "../../src/model/kind";
import { incident, NOTHING } from "./sample";

test("a link's language wins over the browser's; an unknown one is as if it were not there", () => {
  expect(chooseLanguage("?lang=ar", ["he"])).toBe("ar");
  expect(chooseLanguage("?q=x", ["fr-FR", "he-IL", "ar"])).toBe("he");
  expect(chooseLanguage("?lang=xx", ["fr"])).toBe("en");
});

test("a changed filter keeps the link's language, and only a known one", () => {
  expect(keepLanguage("from=2025-01-01", "?lang=he&q=x")).toBe("from=2025-01-01&lang=he");
  expect(keepLanguage("", "?lang=ar")).toBe("lang=ar");
  expect(keepLanguage("q=x", "?lang=<script>")).toBe("q=x");
});

test("nouns are counted by the rules of the language", () => {
  const sentence = (words: typeof en, n: number): string => words.summary({ ...NOTHING, shown: n });
  expect([1, 2, 3, 11, 100].map((n) => sentence(ar, n))).toEqual(["حادثة واحدة", "حادثتان", "3 حوادث", "11 حادثة", "100 حادثة"]);
  expect([1, 2, 3].map((n) => sentence(he, n))).toEqual(["אירוע אחד", "שני אירועים", "3 אירועים"]);
  expect([1, 2].map((n) => sentence(en, n))).toEqual(["1 incident", "2 incidents"]);
});

test("a place that reaches into the zone is given no distance from it, and others the least it may be", () => {
  expect(en.zoneRelation("near", "the zone", 0)).toBe("May lie inside the zone: the place is not known closely enough");
  expect(en.zoneRelation("near", "the zone", 3_210)).toBe("Near the zone, at least 3.2 km away");
  expect(en.zoneRelation("inside", "the zone", 0)).toBe("Inside the zone");
  for (const words of [ar, he]) expect(words.zoneRelation("near", "X", 0)).not.toMatch(/\d/);
});

test("dates are of the Gregorian calendar, in the months of the Levant, with digits as in links", () => {
  expect(ar.day("2025-11-05")).toBe("5 تشرين الثاني 2025");
  expect(he.day("2025-11-05")).toBe("5 בנובמבר 2025");
  expect(ar.people({ low: 13, best: null, high: null })).toBe("13 على الأقل");
});

test("a heading is told from type and place where the server's is in another language", () => {
  expect(en.title(incident({ title: "Raid at A village" }), "A village")).toBe("Raid at A village");
  expect(ar.title(incident(), "الرفيد")).toBe("مداهمة: الرفيد");
  expect(he.title(incident(), null)).toBe("פשיטה");
});

/** Every plain sentence of a table, by its path. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

test("no sentence is left in English", () => {
  const mayBeLatin = /^\.(name|comma|map\.attribution)$/;
  for (const [table, script] of [[ar, /\p{Script=Arabic}/u], [he, /\p{Script=Hebrew}/u]] as const) {
    const foreign = sentences(table, "").filter(([path, text]) => !mayBeLatin.test(path) && !script.test(text));
    expect(foreign).toEqual([]);
    expect(new Set(TYPES.map((type) => table.types[type])).size).toBe(TYPES.length);
  }
});
