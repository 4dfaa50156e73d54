/** Light, dark or as the system says: switched on the page, remembered, and followed by what is drawn on canvas. */
import type { Page } from "@playwright/test";
import { expect, ready, test } from "./server";

const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const [LIGHT, DARK] = ["rgb(251, 250, 247)", "rgb(18, 25, 31)"];

/** Mean lightness, 0 to 255, of the basemap's canvas. */
const mapLightness = (page: Page): Promise<number> => page.evaluate(() => {
  const canvas = document.querySelector<HTMLCanvasElement>(".leaflet-basemap-pane canvas");
  const { data } = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  let [sum, n] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] !== 255) continue;
    sum += ((data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0)) / 3;
    n += 1;
  }
  return sum / n;
});

for (const system of ["light", "dark"] as const) {
  test.describe(`a ${system} system`, () => {
    test.use({ colorScheme: system });
    test("is followed until the person chooses, by keyboard; the choice stays and the map follows", async ({ opened: page }) => {
      const [asSystem, other, otherName] = system === "light" ? [LIGHT, DARK, "dark"] : [DARK, LIGHT, "light"];
      expect(await ground(page)).toBe(asSystem);
      const before = await mapLightness(page);
      const box = page.getByRole("combobox", { name: "Colours" });
      await expect(box).toHaveValue("system");
      await box.focus();
      await page.keyboard.press("ArrowDown");
      if (otherName === "dark") await page.keyboard.press("ArrowDown");
      await expect(box).toHaveValue(otherName);
      expect(await ground(page)).toBe(other);
      await expect.poll(async () => Math.abs((await mapLightness(page)) - before)).toBeGreaterThan(120);
      // Nothing of it is in the address, and it is there again after a reload and in a second page.
      expect(page.url()).not.toMatch(/theme|dark|light/);
      await page.reload();
      await ready(page);
      expect(await ground(page)).toBe(other);
      const second = await page.context().newPage();
      await second.goto(page.url());
      await ready(second);
      expect(await ground(second)).toBe(other);
      // What is chosen in one window holds in the others.
      await second.getByRole("combobox", { name: "Colours" }).selectOption("system");
      await expect.poll(() => ground(page)).toBe(asSystem);
      await expect(box).toHaveValue("system");
      await page.emulateMedia({ colorScheme: system === "light" ? "dark" : "light" });
      await expect.poll(() => ground(page)).toBe(other);
      await expect.poll(async () => Math.abs((await mapLightness(page)) - before)).toBeGreaterThan(120);
    });
  });
}
