import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import type {Endpoint} from "../../../data-loaders/sources/tushare/calls.js";

export const TOKEN = "5d0c9f3ae17b4826c4d1e09b7a52f8836e21cc7940bb1fd5a3928e64";

/** A call as the server received it. */
export interface Call {
  readonly api_name: Endpoint;
  readonly token: string;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: string;
}

export interface Answer {
  code: number;
  msg: string | null;
  data: {fields: string[]; items: unknown[][]; has_more?: boolean} | null;
}

/** How the server answers instead of well: with a status, a text, or never. */
export type Failure = {status?: number; text?: string; headers?: Record<string, string>} | "hang" | "reset";

/** A local server that answers as the vendor's documentation says, of a synthetic market. */
export interface FakeTushare {
  readonly url: string;
  readonly calls: Call[];
  /** The next calls of an endpoint fail, in this order. */
  fail(api: Endpoint, ...failures: readonly Failure[]): void;
  /** No call fails any more. */
  mend(): void;
  /** Every answer goes through this. */
  change: (call: Call, answer: Answer) => unknown;
  market: Market;
  close(): Promise<void>;
}

/** The synthetic market: amounts in the vendor's units. */
export interface Market {
  readonly codes: readonly string[];
  /** The last day of which there are figures, ISO. */
  lastDay: string;
  readonly holidays: ReadonlySet<string>;
  readonly losses: ReadonlySet<string>;
  /** `code date`, ISO: days without trading. */
  readonly suspended: ReadonlySet<string>;
  readonly listed: ReadonlyMap<string, string>;
  /** Missing: each company is called after its code. */
  readonly names?: ReadonlyMap<string, string>;
}

