/** How the page is built: one hashed script, one hashed style sheet, nothing inlined (the page's CSP forbids it). */
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/",
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    // `npm run dev` beside a running server: `zonewatch` on its usual address.
    proxy: Object.fromEntries(
      ["/api", "/basemap", "/incidents", "/config.json", "/sources.json"].map((path) => [path, "http://127.0.0.1:8080"]),
    ),
  },
  // Slow machines are not wrong.
  test: { include: ["test/model/**/*.test.ts"], testTimeout: 60_000 },
});
