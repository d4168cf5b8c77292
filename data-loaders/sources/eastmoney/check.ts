import {addDays} from "../../addDays.js";
import {BadInput} from "../../badInput.js";
import {maybeCode} from "../inbox/cells/code.js";
import {isMainland} from "../market/codes.js";
import {BENCHMARK} from "../market/indexHistory.js";
import type {CheckOptions} from "../source.js";
import type {PublicOptions} from "./askJson.js";
import {openDays} from "./calendar.js";
import {COVERAGE, columnsOf, type Documented, FORECASTS, type Kind, VALUATIONS, YEARS} from "./documented.js";
import {type FetchTextOptions, Refused, textFetcher} from "./fetchText.js";
import {indexCloses} from "./indexCloses.js";
import {reportCount} from "./reportCounts.js";
import type {ReportRow} from "./reportRow.js";
import {nameOf, openReports, type Query} from "./reports.js";
import {eastmoneySettings} from "./settings.js";
import {COMPANY_PAGE, companyDay} from "./valuationRows.js";
import {checkActual, forecastYear} from "./yearFigures.js";

const KINDS: Readonly<Record<Kind, (row: ReportRow, column: string) => unknown>> = {
  text: (row, column) => row.text(column),
  day: (row, column) => row.date(column),
  number: (row, column) => row.number(column),
  "number or null": (row, column) => row.maybeNumber(column),
  "number or text": (row, column) => row.maybeNumeric(column)
};

interface Asked {
  readonly code: string;
  readonly today: string;
  readonly file: string;
}

/** What is asked, and how a refresh reads a row of it. */
const READERS: readonly (readonly [Documented, (row: ReportRow, asked: Asked) => unknown])[] = [
  [VALUATIONS, (row, {code, file}) => companyDay({file}, row, code)],
  [YEARS, (row, {code, today}) => checkActual(row, code, today)],
  [FORECASTS, (row, {code}) => forecastYear(row, code)],
  [COVERAGE, reportCount]
];

/** What is asked where nobody names another: it was never suspended, and is in every public example. */
const USUAL = "600519.SH";
const WIDTH = 24;
/** The last report may be newer than the vendor's PE; a profit moves less in a year than a unit. */
const MOST_TIMES = 100;

/**
 * Asks for one company, prints each column as it came beside what is known of it, and says whether all is so. The
 * first thing that an operator runs: nothing is stored.
 */
export async function check(
  {code: asked = USUAL, env, signal, say, today}: CheckOptions,
  given: Pick<FetchTextOptions, "clock" | "timeoutMs"> = {}
): Promise<boolean> {
  const code = maybeCode(asked);
  if (code === null || !isMainland(code))
    throw new BadInput({file: "--check"}, "not a mainland code, such as 600519 or 600519.SH", asked);
  const settings = eastmoneySettings(env);
  const fetchText = textFetcher(settings, {...given, signal, say, today});
  const publics: PublicOptions = {settings, fetchText, signal, say, ...given};
  const reports = openReports({url: settings.url, fetchText, signal, say, ...given});
  let isGood = true;
  const found = (isRight: boolean, line: string) => {
    isGood &&= isRight;
    say(`${isRight ? "ok     " : "differs"} ${line}`);
  };
  const good = new Map<Documented, ReportRow>();
  for (const [documented, read] of READERS) {
    const {report, filter, key, columns, isWhole} = documented;
    say(`${report}, of ${code}`);
    const query: Query = {
      ...{report, columns: columnsOf(documented), isWhole, filter: filter(code), key},
      // Of the history all that a refresh asks for at once: how many come of it is seen there alone.
      ...{isDescending: true, pageSize: documented === VALUATIONS ? COMPANY_PAGE : 1, kept: "none"}
    };
    try {
      const {rows, count} = await reports.firstRows(query);
      const row = rows[0];
      if (!row) {
        found(false, "no row");
        continue;
      }
      const lines = Object.entries(columns).map(([column, [kind, meaning]]) =>
        compared(row, column, kind, meaning)
      );
      for (const line of lines) found(...line);
      if (documented === VALUATIONS) found(...cappedAt(rows.length, count));
      // What is of its kind may be another company's, or in another unit.
      if (lines.every(([isRight]) => isRight)) {
        read(row, {code, today, file: nameOf(query)});
        good.set(documented, row);
      }
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      found(false, error.message);
      if (error instanceof Refused) {
        say("not as documented; nothing more was asked");
        return false;
      }
    }
  }
  const [day, year] = [good.get(VALUATIONS), good.get(YEARS)];
  if (day && year) found(...profitCompared(day, year));
  const span = {start: addDays(today, -14), end: today};
  const closes = await indexCloses(BENCHMARK, span, publics);
  const last = closes?.closes.at(-1);
  found(
    last !== undefined,
    `${BENCHMARK}: ${last ? `${last.close} on ${last.date}, ${closes!.source}` : "no close"}`
  );
  const month = today.slice(0, 7);
  const open = await openDays({from: month, until: month}, publics);
  found(open !== null && open.length > 0, `days of trading in ${month}: ${open?.length ?? 0}`);
  say(isGood ? "as documented" : "not as documented: see the lines that differ");
  return isGood;
}

/** A smaller page than is known costs a first run as many times the requests; none of its rows is lost. */
function cappedAt(rows: number, count: number): [boolean, string] {
  const came = `${"rows of an answer".padEnd(WIDTH)} ${rows} of ${count}, ${COMPANY_PAGE} asked for`;
  if (rows >= Math.min(count, COMPANY_PAGE)) return [true, came];
  return [false, `${came}: a history takes ${Math.ceil(count / rows)} requests`];
}

/** A static PE is capitalisation over the last reported profit: amounts in different units are far from it. */
function profitCompared(day: ReportRow, year: ReportRow): [boolean, string] {
  const [cap, pe] = [day.maybeNumber("TOTAL_MARKET_CAP"), day.maybeNumber("PE_LAR")];
  const profit = year.maybeNumber("PARENTNETPROFIT");
  const name = "PARENTNETPROFIT".padEnd(WIDTH);
  if (!cap || !pe || !profit)
    return [true, `${name} not held against TOTAL_MARKET_CAP / PE_LAR: one is missing`];
  const ratio = profit / (cap / pe);
  const isNear = Math.abs(Math.log(Math.abs(ratio))) < Math.log(MOST_TIMES);
  const times = `${Number(ratio.toPrecision(3))} times TOTAL_MARKET_CAP / PE_LAR`;
  return [isNear, `${name} ${times}${isNear ? "" : ": another unit?"}`];
}

function compared(row: ReportRow, column: string, kind: Kind, meaning: string): [boolean, string] {
  const came = `${column.padEnd(WIDTH)} ${JSON.stringify(row.record[column])}`;
  try {
    KINDS[kind](row, column);
    return [true, `${came}  (${kind}: ${meaning})`];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return [false, `${came}  (${kind} expected: ${meaning})`];
  }
}
