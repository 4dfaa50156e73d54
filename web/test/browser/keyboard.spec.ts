/**
 * The keyboard's twin of every mouse test: each control is reached by Tab from where the keyboard is, worked with keys
 * alone, and asserted as the mouse's test asserts it. Nothing here clicks, hovers, drags or sets a focus.
 */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { DEFAULT_QUERY, expect, ids, listed, ready, test } from "./server";

/** Presses Tab (or Shift+Tab) until `target` has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator, back = false): Promise<void> {
  await expect(target).toBeVisible();
  for (let n = 0; n < 300; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`not reached by Tab: ${target.toString()}`);
}

/** Into the list by the link that comes first on the page. */
async function toList(page: Page): Promise<Locator> {
  await tabTo(page, page.locator("#skip"), true);
  await page.keyboard.press("Enter");
  await expect(page.locator("#list")).toBeFocused();
  const row = page.locator("#list > .rows button.row").first();
  await tabTo(page, row);
  return row;
}

const sentence = (page: Page): Locator => page.locator("#sentence");

test("an incident from the list: rows by arrows, focus into the detail and back", async ({ opened: page, server }) => {
  const rows = page.locator("#list > .rows button.row");
  await toList(page);
  await expect(page.locator("#map .is-pointed")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const id = (await rows.nth(1).getAttribute("data-incident")) ?? "";
  const feature = (await server.features(DEFAULT_QUERY)).find((f) => f.id === id);
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail h2")).toBeFocused();
  await expect(page.locator("#detail h2")).toHaveText(feature?.properties.title ?? "?");
  await expect(page.locator("#detail blockquote")).toHaveText(feature?.properties.sources.map((s) => s.quote) ?? []);
  await expect(page).toHaveURL(new RegExp(`i=${id}`));
  await tabTo(page, page.locator("#detail").getByRole("button", { name: "Close" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail")).toBeHidden();
  await expect(page.locator(`#list [data-incident="${id}"]`)).toBeFocused();
  // The list is one stop: the next Tab leaves it.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.matches("#list > .rows button.row"))).toBe(false);
});

test("an incident from the map, and back to its sign", async ({ opened: page }) => {
  const sign = page.locator("#map [data-incident]").first();
  await tabTo(page, sign);
  const id = (await sign.getAttribute("data-incident")) ?? "";
  // What the pointer is told in passing, focus is told too.
  await expect(page.locator(".leaflet-tooltip.tip").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", id);
  await expect(page.locator("#detail h2")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
  await expect(page.locator(`#map [data-incident="${id}"]`)).toBeFocused();
});

test("several incidents at one village fan out, all are reached, and the fan closes", async ({ opened: page, server }) => {
  const text = ["raided", "shelled"].map((did, n) => `Israeli forces ${did} the village of Nawa in southern Syria on ${n + 3} February 2026.`).join("\n\n");
  await server.ingest("nawa.md", `---\ntitle: Twice in Nawa\npublisher: Fan Gazette\nurl: https://example.org/nawa\npublished: 2026-02-05\n---\n\n${text}\n`);
  await page.goto(`${server.url}/?from=2026-02-03&to=2026-02-04&q=Nawa`);
  await ready(page);
  const all = await listed(page);
  expect(all.length).toBeGreaterThanOrEqual(2);
  const ring = page.locator("#map .group").first();
  for (let n = 0; n < 8 && (await page.locator("#map .fan-leg").count()) === 0; n++) {
    await tabTo(page, ring);
    await page.keyboard.press("Enter");
    await page.waitForTimeout(900);
  }
  const members = page.locator("#map [data-incident]");
  await expect(page.locator("#map .fan-leg")).toHaveCount(await members.count());
  await expect(members.first()).toBeFocused();
  const seen = new Set<string>();
  for (let n = 0; n < (await members.count()); n++) {
    seen.add((await page.evaluate(() => (document.activeElement as HTMLElement).dataset["incident"])) ?? "");
    await page.keyboard.press("Tab");
  }
  expect([...seen].sort()).toEqual(all);
  await tabTo(page, members.last(), true);
  await page.keyboard.press("Escape");
  await expect(page.locator("#map .fan-leg")).toHaveCount(0);
  await expect(ring).toBeFocused();
});

test("brush: both ends, the count read at each, all time again", async ({ opened: page, server }) => {
  const before = (await sentence(page).textContent()) ?? "";
  const start = page.getByRole("slider", { name: "First day shown" });
  await tabTo(page, start);
  await expect(page.locator("#timeline .readout")).toHaveText(/\d+ incident/);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, page.getByRole("slider", { name: "Last day shown" }));
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(page.locator("#timeline .readout")).toHaveText(/\d+ incident/);
  const params = new URL(page.url()).searchParams;
  const wanted = await server.features(`${DEFAULT_QUERY}&from=${params.get("from")}&to=${params.get("to")}`);
  await expect.poll(() => listed(page)).toEqual(ids(wanted));
  await expect(sentence(page)).not.toHaveText(before);
  // One bar alone, as a click on it gives.
  await page.keyboard.press("Home");
  await expect(page.locator("#timeline .bar:not(.is-out)")).toHaveCount(1);
  await tabTo(page, page.locator("#timeline").getByRole("button", { name: "All time" }), true);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/from=/);
  await expect(sentence(page)).toHaveText(before);
});

test("play and stop; the width of the bars", async ({ opened: page }) => {
  await tabTo(page, page.getByRole("button", { name: "Play through time" }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Stop" })).toBeFocused();
  await expect(page.locator("#timeline .bar.is-out").first()).toBeAttached();
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/to=/);
  const bars = await page.locator("#timeline .bar").count();
  const unit = page.getByRole("combobox", { name: "Bar width" });
  await tabTo(page, unit);
  await unit.press((await unit.inputValue()) === "month" ? "ArrowUp" : "ArrowDown");
  await expect(page.locator("#timeline .bar")).not.toHaveCount(bars);
});

test("layers, legend and density; Escape leads back to the switch", async ({ opened: page }) => {
  const legend = page.locator("#legend summary");
  await tabTo(page, legend);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Buffer zone, Line A and Line B"));
  await page.keyboard.press("Space");
  await expect(page.locator("path.zone-buffer_zone")).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(page.locator("path.zone-buffer_zone")).toHaveCount(1);
  await tabTo(page, page.getByLabel("Density of incidents"));
  await page.keyboard.press("Space");
  await expect(page.locator("canvas.density")).toBeVisible();
  await expect(page).toHaveURL(/l=[^/]*density/);
  await page.keyboard.press("Escape");
  await expect(page.locator("#legend")).not.toHaveAttribute("open");
  await expect(legend).toBeFocused();
});

test("the map: zoom, move, the position, what a zone is, the ruler, a picture", async ({ opened: page }) => {
  const map = page.locator("#map");
  await tabTo(page, map);
  const position = page.locator(".position");
  const [at, scale] = [await position.textContent(), await page.locator(".leaflet-control-scale-line").textContent()];
  await page.keyboard.press("+");
  await expect(page.locator(".leaflet-control-scale-line")).not.toHaveText(scale ?? "");
  await page.waitForTimeout(400);
  await page.keyboard.press("ArrowUp");
  await expect(position).not.toHaveText(at ?? "");
  await expect(position).toHaveText(/^\d+\.\d{4}° N, \d+\.\d{4}° E$/);
  await page.waitForTimeout(400);
  await page.keyboard.press("-");
  await page.waitForTimeout(400);

  await tabTo(page, page.locator("path.zone-buffer_zone"));
  await expect(page.locator(".leaflet-tooltip .zone-tip")).toHaveCount(1);
  await expect(page.locator(".leaflet-tooltip .zone-tip")).toContainText("UNDOF Area of Separation");

  const ruler = page.getByRole("button", { name: "Measure a distance" });
  await tabTo(page, ruler);
  await page.keyboard.press("Enter");
  await expect(map).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await expect(page.locator(".ruler-tip")).toHaveText(/\d km|\d m/);
  await page.keyboard.press("Backspace");
  await expect(page.locator(".ruler-point")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(page.locator(".ruler-line")).toHaveCount(0);
  await expect(ruler).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: /picture/ }));
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(saved.suggestedFilename()).toMatch(/^zonewatch-\d{4}-\d{2}-\d{2}\.png$/);
});

test("filters: types, dates, presets, words, reset", async ({ opened: page, server }) => {
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("quneitra");
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(`${DEFAULT_QUERY}&q=quneitra`)));
  await tabTo(page, page.getByRole("button", { name: "Reset the filter" }));
  await page.keyboard.press("Enter");
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(DEFAULT_QUERY)));

  // Day and month alike: which comes first is the browser's language.
  await page.keyboard.press("/");
  await tabTo(page, page.getByLabel("From", { exact: true }));
  await page.keyboard.type("11112025");
  await tabTo(page, page.getByLabel("To", { exact: true }));
  await page.keyboard.type("12122025");
  await expect(page).toHaveURL(/from=2025-11-11&to=2025-12-12/);
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(`${DEFAULT_QUERY}&from=2025-11-11&to=2025-12-12`)));

  const year = page.getByRole("button", { name: "Last year" });
  await tabTo(page, year);
  await page.keyboard.press("Enter");
  await expect(year).toHaveAttribute("aria-pressed", "true");
  await expect(year).toBeFocused();
  await tabTo(page, page.locator("#filters .chips").first().getByRole("button", { name: "All time" }), true);
  await page.keyboard.press("Enter");

  const types = page.locator(".types summary");
  await tabTo(page, types);
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(".types").getByRole("button", { name: "None" }));
  await page.keyboard.press("Enter");
  await expect(page.locator("#list")).toContainText("Nothing matches the filter.");
  await tabTo(page, page.getByRole("checkbox", { name: /^Raid/ }));
  await page.keyboard.press("Space");
  await expect.poll(() => listed(page)).toEqual(ids(await server.features("type=raid&certainty=asserted,reported,claimed,disputed")));
});

