import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Row, TableName, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {isSameName} from "../../data-loaders/gate/names.js";
import {openDaysBetween} from "../../data-loaders/gate/staleness.js";
import {
  acceptViolations,
  checkSnapshot,
  formatViolation,
  limitViolations,
  type Violation,
  violationId
} from "../../data-loaders/gate.js";

const DAY = "2024-02-23";
const CODE = "300308.SZ";
/** A company that the report does not know. */
const OTHER = "600000.SH";
const report = await reportTables();

const NOTHING: Row = {};

/** A synthetic history: PE 20 and 200 亿 on consecutive weekdays, but for what `edit` says of a day. */
function history(days: readonly string[], edit: (date: string) => Row = () => ({}), code = OTHER): Row[] {
  return days.map((date) => ({
    code,
    date,
    pe_ttm: 20,
    market_cap_cny_100m: 200,
    suspended: false,
    ...edit(date)
  }));
}

const WEEK = ["2024-02-19", "2024-02-20", "2024-02-21", "2024-02-22", "2024-02-23"];
const CALENDAR = [...WEEK, "2024-02-26", "2024-02-27"];

function withTables(tables: Partial<Tables>, base: Tables = report): Tables {
  return {...base, ...tables};
}

/** The report's tables, one of them with its rows edited. */
function edited(table: TableName, edit: (rows: Row[]) => Row[]): Tables {
  return withTables({[table]: edit([...report[table]])});
}

const check = (next: Tables, before: Tables | null = null, as_of = DAY, calendar?: readonly string[]) =>
  checkSnapshot(next, before, {as_of, calendar});
const errors = (findings: readonly Violation[]) =>
  findings.filter(({severity}) => severity === "error").map((f) => `${violationId(f)}: ${f.message}`);
const warnings = (findings: readonly Violation[]) =>
  findings.filter(({severity}) => severity === "warning").map((f) => `${violationId(f)}: ${f.message}`);

describe("the gate", () => {
  test("has nothing against the embedded report, alone, beside itself, and with a quiet history", () => {
    expect(check(report)).toEqual([]);
    expect(check(report, report)).toEqual([]);
    const next = withTables({pe_history: history(WEEK)});
    expect(check(next, next, DAY, CALENDAR)).toEqual([]);
  });

  test("does not mind the order of rows", () => {
    const orders = fc.shuffledSubarray([...report.valuations.keys()], {minLength: report.valuations.length});
    fc.assert(
      fc.property(orders, (order) => {
        const next = edited("valuations", (rows) => order.map((i) => rows[i]!));
        expect(check(next, report)).toEqual([]);
      }),
      {numRuns: 20}
    );
  });
});

describe("row counts", () => {
  test("a table that pages need may not be empty, one that nothing filled may", () => {
    expect(errors(check(edited("scores", () => [])))).toEqual(["rows:scores:*: no rows, 0 before"]);
    expect(report.pe_history).toEqual([]);
  });

  test("a table that was filled may not be empty", () => {
    const before = withTables({pe_history: history(WEEK)});
    expect(errors(check(report, before))).toContain("rows:pe_history:*: no rows, 5 before");
  });

  test("a tenth fewer is noted, more than that blocks", () => {
    const shorter = (n: number) =>
      check(
        edited("reference_figures", (rows) => rows.slice(n)),
        report
      );
    const n = report.reference_figures.length;
    expect(warnings(shorter(1))).toContain(`rows:reference_figures:*: ${n - 1} rows, ${n} before`);
    expect(errors(shorter(1))).toEqual([]);
    const most = Math.ceil(n / 2);
    expect(errors(shorter(most))).toContain(`rows:reference_figures:*: ${n - most} rows, ${n} before`);
  });

  test("scores are counted a source at a time; one that is gone was taken out, and few are a reader's own", () => {
    const of = (source: string, n: number) =>
      Array.from({length: n}, (_, i) => ({...report.scores[0]!, score_id: `${source} ${i}`, source}));
    const withScores = (...counts: readonly [string, number][]) =>
      withTables({scores: [...report.scores, ...counts.flatMap(([source, n]) => of(source, n))]});
    const before = withScores(["large feed", 900], ["small feed", 50], ["own.csv", 5]);
    expect(check(before, before)).toEqual([]);
    const broken = check(withScores(["large feed", 960], ["small feed", 25], ["own.csv", 5]), before);
    expect(errors(broken)).toEqual(["rows:scores:small feed: 25 rows, 50 before"]);
    const chosen = check(withScores(["large feed", 900], ["own.csv", 3]), before);
    expect(errors(chosen)).toEqual([]);
    expect(warnings(chosen)).toEqual([
      "rows:scores:small feed: no rows, 50 before",
      "rows:scores:own.csv: 3 rows, 5 before"
    ]);
  });

  test("models may go with the source that brought them, and not otherwise", () => {
    const brought = Array.from({length: 20}, (_, i) => ({
      ...report.models[0]!,
      model_id: `m${i}`,
      source: "feed"
    }));
    const scored = {...report.scores[0]!, score_id: "s", source: "feed"};
    const before = withTables({models: [...report.models, ...brought], scores: [...report.scores, scored]});
    expect(errors(check(report, before))).toEqual([]);
    const broken = withTables({models: [...report.models, ...brought.slice(10)], scores: before.scores});
    const n = report.models.length;
    expect(errors(check(broken, before))).toEqual([`rows:models:*: ${n + 10} rows, ${n + 20} before`]);
  });

  test("names that are matched now, and feeds that are not asked, are no loss", () => {
    const name = {kind: "model", name: "x", candidates: null, rows: 1, source: "feed"};
    expect(check(report, withTables({unmatched_names: [name], model_feeds: [{feed: "epoch"}]}))).toEqual([]);
  });
});

