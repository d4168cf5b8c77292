import type {Tables} from "../contract.js";
import {createTable, openEngine, readRows} from "../engine.js";
import {insertPercentiles, installPercentile} from "./percentile.js";

/** `tables` with percentiles computed from their `pe_history`, as of an ISO date, by key. Sources never bring them. */
export async function computePercentiles(tables: Tables, asOf: string): Promise<Tables> {
  const connection = await openEngine();
  await installPercentile(connection);
  await createTable(connection, "pe_history", tables.pe_history);
  await createTable(connection, "pe_percentiles", []);
  await createTable(connection, "pe_static_percentiles", []);
  await insertPercentiles(connection, asOf);
  const read = (table: string) =>
    readRows(connection, `SELECT * FROM ${table} ORDER BY code, window_years, kind, losses`);
  return {
    ...tables,
    pe_percentiles: await read("pe_percentiles"),
    pe_static_percentiles: await read("pe_static_percentiles")
  };
}
