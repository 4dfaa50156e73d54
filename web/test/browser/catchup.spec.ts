/** The page catches up by itself with what happened while it was cut off: nothing lost, nothing twice, no reload. */
import type { Page } from "@playwright/test";
import { DEFAULT_QUERY, expect, ids, isMapped, listed, onMap, ready, Server, test as base } from "./server";

// A server of its own for every test: it is stopped, and its incidents change.
const test = base.extend<{ own: Server }>({
  own: async ({}, use) => {
    const own = await Server.start();
    await use(own);
    await own.stop();
  },
});

const VILLAGES = ["Nawa", "Tasil", "Jasim", "Inkhil", "Tafas"];

/** Reads in one article with a raid on each of some villages on a day of its own. */
async function add(server: Server, day: number, villages = VILLAGES): Promise<void> {
  const text = villages.map((village) => `Israeli forces raided the village of ${village} in southern Syria on ${day} March 2026.`).join("\n\n");
  await server.ingest(`day-${day}.md`, `---\ntitle: Raids of ${day} March\npublisher: Night Gazette\nurl: https://example.org/${day}\npublished: 2026-03-${day}\n---\n\n${text}\n`);
}

/** The page as it was opened: never reloaded, its map never moved. */
async function open(page: Page, server: Server): Promise<{ all: string[]; stays(): Promise<void> }> {
  await page.goto(server.url);
  await ready(page);
  await page.waitForTimeout(600);
  await page.evaluate(() => ((window as { stayed?: boolean }).stayed = true));
  const view = await page.locator(".leaflet-map-pane").getAttribute("style");
  return {
    all: await listed(page),
    async stays() {
      expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
      expect(await page.locator(".leaflet-map-pane").getAttribute("style")).toBe(view);
    },
  };
}

/** List, map and announcements show exactly what the server has, each once. */
async function agrees(page: Page, server: Server, fresh: number): Promise<void> {
  const now = await server.features(DEFAULT_QUERY);
  await expect.poll(() => listed(page), { timeout: 20_000 }).toEqual(ids(now));
  expect((await onMap(page)).ids).toEqual(ids(now.filter(isMapped)));
  await expect(page.locator("#arrivals")).toHaveText(`${fresh} new incidents`);
  await expect(page.locator("#sentence")).toContainText(`${now.length} incidents`);
}

test("after its network was gone", async ({ page, own: server, context }) => {
  const { all, stays } = await open(page, server);
  await context.setOffline(true);
  await expect(page.locator("#live")).toHaveText("Reconnecting");
  await expect(page.locator("#announce")).toHaveText("The connection is lost; trying again");
  await add(server, 10);
  await add(server, 11);
  expect(await listed(page)).toEqual(all);
  await context.setOffline(false);
  await expect(page.locator("#live")).toHaveText("Live", { timeout: 20_000 });
  await agrees(page, server, 10);
  await expect(page.locator("#announce")).toHaveText("10 new incidents");
  await stays();
});

test("after the server was stopped, fed and started again; changes and removals too", async ({ page, own: server }) => {
  await add(server, 10);
  const { all, stays } = await open(page, server);
  await server.halt();
  await expect(page.locator("#live")).toHaveText("Reconnecting");
  await expect(page.locator("#announce")).toHaveText("The connection is lost; trying again");
  // Two raids of the tenth are taken back, five of the eleventh are new.
  await add(server, 10, VILLAGES.slice(0, 3));
  await add(server, 11);
  expect(await listed(page)).toEqual(all);
  await server.again();
  await expect(page.locator("#live")).toHaveText("Live", { timeout: 20_000 });
  await agrees(page, server, 5);
  expect(await listed(page)).toHaveLength(all.length + 3);
  await stays();
  // And the stream goes on from there.
  await add(server, 12);
  await agrees(page, server, 10);
});

test("after the server came back with another database: everything is loaded anew", async ({ page, own: server }) => {
  await add(server, 10);
  const { all, stays } = await open(page, server);
  await server.halt();
  await expect(page.locator("#live")).toHaveText("Reconnecting");
  await server.again(true);
  await expect.poll(() => listed(page), { timeout: 20_000 }).not.toEqual(all);
  await expect.poll(() => listed(page)).toEqual(ids(await server.features(DEFAULT_QUERY)));
  await expect(page.locator("#live")).toHaveText("Live");
  await stays();
});

test("after a sleep that its connection did not survive, though nobody told", async ({ page, own: server }) => {
  await page.clock.install();
  // The first connection hangs as one does whose other end is gone.
  let connections = 0;
  await page.route(/\/incidents\/stream/, (route) => {
    connections += 1;
    return connections === 1 ? undefined : route.continue();
  });
  await page.goto(server.url);
  await expect(page.locator("path.zone-buffer_zone")).toHaveCount(1);
  await expect.poll(() => connections).toBe(1);
  await add(server, 10);
  await page.clock.fastForward("08:00:00");
  await expect(page.locator("#live")).toHaveText("Live", { timeout: 20_000 });
  await agrees(page, server, 5);
  expect(connections).toBe(2);
});