describe("keys", () => {
  test("a row may not stand twice", () => {
    expect(errors(check(edited("valuations", (rows) => [...rows, rows[0]!])))).toEqual([
      `key:valuations:${report.valuations[0]!.code}/${DAY}/2024/published: stands twice (code, as_of, forward_year, forward_pe_basis)`
    ]);
    const twice = withTables({pe_history: [...history(WEEK), ...history([DAY], () => ({pe_ttm: 21}))]});
    expect(errors(check(twice))).toContain(`key:pe_history:${OTHER}/${DAY}: stands twice (code, date)`);
  });

  test("a key may not be missing, nor name what is not there; the protocol of a score may", () => {
    const next = edited("scores", ([first, ...rows]) => [
      {...first!, score_id: null, model_id: null},
      ...rows
    ]);
    expect(errors(check(next)).map((line) => line.split(": ")[1])).toEqual([
      "score_id is missing",
      "model_id null is not in models"
    ]);
    expect(check(edited("scores", ([first, ...rows]) => [{...first!, protocol: null}, ...rows]))).toEqual([]);
  });

  test("a code must be that of a company", () => {
    const next = edited("financials", ([first, ...rows]) => [{...first!, code: "999999.SH"}, ...rows]);
    expect(errors(check(next))).toEqual([
      "reference:financials:999999.SH/2022/actual: code 999999.SH is not in companies"
    ]);
  });
});

describe("ranges", () => {
  const one = (table: TableName, row: Row) =>
    check(edited(table, ([first, ...rows]) => [{...first!, ...row}, ...rows]));

  test.each([
    ["scores", {score: 101}, "score 101 is above 100"],
    ["scores", {score: -1}, "score -1 is below 0"],
    ["scores", {score: Number.NaN}, "score is NaN"],
    ["valuations", {forward_pe: 0, forward_pe_state: "ok"}, "forward_pe 0 is not above 0"],
    ["valuations", {pe_percentile_published: 100.5}, "pe_percentile_published 100.5 is above 100"],
    ["financials", {net_profit_cny_100m: Number.POSITIVE_INFINITY}, "net_profit_cny_100m is Infinity"],
    ["financials", {fiscal_year: 24}, "fiscal_year 24 is below 1990"],
    ["valuations", {as_of: "2024-02-26"}, "as_of 2024-02-26 is after 2024-02-23"]
  ] as const)("%s with %j cannot be", (table, row, message) => {
    expect(errors(one(table, row)).join()).toContain(message);
  });

  test.each([
    ["financials", {revenue_cny_100m: 500_000}, "revenue_cny_100m 500000 is above 40000"],
    ["valuations", {forward_pe: 99_999}, "forward_pe 99999 is above 2000"]
  ] as const)("%s with %j is hardly ever, and noted", (table, row, message) => {
    expect(errors(one(table, row))).toEqual([]);
    expect(warnings(one(table, row)).join()).toContain(message);
  });

  test("estimates may be of a day after that of the prices, as long as a holiday is", () => {
    const estimate = (as_of: string) => [
      ...errors(one("financials", {kind: "consensus", fiscal_year: 2099, as_of})),
      ...errors(one("valuations", {forward_pe_basis: "computed", consensus_as_of: as_of}))
    ];
    expect(estimate("2024-03-08")).toEqual([]);
    expect(estimate("2024-03-09").map((line) => line.slice(line.indexOf(": ")))).toEqual([
      ": as_of 2024-03-09 is after 2024-03-08",
      ": consensus_as_of 2024-03-09 is after 2024-03-08"
    ]);
    expect(errors(one("financials", {kind: "actual", as_of: "2024-03-08"}))).toHaveLength(1);
  });

  test("a day after that of the snapshot is an error, wherever prices are", () => {
    const next = withTables({pe_history: history(["2024-02-26"])});
    expect(errors(check(next))).toEqual([
      `range:pe_history:${OTHER}/2024-02-26: date 2024-02-26 is after 2024-02-23`
    ]);
  });
});

test("amounts in another currency are not under the name of CNY, and one company has one currency", () => {
  const [row] = report.financials as [Row];
  const said = (fields: Row) =>
    check(edited("financials", (rows) => [{...row, ...fields}, ...rows.slice(1)]));
  expect(errors(said({currency: "USD"})).join()).toContain("beside the currency USD");
  const none = {revenue_cny_100m: null, net_profit_cny_100m: null};
  expect(errors(said({currency: "USD", ...none}))).toEqual([]);
  expect(JSON.stringify(said({currency: "USD", ...none}))).toMatch(
    /in (CNY|USD), and another fiscal year in/
  );
});

describe("fiscal years", () => {
  const one = (table: TableName, kind: string | null, row: Row) => {
    const at = report[table].findIndex((each) => kind === null || each.kind === kind);
    return check(edited(table, (rows) => rows.map((each, i) => (i === at ? {...each, ...row} : each))));
  };

  test.each([2024, 2027])("that are not over cannot be reported: %d", (fiscal_year) => {
    const [{code}] = report.financials as [Row];
    const of = (column: string) =>
      `year:financials:${code}/${fiscal_year}/actual: ${column} of ${fiscal_year} cannot be reported on ${DAY}, before that year is over: an estimate (${fiscal_year}E)?`;
    expect(errors(one("financials", "actual", {fiscal_year}))).toEqual([
      of("net_profit_cny_100m"),
      of("revenue_cny_100m")
    ]);
    // Each figure by its own day.
    const revenue = {revenue_as_of: "2023-12-31", as_of: "2024-01-31", fiscal_year: 2023};
    expect(errors(one("financials", "actual", revenue))).toEqual([
      `year:financials:${code}/2023/actual: revenue_cny_100m of 2023 cannot be reported on 2023-12-31, before that year is over: an estimate (2023E)?`
    ]);
    expect(
      errors(one("financials", "actual", {...revenue, revenue_cny_100m: null, revenue_100m: null}))
    ).toEqual([]);
  });

  test("of the year before may be reported from its first day on, and expected still", () => {
    expect(check(edited("financials", (rows) => rows))).toEqual([]);
    expect(one("financials", "actual", {fiscal_year: 2023, as_of: "2024-01-01"})).toEqual([]);
    expect(one("financials", "consensus", {fiscal_year: 2023})).toEqual([]);
    expect(one("financials", "consensus", {fiscal_year: 2029})).toEqual([]);
  });

  test("far ahead, or long over, are noted of estimates and forward PEs", () => {
    const of = (table: TableName, row: Row) => {
      const found = one(table, table === "financials" ? "consensus" : null, row);
      expect(errors(found)).toEqual([]);
      return warnings(found).map((line) => line.split(": ")[1]);
    };
    expect(of("financials", {fiscal_year: 2099})).toEqual([`fiscal_year 2099 is 75 years after ${DAY}`]);
    expect(of("financials", {fiscal_year: 2022})).toEqual([`fiscal_year 2022 is long over on ${DAY}`]);
    expect(of("valuations", {forward_year: 2030})).toEqual([`forward_year 2030 is 6 years after ${DAY}`]);
    expect(of("valuations", {forward_year: 2019})).toEqual([`forward_year 2019 is long over on ${DAY}`]);
  });
});

