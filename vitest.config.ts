import {defineConfig} from "vitest/config";

/** Functions of their arguments and a document: their tests need no modules of their own. */
const COMPONENTS = "test/{boards,components}/**/*.test.ts";
/** Tests of whole sites, which are built first. */
const SITES = "test/{build,refresh}/**/*.test.ts";

export default defineConfig({
  test: {
    // Tests are of the embedded report, whatever was refreshed into this checkout.
    env: {BENCHFOLIO_STORE: "test/no-store", BENCHFOLIO_SNAPSHOT: ""},
    // Vitest leaves a core to itself: of two it would work with one.
    maxWorkers: 2,
    // Loader entries and DuckDB-WASM start processes and engines; two cores may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // To load jsdom, d3 and Plot once more for each file takes longer than its tests.
        test: {name: "components", include: [COMPONENTS], isolate: false, unstubGlobals: true}
      },
      {extends: true, test: {name: "rest", include: ["test/**/*.test.ts"], exclude: [COMPONENTS, SITES]}},
      {extends: true, test: {name: "sites", include: [SITES]}}
    ]
  }
});
