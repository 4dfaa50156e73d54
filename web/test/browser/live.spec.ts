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
