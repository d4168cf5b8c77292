import type {Row, Tables} from "../contract.js";

/** What may be wrong with a score, or is to be known of it. */
export type Flag =
  | "same_as_other_size"
  | "same_as_other_benchmark"
  | "before_release"
  | "same_model_twice"
  | "benchmark_after_model"
  | "could_have_been_seen";

/** Models whose names differ in more than signs have so many scores in common before they are taken for one. */
const FEWEST_SHARED = 3;

/**
 * `tables` with the flags of their scores: what is like an error that public feeds have had, and which came first, the
 * benchmark or the model. A flag is a reason to look, not a finding; nothing is left out for it.
 */
export function flagScores<T extends Pick<Tables, "models" | "benchmarks" | "scores">>(
  tables: T
): T & Pick<Tables, "score_flags"> {
  return {...tables, score_flags: flagsOf(tables)};
}

/** Rows of `score_flags`, by score and flag: one of each, with the first other score that says so, or the day. */
export function flagsOf({
  models,
  benchmarks,
  scores
}: Pick<Tables, "models" | "benchmarks" | "scores">): Row[] {
  const modelOf = new Map(models.map((row) => [row.model_id ?? null, row]));
  const benchmarkOf = new Map(benchmarks.map((row) => [row.benchmark_id ?? null, row]));
  const flags = [
    ...otherSizes(scores, modelOf),
    ...otherBenchmarks(scores),
    ...twins(scores, models),
    ...scores.flatMap((score) =>
      daysOf(score, modelOf.get(score.model_id ?? null), benchmarkOf.get(score.benchmark_id ?? null))
    )
  ];
  const first = new Map<string, Row>();
  for (const row of flags.sort(byText)) {
    const key = `${row.score_id} ${row.flag}`;
    if (!first.has(key)) first.set(key, row);
  }
  return [...first.values()];
}

function byText(a: Row, b: Row): number {
  const [x, y] = [a, b].map((row) => `${row.score_id}\0${row.flag}\0${row.other_id ?? ""}`) as [
    string,
    string
  ];
  return x < y ? -1 : x > y ? 1 : 0;
}

function flag(score: Row, name: Flag, other: Row[string]): Row {
  return {score_id: score.score_id ?? null, flag: name, other_id: other};
}

function grouped(rows: readonly Row[], key: (row: Row) => string | null): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = key(row);
    if (name === null) continue;
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  return [...groups.values()];
}

const keyOf = (...parts: readonly unknown[]) => JSON.stringify(parts);

/** Scores that a source gives to two sizes of one family on one benchmark: one may be the other's. */
function otherSizes(scores: readonly Row[], modelOf: ReadonlyMap<Row[string], Row>): Row[] {
  const sizeOf = (score: Row) => modelOf.get(score.model_id ?? null)?.params_b ?? null;
  const alike = grouped(scores, (score) => {
    const family = modelOf.get(score.model_id ?? null)?.family ?? null;
    if (family === null || sizeOf(score) === null || isEnd(score)) return null;
    return keyOf(family, score.benchmark_id, score.source, score.score);
  });
  return alike.flatMap((group) =>
    group.flatMap((score) => {
      const other = group.find((each) => sizeOf(each) !== sizeOf(score));
      return other ? [flag(score, "same_as_other_size", other.score_id ?? null)] : [];
    })
  );
}

/** Nothing and full marks are where scores end, and equal without any error. */
function isEnd({score}: Row): boolean {
  return score === 0 || score === 100;
}

/**
 * Scores of a model that are its score on another benchmark to the digit, whoever says that. A whole number may be so
 * by chance: it is flagged where a second model of the source has the same score on the same two benchmarks. Of each
 * score the first other one, by id, is named: of a table of wholes there are millions of pairs.
 */
