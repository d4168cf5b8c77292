import type {picks} from "../../randomNumbers.js";
import {csv, gb18030, utf16, xlsx} from "./samples.js";

/** Picks of the seed. */
export type Pick = ReturnType<typeof picks>;

/** What a file says, by `code day column`: what is not known is not there. */
export type Facts = ReadonlyMap<string, number | boolean>;

/** A table before it is written to a file, and what it says. */
export interface Said {
  readonly kind: "history" | "index" | "consensus";
  /** Rows above the header, the header, the data, rows below. */
  readonly above: readonly (readonly string[])[];
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly (readonly string[])[];
  readonly facts: Facts;
}

/** What a reader must make of a mutated file: the facts, or a refusal at a place. */
export type Outcome =
  | {readonly facts: Facts}
  | {readonly row?: number; readonly field?: string; readonly words?: RegExp};

export interface Mutated {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly outcome: Outcome;
  /** How it was mutated, for the message of a test that fails. */
  readonly how: string;
  readonly kind: "same" | "value" | "refused";
}

/** The last day that there can be figures of. */
export const TODAY = "2024-12-31";

const COMPANIES = ["600000.SH", "000001.SZ", "300474.SZ", "688041.SH", "832000.BJ"];
const OTHER_COMPANY = "600519.SH";
const INDICES = ["000300.SH", "000905.SH"];

const NAMES = {
  history: ["代码", "日期", "市盈率(TTM)", "静态市盈率", "总市值(亿元)", "交易状态"],
  index: ["代码", "日期", "收盘点位"],
  consensus: ["代码", "日期", "年度", "预测净利润(亿元)", "预测营业收入(亿元)", "机构数"]
} as const;

/** What the columns of figures are in the published tables. */
const COLUMNS: Readonly<Record<string, string>> = {
  "市盈率(TTM)": "pe_ttm",
  静态市盈率: "pe_static",
  "总市值(亿元)": "market_cap_cny_100m",
  交易状态: "suspended",
  收盘点位: "close",
  "预测净利润(亿元)": "net_profit_cny_100m",
  "预测营业收入(亿元)": "revenue_cny_100m",
  机构数: "brokers"
};
const AMOUNTS = ["总市值(亿元)", "预测净利润(亿元)", "预测营业收入(亿元)"];
/** Figures that are decimals; a broker count is whole. */
const isDecimal = (name: string) => name in COLUMNS && name !== "交易状态" && name !== "机构数";

const decimal = (pick: Pick, from: number, to: number) =>
  String((from * 100 + 1 + pick.below((to - from) * 100)) / 100);

/** A plain table of random companies, days and figures. */
export function plainTable(pick: Pick): Said {
  const kind = pick.of(["history", "history", "history", "index", "consensus"] as const);
  const names = [...NAMES[kind]];
  const codes = kind === "index" ? INDICES : COMPANIES;
  const count = 2 + pick.below(10);
  const first = Date.UTC(2024, 0, 2 + pick.below(200));
  const rows = Array.from({length: count}, (_, i) => {
    const day = new Date(first + Math.floor(i / codes.length) * 86_400_000).toISOString().slice(0, 10);
    const start = [codes[i % codes.length]!, day];
    if (kind === "index") return [...start, decimal(pick, 1000, 7000)];
    if (kind === "consensus")
      return [...start, "2025", decimal(pick, 1, 90), decimal(pick, 1000, 9000), String(1 + pick.below(40))];
    return [...start, decimal(pick, 5, 150), decimal(pick, 5, 150), decimal(pick, 1000, 9000), "交易"];
  });
  return said({kind, above: [], names, rows, below: []});
}

/** The facts of plain cells. */
function said(table: Omit<Said, "facts">): Said {
  const facts = new Map<string, number | boolean>();
  for (const cells of table.rows)
    for (const [k, name] of table.names.entries()) {
      const column = COLUMNS[name];
      if (column === undefined) continue;
      const value = column === "suspended" ? cells[k] === "停牌" : Number(cells[k]);
      facts.set(keyOf(table, cells, column), value);
    }
  return {...table, facts};
}

