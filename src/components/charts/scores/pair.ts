import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {PairRow} from "../../../queries/rows/benchmarks.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure, Rendered} from "../../figure.js";
import type {Column} from "../../table/column.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {provenance} from "../provenance.js";
import {benchmarkNotes, distinctMarks, shownMark} from "./marks.js";
import {type PairSide, pairPicture} from "./pairPicture.js";

export interface PairBarsOptions {
  readonly m: BenchmarkMessages;
  readonly a: PairSide;
  readonly b: PairSide;
}

/** Two models benchmark by benchmark: who is ahead, and by how much. Rows come largest lead of `a` first. */
export function pairBars(rows: readonly PairRow[], {m, a, b}: PairBarsOptions): Rendered<PairRow> {
  const shared = {
    ...provenance(rows),
    rows,
    columns: pairColumns(m, {a: a.name, b: b.name}),
    ...taken(a.id, b.id)
  };
  if (a.id === b.id)
    return {...shared, rows: [], ...emptyFigure({title: m.pair.same(a.name), text: m.pair.sameText})};
  if (rows.length === 0) return {...shared, ...emptyFigure({...m.empty, title: m.pair.none(a.name, b.name)})};
  const {wins, ties, losses} = pairRecord(rows);
  const title = m.pair.record(a.name, b.name, wins, ties, losses);
  // A mark of a benchmark speaks of models: it stands where one of them is on a side.
  const scoresOf = (row: PairRow) => [
    {...row, model: a.name, other_split: row.other_split_a},
    {...row, model: b.name, other_split: row.other_split_b}
  ];
  const shown = rows.map((row) => ({...row, benchmark_mark: shownMark(scoresOf(row))}));
  return {
    ...shared,
    title,
    subtitle: m.pair.subtitle(a.name, b.name, shared.asOf),
    render: (width) => pairPicture(shown, width, {m, a, b, label: title}).svg,
    renderInteractive: (width) => withTips(pairPicture(shown, width, {m, a, b, label: title})),
    notes: pairNotes(rows, rows.flatMap(scoresOf), m)
  };
}

/** The file: its name has the models, and its columns are named by them. */
function taken(a: string, b: string): Pick<Figure<PairRow>, "about" | "fileColumns"> {
  const of = (what: string, id: string) => `${what}_${id.replaceAll(/[^a-z0-9]+/g, "_")}`;
  return {
    about: {file: `${a}-vs-${b}`},
    fileColumns: [
      ...keyed<PairRow>(["benchmark_id", "benchmark", "category", "metric", "benchmark_mark"]),
      {key: of("score", a), value: ({score_a}) => score_a},
      {key: of("mark", a), value: ({mark_a}) => mark_a},
      {key: of("score", b), value: ({score_b}) => score_b},
      {key: of("mark", b), value: ({mark_b}) => mark_b},
      {key: "difference", value: ({difference}) => difference},
      ...keyed<PairRow>(["as_of", "source"])
    ]
  };
}

/** How often the first model is ahead, level and behind. */
export function pairRecord(rows: readonly PairRow[]): {wins: number; ties: number; losses: number} {
  const count = (sign: number) => rows.filter(({difference}) => Math.sign(difference) === sign).length;
  return {wins: count(1), ties: count(0), losses: count(-1)};
}

function pairNotes(
  rows: readonly PairRow[],
  scores: Parameters<typeof benchmarkNotes>[0],
  m: BenchmarkMessages
): string[] {
  const marks = distinctMarks(rows.flatMap(({mark_a, mark_b}) => [mark_a, mark_b]));
  return [...marks.map((mark) => m.pair.starred(mark)), ...benchmarkNotes(scores, m)];
}

/** The columns of a table of two models, one row a benchmark. */
function pairColumns(
  {columns: c}: BenchmarkMessages,
  {a, b}: {readonly a: string; readonly b: string}
): Column<PairRow>[] {
  const score = {unit: "%", numeric: true} as const;
  return [
    {key: "benchmark_id", label: c.benchmarkId},
    {key: "benchmark", label: c.benchmark},
    {key: "category", label: c.category},
    {key: "metric", label: c.metric},
    {key: "benchmark_mark", label: c.benchmarkMark},
    {key: "score_a", label: a, ...score, format: (row) => formatNumber(row.score_a, 1)},
    {key: "mark_a", label: c.markOf(a)},
    {key: "score_b", label: b, ...score, format: (row) => formatNumber(row.score_b, 1)},
    {key: "mark_b", label: c.markOf(b)},
    {
      key: "difference",
      label: c.difference,
      unit: c.points,
      numeric: true,
      format: ({difference}) => formatDifference(difference, 1)
    },
    {key: "as_of", label: c.asOf},
    {key: "source", label: c.source}
  ];
}
