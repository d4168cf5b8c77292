import {readFile} from "node:fs/promises";
import path from "node:path";
import type {Tables} from "../contract.js";
import {createTable, openEngine, readRows} from "../engine.js";

/**
 * `tables` with `performance` derived from their `pe_history`, as of an ISO date, by code and day. It is what a page
 * reads in the place of the history: about 244 days of each company that has a name.
 */
export async function computePerformance(tables: Tables, asOf: string): Promise<Tables> {
  const connection = await openEngine();
  try {
    const listed = new Set(tables.list_members.map(({code}) => code));
    // Without any list all companies are shown.
    const companies = tables.companies.filter(({code}) => listed.size === 0 || listed.has(code ?? null));
    const known = new Set(companies.map(({code}) => code));
    await createTable(connection, "companies", companies);
    await createTable(
      connection,
      "pe_history",
      tables.pe_history.filter(({code}) => known.has(code))
    );
    const sql = await readFile(path.join(import.meta.dirname, "performance.sql"), "utf8");
    return {
      ...tables,
      performance: await readRows(connection, sql.replaceAll("$as_of", `'${isoDate(asOf)}'`))
    };
  } finally {
    connection.closeSync();
  }
}

function isoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new TypeError(`no ISO date: ${JSON.stringify(text)}`);
}
