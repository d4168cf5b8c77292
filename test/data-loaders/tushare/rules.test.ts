import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {planHistory, yearsBefore} from "../../../data-loaders/sources/market/plan.js";
import {fromOnes, fromTenThousands} from "../../../data-loaders/sources/market/units.js";
import {latestActuals} from "../../../data-loaders/sources/tushare/actuals.js";
import {buildConsensus} from "../../../data-loaders/sources/tushare/consensus.js";
import type {Forecast, Statement} from "../../../data-loaders/sources/tushare/endpoints.js";
import {latestCaps, valuationsOf} from "../../../data-loaders/valuations/forwardPe.js";
import {runs} from "../../length.js";

const CODE = "300308.SZ";

describe("units", () => {
  test("become CNY 100 million with the last digit right", () => {
    expect(fromTenThousands(12_345_678.9)).toBe(1234.56789);
    expect(fromTenThousands(843_700)).toBe(84.37);
    expect(fromOnes(5_125_000_000)).toBe(51.25);
    expect(fromOnes(-1_257_000_000)).toBe(-12.57);
    expect([fromTenThousands(null), fromOnes(null), fromTenThousands(0)]).toEqual([null, null, 0]);
  });
});

describe("the plan of a history", () => {
  const openDays = ["2024-02-19", "2024-02-20", "2024-02-21", "2024-02-22", "2024-02-23"];
  const plan = (held: [string, {first: string; last: string}][], listed: [string, string][]) =>
    planHistory({listed: new Map(listed), held: new Map(held), start: "2019-02-23", openDays});
  const old = {first: "2019-02-25", last: "2024-02-23"};

  test("asks nothing of a company that is there to the last day", () => {
    expect(plan([["a", old]], [["a", "2010-01-01"]])).toEqual({companies: [], days: []});
  });

  test("asks a company without a history, or with one that begins too late, as a whole", () => {
    expect(
      plan(
        [["late", {first: "2022-01-04", last: "2024-02-23"}]],
        [
          ["new", "2010-01-01"],
          ["late", "2010-01-01"],
          ["listed late", "2022-06-01"]
        ]
      ).companies
    ).toEqual([
      {code: "new", from: "2019-02-23"},
      {code: "late", from: "2019-02-23"},
      {code: "listed late", from: "2022-06-01"}
    ]);
  });

  test("knows that a history cannot begin before the listing, and asks nothing before it", () => {
    expect(plan([["a", {first: "2022-06-02", last: "2024-02-23"}]], [["a", "2022-06-01"]])).toEqual({
      companies: [],
      days: []
    });
    expect(plan([], [["a", "2024-03-01"]])).toEqual({companies: [], days: []});
  });

  test("by day looks again at each company in turn, once in 31 days, whatever days nothing was asked on", () => {
    const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({min: 0, max: 999_999}), {minLength: 40, maxLength: 60}),
        fc.integer({min: 18_000, max: 21_000}),
        fc.array(fc.integer({min: 1, max: 3}), {minLength: 30, maxLength: 40}),
        (numbers, start, steps) => {
          const codes = numbers.map((n) => `${String(n).padStart(6, "0")}.SZ`);
          const listed = new Map(codes.map((code) => [code, "2018-01-02"]));
          // What was read of each company last, with days before it.
          const until = new Map<string, string>();
          let last = start;
          for (const step of steps) {
            const held = new Map(codes.map((code) => [code, {first: "2018-01-02", last: day(last)}]));
            const openDays = [day(last + step)];
            const inTurn = new Set(codes.slice(1));
            const {companies, days} = planHistory({
              ...{listed, held, start: "2018-01-02", openDays},
              ...{callsPerDay: 12, lookBack: 31, inTurn}
            });
            expect(days).toEqual(openDays);
            for (const {code, from} of companies) {
              expect(inTurn).toContain(code);
              const before = until.get(code);
              if (before !== undefined) expect(from <= before).toBe(true);
              until.set(code, openDays[0]!);
            }
            last += step;
          }
          const since = day(last - 31);
          const looked = [...until].filter(([, date]) => date >= since).map(([code]) => code);
          if (last - start >= 31) expect(new Set(looked)).toEqual(new Set(codes.slice(1)));
        }
      ),
      {numRuns: runs(50, 1_000)}
    );
  });

  test("takes the days that are new by day, where that are fewer calls than companies", () => {
    const held: [string, typeof old][] = ["a", "b", "c"].map((code) => [code, {...old, last: "2024-02-21"}]);
    const listed: [string, string][] = held.map(([code]) => [code, "2010-01-01"]);
    expect(plan(held, listed)).toEqual({companies: [], days: ["2024-02-22", "2024-02-23"]});
    const one = plan(held.slice(0, 1), listed.slice(0, 1));
    expect(one).toEqual({companies: [{code: "a", from: "2024-02-22"}], days: []});
  });

  test("covers every day that is wanted, with never more calls than companies", () => {
    const company = fc.record({
      first: fc.constantFrom("2019-02-25", "2023-01-03"),
      last: fc.constantFrom(...openDays, "2024-01-02"),
      isHeld: fc.boolean()
    });
    fc.assert(
      fc.property(fc.array(company, {maxLength: 8}), (companies) => {
        const held = companies.flatMap(({isHeld, ...days}, i) => (isHeld ? [[`c${i}`, days] as const] : []));
        const listed = companies.map((_, i) => [`c${i}`, "2010-01-01"] as const);
        const {companies: asked, days} = plan(held as never, listed as never);
        expect(asked.length + days.length).toBeLessThanOrEqual(companies.length);
        for (const [code] of listed) {
          const own = held.find(([each]) => each === code)?.[1];
          const from = asked.find((each) => each.code === code)?.from ?? "9999";
          for (const day of openDays)
            expect(days.includes(day) || day >= from || (own !== undefined && day <= own.last)).toBe(true);
        }
      }),
      {seed: 20240223, numRuns: runs(100, 600)}
    );
  });

  test("counts years by the calendar", () => {
    expect(yearsBefore("2024-02-23", 5)).toBe("2019-02-23");
    expect(yearsBefore("2024-02-29", 5)).toBe("2019-03-01");
  });
});

