import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {computeTables} from "../../../data-loaders/computeTables.js";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {readRows} from "../../../data-loaders/engine.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {openPublished, publishedCompanies} from "../../../data-loaders/published.js";
import {refresh} from "../../../data-loaders/refresh.js";
import {runSchedule} from "../../../data-loaders/schedule.js";
import {createChanges} from "../../../data-loaders/snapshotDays.js";
import {USER_AGENT} from "../../../data-loaders/sources/eastmoney/fetchText.js";
import {sourceWith} from "../../../data-loaders/sources/eastmoneySource.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {RUN_CHANGES} from "../../../src/queries/runChanges.js";
import {runs} from "../../length.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {
  BUSY,
  capOf,
  type FakeEastmoney,
  fakeEastmoney,
  type Item,
  type Market,
  openDaysOf,
  reportsOn
} from "./fakeEastmoney.js";

const MONDAY = "2024-02-26";
const TUESDAY = "2024-02-27";
const [CODE, LOSS, UNKNOWN, BEIJING] = ["300308.SZ", "688256.SH", "000628.SZ", "300502.SZ"] as const;
const VALUATIONS = "RPT_VALUEANALYSIS_DET";
const FORECASTS = "RPT_RES_PROFITPREDICT";
const COVERAGE = "RPT_WEB_RESPREDICT";
const report = await reportTables();
const few: Tables = {
  ...report,
  companies: report.companies.filter(({code}) => [CODE, LOSS, UNKNOWN, BEIJING].includes(code as never)),
  list_members: report.list_members.filter(({code}) => [CODE, LOSS, UNKNOWN, BEIJING].includes(code as never))
};

/** A list of companies of whom nothing is known yet. */
function listOf(codes: readonly string[]): Tables {
  const [company, member] = [few.companies[0]!, few.list_members[0]!];
  return {
    ...few,
    companies: codes.map((code) => ({...company, code})),
    list_members: codes.map((code) => ({...member, code})),
    ...{valuations: [], financials: [], pe_history: []}
  };
}

const market = (): Market => ({
  // One beside them is in no list.
  names: new Map([
    ...few.companies.map((row) => [String(row.code), String(row.name_zh)] as const),
    ["600000.SH", "synthetic"]
  ]),
  first: "2023-11-01",
  lastDay: MONDAY,
  holidays: new Set(["2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"]),
  losses: new Set([LOSS]),
  unknown: new Set([UNKNOWN])
});

let vendor: FakeEastmoney;
let folder: string;
beforeEach(async () => {
  vendor = await fakeEastmoney(market());
  folder = temporaryFolder();
});
afterEach(() => {
  vi.useRealTimers();
  return vendor.close();
});

interface Options {
  readonly base?: Tables;
  readonly today?: string;
  readonly as_of?: string | null;
  readonly env?: Record<string, string>;
  readonly universe?: "lists" | "market";
}

const envOf = (): Record<string, string> => ({
  EASTMONEY_URL: `${vendor.url}/get`,
  EASTMONEY_INDEX_URL: `${vendor.url}/index`,
  EASTMONEY_CALENDAR_URL: `${vendor.url}/calendar`,
  EASTMONEY_CACHE: path.join(folder, "cache")
});

async function fetchWith({base = few, today = MONDAY, as_of = null, env = {}, universe}: Options = {}) {
  const lines: string[] = [];
  const clock = fakeClock();
  vendor.asked.length = 0;
  const fetched = await sourceWith({clock}).fetch({
    as_of,
    today,
    base,
    universe,
    env: {...envOf(), ...env},
    signal: new AbortController().signal,
    say: (line) => lines.push(line),
    progress: () => {}
  });
  validateTables(fetched.tables);
  return {...fetched, lines, clock};
}

const counts = () => {
  const all: Record<string, number> = {};
  for (const {path, params} of vendor.asked) {
    const name = params.reportName ?? path;
    all[name] = (all[name] ?? 0) + 1;
  }
  return all;
};
const of = (rows: readonly Row[], fields: Row) =>
  rows.filter((row) => Object.entries(fields).every(([column, value]) => row[column] === value));
const failing = (options?: Options) =>
  fetchWith(options).then(
    () => "answered",
    (error: Error) => error.message
  );

