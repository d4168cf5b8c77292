import {halfWidth} from "../cells/text.js";
import {headerKey} from "../header/aliases.js";
import type {Column} from "./table.js";

const KEYS = ["tscode", "tradedate", "totalmv"];

/** Whether a table is a dump of Tushare's `daily_basic`, which is known by the names of its columns. */
export function isDailyBasic(columns: readonly Column[]): boolean {
  const keys = new Set(columns.map(keyOf));
  return KEYS.every((key) => keys.has(key));
}

function keyOf({header}: Column): string {
  return headerKey(halfWidth(header));
}
