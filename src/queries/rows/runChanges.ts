/** The list that a change is of; null: of companies in none. */
interface ListOfChange {
  readonly list_id: string | null;
  readonly list_name_zh: string | null;
  readonly list_name_en: string | null;
}

/** What became of a company since the stored day before the published one: a row a change and list. */
export interface RunChangeRow extends ListOfChange {
  readonly change: "entered" | "left" | "crossed" | "consensus_moved";
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  /** Whether a list has it now; null where it is not known any more. */
  readonly is_listed: boolean | null;
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

/** How many companies changed, of all, of a list, or of a sector of one. One that changed in several ways counts in each once. */
export interface RunChangeCount extends ListOfChange {
  readonly scope: "all" | "list" | "sector";
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