describe("what a folder does not say any more", () => {
  const [{code}] = report.valuations as [Row];
  const {name_zh} = report.companies.find((row) => row.code === code)!;
  const report_ = "(Shanghai Securities, AI industry tracking report, 2024-03-04)";
  const file = {as_of: "2024-04-30", source: "a.csv", revenue_as_of: "2024-04-30", revenue_source: "a.csv"};
  const ranked = {pe_percentile_as_of: "2024-04-30", pe_percentile_source: "a.csv"};
  const first = (table: TableName, row: Row, base: Tables = report) =>
    withTables({[table]: [{...base[table][0]!, ...row}, ...base[table].slice(1)]}, base);

  test("is noted where the published day of a figure goes back, each part by itself", () => {
    const before = first("valuations", {...file, ...ranked, forward_pe: 31});
    expect(warnings(check(report, before))).toEqual([
      `erased:valuations:${code}/forward_pe: ${code} ${name_zh}: forward_pe of 2024-04-30 (a.csv) is one of 2024-02-23 ${report_} now`,
      `erased:valuations:${code}/pe_percentile_published: ${code} ${name_zh}: pe_percentile_published of 2024-04-30 (a.csv) is one of 2024-02-23 ${report_} now`
    ]);
    expect(warnings(check(report, first("valuations", ranked)))).toHaveLength(1);
    expect(check(before, before, "2024-04-30")).toEqual([]);
    expect(warnings(check(before, report, "2024-04-30"))).toEqual([]);
  });

  test("is noted where nothing speaks of it any more, of a company's years too", () => {
    const gone = {forward_pe: null, forward_year: null, forward_pe_state: "missing"};
    expect(warnings(check(first("valuations", gone), report))).toEqual([
      `erased:valuations:${code}/forward_pe: ${code} ${name_zh}: forward_pe of 2024-02-23 ${report_} is erased: nothing speaks of it any more`
    ]);
    const year: Row = {...report.financials[0]!, ...file, fiscal_year: 2025, kind: "consensus"};
    const before = withTables({financials: [...report.financials, year]});
    expect(warnings(check(report, before))).toEqual([
      "rows:financials:*: 66 rows, 67 before",
      ...(["net_profit_cny_100m", "revenue_cny_100m"] as const).map(
        (column) =>
          `erased:financials:${year.code}/2025/consensus/${column}: ${code} ${name_zh}: ${column} of 2025 (consensus) of 2024-04-30 (a.csv) is erased: nothing speaks of it any more`
      )
    ]);
  });

  test("is none where valuations that are computed stand beside the published one", () => {
    const computed: Row = {
      ...report.valuations[0]!,
      ...{as_of: "2024-04-30", forward_pe_basis: "computed", forward_year: 2025, source: "b"},
      ...{pe_percentile_published: null, pe_percentile_state: "missing"},
      ...{pe_percentile_as_of: null, pe_percentile_source: null}
    };
    const next = withTables({valuations: [...report.valuations, computed]});
    const erased = warnings(check(next, report, "2024-04-30")).filter((line) => line.startsWith("erased"));
    expect(erased).toEqual([]);
  });

  test("is none where another source dates the same reported figure otherwise", () => {
    const profit = Number(report.financials[0]!.net_profit_cny_100m);
    expect(report.financials[0]!.kind).toBe("actual");
    const dated = (net_profit_cny_100m: number) =>
      check(first("financials", {as_of: "2023-04-20", net_profit_cny_100m}), report);
    expect(dated(profit * 1.001)).toEqual([]);
    expect(warnings(dated(profit * 1.5))).toHaveLength(1);
  });

  test("are days of a history, counted in one finding, but not those that leave at its beginning", () => {
    const of = (days: readonly string[], table: "pe_history" | "index_history" = "pe_history") => {
      const index = WEEK.map((date) => ({index_code: "000300.SH", date, close: 3400, source: "synthetic"}));
      const all = withTables({pe_history: market(2, WEEK), index_history: index});
      const next = {...all, [table]: all[table].filter(({date}) => days.includes(String(date)))};
      return warnings(check(next, all)).filter((line) => line.startsWith("erased"));
    };
    expect(of(WEEK)).toEqual([]);
    expect(of(WEEK.slice(2))).toEqual([]);
    expect(of([WEEK[0]!, ...WEEK.slice(3)])).toEqual([
      "erased:pe_history:*: 4 published rows of 2 companies are erased, 2024-02-20 to 2024-02-21"
    ]);
    expect(of(WEEK.slice(0, 4), "index_history")).toEqual([
      "erased:index_history:*: 1 published row of 000300.SH is erased, 2024-02-23"
    ]);
  });
});

describe("companies that vanish", () => {
  test("block, with their name, in each table that had them", () => {
    const without = (rows: readonly Row[]) => rows.filter((row) => row.code !== CODE);
    const next = withTables({
      companies: without(report.companies),
      financials: without(report.financials),
      valuations: without(report.valuations),
      watchlist: without(report.watchlist),
      list_members: without(report.list_members)
    });
    const {name_zh} = report.companies.find((row) => row.code === CODE)!;
    expect(errors(check(next, report)).filter((line) => line.startsWith("vanished"))).toEqual([
      `vanished:companies:${CODE}: ${CODE} ${name_zh} was there before and is not any more`,
      `vanished:valuations:${CODE}: ${CODE} ${name_zh} was there before and is not any more`
    ]);
    expect(errors(check(next))).toEqual([]);
  });

  test("from the history block, though its rows are many", () => {
    const both = [...history(WEEK), ...history(WEEK, () => ({}), "601398.SH")];
    const next = withTables({pe_history: [...both.slice(0, 5), ...history([DAY], () => ({}), "601288.SH")]});
    expect(errors(check(next, withTables({pe_history: both})))).toContain(
      "vanished:pe_history:601398.SH: 601398.SH was there before and is not any more"
    );
  });
});

