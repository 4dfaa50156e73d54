import { expect, test } from "vitest";
import { parseEvidence, pieces, wordsOf } from "../../src/model/evidence";

/** As the server counts: code points. */
const at = (quote: string, words: string): { start: number; end: number } => {
  const start = [...(quote.split(words)[0] ?? "")].length;
  return { start, end: start + [...words].length };
};

const QUOTE = "🚁🚁 Shells fell on القُنَيْطِرَة, the 🛑 sign and 𐤀 on Friday.";

test("fields point at whole words before and behind signs of two UTF-16 units, and in Arabic with vowel marks", () => {
  const words = ["Shells", "القُنَيْطِرَة", "🛑 sign", "𐤀", "on Friday"];
  const fields = words.map((w, i) => ({ field: `f${i}`, quote: 0, ...at(QUOTE, w), rule: "r" }));
  const [source] = parseEvidence({ sources: [{ quotes: [{ text: QUOTE }], fields }] });
  if (!source) throw new Error("no source");
  expect(source.fields.map((field) => wordsOf(source, field))).toEqual(words);
  const cut = pieces(source, 0);
  expect(cut.map((piece) => piece.text).join("")).toBe(QUOTE);
  expect(cut.filter((piece) => piece.keys.length > 0).map((piece) => piece.text)).toEqual(words);
});

test("fields that overlap are cut apart and each gets all of its pieces", () => {
  const fields = [{ field: "type", quote: 0, start: 0, end: 11, rule: "r" }, { field: "actor", name: "A", quote: 0, start: 7, end: 14, rule: "r" }];
  const [source] = parseEvidence({ sources: [{ quotes: [{ text: "Shells fell on it" }], fields }] });
  if (!source) throw new Error("no source");
  expect(pieces(source, 0)).toEqual([
    { text: "Shells ", keys: ["type"] },
    { text: "fell", keys: ["type", "actor:A"] },
    { text: " on", keys: ["actor:A"] },
    { text: " it", keys: [] },
  ]);
});

test("what does not fit its quote is left out", () => {
  const field = { field: "type", quote: 0, start: 2, end: 9, rule: "r" };
  const bad = [{ ...field, end: 99 }, { ...field, quote: 3 }, { ...field, start: 9 }, { ...field, start: "x" }, null];
  const [source] = parseEvidence({ sources: [{ quotes: [{ text: "Ten letters" }], fields: [...bad, field] }] });
  expect(source?.fields).toEqual([{ key: "type", quote: 0, start: 2, end: 9, rule: "r" }]);
  expect(parseEvidence(null)).toEqual([]);
});
