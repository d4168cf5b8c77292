import {readFile} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {readTable, type TextRow} from "../textTable.js";
import type {EvidenceAlias, EvidenceScore, ModelEvidence, Origin} from "./evidence.js";

/** Scores beyond the reports', gathered by hand, each row with its source: beside the loaders, wherever they run. */
const FOLDER = path.join(import.meta.dirname, "../data");
const TIMELINE = "mmlu_timeline.csv";
const NEWER = "newer_models.csv";
/** As the rows of tables cite what is ours. */
const OURS = "Benchfolio";
const ORIGINS: readonly Origin[] = ["self", "third_party", "unknown"];
const VARIANTS = ["base", "instruct", "reasoning"] as const;

const ALIAS_HEADER = ["kind", "alias", "id", "thinking"];
const BENCHMARK_HEADER = ["name", "category", "random_baseline", "n_items", "released", "source"];
const PROTOCOL_HEADER = [
  ...["protocol", "variant", "thinking", "n_shot", "origin", "evaluated_by", "score_stderr"]
];
const FAMILY_HEADER = ["prefix", "family"];
const LIST_HEADER = ["file", "retrieved"];
const ORIGIN_HEADER = ["score_origin", "origin", "evaluated_by"];
const TIMELINE_HEADER = [
  ...["name", "org", "release_date", "open_weights", "params_b", "mmlu", "shots", "shots_in_source"],
  ...["params_source", "open_weights_source", "variant", "score_origin", "source", "date_source", "note"]
];
const NEWER_HEADER = [
  ...["model", "developer", "params_b", "open_weights", "release_date", "license"],
  ...["benchmark", "score_pct", "protocol", "source"]
];

/**
 * The scores that come with the notebook: MMLU of open and closed models over time, and newer models on eight
 * benchmarks, with what a benchmark is and the names that mean the same. Throws BadInput, which names file, row and cell.
 */
export async function embeddedEvidence(folder = FOLDER): Promise<ModelEvidence> {
  const read = async (name: string, header: readonly string[]) => {
    const file = path.relative("", path.join(folder, name));
    const text = await readFile(file, "utf8").catch((cause) => {
      throw new BadInput({file}, `cannot be read (${(cause as Error).message})`);
    });
    return readTable(file, text, header);
  };
  const names = await read("model-aliases.csv", ALIAS_HEADER);
  const efforts = new Map(names.map((r) => [r.text("alias"), r.maybeText("thinking")]));
  const protocols = byText(await read("score-protocols.csv", PROTOCOL_HEADER), "protocol");
  const origins = byText(await read("timeline-origins.csv", ORIGIN_HEADER), "score_origin");
  const days = new Map(
    (await read("lists.csv", LIST_HEADER)).map((r) => [r.text("file"), r.date("retrieved")])
  );
  // Names that do not begin with their family's.
  const prefixes = await read("families.csv", FAMILY_HEADER);
  const familyOf = (name: string) =>
    prefixes.find((r) => name.startsWith(r.text("prefix")))?.text("family") ?? null;
  const retrieved = (list: string) => days.get(list) ?? null;
  const timeline = await read(TIMELINE, TIMELINE_HEADER);
  const newer = await read(NEWER, NEWER_HEADER);
  return {
    aliases: names.map(aliasOf),
    benchmarks: (await read("benchmarks.csv", BENCHMARK_HEADER)).map((r) => ({
      name: r.text("name"),
      category: r.text("category"),
      metric: null,
      random_baseline: r.number("random_baseline"),
      unit: "percent",
      higher_is_better: true,
      n_items: r.maybeNumber("n_items"),
      released: r.maybeText("released") === null ? null : `${r.text("released")}-01`,
      source: r.text("source")
    })),
    models: [
      ...timeline.map((r) => ({
        name: r.text("name"),
        developer: r.text("org"),
        ...factsOf(r, familyOf(r.text("name"))),
        licence: null,
        source: r.text("date_source"),
        source_url: null
      })),
      ...newer.map((r) => ({
        name: r.text("model"),
        developer: r.text("developer"),
        ...factsOf(r, familyOf(r.text("model"))),
        licence: r.maybeText("license"),
        source: r.text("source"),
        source_url: null
      }))
    ],
    scores: [
      ...timeline.map((r, i) =>
        timelineScore(r, {origins, efforts, retrieved: retrieved(TIMELINE), at: `${TIMELINE} row ${i + 2}`})
      ),
      ...newer.map((r, i) =>
        newerScore(r, {protocols, efforts, retrieved: retrieved(NEWER), at: `${NEWER} row ${i + 2}`})
      )
    ]
  };
}

