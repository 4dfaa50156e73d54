/** Small screens, dark, and the pictures: `test-results/*.png`, and the README's when UPDATE_SCREENSHOT=1. */
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, listed, onMap, ready, test } from "./server";

/** The README's pictures, made anew when asked for. */
const keep = async (page: Page, name: string): Promise<void> => {
  if (process.env["UPDATE_SCREENSHOT"] === "1") await page.screenshot({ path: resolve(import.meta.dirname, "../..", name) });
};

const results = (name: string): string => resolve(import.meta.dirname, "../../test-results", name);

test("desktop", async ({ opened: page }) => {
  await page.locator("#list .rows button.row:visible").first().click();
  await expect(page.locator("#detail")).toBeVisible();
  // Let the map come to rest where the incident is.
  await page.waitForTimeout(900);
  // It lies over the map and ends where the timeline begins.
  const edge = (selector: string, side: "top" | "bottom"): Promise<number> =>
    page.locator(selector).evaluate((element, at) => element.getBoundingClientRect()[at], side);
  expect(await edge("#detail", "bottom")).toBe(await edge(".timeline", "top"));
  await page.screenshot({ path: results("desktop-open.png") });
  await keep(page, "screenshot.png");
  await page.keyboard.press("Escape");
  await page.goto(page.url().replace(/#.*/, ""));
  await ready(page);
  await page.waitForTimeout(900);
  await page.screenshot({ path: results("desktop.png") });
});

test.describe("dark", () => {
  test.use({ colorScheme: "dark" });
  test("takes the colours of the system", async ({ opened: page }) => {
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(18, 25, 31)");
    await page.waitForTimeout(600);
    await page.screenshot({ path: results("desktop-dark.png") });
    await keep(page, "screenshot-dark.png");
  });
});

test("Arabic, from right to left", async ({ page, server }) => {
  await page.goto(`${server.url}/?lang=ar`);
  await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
  await page.locator("#list > .rows button.row").first().click();
  await expect(page.locator("#detail")).toBeVisible();
  // The detail opens where reading ends and covers no control but the zoom's.
  const [detail, map] = [await page.locator("#detail").boundingBox(), await page.locator("#map").boundingBox()];
  expect(detail?.x).toBe(map?.x);
  await page.waitForTimeout(900);
  await page.screenshot({ path: results("desktop-arabic.png") });
  await keep(page, "screenshot-arabic.png");
});

test.describe("phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the list is a sheet over the map, and an incident opens in one", async ({ opened: page }) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    // Everything in the head can be reached, on the narrowest phones too.
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const right = await page.locator("#top > :is(button, select, h1)").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
      expect(Math.max(...right)).toBeLessThanOrEqual(width);
      // Whatever the font, the filters are opened from beside the sentence, not from a line of their own below the downloads.
      const [sentence, filter] = [await page.locator("#sentence").boundingBox(), await page.locator(".filter-toggle").boundingBox()];
      expect(filter?.y ?? 999).toBeLessThan((sentence?.y ?? 0) + (sentence?.height ?? 0));
      expect((filter?.x ?? 999) + (filter?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    const panel = page.locator("#panel");
    const half = (await panel.boundingBox())?.height ?? 0;
    expect(half).toBeLessThan(500);
    await page.screenshot({ path: results("phone.png") });
    await keep(page, "screenshot-phone.png");
    // The attribution is in sight above the sheet.
    const credit = await page.locator(".leaflet-control-attribution").boundingBox();
    expect((credit?.y ?? 999) + (credit?.height ?? 0)).toBeLessThanOrEqual(844 - half + 1);

    const grip = page.getByRole("button", { name: "Show more or less of the list" });
    await grip.tap();
    await expect.poll(async () => (await panel.boundingBox())?.height ?? 0).toBeGreaterThan(700);
    await page.getByRole("button", { name: "Filter", exact: true }).tap();
    await expect(page.getByLabel("From", { exact: true })).toBeVisible();
    const count = (await listed(page)).length;
    expect(count).toBeGreaterThan(0);
    expect((await onMap(page)).sum).toBeLessThanOrEqual(count);
    await page.screenshot({ path: results("phone-list.png") });

    await page.locator("#list .rows button.row:visible").first().tap();
    await expect(page.locator("#detail blockquote").first()).toBeVisible();
    await page.screenshot({ path: results("phone-incident.png") });
    await page.getByRole("button", { name: "Close" }).tap();
    await expect(page.locator("#detail")).toBeHidden();
    await grip.tap();
    await expect.poll(async () => (await panel.boundingBox())?.height ?? 999).toBeLessThan(160);
  });
});

test.describe("tablet", () => {
  test.use({ viewport: { width: 820, height: 1180 } });
  test("an open incident lies over the list and leaves the map in sight; closing gives the row back", async ({ opened: page }) => {
    const row = page.locator("#list > .rows button.row").first();
    await row.press("Enter");
    await expect(page.locator("#detail h2")).toBeFocused();
    const [detail, map] = [await page.locator("#detail").boundingBox(), await page.locator("#map").boundingBox()];
    expect((detail?.x ?? 0) + (detail?.width ?? 999)).toBeLessThanOrEqual((map?.x ?? 0) + 1);
    await page.waitForTimeout(900);
    await page.screenshot({ path: results("tablet-incident.png") });
    await page.keyboard.press("Escape");
    await expect(row).toBeFocused();
  });
});

test("on paper: the sentence, the whole map, then the list, and no control", async ({ opened: page }) => {
  const size = await page.locator("#map").boundingBox();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 760, height: 1100 });
  const box = async (what: string): Promise<{ y: number; width: number; height: number }> => (await page.locator(what).boundingBox()) ?? { y: -1, width: 0, height: 0 };
  const [sentence, map, list] = [await box("#sentence"), await box("#map"), await box("#list")];
  expect(sentence.y).toBeLessThan(map.y);
  expect(map.y).toBeLessThan(list.y);
  // Smaller, but all of it: its sides keep their proportion.
  expect(map.width).toBeLessThan(760);
  expect(map.height / map.width).toBeCloseTo((size?.height ?? 1) / (size?.width ?? 1), 1);
  for (const control of ["#filters", "#top", "#timeline", ".tools", "#download", "#views"]) await expect(page.locator(control).first()).toBeHidden();
});
