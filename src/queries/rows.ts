/** The shapes of the rows that the queries answer: types only, shared by queries and charts. */

import type {Basis, Kind, Losses, WindowYears} from "./percentile.js";

export type {Basis, Kind, Losses, WindowYears};

/** One score of a chosen model with all that is shown of it. */
export interface ScoreRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly metric: string | null;
  readonly benchmark_mark: string | null;
  readonly random_baseline: number;
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  readonly score: number;
  readonly score_mark: string | null;
  readonly evaluated_by: string;
  /** Rank in its row, 1 is best; ties share the better rank. */
  readonly place: number;
  /** How many models share this rank. */
  readonly tied: number;
  readonly as_of: string;
  readonly source: string;
}

/** One model over the benchmarks on which every chosen model has a score. */
export interface SummaryRow {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  /** Mean score in percent; null where there is no common benchmark. */
  readonly mean: number | null;
  /** Mean of (score − baseline) / (100 − baseline), in percent: 0 is guessing, 100 is perfect. */
  readonly normalized_mean: number | null;
  /** Share of comparisons with the other chosen models that are won, a tie counting half, in percent. */
  readonly win_rate: number | null;
  /** Mean rank among the chosen models, ties at the mean of their ranks. */
  readonly mean_rank: number | null;
  /** Rows won outright, and rows won or shared. */
  readonly best_alone: number;
  readonly best_or_tied: number;
  /** Common benchmarks: what the means rest on. */
  readonly n: number;
  /** Benchmarks on which this model has a score, common or not. */
  readonly n_own: number;
  /** Benchmarks on which any chosen model has a score. */
  readonly n_any: number;
  readonly average_printed: number | null;
  readonly as_of: string;
  readonly source: string;
}

/** One benchmark on which both models of a pair have a score. */
export interface PairRow {
  readonly benchmark_id: string;
  readonly benchmark: string;
  readonly category: string;
  readonly metric: string | null;
  readonly benchmark_mark: string | null;
  readonly score_a: number;
  readonly score_b: number;
  readonly mark_a: string | null;
  readonly mark_b: string | null;
  /** score_a − score_b in percentage points, to the precision of the scores. */
  readonly difference: number;
  readonly as_of: string;
  readonly source: string;
}

/** One company with everything that the page derives. Money in CNY 100 million (亿元). */
export interface CompanyFigures {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly exchange: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly sector_moved: boolean;
  readonly revenue_2022: number | null;
  readonly revenue_2024e: number | null;
  readonly net_profit_2022: number | null;
  readonly net_profit_2024e: number | null;
  /** Net margin expected for 2024, in percent. */
  readonly margin_2024e_pct: number | null;
  /** Compound annual growth of net profit 2022 to 2024E, in percent; only where both are above 0. */
  readonly growth_pct: number | null;
  readonly growth_state: GrowthState;
  readonly forward_pe: number | null;
  readonly forward_pe_state: ForwardPeState;
  /** Forward PE over growth in percent; only where growth is above 0. */
  readonly peg: number | null;
  /** Forward PE × expected net profit, as far as the rounding of both allows. */
  readonly cap_lo: number | null;
  readonly cap_hi: number | null;
  /** Five-year percentile of the historical PE as published, 0 to 100. */
  readonly percentile: number | null;
  readonly percentile_state: "ok" | "loss" | "short_history" | "unknown";
  readonly as_of: string;
  readonly source: string;
}

/** A company with both of its percentiles, 0 to 100; `percentile` is the one that the page chose. */
export interface CompanyRow extends Omit<CompanyFigures, "percentile_state"> {
  readonly percentile_state: CompanyFigures["percentile_state"] | ComputedState;
  readonly percentile_published: number | null;
  readonly percentile_published_state: CompanyFigures["percentile_state"];
  readonly percentile_computed: number | null;
  readonly percentile_computed_state: ComputedState;
  /** Computed minus published, in points. */
  readonly percentile_difference: number | null;
  /** Of the computed percentile: the PE that is ranked, over which profit, and the days behind it; null without a history. */
  readonly pe_basis: Basis | null;
  readonly pe_ranked: number | null;
  readonly n_ranked: number | null;
  readonly n_loss: number | null;
  readonly n_missing: number | null;
  readonly n_suspended: number | null;
  readonly percentile_as_of: string | null;
  /** Quartiles of the percentile over the chosen companies of the sector, and how many have one. */
  readonly sector_q1: number | null;
  readonly sector_median: number | null;
  readonly sector_q3: number | null;
  readonly sector_n: number;
}

/** The state of a computed percentile, or that the company has no day, or none with a static PE, to compute it from. */
export type ComputedState = PercentileState | "no_history" | "no_static";

