import {getHeapStatistics} from "node:v8";
import {addDays} from "../addDays.js";
import {BadInput} from "../badInput.js";
import type {Row, Tables} from "../contract.js";
import {formatCount} from "../gate/violation.js";
import {afterToday} from "../today.js";
import {valuationsOf, withComputed} from "../valuations/forwardPe.js";
import type {PublicOptions} from "./eastmoney/askJson.js";
import {openDays} from "./eastmoney/calendar.js";
import {check} from "./eastmoney/check.js";
import {type FetchTextOptions, Refused, textFetcher} from "./eastmoney/fetchText.js";
import {indexCloses} from "./eastmoney/indexCloses.js";
import {longRunLines} from "./eastmoney/longRun.js";
import {COVERAGE_PAGES, fetchReportCounts} from "./eastmoney/reportCounts.js";
import {openReports, type Reports} from "./eastmoney/reports.js";
import {eastmoneySettings} from "./eastmoney/settings.js";
import {type Unread, unreadRows} from "./eastmoney/unread.js";
import {
  companyDays,
  FIRST_DAY,
  firstDayOf,
  lastDayOf,
  marketDay,
  type ValuationDay
} from "./eastmoney/valuationRows.js";
import {fetchActuals, fetchConsensus} from "./eastmoney/yearFigures.js";
import {overlayFields} from "./fieldGroups.js";
import {codesToAsk} from "./market/codes.js";
import {counting, type Each} from "./market/counting.js";
import {BENCHMARK, indexAbsences, indexHistory} from "./market/indexHistory.js";
import {addDay, type DaysOfCompanies, heldDays, joinHistory} from "./market/joinHistory.js";
import {lacking} from "./market/lacking.js";
import {type HistoryPlan, LATE_DAYS, planHistory} from "./market/plan.js";
import type {Absence, Fetched, FetchOptions, GivenName, Source} from "./source.js";

const VALUED_BY = "Eastmoney, RPT_VALUEANALYSIS_DET and RPT_RES_PROFITPREDICT";
/** A day of the whole market at 500 rows a page. */
const PAGES_A_DAY = 12;
/** A company that is asked for by itself, at least once in so many days, is asked for as many that are published, too. */
const LOOK_BACK_DAYS = 31;
/** How far the calendar is asked back: over it a company that lags is told from one that is on holiday. */
const CALENDAR_MONTHS_BACK = 2;

/**
 * The market's own figures without a key, over what is published: history, index, reported figures, consensus and
 * forward PE. Off unless it is asked for; nobody grants a licence. See docs/eastmoney.md.
 */
export const eastmoneySource: Source = sourceWith({});

/** The source with another clock or patience: for tests. */
export function sourceWith(given: Pick<FetchTextOptions, "clock" | "timeoutMs">): Source {
  return {
    name: "eastmoney",
    hasMarket: true,
    secrets: [],
    fetch: (options) => fetchTables(options, given),
    check: (options) => check(options, given)
  };
}