describe("jumps of the PE", () => {
  const before = withTables({pe_history: history(WEEK.slice(0, 4))});
  const last = (row: Row) =>
    check(withTables({pe_history: history(WEEK, (date) => (date === DAY ? row : NOTHING))}), before);

  test("block where the market capitalisation stays", () => {
    expect(errors(last({pe_ttm: 31}))).toEqual([
      `jump:pe_history:${OTHER}/${DAY}: pe_ttm 20 → 31 (+55%) since 2024-02-22 while market_cap_cny_100m 200 → 200 (0%)`
    ]);
    expect(errors(last({pe_ttm: 9}))).toHaveLength(1);
    expect(errors(last({pe_ttm: 31, market_cap_cny_100m: 150}))).toHaveLength(1);
  });

  test("are none where the market capitalisation moves along, or the PE by no more than half", () => {
    expect(last({pe_ttm: 31, market_cap_cny_100m: 310})).toEqual([]);
    expect(last({pe_ttm: 30})).toEqual([]);
    expect(last({pe_ttm: 10})).toEqual([]);
  });

  test("are noted where there is no market capitalisation, or a company turns to a loss", () => {
    expect(errors(last({pe_ttm: 31, market_cap_cny_100m: null}))).toEqual([]);
    expect(warnings(last({pe_ttm: 31, market_cap_cny_100m: null}))[0]).toContain(
      "no market capitalisation to compare"
    );
    expect(warnings(last({pe_ttm: -5}))[0]).toContain("pe_ttm turned from 20 to -5");
  });

  test("are not looked for on suspended days, nor on days without a PE", () => {
    expect(last({pe_ttm: 99, suspended: true})).toEqual([]);
    expect(last({pe_ttm: null})).toEqual([]);
  });

  test("after a long suspension are noted: it was more than a day", () => {
    const next = withTables({
      pe_history: [...history(WEEK.slice(0, 4)), ...history(["2024-03-29"], () => ({pe_ttm: 40}))]
    });
    const findings = check(next, before, "2024-03-29");
    expect(errors(findings)).toEqual([]);
    expect(warnings(findings)[0]).toContain("pe_ttm 20 → 40 (+100%) since 2024-02-22");
  });

  test("in the first history of a company are noted, and in days that were published not looked for again", () => {
    const next = withTables({
      pe_history: history(WEEK, (date) => (date === "2024-02-21" ? {pe_ttm: 60} : NOTHING))
    });
    expect(errors(check(next))).toEqual([]);
    expect(warnings(check(next))).toHaveLength(2);
    expect(check(next, next)).toEqual([]);
  });

  test("in a day that was published block as a revision; small ones are noted", () => {
    const revised = (pe_ttm: number | null) =>
      check(
        withTables({
          pe_history: history(WEEK.slice(0, 4), (date) => (date === "2024-02-20" ? {pe_ttm} : NOTHING))
        }),
        before
      );
    expect(errors(revised(200))).toEqual([
      `revised:pe_history:${OTHER}/2024-02-20: pe_ttm was 20 and is 200 now`
    ]);
    expect(errors(revised(null))[0]).toContain("is missing now");
    expect(warnings(revised(20.5))[0]).toContain("pe_ttm was 20 and is 20.5 now");
  });

  test("of a loss on record is noted where its size is another, or known now; one that was none blocks", () => {
    const revised = (from: number, to: number) => {
      const of = (pe_ttm: number) => withTables({pe_history: history(WEEK, () => ({pe_ttm}))});
      return check(of(to), of(from));
    };
    for (const [from, to] of [
      [0, -5],
      [-5, 0],
      [-5, -50]
    ] as const) {
      expect(errors(revised(from, to))).toEqual([]);
      expect(warnings(revised(from, to))).toHaveLength(WEEK.length);
    }
    // Each day, and that they are more than a correction.
    expect(errors(revised(0, 5))).toHaveLength(WEEK.length + 1);
    expect(errors(revised(5, 0))).toHaveLength(WEEK.length + 1);
  });
});

describe("staleness", () => {
  const of = (latest: string, as_of: string, calendar?: readonly string[]) =>
    check(withTables({pe_history: history([latest])}), null, as_of, calendar);

  test("is counted in trading days: one may be missing, two may not", () => {
    expect(errors(of(DAY, "2024-02-26", CALENDAR))).toEqual([]);
    expect(errors(of(DAY, "2024-02-27", CALENDAR))).toEqual([
      "stale:pe_history:*: latest day is 2024-02-23, 2 trading days behind 2024-02-27",
      "stale:valuations:*: latest day is 2024-02-23, 2 trading days behind 2024-02-27"
    ]);
  });

  test("is not mended by a row that says that nothing is known", () => {
    const next = withTables({pe_history: history([DAY])});
    const nothing = {forward_pe: null, forward_pe_state: "missing", pe_percentile_state: "missing"};
    const [first, ...valuations] = next.valuations;
    const stub = {...first!, ...nothing, as_of: "2024-02-27", pe_percentile_as_of: null};
    const said = check({...next, valuations: [...valuations, stub]}, null, "2024-02-27", CALENDAR);
    expect(errors(said)).toHaveLength(2);
  });

  test("over a holiday is none where the calendar knows it", () => {
    // Spring Festival: closed from 9 to 18 February 2024.
    const calendar = ["2024-02-07", "2024-02-08", "2024-02-19", "2024-02-20"];
    expect(openDaysBetween("2024-02-08", "2024-02-18", calendar)).toBe(0);
    expect(openDaysBetween("2024-02-08", "2024-02-19", calendar)).toBe(1);
  });

  test("without a calendar leaves room for a holiday, in weekdays", () => {
    expect(openDaysBetween("2024-02-08", "2024-02-18")).toBe(6);
    expect(errors(of(DAY, "2024-03-06"))).toEqual([]);
    expect(warnings(of(DAY, "2024-03-06"))).toHaveLength(2);
    expect(errors(of(DAY, "2024-03-07"))[0]).toContain("9 weekdays behind 2024-03-07");
  });

  test("counts weekdays on where a calendar ends before the day", () => {
    expect(openDaysBetween(DAY, "2024-03-01", CALENDAR)).toBe(5);
    expect(errors(of(DAY, "2024-03-01", CALENDAR))).toEqual([]);
  });

  test("of valuations is that of the newest part of a row", () => {
    const next = edited("valuations", (rows) =>
      rows.map((row) => ({...row, pe_percentile_as_of: "2024-04-30"}))
    );
    expect(errors(check(next, null, "2024-04-30"))).toEqual([]);
    expect(warnings(check(next, null, "2024-04-30"))).toEqual([]);
  });

  test("is none where estimates, or reported figures, alone are new; they are noted nowhere, and may be what is old", () => {
    const newest = (row: Row, as_of = "2024-04-30") =>
      check(
        edited("financials", ([first, ...rows]) => [{...first!, ...row}, ...rows]),
        null,
        as_of
      );
    for (const column of ["as_of", "revenue_as_of"]) {
      expect(errors(newest({[column]: "2024-04-30"}))).toEqual([]);
      expect(warnings(newest({[column]: "2024-04-30"}))).toEqual([
        "stale:valuations:*: latest day is 2024-02-23, 47 weekdays behind 2024-04-30"
      ]);
      expect(errors(newest({[column]: "2024-03-01"}))).toEqual([
        "stale:financials:*: latest day is 2024-03-01, 42 weekdays behind 2024-04-30"
      ]);
    }
  });

  test("of one table is noted where another follows the market", () => {
    const findings = of("2024-04-30", "2024-04-30");
    expect(errors(findings)).toEqual([]);
    expect(warnings(findings)).toEqual([
      "stale:valuations:*: latest day is 2024-02-23, 47 weekdays behind 2024-04-30"
    ]);
  });
});

