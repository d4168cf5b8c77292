import path from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot, formatViolation} from "../../../data-loaders/gate.js";
import {isExpected} from "../../../data-loaders/messageOf.js";
import {sourceWith} from "../../../data-loaders/sources/eastmoneySource.js";
import {runs} from "../../length.js";
import {picks} from "../../randomNumbers.js";
import {tell} from "../../tell.js";
import {temporaryFolderOfFile} from "../../temporaryFolderOfFile.js";
import {fakeClock} from "../fakeClock.js";
import {BUSY, type Failure, type FakeEastmoney, fakeEastmoney, type Item} from "./fakeEastmoney.js";

const [MONDAY, TUESDAY] = ["2024-02-26", "2024-02-27"];
const CODES = ["300308.SZ", "300502.SZ", "688256.SH"];
const [VALUATIONS, YEARS, FORECASTS] = [
  "RPT_VALUEANALYSIS_DET",
  "RPT_F10_FINANCE_MAINFINADATA",
  "RPT_RES_PROFITPREDICT"
] as const;
const QUESTIONS = [VALUATIONS, YEARS, FORECASTS, "/index", "/calendar"] as const;

const root = temporaryFolderOfFile();
let vendor: FakeEastmoney;
let base: Tables;
let truth: Evening;
let folders = 0;

interface Evening {
  readonly tables: Tables;
  /** Findings of the gate, and what the operator was told. */
  readonly said: readonly string[];
}

async function evening(published: Tables, today: string): Promise<Evening> {
  const lines: string[] = [];
  const {tables, as_of, calendar, names, absent} = await sourceWith({clock: fakeClock()}).fetch({
    as_of: null,
    today,
    base: published,
    env: {
      EASTMONEY_URL: `${vendor.url}/get`,
      EASTMONEY_INDEX_URL: `${vendor.url}/index`,
      EASTMONEY_CALENDAR_URL: `${vendor.url}/calendar`,
      EASTMONEY_CACHE: path.join(root, String(folders++))
    },
    signal: new AbortController().signal,
    say: (line) => void lines.push(line),
    progress() {}
  });
  const findings = checkSnapshot(tables, published, {as_of, calendar, names, absent});
  return {tables, said: [...findings.map(formatViolation), ...lines]};
}

beforeAll(async () => {
  const report = await reportTables();
  const companies = report.companies.filter(({code}) => CODES.includes(String(code)));
  vendor = await fakeEastmoney({
    names: new Map(companies.map((row) => [String(row.code), String(row.name_zh)])),
    first: "2023-12-01",
    lastDay: MONDAY,
    holidays: new Set(["2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"]),
    losses: new Set(["688256.SH"]),
    unknown: new Set()
  });
  base = (await evening({...report, companies}, MONDAY)).tables;
  vendor.market.lastDay = TUESDAY;
  truth = await evening(base, TUESDAY);
});
afterAll(() => vendor.close());

type Pick = ReturnType<typeof picks>;
type Must = "truth" | "refused" | "named";
const JUNK = ["x", "", true, [], {}, "NaN", "12.3.4"];

const change = (report: string, f: (rows: Item[]) => Item[]) => {
  vendor.change = (name, rows) => (name === report && rows.length > 0 ? f(rows) : rows);
};
const changeLast = (field: string, f: (value: unknown) => unknown, code?: string) =>
  change(VALUATIONS, (rows) =>
    rows.map((row) =>
      String(row.TRADE_DATE).startsWith(TUESDAY) && (!code || row.SECUCODE === code)
        ? {...row, [field]: f(row[field])}
        : row
    )
  );

