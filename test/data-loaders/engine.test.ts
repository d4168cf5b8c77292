import {existsSync, readFileSync} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {CONTRACT, type Row, TABLE_NAMES, type TableName} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {
  createTable,
  openEngine,
  openTables,
  readRows,
  withTemporaryFolder,
  writeParquet
} from "../../data-loaders/engine.js";

/** Writes a table with an engine of its own and hands over the file. */
async function written<T>(
  name: TableName,
  rows: readonly Row[],
  use: (file: string) => Promise<T> | T
): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const connection = await openEngine();
    await createTable(connection, name, rows);
    // A quote in the path must not end the statement.
    const file = path.join(folder, `it's ${name}.parquet`);
    await writeParquet(connection, name, file);
    return use(file);
  });
}

const quoted = (file: string) => `'${file.replaceAll("'", "''")}'`;

describe.each(TABLE_NAMES)("the Parquet file of %s", (name) => {
  test("is the same bytes each time it is written", async () => {
    const rows = (await reportTables())[name];
    const [first, second] = [
      await written(name, rows, (file) => readFileSync(file)),
      await written(name, rows, (file) => readFileSync(file))
    ];
    expect(first.subarray(0, 4).toString()).toBe("PAR1");
    expect(first.equals(second)).toBe(true);
  });

  test("has the types of the contract, zstd throughout, one row group, and the rows in their order", async () => {
    const rows = (await reportTables())[name];
    const connection = await openEngine();
    await written(name, rows, async (file) => {
      const columns = await readRows(connection, `DESCRIBE SELECT * FROM read_parquet(${quoted(file)})`);
      expect(columns.map((c) => [c.column_name, c.column_type])).toEqual(Object.entries(CONTRACT[name]));
      const chunks = await readRows(
        connection,
        `SELECT DISTINCT compression, row_group_id FROM parquet_metadata(${quoted(file)})`
      );
      expect(chunks).toEqual(rows.length === 0 ? [] : [{compression: "ZSTD", row_group_id: 0}]);
      expect(await readRows(connection, `SELECT * FROM read_parquet(${quoted(file)})`)).toEqual(rows);
    });
  });
});

describe("a table", () => {
  test("gives back every row that is put in, whatever its text", async () => {
    const connection = await openEngine();
    const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
    // DuckDB text has no lone surrogates, and its C interface ends text at NUL.
    const text = fc.oneof(
      fc.string({unit: "grapheme"}).filter((value) => !value.includes("\0")),
      fc.constantFrom("'; DROP TABLE watchlist; --", "\\", "''", '"', "$1", "中际旭创", "📈", " ")
    );
    const row = fc.record({
      code: text,
      as_of: maybe(fc.constantFrom("2024-02-23", "2024-02-29", "0001-01-01", "9999-12-31")),
      forward_pe: maybe(fc.double({noNaN: true, noDefaultInfinity: true})),
      forward_year: maybe(fc.integer()),
      forward_pe_state: text,
      pe_percentile_published: maybe(fc.double({min: 0, max: 100, noNaN: true})),
      pe_percentile_state: maybe(text),
      source: text,
      pe_percentile_as_of: maybe(fc.constantFrom("2024-02-23", "2024-02-29")),
      pe_percentile_source: maybe(text),
      forward_pe_basis: maybe(text),
      consensus_as_of: maybe(fc.constantFrom("2024-02-23", "2024-02-29")),
      brokers: maybe(fc.integer()),
      currency: maybe(text),
      market_cap_100m: maybe(fc.double({noNaN: true, noDefaultInfinity: true}))
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, {maxLength: 5}), async (rows) => {
        await connection.run("DROP TABLE IF EXISTS valuations");
        await createTable(connection, "valuations", rows);
        expect(await readRows(connection, "SELECT * FROM valuations")).toEqual(rows);
      }),
      {numRuns: 60}
    );
  });

  test("keeps the order of rows over many chunks", async () => {
    const rows = Array.from({length: 5000}, (_, i) => ({
      model_id: `synthetic-${i}`,
      average: i,
      source: null
    }));
    const connection = await openEngine();
    await createTable(connection, "average_printed", rows);
    expect(await readRows(connection, "SELECT * FROM average_printed")).toEqual(rows);
  });

  test("refuses a cell of another kind than its column, and names it", async () => {
    const bad = createTable(await openEngine(), "average_printed", [{model_id: "a", average: "abc"}]);
    await expect(bad).rejects.toThrow('average_printed.average is DOUBLE: "abc"');
  });

  test("refuses a text that is no date, and a number too large for its column", async () => {
    const connection = await openEngine();
    const bad = (row: Row) => createTable(connection, "financials", [row]);
    await expect(bad({as_of: "2024-02-30"})).rejects.toThrow(/2024-02-30/);
    await connection.run("DROP TABLE financials");
    await expect(bad({fiscal_year: 2 ** 31})).rejects.toThrow(/INT32/);
  });
});

