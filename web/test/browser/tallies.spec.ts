/** Running totals are a chart of their own: a bar over the period each counts, with the same in words. */
import { expect, test } from "./server";

interface TallyItem {
  readonly id: string;
  readonly properties: { readonly since: string | null; readonly until: string | null };
}

test("every total has a bar over its period, on one axis, and its words", async ({ opened: page, server }) => {
  const answer = (await (await fetch(`${server.url}/api/collections/tallies/items?limit=1000`)).json()) as { features: TallyItem[] };
  const days = answer.features.flatMap(({ properties: { since, until } }) => [since, until]).filter((day) => day !== null).map((day) => Date.parse(day.slice(0, 10)));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  await page.locator("#tallies summary").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#tallies .tally")).toHaveCount(answer.features.length);
  for (const { id, properties: { since, until } } of answer.features) {
    const tally = page.locator(`#tallies [data-tally="${id}"]`);
    await expect(tally.locator(".tally-line")).not.toBeEmpty();
    if (since === null || until === null) continue;
    const [track, bar] = [await tally.locator(".tally-track").boundingBox(), await tally.locator(".tally-bar").boundingBox()];
    const share = (Date.parse(since.slice(0, 10)) - first) / (last - first);
    expect(((bar?.x ?? 0) - (track?.x ?? 0)) / (track?.width ?? 1)).toBeCloseTo(share, 1);
  }
  await page.locator("#tallies").screenshot({ path: "test-results/tallies.png" });
});
