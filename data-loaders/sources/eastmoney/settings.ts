import path from "node:path";
import {BadInput} from "../../badInput.js";
import {addressOf} from "../http/address.js";

type Env = Readonly<Record<string, string | undefined>>;

/** What an operator sets for this source. */
export interface EastmoneySettings {
  /** The data centre's reports. */
  readonly url: string;
  /** Closes of an index, as the index's own publisher answers them. */
  readonly indexUrl: string;
  /** The same from the data centre's charts, asked where the publisher fails; null: not asked. */
  readonly chartUrl: string | null;
  /** Days on which the exchange is open, a month at a time. */
  readonly calendarUrl: string;
  /** Milliseconds between two requests. */
  readonly pauseMs: number;
  /** Where answers are kept as they came. */
  readonly cacheFolder: string;
}

const URL_DEFAULT = "https://datacenter-web.eastmoney.com/api/data/v1/get";
const INDEX_DEFAULT = "https://www.csindex.com.cn/csindex-home/perf/index-perf";
const CHART_DEFAULT = "https://push2his.eastmoney.com/api/qt/stock/kline/get";
const CALENDAR_DEFAULT = "https://www.szse.cn/api/report/exchange/onepersistenthour/monthList";
/** Nobody publishes a quota; one request a second is below every pace that others report. */
const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 60_000;

/** Reads the settings from the environment. Throws BadInput that names the variable. */
export function eastmoneySettings(env: Env): EastmoneySettings {
  const why = "what it answers could be changed on its way";
  const url = addressOf("EASTMONEY_URL", env.EASTMONEY_URL || URL_DEFAULT, why);
  return {
    url,
    indexUrl: addressOf("EASTMONEY_INDEX_URL", env.EASTMONEY_INDEX_URL || INDEX_DEFAULT, why),
    chartUrl: chartUrlOf(env, why),
    calendarUrl: addressOf("EASTMONEY_CALENDAR_URL", env.EASTMONEY_CALENDAR_URL || CALENDAR_DEFAULT, why),
    pauseMs: pauseOf(env, new URL(url).protocol === "http:"),
    cacheFolder: env.EASTMONEY_CACHE || path.join(env.BENCHFOLIO_STORE || "store", "eastmoney-cache")
  };
}

// Who names another host for the index alone means that no other is asked.
function chartUrlOf(env: Env, why: string): string | null {
  if (env.EASTMONEY_CHART_URL) return addressOf("EASTMONEY_CHART_URL", env.EASTMONEY_CHART_URL, why);
  return env.EASTMONEY_INDEX_URL ? null : CHART_DEFAULT;
}

/** `isOwn`: the address is of this machine, the only one that plain HTTP may be of, and may be asked at any pace. */
function pauseOf(env: Env, isOwn: boolean): number {
  const text = env.EASTMONEY_PAUSE_MS || String(LEAST_PAUSE_MS);
  const pause = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  const least = isOwn ? 0 : LEAST_PAUSE_MS;
  if (pause >= least && pause <= MOST_PAUSE_MS) return pause;
  throw new BadInput(
    {file: "EASTMONEY_PAUSE_MS"},
    `not a whole number of milliseconds from ${least} to ${MOST_PAUSE_MS}`,
    text
  );
}
