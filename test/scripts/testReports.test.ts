import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import path from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {readPlaywrightReport, readVitestReport} from "../../scripts/testReports.js";

// The runners themselves write the reports, in a folder from which they are found.
let folder: string;
beforeAll(() => {
  mkdirSync(".cache", {recursive: true});
  folder = path.resolve(mkdtempSync(".cache/reports-"));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const {status} = spawnSync(path.resolve("node_modules/.bin", command), args, {
    cwd: folder,
    // A runner within a runner takes its settings for its own.
    env: {PATH: process.env.PATH, HOME: folder, ...env}
  });
  expect(status).toBe(1);
}

test("vitest's report: what failed, where, with its first words; a file that cannot be run counts", () => {
  write("vitest.config.js", 'export default {test: {include: ["*.case.js"]}};');
  write(
    "one.case.js",
    'import {expect, test} from "vitest";\ntest("holds", () => {});\ntest("breaks", () => expect(1).toBe(2));'
  );
  write("two.case.js", 'import "./no-such-file.js";');
  run("vitest", ["run", "--reporter=json", "--outputFile=vitest.json"]);
  const {passed, failed, failures} = readVitestReport(path.join(folder, "vitest.json"));
  expect({passed, failed}).toEqual({passed: 1, failed: 2});
  expect(failures).toHaveLength(2);
  expect(failures!.join("\n")).toMatch(
    /failed: \S*one\.case\.js: breaks\n {2}AssertionError: expected 1 to be 2/
  );
  expect(failures!.join("\n")).toMatch(/failed: \S*two\.case\.js\n.*no-such-file/);
});

test("Playwright's report: the same, in suites too", () => {
  write("playwright.config.js", 'export default {testMatch: "*.play.js", reporter: "json"};');
  write(
    "one.play.js",
    'import {expect, test} from "@playwright/test";\ntest("holds", () => {});\ntest.describe("inside", () => {\n  test("breaks", () => expect(1).toBe(2));\n});'
  );
  run("playwright", ["test"], {PLAYWRIGHT_JSON_OUTPUT_NAME: "playwright.json"});
  const {passed, failed, failures} = readPlaywrightReport(path.join(folder, "playwright.json"));
  expect({passed, failed}).toEqual({passed: 1, failed: 1});
  expect(failures).toHaveLength(1);
  expect(failures![0]).toMatch(
    /failed: one\.play\.js: breaks\n {2}Error: expect\(received\)\.toBe\(expected\)/
  );
});

test("a report that is not there is no green one", () => {
  expect(() => readVitestReport(path.join(folder, "none.json"))).toThrow();
});
