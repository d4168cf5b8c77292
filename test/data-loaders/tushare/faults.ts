import type {Row, Tables} from "../../../data-loaders/contract.js";
import type {Endpoint} from "../../../data-loaders/sources/tushare/calls.js";
import type {picks} from "../../randomNumbers.js";
import {type Answer, type Call, type Failure, type FakeTushare, TOKEN} from "./fakeTushare.js";

type Pick = ReturnType<typeof picks>;

/**
 * What must come of a fault. `truth`: the tables of a vendor without fault. `refused`: an error that names the call.
 * `named`: an error, or a finding that was not there before, or the truth. `changed`: as `named`, or exactly the tables
 * that follow from what the vendor said, which may be true. `waits`: what was published, with nothing new.
 */
export type Expected =
  | {readonly as: "truth" | "refused" | "named" | "waits"}
  | {readonly as: "changed"; readonly tables: (truth: Tables) => Tables};

export interface Fault {
  readonly how: string;
  readonly api: Endpoint;
  readonly expected: Expected;
}

export interface FaultOptions {
  /** The day that is new. */
  readonly day: string;
  /** Companies whose figures may be wrong. */
  readonly codes: readonly string[];
}

const compact = (day: string) => day.replaceAll("-", "");

/** Endpoints that an evening asks, the important ones more often. */
const APIS: readonly Endpoint[] = [
  ...["daily_basic", "daily_basic", "daily_basic", "report_rc", "income"],
  ...["trade_cal", "stock_basic", "suspend_d", "index_daily"]
] as Endpoint[];

const PASSING: readonly Failure[] = [
  {status: 500, text: TOKEN},
  {status: 502},
  {status: 503, headers: {"retry-after": "2"}},
  {status: 429},
  {status: 408},
  {text: ""},
  {text: "<html>busy</html>"},
  {text: '{"code":0,"data":{"fields":["ts_code"],"items":[["300308'},
  {text: '{"code":0,"data":{"items":[[NaN]]}}'},
  {text: `{"code":40203,"msg":"抱歉，您每分钟最多访问该接口200次 ${TOKEN.slice(5, 40)}"}`},
  "reset"
];
const FINAL: readonly Failure[] = [
  ...[400, 401, 403, 404, 301, 302].map((status) => ({status, headers: {location: TOKEN}, text: TOKEN})),
  {text: `{"code":-2002,"msg":"抱歉，您没有权限 ${TOKEN}"}`},
  {text: `{"code":-2001,"msg":"token ${TOKEN.slice(0, 30)} 无效","data":null}`},
  {text: '{"code":40203,"msg":"每天最多访问100次"}'},
  {text: "[]"},
  {text: "null"},
  {text: '{"data":{}}'},
  {text: '{"code":0}'},
  {text: '{"code":0,"data":{"fields":"ts_code","items":[]}}'},
  {text: '{"code":0,"data":{"fields":[],"items":null}}'}
];

type Items = unknown[][];
/** Changes the answers of one endpoint, those in which there is something to change. */
function onAnswer(
  vendor: FakeTushare,
  api: Endpoint,
  change: (data: {fields: string[]; items: Items}, call: Call) => void
): void {
  vendor.change = (call, answer: Answer) => {
    if (call.api_name === api && answer.data && answer.data.items.length > 0) change(answer.data, call);
    return answer;
  };
}

const truth: Expected = {as: "truth"};
const refused: Expected = {as: "refused"};
const named: Expected = {as: "named"};

type Maker = (vendor: FakeTushare, pick: Pick, options: FaultOptions) => Fault | null;

