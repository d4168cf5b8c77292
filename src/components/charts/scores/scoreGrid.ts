import {descending} from "d3";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {AllScoresMessages} from "../../../lib/messages/allScores.js";
import type {AllScoreRow} from "../../../queries/rows/allScores.js";
import {keyed} from "../../export/figureCsv.js";
import type {TextTable} from "../../export/textTable.js";
import type {Figure} from "../../figure.js";
import {modelAddress} from "../../models/modelAddress.js";
import type {Sort} from "../../table/sortRows.js";
import type {GridCell, GridContent, VirtualGrid} from "../../table/virtualGrid.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {daySpan} from "../provenance.js";
import {flagsOf, flagWords, isDoubt} from "./flags.js";
import {categoryOrder} from "./rows.js";

export interface ScoreGridOptions {
  readonly m: AllScoresMessages;
  /** Ids of the models that stand on top. */
  readonly pins: readonly string[];
  /** The benchmark (`key`: its id) whose scores order the models; null is by the number of their scores. */
  readonly sort: Sort | null;
  /** Why a score stands there and no other, and in short. */
  readonly rule: {readonly name: string; readonly why: string};
  /** A source as rows cite it, in the page's language. */
  readonly sourceName: (source: string) => string;
  /** The node that shows it: always the same one, with its focus and its scroll position. */
  readonly grid: () => VirtualGrid;
}

/** One column. */
interface Tested {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly isHigherBetter: boolean;
}

/** One row. */
interface Scored {
  readonly id: string;
  readonly name: string;
  readonly isPinned: boolean;
  readonly scores: ReadonlyMap<string, AllScoreRow>;
}

/** Sources that are named below the table; each score has its own beside it and in the file. */
const MOST_SOURCES = 2;
const SEVERAL = "⁺";
const DOUBT = "‡";

/** A table of any number of models and benchmarks, shaded by score: a row a model, a column a benchmark. */
export function scoreGrid(rows: readonly AllScoreRow[], options: ScoreGridOptions): Figure<AllScoreRow> {
  const {m, grid, rule} = options;
  const shared = {...manySources(rows, options), rows, columns: [], fileColumns: ALL_SCORES_FILE};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const view = gridView(rows, options);
  return {
    ...shared,
    title: finding(view, rows, options),
    subtitle: m.subtitle(shared.asOf),
    renderInteractive: () => {
      const node = grid();
      node.show(gridContent(view, options));
      return node;
    },
    textTable: () => textTable(view, m),
    fileRows: () =>
      view.models.flatMap(({scores}) => view.benchmarks.flatMap(({id}) => scores.get(id) ?? [])),
    notes: [
      m.ruleNote(rule.why, rows.filter(({n_scores}) => n_scores > 1).length),
      ...pinNotes(view, m),
      ...rankNotes(rows, options),
      ...unitNotes(rows, m),
      ...flagNotes(rows, m)
    ]
  };
}

/** The columns of the file: those of `scores` on the report's table, and what is known of any score. */
export const ALL_SCORES_FILE = keyed<AllScoreRow>([
  ...(["benchmark_id", "benchmark", "category", "metric", "random_baseline", "unit"] as const),
  ...(["model_id", "model", "family", "params_b", "developer", "open_weights", "licence"] as const),
  ...(["release_date", "score", "score_stderr", "score_mark", "evaluated_by", "origin", "variant"] as const),
  ...(["thinking", "n_shot", "n_samples", "score_id", "n_scores", "flags", "place", "tied"] as const),
  ...(["rank_low", "rank_high"] as const),
  ...(["as_of", "source", "source_url"] as const)
]);

interface GridView {
  readonly models: readonly Scored[];
  readonly benchmarks: readonly Tested[];
}