describe("openTables", () => {
  test("opens every table under its published name with its declared types", async () => {
    const connection = await openTables(await reportTables());
    for (const name of TABLE_NAMES) {
      const columns = await readRows(connection, `DESCRIBE ${name}`);
      expect(columns.map((c) => [c.column_name, c.column_type])).toEqual(Object.entries(CONTRACT[name]));
    }
  });
});

describe("the engine", () => {
  test("is the version whose SQL the browser's engine speaks, and loads no extension by itself", async () => {
    const rows = await readRows(
      await openEngine(),
      `SELECT version() AS version, current_setting('autoload_known_extensions') AS autoload,
        current_setting('autoinstall_known_extensions') AS autoinstall, current_setting('threads') AS threads`
    );
    expect(rows).toEqual([{version: "v1.4.3", autoload: false, autoinstall: false, threads: 1}]);
  });
});

describe("readRows", () => {
  const one = async (expression: string) =>
    (await readRows(await openEngine(), `SELECT ${expression} AS x`))[0]!.x;

  test.each([
    ["1", 1],
    ["CAST(1 AS HUGEINT)", 1],
    ["sum(n) FROM range(10) AS t(n)", 45],
    ["1.5", 1.5],
    ["CAST(64.3 AS DOUBLE)", 64.3],
    ["'中际旭创'", "中际旭创"],
    ["true", true],
    ["NULL", null],
    ["DATE '2024-02-29'", "2024-02-29"],
    ["TIMESTAMP '2024-02-29 00:00:00'", "2024-02-29"],
    ["TIMESTAMP '2024-02-29 15:30:00'", "2024-02-29T15:30:00.000Z"],
    // JSON has no word for these: what is not a number is missing.
    ["CAST('NaN' AS DOUBLE)", null],
    ["CAST('Infinity' AS DOUBLE)", null]
  ])("gives %s as a JSON value", async (expression, value) => {
    const sql = expression.includes(" FROM ")
      ? expression.replace(" FROM", " AS x FROM")
      : `${expression} AS x`;
    const [row] = await readRows(await openEngine(), `SELECT ${sql}`);
    expect(row).toEqual({x: value});
    expect(JSON.parse(JSON.stringify(row))).toEqual(row);
  });

  test("names the column of a value that JSON cannot hold", async () => {
    await expect(one("[1, 2]")).rejects.toThrow(/^column x: no plain value for /);
  });
});

describe("withTemporaryFolder", () => {
  test("removes its folder after success and after failure", async () => {
    const seen: string[] = [];
    expect(await withTemporaryFolder(async (folder) => seen.push(folder))).toBe(1);
    const failing = withTemporaryFolder(async (folder) => {
      seen.push(folder);
      throw new Error("the disk is full");
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(seen.map((folder) => existsSync(folder))).toEqual([false, false]);
  });
});
