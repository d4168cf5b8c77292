import {formatNumber} from "./format.js";

/** `1 day`, `2 days`; a number may be formatted already. */
export function days(n: number | string, what = "day"): string {
  return `${grouped(n)} ${what}${isOne(n) ? "" : "s"}`;
}

/** A count with its thousands separated, where it is not formatted already. */
export function grouped(n: number | string): string {
  return typeof n === "number" ? formatNumber(n) : n;
}

/** Whether words of `n` things stand in the singular. */
export function isOne(n: number | string): boolean {
  return String(n) === "1";
}
