import type {Row, Tables} from "../../contract.js";
import {latestCaps} from "../../valuations/forwardPe.js";
import {lacking} from "../market/lacking.js";
import type {Absence} from "../source.js";
import type {TushareSettings} from "./settings.js";

/** What was asked for, and what came of it. */
export interface Asked {
  readonly settings: TushareSettings;
  /** The companies of all lists. */
  readonly known: readonly string[];
  /** Those of them that are listed, and were asked for. */
  readonly companies: readonly string[];
  /** All whose history was asked for: of the whole market, where that is wanted. */
  readonly histories: Iterable<string>;
  readonly actuals: readonly Row[];
  readonly consensus: readonly Row[];
  /** The day of which a forward PE is, ISO. */
  readonly as_of: string;
}

/** Companies that were asked for and of which nothing came; what is published of them stays. */
export function absencesOf(tables: Tables, asked: Asked): Absence[] {
  const {settings, known, companies} = asked;
  const withCap = [...latestCaps(tables.pe_history, asked.as_of).keys()].map((code) => ({code}));
  const isAsked = (endpoint: "income" | "report_rc") => !settings.skipped.has(endpoint);
  return [
    ...lacking(
      "companies",
      known,
      companies.map((code) => ({code})),
      "not in tushare's list of companies"
    ),
    ...lacking(
      "pe_history",
      asked.histories,
      tables.pe_history,
      "tushare daily_basic and suspend_d have no row of it"
    ),
    ...(isAsked("income")
      ? lacking("financials", companies, asked.actuals, "tushare income has no annual figures of it")
      : []),
    ...(isAsked("report_rc")
      ? [
          ...lacking("financials", companies, asked.consensus, "tushare report_rc has no forecast of it"),
          ...lacking(
            "valuations",
            companies,
            withCap,
            "no market capitalisation of the last month for a forward PE"
          )
        ]
      : [])
  ];
}
