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
 * kind and treatment of losses, so 75 rows a company; and `pe_static_percentiles` likewise, of the companies that
 * have a static PE. `asOf` is an ISO date; DuckDB rejects what is none. The macros and the tables must be there.
 */
export async function insertPercentiles(connection: DuckDBConnection, asOf: string): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP VIEW pe_static_history AS
SELECT * FROM pe_history WHERE code IN (SELECT code FROM pe_history WHERE pe_static IS NOT NULL)`);
  for (const years of await percentileWindows(connection))
    for (const [basis, table, history] of BASES)
      await connection.run(
        `INSERT INTO ${table}
SELECT ${Object.keys(CONTRACT[table]).join(", ").replace(`pe_${basis}`, `pe AS pe_${basis}`)}
FROM pe_strips_of(CAST($1 AS DATE), window_years := $2, basis := '${basis}', history := '${history}')
ORDER BY code, kind, losses`,
        [asOf, years]
      );
}

const BASES = [
  ["ttm", "pe_percentiles", "pe_history"],
  ["static", "pe_static_percentiles", "pe_static_history"]
] as const;
