import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import type {Row} from "../../data-loaders/contract.js";
import {readRows} from "../../data-loaders/engine.js";
import {holds} from "../../src/lib/holds.js";
import {DEFAULT_VIEW} from "../../src/queries/companyFigures.js";
import type {CompanyRow, CompanyTotals, SectorBasis} from "../../src/queries/rows/valuation.js";
import {
  brushClauses,
  type CompanyFilter,
  companyRows,
  companyTotals,
  exchangeOptions,
  figureClauses,
  forwardYears,
  type Interval,
  type SectorOption,
  sectorOptions
} from "../../src/queries/valuation.js";
import {totalsOf} from "../components/charts/totalsOf.js";
import {ask, openForPages, tablesOfPages} from "../reportRows.js";
import {ALL_COMPANIES, closed, companyFilter} from "./everyQuery.js";

const corrected = DEFAULT_VIEW;

let all: CompanyRow[];
beforeAll(async () => {
  all = await ask<CompanyRow>(companyRows([], corrected));
});
const company = (name: string) => all.find(({name_zh}) => name_zh === name)!;

describe("companyRows", () => {
  test("are the 33 companies, each once, by sector and code", () => {
    expect(new Set(all.map(({code}) => code)).size).toBe(33);
    const keys = all.map((r) => `${r.sector_zh} ${r.code}`);
    expect(keys).toEqual([...keys].sort((a, b) => Buffer.from(a).compare(Buffer.from(b))));
  });

  test("have what the report prints and what follows from it", () => {
    const {growth_pct, net_margin_forward_pct, peg, cap_lo, cap_hi, ...printed} = company("中际旭创");
    expect(printed).toMatchObject({
      code: "300308.SZ",
      name_en: "Zhongji Innolight",
      exchange: "SZ",
      sector_zh: "光模块/光器件",
      sector_en: "Optical modules",
      sector_moved: false,
      actual_year: 2022,
      forward_year: 2024,
      revenue_actual_100m: 96.42,
      revenue_forward_100m: 229.31,
      net_profit_actual_100m: 12.24,
      net_profit_forward_100m: 40.33,
      growth_state: "ok",
      forward_pe: 29,
      forward_pe_state: "ok",
      percentile: 85,
      percentile_state: "ok",
      as_of: "2024-02-23"
    });
    expect(growth_pct).toBeCloseTo(100 * (Math.sqrt(40.33 / 12.24) - 1), 9);
    expect(net_margin_forward_pct).toBeCloseTo((100 * 40.33) / 229.31, 9);
    expect(peg).toBeCloseTo(29 / growth_pct!, 9);
    expect([cap_lo, cap_hi]).toEqual([expect.closeTo(28.5 * 40.325, 6), expect.closeTo(29.5 * 40.335, 6)]);
  });

  test.each([
    ["寒武纪", "loss_expected", "loss", "loss"],
    ["拓维信息", "loss_before", "ok", "loss"],
    ["同方股份", "no_consensus", "no_consensus", "loss"],
    ["高新发展", "no_consensus", "no_consensus", "ok"],
    ["芯原股份", "ok", "ok", "short_history"]
  ])(
    "of %s say why a figure is missing: growth %s, forward PE %s, percentile %s",
    (name, growth, pe, percentile) => {
      const row = company(name);
      expect([row.growth_state, row.forward_pe_state, row.percentile_state]).toEqual([
        growth,
        pe,
        percentile
      ]);
      expect([row.growth_pct === null, row.forward_pe === null, row.percentile === null]).toEqual(
        [growth, pe, percentile].map((state) => state !== "ok")
      );
    }
  );

  test("have no PEG where profit falls", () => {
    const falling = all.filter((r) => r.growth_pct !== null && r.growth_pct <= 0);
    expect(falling.length).toBeGreaterThan(0);
    for (const row of falling) expect(row.peg).toBeNull();
  });

  test("lie between the two capitalisations that rounding allows", () => {
    for (const r of all.filter(({forward_pe}) => forward_pe !== null)) {
      expect(r.cap_lo!).toBeLessThan(r.forward_pe! * r.net_profit_forward_100m!);
      expect(r.cap_hi!).toBeGreaterThan(r.forward_pe! * r.net_profit_forward_100m!);
    }
  });

  test("stand under the printed or the corrected sector, and three of them move", async () => {
    const printed = await ask<CompanyRow>(companyRows([], {...DEFAULT_VIEW, basis: "printed"}));
    const moved = printed.filter(
      (row) => row.sector_zh !== all.find(({code}) => code === row.code)!.sector_zh
    );
    expect(
      Object.fromEntries(moved.map((r) => [r.name_zh, [r.sector_zh, r.sector_en, r.sector_moved]]))
    ).toEqual({
      拓维信息: ["智能座舱", "Smart cockpit", true],
      德赛西威: ["机器视觉", "Machine vision", true],
      矩子科技: ["AI+应用", "AI applications", true]
    });
    expect(printed.filter((r) => r.sector_moved)).toHaveLength(3);
    expect(company("拓维信息")).toMatchObject({
      sector_zh: "服务器/交换机",
      sector_en: "Servers and switches"
    });
    expect(company("德赛西威")).toMatchObject({sector_zh: "智能座舱"});
    expect(company("矩子科技")).toMatchObject({sector_zh: "机器视觉"});
  });
});