describe("the cross-check of forward PE, profit and market capitalisation", () => {
  const valuation = report.valuations.find((row) => row.code === CODE)!;
  const profit = report.financials.find((row) => row.code === CODE && row.kind === "consensus")!;
  const cap = (valuation.forward_pe as number) * (profit.net_profit_cny_100m as number);
  const withCap = (market_cap_cny_100m: number) =>
    check(withTables({pe_history: history([DAY], () => ({market_cap_cny_100m}), CODE)}));

  test("is silent where they agree within a tenth", () => {
    expect(withCap(cap)).toEqual([]);
    expect(withCap(cap * 1.09)).toEqual([]);
  });

  test("is noted beyond that, and blocks where a unit or a company must be wrong", () => {
    expect(errors(withCap(cap * 1.3))).toEqual([]);
    expect(warnings(withCap(cap * 1.3))[0]).toMatch(
      new RegExp(
        `^cross:valuations:${CODE}/${DAY}: forward_pe [\\d.]+ × net_profit_cny_100m [\\d.]+ = [\\d.]+, market_cap_cny_100m is`
      )
    );
    expect(errors(withCap(cap / 10_000))).toHaveLength(1);
  });

  test("holds the state of a forward PE to its value", () => {
    const next = edited("valuations", (rows) =>
      rows.map((row) => (row.code === CODE ? {...row, forward_pe: null} : row))
    );
    expect(errors(check(next))).toEqual([
      `cross:valuations:${CODE}/${DAY}: forward_pe is missing and its state ok`
    ]);
  });
});

describe("findings", () => {
  const finding = (key: string, severity: Violation["severity"] = "error"): Violation => ({
    severity,
    check: "jump",
    table: "pe_history",
    key,
    message: "moved"
  });

  test("are printed with what accepts them", () => {
    expect(formatViolation(finding("a/2024-02-23"))).toBe("error: jump:pe_history:a/2024-02-23: moved");
  });

  test("pass when they are accepted, one by one or by how they begin", () => {
    const all = [finding("a/1"), finding("b/1")];
    const blocked = (accepted: readonly string[]) =>
      acceptViolations(all, accepted)
        .filter(({severity}) => severity === "error")
        .map(({key}) => key);
    expect(blocked([])).toEqual(["a/1", "b/1"]);
    expect(blocked(["jump:pe_history:a/1"])).toEqual(["b/1"]);
    expect(blocked(["jump:pe_history:a"])).toEqual(["a/1", "b/1"]);
    expect(blocked(["jump:*"])).toEqual([]);
    expect(acceptViolations(all, ["jump:*"])[0]!.message).toBe("moved (accepted)");
  });

  test("are limited by rule, table and severity, and none is lost without a word", () => {
    const many = Array.from({length: 25}, (_, i) => finding(String(i)));
    const limited = limitViolations([...many, finding("w", "warning")]);
    expect(limited).toHaveLength(12);
    expect(limited[10]).toEqual({...finding("*"), message: "and 15 more"});
    expect(limited[11]).toEqual(finding("w", "warning"));
  });
});

describe("indices", () => {
  const index = (closes: readonly number[], edit: (row: Row, i: number) => Row = (row) => row) =>
    withTables({
      pe_history: history(WEEK),
      index_history: closes.map((close, i) =>
        edit({index_code: "000300.SH", date: WEEK[i]!, close, source: "synthetic"}, i)
      )
    });
  const quiet = index([3400, 3410, 3390, 3420, 3430]);
  const at = "index_history:000300.SH/2024-02-21";

  test("that move as indices do pass", () => {
    expect(check(quiet, quiet, DAY, CALENDAR)).toEqual([]);
  });

  test("are above 0, of no later day, and stand once", () => {
    expect(errors(check(index([3400, 3410, 0])))).toContain(`range:${at}: close 0 is not above 0`);
    const late = index([3400, 3410, 3390], (row, i) => (i === 2 ? {...row, date: "2024-03-01"} : row));
    expect(errors(check(late))).toEqual([
      "range:index_history:000300.SH/2024-03-01: date 2024-03-01 is after 2024-02-23"
    ]);
    const twice = index([3400, 3400], (row) => ({...row, date: DAY}));
    expect(errors(check(twice))).toEqual([
      "key:index_history:000300.SH/2024-02-23: stands twice (index_code, date)"
    ]);
    expect(warnings(check(index([3.4, 3.4, 3.4, 3.4, 3.4])))).toContain(`range:${at}: close 3.4 is below 10`);
  });

  test("stand by index and day", () => {
    const turned = withTables({...quiet, index_history: [...quiet.index_history].reverse()});
    expect(errors(check(turned))).toContain(`order:${at}: stands after 000300.SH/2024-02-22`);
    expect(errors(check(turned))).toHaveLength(4);
  });

  test("do not jump further than the exchange lets them, but may over a long break", () => {
    expect(errors(check(index([3400, 3410, 4200, 4210, 4220])))).toEqual([
      `jump:${at}: close 3410 → 4200 since 2024-02-20`
    ]);
    const apart = index([3400, 4800], (row, i) => (i === 0 ? {...row, date: "2023-12-01"} : row));
    expect(errors(check(apart))).toEqual([]);
  });

  test("are not revised", () => {
    const edited = (close: number) => index([3400, 3410, close, 3420, 3430]);
    expect(errors(check(edited(3500), quiet))).toEqual([`revised:${at}: close was 3390 and is 3500 now`]);
    expect(warnings(check(edited(3390.5), quiet, DAY, CALENDAR))).toEqual([
      `revised:${at}: close was 3390 and is 3390.5 now`
    ]);
  });

  test("that are behind are noted, and do not make an old history young", () => {
    const short = index([3400, 3410]);
    expect(warnings(check(short, null, DAY, CALENDAR))).toEqual([
      "stale:index_history:*: latest day is 2024-02-20, 3 trading days behind 2024-02-23"
    ]);
    const old = {...quiet, pe_history: history(WEEK.slice(0, 1)), valuations: [], financials: []};
    const said = errors(check(old, null, DAY, CALENDAR)).filter((line) => line.startsWith("stale"));
    expect(said).toEqual(["stale:pe_history:*: latest day is 2024-02-19, 4 trading days behind 2024-02-23"]);
  });
});

