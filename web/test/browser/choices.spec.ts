/** Choosing places and publishers among many, and how sure an incident is: counts that hold, the same in list, map, link and API. */
import { DEFAULT_QUERY, expect, ids, isMapped, listed, onMap, ready, Server, test, type Feature } from "./server";

const encoded = (names: readonly string[]): string => encodeURIComponent(names.join("|"));
const publishersOf = (f: Feature): string[] => [...new Set(f.properties.sources.flatMap(({ publisher }) => publisher ?? []))];

test("publishers: the most frequent with their counts, others by searching; what is chosen holds everywhere", async ({ opened: page, server }) => {
  const all = await server.features(DEFAULT_QUERY);
  const counts = new Map<string, number>();
  for (const name of all.flatMap(publishersOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(8);
  const section = page.locator(".publishers");
  await section.locator("summary").press("Enter");
  // Counts next to each option, the highest first; the others are a search away.
  const lines = section.locator(".picks label");
  await expect(lines).toHaveCount(8);
  const shown = await lines.evaluateAll((labels) => labels.map((label) => [label.querySelector(".type-name")?.textContent ?? "", Number(label.querySelector(".count")?.textContent)] as const));
  for (const [name, count] of shown) expect(counts.get(name), name).toBe(count);
  expect(shown.map(([, count]) => count)).toEqual([...counts.values()].sort((a, b) => b - a).slice(0, 8));
  await expect(section.locator("[role=status]")).toContainText(`${counts.size - 8} more`);

  const rare = [...counts.keys()].find((name) => !shown.some(([other]) => other === name)) ?? "?";
  const search = section.getByRole("searchbox");
  await search.fill(rare.toUpperCase());
  await section.getByRole("checkbox", { name: rare }).press(" ");
  await search.fill("");
  const first = shown[0]?.[0] ?? "?";
  const box = section.getByRole("checkbox", { name: first }).first();
  await box.press(" ");
  // A box that is pressed keeps the focus, and what is chosen stays in sight.
  await expect(box).toBeFocused();
  await expect(section.getByRole("checkbox", { name: rare })).toBeChecked();
  const wanted = await server.features(`${DEFAULT_QUERY}&publisher=${encoded([rare, first])}`);
  expect(ids(wanted)).toEqual(ids(all.filter((f) => publishersOf(f).some((name) => name === rare || name === first))));
  expect(await listed(page)).toEqual(ids(wanted));
  expect((await onMap(page)).ids).toEqual(ids(wanted.filter(isMapped)));
  expect(new URL(page.url()).searchParams.get("publisher")).toBe(`${rare}|${first}`);
  await expect(page.locator("#sentence")).toContainText(`told by ${rare} or ${first}`);
  await expect(section.locator(".section-state")).toHaveText("2");
  const link = new URL((await page.locator("#download").getAttribute("href")) ?? "", server.url);
  expect(ids(await server.features(link.search.slice(1)))).toEqual(ids(wanted));
  // Bars and choices of other kinds count what the publishers leave.
  const types = await page.locator(".types .count").evaluateAll((all) => all.reduce((sum, count) => sum + Number(count.textContent), 0));
  expect(types).toBeGreaterThanOrEqual(wanted.length);

  await page.reload();
  await ready(page);
  expect(await listed(page)).toEqual(ids(wanted));
  await page.goBack();
  await expect.poll(() => listed(page)).toEqual(ids(all.filter((f) => publishersOf(f).includes(rare))));
});

test("places: an area holds what lies in it, and a name is found in any case", async ({ opened: page, server }) => {
  const section = page.locator(".places");
  await section.locator("summary").press("Enter");
  await section.getByRole("searchbox").fill("quneit");
  const line = section.locator(".picks label").first();
  await expect(line).toContainText("Governorate");
  const count = Number(await line.locator(".count").textContent());
  await line.getByRole("checkbox").press(" ");
  const wanted = await server.features(`${DEFAULT_QUERY}&place=Quneitra`);
  expect(wanted.length).toBe(count);
  expect(await listed(page)).toEqual(ids(wanted));
  expect(new URL(page.url()).searchParams.get("place")).toBe("Quneitra");
  await expect(page.locator("#sentence")).toContainText("at Quneitra");
  // A code in the address asks as the API does.
  await page.goto(`${server.url}/?place=sy14%7CDamascus`);
  await ready(page);
  expect(await listed(page)).toEqual(ids(await server.features(`${DEFAULT_QUERY}&place=sy14%7CDamascus`)));
  await page.getByRole("button", { name: "Reset the filter" }).click();
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(DEFAULT_QUERY)));
});