function byText(rows: readonly TextRow[], field: string): ReadonlyMap<string, TextRow> {
  return new Map(rows.map((r) => [r.text(field), r]));
}

function aliasOf(r: TextRow): EvidenceAlias {
  const kind = r.oneOf("kind", ["model", "benchmark", "developer"] as const);
  return {kind, alias: r.text("alias"), id: r.text("id"), source: OURS};
}

/** Size, weights and release of a model, as both lists have them. */
function factsOf(r: TextRow, family: string | null) {
  const open = r.maybeText("open_weights");
  return {
    isOwn: true,
    family,
    params_b: r.maybeNumber("params_b"),
    open_weights: open === null ? null : r.oneOf("open_weights", ["yes", "no"]) === "yes",
    ...releaseOf(r)
  };
}

function releaseOf(r: TextRow) {
  const text = r.maybeText("release_date");
  if (text === null) return {release_date: null, release_precision: "unknown"} as const;
  if (/^\d{4}-\d{2}$/.test(text)) return {release_date: `${text}-01`, release_precision: "month"} as const;
  return {release_date: r.date("release_date"), release_precision: "day"} as const;
}

interface Maps {
  readonly efforts: ReadonlyMap<string, string | null>;
  readonly retrieved: string | null;
  readonly at: string;
}

function timelineScore(
  r: TextRow,
  {origins, efforts, retrieved, at}: Maps & {readonly origins: ReadonlyMap<string, TextRow>}
): EvidenceScore {
  const said = origins.get(r.text("score_origin")) ?? r.fail("score_origin", "not in timeline-origins.csv");
  // A number that its source does not state is convention, not evidence.
  const shots = r.oneOf("shots_in_source", ["yes", "no"]) === "yes" ? r.maybeText("shots") : null;
  const [n = null] = /^\d+/.exec(shots ?? "") ?? [];
  return {
    model: r.text("name"),
    benchmark: "MMLU",
    score: r.number("mmlu"),
    score_stderr: null,
    variant: r.oneOf("variant", VARIANTS),
    thinking: efforts.get(r.text("name")) ?? null,
    n_shot: n === null ? null : Number(n),
    n_samples: null,
    protocol: shots === null ? null : shots.replace(/^(\d+)/, "$1-shot"),
    evaluated_by: said.maybeText("evaluated_by"),
    origin: said.oneOf("origin", ORIGINS),
    as_of: null,
    retrieved,
    source: r.text("source"),
    source_url: null,
    at
  };
}

function newerScore(
  r: TextRow,
  {protocols, efforts, retrieved, at}: Maps & {readonly protocols: ReadonlyMap<string, TextRow>}
): EvidenceScore {
  const said = protocols.get(r.text("protocol")) ?? r.fail("protocol", "not in score-protocols.csv");
  return {
    model: r.text("model"),
    benchmark: r.text("benchmark"),
    score: r.number("score_pct"),
    score_stderr: said.maybeNumber("score_stderr"),
    variant: said.maybeText("variant") === null ? null : said.oneOf("variant", VARIANTS),
    thinking: efforts.get(r.text("model")) ?? said.maybeText("thinking"),
    n_shot: said.maybeNumber("n_shot"),
    n_samples: null,
    protocol: r.text("protocol"),
    evaluated_by: said.maybeText("evaluated_by"),
    origin: said.oneOf("origin", ORIGINS),
    as_of: null,
    retrieved,
    source: r.text("source"),
    source_url: null,
    at
  };
}
