import {defineConfig} from "vitest/config";

/** Tests of whole sites, which are built first. */
const SITES = "test/{build,refresh}/**/*.test.ts";

/** Tests of whole pages, whose modules keep the state of one page. */
const BOARDS = "test/boards/*.test.ts";

export default defineConfig({
  test: {
    // Tests are of the embedded report, whatever was refreshed into this checkout.
    env: {BENCHFOLIO_STORE: "test/no-store", BENCHFOLIO_SNAPSHOT: ""},
    // Vitest leaves a core to itself: of two it would work with one.
    maxWorkers: 2,
    // Loader entries and DuckDB-WASM start processes and engines; two cores may be busy.
    // At full length (test/length.ts) one test alone takes minutes.
    testTimeout: process.env.BENCHFOLIO_LONG === "1" ? 900_000 : 60_000,
    hookTimeout: 60_000,
    projects: [
      // One load of the modules for all: no file of these leaves a trace in one.
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [SITES, BOARDS],
          isolate: false,
          setupFiles: "test/leaveNothing.ts"
        }
      },
      {extends: true, test: {name: "boards", include: [BOARDS]}},
      {extends: true, test: {name: "sites", include: [SITES]}}
    ]
  }
});
