import {type BodyRow, type Column, failAt, type Table, textAt} from "../tables/table.js";

const SUSPENDED = new Set(["停牌", "停牌一天", "全天停牌", "连续停牌", "暂停交易", "suspended", "halted"]);
// A halt for some hours leaves a price and a PE of that day.
const TRADED = new Set(["交易", "正常", "正常交易", "交易中", "盘中停牌", "上午停牌", "下午停牌", "trading"]);
const YES = new Set(["是", "yes", "y", "true", "1"]);
const NO = new Set(["否", "no", "n", "false", "0", ""]);

/**
 * Whether a cell says that the stock did not trade. `1` depends on the column: it trades by its trade status, it is
 * suspended by `是否停牌`. An empty cell is no suspension in the latter, and not allowed in the former.
 */
export function suspendedAt(table: Table, row: BodyRow, column: Column): boolean {
  const word = textAt(row, column).toLowerCase();
  if (SUSPENDED.has(word)) return true;
  if (TRADED.has(word)) return false;
  if (column.meaning === "trade_status" && (word === "1" || word === "0")) return word === "0";
  if (column.meaning === "suspended" && YES.has(word)) return true;
  if (column.meaning === "suspended" && NO.has(word)) return false;
  return failAt(table, row, column, "neither traded nor suspended");
}
