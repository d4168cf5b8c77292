import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {companyAnswers} from "../../data-loaders/answer.js";
import {computeTables} from "../../data-loaders/computeTables.js";
import type {TableName} from "../../data-loaders/contract.js";
import {MODEL_TABLES} from "../../data-loaders/datasets/embeddedTables.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {KEYS} from "../../data-loaders/gate/keys.js";
import {openPublished, publishedCompanies} from "../../data-loaders/published.js";
import {refresh} from "../../data-loaders/refresh.js";
import {searchJson, unlistedJson} from "../../data-loaders/searchIndex.js";
import {inboxSource} from "../../data-loaders/sources/inboxSource.js";
import {openStore} from "../../data-loaders/store/store.js";
import {isOfPages} from "../../scripts/build/publishOutputs.js";
import {loaderOutputs} from "../../scripts/build/runLoaders.js";
import type {SearchIndex} from "../../src/lib/findEntries.js";
import {companyFacts, companyTableQueries} from "../../src/queries/company.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {isLong} from "../length.js";
import {syntheticDays, writeBaostock, writeLong} from "../refresh/syntheticInbox.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const REPORT = "data-loaders/reports/2024-03-04-shanghai-securities";

/** The tables of the report, which tests of their own hold against its files. */
const printed = Object.fromEntries(
  Object.entries(await reportTables()).filter(([, rows]) => rows.length > 0)
);

/** Every address of companies and days that a build makes, by what its loaders give. */
async function addresses(): Promise<Set<string>> {
  const file = path.resolve("observablehq.config.js");
  const {default: config} = (await import(file)) as {
    default: {dynamicPaths(): AsyncIterable<string>};
  };
  const found = new Set<string>();
  for await (const address of config.dynamicPaths()) found.add(address);
  const ofMany = ["histories.zip.ts", "snapshots.zip.ts"];
  const outputs: string[] = [];
  for await (const [output] of loaderOutputs("src/data", (entry) => ofMany.includes(entry)))
    outputs.push(output);
  for (const name of (await companyAnswers({facts: () => [], history: () => []}, () => [], [])).keys())
    outputs.push(`answers/companies/${name}`);
  for (const output of outputs) if (!isOfPages(output)) found.add(`/data/${output}`);
  for (const code of (await publishedCompanies()).listed) found.add(`/companies/${code}`);
  return found;
}

function reportFile(name: string): Record<string, string>[] {
  return parse(readFileSync(path.join(REPORT, `${name}.csv`)), {columns: true, bom: true});
}

describe("the embedded report alone", () => {
  const before = process.env.BENCHFOLIO_STORE;
  beforeAll(() => {
    process.env.BENCHFOLIO_STORE = path.join(temporaryFolder(), "none");
  });
  afterAll(() => {
    if (before === undefined) delete process.env.BENCHFOLIO_STORE;
    else process.env.BENCHFOLIO_STORE = before;
  });

  test("gives pages and files of its companies, and of nobody and no day else", async () => {
    const codes = reportFile("companies")
      .map(({code}) => code!)
      .sort();
    const found = [...(await addresses())];
    const below = (folder: string, end: string) =>
      found
        .filter((address) => address.startsWith(folder) && address.endsWith(end))
        .map((address) => address.slice(folder.length, address.length - end.length))
        .sort();
    expect(below("/companies/", "")).toEqual([...codes, "company"].sort());
    expect(below("/data/histories/", ".parquet")).toEqual(codes);
    expect(below("/data/answers/companies/", ".json")).toEqual(codes);
    expect(below("/data/snapshots/", "")).toEqual([]);
  });

  test("gives the list, the sectors and the figures that it prints", async () => {
    const connection = await openPublished();
    for (const sql of materializedTables(["companies", "lists", "list_members", "valuations", "financials"]))
      await connection.run(sql);
    const lists = await readRows(connection, "SELECT list_id, kind, is_default FROM lists");
    expect(lists).toEqual([{list_id: path.basename(REPORT), kind: "report", is_default: true}]);
    const rows = await readRows(connection, "SELECT * FROM company_figures");
    const companies = new Map(reportFile("companies").map((row) => [row.code!, row]));
    const number = (text: string | undefined) => (text === "--" ? null : Number(text));
    const printed = reportFile("valuation").map((row) => ({
      code: row.股票代码,
      name_zh: row.股票简称,
      sector_zh: companies.get(row.股票代码!)!.sector_zh,
      sector_printed_zh: row.所属板块,
      revenue_actual_100m: number(row["22 营业收入"]),
      net_profit_actual_100m: number(row["22 归母净利润"]),
      revenue_forward_100m: number(row["24E 营业收入"]),
      net_profit_forward_100m: number(row["24E 归母净利润"]),
      forward_pe: number(row["24E 估值"]),
      percentile: number(row["近五年 PE 分位数 (%)"]),
      ...{actual_year: 2022, forward_year: 2024, forward_pe_basis: "published"},
      ...{currency: "CNY", financial_currency: "CNY", is_listed: true, as_of: "2024-02-23"}
    }));
    const byCode = (a: {code?: unknown}, b: {code?: unknown}) => (String(a.code) < String(b.code) ? -1 : 1);
    expect(rows.toSorted(byCode)).toMatchObject(printed.toSorted(byCode));
    for (const table of [
      "pe_history",
      "pe_percentiles",
      "index_history",
      "sector_days",
      "revisions",
      "company_names"
    ])
      expect(await readRows(connection, `SELECT * FROM ${table}`), table).toEqual([]);
    connection.closeSync();
  });
});

