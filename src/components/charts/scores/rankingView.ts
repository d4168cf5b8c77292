import {rollup} from "d3";
import type {Average} from "../../../lib/ranking/averages.js";
import type {ChangedOrder, NoInterval, Ranking, Resampled} from "../../../lib/ranking/rankModels.js";
import type {NamedRequest, RankingChoice} from "../../../lib/ranking/requestOf.js";
import type {RankingScoreRow} from "../../../queries/rows/ranking.js";
import {daySpan, provenance} from "../provenance.js";

/** A model in a ranking. */
export interface RankRow {
  readonly model_id: string;
  readonly model: string;
  readonly family: string;
  readonly params_b: number | null;
  readonly rank: number;
  /** The 95% interval of the rank; null where there is none. */
  readonly rank_low: number | null;
  readonly rank_high: number | null;
  /** Percent, or Borda points. */
  readonly value: number | null;
  /** It cannot be told from the first of the order; null without an interval. */
  readonly ties_first: boolean | null;
  readonly p_first: number | null;
  /** The next of the order, and whether the two can be told apart. */
  readonly next_model_id: string | null;
  readonly next_model: string | null;
  readonly p_next: number | null;
  readonly as_of: string;
  readonly source: string;
}

/** What happens to the order when something is left out. */
export interface ChangeRow {
  /** A benchmark's id, or `marked`. */
  readonly left_out_id: string;
  /** A benchmark's name; null for the scores that carry a mark. */
  readonly left_out: string | null;
  readonly category: string | null;
  /** Benchmarks that are left. */
  readonly n_left: number;
  /** Who is first then; none where no benchmark is left. */
  readonly firsts: readonly string[];
  readonly is_first_changed: boolean;
  /** Models whose rank is another, the largest step first. */
  readonly moves: readonly Move[];
  readonly as_of: string;
  readonly source: string;
}

export interface Move {
  readonly model: string;
  readonly from: number;
  readonly to: number;
}

/** A ranking in the names of the page. */
export interface RankingView {
  /** Best first. */
  readonly rows: readonly RankRow[];
  readonly changes: readonly ChangeRow[];
  readonly average: Average;
  readonly resampled: Resampled;
  readonly draws: number;
  readonly seed: number;
  readonly noInterval: NoInterval | null;
  /** The benchmarks that it rests on, by name, and how many others have a score of a model here. */
  readonly benchmarks: readonly string[];
  readonly n_others: number;
  /** Categories whose weight is not 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly isShared: boolean;
  /** Marks of the scores that are ranked, each once. */
  readonly marks: readonly string[];
  readonly source: string;
  readonly asOf: string;
}

/** Puts names to a ranking of these scores. */
export function rankingView(
  scores: readonly RankingScoreRow[],
  {models, benchmarks}: Pick<NamedRequest, "models" | "benchmarks">,
  {average, resampled, seed, isShared, weights}: RankingChoice,
  ranking: Ranking
): RankingView {
  const facts = new Map(scores.map((row) => [row.model_id, row]));
  const named = new Map(scores.map((row) => [row.benchmark_id, row]));
  const shared = ranking.shared.map((column) => benchmarks[column]!);
  const isShown = new Set(shared);
  // Those on which the order rests; where there is none, all that might have been.
  const used = scores.filter(({benchmark_id}) => isShown.has(benchmark_id));
  const about = provenanceOf(used.length > 0 ? used : scores);
  const own = rollup(used, provenanceOf, ({model_id}) => model_id);
  const categories = new Set(scores.map(({category}) => category));
  return {
    rows: ranking.models.map((ranked, at): RankRow => {
      const {model_id, model, family, params_b} = facts.get(models[ranked.model]!)!;
      const next = ranking.models[at + 1];
      const nextId = next ? models[next.model]! : null;
      const {asOf, source} = own.get(model_id) ?? about;
      return {
        ...{model_id, model, family, params_b},
        rank: ranked.rank,
        rank_low: ranked.lo,
        rank_high: ranked.hi,
        value: ranked.value,
        ties_first: ranked.ties_first,
        p_first: ranked.p_first,
        next_model_id: nextId,
        next_model: nextId && facts.get(nextId)!.model,
        p_next: ranked.p_next,
        as_of: asOf,
        source
      };
    }),
    changes: changeRows(
      ranking,
      models.map((id) => facts.get(id)!.model),
      benchmarks.map((id) => named.get(id)!),
      about
    ),
    ...{average, resampled, seed, isShared},
    draws: ranking.draws,
    noInterval: ranking.noInterval,
    benchmarks: shared.map((id) => named.get(id)!.benchmark),
    n_others: benchmarks.length - shared.length,
    weights: Object.fromEntries(
      Object.entries(weights).filter(([category, weight]) => categories.has(category) && weight !== 1)
    ),
    marks: [...new Set(used.flatMap(({score_mark}) => score_mark ?? []))],
    ...about
  };
}

/** Some scores have no day. */
function provenanceOf(rows: readonly RankingScoreRow[]): {source: string; asOf: string} {
  const {source} = provenance(rows.map((row) => ({source: row.source, as_of: ""})));
  return {source, asOf: daySpan(rows.flatMap(({as_of}) => as_of ?? []))};
}

function changeRows(
  {models, changes}: Ranking,
  names: readonly string[],
  benchmarks: readonly RankingScoreRow[],
  {asOf, source}: {readonly asOf: string; readonly source: string}
): ChangeRow[] {
  const before = new Map(models.map(({model, rank}) => [model, rank]));
  const firsts = firstOf(names.map((_, model) => before.get(model)!));
  const row = ({left_out, n, ranks}: ChangedOrder): ChangeRow => {
    const benchmark = left_out === "marked" ? null : benchmarks[left_out]!;
    const now = ranks && firstOf(ranks);
    const moves = (ranks ?? []).flatMap((to, model): Move[] => {
      const from = before.get(model)!;
      return from === to ? [] : [{model: names[model]!, from, to}];
    });
    return {
      left_out_id: benchmark?.benchmark_id ?? "marked",
      left_out: benchmark?.benchmark ?? null,
      category: benchmark?.category ?? null,
      n_left: n,
      firsts: (now ?? []).map((model) => names[model]!),
      is_first_changed: now !== null && now.join() !== firsts.join(),
      moves: moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.from - b.from),
      as_of: asOf,
      source
    };
  };
  // What changes most stands first; the marks before all benchmarks.
  return changes
    .map(row)
    .sort(
      (a, b) =>
        Number(a.left_out !== null) - Number(b.left_out !== null) ||
        b.moves.length - a.moves.length ||
        (a.left_out_id < b.left_out_id ? -1 : 1)
    );
}

function firstOf(ranks: readonly number[]): number[] {
  return ranks.flatMap((rank, model) => (rank === 1 ? [model] : []));
}