test("downloads: the button and the menu", async ({ opened: page }) => {
  const shown = await listed(page);
  await tabTo(page, page.locator("#download"));
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const json = JSON.parse(await readFile(await file.path(), "utf8")) as { features: { id: string }[] };
  expect(ids(json.features)).toEqual(shown);
  const menu = page.locator("#downloads summary");
  await tabTo(page, menu);
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("#downloads a.format").first());
  const [table] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect((await readFile(await table.path(), "utf8")).trim().split("\n").length).toBeGreaterThan(shown.length);
  await page.keyboard.press("Escape");
  await expect(page.locator("#downloads")).not.toHaveAttribute("open");
  await expect(menu).toBeFocused();
});

test("dialogs: sources and an article, focus into them and back; on to a neighbour", async ({ opened: page }) => {
  const sources = page.getByRole("button", { name: "Data and sources" });
  await tabTo(page, sources);
  await page.keyboard.press("Enter");
  await expect(page.locator("dialog .source-table li").first()).toBeVisible();
  expect(await page.evaluate(() => document.getElementById("sources")?.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(page.locator("#sources")).toBeHidden();
  await expect(sources).toBeFocused();

  await toList(page);
  await page.keyboard.press("Enter");
  const article = page.locator("#detail").getByRole("button", { name: "What was read in this article" }).first();
  await tabTo(page, article);
  await page.keyboard.press("Enter");
  await expect(page.locator("#article")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#article")).toBeHidden();
  await expect(page.locator("#detail")).toBeVisible();
  await expect(article).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator("#article .article-read button").first());
  await page.keyboard.press("Enter");
  await expect(page.locator("#article")).toBeHidden();
  await expect(page.locator("#detail h2")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
});

test("what is not placed, the running totals, the language", async ({ opened: page }) => {
  const tray = page.locator("#list .tray summary");
  await tabTo(page, tray);
  await page.keyboard.press("Enter");
  const row = page.locator("#list .tray button.row").first();
  await tabTo(page, row);
  const id = (await row.getAttribute("data-incident")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", id);
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  await tabTo(page, page.locator("#tallies summary").first());
  await page.keyboard.press("Enter");
  await expect(page.locator("#tallies li").first()).toBeVisible();
  await tabTo(page, page.getByRole("combobox", { name: "Language" }), true);
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
});

test.describe("phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test("the sheet's heights, its filter, an incident and back", async ({ opened: page }) => {
    const panel = page.locator("#panel");
    const grip = page.getByRole("button", { name: "Show more or less of the list" });
    await tabTo(page, grip);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await panel.boundingBox())?.height ?? 0).toBeGreaterThan(700);
    await tabTo(page, page.getByRole("button", { name: "Filter", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("From", { exact: true })).toBeVisible();
    const row = page.locator("#list > .rows button.row").first();
    await tabTo(page, row);
    await page.keyboard.press("Enter");
    await expect(page.locator("#detail blockquote").first()).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Close" }));
    await page.keyboard.press("Enter");
    await expect(page.locator("#detail")).toBeHidden();
    await expect(row).toBeFocused();
    await tabTo(page, grip, true);
    await page.keyboard.press("Space");
    await expect.poll(async () => (await panel.boundingBox())?.height ?? 999).toBeLessThan(160);
  });
});

test("a new incident is looked at", async ({ opened: page, server }) => {
  await server.ingest("keys.md", "---\ntitle: Night raid\npublisher: Key Gazette\nurl: https://example.org/keys\npublished: 2026-01-12\n---\n\nIsraeli forces raided the village of Tasil in southern Syria on 11 January 2026.\n");
  const chip = page.locator("#arrivals");
  await expect(chip).toHaveText("1 new incident");
  await tabTo(page, chip);
  await page.keyboard.press("Enter");
  await expect(chip).toBeHidden();
});