function keyOf({names}: Only<Said, "names">, cells: readonly string[], column: string): string {
  const year = names.includes("年度") ? ` ${cells[names.indexOf("年度")]}` : "";
  return `${cells[names.indexOf("代码")]} ${cells[names.indexOf("日期")]}${year} ${column}`;
}
type Only<T, K extends keyof T> = {readonly [P in K]: T[P]};

type Changed = {readonly said: Said; readonly outcome: Outcome};
type Mutation = (said: Said, pick: Pick) => Changed | null;

const withRows = (said: Said, rows: readonly (readonly string[])[]): Said => ({...said, rows});
const mapColumn = (said: Said, name: string, f: (cell: string) => string, header = name): Said => {
  const k = said.names.indexOf(name);
  return {
    ...said,
    names: said.names.map((each) => (each === name ? header : each)),
    rows: said.rows.map((cells) => cells.map((cell, i) => (i === k ? f(cell) : cell)))
  };
};
const setCell = (said: Said, i: number, k: number, text: string): Said =>
  withRows(
    said,
    said.rows.map((cells, r) => (r === i ? cells.map((cell, c) => (c === k ? text : cell)) : cells))
  );
const shuffled = <T>(list: readonly T[], pick: Pick): T[] =>
  list
    .map((value) => ({value, at: pick.random()}))
    .sort((a, b) => a.at - b.at)
    .map(({value}) => value);
/** The row of data `i` as a spreadsheet counts it. */
const rowNumber = ({above}: Said, i: number) => above.length + 2 + i;
const figureOf = (said: Said, pick: Pick) => pick.of(said.names.filter(isDecimal));