describe("companyTotals", () => {
  test("count what there is and why the rest is missing", async () => {
    const [totals] = await ask<CompanyTotals>(companyTotals([], corrected));
    expect(totals).toMatchObject({
      n: 33,
      n_all: 33,
      pe_n: 29,
      pe_loss: 1,
      pe_no_consensus: 3,
      growth_n: 28,
      percentile_n: 29,
      percentile_median: 61
    });
    expect(totals!.percentile_above_80).toBe(
      all.filter((r) => r.percentile !== null && r.percentile > 80).length
    );
    expect(totals!.percentile_below_20).toBe(
      all.filter((r) => r.percentile !== null && r.percentile < 20).length
    );
  });

  test("of the sectors have their quartiles, over those that have a percentile", async () => {
    const servers = all.filter((r) => r.sector_zh === "服务器/交换机");
    expect(servers).toHaveLength(9);
    const totals = await ask<CompanyTotals>(companyTotals([], corrected));
    // 15, 19, 64, 70, 80, 94, 97; 同方股份 and 拓维信息 have none.
    expect(totals.find(({sector_zh}) => sector_zh === "服务器/交换机")).toMatchObject({
      n: 9,
      percentile_n: 7,
      percentile_q1: 41.5,
      percentile_median: 70,
      percentile_q3: 87
    });
  });

  test("of no company are one row without medians", async () => {
    const rows = await ask<CompanyTotals>(companyTotals(companyFilter({sectors: []}), corrected));
    expect(rows).toEqual([
      expect.objectContaining({
        n: 0,
        n_all: 33,
        pe_median: null,
        growth_median: null,
        percentile_median: null
      })
    ]);
  });
});

describe("what can be chosen", () => {
  test("are the nine sectors with the number of their companies", async () => {
    const rows = await ask<SectorOption>(sectorOptions());
    expect(rows).toHaveLength(9);
    expect(rows.reduce((sum, {n}) => sum + n, 0)).toBe(33);
    expect(rows.find(({sector_zh}) => sector_zh === "机器视觉")).toEqual({
      sector_zh: "机器视觉",
      sector_en: "Machine vision",
      n: 4
    });
  });

  test("are the three exchanges", async () => {
    expect(await ask(exchangeOptions())).toEqual([
      {exchange: "BJ", n: 1},
      {exchange: "SH", n: 12},
      {exchange: "SZ", n: 20}
    ]);
  });
});

