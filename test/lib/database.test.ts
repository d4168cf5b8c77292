import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";

const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-wasm-"));
const csv = path.join(folder, "secret.csv");
const copy = path.join(folder, "copy.csv");

let engine: WasmEngine;
beforeAll(async () => {
  writeFileSync(csv, "a\n1\n");
  engine = await openWasm(await reportTables());
  // Else the first statement below would ask the network, and wait for it without end.
  const [settings] = engine.query(
    "SELECT current_setting('enable_external_access') AS access, current_setting('lock_configuration') AS locked"
  );
  expect(settings).toEqual({access: false, locked: true});
}, BOOT);
afterAll(() => rmSync(folder, {recursive: true}));

describe("the browser's engine, once it is shut in", () => {
  test("is the version that answers at build time", () => {
    expect(engine.query("SELECT version() AS version")).toEqual([{version: "v1.4.3"}]);
  });

  test.each([
    ["FROM 'https://example.com/x.parquet'", /does not exist/],
    ["FROM read_parquet('https://example.com/x.parquet')", /not in the catalog/],
    ["FROM read_csv('https://example.com/x.csv')", /Cannot access file/],
    [`FROM '${csv}'`, /Cannot access file/],
    [`FROM read_text('${csv}')`, /Cannot access file/],
    [`COPY scores TO '${copy}'`, /Cannot access file/],
    [`EXPORT DATABASE '${path.join(folder, "backup")}'`, /Cannot access (file|directory)/],
    [`ATTACH '${path.join(folder, "other.db")}'`, /Cannot access file/],
    ["ATTACH 'https://example.com/x.db' AS x", /Cannot access file/],
    ["LOAD httpfs", /disabled through configuration/],
    ["LOAD parquet", /disabled through configuration/],
    ["SET enable_external_access=true", /locked/],
    ["SET autoload_known_extensions=true", /locked/],
    ["SET allowed_directories=['/']", /locked/],
    ["RESET enable_external_access", /locked/],
    ["SET lock_configuration=false", /locked/],
    ["PRAGMA enable_external_access=true", /locked/]
  ])("refuses %s, and answers afterwards", (sql, reason) => {
    expect(() => engine.query(sql)).toThrow(reason);
    expect(engine.query("SELECT count(*) AS n FROM scores")).toEqual([{n: 90}]);
    expect(existsSync(copy)).toBe(false);
  });

  test("installs nothing: INSTALL alone does nothing in this build, and nothing can be loaded after it", () => {
    expect(engine.query("INSTALL httpfs")).toEqual([]);
    expect(() => engine.query("LOAD httpfs")).toThrow(/disabled through configuration/);
    expect(
      engine.query(
        "SELECT extension_name AS name FROM duckdb_extensions() WHERE loaded AND extension_name IN ('httpfs', 'parquet')"
      )
    ).toEqual([]);
  });
});

describe("the reader's SQL", () => {
  test("may use tables of its own", () => {
    engine.query("CREATE TABLE mine AS SELECT model_id, avg(score) AS mean FROM scores GROUP BY ALL");
    expect(engine.query("SELECT count(*) AS n FROM mine")).toEqual([{n: 5}]);
    engine.query("DROP TABLE mine");
  });

  test("has decimals and sums of whole numbers as numbers", () => {
    expect(
      engine.query(
        "SELECT 1.5 AS half, -2.25 AS negative, sum(n) AS total, CAST(7 AS HUGEINT) AS huge FROM range(10) AS t(n)"
      )
    ).toEqual([{half: 1.5, negative: -2.25, total: 45, huge: 7}]);
  });

  test("leaves the engine as it was where it fails", () => {
    for (const sql of ["SELEC 1", "SELECT nothing FROM scores", "SELECT CAST('x' AS INTEGER)"]) {
      expect(() => engine.query(sql), sql).toThrow();
      expect(engine.query("SELECT 1 AS one")).toEqual([{one: 1}]);
    }
  });
});
