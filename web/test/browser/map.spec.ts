/** The map's tools, time that plays, and sets too large for one sign each, on the real server. */
import { readFile } from "node:fs/promises";
import { DEFAULT_QUERY, expect, ids, listed, ready, Server, test } from "./server";

test("filters while the brush moves, and remembers one step of it", async ({ opened: page }) => {
  const track = await page.locator("#timeline .track").boundingBox();
  if (!track) throw new Error("no timeline");
  const before = await page.locator("#sentence").textContent();
  const y = track.y + track.height / 2;
  await page.mouse.move(track.x + track.width * 0.2, y);
  await page.mouse.down();
  await page.mouse.move(track.x + track.width * 0.5, y, { steps: 5 });
  await expect(page.locator("#sentence")).not.toHaveText(before ?? "");
  expect(new URL(page.url()).search).toBe("");
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*to=/);
  await page.goBack();
  await expect(page.locator("#sentence")).toHaveText(before ?? "");
});

test("plays through time and stops by keyboard", async ({ opened: page }) => {
  const play = page.getByRole("button", { name: "Play through time" });
  await play.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
  await expect(page.locator("#timeline .bar.is-out").first()).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(play).toBeVisible();
  await expect(page).toHaveURL(/to=/);
  // What is listed is what the address now says.
  const query = new URL(page.url()).searchParams;
  expect(query.get("to")).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test("draws dates wider than a bar as spans", async ({ opened: page, server }) => {
  const wide = (await server.features(DEFAULT_QUERY)).filter((f) => {
    const { date_start: from, date_end: to } = f.properties;
    return from !== null && to !== null && (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 > 7;
  });
  await page.locator("#timeline select").selectOption("week");
  await expect(page.locator("#timeline .spans line")).toHaveCount(wide.length);
});

test("keeps the layers in the address", async ({ opened: page, server }) => {
  await page.locator("#legend summary").click();
  await page.getByLabel("Density of incidents").check();
  await page.getByLabel("Governorates", { exact: true }).uncheck();
  await expect(page).toHaveURL(/l=[^/]*density/);
  await expect(page.locator("canvas.density")).toBeVisible();
  const tinted = await page.locator("canvas.density").evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    return (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data.some((value) => value > 0);
  });
  expect(tinted).toBe(true);
  const link = page.url();
  await page.goto(server.url);
  await page.goto(link);
  await page.reload();
  await ready(page);
  await page.locator("#legend summary").click();
  await expect(page.getByLabel("Density of incidents")).toBeChecked();
  await expect(page.getByLabel("Governorates", { exact: true })).not.toBeChecked();
});

test("measures by mouse and by keyboard, and says where the pointer is", async ({ opened: page }) => {
  const map = page.locator("#map");
  const box = await map.boundingBox();
  if (!box) throw new Error("no map");
  await page.mouse.move(box.x + 200, box.y + 300);
  await expect(page.locator(".position")).toHaveText(/^\d+\.\d{4}° N, \d+\.\d{4}° E$/);
  const ruler = page.getByRole("button", { name: "Measure a distance" });
  await ruler.click();
  await page.mouse.click(box.x + 150, box.y + 520);
  await page.mouse.click(box.x + 150, box.y + 420);
  await expect(page.locator(".ruler-tip")).toHaveText(/\d km|\d m/);
  await page.keyboard.press("Escape");
  await expect(page.locator(".ruler-line")).toHaveCount(0);

  await ruler.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
  await expect(page.locator(".ruler-tip")).toHaveText(/\d km|\d m/);
});

test("saves the map as a picture with what it shows", async ({ opened: page }) => {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: /picture/ }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^zonewatch-\d{4}-\d{2}-\d{2}\.png$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  // Width and height stand in the first chunk (PNG specification, 11.2.2): twice the map, with heading and legend.
  const map = await page.locator("#map").boundingBox();
  expect(bytes.readUInt32BE(16)).toBe(Math.round((map?.width ?? 0) * 2));
  expect(bytes.readUInt32BE(20)).toBeGreaterThan((map?.height ?? 0) * 2);
  // Land, water, zones and signs: not one plain colour.
  expect(bytes.length).toBeGreaterThan(60_000);
});

test("the relief lies under everything, says how coarse it is, fades before villages, and can be switched off by keyboard", async ({ page, server }) => {
  const strength = (): Promise<number> => page.evaluate(() => {
    const picture = document.querySelector<HTMLImageElement>("img.relief");
    return picture?.complete && picture.naturalWidth > 0 ? Number(getComputedStyle(picture.closest(".leaflet-pane") ?? picture).opacity) : 0;
  });
  await page.goto(`${server.url}/#8/33.4/36.2`);
  await ready(page);
  await expect.poll(strength).toBe(1);
  // Shade where Mount Hermon falls to the south-east, none at sea: the land beneath changes, the sea does not.
  const pixels = async (): Promise<Buffer> => page.screenshot({ clip: { x: 420, y: 300, width: 120, height: 120 } });
  const sea = await pixels();
  const legend = page.locator("#legend summary");
  await legend.press("Enter");
  await expect(page.locator("#legend")).toContainText("3.7 km");
  const box = page.getByRole("checkbox", { name: "Hills and valleys" });
  await box.press(" ");
  await expect(page.locator("img.relief")).toHaveCount(0);
  await expect(page).toHaveURL(/l=[^/]*labels/);
  await expect(page).not.toHaveURL(/relief/);
  await legend.press("Enter");
  expect((await pixels()).equals(sea)).toBe(true);
  await page.reload();
  await ready(page);
  await expect(page.locator("img.relief")).toHaveCount(0);

  await page.goto("about:blank");
  await page.goto(`${server.url}/#9.75/33.1/35.85`);
  await ready(page);
  await expect.poll(strength).toBeGreaterThan(0);
  expect(await strength()).toBeLessThan(0.8);
  await page.goto("about:blank");
  await page.goto(`${server.url}/#11/33.1/35.85`);
  await ready(page);
  await expect(page.locator("img.relief")).toHaveCount(0);
});

test("view, link, API and download agree on 50 random filters", async ({ opened: page, server }) => {
  test.setTimeout(240_000);
  let state = 20251121;
  const next = (n: number): number => (state = (state * 16807) % 2147483647) % n;
  const types = ["airstrike", "drone_strike", "shelling", "ground_incursion", "raid", "killing", "arrest_detention", "property_damage", "talks", "protest"];
  const certainties = ["asserted", "reported", "claimed", "planned"];
  const searches = ["", "", "", "Quneitra", "drone", "village", "nobody says this"];
  const places = ["Quneitra", "SY12", "Damascus", "kudna", "lb"];
  const publishers = [...new Set((await server.features("")).flatMap((f) => f.properties.sources.flatMap((s) => s.publisher ?? [])))].slice(0, 6);
  const day = (): string => new Date(Date.UTC(2024, 11, 1) + next(500) * 86_400_000).toISOString().slice(0, 10);
  const some = (words: readonly string[]): string => words.filter(() => next(2) === 0).join(",");
  for (let i = 0; i < 50; i++) {
    const params = new URLSearchParams();
    const dates = [day(), day()].sort() as [string, string];
    if (next(3) > 0) params.set("from", dates[0]);
    if (next(3) > 0) params.set("to", dates[1]);
    const [type, certainty, q] = [next(2) === 0 ? some(types) : "", next(3) === 0 ? some(certainties) : "", searches[next(searches.length)] ?? ""];
    if (type !== "") params.set("type", type);
    if (certainty !== "") params.set("certainty", certainty);
    if (q !== "") params.set("q", q);
    const [relation, precision] = [next(3) === 0 ? some(["inside", "near", "outside"]) : "", next(4) === 0 ? some(["exact", "settlement", "near", "admin1", "region"]) : ""];
    if (relation !== "") params.set("zone_relation", relation);
    if (precision !== "") params.set("precision", precision);
    if (next(5) === 0) params.set("deadly", "true");
    const names = (from: readonly string[]): string => from.filter(() => next(3) === 0).join("|");
    const [place, publisher] = [next(4) === 0 ? names(places) : "", next(4) === 0 ? names(publishers) : ""];
    if (place !== "") params.set("place", place);
    if (publisher !== "") params.set("publisher", publisher);
    if (i % 5 === 0) {
      await page.goto(`${server.url}/?${params.toString()}`);
    } else {
      // As when a person goes back and forward; the text search goes to the server.
      const answered = q === new URL(page.url()).searchParams.get("q") || (q === "" && !page.url().includes("q=")) ? null : page.waitForResponse(/incidents\/items\?(?!.*hits)/);
      await page.evaluate((search) => {
        history.pushState(null, "", `?${search}`);
        dispatchEvent(new PopStateEvent("popstate"));
      }, params.toString());
      await answered;
    }
    await ready(page);
    const view = await listed(page);
    const download = page.locator("#download");
    const link = view.length === 0 ? null : await download.getAttribute("href");
    // Nothing to download has no link: then the address itself is the query, with what the page leaves unsaid.
    const defaults = new URLSearchParams(DEFAULT_QUERY);
    for (const [name, value] of params) {
      if (name === "deadly") defaults.set("filter", "killed_best >= 1");
      else defaults.set(name, value);
    }
    const query = link === null ? defaults.toString() : new URL(link, server.url).search.slice(1);
    expect(ids(await server.features(query)), params.toString()).toEqual(view);
    const api = (await (await fetch(`${server.url}/api/collections/incidents/items?${query}&limit=10000`)).json()) as { features: { id: string }[]; numberMatched: number };
    expect(ids(api.features), params.toString()).toEqual(view);
    expect(api.numberMatched).toBe(view.length);
  }
});

test.describe("with thousands of incidents", () => {
  test("loads them as columns, groups them, and opens one with its evidence", async ({ page }) => {
    test.setTimeout(240_000);
    const server = await Server.start();
    try {
      await server.ingestCrowd(() => "Crowd test");
      const all = await server.features(DEFAULT_QUERY);
      expect(all.length).toBeGreaterThan(3000);
      const columns = page.waitForRequest(/\/incidents\/columns/);
      await page.goto(server.url);
      await columns;
      await ready(page);
      await expect(page.locator("#sentence")).toContainText(all.length.toLocaleString("en-GB"));
      // Every group in sight opens further, until one incident is reached by keyboard alone.
      const sum = async (): Promise<number> => page.locator("#map .group").evaluateAll((groups) => groups.reduce((n, group) => n + Number((group as HTMLElement).dataset["count"]), 0));
      expect(await sum()).toBeGreaterThan(2500);
      const row = page.locator("#list > .rows button.row").first();
      const id = await row.getAttribute("data-incident");
      await row.click();
      await expect(page.locator("#detail blockquote").first()).toHaveText(all.find((f) => f.id === id)?.properties.sources[0]?.quote ?? "no such incident");
      await expect(page).toHaveURL(new RegExp(`i=${id ?? ""}`));
    } finally {
      await server.stop();
    }
  });
});
