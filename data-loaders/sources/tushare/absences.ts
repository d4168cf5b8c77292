import type {Row, TableName, Tables} from "../../contract.js";
import type {Absence} from "../source.js";
import {BENCHMARK} from "./indexHistory.js";
import type {TushareSettings} from "./settings.js";
import {latestCaps} from "./valuations.js";

/** What was asked for, and what came of it. */
export interface Asked {
  readonly settings: TushareSettings;
  /** The companies that have a name and a sector. */
  readonly known: readonly string[];
  /** Those of them that are listed, and were asked for. */
  readonly companies: readonly string[];
  /** All whose history was asked for: of the whole market, where that is wanted. */
  readonly histories: Iterable<string>;
  readonly actuals: readonly Row[];
  readonly consensus: readonly Row[];
}

/** Companies, and the index, that were asked for and of which nothing came; what is published of them stays. */
export function absencesOf(tables: Tables, asked: Asked): Absence[] {
  const {settings, known, companies} = asked;
  const lacks = (
    table: TableName,
    codes: Iterable<string>,
    rows: readonly Row[],
    message: string
  ): Absence[] => {
    const there = new Set(rows.map(({code, index_code}) => code ?? index_code));
    return [...codes].filter((code) => !there.has(code)).map((code) => ({table, code, message}));
  };
  const withCap = [...latestCaps(tables.pe_history).keys()].map((code) => ({code}));
  const isAsked = (endpoint: "income" | "report_rc" | "index_daily") => !settings.skipped.has(endpoint);
  return [
    ...lacks(
      "companies",
      known,
      companies.map((code) => ({code})),
      "not in tushare's list of companies"
    ),
    ...lacks(
      "pe_history",
      asked.histories,
      tables.pe_history,
      "tushare daily_basic and suspend_d have no row of it"
    ),
    ...(isAsked("income")
      ? lacks("financials", companies, asked.actuals, "tushare income has no annual figures of it")
      : []),
    ...(isAsked("report_rc")
      ? [
          ...lacks("financials", companies, asked.consensus, "tushare report_rc has no forecast of it"),
          ...lacks("valuations", companies, withCap, "no market capitalisation for a forward PE")
        ]
      : []),
    ...(isAsked("index_daily")
      ? lacks("index_history", [BENCHMARK], tables.index_history, "tushare index_daily has no close of it")
      : [])
  ];
}
