import {existsSync, mkdirSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {linkEarlierFiles} from "../../../scripts/build/earlierFiles.js";
import {inTemporaryCwd} from "../temporaryCwd.js";

inTemporaryCwd();

const A = "_bundle/board.AAAAAAAA.js";
const B = "_file/data/scores.bbbbbbbb.parquet";
const C = "_import/lib/database.cccccccc.js";

/** The moment `hours` after the first site. */
const after = (hours: number) => new Date(Date.UTC(2024, 1, 23) + Math.round(hours * 3_600_000));

let sites = 0;
/** A site with these files and a page, in the place of the one before. */
async function publish(hours: number, files: readonly string[]): Promise<void> {
  const folder = `site-${sites++}`;
  for (const file of [...files, "index.html"]) {
    mkdirSync(path.join(folder, path.dirname(file)), {recursive: true});
    writeFileSync(path.join(folder, file), `${file} of ${folder}`);
  }
  await linkEarlierFiles(folder, {now: after(hours)});
  if (existsSync("dist")) unlinkSync("dist");
  symlinkSync(folder, "dist");
}

const list = () => JSON.parse(readFileSync("dist/_earlier.json", "utf8"));
const dated = (entries: Record<string, number>) =>
  Object.fromEntries(Object.entries(entries).map(([file, hours]) => [file, after(hours).toISOString()]));
const isThere = (file: string) => existsSync(path.join("dist", file));

describe("linkEarlierFiles", () => {
  test("writes an empty list where there was no site", async () => {
    await publish(0, [A]);
    expect(list()).toEqual({});
  });

  test("links what the new site does not have, and dates it", async () => {
    await publish(0, [A, `${A}.br`, B]);
    const before = statSync(`dist/${A}`).ino;
    await publish(1, [B, C]);
    expect(list()).toEqual(dated({[A]: 1, [`${A}.br`]: 1}));
    expect(statSync(`dist/${A}`).ino).toBe(before);
    expect(readFileSync(`dist/${B}`, "utf8")).toContain(`site-${sites - 1}`);
  });

  test("takes over nothing whose name does not change with its content", async () => {
    await publish(0, [A, "companies/300308.SZ.html", "data/scores.parquet", ".nojekyll"]);
    await publish(1, [C]);
    expect(Object.keys(list())).toEqual([A]);
    expect(isThere("companies/300308.SZ.html")).toBe(false);
    expect(isThere("data/scores.parquet")).toBe(false);
    expect(readFileSync("dist/index.html", "utf8")).toContain(`site-${sites - 1}`);
  });

  test("takes over the files of a package's version", async () => {
    const engine = "_node/@duckdb/duckdb-wasm@1.32.0/dist/duckdb-eh.wasm";
    await publish(0, [engine]);
    await publish(1, [A]);
    expect(list()).toEqual(dated({[engine]: 1}));
  });

  test("counts 24 hours from when the build was replaced, however old it was", async () => {
    await publish(0, [A]);
    await publish(100, [B]);
    expect(list()).toEqual(dated({[A]: 100}));
    await publish(123.99, [C]);
    expect(list()).toEqual(dated({[A]: 100, [B]: 123.99}));
    await publish(124, [C]);
    expect(list()).toEqual(dated({[B]: 123.99}));
    expect(isThere(A)).toBe(false);
    expect(isThere(B)).toBe(true);
  });

  test("begins to count again where a later build had the file once more", async () => {
    await publish(0, [A]);
    await publish(10, [B]);
    await publish(20, [A]);
    expect(list()).toEqual(dated({[B]: 20}));
    await publish(30, [B]);
    expect(list()).toEqual(dated({[A]: 30}));
  });

  test("without a list that can be read keeps everything for another 24 hours", async () => {
    await publish(0, [A]);
    await publish(1, [B]);
    writeFileSync("dist/_earlier.json", '{"_bun');
    await publish(26, [C]);
    expect(list()).toEqual(dated({[A]: 26, [B]: 26}));
  });
});
