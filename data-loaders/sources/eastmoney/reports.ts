import {BadInput} from "../../badInput.js";
import {type Clock, SYSTEM_CLOCK} from "../http/clock.js";
import {Passing} from "../http/passing.js";
import {retried} from "../http/retry.js";
import {type FetchText, Refused, type TextAsk} from "./fetchText.js";
import {type ReportRow, reportRow} from "./reportRow.js";

/** A question to the data centre. */
export interface Query {
  readonly report: string;
  readonly columns: readonly string[];
  /** All columns are asked for, and `columns` of them read. */
  readonly isWhole?: boolean;
  /** Conditions in parentheses, `(SECURITY_CODE="300308")`; all hold. Empty: of all rows. */
  readonly filter: string;
  /** Columns that no two rows of the answer share, in whose order it comes: else pages overlap. */
  readonly key: readonly string[];
  readonly isDescending?: boolean;
  readonly pageSize: number;
  readonly kept: TextAsk["kept"];
}

/** The data centre's reports, page by page. Docs: docs/eastmoney.md. */
export interface Reports {
  /** Every row of an answer, none twice. Throws BadInput that names the report. */
  rows(query: Query): Promise<ReportRow[]>;
  /** The rows of the first page, and how many there are of all. */
  firstRows(query: Query): Promise<Pick<Page, "rows" | "count">>;
}

export interface ReportsOptions {
  readonly url: string;
  readonly fetchText: FetchText;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly clock?: Clock;
}

/** A page after this one is answered "busy" for ever. */
const MOST_PAGES = 100;
const ATTEMPTS = 3;
/** How long a host that is busy is left alone, at least. */
const BUSY_WAIT_MS = 2_000;

/** The vendor's codes. */
const NO_ROWS = 9201;
const BUSY = 9701;
const BUSY_WORDS = /繁忙|过于频繁/;

export function openReports({url, fetchText, signal, say, clock = SYSTEM_CLOCK}: ReportsOptions): Reports {
  const page = async (query: Query, number: number): Promise<Asked> => {
    const file = nameOf(query);
    const ask = {file, url: addressOf(url, query, number), kept: query.kept};
    return retried(
      file,
      async () => {
        const answer = await fetchText(ask);
        const read = readPage(file, answer.text, query);
        // An empty page of an answer that counts rows, or goes on, is no end: the host is under load.
        if (read.rows.length === 0 && (number > 1 || read.count > 0))
          throw new Passing(`page ${number} is empty`, BUSY_WAIT_MS);
        return {...read, keep: answer.keep};
      },
      {signal, clock, say, attempts: ATTEMPTS}
    );
  };
  return {
    async firstRows(query) {
      const first = await page(query, 1);
      await first.keep();
      return first;
    },
    async rows(query) {
      const file = nameOf(query);
      const pages = [await page(query, 1)];
      for (let number = 2; number <= pages.at(-1)!.pages; number++) {
        if (number > MOST_PAGES)
          throw new BadInput(
            {file},
            `more than ${MOST_PAGES} pages, beyond which nothing is answered`,
            pages.at(-1)!.pages
          );
        pages.push(await page(query, number));
      }
      const found = new Map<string, ReportRow>();
      for (const {rows} of pages) for (const row of rows) add(found, row, query);
      // What was added or taken away while pages were read moved rows to pages that were read before.
      const count = Math.max(...pages.map((each) => each.count));
      if (found.size < count) throw new BadInput({file}, `${found.size} different rows came of ${count}`);
      // Pages that do not go together would be wrong all day.
      for (const {keep} of pages) await keep();
      return [...found.values()];
    }
  };
}

interface Page {
  readonly pages: number;
  /** Rows of all pages. */
  readonly count: number;
  readonly rows: readonly ReportRow[];
}

interface Asked extends Page {
  keep(): Promise<void>;
}

/** The name of a question in messages: `eastmoney RPT_VALUEANALYSIS_DET (SECURITY_CODE="300308")`. */
export function nameOf({report, filter}: Pick<Query, "report" | "filter">): string {
  return `eastmoney ${report} ${filter}`.trimEnd();
}

// URLSearchParams encodes once, quotation marks too; what is encoded twice is refused.
function addressOf(base: string, query: Query, page: number): string {
  const url = new URL(base);
  const {report, columns, isWhole, filter, key, isDescending, pageSize} = query;
  const params = {
    reportName: report,
    columns: isWhole ? "ALL" : columns.join(","),
    ...(filter !== "" && {filter}),
    pageNumber: String(page),
    pageSize: String(pageSize),
    sortColumns: key.join(","),
    sortTypes: key.map(() => (isDescending ? "-1" : "1")).join(","),
    source: "WEB",
    client: "WEB"
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

function readPage(file: string, text: string, query: Query): Page {
  const answer = parse(file, text);
  const {code, message} = answer;
  const words = typeof message === "string" ? message : "no message";
  if (answer.success !== true) {
    if (code === NO_ROWS) return {pages: 0, count: 0, rows: []};
    if (code === BUSY || BUSY_WORDS.test(words))
      throw new Passing(`busy (code ${code}): ${words}`, BUSY_WAIT_MS);
    throw new BadInput({file}, `refused with code ${JSON.stringify(code)}: ${words}`);
  }
  const result = answer.result ?? {pages: 0, count: 0, data: []};
  if (!isRecord(result)) throw new BadInput({file}, "a result that is no object");
  const {pages, count, data} = result;
  if (!isCount(pages) || !isCount(count) || !Array.isArray(data))
    throw new BadInput({file}, "a result without pages, count and data");
  return {
    pages,
    count,
    rows: data.map((record, i) => {
      if (!isRecord(record)) throw new BadInput({file, row: i + 1}, "no object", record);
      for (const field of query.columns)
        if (!Object.hasOwn(record, field)) throw new BadInput({file, row: i + 1, field}, "missing column");
      return reportRow(file, i + 1, record);
    })
  };
}

/** JSON, or JSON in a call of a function, as the host answers who names one. */
function parse(file: string, text: string): Record<string, unknown> {
  const body = text.trim();
  const isCall = /^[\w$.]+\(/.test(body);
  try {
    const answer: unknown = JSON.parse(
      isCall ? body.slice(body.indexOf("(") + 1, body.lastIndexOf(")")) : body
    );
    if (isRecord(answer)) return answer;
  } catch {
    // As what is no object.
  }
  if (/^\s*</.test(body))
    throw new Refused({file}, "a page of HTML in place of an answer: the host turns us away");
  throw new Passing("an answer that is no JSON");
}

function add(found: Map<string, ReportRow>, row: ReportRow, {key}: Query): void {
  // That a column of the key is empty is for the reader of the row to judge: its day may not matter.
  const id = key.map((column) => row.maybeText(column) ?? "").join(" ");
  const before = found.get(id);
  if (before && JSON.stringify(before.record) !== JSON.stringify(row.record))
    row.fail(key.at(-1)!, `${id} is repeated with other values`);
  found.set(id, row);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
