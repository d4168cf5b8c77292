import path from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot, formatViolation} from "../../../data-loaders/gate.js";
import {isExpected} from "../../../data-loaders/messageOf.js";
import {redactor} from "../../../data-loaders/redact.js";
import {sourceWith} from "../../../data-loaders/sources/tushareSource.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {runs} from "../../length.js";
import {picks} from "../../randomNumbers.js";
import {tell} from "../../tell.js";
import {temporaryFolderOfFile} from "../../temporaryFolderOfFile.js";
import {fakeClock} from "../fakeClock.js";
import {type FakeTushare, fakeTushare, TOKEN} from "./fakeTushare.js";
import {FAULT_NAMES, faultOf} from "./faults.js";

const SEED = 20240223;
const FAULTS = runs(FAULT_NAMES.length, 660);
const [MONDAY, TUESDAY] = ["2024-02-26", "2024-02-27"];
/** The first two make profits and trade; one makes losses, and two did not trade for a day. */
const CODES = [
  ...["300308.SZ", "300502.SZ", "300394.SZ", "688041.SH"],
  ...["000628.SZ", "002230.SZ", "603019.SH", "688256.SH"]
];

const redact = redactor(["TUSHARE_TOKEN"], {TUSHARE_TOKEN: TOKEN});
const root = temporaryFolderOfFile();
let vendor: FakeTushare;
let base: Tables;
let truth: Evening;
let folders = 0;

interface Evening {
  readonly tables: Tables;
  /** Findings of the gate, and what was asked for and did not come. */
  readonly said: readonly string[];
  readonly lines: readonly string[];
}

/** One evening's fetch over what is published, as far as the gate. */
async function evening(published: Tables, today: string): Promise<Evening> {
  const lines: string[] = [];
  const {tables, as_of, calendar, names, absent} = await sourceWith({clock: fakeClock()}).fetch({
    as_of: null,
    today,
    base: published,
    env: {TUSHARE_TOKEN: TOKEN, TUSHARE_URL: vendor.url, TUSHARE_CACHE: path.join(root, String(folders++))},
    signal: new AbortController().signal,
    say: (line) => void lines.push(line),
    progress() {}
  });
  validateTables(tables);
  const findings = checkSnapshot(tables, published, {as_of, calendar, names, absent});
  // As a refresh cleans them.
  return {tables, lines: lines.map(redact), said: findings.map(formatViolation).map(redact)};
}

beforeAll(async () => {
  const report = await reportTables();
  vendor = await fakeTushare({
    codes: [...CODES, "600000.SH"],
    lastDay: MONDAY,
    holidays: new Set(["2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"]),
    losses: new Set(["688256.SH"]),
    suspended: new Set(["300394.SZ 2024-02-21", "688041.SH 2024-02-27"]),
    // A short history is quickly held against the truth.
    listed: new Map(CODES.map((code, i) => [code, `2023-10-${10 + i}`])),
    names: new Map(report.companies.map(({code, name_zh}) => [String(code), String(name_zh)]))
  });
  const few = {...report, companies: report.companies.filter(({code}) => CODES.includes(String(code)))};
  base = (await evening(few, MONDAY)).tables;
  vendor.market.lastDay = TUESDAY;
  truth = await evening(base, TUESDAY);
});
afterAll(() => vendor.close());

const MARKET = ["pe_history", "index_history", "financials", "valuations"] as const;
const isSame = (a: Tables, b: Tables) =>
  MARKET.every((table) => JSON.stringify(rounded(a[table])) === JSON.stringify(rounded(b[table])));
/** Without the last digits, in which a sum may differ from another of the same. */
const rounded = (rows: Tables["pe_history"]) =>
  rows.map((row) =>
    Object.values(row).map((value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value))
  );

/** No eight characters of the token in a row. */
function hasToken(text: string): boolean {
  for (let i = 0; i + 8 <= TOKEN.length; i++) if (text.includes(TOKEN.slice(i, i + 8))) return true;
  return false;
}

async function outcomeOf(name: string, pick: ReturnType<typeof picks>): Promise<{how: string; is: string}> {
  const {how, api, expected} = faultOf(vendor, name, pick, {day: TUESDAY, codes: CODES});
  let found: Evening;
  try {
    found = await evening(base, TUESDAY);
  } catch (error) {
    const {message} = error as Error;
    if (!isExpected(error)) return {how, is: `wrong: no refusal but a fault: ${message}`};
    if (hasToken(message)) return {how, is: `wrong: the token in part: ${message}`};
    if (!message.startsWith(`tushare ${api}`)) return {how, is: `wrong: names another call: ${message}`};
    return {how, is: expected.as === "truth" ? `wrong: refused without need: ${message}` : "refused by name"};
  }
  const news = found.said.filter((line) => !truth.said.includes(line));
  if (hasToken([...found.said, ...found.lines].join("\n"))) return {how, is: "wrong: the token in part"};
  if (expected.as === "refused") return {how, is: "wrong: read, though it is to be refused"};
  if (isSame(found.tables, truth.tables)) return {how, is: "the truth"};
  if (expected.as === "truth") return {how, is: "wrong: other tables"};
  if (expected.as === "waits")
    return {
      how,
      is: isSame({...found.tables, financials: [], valuations: []}, {...base, financials: [], valuations: []})
        ? "nothing new"
        : "wrong: other tables"
    };
  if (expected.as === "changed" && isSame(found.tables, expected.tables(truth.tables)))
    return {how, is: "the changed value"};
  return {how, is: news.length > 0 ? "named by the gate" : "wrong: silently"};
}

test(`of ${FAULTS} faults of the vendor each leaves the truth, or is refused or named`, async () => {
  const pick = picks(SEED);
  const counts: Record<string, number> = {
    ...{
      "the truth": 0,
      "nothing new": 0,
      "the changed value": 0,
      "refused by name": 0,
      "named by the gate": 0
    }
  };
  const wrong: string[] = [];
  for (let i = 0; i < FAULTS; i++) {
    const {how, is} = await outcomeOf(FAULT_NAMES[i % FAULT_NAMES.length]!, pick);
    if (is in counts) counts[is]!++;
    else wrong.push(`fault ${i}, ${how}: ${is}`);
    // What was to fail, and was not asked for.
    vendor.mend();
  }
  tell(`${FAULTS} faults of the vendor`, {...counts, "silently wrong": wrong.length});
  expect(wrong).toEqual([]);
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(0);
});
