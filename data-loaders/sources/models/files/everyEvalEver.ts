import type {EvidenceScore} from "../../../models/evidence.js";
import type {JsonPlace} from "./jsonPlace.js";
import {byPreference} from "./metrics.js";
import {evidenceBenchmark, evidenceModel, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {dayOf, fromIsoTime} from "./runTime.js";
import {benchmarkUnit, type ScoreUnit, toBenchmarkUnit, toErrorUnit} from "./scoreUnit.js";

/** Whether a JSON file has the keys of Every Eval Ever. */
export function isEveryEvalEver(root: JsonPlace): boolean {
  return root.has("schema_version") && root.has("evaluation_results");
}

const VERSIONS = /^0\.(?:2\.2|3\.\d+)$/;

const ORIGINS: Readonly<Record<string, EvidenceScore["origin"]>> = {
  first_party: "self",
  third_party: "third_party",
  collaborative: "unknown",
  other: "unknown"
};

/** What a file calls the units that are known. */
const UNITS: Readonly<Record<string, ScoreUnit>> = {
  ...{
    proportion: "fraction",
    fraction: "fraction",
    ratio: "fraction",
    percent: "percent",
    percentage: "percent"
  },
  ...{"%": "percent", elo: "rating", rating: "rating", minutes: "minutes", usd: "usd", loss: "loss"}
};

/**
 * Reads a record of Every Eval Ever 0.2.2 or 0.3.0: a model, and a benchmark and a score for each of its results. The
 * unit is `metric_unit`, else what `min_score` and `max_score` declare (0 to 1, or 0 to 100), never the value's size.
 * Throws BadInput with the JSON path for another version, another layout, and a unit that is not declared.
 */
export function readEveryEvalEver(root: JsonPlace, {mapping, today}: ReadOptions): ModelFile {
  const {file} = root;
  const version = root.get("schema_version");
  if (!VERSIONS.test(version.text())) version.fail("not a version that is known (0.2.2, 0.3.0)");
  const metadata = root.get("source_metadata");
  const origin = originOf(metadata.get("evaluator_relationship"));
  const isOwn = metadata.get("source_type").text() === "evaluation_run";
  const organization = metadata.get("source_organization_name").text();
  const model = root.get("model_info");
  const name = model.get("name").text();
  const library = root.get("eval_library").get("name").maybeText();
  const source = [metadata.get("source_name").maybeText() ?? organization, `Every Eval Ever, ${file}`].join(
    ", "
  );
  const madeAt = fromIsoTime(root.get("evaluation_timestamp"), today);
  const retrieved = dayOf(fromIsoTime(root.get("retrieved_timestamp"), today));
  const results = root.get("evaluation_results").items();
  const rows = oneEach(
    results.map((result) => {
      const config = result.get("metric_config");
      const metric = config.get("metric_name").maybeText() ?? config.get("metric_id").maybeText();
      const unit = unitOf(result, mapping);
      const details = result.get("score_details");
      const uncertainty = details.get("uncertainty");
      const error = uncertainty.get("standard_error");
      const stderr = error.isObject ? error.get("value") : error;
      const given = details.get("score");
      return {
        benchmark: result.get("evaluation_name").text(),
        lower: lowerIsBetter(config.get("lower_is_better")),
        metric,
        unit,
        settings: settingsOf(result.get("generation_config")),
        score: toBenchmarkUnit(given.place, given.number(), unit),
        score_stderr: stderr.isMissing ? null : toErrorUnit(stderr.place, stderr.number(), unit),
        n_samples: uncertainty.get("num_samples").maybeCount(),
        as_of: dayOf(fromIsoTime(result.get("evaluation_timestamp"), today)) ?? dayOf(madeAt),
        at: `${file} ${result.path}`
      };
    })
  );
  return {
    file,
    what: "Every Eval Ever record",
    evidence: {
      models: [
        evidenceModel({
          name,
          developer: model.get("developer").maybeText(),
          source,
          ...(isOwn && {isOwn})
        })
      ],
      benchmarks: rows.map(({benchmark, metric, unit, lower}) =>
        evidenceBenchmark({
          name: benchmark,
          metric,
          unit: benchmarkUnit(unit),
          higher_is_better: !lower,
          source
        })
      ),
      scores: rows.map((row) =>
        evidenceScore({
          model: name,
          benchmark: row.benchmark,
          score: row.score,
          score_stderr: row.score_stderr,
          n_samples: row.n_samples === 0 ? null : row.n_samples,
          protocol: protocolOf([row.metric, row.also, library === "unknown" ? null : library, row.settings]),
          evaluated_by: organization,
          origin,
          as_of: row.as_of,
          retrieved,
          source,
          at: row.at
        })
      ),
      aliases: []
    },
    rowsIn: results.length,
    leftOut: [],
    notes: [],
    madeAt,
    settings: [...new Set(rows.map((row) => row.settings ?? ""))].join("; "),
    isRun: isOwn
  };
}

interface Result {
  readonly benchmark: string;
  readonly metric: string | null;
  readonly settings: string | null;
  readonly score: number;
}

/**
 * A result each evaluation and setting: of several metrics the one that `metrics.ts` puts first; the others are told.
 * One metric several times is as many results.
 */
function oneEach<T extends Result>(rows: readonly T[]): (T & {readonly also: string | null})[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.benchmark, row.settings]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = group.sort((a, b) => byPreference(keyOf(a), keyOf(b)));
    const counted = sorted.filter(({metric}) => metric === sorted[0]!.metric);
    const others = sorted.filter(({metric}) => metric !== sorted[0]!.metric);
    const also = others.map(({metric, score}) => `${metric ?? "unnamed"} ${Number(score.toPrecision(6))}`);
    return counted.map((row) => ({...row, also: also.length === 0 ? null : `also ${also.join(", ")}`}));
  });
}

