import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {type DuckDBConnection, readRows} from "../../../data-loaders/engine.js";
import {openWasm, type WasmEngine} from "../../duckdbWasm.js";
import {runs} from "../../length.js";
import {type Asked, expected} from "./oracle.js";
import {
  call,
  type Day,
  double,
  histories,
  historyRows,
  KINDS,
  LOSSES,
  openHistory,
  pe,
  replaceHistory,
  WINDOWS
} from "./syntheticHistory.js";

let node: DuckDBConnection;
let wasm: WasmEngine;
beforeAll(async () => {
  node = await openHistory([]);
  wasm = await openWasm({});
});

const asOf = fc.constantFrom("2024-02-29", "2024-02-23", "2023-06-30", "2020-02-29", "2011-11-11");
const years = fc.constantFrom(...WINDOWS);

function byCode(days: readonly Day[]): Map<string, Day[]> {
  const codes = new Map<string, Day[]>();
  for (const day of days) codes.set(day.code, [...(codes.get(day.code) ?? []), day]);
  return codes;
}

/** What a plain program says of every company under every kind and treatment of losses. */
function expectedRows(days: readonly Day[], options: Pick<Asked, "asOf" | "years" | "value">) {
  return [...byCode(days)]
    .filter(([, own]) => own.some(({date}) => date <= options.asOf))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, own]) =>
      [...LOSSES].sort().flatMap((losses) =>
        [...KINDS].sort().map((kind) => ({
          code,
          as_of: options.asOf,
          window_years: options.years,
          kind,
          losses,
          basis: "ttm",
          ...expected(own, {...options, kind, losses})
        }))
      )
    );
}

/** Equal in every column, percentiles to the last digits of a double. */
function expectSame(rows: readonly object[], wanted: readonly {percentile: number | null}[]): void {
  expect(rows).toEqual(
    wanted.map((row) => ({
      ...row,
      percentile: row.percentile === null ? null : expect.closeTo(row.percentile, 9)
    }))
  );
}

describe("the definition", () => {
  test("gives what a plain program gives, for every company, kind, treatment of losses and window", async () => {
    await fc.assert(
      fc.asyncProperty(histories(), asOf, years, async (days, day, window) => {
        await replaceHistory(node, days);
        const rows = await call(node, `pe_strips_of('${day}', window_years := ${window})`);
        expectSame(rows, expectedRows(days, {asOf: day, years: window}));
      }),
      {numRuns: runs(25, 240)}
    );
  });

  test("ranks a what-if value as a plain program does", async () => {
    await fc.assert(
      fc.asyncProperty(histories(1), asOf, years, pe, async (days, day, window, value) => {
        await replaceHistory(node, days);
        const macro = `pe_strip_of('synthetic-0', '${day}', window_years := ${window}, value := ${double(value)})`;
        expectSame(await call(node, macro), expectedRows(days, {asOf: day, years: window, value}));
      }),
      {numRuns: runs(25, 240)}
    );
  });

  test("gives the same rows, to the last bit, in the browser's engine", async () => {
    const asked = fc.record({day: asOf, window: years, value: pe});
    await fc.assert(
      fc.asyncProperty(histories(), asked, async (days, {day, window, value}) => {
        await replaceHistory(node, days);
        await wasm.replace("pe_history", historyRows(days));
        for (const macro of [
          `pe_strips_of(DATE '${day}', window_years := ${window})`,
          `pe_percentiles_of(DATE '${day}', window_years := ${window}, kind := 'mean', losses := 'dearest')`,
          `pe_strip_of('synthetic-0', DATE '${day}', window_years := ${window}, value := ${double(value)})`,
          `pe_percentile_of_value('synthetic-0', ${double(value)}, DATE '${day}', window_years := ${window})`
        ]) {
          const sql = `SELECT * FROM ${macro} ORDER BY code, losses, kind`;
          expect(wasm.query(sql)).toEqual(await readRows(node, sql));
        }
      }),
      {numRuns: 12}
    );
  });

  test("is understood by both engines before the history is there, and of one without rows", async () => {
    await wasm.replace("pe_history", []);
    await replaceHistory(node, []);
    for (const macro of ["pe_percentiles_of('2024-02-23')", "pe_strip_of('688256.SH', '2024-02-23')"]) {
      expect(wasm.query(`SELECT * FROM ${macro}`)).toEqual([]);
      expect(await readRows(node, `SELECT * FROM ${macro}`)).toEqual([]);
    }
  });
});
