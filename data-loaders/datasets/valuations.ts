import {BadInput} from "../badInput.js";
import type {Row} from "../contract.js";
import {REPORT, type ReportFiles} from "../sources/report.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";
import {stockCode} from "./companies.js";

const FIELDS = {
  sector: "所属板块",
  code: "股票代码",
  name: "股票简称",
  revenue: "22 营业收入",
  profit: "22 归母净利润",
  forwardRevenue: "24E 营业收入",
  forwardProfit: "24E 归母净利润",
  forwardPe: "24E 估值",
  percentile: "近五年 PE 分位数 (%)"
} as const;
const WATCHLIST_HEADER = ["code", "forward_pe", "pe_percentile"];
const MISSING = ["--"];

/**
 * Reads Table 1: two years of financials and one valuation per company.
 * `companies` are the rows of the companies table; each must stand in Table 1 once, and with the same name and sector.
 * A `--` becomes null with a state that says why (see `forwardPeState`, `percentileState`).
 */
export async function readValuations(read: ReportFiles, companies: readonly Row[]) {
  const file = "valuation.csv";
  const rows = readTable(file, await read("valuation"), Object.values(FIELDS));
  checkUnique(file, rows, FIELDS.code, (r) => r.text(FIELDS.code));
  const known = new Map(companies.map((c) => [c.code, c]));
  for (const r of rows) checkCompany(r, known.get(stockCode(r, FIELDS.code)));
  const listed = new Set<unknown>(rows.map((r) => r.text(FIELDS.code)));
  for (const code of known.keys())
    if (!listed.has(code)) throw new BadInput({file}, "no row of a company of companies.csv", code);
  const reasons = await readReasons(read, known);
  return {
    financials: rows.flatMap(financialRows),
    valuations: rows.map((r) => valuationRow(r, reasons)),
    watchlist: await readWatchlist(read, known)
  };
}

function checkCompany(r: TextRow, company: Row | undefined): void {
  if (!company) r.fail(FIELDS.code, "no such company in companies.csv");
  if (company.name_zh !== r.text(FIELDS.name)) r.fail(FIELDS.name, `companies.csv says ${company.name_zh}`);
  if (company.sector_printed_zh !== r.text(FIELDS.sector))
    r.fail(FIELDS.sector, `companies.csv says ${company.sector_printed_zh}`);
}

function financialRows(r: TextRow): Row[] {
  const common = {code: r.text(FIELDS.code), as_of: REPORT.prices, source: REPORT.source, brokers: null};
  return [
    {
      ...common,
      fiscal_year: REPORT.actualYear,
      kind: "actual",
      revenue_cny_100m: r.number(FIELDS.revenue),
      net_profit_cny_100m: r.number(FIELDS.profit)
    },
    {
      ...common,
      fiscal_year: REPORT.forwardYear,
      kind: "consensus",
      revenue_cny_100m: r.maybeNumber(FIELDS.forwardRevenue, MISSING),
      net_profit_cny_100m: r.maybeNumber(FIELDS.forwardProfit, MISSING)
    }
  ];
}

function valuationRow(r: TextRow, reasons: ReadonlyMap<string, string>): Row {
  const forwardPe = isMissing(r, FIELDS.forwardPe) ? null : peOf(r, FIELDS.forwardPe);
  const percentile = isMissing(r, FIELDS.percentile) ? null : percentileOf(r, FIELDS.percentile);
  return {
    code: r.text(FIELDS.code),
    as_of: REPORT.prices,
    forward_pe: forwardPe,
    forward_year: REPORT.forwardYear,
    forward_pe_state: forwardPeState(r, forwardPe),
    pe_percentile_published: percentile,
    pe_percentile_state: percentileState(r, percentile, reasons),
    source: REPORT.source
  };
}

function isMissing(r: TextRow, field: string): boolean {
  return r.maybeNumber(field, MISSING) === null;
}

function peOf(r: TextRow, field: string): number {
  return r.number(field) > 0 ? r.number(field) : r.fail(field, "not above 0");
}

function percentileOf(r: TextRow, field: string): number {
  const value = r.number(field);
  return value >= 0 && value <= 100 ? value : r.fail(field, "outside 0 to 100");
}

/** Why a forward PE is missing: an expected loss where a consensus exists, else no consensus. */
function forwardPeState(r: TextRow, forwardPe: number | null): string {
  const profit = r.maybeNumber(FIELDS.forwardProfit, MISSING);
  if (forwardPe !== null && profit !== null && profit <= 0)
    r.fail(FIELDS.forwardPe, "given beside a consensus profit not above 0");
  if (forwardPe !== null) return "ok";
  if (profit === null) return "no_consensus";
  return profit <= 0 ? "loss" : r.fail(FIELDS.forwardPe, "missing beside a consensus profit above 0");
}

/** Why a percentile is missing: a loss in the last reported year, else the reason that missing-reasons.csv names. */
function percentileState(
  r: TextRow,
  percentile: number | null,
  reasons: ReadonlyMap<string, string>
): string {
  if (percentile !== null) return "ok";
  if (r.number(FIELDS.profit) <= 0) return "loss";
  return reasons.get(r.text(FIELDS.code)) ?? "unknown";
}

async function readReasons(
  read: ReportFiles,
  known: ReadonlyMap<unknown, Row>
): Promise<Map<string, string>> {
  const file = "missing-reasons.csv";
  const rows = readTable(file, await read("missing-reasons"), [FIELDS.code, "field", "state"]);
  checkUnique(file, rows, FIELDS.code, (r) => r.text(FIELDS.code));
  for (const r of rows) r.oneOf("field", ["pe_percentile"]);
  return new Map(rows.map((r) => [knownCode(r, FIELDS.code, known), r.oneOf("state", ["short_history"])]));
}

async function readWatchlist(read: ReportFiles, known: ReadonlyMap<unknown, Row>): Promise<Row[]> {
  const file = "watchlist.csv";
  const rows = readTable(file, await read("watchlist"), WATCHLIST_HEADER);
  checkUnique(file, rows, "code", (r) => r.text("code"));
  return rows.map((r) => ({
    code: knownCode(r, "code", known),
    forward_pe: peOf(r, "forward_pe"),
    pe_percentile: percentileOf(r, "pe_percentile"),
    source: REPORT.source
  }));
}

function knownCode(r: TextRow, field: string, known: ReadonlyMap<unknown, Row>): string {
  return known.has(stockCode(r, field)) ? r.text(field) : r.fail(field, "no such company in companies.csv");
}
