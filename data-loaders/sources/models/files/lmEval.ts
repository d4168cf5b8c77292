import type {JsonPlace} from "./jsonPlace.js";
import {chooseMetric, type Measured} from "./measured.js";
import {evidenceBenchmark, evidenceModel, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {dayOf, fromFileName, fromSeconds} from "./runTime.js";
import {benchmarkUnit} from "./scoreUnit.js";

const HARNESS = "lm-evaluation-harness";

/** What stands beside the metrics of a task. */
const NO_METRIC = new Set(["alias", "name", "sample_len", "sample_count", " "]);

/** Whether a JSON file has the keys of lm-evaluation-harness, of any version. */
export function isLmEval(root: JsonPlace): boolean {
  return root.has("results") && root.has("config") && (root.has("versions") || root.has("configs"));
}

/**
 * Reads results of lm-evaluation-harness, in the layouts of versions 0.2 to the current one: the model of the run, a
 * benchmark for each task and each group that has a score of its own, and their scores in percent.
 * Throws BadInput with the JSON path for what has another layout, or is outside of its unit.
 */
export function readLmEval(root: JsonPlace, options: ReadOptions): ModelFile {
  const {file} = root;
  const source = `${HARNESS}, ${file}`;
  const {name, settings} = modelOf(root);
  const madeAt = fromSeconds(root.get("date"), options.today) ?? fromFileName(file, options.today);
  const tasks = root
    .get("results")
    .entries()
    .map(([task, place]) => ({task, place, measured: metricsOf(place)}));
  // A heading over subtasks has an alias and no score.
  const scored = tasks.filter(({measured}) => measured.length > 0);
  const chosen = scored
    .map(({task, place, measured}) => ({
      task,
      place,
      of: chooseMetric(place, measured, options.mapping),
      facts: factsOf(root, task)
    }))
    .map((each) => ({...each, direction: higherIsBetter(root, each.task, each.of.name)}));
  return {
    file,
    what: `${HARNESS} results`,
    evidence: {
      models: [evidenceModel({name, params_b: parametersOf(root), source, isOwn: true})],
      benchmarks: chosen.map(({task, of, facts, direction}) =>
        evidenceBenchmark({
          name: task,
          metric: of.name,
          unit: benchmarkUnit(of.metric.unit),
          higher_is_better: direction ?? of.metric.higher_is_better,
          ...(direction !== null && {isDirectionSaid: true}),
          n_items: facts.n_items,
          source
        })
      ),
      scores: chosen.map(({task, place, of, facts}) =>
        evidenceScore({
          model: name,
          benchmark: task,
          score: of.score,
          score_stderr: of.score_stderr,
          n_shot: facts.n_shot,
          n_samples: facts.n_samples,
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
    leftOut: tasks
      .filter(({measured}) => measured.length === 0)
      .map(({task}) => ({what: task, why: "a heading without a score"})),
    notes: [],
    madeAt,
    settings: settings.join("; "),
    isRun: true
  };
}

/** The metrics of a task: `acc,none` since 0.4.0, `acc` before, each with its `_stderr`. */
function metricsOf(task: JsonPlace): Measured[] {
  const measured: Measured[] = [];
  for (const [key, value] of task.entries()) {
    const [metric = "", filter = ""] = splitAt(key, ",");
    if (NO_METRIC.has(key) || metric.endsWith("_stderr")) continue;
    const stderr = task.get(filter === "" ? `${metric}_stderr` : `${metric}_stderr,${filter}`);
    if (value.value !== null && value.value !== "N/A") value.number();
    // What the harness could not compute is null or "N/A".
    else continue;
    measured.push({metric, filter, value, stderr});
  }
  return measured;
}

function splitAt(text: string, sign: string): string[] {
  const at = text.lastIndexOf(sign);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The model: `model_name` since 0.4.3, before that within the arguments of the command. */
function modelOf(root: JsonPlace): {name: string; settings: string[]} {
  const config = root.get("config");
  const args = argumentsOf(config.get("model_args"));
  const given = root.get("model_name").maybeText() ?? args.pretrained ?? args.model ?? args.engine;
  const name = given ?? config.get("model_args").fail("names no model (pretrained=… or model=…)");
  const settings = [
    ...(args.revision && args.revision !== "main" ? [`revision ${args.revision}`] : []),
    ...limitOf(config),
    ...(root.get("chat_template").isMissing ? [] : ["chat template"])
  ];
  // An adapter is another model than the one it sits on.
  return {name: args.peft ? `${name} + ${args.peft}` : name, settings};
}

function argumentsOf(place: JsonPlace): Record<string, string | undefined> {
  if (place.isMissing || place.value === "") return {};
  if (place.isObject)
    return Object.fromEntries(
      place.entries().map(([key, value]) => [key, typeof value.value === "string" ? value.value : undefined])
    );
  const parts = place
    .text()
    .split(",")
    .map((part) => splitFirst(part));
  return Object.fromEntries(parts.map(([key, value]) => [key.trim(), value.trim() || undefined]));
}

function splitFirst(part: string): [string, string] {
  const at = part.indexOf("=");
  return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
}

function limitOf(config: JsonPlace): string[] {
  const limit = config.get("limit").maybeNumber();
  return limit === null ? [] : [`limit ${limit}`];
}

function parametersOf(root: JsonPlace): number | null {
  const number = root.get("config").get("model_num_parameters").maybeNumber();
  // -1 stands for a model that does not tell.
  return number === null || number <= 0 ? null : Number((number / 1e9).toPrecision(6));
}

/** Questions and shots of a task; of a group those that its subtasks agree on. */
function factsOf(root: JsonPlace, task: string) {
  const leaves = leavesOf(root, task, new Set());
  const samples = root.get("n-samples");
  const sum = (key: string) => {
    const counts = leaves.map((leaf) => samples.get(leaf).get(key).maybeCount());
    return counts.some((count) => count === null)
      ? null
      : counts.reduce<number>((total, count) => total + count!, 0);
  };
  const shots = [...new Set(leaves.map((leaf) => shotsOf(root, leaf)))];
  return {
    n_shot: shots.length === 1 ? shots[0]! : null,
    n_samples: positive(sum("effective")),
    n_items: positive(sum("original"))
  };
}

function positive(count: number | null): number | null {
  return count === 0 ? null : count;
}

/** The tasks below a group, or the task itself. A group of 0.4.0 does not say which are below it: all of the run. */
function leavesOf(root: JsonPlace, task: string, above: ReadonlySet<string>): string[] {
  const below = root.get("group_subtasks").get(task);
  const names = below.isMissing ? [] : below.items().map((item) => item.text());
  const inner = names.filter((name) => !above.has(name) && name !== task);
  if (inner.length > 0) return inner.flatMap((name) => leavesOf(root, name, new Set([...above, task])));
  const isGroup = root.get("groups").has(task) && !root.has("group_subtasks");
  return isGroup
    ? root
        .get("configs")
        .maybeEntries()
        .map(([name]) => name)
    : [task];
}

// A group may say 0 where its subtasks say 5, so that only tasks are asked.
function shotsOf(root: JsonPlace, task: string): number | null {
  return (
    root.get("n-shot").get(task).maybeCount() ??
    root.get("configs").get(task).get("num_fewshot").maybeCount() ??
    root.get("config").get("num_fewshot").maybeCount()
  );
}

/** What the file says of a metric's direction; null where it does not. */
function higherIsBetter(root: JsonPlace, task: string, metric: string): boolean | null {
  const said = root.get("higher_is_better").get(task).get(metric);
  if (said.isMissing) return null;
  return typeof said.value === "boolean" ? said.value : said.fail("neither true nor false");
}
