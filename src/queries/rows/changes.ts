/** A day of a stored snapshot. */
export interface SnapshotDay {
  readonly as_of: string;
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
  readonly forward_year_before: number | null;
  readonly forward_pe_now: number | null;
  readonly forward_pe_now_state: string | null;
  readonly forward_year_now: number | null;
  readonly forward_pe_change_pct: number | null;
  readonly since: string;
  /** Of the published percentile, which may not be the one that is chosen. */
  readonly percentile_published_as_of: string;
  readonly percentile_published_source: string;
  readonly as_of: string;
  readonly source: string;
}
