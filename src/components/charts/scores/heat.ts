import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {MeanRow, ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {TextTable} from "../../export/textTable.js";
import type {Rendered} from "../../figure.js";
import type {Sort} from "../../table/sortRows.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {provenance} from "../provenance.js";
import {scoreColumns} from "./columns.js";
import {heatPicture} from "./heatPicture.js";
import {heatTable} from "./heatTable.js";
import {
  type HeatView,
  heatView,
  type Lead,
  leadWord,
  MEAN_DIGITS,
  scoreLead,
  sortBenchmarks
} from "./heatView.js";
import {bestFinding, gapNotes, markNotes} from "./words.js";

export interface ScoreHeatOptions {
  readonly m: BenchmarkMessages;
  /** The means of the same scores, which stand below them. */
  readonly means?: readonly MeanRow[];
  /** Ids of the models from left to right; those it does not name follow, by family and size. */
  readonly order?: readonly string[];
  /** The model (`key`: its id) whose scores order the rows; null is by category. */
  readonly sort?: Sort | null;
  /** Gets what the reader ordered the rows by, after the table has followed. */
  readonly onSort?: (sort: Sort | null) => void;
  /** A source as rows cite it, in the page's language. */
  readonly sourceName?: (source: string) => string;
}

/** A table of all chosen scores, shaded by their value: which model is best where, by how much, and on the mean. */
export function scoreHeat(rows: readonly ScoreRow[], options: ScoreHeatOptions): Rendered<ScoreRow> {
  const {m, means = [], order, sort = null, onSort, sourceName = (source) => source} = options;
  const shared = {...provenance(rows), rows, columns: scoreColumns(m)};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const view = heatView(rows, order, means);
  const title = bestFinding(view.benchmarks, view.models, m);
  // The picture follows the table, so that what is taken away is what is seen.
  let shown = sort && view.styles.has(sort.key) ? sort : null;
  const follow = (next: Sort | null) => {
    shown = next;
    onSort?.(next);
  };
  let table: HTMLElement | undefined;
  return {
    ...shared,
    title,
    subtitle: m.heat.subtitle(shared.asOf),
    // Always the same node: focus and scroll position outlive a change of width.
    renderInteractive: () => {
      table ??= heatTable(view, {m, sort: shown, onSort: follow, sourceName});
      return table;
    },
    textTable: () => textTable(view, shown, m),
    render: (width) => heatPicture(view, width, {m, sort: shown, label: title}),
    notes: [
      ...(view.hasLeads ? [m.heat.framed, m.heat.gapNote] : []),
      ...meanNotes(view, means, m),
      ...markNotes(rows, m),
      ...gapNotes(view.benchmarks, view.models.length, m)
    ]
  };
}

/** Which benchmarks the means leave out, or why there is none. */
function meanNotes({means}: HeatView, rows: readonly MeanRow[], m: BenchmarkMessages): string[] {
  const n_any = rows[0]?.n_any ?? 0;
  if (!means) return n_any > 0 ? [m.heat.noMean] : [];
  return means.n < n_any ? [m.summary.leftOut(n_any - means.n)] : [];
}

function textTable(
  {benchmarks, models, means, hasLeads}: HeatView,
  sort: Sort | null,
  m: BenchmarkMessages
): TextTable {
  const leadCells = (lead: Lead | null, digits: number) =>
    hasLeads ? [leadWord(lead, m), formatNumber(lead?.gap, digits)] : [];
  const rows = sortBenchmarks(benchmarks, sort).map((benchmark) => [
    benchmark.label,
    benchmark.metric ?? "",
    ...models.map(({model_id}) => {
      const row = benchmark.byModel.get(model_id);
      return row ? formatNumber(row.score, 1) + (row.score_mark ?? "") : MISSING;
    }),
    ...leadCells(scoreLead(benchmark), 1)
  ]);
  const mean = means && [
    m.heat.meanHead,
    m.heat.over(means.n),
    ...models.map(({model_id}) => formatNumber(means.byModel.get(model_id), MEAN_DIGITS)),
    ...leadCells(means.lead, MEAN_DIGITS)
  ];
  return {
    head: [
      ...[m.benchmark, m.columns.metric, ...models.map(({model}) => model)],
      ...(hasLeads ? [m.heat.bestHead, m.heat.gapHead] : [])
    ],
    numeric: [false, false, ...models.map(() => true), ...(hasLeads ? [false, true] : [])],
    rows: mean ? [...rows, mean] : rows
  };
}
