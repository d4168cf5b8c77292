import {CODES, DATES, type FuzzTable} from "./fuzzTables.js";

/** What a table must be read as: days, or a refusal at a row and, where it applies, a column. Written apart from the reader. */
export type Expected =
  | {readonly days: ReadonlyMap<string, Day>}
  | {readonly row: number; readonly field?: string}
  | {readonly conflict: true};

export interface Day {
  readonly pe: number | null;
  readonly cap: number | null;
  readonly suspended: boolean;
}

class Refused extends Error {
  constructor(
    readonly row: number,
    readonly field?: string
  ) {
    super();
  }
}

export function expected(table: FuzzTable): Expected {
  try {
    const days = table.layout === "long" ? longDays(table) : wideDays(table);
    const joined = new Map<string, Day>();
    for (const [key, day] of days) {
      const before = joined.get(key);
      if (before && JSON.stringify(before) !== JSON.stringify(day)) return {conflict: true};
      joined.set(key, day);
    }
    return {days: joined};
  } catch (error) {
    if (error instanceof Refused) return {row: error.row, field: error.field};
    throw error;
  }
}

interface Line {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The rows of data, or the refusal of the first that does not fit. */
function lines({layout, rows, header}: FuzzTable): Line[] {
  const width = rows[header]!.length;
  const found: Line[] = [];
  let footer = false;
  for (const [i, cells] of rows.entries()) {
    if (i <= header || cells.every((cell) => cell.trim() === "")) continue;
    const start = cells.find((cell) => cell.trim() !== "")!;
    if (layout === "wide" && found.length === 0 && isLabelRow(cells)) continue;
    if (start.startsWith("数据来源：")) footer = true;
    else {
      const filled = cells.length - [...cells].reverse().findIndex((cell) => cell.trim() !== "");
      if (footer || filled > width || cells.length < width) throw new Refused(i + 1);
      found.push({row: i + 1, cells});
    }
  }
  return found;
}

/** Words without a day, above the first day of a wide table: the companies' names. */
function isLabelRow([first, ...others]: readonly string[]): boolean {
  const words = others.map(half).filter((text) => text !== "");
  const isWord = (text: string) =>
    /[a-z\u4e00-\u9fff]/i.test(text) && !/^[\d.,]+[万x]$/.test(text) && pe(text) === null;
  return half(first!) === "" && words.length > 0 && words.every(isWord);
}

function longDays(table: FuzzTable): [string, Day][] {
  const names = table.rows[table.header]!;
  return lines(table).map(({row, cells}) => {
    const at = (name: string) => half(cells[names.indexOf(name)]!);
    const code = CODES.get(at("代码")) ?? refuse(row, "代码");
    const date = DATES.get(at("日期")) ?? refuse(row, "日期");
    const day = {pe: null as number | null, cap: null as number | null, suspended: false};
    for (const name of names) {
      if (name.startsWith("市盈率")) day.pe = pe(at(name)) ?? refuse(row, name);
      if (name.startsWith("总市值")) day.cap = cap(at(name)) ?? refuse(row, name);
      if (name === "交易状态") day.suspended = status(at(name)) ?? refuse(row, name);
    }
    return [`${code} ${date}`, {...day, pe: given(day.pe), cap: given(day.cap)}];
  });
}

function wideDays(table: FuzzTable): [string, Day][] {
  const names = table.rows[table.header]!;
  const dated = lines(table)
    .map((line) => ({...line, date: DATES.get(half(line.cells[0]!)) ?? refuse(line.row, "日期")}))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return names.slice(1).flatMap((name, k) => {
    let begun = false;
    return dated.flatMap(({row, date, cells}): [string, Day][] => {
      const text = half(cells[k + 1]!);
      begun ||= !isMissing(text);
      if (!begun) return [];
      const value = given(pe(text) ?? refuse(row, name));
      return [[`${CODES.get(half(name))!} ${date}`, {pe: value, cap: null, suspended: false}]];
    });
  });
}

function refuse(row: number, field: string): never {
  throw new Refused(row, field);
}

/** Missing, as a number that none of the cells can hold. */
const NOTHING = Number.MIN_VALUE;

function given(value: number | null): number | null {
  return value === NOTHING ? null : value;
}

function pe(text: string): number | null {
  if (isMissing(text)) return NOTHING;
  if (text === "亏损") return 0;
  const value = decimal(text.replace(/[倍x]$/i, ""));
  return value === 0 ? NOTHING : value;
}

function cap(text: string): number | null {
  if (isMissing(text)) return NOTHING;
  const [, digits, power, yuan] = /^(.*?)(万亿|亿)?(元)?$/.exec(text)!;
  const value = decimal(digits!, power === "万亿" ? 4 : power === undefined && yuan ? -8 : 0);
  return value === null || value < 0 ? null : value === 0 ? NOTHING : value;
}

function status(text: string): boolean | null {
  if (["停牌", "0"].includes(text)) return true;
  return ["交易", "上午停牌", "1"].includes(text) ? false : null;
}

function isMissing(text: string): boolean {
  return ["", "-", "--", "—", "N/A"].includes(text);
}

function decimal(text: string, power = 0): number | null {
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.split(",").join("") : text;
  const match = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:E([+-]?\d{1,3}))?$/i.exec(plain);
  if (!match) return null;
  const value = Number(`${plain.replace(/E.*/i, "")}e${Number(match[1] ?? 0) + power}`);
  return Number.isFinite(value) ? value : null;
}

function half(text: string): string {
  return [...text]
    .map((c) => (c >= "\uff01" && c <= "\uff5e" ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
    .join("")
    .trim();
}
