import {createHash} from "node:crypto";
import {desc, from} from "arquero";
import {BadInput} from "../badInput.js";
import type {Row, Tables} from "../contract.js";
import {splitEffort, splitHyphenedEffort} from "../sources/models/tables/effort.js";
import type {EvidenceBenchmark, EvidenceModel, EvidenceScore, ModelEvidence, NameKind} from "./evidence.js";
import {type NameIndex, nameIndex, nearest, slugOf} from "./names.js";

/** The tables of models and what is said of them. */
export type ModelTables = Pick<Tables, "models" | "benchmarks" | "scores" | "aliases" | "unmatched_names">;

/**
 * Lays what files and feeds say of models over the tables of before. Facts that stand stay, and what is missing of
 * them is filled in, by the first that says it. Names are matched by alias, by id or to the letter, never by guess: a
 * score of a model that nobody knows is left out and its name listed with the nearest candidates, unless its file
 * says who made it and whether its weights are open. Throws BadInput for a name that has no letter, and for a score in
 * another unit than its benchmark's, or of the other direction.
 */
export function addEvidence<T extends ModelTables>(before: T, evidence: readonly ModelEvidence[]): T {
  const aliases = aliasRows(before.aliases, evidence);
  const known = (kind: NameKind) =>
    new Map(aliases.filter((row) => row.kind === kind).map((row) => [String(row.alias), String(row.id)]));
  const developers = known("developer");
  const families = new Map<string, string>();
  for (const {family} of before.models) addFamily(families, family ?? null);
  const names = {aliases: known("model"), developers, families};
  const models = nameIndex(before.models, {id: "model_id", aliases: names.aliases});
  const benchmarkNames = known("benchmark");
  const benchmarks = nameIndex(before.benchmarks, {id: "benchmark_id", aliases: benchmarkNames});
  const unmatched: Row[] = [...before.unmatched_names];
  const scores: Row[] = [...before.scores];
  for (const {models: named, benchmarks: tested, scores: given} of evidence) {
    for (const model of named) addModel(models, model, names);
    for (const benchmark of tested) addBenchmark(benchmarks, benchmark, benchmarkNames);
    const strangers = {
      model: new Map<string, EvidenceScore[]>(),
      benchmark: new Map<string, EvidenceScore[]>()
    };
    for (const score of given) {
      const [model_id, benchmark_id] = [models.find(score.model), benchmarks.find(score.benchmark)];
      if (model_id === null) push(strangers.model, score.model, score);
      if (benchmark_id === null) push(strangers.benchmark, score.benchmark, score);
      if (model_id === null || benchmark_id === null) continue;
      const developer = models.row(model_id)?.developer ?? null;
      scores.push(scoreRow(score, {model_id, benchmark_id, developer, developers}));
    }
    unmatched.push(
      ...unmatchedRows("model", strangers.model, models, names.aliases),
      ...unmatchedRows("benchmark", strangers.benchmark, benchmarks, benchmarkNames)
    );
  }
  return {
    ...before,
    models: models.rows(),
    benchmarks: benchmarks.rows(),
    scores: preferred(withIds(scores)),
    aliases,
    unmatched_names: deduped(unmatched, ["kind", "name", "source"])
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const all = map.get(key);
  if (all) all.push(value);
  else map.set(key, [value]);
}

/** Aliases each once, the last of several: a reader's own goes before the embedded one. */
function aliasRows(before: readonly Row[], evidence: readonly ModelEvidence[]): Row[] {
  const all = [...before, ...evidence.flatMap(({aliases}) => aliases.map((each) => ({...each})))] as Row[];
  return [...new Map(all.map((row) => [`${row.kind} ${row.alias}`, row])).values()];
}

interface Names {
  readonly aliases: ReadonlyMap<string, string>;
  readonly developers: ReadonlyMap<string, string>;
  /** Families as they are written, by their small letters. */
  readonly families: Map<string, string>;
}

/** The first spelling of a family counts. */
function addFamily(families: Map<string, string>, family: Row[string]): void {
  const key = String(family).toLowerCase();
  if (family !== null && !families.has(key)) families.set(key, String(family));
}

function addModel(models: NameIndex, given: EvidenceModel, {aliases, developers, families}: Names): void {
  const id = idOf(given.name, aliases, given.source);
  const row: Row = {
    model_id: id,
    name: nameOf(given.name, id),
    family: given.family ?? familyOf(given.name, families),
    developer: given.developer === null ? null : (developers.get(given.developer) ?? given.developer),
    params_b: given.params_b,
    open_weights: given.open_weights,
    release_date: given.release_date,
    source_url: given.source_url,
    licence: given.licence,
    release_precision: given.release_precision,
    source: given.source
  };
  const known = models.row(models.find(given.name) ?? id);
  const isTaken = given.isOwn || (row.developer !== null && row.open_weights !== null);
  if (!known && !isTaken) return;
  const next = known ? filled(known, row) : row;
  models.put(next);
  addFamily(families, next.family ?? null);
}

function addBenchmark(
  benchmarks: NameIndex,
  given: EvidenceBenchmark,
  aliases: ReadonlyMap<string, string>
): void {
  const {name, category, metric, random_baseline, unit, higher_is_better, n_items, released, source} = given;
  const id = idOf(name, aliases, source);
  const row: Row = {
    benchmark_id: id,
    name,
    category,
    metric,
    random_baseline,
    mark: null,
    unit,
    higher_is_better,
    n_items,
    released,
    source
  };
  const known = benchmarks.row(benchmarks.find(name) ?? id);
  if (!known) benchmarks.put(row);
  else {
    if ((known.unit ?? unit) !== unit)
      throw new BadInput({file: source, field: name}, `is measured in ${known.unit}, here in`, unit);
    if (given.isDirectionSaid && (known.higher_is_better ?? higher_is_better) !== higher_is_better)
      throw new BadInput(
        {file: source, field: name},
        `is better the ${known.higher_is_better ? "higher" : "lower"} it is; here higher_is_better is`,
        higher_is_better
      );
    // How a report ran a benchmark is the report's.
    benchmarks.put(filled(known, {...row, metric: known.metric ?? null}));
  }
}

/** The row of before with what it lacks. */
function filled(before: Row, next: Row): Row {
  const gaps = Object.entries(next).filter(([column]) => (before[column] ?? null) === null);
  const row = {...before, ...Object.fromEntries(gaps)};
  // A day goes with how precise it is.
  if ("release_precision" in next && (before.release_date ?? null) !== null)
    return {...row, release_precision: before.release_precision ?? "day"};
  if ("release_precision" in next && next.release_date !== null)
    return {...row, release_precision: next.release_precision ?? "unknown"};
  return row;
}

function idOf(name: string, aliases: ReadonlyMap<string, string>, source: string): string {
  const id = aliases.get(name) ?? slugOf(name);
  if (id === "") throw new BadInput({file: source}, "a name without a letter or a digit", name);
  return id;
}

/** A name without the effort in brackets, where that is what the id leaves out: `Claude Opus 4 (16K)`. */
function nameOf(name: string, id: string): string {
  const plain = name.replace(/ \([^)]*\)$/, "");
  return slugOf(name) !== id && slugOf(plain) === id ? plain : name;
}