/** What a file may do without saying anything else. */
const SAME: Readonly<Record<string, (said: Said, pick: Pick) => Said>> = {
  "as it is": (said) => said,
  "columns in another order": (said, pick) => {
    const order = shuffled([...said.names.keys()], pick);
    return {
      ...said,
      names: order.map((k) => said.names[k]!),
      rows: said.rows.map((cells) => order.map((k) => cells[k]!))
    };
  },
  "rows in another order": (said, pick) => withRows(said, shuffled(said.rows, pick)),
  "a row twice": (said, pick) => withRows(said, [...said.rows, pick.of(said.rows)]),
  "a column that nobody knows": (said) => ({
    ...said,
    names: [...said.names, "备注"],
    rows: said.rows.map((cells, i) => [...cells, `注 ${i}`])
  }),
  "a title above": (said) => ({...said, above: [["历史数据", ...said.names.slice(1).map(() => "")]]}),
  "its source below": (said) => ({
    ...said,
    below: [said.names.map(() => ""), ["数据来源：synthetic", ...said.names.slice(1).map(() => "")]]
  }),
  "empty rows": (said) =>
    withRows(
      said,
      said.rows.flatMap((cells) => [cells, cells.map(() => "")])
    ),
  "codes of another form": (said, pick) => {
    const form = pick.of([
      (code: string) => `${code.slice(-2).toLowerCase()}.${code.slice(0, 6)}`,
      (code: string) => `${code.slice(-2)}${code.slice(0, 6)}`,
      (code: string) => code.toLowerCase()
    ]);
    return mapColumn(said, "代码", form);
  },
  "days of another form": (said, pick) => {
    const form = pick.of([
      (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      (y: string, m: string, d: string) => `${y}${m}${d}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
      (y: string, m: string, d: string) => `${y}-${m}-${d} 00:00:00`
    ]);
    return mapColumn(said, "日期", (day) => form(...(day.split("-") as [string, string, string])));
  },
  "full-width digits": (said, pick) =>
    mapColumn(said, figureOf(said, pick), (text) =>
      [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join("")
    ),
  "thousands apart": (said, pick) =>
    mapColumn(said, figureOf(said, pick), (text) => text.replace(/^(\d)(\d{3})(?=\.|$)/, "$1,$2")),
  "zeros at the end": (said, pick) =>
    mapColumn(said, figureOf(said, pick), (text) => `${text}${text.includes(".") ? "" : "."}00`),
  "with exponents": (said, pick) =>
    mapColumn(said, figureOf(said, pick), (text) => {
      const digits = text.replace(".", "");
      const after = text.includes(".") ? text.length - 1 - text.indexOf(".") : 0;
      return `${digits}E-${after}`;
    }),
  "in 万元": (said, pick) => {
    const amounts = said.names.filter((name) => AMOUNTS.includes(name));
    if (amounts.length === 0) return said;
    const name = pick.of(amounts);
    return mapColumn(said, name, (text) => shifted(text, 4), name.replace("亿元", "万元"));
  },
  "in 元": (said, pick) => {
    const amounts = said.names.filter((name) => AMOUNTS.includes(name));
    if (amounts.length === 0) return said;
    const name = pick.of(amounts);
    return mapColumn(said, name, (text) => shifted(text, 8), name.replace("亿元", "元"));
  },
  "other headers": (said, pick) =>
    ["代码", "日期", "市盈率(TTM)", "静态市盈率", "收盘点位"].reduce(
      (sum, name) =>
        sum.names.includes(name) ? mapColumn(sum, name, String, pick.of(OTHER_HEADERS[name] ?? [name])) : sum,
      said
    )
};

const OTHER_HEADERS: Readonly<Record<string, readonly string[]>> = {
  代码: ["股票代码", "ts_code", "Code", "证券 代码"],
  日期: ["交易日期", "trade_date", "Date"],
  "市盈率(TTM)": ["市盈率(PE,TTM)", "pe_ttm", "PE TTM", "滚动市盈率"],
  静态市盈率: ["市盈率(LYR)", "pe_static", "静态市盈率（LYR）"],
  收盘点位: ["收盘", "close", "指数收盘价"]
};

/** A decimal text times a power of ten, digit by digit. */
function shifted(text: string, power: number): string {
  const [whole = "", part = ""] = text.split(".");
  return `${whole}${part.padEnd(power, "0").slice(0, power)}`.replace(/^0+(?=\d)/, "") + rest(part, power);
}
const rest = (part: string, power: number) => (part.length > power ? `.${part.slice(power)}` : "");

/** Changes a cell, and the fact that it states. */
function stated(said: Said, i: number, name: string, text: string, value: number | boolean | null): Changed {
  const key = keyOf(said, said.rows[i]!, COLUMNS[name]!);
  const facts = new Map(said.facts);
  if (value === null) facts.delete(key);
  else facts.set(key, value);
  return {said: setCell(said, i, said.names.indexOf(name), text), outcome: {facts}};
}

/** Changes that say something else, which is still plausible: exactly that must be read. */
const VALUES: Readonly<Record<string, Mutation>> = {
  "another number": (said, pick) => {
    const text = decimal(pick, 10, 500);
    return stated(said, pick.below(said.rows.length), figureOf(said, pick), text, Number(text));
  },
  "a digit changed": (said, pick) => {
    const [i, name] = [pick.below(said.rows.length), figureOf(said, pick)];
    const text = said.rows[i]![said.names.indexOf(name)]!;
    const digits = [...text.matchAll(/\d/g)].map(({index}) => index);
    const at = pick.of(digits);
    const other = `${text.slice(0, at)}${1 + pick.below(9)}${text.slice(at + 1)}`;
    return stated(said, i, name, other, Number(other));
  },
  "the point moved": (said, pick) => {
    const [i, name] = [pick.below(said.rows.length), figureOf(said, pick)];
    const text = shifted(said.rows[i]![said.names.indexOf(name)]!, 1);
    return stated(said, i, name, text, Number(text));
  },
  "a loss with its number": (said, pick) => {
    if (said.kind !== "history") return null;
    const text = `-${decimal(pick, 1, 300)}`;
    const name = pick.of(["市盈率(TTM)", "静态市盈率"]);
    return stated(said, pick.below(said.rows.length), name, text, Number(text));
  },
  "a loss without a number": (said, pick) => {
    if (said.kind !== "history") return null;
    return stated(said, pick.below(said.rows.length), pick.of(["市盈率(TTM)", "静态市盈率"]), "亏损", 0);
  },
  "no figure": (said, pick) => {
    if (said.kind !== "history") return null;
    const name = pick.of(["市盈率(TTM)", "静态市盈率", "总市值(亿元)"]);
    return stated(said, pick.below(said.rows.length), name, pick.of(["--", "", "N/A", "NaN", "—"]), null);
  },
  "a day without trading": (said, pick) => {
    if (said.kind !== "history") return null;
    return stated(said, pick.below(said.rows.length), "交易状态", "停牌", true);
  },
  "a row less": (said, pick) => {
    const i = pick.below(said.rows.length);
    const gone = said.rows[i]!;
    const facts = new Map(said.facts);
    for (const column of Object.values(COLUMNS)) facts.delete(keyOf(said, gone, column));
    return {said: withRows(said, said.rows.toSpliced(i, 1)), outcome: {facts}};
  },
  "two rows with each other's figures": (said) => {
    const [a, b] = [said.rows[0]!, said.rows[1]!];
    const rows = [
      [...a.slice(0, 2), ...b.slice(2)],
      [...b.slice(0, 2), ...a.slice(2)],
      ...said.rows.slice(2)
    ];
    const other = factsOf({...said, rows});
    return {said: withRows(said, rows), outcome: {facts: other}};
  },
  "a row of another company": (said, pick) => {
    if (said.kind === "index") return null;
    const rows = said.rows.map((cells, i) => (i === 0 ? [OTHER_COMPANY, ...cells.slice(1)] : cells));
    void pick;
    return {said: withRows(said, rows), outcome: {facts: factsOf({...said, rows})}};
  },
  "a row of another day": (said, pick) => {
    const i = pick.below(said.rows.length);
    const rows = said.rows.map((cells, r) =>
      r === i ? [cells[0]!, "2023-11-15", ...cells.slice(2)] : cells
    );
    return {said: withRows(said, rows), outcome: {facts: factsOf({...said, rows})}};
  }
};

const factsOf = (table: Said): Facts => said(table).facts;

const NO_NUMBER = [
  ...["abc", "12²", "1.2.3", "1,23", "0,123", "01,234", "=1+1", "#REF!", "1e999", "Infinity"],
  ...["0x10", "12..5", "--5", "5 6", "１２个", "<b>5</b>", "１，２", "∞", "5;6", "5-6", "数据"]
];
const NO_DAY = [
  "2024-13-01",
  "2024-02-30",
  "2023-02-29",
  "2042-01-02",
  "昨天",
  "",
  "20241301",
  "2024-1",
  "0"
];
const NO_CODE = ["60000", "600000.XX", "abc", "", "6000000", "600000.SZ.SH", "__proto__", "600 000"];

function bad(said: Said, i: number, k: number, text: string): Changed {
  return {
    said: setCell(said, i, k, text),
    outcome: {row: rowNumber(said, i), field: said.names[k]!}
  };
}

/** Changes after which nothing may be read, and the place that must be named. */
const REFUSED: Readonly<Record<string, Mutation>> = {
  "no number": (said, pick) =>
    bad(said, pick.below(said.rows.length), said.names.indexOf(figureOf(said, pick)), pick.of(NO_NUMBER)),
  "no day": (said, pick) =>
    bad(said, pick.below(said.rows.length), said.names.indexOf("日期"), pick.of(NO_DAY)),
  "no code": (said, pick) => {
    const i = pick.below(said.rows.length);
    const changed = bad(said, i, said.names.indexOf("代码"), pick.of(NO_CODE));
    // Closes are taken for an index by their codes: without them nothing in the table has a use, and row 1 says so.
    return said.kind === "index"
      ? {...changed, outcome: {words: new RegExp(` row (1|${rowNumber(said, i)})\\b`)}}
      : changed;
  },
  "an amount below nothing": (said, pick) => {
    // A revenue below nothing is for the gate, which warns of it.
    if (said.kind === "consensus") return null;
    const name = {history: "总市值(亿元)", index: "收盘点位"}[said.kind];
    return bad(said, pick.below(said.rows.length), said.names.indexOf(name), `-${decimal(pick, 1, 99)}`);
  },
  "a cell less": (said, pick) => {
    const i = pick.below(said.rows.length);
    const rows = said.rows.map((cells, r) =>
      r === i ? cells.toSpliced(1 + pick.below(cells.length - 1), 1) : cells
    );
    return {said: withRows(said, rows), outcome: {row: rowNumber(said, i)}};
  },
  "a cell more": (said, pick) => {
    const i = pick.below(said.rows.length);
    const rows = said.rows.map((cells, r) => (r === i ? [...cells, "5"] : cells));
    return {said: withRows(said, rows), outcome: {row: rowNumber(said, i)}};
  },
  "a day twice with another figure": (said, pick) => {
    const [cells, k] = [pick.of(said.rows), said.names.indexOf(figureOf(said, pick))];
    const again = cells.map((cell, i) => (i === k ? String(Number(cell) + 1) : cell));
    const table = withRows(said, [...said.rows, again]);
    return {said: table, outcome: {words: new RegExp(`row ${rowNumber(said, said.rows.length)}`)}};
  },
  "a figure in two columns": (said, pick) => {
    const k = said.names.indexOf(figureOf(said, pick));
    return {
      said: {
        ...said,
        names: [...said.names, said.names[k]!],
        rows: said.rows.map((cells) => [...cells, cells[k]!])
      },
      outcome: {row: rowNumber(said, -1), words: /two columns could be/}
    };
  },
  "no column of days": (said) => ({
    said: mapColumn(said, "日期", () => "注", "备注"),
    outcome: {words: /^fuzz\.\w+/}
  }),
  "an amount without its unit": (said, pick) => {
    const amounts = said.names.filter((name) => AMOUNTS.includes(name));
    if (amounts.length === 0) return null;
    const name = pick.of(amounts);
    const bare = name.replace("(亿元)", "");
    return {said: mapColumn(said, name, String, bare), outcome: {words: /unit/}};
  }
};

const all = ({above, names, rows, below}: Said) => [...above, names, ...rows, ...below];
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** How a table is written: none of these says anything else. */
const FILES: Readonly<Record<string, (said: Said) => {file: string; bytes: Uint8Array}>> = {
  "UTF-8": (said) => ({file: "fuzz.csv", bytes: bytesOf(csv(all(said)))}),
  "with a byte order mark": (said) => ({file: "fuzz.csv", bytes: bytesOf(`\ufeff${csv(all(said))}`)}),
  "lines of Windows": (said) => ({file: "fuzz.csv", bytes: bytesOf(csv(all(said)).replaceAll("\n", "\r\n"))}),
  "lines of old Macs": (said) => ({file: "fuzz.csv", bytes: bytesOf(csv(all(said)).replaceAll("\n", "\r"))}),
  GB18030: (said) => ({file: "fuzz.csv", bytes: gb18030(csv(all(said)))}),
  "UTF-16": (said) => ({file: "fuzz.csv", bytes: utf16(csv(all(said)))}),
  "UTF-16, big end first": (said) => ({file: "fuzz.csv", bytes: utf16(csv(all(said)), "be")}),
  "all cells quoted": (said) => ({
    file: "fuzz.csv",
    bytes: bytesOf(
      all(said)
        .map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`)
        .join("")
    )
  }),
  semicolons: (said) => ({file: "fuzz.csv", bytes: bytesOf(csv(all(said), ";"))}),
  tabs: (said) => ({file: "fuzz.csv", bytes: bytesOf(csv(all(said), "\t"))}),
  "spaces about the cells": (said) => ({
    file: "fuzz.csv",
    bytes: bytesOf(csv(all(said).map((cells) => cells.map((cell) => ` ${cell} `))))
  }),
  "a workbook of texts": (said) => ({file: "fuzz.xlsx", bytes: xlsx({Sheet1: all(said)})}),
  "a workbook of numbers": (said) => ({
    file: "fuzz.xlsx",
    bytes: xlsx({
      Sheet1: all(said).map((cells) =>
        cells.map((text) => (/^-?[1-9]\d{0,14}(\.\d{0,8}[1-9])?$/.test(text) ? Number(text) : text))
      )
    })
  })
};

