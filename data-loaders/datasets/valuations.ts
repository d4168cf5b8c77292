import {BadInput} from "../badInput.js";
import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import type {ReportColumn} from "../sources/reportFacts.js";
import type {TextRow} from "../textTable.js";
import {stockCode} from "./companies.js";
import {fileOf, readReportFile} from "./reportFile.js";

const WATCHLIST_HEADER = ["code", "forward_pe", "pe_percentile"];
const REASONS_HEADER = ["code", "field", "state"];

/**
 * Reads the valuation table: the fiscal years that report.json names of its columns, and one valuation per company.
 * `companies` are the rows of the companies table; each must stand in the table once, and with the same name and sector.
 * A missing figure becomes null with a state that says why (see `forwardPeState`, `percentileState`).
 */
export async function readValuations(report: Report, companies: readonly Row[]) {
  const t = tableOf(report);
  const rows = await readReportFile(report, "valuation", t.header, {field: t.code});
  const known = new Map(companies.map((c) => [c.code, c]));
  for (const r of rows) checkCompany(r, t, known.get(stockCode(r, t.code)));
  const listed = new Set<unknown>(rows.map((r) => r.text(t.code)));
  for (const code of known.keys())
    if (!listed.has(code))
      throw new BadInput({file: fileOf(report, "valuation")}, "no row of a company of companies.csv", code);
  const reasons = await readReasons(report, known);
  return {
    financials: rows.flatMap((r) => financialRows(r, t)),
    valuations: rows.map((r) => valuationRow(r, t, reasons)),
    watchlist: await readWatchlist(report, t, known)
  };
}

/** The headers of the table by what they hold. */
interface Table {
  readonly header: readonly string[];
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  readonly forwardPe: string;
  readonly percentile: string;
  readonly forwardYear: number;
  readonly years: readonly {
    readonly year: number;
    readonly kind: "actual" | "consensus";
    readonly revenue: string;
    readonly profit: string;
  }[];
  readonly missing: readonly string[];
  readonly as_of: string;
  readonly source: string;
}

const NO_TABLE = {columns: {}, missing: []};

function tableOf({facts}: Report): Table {
  const columns = Object.entries((facts.valuation ?? NO_TABLE).columns);
  const place = {file: `${facts.report_id}/report.json`, field: "valuation.columns"};
  const isAsked = facts.files.includes("valuation");
  const headerOf = (what: string, wanted: (column: ReportColumn) => boolean): string => {
    const [found, ...others] = columns.filter(([, column]) => wanted(column));
    if (others.length > 0) throw new BadInput(place, `two columns hold ${what}`, others[0]![0]);
    if (!found && isAsked) throw new BadInput(place, `no column holds ${what}`);
    return found?.[0] ?? "";
  };
  const field = (name: ReportColumn["field"]) => headerOf(name, (column) => column.field === name);
  const years = columns.flatMap(([, column]) =>
    "kind" in column ? [{year: column.year, kind: column.kind}] : []
  );
  const distinct = years.filter(
    ({year, kind}, i) => years.findIndex((other) => other.year === year && other.kind === kind) === i
  );
  const amount = (name: "revenue" | "net_profit", {year, kind}: (typeof years)[number]) =>
    headerOf(
      `${name} of ${year} (${kind})`,
      (column) => column.field === name && column.year === year && column.kind === kind
    );
  const unfinished = years.find(
    ({year, kind}) => kind === "actual" && year >= Number(facts.prices_as_of.slice(0, 4))
  );
  if (unfinished)
    throw new BadInput(
      place,
      `reported figures as of ${facts.prices_as_of} of a year that was not over`,
      unfinished.year
    );
  const pe = columns.find(([, column]) => column.field === "forward_pe")?.[1];
  return {
    header: columns.map(([header]) => header),
    code: field("code"),
    name: field("name"),
    sector: field("sector"),
    forwardPe: field("forward_pe"),
    percentile: field("pe_percentile"),
    forwardYear: pe?.field === "forward_pe" ? pe.year : 0,
    years: distinct.map((each) => ({
      ...each,
      revenue: amount("revenue", each),
      profit: amount("net_profit", each)
    })),
    missing: (facts.valuation ?? NO_TABLE).missing,
    as_of: facts.prices_as_of,
    source: facts.source
  };
}

function checkCompany(r: TextRow, t: Table, company: Row | undefined): void {
  if (!company) r.fail(t.code, "no such company in companies.csv");
  if (company.name_zh !== r.text(t.name)) r.fail(t.name, `companies.csv says ${company.name_zh}`);
  if (company.sector_printed_zh !== r.text(t.sector))
    r.fail(t.sector, `companies.csv says ${company.sector_printed_zh}`);
}

