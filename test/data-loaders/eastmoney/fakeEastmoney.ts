import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

/** A question as the server received it. */
export interface Asked {
  readonly path: string;
  /** As it came, encoded. */
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly userAgent: string;
}

/** How the server answers instead of well: with a status, a text, or not at all. */
export type Failure = {status?: number; text?: string} | "reset";

export type Item = Record<string, unknown>;

/**
 * A local server that answers as is known of the data centre, of a synthetic market; an index, by its publisher and as a
 * chart, and a calendar beside it.
 */
export interface FakeEastmoney {
  readonly url: string;
  readonly asked: Asked[];
  market: Market;
  /** The next questions of a path or report fail, in this order. */
  fail(what: string, ...failures: readonly Failure[]): void;
  /** Nothing fails any more. */
  mend(): void;
  /** Rows of a report go through this before they are paged. */
  change: (report: string, rows: Item[]) => Item[];
  /** Rows that a page has at most, whatever is asked; some reports have fewer. */
  mostRows: number;
  /** Reports and columns that there are no more. */
  readonly retired: Set<string>;
  /** Whether the host is too busy for a question. */
  isBusy: () => boolean;
  close(): Promise<void>;
}

export interface Market {
  /** `300308.SZ`, with the name that the vendor gives it. */
  readonly names: ReadonlyMap<string, string>;
  readonly first: string;
  lastDay: string;
  readonly holidays: ReadonlySet<string>;
  readonly losses: ReadonlySet<string>;
  /** Companies of which the vendor knows nothing. */
  readonly unknown: ReadonlySet<string>;
  /** Companies that nobody forecasts. */
  readonly uncovered?: ReadonlySet<string>;
  /** What companies were called before a day, where old rows say so. */
  readonly formerly?: ReadonlyMap<string, {readonly until: string; readonly name: string}>;
}

/** The table begins here; nothing is answered of a day before. */
const FIRST_DAY = "2018-01-02";
/** Industries were sorted otherwise before this day. */
const NEW_SCHEME = "2024-01-02";
/** Reports that give more rows a page than 500. */
const LARGE = new Set(["RPT_VALUEANALYSIS_DET"]);

/** The vendor's answer where there are no rows. */
const EMPTY = {version: null, result: null, success: false, message: "返回数据为空", code: 9201};
/** Its answer under load, and beyond page 100. */
const BUSY_ANSWER = {...EMPTY, message: "服务器繁忙", code: 9701};
export const BUSY = JSON.stringify(BUSY_ANSWER);

const refusal = (message: string) => ({...EMPTY, message, code: 9501});

