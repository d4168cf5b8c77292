import {JsonPlace} from "./jsonPlace.js";
import {chooseMetric, type Measured} from "./measured.js";
import {evidenceBenchmark, evidenceModel, evidenceScore, type ModelFile, NO_EVIDENCE} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {dayOf, fromIsoTime} from "./runTime.js";
import {benchmarkUnit} from "./scoreUnit.js";

/** What makes a JSON file of a log that inspect_ai wrote as an archive. */
export const INSPECT_COMMAND = "inspect log convert --to json --output-dir <folder> <file>.eval";

const HARNESS = "inspect_ai";

/** Whether a JSON file has the keys of a log of inspect_ai. */
export function isInspectLog(root: JsonPlace): boolean {
  return root.has("eval") && root.has("status") && root.has("version");
}

/**
 * Reads a log of inspect_ai: the model, the task as a benchmark, and its score in percent. A run that did not end well
 * is left out. Of several scorers the first that has a metric of known unit counts; the others are told.
 * Throws BadInput with the JSON path for what has another layout.
 */
export function readInspectLog(root: JsonPlace, {mapping, today}: ReadOptions): ModelFile {
  const {file} = root;
  const run = root.get("eval");
  const head = {file, what: "inspect_ai log", rowsIn: 1, notes: [] as string[], isRun: true};
  const status = root.get("status").text();
  if (status !== "success")
    return {
      ...head,
      evidence: NO_EVIDENCE,
      leftOut: [{what: "the run", why: `status ${status}`}],
      madeAt: null
    };
  const source = `${HARNESS}, ${file}`;
  const name = run.get("model").text();
  // The package that a task comes from is not its name.
  const task = run.get("task").text().replace(/^.*\//, "");
  const madeAt = fromIsoTime(run.get("created"), today);
  const results = root.get("results");
  const of = chooseMetric(results.get("scores"), scorersOf(results), mapping);
  const limit = run.get("config").get("limit");
  const settings = limit.isMissing ? [] : [`limit ${JSON.stringify(limit.value)}`];
  const samples = results.get("completed_samples").maybeCount();
  return {
    ...head,
    evidence: {
      models: [evidenceModel({name, source, isOwn: true})],
      benchmarks: [
        evidenceBenchmark({
          name: task,
          metric: of.name,
          unit: benchmarkUnit(of.metric.unit),
          higher_is_better: of.metric.higher_is_better,
          source
        })
      ],
      scores: [
        evidenceScore({
          model: name,
          benchmark: task,
          score: of.score,
          score_stderr: of.score_stderr,
          n_samples: samples === 0 ? null : samples,
          protocol: [of.protocol, ...settings].join("; "),
          evaluated_by: HARNESS,
          origin: "third_party",
          as_of: dayOf(madeAt),
          source,
          at: `${file} ${results.path}`
        })
      ],
      aliases: []
    },
    leftOut: [],
    settings: settings.join("; "),
    madeAt
  };
}

/** The metrics of all scorers; the filter is the scorer, where there are several. */
function scorersOf(results: JsonPlace): Measured[] {
  const scorers = results.get("scores").items();
  const missing = new JsonPlace(results.file, undefined);
  return scorers.flatMap((scorer, i) => {
    const metrics = scorer.get("metrics");
    return metrics
      .entries()
      .filter(([metric]) => metric !== "stderr")
      .map(([metric, place]) => ({
        metric,
        // The first scorer's comes first by name, too.
        filter: scorers.length === 1 ? "" : i === 0 ? "none" : scorer.get("name").text(),
        value: place.get("value"),
        stderr: metrics.has("stderr") ? metrics.get("stderr").get("value") : missing
      }));
  });
}
