import {describe, expect, test} from "vitest";
import {computeTables} from "../../data-loaders/computeTables.js";
import type {Row, TableName, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {checkCaps} from "../../data-loaders/gate/caps.js";
import {companiesToHold} from "../../data-loaders/gate/held.js";
import {checkSnapshot} from "../../data-loaders/gate.js";
import {heldBack, type RefreshOptions, refresh} from "../../data-loaders/refresh.js";
import type {Source} from "../../data-loaders/sources/source.js";
import {openStore} from "../../data-loaders/store/store.js";
import {temporaryFolder} from "./store/temporaryFolder.js";

const CODE = "300308.SZ";
const OTHER = "600000.SH";
const DAYS = [
  ...["2024-02-01", "2024-02-02", "2024-02-05", "2024-02-06", "2024-02-07", "2024-02-19"],
  ...["2024-02-20", "2024-02-21", "2024-02-22", "2024-02-23"]
];
const NEWEST = DAYS.at(-1)!;
const report = await reportTables();

/** A synthetic history of 482 亿元 and a PE of 20, but for what `edit` makes of a day. */
const history = (
  edit: (day: Row, i: number) => Row = (day) => day,
  code = CODE,
  days: readonly string[] = DAYS
): Row[] =>
  days.map((date, i) =>
    edit({code, date, pe_ttm: 20, pe_static: 22, market_cap_cny_100m: 482, suspended: false}, i)
  );
const tables = (...pe_history: Row[]): Tables => ({...report, pe_history});
const times = (cap: number, pe = 1, on: (i: number) => boolean = (i) => i === DAYS.length - 1) =>
  history((day, i) => (on(i) ? {...day, market_cap_cny_100m: 482 * cap, pe_ttm: 20 * pe} : day));
const told = (next: Tables, before: Tables | null = null) =>
  checkCaps(next, before).map(({severity, key, message}) => `${severity} ${key}: ${message}`);

describe("a market capitalisation that jumps", () => {
  test.each([
    ["is cut short, on the newest day", times(4 / 482), "on its newest day"],
    ["is ten times as much", times(10), "a power of ten"],
    ["is a tenth, and the PE with it", times(0.1, 0.1), "a power of ten"],
    ["is 10,000 times as much from a day in the middle on", times(1e4, 1, (i) => i >= 5), "a power of ten"],
    [
      "is half for two days, and back",
      times(0.5, 0.5, (i) => i === 4 || i === 5),
      "back within 5 days of trading"
    ],
    ["is one and a half on the newest day", times(1.5), "on its newest day"]
  ])("that %s is an error, in a first history too", (_, rows, reason) => {
    const [first, ...others] = told(tables(...rows));
    expect(first).toMatch(/^error 300308\.SZ\/2024/);
    expect(first).toContain(reason);
    // The way back is another one.
    for (const other of others) expect(other).toMatch(/^(error|warning) 300308\.SZ/);
  });

  test.each([
    ["on a day in the middle, where the PE does not follow, is a warning", times(1.5, 1, (i) => i >= 5), 1],
    ["with the PE is the price", times(1.5, 1.5), 0],
    ["by a third is none", times(1.34), 0],
    [
      "after a long suspension is none",
      history((day, i) => (i > 0 ? {...day, market_cap_cny_100m: 900} : day), CODE, [
        "2024-01-02",
        "2024-02-23"
      ]),
      0
    ]
  ])("%s", (_, rows, n) => {
    const found = told(tables(...rows));
    expect(found).toHaveLength(n);
    for (const line of found) expect(line).toMatch(/^warning .* while pe_ttm does not follow$/);
  });

  test("of most companies on one day is an error of each", () => {
    const codes = report.companies.slice(0, 4).map(({code}) => String(code));
    const rows = codes.flatMap((code, c) =>
      history((day, i) => (c < 3 && i >= 5 ? {...day, market_cap_cny_100m: 900, pe_ttm: 40} : day), code)
    );
    const found = told(tables(...rows));
    expect(found).toHaveLength(3);
    for (const line of found) expect(line).toMatch(/^error .*: as that of more than half of the companies$/);
  });

  test("in the first five days of a listing is a warning", () => {
    const long = history((day) => day, OTHER, ["2023-01-03", ...DAYS]);
    const listed = history((day, i) => (i >= 2 ? {...day, market_cap_cny_100m: 800} : day));
    expect(told(tables(...long, ...listed))).toEqual([
      expect.stringMatching(/^warning 300308\.SZ\/2024-02-05/)
    ]);
  });

  test("is asked of new days alone; a published day that is another one now is an error", () => {
    const before = tables(...times(2, 1, (i) => i >= 5));
    expect(told(before, before)).toEqual([]);
    const [revised] = told(tables(...history()), before);
    expect(revised).toBe("error 300308.SZ/2024-02-19/market_cap: market_cap_cny_100m was 964 and is 482 now");
  });

  test("to 1e308 is out of every range", () => {
    const findings = checkSnapshot(tables(...times(1e305)), null, {as_of: NEWEST});
    expect(findings.some(({check, severity}) => check === "range" && severity === "error")).toBe(true);
  });
});

describe("who is held back", () => {
  const error = (key: string, table: TableName = "pe_history") =>
    ({severity: "error", check: "cap", table, key, message: "x"}) as const;

  test.each([
    ["one company", [error(`${CODE}/2024-02-23`)], [CODE]],
    ["two of 33", [error(`${CODE}/2024-02-23`), error("688041.SH", "valuations")], [CODE, "688041.SH"]],
    [
      "none where three of 33 are in error",
      ["300308.SZ", "688041.SH", "300394.SZ"].map((code) => error(`${code}/1`)),
      null
    ],
    ["a company of two shares", [error("BRK-B.US"), error("BRK-B.US/2024-02-23")], ["BRK-B.US"]],
    ["none where a table is", [error(`${CODE}/2024-02-23`), error("*")], null],
    ["none where an error is of no company", [error("000300.SH/2024-02-23", "index_history")], null],
    ["none where a company vanished", [{...error(CODE, "companies"), check: "vanished"}], null],
    ["nobody where nothing is wrong", [], []]
  ])("%s", (_, findings, held) => {
    expect(companiesToHold(findings, report)).toEqual(held);
  });

  test("is 2% of a whole market", () => {
    const pe_history = Array.from({length: 200}, (_, i): Row => ({code: `${600000 + i}.SH`}));
    const of = (n: number) =>
      companiesToHold(
        pe_history.slice(0, n).map(({code}) => error(`${code}/1`)),
        {...report, companies: [], pe_history}
      );
    expect(of(4)).toHaveLength(4);
    expect(of(5)).toBeNull();
  });
});

describe("a refresh", () => {
  // Companies without a forward PE: those of others say what their capitalisation is.
  const codes = report.valuations.flatMap(({code, forward_pe}) => (forward_pe === null ? String(code) : []));
  const [one] = codes as [string];
  const next = ["2024-02-26", "2024-02-27"];
  const evening = (days: readonly string[], edit: (row: Row) => Row = (row) => row): Tables =>
    tables(...codes.slice(0, 3).flatMap((code) => history((row) => edit({...row}), code, days)));
  const run = async (
    folder: string,
    brought: Tables,
    as_of: string,
    {isDry = false, compute}: Pick<RefreshOptions, "isDry" | "compute"> = {}
  ) =>
    refresh({
      source: {
        name: "synthetic",
        secrets: [],
        fetch: async () => ({tables: brought, as_of, rows_in: 1})
      } satisfies Source,
      store: openStore(folder),
      reporter: {step() {}, progress() {}, say() {}},
      signal: new AbortController().signal,
      isDry,
      ...(compute && {compute})
    });

  test("stores the evening without the company that is in error, names it, and takes it again when it is right", async () => {
    const folder = `${temporaryFolder()}/store`;
    await run(folder, evening(DAYS), NEWEST, {compute: computeTables});
    const slip = (row: Row) =>
      row.code === one && row.date === "2024-02-26" ? {...row, market_cap_cny_100m: 4820} : row;
    const outcome = await run(folder, evening([...DAYS, next[0]!], slip), next[0]!, {compute: computeTables});
    expect(outcome.status).toBe("ok");
    expect(outcome.findings.filter(({severity}) => severity === "held")).toEqual([
      expect.objectContaining({check: "cap", key: `${one}/2024-02-26`})
    ]);
    expect(outcome.message).toMatch(
      /; 1 company is held back, as last published: cap:pe_history:\w{6}\.\w\w\/2024-02-26: /
    );
    const stored = await (await openStore(folder).current())!.readAll();
    const last = (code: string) => stored.pe_history.filter((row) => row.code === code).at(-1)!.date;
    expect(codes.slice(0, 3).map(last)).toEqual([NEWEST, next[0], next[0]]);
    expect(stored.pe_percentiles.filter(({code}) => code === one).length).toBeGreaterThan(0);
    expect((await openStore(folder).runs()).at(-1)!.message).toContain("held back");

    const mended = await run(folder, evening([...DAYS, ...next]), next[1]!, {compute: computeTables});
    expect(mended.findings.filter(({severity}) => severity === "held")).toEqual([]);
    const whole = await (await openStore(folder).current())!.readAll();
    expect(whole.pe_history.filter(({code}) => code === one)).toHaveLength(DAYS.length + 2);
  });

  test.each([
    [1, "; 1 company is held back, as last published: cap:pe_history:100000.SZ/2024-02-26: x"],
    [10, /^; 10 companies are held back.* cap:pe_history:100009\.SZ\/2024-02-26: x$/],
    [112, /^; 112 companies are held back.*100009\.SZ\/2024-02-26: x; and 102 more$/]
  ])("of %i the record names ten at most, and says how many", (n, message) => {
    const findings = Array.from({length: n}, (_, i) => ({
      ...({severity: "held", check: "cap", table: "pe_history", message: "x"} as const),
      key: `${100_000 + i}.SZ/2024-02-26`
    }));
    const said = heldBack(findings);
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
    expect(said.split("cap:pe_history")).toHaveLength(Math.min(n, 10) + 1);
  });

  test("keeps the last good whole where more are in error, and says so when it is dry", async () => {
    const folder = `${temporaryFolder()}/store`;
    await run(folder, evening(DAYS), NEWEST);
    const slip = (row: Row) => (row.date === "2024-02-26" ? {...row, market_cap_cny_100m: 4820} : row);
    for (const isDry of [true, false]) {
      const outcome = await run(folder, evening([...DAYS, next[0]!], slip), next[0]!, {isDry});
      expect(outcome.status).toBe("kept_last_good");
      expect(outcome.message).toMatch(/^gate: cap:pe_history:.*\(and 2 more\)$/);
    }
    expect((await openStore(folder).current())!.as_of).toBe(NEWEST);
  });

  test("of a first history holds back, too", async () => {
    const folder = `${temporaryFolder()}/store`;
    const slip = (row: Row) =>
      row.code === one && row.date === NEWEST ? {...row, market_cap_cny_100m: 4} : row;
    const outcome = await run(folder, evening(DAYS, slip), NEWEST);
    expect([outcome.status, outcome.findings.some(({severity}) => severity === "held")]).toEqual([
      "ok",
      true
    ]);
    const stored = await (await openStore(folder).current())!.readAll();
    expect(stored.pe_history.some(({code}) => code === one)).toBe(false);
    expect(stored.valuations.some(({code}) => code === one)).toBe(true);
  });
});