describe("a first run", () => {
  test("asks three questions a company, and passes the gate", async () => {
    const {tables, as_of, calendar} = await fetchWith();
    expect(as_of).toBe(MONDAY);
    expect(counts()).toEqual({
      // One of each of four companies, and one for the last day.
      [VALUATIONS]: 5,
      RPT_F10_FINANCE_MAINFINADATA: 4,
      RPT_RES_PROFITPREDICT: 4,
      [COVERAGE]: 4,
      "/index": 1,
      "/calendar": 4
    });
    expect(of(tables.pe_history, {code: CODE}).map(({date}) => date)).toEqual(openDaysOf(vendor.market));
    expect(calendar).toContain(MONDAY);
    expect(calendar).not.toContain("2024-02-12");
    const computed = await computeTables(tables, as_of);
    const errors = checkSnapshot(computed, few, {as_of, calendar}).filter(
      // The report speaks of companies that these tests leave out.
      ({severity, check}) => severity === "error" && check !== "reference"
    );
    expect(errors).toEqual([]);
  });

  test("takes yuan for yuan, a loss for a loss, and estimates from the year of the day on", async () => {
    const {tables} = await fetchWith();
    const [last] = of(tables.pe_history, {code: CODE, date: MONDAY});
    const cap = capOf(CODE, MONDAY) / 1e8;
    expect(last).toEqual({
      code: CODE,
      date: MONDAY,
      pe_ttm: (cap * 1e8) / 8e8,
      pe_static: (cap * 1e8) / 7e8,
      market_cap_cny_100m: cap,
      suspended: false,
      pb: (cap * 1e8) / 4e9,
      ps_ttm: null
    });
    expect(of(tables.pe_history, {code: LOSS, date: MONDAY})[0]).toMatchObject({
      pe_ttm: -12.5,
      pe_static: -9.75
    });
    const years = of(tables.financials, {code: CODE, kind: "consensus", as_of: MONDAY});
    expect(
      years.map(({fiscal_year, net_profit_cny_100m, brokers}) => [fiscal_year, net_profit_cny_100m, brokers])
    ).toEqual([
      [2024, 10.5, null],
      [2025, 10.5, null]
    ]);
    expect(of(tables.financials, {code: CODE, kind: "actual", fiscal_year: 2022})[0]).toMatchObject({
      net_profit_cny_100m: 8.04,
      as_of: "2023-04-20"
    });
    const computed = {as_of: MONDAY, forward_pe: cap / 10.5, consensus_as_of: MONDAY, brokers: null};
    expect(of(tables.valuations, {code: CODE})).toMatchObject([
      // What was published of it stays beside, with its own day.
      of(few.valuations, {code: CODE})[0]!,
      {...computed, forward_year: 2024, pe_percentile_state: "missing"},
      {...computed, forward_year: 2025}
    ]);
  });

  test("takes no capitalisation of a B share, of which nobody says in which money it is", async () => {
    // The vendor is not known to have any; its imitation takes this one for an A share.
    const B_SHARE = "201872.SZ";
    vendor.market = {...vendor.market, names: new Map([[B_SHARE, "synthetic"]])};
    const {tables} = await fetchWith({universe: "market"});
    const days = of(tables.pe_history, {code: B_SHARE});
    expect(days.length).toBeGreaterThan(50);
    expect(new Set(days.map(({market_cap_cny_100m}) => market_cap_cny_100m))).toEqual(new Set([null]));
    expect(of(tables.valuations, {code: B_SHARE})).toEqual([]);
  });

  test("asks under the project's name, a second apart at the least", async () => {
    const {clock} = await fetchWith({env: {EASTMONEY_PAUSE_MS: "1500"}});
    expect(new Set(vendor.asked.map(({userAgent}) => userAgent))).toEqual(new Set([USER_AGENT]));
    expect(clock.slept).toHaveLength(vendor.asked.length - 1);
    for (const ms of clock.slept) expect(Math.round(ms)).toBe(1500);
  });

  test("names what the vendor does not know, and goes on", async () => {
    const {absent = [], names = []} = await fetchWith();
    expect(absent.map(({table, code}) => [table, code])).toEqual([
      ["pe_history", UNKNOWN],
      ["financials", UNKNOWN],
      ["financials", UNKNOWN]
    ]);
    expect(names.map(({code}) => code)).toHaveLength(3);
  });

  test("of a company that nobody covers brings its history, and names what is not expected", async () => {
    vendor.market = {...vendor.market, uncovered: new Set([CODE])};
    const {tables, absent = []} = await fetchWith();
    expect(of(tables.pe_history, {code: CODE})).toHaveLength(openDaysOf(vendor.market).length);
    expect(of(tables.financials, {code: CODE, kind: "consensus", as_of: MONDAY})).toEqual([]);
    expect(absent.filter(({code}) => code === CODE)).toMatchObject([
      {table: "financials", message: expect.stringContaining("RPT_RES_PROFITPREDICT has no forecast of it")}
    ]);
  });

  test("that was stopped asks the same day only for what it had not got", async () => {
    vendor.fail("RPT_RES_PROFITPREDICT", {status: 403});
    expect(await failing()).toContain("the host turns us away; nothing more is asked of it");
    await fetchWith();
    expect(counts()[VALUATIONS]).toBe(1);
    expect(counts().RPT_F10_FINANCE_MAINFINADATA).toBeUndefined();
  });
});

describe("a row of reported figures or forecasts", () => {
  const [YEARS, FORECASTS] = ["RPT_F10_FINANCE_MAINFINADATA", "RPT_RES_PROFITPREDICT"] as const;
  const changed = (report: string, code: string, f: (row: Item) => Item) => {
    vendor.change = (name, rows) =>
      name !== report
        ? rows
        : rows.map((row) => (String(row.SECUCODE ?? row.SECURITY_CODE).startsWith(code) ? f(row) : row));
  };
  const actuals = (tables: Tables, code: string) =>
    of(tables.financials, {code, kind: "actual"}).map(({fiscal_year, source}) => [
      fiscal_year,
      String(source).startsWith("Eastmoney")
    ]);

  test("of a year before a listing has no day, and is none of today's", async () => {
    vendor.change = (name, rows) =>
      name !== YEARS
        ? rows
        : rows.flatMap((row) => {
            const before = {...row, NOTICE_DATE: null, UPDATE_DATE: null};
            const isFirst = String(row.REPORT_DATE).startsWith("2021");
            return isFirst ? [before, {...before, REPORT_DATE: "2009-12-31 00:00:00"}] : [row];
          });
    const {tables, absent = []} = await fetchWith();
    expect(actuals(tables, CODE)).toEqual([[2022, true]]);
    expect(absent.filter(({code}) => code !== UNKNOWN)).toEqual([]);
  });

  test("is the newest of what was known on the day", async () => {
    const restated = (day: string, profit: number) => (row: Item) => ({
      ...{...row, UPDATE_DATE: `${day} 00:00:00`, PARENTNETPROFIT: profit}
    });
    vendor.change = (name, rows) =>
      name !== YEARS
        ? rows
        : rows.flatMap((row) =>
            String(row.REPORT_DATE).startsWith("2021")
              ? [restated("2024-02-25", 9e8)(row)]
              : [row, restated("2023-08-30", 7e8)(row), restated("2024-02-25", 6e8)(row)]
          );
    const profits = (tables: Tables) =>
      of(tables.financials, {code: CODE, kind: "actual"}).map((row) => [
        row.fiscal_year,
        row.net_profit_cny_100m
      ]);
    // Of 2021 nothing is left of what was known then.
    expect(profits((await fetchWith({as_of: "2024-02-23"})).tables)).toEqual([[2022, 7]]);
    expect(profits((await fetchWith({as_of: "2023-12-29"})).tables)).toEqual([[2022, 7]]);
    // On a Sunday the present is of Friday's prices, and of what has been known since.
    vendor.market.lastDay = "2024-02-23";
    const sunday = await fetchWith({today: "2024-02-25"});
    expect(sunday.as_of).toBe("2024-02-23");
    expect(profits(sunday.tables)).toEqual([
      [2022, 6],
      [2021, 9]
    ]);
  });

  test("of this evening bears tomorrow's day, and comes then", async () => {
    changed(YEARS, CODE, (row) => ({...row, NOTICE_DATE: `${TUESDAY} 00:00:00`}));
    expect(actuals((await fetchWith()).tables, CODE)).toEqual([[2022, false]]);
  });

  test("that cannot be read costs its company alone, which stays as it is published", async () => {
    changed(YEARS, CODE, (row) => ({...row, NOTICE_DATE: "20.04.2023"}));
    const {tables, absent} = await fetchWith();
    expect(actuals(tables, CODE)).toEqual([[2022, false]]);
    expect(actuals(tables, LOSS)).toEqual([
      [2022, true],
      [2021, true]
    ]);
    expect(absent!.filter(({code}) => code === CODE)).toEqual([
      {
        ...{table: "financials", code: CODE},
        message: expect.stringMatching(/row 1, NOTICE_DATE: not a day .*; what is published of it stays$/)
      }
    ]);
  });

  test("of a forecast that cannot be read is no word that there is none", async () => {
    changed(FORECASTS, CODE.slice(0, 6), (row) => ({...row, PREDICT_YEAR: `FY${row.PREDICT_YEAR}`}));
    const {tables, absent} = await fetchWith();
    expect(of(tables.valuations, {code: CODE})).toEqual(of(few.valuations, {code: CODE}));
    expect(of(tables.valuations, {code: LOSS, forward_pe_basis: "computed"})).toHaveLength(2);
    expect(absent!.filter(({code}) => code === CODE)).toMatchObject([
      {table: "financials", message: expect.stringContaining("PREDICT_YEAR: not a year")}
    ]);
  });

  test("that cannot be read of three companies is a report that has changed", async () => {
    changed(YEARS, "", (row) => ({...row, REPORT_TYPE: "annual"}));
    expect(await failing()).toContain('REPORT_TYPE: not 年报, an annual report: "annual"');
    // Nobody is asked for once that is known.
    expect(vendor.asked.filter(({params}) => params.reportName === FORECASTS)).toEqual([]);
  });
});

