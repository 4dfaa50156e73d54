/** The table says what the map shows: same incidents, same filter, same selection, by mouse, by keyboard and by link. */
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { DEFAULT_QUERY, expect, ids, ready, Server, test, type Feature } from "./server";

const results = (name: string): string => resolve(import.meta.dirname, "../../test-results", name);
const rows = (page: Page): Promise<string[]> =>
  page.locator("#table tbody tr").evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset["incident"] ?? ""));
const toTable = (page: Page): Promise<void> => page.locator("#views").getByRole("button", { name: "Table" }).click();
const number = (f: Feature | undefined, name: string): number => Number(f?.properties[name] ?? Number.NaN);

test("holds the incidents of the API with their facts, and sorts by every column, by keyboard", async ({ opened: page, server }) => {
  const all = await server.features(DEFAULT_QUERY);
  const byId = new Map(all.map((f) => [f.id, f]));
  await page.locator("#views").getByRole("button", { name: "Table" }).press("Enter");
  await expect(page).toHaveURL(/#.*t=-date/);
  await expect(page.locator("#list")).toBeHidden();
  expect((await rows(page)).sort()).toEqual(ids(all));
  const table = page.getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", String(all.length + 1));
  await expect(table.locator("caption")).toContainText(`${all.length} incidents`);
  await expect(page.getByRole("columnheader", { name: "Date" })).toHaveAttribute("aria-sort", "descending");
  const days = (await rows(page)).map((id) => byId.get(id)?.properties).map((p) => p?.date_start ?? p?.date_end ?? "");
  expect(days).toEqual([...days].sort().reverse());

  // What a row says is what the API says.
  const deadly = all.find((f) => number(f, "killed_best") > 1 && f.properties["killed_low"] === f.properties["killed_high"]);
  if (!deadly) throw new Error("nobody killed in the bundled articles");
  const row = page.locator(`#table tr[data-incident="${deadly.id}"]`);
  await expect(row.getByRole("cell").nth(2)).toHaveText(String(deadly.properties["killed_best"]));
  await expect(row.getByRole("cell").last()).toHaveText(String(deadly.properties.sources.length));
  await expect(row.getByRole("rowheader")).toContainText(deadly.properties.title);

  for (const [name, property] of [["Killed", "killed_best"], ["Detained", "detained"], ["Sources", "source_count"]] as const) {
    const head = page.getByRole("columnheader", { name });
    await head.getByRole("button").press("Enter");
    await expect(head).toHaveAttribute("aria-sort", "descending");
    const down = (await rows(page)).map((id) => number(byId.get(id), property)).filter((n) => !Number.isNaN(n));
    expect(down).toEqual([...down].sort((a, b) => b - a));
    await head.getByRole("button").press("Enter");
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    const up = (await rows(page)).map((id) => number(byId.get(id), property)).filter((n) => !Number.isNaN(n));
    expect(up).toEqual([...down].reverse());
    await expect(page.locator("#table [aria-sort]")).toHaveCount(1);
  }
  await page.getByRole("columnheader", { name: "Place" }).getByRole("button").press("Enter");
  const places = (await page.locator("#table tbody tr td:nth-child(3)").evaluateAll((cells) => cells.map((c) => c.firstChild?.textContent ?? ""))).filter((p) => p !== "–");
  expect(places).toEqual([...places].sort(new Intl.Collator("en").compare));
});

test("opens a row, by keyboard and by mouse, gives the focus back, and marks what the map opens", async ({ opened: page }) => {
  await toTable(page);
  const buttons = page.locator("#table .row-open");
  // Tab reaches one row; the arrows reach the others.
  await expect(page.locator("#table .row-open[tabindex='0']")).toHaveCount(1);
  await buttons.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(buttons.nth(2)).toBeFocused();
  await page.keyboard.press("End");
  await expect(buttons.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  const second = (await rows(page))[1] ?? "?";
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", second);
  await expect(page.locator(`#table tr[data-incident="${second}"]`)).toHaveAttribute("aria-current", "true");
  await expect(page).toHaveURL(new RegExp(`i=${second}/t=-date`));
  await page.keyboard.press("Escape");
  await expect(buttons.nth(1)).toBeFocused();

  const third = (await rows(page))[2] ?? "?";
  await page.locator(`#table tr[data-incident="${third}"] td`).nth(1).click();
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", third);
  await page.keyboard.press("Escape");

  const sign = page.locator("#map [data-incident]").first();
  const id = (await sign.getAttribute("data-incident")) ?? "?";
  await sign.press("Enter");
  const row = page.locator(`#table tr[data-incident="${id}"]`);
  await expect(row).toHaveClass(/is-selected/);
  await expect(row).toBeInViewport();
});

test("is filtered with the map, and stands in the link; back leads to the list", async ({ opened: page, server }) => {
  await toTable(page);
  await page.getByRole("columnheader", { name: "Killed" }).getByRole("button").click();
  await page.getByRole("searchbox").fill("quneitra");
  const found = await server.features(`${DEFAULT_QUERY}&q=quneitra`);
  await expect.poll(async () => (await rows(page)).sort()).toEqual(ids(found));
  await expect(page).toHaveURL(/q=quneitra#.*t=-killed/);
  const link = page.url();
  await page.goto("about:blank");
  await page.goto(link);
  await ready(page);
  await expect(page.getByRole("columnheader", { name: "Killed" })).toHaveAttribute("aria-sort", "descending");
  expect((await rows(page)).sort()).toEqual(ids(found));
  await page.locator("#views").getByRole("button", { name: "Incidents" }).click();
  await expect(page.locator("#list > .rows button.row").first()).toBeVisible();
  await expect(page).not.toHaveURL(/t=/);
  await page.goBack();
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("searchbox").fill("nobody says this");
  await expect(page.locator("#table")).toContainText("Nothing matches the filter.");
  await expect(page.getByRole("table")).toBeHidden();
});

test("the first link of the page leads into the table and leaves the address", async ({ opened: page }) => {
  await toTable(page);
  const before = page.url();
  await page.locator("#skip").press("Enter");
  await expect(page.locator("#table")).toBeFocused();
  expect(page.url()).toBe(before);
});

test.describe("with thousands of incidents", () => {
  test("turns pages by button and by arrow key, and sorts what the columns bring", async ({ page }) => {
    test.setTimeout(240_000);
    const server = await Server.start();
    try {
      await server.ingestCrowd((d) => `Crowd test ${d % 3}`, (d) => 2 + (d % 90));
      const all = await server.features(DEFAULT_QUERY);
      expect(all.length).toBeGreaterThan(3000);
      const byId = new Map(all.map((f) => [f.id, f]));
      await page.goto(`${server.url}/#t=-detained`);
      await ready(page);
      await expect(page.locator("#table tbody tr")).toHaveCount(100);
      await expect(page.locator("#table .pager output")).toHaveText(`1–100 of ${all.length.toLocaleString("en-GB")}`);
      const first = await rows(page);
      const most = all.map((f) => number(f, "detained")).filter((n) => !Number.isNaN(n)).sort((a, b) => b - a);
      expect(first.map((id) => number(byId.get(id), "detained"))).toEqual(most.slice(0, 100));
      await expect(page.locator("#table tbody tr").first().getByRole("cell").last()).toHaveText("1");

      await page.locator("#table .row-open").last().focus();
      await page.keyboard.press("ArrowDown");
      await expect(page.locator("#table tbody tr").first()).toHaveAttribute("aria-rowindex", "102");
      await expect(page.locator("#table .row-open").first()).toBeFocused();
      const second = await rows(page);
      expect(second.filter((id) => first.includes(id))).toEqual([]);
      await page.keyboard.press("ArrowUp");
      await expect(page.locator("#table .row-open").last()).toBeFocused();
      expect(await rows(page)).toEqual(first);
      await page.getByRole("button", { name: "Last page" }).press("Enter");
      await expect(page.locator("#table tbody tr")).toHaveCount(all.length % 100 || 100);
      await expect(page.getByRole("button", { name: "Next page" })).toBeDisabled();
      // A link to an incident of a page further on turns to that page.
      const far = second[50] ?? "?";
      await page.goto("about:blank");
      await page.goto(`${server.url}/#i=${far}/t=-detained`);
      await expect(page.locator(`#table tr[data-incident="${far}"]`)).toHaveAttribute("aria-current", "true");
    } finally {
      await server.stop();
    }
  });
});

test.describe("looks", () => {
  test("wide, light", async ({ opened: page }) => {
    await toTable(page);
    await page.waitForTimeout(700);
    await page.screenshot({ path: results("table.png") });
  });
  test("in Arabic, dark, with a row open", async ({ page, server }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${server.url}/?lang=ar#t=-killed`);
    await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
    // From right to left: the first column stands where reading begins.
    const [date, sources] = [await page.locator("#table thead th").first().boundingBox(), await page.locator("#table thead th").last().boundingBox()];
    expect(date?.x ?? 0).toBeGreaterThan(sources?.x ?? 0);
    await page.locator("#table .row-open").nth(1).click();
    await page.waitForTimeout(700);
    await page.screenshot({ path: results("table-arabic.png") });
  });
  test.describe("phone", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
    test("date, type and place are in sight; the figures come by scrolling", async ({ opened: page }) => {
      await toTable(page);
      await page.getByRole("button", { name: "Show more or less of the list" }).tap();
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.screenshot({ path: results("table-phone.png") });
      await page.locator(".table-scroll").evaluate((element) => element.scrollTo({ left: 400 }));
      await expect(page.getByRole("columnheader", { name: "Sources" })).toBeInViewport();
      await expect(page.locator("#table .row-open").first()).toBeInViewport();
      await page.screenshot({ path: results("table-phone-scrolled.png") });
    });
  });
});
