import {halfWidth} from "./text.js";

/** The unit of a column. `power` is that of the ten by which a figure in CNY must be multiplied. */
export type Unit =
  | {readonly kind: "cny"; readonly power: number; readonly text: string}
  | {readonly kind: "times" | "percent" | "fraction" | "count" | "foreign"; readonly text: string};

const CNY_POWERS = new Map(
  Object.entries({
    ...{元: 0, 千元: 3, 万元: 4, 万: 4, 百万元: 6, 百万: 6},
    ...{亿元: 8, 亿: 8, 十亿元: 9, 万亿元: 12, 万亿: 12},
    ...{cny: 0, rmb: 0, cny100m: 8, "100mcny": 8, cny10k: 4}
  })
);

const OTHERS = new Map<string, Exclude<Unit["kind"], "cny">>([
  ["倍", "times"],
  ["x", "times"],
  ["times", "times"],
  ["%", "percent"],
  ["percent", "percent"],
  ["百分比", "percent"],
  ["小数", "fraction"],
  ["fraction", "fraction"],
  ["家", "count"],
  ["个", "count"],
  ["hkd", "foreign"],
  ["usd", "foreign"]
]);

/** The unit that a text names, with or without `单位` and `人民币` before it. Null where it names none. */
export function parseUnit(text: string): Unit | null {
  const word = halfWidth(text)
    .toLowerCase()
    .replace(/[\s_:,]/g, "")
    .replace(/^单位/, "");
  const bare = word === "人民币" ? "元" : word.replace(/^人民币/, "");
  const power = CNY_POWERS.get(bare);
  if (power !== undefined) return {kind: "cny", power, text: bare};
  const kind = OTHERS.get(bare);
  if (kind) return {kind, text: bare};
  return /^[百千万亿]*(港元|港币|美元|欧元|日元)$/.test(bare) ? {kind: "foreign", text: bare} : null;
}

/** The units of a row that holds nothing but units, below a header; else null. */
export function unitRow(cells: readonly string[]): (Unit | null)[] | null {
  const units = cells.map((cell) => (cell.trim() ? parseUnit(cell.replace(/^[(（]|[)）]$/g, "")) : null));
  const filled = cells.filter((cell) => cell.trim()).length;
  return filled > 0 && units.filter((unit) => unit !== null).length === filled ? units : null;
}