describe("a company whose code has changed", () => {
  const [OLD, NEW] = ["872808.BJ", "920808.BJ"];
  // As the vendor has it now: nothing is known of the old code.
  const renamed = () => {
    vendor.market = {...vendor.market, names: new Map([[NEW, "曙光数创"]]), losses: new Set()};
  };
  const one: Tables = {
    ...report,
    companies: of(report.companies, {code: OLD}),
    list_members: of(report.list_members, {code: OLD})
  };

  test("is asked for under the new one and kept under its id, by company and by day", async () => {
    renamed();
    const {tables, names = [], absent} = await fetchWith({base: one});
    const asked = vendor.asked.map(({params}) => params.filter ?? "").join();
    expect(asked).toContain('(SECURITY_CODE="920808")');
    expect(asked).toContain('(SECUCODE="920808.BJ")');
    expect(asked).not.toContain("872808");
    expect(new Set(tables.pe_history.map(({code}) => code))).toEqual(new Set([OLD]));
    expect(of(tables.financials, {code: OLD, kind: "consensus", as_of: MONDAY})).toHaveLength(2);
    expect(of(tables.valuations, {code: OLD, as_of: MONDAY})).toMatchObject([
      {forward_year: 2024, forward_pe_state: "ok"},
      {forward_year: 2025, forward_pe_state: "ok"}
    ]);
    expect(JSON.stringify(tables.financials)).not.toContain(NEW);
    expect(names).toMatchObject([{code: OLD, name: "曙光数创"}]);
    expect(absent).toEqual([]);
  });

  test("is one company with what a list and a file say under either code", async () => {
    renamed();
    const inbox = temporaryFolder();
    writeFileSync(path.join(inbox, "list-mine.csv"), "920808\n");
    const store = openStore(path.join(folder, "store"));
    const run = () =>
      refresh({
        source: sourceWith({clock: fakeClock()}),
        ...{store, reporter: {step() {}, progress() {}, say() {}}, signal: new AbortController().signal},
        ...{as_of: MONDAY, env: {...envOf(), BENCHFOLIO_INBOX: inbox}}
      });
    expect(await run()).toMatchObject({status: "ok"});
    const tables = await (await store.snapshots())[0]!.readAll();
    expect(of(tables.list_members, {list_id: "mine"}).map(({code}) => code)).toEqual([OLD]);
    expect(of(tables.companies, {code: NEW})).toEqual([]);
    expect(tables.company_codes).toMatchObject([{code: OLD, alias: NEW, since: "2025-10-09"}]);
  });
});