/** The word that a name begins with, Gemma of `Gemma 3 27B IT`, written as the family is that is known. */
function familyOf(name: string, families: ReadonlyMap<string, string>): string {
  const word = /\p{Letter}+/u.exec(name.split("/").at(-1) ?? name)?.[0] ?? name;
  return families.get(word.toLowerCase()) ?? word;
}

interface Subject {
  readonly model_id: string;
  readonly benchmark_id: string;
  readonly developer: Row[string];
  readonly developers: ReadonlyMap<string, string>;
}

function scoreRow(given: EvidenceScore, {model_id, benchmark_id, developer, developers}: Subject): Row {
  const said =
    given.evaluated_by === null ? null : (developers.get(given.evaluated_by) ?? given.evaluated_by);
  const origin =
    given.origin === "third_party" && said !== null && said === developer ? "self" : given.origin;
  return {
    model_id,
    benchmark_id,
    score: given.score,
    score_stderr: given.score_stderr,
    mark: null,
    evaluated_by: said ?? (origin === "self" ? developer : null),
    protocol: given.protocol,
    as_of: given.as_of,
    source: given.source,
    source_url: given.source_url,
    score_id: null,
    variant: given.variant,
    thinking: given.thinking ?? effortIn(given.model, model_id),
    n_shot: given.n_shot,
    n_samples: given.n_samples,
    origin,
    retrieved: given.retrieved,
    is_preferred: null
  };
}