/** A row a fiscal year. A report prints actual figures of every company; an estimate may be missing. */
function financialRows(r: TextRow, t: Table): Row[] {
  return t.years.map(({year, kind, revenue, profit}) => {
    const amount = (field: string) => (kind === "actual" ? r.number(field) : r.maybeNumber(field, t.missing));
    const [revenue_cny_100m, net_profit_cny_100m] = [amount(revenue), amount(profit)];
    return {
      code: r.text(t.code),
      as_of: t.as_of,
      source: t.source,
      revenue_as_of: t.as_of,
      revenue_source: t.source,
      ...{brokers: null, reports_6m: null},
      fiscal_year: year,
      kind,
      revenue_cny_100m,
      net_profit_cny_100m,
      ...{currency: "CNY", revenue_100m: revenue_cny_100m, net_profit_100m: net_profit_cny_100m}
    };
  });
}

function valuationRow(r: TextRow, t: Table, reasons: ReadonlyMap<string, string>): Row {
  const forwardPe = isMissing(r, t.forwardPe, t) ? null : peOf(r, t.forwardPe);
  const percentile = isMissing(r, t.percentile, t) ? null : percentileOf(r, t.percentile);
  return {
    code: r.text(t.code),
    as_of: t.as_of,
    forward_pe: forwardPe,
    forward_year: t.forwardYear,
    forward_pe_state: forwardPeState(r, t, forwardPe),
    pe_percentile_published: percentile,
    pe_percentile_state: percentileState(r, t, percentile, reasons),
    source: t.source,
    pe_percentile_as_of: t.as_of,
    pe_percentile_source: t.source,
    forward_pe_basis: "published",
    consensus_as_of: null,
    brokers: null,
    currency: null,
    market_cap_100m: null
  };
}

function isMissing(r: TextRow, field: string, {missing}: Table): boolean {
  return r.maybeNumber(field, missing) === null;
}

function peOf(r: TextRow, field: string): number {
  return r.number(field) > 0 ? r.number(field) : r.fail(field, "not above 0");
}

function percentileOf(r: TextRow, field: string): number {
  const value = r.number(field);
  return value >= 0 && value <= 100 ? value : r.fail(field, "outside 0 to 100");
}

/** Why a forward PE is missing: an expected loss where a consensus of its year exists, else no consensus. */
function forwardPeState(r: TextRow, t: Table, forwardPe: number | null): string {
  const expected = t.years.find(({year, kind}) => year === t.forwardYear && kind === "consensus");
  const profit = expected ? r.maybeNumber(expected.profit, t.missing) : null;
  if (forwardPe !== null && profit !== null && profit <= 0)
    r.fail(t.forwardPe, "given beside a consensus profit not above 0");
  if (forwardPe !== null) return "ok";
  if (profit === null) return "no_consensus";
  return profit <= 0 ? "loss" : r.fail(t.forwardPe, "missing beside a consensus profit above 0");
}

/** Why a percentile is missing: a loss in the last reported year, else the reason that missing-reasons.csv names. */
function percentileState(
  r: TextRow,
  t: Table,
  percentile: number | null,
  reasons: ReadonlyMap<string, string>
): string {
  if (percentile !== null) return "ok";
  const actual = t.years.filter(({kind}) => kind === "actual").sort((a, b) => b.year - a.year);
  if (actual[0] && r.number(actual[0].profit) <= 0) return "loss";
  return reasons.get(r.text(t.code)) ?? "unknown";
}

async function readReasons(report: Report, known: ReadonlyMap<unknown, Row>): Promise<Map<string, string>> {
  const rows = await readReportFile(report, "missing-reasons", REASONS_HEADER, {field: "code"});
  for (const r of rows) r.oneOf("field", ["pe_percentile"]);
  return new Map(rows.map((r) => [knownCode(r, "code", known), r.oneOf("state", ["short_history"])]));
}

async function readWatchlist(report: Report, t: Table, known: ReadonlyMap<unknown, Row>): Promise<Row[]> {
  const rows = await readReportFile(report, "watchlist", WATCHLIST_HEADER, {field: "code"});
  const maybe = (r: TextRow, field: string, read: (r: TextRow, field: string) => number) =>
    r.maybeText(field) === null ? null : read(r, field);
  return rows.map((r) => ({
    code: knownCode(r, "code", known),
    forward_pe: maybe(r, "forward_pe", peOf),
    pe_percentile: maybe(r, "pe_percentile", percentileOf),
    source: t.source,
    forward_year: t.forwardYear || null
  }));
}

function knownCode(r: TextRow, field: string, known: ReadonlyMap<unknown, Row>): string {
  return known.has(stockCode(r, field)) ? r.text(field) : r.fail(field, "no such company in companies.csv");
}
