import {readFile} from "node:fs/promises";
import path from "node:path";
import {type DuckDBConnection, readRows, withTemporaryFolder} from "./engine.js";
import {companyCodes, openPublished} from "./published.js";

/** Digits after the point that a history may have to be stored as decimals, which are a third of the size. */
const DIGITS = 4;

/**
 * One Parquet file a company, `<code>.parquet`: what a company's page reads in the place of the market's
 * `pe_history`. A company without history has a file without rows, and so has `company`, the page of any.
 */
export async function historyFiles(): Promise<Map<string, Buffer>> {
  const connection = await openPublished();
  const files = new Map<string, Buffer>();
  for (const code of [...(await companyCodes(connection)), "company"])
    files.set(`${code}.parquet`, await historyFile(connection, code));
  return files;
}

/**
 * One company's days of the connection's `pe_history`, by date, as a Parquet file that is small without losing a bit:
 * version 2 of the format stores the differences between days. It does so for whole numbers only, and a DECIMAL is
 * one: PE and capitalisation are written as decimals where each has at most four digits after the point, as vendors
 * give them, else as doubles. The reader casts them back (`src/lib/database.ts`); that gives the same doubles.
 * A company without any static PE has no column for it.
 */
export async function historyFile(connection: DuckDBConnection, code: string): Promise<Buffer> {
  const text = `'${code.replaceAll("'", "''")}'`;
  const [present] = await readRows(
    connection,
    `SELECT count(pe_static) > 0 AS is_static FROM pe_history WHERE code = ${text}`
  );
  const named = [
    ...["pe_ttm", "market_cap_cny_100m"],
    ...(present?.is_static ? ["pe_static"] : []),
    "market_cap_100m"
  ];
  const [pe, cap, ...others] = await Promise.all(named.map((name) => column(connection, name, text)));
  const columns = ["code", "date", pe, cap, "suspended", ...others].join(", ");
  const days = `SELECT ${columns} FROM pe_history WHERE code = ${text} ORDER BY date`;
  return withTemporaryFolder(async (folder) => {
    const file = path.join(folder, "history.parquet");
    await connection.run(
      `COPY (${days}) TO '${file}' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)`
    );
    return readFile(file);
  });
}

async function column(connection: DuckDBConnection, name: string, code: string): Promise<string> {
  const decimal = `TRY_CAST(${name} AS DECIMAL(18, ${DIGITS}))`;
  const [row] = await readRows(
    connection,
    `SELECT coalesce(bool_and(CAST(${decimal} AS DOUBLE) IS NOT DISTINCT FROM ${name}), true) AS is_exact
FROM pe_history WHERE code = ${code}`
  );
  return row?.is_exact ? `CAST(${name} AS DECIMAL(18, ${DIGITS})) AS ${name}` : name;
}