describe("the next day", () => {
  test("asks for the companies or for the market, whichever takes fewer questions", async () => {
    const {tables} = await fetchWith();
    vendor.market.lastDay = TUESDAY;
    const next = await fetchWith({base: tables, today: TUESDAY});
    expect(next.as_of).toBe(TUESDAY);
    // The last day, three firsts that are asked once, four companies: a market's day has twelve pages.
    expect(counts()[VALUATIONS]).toBe(8);
    expect(of(next.tables.pe_history, {code: CODE})).toHaveLength(openDaysOf(vendor.market).length);
    vendor.market.lastDay = "2024-02-28";
    await fetchWith({base: next.tables, today: "2024-02-28"});
    expect(counts()[VALUATIONS]).toBe(5);
  });

  test("looks again at the last month, and takes the newest figure of a day", async () => {
    const {tables} = await fetchWith();
    vendor.market.lastDay = TUESDAY;
    vendor.change = (name, rows) => (name === VALUATIONS ? rows.map((row) => ({...row, PE_TTM: 99})) : rows);
    const next = await fetchWith({base: tables, today: TUESDAY});
    const days = of(next.tables.pe_history, {code: CODE});
    const changed = days.filter(({pe_ttm}) => pe_ttm === 99).map(({date}) => String(date));
    expect(changed.at(-1)).toBe(TUESDAY);
    expect(changed[0]).toBe("2024-01-29");
    expect(days.find(({date}) => date === "2024-01-26")).toEqual(
      of(tables.pe_history, {code: CODE, date: "2024-01-26"})[0]
    );
  });

  test("by day looks again at the companies whose turn it is", async () => {
    const codes = Array.from({length: 13}, (_, i) => `${600001 + i}.SH`);
    const [turn, other] = ["600007.SH", "600008.SH"] as const;
    vendor.market = {...vendor.market, names: new Map(codes.map((code) => [code, "synthetic"]))};
    const base = listOf(codes);
    // A history of 2018 is whole, and not asked for its first day.
    vendor.market = {...vendor.market, first: "2018-01-02"};
    const {tables} = await fetchWith({base});
    vendor.market.lastDay = TUESDAY;
    vendor.change = (name, rows) => (name === VALUATIONS ? rows.map((row) => ({...row, PE_TTM: 99})) : rows);
    const next = await fetchWith({base: tables, today: TUESDAY});
    // The last day, the market's page, and one company.
    expect(counts()[VALUATIONS]).toBe(3);
    const changed = (code: string) => of(next.tables.pe_history, {code, pe_ttm: 99}).map(({date}) => date);
    expect(changed(other)).toEqual([TUESDAY]);
    expect(changed(turn)[0]).toBe("2024-01-29");
    expect(changed(turn).at(-1)).toBe(TUESDAY);
  });

  test("leaves what was answered the day before as it came, with its moment", async () => {
    const {tables} = await fetchWith();
    vendor.market.lastDay = TUESDAY;
    vendor.change = (name, rows) =>
      name === FORECASTS ? rows.map((row) => ({...row, PARENT_NETPROFIT: 2_100_000_000})) : rows;
    await fetchWith({base: tables, today: TUESDAY});
    const kept = readdirSync(path.join(folder, "cache"))
      .map((name) => readFileSync(path.join(folder, "cache", name), "utf8").split("\n"))
      .map(([head, text]) => ({head: JSON.parse(head!), text: text!}))
      .filter(({head}) => head.url.includes(FORECASTS) && head.url.includes(CODE.slice(0, 6)));
    const profits = (text: string) =>
      JSON.parse(text).result.data.map((row: Item) => Number(row.PARENT_NETPROFIT) / 1e8);
    expect(kept.map(({head, text}) => [head.retrieved, ...profits(text)]).sort()).toEqual([
      [MONDAY, 10.5, 10.5, 10.5],
      [TUESDAY, 21, 21, 21]
    ]);
    for (const {head} of kept) expect(Date.now() - Date.parse(head.fetched)).toBeLessThan(60_000);
  });

  test("on a holiday goes on with the last day's prices, and dates a consensus by the day on which it was asked", async () => {
    const [THURSDAY, HOLIDAY, NEXT] = ["2024-02-08", "2024-02-14", "2024-02-19"];
    vendor.market.lastDay = THURSDAY;
    // Of the report, whose figures are of later days, the companies alone.
    const bare = {...few, financials: [], valuations: [], watchlist: []};
    const {tables, as_of, calendar} = await fetchWith({base: bare, today: HOLIDAY});
    expect(as_of).toBe(THURSDAY);
    const estimates = of(tables.financials, {code: CODE, kind: "consensus"});
    expect(estimates.map((row) => row.as_of)).toEqual([HOLIDAY, HOLIDAY]);
    const forwardPes = async (all: Tables, day: string) =>
      of((await computeTables(all, day)).valuations, {code: CODE, forward_year: 2024});
    const cap = (day: string) => capOf(CODE, day) / 1e8;
    expect(await forwardPes(tables, as_of)).toMatchObject([
      {as_of: THURSDAY, consensus_as_of: HOLIDAY, forward_pe: cap(THURSDAY) / 10.5}
    ]);
    const errors = (next: Tables) =>
      checkSnapshot(next, null, {as_of, calendar}).filter(
        ({check}) => check === "range" || check === "stale"
      );
    expect(errors(await computeTables(tables, as_of))).toEqual([]);
    vendor.market.lastDay = NEXT;
    const next = await fetchWith({base: tables, today: NEXT});
    expect(await forwardPes(next.tables, NEXT)).toMatchObject([
      {as_of: NEXT, consensus_as_of: NEXT, forward_pe: cap(NEXT) / 10.5}
    ]);
  });

  test("of a day that is past there is no consensus", async () => {
    const {tables, lines} = await fetchWith({as_of: "2024-02-19"});
    expect(lines.join("\n")).toContain(
      "no consensus, which is known as of today alone, not as of 2024-02-19"
    );
    expect(tables.valuations).toEqual(few.valuations);
  });
});

describe("a whole market", () => {
  const OTHER = "600000.SH";

  test("is every company of the last day, with figures of a newcomer once", async () => {
    const {tables} = await fetchWith({universe: "market"});
    expect(of(tables.pe_history, {code: OTHER})).toHaveLength(openDaysOf(vendor.market).length);
    expect(of(tables.valuations, {code: OTHER})).toMatchObject([
      {forward_year: 2024, forward_pe_state: "ok"},
      {forward_year: 2025, forward_pe_state: "ok"}
    ]);
    // The last day and the market on it; then five companies, one of which the vendor does not have.
    expect(counts()).toMatchObject({[VALUATIONS]: 7, RPT_RES_PROFITPREDICT: 5});
    vendor.market.lastDay = TUESDAY;
    const next = await fetchWith({base: tables, today: TUESDAY, universe: "market"});
    expect(of(next.tables.pe_history, {code: OTHER, date: TUESDAY})).toHaveLength(1);
    expect(of(next.tables.valuations, {code: OTHER})).toEqual(of(tables.valuations, {code: OTHER}));
    expect(counts().RPT_RES_PROFITPREDICT).toBe(4);
    expect(next.absent!.every(({code}) => code === UNKNOWN)).toBe(true);
  });

  test("is not asked for where the lists are enough, and goes on where it was stopped", async () => {
    const {tables} = await fetchWith({universe: "lists"});
    expect(of(tables.pe_history, {code: OTHER})).toEqual([]);
    folder = temporaryFolder();
    vendor.fail("RPT_RES_PROFITPREDICT", {status: 403});
    expect(await failing({universe: "market"})).toContain("turns us away");
    await fetchWith({universe: "market"});
    expect(counts()).toMatchObject({[VALUATIONS]: 1, RPT_RES_PROFITPREDICT: 5});
    expect(counts().RPT_F10_FINANCE_MAINFINADATA).toBeUndefined();
  });
});

