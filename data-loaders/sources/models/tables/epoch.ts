import {BadInput} from "../../../badInput.js";
import type {EvidenceScore, ModelEvidence} from "../../../models/evidence.js";
import {type Collector, collect} from "./collect.js";
import {effortOfDisplayName, splitEffort} from "./effort.js";
import {
  categoryOf,
  type EpochFile,
  KNOWN_FILES,
  NATIVE_SCORES,
  type NativeScore,
  SETTINGS,
  STANDARD_ERRORS
} from "./epochFiles.js";
import {type NamedRow, type NamedTable, type Provenance, readNamedTable, tidy, toPercent} from "./rows.js";

/** A benchmark of the hub, as `benchmark_metadata.csv` declares it. */
export interface EpochBenchmark extends EpochFile {
  /** In percent. */
  readonly random_baseline: number | null;
  readonly released: string | null;
  readonly supersededBy: string | null;
}

/** A version of a model, as `model_metadata.csv` has it. */
export interface EpochModel {
  /** The name of the model; of a group that holds several models, the version's own. */
  readonly name: string;
  readonly displayName: string | null;
  readonly developer: string | null;
  readonly open_weights: boolean | null;
  readonly release_date: string | null;
}

/** What stands beside the files of scores. */
export interface EpochContext extends Provenance {
  /** By the file's name without `.csv`. Missing: what is known of the files. */
  readonly benchmarks?: ReadonlyMap<string, EpochBenchmark>;
  /** By version. */
  readonly models?: ReadonlyMap<string, EpochModel>;
}

const HUB = "https://epoch.ai/benchmarks";
const EVALUATOR = "Epoch AI";
/** SWE-bench Verified has 500 tasks, of which Epoch runs these. */
const SWE_BENCH_TASKS = 484;
const GPQA_NEW_PROMPT = "2026-02-20";
/** Half the width of a 90% interval of a normal distribution, in standard deviations. */
const Z_90 = 1.6449;

/** The files that Epoch itself ran, and those that it collected from others. */
export function isExternal(file: string): boolean {
  return /_external(?:\.csv)?$/.test(file);
}

/** The score columns and scales of `benchmark_metadata.csv`, by file without ending. Throws BadInput. */
export function readEpochMetadata(file: string, text: string): Map<string, EpochBenchmark> {
  const columns = ["benchmark", "source_file", "score_column", "scale", "random_baseline"];
  const table = readNamedTable(file, text, {required: [...columns, "release_date", "superseded_by"]});
  const found = new Map<string, EpochBenchmark>();
  for (const row of table.rows) {
    const source = row.text("source_file");
    const scoreColumn = row.text("score_column");
    // A benchmark without a file is only named on the publisher's pages.
    if (source === null || scoreColumn === null) continue;
    const name = source.replace(/\.csv$/, "");
    if (found.has(name)) row.fail("source_file", "stands twice");
    const scale = row.number("scale") ?? row.fail("scale", "is empty");
    if (scale <= 0 || scale > 1) row.fail("scale", "not above 0 and at most 1");
    const baseline = row.number("random_baseline");
    found.set(name, {
      benchmark: row.text("benchmark") ?? row.fail("benchmark", "is empty"),
      scoreColumn,
      scale,
      random_baseline: baseline === null ? null : toPercent(baseline),
      released: row.day("release_date"),
      supersededBy: row.text("superseded_by")
    });
  }
  if (found.size === 0) throw new BadInput({file}, "declares no score column");
  return found;
}

/** The versions of `model_metadata.csv`, by the name of the version. Throws BadInput. */
export function readEpochModels(file: string, text: string): Map<string, EpochModel> {
  const required = ["model_version", "model_group", "date", "display_name", "organization", "accessibility"];
  const rows = readNamedTable(file, text, {required}).rows.filter((row) => row.text("model_version"));
  const versions = new Map<string, Set<string>>();
  for (const row of rows) {
    const group = row.text("model_group");
    if (group === null) continue;
    const known = versions.get(group) ?? new Set();
    versions.set(group, known.add(bareVersion(row.text("model_version")!).model.toLowerCase()));
  }
  const found = new Map<string, EpochModel>();
  for (const row of rows) {
    const version = row.text("model_version")!;
    if (found.has(version)) continue;
    const group = row.text("model_group");
    // One group may hold previews and finals, or several sizes: models of their own.
    const isOneModel = group !== null && versions.get(group)!.size === 1;
    found.set(version, {
      name: isOneModel ? group : bareVersion(version).model,
      displayName: row.text("display_name"),
      developer: firstOrganisation(row.text("organization")),
      open_weights: isOpen(row.text("accessibility")),
      release_date: row.day("date")
    });
  }
  return found;
}

