import {html} from "htl";
import {gapAnswer} from "../../components/charts/frontier/answer.js";
import {gapChoices} from "../../components/charts/frontier/choices.js";
import {gapLine} from "../../components/charts/frontier/gap.js";
import {lagBars} from "../../components/charts/frontier/lag.js";
import {frontierLines, POINT_FILE} from "../../components/charts/frontier/lines.js";
import {pointColumns} from "../../components/charts/frontier/pointsTable.js";
import {sizeClasses} from "../../components/charts/frontier/sizes.js";
import {type FrontierView, sourcesOf} from "../../components/charts/frontier/words.js";
import type {Figure} from "../../components/figure.js";
import {liveFigure} from "../../components/liveFigure.js";
import {figureTable} from "../../components/table/figureTable.js";
import {unbrokenAmounts} from "../../components/unbrokenAmounts.js";
import {frontier} from "../../lib/messages/frontier.js";
import {gapChoiceRows, gapRows, lagRows, pointRows, sizeRows} from "../../queries/frontier.js";
import type {FrontierPoint, GapChoiceRow, GapRow, LagRow, SizeRow} from "../../queries/rows/frontier.js";
import {type Board, boardFrame} from "../board.js";
import {textsOf} from "../reports.js";
import type {frontierFilters} from "./controls.js";
import type {FrontierChoices, FrontierState} from "./state.js";

/** The figures of the page, and what the report says of the gap with its answer. */
export function frontierFigures(
  board: Board<FrontierState>,
  {chips, scope, ofProtocol}: ReturnType<typeof frontierFilters>,
  choices: FrontierChoices
) {
  const {state, notebook, lang, m: common} = board;
  const m = frontier[lang];
  const model_id = choices.report.model_id ?? "";
  const view = (): FrontierView => {
    const {benchmark_id, benchmark, first_day, last_day} =
      choices.benchmarks.find((each) => each.benchmark_id === state.value.benchmark) ?? choices.benchmark;
    return {
      m,
      benchmark: benchmark ?? benchmark_id,
      scope: scope(),
      day: state.value.date,
      reportDay: choices.report.published,
      span: [first_day, last_day]
    };
  };
  const asked = {clauses: [ofProtocol]};
  const gaps = {
    ...asked,
    query: (filter: Parameters<typeof gapRows>[1], {benchmark}: FrontierState) => gapRows(benchmark, filter)
  };
  const points = {
    ...asked,
    query: (filter: Parameters<typeof pointRows>[1], {benchmark}: FrontierState) =>
      pointRows(benchmark, filter)
  };
  return {
    answer: html`<div class="bf-answer">${textsOf(choices.texts, lang).paragraphsOf("frontier")}${liveFigure(
      notebook.rows<GapRow>(gaps),
      (rows) => html`<p>${unbrokenAmounts(gapAnswer(rows, view()).join(m.sentences))}</p>`
    )}</div>`,
    frontier: boardFrame(board, chips, {
      ...points,
      id: "frontier",
      height: 460,
      redrawOn: ["date"],
      show: (rows: readonly FrontierPoint[]) => frontierLines(rows, view())
    }),
    gap: boardFrame(board, chips, {
      ...gaps,
      id: "gap",
      height: 340,
      redrawOn: ["date"],
      show: (rows: readonly GapRow[]) => gapLine(rows, view())
    }),
    gapChoices: boardFrame(board, chips, {
      id: "gap-choices",
      query: (_, {benchmark, date}) => gapChoiceRows(benchmark, date),
      show: (rows: readonly GapChoiceRow[]) => gapChoices(rows, view())
    }),
    lag: boardFrame(board, chips, {
      ...asked,
      id: "lag",
      query: (filter, {benchmark}) => lagRows(benchmark, filter),
      show: (rows: readonly LagRow[]) => lagBars(rows, view())
    }),
    sizes: boardFrame(board, chips, {
      clauses: [ofProtocol],
      id: "sizes",
      query: (filter, {benchmark, date}) => sizeRows(benchmark, filter, {day: date, model_id}),
      height: 260,
      show: (rows: readonly SizeRow[]) => sizeClasses(rows, view())
    }),
    points: boardFrame(board, chips, {
      ...points,
      id: "points",
      pictures: false,
      show: pointsTable
    })
  };

  function pointsTable(rows: readonly FrontierPoint[]): Figure<FrontierPoint> {
    const columns = pointColumns(m);
    const {benchmark, scope: over} = view();
    return {
      title: rows.length === 0 ? m.noneTitle(benchmark) : m.points.title(rows.length, benchmark),
      subtitle: rows.length === 0 ? "" : m.points.subtitle(over),
      ...sourcesOf(rows, m),
      rows,
      columns,
      fileColumns: POINT_FILE,
      ...figureTable(rows, columns, {
        caption: m.points.caption,
        hideCaption: true,
        labels: {...common.table, empty: m.none},
        sort: state.value.order,
        onSort: (order) => state.set({order}),
        rowKey: (row) => row.model_id,
        pageSize: 50
      })
    };
  }
}