const forecast = (fields: Partial<Forecast> = {}): Forecast => ({
  code: CODE,
  broker: "synthetic A",
  reported: "2024-02-01",
  created: "2024-02-01 18:00:00",
  fiscal_year: 2024,
  revenue_cny_100m: 200,
  net_profit_cny_100m: 40,
  row: 1,
  ...fields
});

describe("the consensus", () => {
  const of = (...forecasts: Forecast[]) => buildConsensus(forecasts, 2024, "2024-02-23");

  test("is the mean of the latest word of each broker, with their number", () => {
    const rows = of(
      forecast({net_profit_cny_100m: 30, reported: "2024-01-10"}),
      forecast(),
      forecast({broker: "synthetic B", net_profit_cny_100m: 44, revenue_cny_100m: null})
    );
    expect(rows).toEqual([
      {
        code: CODE,
        fiscal_year: 2024,
        kind: "consensus",
        revenue_cny_100m: 200,
        net_profit_cny_100m: 42,
        brokers: 2,
        as_of: "2024-02-23",
        source: expect.stringContaining("report_rc")
      }
    ]);
  });

  test("takes nothing of after as-of, and no year before the first", () => {
    expect(of(forecast({reported: "2024-02-26"}), forecast({fiscal_year: 2023}))).toEqual([]);
  });

  test("counts a report once, however many authors it has, and of two on a day the later", () => {
    const [row] = of(
      forecast({net_profit_cny_100m: 99, created: "2024-02-01 09:00:00"}),
      forecast(),
      forecast(),
      forecast({broker: "synthetic B", net_profit_cny_100m: 42})
    );
    expect(row).toMatchObject({net_profit_cny_100m: 41, brokers: 2});
  });

  test("has no row where no broker says a profit, and none of those who do not among its brokers", () => {
    expect(of(forecast({net_profit_cny_100m: null}))).toEqual([]);
    expect(of(forecast(), forecast({broker: "synthetic B", net_profit_cny_100m: null}))[0]).toMatchObject({
      brokers: 1
    });
  });

  test("does not depend on the order of the rows, and lies between the least and the greatest", () => {
    const any = fc.record({
      broker: fc.constantFrom("A", "B", "C", "D"),
      reported: fc.constantFrom("2024-01-02", "2024-01-03", "2024-02-23"),
      created: fc.constantFrom("", "1", "2"),
      net_profit_cny_100m: fc.oneof(fc.constant(null), fc.double({min: -50, max: 50, noNaN: true}))
    });
    fc.assert(
      fc.property(fc.array(any, {maxLength: 12}), (list) => {
        const forecasts = list.map(forecast);
        const rows = of(...forecasts);
        expect(of(...forecasts.reverse())).toEqual(rows);
        const profits = forecasts.flatMap((each) => each.net_profit_cny_100m ?? []);
        for (const row of rows) {
          expect(row.net_profit_cny_100m).toBeGreaterThanOrEqual(Math.min(...profits) - 1e-9);
          expect(row.net_profit_cny_100m).toBeLessThanOrEqual(Math.max(...profits) + 1e-9);
          expect(row.brokers).toBeLessThanOrEqual(new Set(list.map(({broker}) => broker)).size);
        }
      }),
      {seed: 20240223, numRuns: runs(100, 600)}
    );
  });
});