/** The provider before a version says where it ran: `fireworks/`, `/HFEndpoint/`. */
function bareVersion(version: string) {
  return splitEffort(version.replace(/^(?:\/?[\w.-]+\/)+/, ""));
}

/** The first of `Google DeepMind,Google`. */
function firstOrganisation(text: string | null): string | null {
  return (text ?? "").split(",")[0]!.trim() || null;
}

function isOpen(accessibility: string | null): boolean | null {
  if (accessibility === null || /^unknown$/i.test(accessibility)) return null;
  return /^open weights\b/i.test(accessibility);
}

/**
 * The scores of one file of the hub, its own runs or those collected from others, whatever its columns besides.
 * Shares are percent. Throws BadInput for a file whose score column and unit nobody declared, for a missing column,
 * and for a score outside of what its unit can be.
 */
export function readEpochScores(file: string, text: string, context: EpochContext): ModelEvidence {
  const name = fileName(file, context);
  const declared = declaredOf(name, context);
  const native = NATIVE_SCORES[name];
  if (!declared && !native)
    throw new BadInput({file}, "its score column and unit are not declared (benchmark_metadata.csv)");
  const errors = STANDARD_ERRORS[name]?.column;
  const required = [
    ...["Model version", "Release date", "Organization"],
    ...(isExternal(name) ? [] : ["stderr", "Started at"]),
    ...(errors === undefined ? [] : [errors])
  ];
  const table = readNamedTable(file, text, {
    required: [...required, ...(declared ? [declared.scoreColumn] : []), ...(native ? [native.column] : [])]
  });
  const into = collect();
  if (declared) addShares(into, table, {name, declared, context});
  if (native) addNative(into, table, {name, native, context});
  return into.evidence();
}

/** The file's name without its ending. Copies have words before it: `epoch_mmlu_external.csv`. */
function fileName(file: string, {benchmarks}: EpochContext): string {
  const name = file.replace(/^.*[\\/]/, "").replace(/\.csv$/i, "");
  const known = [...Object.keys(KNOWN_FILES), ...Object.keys(NATIVE_SCORES)];
  if (benchmarks || known.includes(name)) return name;
  const fits = known.filter((each) => name.endsWith(`_${each}`) || name.endsWith(`-${each}`));
  return fits.sort((a, b) => b.length - a.length)[0] ?? name;
}

/** What makes a share of a file's scores; null where they are none, or nobody said. */
function declaredOf(name: string, {benchmarks}: EpochContext): EpochBenchmark | null {
  if (NATIVE_SCORES[name] && !NATIVE_SCORES[name].version) return null;
  const declared = benchmarks ? benchmarks.get(name) : KNOWN_FILES[name];
  return declared ? {random_baseline: null, released: null, supersededBy: null, ...declared} : null;
}

interface Shares {
  readonly name: string;
  readonly declared: EpochBenchmark;
  readonly context: EpochContext;
}

