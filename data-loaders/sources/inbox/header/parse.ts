import {parseDate} from "../cells/date.js";
import {halfWidth} from "../cells/text.js";
import {parseUnit, type Unit} from "../cells/unit.js";
import {headerKey, type Meaning, meaningOf} from "./aliases.js";

/** The fiscal year that a header or a cell names: `2024E` is a forecast, `2022A` and a bare `22` are actual figures. */
export interface FiscalYear {
  readonly year: number;
  readonly kind: "actual" | "consensus";
}

/** What a header says. `meaning` is null where it is not known; `date` is the as-of that some vendors put beside it. */
export interface ParsedHeader {
  readonly text: string;
  readonly meaning: Meaning | null;
  readonly unit: Unit | null;
  /** Whether the unit is said by mapping.json, and not by the export itself. */
  readonly isUnitGiven: boolean;
  readonly year: FiscalYear | null;
  readonly date: string | null;
}

/** Units that a header's name implies: documented by the vendor, or part of our own names. */
function impliedUnit(key: string): string | null {
  if (key === "totalmv") return "万元";
  const [, currency] = /^(?:marketcap|revenue|netprofit)(cny|hkd|usd)100m$/.exec(key) ?? [];
  return currency === undefined ? null : {cny: "人民币亿元", hkd: "亿港元", usd: "亿美元"}[currency]!;
}

const YEARED = new Set<Meaning>(["forward_pe", "revenue_cny_100m", "net_profit_cny_100m", "brokers"]);

/** Reads a header such as `市盈率（PE,TTM）`, `总市值（单位：元）`, `24E 归母净利润(亿元)` or `总市值 [单位]亿元`. */
export function parseHeader(header: string): ParsedHeader {
  const text = halfWidth(header);
  if (!/\p{L}/u.test(text))
    return {text, meaning: null, unit: null, isUnitGiven: false, year: null, date: null};
  const {rest: named, date, unit: labelled} = withoutParameters(text.replace(/\s+/g, ""));
  const {rest, unit} = withoutUnit(named);
  const key = headerKey(rest);
  const plain = meaningOf(key);
  const yeared = plain ? null : withoutYear(rest);
  const implied = impliedUnit(key);
  return {
    text: text.replace(/\s+/g, " "),
    meaning: plain ?? yeared?.meaning ?? null,
    unit: labelled ?? unit ?? (implied === null ? null : parseUnit(implied)),
    isUnitGiven: false,
    year: yeared?.year ?? null,
    date
  };
}

// Terminals append `[单位]亿元` and `[交易日期]20240223`. What else they append changes the meaning, and stays.
function withoutParameters(text: string): {rest: string; unit: Unit | null; date: string | null} {
  const unit = /\[单位\]([^[]+)/.exec(text);
  const date = /\[(?:交易|截止|数据)日期\]([^[]+)/.exec(text);
  const known = {unit: unit && parseUnit(unit[1]!), date: date && parseDate(date[1]!)};
  let rest = text;
  if (known.unit) rest = rest.replace(unit![0], "");
  if (known.date) rest = rest.replace(date![0], "");
  return {rest, ...known};
}

function withoutUnit(text: string): {rest: string; unit: Unit | null} {
  for (const [whole, inner] of text.matchAll(/[([【]([^()[\]【】]+)[)\]】]/g)) {
    const unit = parseUnit(inner!);
    if (unit) return {rest: text.replace(whole, ""), unit};
  }
  const tail = /[,/:_]([^,/:_()[\]]+)$/.exec(text);
  const unit = tail && parseUnit(tail[1]!);
  return unit ? {rest: text.slice(0, tail.index), unit} : {rest: text, unit: null};
}

const YEAR = /(?:fy)?((?:20)?\d\d)(?:年度?)?(e|a|预测|预期|实际)?/i;
const LEADING = new RegExp(`^[([【]?${YEAR.source}[)\\]】]?`, "i");
const TRAILING = new RegExp(`[([【]?${YEAR.source}[)\\]】]?$`, "i");

function withoutYear(text: string): {meaning: Meaning; year: FiscalYear} | null {
  for (const pattern of [LEADING, TRAILING]) {
    const match = pattern.exec(text);
    const meaning = match && meaningOf(headerKey(text.replace(match[0], "")), true);
    const year = match && parseFiscalYear(`${match[1]}${match[2] ?? (text.includes("预") ? "E" : "")}`);
    if (!meaning || !year || !YEARED.has(meaning)) continue;
    // `24 PE` may be the PE of a year gone by. Only a forecast is a forward PE.
    if (meaning !== "forward_pe" || year.kind === "consensus") return {meaning, year};
  }
  return null;
}

/** `2024E`, `24E`, `2024年预测`, `2022A`, `2022`; `bare` says what a year without a letter is. Null for any other text. */
export function parseFiscalYear(text: string, bare: FiscalYear["kind"] = "actual"): FiscalYear | null {
  const match = /^(?:fy)?(20\d\d|\d\d)(?:年度?)?(e|a|预测|预期|实际)?$/i.exec(text);
  if (!match) return null;
  const year = Number(match[1]!.length === 2 ? `20${match[1]}` : match[1]);
  const mark = match[2]?.toLowerCase();
  const kind = mark === undefined ? bare : mark === "a" || mark === "实际" ? "actual" : "consensus";
  return {year, kind};
}
