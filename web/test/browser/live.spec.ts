/** A second process adds an article: the incident appears by itself, and the person's view stays. */
import { DEFAULT_QUERY, expect, ids, listed, onMap, test } from "./server";

const ARTICLE = `---
title: Soldiers search homes at night
publisher: Test Gazette
url: https://example.org/night-search
published: 2025-12-03
---

Israeli forces raided the village of Jubata al-Khashab on 2 December 2025, residents told the Test Gazette.
`;

test("a new incident appears live in list and map, is announced, and moves nothing", async ({ opened: page, server }) => {
  const before = new Set(ids(await server.features(DEFAULT_QUERY)));
  await page.evaluate(() => ((window as { stayed?: boolean }).stayed = true));
  await page.locator("#map").press("+");
  await page.waitForTimeout(600);
  const view = await page.locator(".leaflet-map-pane").getAttribute("style");

  await server.ingest("night.md", ARTICLE);
  await expect(page.locator("#arrivals")).toHaveText("1 new incident");
  const after = await server.features(DEFAULT_QUERY);
  const fresh = after.filter((f) => !before.has(f.id));
  expect(fresh).toHaveLength(1);
  const [incident] = fresh;
  if (!incident) throw new Error("nothing new");
  expect(await listed(page)).toEqual(ids(after));
  expect((await onMap(page)).ids).toContain(incident.id);
  await expect(page.locator("#announce")).toContainText(incident.properties.title);
  expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
  expect(await page.locator(".leaflet-map-pane").getAttribute("style")).toBe(view);

  const row = page.locator(`#list [data-incident="${incident.id}"]`);
  await row.click();
  await expect(page.locator("#detail blockquote")).toContainText("raided the village of Jubata al-Khashab");
  await expect(page.locator("#detail .source a")).toHaveAttribute("href", "https://example.org/night-search");
  await expect(page.locator("#arrivals")).toBeHidden();
});

const told = (publisher: string, more: string): string =>
  `---\ntitle: Raid at Tafas\npublisher: ${publisher}\nurl: https://example.org/${publisher.replace(" ", "-")}\npublished: 2026-01-21\n---\n\nIsraeli forces raided the town of Tafas in southern Syria on 20 January 2026, killing two people, ${more}.\n`;

test("an open incident that changes keeps the keyboard where it is, and its words lit", async ({ opened: page, server }) => {
  await server.ingest("first.md", told("First Paper", "residents said"));
  const row = page.locator("#list button.row", { hasText: "Tafas" }).first();
  await row.press("Enter");
  await expect(page.locator("#detail .source")).toHaveCount(1);
  for (const what of ["#detail .facts button.field[data-key=place]", "#detail .source a", "#detail .detail-actions button"]) {
    const control = page.locator(what).first();
    await control.focus();
    await page.evaluate(() => {
      const log: string[] = ((window as { focusLog?: string[] }).focusLog = []);
      document.addEventListener("focusin", (event) => log.push((event.target as Element).tagName));
    });
    const label = await control.textContent();
    const before = await page.locator("#detail .source").count();
    await server.ingest(`again-${before}.md`, told(`Other Paper ${before}`, "the agency reported"));
    await expect(page.locator("#detail .source")).toHaveCount(before + 1);
    // The same thing has the focus in the new drawing, and the title never had it.
    await expect(page.locator(what).first()).toBeFocused();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(label);
    expect(await page.evaluate(() => (window as { focusLog?: string[] }).focusLog)).not.toContain("H2");
    if (what.includes("field")) await expect(page.locator("#detail .source").first().locator(".words.is-lit")).not.toHaveCount(0);
  }
});

test("a list that is read stays where it is when something arrives above", async ({ opened: page, server }) => {
  const row = page.locator("#list > .rows button.row").nth(20);
  await row.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const id = (await row.getAttribute("data-incident")) ?? "";
  const top = async (): Promise<number> => (await page.locator(`#list [data-incident="${id}"]`).boundingBox())?.y ?? -1;
  const before = await top();
  const count = (await listed(page)).length;
  await server.ingest("above.md", "---\ntitle: Raid\npublisher: Above Gazette\nurl: https://example.org/above\npublished: 2026-11-20\n---\n\nIsraeli forces raided the village of Jasim in southern Syria on 19 November 2026.\n");
  await expect.poll(async () => (await listed(page)).length).toBe(count + 1);
  expect(Math.abs((await top()) - before)).toBeLessThan(2);
});
