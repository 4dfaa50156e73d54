/**
 * How fast the page is over a large database: first view, and frames a second while the histogram is brushed, the map
 * moved and zoomed. Not a test: figures depend on the machine.
 *
 *     npm --prefix web run bench -- FILE.sqlite
 *
 * FILE comes from `cargo bench --bench server -- generate COUNT FILE`. The server is `target/release/zonewatch` unless
 * ZONEWATCH_BIN names another; the browser is CHROMIUM, else /usr/bin/chromium. PAGE may name a folder that `vite build`
 * wrote, to measure a page that is not in the binary yet.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";

const [db] = process.argv.slice(2);
if (!db) throw new Error("name a database: npm --prefix web run bench -- FILE.sqlite");
const binary = process.env.ZONEWATCH_BIN ?? resolve(import.meta.dirname, "../../target/release/zonewatch");
/** Moves of the pointer in one drag. */
const STEPS = 120;

const server = spawn(binary, ["serve", "--no-articles", "--listen", "127.0.0.1:0", "--db", resolve(process.env.INIT_CWD ?? ".", db)]);
const url = await new Promise((found, failed) => {
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) found(match[0]);
    });
  }
  server.on("exit", () => failed(new Error(said)));
  server.on("error", failed);
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.log("error:", error.message));
  const folder = process.env.PAGE;
  if (folder) {
    await page.route("**/*", (route) => {
      const path = new URL(route.request().url()).pathname;
      const file = join(folder, path === "/" ? "index.html" : path);
      return existsSync(file) ? route.fulfill({ path: file }) : route.continue();
    });
  }
  page.on("requestfinished", (request) => {
    const { responseStart, responseEnd } = request.timing();
    if (request.url().includes("/columns")) console.log(`columns: first byte ${(responseStart / 1000).toFixed(1)} s, last ${(responseEnd / 1000).toFixed(1)} s`);
  });
  // Watched for in the page: Playwright looks twice a second.
  await page.addInitScript(() => {
    window.firstView = new Promise((seen) => {
      const look = new MutationObserver(() => {
        if (!document.querySelector("#map .group, #map .incident")) return;
        look.disconnect();
        // After the frame that shows it.
        requestAnimationFrame(() => setTimeout(() => seen(performance.timeOrigin + performance.now())));
      });
      look.observe(document, { childList: true, subtree: true });
    });
  });
  const start = Date.now();
  await page.goto(url, { waitUntil: "commit" });
  const seen = await page.evaluate(() => window.firstView);
  console.log(`first view: ${((seen - start) / 1000).toFixed(1)} s`);
  await page.waitForSelector("#list > .rows button.row");
  console.log(await page.locator("#sentence").textContent());
  await page.waitForTimeout(3000);

  /** Frames drawn while `act` runs. */
  const frames = async (name, act) => {
    await page.evaluate(() => {
      const times = (window.frameTimes = []);
      const look = (t) => {
        if (window.frameTimes !== times) return;
        times.push(t);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await act();
    const times = await page.evaluate(() => {
      const times = window.frameTimes;
      window.frameTimes = null;
      return times;
    });
    const gaps = times.slice(1).map((t, i) => t - times[i]).sort((a, b) => a - b);
    const all = gaps.reduce((a, b) => a + b, 0);
    console.log(`${name}: ${((1000 * gaps.length) / all).toFixed(1)} frames/s, slowest twentieth ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(0)} ms, longest ${gaps.at(-1)?.toFixed(0)} ms`);
  };
  const drag = async (from, to) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    for (let i = 1; i <= STEPS; i++) await page.mouse.move(from.x + ((to.x - from.x) * i) / STEPS, from.y + ((to.y - from.y) * i) / STEPS);
  };

  const track = await page.locator("#timeline .track").boundingBox();
  const y = track.y + track.height / 2;
  await frames("brush", () => drag({ x: track.x + track.width * 0.2, y }, { x: track.x + track.width * 0.8, y }));
  const released = performance.now();
  await page.mouse.up();
  await page.waitForFunction(() => location.search.includes("from="));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  console.log(`list and map after the brush: ${((performance.now() - released) / 1000).toFixed(1)} s`);
  await page.locator("#timeline").getByRole("button").nth(1).click();
  await page.waitForTimeout(2000);
  const map = await page.locator("#map").boundingBox();
  await frames("pan", () => drag({ x: map.x + 200, y: map.y + 200 }, { x: map.x + 500, y: map.y + 400 }));
  await page.mouse.up();
  await page.waitForTimeout(1500);
  await frames("zoom", async () => {
    for (let i = 0; i < 4; i++) {
      await page.mouse.wheel(0, -300);
      await page.waitForTimeout(500);
    }
  });
  await page.locator("#q").fill("raid");
  const client = await page.context().newCDPSession(page);
  const { metrics } = await client.send("Performance.enable").then(() => client.send("Performance.getMetrics"));
  console.log(`script memory: ${Math.round(metrics.find((m) => m.name === "JSHeapUsedSize").value / 1e6)} MB`);
} finally {
  await browser.close();
  server.kill("SIGTERM");
}
