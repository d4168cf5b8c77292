import {readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {computeTables} from "../../../data-loaders/computeTables.js";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {refresh} from "../../../data-loaders/refresh.js";
import {sourceWith} from "../../../data-loaders/sources/tushareSource.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {capOf, type FakeTushare, fakeTushare, type Market, TOKEN} from "./fakeTushare.js";

const FRIDAY = "2024-02-23";
const MONDAY = "2024-02-26";
const TUESDAY = "2024-02-27";
const CODE = "300308.SZ";
const LOSS = "688256.SH";
const report = await reportTables();
const codes = report.companies.map(({code}) => String(code));
/** The report with eight of its companies: five years of all would be fetched by every test. */
const FEW = [CODE, LOSS, "300394.SZ", "688041.SH", "000628.SZ", "002230.SZ", "300502.SZ", "603019.SH"];
const few: Tables = {
  ...report,
  companies: report.companies.filter(({code}) => FEW.includes(String(code))),
  list_members: report.list_members.filter(({code}) => FEW.includes(String(code)))
};

const market = (): Market => ({
  codes: [...codes, "600000.SH"],
  lastDay: MONDAY,
  holidays: new Set(["2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"]),
  losses: new Set([LOSS]),
  suspended: new Set([`${CODE} 2024-02-21`, `${CODE} 2024-02-22`]),
  listed: new Map([["688041.SH", "2022-08-12"]]),
  names: new Map(report.companies.map(({code, name_zh}) => [String(code), String(name_zh)]))
});

let vendor: FakeTushare;
let folder: string;
beforeEach(async () => {
  vendor = await fakeTushare(market());
  folder = temporaryFolder();
});
afterEach(() => vendor.close());

const envOf = (more: Record<string, string> = {}) => ({
  TUSHARE_TOKEN: TOKEN,
  TUSHARE_URL: vendor.url,
  TUSHARE_CACHE: path.join(folder, "cache"),
  ...more
});

interface Options {
  readonly base?: Tables;
  readonly today?: string;
  readonly as_of?: string | null;
  readonly env?: Record<string, string>;
  readonly signal?: AbortSignal;
}

async function fetchWith({base = few, today = MONDAY, as_of = null, env = {}, signal}: Options = {}) {
  const lines: string[] = [];
  const steps: [number, number][] = [];
  const clock = fakeClock();
  vendor.calls.length = 0;
  const fetched = await sourceWith({clock}).fetch({
    as_of,
    today,
    base,
    env: envOf(env),
    signal: signal ?? new AbortController().signal,
    say: (line) => lines.push(line),
    progress: (done, total) => steps.push([done, total])
  });
  validateTables(fetched.tables);
  return {...fetched, lines, steps, clock};
}

const counts = () => {
  const all: Record<string, number> = {};
  for (const {api_name} of vendor.calls) all[api_name] = (all[api_name] ?? 0) + 1;
  return all;
};
const of = (rows: readonly Row[], fields: Row) =>
  rows.filter((row) => Object.entries(fields).every(([column, value]) => row[column] === value));

describe("a first run", () => {
  test("fetches five years of every company with one call each, and passes the gate", async () => {
    const {tables, as_of, calendar, rows_in, steps} = await fetchWith({base: report});
    expect(as_of).toBe(MONDAY);
    expect(counts()).toEqual({
      trade_cal: 2,
      stock_basic: 1,
      // One a company, and one for today, which is not over.
      daily_basic: 34,
      suspend_d: 34,
      income: 33,
      report_rc: 33,
      index_daily: 1
    });
    const days = of(tables.pe_history, {code: "688256.SH"}).map(({date}) => date);
    expect([days[0], days.at(-1)]).toEqual(["2019-02-26", MONDAY]);
    expect(new Set(tables.pe_history.map(({code}) => code))).toEqual(new Set(codes));
    expect(of(tables.pe_history, {code: "688041.SH"})[0]!.date).toBe("2022-08-12");
    expect(calendar).toContain(MONDAY);
    expect(calendar).not.toContain("2024-02-12");
    expect(rows_in).toBeGreaterThan(40_000);
    expect(steps.at(-1)).toEqual([99, 99]);
    const computed = await computeTables(tables, as_of);
    const errors = checkSnapshot(computed, report, {as_of, calendar}).filter(
      ({severity}) => severity === "error"
    );
    expect(errors).toEqual([]);
  });

  test("converts units: 万元 of market capitalisation and forecasts, 元 of statements, points of the index", async () => {
    const {tables} = await fetchWith();
    const [day] = of(tables.pe_history, {code: "300394.SZ", date: FRIDAY});
    expect(day).toEqual({
      code: "300394.SZ",
      date: FRIDAY,
      pe_ttm: capOf("300394.SZ", FRIDAY) / 80_000,
      market_cap_cny_100m: capOf("300394.SZ", FRIDAY) / 10_000,
      suspended: false,
      pe_static: capOf("300394.SZ", FRIDAY) / 70_000,
      pb: null,
      ps_ttm: null
    });
    expect(of(tables.financials, {code: CODE, kind: "actual", fiscal_year: 2022})[0]).toMatchObject({
      revenue_cny_100m: 51.25,
      net_profit_cny_100m: 8.04,
      as_of: "2023-04-20",
      brokers: null
    });
    expect(of(tables.financials, {code: CODE, kind: "consensus", fiscal_year: 2024})).toEqual([
      {
        code: CODE,
        fiscal_year: 2024,
        kind: "consensus",
        revenue_cny_100m: 84.37,
        net_profit_cny_100m: 10.5,
        ...{brokers: 2, reports_6m: null},
        as_of: MONDAY,
        source: "Tushare Pro, report_rc: mean of the latest forecast of each broker",
        revenue_as_of: MONDAY,
        revenue_source: "Tushare Pro, report_rc: mean of the latest forecast of each broker",
        ...{currency: "CNY", revenue_100m: 84.37, net_profit_100m: 10.5}
      }
    ]);
    const [published, computed] = of(tables.valuations, {code: CODE});
    // Of percentiles the vendor says nothing: what is published stays as it was.
    expect(published).toEqual(of(report.valuations, {code: CODE})[0]);
    expect(computed).toMatchObject({
      as_of: MONDAY,
      forward_pe: capOf(CODE, MONDAY) / 10_000 / 10.5,
      forward_year: 2024,
      forward_pe_state: "ok",
      source: "Tushare Pro, daily_basic and report_rc",
      forward_pe_basis: "computed",
      consensus_as_of: MONDAY,
      brokers: 2,
      pe_percentile_published: null
    });
    expect(tables.index_history.at(-1)).toMatchObject({
      index_code: "000300.SH",
      date: MONDAY,
      source: "Tushare Pro, index_daily"
    });
    const dates = tables.index_history.map(({date}) => date);
    expect(dates).toEqual([...dates].sort());
  });

  test("keeps a loss apart from a gap, and days without trading as suspended", async () => {
    const {tables} = await fetchWith();
    expect(of(tables.pe_history, {code: LOSS, date: FRIDAY})[0]).toMatchObject({pe_ttm: 0, pe_static: 0});
    expect(of(tables.pe_history, {code: CODE, date: "2024-02-22"})).toEqual([
      {
        ...{code: CODE, date: "2024-02-22", suspended: true},
        ...{pe_ttm: null, pe_static: null, market_cap_cny_100m: null, pb: null, ps_ttm: null}
      }
    ]);
  });

  test("takes the day before where there are no figures of today yet, and says so", async () => {
    vendor.market.lastDay = FRIDAY;
    const {as_of, lines, tables} = await fetchWith();
    expect(as_of).toBe(FRIDAY);
    expect(lines).toContain(`tushare has no figures of ${MONDAY} yet; the day before is taken`);
    expect(of(tables.pe_history, {date: FRIDAY})).toHaveLength(FEW.length);
    expect(of(tables.pe_history, {date: MONDAY})).toEqual([]);
  });

  test("as of an earlier day knows nothing later", async () => {
    const {as_of, tables} = await fetchWith({as_of: "2024-02-25"});
    expect(as_of).toBe("2024-02-25");
    expect(
      tables.pe_history
        .map(({date}) => date)
        .sort()
        .at(-1)
    ).toBe(FRIDAY);
    expect(tables.index_history.at(-1)!.date).toBe(FRIDAY);
    await expect(fetchWith({as_of: "2024-03-01"})).rejects.toThrow(
      'tushare: nothing is known yet as of: "2024-03-01"'
    );
  });

  test.each(["f_ann_date", "end_date"])("refuses a statement whose %s has not come yet", async (field) => {
    vendor.change = (call, answer) => {
      const column = answer.data?.fields.indexOf(field) ?? -1;
      if (call.api_name === "income") answer.data!.items[0]![column] = "20421231";
      return answer;
    };
    await expect(fetchWith()).rejects.toThrow(
      new RegExp(`^tushare income \\(.*\\) row 1, ${field}: a day after today, ${MONDAY}: "20421231"$`)
    );
  });

  test("of the whole market fetches every listed company's history; tables with names keep their companies", async () => {
    const {tables} = await fetchWith({env: {TUSHARE_COMPANIES: "all"}});
    expect(of(tables.pe_history, {code: "600000.SH"}).length).toBeGreaterThan(1_200);
    expect(tables.companies).toEqual(few.companies);
    expect(of(tables.valuations, {code: "600000.SH"})).toEqual([]);
  });

  test("leaves out endpoints that the account may not ask, and keeps what they would have filled", async () => {
    const {tables} = await fetchWith({env: {TUSHARE_SKIP: "report_rc, income,index_daily"}});
    expect(Object.keys(counts()).sort()).toEqual(["daily_basic", "stock_basic", "suspend_d", "trade_cal"]);
    expect(tables.valuations).toEqual(report.valuations);
    expect(tables.financials).toEqual(report.financials);
    expect(tables.index_history).toEqual([]);
  });

  test("keeps what is published of a company that is not listed any more, and says so", async () => {
    vendor = Object.assign(vendor, {
      market: {...vendor.market, codes: codes.filter((code) => code !== CODE)}
    });
    const {tables, absent} = await fetchWith();
    expect(absent).toEqual([{table: "companies", code: CODE, message: "not in tushare's list of companies"}]);
    expect(of(tables.valuations, {code: CODE})).toEqual(of(report.valuations, {code: CODE}));
  });
});

describe("what the vendor says of companies", () => {
  test("names them, for the gate to hold against their codes", async () => {
    const {names} = await fetchWith();
    expect(names).toHaveLength(FEW.length);
    expect(names).toContainEqual({
      ...{code: CODE, name: "中际旭创", from: "tushare stock_basic", isCurrent: true}
    });
  });

  test("and what it does not say though it was asked is named, endpoint by endpoint", async () => {
    expect((await fetchWith()).absent).toEqual([]);
    vendor.change = ({api_name, params}, answer) =>
      params.ts_code === CODE || api_name === "index_daily"
        ? {...answer, data: {...answer.data!, items: []}}
        : api_name === "daily_basic"
          ? {...answer, data: {...answer.data!, items: answer.data!.items.filter(([code]) => code !== CODE)}}
          : answer;
    vendor.market = {...vendor.market, suspended: new Set()};
    const {absent} = await fetchWith({env: {TUSHARE_CACHE: path.join(folder, "another")}});
    expect(absent!.map(({table, code, message}) => `${table} ${code}: ${message}`)).toEqual([
      `pe_history ${CODE}: tushare daily_basic and suspend_d have no row of it`,
      `financials ${CODE}: tushare income has no annual figures of it`,
      `financials ${CODE}: tushare report_rc has no forecast of it`,
      `valuations ${CODE}: no market capitalisation of the last month for a forward PE`,
      "index_history 000300.SH: tushare index_daily has no close of it"
    ]);
  });
});

describe("a later run", () => {
  test("asks for the new days alone, one call each, and changes no day that is published", async () => {
    const first = await fetchWith();
    vendor.market.lastDay = TUESDAY;
    const {tables, as_of} = await fetchWith({base: first.tables, today: TUESDAY});
    expect(as_of).toBe(TUESDAY);
    const asked = vendor.calls.filter(({api_name}) => api_name === "daily_basic").map(({params}) => params);
    expect(asked).toEqual([{trade_date: "20240227"}]);
    expect(vendor.calls.find(({api_name}) => api_name === "index_daily")!.params).toMatchObject({
      start_date: "20240227"
    });
    expect(tables.pe_history.filter(({date}) => date !== TUESDAY)).toEqual(first.tables.pe_history);
    expect(of(tables.pe_history, {date: TUESDAY})).toHaveLength(FEW.length);
    expect(of(tables.index_history, {date: TUESDAY})).toHaveLength(1);
  });

  test("after a long pause asks by company, which takes fewer calls", async () => {
    vendor.market.lastDay = "2023-11-30";
    const first = await fetchWith({today: "2023-11-30"});
    vendor.market.lastDay = MONDAY;
    await fetchWith({base: first.tables});
    const asked = vendor.calls.filter(({api_name}) => api_name === "daily_basic").map(({params}) => params);
    expect(asked).toHaveLength(FEW.length + 1);
    expect(asked.find(({ts_code}) => ts_code === CODE)).toEqual({
      ts_code: CODE,
      start_date: "20231201",
      end_date: "20240223"
    });
  });

  test("of a day that was fetched already asks for nothing of the past", async () => {
    const first = await fetchWith();
    const again = await fetchWith({base: first.tables});
    expect(counts()).toEqual({daily_basic: 1, suspend_d: 1});
    expect(again.tables).toEqual(first.tables);
  });
});

describe("a short answer", () => {
  /** Answers of daily figures without the rows that `isGone` names by code and day. */
  const without = (isGone: (code: string, day: string) => boolean) => {
    vendor.change = ({api_name}, answer) =>
      api_name === "daily_basic"
        ? {
            ...answer,
            data: {
              ...answer.data!,
              items: answer.data!.items.filter(([code, day]) => !isGone(String(code), String(day)))
            }
          }
        : answer;
  };
  const holes = (absent: Awaited<ReturnType<typeof fetchWith>>["absent"]) =>
    absent!.filter(({table}) => table === "pe_history").map(({code, message}) => `${code}: ${message}`);
  const named = (when: string) =>
    `${CODE}: tushare daily_basic and suspend_d have no row of it on ${when}; asked again next time`;

  test.each<[string, (code: string, day: string) => boolean, string]>([
    ["a day", (code, day) => code === CODE && day === "20240219", "2024-02-19"],
    [
      "most of a company's days",
      (code, day) => code === CODE && day > "20190501" && day < "20240110",
      "1224 open days, 2019-05-02 to 2024-01-09"
    ]
  ])("of %s is named until it is filled, and asked again next time", async (_, isGone, when) => {
    const whole = await fetchWith();
    without(isGone);
    const short = await fetchWith({env: {TUSHARE_CACHE: path.join(folder, "short")}});
    expect(holes(short.absent)).toEqual([named(when)]);
    // Still short: asked and named again, and what is published stays.
    const again = await fetchWith({base: short.tables, env: {TUSHARE_CACHE: path.join(folder, "short")}});
    expect(counts().daily_basic).toBe(2);
    expect(holes(again.absent)).toEqual([named(when)]);
    expect(again.tables).toEqual(short.tables);
    vendor.change = (_, answer) => answer;
    const filled = await fetchWith({base: again.tables, env: {TUSHARE_CACHE: path.join(folder, "short")}});
    expect(filled.absent).toEqual([]);
    expect(filled.tables.pe_history).toEqual(whole.tables.pe_history);
  });

  test("of one day of several companies is asked by day, and no kept answer is taken for it", async () => {
    const whole = await fetchWith();
    const gone = new Set(FEW.slice(2, 5));
    const base = {
      ...whole.tables,
      pe_history: whole.tables.pe_history.filter(
        ({code, date}) => !(gone.has(String(code)) && date === "2024-02-20")
      )
    };
    for (const _ of [1, 2]) {
      const filled = await fetchWith({base});
      const asked = vendor.calls.filter(({api_name}) => api_name === "daily_basic").map(({params}) => params);
      expect(asked).toEqual([{trade_date: "20240226"}, {trade_date: "20240220"}]);
      expect(filled.tables.pe_history).toEqual(whole.tables.pe_history);
    }
  });

  test("without any figures is not kept, so that it is asked again at once", async () => {
    without((code) => code === CODE);
    const {absent} = await fetchWith();
    // What is left of it is a suspension of two days, and before that there is nothing.
    expect(holes(absent)[0]).toMatch(
      new RegExp(`^${CODE}: .* open days, 2019-02-26 to 2024-02-20; asked again`)
    );
    vendor.change = (_, answer) => answer;
    expect((await fetchWith()).absent).toEqual([]);
  });

  test.each([
    ["its newest day", (day: string) => day === "20240226", "2024-02-26"],
    [
      "days between others",
      (day: string) => day > "20240101" && day < "20240105",
      "3 open days, 2024-01-02 to 2024-01-04"
    ]
  ])("of the index without %s is named, and asked again from there", async (_, isGone, when) => {
    const whole = await fetchWith();
    vendor.change = ({api_name}, answer) =>
      api_name === "index_daily"
        ? {
            ...answer,
            data: {...answer.data!, items: answer.data!.items.filter(([, day]) => !isGone(String(day)))}
          }
        : answer;
    const short = await fetchWith({env: {TUSHARE_CACHE: path.join(folder, "short")}});
    expect(short.absent!.map(({code, message}) => `${code} ${message}`)).toEqual([
      `000300.SH tushare index_daily has no close of it on ${when}; asked again next time`
    ]);
    vendor.change = (_, answer) => answer;
    const filled = await fetchWith({base: short.tables, env: {TUSHARE_CACHE: path.join(folder, "again")}});
    expect(filled.tables.index_history).toEqual(whole.tables.index_history);
    expect(filled.absent).toEqual([]);
  });

  test("of the calendar, or one that says two things of a day, is refused, and not kept", async () => {
    for (const [change, problem] of [
      [(items: unknown[][]) => items.filter(([day]) => day !== "20240220"), 'no row of a day: "2024-02-20"'],
      [(items: unknown[][]) => items.slice(0, items.length >> 1), "no row of a day"],
      [
        (items: unknown[][]) => [...items, [items[0]![0], 1 - Number(items[0]![1])]],
        "is repeated with another value"
      ]
    ] as const) {
      vendor.change = ({api_name}, answer) =>
        api_name === "trade_cal"
          ? {...answer, data: {...answer.data!, items: change(answer.data!.items)}}
          : answer;
      await expect(fetchWith()).rejects.toThrow(problem);
    }
    vendor.change = (_, answer) => answer;
    expect((await fetchWith()).as_of).toBe(MONDAY);
  });

  test("that lacks the newest days is filled from the last day that there is", async () => {
    without((code, day) => code === CODE && day > "20240110");
    const short = await fetchWith();
    vendor.change = (_, answer) => answer;
    const filled = await fetchWith({base: short.tables});
    const fresh = await fetchWith({env: {TUSHARE_CACHE: path.join(folder, "fresh")}});
    expect(filled.tables.pe_history).toEqual(fresh.tables.pe_history);
  });
});

describe("figures that nobody can have", () => {
  const items = (change: (item: unknown[], fields: string[]) => unknown[]) => {
    vendor.change = ({api_name}, answer) =>
      api_name === "daily_basic"
        ? {
            ...answer,
            data: {
              ...answer.data!,
              items: answer.data!.items.map((item) => change(item, answer.data!.fields))
            }
          }
        : answer;
  };

  test.each(["pe_ttm", "pe"])(
    "of all companies at once: an empty %s is an error of the gate",
    async (name) => {
      items((item, fields) =>
        item[fields.indexOf("trade_date")] === "20240226"
          ? item.map((cell, i) => (fields[i] === name ? null : cell))
          : item
      );
      const {tables, as_of, calendar} = await fetchWith();
      const errors = checkSnapshot(tables, few, {as_of, calendar}).filter(
        ({severity}) => severity === "error"
      );
      const column = name === "pe" ? "pe_static" : name;
      expect(errors.map(({check, key}) => `${check} ${key}`)).toContain(`losses ${column}/${MONDAY}`);
    }
  );

  test.each(["daily_basic", "suspend_d", "index_daily", "report_rc"])(
    "of a day after today, in an answer of %s, are refused by their cell",
    async (api) => {
      vendor.change = ({api_name}, answer) => {
        if (api_name !== api || answer.data!.items.length === 0) return answer;
        const {fields, items} = answer.data!;
        const day = fields.indexOf(api === "report_rc" ? "report_date" : "trade_date");
        const [first, ...others] = items;
        return {
          ...answer,
          data: {fields, items: [first!.map((cell, i) => (i === day ? "20421231" : cell)), ...others]}
        };
      };
      await expect(fetchWith()).rejects.toThrow(
        new RegExp(`^tushare ${api} \\(.*\\) row 1, \\w+: outside .*: "20421231"$`)
      );
    }
  );
});

describe("a run that was killed", () => {
  test("is taken up where it ended: what was answered is not asked again", async () => {
    const ending = new AbortController();
    const answered = new Set<string>();
    vendor.change = (call, answer) => {
      if (vendor.calls.length > 20) ending.abort(new Error("killed"));
      else if (call.params.ts_code) answered.add(`${call.api_name} ${call.params.ts_code}`);
      return answer;
    };
    await expect(fetchWith({signal: ending.signal})).rejects.toThrow("killed");
    expect(answered.size).toBeGreaterThan(10);
    vendor.change = (_, answer) => answer;
    const whole = await fetchWith();
    const asked = vendor.calls.map(({api_name, params}) => `${api_name} ${params.ts_code}`);
    // The answer that was on its way is asked for once more, and no other.
    expect(asked.filter((call) => answered.has(call)).length).toBeLessThanOrEqual(1);
    const fresh = await fetchWith({env: {TUSHARE_CACHE: path.join(folder, "other")}});
    expect(whole.tables).toEqual(fresh.tables);
  });

  test("may leave broken files behind, which count as none", async () => {
    const {tables} = await fetchWith();
    const kept = files(path.join(folder, "cache"));
    const {truncateSync} = await import("node:fs");
    for (const file of kept) truncateSync(file, 20);
    expect((await fetchWith()).tables).toEqual(tables);
    expect(counts().daily_basic).toBe(FEW.length + 1);
  });
});

describe("the rate", () => {
  test("stays below the account's, evenly spaced", async () => {
    const {clock} = await fetchWith({base: report, env: {TUSHARE_CALLS_PER_MINUTE: "120"}});
    expect(clock.slept.length).toBeGreaterThan(100);
    expect(new Set(clock.slept)).toEqual(new Set([500]));
  });
});

describe("the token", () => {
  test("is in no line, error, record or file of a run, whatever the vendor answers", async () => {
    let runs = 0;
    // Each run has a store of its own: beside an up-to-date one, a day without trading asks nothing.
    const run = async () => {
      const store = path.join(folder, `store-${++runs}`);
      const lines: string[] = [];
      const env = envOf({TUSHARE_CACHE: "", BENCHFOLIO_STORE: store});
      const outcome = await refresh({
        source: sourceWith({clock: fakeClock()}),
        store: openStore(store),
        signal: new AbortController().signal,
        reporter: {step() {}, progress() {}, say: (line) => lines.push(line)},
        env
      });
      return JSON.stringify([lines, outcome]);
    };
    vendor.market.lastDay = new Date().toISOString().slice(0, 10);
    // A vendor that sends the token back: in a refusal, in a cell, in a field, in a text that is no JSON.
    vendor.change = (call, answer) => ({...answer, msg: call.token, echo: call.token});
    const fine = await run();
    vendor.change = (call) => ({code: -2002, msg: `抱歉，您没有权限 ${call.token}`, data: null});
    const refused = await run();
    vendor.change = (call, answer) => ({...answer, data: {fields: [call.token], items: [[call.token]]}});
    const strange = await run();
    vendor.change = (call, answer) => {
      answer.data!.items = answer.data!.items.map((cells) => cells.map(() => call.token));
      return answer;
    };
    const cells = await run();
    vendor.change = (_, answer) => answer;
    vendor.fail(
      "trade_cal",
      {status: 500, text: TOKEN},
      {text: TOKEN},
      {status: 302, headers: {location: TOKEN}}
    );
    const moved = await run();
    for (const said of [fine, refused, strange, cells, moved]) expect(said).not.toContain(TOKEN);
    expect(fine).toContain('"status":"ok"');
    expect(refused).toContain("[TUSHARE_TOKEN]");
    expect(vendor.calls.every(({token}) => token === TOKEN)).toBe(true);
    const written = files(folder);
    expect(written.length).toBeGreaterThan(100);
    for (const file of written) {
      expect(readFileSync(file).includes(TOKEN), file).toBe(false);
      expect(file).not.toContain(TOKEN);
    }
  });
});

function files(at: string): string[] {
  return readdirSync(at, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
