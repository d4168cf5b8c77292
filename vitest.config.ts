import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Loader entries and DuckDB-WASM start processes and engines; two cores may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000
  }
});
