import {readFile} from "node:fs/promises";
import path from "node:path";
import {CONTRACT} from "../contract.js";
import {type DuckDBConnection, readRows} from "../engine.js";

/** The definition as SQL text: what `installPercentile` runs here, and a page runs in DuckDB-WASM. */
export function percentileSql(): Promise<string> {
  return readFile(path.join(import.meta.dirname, "percentile.sql"), "utf8");
}

/** Makes the macros of `percentile.sql` known to a connection. The tables that they read may come later. */
export async function installPercentile(connection: DuckDBConnection): Promise<void> {
  await connection.run(await percentileSql());
}

/** The windows in years that the definition knows; 0 is the whole history. The SQL holds the only list. */
export async function percentileWindows(connection: DuckDBConnection): Promise<number[]> {
  const rows = await readRows(connection, "SELECT unnest(pe_windows()) AS window_years");
  return rows.map((row) => Number(row.window_years));
}

/**
 * Fills `pe_percentiles` from `pe_history`: every company with a day up to `asOf`, over every window, under every
 * kind and treatment of losses, so 75 rows a company. `asOf` is an ISO date; DuckDB rejects what is none.
 * The macros and both tables must be there.
 */
export async function insertPercentiles(connection: DuckDBConnection, asOf: string): Promise<void> {
  const columns = Object.keys(CONTRACT.pe_percentiles).join(", ");
  for (const years of await percentileWindows(connection))
    await connection.run(
      `INSERT INTO pe_percentiles
SELECT ${columns}
FROM pe_strips_of(CAST($1 AS DATE), window_years := $2)
ORDER BY code, kind, losses`,
      [asOf, years]
    );
}
