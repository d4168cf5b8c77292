import {readFileSync} from "node:fs";
import path from "node:path";
import type {Row, TableName, Tables} from "../contract.js";
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

const OF_COMPANIES = [
  ...(["companies", "list_members", "financials", "valuations"] as const),
  ...(["pe_history", "pe_percentiles", "pe_static_percentiles", "performance"] as const)
] satisfies TableName[];

/** What tells apart the rows that a company has of a table. */
const OWN_KEYS: Readonly<Record<(typeof OF_COMPANIES)[number], readonly string[]>> = {
  companies: [],
  list_members: ["list_id"],
  financials: ["fiscal_year", "kind"],
  valuations: ["as_of", "forward_year", "forward_pe_basis"],
  pe_history: ["date"],
  pe_percentiles: ["as_of", "window_years", "kind", "losses"],
  pe_static_percentiles: ["as_of", "window_years", "kind", "losses"],
  performance: ["date"]
};

/**
 * `tables` with every company under its id, as a store has none of from before its further code was known here. Of two
 * rows that are one then, the id's own stands.
 */
export function underIds(tables: Tables): Tables {
  const changed = OF_COMPANIES.flatMap((name) => {
    const rows = tables[name];
    if (!rows.some(({code}) => IDS.has(String(code)))) return [];
    const keyOf = (row: Row) => [idOf(String(row.code)), ...OWN_KEYS[name].map((key) => row[key])].join(" ");
    const own = new Set(rows.filter(({code}) => !IDS.has(String(code))).map(keyOf));
    const kept = rows.flatMap((row) => {
      if (!IDS.has(String(row.code))) return [row];
      return own.has(keyOf(row)) ? [] : [{...row, code: idOf(String(row.code))}];
    });
    // Histories are read by company and day.
    if (name === "pe_history") kept.sort((a, b) => (`${a.code} ${a.date}` < `${b.code} ${b.date}` ? -1 : 1));
    return [[name, kept] as const];
  });
  return changed.length === 0 ? tables : {...tables, ...Object.fromEntries(changed)};
}

/** The rows of `company_codes`: of the companies that `companies` have. */
export function companyCodeRows(companies: readonly Row[]): Row[] {
  const known = new Set(companies.map(({code}) => code));
  return COMPANY_CODES.filter(({code}) => known.has(code)).map((row) => ({...row}));
}