function addShares(into: Collector, table: NamedTable, {name, declared, context}: Shares): void {
  const {benchmark, scoreColumn, scale} = declared;
  into.benchmark({
    name: benchmark,
    category: categoryOf(name),
    metric: scoreColumn,
    random_baseline: declared.random_baseline,
    unit: "percent",
    released: declared.released,
    source: context.source
  });
  const scored = table.rows.flatMap((row) => {
    const model = modelOf(row, context);
    const score = shareIn(row, scoreColumn, scale);
    return model === null || score === null ? [] : [{row, model, score}];
  });
  // Who writes a fraction into a column of percents makes every model a hundred times worse.
  if (scale < 1 && scored.length > 1 && scored.every(({score}) => score <= 100 * scale))
    throw new BadInput(
      {file: table.file, field: scoreColumn},
      `every score is at most 1, where ${1 / scale} is full marks`
    );
  for (const {row, model, score} of withoutRounded(scored, name)) {
    into.model(model.facts);
    into.score({
      model: model.facts.name,
      benchmark,
      score,
      ...settingsOf(row, model, {name, declared, context}),
      score_stderr: stderrOf(row, name, table, scale),
      at: row.at(scoreColumn)
    });
  }
}

/** A cell as percent. `77.0%` is what it says, whatever the scale. */
function shareIn(row: NamedRow, column: string, scale: number): number | null {
  const percent = /^([\d.]+)\s*%$/.exec(row.text(column) ?? "")?.[1];
  const score = percent === undefined ? row.number(column) : Number(percent);
  if (score === null) return null;
  const share = percent === undefined ? toPercent(score * scale) : score;
  if (!(share >= 0 && share <= 100))
    row.fail(column, `${share}% by its scale of ${scale}, not between 0 and 100`);
  return share;
}

function stderrOf(row: NamedRow, name: string, {columns}: NamedTable, scale: number): number | null {
  const {column, scale: own} = STANDARD_ERRORS[name] ?? {column: "stderr", scale};
  const stderr = columns.includes(column) ? row.number(column) : null;
  if (stderr === null) return null;
  const points = toPercent(stderr * own);
  return points >= 0 && points <= 100 ? points : row.fail(column, "no standard error of a share");
}

function addNative(
  into: Collector,
  table: NamedTable,
  {
    name,
    native,
    context
  }: {readonly name: string; readonly native: NativeScore; readonly context: EpochContext}
): void {
  const {column, unit, metric, higher_is_better, version} = native;
  for (const row of table.rows) {
    const score = row.number(column);
    const model = modelOf(row, context);
    if (score === null || model === null) continue;
    if (unit === "minutes" && score <= 0) row.fail(column, "no length of time");
    if (unit === "loss" && score < 0) row.fail(column, "no loss");
    const of = version ? ` ${row.text(version.column) ?? version.missing}` : "";
    const benchmark = `${native.benchmark}${of}`;
    into.benchmark({
      name: benchmark,
      category: categoryOf(name),
      metric,
      unit,
      higher_is_better,
      source: context.source
    });
    into.model(model.facts);
    const settings = settingsOf(row, model, {name, declared: null, context});
    into.score({...settings, model: model.facts.name, benchmark, score, at: row.at(column)});
  }
}

interface RowModel {
  readonly facts: Parameters<Collector["model"]>[0];
  readonly thinking: string | null;
}

/** The model of a row, null where it names none: some rows of agents are linked to no model. */
function modelOf(row: NamedRow, {models, source}: EpochContext): RowModel | null {
  const version = row.text("Model version");
  const shown = row.text("Name");
  if (version === null && shown === null) return null;
  const known = version === null ? undefined : models?.get(version);
  const split = version === null ? splitEffort(shown!) : bareVersion(version);
  return {
    thinking: split.thinking ?? effortOfDisplayName(known?.displayName ?? shown ?? ""),
    facts: {
      name: known?.name ?? split.model,
      developer: known?.developer ?? firstOrganisation(row.text("Organization")),
      open_weights: known?.open_weights ?? null,
      release_date: known?.release_date ?? row.day("Release date"),
      source,
      source_url: HUB
    }
  };
}

