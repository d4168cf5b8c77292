import {MISSING} from "../../../lib/format.js";
import type {RankingMessages} from "../../../lib/messages/ranking.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed} from "../../export/figureCsv.js";
import type {LegendItem, Rendered} from "../../figure.js";
import {modelLink} from "../../models/modelLink.js";
import type {Column} from "../../table/column.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {withTips} from "../plot/pointTips.js";
import {GROUP, MOST_ROWS, rankingPicture} from "./rankingPicture.js";
import type {RankingView, RankRow} from "./rankingView.js";
import {
  groupOf,
  intervalText,
  pText,
  rankingFinding,
  rankingNotes,
  rankingSubtitle,
  valueText
} from "./rankingWords.js";

export interface RankingOptions {
  readonly m: RankingMessages;
  readonly categoryName: (category: string) => string;
}

/** The order of the models by an average, each with the interval of its rank, and which cannot be told apart. */
export function rankingFigure(view: RankingView, {m, categoryName}: RankingOptions): Rendered<RankRow> {
  const {rows, source, asOf} = view;
  const shared = {source, asOf, rows, columns: rankingColumns(view, m), fileColumns: rankingFile(view)};
  if (rows.length === 0) return {...shared, ...emptyFigure(m.empty)};
  const title = rankingFinding(view, m);
  const notes = rankingNotes(view, m, categoryName);
  if (rows[0]!.value === null) return {...shared, ...emptyFigure({title, text: m.nothingShared}), notes};
  const draw = (width: number) => rankingPicture(view, width, {m, label: title});
  return {
    ...shared,
    title,
    subtitle: rankingSubtitle(view, m),
    legend: legendOf(view, m),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [...notes, ...(rows.length > MOST_ROWS ? [m.cut(MOST_ROWS, rows.length)] : [])]
  };
}

function legendOf(view: RankingView, m: RankingMessages): LegendItem[] {
  if (view.draws === 0) return [];
  return [
    {
      label: m.legend.interval,
      color: "color-mix(in oklab, var(--bf-other) 35%, var(--bf-paper))",
      shape: "bar"
    },
    ...(groupOf(view).length > 1 ? [{label: m.legend.group, color: GROUP, shape: "bar"} as const] : [])
  ];
}

/** The columns of a table of ranks. */
export function rankingColumns({draws, average}: RankingView, m: RankingMessages): Column<RankRow>[] {
  const {columns: c} = m;
  const p = (value: number | null) => (value === null ? MISSING : pText(value, draws).replace(/^≈ /, ""));
  return [
    {key: "model", ...c.model, format: modelLink},
    {key: "rank", ...c.rank, numeric: true},
    {
      key: "value",
      label: m.averages[average],
      title: c.value.title,
      unit: average === "borda" ? m.points : "%",
      numeric: true,
      format: valueText
    },
    {key: "rank_low", ...c.interval, numeric: true, format: (row) => intervalText(row, m)},
    {
      key: "ties_first",
      ...c.tiesFirst,
      format: (row) => groupWord(row, m),
      order: ({ties_first}) => (ties_first === null ? null : Number(ties_first))
    },
    {key: "p_first", ...c.pFirst, numeric: true, format: ({p_first}) => p(p_first)},
    {key: "p_next", ...c.pNext, numeric: true, format: ({p_next}) => p(p_next)}
  ];
}

function groupWord({ties_first, p_first}: RankRow, m: RankingMessages): string {
  if (ties_first === null) return MISSING;
  if (p_first === null) return m.itself;
  return ties_first ? m.tied : m.apart;
}

/** What a file of ranks holds: the ranks, and in each row how they came about. */
function rankingFile(view: RankingView): FileColumn<RankRow>[] {
  const said = (key: string, value: string | number | null): FileColumn<RankRow> => ({
    key,
    value: () => value
  });
  const weights = Object.entries(view.weights).map(([category, weight]) => `${category} ${weight}`);
  return [
    ...keyed<RankRow>(["model_id", "model", "rank", "rank_low", "rank_high"]),
    said("average", view.average),
    ...keyed<RankRow>(["value", "ties_first", "p_first", "next_model_id", "p_next"]),
    said("resampled", view.draws > 0 ? view.resampled : null),
    said("draws", view.draws),
    said("seed", view.seed),
    said("n_models", view.rows.length),
    said("n", view.benchmarks.length),
    said("benchmarks", view.benchmarks.join("; ")),
    said("weights", weights.join("; ")),
    said("categories_alike", String(view.isShared)),
    ...keyed<RankRow>(["as_of", "source"])
  ];
}
