import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Rendered} from "../../figure.js";
import type {Sort} from "../../table/sortRows.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {provenance} from "../provenance.js";
import {scoreColumns} from "./columns.js";
import {heatPicture} from "./heatPicture.js";
import {heatTable} from "./heatTable.js";
import {heatView, sortBenchmarks} from "./heatView.js";
import {contested} from "./rows.js";
import {bestFinding, gapNotes, markNotes} from "./words.js";

export interface ScoreHeatOptions {
  readonly m: BenchmarkMessages;
  /** Ids of the models from left to right; those it does not name follow, by family and size. */
  readonly order?: readonly string[];
  /** The model (`key`: its id) whose scores order the rows; null is by category. */
  readonly sort?: Sort | null;
  /** Gets what the reader ordered the rows by, after the table has followed. */
  readonly onSort?: (sort: Sort | null) => void;
}

/** A table of all chosen scores, shaded by their value: which model is best where. */
export function scoreHeat(rows: readonly ScoreRow[], options: ScoreHeatOptions): Rendered<ScoreRow> {
  const {m, order, sort = null, onSort} = options;
  const shared = {...provenance(rows), rows, columns: scoreColumns(m)};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const view = heatView(rows, order);
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
      table ??= heatTable(view, {m, sort: shown, onSort: follow});
      return table;
    },
    textTable: () => ({
      head: [m.benchmark, m.columns.metric, ...view.models.map(({model}) => model)],
      numeric: [false, false, ...view.models.map(() => true)],
      rows: sortBenchmarks(view.benchmarks, shown).map(({label, metric, byModel}) => [
        label,
        metric ?? "",
        ...view.models.map(({model_id}) => {
          const row = byModel.get(model_id);
          return row ? formatNumber(row.score, 1) + (row.score_mark ?? "") : MISSING;
        })
      ])
    }),
    render: (width) => heatPicture(view, width, {m, sort: shown, label: title}),
    notes: [
      ...(contested(view.benchmarks).length > 0 ? [m.heat.framed] : []),
      ...markNotes(rows, m),
      ...gapNotes(view.benchmarks, view.models.length, m)
    ]
  };
}
