import {literal} from "@uwdata/mosaic-sql";
import {sqlText} from "./sql.js";

/** Normal quantile of a two-sided interval of 95%. */
export const Z = literal(1.96);

/**
 * The standard error of a score `s` on a benchmark `b`, in the unit of the score: the source's, else √(p(1 − p)/(n − 1))
 * over the n questions that were asked; null where neither is known.
 */
export const STANDARD_ERROR = sqlText`CASE
      WHEN s.score_stderr IS NOT NULL THEN s.score_stderr
      WHEN b.unit = 'percent' AND s.score BETWEEN 0 AND 100 AND coalesce(s.n_samples, b.n_items) > 1
        THEN sqrt(s.score * (100 - s.score) / (coalesce(s.n_samples, b.n_items) - 1))
    END`;

/** Whether a row is a rating of the Arena: their standard errors are of the intervals that it ranks by. */
export const IS_ARENA = sqlText`category = 'arena' AND unit = 'rating'`;
