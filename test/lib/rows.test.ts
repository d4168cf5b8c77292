import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {type DuckDBConnection, openEngine, readRows} from "../../data-loaders/engine.js";
import {decodeRows} from "../../src/lib/rows.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";

/** A table as Arrow hands it over: typed columns of equal length. */
function table(columns: Readonly<Record<string, readonly [type: string, values: readonly unknown[]]>>) {
  const fields = Object.entries(columns).map(([name, [type]]) => ({name, type}));
  const vectors = Object.values(columns).map(([, values]) => ({get: (row: number) => values[row]}));
  return {
    numRows: Object.values(columns)[0]?.[1].length ?? 0,
    schema: {fields},
    getChildAt: (i: number) => vectors[i] ?? null
  };
}

describe("decodeRows", () => {
  test("turns columns into rows, in their order", () => {
    const rows = decodeRows(table({b: ["Utf8", ["x", null]], a: ["Float64", [1.5, 2]]}));
    expect(rows).toEqual([
      {b: "x", a: 1.5},
      {b: null, a: 2}
    ]);
    expect(Object.keys(rows[0]!)).toEqual(["b", "a"]);
  });

  test("has no rows for a table without rows or columns", () => {
    expect(decodeRows(table({a: ["Utf8", []]}))).toEqual([]);
    expect(decodeRows(table({}))).toEqual([]);
  });

  test("writes dates and times as ISO text, however Arrow counts them", () => {
    const noon = Date.UTC(2024, 1, 29, 12);
    const day = Date.UTC(2024, 1, 29);
    expect(
      decodeRows(table({d: ["Date32<DAY>", [day, null]], t: ["Timestamp<MICROSECOND>", [noon, day]]}))
    ).toEqual([
      {d: "2024-02-29", t: "2024-02-29T12:00:00.000Z"},
      {d: null, t: "2024-02-29"}
    ]);
    expect(decodeRows(table({d: ["Date64<MILLISECOND>", [new Date(day)]]}))).toEqual([{d: "2024-02-29"}]);
  });

  test("says null for numbers that JSON does not have", () => {
    expect(decodeRows(table({x: ["Float64", [Number.NaN, Infinity, -Infinity, 0]]})).map(({x}) => x)).toEqual(
      [null, null, null, 0]
    );
  });

  test("names the column of a value that JSON cannot hold", () => {
    const decode = () => decodeRows(table({ok: ["Utf8", ["x"]], bad: ["Struct<{a:Int32}>", [{a: 1}]]}));
    expect(decode).toThrow(new TypeError("column bad: no plain value for Struct<{a:Int32}>"));
  });

  test("gives back any column of JSON values", () => {
    const values = fc.array(
      fc.tuple(
        fc.option(fc.string()),
        fc.option(fc.boolean()),
        fc.option(fc.double({noNaN: true, noDefaultInfinity: true}))
      )
    );
    fc.assert(
      fc.property(values, (rows) => {
        const columns = table({
          s: ["Utf8", rows.map(([s]) => s)],
          b: ["Bool", rows.map(([, b]) => b)],
          n: ["Float64", rows.map(([, , n]) => n)]
        });
        expect(decodeRows(columns)).toEqual(rows.map(([s, b, n]) => ({s, b, n})));
      })
    );
  });
});

describe("a value, asked of both engines", () => {
  let node: DuckDBConnection;
  let wasm: WasmEngine;
  beforeAll(async () => {
    [node, wasm] = await Promise.all([openEngine(), openWasm({})]);
  }, BOOT);

  test.each([
    "1",
    "-2147483648",
    "CAST(9007199254740992 AS BIGINT)",
    "CAST(1 AS UBIGINT)",
    "CAST(1 AS HUGEINT)",
    "CAST(-3 AS TINYINT)",
    "1.5",
    "-0.01",
    "CAST(64.3 AS DECIMAL(18, 6))",
    "CAST(NULL AS DECIMAL(4, 2))",
    "CAST(64.3 AS FLOAT)",
    "CAST(0.1 AS DOUBLE) + CAST(0.2 AS DOUBLE)",
    "CAST('NaN' AS DOUBLE)",
    "CAST('Infinity' AS DOUBLE)",
    "CAST(1 AS DOUBLE) / 0",
    "sqrt(2)",
    "'中际旭创 📈'",
    "''",
    "NULL",
    "true",
    "DATE '2024-02-29'",
    "DATE '1969-12-31'",
    "TIMESTAMP '2024-02-29 15:30:00.123456'",
    "TIMESTAMP '2024-02-29 00:00:00'",
    "CAST('a' AS ENUM('a', 'b'))",
    "CAST('7cf2b6ac-0b0a-4b7b-9c39-6f3f8f3a8d1e' AS UUID)"
  ])("%s is the same", async (expression) => {
    const sql = `SELECT ${expression} AS x`;
    expect(wasm.query(sql)).toEqual(await readRows(node, sql));
  });

  test.each(["[1, 2]", "{'a': 1}", "INTERVAL 1 DAY", "CAST('x' AS BLOB)"])(
    "%s has no plain value in either",
    async (expression) => {
      const sql = `SELECT ${expression} AS x`;
      expect(() => wasm.query(sql)).toThrow(/^column x: no plain value for /);
      await expect(readRows(node, sql)).rejects.toThrow(/^column x: no plain value for /);
    }
  );
});