export async function fakeTushare(market: Market): Promise<FakeTushare> {
  const calls: Call[] = [];
  const failures = new Map<Endpoint, Failure[]>();
  const fake: FakeTushare = {
    url: "",
    calls,
    market,
    change: (_, answer) => answer,
    mend: () => failures.clear(),
    fail: (api, ...list) => void failures.set(api, [...(failures.get(api) ?? []), ...list]),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections() as never)
  };
  const server = createServer(async (request, response) => {
    const call = JSON.parse(await bodyOf(request)) as Call;
    calls.push(call);
    const failure = failures.get(call.api_name)?.shift();
    if (failure) return failWith(failure, response);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(fake.change(call, answerTo(call, fake.market))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(fake, {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dataapi`});
}

function failWith(failure: Failure, response: ServerResponse): void {
  if (failure === "hang") return;
  if (failure === "reset") return void response.destroy();
  response.writeHead(failure.status ?? 200, failure.headers);
  response.end(failure.text ?? "");
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += part;
  return text;
}

const FIELDS: Record<Endpoint, string[]> = {
  trade_cal: ["exchange", "cal_date", "is_open", "pretrade_date"],
  stock_basic: ["ts_code", "symbol", "name", "industry", "list_date"],
  daily_basic: ["ts_code", "trade_date", "close", "pe", "pe_ttm", "total_share", "total_mv"],
  suspend_d: ["ts_code", "trade_date", "suspend_timing", "suspend_type"],
  index_daily: ["ts_code", "trade_date", "close", "open"],
  income: [
    "ts_code",
    "ann_date",
    "f_ann_date",
    "end_date",
    "report_type",
    "update_flag",
    "revenue",
    "n_income_attr_p"
  ],
  report_rc: ["ts_code", "report_date", "org_name", "quarter", "op_rt", "np", "create_time"]
};

type Item = Record<string, unknown>;

/** The vendor's answer, with the fields that were asked for, in its own order. */
export function answerTo(call: Call, market: Market): Answer {
  const asked = new Set(call.fields.split(","));
  const fields = FIELDS[call.api_name].filter((field) => asked.has(field));
  const items = ITEMS[call.api_name](call.params, market).map((item) =>
    fields.map((field) => item[field] ?? null)
  );
  return {code: 0, msg: null, data: {fields, items, has_more: false}};
}

const ITEMS: Record<Endpoint, (params: Call["params"], market: Market) => Item[]> = {
  trade_cal: ({start_date, end_date}, market) =>
    daysFrom(start_date!, end_date!).map((day) => ({
      exchange: "SSE",
      cal_date: compact(day),
      is_open: isOpen(day, market) ? 1 : 0
    })),
  stock_basic: (_, {codes, listed, names}) =>
    codes.map((ts_code) => ({
      ts_code,
      name: names?.get(ts_code) ?? `synthetic ${ts_code}`,
      list_date: compact(listed.get(ts_code) ?? "2001-01-02")
    })),
  daily_basic: (params, market) =>
    rowsOf(params, market).flatMap(([code, day]) =>
      market.suspended.has(`${code} ${day}`) ? [] : [basicOf(code, day, market)]
    ),
  suspend_d: (params, market) =>
    rowsOf(params, market).flatMap(([code, day]) =>
      market.suspended.has(`${code} ${day}`)
        ? [{ts_code: code, trade_date: compact(day), suspend_timing: null, suspend_type: "S"}]
        : []
    ),
  index_daily: ({ts_code, start_date, end_date}, market) =>
    daysFrom(start_date!, end_date!)
      .filter((day) => isOpen(day, market) && day <= market.lastDay)
      .reverse()
      .map((day) => ({ts_code, trade_date: compact(day), close: 3500 + 200 * Math.sin(dayNumber(day) / 97)})),
  income: ({ts_code}) =>
    ["2021", "2022"].map((year) => ({
      ts_code,
      ann_date: `${Number(year) + 1}0420`,
      f_ann_date: `${Number(year) + 1}0420`,
      end_date: `${year}1231`,
      report_type: "1",
      update_flag: "0",
      revenue: 5_125_000_000,
      n_income_attr_p: 804_000_000
    })),
  report_rc: ({ts_code, end_date}) => {
    const code = ts_code!;
    return ["synthetic broker A", "synthetic broker B"].map((org_name, i) => ({
      ts_code: code,
      report_date: end_date,
      org_name,
      quarter: `${end_date!.slice(0, 4)}Q4`,
      op_rt: 843_700,
      np: 100_000 + 10_000 * i,
      create_time: `${end_date} 18:00:00`
    }));
  }
};

/** The rows of a call: of one company, newest first as the vendor gives them, or of one day. */
function rowsOf(
  {ts_code, trade_date, start_date, end_date}: Call["params"],
  market: Market
): [string, string][] {
  const days = trade_date ? [iso(trade_date)] : daysFrom(start_date!, end_date!).reverse();
  const codes = ts_code ? [ts_code] : market.codes;
  return days
    .filter((day) => isOpen(day, market) && day <= market.lastDay)
    .flatMap((day) =>
      codes
        .filter((code) => day >= (market.listed.get(code) ?? ""))
        .map((code): [string, string] => [code, day])
    );
}

/** Market capitalisation in 万元 that drifts slowly, so that no day is a jump. */
export function capOf(code: string, day: string): number {
  const phase = Number(code.slice(0, 6)) % 100;
  return 3_000_000 + 10_000 * phase + Math.round(400_000 * Math.sin(dayNumber(day) / 180 + phase));
}

function basicOf(code: string, day: string, {losses}: Market): Item {
  const total_mv = capOf(code, day);
  const [pe, pe_ttm] = losses.has(code) ? [null, null] : [total_mv / 70_000, total_mv / 80_000];
  return {ts_code: code, trade_date: compact(day), close: total_mv / 50_000, pe, pe_ttm, total_mv};
}

function isOpen(day: string, {holidays}: Market): boolean {
  return new Date(day).getUTCDay() % 6 !== 0 && !holidays.has(day);
}

function daysFrom(start: string, end: string): string[] {
  const days: string[] = [];
  for (let day = Date.parse(iso(start)); day <= Date.parse(iso(end)); day += 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

const dayNumber = (day: string) => Date.parse(day) / 86_400_000;
export const compact = (day: string) => day.replaceAll("-", "");
const iso = (day: string) => day.replace(/^(....)(..)(..)$/, "$1-$2-$3");