/** A quiet history of `n` companies that the report does not know, but for what `edit` says of the i-th on a day. */
const market = (
  n: number,
  days: readonly string[],
  edit: (i: number, date: string) => Row | null = () => NOTHING
) =>
  Array.from({length: n}, (_, i) =>
    days
      .filter((date) => edit(i, date) !== null)
      .flatMap((date) => history([date], () => edit(i, date)!, `${600200 + i}.SH`))
  ).flat();

describe("days that lack their figures", () => {
  const of = (rows: Row[], before: Row[] | null = null) =>
    check(withTables({pe_history: rows}), before && withTables({pe_history: before}), DAY, CALENDAR);
  const without = (...dates: readonly string[]) =>
    market(300, WEEK, (_, date) => (dates.includes(date) ? {pe_ttm: null} : NOTHING));
  const at = "gap:pe_history:pe_ttm";

  test("are said where no company has a PE, once for days on end", () => {
    expect(of(market(300, WEEK))).toEqual([]);
    expect(warnings(of(without("2024-02-21")))).toEqual([
      `${at}/2024-02-21: no company of 300 has a pe_ttm on 2024-02-21; 300 had one on 2024-02-20`
    ]);
    expect(warnings(of(without("2024-02-19", "2024-02-20")))).toEqual([
      `${at}/2024-02-19: no company of 300 has a pe_ttm on 2 days, 2024-02-19 to 2024-02-20`
    ]);
    expect(warnings(of(without(...WEEK)))).toEqual([
      `${at}/2024-02-19: no company of 300 has a pe_ttm on 5 days, 2024-02-19 to 2024-02-23`
    ]);
    expect(errors(of(without("2024-02-21")))).toEqual([]);
  });

  test("block where the newest day lost every PE, which would leave the pages without a percentile", () => {
    expect(errors(of(without(DAY)))).toEqual([
      `${at}/${DAY}: no company of 300 has a pe_ttm on ${DAY}; 300 had one on 2024-02-22`
    ]);
  });

  test("are said where half of the PEs or market capitalisations of the day before are gone", () => {
    const half = (share: number, row: Row | null) =>
      of(market(10, WEEK, (i, date) => (date === "2024-02-21" && i < share ? row : NOTHING)));
    expect(warnings(half(4, {pe_ttm: null}))).toEqual([]);
    expect(warnings(half(5, {pe_ttm: null}))).toEqual([
      `${at}/2024-02-21: 5 companies have a pe_ttm on 2024-02-21; 10 had one on 2024-02-20`
    ]);
    expect(warnings(half(9, null))).toContain(
      `${at}/2024-02-21: 1 company has a pe_ttm on 2024-02-21; 10 had one on 2024-02-20`
    );
    expect(warnings(half(9, {market_cap_cny_100m: null}))).toEqual([
      "gap:pe_history:market_cap_cny_100m/2024-02-21: 1 company has a market_cap_cny_100m on 2024-02-21; 10 had one on 2024-02-20"
    ]);
    expect(half(9, {pe_ttm: null, suspended: true})).toEqual([]);
  });

  test("are not looked for among few companies, where a capitalisation never was, nor in days that were published", () => {
    expect(of(market(3, WEEK, (_, date) => (date === DAY ? {pe_ttm: null} : NOTHING)))).toEqual([]);
    expect(of(market(10, WEEK, () => ({market_cap_cny_100m: null})))).toEqual([]);
    expect(of(without("2024-02-21"), without("2024-02-21"))).toEqual([]);
  });
});

describe("companies that have no figure on the newest day any more", () => {
  const of = (edit: (i: number, date: string) => Row | null, before: Row[] | null = null, n = 33) =>
    check(
      withTables({pe_history: market(n, WEEK, edit)}),
      before && withTables({pe_history: before}),
      DAY,
      CALENDAR
    );
  const without = (count: number, since: string, row: Row) => (i: number, date: string) =>
    i < count && date >= since ? row : NOTHING;

  test("are named, however few, until their day is published", () => {
    const at = `gap:pe_history:pe_ttm/${DAY}`;
    expect(warnings(of(without(15, DAY, {pe_ttm: null})))).toEqual([
      `${at}: 15 companies have no pe_ttm on ${DAY} any more, 18 others have one: 600200.SH, 600201.SH, 600202.SH, 600203.SH, 600204.SH and 10 more`
    ]);
    expect(warnings(of(without(1, "2024-02-21", {market_cap_cny_100m: null})))).toEqual([
      `gap:pe_history:market_cap_cny_100m/${DAY}: 1 company has no market_cap_cny_100m on ${DAY} any more, 32 others have one: 600200.SH`
    ]);
    const published = market(33, WEEK.slice(0, 3), without(1, "2024-02-21", {pe_ttm: null}));
    expect(of(without(1, "2024-02-21", {pe_ttm: null}), published)).toEqual([]);
    expect(warnings(of(without(1, "2024-02-22", {pe_ttm: null}), market(33, WEEK.slice(0, 3))))).toHaveLength(
      1
    );
  });

  test("are none where they never had one, are suspended, or half of all lack it, which is said already", () => {
    expect(of(without(15, WEEK[0]!, {pe_ttm: null}))).toEqual([]);
    expect(of(without(5, DAY, {pe_ttm: null, suspended: true}))).toEqual([]);
    expect(warnings(of(without(17, DAY, {pe_ttm: null})))).toEqual([
      `gap:pe_history:pe_ttm/${DAY}: 16 companies have a pe_ttm on ${DAY}; 33 had one on 2024-02-22`
    ]);
  });
});

