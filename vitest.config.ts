import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests are of the embedded report, whatever was refreshed into this checkout.
    env: {BENCHFOLIO_STORE: "test/no-store", BENCHFOLIO_SNAPSHOT: ""},
    // Vitest leaves a core to itself: of two it would work with one.
    maxWorkers: 2,
    // Loader entries and DuckDB-WASM start processes and engines; two cores may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
});
