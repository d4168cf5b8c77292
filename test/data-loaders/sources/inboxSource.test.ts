import {writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import type {Inbox} from "../../../data-loaders/sources/inbox/reader.js";
import type {Consensus, Valuation} from "../../../data-loaders/sources/inbox/tables/rows.js";
import {inboxSource, inboxTables} from "../../../data-loaders/sources/inboxSource.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const report = await reportTables();
const CODE = "300308.SZ";
const DAY = "2024-03-01";

const valuation = (fields: Partial<Valuation> = {}): Valuation => ({
  code: CODE,
  name: "中际旭创",
  as_of: DAY,
  forward_pe: 31,
  forward_year: 2024,
  forward_pe_state: "ok",
  pe_percentile_published: 80,
  pe_percentile_state: "ok",
  source: "synthetic.csv",
  pe_percentile_source: "synthetic.csv",
  ...fields
});

const estimate = (fields: Partial<Consensus> = {}): Consensus => ({
  code: CODE,
  fiscal_year: 2024,
  kind: "consensus",
  revenue_cny_100m: 200,
  net_profit_cny_100m: 41,
  brokers: 12,
  as_of: DAY,
  source: "synthetic.csv",
  revenue_source: "synthetic.csv",
  ...fields
});

/** The tables that come of some rows of an inbox, and what was said. */
function tablesOf(inbox: Partial<Inbox>, as_of = DAY) {
  const empty: Inbox = {
    history: [],
    valuations: [],
    consensus: [],
    indices: [],
    names: [],
    files: [],
    models: []
  };
  const tables = inboxTables(report, {...empty, ...inbox}, as_of);
  validateTables(tables);
  return {tables};
}

const of = (rows: readonly Row[], fields: Row) =>
  rows.filter((row) => Object.entries(fields).every(([column, value]) => row[column] === value));

describe("an inbox over the report", () => {
  test("puts its rows in the place of the report's, and leaves the others as they are", () => {
    const {tables} = tablesOf({
      valuations: [valuation()],
      consensus: [estimate(), estimate({fiscal_year: 2025})]
    });
    const {name: _, ...row} = valuation();
    expect(of(tables.valuations, {code: CODE})).toEqual([
      {
        ...{...row, pe_percentile_as_of: DAY},
        ...{forward_pe_basis: "published", consensus_as_of: null, brokers: null},
        ...{currency: null, market_cap_100m: null}
      }
    ]);
    expect(tables.valuations).toHaveLength(report.valuations.length);
    expect(of(tables.financials, {code: CODE, kind: "consensus"})).toEqual(
      [2024, 2025].map((fiscal_year) => ({
        ...{...estimate({fiscal_year}), revenue_as_of: DAY},
        ...{currency: "CNY", revenue_100m: 200, net_profit_100m: 41, reports_6m: null}
      }))
    );
    expect(tables.financials).toHaveLength(report.financials.length + 1);
    expect(tables.companies).toEqual(report.companies);
  });

  test("takes of many days the latest, and none after the day that is asked for", () => {
    const days = ["2024-02-26", "2024-02-28", "2024-03-01"];
    const valuations = days.map((as_of, i) => valuation({as_of, forward_pe: 30 + i}));
    const history = days.map((date) => ({
      code: CODE,
      date,
      pe_ttm: 40,
      market_cap_cny_100m: 1200,
      suspended: false,
      pe_static: null,
      pb: null,
      ps_ttm: null
    }));
    const {tables} = tablesOf({valuations, history}, "2024-02-28");
    expect(of(tables.valuations, {code: CODE})[0]).toMatchObject({as_of: "2024-02-28", forward_pe: 31});
    expect(tables.pe_history.map((row) => row.date)).toEqual(days.slice(0, 2));
  });

  test("keeps the report's row where the inbox has an older one, or one without a figure", () => {
    const older = tablesOf({valuations: [valuation({as_of: "2024-01-31"})]});
    expect(older.tables.valuations).toEqual(report.valuations);
    const silent = {
      forward_pe: null,
      forward_pe_state: "missing",
      pe_percentile_published: null,
      pe_percentile_state: "missing"
    } as const;
    expect(tablesOf({valuations: [valuation(silent)]}).tables.valuations).toEqual(report.valuations);
  });

  const reportRow = of(report.valuations, {code: CODE})[0]!;
  const noForward = {forward_pe: null, forward_year: null, forward_pe_state: "missing"} as const;
  const noPercentile = {
    pe_percentile_published: null,
    pe_percentile_state: "missing",
    pe_percentile_source: null
  } as const;

  test("of percentiles alone leaves the forward PE as it was, with its own day and source", () => {
    const {tables} = tablesOf({valuations: [valuation(noForward)]});
    expect(of(tables.valuations, {code: CODE})).toEqual([
      {
        ...reportRow,
        pe_percentile_published: 80,
        pe_percentile_state: "ok",
        pe_percentile_as_of: DAY,
        pe_percentile_source: "synthetic.csv"
      }
    ]);
  });

  test("of forward PEs alone leaves the percentile as it was, with its own day and source", () => {
    const {tables} = tablesOf({valuations: [valuation(noPercentile)]});
    expect(of(tables.valuations, {code: CODE})).toEqual([
      {
        ...reportRow,
        ...{forward_pe: 31, forward_year: 2024, forward_pe_state: "ok", as_of: DAY, source: "synthetic.csv"}
      }
    ]);
  });

  test("of profits or revenues alone leaves the other as it was", () => {
    const [before] = of(report.financials, {code: CODE, kind: "consensus"});
    const of2024 = (fields: Partial<Consensus>) =>
      of(tablesOf({consensus: [estimate(fields)]}).tables.financials, {code: CODE, kind: "consensus"});
    expect(of2024({revenue_cny_100m: null, revenue_source: null})).toEqual([
      {
        ...before,
        net_profit_cny_100m: 41,
        net_profit_100m: 41,
        brokers: 12,
        as_of: DAY,
        source: "synthetic.csv"
      }
    ]);
    expect(of2024({net_profit_cny_100m: null, brokers: null})).toEqual([
      {
        ...before,
        revenue_cny_100m: 200,
        revenue_100m: 200,
        revenue_as_of: DAY,
        revenue_source: "synthetic.csv"
      }
    ]);
  });

  test("of a company without a row says of what it does not bring that it is missing", () => {
    const bare = {...report, valuations: report.valuations.filter(({code}) => code !== CODE)};
    const inbox = {
      history: [],
      valuations: [valuation(noForward)],
      consensus: [],
      indices: [],
      names: [],
      files: [],
      models: []
    };
    const {valuations} = inboxTables(bare, inbox, DAY);
    expect(of(valuations, {code: CODE})).toMatchObject([{forward_pe: null, forward_pe_state: "missing"}]);
  });

  test("keeps all that is said of a company that no list names", () => {
    const stranger = {code: "600000.SH"};
    const day = {
      date: DAY,
      pe_ttm: 5,
      market_cap_cny_100m: null,
      suspended: false,
      pe_static: null,
      pb: null,
      ps_ttm: null
    };
    const {tables} = tablesOf({
      valuations: [valuation(stranger)],
      consensus: [estimate(stranger)],
      history: [{...stranger, ...day}]
    });
    expect(of(tables.valuations, stranger)).toHaveLength(1);
    expect(of(tables.financials, stranger)).toHaveLength(1);
    expect(tables.pe_history).toHaveLength(1);
  });
});

describe("the inbox as a source", () => {
  const fetch = (folder: string, as_of: string | null = null) => {
    const lines: string[] = [];
    const answer = inboxSource.fetch({
      as_of,
      today: DAY,
      base: report,
      env: {BENCHFOLIO_INBOX: folder},
      signal: new AbortController().signal,
      say: (line) => lines.push(line),
      progress() {}
    });
    return answer.then((fetched) => ({...fetched, lines}));
  };

  test("reads the folder, prints what was understood, and is of its latest day", async () => {
    const folder = temporaryFolder();
    const rows = ["2024-02-28", "2024-02-29"].map((date) => `${date},${CODE},40.5,1200`);
    writeFileSync(path.join(folder, "pe.csv"), `日期,代码,市盈率TTM,总市值（亿元）\n${rows.join("\n")}\n`);
    const {tables, as_of, rows_in, lines} = await fetch(folder);
    expect({as_of, rows_in}).toEqual({as_of: "2024-02-29", rows_in: 2});
    expect(tables.pe_history).toHaveLength(2);
    expect(lines.join("\n")).toContain("pe.csv: PE history");
    expect((await fetch(folder, "2024-02-28")).tables.pe_history).toHaveLength(1);
  });

  test("hands on what the files call the companies", async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, "pe.csv"), `日期,代码,简称,pe_ttm\n2024-02-28,${CODE},新易盛,40.5\n`);
    expect((await fetch(folder)).names).toEqual([{code: CODE, name: "新易盛", from: "pe.csv row 2"}]);
  });

  test("is of no day before that of the report below it, and says so once", async () => {
    const folder = temporaryFolder();
    const rows = ["2024-02-21", "2024-02-26"].map((date) => `${date},${CODE},40.5,1200`);
    writeFileSync(path.join(folder, "pe.csv"), `日期,代码,市盈率TTM,总市值（亿元）\n${rows.join("\n")}\n`);
    await expect(fetch(folder, "2024-02-22")).rejects.toThrow(
      'reports: the earliest prices are of 2024-02-23, nothing as of: "2024-02-22"'
    );
    expect((await fetch(folder, "2024-02-23")).tables.pe_history).toHaveLength(1);
  });

  test("refuses a day that has not come yet, also where an earlier one is asked for", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      path.join(folder, "pe.csv"),
      `日期,代码,市盈率TTM\n2024-02-29,${CODE},40\n2042-02-26,${CODE},40\n`
    );
    for (const as_of of [null, "2024-02-29"])
      await expect(fetch(folder, as_of)).rejects.toThrow(
        `pe.csv row 3, 日期: a day after today, ${DAY}: "2042-02-26"`
      );
  });

  test("of an empty folder, or none, says what to do", async () => {
    const folder = temporaryFolder();
    await expect(fetch(folder)).rejects.toThrow(`${folder}: holds no figures; drop exports into it`);
    await expect(fetch(path.join(folder, "none"))).rejects.toThrow("no folder that can be read");
  });
});
