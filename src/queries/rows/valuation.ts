import type {Basis} from "../percentile.js";
import type {PercentileState} from "./percentile.js";

/** One company with everything that the page derives. Money in 100 million of `financial_currency`. */
export interface CompanyFigures {
  readonly code: string;
  /** Whether a list of the site has it, and so a page of its own. */
  readonly is_listed: boolean;
  readonly name_zh: string;
  readonly name_en: string;
  readonly exchange: string;
  readonly sector_zh: string;
  readonly sector_en: string;
  readonly sector_moved: boolean;
  /** The last fiscal year that is reported, up to the forward one. */
  readonly actual_year: number | null;
  /** The fiscal year that the forward PE is of; where its source names none, the first expected one. */
  readonly forward_year: number | null;
  readonly revenue_actual_100m: number | null;
  readonly revenue_forward_100m: number | null;
  readonly net_profit_actual_100m: number | null;
  readonly net_profit_forward_100m: number | null;
  /** Net margin expected for the forward year, in percent. */
  readonly net_margin_forward_pct: number | null;
  /** Compound annual growth of net profit between the two years, in percent; only where both are above 0. */
  readonly growth_pct: number | null;
  readonly growth_state: GrowthState;
  /** Of the two profits: the later day, and whose they are; null where there is neither. */
  readonly growth_as_of: string | null;
  readonly growth_source: string | null;
  /** Of the expected profit alone. */
  readonly net_profit_forward_as_of: string | null;
  readonly forward_pe: number | null;
  readonly forward_pe_state: ForwardPeState;
  /** Forward PE over growth in percent; only where growth is above 0. */
  readonly peg: number | null;
  /** Forward PE × expected net profit, as far as the rounding of both allows. */
  readonly cap_lo: number | null;
  readonly cap_hi: number | null;
  /** Five-year percentile of the historical PE as published, 0 to 100. */
  readonly percentile: number | null;
  readonly percentile_state: "ok" | "loss" | "short_history" | "unknown" | "not_given";
  readonly percentile_published_as_of: string;
  readonly percentile_published_source: string;
  /** Of the forward PE. */
  readonly as_of: string;
  readonly source: string;
  /** Whether it is printed by its source, or computed from market capitalisation and consensus; null where that is not known. */
  readonly forward_pe_basis: ForwardPeBasis | null;
  /** The day of the consensus that a computed one rests on, and so many brokers; null where its source does not say. */
  readonly consensus_as_of: string | null;
  readonly brokers: number | null;
  /** In which its shares are priced. */
  readonly currency: string;
  /** In which its revenue and profit are, and so what follows from them. */
  readonly financial_currency: string;
}

export type ForwardPeBasis = "published" | "computed";

/** A fiscal year that forward PEs are of, and how many companies say something of it. */
export interface ForwardYear {
  readonly year: number;
  readonly n: number;
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
  /** The last day of the company's history up to then; null, too, where a store is older than the column. */
  readonly last_date: string | null;
}

/** The state of a computed percentile, or that the company has no day, or none with a static PE, to compute it from. */
export type ComputedState = PercentileState | "no_history" | "no_static" | SupposedState;

/** At a supposed price: the answer is on its way, or cannot be had. */
export type SupposedState = "computing" | "not_known";

/** One row over the companies under the filter: of all of them, or of a sector. */
export interface CompanyTotals {
  /** Chinese name; null over all sectors. */
  readonly sector_zh: string | null;
  /** English name, of any sector where the Chinese one is null. */
  readonly sector_en: string | null;
  readonly n: number;
  readonly n_all: number;
  readonly pe_median: number | null;
  readonly pe_n: number;
  readonly pe_loss: number;
  readonly pe_no_consensus: number;
  /** No source gives one. */
  readonly pe_missing: number;
  /** Fiscal years of the forward PEs, the same twice where all are of one; and of how many it is stated. */
  readonly forward_year_first: number | null;
  readonly forward_year_last: number | null;
  readonly forward_year_n: number;
  /** Over how many different spans of fiscal years the profits grow. */
  readonly growth_spans: number;
  readonly growth_median: number | null;
  readonly growth_n: number;
  readonly peg_median: number | null;
  readonly peg_n: number;
  /** Quartiles, 0 to 100; null where no company has a percentile. */
  readonly percentile_q1: number | null;
  readonly percentile_median: number | null;
  readonly percentile_q3: number | null;
  readonly percentile_n: number;
  readonly percentile_above_80: number;
  readonly percentile_below_20: number;
}

/** How far daily history goes. */
export interface HistoryStatus {
  readonly n_companies: number;
  readonly n_static: number;
  readonly n_all: number;
}

/** Which label a company's sector has: the corrected one, or the one that the report prints. */
export type SectorBasis = "corrected" | "printed";

export type ForwardPeState = "ok" | "loss" | "no_consensus" | "missing";

export type GrowthState = "ok" | "loss_before" | "loss_expected" | "no_consensus" | "missing" | "same_year";
