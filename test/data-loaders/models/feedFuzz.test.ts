import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import type {ModelEvidence} from "../../../data-loaders/models/evidence.js";
import {readArenaRows} from "../../../data-loaders/sources/models/tables/arena.js";
import {
  readEpochIndex,
  readEpochMetadata,
  readEpochModels,
  readEpochScores
} from "../../../data-loaders/sources/models/tables/epoch.js";
import {
  readLiveBench,
  readLiveBenchCategories
} from "../../../data-loaders/sources/models/tables/livebench.js";
import {readMmluPro} from "../../../data-loaders/sources/models/tables/mmluPro.js";
import {runs} from "../../length.js";
import * as sample from "./feedSamples.js";

const provenance = {source: "s", retrieved: "2026-10-09"};
const context = {
  ...provenance,
  benchmarks: readEpochMetadata("m", sample.METADATA),
  models: readEpochModels("v", sample.MODEL_METADATA)
};
const categories = readLiveBenchCategories("c", sample.LIVEBENCH_CATEGORIES);

type Read = (text: string) => ModelEvidence;

/** Each table that is CSV, with its reader; `row` errors name `t.csv`. */
const TABLES: Readonly<Record<string, {readonly text: string; readonly read: Read}>> = {
  ...Object.fromEntries(
    Object.entries(sample.EPOCH_FILES)
      .filter(([name]) => context.benchmarks.has(name.replace(".csv", "")) || /vending|btf3/.test(name))
      .map(([name, text]) => [
        name,
        {text, read: (given: string) => readEpochScores(`t/${name}`, given, context)}
      ])
  ),
  eci: {text: sample.ECI, read: (text) => readEpochIndex("t/eci", text, provenance)},
  livebench: {
    text: sample.LIVEBENCH,
    read: (text) => readLiveBench("t/livebench", text, {...provenance, release: "2026-01-08", categories})
  },
  "mmlu-pro": {text: sample.MMLU_PRO, read: (text) => readMmluPro("t/mmlu-pro", text, provenance)}
};
const names = Object.keys(TABLES);

const cellsOf = (text: string) => parse(text, {relax_column_count: true}) as string[][];
const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const textOf = (rows: readonly (readonly string[])[], ending = "\n") =>
  rows.map((cells) => cells.map(quoted).join(",") + ending).join("");

/** What was read, without the places, which follow the rows. */
const contentOf = ({models, benchmarks, scores}: ModelEvidence) => ({
  models,
  benchmarks,
  scores: scores.map(({at: _, ...score}) => score)
});