describe("the number of reports on a company", () => {
  const reportsIn = (tables: Tables, code: string) =>
    of(tables.financials, {code, kind: "consensus", as_of: MONDAY}).map(({reports_6m}) => reports_6m);

  test("stands beside its consensus, and is no number of brokers", async () => {
    const {tables} = await fetchWith();
    expect(reportsIn(tables, CODE)).toEqual([reportsOn(CODE), reportsOn(CODE)]);
    const rows = of(tables.financials, {code: CODE});
    expect(rows.map(({brokers}) => brokers)).toEqual(rows.map(() => null));
    expect(of(tables.valuations, {code: CODE, as_of: MONDAY})).toMatchObject([
      {brokers: null},
      {brokers: null}
    ]);
    for (const {reports_6m} of of(tables.financials, {code: CODE, kind: "actual"}))
      expect(reports_6m ?? null).toBeNull();
    const {params} = vendor.asked.find(({params}) => params.reportName === COVERAGE)!;
    expect(params).toMatchObject({columns: "ALL", sortColumns: "SECURITY_CODE", pageSize: "5000"});
  });

  test("is asked of all at once where that is fewer questions", async () => {
    const codes = Array.from({length: 8}, (_, i) => `${600001 + i}.SH`);
    const others = Array.from({length: 1_000}, (_, i) => `${601001 + i}.SH`);
    vendor.market = {
      ...vendor.market,
      ...{first: "2024-02-19", names: new Map([...codes, ...others].map((code) => [code, "synthetic"]))}
    };
    const base = listOf(codes);
    const {tables} = await fetchWith({base});
    for (const code of codes) expect(reportsIn(tables, code)).toEqual([reportsOn(code), reportsOn(code)]);
    // 1,008 companies, of which the host gives 500 a page.
    expect(counts()[COVERAGE]).toBe(3);
    for (const {params} of vendor.asked)
      if (params.reportName === COVERAGE) expect(params).not.toHaveProperty("filter");
    folder = temporaryFolder();
    const members = base.list_members.slice(0, 7);
    await fetchWith({base: {...base, list_members: members}});
    expect(counts()[COVERAGE]).toBe(7);
  });

  test("is missing, and no 0, where nobody reports on it or the vendor says none", async () => {
    vendor.change = (name, rows) =>
      name === COVERAGE
        ? rows.flatMap((row) => {
            if (row.SECUCODE === LOSS) return [];
            return [row.SECUCODE === CODE ? {...row, RATING_ORG_NUM: null} : row];
          })
        : rows;
    const {tables} = await fetchWith();
    expect(reportsIn(tables, CODE)).toEqual([null, null]);
    expect(reportsIn(tables, LOSS)).toEqual([null, null]);
    expect(reportsIn(tables, BEIJING)).toEqual([reportsOn(BEIJING), reportsOn(BEIJING)]);
  });

  test.each([
    ["is retired", () => void vendor.retired.add(COVERAGE), "报表配置不存在"],
    ["has another column", () => void vendor.retired.add("RATING_ORG_NUM"), "missing column"],
    [
      "says no number",
      () => {
        vendor.change = (name, rows) =>
          name === COVERAGE ? rows.map((row) => ({...row, RATING_ORG_NUM: 4.5})) : rows;
      },
      "not a whole number of 0 or more"
    ]
  ])("is left out where its report %s, and all else comes", async (_, spoil, why) => {
    const whole = await fetchWith();
    folder = temporaryFolder();
    spoil();
    const {tables, lines} = await fetchWith();
    expect(reportsIn(tables, CODE)).toEqual([null, null]);
    expect(lines.join("\n")).toMatch(why);
    expect(lines.join("\n")).toContain("how many reports there are on each company is left out");
    const without = (rows: readonly Row[]) => rows.map((row) => ({...row, reports_6m: null}));
    expect(without(tables.financials)).toEqual(without(whole.tables.financials));
    expect(tables.valuations).toEqual(whole.tables.valuations);
  });

  test("ends the run where the host turns it away, and is not asked of a day that is past", async () => {
    vendor.fail(COVERAGE, {status: 403});
    expect(await failing()).toContain("the host turns us away");
    await fetchWith({as_of: "2024-02-19"});
    expect(counts()[COVERAGE]).toBeUndefined();
  });
});

describe("a history that the vendor restates", () => {
  // Of no report, whose printed figures a synthetic one would contradict.
  const OTHER = "600000.SH";
  const refreshed = async (as_of: string) => {
    vendor.market.lastDay = as_of;
    const store = openStore(path.join(folder, "store"));
    const outcome = await refresh({
      source: sourceWith({clock: fakeClock()}),
      ...{store, reporter: {step() {}, progress() {}, say() {}}, signal: new AbortController().signal},
      ...{as_of, env: {...envOf(), BENCHFOLIO_INBOX: path.join(folder, "inbox")}}
    });
    return {outcome, tables: await (await store.snapshots()).at(-1)!.readAll()};
  };
  const restate = (since: string) => {
    vendor.change = (name, rows) =>
      name !== VALUATIONS
        ? rows
        : rows.map((row) =>
            row.SECUCODE === OTHER && String(row.TRADE_DATE) >= since && String(row.TRADE_DATE) < TUESDAY
              ? {...row, PE_TTM: Number(row.PE_TTM) * 1.1}
              : row
          );
  };

  test("is listed where it is a day, and held back where it is more than 1% of them", async () => {
    // A list as short as this is asked for by company, and so looked at again.
    mkdirSync(path.join(folder, "inbox"));
    writeFileSync(path.join(folder, "inbox", "list-one.csv"), `${OTHER}\n`);
    vendor.market = {...vendor.market, first: "2023-06-01", names: new Map([[OTHER, "synthetic"]])};
    const first = await refreshed(MONDAY);
    expect(first.tables.revisions).toEqual([]);
    const pe = (tables: Tables, date: string) => of(tables.pe_history, {code: OTHER, date})[0]!.pe_ttm;
    restate(MONDAY);
    const {outcome, tables} = await refreshed(TUESDAY);
    expect(outcome).toMatchObject({status: "ok"});
    expect(tables.revisions).toEqual([
      {
        ...{code: OTHER, date: MONDAY, column: "pe_ttm", run_id: outcome.run_id},
        ...{before: pe(first.tables, MONDAY), after: pe(tables, MONDAY)}
      }
    ]);
    expect(pe(tables, MONDAY)).toBeCloseTo(Number(pe(first.tables, MONDAY)) * 1.1, 6);
    restate("2024-02-19");
    const held = await refreshed("2024-02-28");
    expect(held.outcome.message).toContain(`revised:pe_history:${OTHER}`);
    expect(held.tables.revisions).toEqual(tables.revisions);
    expect(pe(held.tables, "2024-02-19")).toBe(pe(tables, "2024-02-19"));
  });
});