/** One row over the companies under the filter. */
export interface CompanyTotals {
  readonly n: number;
  readonly n_all: number;
  readonly pe_median: number | null;
  readonly pe_n: number;
  readonly pe_loss: number;
  readonly pe_no_consensus: number;
  readonly growth_median: number | null;
  readonly growth_n: number;
  readonly percentile_median: number | null;
  readonly percentile_n: number;
  readonly percentile_above_80: number;
  readonly percentile_below_20: number;
}

/** A day of a stored snapshot. */
export interface SnapshotDay {
  readonly as_of: string;
}

/** How far daily history goes. */
export interface HistoryStatus {
  readonly n_companies: number;
  readonly n_static: number;
  readonly n_all: number;
}

/** What became of a company since an earlier snapshot. Percentiles are the chosen ones, 0 to 100. */
export interface ChangeRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  /** Whether it came under the page's filters, left them, or stood under them on both days. */
  readonly change: "entered" | "left" | "stayed";
  readonly percentile_before: number | null;
  readonly percentile_before_state: string | null;
  readonly percentile_now: number | null;
  readonly percentile_now_state: string | null;
  /** In points. */
  readonly percentile_change: number | null;
  readonly forward_pe_before: number | null;
  readonly forward_pe_before_state: string | null;
  readonly forward_pe_now: number | null;
  readonly forward_pe_now_state: string | null;
  readonly forward_pe_change_pct: number | null;
  readonly since: string;
  readonly as_of: string;
  readonly source: string;
}

/** Which label a company's sector has: the corrected one, or the one that the report prints. */
export type SectorBasis = "corrected" | "printed";

export type ForwardPeState = "ok" | "loss" | "no_consensus";

export type GrowthState = "ok" | "loss_before" | "loss_expected" | "no_consensus";

/** Printed and computed average of one model. */
export interface AverageRow {
  readonly model_id: string;
  readonly model: string;
  readonly average_printed: number;
  readonly mean: number;
  /** Printed minus computed. */
  readonly difference: number;
  readonly average_revised: number | null;
  readonly n: number;
  readonly as_of: string;
  readonly source: string;
}

/** One model against another over all benchmarks. */
export interface WinRow {
  readonly model_id: string;
  readonly model: string;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  readonly n: number;
  readonly as_of: string;
  readonly source: string;
}

/** A company that the report's text names. */
export interface WatchRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly forward_pe: number;
  readonly percentile_published: number;
  readonly forward_pe_table: number | null;
  readonly percentile_table: number | null;
  readonly percentile_ttm: number | null;
  readonly ttm_source: string | null;
  readonly as_of: string;
  readonly source: string;
}

/** A real GGUF file beside the size that the report prints for its model. */
export interface FileRow {
  readonly model_id: string;
  readonly model: string;
  readonly build: string;
  readonly quantization: string;
  readonly size_gb: number;
  readonly bits_per_weight: number;
  readonly size_printed: number;
  readonly fits_as: "GB" | "GiB" | null;
  readonly source_url: string;
  readonly source: string;
  readonly as_of: string;
}

/** A training run. */
export interface TrainingRow {
  readonly model_id: string;
  readonly model: string;
  readonly accelerator: string;
  readonly pods: number;
  readonly chips_per_pod: number;
  readonly chips: number;
  readonly source: string;
  readonly as_of: string;
}

/** A score with a mark, or one of the two of the MBPP footnote. */
export interface MarkRow {
  readonly model: string;
  readonly benchmark: string;
  readonly score: number;
  readonly mark: "*" | "†";
  readonly evaluated_by: string;
  readonly as_of: string | null;
  readonly source: string;
}

/** A company whose printed sector is not its own. */
export interface SlippedRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly sector_printed_zh: string;
  readonly sector_printed_en: string;
  readonly as_of: string;
  readonly source: string;
}

/** A company that lacks a figure, with the reason. */
export interface MissingRow {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly forward_pe_state: string;
  readonly pe_percentile_state: string;
  readonly as_of: string;
  readonly source: string;
}