function keyOf({metric}: Result) {
  return {metric: (metric ?? "").toLowerCase().replace(/[ -]+/g, "_"), filter: ""};
}

/** How the answers were asked for, as the record says it: `reasoning: high, temperature: 0`. */
function settingsOf(config: JsonPlace): string | null {
  const said = ["generation_args", "additional_details"].flatMap((part) =>
    config.get(part).isObject ? config.get(part).entries() : []
  );
  const words = said
    .filter(([, {value}]) => value !== null && typeof value !== "object")
    .map(([key, {value}]) => `${key}: ${String(value)}`);
  return words.length === 0 ? null : words.join(", ").slice(0, 200);
}

function protocolOf(parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null && part !== "").join("; ") || null;
}

function originOf(place: JsonPlace): EvidenceScore["origin"] {
  const text = place.text();
  return Object.hasOwn(ORIGINS, text) ? ORIGINS[text]! : place.fail("not a relationship that is known");
}

function lowerIsBetter(place: JsonPlace): boolean {
  return typeof place.value === "boolean" ? place.value : place.fail("neither true nor false");
}

function unitOf(result: JsonPlace, mapping: ReadOptions["mapping"]): ScoreUnit {
  const config = result.get("metric_config");
  const name = result.get("evaluation_name").text();
  const metric = config.get("metric_name").maybeText();
  const mapped = mapping(name)?.unit ?? (metric === null ? null : mapping(metric)?.unit);
  if (mapped) return mapped;
  const given = config.get("metric_unit").maybeText()?.toLowerCase();
  if (given !== undefined)
    return Object.hasOwn(UNITS, given)
      ? UNITS[given]!
      : config.get("metric_unit").fail("not a unit that is known; mapping.json can say it");
  const [low, high] = [config.get("min_score").maybeNumber(), config.get("max_score").maybeNumber()];
  if (low === 0 && high === 1) return "fraction";
  if (low === 0 && high === 100) return "percent";
  return config.fail(
    "declares no unit (metric_unit, or scores from 0 to 1 or 0 to 100); mapping.json can say it"
  );
}