describe("a share of losses that leaps", () => {
  const of = (edit: (i: number, date: string) => Row | null, before: Row[] | null = null, n = 33) =>
    check(
      withTables({pe_history: market(n, WEEK, edit)}),
      before && withTables({pe_history: before}),
      DAY,
      CALENDAR
    );
  /** The first companies at a loss whose size is not known, on the days from one to another. */
  const losing =
    (count: number, from: string, to = DAY, column = "pe_ttm") =>
    (i: number, date: string) =>
      i < count && date >= from && date <= to ? {[column]: 0} : NOTHING;
  const found = (findings: Violation[], list = errors) =>
    list(findings).filter((line) => line.startsWith("losses"));

  test("blocks: a day without PEs is read as losses where a vendor leaves those empty", () => {
    expect(found(of(losing(33, DAY)))).toEqual([
      `losses:pe_history:pe_ttm/${DAY}: 33 of 33 companies at a loss on ${DAY}, by pe_ttm, and 0 of them before`
    ]);
    expect(found(of(losing(7, DAY)))).toHaveLength(1);
    expect(found(of(losing(6, DAY)))).toEqual([]);
    expect(found(of(losing(3, DAY), null, 3))).toEqual([]);
    expect(found(of(losing(33, DAY), market(33, WEEK.slice(0, 4))))).toHaveLength(1);
    const isStatic = (i: number, date: string) => ({
      pe_static: 15,
      ...losing(33, DAY, DAY, "pe_static")(i, date)
    });
    expect(found(of(isStatic))).toEqual([
      `losses:pe_history:pe_static/${DAY}: 33 of 33 companies at a loss on ${DAY}, by pe_static, and 0 of them before`
    ]);
  });

  test("blocks on any new day, and is noted where it ends", () => {
    const [day, after] = ["2024-02-21", "2024-02-22"];
    expect(found(of(losing(33, day, day)))).toHaveLength(1);
    expect(found(of(losing(33, day, day)), warnings)).toEqual([
      `losses:pe_history:pe_ttm/${after}: 0 of 33 companies at a loss on ${after}, by pe_ttm, and 33 of them before`
    ]);
  });

  test("is none where it was published, where losses were there before, and after a long break", () => {
    const accepted = market(33, WEEK.slice(0, 4), losing(33, "2024-02-22"));
    expect(found(of(losing(33, "2024-02-22"), accepted))).toEqual([]);
    const half = losing(16, WEEK[0]!);
    expect(of(half)).toEqual([]);
    const late = market(33, ["2023-02-23"]).concat(market(33, [DAY], losing(9, DAY)));
    expect(found(check(withTables({pe_history: late}), null, DAY))).toEqual([]);
  });

  test("needs none before it where nobody of many earns anything", () => {
    expect(found(of(losing(33, WEEK[0]!)))).toEqual([
      "losses:pe_history:pe_ttm/2024-02-19: each of 33 companies with a pe_ttm is at a loss on 2024-02-19"
    ]);
    expect(found(of(losing(4, WEEK[0]!), null, 4))).toEqual([]);
    expect(found(of(losing(4, WEEK[0]!), null, 4), warnings)).toHaveLength(1);
    expect(of(losing(3, WEEK[0]!), null, 3)).toEqual([]);
  });
});

describe("companies whose rows stop", () => {
  const of = (edit: (i: number, date: string) => Row | null, n = 10) =>
    check(withTables({pe_history: market(n, WEEK, edit)}), null, DAY, CALENDAR);
  const until = (day: string, date: string) => (date > day ? null : NOTHING);

  test("are named, with the days that others have", () => {
    const stopped = of((i, date) => (i < 2 ? until(i === 0 ? "2024-02-20" : "2024-02-22", date) : NOTHING));
    expect(errors(stopped)).toEqual([]);
    expect(warnings(stopped)).toEqual([
      `lag:pe_history:600200.SH: 600200.SH has no row after 2024-02-20; others have 3 later days, up to ${DAY}`,
      `lag:pe_history:600201.SH: 600201.SH has no row after 2024-02-22; others have 1 later day, up to ${DAY}`
    ]);
  });

  test("are none where their rows say that they are suspended, to the newest day", () => {
    const suspended = {pe_ttm: null, suspended: true};
    expect(of((i, date) => (i === 0 && date > "2024-02-19" ? suspended : NOTHING))).toEqual([]);
    const stopped = of((i, date) =>
      i > 0 ? NOTHING : date > "2024-02-20" ? null : date > "2024-02-19" ? suspended : NOTHING
    );
    expect(warnings(stopped)).toEqual([
      `lag:pe_history:600200.SH: 600200.SH has no row after 2024-02-20, when it was suspended; others have 3 later days, up to ${DAY}`
    ]);
  });

  test("are named first where they have a name here, and half of all are a gap, too", () => {
    const stopped = [
      ...market(4, WEEK, (i, date) => (i < 2 ? until("2024-02-22", date) : NOTHING)),
      ...history(WEEK.slice(0, 4), () => NOTHING, "688256.SH")
    ];
    expect(warnings(check(withTables({pe_history: stopped}), null, DAY, CALENDAR))).toEqual([
      `gap:pe_history:pe_ttm/${DAY}: 2 companies have a pe_ttm on ${DAY}; 5 had one on 2024-02-22`,
      `gap:pe_history:market_cap_cny_100m/${DAY}: 2 companies have a market_cap_cny_100m on ${DAY}; 5 had one on 2024-02-22`,
      `lag:pe_history:688256.SH: 688256.SH 寒武纪 has no row after 2024-02-22; others have 1 later day, up to ${DAY}`,
      `lag:pe_history:600200.SH: 600200.SH has no row after 2024-02-22; others have 1 later day, up to ${DAY}`,
      `lag:pe_history:600201.SH: 600201.SH has no row after 2024-02-22; others have 1 later day, up to ${DAY}`
    ]);
  });
});

