import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {beforeEach, describe, expect, test} from "vitest";
import {checkPackages, recordPackages} from "../../../scripts/build/packageCache.js";
import {inTemporaryCwd} from "../temporaryCwd.js";

inTemporaryCwd();

const FILE = "cache/d3@7.9.0/index.js";

beforeEach(() => {
  mkdirSync("cache/d3@7.9.0", {recursive: true});
  writeFileSync(FILE, "export const a = 1;");
});

describe("the cache of packages", () => {
  test("is kept where each file is as it was after a build that worked", async () => {
    await recordPackages("cache");
    await checkPackages("cache");
    expect(readFileSync(FILE, "utf8")).toBe("export const a = 1;");
    await recordPackages("cache");
    expect(readdirSync("cache").sort()).toEqual([".checksums.json", "d3@7.9.0"]);
  });

  test.each([
    ["cut off", () => writeFileSync(FILE, "export const")],
    ["gone", () => rmSync(FILE)],
    ["from a build that was killed", () => writeFileSync("cache/d3@7.9.0/new.js", "export")],
    ["without a record", () => rmSync("cache/.checksums.json")],
    ["on a record that is cut off", () => writeFileSync("cache/.checksums.json", "{")]
  ])("is made anew where a file is %s", async (_, damage) => {
    await recordPackages("cache");
    damage();
    await checkPackages("cache");
    expect(existsSync("cache")).toBe(false);
  });

  test("may not be there", async () => {
    await checkPackages("none");
    await recordPackages("none");
    expect(existsSync("none")).toBe(false);
  });
});
