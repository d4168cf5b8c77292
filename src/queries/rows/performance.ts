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

/** What the chosen companies, or one of them, returned over two horizons; null where it was not there at the begin of one, or no day is. */
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
  readonly report_id: string | null;
  readonly as_of: string;
  readonly source: string;
}

/** What decides whether a company has a line. */
export interface PerformerRow {
  readonly code: string;
  readonly in_cny: boolean;
  readonly has_days: boolean;
}

/** How far the daily history goes. */
export interface HistoryDays {
  readonly n_days: number;
  readonly n_cap_days: number;
}

/** What there is to draw of performance. */
export interface PerformanceStatus {
  readonly n_companies: number;
  readonly n_days: number;
  readonly first_day: string | null;
  readonly last_day: string | null;
  /** Whether the days begin so many months before the last one. */
  readonly has_6m: boolean;
  readonly has_12m: boolean;
  readonly n_index_days: number;
}