describe("a company that is put under special treatment, and then leaves", () => {
  const OTHER = "600000.SH";
  const [WEDNESDAY, NAMES] = ["2024-02-28", ["合成股份", "*ST合成", "合成退"]] as const;

  test("is one, with its names by day, whether old rows have the name of then or of today", async () => {
    mkdirSync(path.join(folder, "inbox"));
    writeFileSync(path.join(folder, "inbox", "list-one.csv"), `${OTHER}\n`);
    const store = openStore(path.join(folder, "store"));
    const days = [MONDAY, TUESDAY, WEDNESDAY] as const;
    for (const [i, as_of] of days.entries()) {
      vendor.market = {
        ...vendor.market,
        ...{lastDay: as_of, names: new Map([[OTHER, NAMES[i]!]])},
        formerly: new Map(i === 1 ? [[OTHER, {until: as_of, name: NAMES[0]}]] : [])
      };
      const outcome = await refresh({
        source: sourceWith({clock: fakeClock()}),
        ...{store, reporter: {step() {}, progress() {}, say() {}}, signal: new AbortController().signal},
        ...{as_of, env: {...envOf(), BENCHFOLIO_INBOX: path.join(folder, "inbox")}}
      });
      expect(outcome).toMatchObject({status: "ok"});
    }
    const tables = await (await store.snapshots()).at(-1)!.readAll();
    expect(of(tables.companies, {code: OTHER})).toMatchObject([
      // Rows of 2023 have the industry of an earlier scheme: the newest counts.
      {name_zh: "合成退", industry_zh: "synthetic industry"}
    ]);
    expect(of(tables.company_names, {code: OTHER}).map(({from, name}) => [from, name])).toEqual(
      days.map((day, i) => [day, NAMES[i]])
    );
    // A shell's PE is a figure like any other, and its days are those of one company.
    const history = of(tables.pe_history, {code: OTHER});
    expect(history.map(({date}) => date)).toEqual(openDaysOf(vendor.market));
    expect(new Set(history.map(({pe_ttm}) => pe_ttm === null))).toEqual(new Set([false]));
  });
});

describe("what is known of the vendor's ways", () => {
  const change = (what: (row: Record<string, unknown>) => Record<string, unknown>) => {
    vendor.change = (name, rows) => (name === VALUATIONS ? rows.map(what) : rows);
  };

  test("a page is capped in silence: the pages that it names are all asked for", async () => {
    vendor.mostRows = 30;
    const {tables} = await fetchWith();
    expect(of(tables.pe_history, {code: CODE})).toHaveLength(openDaysOf(vendor.market).length);
  });

  test("beyond 100 pages nothing is answered: an error, and no question", async () => {
    vendor.market = {...vendor.market, first: "2018-01-02"};
    vendor.mostRows = 10;
    expect(await failing()).toMatch(/more than 100 pages, beyond which nothing is answered/);
  });

  test("busy three times is given up, and twice is not", async () => {
    vendor.fail("RPT_RES_PROFITPREDICT", {text: BUSY}, {text: BUSY});
    const {clock} = await fetchWith();
    expect(clock.slept.filter((ms) => ms >= 2_000)).toHaveLength(2);
    vendor.fail("RPT_F10_FINANCE_MAINFINADATA", {text: BUSY}, {text: BUSY}, {text: BUSY});
    folder = temporaryFolder();
    expect(await failing()).toMatch(
      /RPT_F10_FINANCE_MAINFINADATA .*: given up after 3 attempts: busy \(code 9701\)/
    );
  });

  test("an empty page in the middle is no end, and is asked again", async () => {
    vendor.mostRows = 50;
    const whole = await fetchWith();
    folder = temporaryFolder();
    // The last day, the first page of the first company, then its second.
    let n = 0;
    vendor.change = (_, rows) => (n++ === 2 ? [] : rows);
    const again = await fetchWith();
    expect(again.tables.pe_history).toEqual(whole.tables.pe_history);
  });

  test("an empty first page of an answer that counts rows is asked again", async () => {
    const whole = await fetchWith();
    folder = temporaryFolder();
    vendor.fail(VALUATIONS, {
      text: JSON.stringify({success: true, code: 0, result: {pages: 1, count: 9, data: []}})
    });
    const again = await fetchWith();
    expect(again.tables.pe_history).toEqual(whole.tables.pe_history);
    expect(again.lines.join("\n")).toContain("page 1 is empty");
  });

  test("rows that do not add up to their number are refused", async () => {
    vendor.mostRows = 40;
    let n = 0;
    vendor.change = (name, rows) => (name === VALUATIONS && ++n === 3 ? rows.slice(0, 45) : rows);
    expect(await failing()).toMatch(/45 different rows came of 79/);
  });

  test.each([
    ["JSON in a call", (text: string) => `jQuery123_456(${text});`],
    ["JSON after a mark of byte order", (text: string) => `\uFEFF${text}`]
  ])("%s is read", async (_, wrap) => {
    const row = {SECUCODE: CODE, SECURITY_CODE: "300308", SECURITY_NAME_ABBR: null, BOARD_NAME: null};
    const figures = {
      CLOSE_PRICE: null,
      TOTAL_SHARES: null,
      TOTAL_MARKET_CAP: null,
      PE_TTM: null,
      PE_LAR: null,
      PB_MRQ: null,
      PS_TTM: null
    };
    const data = [{...row, ...figures, TRADE_DATE: `${MONDAY} 00:00:00`}];
    const text = JSON.stringify({result: {pages: 1, count: 1, data}, success: true, message: "ok", code: 0});
    vendor.fail(VALUATIONS, {text: wrap(text)});
    expect((await fetchWith()).as_of).toBe(MONDAY);
  });

  test.each([
    ["null", null],
    ["a dash", "-"],
    ["nothing", ""]
  ])("a PE that is %s is missing, and no 0 and no loss", async (_, value) => {
    change((row) => ({...row, PE_TTM: value}));
    const {tables} = await fetchWith();
    expect(new Set(tables.pe_history.map(({pe_ttm}) => pe_ttm))).toEqual(new Set([null]));
  });

  test.each([
    ["a number as text", {PE_TTM: "12.5"}, /PE_TTM.*not a number.*"12.5"/],
    ["another unit", {TOTAL_MARKET_CAP: 300}, /TOTAL_MARKET_CAP.*not TOTAL_SHARES × CLOSE_PRICE.*: 300/],
    ["another form of day", {TRADE_DATE: "26.02.2024"}, /TRADE_DATE.*not a day/],
    ["a column under another name", {PE_TTM: undefined}, /PE_TTM.*missing column/]
  ])("%s is refused by name", async (_, values, error) => {
    change((row) => {
      const changed: Record<string, unknown> = {...row, ...values};
      for (const [name, value] of Object.entries(values)) if (value === undefined) delete changed[name];
      return changed;
    });
    expect(await failing()).toMatch(error);
  });

  test("a report that is gone, and a page of HTML, are errors that say so", async () => {
    vendor.fail(VALUATIONS, {text: JSON.stringify({success: false, message: "报表配置不存在", code: 9501})});
    expect(await failing()).toContain("refused with code 9501: 报表配置不存在");
    vendor.fail(VALUATIONS, {text: "<html>blocked</html>"});
    expect(await failing()).toContain("a page of HTML in place of an answer: the host turns us away");
  });

  test("a connection that is reset is not tried again", async () => {
    vendor.fail(VALUATIONS, "reset");
    expect(await failing()).toContain("the host turns us away");
    expect(vendor.asked).toHaveLength(1);
  });

  test("without index and calendar companies come all the same, and the index stays", async () => {
    const off: readonly {status: number}[] = Array.from({length: 9}, () => ({status: 404}));
    vendor.fail("/index", ...off);
    vendor.fail("/calendar", ...off);
    const {tables, lines} = await fetchWith();
    expect(tables.index_history).toEqual(few.index_history);
    expect(of(tables.pe_history, {code: CODE}).length).toBeGreaterThan(50);
    expect(lines.join("\n")).toContain("what is published of the index stays");
  });

  test("a start of the index that is no day of trading brings no close of its own", async () => {
    const {tables} = await fetchWith();
    expect(tables.index_history.map(({date}) => date)).toEqual(openDaysOf(vendor.market));
  });
});

