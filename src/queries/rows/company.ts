import type {Basis} from "../percentile.js";
import type {PercentileState} from "./percentile.js";
import type {CompanyFigures, CompanyRow} from "./valuation.js";

/** What the head of a company's page says. Money in 100 million of `financial_currency`. */
export type CompanyFacts = CompanyFigures & {
  /** As of when percentiles were computed; null where there is no history. */
  readonly percentile_as_of: string | null;
  /** Of the last trading day; null where that has none, or there is no history. */
  readonly pe_ttm: number | null;
  /** Days of the company's history. */
  readonly history_days: number;
  /** As `pe_ttm`; and on how many days there is a static PE. */
  readonly pe_static: number | null;
  readonly static_days: number;
};

/** The figures of a company that are of a fiscal year of the reader's choice. */
export type ForwardRow = Pick<
  CompanyFigures,
  | "actual_year"
  | "forward_year"
  | "forward_pe"
  | "forward_pe_state"
  | "forward_pe_basis"
  | "consensus_as_of"
  | "brokers"
  | "net_profit_forward_100m"
  | "net_profit_forward_as_of"
  | "net_margin_forward_pct"
  | "peg"
  | "growth_pct"
  | "growth_state"
  | "growth_as_of"
  | "growth_source"
  | "cap_lo"
  | "cap_hi"
  | "financial_currency"
  | "as_of"
  | "source"
>;

/** A further code of a company, or what a source called it, from a day on. */
export interface KnownAs {
  readonly kind: "code" | "name";
  readonly known_as: string;
  readonly since: string;
  readonly source: string | null;
}

/** A fiscal year of a company. */
export interface FinancialRow {
  readonly code: string;
  readonly fiscal_year: number;
  readonly kind: "actual" | "consensus";
  readonly revenue_100m: number | null;
  readonly net_profit_100m: number | null;
  /** Of both. */
  readonly currency: string;
  /** How many brokers stand behind a consensus; null where the source does not say. */
  readonly brokers: number | null;
  /** Reports on the company in the six months before the day of a consensus; null where the source does not say. */
  readonly reports_6m: number | null;
  /** Of the net profit. */
  readonly as_of: string;
  readonly source: string;
  readonly revenue_as_of: string;
  readonly revenue_source: string;
}

/** A company of the same sector, with its percentile by the default definition. */
export interface PeerRow
  extends Pick<
    CompanyRow,
    | "code"
    | "name_zh"
    | "name_en"
    | "sector_zh"
    | "sector_en"
    | "forward_pe"
    | "forward_pe_state"
    | "forward_year"
    | "actual_year"
    | "growth_pct"
    | "growth_state"
    | "growth_as_of"
    | "growth_source"
    | "percentile"
    | "percentile_published_as_of"
    | "percentile_published_source"
    | "as_of"
    | "source"
  > {
  /** Of the published percentile. */
  readonly percentile_state: CompanyFigures["percentile_state"];
  readonly computed: number | null;
  /** Null where the company has no history. */
  readonly computed_state: PercentileState | null;
  readonly computed_n: number | null;
  readonly computed_last_date: string | null;
}

/** A company that a page can be opened of. */
export interface CompanyOption {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
}

/** A day that is drawn. */
export interface SeriesRow {
  readonly date: string;
  readonly basis: Basis;
  readonly pe: number | null;
  /** In 100 million of the company's currency. */
  readonly market_cap_100m: number | null;
  /** Market capitalisation over PE, in the same; null where either is missing or the PE is 0. */
  readonly profit: number | null;
  /** The day's place among all days of the window with a profit, by INC, 0 to 100; null without a profit. */
  readonly percentile: number | null;
  /** Every so many trading days are drawn. */
  readonly every: number;
}

/** A day of a company's history. */
export interface DayRow {
  readonly date: string;
  readonly basis: Basis;
  readonly pe: number | null;
  readonly market_cap_100m: number | null;
  readonly suspended: boolean;
}

/** Days in a row that have no rank by default. */
export interface StretchRow {
  readonly state: "loss" | "missing" | "suspended";
  readonly first_date: string;
  readonly last_date: string;
  readonly n: number;
}

/** A class of a distribution of PE: from `pe_from`, below `pe_to`. */
export interface BinRow {
  readonly pe_from: number;
  readonly pe_to: number;
  readonly n: number;
  /** Share of days in classes below, and half of its own, in percent. */
  readonly middle: number;
}

/** The PE at a level of the ranked days, in percent; null where that is between a profit and a loss. */
export interface LevelRow {
  readonly level: number;
  readonly pe: number | null;
}
