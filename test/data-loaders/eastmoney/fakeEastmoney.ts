import {createServer, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";

/** A question as the server received it. */
export interface Asked {
  readonly path: string;
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
  /** Rows that a page has at most, whatever is asked. */
  mostRows: number;
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
}

/** The vendor's answer where there are no rows. */
const EMPTY = {version: null, result: null, success: false, message: "返回数据为空", code: 9201};
/** Its answer under load, and beyond page 100. */
export const BUSY = JSON.stringify({
  version: null,
  result: null,
  success: false,
  message: "服务器繁忙",
  code: 9701
});

export async function fakeEastmoney(market: Market): Promise<FakeEastmoney> {
  const failures = new Map<string, Failure[]>();
  const fake: FakeEastmoney = {
    url: "",
    asked: [],
    market,
    mostRows: 5_000,
    change: (_, rows) => rows,
    mend: () => failures.clear(),
    fail: (what, ...list) => void failures.set(what, [...(failures.get(what) ?? []), ...list]),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections() as never)
  };
  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url!, "http://localhost");
    const params = Object.fromEntries(searchParams);
    fake.asked.push({path: pathname, params, userAgent: request.headers["user-agent"] ?? ""});
    const failure = (failures.get(params.reportName ?? pathname) ?? []).shift();
    if (failure) return failWith(failure, response);
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
  const rowsOf = ROWS[reportName];
  if (!rowsOf) return {...EMPTY, message: `报表配置不存在,${reportName}`, code: 9501};
  if (Number(params.pageNumber) > 100) return JSON.parse(BUSY);
  const all = fake.change(reportName, rowsOf(narrowed(fake.market, params)).filter(holds(filter)));
  const by = sortColumns.split(",");
  const sign = sortTypes.startsWith("-") ? -1 : 1;
  const key = (row: Item) => by.map((column) => row[column]).join(" ");
  all.sort((a, b) => (key(a) < key(b) ? -sign : sign));
  if (all.length === 0) return EMPTY;
  const size = Math.min(Number(params.pageSize), fake.mostRows);
  const start = (Number(params.pageNumber) - 1) * size;
  const data = all
    .slice(start, start + size)
    .map((row) =>
      Object.fromEntries(columns.split(",").flatMap((name) => (name in row ? [[name, row[name]]] : [])))
    );
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
  const all = [...market.names].filter(([code]) => !market.unknown.has(code));
  const names = asked !== undefined ? all.filter(([code]) => code.startsWith(asked)) : all;
  const isOfOneDay = day !== undefined && day >= market.first && day <= market.lastDay;
  return {
    ...market,
    names: new Map(asked === undefined && pageSize === "1" ? names.slice(0, 1) : names),
    ...(isOfOneDay && {first: day, lastDay: day})
  };
}

/** What a filter's conditions say, each in parentheses. */
function holds(filter: string): (row: Item) => boolean {
  const conditions = [...filter.matchAll(/\((\w+)(>=|<=|=)["']([^"']*)["']\)/g)];
  return (row) =>
    conditions.every(([, column, operator, value]) => {
      const have = String(row[column!]).slice(0, value!.length);
      return operator === "=" ? have === value : operator === ">=" ? have >= value! : have <= value!;
    });
}

const ROWS: Record<string, (market: Market) => Item[]> = {
  RPT_VALUEANALYSIS_DET: (market) =>
    [...market.names].flatMap(([code, name]) =>
      market.unknown.has(code)
        ? []
        : openDaysOf(market).map((day) => {
            const cap = capOf(code, day);
            const [ttm, lar] = market.losses.has(code) ? [-12.5, -9.75] : [cap / 8e8, cap / 7e8];
            return {
              SECURITY_CODE: code.slice(0, 6),
              SECUCODE: code,
              SECURITY_NAME_ABBR: name,
              BOARD_NAME: "synthetic industry",
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
    ),
  RPT_F10_FINANCE_MAINFINADATA: (market) =>
    [...market.names.keys()]
      .filter((code) => !market.unknown.has(code))
      .flatMap((SECUCODE) =>
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
      ),
  RPT_RES_PROFITPREDICT: (market) =>
    [...market.names.keys()]
      .filter((code) => !market.unknown.has(code))
      .flatMap((code) =>
        [2023, 2024, 2025].map((PREDICT_YEAR) => ({
          SECURITY_CODE: code.slice(0, 6),
          PREDICT_YEAR,
          // As one caller saw it.
          EPS: "1.05",
          PARENT_NETPROFIT: 1_050_000_000,
          TOTAL_OPERATE_INCOME: 8_437_000_000
        }))
      )
};

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
