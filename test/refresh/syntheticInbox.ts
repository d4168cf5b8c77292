import {mkdirSync, writeFileSync} from "node:fs";
import path from "node:path";
import * as XLSX from "@e965/xlsx";

/** Companies of the report, whose code alone is real: every figure of these files is synthetic. */
export const CODES = ["300308.SZ", "688041.SH", "603019.SH"] as const;

export interface SyntheticDay {
  readonly date: string;
  /** Below 0 is a loss; null where the vendor prints none. */
  readonly pe: number | null;
  readonly cap_cny_100m: number;
  readonly suspended: boolean;
}

/** The `count` weekdays up to and with `last`, ISO. */
export function weekdaysUntil(last: string, count: number): string[] {
  const days: string[] = [];
  for (let time = Date.parse(last); days.length < count; time -= 86_400_000)
    if (new Date(time).getUTCDay() % 6 !== 0) days.push(new Date(time).toISOString().slice(0, 10));
  return days.reverse();
}

/** Five years of a synthetic company: a wave of its own, with a stretch of losses, gaps and suspensions. */
export function syntheticDays(seed: number, {last = "2024-02-23", count = 1215} = {}): SyntheticDay[] {
  return weekdaysUntil(last, count).map((date, i) => {
    const wave = 40 + 20 * Math.sin((i + 37 * seed) / 60) + ((i * (seed + 7)) % 11) / 10;
    const pe = i % 97 === 13 ? null : seed === 2 && i > 300 && i < 340 ? -wave : wave;
    return {
      // 19.4 times: about what the report's forward PE and profit of the first company make its capitalisation.
      date,
      pe: pe === null ? null : Number(pe.toFixed(4)),
      cap_cny_100m: Number((19.4 * wave).toFixed(4)),
      suspended: i % 113 === 5
    };
  });
}

/** A vendor's long export of one company, named synthetic: header below a title, marks, units and a footer. */
export function writeLong(folder: string, code: string, days: readonly SyntheticDay[]): void {
  const rows = days.map(({date, pe, cap_cny_100m, suspended}) =>
    [code, date, pe ?? "--", `${cap_cny_100m}亿`, suspended ? "停牌" : "交易"].join(",")
  );
  const lines = [
    "synthetic export",
    '证券代码,日期,"市盈率（PE,TTM）",总市值（单位：元）,交易状态',
    ...rows,
    "数据来源：synthetic"
  ];
  write(folder, `synthetic-${code}.csv`, lines);
}

/** The same as wide tables, a column a company: the PE as an old workbook, and beside it what is suspended. */
export function writeWide(folder: string, code: string, days: readonly SyntheticDay[]): void {
  const pes = days.map(({date, pe}) => [
    {t: "n", v: Date.parse(date) / DAY + SERIAL_OF_1970, z: "yyyy/m/d"},
    pe ?? "--"
  ]);
  const sheet = XLSX.utils.aoa_to_sheet([["synthetic export"], ["日期", code], ...pes]);
  const book = {SheetNames: ["市盈率(TTM)"], Sheets: {"市盈率(TTM)": sheet}};
  mkdirSync(folder, {recursive: true});
  writeFileSync(
    path.join(folder, "synthetic-pe_ttm.xls"),
    XLSX.write(book, {type: "buffer", bookType: "xls"})
  );
  write(folder, "synthetic-是否停牌.csv", [
    `日期,${code}`,
    ...days.map(({date, suspended}) => `${date.replaceAll("-", "/")},${suspended ? "是" : "否"}`)
  ]);
}

const DAY = 86_400_000;
/** Excel's count of days. */
const SERIAL_OF_1970 = 25_569;

/** The same in baostock's columns. */
export function writeBaostock(folder: string, code: string, days: readonly SyntheticDay[]): void {
  const [number, exchange] = code.split(".");
  const rows = days.map(({date, pe, suspended}) =>
    [
      date,
      `${exchange!.toLowerCase()}.${number}`,
      ...Array(7).fill("1"),
      suspended ? 0 : 1,
      "0",
      pe ?? "",
      "1",
      "0"
    ].join(",")
  );
  const header = "date,code,open,high,low,close,volume,amount,turn,tradestatus,pctChg,peTTM,pbMRQ,isST";
  write(folder, `synthetic-baostock-${number}.csv`, [header, ...rows]);
}

function write(folder: string, name: string, lines: readonly string[]): void {
  mkdirSync(folder, {recursive: true});
  writeFileSync(path.join(folder, name), `${lines.join("\n")}\n`);
}