const statement = (fields: Partial<Statement> = {}): Statement => ({
  code: CODE,
  fiscal_year: 2022,
  announced: "2023-04-20",
  isUpdated: false,
  revenue_cny_100m: 96.42,
  net_profit_cny_100m: 12.24,
  row: 1,
  ...fields
});

describe("reported figures", () => {
  const of = (...statements: Statement[]) =>
    latestActuals(statements, "2024-02-23", "tushare income").map((row) => row.net_profit_cny_100m);

  test("are those announced last up to as-of, and of one day the corrected ones", () => {
    const later = statement({announced: "2023-09-01", net_profit_cny_100m: 12});
    const corrected = statement({isUpdated: true, net_profit_cny_100m: 11});
    expect(of(later, statement())).toEqual([12]);
    expect(of(statement(), corrected)).toEqual([11]);
    expect(of(statement(), statement({announced: "2024-04-20", net_profit_cny_100m: 1}))).toEqual([12.24]);
    expect(of(statement(), statement({fiscal_year: 2021, net_profit_cny_100m: 8}))).toEqual([8, 12.24]);
  });

  test("may stand twice, but not with two values", () => {
    expect(of(statement(), statement({row: 2}))).toEqual([12.24]);
    expect(() => of(statement(), statement({row: 2, net_profit_cny_100m: 12.25}))).toThrow(
      "tushare income row 2, n_income_attr_p: row 1 says another figure of 2022: [12.24,12.25]"
    );
  });
});

describe("the forward PE", () => {
  const year = (fiscal_year: number, net_profit_cny_100m: number | null, kind = "consensus") => ({
    ...{code: CODE, fiscal_year, kind, net_profit_cny_100m}
  });

  test.each([
    ["nothing", [], null, null, "no_consensus"],
    ["an expected loss", [year(2024, -3)], null, 2024, "loss"],
    ["no profit and no loss", [year(2024, 0)], null, 2024, "loss"],
    ["a profit", [year(2024, 40), year(2025, 60)], 30, 2024, "ok"],
    ["a later year alone", [year(2025, 40)], 30, 2025, "ok"],
    ["a year that is reported", [year(2024, 38, "actual"), year(2024, 40), year(2025, 60)], 20, 2025, "ok"],
    ["a year without a profit", [year(2024, null), year(2025, 60)], 20, 2025, "ok"],
    ["another company's", [{...year(2024, 40), code: "600000.SH"}], null, null, "no_consensus"]
  ])("of %s is that of the earliest year to come", (_, rows, forward_pe, forward_year, forward_pe_state) => {
    const pe_history = [{code: CODE, date: "2024-02-23", market_cap_cny_100m: 1200, suspended: false}];
    const said = {as_of: "2024-02-23", source: "synthetic"};
    const [first] = valuationsOf([CODE], {pe_history, financials: rows}, said);
    expect(first).toMatchObject({forward_pe, forward_pe_state, forward_year, forward_pe_basis: "computed"});
  });

  test("rests on the last day of trading", () => {
    const day = (date: string, market_cap_cny_100m: number | null, suspended = false) => ({
      code: CODE,
      date,
      market_cap_cny_100m,
      suspended
    });
    const days = [day("2024-02-21", 10), day("2024-02-22", 11, true), day("2024-02-23", null)];
    const caps = latestCaps(days, "2024-02-23");
    expect([...caps]).toEqual([[CODE, 10]]);
  });
});
