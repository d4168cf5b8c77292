import type {Basis, Kind, Losses, WindowYears} from "../percentile.js";

/** The words of the definition, for those who may not import the queries. */
export type {Basis, Kind, Losses, WindowYears};

/**
 * What stands in the place of a percentile or beside it. `ok`, `short_window` (fewer than 250 ranked days, or a
 * history shorter than the window), `stale` (suspended for weeks) and `no_data` (no row for weeks) have a number;
 * `missing`, `loss`, `no_days` and `one_day` have none. `below_range` and `above_range` are said of a what-if
 * value beyond all days, which has a number in all kinds but `exc`.
 */
export type PercentileState =
  | "ok"
  | "short_window"
  | "stale"
  | "no_data"
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
  /** The last one up to as-of, suspended or not; null where a store was written before there was this column. */
  readonly last_date: string | null;
}