/** Days and codes of each endpoint's rows, and figures that have to be numbers. */
const DAY: Partial<Record<Endpoint, string>> = {
  trade_cal: "cal_date",
  daily_basic: "trade_date",
  suspend_d: "trade_date",
  index_daily: "trade_date",
  report_rc: "report_date",
  income: "ann_date",
  stock_basic: "list_date"
};
const NUMBERS: Partial<Record<Endpoint, readonly string[]>> = {
  daily_basic: ["close", "pe", "pe_ttm", "total_mv"],
  index_daily: ["close"],
  income: ["revenue", "n_income_attr_p"],
  report_rc: ["op_rt", "np"]
};
/** The large number is one that JSON has, and a double has not. */
const NO_NUMBER = ["12.3", "", "--", true, [], {}, "NaN", [1], "1e5"];
const NO_DAY = ["20240230", "2024-02-27", "", null, 20240227, "20241301", "today", "20991231", []];
const NO_CODE = ["300308", "300308.XX", "", null, 300308, "sz.300308", "__proto__", []];

const MAKERS: Readonly<Record<string, Maker>> = {
  "passes after a while": (vendor, pick) => {
    const api = pick.of(APIS);
    vendor.fail(api, ...Array.from({length: 1 + pick.below(5)}, () => pick.of(PASSING)));
    return {how: "", api, expected: truth};
  },
  "does not pass": (vendor, pick) => {
    const api = pick.of(["daily_basic", "trade_cal", "stock_basic", "index_daily"] as const);
    const failure = pick.of(PASSING);
    vendor.fail(api, ...Array.from({length: 40}, () => failure));
    return {how: JSON.stringify(failure), api, expected: refused};
  },
  refuses: (vendor, pick) => {
    const api = pick.of([
      "daily_basic",
      "trade_cal",
      "stock_basic",
      "index_daily",
      "income",
      "report_rc"
    ] as const);
    const failure = pick.of(FINAL);
    vendor.fail(api, failure);
    return {how: JSON.stringify(failure), api, expected: refused};
  },
  "a row of too many or too few cells": (vendor, pick) => {
    const api = pick.of(APIS);
    const isMore = pick.random() < 0.5;
    onAnswer(vendor, api, ({items}) => {
      const row = items[items.length >> 1]!;
      if (isMore) row.push(1);
      else row.pop();
    });
    return {how: String(isMore), api, expected: refused};
  },
  "a row that is none": (vendor, pick) => {
    const [api, junk] = [pick.of(APIS), pick.of([null, {}, "row", 5, []])];
    onAnswer(vendor, api, ({items}) => {
      items[0] = junk as unknown[];
    });
    return {how: JSON.stringify(junk), api, expected: refused};
  },
  "a field that is missing": (vendor, pick) => {
    const [api, at] = [pick.of(APIS), pick.random()];
    onAnswer(vendor, api, (data) => {
      const k = Math.floor(at * data.fields.length);
      data.fields = data.fields.toSpliced(k, 1);
      data.items = data.items.map((cells) => cells.toSpliced(k, 1));
    });
    return {how: "", api, expected: refused};
  },
  "a field that stands twice": (vendor, pick) => {
    const [api, at] = [pick.of(APIS), pick.random()];
    onAnswer(vendor, api, (data) => {
      const k = Math.floor(at * data.fields.length);
      data.fields = [...data.fields, data.fields[k]!];
      data.items = data.items.map((cells) => [...cells, cells[k]]);
    });
    return {how: "", api, expected: refused};
  },
  "cut off, and says so": (vendor, pick) => {
    const api = pick.of(APIS);
    onAnswer(vendor, api, (data) => Object.assign(data, {has_more: true}));
    return {how: "", api, expected: refused};
  },
  "columns in another order, and one more": (vendor, pick) => {
    const api = pick.of(APIS);
    onAnswer(vendor, api, (data) => {
      data.fields = ["turnover", ...data.fields.toReversed()];
      data.items = data.items.map((cells) => ["x", ...cells.toReversed()]);
    });
    return {how: "", api, expected: truth};
  },
  "rows in another order": (vendor, pick) => {
    const api = pick.of(APIS);
    onAnswer(vendor, api, (data) => {
      data.items = data.items.toReversed();
    });
    return {how: "", api, expected: truth};
  },
  "rows twice": (vendor, pick) => {
    const api = pick.of(APIS);
    onAnswer(vendor, api, (data) => {
      data.items = [...data.items, ...data.items];
    });
    return {how: "", api, expected: truth};
  },
  "a row twice with another figure": (vendor, pick) => {
    const api = pick.of(["daily_basic", "index_daily", "trade_cal", "stock_basic"] as const);
    const field = {
      daily_basic: "pe_ttm",
      index_daily: "close",
      trade_cal: "is_open",
      stock_basic: "list_date"
    }[api];
    onAnswer(vendor, api, ({fields, items}) => {
      const k = fields.indexOf(field);
      const other = (cell: unknown) =>
        api === "trade_cal" ? 1 - Number(cell) : api === "stock_basic" ? "20220103" : Number(cell) + 1;
      const i = items.findIndex((cells) => api !== "stock_basic" || String(cells[0]).startsWith("300308"));
      items.push(items[i]!.map((cell, c) => (c === k ? other(cell) : cell)));
    });
    return {how: field, api, expected: refused};
  },
  "a figure that is no number": (vendor, pick) => {
    const api = pick.of(["daily_basic", "index_daily", "income", "report_rc"] as const);
    const [field, junk] = [pick.of(NUMBERS[api]!), pick.of(NO_NUMBER)];
    onAnswer(vendor, api, ({fields, items}) => {
      items[0]![fields.indexOf(field)] = junk;
    });
    return {how: `${field} ${JSON.stringify(junk)}`, api, expected: refused};
  },
  "a figure that cannot be": (vendor, pick) => {
    const api = pick.of(["daily_basic", "index_daily"] as const);
    const field = pick.of(NUMBERS[api]!);
    const value = pick.of([0, -1, -12.5]);
    onAnswer(vendor, api, ({fields, items}) => {
      items[0]![fields.indexOf(field)] = value;
    });
    return {how: `${field} ${value}`, api, expected: refused};
  },
  "a day that is none, or not asked for": (vendor, pick) => {
    const [api, junk] = [pick.of(APIS), pick.of(NO_DAY)];
    // A statement has another day where the announcement's is missing; a company may be listed next year.
    if (api === "income" || api === "stock_basic") return null;
    onAnswer(vendor, api, ({fields, items}) => {
      items[0]![fields.indexOf(DAY[api]!)] = junk;
    });
    return {how: JSON.stringify(junk), api, expected: refused};
  },
  "a code that is none": (vendor, pick) => {
    const api = pick.of([
      "daily_basic",
      "stock_basic",
      "suspend_d",
      "index_daily",
      "income",
      "report_rc"
    ] as const);
    const junk = pick.of(NO_CODE);
    onAnswer(vendor, api, ({fields, items}) => {
      items[0]![fields.indexOf("ts_code")] = junk;
    });
    return {how: JSON.stringify(junk), api, expected: refused};
  },
  "rows of another company than asked": (vendor, pick) => {
    const api = pick.of(["index_daily", "income", "report_rc"] as const);
    onAnswer(vendor, api, ({fields, items}) => {
      items[0]![fields.indexOf("ts_code")] = "600519.SH";
    });
    return {how: "", api, expected: refused};
  },
  "rows of companies that nobody asked for": (vendor) => {
    onAnswer(vendor, "daily_basic", ({fields, items}, {params}) => {
      if (params.ts_code) return;
      const k = fields.indexOf("ts_code");
      items.push(items[0]!.map((cell, c) => (c === k ? "600519.SH" : cell)));
    });
    return {how: "", api: "daily_basic", expected: truth};
  },
  "a company less": (vendor, pick, {codes}) => {
    const api = pick.of(["daily_basic", "stock_basic"] as const);
    const code = pick.of(codes);
    onAnswer(vendor, api, (data) => {
      const k = data.fields.indexOf("ts_code");
      data.items = data.items.filter((cells) => cells[k] !== code);
    });
    return {how: code, api, expected: named};
  },
  "no rows of a company": (vendor, pick, {codes}) => {
    const api = pick.of(["income", "report_rc"] as const);
    const code = pick.of(codes);
    onAnswer(vendor, api, (data, {params}) => {
      if (params.ts_code === code) data.items = [];
    });
    return {how: code, api, expected: named};
  },
  "no closes": (vendor) => {
    onAnswer(vendor, "index_daily", (data) => {
      data.items = [];
    });
    return {how: "", api: "index_daily", expected: named};
  },
  "no market yet": (vendor, _, {day}) => {
    onAnswer(vendor, "daily_basic", (data) => {
      const k = data.fields.indexOf("trade_date");
      data.items = data.items.filter((cells) => cells[k] !== compact(day));
    });
    return {how: "", api: "daily_basic", expected: {as: "waits"}};
  },
  "days of the calendar less": (vendor, pick) => {
    const at = pick.random();
    onAnswer(vendor, "trade_cal", (data) => {
      const k = data.fields.indexOf("cal_date");
      // Of the days that are asked for ahead, a vendor may not know all.
      const past = data.items.filter((cells) => String(cells[k]) <= "20240227").length;
      data.items = data.items.toSpliced(Math.floor(at * past), 1 + Math.floor(at * 5));
    });
    return {how: at.toFixed(3), api: "trade_cal", expected: refused};
  },
  "the first half of the calendar": (vendor) => {
    onAnswer(vendor, "trade_cal", (data) => {
      data.items = data.items.slice(0, data.items.length >> 1);
    });
    return {how: "", api: "trade_cal", expected: refused};
  },
  "all market capitalisations times a power of ten": (vendor, pick, {day}) => {
    const by = pick.of([10, 100, 0.1, 10_000, 0.0001]);
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [k, d] = [fields.indexOf("total_mv"), fields.indexOf("trade_date")];
      for (const cells of items) if (cells[d] === compact(day)) cells[k] = Number(cells[k]) * by;
    });
    return {how: String(by), api: "daily_basic", expected: {as: "named"}};
  },
  "a market capitalisation that leaps": (vendor, pick, {day, codes}) => {
    const [by, code] = [pick.of([10, 0.1, 2, 0.5, 1e4, 1.6]), pick.of(codes)];
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [k, d, c] = ["total_mv", "trade_date", "ts_code"].map((name) => fields.indexOf(name));
      for (const cells of items)
        if (cells[d!] === compact(day) && cells[c!] === code) cells[k!] = Number(cells[k!]) * by;
    });
    return {how: `${code} ${by}`, api: "daily_basic", expected: named};
  },
  "a PE that leaps": (vendor, pick, {day, codes}) => {
    const [by, code] = [pick.of([10, 0.1, 100]), pick.of(codes.slice(0, 2))];
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [k, d, c] = ["pe_ttm", "trade_date", "ts_code"].map((name) => fields.indexOf(name));
      for (const cells of items)
        if (cells[d!] === compact(day) && cells[c!] === code) cells[k!] = Number(cells[k!]) * by;
    });
    return {how: `${code} ${by}`, api: "daily_basic", expected: named};
  },
  "all PEs empty": (vendor, pick, {day}) => {
    const field = pick.of(["pe", "pe_ttm"]);
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [k, d] = [fields.indexOf(field), fields.indexOf("trade_date")];
      for (const cells of items) if (cells[d] === compact(day)) cells[k] = null;
    });
    return {how: field, api: "daily_basic", expected: named};
  },
  "closes times a power of ten": (vendor, pick) => {
    const by = pick.of([10, 0.1, 100]);
    onAnswer(vendor, "index_daily", ({fields, items}) => {
      const k = fields.indexOf("close");
      for (const cells of items) cells[k] = Number(cells[k]) * by;
    });
    return {how: String(by), api: "index_daily", expected: named};
  },
  "two companies with each other's figures": (vendor, _, {day, codes}) => {
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [d, c] = ["trade_date", "ts_code"].map((name) => fields.indexOf(name));
      const of = (code: string) => items.find((cells) => cells[d!] === compact(day) && cells[c!] === code);
      const [a, b] = [of(codes[0]!), of(codes[1]!)];
      if (a && b) [a[c!], b[c!]] = [b[c!], a[c!]];
    });
    // Nothing tells the two from a day on which both moved by a quarter: what was said is what is read.
    const other = new Map([codes.slice(0, 2), codes.slice(0, 2).toReversed()] as [string, string][]);
    const tables = (all: Tables): Tables => {
      const of = (row: Row) => all.pe_history.find((each) => each.code === row.code && each.date === day)!;
      const pe_history = all.pe_history.map((row): Row => {
        const with_ = row.date === day ? other.get(String(row.code)) : undefined;
        return with_ ? ({...of({code: with_}), code: row.code} as Row) : row;
      });
      const valuations = all.valuations.map((row): Row => {
        const with_ = row.forward_pe_basis === "computed" ? other.get(String(row.code)) : undefined;
        const cap = with_ ? Number(of({code: with_}).market_cap_cny_100m) : null;
        const by = cap === null ? 1 : cap / Number(of(row).market_cap_cny_100m);
        return by === 1 ? row : {...row, forward_pe: Number(row.forward_pe) * by, market_cap_100m: cap};
      });
      return {...all, pe_history, valuations};
    };
    return {how: "", api: "daily_basic", expected: {as: "changed", tables}};
  },
  "a PE that is a little another": (vendor, pick, {day, codes}) => {
    const [by, code] = [pick.of([1.01, 0.97, 1.1]), pick.of(codes.slice(0, 2))];
    onAnswer(vendor, "daily_basic", ({fields, items}) => {
      const [k, d, c] = ["pe_ttm", "trade_date", "ts_code"].map((name) => fields.indexOf(name));
      for (const cells of items)
        if (cells[d!] === compact(day) && cells[c!] === code) cells[k!] = Number(cells[k!]) * by;
    });
    const tables = (all: Tables): Tables => ({
      ...all,
      pe_history: all.pe_history.map(
        (row): Row =>
          row.code === code && row.date === day ? {...row, pe_ttm: Number(row.pe_ttm) * by} : row
      )
    });
    return {how: `${code} ${by}`, api: "daily_basic", expected: {as: "changed", tables}};
  },
  "a forecast that is a little another": (vendor, pick, {codes}) => {
    const code = pick.of(codes);
    onAnswer(vendor, "report_rc", ({fields, items}, {params}) => {
      if (params.ts_code === code) items[0]![fields.indexOf("np")] = 106_000;
    });
    const tables = (all: Tables): Tables => ({
      ...all,
      // The mean of 106,000 and 110,000 in 万元.
      financials: all.financials.map(
        (row): Row =>
          row.code === code && row.kind === "consensus" && row.brokers === 2 && row.fiscal_year === 2024
            ? {...row, net_profit_cny_100m: 10.8, net_profit_100m: 10.8}
            : row
      ),
      valuations: all.valuations.map(
        (row): Row =>
          row.code === code && row.forward_pe_basis === "computed" && row.forward_year === 2024
            ? {...row, forward_pe: (Number(row.forward_pe) * 10.5) / 10.8}
            : row
      )
    });
    return {how: code, api: "report_rc", expected: {as: "changed", tables}};
  },
  "the token in every text": (vendor, pick) => {
    const api = pick.of(["stock_basic", "report_rc"] as const);
    const field = {stock_basic: "name", report_rc: "org_name"}[api];
    onAnswer(vendor, api, ({fields, items}) => {
      const k = fields.indexOf(field);
      for (const [i, cells] of items.entries()) cells[k] = `${TOKEN.slice(0, 8 + (i % 48))}${cells[k]}`;
    });
    return {how: "", api, expected: named};
  }
};

export const FAULT_NAMES = Object.keys(MAKERS);

/** Makes a vendor answer wrongly, each way equally often. */
export function faultOf(vendor: FakeTushare, name: string, pick: Pick, options: FaultOptions): Fault {
  vendor.change = (_, answer) => answer;
  for (;;) {
    const fault = MAKERS[name]!(vendor, pick, options);
    if (fault) return {...fault, how: `${fault.api}: ${name} ${fault.how}`.trim()};
  }
}
