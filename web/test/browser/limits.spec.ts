/** What the page may weigh and do: script under 150 KB, a strict policy that it keeps, nothing from another host. */
import { gzipSync } from "node:zlib";
import { expect, ready, test } from "./server";

const MOST_SCRIPT = 150 * 1024;

/** All scripts of the page, also those that one loads only when it needs them: address → text. */
async function scripts(origin: string): Promise<Map<string, string>> {
  const page = await (await fetch(origin)).text();
  const found = new Map<string, string>();
  const open = [...page.matchAll(/(?:src|href)="([^"]+\.m?js)"/g)].map((match) => new URL(match[1] ?? "", origin));
  for (let url = open.pop(); url; url = open.pop()) {
    if (found.has(url.href)) continue;
    const answer = await fetch(url);
    if (!answer.ok) continue;
    const text = await answer.text();
    found.set(url.href, text);
    for (const match of text.matchAll(/["'`]([\w./-]+\.m?js)["'`]/g)) {
      const name = match[1] ?? "";
      // Vite writes names of chunks from the root of the page or from the script that loads them.
      open.push(new URL(name, name.startsWith("assets/") ? origin : url));
    }
  }
  return found;
}

test("all scripts together are under 150 KB gzipped", async ({ server }) => {
  const all = await scripts(`${server.url}/`);
  expect(all.size).toBeGreaterThan(0);
  const bytes = [...all.values()].reduce((sum, text) => sum + gzipSync(text).byteLength, 0);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThan(MOST_SCRIPT);
});

test("the policy allows nothing inline, nothing evaluated and no other host, and the page keeps it", async ({ page, server }) => {
  const broken: string[] = [];
  page.on("console", (message) => message.type() === "error" && broken.push(message.text()));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  const answer = await page.goto(server.url);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  const rules = new Map(policy.split(";").map((rule) => rule.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources] as const));
  expect(policy).not.toMatch(/unsafe-|\bhttps?:|\bblob:/);
  expect(rules.get("default-src")).toEqual(["'none'"]);
  for (const name of ["script-src", "style-src", "connect-src"]) expect(rules.get(name), name).toEqual(["'self'"]);
  await ready(page);
  // Through what builds most of the page: detail, downloads, legend, another language.
  await page.locator("#list > .rows button.row").first().press("Enter");
  await page.locator("#downloads summary").press("Enter");
  await page.locator("#legend summary").press("Enter");
  await page.goto(`${server.url}/?lang=ar`);
  await expect(page.locator("#live")).toHaveAttribute("data-state", "live");
  expect(await page.locator("script:not([src]), style, [onclick], [onload]").count()).toBe(0);
  expect(broken).toEqual([]);
});
