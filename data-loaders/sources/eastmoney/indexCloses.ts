import {addDays} from "../../addDays.js";
import {BadInput} from "../../badInput.js";
import {isDate} from "../../validateTables.js";
import {Passing} from "../http/passing.js";
import type {Closes, IndexClose} from "../market/indexHistory.js";
import {compactDate} from "../market/plan.js";
import {askJson, type PublicOptions} from "./askJson.js";

/** A start that is no day of trading is answered with the close of the next: the answer begins earlier, on days that are left out. */
const PAD_DAYS = 14;

/**
 * Closes of a CSI index from `start` to `end`, ISO, by its publisher, else by the data centre's charts; null where both
 * fail, which stops nothing: why is said. `code` is `000300.SH`.
 */
export async function indexCloses(
  code: string,
  {start, end}: {readonly start: string; readonly end: string},
  options: PublicOptions
): Promise<Closes | null> {
  const {settings, say} = options;
  const from = addDays(start, -PAD_DAYS);
  const attempts = [
    () => publisherCloses(code, {from, end}, options),
    ...(settings.chartUrl === null ? [] : [() => chartCloses(code, {from, end}, settings.chartUrl!, options)])
  ];
  for (const attempt of attempts) {
    const isLast = attempt === attempts.at(-1);
    try {
      const {closes, source} = await attempt();
      const wanted = closes.filter(({date}) => date >= start && date <= end);
      return {closes: wanted.sort((a, b) => (a.date < b.date ? -1 : 1)), source};
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      say(
        `${error.message}; ${isLast ? "what is published of the index stays" : "the data centre's charts are asked instead"}`
      );
    }
  }
  return null;
}

interface Asked {
  readonly from: string;
  readonly end: string;
}

function publisherCloses(code: string, {from, end}: Asked, options: PublicOptions): Promise<Closes> {
  const url = new URL(options.settings.indexUrl);
  url.searchParams.set("indexCode", code.slice(0, 6));
  url.searchParams.set("startDate", compactDate(from));
  url.searchParams.set("endDate", compactDate(end));
  const file = `csindex index-perf (${url.searchParams})`;
  const read = (answer: unknown): Closes => {
    const {success, code: status, data} = (answer ?? {}) as Record<string, unknown>;
    if (success !== true || String(status) !== "200" || !Array.isArray(data))
      throw new BadInput({file}, "an answer without success and data");
    const closes = data.map((record, i) => {
      const {tradeDate, close, indexCode} = (record ?? {}) as Record<string, unknown>;
      if (indexCode !== code.slice(0, 6))
        throw new BadInput({file, row: i + 1, field: "indexCode"}, `another index than ${code}`, indexCode);
      const date = String(tradeDate).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
      return closeOf({file, row: i + 1}, {code, date, close});
    });
    // The padded start itself may carry the close of the next day of trading.
    const known = closes.filter(({date}) => date !== from);
    // The span is longer than any holiday: an index that trades has days in it.
    if (known.length === 0) throw new BadInput({file}, "an answer without rows");
    return {closes: known, source: "China Securities Index, index-perf"};
  };
  return askJson({file, url: url.href, kept: "none"}, read, options);
}

function chartCloses(
  code: string,
  {from, end}: Asked,
  base: string,
  options: PublicOptions
): Promise<Closes> {
  const url = new URL(base);
  const params = {
    secid: `${code.endsWith(".SH") ? 1 : 0}.${code.slice(0, 6)}`,
    fields1: "f1,f2,f3,f4,f5",
    fields2: "f51,f52,f53,f54,f55,f56,f57,f58",
    klt: "101",
    fqt: "0",
    beg: compactDate(from),
    end: compactDate(end)
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  const file = `eastmoney kline (${params.secid})`;
  const read = (answer: unknown): Closes => {
    const data = ((answer ?? {}) as {data?: {code?: unknown; klines?: unknown}}).data;
    if (!data || !Array.isArray(data.klines)) throw new BadInput({file}, "an answer without klines");
    if (data.code !== code.slice(0, 6))
      throw new BadInput({file, field: "code"}, `another index than ${code}`, data.code);
    // How this host turns one away; an index that trades has days.
    if (data.klines.length === 0) throw new Passing("no rows, as a host answers that is asked too often");
    const closes = data.klines.map((line, i) => {
      const [date, , close] = String(line).split(",");
      return closeOf({file, row: i + 1}, {code, date: date!, close: Number(close)});
    });
    return {closes, source: "Eastmoney, kline"};
  };
  return askJson({file, url: url.href, referer: "https://quote.eastmoney.com/", kept: "none"}, read, options);
}

function closeOf(
  place: {readonly file: string; readonly row: number},
  {code, date, close}: {readonly code: string; readonly date: string; readonly close: unknown}
): IndexClose {
  if (!isDate(date)) throw new BadInput({...place, field: "date"}, "not a day", date);
  if (typeof close !== "number" || !Number.isFinite(close) || close <= 0)
    throw new BadInput({...place, field: "close"}, "not a number above 0", close);
  return {index_code: code, date, close};
}
