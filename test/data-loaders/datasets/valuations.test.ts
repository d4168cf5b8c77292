import {beforeAll, describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {appended, embedded, problem, replaced, reportOf} from "../patchedReport.js";
import {printedCompanies} from "./transcription.js";

let tables: Tables;
beforeAll(async () => {
  tables = await reportTables();
});

const figure = (cell: string | undefined) => (cell === "--" ? null : Number(cell));
const ofCompany = (rows: readonly Row[], name: string) => {
  const {code} = tables.companies.find(({name_zh}) => name_zh === name)!;
  return rows.find((row) => row.code === code)!;
};

describe("the financials", () => {
  test("are both years of the 33 companies as printed", () => {
    expect(tables.financials).toHaveLength(66);
    const found = new Map(
      tables.financials.map((row) => [`${row.code} ${row.fiscal_year} ${row.kind}`, row])
    );
    for (const [code, [, , revenue, profit, revenue24, profit24]] of printedCompanies()) {
      const [actual, consensus] = [found.get(`${code} 2022 actual`)!, found.get(`${code} 2024 consensus`)!];
      expect([actual.revenue_cny_100m, actual.net_profit_cny_100m], code).toEqual([
        figure(revenue),
        figure(profit)
      ]);
      expect([consensus.revenue_cny_100m, consensus.net_profit_cny_100m], code).toEqual([
        figure(revenue24),
        figure(profit24)
      ]);
    }
  });

  test("say where and of when they are, and name no number of brokers that nobody printed", () => {
    for (const row of [...tables.financials, ...tables.valuations])
      expect(row).toMatchObject({
        as_of: "2024-02-23",
        source: "Shanghai Securities, AI industry tracking report, 2024-03-04"
      });
    for (const {brokers} of tables.financials) expect(brokers).toBeNull();
  });
});

describe("the valuations", () => {
  test("are forward PE and percentile of the 33 companies as printed", () => {
    expect(tables.valuations).toHaveLength(33);
    const printed = printedCompanies();
    for (const row of tables.valuations) {
      const [, , , , , , pe, percentile] = printed.get(String(row.code))!;
      expect([row.forward_pe, row.pe_percentile_published], String(row.code)).toEqual([
        figure(pe),
        figure(percentile)
      ]);
      expect(row.forward_year).toBe(2024);
    }
  });

  test.each([
    ["寒武纪", "loss", "loss"],
    ["同方股份", "no_consensus", "loss"],
    ["高新发展", "no_consensus", "ok"],
    ["矩子科技", "no_consensus", "ok"],
    ["芯原股份", "ok", "short_history"],
    ["拓维信息", "ok", "loss"]
  ])("of %s say why a figure is missing: forward PE %s, percentile %s", (name, forwardPe, percentile) => {
    const row = ofCompany(tables.valuations, name);
    expect([row.forward_pe_state, row.pe_percentile_state]).toEqual([forwardPe, percentile]);
    expect([row.forward_pe === null, row.pe_percentile_published === null]).toEqual([
      forwardPe !== "ok",
      percentile !== "ok"
    ]);
  });

  test("of the other 27 companies lack nothing", () => {
    const complete = tables.valuations.filter(
      (row) => row.forward_pe_state === "ok" && row.pe_percentile_state === "ok"
    );
    expect(complete).toHaveLength(27);
    for (const row of complete) expect([row.forward_pe, row.pe_percentile_published]).not.toContain(null);
  });

  test("say that the reason is unknown where no file names one", async () => {
    const {valuations} = await reportTables(
      replaced("missing-reasons", "688521.SH,pe_percentile,short_history\n", "")
    );
    expect(ofCompany(valuations, "芯原股份")).toMatchObject({
      pe_percentile_published: null,
      pe_percentile_state: "unknown"
    });
  });
});

describe("the watchlist", () => {
  test("is the three companies of the text, with the figures of the text, which are those of the table", () => {
    expect(tables.watchlist.map((row) => [row.code, row.forward_pe, row.pe_percentile])).toEqual([
      ["300308.SZ", 29, 85],
      ["300394.SZ", 43, 98],
      ["300502.SZ", 33, 90]
    ]);
    for (const {code, forward_pe, pe_percentile} of tables.watchlist)
      expect(tables.valuations.find((row) => row.code === code)).toMatchObject({
        forward_pe,
        pe_percentile_published: pe_percentile
      });
  });
});

describe("bad valuations are rejected with file, row, field and value", () => {
  const line = "PCB,002463.SZ,沪电股份,83.36,13.62,110.82,19.66,24,85";
  test.each([
    [
      "a code that is none",
      ["002463.SZ", "2463"],
      'valuation.csv row 7, 股票代码: not a code NNNNNN.(SH|SZ|BJ): "2463"'
    ],
    [
      "a company that nobody knows",
      ["002463", "002464"],
      'valuation.csv row 7, 股票代码: no such company in companies.csv: "002464.SZ"'
    ],
    [
      "a company twice",
      ["002463.SZ", "688041.SH"],
      'valuation.csv row 7, 股票代码: duplicate of row 2: "688041.SH"'
    ],
    [
      "another name",
      ["沪电股份", "沪电"],
      'valuation.csv row 7, 股票简称: companies.csv says 沪电股份: "沪电"'
    ],
    ["another sector", ["PCB", "算力"], 'valuation.csv row 7, 所属板块: companies.csv says PCB: "算力"'],
    [
      "revenue that is no number",
      ["83.36", "83,36亿".replace(",", "，")],
      'valuation.csv row 7, 22 营业收入: invalid number: "83，36亿"'
    ],
    [
      "a missing net profit of a past year",
      ["13.62", "--"],
      'valuation.csv row 7, 22 归母净利润: invalid number: "--"'
    ],
    [
      "an empty consensus, which is not --",
      ["110.82", ""],
      'valuation.csv row 7, 24E 营业收入: invalid number: ""'
    ],
    [
      "a forward PE that is no number",
      ["24,85", "n/a,85"],
      'valuation.csv row 7, 24E 估值: invalid number: "n/a"'
    ],
    ["a forward PE of 0", ["24,85", "0,85"], 'valuation.csv row 7, 24E 估值: not above 0: "0"'],
    ["a negative forward PE", ["24,85", "-24,85"], 'valuation.csv row 7, 24E 估值: not above 0: "-24"'],
    [
      "a forward PE missing beside a profit",
      ["24,85", "--,85"],
      'valuation.csv row 7, 24E 估值: missing beside a consensus profit above 0: "--"'
    ],
    [
      "a forward PE given beside a loss",
      ["19.66", "-19.66"],
      'valuation.csv row 7, 24E 估值: given beside a consensus profit not above 0: "24"'
    ],
    [
      "a percentile above 100",
      ["24,85", "24,101"],
      'valuation.csv row 7, 近五年 PE 分位数 (%): outside 0 to 100: "101"'
    ],
    [
      "a percentile below 0",
      ["24,85", "24,-1"],
      'valuation.csv row 7, 近五年 PE 分位数 (%): outside 0 to 100: "-1"'
    ],
    [
      "a row with too few cells",
      [",85", ""],
      'valuation.csv row 7: expected 9 cells, found 8: "PCB,002463.SZ,沪电股份,83.36,13.62,110.82,19.66,24"'
    ],
    [
      "a row with too many cells",
      ["24,85", "24,85,"],
      'valuation.csv row 7: expected 9 cells, found 10: "PCB,002463.SZ,沪电股份,83.36,13.62,110.82,19.66,24,85,"'
    ]
  ] as const)("%s", async (_, [found, put], message) => {
    const files = replaced("valuation", line, line.replace(found, put));
    expect(await problem(files)).toBe(message);
  });

  test("a company of companies.csv that the table lacks", async () => {
    expect(await problem(replaced("valuation", `${line}\n`, ""))).toBe(
      'valuation.csv: no row of a company of companies.csv: "002463.SZ"'
    );
  });

  test("reported figures of a year that was not over", async () => {
    const read = async (name: string) => embedded(name);
    const reported = (year: number) =>
      problem(
        reportOf(read, (text) => {
          const facts = JSON.parse(text);
          for (const column of Object.values<{kind?: string; year?: number}>(facts.valuation.columns))
            if (column.kind === "actual") column.year = year;
          return JSON.stringify(facts);
        })
      );
    expect(await reported(2023)).toBeNull();
    expect(await reported(2024)).toBe(
      "report.json, valuation.columns: reported figures as of 2024-02-23 of a year that was not over: 2024"
    );
  });

  test("broken quoting", async () => {
    expect(await problem(replaced("valuation", "沪电股份", '沪"电股份'))).toMatch(
      /^valuation\.csv: not a CSV file \(.*line 7.*\)$/
    );
  });

  test("a missing, an extra and a misplaced column", async () => {
    const header = embedded("valuation").split("\n")[0]!;
    for (const [put, message] of [
      [header.replace("24E 估值", "24E PE"), 'valuation.csv row 1: missing column: "24E 估值"'],
      [`${header},备注`, 'valuation.csv row 1: unknown column: "备注"'],
      [
        header.replace("所属板块,股票代码", "股票代码,所属板块"),
        "valuation.csv row 1: columns in another order: "
      ]
    ] as const)
      expect(await problem(replaced("valuation", header, put))).toContain(message);
  });

  test.each([
    [
      "missing-reasons",
      "300000.SZ,pe_percentile,short_history",
      'missing-reasons.csv row 3, code: no such company in companies.csv: "300000.SZ"'
    ],
    [
      "missing-reasons",
      "688521.SH,pe_percentile,short_history",
      'missing-reasons.csv row 3, code: duplicate of row 2: "688521.SH"'
    ],
    [
      "missing-reasons",
      "300033.SZ,forward_pe,short_history",
      'missing-reasons.csv row 3, field: unknown value: "forward_pe"'
    ],
    [
      "missing-reasons",
      "300033.SZ,pe_percentile,holiday",
      'missing-reasons.csv row 3, state: unknown value: "holiday"'
    ],
    ["watchlist", "300308.SZ,29,85", 'watchlist.csv row 5, code: duplicate of row 2: "300308.SZ"'],
    [
      "watchlist",
      "300000.SZ,29,85",
      'watchlist.csv row 5, code: no such company in companies.csv: "300000.SZ"'
    ],
    ["watchlist", "300033.SZ,x,85", 'watchlist.csv row 5, forward_pe: invalid number: "x"'],
    ["watchlist", "300033.SZ,-3,85", 'watchlist.csv row 5, forward_pe: not above 0: "-3"'],
    ["watchlist", "300033.SZ,29,850", 'watchlist.csv row 5, pe_percentile: outside 0 to 100: "850"']
  ])("a line of %s: %s", async (name, line, message) => {
    expect(await problem(appended(name, line))).toBe(message);
  });
});
