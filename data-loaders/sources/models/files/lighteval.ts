import type {JsonPlace} from "./jsonPlace.js";
import {chooseMetric, type Measured} from "./measured.js";
import {evidenceBenchmark, evidenceModel, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {dayOf, fromFileName} from "./runTime.js";
import {benchmarkUnit} from "./scoreUnit.js";

const HARNESS = "lighteval";

/** Whether a JSON file has the keys of lighteval. */
export function isLighteval(root: JsonPlace): boolean {
  return root.has("config_general") && root.has("results");
}

/** Means over what a run happened to hold are no tasks. */
const MEANS = new Set(["all", "all_grouped"]);

/**
 * Reads results of lighteval: the model of the run, and a benchmark and a score in percent for each task. A mean over
 * the parts of a task (`mmlu:_average`) is a benchmark by the task's name; the mean over all of a run is none.
 * Throws BadInput with the JSON path for what has another layout.
 */
export function readLighteval(root: JsonPlace, {mapping, today}: ReadOptions): ModelFile {
  const {file} = root;
  const source = `${HARNESS}, ${file}`;
  const general = root.get("config_general");
  const name = general.get("model_name").maybeText() ?? general.get("model_config").get("model_name").text();
  const madeAt = fromFileName(file, today);
  const limit = general.get("max_samples").maybeNumber();
  const settings = limit === null ? [] : [`limit ${limit}`];
  const entries = root.get("results").entries();
  const tasks = entries
    .filter(([key]) => !MEANS.has(key))
    .map(([key, place]) => ({
      ...taskOf(key, place),
      place,
      of: chooseMetric(place, metricsOf(place), mapping),
      key
    }));
  return {
    file,
    what: "lighteval results",
    evidence: {
      models: [evidenceModel({name, source, isOwn: true})],
      benchmarks: tasks.map(({task, of}) =>
        evidenceBenchmark({
          name: task,
          metric: of.name,
          unit: benchmarkUnit(of.metric.unit),
          higher_is_better: of.metric.higher_is_better,
          source
        })
      ),
      scores: tasks.map(({task, n_shot, key, place, of}) =>
        evidenceScore({
          model: name,
          benchmark: task,
          score: of.score,
          score_stderr: of.score_stderr,
          n_shot,
          n_samples: docsOf(configOf(root.get("config_tasks"), key)),
          protocol: [of.protocol, ...settings].join("; "),
          evaluated_by: HARNESS,
          origin: "third_party",
          as_of: dayOf(madeAt),
          source,
          at: `${file} ${place.path}`
        })
      ),
      aliases: []
    },
    rowsIn: tasks.length,
    leftOut: entries
      .filter(([key]) => MEANS.has(key))
      .map(([key]) => ({what: key, why: "a mean, not a task"})),
    notes: [],
    madeAt,
    settings: settings.join("; "),
    isRun: true
  };
}

/** `gsm8k|0`, before `leaderboard|gsm8k|0` and `leaderboard|gsm8k|0|0`: the task and its shots. */
function taskOf(key: string, place: JsonPlace): {task: string; n_shot: number} {
  const found = /^(?:[^|]+\|)?([^|]+)\|(\d+)(?:\|[01])?$/.exec(key);
  if (!found) return place.fail("not a task of lighteval (task|shots)");
  return {task: found[1]!.replace(/:_average$/, ""), n_shot: Number(found[2])};
}

/** What a run was configured with for a task: under its key, in older versions without its shots. */
function configOf(tasks: JsonPlace, key: string): JsonPlace {
  const names = [key, key.replace(/\|[01]$/, ""), key.replace(/\|\d+(?:\|[01])?$/, "")];
  return tasks.get(names.find((name) => tasks.has(name)) ?? key);
}

function metricsOf(task: JsonPlace): Measured[] {
  return task
    .entries()
    .filter(([key]) => !key.endsWith("_stderr"))
    .map(([key, value]) => ({metric: key, filter: "", value, stderr: task.get(`${key}_stderr`)}));
}

function docsOf(config: JsonPlace): number | null {
  const docs = config.get("effective_num_docs").maybeNumber();
  // -1 stands for a task that was not counted.
  return docs === null || docs <= 0 ? null : docs;
}
