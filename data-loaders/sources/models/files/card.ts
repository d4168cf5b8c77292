import {parseDocument} from "yaml";
import {BadInput} from "../../../badInput.js";
import type {EvidenceScore} from "../../../models/evidence.js";
import {JsonPlace} from "./jsonPlace.js";
import {byPreference} from "./metrics.js";
import {evidenceBenchmark, evidenceModel, evidenceScore, firstByName, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {benchmarkUnit, type ScoreUnit, toBenchmarkUnit} from "./scoreUnit.js";

/** The front matter of a Markdown text, and the row that it begins in; null where it has none. */
function frontMatter(text: string): string | null {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  return found ? found[1]! : null;
}

/** Whether a Markdown file is a model card with results: `model-index` stands in its front matter. */
export function isCard(text: string): boolean {
  return /^model-index[ \t]*:/m.test(frontMatter(text) ?? "");
}

/**
 * Reads the results of a Hugging Face model card: the metrics of `model-index`, each data set a benchmark. Cards hold
 * fractions and percents side by side, so that the unit of each must stand in `mapping.json`, under the name of the
 * file, the data set or the metric. Of several metrics of a data set the first by the order of `metrics.ts` counts.
 * Throws BadInput with the path within the front matter for another layout, and for a unit that is not said.
 */
export function readCard(file: string, text: string, {mapping}: ReadOptions): ModelFile {
  const root = parseYaml(file, frontMatter(text)!);
  const licence = root.get("license");
  const scores: EvidenceScore[] = [];
  const units = new Map<string, {readonly unit: ScoreUnit; readonly metric: string}>();
  const names: string[] = [];
  let rowsIn = 0;
  for (const entry of root.get("model-index").items()) {
    const model = entry.get("name").text();
    names.push(model);
    const results = entry.get("results").items();
    for (const result of results) {
      const benchmark = benchmarkOf(result, results);
      const metrics = metricsOf(result, [file, benchmark], mapping);
      const [first, ...others] = metrics;
      const {unit, metric} = units.get(benchmark) ?? {unit: first.unit, metric: first.type};
      if (benchmarkUnit(unit) !== benchmarkUnit(first.unit))
        first.place.fail(`${benchmark} in ${first.unit}, and above in ${unit}`);
      units.set(benchmark, {unit, metric});
      rowsIn += metrics.length;
      const also = others.map(({type, score}) => `also ${type} ${Number(score.toPrecision(6))}`);
      scores.push(
        evidenceScore({
          model,
          benchmark,
          score: first.score,
          n_shot: result.get("dataset").get("args").get("num_few_shot").maybeCount(),
          protocol: [first.type, ...also].join("; "),
          ...evaluatorOf(result, first.isVerified),
          source: `model card, ${file}`,
          at: `${file} ${first.place.path}`
        })
      );
    }
  }
  return {
    file,
    what: "model card",
    evidence: {
      models: firstByName(
        names.map((name) =>
          evidenceModel({
            name,
            licence: typeof licence.value === "string" ? licence.value : null,
            source: `model card, ${file}`
          })
        )
      ),
      benchmarks: [...units].map(([name, {unit, metric}]) =>
        evidenceBenchmark({
          name,
          metric,
          unit: benchmarkUnit(unit),
          higher_is_better: unit !== "loss",
          source: `model card, ${file}`
        })
      ),
      scores,
      aliases: []
    },
    rowsIn,
    leftOut: [],
    notes: []
  };
}

interface CardMetric {
  readonly place: JsonPlace;
  readonly type: string;
  readonly score: number;
  readonly unit: ScoreUnit;
  readonly isVerified: boolean;
}

/** The data set; with its part, where the card has several parts of it. */
function benchmarkOf(result: JsonPlace, results: readonly JsonPlace[]): string {
  const nameOf = (each: JsonPlace) =>
    each.get("dataset").get("name").maybeText() ?? each.get("dataset").get("type").text();
  const partOf = (each: JsonPlace) => each.get("dataset").get("config").maybeText();
  const name = nameOf(result);
  const parts = new Set(results.filter((each) => nameOf(each) === name).map(partOf));
  return parts.size > 1 && partOf(result) !== null ? `${name} ${partOf(result)}` : name;
}

/** The metrics of a result, the one that counts first. */
function metricsOf(
  result: JsonPlace,
  names: readonly string[],
  mapping: ReadOptions["mapping"]
): [CardMetric, ...CardMetric[]] {
  const metrics = result
    .get("metrics")
    .items()
    .map((metric) => metricOf(metric, names, mapping))
    .sort((a, b) => byPreference({metric: a.type, filter: ""}, {metric: b.type, filter: ""}));
  const [first, ...others] = metrics;
  return first ? [first, ...others] : result.get("metrics").fail("empty");
}

function metricOf(metric: JsonPlace, names: readonly string[], mapping: ReadOptions["mapping"]): CardMetric {
  const type = metric.get("type").text();
  const value = metric.get("value");
  const said = [...names, metric.get("name").maybeText() ?? type, type].map(
    (name) => mapping(name)?.unit ?? null
  );
  const unit = said.find((each) => each !== null);
  if (!unit)
    return value.fail(
      `${names[1]} says no unit; mapping.json can, under the file, the data set or the metric: {${JSON.stringify(names[1])}: {"unit": "percent"}}`
    );
  const score = toBenchmarkUnit(value.place, value.number(), unit);
  return {place: value, type, score, unit, isVerified: metric.get("verified").value === true};
}

/** A card is its developer's word, but for what a service verified; a source beside it may be anyone's. */
function evaluatorOf(
  result: JsonPlace,
  isVerified: boolean
): Pick<EvidenceScore, "origin" | "evaluated_by" | "source_url"> {
  const source = result.get("source");
  const evaluated_by = source.get("name").maybeText();
  const source_url = source.get("url").maybeText();
  if (isVerified) return {origin: "third_party", evaluated_by: evaluated_by ?? "Hugging Face", source_url};
  return {origin: source.isMissing ? "self" : "unknown", evaluated_by, source_url};
}

function parseYaml(file: string, text: string): JsonPlace {
  const document = parseDocument(text, {schema: "core", uniqueKeys: true, prettyErrors: true});
  const [error] = document.errors;
  if (error) {
    const [first = ""] = error.message.split("\n");
    // The line before the front matter counts, too.
    throw new BadInput(
      {file, row: (error.linePos?.[0].line ?? 0) + 1},
      `broken YAML (${first.slice(0, 200)})`,
      undefined,
      {publicly: "broken YAML"}
    );
  }
  try {
    return new JsonPlace(file, document.toJS({maxAliasCount: 100}));
  } catch (cause) {
    throw new BadInput({file}, `broken YAML (${(cause as Error).message.split("\n")[0]})`, undefined, {
      cause,
      publicly: "broken YAML"
    });
  }
}
