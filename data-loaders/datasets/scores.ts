import {BadInput} from "../badInput.js";
import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import {checkUnique, type TextRow} from "../textTable.js";
import type {Model} from "./models.js";
import {fileOf, readReportFile} from "./reportFile.js";

const FACTS_HEADER = ["printed_name", "benchmark_id", "name", "category", "random_baseline"];
const SCORES_HEADER = ["benchmark", "metric", "model", "score", "score_mark", "benchmark_mark"];
/** The report's last row is a mean, not a benchmark: it is published apart. */
const AVERAGE = "Average";

/**
 * Reads Figure 1: benchmarks in printed order, their scores, and the printed averages.
 * Throws BadInput for a name nobody knows, a score outside 0 to 100, a second score of a model on a benchmark.
 */
export async function readScores(report: Report, models: ReadonlyMap<string, Model>) {
  const facts = await readFacts(report);
  const rows = await readReportFile(report, "benchmarks", SCORES_HEADER, {
    field: "model",
    of: (r) => `${r.text("benchmark")} × ${r.text("model")}`
  });
  const settings = settingsOf(report, rows);
  const averages = rows.filter((r) => r.text("benchmark") === AVERAGE);
  const scores = rows.filter((r) => r.text("benchmark") !== AVERAGE);
  return {
    benchmarks: benchmarkRows(scores, facts, settings.benchmark_marks),
    scores: scores.map((r) => scoreRow(r, {report, settings, facts, models})),
    average_printed: averages.map((r) => ({
      model_id: modelOf(r, models).model_id,
      average: percent(r),
      source: report.facts.source
    }))
  };
}

/** What report.json says of the scores, which it must where there are any. */
function settingsOf({facts}: Report, rows: readonly TextRow[]) {
  if (facts.scores) return facts.scores;
  if (rows.length === 0) return {source_url: null, evaluators: {}, benchmark_marks: [], pair: null};
  throw new BadInput(
    {file: `${facts.report_id}/report.json`, field: "scores"},
    "says nothing of the scores of benchmarks.csv"
  );
}

type Facts = ReadonlyMap<
  string,
  {benchmark_id: string; name: string; category: string; random_baseline: number}
>;

async function readFacts(report: Report): Promise<Facts> {
  const rows = await readReportFile(report, "benchmark-facts", FACTS_HEADER, {field: "printed_name"});
  checkUnique(fileOf(report, "benchmark-facts"), rows, "benchmark_id", (r) => r.text("benchmark_id"));
  return new Map(
    rows.map((r) => [
      r.text("printed_name"),
      {
        benchmark_id: r.text("benchmark_id"),
        name: r.text("name"),
        category: slug(r, "category"),
        random_baseline: baseline(r)
      }
    ])
  );
}

function benchmarkRows(scores: readonly TextRow[], facts: Facts, marks: readonly string[]): Row[] {
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
    mark: r.maybeText("benchmark_mark") === null ? null : r.oneOf("benchmark_mark", marks),
    unit: "percent",
    higher_is_better: true,
    n_items: null,
    released: null,
    source: null
  }));
}

interface ScoreContext {
  readonly report: Report;
  readonly settings: ReturnType<typeof settingsOf>;
  readonly facts: Facts;
  readonly models: ReadonlyMap<string, Model>;
}

function scoreRow(r: TextRow, {report, settings, facts, models}: ScoreContext): Row {
  const model = modelOf(r, models);
  const {evaluators} = settings;
  const mark = r.maybeText("score_mark") === null ? null : r.oneOf("score_mark", Object.keys(evaluators));
  return {
    model_id: model.model_id,
    benchmark_id: factsOf(r, facts).benchmark_id,
    score: percent(r),
    score_stderr: null,
    mark,
    evaluated_by: mark === null ? model.developer : evaluators[mark]!,
    protocol: r.maybeText("metric"),
    as_of: report.facts.published,
    source: report.facts.source,
    source_url: settings.source_url,
    score_id: null,
    variant: null,
    thinking: null,
    n_shot: shotsOf(r.maybeText("metric")),
    n_samples: null,
    origin: "report",
    retrieved: report.facts.published,
    is_preferred: null
  };
}

/** Shots that a metric names: 5 of `5-shot, top-1`. */
function shotsOf(metric: string | null): number | null {
  const [, n = null] = /(\d+)-shot/.exec(metric ?? "") ?? [];
  return n === null ? null : Number(n);
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

// A category is shown under its name in messages/benchmarks.ts, and one that has none there as it is.
function slug(r: TextRow, field: string): string {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(r.text(field)) ? r.text(field) : r.fail(field, "not a slug");
}

function modelOf(r: TextRow, models: ReadonlyMap<string, Model>): Model {
  return models.get(r.text("model")) ?? r.fail("model", "unknown model");
}

function factsOf(r: TextRow, facts: Facts) {
  return facts.get(r.text("benchmark")) ?? r.fail("benchmark", "unknown benchmark");
}
