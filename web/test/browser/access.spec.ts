/** Nobody is kept out: axe finds no violation of WCAG 2.2 A and AA in any view, light and dark, left to right and right to left. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, ready, test } from "./server";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  opened: async () => {},
  incident: (page) => page.locator("#list > .rows button.row").first().click(),
  words: async (page) => {
    await page.locator("#list > .rows button.row").first().click();
    await page.locator("#detail .facts button.field").first().focus();
  },
  table: async (page) => {
    await page.locator("#views button").last().click();
    await page.locator("#table .row-open").first().click();
  },
  filters: (page) => page.locator(".types summary").first().click(),
  article: async (page) => {
    await page.locator("#list > .rows button.row").first().click();
    await page.locator("#detail .source p:last-child button").first().click();
  },
  choices: async (page) => {
    for (const name of ["places", "certainties", "publishers"]) await page.locator(`.${name} summary`).click();
    await page.locator(".places .picks input").first().check();
  },
  tray: (page) => page.locator("#list .tray summary").click(),
  legend: (page) => page.locator("#legend summary").click(),
  downloads: (page) => page.locator("#downloads summary").click(),
  sources: (page) => page.locator("#top button").last().click(),
  brushed: (page) => page.locator(".handle-end").press("ArrowLeft"),
};

for (const scheme of ["light", "dark"] as const) {
  for (const lang of ["en", "ar", "he"] as const) {
    test.describe(`${scheme}, ${lang}`, () => {
      test.use({ colorScheme: scheme });
      test("has no violation in any view", async ({ page, server }) => {
        test.setTimeout(600_000);
        for (const [name, show] of Object.entries(VIEWS)) {
          await page.goto(`${server.url}/?lang=${lang}`);
          await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
          await show(page);
          // Colours fade in; what is half-way is not what people read.
          await page.waitForTimeout(300);
          expect(await violations(page), name).toEqual([]);
        }
      });
    });
  }
}

test.describe("phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test("has no violation", async ({ opened: page }) => {
    expect(await violations(page)).toEqual([]);
    await page.locator("#list > .rows button.row:visible").first().tap();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
  });
});

test("every format can be had by keyboard, and holds what is shown", async ({ opened: page, server }) => {
  await page.locator("#downloads summary").focus();
  await page.keyboard.press("Enter");
  const links = page.locator("#downloads a.format");
  const total = Number((await page.locator("#sentence").textContent())?.match(/\d+/)?.[0]);
  await expect(links).toHaveCount(6);
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))) {
    const answer = await fetch(new URL(href, server.url));
    expect(answer.status, href).toBe(200);
    const bytes = await answer.arrayBuffer();
    expect(bytes.byteLength, href).toBeGreaterThan(1000);
    if (href.includes(".geojsonl")) expect(new TextDecoder().decode(bytes).trim().split("\n")).toHaveLength(total);
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as API query" }).press("Enter");
  await expect(page.locator("#downloads [role=status]")).toHaveText("Copied");
  const query = await page.evaluate(() => navigator.clipboard.readText());
  const answer = (await (await fetch(query)).json()) as { numberMatched: number };
  expect(answer.numberMatched).toBe(total);
  await page.keyboard.press("Escape");
  await expect(page.locator("#downloads")).not.toHaveAttribute("open");
  await ready(page);
});
