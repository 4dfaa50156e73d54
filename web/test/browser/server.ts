/** Starts the real binary on a free port and a temporary database, and knows its API. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { test as base, expect, type Page } from "@playwright/test";

export interface Feature {
  readonly id: string;
  readonly geometry: { readonly coordinates: [number, number] } | null;
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly id: string;
    readonly title: string;
    readonly type: string;
    readonly date_start: string | null;
    readonly date_end: string | null;
    readonly place_precision: string;
    readonly certainty: string;
    readonly sources: readonly { readonly quote: string; readonly url: string | null; readonly publisher: string | null }[];
  };
}

/** What the page asks for when nothing is chosen, in the words of the API. */
export const DEFAULT_QUERY =
  "type=airstrike,drone_strike,shelling,ground_incursion,raid,checkpoint,armed_clash,killing,arrest_detention,property_damage,"
  + "territorial_seizure,overflight,protest,sectarian_violence,military_operation,other&certainty=asserted,reported,claimed,disputed";

const OFF_MAP = new Set(["region", "country", "none"]);
export const isMapped = (f: Feature): boolean => f.geometry !== null && !OFF_MAP.has(f.properties.place_precision);
export const ids = (features: readonly { readonly id: string }[]): string[] => features.map((f) => f.id).sort();

function binary(): string {
  const web = resolve(import.meta.dirname, "../..");
  const found = [process.env["ZONEWATCH_BIN"] ?? "", join(web, "../target/debug/zonewatch"), join(web, "../target/release/zonewatch")].find((p) => p !== "" && existsSync(p));
  if (!found) throw new Error("no zonewatch binary: run `cargo build` first, or name it in ZONEWATCH_BIN");
  return found;
}

/** Starts the program over a database; its process and the address it says it serves on. */
async function launch(listen: string, db: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(binary(), ["serve", "--listen", listen, "--db", db], { stdio: ["ignore", "pipe", "pipe"] });
  const url = await new Promise<string>((found, failed) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) found(match[0]);
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.on("exit", (code) => failed(new Error(`zonewatch ended with ${code}: ${said}`)));
    child.on("error", failed);
  });
  return { child, url };
}

export class Server {
  private constructor(readonly url: string, private child: ChildProcess, private readonly folder: string) {}

  private get db(): string {
    return join(this.folder, "test.db");
  }

  static async start(): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "zonewatch-page-"));
    const { child, url } = await launch("127.0.0.1:0", join(folder, "test.db"));
    return new Server(url, child, folder);
  }

  /** Every feature of a query, straight from the download route. */
  async features(query: string): Promise<Feature[]> {
    const response = await fetch(`${this.url}/incidents.geojson?${query}`);
    if (!response.ok) throw new Error(`${query}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { features: Feature[] }).features;
  }

  /** Reads an article into the same database with a second process. */
  async ingest(name: string, text: string): Promise<void> {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    await promisify(execFile)(binary(), ["ingest", file, "--db", this.db]);
  }

  /**
   * Reads 330 articles of ten raids each, one article a day from 1 January 2024: enough for the page to load columns.
   * `publisher` names who tells day `d`; `detained`, when given, how many the first raid of that day took.
   */
  async ingestCrowd(publisher: (d: number) => string, detained?: (d: number) => number): Promise<void> {
    const villages = ["Nawa", "Tasil", "Jasim", "Inkhil", "Tafas", "Khan Arnabah", "Jaba", "Kudna", "Ain Ziwan", "Umm Batinah"];
    const lines: string[] = [];
    for (let d = 0; d < 330; d++) {
      const date = new Date(Date.UTC(2024, 0, 1) + d * 86_400_000).toISOString().slice(0, 10);
      const said = new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      const took = (village: number): string => (detained && village === 0 ? ` and detained ${detained(d)} people` : "");
      const text = villages.map((village, i) => `Israeli forces raided the village of ${village} in southern Syria on ${said}${took(i)}.`).join("\n\n");
      lines.push(JSON.stringify({ title: `Raids of ${said}`, publisher: publisher(d), published: date, url: `https://example.org/${date}`, text }));
    }
    await this.ingest("crowd.jsonl", lines.join("\n"));
  }

  /** Ends the program; the database stays. */
  async halt(): Promise<void> {
    const ended = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGTERM");
    await ended;
  }

  /** Starts it again on the same port, over the same database or a new one. */
  async again(fresh = false): Promise<void> {
    if (fresh) for (const end of ["", "-wal", "-shm"]) rmSync(this.db + end, { force: true });
    this.child = (await launch(new URL(this.url).host, this.db)).child;
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Tests get a running server, and a page that must stay on it and log no error. */
export const test = base.extend<{ opened: Page }, { server: Server }>({
  server: [async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  }, { scope: "worker" }],
  opened: async ({ page, server }, use) => {
    const wrong: string[] = [];
    page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(`${server.url}/`) && !url.startsWith("data:") && !url.startsWith("blob:")) wrong.push(`request: ${url}`);
    });
    await page.goto(server.url);
    await ready(page);
    await use(page);
    expect(wrong).toEqual([]);
  },
});

/** Waits until incidents and zones are drawn and the stream is open. */
export async function ready(page: Page): Promise<void> {
  await expect(page.locator("#live")).toHaveText("Live");
  await expect(page.locator("path.zone-buffer_zone")).toHaveCount(1);
}

/** Ids in the list and its tray, sorted. */
export async function listed(page: Page): Promise<string[]> {
  return (await page.locator("#list button.row").evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset["incident"] ?? ""))).sort();
}

/** Ids the map can show, whether as a sign of their own or inside a ring; with the sum of the numbers. */
export async function onMap(page: Page): Promise<{ ids: string[]; sum: number }> {
  return page.locator("#map .leaflet-marker-pane").evaluate((pane) => {
    const signs = [...pane.querySelectorAll<HTMLElement>("[data-incident]")].map((e) => e.dataset["incident"] ?? "");
    const rings = [...pane.querySelectorAll<HTMLElement>("[data-incidents]")];
    return {
      ids: [...signs, ...rings.flatMap((e) => (e.dataset["incidents"] ?? "").split(" "))].sort(),
      sum: signs.length + rings.reduce((n, e) => n + Number(e.querySelector("text")?.textContent), 0),
    };
  });
}

export { expect };
