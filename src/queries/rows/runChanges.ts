/** What became of a company since the stored day before the published one: a row a change. */
export interface RunChangeRow {
  readonly change: "entered" | "left" | "crossed" | "consensus_moved";
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly sector_zh: string | null;
  readonly sector_en: string | null;
  /** Of `crossed`: 20 or 80. */
  readonly percentile_line: number | null;
  /** Of `consensus_moved`: the expected year. */
  readonly fiscal_year: number | null;
  /** A percentile, or an expected net profit, in `unit`; null of a company that entered or left. */
  readonly value_before: number | null;
  readonly value_now: number | null;
  readonly unit: string | null;
  /** Of `consensus_moved`, where a profit was expected before. */
  readonly value_change_pct: number | null;
  readonly since: string;
  readonly as_of: string;
  readonly source: string;
}

/** How many companies changed, of all, then of each sector. One that changed in several ways counts in each once. */
export interface RunChangeCount {
  readonly is_all: boolean;
  readonly sector_zh: string | null;
  readonly sector_en: string | null;
  readonly n_companies: number;
  readonly n_entered: number;
  readonly n_left: number;
  readonly n_crossed_20: number;
  readonly n_crossed_80: number;
  /** Either line, or both. */
  readonly n_crossed: number;
  readonly n_consensus_moved: number;
}