/** Damage of a whole file after which nothing may be read. */
const DAMAGE: Readonly<
  Record<string, (said: Said, pick: Pick) => Only<Mutated, "file" | "bytes" | "outcome">>
> = {
  "the last line cut": (said, pick) => {
    const text = csv(all(said));
    const last = text.trimEnd().lastIndexOf("\n") + 1;
    const cut = text.slice(0, last + 1 + pick.below(text.length - last - 2));
    return {
      file: "fuzz.csv",
      bytes: bytesOf(cut),
      outcome: {row: all(said).length, words: /no newline/}
    };
  },
  "a quote that never ends": (said, pick) => {
    const lines = csv(all(said)).split("\n");
    const i = 1 + pick.below(said.rows.length);
    lines[i] = `"${lines[i]}`;
    return {file: "fuzz.csv", bytes: bytesOf(lines.join("\n")), outcome: {words: /^fuzz\.csv/}};
  },
  "a byte that is no text": (said, pick) => {
    const bytes = [...bytesOf(csv(all(said)))];
    const end = bytes.indexOf(10);
    bytes.splice(end + 1 + pick.below(bytes.length - end - 2), 0, pick.of([0, 0xff, 0xfe, 0xc0, 0x1b]));
    return {file: "fuzz.csv", bytes: Uint8Array.from(bytes), outcome: {words: /^fuzz\.csv/}};
  },
  "a workbook cut short": (said, pick) => {
    const bytes = xlsx({Sheet1: all(said)});
    return {
      file: "fuzz.xlsx",
      bytes: bytes.slice(0, 1 + pick.below(bytes.length - 1)),
      outcome: {words: /^fuzz\.xlsx/}
    };
  },
  "nothing at all": (said, pick) => ({
    file: "fuzz.csv",
    bytes: bytesOf(pick.of(["", "\n", "\ufeff", " \n \n", `${said.names.join(",")}`])),
    outcome: {words: /^fuzz\.csv/}
  })
};

/** A file that differs from a plain one in what it is written like, in one figure or row, or in something bad. */
export function mutatedFile(pick: Pick): Mutated {
  const plain = plainTable(pick);
  if (pick.random() < 0.12) {
    const how = pick.of(Object.keys(DAMAGE));
    return {...DAMAGE[how]!(plain, pick), how: `${plain.kind}: ${how}`, kind: "refused"};
  }
  const written = pick.of(Object.keys(FILES));
  const kind = pick.of(["same", "value", "refused"] as const);
  const list = {same: SAME, value: VALUES, refused: REFUSED}[kind];
  const what = pick.of(Object.keys(list));
  const how = `${plain.kind}: ${what}, ${written}`;
  if (kind === "same") {
    const table = SAME[what]!(plain, pick);
    return {...FILES[written]!(table), outcome: {facts: plain.facts}, how, kind};
  }
  const changed = (list[what] as Mutation)(plain, pick);
  // A table without such a column, and a workbook, whose rows all have as many cells, are mutated otherwise.
  if (!changed || (/^a cell/.test(what) && written.startsWith("a workbook"))) return mutatedFile(pick);
  return {...FILES[written]!(changed.said), outcome: changed.outcome, how, kind};
}