export async function fakeEastmoney(market: Market): Promise<FakeEastmoney> {
  const failures = new Map<string, Failure[]>();
  const fake: FakeEastmoney = {
    url: "",
    asked: [],
    market,
    mostRows: 5_000,
    retired: new Set(),
    isBusy: () => false,
    change: (_, rows) => rows,
    mend: () => failures.clear(),
    fail: (what, ...list) => void failures.set(what, [...(failures.get(what) ?? []), ...list]),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections() as never)
  };
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url!, "http://localhost");
    const params = Object.fromEntries(searchParams);
    fake.asked.push({
      ...{path: pathname, url: request.url!, params},
      userAgent: request.headers["user-agent"] ?? ""
    });
    const failure = (failures.get(params.reportName ?? pathname) ?? []).shift();
    if (failure) return failWith(failure, response);
    // A quotation mark that nobody encoded.
    if (request.url!.includes('"')) return failWith({status: 400}, response);
    response.setHeader("content-type", "application/json; charset=utf-8");
    const answer = ANSWERS[pathname]?.(params, fake);
    response.end(params.callback ? `${params.callback}(${JSON.stringify(answer)});` : JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(fake, {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`});
}

function failWith(failure: Failure, response: ServerResponse): void {
  if (failure === "reset") return void response.destroy();
  response.writeHead(failure.status ?? 200);
  response.end(failure.text ?? "");
}

const ANSWERS: Record<string, (params: Record<string, string>, fake: FakeEastmoney) => unknown> = {
  "/get": (params, fake) => reportAnswer(params, fake),
  "/index": ({indexCode, startDate, endDate}, {market}) => {
    const [from, end] = [iso(startDate!), iso(endDate!)];
    const data = openDaysOf(market)
      .filter((day) => day >= from && day <= end)
      .map((day) => ({tradeDate: compact(day), indexCode, close: closeOf(day), peg: 11.2}));
    // As its publisher does: a start without trading has a row of its own, with the next day's close.
    const isOpen = data[0]?.tradeDate === compact(from);
    if (!isOpen && data[0]) data.unshift({...data[0], tradeDate: compact(from)});
    return {code: "200", msg: "Success", success: true, data};
  },
  // Date, open, close, high, low, and what is not read: volume, amount, amplitude.
  "/chart": ({secid, beg, end}, {market}) => {
    const [, code] = secid!.split(".");
    const klines = openDaysOf(market)
      .filter((day) => day >= iso(beg!) && day <= iso(end!))
      .map((day) => {
        const close = closeOf(day);
        const prices = [close - 20, close, close + 30, close - 40].map((price) => price.toFixed(2));
        return [day, ...prices, 171277373, "428620471197.90", 2.26].join();
      });
    return {
      ...{rc: 0, rt: 17, svr: 183642696, lt: 1, full: 0, dlmkts: "", dsc: "0"},
      data: {code, market: 1, name: "沪深300", decimal: 2, dktotal: 5282, preKPrice: 4439.14, klines}
    };
  },
  "/calendar": ({month}, {market}) => ({
    data: daysOf(`${month}-01`, `${month}-31`)
      .filter((day) => day.startsWith(month!))
      .map((day) => ({zrxh: new Date(day).getUTCDay() + 1, jybz: isOpen(day, market) ? "1" : "0", jyrq: day}))
  })
};

function reportAnswer(params: Record<string, string>, fake: FakeEastmoney): unknown {
  const {reportName = "", filter = "", columns = "", sortTypes = "", sortColumns = ""} = params;
  const report = REPORTS[reportName];
  if (!report || fake.retired.has(reportName)) return refusal(`报表配置不存在,${reportName}`);
  if (Number(params.pageNumber) > 100 || fake.isBusy()) return BUSY_ANSWER;
  const conditions = conditionsOf(filter);
  if (typeof conditions === "string") return refusal(`参数预处理错误: ${conditions}`);
  const known = (column: string) => report.columns.includes(column) && !fake.retired.has(column);
  const names = columns === "ALL" ? report.columns.filter(known) : columns.split(",");
  const unknown = [...names, ...conditions.map(({column}) => column)].find((column) => !known(column));
  if (unknown !== undefined) return refusal(`${unknown}列不存在`);
  if (conditions.some(({column, value}) => column.endsWith("_DATE") && !DAY.test(value)))
    return refusal("日期格式有误");
  const by = sortColumns.split(",");
  if (by.some((column) => column !== "" && !report.sorts.includes(column))) return EMPTY;
  const all = fake.change(reportName, report.rows(narrowed(fake.market, params)).filter(holds(conditions)));
  // Rows that the order does not tell apart come in another one each time.
  if (fake.asked.length % 2 === 0) all.reverse();
  const sign = sortTypes.startsWith("-") ? -1 : 1;
  const key = (row: Item) => by.map((column) => row[column]).join(" ");
  all.sort((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -sign : sign));
  if (all.length === 0) return EMPTY;
  const size = Math.min(Number(params.pageSize), fake.mostRows, LARGE.has(reportName) ? 5_000 : 500);
  const start = (Number(params.pageNumber) - 1) * size;
  const data = all
    .slice(start, start + size)
    .map((row) => Object.fromEntries(names.flatMap((name) => (name in row ? [[name, row[name]]] : []))));
  return {
    version: "synthetic",
    result: {pages: Math.ceil(all.length / size), data, count: all.length},
    success: true,
    message: "ok",
    code: 0
  };
}

/**
 * The market that a question is about: rows of all companies on all days would be made for each question of one. The last
 * day alone is asked of one row.
 */
function narrowed(market: Market, {filter = "", pageSize}: Record<string, string>): Market {
  const asked = /\((?:SECURITY_CODE|SECUCODE)=["']([^"']*)["']\)/.exec(filter)?.[1];
  const day = /\(TRADE_DATE='([^']*)'\)/.exec(filter)?.[1];
  const all = [...market.names].filter(([code]) => !market.unknown.has(code) && !NO_A_SHARE.test(code));
  const names = asked !== undefined ? all.filter(([code]) => code.startsWith(asked)) : all;
  const isOfOneDay = day !== undefined && day >= market.first && day <= market.lastDay;
  return {
    ...market,
    names: new Map(asked === undefined && pageSize === "1" ? names.slice(0, 1) : names),
    ...(isOfOneDay && {first: day, lastDay: day})
  };
}

/** B-shares and indices, of which there is nothing. */
const NO_A_SHARE = /^(200|900|399)|^000\d{3}\.SH$/;

interface Condition {
  readonly column: string;
  readonly operator: string;
  readonly value: string;
}

const CONDITION = /\((\w+)(>=|<=|=)["']([^"']*)["']\)/g;
const DAY = /^\d{4}-\d\d-\d\d( 00:00:00)?$/;

/** What a filter's conditions say, each in parentheses; the name of the error where it is none. */
function conditionsOf(filter: string): Condition[] | string {
  // It was decoded once: what is still encoded was encoded twice.
  if (/%[0-9A-F]{2}/i.test(filter)) return "InputMismatchException";
  if (filter.replace(CONDITION, "") !== "") return "NoViableAltException";
  return [...filter.matchAll(CONDITION)].map(([, column, operator, value]) => ({
    ...{column: column!, operator: operator!, value: value!}
  }));
}

function holds(conditions: readonly Condition[]): (row: Item) => boolean {
  return (row) =>
    conditions.every(({column, operator, value}) => {
      const have = String(row[column]).slice(0, value.length);
      return operator === "=" ? have === value : operator === ">=" ? have >= value : have <= value;
    });
}

interface Report {
  readonly columns: readonly string[];
  /** The columns that it can be sorted by. */
  readonly sorts: readonly string[];
  readonly rows: (market: Market) => Item[];
}

const words = (text: string) => text.trim().split(/\s+/);

const REPORTS: Readonly<Record<string, Report>> = {
  RPT_VALUEANALYSIS_DET: {
    columns: words(`SECURITY_CODE SECUCODE SECURITY_NAME_ABBR ORG_CODE TRADE_MARKET BOARD_CODE BOARD_NAME
      ORIG_BOARD_CODE TOTAL_MARKET_CAP NOTLIMITED_MARKETCAP_A CLOSE_PRICE CHANGE_RATE TOTAL_SHARES FREE_SHARES_A
      PE_TTM PE_LAR PB_MRQ PCF_OCF_LAR PCF_OCF_TTM PS_TTM PEG_CAR TRADE_DATE`),
    sorts: ["TRADE_DATE", "SECURITY_CODE"],
    rows: (market) =>
      [...market.names].flatMap(([code, name]) =>
        openDaysOf(market)
          .filter((day) => day >= FIRST_DAY)
          .map((day) => {
            const cap = capOf(code, day);
            const [ttm, lar] = market.losses.has(code) ? [-12.5, -9.75] : [cap / 8e8, cap / 7e8];
            const former = market.formerly?.get(code);
            const isNew = day >= NEW_SCHEME;
            return {
              SECURITY_CODE: code.slice(0, 6),
              SECUCODE: code,
              SECURITY_NAME_ABBR: former && day < former.until ? former.name : name,
              BOARD_CODE: isNew ? "016165" : "016022",
              BOARD_NAME: isNew ? "synthetic industry" : "industry of an earlier scheme",
              ORIG_BOARD_CODE: isNew ? "1277" : "459",
              TRADE_DATE: `${day} 00:00:00`,
              CLOSE_PRICE: cap / 1e9,
              TOTAL_SHARES: 1e9,
              TOTAL_MARKET_CAP: cap,
              PE_TTM: ttm,
              PE_LAR: lar,
              PB_MRQ: cap / 4e9,
              // As of banks, which have no sales.
              PS_TTM: null
            };
          })
      )
  },
  RPT_F10_FINANCE_MAINFINADATA: {
    columns:
      words(`SECUCODE SECURITY_CODE REPORT_DATE REPORT_TYPE REPORT_DATE_NAME REPORT_YEAR NOTICE_DATE UPDATE_DATE
      CURRENCY EPSJB EPSXS BPS TOTALOPERATEREVE PARENTNETPROFIT KCFJCXSYJLR TOTALOPERATEREVETZ PARENTNETPROFITTZ
      ROEJQ XSMLL XSJLL ZCFZL`),
    sorts: ["REPORT_DATE", "UPDATE_DATE", "NOTICE_DATE"],
    rows: (market) =>
      [...market.names.keys()].flatMap((SECUCODE) =>
        [2021, 2022].map((year) => ({
          SECUCODE,
          REPORT_DATE: `${year}-12-31 00:00:00`,
          REPORT_TYPE: "年报",
          NOTICE_DATE: `${year + 1}-04-20 00:00:00`,
          UPDATE_DATE: `${year + 1}-04-20 00:00:00`,
          CURRENCY: "CNY",
          TOTALOPERATEREVE: 5_125_000_000 + year,
          PARENTNETPROFIT: 804_000_000
        }))
      )
  },
  RPT_RES_PROFITPREDICT: {
    columns: words("SECURITY_CODE SECUCODE PREDICT_YEAR EPS PE PARENT_NETPROFIT TOTAL_OPERATE_INCOME"),
    sorts: ["PREDICT_YEAR"],
    rows: (market) =>
      coveredBy(market).flatMap((code) =>
        [2023, 2024, 2025].map((PREDICT_YEAR) => ({
          SECURITY_CODE: code.slice(0, 6),
          PREDICT_YEAR,
          // As one caller saw it.
          EPS: "1.05",
          PARENT_NETPROFIT: 1_050_000_000,
          TOTAL_OPERATE_INCOME: 8_437_000_000
        }))
      )
  },
  RPT_WEB_RESPREDICT: {
    columns: words(`SECUCODE SECURITY_CODE SECURITY_NAME_ABBR RATING_ORG_NUM RATING_BUY_NUM RATING_ADD_NUM
      RATING_NEUTRAL_NUM RATING_REDUCE_NUM RATING_SALE_NUM RATING_LONG_NUM YEAR1 YEAR_MARK1 EPS1 YEAR2 YEAR_MARK2 EPS2
      YEAR3 YEAR_MARK3 EPS3 YEAR4 YEAR_MARK4 EPS4 INDUSTRY_BOARD DEC_AIMPRICEMAX DEC_AIMPRICEMIN`),
    sorts: ["RATING_ORG_NUM", "SECURITY_CODE"],
    rows: (market) =>
      coveredBy(market).map((code) => ({
        SECUCODE: code,
        SECURITY_CODE: code.slice(0, 6),
        SECURITY_NAME_ABBR: market.names.get(code),
        RATING_ORG_NUM: reportsOn(code),
        RATING_BUY_NUM: reportsOn(code),
        // Of none it says null, and not 0.
        ...{RATING_ADD_NUM: null, RATING_NEUTRAL_NUM: null, RATING_REDUCE_NUM: null, RATING_SALE_NUM: null},
        ...{YEAR1: 2023, YEAR_MARK1: "E", EPS1: 1.05, YEAR2: 2024, YEAR_MARK2: "E", EPS2: 1.05},
        ...{YEAR3: 2025, YEAR_MARK3: "E", EPS3: 1.05, YEAR4: 2026, YEAR_MARK4: "E", EPS4: null}
      }))
  }
};

/** How many reports there are of the last six months. */
export const reportsOn = (code: string) => 1 + (Number(code.slice(0, 6)) % 40);

function coveredBy({names, uncovered}: Market): string[] {
  return [...names.keys()].filter((code) => !uncovered?.has(code));
}

/** Yuan; drifts slowly, so that no day is a jump. */
export function capOf(code: string, day: string): number {
  const phase = Number(code.slice(0, 6)) % 100;
  return Math.round(3e10 + 1e8 * phase + 4e9 * Math.sin(Date.parse(day) / 86_400_000 / 180 + phase));
}

export function closeOf(day: string): number {
  return Math.round(350_000 + 20_000 * Math.sin(Date.parse(day) / 86_400_000 / 97)) / 100;
}

export function openDaysOf(market: Market): string[] {
  return daysOf(market.first, market.lastDay).filter((day) => isOpen(day, market));
}

function isOpen(day: string, {holidays}: Market): boolean {
  return new Date(day).getUTCDay() % 6 !== 0 && !holidays.has(day);
}

function daysOf(start: string, end: string): string[] {
  const days: string[] = [];
  const last =
    Date.parse(start) + (Number(end.slice(8)) === 31 ? 30 * 86_400_000 : Date.parse(end) - Date.parse(start));
  for (let day = Date.parse(start); day <= last; day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

const compact = (day: string) => day.replaceAll("-", "");
const iso = (day: string) => day.replace(/^(....)(..)(..)$/, "$1-$2-$3");