/** Ways to be wrong, and what must come of each: a refusal, a finding or a line, or the truth. */
const FAULTS: Readonly<Record<string, (pick: Pick) => Must>> = {
  "passes after a while": (pick) => {
    // A connection that is cut is how this host turns one away: that is not tried again.
    const failures: readonly Failure[] = [{status: 503}, {text: BUSY}, {text: '{"result":{"da'}];
    vendor.fail(pick.of([VALUATIONS, YEARS, FORECASTS]), pick.of(failures));
    return "truth";
  },
  "does not pass": (pick) => {
    const failures: readonly Failure[] = [{status: 500}, {status: 403}, {text: "<html>"}, "reset"];
    const failure = pick.of(failures);
    vendor.fail(pick.of(QUESTIONS), ...Array.from({length: 30}, () => failure));
    return "named";
  },
  "a figure that is none": (pick) => {
    const junk = pick.of(JUNK.filter((value) => value !== ""));
    changeLast(pick.of(["TOTAL_MARKET_CAP", "PE_TTM", "PE_LAR"]), () => junk);
    return "refused";
  },
  "a day that is none": (pick) => {
    const junk = pick.of(["2024-02-30 00:00:00", "20240227", null, 5, "2042-01-05 00:00:00"]);
    changeLast("TRADE_DATE", () => junk);
    return "named";
  },
  "another company": (pick) => {
    changeLast("SECUCODE", () => pick.of(["600519.SH", "300308", null]), CODES[0]);
    return "named";
  },
  "a market capitalisation that leaps": (pick) => {
    const by = pick.of([10, 0.1, 2, 1e4, 1e-8]);
    changeLast("TOTAL_MARKET_CAP", (value) => Number(value) * by, pick.of(CODES));
    return "named";
  },
  "a PE that leaps": (pick) => {
    const by = pick.of([10, 0.1, 100]);
    changeLast("PE_TTM", (value) => Number(value) * by, pick.of(CODES.slice(0, 2)));
    return "named";
  },
  "rows twice": () => {
    change(VALUATIONS, (rows) => [...rows, ...rows.map((row) => ({...row}))]);
    return "named";
  },
  "a company less": (pick) => {
    const [report, code] = [pick.of([VALUATIONS, YEARS]), pick.of(CODES)];
    change(report, (rows) => rows.filter((row) => row.SECUCODE !== code));
    return "named";
  },
  "no forecasts": () => {
    change(FORECASTS, () => []);
    return "named";
  },
  "closes or a calendar that are none": (pick) => {
    const what = pick.of(["/index", "/calendar"]);
    const text = pick.of([
      ...['{"code":"200","success":true,"data":[]}', '{"data":[]}', '{"data":null}', "{}", "[]"],
      '{"data":[{"jyrq":"2024-02-01","jybz":"1"}],"code":"200","success":true}'
    ]);
    vendor.fail(what, ...Array.from({length: 9}, () => ({text})));
    return "named";
  }
};
const NAMES = Object.keys(FAULTS);
const COUNT = runs(NAMES.length, 121);

const MARKET = ["pe_history", "index_history", "financials", "valuations"] as const;
const isSame = (a: Tables, b: Tables) =>
  MARKET.every((table) => JSON.stringify(a[table]) === JSON.stringify(b[table]));

test(`of ${COUNT} faults each leaves the truth, or is refused or named`, async () => {
  const pick = picks(20240223);
  const counts = {"the truth": 0, "refused by name": 0, named: 0};
  const wrong: string[] = [];
  for (let i = 0; i < COUNT; i++) {
    const name = NAMES[i % NAMES.length]!;
    vendor.change = (_, rows) => rows;
    const must = FAULTS[name]!(pick);
    try {
      const {tables, said} = await evening(base, TUESDAY);
      const news = said.filter((line) => !truth.said.includes(line) && !/ rows read up to /.test(line));
      if (must === "refused") wrong.push(`fault ${i}, ${name}: read`);
      else if (isSame(tables, truth.tables)) counts["the truth"]++;
      else if (must === "named" && news.length > 0) counts.named++;
      else wrong.push(`fault ${i}, ${name}: silently wrong`);
    } catch (error) {
      const {message} = error as Error;
      if (must !== "truth" && isExpected(error) && /^(eastmoney|csindex|szse)/.test(message))
        counts["refused by name"]++;
      else wrong.push(`fault ${i}, ${name}: ${message}`);
    }
    vendor.mend();
  }
  tell(`${COUNT} faults of the public vendor`, {...counts, "silently wrong": wrong.length});
  expect(wrong).toEqual([]);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
});