describe("what the report prints is published row for row", () => {
  // What was measured by others joins these; the report's own rows stay as they are.
  const JOINED = new Set<string>(MODEL_TABLES);
  const none = path.join(temporaryFolder(), "none");
  let connection: DuckDBConnection;
  beforeAll(async () => {
    const before = process.env.BENCHFOLIO_STORE;
    process.env.BENCHFOLIO_STORE = none;
    connection = await openPublished();
    if (before === undefined) delete process.env.BENCHFOLIO_STORE;
    else process.env.BENCHFOLIO_STORE = before;
  });
  afterAll(() => connection.closeSync());

  test.each(Object.entries(printed))("%s", async (name, rows) => {
    const published = await readRows(connection, `SELECT * FROM ${name}`);
    if (!JOINED.has(name)) return expect(published).toEqual(rows);
    const [key] = KEYS[name as TableName] as [string];
    const own = new Map(published.map((row) => [row[key], row]));
    const isEmpty = (value: unknown) => value === null;
    for (const row of rows) {
      const found = own.get(row[key]!);
      // What the report leaves open may be known by now.
      for (const [column, value] of Object.entries(row))
        if (!isEmpty(value)) expect(found?.[column], `${row[key]} ${column}`).toEqual(value);
    }
  });
});

test("every history that is dropped has an address, is found by search, and has its days there", async () => {
  const folder = temporaryFolder();
  const inbox = path.join(folder, "inbox");
  mkdirSync(inbox);
  // Three hundred of five years in the long run.
  const codes = Array.from({length: isLong ? 300 : 9}, (_, i) => `${604000 + i}.SH`);
  for (const [i, code] of codes.entries()) {
    const days = syntheticDays(i, {last: "2024-02-23", count: isLong ? 1215 : 40});
    (i % 3 === 0 ? writeBaostock : writeLong)(inbox, code, days);
  }
  writeFileSync(path.join(inbox, "list-mine.csv"), `${codes[1]}\n`);
  const lines: string[] = [];
  const outcome = await refresh({
    ...{source: inboxSource, store: openStore(path.join(folder, "store")), compute: computeTables},
    reporter: {step() {}, progress() {}, say: (line) => lines.push(line)},
    ...{signal: new AbortController().signal, accepted: ["*"], env: {BENCHFOLIO_INBOX: inbox}}
  });
  expect(outcome, lines.join("\n")).toMatchObject({status: "ok"});
  expect(lines.join("\n")).toContain(`in no list: ${codes.length - 1} companies (604000.SH`);
  const before = process.env.BENCHFOLIO_STORE;
  process.env.BENCHFOLIO_STORE = path.join(folder, "store");
  try {
    const {listed, others} = await publishedCompanies();
    expect(listed).toContain(codes[1]);
    expect(others).toEqual(codes.filter((code) => code !== codes[1]));
    const found = await addresses();
    for (const code of codes) {
      expect(found, code).toContain(`/data/histories/${code}.parquet`);
      expect(found, code).toContain(`/data/answers/companies/${code}.json`);
    }
    // One page shows any company, by these files.
    const setup = (open: readonly string[]) => materializedTables(open, {kind: "all"});
    const answers = await companyAnswers({facts: companyTableQueries, history: () => []}, setup, []);
    for (const code of codes) {
      const [facts] = JSON.parse(String(answers.get(`${code}.json`)))[String(companyFacts(code))];
      expect(facts).toMatchObject({code, percentile_as_of: "2024-02-23", currency: "CNY"});
      expect(facts.history_days, code).toBeGreaterThan(30);
    }
    const index: SearchIndex = JSON.parse(await searchJson({tables: [], pages: []}));
    const unlisted: SearchIndex["companies"] = JSON.parse(await unlistedJson());
    expect(index.companies.map(([code]) => code)).toEqual(listed);
    expect([index.listed, index.unlisted]).toEqual([listed.length, others.length]);
    expect(unlisted.map(([code]) => code)).toEqual(others);
  } finally {
    if (before === undefined) delete process.env.BENCHFOLIO_STORE;
    else process.env.BENCHFOLIO_STORE = before;
  }
}, 300_000);
