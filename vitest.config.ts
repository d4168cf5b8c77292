import {readFileSync} from "node:fs";
import {defineConfig} from "vitest/config";
import {BaseSequencer, type TestSpecification} from "vitest/node";

/** Tests of whole sites, which are built first. */
const SITES = "test/{build,refresh}/**/*.test.ts";

/** Tests of whole pages. */
const BOARDS = "test/boards/*.test.ts";

/** Tests that put something in the place of a module, which others have loaded. */
const ALONE = "test/boards/takeAwayPanel.test.ts";

/** A worker is started anew, and all its modules with it, where the next file has another environment. */
class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [ofDocuments, others] = [true, false].map((hasDocument) =>
      sorted.filter(({moduleId}) => hasDocument === isOfDocument(moduleId))
    );
    return ["sites", "alone", "boards", "unit"].flatMap((name) =>
      [...ofDocuments!, ...others!].filter(({project}) => project.name === name)
    );
  }
}

function isOfDocument(file: string): boolean {
  return readFileSync(file, "utf8").startsWith("// @vitest-environment jsdom");
}

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
    sequence: {sequencer: ByEnvironment},
    projects: [
      // One load of the modules for all: no file of these leaves a trace in one.
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [SITES, BOARDS],
          isolate: false,
          setupFiles: ["test/leaveNothing.ts", "test/sameEachRun.ts"]
        }
      },
      {
        extends: true,
        test: {
          name: "boards",
          include: [BOARDS],
          exclude: [ALONE],
          isolate: false,
          setupFiles: ["test/leaveNothing.ts", "test/sameEachRun.ts", "test/boards/setUpPage.ts"]
        }
      },
      {extends: true, test: {name: "alone", include: [ALONE]}},
      {extends: true, test: {name: "sites", include: [SITES]}}
    ]
  }
});
