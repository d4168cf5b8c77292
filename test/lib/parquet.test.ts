import {readFile} from "node:fs/promises";
import path from "node:path";
import {tableFromIPC} from "apache-arrow";
import {beforeAll, expect, test} from "vitest";
import {type DuckDBConnection, openEngine, readRows, withTemporaryFolder} from "../../data-loaders/engine.js";
import {parquetToArrow} from "../../src/lib/parquet.js";
import {decodeRows} from "../../src/lib/rows.js";

let engine: DuckDBConnection;
beforeAll(async () => {
  engine = await openEngine();
});

/** What the reader makes of the rows of a query, written to a file with these options. */
async function read(query: string, options = "") {
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, "table.parquet");
    await engine.run(`COPY (${query}) TO '${file}' (FORMAT parquet, COMPRESSION zstd${options})`);
    const table = tableFromIPC(await parquetToArrow(await readFile(file)));
    return {table, rows: decodeRows(table)};
  });
}

// Each fifth row is empty, texts are of any script and some of them the same.
const ROWS = `SELECT i % 5 = 0 AS none,
  CASE WHEN NOT none THEN ['a', '', '寒武纪', 'naïve 😀', 'row ' || i][1 + i % 5] END AS text,
  CASE WHEN NOT none THEN 'x' || i END AS own_text,
  CASE WHEN NOT none THEN i % 3 = 0 END AS flag,
  CASE WHEN NOT none THEN i / 7 - 100 END AS number,
  CASE WHEN NOT none THEN CAST(i - 3 AS INTEGER) END AS whole,
  CASE WHEN NOT none THEN CAST(i AS BIGINT) * 3000000000 END AS large,
  CASE WHEN NOT none THEN DATE '1969-12-30' + CAST(i AS INTEGER) END AS day,
  CASE WHEN NOT none THEN TIMESTAMP '2026-11-29 10:00:00.5' + INTERVAL (i) MINUTE END AS moment,
  CASE WHEN NOT none THEN CAST((i - 50) * 1.0005 AS DECIMAL(18, 4)) END AS digits,
  NULL::DOUBLE AS never
FROM range(2500) AS t(i)`;

test.each(["", ", PARQUET_VERSION v2, ROW_GROUP_SIZE 2048"])(
  "rows of every type that tables have come out as they went in%s",
  async (options) => {
    const {table, rows} = await read(ROWS, options);
    const asked = `SELECT * REPLACE (CAST(digits AS DOUBLE) AS digits) FROM (${ROWS})`;
    expect(rows).toEqual(await readRows(engine, asked));
    expect(table.schema.fields.map(({type}) => String(type))).toEqual([
      ...["Bool", "Utf8", "Utf8", "Bool", "Float64", "Int32", "Int64"],
      ...["Date32<DAY>", "Timestamp<MICROSECOND>", "Float64", "Float64"]
    ]);
  }
);

test("a table without rows has its columns", async () => {
  const {table, rows} = await read(`SELECT * FROM (${ROWS}) LIMIT 0`);
  expect(rows).toEqual([]);
  expect(table.schema.fields).toHaveLength(11);
});

test("a type that no table has is an error that names the column", async () => {
  await expect(read("SELECT 1 AS fine, [1, 2] AS list")).rejects.toThrow(/column list/);
  await expect(read("SELECT 1 AS fine, CAST(1 AS UTINYINT) AS tiny")).rejects.toThrow(/column tiny/);
  await expect(read("SELECT CAST(1.5 AS FLOAT) AS short")).rejects.toThrow(/column short/);
});
