import {writeFileSync} from "node:fs";
import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {computeTables} from "../../../data-loaders/computeTables.js";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {combineSources} from "../../../data-loaders/sources/combineSources.js";
import {sourceWith} from "../../../data-loaders/sources/eastmoneySource.js";
import {inboxSource} from "../../../data-loaders/sources/inboxSource.js";
import {capOf, type FakeEastmoney, fakeEastmoney} from "../eastmoney/fakeEastmoney.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const [FRIDAY, MONDAY, TUESDAY] = ["2024-02-23", "2024-02-26", "2024-02-27"];
const CODE = "300308.SZ";
const report = await reportTables();
const base: Tables = {
  ...report,
  companies: report.companies.filter(({code}) => code === CODE),
  list_members: report.list_members.filter(({code}) => code === CODE)
};

let vendor: FakeEastmoney;
let inbox: string;
beforeEach(async () => {
  inbox = temporaryFolder();
  vendor = await fakeEastmoney({
    names: new Map([[CODE, "中际旭创"]]),
    ...{first: "2023-11-01", lastDay: MONDAY},
    ...{holidays: new Set<string>(), losses: new Set<string>(), unknown: new Set<string>()}
  });
});
afterEach(() => vendor.close());

const file = (name: string, text: string) => writeFileSync(path.join(inbox, name), text);
const of = (rows: readonly Row[], fields: Row) =>
  rows.filter((row) => Object.entries(fields).every(([column, value]) => row[column] === value));
const cap = (day: string) => capOf(CODE, day) / 1e8;

const eastmoney = sourceWith({clock: fakeClock()});

async function evening(published: Tables, today: string, sources = [eastmoney, inboxSource]) {
  vendor.market.lastDay = today;
  const {tables, as_of, calendar} = await combineSources(sources).fetch({
    ...{as_of: null, today, base: published, base_as_of: FRIDAY},
    env: {
      EASTMONEY_URL: `${vendor.url}/get`,
      EASTMONEY_INDEX_URL: `${vendor.url}/index`,
      EASTMONEY_CALENDAR_URL: `${vendor.url}/calendar`,
      EASTMONEY_CACHE: temporaryFolder(),
      BENCHFOLIO_INBOX: inbox
    },
    signal: new AbortController().signal,
    say() {},
    progress() {}
  });
  return {tables: await computeTables(tables, as_of), as_of, calendar};
}

describe("the keyless source and a folder of files in one refresh", () => {
  test("say each what the other does not: a file of PEs leaves capitalisation, PB and static PE", async () => {
    file("pe.csv", `code,date,pe_ttm\n${CODE},${FRIDAY},31\n${CODE},${MONDAY},32\n`);
    const {tables, as_of, calendar} = await evening(base, MONDAY);
    const figures = (day: string) => ({
      ...{market_cap_cny_100m: cap(day), pe_static: (cap(day) * 1e8) / 7e8, pb: (cap(day) * 1e8) / 4e9}
    });
    expect(of(tables.pe_history, {code: CODE}).slice(-2)).toMatchObject([
      {date: FRIDAY, pe_ttm: 31, ...figures(FRIDAY)},
      {date: MONDAY, pe_ttm: 32, ...figures(MONDAY)}
    ]);
    // The vendor's word on its own figure stands.
    expect(
      of(tables.valuations, {code: CODE, forward_pe_basis: "computed", forward_year: 2024})
    ).toMatchObject([
      {
        ...{as_of: MONDAY, forward_pe: cap(MONDAY) / 10.5, consensus_as_of: MONDAY},
        source: "Eastmoney, RPT_VALUEANALYSIS_DET and RPT_RES_PROFITPREDICT"
      }
    ]);
    const errors = checkSnapshot(tables, null, {as_of, calendar}).filter(
      // The report speaks of companies that are left out here, and these PEs leap.
      ({severity, check}) => severity === "error" && check !== "reference" && check !== "jump"
    );
    expect(errors).toEqual([]);
  });

  test.each([
    ["the files last", [eastmoney, inboxSource]],
    ["the files first", [inboxSource, eastmoney]]
  ])("lose nothing of what is published, %s", async (_, sources) => {
    const {tables: published} = await evening(base, MONDAY, [eastmoney]);
    // So long ago that the vendor is not asked again.
    const long = "2023-11-15";
    file("pe.csv", `code,date,pe_ttm\n${CODE},${long},31\n${CODE},${FRIDAY},32\n`);
    const {tables} = await evening(published, TUESDAY, sources);
    expect(of(tables.pe_history, {code: CODE, date: long})).toMatchObject([
      {pe_ttm: 31, market_cap_cny_100m: cap(long), pb: (cap(long) * 1e8) / 4e9}
    ]);
    expect(of(tables.pe_history, {code: CODE, date: TUESDAY})).toMatchObject([
      {pe_ttm: (cap(TUESDAY) * 1e8) / 8e8, market_cap_cny_100m: cap(TUESDAY)}
    ]);
  });

  test("are cited each for its own: a file's profit beside the vendor's revenue, and the forward PE of both", async () => {
    file("e.csv", `code,date,年度,归母净利润(亿元)\n${CODE},${MONDAY},2024E,21\n`);
    const {tables} = await evening(base, MONDAY);
    expect(of(tables.financials, {code: CODE, kind: "consensus", fiscal_year: 2024})).toMatchObject([
      {
        ...{net_profit_cny_100m: 21, source: "e.csv", revenue_cny_100m: 84.37},
        revenue_source: expect.stringContaining("Eastmoney, RPT_RES_PROFITPREDICT")
      }
    ]);
    expect(of(tables.valuations, {code: CODE, forward_pe_basis: "computed"})).toMatchObject([
      {
        forward_year: 2024,
        forward_pe: cap(MONDAY) / 21,
        source: "e.csv; market capitalisation of pe_history"
      },
      {forward_year: 2025, source: expect.stringMatching(/^Eastmoney, RPT_VALUEANALYSIS_DET and/)}
    ]);
  });
});