describe("a day on which the exchange is closed", () => {
  const days = ["2024-02-22", "2024-02-23", "2024-02-26", "2024-02-27"];
  const of = (as_of: string, calendar?: readonly string[]) =>
    check(withTables({pe_history: history(["2024-02-23"])}), null, as_of, calendar);

  test("is noted as a snapshot's day, and blocks where the calendar covers it", () => {
    expect(errors(of("2024-02-25"))).toEqual([]);
    expect(warnings(of("2024-02-25"))).toEqual([
      "closed:snapshots:2024-02-25: the snapshot's day is a Sunday without trading"
    ]);
    expect(warnings(of("2024-02-24", days.slice(0, 2)))).toEqual([
      "closed:snapshots:2024-02-24: the snapshot's day is a Saturday without trading; the last day with trading before it is 2024-02-23"
    ]);
    expect(errors(of("2024-02-25", days))).toEqual([
      "closed:snapshots:2024-02-25: the snapshot's day is a Sunday without trading; the last day with trading before it is 2024-02-23"
    ]);
    expect(of("2024-02-26", days)).toEqual([]);
  });

  test("may be a weekday that the calendar knows as a holiday", () => {
    expect(
      errors(
        of(
          "2024-02-26",
          days.filter((day) => day !== "2024-02-26")
        )
      )
    ).toEqual([
      "closed:snapshots:2024-02-26: the snapshot's day is a Monday without trading; the last day with trading before it is 2024-02-23"
    ]);
  });

  test("is noted as the day of rows, once a day", () => {
    const rows = market(3, ["2024-02-18", ...WEEK]);
    const index = [{index_code: "000300.SH", date: "2024-02-17", close: 3400, source: "synthetic"}];
    expect(warnings(check(withTables({pe_history: rows, index_history: index}), null, DAY))).toEqual([
      "closed:pe_history:2024-02-18: rows of a Sunday without trading",
      "closed:index_history:2024-02-17: rows of a Saturday without trading",
      expect.stringContaining("stale:index_history")
    ]);
  });
});

describe("names", () => {
  const called = (code: string, name: string, from = "a.csv row 3") => ({code, name, from});
  const of = (...names: ReturnType<typeof called>[]) => checkSnapshot(report, null, {as_of: DAY, names});

  test("of another known company are an error of that code, whether or not it is known here", () => {
    expect(errors(of(called("601398.SH", "寒武纪")))).toEqual([
      "name:companies:601398.SH: 601398.SH is called 寒武纪 in a.csv row 3, the name of 688256.SH 寒武纪"
    ]);
    expect(errors(of(called(CODE, "寒武纪-U"), called("688256.SH", "寒武纪")))).toEqual([
      `name:companies:${CODE}: ${CODE} 中际旭创 is called 寒武纪-U in a.csv row 3, the name of 688256.SH 寒武纪`
    ]);
  });

  test("that are new for a known code are noted; of an unknown one, those that contradict each other", () => {
    expect(errors(of(called(CODE, "新名称")))).toEqual([]);
    expect(warnings(of(called(CODE, "新名称")))).toEqual([
      `name:companies:${CODE}: ${CODE} 中际旭创 is called 新名称 in a.csv row 3: renamed, or another company`
    ]);
    expect(of(called("601398.SH", "工商银行"))).toEqual([]);
    expect(
      warnings(of(called("601398.SH", "工商银行"), called("601398.SH", "交通银行", "b.csv row 2")))
    ).toEqual([
      "name:companies:601398.SH: 601398.SH is called 交通银行 in b.csv row 2, and 工商银行 in a.csv row 3"
    ]);
    expect(
      warnings(of(called("601398.SH", "工商银行"), called("601328.SH", "工商银行", "b.csv row 2")))
    ).toEqual([
      "name:companies:601328.SH: 601328.SH is called 工商银行 in b.csv row 2, and so is 601398.SH in a.csv row 3"
    ]);
  });

  test.each([
    ["中际旭创", "*ST中际旭创"],
    ["中际旭创", "＊ＳＴ旭创"],
    ["中际旭创", "SST旭创"],
    ["中际旭创", "XD中际旭"],
    ["中际旭创", "XR中际旭"],
    ["中际旭创", "DR中际旭"],
    ["中际旭创", "XD*ST旭创"],
    ["寒武纪", "N寒武纪"],
    ["寒武纪", "C寒武纪-U"],
    ["寒武纪", "寒武纪－Ｕ"],
    ["奥比中光", "奥比中光-UW"],
    ["优刻得", "优刻得-W"],
    ["万科A", "万 科Ａ"],
    ["Cambricon", "CAMBRICON"]
  ])("%s and %s are one", (a, b) => {
    expect(isSameName(a, b)).toBe(true);
    expect(isSameName(b, a)).toBe(true);
  });

  test.each([
    ["中际旭创", "中际"],
    ["中际旭创", "N中"],
    ["Cambricon", "ambricon"],
    ["TCL科技", "TCL中环"],
    ["浪潮信息", "浪潮软件"]
  ])("%s and %s are two", (a, b) => expect(isSameName(a, b)).toBe(false));

  test("that the tables change are shown, and may not pass to another code", () => {
    const rename = (names: Readonly<Record<string, string>>) =>
      edited("companies", (rows) =>
        rows.map((row) => ({...row, name_zh: names[String(row.code)] ?? row.name_zh!}))
      );
    expect(warnings(check(rename({[CODE]: "新名称"}), report))).toEqual([
      `name:companies:${CODE}: ${CODE} was called 中际旭创 and is called 新名称 now`
    ]);
    expect(check(rename({[CODE]: "*ST旭创"}), report)).toEqual([]);
    expect(errors(check(rename({[CODE]: "寒武纪", "688256.SH": "新名称"}), report))).toEqual([
      `name:companies:${CODE}: ${CODE} was called 中际旭创 and is called 寒武纪 now, which was the name of 688256.SH`
    ]);
  });
});

describe("what was asked for and did not come", () => {
  test("is named", () => {
    const absent = [
      {table: "pe_history" as const, code: CODE, message: "tushare daily_basic has no row of it"}
    ];
    expect(warnings(checkSnapshot(report, null, {as_of: DAY, absent}))).toEqual([
      `absent:pe_history:${CODE}: ${CODE} 中际旭创: tushare daily_basic has no row of it`
    ]);
  });
});

describe("performance", () => {
  test("is of companies that have a name", () => {
    const row = {code: OTHER, date: DAY, market_cap_cny_100m: 1, traded: true};
    expect(errors(check(withTables({performance: [row]})))).toEqual([
      "reference:performance:600000.SH/2024-02-23: code 600000.SH is not in companies"
    ]);
  });
});
