import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {
  CONTRACT,
  type Row,
  TABLE_NAMES,
  type TableName,
  type Tables
} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {runs} from "../../length.js";
import {embedded, reportOf, toCsv} from "../patchedReport.js";

let tables: Tables;
beforeAll(async () => {
  tables = await reportTables();
});

describe("the report's tables", () => {
  test("are those of the contract, and every row has exactly the columns of the contract", () => {
    expect(Object.keys(tables).sort()).toEqual([...TABLE_NAMES].sort());
    for (const name of TABLE_NAMES)
      for (const row of tables[name])
        expect(Object.keys(row).sort(), name).toEqual(Object.keys(CONTRACT[name]).sort());
  });

  test("have no number that is not finite and no text that is empty", () => {
    for (const name of TABLE_NAMES)
      for (const value of tables[name].flatMap((row) => Object.values(row))) {
        if (typeof value === "number") expect(value, name).toSatisfy(Number.isFinite);
        if (typeof value === "string") expect(value, name).toMatch(/\S/);
      }
  });

  test.each([
    ["models", ["model_id"]],
    ["benchmarks", ["benchmark_id"]],
    ["scores", ["model_id", "benchmark_id"]],
    ["average_printed", ["model_id"]],
    ["companies", ["code"]],
    ["financials", ["code", "fiscal_year", "kind"]],
    ["valuations", ["code", "as_of"]],
    ["watchlist", ["code"]],
    ["training", ["model_id"]],
    ["printed_files", ["model_id"]],
    ["gguf_files", ["model_id", "build", "quantization", "source_url"]],
    ["reference_figures", ["measure", "subject_id"]]
  ] satisfies [TableName, string[]][])("%s have one row for each %j", (name, key) => {
    const keys = tables[name].map((row) => key.map((column) => row[column]).join(" "));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(0);
  });
});

/** A cell of a published table that a change of the input has changed. */
interface Change {
  readonly place: string;
  readonly now: unknown;
}

function changes(now: Tables): Change[] {
  return TABLE_NAMES.flatMap((name) => {
    expect(now[name].length, name).toBe(tables[name].length);
    return tables[name].flatMap((row: Row, i) =>
      Object.keys(row)
        .filter((column) => !Object.is(row[column], now[name][i]![column]))
        .map((column) => ({place: `${name}.${column}`, now: now[name][i]![column]}))
    );
  });
}

describe("one changed cell", () => {
  const figure = fc.double({min: -200, max: 200, noNaN: true}).map((value) => value.toFixed(2));
  const junk = fc.oneof(
    fc.string({maxLength: 6}),
    fc.string({unit: "binary", maxLength: 4}),
    fc.double().map(String),
    fc.constantFrom(
      "",
      " ",
      "-",
      "--",
      "---",
      "N/A",
      "NaN",
      "null",
      "Infinity",
      "0x1F",
      "1,5",
      "12%",
      "１２",
      "5.",
      ".5"
    ),
    fc.constantFrom("*", "†", "Average", "MMLU", "Gemma 7B", "688041.SH", "算力", "9".repeat(400))
  );

  /** The file with the cell at (row, column) replaced, the columns of figures more often than others. */
  function mutation(name: string, figures: readonly number[]) {
    const cells = parse(embedded(name)) as string[][];
    const own = fc.constantFrom(...new Set(cells.flat()));
    return fc
      .record({
        row: fc.nat(cells.length - 2),
        column: fc.oneof(fc.constantFrom(...figures), fc.nat(cells[0]!.length - 1)),
        text: fc.oneof(
          figure,
          junk,
          own,
          own.map((text) => ` ${text}\u3000`)
        )
      })
      .map(({row, column, text}) => ({
        text,
        before: cells[row + 1]![column]!,
        csv: toCsv(cells.map((line, i) => (i === row + 1 ? line.with(column, text) : line)))
      }));
  }

  async function tablesOf(name: string, csv: string): Promise<Tables | BadInput> {
    return reportTables(reportOf(async (asked) => (asked === name ? csv : embedded(asked)))).catch(
      (error) => {
        if (error instanceof BadInput) return error;
        throw error;
      }
    );
  }

  const decimal = /^[+-]?(\d+\.?\d*|\.\d+)$/;

  test("of benchmarks.csv is refused with the file's name, or published as it stands and nowhere else", async () => {
    await fc.assert(
      fc.asyncProperty(mutation("benchmarks", [3]), async ({text, before, csv}) => {
        const now = await tablesOf("benchmarks", csv);
        if (now instanceof BadInput) {
          expect(now.message).toMatch(/^2024-03-04-shanghai-securities\/benchmarks\.csv row \d+/);
          expect(text.trim()).not.toBe(before);
          return;
        }
        for (const change of changes(now)) {
          if (change.place === "scores.mark") expect(change.now).toBe(text.trim() === "*" ? "*" : null);
          else if (change.place === "scores.evaluated_by") expect(["", "*"]).toContain(text.trim());
          else {
            expect(["scores.score", "average_printed.average"]).toContain(change.place);
            expect(change.now).toSatisfy((score: number) => score >= 0 && score <= 100);
            expect(text.trim()).toMatch(decimal);
            expect(change.now).toBe(Number(text));
            expect(change.now).toSatisfy(Number.isFinite);
          }
        }
      }),
      {numRuns: runs(80, 600)}
    );
  });

  test("of valuation.csv is refused with the file's name, or published as it stands and nowhere else", async () => {
    await fc.assert(
      fc.asyncProperty(mutation("valuation", [3, 4, 5, 6, 7, 8]), async ({text, before, csv}) => {
        const now = await tablesOf("valuation", csv);
        if (now instanceof BadInput) {
          expect(now.message).toMatch(/^2024-03-04-shanghai-securities\/valuation\.csv/);
          expect(text.trim()).not.toBe(before);
          return;
        }
        const figures =
          /^(financials\.(revenue|net_profit)_(cny_)?100m|valuations\.(forward_pe|pe_percentile_published))$/;
        for (const change of changes(now)) {
          if (change.place.endsWith("_state")) continue;
          expect(change.place).toMatch(figures);
          if (text.trim() === "--") expect(change.now).toBeNull();
          else {
            expect(text.trim()).toMatch(decimal);
            expect(change.now).toBe(Number(text));
            expect(change.now).toSatisfy(Number.isFinite);
          }
        }
        for (const row of now.valuations) {
          expect(row.forward_pe ?? 1).toBeGreaterThan(0);
          expect(row.pe_percentile_published ?? 0).toSatisfy((value: number) => value >= 0 && value <= 100);
          expect(row.forward_pe_state === "ok").toBe(row.forward_pe !== null);
          expect(row.pe_percentile_state === "ok").toBe(row.pe_percentile_published !== null);
        }
      }),
      {numRuns: runs(80, 600)}
    );
  });
});
