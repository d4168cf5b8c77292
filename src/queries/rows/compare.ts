import type {CompanyFacts, SeriesRow, StretchRow} from "./company.js";
import type {PercentileRow} from "./percentile.js";

/** A company beside others: what its own page knows of it by the default definition. */
export interface ComparedCompany {
  readonly facts: CompanyFacts;
  /** Its computed percentile; null without a history. */
  readonly current: PercentileRow | null;
  /** Days of five years that are drawn, and the stretches that are not. */
  readonly series: readonly SeriesRow[];
  readonly stretches: readonly StretchRow[];
}

/** A sector of the list that is shown, on a day that is drawn. */
export interface SectorDay {
  readonly sector_zh: string;
  readonly date: string;
  /** Members with a PE TTM above zero, and with a loss. */
  readonly n: number;
  readonly n_loss: number;
  /** Null under three members. */
  readonly pe_median: number | null;
  /** Of their places in their own five years up to the day, 0 to 100; null under three members. */
  readonly percentile_median: number | null;
  /** Every so many trading days are drawn. */
  readonly every: number;
}

/** How many companies of the whole store have a daily history. */
export interface HistoryCount {
  readonly n: number;
}

/** A company that the page opens with. */
export interface OpeningCode {
  readonly code: string;
  /** As of when its percentile was computed; null without a history. */
  readonly percentile_as_of: string | null;
}