async function fetchTables(
  options: FetchOptions,
  given: Pick<FetchTextOptions, "clock" | "timeoutMs">
): Promise<Fetched> {
  const {base, env, signal, say, today} = options;
  const asked = options.as_of ?? today;
  if (asked > today) throw new BadInput({file: "eastmoney"}, afterToday(today), asked);
  const settings = eastmoneySettings(env);
  const fetchText = textFetcher(settings, {...given, signal, say, today});
  const publics: PublicOptions = {settings, fetchText, signal, say, ...given};
  const reports = counted(openReports({url: settings.url, fetchText, signal, say, ...given}));

  const lastDay = await lastDayOf(reports, asked);
  if (lastDay === null) throw new BadInput({file: "eastmoney"}, "no figures of any day up to", asked);
  if (lastDay > asked) throw new BadInput({file: "eastmoney"}, `answered with a day after ${asked}`, lastDay);
  const as_of = options.as_of ?? lastDay;
  const exchange = await exchangeDays(as_of, publics);
  // What the exchange says of the last months, or at least that there was the day itself.
  const wanted = {start: FIRST_DAY, end: as_of, openDays: exchange ?? [as_of]};
  const index_history = await indexHistory(base.index_history, wanted, async (span) => {
    const found = await indexCloses(BENCHMARK, span, publics);
    return found ?? {closes: [], source: ""};
  });
  const calendar = calendarOf(index_history, exchange ?? []);

  const listedCodes = codesToAsk(options);
  const isMarket = options.universe === "market";
  const market = isMarket ? (await marketDay(reports, lastDay)).map(({code}) => code) : [];
  const codes = [...new Set([...listedCodes, ...market])];
  const held = heldDays(base.pe_history, as_of);
  const listed = await listings(reports, codes, held);
  const openDaysPast = calendar.filter((day) => day <= lastDay);
  const plan = planHistory({
    ...{listed, held, start: FIRST_DAY},
    ...{openDays: openDaysPast.at(-1) === lastDay ? openDaysPast : [...openDaysPast, lastDay]},
    callsPerDay: PAGES_A_DAY,
    lookBack: LOOK_BACK_DAYS,
    inTurn: new Set(listedCodes)
  });
  // Of companies of no list figures are asked once, with the whole history: every day they would be thousands.
  const asking = isMarket ? figuresOf(listedCodes, codes, held) : listedCodes;
  const ahead = {
    requests:
      plan.companies.length +
      PAGES_A_DAY * plan.days.length +
      2 * asking.length +
      Math.min(asking.length, COVERAGE_PAGES),
    pauseMs: settings.pauseMs,
    rows: base.pe_history.length + rowsAhead(plan, calendar),
    heapLimit: getHeapStatistics().heap_size_limit
  };
  for (const line of longRunLines(ahead)) say(line);
  const each = counting(options, plan.companies.length + plan.days.length + 2 * asking.length);
  const {days, names} = await fetchDays(reports, plan, {codes: new Set(codes), until: lastDay, each});
  const pe_history = joinHistory(base.pe_history, days, {listed, as_of});

  const [actuals, consensus]: [Row[], Row[]] = [[], []];
  // The vendor knows the present alone: of a day that is past it would be hindsight.
  const isPresent = options.as_of === null || options.as_of >= today;
  const dates = {as_of, known: isPresent ? today : as_of};
  const unread = {actuals: unreadRows(asking.length), consensus: unreadRows(asking.length)};
  await each(asking, async (code) => {
    actuals.push(...(await unread.actuals.of(code, fetchActuals(reports, code, dates))));
  });
  if (isPresent) {
    const counts = await reportCounts(reports, asking, say);
    await each(asking, async (code) => {
      const years = await unread.consensus.of(code, fetchConsensus(reports, code, dates));
      consensus.push(...years.map((row) => ({...row, reports_6m: counts.get(code) ?? null})));
    });
  } else say(`eastmoney: no consensus, which is known as of today alone, not as of ${as_of}`);

  const financials = overlayFields("financials", base.financials, [...actuals, ...consensus], () => true);
  const known = [...financials.filter(({kind}) => kind === "actual"), ...consensus];
  // Of a company whose forecast cannot be read nobody says that there is none.
  const read = unread.consensus.readable(asking);
  const valued = valuationsOf(read, {pe_history, financials: known}, {as_of, source: VALUED_BY});
  const tables: Tables = {
    ...base,
    pe_history,
    index_history,
    financials,
    valuations: isPresent ? withComputed(base.valuations, valued) : base.valuations
  };
  say(
    `eastmoney: ${formatCount(reports.read(), "row")} read up to ${lastDay}; history of ${formatCount(plan.companies.length, "company", "companies")} and ${formatCount(plan.days.length, "day")} asked for`
  );
  return {
    tables,
    as_of,
    rows_in: reports.read(),
    calendar,
    names,
    absent: [
      ...absencesOf({codes, asking, unread, pe_history, actuals, consensus: isPresent ? consensus : null}),
      ...indexAbsences(index_history, wanted, "csindex index-perf")
    ]
  };
}

/** How many reports there are on companies; none where that fails, which stops nothing: why is said. */
async function reportCounts(
  reports: Reports,
  codes: readonly string[],
  say: (line: string) => void
): Promise<ReadonlyMap<string, number>> {
  try {
    return await fetchReportCounts(reports, codes);
  } catch (error) {
    if (!(error instanceof BadInput) || error instanceof Refused) throw error;
    say(`${error.message}; how many reports there are on each company is left out`);
    return new Map();
  }
}

/** The companies of which reported figures and a forecast are asked: those of lists, and who comes for the first time. */
function figuresOf(
  listed: readonly string[],
  codes: readonly string[],
  held: ReadonlyMap<string, unknown>
): string[] {
  return [...new Set([...listed, ...codes.filter((code) => !held.has(code))])];
}

