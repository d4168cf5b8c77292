import {halfWidth} from "../cells/text.js";
import {headerKey} from "../header/aliases.js";
import type {Column} from "./table.js";

const KEYS = ["tscode", "tradedate", "totalmv"];

/** Whether a table is a dump of Tushare's `daily_basic`, which is known by the names of its columns. */
export function isDailyBasic(columns: readonly Column[]): boolean {
  const keys = new Set(columns.map(keyOf));
  return KEYS.every((key) => keys.has(key));
}

/** The columns with the bare `pe` of a `daily_basic` dump as what the vendor says that it is: the static one. */
export function withStaticPe(columns: readonly Column[]): readonly Column[] {
  if (!isDailyBasic(columns) || columns.some(({meaning}) => meaning === "pe_static")) return columns;
  return columns.map((column) =>
    column.meaning === null && keyOf(column) === "pe" ? {...column, meaning: "pe_static", note: null} : column
  );
}

function keyOf({header}: Column): string {
  return headerKey(halfWidth(header));
}
