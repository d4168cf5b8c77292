import {halfWidth} from "./text.js";

/** The unit of a column. `power` is that of the ten by which an amount must be multiplied. */
export type Unit =
  /** 元, and CNY where `isNamed` says so: what a terminal calls 元 may be the money of another market. */
  | {readonly kind: "cny"; readonly power: number; readonly isNamed: boolean; readonly text: string}
  /** `currency` is null where no market of a known code has it. */
  | {
      readonly kind: "foreign";
      readonly power: number;
      readonly currency: "HKD" | "USD" | null;
      readonly text: string;
    }
  | {readonly kind: "times" | "percent" | "fraction" | "count"; readonly text: string};

const CNY_POWERS = new Map(
  Object.entries({
    ...{元: 0, 千元: 3, 万元: 4, 万: 4, 百万元: 6, 百万: 6},
    ...{亿元: 8, 亿: 8, 十亿元: 9, 万亿元: 12, 万亿: 12},
    ...{cny: 0, rmb: 0, cny100m: 8, "100mcny": 8, cny10k: 4}
  })
);

const OTHERS = new Map<string, "times" | "percent" | "fraction" | "count">([
  ["倍", "times"],
  ["x", "times"],
  ["times", "times"],
  ["%", "percent"],
  ["percent", "percent"],
  ["百分比", "percent"],
  ["小数", "fraction"],
  ["fraction", "fraction"],
  ["家", "count"],
  ["个", "count"]
]);

const FOREIGN = new Map<string, "HKD" | "USD" | null>([
  ...(["港元", "港币", "hkd", "hk$"] as const).map((name) => [name, "HKD"] as const),
  ...(["美元", "usd", "us$"] as const).map((name) => [name, "USD"] as const),
  ...(["欧元", "日元", "eur", "jpy"] as const).map((name) => [name, null] as const)
]);
const FOREIGN_UNIT = new RegExp(
  `^(千|万|百万|千万|亿|十亿|百亿|千亿|万亿)?(${[...FOREIGN.keys()].join("|").replaceAll("$", "\\$")})(100m|mn|bn)?$`
);
const POWERS = new Map(
  Object.entries({
    千: 3,
    万: 4,
    百万: 6,
    千万: 7,
    亿: 8,
    十亿: 9,
    百亿: 10,
    千亿: 11,
    万亿: 12,
    "100m": 8,
    mn: 6,
    bn: 9
  })
);

/** The unit that a text names, with or without `单位` and `人民币` before it. Null where it names none. */
export function parseUnit(text: string): Unit | null {
  const word = halfWidth(text)
    .toLowerCase()
    .replace(/[\s_:,]/g, "")
    .replace(/^单位/, "");
  const bare = word === "人民币" ? "元" : word.replace(/^人民币|人民币$/, "");
  const power = CNY_POWERS.get(bare);
  if (power !== undefined)
    return {kind: "cny", power, isNamed: bare !== word || /cny|rmb/.test(bare), text: bare};
  const kind = OTHERS.get(bare);
  if (kind) return {kind, text: bare};
  const [, before, name, behind] = FOREIGN_UNIT.exec(bare) ?? [];
  if (name === undefined || (before !== undefined && behind !== undefined)) return null;
  return {
    kind: "foreign",
    power: POWERS.get(before ?? behind ?? "") ?? 0,
    currency: FOREIGN.get(name) ?? null,
    text: bare
  };
}

/** The units of a row that holds nothing but units, below a header; else null. */
export function unitRow(cells: readonly string[]): (Unit | null)[] | null {
  const units = cells.map((cell) => (cell.trim() ? parseUnit(cell.replace(/^[(（]|[)）]$/g, "")) : null));
  const filled = cells.filter((cell) => cell.trim()).length;
  return filled > 0 && units.filter((unit) => unit !== null).length === filled ? units : null;
}
