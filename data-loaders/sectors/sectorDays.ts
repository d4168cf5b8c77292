import {readFile} from "node:fs/promises";
import path from "node:path";
import type {Row, Tables} from "../contract.js";
import {createTable, openEngine, readRows} from "../engine.js";

/**
 * `tables` with `sector_days` derived from their `pe_history`, as of an ISO date: the median PE TTM and the median
 * five-year percentile of the members of each list's sectors, by list, sector and day. A company whose list sorts it
 * nowhere is in the sector that another list or its industry names; one without any is in none.
 */
export async function computeSectorDays(tables: Tables, asOf: string): Promise<Tables> {
  const companies = new Map(tables.companies.map((company) => [company.code, company]));
  const members = tables.list_members.flatMap((member): Row[] => {
    const company = companies.get(member.code);
    const sector_zh = member.sector_zh ?? company?.sector_zh ?? company?.industry_zh ?? null;
    return sector_zh === null ? [] : [{...member, sector_zh}];
  });
  const codes = new Set(members.map(({code}) => code));
  const connection = await openEngine();
  try {
    await createTable(connection, "list_members", members);
    await connection.run("CREATE VIEW members AS SELECT list_id, code, sector_zh FROM list_members");
    await createTable(
      connection,
      "pe_history",
      tables.pe_history.filter(({code}) => codes.has(code))
    );
    const sql = await readFile(path.join(import.meta.dirname, "sectorDays.sql"), "utf8");
    return {
      ...tables,
      sector_days: await readRows(connection, sql.replaceAll("$as_of", `DATE '${isoDate(asOf)}'`))
    };
  } finally {
    connection.closeSync();
  }
}

function isoDate(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new TypeError(`no ISO date: ${JSON.stringify(text)}`);
}
