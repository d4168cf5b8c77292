import {readFileSync} from "node:fs";
import path from "node:path";
import {CONTRACT, type Row, TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {keyOf} from "../gate/keys.js";
import {checkUnique, readTable} from "../textTable.js";
import {marketToday} from "../today.js";

const FILE = "company-codes.csv";
const HEADER = ["code", "alias", "since", "source"] as const;
const CODE = /^[0-9A-Z-]{1,10}\.[A-Z]{2,4}$/;

/** Whether a text is a company's code as the tables have it: `600519.SH`, `BRK-B.US`. */
export function isCode(text: string): boolean {
  return CODE.test(text);
}

/** A further code of a company: `alias`, since a day, of the company whose id is `code`, under which it was first known. */
export interface CompanyCode {
  readonly code: string;
  readonly alias: string;
  /** ISO date. */
  readonly since: string;
  readonly source: string;
}

/**
 * The further codes of companies, the oldest first. Facts with a source each: no rule leads from one code to another.
 * Throws BadInput for what is no code, for an alias that stands twice, and for one that is a company's id.
 */
export function readCompanyCodes(text: string): CompanyCode[] {
  const rows = readTable(FILE, text, HEADER);
  checkUnique(FILE, rows, "alias", (row) => row.text("alias"));
  const ids = new Set(rows.map((row) => row.text("code")));
  return rows
    .map((row) => {
      for (const field of ["code", "alias"])
        if (!isCode(row.text(field))) row.fail(field, "not a code, such as 600519.SH");
      if (ids.has(row.text("alias"))) row.fail("alias", "is the id of a company here");
      const since = row.date("since", marketToday());
      return {code: row.text("code"), alias: row.text("alias"), since, source: row.text("source")};
    })
    .sort((a, b) => (`${a.since} ${a.alias}` < `${b.since} ${b.alias}` ? -1 : 1));
}

/** Those that come with the notebook. */
export const COMPANY_CODES = readCompanyCodes(
  readFileSync(path.join(import.meta.dirname, "../data", FILE), "utf8")
);

const IDS = new Map(COMPANY_CODES.map(({alias, code}) => [alias, code]));
const NEWEST = new Map(COMPANY_CODES.map(({alias, code}) => [code, alias]));

/** The id of the company that has this code now or had it once; any other code is its own. */
export function idOf(code: string): string {
  return IDS.get(code) ?? code;
}

/** The code under which a live source is asked for a company that is named by its id, or by any of its codes: the newest. */
export function askedCode(code: string): string {
  return NEWEST.get(idOf(code)) ?? code;
}

/** The tables with rows of companies, and the column that says whose a row is. `company_codes` says which codes are one. */
const OF_COMPANIES: ReadonlyMap<TableName, string> = new Map([
  ...TABLE_NAMES.filter((name) => "code" in CONTRACT[name] && name !== "company_codes").map(
    (name) => [name, "code"] as const
  ),
  // Of a model or of a company.
  ["reference_figures", "subject_id"]
]);

/** Tables that are read by company and day. */
const IN_ORDER: ReadonlySet<TableName> = new Set(["pe_history", "company_names"]);

/**
 * `tables` with every company under its id, as a store has none of from before its further code was known here. Of two
 * rows that are one then, the id's own stands.
 */
export function underIds(tables: Tables): Tables {
  const changed = [...OF_COMPANIES].flatMap(([name, column]) => {
    const rows = tables[name];
    const isOther = (row: Row) => IDS.has(String(row[column]));
    if (!rows.some(isOther)) return [];
    const named = (row: Row): Row => (isOther(row) ? {...row, [column]: idOf(String(row[column]))} : row);
    const own = new Set(rows.filter((row) => !isOther(row)).map((row) => keyOf(name, row)));
    const kept = rows.filter((row) => !isOther(row) || !own.has(keyOf(name, named(row)))).map(named);
    if (IN_ORDER.has(name)) kept.sort((a, b) => (keyOf(name, a) < keyOf(name, b) ? -1 : 1));
    return [[name, kept] as const];
  });
  return changed.length === 0 ? tables : {...tables, ...Object.fromEntries(changed)};
}

/** The rows of `company_codes`: of the companies that `companies` have. */
export function companyCodeRows(companies: readonly Row[]): Row[] {
  const known = new Set(companies.map(({code}) => code));
  return COMPANY_CODES.filter(({code}) => known.has(code)).map((row) => ({...row}));
}
