/** Arabic and Hebrew: chosen by link, browser or switch, mirrored, with the same incidents under every word. */
import { resolve } from "node:path";
import { DEFAULT_QUERY, expect, ids, listed, test } from "./server";

for (const { lang, dir, heading, raid } of [
  { lang: "ar", dir: "rtl", heading: /^\d+ (حوادث|حادثة)/, raid: "مداهمة" },
  { lang: "he", dir: "rtl", heading: /^\d+ אירועים/, raid: "פשיטה" },
  { lang: "en", dir: "ltr", heading: /^\d+ incidents/, raid: "Raid" },
]) {
  test(`speaks ${lang}, ${dir}`, async ({ page, server }) => {
    await page.goto(`${server.url}/?lang=${lang}`);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.locator("html")).toHaveAttribute("dir", dir);
    await expect(page.locator("#sentence")).toHaveText(heading);
    await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
    expect(await listed(page)).toEqual(ids(await server.features(DEFAULT_QUERY)));
    await expect(page.locator(`label.type:has([value="raid"]) .type-name`)).toHaveText(raid);
    // The panel stands where reading begins, the map where it ends; neither is cut off.
    const panel = await page.locator("#panel").boundingBox();
    const map = await page.locator("#map").boundingBox();
    expect((panel?.x ?? 0) < (map?.x ?? 0)).toBe(dir === "ltr");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
    // A change of the filter keeps the language; quotes stay in their own words.
    await page.locator(".types summary").click();
    await page.locator(`label.type:has([value="shelling"]) input`).uncheck();
    await expect(page).toHaveURL(new RegExp(`type=.*lang=${lang}`));
    await page.locator("#list button.row:visible").first().click();
    await expect(page.locator("#detail blockquote").first()).toHaveText(/[a-z]{4}/);
    await page.waitForTimeout(400);
    await page.screenshot({ path: resolve(import.meta.dirname, `../../test-results/language-${lang}.png`) });
  });
}

for (const { lang, city, zone, water } of [
  { lang: "ar", city: "دمشق", zone: "المنطقة العازلة", water: "بحيرة طبريا" },
  { lang: "he", city: "דמשק", zone: "אזור החיץ", water: "ים כנרת" },
]) {
  test(`in ${lang} places have their own names on the map, in the list and in the detail, where the gazetteer has them`, async ({ page, server }) => {
    const names = new Map(Object.entries((await (await fetch(`${server.url}/names/${lang}.json`)).json()) as Record<string, string>));
    expect(names.get("gn:170654")).toBe(city);
    const all = (await server.features(DEFAULT_QUERY)).filter((f) => names.has(String(f.properties["place_id"])));
    expect(all.length).toBeGreaterThan(5);
    const [named] = all;
    const name = names.get(String(named?.properties["place_id"])) ?? "?";
    await page.goto(`${server.url}/?lang=${lang}#9/33.1/35.8/i=${named?.id}`);
    await expect(page.locator("#detail h2")).toContainText(name);
    for (const { id, properties } of all) await expect(page.locator(`#list [data-incident="${id}"]`).first()).toContainText(names.get(String(properties["place_id"])) ?? "?");
    await expect(page.locator(".name-zone")).toContainText(zone);
    await expect(page.locator("#map .names")).toContainText(water);
    // A place without a name in this script stands under its English one, never under none.
    for (const text of await page.locator("#list .row-title").allTextContents()) expect(text.trim()).not.toBe("");
    await page.goto("about:blank");
    await page.goto(`${server.url}/?lang=${lang}#8.5/33.2/36.4`);
    await expect(page.locator("#map .names")).toContainText(city);
    await page.screenshot({ path: resolve(import.meta.dirname, `../../test-results/map-${lang}.png`) });
  });
}

test("the switch changes the language and nothing else, by keyboard too", async ({ opened: page }) => {
  const all = (await listed(page)).length;
  await page.getByRole("searchbox").fill("quneitra");
  await expect(page).toHaveURL(/q=quneitra/);
  await expect.poll(async () => (await listed(page)).length).toBeLessThan(all);
  const before = await listed(page);
  const box = page.getByRole("combobox", { name: "Language" });
  await box.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(/q=quneitra&lang=ar/);
  await expect(page.getByRole("combobox", { name: "اللغة" })).toHaveValue("ar");
  await expect.poll(() => listed(page)).toEqual(before);
  await page.goBack();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test.describe("a browser set to Hebrew", () => {
  test.use({ locale: "he-IL" });
  test("is met in Hebrew", async ({ page, server }) => {
    await page.goto(server.url);
    await expect(page.locator("html")).toHaveAttribute("lang", "he");
  });
});
