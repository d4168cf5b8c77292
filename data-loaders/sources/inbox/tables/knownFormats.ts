import {parseQuantity, shifted} from "../cells/quantity.js";
import {halfWidth} from "../cells/text.js";
import {parseUnit} from "../cells/unit.js";
import {headerKey, type Meaning} from "../header/aliases.js";
import {LIXINGER} from "../header/lixinger.js";
import {type BodyRow, type Column, failAt, type Table, textAt} from "./table.js";

interface KnownFormat {
  /** The headers that make a table one of this format, as `headerKey` leaves them. */
  readonly header: readonly string[];
  /** What its documentation says of columns that do not say it themselves. */
  readonly columns: Readonly<Record<string, Known>>;
}

/** Without a meaning the column is ignored, and `note` says why. */
interface Known {
  readonly meaning: Meaning | null;
  readonly unit?: string;
  readonly note?: string;
}

/** Formats that fix the basis or the unit of a column: as documented, or as the figures of the source show by themselves. */
const FORMATS: readonly KnownFormat[] = [
  // Tushare, daily_basic: the bare pe is the static one.
  {header: ["tscode", "tradedate", "totalmv"], columns: {pe: {meaning: "pe_static"}}},
  // AKShare, stock_value_em: Eastmoney's capitalisation is its shares times its close in yuan (docs/eastmoney.md).
  {
    header: ["数据日期", "当日收盘价", "总市值", "流通市值", "pettm", "pe静"],
    columns: {总市值: {meaning: "market_cap_cny_100m", unit: "元"}}
  },
  // JoinQuant, table valuation: pe_ratio is TTM, market_cap in 100 million yuan.
  {
    header: ["code", "day", "peratio", "marketcap"],
    columns: {
      peratio: {meaning: "pe_ttm"},
      marketcap: {meaning: "market_cap_cny_100m", unit: "亿元"}
    }
  },
  // lixinger, a company's valuation: its percentile is a share, of a window that the file alone may name.
  {
    header: LIXINGER,
    columns: {
      市值元: {meaning: "market_cap_cny_100m", unit: "元"},
      市值港元: {meaning: "market_cap_cny_100m", unit: "港元"},
      市值美元: {meaning: "market_cap_cny_100m", unit: "美元"},
      pettm分位点: {meaning: null, note: "a percentile of another window"}
    }
  }
];

/**
 * What finds a market capitalisation in another unit, in a table of stock_value_em: its rows have price and shares, too,
 * whose product it is. Null for any other table. The function takes a row with its capitalisation in CNY 100 million, and
 * throws BadInput where they are about a power of ten apart.
 */
export function maybeCapCheck(table: Table): ((row: BodyRow, cap: number) => void) | null {
  const column = (key: string) => table.columns.find((each) => keyOf(each) === key);
  const [price, shares, cap] = [column("当日收盘价"), column("总股本"), column("总市值")];
  if (!price || !shares || !cap) return null;
  return (row, value) => {
    const [factor, count] = [numberAt(row, price), numberAt(row, shares)];
    if (!factor || !count) return;
    const product = (factor * count) / 1e8;
    if (Math.round(Math.log10(value / product)) === 0) return;
    const problem = `in ${cap.unit?.text ?? "its unit"} it is no ${price.header} ${factor} × ${shares.header} ${count}; mapping.json can say "${cap.header}": "总市值(万元)", or what it is in`;
    failAt(table, row, cap, problem);
  };
}

function numberAt(row: BodyRow, column: Column): number | null {
  const quantity = parseQuantity(textAt(row, column));
  return quantity && shifted(quantity, quantity.suffixPower ?? 0);
}

/** The columns of a table with what its format says of them; what a column says itself, or mapping.json, stands. */
export function withFormat(columns: readonly Column[]): readonly Column[] {
  const keys = new Set(columns.map(keyOf));
  const format = FORMATS.find(({header}) => header.every((key) => keys.has(key)));
  return format ? columns.map((column) => withKnown(column, columns, format)) : columns;
}

function withKnown(column: Column, columns: readonly Column[], format: KnownFormat): Column {
  const known = format.columns[keyOf(column)];
  if (!known) return column;
  if (known.meaning === null) return {...column, meaning: null, note: known.note ?? null};
  if (column.meaning === known.meaning) return {...column, unit: column.unit ?? parseUnit(known.unit ?? "")};
  const isTaken = columns.some(({meaning}) => meaning === known.meaning);
  if (column.meaning !== null || isTaken) return column;
  return {...column, meaning: known.meaning, unit: parseUnit(known.unit ?? ""), note: null};
}

function keyOf({header}: Column): string {
  return headerKey(halfWidth(header));
}