/** Models from top to bottom and benchmarks from left to right, as the page shows them. */
export function gridView(
  rows: readonly AllScoreRow[],
  {pins, sort}: Pick<ScoreGridOptions, "pins" | "sort">
): GridView {
  const benchmarks = new Map<string, Tested & {readonly category: string}>();
  const models = new Map<string, Scored & {readonly scores: Map<string, AllScoreRow>}>();
  for (const row of rows) {
    const {benchmark_id, benchmark, category, unit, higher_is_better, model_id, model} = row;
    if (!benchmarks.has(benchmark_id))
      benchmarks.set(benchmark_id, {
        id: benchmark_id,
        name: benchmark,
        category,
        unit,
        isHigherBetter: higher_is_better
      });
    const own = models.get(model_id) ?? {
      id: model_id,
      name: model,
      isPinned: pins.includes(model_id),
      scores: new Map<string, AllScoreRow>()
    };
    models.set(model_id, own);
    own.scores.set(benchmark_id, row);
  }
  const key = sort && benchmarks.has(sort.key) ? sort : null;
  const means = new Map([...models].map(([id, {scores}]) => [id, meanOf([...scores.values()])]));
  return {
    benchmarks: [...benchmarks.values()].sort(
      (a, b) =>
        categoryOrder(a) - categoryOrder(b) || compare(a.category, b.category) || compare(a.name, b.name)
    ),
    models: [...models.values()].sort(
      (a, b) =>
        pinOrder(a, b, pins) ||
        byScore(a, b, key) ||
        descending(a.scores.size, b.scores.size) ||
        descending(means.get(a.id), means.get(b.id)) ||
        compare(a.id, b.id)
    )
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The mean of the scores in percent, to the digits that do not hang on the order of its sum; less than any where there is none. */
function meanOf(scores: readonly AllScoreRow[]): number {
  const own = scores.filter(({unit, higher_is_better}) => unit === "percent" && higher_is_better);
  return own.length === 0
    ? Number.NEGATIVE_INFINITY
    : Number((own.reduce((sum, {score}) => sum + score, 0) / own.length).toFixed(6));
}

function pinOrder(a: Scored, b: Scored, pins: readonly string[]): number {
  const at = ({id}: Scored) => (pins.includes(id) ? pins.indexOf(id) : pins.length);
  return at(a) - at(b);
}

function byScore(a: Scored, b: Scored, sort: Sort | null): number {
  if (!sort) return 0;
  const [x, y] = [a, b].map(({scores}) => scores.get(sort.key)?.score);
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  return sort.descending ? y - x : x - y;
}

function finding(
  {models, benchmarks}: GridView,
  rows: readonly AllScoreRow[],
  {m, sort}: ScoreGridOptions
): string {
  const ordered = benchmarks.find(({id}) => id === sort?.key);
  if (!ordered) return m.title(rows.length, models.length, benchmarks.length);
  const own = rows.filter(({benchmark_id}) => benchmark_id === ordered.id);
  const first = own.filter(({place}) => place === 1);
  const names = first.map(({model}) => model);
  return m.leads(m.list(names), names.length, ordered.name, withUnit(first[0]!, m), own.length);
}

function gridContent({models, benchmarks}: GridView, options: ScoreGridOptions): GridContent {
  const {m, sort} = options;
  const at = (row: number, column: number) => models[row]?.scores.get(benchmarks[column]?.id ?? "");
  return {
    rows: models.map(({id, name, isPinned}) => ({key: id, label: name, href: modelAddress(id), isPinned})),
    columns: benchmarks.map(({id, name, unit, isHigherBetter}) => ({
      key: id,
      label: name,
      ...(unit !== "percent" && {small: m.units[unit] ?? unit}),
      ...(!isHigherBetter && {small: m.lowerIsBetter}),
      order: sort?.key !== id ? "none" : sort.descending ? "descending" : "ascending"
    })),
    cell: (row, column) => {
      const score = at(row, column);
      return score ? cellOf(score) : null;
    },
    tip: (row, column) => {
      const score = at(row, column);
      return score ? scoreTip(score, options, models, benchmarks) : "";
    }
  };
}

function cellOf(row: AllScoreRow): GridCell {
  const mark = (flagsOf(row.flags).some(isDoubt) ? DOUBT : "") + (row.n_scores > 1 ? SEVERAL : "");
  return {
    text: scoreText(row),
    ...(mark !== "" && {mark}),
    // Of another unit nobody knows what is much.
    ...(row.unit === "percent" &&
      row.higher_is_better && {shade: Math.round(Math.min(100, Math.max(0, row.score)) / 5)})
  };
}

function scoreText({score, unit, score_mark}: AllScoreRow): string {
  return formatNumber(score, unit === "rating" ? 0 : 1) + (score_mark ?? "");
}

function withUnit(row: AllScoreRow, m: AllScoresMessages): string {
  const unit = m.units[row.unit] ?? row.unit;
  return unit === "%" ? `${scoreText(row)}%` : `${scoreText(row)} ${unit}`;
}

/** All that is known of a score, in lines. */
export function scoreTip(
  row: AllScoreRow,
  {m, sourceName}: Pick<ScoreGridOptions, "m" | "sourceName">,
  models: readonly Pick<Scored, "id" | "name">[] = [],
  benchmarks: readonly Pick<Tested, "id" | "name">[] = []
): string {
  const {tip} = m;
  const how = [
    row.metric,
    row.variant && tip.variant(row.variant),
    row.thinking && tip.thinking(row.thinking),
    row.n_shot !== null && !row.metric?.includes(`${row.n_shot}-shot`) && tip.shots(row.n_shot),
    row.n_samples !== null && (row.category === "arena" ? tip.votes : tip.samples)(row.n_samples)
  ].filter(Boolean);
  return [
    tip.score(row.model, row.benchmark, withUnit(row, m)) +
      (row.score_stderr === null ? "" : `, ${tip.stderr(formatNumber(row.score_stderr, 2))}`),
    tip.by(m.origins[row.origin], row.evaluated_by),
    how.join(" · "),
    tip.source(sourceName(row.source)),
    row.as_of === null ? tip.undated : row.is_retrieved ? tip.retrieved(row.as_of) : tip.asOf(row.as_of),
    row.rank_low === null || row.rank_high === null ? "" : tip.ranks(row.rank_low, row.rank_high),
    tip.others(row.n_scores - 1),
    ...flagsOf(row.flags).map((flag) => flagWords(flag, m, models, benchmarks))
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function textTable({models, benchmarks}: GridView, m: AllScoresMessages): TextTable {
  return {
    head: [
      m.model,
      ...benchmarks.map(({name, unit}) => (unit === "percent" ? name : `${name} (${m.units[unit] ?? unit})`))
    ],
    numeric: [false, ...benchmarks.map(() => true)],
    rows: models.map(({name, scores}) => [
      name,
      ...benchmarks.map(({id}) => {
        const score = scores.get(id);
        return score ? scoreText(score) : MISSING;
      })
    ])
  };
}

/** Whom scores come from, of many the first, and of which days. */
export function manySources(
  rows: readonly {readonly source: string; readonly as_of: string | null}[],
  {m, sourceName}: Pick<ScoreGridOptions, "m" | "sourceName">
): {source: string; asOf: string} {
  const counts = new Map<string, number>();
  for (const {source} of rows)
    for (const each of source.split("; ")) counts.set(each, (counts.get(each) ?? 0) + 1);
  const names = [...counts]
    .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
    .map(([name]) => sourceName(name));
  return {
    source:
      names.length === 0
        ? ""
        : m.sources(names.slice(0, MOST_SOURCES).join("; "), Math.max(0, names.length - MOST_SOURCES)),
    asOf: daySpan(rows.flatMap(({as_of}) => as_of ?? []))
  };
}

function pinNotes({models}: GridView, m: AllScoresMessages): string[] {
  const n = models.filter(({isPinned}) => isPinned).length;
  return n > 0 ? [m.pinned(n)] : [];
}

/** Of the ratings that the table is ordered by: how many may as well be first. */
function rankNotes(rows: readonly AllScoreRow[], {m, sort}: ScoreGridOptions): string[] {
  const own = rows.filter(({benchmark_id, rank_low}) => benchmark_id === sort?.key && rank_low !== null);
  const first = own.filter(({rank_low}) => rank_low === 1);
  return own.length === 0 ? [] : [m.ranked(first.length, own.length)];
}

/** What is in no mean, and where none is normalised. */
export function unitNotes(
  rows: readonly Pick<AllScoreRow, "benchmark" | "unit" | "random_baseline">[],
  m: AllScoresMessages
): string[] {
  const named = (isSo: (row: (typeof rows)[number]) => boolean) => [
    ...new Set(rows.filter(isSo).map(({benchmark}) => benchmark))
  ];
  const others = named(({unit}) => unit !== "percent");
  const unknown = named(({unit, random_baseline}) => unit === "percent" && random_baseline === null);
  return [
    ...(others.length > 0 ? [m.otherUnits(others)] : []),
    ...(unknown.length > 0 ? [m.noBaseline(unknown)] : [])
  ];
}

function flagNotes(rows: readonly AllScoreRow[], m: AllScoresMessages): string[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const {name} of flagsOf(row.flags)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.entries(m.flagNotes).flatMap(([name, say]) => {
    const n = counts.get(name) ?? 0;
    return n > 0 ? [say(n)] : [];
  });
}
