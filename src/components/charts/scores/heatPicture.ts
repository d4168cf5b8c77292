import * as Plot from "@observablehq/plot";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Sort} from "../../table/sortRows.js";
import {cutText, wrapWords} from "../plot/labels/text.js";
import {INK, INK_2, svgPlot} from "../plot/svgPlot.js";
import {type HeatView, heatColor, sortBenchmarks} from "./heatView.js";
import {type BenchmarkRow, isBest, labelColumn, rowLabels, rowLayout} from "./rows.js";

export interface HeatPictureOptions {
  readonly m: BenchmarkMessages;
  readonly sort: Sort | null;
  readonly label: string;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly score: ScoreRow | undefined;
  readonly best: boolean;
}

interface Head {
  /** In lines. */
  readonly name: string;
  /** The whole name, where it is cut. */
  readonly whole: string | null;
  readonly x: number;
  readonly color: string | undefined;
}

const STEP = 24;
const LINE = 14;
const FOOT = 22;
/** Widths of a column; where not all fit anyhow, names get more room. */
const COLUMN = {least: 46, cut: 66, most: 110};

/** The heat table as one SVG. Where not all models fit, the first ones, and a word that there are more. */
export function heatPicture(
  view: HeatView,
  width: number,
  {m, sort, label}: HeatPictureOptions
): SVGSVGElement {
  const benchmarks = sortBenchmarks(view.benchmarks, sort);
  const labels = labelColumn(benchmarks, width);
  const room = width - labels.width;
  const least = view.models.length * COLUMN.least <= room ? COLUMN.least : COLUMN.cut;
  const models = view.models.slice(0, Math.max(1, Math.floor(room / least)));
  const step = Math.min(COLUMN.most, room / models.length);
  const heads = models.map(({model_id, model}, i) => ({
    ...headOf(model, step - 4),
    x: labels.width + (i + 0.5) * step,
    color: view.styles.get(model_id)?.color
  }));
  const top = 12 + LINE * Math.max(...heads.map(({name}) => name.split("\n").length));
  const layout = rowLayout(benchmarks, {top, step: STEP, grouped: sort === null});
  const cells = layout.rows.flatMap(({row, y}) =>
    models.map(({model_id}, i) => cellOf(row, row.byModel.get(model_id), heads[i]?.x ?? 0, y))
  );
  const isCut = models.length < view.models.length;
  const height = layout.bottom + (isCut ? FOOT : 2);
  const word = isCut ? [m.heat.cut(models.length, view.models.length)] : [];
  return svgPlot({
    width,
    height,
    marginLeft: labels.width,
    label,
    marks: [
      headMarks(heads, top, step),
      rowLabels(layout, labels, m),
      cellMarks(cells, step),
      Plot.text(word, {x: 0, y: height - 8, textAnchor: "start", fill: INK_2})
    ]
  });
}

/** A model's name above its column, in lines that have room there; of more than a few lines the first ones. */
function headOf(model: string, width: number): Pick<Head, "name" | "whole"> {
  const lines = wrapWords(model, width).split("\n");
  const last = lines.slice(LINES - 1).join(" ");
  const name = [...lines.slice(0, LINES - 1), last]
    .filter((line) => line !== "")
    .map((line) => cutText(line, width))
    .join("\n");
  return {name, whole: name.includes("…") ? model : null};
}

const LINES = 3;

function headMarks(heads: readonly Head[], top: number, step: number): Plot.Markish[] {
  const name = {
    lineAnchor: "bottom",
    lineHeight: LINE / 12,
    title: "whole"
  } as const;
  const bar = {
    x1: ({x}: Head) => x - step / 2 + 1,
    x2: ({x}: Head) => x + step / 2 - 1,
    y1: top - 4,
    y2: top - 1
  };
  return [
    Plot.text(heads, {x: "x", y: top - 8, text: "name", ...name}),
    Plot.rect(heads, {...bar, fill: "color"})
  ];
}

function cellOf(row: BenchmarkRow, score: ScoreRow | undefined, x: number, y: number): Cell {
  return {x, y, score, best: score !== undefined && isBest(score, row)};
}

function cellMarks(cells: readonly Cell[], step: number): Plot.Markish[] {
  const box = (inset: number) => ({
    x1: ({x}: Cell) => x - step / 2 + inset,
    x2: ({x}: Cell) => x + step / 2 - inset,
    y1: ({y}: Cell) => y - STEP / 2 + inset,
    y2: ({y}: Cell) => y + STEP / 2 - inset
  });
  const filled = cells.filter(({score}) => score);
  const missing = cells.filter(({score}) => !score);
  const best = cells.filter((cell) => cell.best);
  const text = ({score}: Cell) => formatNumber(score?.score, 1);
  const number = {x: "x", y: "y", text, textAnchor: "end", dx: 13} as const;
  const mark = ({score}: Cell) => score?.score_mark ?? "";
  return [
    Plot.rect(filled, {...box(1), fill: ({score}: Cell) => heatColor(score!.score)}),
    Plot.rect(missing, {...box(1.5), fill: "none", stroke: "var(--bf-rule)", strokeDasharray: "2,3"}),
    Plot.rect(best, {...box(2), fill: "none", stroke: INK, strokeWidth: 1.5}),
    Plot.text(
      cells.filter((cell) => cell.score && !cell.best),
      {...number, fontWeight: 400}
    ),
    Plot.text(best, {...number, fontWeight: 700}),
    Plot.text(filled, {x: "x", y: "y", text: mark, textAnchor: "start", dx: 14, dy: -2}),
    Plot.text(missing, {x: "x", y: "y", text: () => MISSING, fill: INK_2})
  ];
}
