import {defineConfig} from "@playwright/test";
import {CHROMIUM_FLAGS, findChromium} from "./scripts/chromium.js";
import {LEFT_OUT} from "./test/browser/longRun.js";

/**
 * The engine starts in most tests, each in a new browser context that knows nothing of the last: what it is compiled
 * to at first serves their few rows, and a quarter of the start was its second compilation.
 */
const COMPILED_ONCE = "--js-flags=--liftoff-only";

const port = Number(process.env.BENCHFOLIO_TEST_PORT ?? 4173);

export default defineConfig({
  testDir: "test/browser",
  testMatch: "*.spec.ts",
  outputDir: ".cache/playwright",
  // As many as cores: with one more, each engine took so long to start that tests ran out of time, and no run was shorter.
  workers: 2,
  fullyParallel: true,
  grepInvert: LEFT_OUT,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-US",
    // Colours are looked at when they stand.
    contextOptions: {reducedMotion: "reduce"},
    launchOptions: {executablePath: findChromium() ?? "", args: [...CHROMIUM_FLAGS, COMPILED_ONCE]}
  },
  webServer: {
    command: "node_modules/.bin/tsx scripts/serve.ts",
    env: {PORT: String(port)},
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false
  }
});
