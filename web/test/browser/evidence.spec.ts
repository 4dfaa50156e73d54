/** Fields light up in the quote: by pointer, by focus, by pressing; what lights up are the words the server names. */
import type { Page } from "@playwright/test";
import { expect, test, type Feature } from "./server";

const ARTICLE = `---
title: A patrol in the village
publisher: Patrol Gazette
url: https://example.org/patrol-of-march
published: 2026-03-04
---

🚁🚁 Israeli  forces entered the village of Jubata al-Khashab (جباتا الخشب) on 3 March 2026, SANA reported.

Six people were wounded 🚁 in the raid, residents said.
`;

interface Told {
  readonly sources: readonly { readonly quotes: readonly { readonly text: string }[]; readonly fields: readonly { readonly field: string; readonly name?: string; readonly quote: number; readonly start: number; readonly end: number }[] }[];
}

/** The words now lit in the quotes, quote by quote. */
const lit = (page: Page): Promise<string[]> =>
  page.locator("#detail .source").evaluateAll((sources) => sources.flatMap((source) => [...source.querySelectorAll("blockquote, q")].map((quote) => [...quote.querySelectorAll(".words.is-lit")].map((piece) => piece.textContent).join("")).filter((text) => text !== "")));

let incident: Feature;
test.beforeEach(async ({ page, server }) => {
  await server.ingest("patrol.md", ARTICLE);
  const found = (await server.features("from=2026-03-03&to=2026-03-03")).find((f) => f.properties.sources.some((s) => s.publisher === "Patrol Gazette"));
  if (!found) throw new Error("the article was not read");
  incident = found;
  await page.goto(`${server.url}/#i=${incident.id}`);
  await expect(page.locator("#detail button.field").first()).toBeVisible();
});

test("every field lights exactly the words the API names, by focus; Escape puts them out and leaves the detail open", async ({ page, server }) => {
  const told = (await (await fetch(`${server.url}/api/collections/incidents/items/${incident.id}/evidence`)).json()) as Told;
  // What the server names, by field and by source.
  const all = told.sources.flatMap((source, n) => source.fields.map((field) => ({
    key: field.name === undefined ? field.field : `actor:${field.name}`,
    at: `${n}/${field.quote}`,
    // Code points, as the server counts.
    words: [...(source.quotes[field.quote]?.text ?? "")].slice(field.start, field.end).join(""),
  })));
  const keys = [...new Set(all.map(({ key }) => key))];
  expect(keys).toEqual(expect.arrayContaining(["type", "place", "date", "injured", "attributed_to", "actor:Israeli forces"]));
  for (const key of keys) {
    const facts = page.locator(`#detail :is(.detail-type, .facts) button.field[data-key="${key}"]`);
    // Whom a source names is said with the source, and lit there alone.
    const ofIncident = (await facts.count()) > 0;
    const button = ofIncident ? facts : page.locator(`#detail .source button.field[data-key="${key}"]`).first();
    const expected = all.filter((told) => told.key === key).sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ words }) => words);
    await button.focus();
    expect(await lit(page), key).toEqual(ofIncident ? expected : expected.slice(0, 1));
    const about = (await button.getAttribute("aria-describedby")) ?? "?";
    expect(await page.locator(`#${about}`).textContent()).toContain(`“${expected[0]}”`);
    await page.keyboard.press("Escape");
    expect(await lit(page)).toEqual([]);
    await expect(page.locator("#detail")).toBeVisible();
  }
  await expect(page.locator("#detail blockquote")).toHaveText(told.sources.map((source) => source.quotes[0]?.text ?? "?"));
  await expect(page.locator("#detail q")).toHaveText(told.sources.flatMap((source) => source.quotes.slice(1).map((quote) => quote.text)));
  await page.keyboard.press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
});

test("by pointer, while it is there; by pressing, until pressed again", async ({ page }) => {
  const place = page.locator('#detail .facts button[data-key="place"]');
  await place.hover();
  expect(await lit(page)).toEqual(["Jubata al-Khashab"]);
  await page.locator("#detail h2").hover();
  expect(await lit(page)).toEqual([]);
  await place.press("Enter");
  await expect(place).toHaveAttribute("aria-pressed", "true");
  await page.locator("#detail h2").focus();
  expect(await lit(page)).toEqual(["Jubata al-Khashab"]);
  await page.locator('#detail .facts button[data-key="injured"]').hover();
  expect(await lit(page)).toEqual(["Six people were wounded"]);
  await page.locator("#detail h2").hover();
  expect(await lit(page)).toEqual(["Jubata al-Khashab"]);
  await place.press("Enter");
  expect(await lit(page)).toEqual([]);
});

test("the next field is a Tab away, and words can be told apart without colour", async ({ page }) => {
  await page.locator('#detail .facts button[data-key="place"]').focus();
  await page.keyboard.press("Tab");
  await expect(page.locator('#detail .facts button[data-key="date"]')).toBeFocused();
  expect(await lit(page)).toEqual(["3 March 2026"]);
  expect(await page.locator("#detail .words.is-lit").first().evaluate((piece) => getComputedStyle(piece).textDecorationLine)).toBe("underline");
});

test("a field of one source lights words in that source only", async ({ page, server }) => {
  await server.ingest("second.md", ARTICLE.replace("Patrol Gazette", "Second Gazette").replace("patrol-of-march", "second-of-march").replace("SANA reported", "Al-Ikhbariah reported"));
  await expect(page.locator("#detail .source")).toHaveCount(2);
  const own = page.locator("#detail .source", { hasText: "Second Gazette" }).locator('button[data-key="attributed_to"]');
  await own.focus();
  expect(await lit(page)).toEqual(["Al-Ikhbariah"]);
  await page.locator('#detail .facts button[data-key="place"]').focus();
  expect(await lit(page)).toEqual(["Jubata al-Khashab", "Jubata al-Khashab"]);
});

test.describe("right to left", () => {
  test("works in Arabic too", async ({ page, server }) => {
    await page.goto(`${server.url}/?lang=ar#i=${incident.id}`);
    await page.locator('#detail button.field[data-key="date"]').focus();
    expect(new Set(await lit(page))).toEqual(new Set(["3 March 2026"]));
  });
});