describe("under any filter", () => {
  const end = fc.option(
    fc.oneof(fc.integer({min: -50, max: 200}), fc.double({min: -50, max: 200, noNaN: true}))
  );
  const interval = fc.tuple(
    end,
    end,
    fc.constantFrom(undefined, "lo", "hi", "both")
  ) as fc.Arbitrary<Interval>;
  const filters = () =>
    fc.record<CompanyFilter>({
      sectors: fc.option(fc.subarray([...new Set(all.map((r) => r.sector_zh))])),
      exchanges: fc.option(fc.subarray(["SH", "SZ", "BJ"])),
      states: fc.option(fc.subarray(["ok", "loss", "no_consensus"])),
      pe: interval,
      percentile: interval,
      growth: interval
    });

  /** A company without the value lies in no interval; one that is open at both ends asks for nothing. */
  const within = (value: number | null, [lo, hi, excludes]: Interval) =>
    (lo === null && hi === null) ||
    (value !== null &&
      (lo === null || value > lo || (value === lo && excludes !== "lo" && excludes !== "both")) &&
      (hi === null || value < hi || (value === hi && excludes !== "hi" && excludes !== "both")));
  const passes = (filter: CompanyFilter) => (r: CompanyRow) =>
    (filter.sectors?.includes(r.sector_zh) ?? true) &&
    (filter.exchanges?.includes(r.exchange) ?? true) &&
    (filter.states?.includes(r.forward_pe_state) ?? true) &&
    within(r.forward_pe, filter.pe) &&
    within(r.percentile, filter.percentile) &&
    within(r.growth_pct, filter.growth);

  test("on further figures: the page, its companies and its totals mean the same", async () => {
    const figures = fc.record(
      {peg: interval, margin: interval, cap: interval, published: interval, difference: interval},
      {requiredKeys: []}
    );
    const marginOf = (row: CompanyRow) => row.net_margin_forward_pct;
    await fc.assert(
      fc.asyncProperty(figures, async (asked) => {
        const where = closed(figureClauses(asked));
        const rows = await ask<CompanyRow>(companyRows(where, corrected));
        expect(all.filter((row) => where.every((clause) => holds(clause, row)))).toEqual(rows);
        if (asked.peg) expect(rows.every(({peg}) => within(peg, asked.peg!))).toBe(true);
        if (asked.margin) expect(rows.every((row) => within(marginOf(row), asked.margin!))).toBe(true);
        const [totals] = await ask<CompanyTotals>(companyTotals(where, corrected));
        expect(totals!.n).toBe(rows.length);
      }),
      {numRuns: 20}
    );
    const caps = await ask<CompanyRow>(companyRows(closed(figureClauses({cap: [3333, 3623]})), corrected));
    // Foxconn's lies between 3,333 and 3,623 with more digits: not as a whole within these two.
    expect(caps.map(({code}) => code)).not.toContain("601138.SH");
  });

  test("companies are those that pass it, in the same order, and the totals count them", async () => {
    await fc.assert(
      fc.asyncProperty(filters(), async (filter) => {
        const where = companyFilter(filter);
        const expected = all.filter(passes(filter));
        const rows = await ask<CompanyRow>(companyRows(where, corrected));
        expect(rows).toEqual(expected);
        // What a page chooses by itself is what the engine would.
        expect(all.filter((row) => where.every((clause) => holds(clause, row)))).toEqual(rows);
        const [totals, ...ofSectors] = await ask<CompanyTotals>(companyTotals(where, corrected));
        const [, ...sums] = totalsOf(expected);
        expect(ofSectors.map(({sector_zh}) => sector_zh)).toEqual(sums.map(({sector_zh}) => sector_zh));
        for (const [i, sum] of sums.entries())
          for (const [name, value] of Object.entries({...sum, n_all: 33}))
            expect(ofSectors[i]![name as keyof CompanyTotals], name).toEqual(
              typeof value === "number" ? expect.closeTo(value, 9) : value
            );
        expect(totals).toMatchObject({
          n: expected.length,
          n_all: 33,
          pe_n: expected.filter((r) => r.forward_pe !== null).length,
          growth_n: expected.filter((r) => r.growth_pct !== null).length,
          percentile_n: expected.filter((r) => r.percentile !== null).length
        });
      }),
      {numRuns: 60}
    );
  });

  test("a brush is the same as the two intervals that it spans", async () => {
    await fc.assert(
      fc.asyncProperty(
        interval,
        interval,
        fc.constantFrom<SectorBasis>("corrected", "printed"),
        async (growth, pe, basis) => {
          const brushed = await ask(
            companyRows(closed(brushClauses({brush: {growth, pe}})), {...DEFAULT_VIEW, basis})
          );
          const ofBasis = await ask<CompanyRow>(companyRows([], {...DEFAULT_VIEW, basis}));
          const rectangle = closed(brushClauses({brush: {growth, pe}}));
          expect(ofBasis.filter((row) => rectangle.every((clause) => holds(clause, row)))).toEqual(brushed);
          expect(brushed).toEqual(
            await ask(companyRows(companyFilter({growth, pe}), {...DEFAULT_VIEW, basis}))
          );
        }
      ),
      {numRuns: 30}
    );
  });

  test("every value of an interval's closed ends is in it", async () => {
    for (const {forward_pe, code} of all.filter((r) => r.forward_pe !== null)) {
      const rows = await ask<CompanyRow>(
        companyRows(companyFilter({...ALL_COMPANIES, pe: [forward_pe, forward_pe]}), corrected)
      );
      expect(rows.map((r) => r.code)).toContain(code);
    }
  });
});

