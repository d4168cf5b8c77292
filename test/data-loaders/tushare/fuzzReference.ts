import type {Ask} from "../../../data-loaders/sources/tushare/ask.js";
import type {Endpoint} from "../../../data-loaders/sources/tushare/calls.js";

/** Where an answer is bad: a row and a field, one of them, or neither. */
export type Bad = {readonly row?: number; readonly field?: string};

/** What an answer must be read as: the values of its rows, or a refusal at one of several places. Written apart from the reader. */
export type Expected = {readonly values: unknown} | {readonly bad: readonly Bad[]};

type Cells = Readonly<Record<string, unknown>>;
type Rule = (cell: never, params: Ask["params"]) => boolean;

const isText = (cell: unknown) => typeof cell === "string" && /\S/.test(cell);
const isEmpty = (cell: unknown) => cell === null || cell === "";
const isAmount = (cell: unknown) => typeof cell === "number" && cell > -Infinity && cell < Infinity;
const isAbove = (cell: unknown) => isAmount(cell) && (cell as number) > 0;
const orNull = (rule: (cell: unknown) => boolean) => (cell: unknown) => cell === null || rule(cell);
const isFlag = (cell: unknown) => [0, 1, "0", "1"].includes(cell as never);

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDay(cell: unknown): boolean {
  if (typeof cell !== "string" || !/^[0-9]{8}$/.test(cell)) return false;
  const [year, month, day] = [+cell.slice(0, 4), +cell.slice(4, 6), +cell.slice(6)];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (MONTHS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
const isCode = (cell: unknown) => typeof cell === "string" && /^[0-9]{6}\.(SH|SZ|BJ)$/.test(cell);
const asked = (cell: unknown, {ts_code}: Ask["params"]) => isCode(cell) && (ts_code ?? cell) === cell;
const within = (cell: unknown, {start_date = "0", end_date = "99999999"}: Ask["params"]) =>
  isDay(cell) && (cell as string) >= start_date && (cell as string) <= end_date;
const TYPES = Array.from({length: 12}, (_, i) => String(i + 1));

const RULES: Readonly<Record<Endpoint, Readonly<Record<string, Rule>>>> = {
  trade_cal: {cal_date: within, is_open: isFlag},
  stock_basic: {ts_code: asked, name: (cell: unknown) => isEmpty(cell) || isText(cell), list_date: isDay},
  daily_basic: {
    ts_code: asked,
    trade_date: within,
    close: isAbove,
    pe: orNull(isAbove),
    pe_ttm: orNull(isAbove),
    total_mv: orNull(isAbove)
  },
  suspend_d: {
    ts_code: asked,
    trade_date: within,
    suspend_timing: (cell: unknown) => isEmpty(cell) || isText(cell),
    suspend_type: (cell: unknown) => cell === "S" || cell === "R"
  },
  index_daily: {ts_code: asked, trade_date: within, close: isAbove},
  income: {
    ts_code: asked,
    ann_date: () => true,
    f_ann_date: (cell: unknown) => isEmpty(cell) || isDay(cell),
    end_date: isDay,
    report_type: (cell: unknown) =>
      TYPES.includes(typeof cell === "number" ? String(cell) : (cell as string)),
    update_flag: isFlag,
    revenue: orNull(isAmount),
    n_income_attr_p: orNull(isAmount)
  },
  report_rc: {
    ts_code: asked,
    report_date: within,
    org_name: isText,
    quarter: (cell: unknown) => typeof cell === "string" && /^20[0-9]{2}Q[1-4]$/.test(cell),
    op_rt: orNull(isAmount),
    np: orNull(isAmount),
    create_time: (cell: unknown) => isEmpty(cell) || isText(cell)
  }
};

/** What the answer `envelope` to `ask` must be read as. */
export function expected({api, params}: Ask, envelope: unknown): Expected {
  const anywhere: Expected = {bad: [{}]};
  const {code, data} = (envelope ?? {}) as {code?: unknown; data?: unknown};
  if (code !== 0 || typeof data !== "object" || data === null || Array.isArray(data)) return anywhere;
  const {fields, items, has_more} = data as Record<string, unknown>;
  if (!Array.isArray(fields) || fields.some((each) => typeof each !== "string")) return anywhere;
  if (!Array.isArray(items) || has_more === true) return anywhere;
  const wanted = Object.keys(RULES[api]);
  const odd = wanted.filter((field) => fields.filter((each) => each === field).length !== 1);
  if (odd.length > 0) return {bad: odd.map((field) => ({field}))};
  const bad: Bad[] = [];
  const rows: Cells[] = [];
  for (const [i, cells] of items.entries()) {
    if (!Array.isArray(cells) || cells.length !== fields.length) bad.push({row: i + 1});
    else rows.push(Object.fromEntries(wanted.map((field) => [field, cells[fields.indexOf(field)]])));
  }
  if (bad.length > 0) return {bad};
  for (const [i, row] of rows.entries())
    for (const field of wanted)
      if (!RULES[api][field]!(row[field] as never, params)) bad.push({row: i + 1, field});
  bad.push(...contradictions(api, rows));
  return bad.length > 0 ? {bad} : {values: VALUES[api](rows, params)};
}

/** What is only bad beside another cell. */
function contradictions(api: Endpoint, rows: readonly Cells[]): Bad[] {
  if (api === "income")
    return rows.flatMap((row, i) =>
      isEmpty(row.f_ann_date) && !isDay(row.ann_date) ? [{row: i + 1, field: "ann_date"}] : []
    );
  if (api !== "index_daily") return [];
  return rows.flatMap((row, i) => {
    const twin = rows.find((other) => other.trade_date === row.trade_date);
    return twin!.close === row.close ? [] : [{row: i + 1, field: "close"}];
  });
}

const iso = (day: unknown) => `${String(day).slice(0, 4)}-${String(day).slice(4, 6)}-${String(day).slice(6)}`;
const over = (amount: unknown, unit: number) => (amount === null ? null : (amount as number) / unit);
const sorted = (rows: readonly unknown[][]) =>
  [...rows].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

/** The values of good rows, as lists, in the order in which they are read. */
const VALUES: Readonly<Record<Endpoint, (rows: readonly Cells[], params: Ask["params"]) => unknown>> = {
  trade_cal: (rows) => {
    const open = rows.filter(({is_open}) => String(is_open) === "1").map(({cal_date}) => iso(cal_date));
    return [...new Set(open)].sort();
  },
  stock_basic: (rows) => [
    ...new Map(
      rows.map((row) => [row.ts_code, [row.ts_code, iso(row.list_date), isEmpty(row.name) ? null : row.name]])
    ).values()
  ],
  daily_basic: (rows) =>
    rows.map((row) => [
      row.ts_code,
      iso(row.trade_date),
      row.pe_ttm ?? (row.total_mv === null ? null : 0),
      row.pe ?? (row.total_mv === null ? null : 0),
      over(row.total_mv, 10_000)
    ]),
  suspend_d: (rows) =>
    rows
      .filter((row) => row.suspend_type === "S" && isEmpty(row.suspend_timing))
      .map((row) => [row.ts_code, iso(row.trade_date)]),
  index_daily: (rows) => sorted([...new Map(rows.map((row) => [iso(row.trade_date), row.close]))]),
  income: (rows) =>
    rows
      .filter((row) => String(row.report_type) === "1" && String(row.end_date).endsWith("1231"))
      .map((row) => [
        row.ts_code,
        Number(String(row.end_date).slice(0, 4)),
        iso(isEmpty(row.f_ann_date) ? row.ann_date : row.f_ann_date),
        String(row.update_flag) === "1",
        over(row.revenue, 100_000_000),
        over(row.n_income_attr_p, 100_000_000)
      ]),
  report_rc: (rows) =>
    rows
      .filter(({quarter}) => String(quarter).endsWith("Q4"))
      .map((row) => [
        row.ts_code,
        String(row.org_name).trim(),
        iso(row.report_date),
        row.create_time || "",
        Number(String(row.quarter).slice(0, 4)),
        over(row.op_rt, 10_000),
        over(row.np, 10_000)
      ])
};
