import {formatNumber, MISSING} from "../../../lib/format.js";
import type {RankingMessages} from "../../../lib/messages/ranking.js";
import {FEWEST_TASKS} from "../../../lib/ranking/rankModels.js";
import {ALPHA} from "../../../lib/ranking/ranks.js";
import type {TipContent} from "../plot/tipPicture.js";
import type {RankingView, RankRow} from "./rankingView.js";

/** Names that a note lists; of more it says how many. */
const MOST_NAMES = 30;
const MOST_PAIRS = 8;

/**
 * `≈ 0.3`; below what the draws can tell, `< 0.002`. Digits end where the error of the draws themselves begins: p is
 * twice a share q, so that its standard error is 2·√(q(1 − q) ÷ draws); the first digit that is not 0 always stands.
 */
export function pText(p: number, draws: number): string {
  if (p < 2 / draws) return `< ${formatNumber(2 / draws, 3)}`;
  const q = p / 2;
  const error = 2 * Math.sqrt((q * (1 - q)) / draws);
  return `≈ ${formatNumber(p, Math.max(Math.floor(-Math.log10(error)), Math.ceil(-Math.log10(p))))}`;
}

/** The average of a model as a reader sees it. */
export function valueText({value}: RankRow): string {
  return formatNumber(value, 2);
}

/** The finding of a ranking: who is first, and who cannot be told from it. */
export function rankingFinding(view: RankingView, m: RankingMessages): string {
  const {rows, noInterval, benchmarks} = view;
  const [first] = rows;
  const total = rows.length;
  if (first && total === 1) return m.only(first.model);
  if (!first || first.value === null) return m.noOrder;
  const leaders = rows.filter(({rank}) => rank === 1);
  if (leaders.length > 1)
    return m.shared(
      listed(
        leaders.map(({model}) => model),
        m
      ),
      total
    );
  if (noInterval === "few_tasks") return m.few(first.model, total, benchmarks.length);
  if (noInterval !== null) return m.noErrors(first.model, total);
  const others = total - 1;
  const tied = groupOf(view).length - 1;
  if (tied === 0) return m.tiesNone(first.model, others);
  return tied === others ? m.tiesAll(first.model, others) : m.tiesSome(first.model, tied, others);
}

/** The models that cannot be told from the first, with the first. */
export function groupOf({rows}: RankingView): RankRow[] {
  return rows.filter(({ties_first}) => ties_first);
}

/** The models that cannot be told from the next of the order. */
export function closeTo({rows}: RankingView): RankRow[] {
  return rows.filter(({p_next}) => p_next !== null && p_next > ALPHA);
}

/** By what it is ranked, what was drawn, and as of when. */
export function rankingSubtitle(view: RankingView, m: RankingMessages): string {
  const {average, resampled, draws, benchmarks, asOf} = view;
  const by = m.by[average];
  if (draws === 0) return m.subtitle(by, asOf);
  const times = formatNumber(draws);
  return resampled === "tasks"
    ? m.subtitleTasks(by, times, benchmarks.length, asOf)
    : m.subtitleItems(by, times, asOf);
}

/** What is compared, what was resampled, and who cannot be told apart. */
export function rankingNotes(
  view: RankingView,
  m: RankingMessages,
  categoryName: (category: string) => string
): string[] {
  const {rows, benchmarks, n_others, noInterval, draws, resampled, seed, isShared} = view;
  const weights = weightWords(view.weights, m, categoryName);
  const about = [
    ...(benchmarks.length > 0 ? [comparedOver(view, m)] : []),
    ...(n_others > 0 ? [m.leftOut(n_others)] : []),
    ...(weights === "" ? [] : [m.weighted(weights)]),
    ...(isShared ? [m.categoriesAlike] : [])
  ];
  if (rows.length < 2 || rows[0]!.value === null) return about;
  if (noInterval === "few_tasks") return [...about, m.noteFew(benchmarks.length, FEWEST_TASKS)];
  if (noInterval !== null) return [...about, m.noteNoErrors];
  const group = groupOf(view).slice(1);
  const close = closeTo(view);
  const pairs = close.map(({model, next_model, p_next}) => m.pair(model, next_model!, pText(p_next!, draws)));
  return [
    ...about,
    resampled === "tasks" ? m.noteTasks(benchmarks.length) : m.noteItems,
    ...(group.length > 0
      ? [
          m.group(
            most(
              group.map(({model}) => model),
              MOST_NAMES,
              m
            )
          )
        ]
      : []),
    close.length > 0 ? m.neighbours(most(pairs, MOST_PAIRS, m)) : m.neighboursTold,
    m.pIs(String(seed))
  ];
}

function comparedOver({average, rows, benchmarks}: RankingView, m: RankingMessages): string {
  const names = most(benchmarks, MOST_NAMES, m);
  if (average === "borda") return m.overBorda(benchmarks.length, names);
  if (rows.length < 2) return m.overOne(benchmarks.length, names);
  return rows.length === 2
    ? m.overTwo(benchmarks.length, names)
    : m.overAll(benchmarks.length, rows.length, names);
}

/** `Mathematics × 2, Code × 0`; empty where all weigh 1. */
export function weightWords(
  weights: Readonly<Record<string, number>>,
  m: RankingMessages,
  categoryName: (category: string) => string
): string {
  return Object.entries(weights)
    .flatMap(([category, weight]) =>
      weight === 1 ? [] : [m.weightOf(categoryName(category), String(weight))]
    )
    .join(m.comma);
}

/** What is said of a model: its rank, how sure that is, and the average behind it in large. */
export function rankTip(row: RankRow, {average, draws}: RankingView, m: RankingMessages): TipContent {
  const interval = intervalText(row, m);
  return {
    title: row.model,
    figures: [
      {label: m.columns.rank.label, value: String(row.rank)},
      ...(interval === MISSING ? [] : [{label: m.columns.interval.label, value: interval}]),
      {label: m.by[average], value: valueText(row)}
    ],
    rest: [
      ...(row.p_first === null ? [] : [m.tipFirst(pText(row.p_first, draws))]),
      ...(row.p_next === null ? [] : [m.tipNext(row.next_model!, pText(row.p_next, draws))]),
      `${row.source} · ${row.as_of}`
    ]
  };
}

export function intervalText({rank_low, rank_high}: RankRow, m: RankingMessages): string {
  return rank_low === null || rank_high === null ? MISSING : m.interval(rank_low, rank_high);
}

/** A few names as a title has them. */
function listed(names: readonly string[], m: RankingMessages): string {
  return m.list(most(names, 4, m));
}

function most(names: readonly string[], n: number, m: RankingMessages): readonly string[] {
  return names.length <= n ? names : [...names.slice(0, n - 1), m.andMore(names.length - n + 1)];
}