/** How many rows companies that are asked for have at the most; a day of the market is one of each, and few. */
function rowsAhead({companies}: HistoryPlan, calendar: readonly string[]): number {
  const after = new Map<string, number>();
  for (const {from} of companies)
    if (!after.has(from)) after.set(from, calendar.filter((day) => day >= from).length);
  return companies.reduce((sum, {from}) => sum + after.get(from)!, 0);
}

/** Since when each company has figures: asked of those whose history begins late, since it may be whole. */
async function listings(
  reports: Reports,
  codes: readonly string[],
  held: ReturnType<typeof heldDays>
): Promise<Map<string, string>> {
  const listed = new Map<string, string>();
  for (const code of codes) {
    const first = held.get(code)?.first;
    const isLate = first !== undefined && first > addDays(FIRST_DAY, LATE_DAYS);
    listed.set(code, (isLate && (await firstDayOf(reports, code))) || FIRST_DAY);
  }
  return listed;
}

/** The reports, with the rows of their answers counted. */
function counted(reports: Reports): Reports & {read(): number} {
  let read = 0;
  return {
    read: () => read,
    async rows(query) {
      const rows = await reports.rows(query);
      read += rows.length;
      return rows;
    },
    async firstRows(query) {
      const first = await reports.firstRows(query);
      read += first.rows.length;
      return first;
    }
  };
}

async function fetchDays(
  reports: Reports,
  plan: HistoryPlan,
  {codes, until, each}: {readonly codes: ReadonlySet<string>; readonly until: string; readonly each: Each}
): Promise<{days: DaysOfCompanies; names: GivenName[]}> {
  const days: DaysOfCompanies = new Map();
  const last = new Map<string, ValuationDay>();
  // One text a date, not one for each company's.
  const dates = new Map<string, string>();
  const add = (found: readonly ValuationDay[]) => {
    for (const each of found) {
      if (!codes.has(each.code)) continue;
      const before = last.get(each.code);
      if (each.name !== null && (!before || each.date > before.date)) last.set(each.code, each);
      const {name, industry, ...day} = each;
      const date = dates.get(day.date) ?? day.date;
      dates.set(date, date);
      addDay(days, {...day, date});
    }
  };
  await each(plan.companies, async ({code, from}) => add(await companyDays(reports, code, {from, until})));
  await each(plan.days, async (day) => add(await marketDay(reports, day)));
  return {days, names: [...last.values()].map(nameIn)};
}

/** Days of trading by the exchange, from the last months up to the next one; null where it does not say. */
function exchangeDays(as_of: string, options: PublicOptions): Promise<string[] | null> {
  const month = (iso: string) => iso.slice(0, 7);
  const from = month(addDays(as_of, -30 * CALENDAR_MONTHS_BACK));
  return openDays({from, until: month(addDays(as_of, 21))}, options);
}

/** Days of trading: those of the index, and of the last months by the exchange. */
function calendarOf(index_history: readonly Row[], exchange: readonly string[]): string[] {
  const index = index_history.filter((row) => row.index_code === BENCHMARK).map(({date}) => String(date));
  return [...new Set([...index, ...exchange])].sort();
}

/** What the vendor calls a company on its last day, which has a name. */
function nameIn({code, name, industry}: ValuationDay): GivenName {
  return {code, name: name!, industry, from: "eastmoney RPT_VALUEANALYSIS_DET", isCurrent: true};
}

function absencesOf({
  codes,
  asking,
  unread,
  pe_history,
  actuals,
  consensus
}: {
  readonly codes: readonly string[];
  /** Those of which figures were asked for, too. */
  readonly asking: readonly string[];
  readonly unread: Readonly<Record<"actuals" | "consensus", Unread>>;
  readonly pe_history: readonly Row[];
  readonly actuals: readonly Row[];
  /** Null where it was not asked for. */
  readonly consensus: readonly Row[] | null;
}): Absence[] {
  return [
    ...lacking("pe_history", codes, pe_history, "eastmoney RPT_VALUEANALYSIS_DET has no row of it"),
    ...lacking(
      "financials",
      unread.actuals.readable(asking),
      actuals,
      "eastmoney RPT_F10_FINANCE_MAINFINADATA has no annual figures of it"
    ),
    ...(consensus === null
      ? []
      : lacking(
          "financials",
          unread.consensus.readable(asking),
          consensus,
          "eastmoney RPT_RES_PROFITPREDICT has no forecast of it"
        )),
    ...[unread.actuals, unread.consensus].flatMap((each) => each.absences())
  ];
}
