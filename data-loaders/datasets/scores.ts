import type {Row} from "../contract.js";
import {REPORT, type ReportFiles} from "../sources/report.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";
import type {Model} from "./models.js";

const FACTS_HEADER = ["printed_name", "benchmark_id", "name", "category", "random_baseline"];
const SCORES_HEADER = ["benchmark", "metric", "model", "score", "score_mark", "benchmark_mark"];
const CATEGORIES = ["knowledge", "commonsense", "reading", "reasoning", "math", "code"] as const;
/** The report's last row is a mean, not a benchmark: it is published apart. */
const AVERAGE = "Average";

/**
 * Reads Figure 1: benchmarks in printed order, their scores, and the printed averages.
 * Throws BadInput for a name nobody knows, a score outside 0 to 100, a second score of a model on a benchmark.
 */
export async function readScores(read: ReportFiles, models: ReadonlyMap<string, Model>) {
  const file = "benchmarks.csv";
  const facts = await readFacts(read);
  const rows = readTable(file, await read("benchmarks"), SCORES_HEADER);
  checkUnique(file, rows, "model", (r) => `${r.text("benchmark")} × ${r.text("model")}`);
  const averages = rows.filter((r) => r.text("benchmark") === AVERAGE);
  const scores = rows.filter((r) => r.text("benchmark") !== AVERAGE);
  return {
    benchmarks: benchmarkRows(scores, facts),
    scores: scores.map((r) => scoreRow(r, facts, models)),
    average_printed: averages.map((r) => ({
      model_id: modelOf(r, models).model_id,
      average: percent(r),
      source: REPORT.source
    }))
  };
}

type Facts = ReadonlyMap<
  string,
  {benchmark_id: string; name: string; category: string; random_baseline: number}
>;

async function readFacts(read: ReportFiles): Promise<Facts> {
  const file = "benchmark-facts.csv";
  const rows = readTable(file, await read("benchmark-facts"), FACTS_HEADER);
  checkUnique(file, rows, "printed_name", (r) => r.text("printed_name"));
  checkUnique(file, rows, "benchmark_id", (r) => r.text("benchmark_id"));
  return new Map(
    rows.map((r) => [
      r.text("printed_name"),
      {
        benchmark_id: r.text("benchmark_id"),
        name: r.text("name"),
        category: r.oneOf("category", CATEGORIES),
        random_baseline: baseline(r)
      }
    ])
  );
}

function benchmarkRows(scores: readonly TextRow[], facts: Facts): Row[] {
  const first = new Map<string, TextRow>();
  for (const r of scores) {
    const before = first.get(r.text("benchmark"));
    if (!before) first.set(r.text("benchmark"), r);
    for (const field of ["metric", "benchmark_mark"])
      if (before && before.maybeText(field) !== r.maybeText(field))
        r.fail(field, `differs from row ${before.row}`);
  }
  return [...first.values()].map((r) => ({
    ...factsOf(r, facts),
    metric: r.maybeText("metric"),
    mark: r.maybeText("benchmark_mark") === null ? null : r.oneOf("benchmark_mark", ["†"])
  }));
}

function scoreRow(r: TextRow, facts: Facts, models: ReadonlyMap<string, Model>): Row {
  const model = modelOf(r, models);
  const mark = r.maybeText("score_mark") === null ? null : r.oneOf("score_mark", ["*"]);
  return {
    model_id: model.model_id,
    benchmark_id: factsOf(r, facts).benchmark_id,
    score: percent(r),
    score_stderr: null,
    mark,
    // The paper's table note: `*` marks what Google ran itself; the others' scores are those their developers published.
    evaluated_by: mark === "*" ? "Google" : model.developer,
    protocol: r.maybeText("metric"),
    as_of: REPORT.published,
    source: REPORT.source,
    source_url: REPORT.paper
  };
}

function percent(r: TextRow, field = "score"): number {
  const value = r.number(field);
  return value >= 0 && value <= 100 ? value : r.fail(field, "outside 0 to 100");
}

// Normalised scores divide by 100 − baseline.
function baseline(r: TextRow): number {
  const value = percent(r, "random_baseline");
  return value < 100 ? value : r.fail("random_baseline", "not below 100");
}

function modelOf(r: TextRow, models: ReadonlyMap<string, Model>): Model {
  return models.get(r.text("model")) ?? r.fail("model", "unknown model");
}

function factsOf(r: TextRow, facts: Facts) {
  return facts.get(r.text("benchmark")) ?? r.fail("benchmark", "unknown benchmark");
}