function settingsOf(
  row: NamedRow,
  {thinking}: RowModel,
  {name, declared, context}: Omit<Shares, "declared"> & {readonly declared: EpochBenchmark | null}
): Omit<EvidenceScore, "model" | "benchmark" | "score" | "at" | "score_stderr" | "variant"> {
  const started = row.day("Started at");
  const isOwn = !isExternal(name);
  const shots = row.number("Shots");
  const said = SETTINGS.flatMap(([column, words]) => {
    const text = row.text(column);
    return text === null ? [] : [words(text)];
  });
  const protocol = [
    ...(isOwn ? ["run by Epoch AI"] : said),
    ...(name === "gpqa_diamond" && started
      ? [`prompt ${started < GPQA_NEW_PROMPT ? "before" : "since"} ${GPQA_NEW_PROMPT}`]
      : []),
    ...(name === "swe_bench_verified" ? [`${SWE_BENCH_TASKS} of the 500 tasks`] : []),
    ...(declared?.supersededBy ? [`questions superseded by ${declared.supersededBy}`] : [])
  ];
  return {
    thinking,
    n_shot: shots !== null && Number.isInteger(shots) && shots >= 0 ? shots : null,
    n_samples: name === "swe_bench_verified" ? SWE_BENCH_TASKS : null,
    protocol: protocol.join("; ") || null,
    evaluated_by: isOwn ? EVALUATOR : row.text("Source"),
    origin: isOwn ? "third_party" : "unknown",
    as_of: isOwn ? started : null,
    retrieved: context.retrieved,
    source: context.source,
    source_url: urlOf(row) ?? HUB
  };
}

function urlOf(row: NamedRow): string | null {
  const cells = ["Log viewer", "Source link", "Source Link", "Source"].map((column) => row.text(column));
  return cells.find((text) => text !== null && /^https?:\/\//.test(text)) ?? null;
}

interface Scored {
  readonly row: NamedRow;
  readonly model: RowModel;
  readonly score: number;
}

/** Terminal-Bench came in twice: of a model and agent, a score that is another one rounded to three digits goes. */
function withoutRounded(scored: readonly Scored[], name: string): readonly Scored[] {
  if (name !== "terminalbench_external") return scored;
  const keyOf = ({row, model}: Scored) =>
    `${model.facts.name} ${model.thinking} ${row.text("Agent")?.toLowerCase().replace(/[\s-]/g, "")}`;
  const groups = new Map<string, number[]>();
  for (const each of scored) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each.score]);
  return scored.filter((each) =>
    groups
      .get(keyOf(each))!
      .every((other) => other === each.score || tidy(Math.round(other * 10) / 10) !== each.score)
  );
}

/**
 * The Epoch Capabilities Index: a rating of its own, not a percentage. Its 90% bootstrap interval becomes a standard
 * error (half its width over 1.645); the two models that anchor the scale have none. Values are fitted anew with each
 * publication, so the day of retrieval is their only date: `date` is the model's release. Throws BadInput.
 */
export function readEpochIndex(file: string, text: string, {source, retrieved}: Provenance): ModelEvidence {
  const bounds = ["eci_ci_low", "eci_ci_high"] as const;
  const required = ["Model", "eci", ...bounds, "date", "Organization", "Model accessibility"];
  const table = readNamedTable(file, text, {required});
  const into = collect();
  const benchmark = "Epoch Capabilities Index";
  into.benchmark({name: benchmark, category: "index", metric: "ECI", unit: "rating", source});
  for (const row of table.rows) {
    const score = row.number("eci");
    if (score === null) continue;
    const [low, high] = bounds.map((column) => row.number(column));
    if ((low === null) !== (high === null)) row.fail("eci_ci_low", "an interval with one end");
    if (low !== null && high !== null && !(low! <= score && score <= high!))
      row.fail("eci", `outside its interval, ${low} to ${high}`);
    const name = row.text("Model") ?? row.fail("Model", "is empty");
    into.model({
      name,
      developer: firstOrganisation(row.text("Organization")),
      open_weights: isOpen(row.text("Model accessibility")),
      release_date: row.day("date"),
      source,
      source_url: "https://epoch.ai/eci"
    });
    into.score({
      model: name,
      benchmark,
      score,
      score_stderr: low === null ? null : Number(((high! - low!) / (2 * Z_90)).toPrecision(4)),
      protocol: low === null ? "anchor of the scale" : "standard error from the 90% bootstrap interval",
      evaluated_by: EVALUATOR,
      origin: "third_party",
      retrieved,
      source,
      source_url: "https://epoch.ai/eci",
      at: row.at("eci")
    });
  }
  return into.evidence();
}