/** The effort that a name says and the id that it stands for leaves out: of `GPT-5 (high)`, which is `gpt-5`. */
function effortIn(name: string, id: string): string | null {
  if (slugOf(name) === id) return null;
  const {thinking} = [splitEffort(name), splitHyphenedEffort(name, () => false)].find(
    (each) => each.thinking
  ) ?? {
    thinking: null
  };
  const isInId = thinking !== null && `-${id}-`.includes(`-${slugOf(thinking)}-`);
  return isInId ? null : thinking;
}

/** What makes a score another one: not its value, which its source may correct. */
const TOLD_APART = [
  ...(["source", "evaluated_by", "protocol", "variant", "thinking", "n_shot"] as const)
] as const;

/**
 * Gives each score its id, `<model>/<benchmark>/<what tells it apart, hashed>`, and leaves out those that say the same
 * twice. Of several that only their value tells apart the first has the plain id, the others a number behind it.
 */
export function withIds(scores: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  const rows = scores.map((row) => {
    const hash = createHash("sha256").update(JSON.stringify(TOLD_APART.map((key) => row[key] ?? null)));
    return {...row, score_id: `${row.model_id}/${row.benchmark_id}/${hash.digest("hex").slice(0, 8)}`};
  });
  return deduped(rows, ["score_id", "score", "as_of"]).map((row) => {
    const id = String(row.score_id);
    const n = (seen.get(id) ?? 0) + 1;
    seen.set(id, n);
    return n === 1 ? row : {...row, score_id: `${id}.${n}`};
  });
}

/** The first row of each key. */
function deduped(rows: readonly Row[], key: readonly string[]): Row[] {
  // A table of no rows has no columns that it could be asked for.
  return rows.length === 0
    ? []
    : (from([...rows])
        .dedupe(...key)
        .objects() as Row[]);
}

const ORIGINS = ["report", "self", "third_party", "unknown"];

/** Marks the one score of a model on a benchmark that is shown where a reader asks for no other: report, then self, then third party, then unknown; of these the newest, then by id. */
function preferred(scores: readonly Row[]): Row[] {
  if (scores.length === 0) return [];
  const ranked = scores.map((row) => ({
    ...row,
    rank: ORIGINS.indexOf(String(row.origin)),
    day: row.as_of ?? ""
  }));
  const first = new Set(
    (
      from(ranked)
        .orderby("rank", desc("day"), "score_id")
        .dedupe("model_id", "benchmark_id")
        .objects() as Row[]
    ).map(({score_id}) => score_id)
  );
  return scores.map((row) => ({...row, is_preferred: first.has(row.score_id ?? null)}));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every name that a row is known by: its own, and its aliases. */
function allNames(index: NameIndex, id: string, aliases: ReadonlyMap<string, string>): Named[] {
  return [
    ...index.rows().map((row) => ({id: String(row[id]), name: String(row.name)})),
    ...[...aliases].flatMap(([name, of]) => (index.row(of) ? [{id: of, name}] : []))
  ];
}

/** Where an alias stands for an id that nobody has, such as a mistyped one, what is near that id was meant. */
function unmatchedRows(
  kind: "model" | "benchmark",
  strangers: ReadonlyMap<string, readonly EvidenceScore[]>,
  index: NameIndex,
  aliases: ReadonlyMap<string, string>
): Row[] {
  const known = allNames(index, `${kind}_id`, aliases);
  return [...strangers].map(([name, scores]) => ({
    kind,
    name,
    candidates: nearest(aliases.get(name) ?? name, known).join(", ") || null,
    rows: scores.length,
    source: scores[0]!.source
  }));
}