/** What the head of a company's page says. Money in CNY 100 million (亿元). */
export type CompanyFacts = CompanyFigures & {
  readonly forward_year: number;
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

/** A fiscal year of a company. */
export interface FinancialRow {
  readonly code: string;
  readonly fiscal_year: number;
  readonly kind: "actual" | "consensus";
  readonly revenue_cny_100m: number | null;
  readonly net_profit_cny_100m: number | null;
  /** How many brokers stand behind a consensus; null where the source does not say. */
  readonly brokers: number | null;
  readonly as_of: string;
  readonly source: string;
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
    | "growth_pct"
    | "growth_state"
    | "percentile"
    | "percentile_state"
    | "as_of"
    | "source"
  > {
  readonly computed: number | null;
  /** Null where the company has no history. */
  readonly computed_state: PercentileState | null;
  readonly computed_n: number | null;
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
  readonly market_cap_cny_100m: number | null;
  /** Market capitalisation over PE, in CNY 100 million; null where either is missing or the PE is 0. */
  readonly profit: number | null;
  /** Every so many trading days are drawn. */
  readonly every: number;
}

/** A day of a company's history. */
export interface DayRow {
  readonly date: string;
  readonly basis: Basis;
  readonly pe: number | null;
  readonly market_cap_cny_100m: number | null;
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

/** A day of the performance chart, rebased to 100 on the first day. */
export interface LineRow {
  readonly date: string;
  /** The chosen companies, rebalanced every day to equal weights. */
  readonly equal_weighted: number;
  /** The chosen companies by market capitalisation. */
  readonly cap_weighted: number;
  /** The CSI 300; null where it has no close of that time. */
  readonly benchmark: number | null;
  /** Chosen companies that were there. */
  readonly n: number;
  /** How many of them did not trade. */
  readonly n_untraded: number;
  readonly source: string | null;
}

/** What the chosen companies, or one of them, returned over two horizons; null where it was not there all the time. */
export interface ExcessRow {
  readonly kind: "equal_weighted" | "cap_weighted" | "company";
  readonly code: string | null;
  readonly name_zh: string | null;
  readonly name_en: string | null;
  readonly sector_zh: string | null;
  readonly sector_en: string | null;
  readonly return_6m_pct: number | null;
  /** Percentage points over the CSI 300's return of the same days. */
  readonly excess_6m_pct: number | null;
  readonly rating_6m: Rating | null;
  readonly return_12m_pct: number | null;
  readonly excess_12m_pct: number | null;
  readonly rating_12m: Rating | null;
  /** Days without trading, which return nothing. */
  readonly n_untraded: number;
  readonly as_of: string;
  readonly source: string | null;
}

export type Rating = "buy" | "outperform" | "neutral" | "underperform";

/** A step of the report's rating scale. An open end is null; of sectors the report gives no figures. */
export interface RatingRow {
  readonly subject: "stock" | "sector";
  readonly rating: Rating | "in_line";
  readonly name_zh: string;
  readonly name_en: string;
  readonly excess_from_pct: number | null;
  readonly excess_to_pct: number | null;
  readonly months: number;
  readonly as_of: string;
  readonly source: string;
}

/** What there is to draw of performance. */
export interface PerformanceStatus {
  readonly n_companies: number;
  readonly n_days: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly n_index_days: number;
}

/** One published table: how many rows, whom they come from, and their latest date. */
export interface CatalogRow {
  readonly name: string;
  readonly n: number;
  /** Null where the table names a source in each row, or is our own classification. */
  readonly source: string | null;
  readonly as_of: string | null;
}

/**
 * What stands in the place of a percentile or beside it. `ok`, `short_window` (fewer than 250 ranked days, or a
 * history shorter than the window) and `stale` (the last trading day is weeks before as-of) have a number;
 * `missing`, `loss`, `no_days` and `one_day` have none. `below_range` and `above_range` are said of a what-if
 * value beyond all days, which has a number in all kinds but `exc`.
 */
export type PercentileState =
  | "ok"
  | "short_window"
  | "stale"
  | "missing"
  | "loss"
  | "no_days"
  | "one_day"
  | "below_range"
  | "above_range";

/** Where a company's PE stands in its own history, with all that the number rests on. */
export interface PercentileRow {
  readonly code: string;
  readonly as_of: string;
  readonly window_years: WindowYears;
  readonly kind: Kind;
  readonly losses: Losses;
  readonly basis: Basis;
  /** The PE that is ranked: of the last trading day up to as-of, or the what-if value. */
  readonly pe: number | null;
  /** 0 to 100, full precision. */
  readonly percentile: number | null;
  readonly state: PercentileState;
  /** Days ranked. */
  readonly n: number;
  /** Days of the window with a loss; left out of `n` only where losses are excluded. */
  readonly n_loss: number;
  readonly n_missing: number;
  readonly n_suspended: number;
  /** The day before the window; null where the window is the whole history. */
  readonly window_start: string | null;
  /** The last trading day up to as-of. */
  readonly pe_date: string | null;
  /** The first day of the company's history. */
  readonly first_date: string;
}

/** A source of refreshes, as the runs on record have it. Times are ISO 8601 in UTC. */
export interface SourceRow {
  readonly source: string;
  /** The day of the last figures it brought; null: none yet. */
  readonly as_of: string | null;
  readonly last_success: string | null;
  readonly n_runs: number;
  /** Of these, how many failed, or were kept out by the gate. */
  readonly n_failed: number;
}

/** A run of the refresh. */
export interface RunRow {
  readonly run_id: string;
  readonly started_at: string;
  /** Null where the run ended without a word. */
  readonly duration_s: number | null;
  readonly source: string;
  readonly status: "ok" | "kept_last_good" | "failed";
  readonly rows_in: number;
  readonly rows_out: number;
  readonly message: string;
}