describe("--check", () => {
  const look = async (code?: string) => {
    const lines: string[] = [];
    const {check} = sourceWith({clock: fakeClock()});
    const isGood = await check!({
      ...{code, today: MONDAY, env: envOf(), signal: new AbortController().signal},
      say: (line) => lines.push(line)
    });
    return {isGood, lines};
  };

  test("prints each column of a company as it came beside what is known of it", async () => {
    const {isGood, lines} = await look(CODE);
    expect(lines.filter((line) => line.startsWith("differs"))).toEqual([]);
    expect(lines.join("\n")).toMatch(
      new RegExp(`ok +TOTAL_MARKET_CAP +${capOf(CODE, MONDAY)}  \\(number: yuan; shares × close\\)`)
    );
    expect(lines.at(-1)).toBe("as documented");
    expect(isGood).toBe(true);
    expect(vendor.asked).toHaveLength(6);
  });

  test.each(["300308", "sz300308"])("takes a code as a list does: %s", async (code) => {
    expect((await look(code)).isGood).toBe(true);
  });

  test.each(["700", "00700.HK", "hello"])("refuses %s, of which this source knows nothing", async (code) => {
    await expect(look(code)).rejects.toThrow("--check: not a mainland code, such as 600519 or 600519.SH");
  });

  test("says what differs, and that it does", async () => {
    vendor.change = (name, rows) =>
      name === VALUATIONS ? rows.map((row) => ({...row, PE_TTM: "12.5"})) : rows;
    vendor.fail("RPT_RES_PROFITPREDICT", {
      text: JSON.stringify({success: false, message: "EPS列不存在", code: 9501})
    });
    const {isGood, lines} = await look(CODE);
    expect(lines.filter((line) => line.startsWith("differs"))).toEqual([
      expect.stringMatching(/PE_TTM +"12.5" {2}\(number or null expected/),
      expect.stringContaining("refused with code 9501: EPS列不存在")
    ]);
    expect(isGood).toBe(false);
  });

  test("sees that a history comes in smaller pages than is known", async () => {
    const n = openDaysOf(vendor.market).length;
    const whole = (await look(CODE)).lines.find((line) => /rows of an answer/.test(line));
    expect(whole).toMatch(new RegExp(`^ok +rows of an answer +${n} of ${n}, 5000 asked for$`));
    vendor.mostRows = 30;
    const {isGood, lines} = await look(CODE);
    expect(lines.filter((line) => line.startsWith("differs"))).toEqual([
      expect.stringMatching(`rows of an answer +30 of ${n}, 5000 asked for: a history takes 3 requests`)
    ]);
    expect(isGood).toBe(false);
  });

  const scaled = (column: string, by: number) => (row: Item) => ({
    ...row,
    [column]: Number(row[column]) * by
  });

  test.each([
    [VALUATIONS, scaled("TOTAL_MARKET_CAP", 1e-8), "TOTAL_MARKET_CAP: not TOTAL_SHARES × CLOSE_PRICE"],
    [VALUATIONS, (row: Item) => ({...row, SECUCODE: "600000.SH"}), `SECUCODE: another company than ${CODE}`],
    ["RPT_F10_FINANCE_MAINFINADATA", scaled("PARENTNETPROFIT", 1e-4), ": another unit?"],
    [
      "RPT_F10_FINANCE_MAINFINADATA",
      (row: Item) => ({...row, REPORT_TYPE: "一季报"}),
      "REPORT_TYPE: not 年报, an annual report"
    ],
    ["RPT_RES_PROFITPREDICT", scaled("PARENT_NETPROFIT", 1e-8), "PARENT_NETPROFIT: with EPS 1.05 not of a"]
  ] as const)(
    "finds in %s what a refresh would refuse, or take for another unit",
    async (report, change, words) => {
      vendor.change = (name, rows) => (name === report ? rows.map(change) : rows);
      const {isGood, lines} = await look(CODE);
      expect(lines.filter((line) => line.startsWith("differs"))).toEqual([expect.stringContaining(words)]);
      expect(isGood).toBe(false);
    }
  );

  test.each([{status: 403}, "reset", {text: "<html>blocked</html>"}] as const)(
    "asks nothing more of a host that turns it away: %j",
    async (refusal) => {
      vendor.fail(VALUATIONS, refusal);
      const {isGood, lines} = await look(CODE);
      expect(vendor.asked).toHaveLength(1);
      expect(lines.at(-1)).toBe("not as documented; nothing more was asked");
      expect(isGood).toBe(false);
    }
  );

  test("of a company that is not known says so", async () => {
    const {isGood, lines} = await look();
    expect(lines.filter((line) => line === "differs no row")).toHaveLength(4);
    expect(isGood).toBe(false);
  });
});

describe("the settings", () => {
  test.each([
    [{EASTMONEY_URL: "http://example.com/get"}, "EASTMONEY_URL: must begin with https://"],
    [{EASTMONEY_PAUSE_MS: "1e3"}, "EASTMONEY_PAUSE_MS: not a whole number of milliseconds"],
    [{EASTMONEY_URL: "https://example.invalid/get", EASTMONEY_PAUSE_MS: "999"}, "from 1000 to 60000"]
  ])("%j are refused", async (env, error) => {
    expect(await failing({env})).toContain(error);
  });
});

describe("a column of codes in the inbox", () => {
  test("becomes a list with names, industries, percentiles, forward PEs and pages by one command, and on the next day by schedule, with what changed", async () => {
    // What comes with the notebook is older than these days. Twenty companies in the long run.
    const [FIRST, NEXT] = ["2027-03-01", "2027-03-02"];
    const expecting = (raised: number | null) => (name: string, rows: Item[]) =>
      name !== "RPT_RES_PROFITPREDICT"
        ? rows
        : rows.map((row) => {
            const PREDICT_YEAR = Number(row.PREDICT_YEAR) + 3;
            const isRaised = row.SECURITY_CODE === "600003" && PREDICT_YEAR === 2027 && raised !== null;
            return {...row, PREDICT_YEAR, ...(isRaised && {PARENT_NETPROFIT: raised})};
          });
    vendor.change = expecting(null);
    const codes = Array.from({length: runs(4, 20)}, (_, i) => `${600000 + i}.SH`);
    vi.useFakeTimers({toFake: ["Date"], now: Date.parse(`${FIRST}T12:00:00Z`)});
    vendor.market = {
      ...vendor.market,
      ...{first: "2026-11-02", lastDay: FIRST, holidays: new Set<string>()},
      names: new Map([...vendor.market.names, ...codes.map((code, i) => [code, `合成银行${i}`] as const)])
    };
    const inbox = temporaryFolder();
    writeFileSync(
      path.join(inbox, "list-banks.csv"),
      `${codes.map((code) => code.slice(0, 6)).join("\n")}\n`
    );
    const lines: string[] = [];
    const run = (defaultList?: string) =>
      refresh({
        ...{source: sourceWith({clock: fakeClock()}), store: openStore(path.join(folder, "store"))},
        reporter: {step() {}, progress() {}, say: (line) => lines.push(line)},
        signal: new AbortController().signal,
        ...{defaultList, compute: computeTables},
        env: {...envOf(), BENCHFOLIO_INBOX: inbox}
      });
    expect(await run("banks"), lines.join("\n")).toMatchObject({status: "ok", as_of: FIRST});
    expect(lines).toContain(`list-banks.csv: a list of ${codes.length} companies`);
    const [snapshot] = await openStore(path.join(folder, "store")).snapshots();
    const tables = await snapshot!.readAll();
    expect(tables.lists.filter(({is_default}) => is_default)).toMatchObject([{list_id: "banks"}]);
    for (const [i, code] of codes.entries()) {
      expect(of(tables.companies, {code})).toMatchObject([
        {name_zh: `合成银行${i}`, industry_zh: "synthetic industry", currency: "CNY"}
      ]);
      expect(of(tables.pe_percentiles, {code, window_years: 0, kind: "inc", losses: "exclude"})).toHaveLength(
        1
      );
      expect(of(tables.performance, {code}).length).toBeGreaterThan(0);
      const [first] = of(tables.valuations, {code, forward_pe_basis: "computed", forward_year: 2027});
      expect(first!.forward_pe).toBeCloseTo(capOf(code, FIRST) / 1_050_000_000, 9);
    }
    // Whoever is in no list is not asked for, nor kept.
    expect(of(tables.companies, {code: "600900.SH"})).toEqual([]);

    // On the next day analysts expect more of one, and the reader follows another one, too.
    vendor.market.lastDay = NEXT;
    vi.setSystemTime(Date.parse(`${NEXT}T12:00:00Z`));
    writeFileSync(path.join(inbox, "list-banks.csv"), `${[...codes, "600036"].join("\n")}\n`);
    vendor.market = {...vendor.market, names: new Map([...vendor.market.names, ["600036.SH", "合成银行A"]])};
    vendor.change = expecting(1_260_000_000);
    const schedule = new AbortController();
    await runSchedule({
      ...{cron: "30 19 * * 1-5", timezone: "Asia/Shanghai", lastRun: new Date(`${FIRST}T12:00:00Z`)},
      ...{signal: schedule.signal, say: (line) => lines.push(line)},
      run: async () => {
        expect(await run()).toMatchObject({status: "ok", as_of: NEXT});
        schedule.abort();
      }
    });
    process.env.BENCHFOLIO_STORE = path.join(folder, "store");
    try {
      const {listed} = await publishedCompanies();
      expect(listed).toEqual(expect.arrayContaining([...codes, "600036.SH"]));
      const connection = await openPublished();
      await createChanges(connection, RUN_CHANGES);
      const changed = await readRows(
        connection,
        "SELECT * FROM changes WHERE list_id = 'banks' ORDER BY code, change"
      );
      connection.closeSync();
      expect(changed.filter(({change}) => change !== "crossed")).toMatchObject([
        {
          code: "600003.SH",
          change: "consensus_moved",
          fiscal_year: 2027,
          value_before: 10.5,
          value_now: 12.6
        },
        {code: "600036.SH", change: "entered", name_zh: "合成银行A", since: FIRST, as_of: NEXT}
      ]);
    } finally {
      delete process.env.BENCHFOLIO_STORE;
    }
  });

  test("is refused where another list is to be the first one", async () => {
    const outcome = await refresh({
      source: sourceWith({clock: fakeClock()}),
      store: openStore(path.join(folder, "store")),
      reporter: {step() {}, progress() {}, say() {}},
      signal: new AbortController().signal,
      defaultList: "bank",
      env: {...envOf(), BENCHFOLIO_INBOX: path.join(folder, "none")}
    });
    expect(outcome).toMatchObject({status: "failed"});
    expect(outcome.message).toContain(
      '--default-list: no such list, only 2024-03-04-shanghai-securities: "bank"'
    );
  });
});
