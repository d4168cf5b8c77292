import {literal} from "@uwdata/mosaic-sql";
import {SIZE_ENDS} from "./rows/sizeEnds.js";
import {type SqlText, sqlText} from "./sql.js";

/** A row a class: `above_b` is out of it, `to_b` in it; NULL where it is open. */
export const SIZE_CLASSES: SqlText = SIZE_ENDS.reduce(
  (all, end, i) => sqlText`${all}\n  UNION ALL SELECT ${literal(end)}, ${literal(SIZE_ENDS[i + 1] ?? null)}`,
  sqlText`SELECT NULL AS above_b, ${literal(SIZE_ENDS[0])} AS to_b`
);
