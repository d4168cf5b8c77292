import {column, isIn, literal} from "@uwdata/mosaic-sql";
import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {among, sqlText, textLiteral, where} from "../../src/queries/sql.js";
import {BOOT, openBoth, type WasmEngine} from "../duckdbWasm.js";

const HOSTILE = [
  "'; DROP TABLE scores; --",
  "' OR '1'='1",
  "') OR TRUE --",
  "\\",
  "\\' OR TRUE --",
  "''",
  '"',
  '"; DROP TABLE scores; --',
  "\0",
  "gemma-7b\0",
  "\0' OR TRUE --",
  "$1",
  "?",
  "%",
  "/* */",
  "-- ",
  "中际旭创",
  "📈👩‍💻",
  "\ud800",
  "\n\r\t",
  "",
  "NULL",
  "x".repeat(10_000)
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({unit: "binary"}),
  fc.string({unit: "grapheme"})
);

/** Half of a pair: JavaScript text can hold one, UTF-8 cannot. */
const SURROGATE = /\p{Surrogate}/u;

let node: DuckDBConnection;
let wasm: WasmEngine;
beforeAll(async () => {
  [node, wasm] = await openBoth();
}, BOOT);

/** Everything that a filter must not change. */
const state = async () => [
  await readRows(node, "SELECT table_name FROM duckdb_tables() ORDER BY ALL"),
  await readRows(node, "SELECT * FROM scores ORDER BY ALL")
];

describe("sqlText", () => {
  test("puts builder expressions and other SQL into the text", () => {
    const inner = sqlText`SELECT 1 AS ${column("a b")}`;
    expect(
      String(sqlText`WITH t AS (${inner}) SELECT * FROM t WHERE ${isIn(column("x"), [literal("it's")])}`)
    ).toBe(`WITH t AS (SELECT 1 AS "a b") SELECT * FROM t WHERE ("x" IN ('it''s'))`);
  });

  test.each([
    ["a bare string", "x"],
    ["a number", 1],
    ["null", null],
    ["nothing", undefined],
    ["a boolean", true],
    ["a list of strings", ["x"]],
    ["a boxed string", new String("x")],
    ["an object with a text", {toString: () => "x"}]
  ])("refuses %s, which could carry anything", (_, part) => {
    expect(() => sqlText`SELECT ${part as never}`).toThrow(TypeError);
    expect(() => sqlText`SELECT ${part as never}`).toThrow(/^not an SQL expression: /);
  });
});

describe("where", () => {
  test("is nothing where there is no filter", () => {
    expect(String(where([]))).toBe("");
  });

  test("joins filters with AND", () => {
    expect(String(where([among("a", ["x"])!]))).toBe(`WHERE ("a" IN ('x'))`);
    expect(String(where([among("a", ["x", "y"])!, literal(false)]))).toBe(
      `WHERE (("a" IN ('x', 'y')) AND FALSE)`
    );
  });
});

describe("among", () => {
  test("filters nothing for null, and leaves nothing for an empty list", () => {
    expect(among("a", null)).toBeNull();
    expect(String(among("a", []))).toBe("FALSE");
  });

  test("quotes the name of its column", () => {
    expect(String(among('a"; DROP TABLE scores; --', ["x"]))).toBe(`("a""; DROP TABLE scores; --" IN ('x'))`);
  });

  test("finds no row for a hostile value, or the row that it names, and changes nothing", async () => {
    const before = await state();
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostile, {minLength: 1, maxLength: 4}),
        fc.boolean(),
        async (values, withOne) => {
          const asked = withOne ? [...values, "gemma-7b"] : values;
          const sql = `SELECT DISTINCT model_id FROM scores ${where([among("model_id", asked)!])}`;
          const expected = asked.includes("gemma-7b") ? [{model_id: "gemma-7b"}] : [];
          expect(await readRows(node, sql)).toEqual(expected);
          expect(wasm.query(sql)).toEqual(expected);
        }
      ),
      {numRuns: 80, examples: HOSTILE.map((value) => [[value], true])}
    );
    expect(await state()).toEqual(before);
    expect(wasm.query("SELECT count(*) AS n FROM scores")).toEqual([{n: 90}]);
  });

  test("finds exactly the rows that hold a value, whatever the value", async () => {
    // Written by the client's own binding, not as SQL text. NUL and lone surrogates cannot be stored.
    const stored = hostile.filter((value) => !value.includes("\0") && !SURROGATE.test(value));
    await node.run("CREATE TEMP TABLE texts (i INTEGER, t VARCHAR)");
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(stored, {minLength: 1, maxLength: 6}),
        fc.nat(),
        async (values, pick) => {
          await node.run("DELETE FROM texts");
          for (const [i, value] of values.entries())
            await node.run("INSERT INTO texts VALUES ($1, $2)", [i, value]);
          const i = pick % values.length;
          expect(
            await readRows(node, `SELECT i, t FROM texts ${where([among("t", [values[i]!])!])}`)
          ).toEqual([{i, t: values[i]}]);
        }
      ),
      {numRuns: 60}
    );
  });
});

describe("textLiteral", () => {
  test("is the text in both engines, but for what text in SQL cannot hold", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const sql = String(sqlText`SELECT ${textLiteral(value)} AS x`);
        const expected = [{x: value.replaceAll("\0", "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd")}];
        expect(await readRows(node, sql)).toEqual(expected);
        expect(wasm.query(sql)).toEqual(expected);
      }),
      {numRuns: 80, examples: HOSTILE.map((value) => [value])}
    );
  });
});