describe("the forward PE that is shown", () => {
  const [CODE, DAY] = ["300308.SZ", "2024-02-23"];

  /** The company's figures, of `year` or of its own, where these rows stand beside the report's. */
  async function shown(rows: readonly Row[], year: number | null = null): Promise<CompanyRow> {
    const tables = await tablesOfPages();
    const valuations = [...tables.valuations, ...rows];
    const connection = await openForPages({...tables, valuations});
    const found = await readRows(connection, String(companyRows([], {...DEFAULT_VIEW, year})));
    return found.find(({code}) => code === CODE) as unknown as CompanyRow;
  }
  const computed = (forward_year: number | null, consensus_as_of: string | null, fields: Row = {}): Row => ({
    ...{
      code: CODE,
      as_of: "2024-03-01",
      forward_pe: 31,
      forward_year,
      forward_pe_state: "ok",
      source: "a vendor"
    },
    ...{pe_percentile_published: null, pe_percentile_state: "missing"},
    ...{forward_pe_basis: "computed", consensus_as_of, brokers: 9, ...fields}
  });
  const none = {forward_pe: null, forward_pe_state: "no_consensus"};

  test.each([
    ["the published one", [computed(2024, DAY)], null, 29, "published", 2024],
    [
      "one that rests on a consensus of a later day",
      [computed(2025, "2024-02-26"), computed(2024, "2024-02-24")],
      null,
      31,
      "computed",
      2024
    ],
    ["none where a vendor knows none any more", [computed(null, null, none)], null, null, "computed", 2024],
    ["the published one of the year", [computed(2025, DAY)], 2024, 29, "published", 2024],
    ["the computed one of the year", [computed(2025, DAY)], 2025, 31, "computed", 2025]
  ] as const)("is %s", async (_, rows, year, forward_pe, forward_pe_basis, forward_year) => {
    expect(await shown(rows, year)).toMatchObject({
      ...{forward_pe, forward_pe_basis, forward_year},
      // The published percentile is its report's, whatever stands beside it.
      ...{percentile_published: 85, percentile_published_as_of: DAY}
    });
  });

  test("of a year that nobody speaks of is missing, and years are counted once known", async () => {
    const rows = [computed(2025, DAY, {code: "300502.SZ"})];
    expect(await shown(rows, 2025)).toMatchObject({
      ...{forward_pe: null, forward_pe_state: "missing", forward_year: 2025, percentile_published: 85}
    });
    expect(await ask(forwardYears())).toEqual([{year: 2024, n: 33}]);
  });
});
