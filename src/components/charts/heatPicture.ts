import * as Plot from "@observablehq/plot";
import {formatNumber, MISSING} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../queries/rows.js";
import type {Sort} from "../table/sortRows.js";
import {type BenchmarkRow, isBest} from "./benchmarkRows.js";
import {heatColor} from "./heatColor.js";
import {type HeatView, sortBenchmarks} from "./heatView.js";
import {labelColumn, rowLabels} from "./rowLabels.js";
import {rowLayout} from "./rowLayout.js";
import {INK, INK_2, svgPlot} from "./svgPlot.js";

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

const STEP = 24;
const HEAD = 40;
const FOOT = 22;
const COLUMN = {min: 46, max: 110};

/** The heat table as one SVG. Where not all models fit, the first ones, and a word that there are more. */
export function heatPicture(
  view: HeatView,
  width: number,
  {m, sort, label}: HeatPictureOptions
): SVGSVGElement {
  const benchmarks = sortBenchmarks(view.benchmarks, sort);
  const labels = labelColumn(benchmarks, width);
  const models = view.models.slice(0, Math.max(1, Math.floor((width - labels.width) / COLUMN.min)));
  const step = Math.min(COLUMN.max, (width - labels.width) / models.length);
  const layout = rowLayout(benchmarks, {top: HEAD, step: STEP, grouped: sort === null});
  const isCut = models.length < view.models.length;
  const middle = (i: number) => labels.width + (i + 0.5) * step;
  const heads = models.map(({model_id, model}, i) => ({
    model,
    x: middle(i),
    color: view.styles.get(model_id)?.color
  }));
  const cells = layout.rows.flatMap(({row, y}) =>
    models.map(({model_id}, i) => cellOf(row, row.byModel.get(model_id), middle(i), y))
  );
  const height = layout.bottom + (isCut ? FOOT : 2);
  return svgPlot({
    width,
    height,
    marginLeft: labels.width,
    label,
    marks: [
      Plot.text(heads, {
        x: "x",
        y: HEAD - 6,
        text: "model",
        lineAnchor: "bottom",
        lineWidth: step / 12 - 0.2
      }),
      Plot.rect(heads, {
        x1: ({x}) => x - step / 2 + 1,
        x2: ({x}) => x + step / 2 - 1,
        y1: HEAD - 3,
        y2: HEAD,
        fill: "color"
      }),
      rowLabels(layout, labels, m),
      cellMarks(cells, step),
      isCut
        ? Plot.text([m.heat.cut(models.length, view.models.length)], {
            x: 0,
            y: height - 8,
            textAnchor: "start",
            fill: INK_2
          })
        : null
    ]
  });
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
  const mark = ({score}: Cell) => score?.score_mark ?? "";
  return [
    Plot.rect(filled, {...box(1), fill: ({score}: Cell) => heatColor(score!.score)}),
    Plot.rect(missing, {...box(1.5), fill: "none", stroke: "var(--bf-rule)", strokeDasharray: "2,3"}),
    Plot.rect(best, {...box(2), fill: "none", stroke: INK, strokeWidth: 1.5}),
    Plot.text(filled, {
      x: "x",
      y: "y",
      text,
      textAnchor: "end",
      dx: 13,
      fontWeight: ({best}: Cell) => (best ? 700 : 400)
    }),
    Plot.text(filled, {x: "x", y: "y", text: mark, textAnchor: "start", dx: 14, dy: -2}),
    Plot.text(missing, {x: "x", y: "y", text: () => MISSING, fill: INK_2})
  ];
}