function otherBenchmarks(scores: readonly Row[]): Row[] {
  const groups = grouped(scores, (row) => (isEnd(row) ? null : keyOf(row.model_id, row.score))).map((group) =>
    group.sort((a, b) => (String(a.score_id) < String(b.score_id) ? -1 : 1))
  );
  const pairOf = (score: Row, other: Row) =>
    [score.source, score.benchmark_id, other.benchmark_id].map(String).join("\0");
  /** The model that has the pair; null: more than one has it. */
  const models = new Map<string, string | null>();
  for (const group of groups)
    for (const score of group)
      for (const other of group) {
        if (score.benchmark_id === other.benchmark_id) continue;
        const [pair, model] = [pairOf(score, other), String(score.model_id)];
        models.set(pair, (models.get(pair) ?? model) === model && models.get(pair) !== null ? model : null);
      }
  const isTelling = (score: Row, other: Row) =>
    !Number.isInteger(score.score) || models.get(pairOf(score, other)) === null;
  return groups.flatMap((group) =>
    group.flatMap((score) => {
      const other = group.find((each) => each.benchmark_id !== score.benchmark_id && isTelling(score, each));
      return other ? [flag(score, "same_as_other_benchmark", other.score_id ?? null)] : [];
    })
  );
}

/**
 * Equal scores of two models that may be one: their names have the same letters and digits, or both have the same
 * scores on the same three benchmarks or more, and no other. Two sizes are two models.
 */
function twins(scores: readonly Row[], models: readonly Row[]): Row[] {
  const modelOf = new Map(models.map((row) => [row.model_id ?? null, row]));
  const own = new Map(
    grouped(scores, ({model_id}) => String(model_id)).map((all) => [all[0]!.model_id ?? null, all])
  );
  const named = grouped(
    models.filter(({model_id}) => own.has(model_id ?? null)),
    ({name}) =>
      String(name)
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number}]/gu, "")
  );
  const scored = grouped(
    [...own.values()].map((all) => modelOf.get(all[0]!.model_id ?? null)!).filter(Boolean),
    ({model_id}) => {
      const all = new Set((own.get(model_id ?? null) ?? []).map((row) => keyOf(row.benchmark_id, row.score)));
      const benchmarks = new Set((own.get(model_id ?? null) ?? []).map((row) => row.benchmark_id));
      return benchmarks.size < FEWEST_SHARED ? null : [...all].sort().join();
    }
  );
  return [...named, ...scored].flatMap((group) =>
    group.flatMap((model) =>
      group
        .filter((other) => other !== model && isSameSize(model, other))
        .flatMap((other) => equalScores(own.get(model.model_id ?? null)!, own.get(other.model_id ?? null)!))
    )
  );
}

function isSameSize(a: Row, b: Row): boolean {
  const [x, y] = [a.params_b ?? null, b.params_b ?? null];
  return x === null || y === null || x === y;
}

function equalScores(scores: readonly Row[], others: readonly Row[]): Row[] {
  const found = new Map(others.map((row) => [keyOf(row.benchmark_id, row.score), row] as const).reverse());
  return scores.flatMap((score) => {
    const other = found.get(keyOf(score.benchmark_id, score.score));
    return other ? [flag(score, "same_model_twice", other.score_id ?? null)] : [];
  });
}

/** What the days of score, model and benchmark say. A day of which only the month is known is compared as a month. */
function daysOf(score: Row, model: Row | undefined, benchmark: Row | undefined): Row[] {
  const release = model?.release_date ?? null;
  if (release === null || model?.release_precision === "unknown") return [];
  const released = String(release);
  const asOf = score.as_of ?? null;
  const isByMonth = model?.release_precision === "month";
  const cut = (day: string) => (isByMonth ? day.slice(0, 7) : day);
  const published = benchmark?.released ?? null;
  // Of a benchmark the month is known at best.
  const [month, born] = [String(published).slice(0, 7), released.slice(0, 7)];
  return [
    ...(asOf !== null && cut(String(asOf)) < cut(released) ? [flag(score, "before_release", released)] : []),
    ...(published !== null && month > born ? [flag(score, "benchmark_after_model", published)] : []),
    ...(published !== null && month < born ? [flag(score, "could_have_been_seen", published)] : [])
  ];
}
