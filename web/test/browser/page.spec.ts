/** The page on the real server: what is drawn, filtered, opened and downloaded is what the API says. */
import { readFile } from "node:fs/promises";
import { DEFAULT_QUERY, expect, ids, isMapped, listed, onMap, ready, test } from "./server";

test("opens with the incidents of the API, on the map or in the tray, and adds up", async ({ opened: page, server }) => {
  const all = await server.features(DEFAULT_QUERY);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(await listed(page)).toEqual(ids(all));
  const drawn = await onMap(page);
  expect(drawn.ids).toEqual(ids(all.filter(isMapped)));
  expect(drawn.sum).toBe(all.filter(isMapped).length);
  await expect(page.locator("#sentence")).toContainText(`${all.length} incidents`);
  const off = all.filter((f) => !isMapped(f));
  await expect(page.locator("#list .tray button.row")).toHaveCount(off.length);
  if (off.length > 0) await expect(page.locator("#sentence")).toContainText(`${off.length} not placed`);
});

test("draws the buffer zone in its real shape, hatched and named, with Line A and Line B", async ({ opened: page, server }) => {
  const zones = (await (await fetch(`${server.url}/api/collections/zones/items?limit=1000`)).json()) as { features: { id: string; properties: { kind: string; name: string; source: string; licence: string }; geometry: { coordinates: number[][][] } }[] };
  const zone = zones.features.find((f) => f.properties.kind === "buffer_zone");
  const ring = zone?.geometry.coordinates[0] ?? [];
  expect(ring.length).toBeGreaterThan(100);

  const path = page.locator("path.zone-buffer_zone");
  await expect(path).toHaveAttribute("fill", "url(#zone-hatch)");
  await expect(page.locator("pattern#zone-hatch line")).toHaveCount(1);
  const drawn = await path.evaluate((element) => {
    const numbers = (element.getAttribute("d") ?? "").match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    const points = numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as const] : []));
    return points;
  });
  // Whole pixels merge a few vertices; the outline keeps the proportions of the polygon on the Mercator plane.
  expect(drawn.length).toBeGreaterThan(ring.length * 0.6);
  const mercator = (lat: number): number => (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
  const span = (values: number[]): number => Math.max(...values) - Math.min(...values);
  const expected = span(ring.map((p) => mercator(p[1] ?? 0))) / span(ring.map((p) => p[0] ?? 0));
  const ratio = span(drawn.map((p) => p[1])) / span(drawn.map((p) => p[0]));
  expect(Math.abs(ratio / expected - 1)).toBeLessThan(0.03);

  await expect(page.locator(".name-zone")).toContainText("BUFFER ZONE");
  await expect(page.locator(".name-line")).toHaveText(["Line A", "Line B"]);
  await expect(page.locator("path.zone-occupied_area")).toHaveAttribute("aria-label", /occupied Golan Heights/);

  // Source and licence come with focus, not only with a pointer.
  await path.focus();
  await expect(page.locator(".leaflet-tooltip")).toContainText(zone?.properties.licence ?? "?");
  await page.locator("#legend summary").click();
  await expect(page.locator(".zone-sources")).toContainText(zone?.properties.source ?? "?");
  await page.getByLabel("Buffer zone, Line A and Line B").uncheck();
  await expect(path).toHaveCount(0);
  await expect(page.locator(".name-line")).toHaveCount(0);
});

test("filters by date, inclusive at both ends; the address says it, back undoes it", async ({ opened: page, server }) => {
  const all = await server.features(DEFAULT_QUERY);
  const days = all.map((f) => f.properties.date_start).filter((d) => d !== null).sort();
  const [from, to] = [days[Math.floor(days.length / 4)] ?? "", days[Math.floor((days.length * 3) / 4)] ?? ""];
  const wanted = await server.features(`${DEFAULT_QUERY}&from=${from}&to=${to}`);
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(all.length);

  await page.getByLabel("From", { exact: true }).fill(from);
  await page.getByLabel("To", { exact: true }).fill(to);
  await expect(page).toHaveURL(new RegExp(`from=${from}&to=${to}`));
  await expect.poll(() => listed(page)).toEqual(ids(wanted));
  expect((await onMap(page)).ids).toEqual(ids(wanted.filter(isMapped)));
  await expect(page.locator("#sentence")).toContainText(`${wanted.length} incident`);

  await page.reload();
  await ready(page);
  expect(await listed(page)).toEqual(ids(wanted));
  await page.goBack();
  await page.goBack();
  await expect.poll(() => listed(page)).toEqual(ids(all));
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("");
});