/** What a mutated text is read as; null where it is refused at a place of it. */
function readOrRefuse(read: Read, text: string): ModelEvidence | null {
  try {
    return read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    expect((error as BadInput).place.file).toMatch(/^t\//);
    return null;
  }
}

function checkPossible({benchmarks, scores, models}: ModelEvidence): void {
  const units = new Map(benchmarks.map(({name, unit}) => [name, unit]));
  const known = new Set(models.map(({name}) => name));
  for (const {model, benchmark, score, score_stderr, n_shot, n_samples} of scores) {
    expect(known.has(model) && units.has(benchmark)).toBe(true);
    expect(Number.isFinite(score) && (score_stderr === null || score_stderr >= 0)).toBe(true);
    if (units.get(benchmark) === "percent") expect(score >= 0 && score <= 100).toBe(true);
    for (const count of [n_shot, n_samples])
      expect(count === null || (Number.isInteger(count) && count >= 0)).toBe(true);
  }
}

describe("a table of a publisher's", () => {
  const layout = fc.record({
    name: fc.constantFrom(...names),
    order: fc.nat(),
    ending: fc.constantFrom("\n", "\r\n"),
    hasMark: fc.boolean(),
    blank: fc.nat(3),
    extra: fc.boolean()
  });

  test("is read the same with its columns in another order, one more, blank rows, and other line ends", () => {
    fc.assert(
      fc.property(layout, ({name, order, ending, hasMark, blank, extra}) => {
        const {text, read} = TABLES[name]!;
        const rows = cellsOf(text);
        const width = rows[0]!.length;
        // LiveBench's columns are tasks, each of which has to be known, and its rows may end early.
        const isFixed = name === "livebench";
        const turn = isFixed ? 0 : order % width;
        const changed = rows.map((cells, i) => {
          const turned = [...cells.slice(turn), ...cells.slice(0, turn)];
          return extra && !isFixed ? [...turned, i === 0 ? "a new column" : "x"] : turned;
        });
        // A column of a row that was blank is not.
        const filled = changed.filter((_, i) => i === 0 || rows[i]!.some((cell) => cell.trim() !== ""));
        const empty = Array.from({length: blank}, () => filled[0]!.map(() => ""));
        const given = `${hasMark ? "\ufeff" : ""}${textOf([...filled, ...empty], ending)}`;
        expect(contentOf(read(given))).toEqual(contentOf(read(text)));
      }),
      {numRuns: runs(60, 2_500)}
    );
  });

  const damage = fc.record({
    name: fc.constantFrom(...names),
    row: fc.nat(),
    column: fc.nat(),
    cell: fc.constantFrom(
      "",
      "-",
      "NaN",
      "Infinity",
      "1e400",
      "-1",
      "101",
      "9999",
      "0.5",
      "50%",
      "1,5",
      '"',
      "x",
      "2026-02-30",
      "0x10",
      " "
    )
  });

  test("with a changed cell is read within what its unit can be, or refused at a place of it", () => {
    fc.assert(
      fc.property(damage, ({name, row, column, cell}) => {
        const {text, read} = TABLES[name]!;
        const rows = cellsOf(text);
        const cells = rows[row % rows.length]!;
        cells[column % cells.length] = cell;
        const found = readOrRefuse(read, textOf(rows));
        if (found) checkPossible(found);
      }),
      {numRuns: runs(150, 2_500)}
    );
  });

  test("with changed bytes is read within what its unit can be, or refused", () => {
    const bytes = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      length: fc.nat(40),
      put: fc.string({maxLength: 3})
    });
    fc.assert(
      fc.property(bytes, ({name, at, length, put}) => {
        const {text, read} = TABLES[name]!;
        const start = at % text.length;
        const found = readOrRefuse(read, text.slice(0, start) + put + text.slice(start + length));
        if (found) checkPossible(found);
      }),
      {numRuns: runs(150, 2_500)}
    );
  });

  test("loses no column that it needs without its name being said", () => {
    for (const [name, columns] of Object.entries({
      "gpqa_diamond.csv": [
        "Model version",
        "Best score (across scorers)",
        "stderr",
        "Organization",
        "Release date"
      ],
      "apex_agents_external.csv": ["Pass@1 score", "Pass@1 Standard Error"],
      "metr_time_horizons_external.csv": ["Time horizon", "average_score"],
      eci: ["eci", "eci_ci_low", "Model accessibility"],
      livebench: ["model"],
      "mmlu-pro": ["Overall", "Data Source", "Law"]
    })) {
      const {text, read} = TABLES[name]!;
      for (const column of columns) {
        const rows = cellsOf(text).map((cells, i, [header]) => {
          const at = header!.indexOf(column);
          return i === 0 ? header!.with(at, "renamed") : cells;
        });
        expect(() => read(textOf(rows))).toThrow(`missing column: ${JSON.stringify(column)}`);
      }
    }
  });
});

describe("rows of Arena's", () => {
  const change = fc.record({
    row: fc.nat(),
    column: fc.constantFrom(...Object.keys(sample.ARENA_TEXT[0]!)),
    value: fc.constantFrom<unknown>(null, "", "x", Number.NaN, -1, 0, 2.5, 1e9, "2026-13-01", true, "1500")
  });

  test("with a changed cell are read with finite ratings, or refused at a place of it", () => {
    fc.assert(
      fc.property(change, ({row, column, value}) => {
        const rows = sample.ARENA_TEXT.map((cells, i) =>
          i === row % sample.ARENA_TEXT.length ? {...cells, [column]: value} : cells
        );
        const found = readOrRefuse(() => readArenaRows("t/arena", rows, {...provenance, subset: "text"}), "");
        if (found) checkPossible(found);
      }),
      {numRuns: runs(150, 2_500)}
    );
  });
});