test("certainty: each has its count, and the sentence says what is chosen", async ({ opened: page, server }) => {
  const section = page.locator(".certainties");
  await section.locator("summary").press("Enter");
  const planned = section.locator("label", { hasText: "has not happened" });
  const count = Number(await planned.locator(".count").textContent());
  const type = DEFAULT_QUERY.split("&")[0];
  expect(count).toBe((await server.features(`${type}&certainty=planned`)).length);
  await planned.getByRole("checkbox").press(" ");
  const certainty = "asserted,reported,claimed,disputed,planned";
  expect(await listed(page)).toEqual(ids(await server.features(`${type}&certainty=${certainty}`)));
  for (const word of ["asserted", "reported", "claimed", "disputed"]) await section.locator(`input[value=${word}]`).press(" ");
  expect(await listed(page)).toEqual(ids(await server.features(`${type}&certainty=planned`)));
  await expect(page.locator("#sentence")).toContainText("planned");
});

test("the stream obeys: an arrival of another publisher is not shown, one of the chosen is", async ({ opened: page, server }) => {
  await page.goto(`${server.url}/?publisher=Chosen%20Gazette`);
  await ready(page);
  await expect(page.locator("#list button.row")).toHaveCount(0);
  const article = (publisher: string, village: string): string =>
    `---\ntitle: Raid at ${village}\npublisher: ${publisher}\nurl: https://example.org/${village}\npublished: 2026-02-20\n---\n\nIsraeli forces raided the village of ${village} in southern Syria on 19 February 2026.\n`;
  await server.ingest("other.md", article("Other Gazette", "Tasil"));
  await server.ingest("chosen.md", article("Chosen Gazette", "Jasim"));
  await expect(page.locator("#list button.row")).toHaveCount(1);
  await expect(page.locator("#list button.row")).toContainText("Jasim");
  await expect(page.locator("#sentence")).toContainText("1 incident, told by Chosen Gazette");
});

for (const lang of ["ar", "he"]) {
  test(`in ${lang}: areas under their names, searched in either script`, async ({ page, server }) => {
    await page.goto(`${server.url}/?lang=${lang}`);
    await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
    const section = page.locator(".places");
    await section.locator("summary").click();
    await section.getByRole("searchbox").fill("quneitra");
    const name = (await section.locator(".picks .type-name").first().textContent()) ?? "";
    await section.getByRole("searchbox").fill(name);
    await section.getByRole("checkbox").first().press(" ");
    expect(await listed(page)).toEqual(ids(await server.features(`${DEFAULT_QUERY}&place=Quneitra`)));
    await expect(page.locator("#sentence")).toContainText(name);
  });
}

test("with thousands, loaded as columns: the same names, counts and answers", async ({ page }) => {
  test.setTimeout(240_000);
  const server = await Server.start();
  try {
    await server.ingestCrowd((d) => `Crowd, part ${d % 12}`);
    const columns = page.waitForRequest(/\/incidents\/columns/);
    await page.goto(`${server.url}/?publisher=${encoded(["crowd, part 3", "Crowd, part 5"])}&place=Nawa%7CQuneitra`);
    await columns;
    await ready(page);
    const query = `${DEFAULT_QUERY}&publisher=${encoded(["Crowd, part 3", "Crowd, part 5"])}&place=Nawa%7CQuneitra`;
    const wanted = await server.features(query);
    expect(wanted.length).toBeGreaterThan(100);
    await expect(page.locator("#sentence")).toContainText(`${wanted.length} incidents`);
    await expect(page.locator("#sentence")).toContainText("told by Crowd, part 3 or Crowd, part 5");
    const link = new URL((await page.locator("#download").getAttribute("href")) ?? "", server.url);
    expect(ids(await server.features(link.search.slice(1)))).toEqual(ids(wanted));
    await page.locator(".publishers summary").press("Enter");
    const count = page.locator(".publishers label", { hasText: "Crowd, part 3" }).locator(".count");
    const third = await server.features(`${DEFAULT_QUERY}&publisher=${encoded(["Crowd, part 3"])}&place=Nawa%7CQuneitra`);
    await expect(count).toHaveText(String(third.length));
  } finally {
    await server.stop();
  }
});
