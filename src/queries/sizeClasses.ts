import {literal} from "@uwdata/mosaic-sql";
import {type SqlText, sqlText} from "./sql.js";

/** Ends of the size classes, in billions of parameters: a phone's, a laptop's, one graphics card's, a server's. */
export const SIZE_ENDS = [4, 10, 40, 100] as const;

/** A row a class: `above_b` is out of it, `to_b` in it; NULL where it is open. */
export const SIZE_CLASSES: SqlText = SIZE_ENDS.reduce(
  (all, end, i) => sqlText`${all}\n  UNION ALL SELECT ${literal(end)}, ${literal(SIZE_ENDS[i + 1] ?? null)}`,
  sqlText`SELECT NULL AS above_b, ${literal(SIZE_ENDS[0])} AS to_b`
);