test("brushes the histogram by mouse and by keyboard", async ({ opened: page, server }) => {
  const bars = page.locator(".bar");
  const totals = (await bars.evaluateAll((all) => all.map((bar) => Number(bar.getAttribute("data-total"))))).reduce((a, b) => a + b, 0);
  const dated = (await server.features(DEFAULT_QUERY)).filter((f) => f.properties.date_start !== null || f.properties.date_end !== null);
  expect(totals).toBe(dated.length);

  const box = (await page.locator(".track").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.4, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 30, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.7, box.y + 30, { steps: 4 });
  await page.mouse.up();
  const query = async (): Promise<string[]> => {
    const params = new URL(page.url()).searchParams;
    return ids(await server.features(`${DEFAULT_QUERY}&from=${params.get("from")}&to=${params.get("to")}`));
  };
  await expect(page).toHaveURL(/from=.*to=/);
  expect(await listed(page)).toEqual(await query());

  const before = new URL(page.url()).searchParams.get("to") ?? "";
  const end = page.getByRole("slider", { name: "Last day shown" });
  await end.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => (new URL(page.url()).searchParams.get("to") ?? "") < before).toBe(true);
  expect(await listed(page)).toEqual(await query());
  await page.locator("#timeline").getByRole("button", { name: "All time" }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test("filters by type and by words as the API does", async ({ opened: page, server }) => {
  await page.locator(".types summary").click();
  await page.locator(".types").getByRole("button", { name: "None" }).click();
  await expect(page.locator("#list")).toContainText("Nothing matches the filter.");
  await expect(page.locator("#download")).not.toHaveAttribute("href");
  await page.getByRole("checkbox", { name: /^Raid/ }).check();
  const raids = await server.features("type=raid&certainty=asserted,reported,claimed,disputed");
  expect(raids.length).toBeGreaterThan(0);
  await expect.poll(() => listed(page)).toEqual(ids(raids));
  await expect(page.locator("label.type", { hasText: "Raid" }).locator(".count")).toHaveText(String(raids.length));

  await page.getByRole("button", { name: "Reset the filter" }).click();
  await page.getByRole("searchbox").fill("quneitra");
  const found = await server.features(`${DEFAULT_QUERY}&q=quneitra`);
  expect(found.length).toBeGreaterThan(0);
  await expect.poll(() => listed(page)).toEqual(ids(found));
  await expect(page).toHaveURL(/q=quneitra/);

  await page.goto(`${server.url}/?type=raid,talks`);
  await ready(page);
  expect(await listed(page)).toEqual(ids(await server.features("type=raid,talks&certainty=asserted,reported,claimed,disputed")));
});

test("opens an incident with the words it was read from, and their link", async ({ opened: page, server }) => {
  const all = new Map((await server.features(DEFAULT_QUERY)).map((f) => [f.id, f]));
  const rows = page.locator("#list button.row:visible");
  for (let i = 0; i < 5; i++) {
    const row = rows.nth(i);
    const feature = all.get((await row.getAttribute("data-incident")) ?? "");
    if (!feature) throw new Error("a row without an incident");
    await row.click();
    const detail = page.locator("#detail");
    await expect(detail.getByRole("heading", { level: 2 })).toHaveText(feature.properties.title);
    await expect(detail.locator("blockquote")).toHaveText(feature.properties.sources.map((s) => s.quote));
    const linked = feature.properties.sources.filter((s) => s.url);
    const links = detail.locator(".source a");
    await expect(links).toHaveCount(linked.length);
    for (const [n, source] of linked.entries()) {
      await expect(links.nth(n)).toHaveAttribute("href", source.url ?? "");
      await expect(links.nth(n)).toHaveAttribute("rel", /noopener/);
    }
    await expect(page).toHaveURL(new RegExp(`i=${feature.id}`));
    await expect(row).toHaveAttribute("aria-current", "true");
  }
  // The link alone opens the same incident.
  const link = page.url();
  const title = (await page.locator("#detail h2").textContent()) ?? "";
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.locator("#detail h2")).toHaveText(title);
});

test("downloads exactly what is shown", async ({ opened: page, server }) => {
  await page.getByRole("button", { name: "Last 365 days" }).or(page.getByRole("button", { name: "Last year" })).click();
  await expect(page).toHaveURL(/from=/);
  const shown = await listed(page);
  await expect(page.locator("#download")).toHaveText(`Download GeoJSON (${shown.length})`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
  const json = JSON.parse(await readFile(await download.path(), "utf8")) as { type: string; features: { id: string }[] };
  expect(json.type).toBe("FeatureCollection");
  expect(ids(json.features)).toEqual(shown);
  expect(ids(json.features)).toEqual(ids(await server.features(new URL((await page.locator("#download").getAttribute("href")) ?? "", server.url).search.slice(1))));
});

test("works by keyboard alone: sign, detail, back; rings open until every incident is reached", async ({ opened: page }) => {
  const sign = page.locator("#map [data-incident]").first();
  await sign.focus();
  const id = await sign.getAttribute("data-incident");
  await page.keyboard.press("Enter");
  await expect(page.locator("#detail h2")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#detail")).toBeHidden();
  await expect(page.locator(`#map [data-incident="${id}"]`)).toBeFocused();

  const ring = page.locator("#map .group").first();
  const members = ((await ring.getAttribute("data-incidents")) ?? "").split(" ");
  expect(members.length).toBe(Number(await ring.getAttribute("data-count")));
  const last = members.at(-1) ?? "";
  await expect(async () => {
    const own = page.locator(`#map [data-incident="${last}"]`);
    if ((await own.count()) === 1) return;
    await page.locator(`#map [data-incidents~="${last}"]`).focus({ timeout: 1000 });
    await page.keyboard.press("Enter");
    await expect(own).toHaveCount(1, { timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  await page.locator(`#map [data-incident="${last}"]`).focus();
  await page.keyboard.press("Space");
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", last);

  const rows = page.locator("#list .rows button.row:visible");
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
});

test("names its data and sources", async ({ opened: page, server }) => {
  await expect(page.locator(".leaflet-control-attribution")).toContainText("© OpenStreetMap contributors (ODbL)");
  await page.getByRole("button", { name: "Data and sources" }).click();
  const sources = (await (await fetch(`${server.url}/sources.json`)).json()) as { what: string; licence: string }[];
  const entries = page.locator("dialog .source-table li");
  await expect(entries).toHaveCount(sources.length);
  await expect(entries.first()).toContainText(sources[0]?.licence ?? "?");
  await page.keyboard.press("Escape");
  await expect(page.locator("#sources")).toBeHidden();
});

test("says why a search cannot be run, and shows nothing under its words", async ({ page, server }) => {
  await page.goto(server.url);
  await ready(page);
  // A lone accent: nothing is left of it when spellings are compared.
  await page.getByRole("searchbox").fill("\u0301");
  await expect(page.locator("#q-problem")).toContainText("The search could not be run");
  await expect(page.locator("#list button.row")).toHaveCount(0);
  await page.getByRole("button", { name: "Reset the filter" }).click();
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(DEFAULT_QUERY)));
});

test("filters by zone, precision and harm, with counts that hold, by keyboard", async ({ opened: page, server }) => {
  await page.locator(".places summary").press("Enter");
  const inside = page.locator('.places [data-value="inside"]');
  // What is folded away is counted once it is open.
  await expect(inside.locator(".count")).toHaveText(/^[1-9]/);
  const count = Number(await inside.locator(".count").textContent());
  await inside.press("Enter");
  await expect(inside).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/zone_relation=inside/);
  expect(await listed(page)).toEqual(ids(await server.features(`${DEFAULT_QUERY}&zone_relation=inside`)));
  expect((await listed(page)).length).toBe(count);
  await inside.press("Enter");
  await page.locator(".certainties summary").press("Enter");
  await expect(page.locator("label:has(#deadly) .count")).toHaveText(/^[1-9]/);
  const deadly = Number(await page.locator("label:has(#deadly) .count").textContent());
  await page.locator("#deadly").press(" ");
  await expect.poll(async () => (await listed(page)).length).toBe(deadly);
  const query = new URLSearchParams(DEFAULT_QUERY);
  query.set("filter", "killed_best >= 1");
  expect(await listed(page)).toEqual(ids(await server.features(query.toString())));
});

test("an open incident can be cited, copied and had as GeoJSON, and leads to what is near it", async ({ opened: page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#list > .rows button.row").first().press("Enter");
  const id = (await page.locator("#detail").getAttribute("data-incident")) ?? "?";
  const copied = async (name: string): Promise<string> => {
    await page.locator("#detail").getByRole("button", { name }).press("Enter");
    await expect(page.locator("#detail [role=status]")).toHaveText("Copied");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied("Copy link")).toContain(`i=${id}`);
  const today = new Date().toISOString().slice(0, 4);
  expect(await copied("Copy citation")).toMatch(new RegExp(`${id}.*accessed .*${today}`));
  const quote = (await page.locator("#detail blockquote").first().textContent()) ?? "?";
  expect(await copied("Copy as text")).toContain(quote);
  expect(await copied("Copy error report")).toContain(id);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#detail").getByRole("link", { name: "GeoJSON" }).press("Enter")]);
  expect((JSON.parse(await readFile(await download.path(), "utf8")) as { id: string }).id).toBe(id);

  // Some incident has a neighbour; following it opens that one.
  const rows = page.locator("#list > .rows button.row");
  for (let i = 0; i < 20; i++) {
    await rows.nth(i).click();
    if ((await page.locator("#detail .neighbours button").count()) > 0) break;
  }
  const before = await page.locator("#detail").getAttribute("data-incident");
  await page.locator("#detail .neighbours button").first().press("Enter");
  await expect(page.locator("#detail")).not.toHaveAttribute("data-incident", before ?? "");
});

test("shows an article with everything that was read in it, and leads on from there", async ({ opened: page, server }) => {
  const all = await server.features("from=1900-01-01");
  const perArticle = new Map<string, string[]>();
  const shown = new Set(ids(await server.features(DEFAULT_QUERY)));
  for (const f of all) for (const s of f.properties.sources as unknown as { article_id: string }[]) perArticle.set(s.article_id, [...new Set([...(perArticle.get(s.article_id) ?? []), f.id])]);
  const [article, members] = [...perArticle].sort((a, b) => b[1].length - a[1].length)[0] ?? ["", []];
  expect(members.length).toBeGreaterThan(1);
  await page.goto(`${server.url}/#i=${members.find((id) => shown.has(id)) ?? ""}`);
  await ready(page);
  await page.locator(`#detail [data-article="${article}"]`).getByRole("button", { name: "What was read in this article" }).first().press("Enter");
  const dialog = page.locator("#article");
  await expect(dialog.locator(".article-read > li")).toHaveCount(members.length);
  await expect(dialog.locator("blockquote").first()).not.toBeEmpty();
  const placed = all.filter((f) => members.includes(f.id) && isMapped(f)).length;
  await expect(dialog.locator(".mini-map circle")).toHaveCount(placed);
  await dialog.locator(".article-read button").last().press("Enter");
  await expect(dialog).not.toBeVisible();
  await expect(page.locator("#detail")).toHaveAttribute("data-incident", new RegExp(members.join("|")));
});
