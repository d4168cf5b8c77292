import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import type {BriefMessages} from "../../../lib/messages/brief.js";
import type {TrainingRow} from "../../../queries/rows/findings.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutText} from "../plot/labels/text.js";
import {svgPlot} from "../plot/svgPlot.js";

/** One square a pod, a row a model: areas compare the runs without an axis. */
export function trainingPods(rows: readonly TrainingRow[], {m}: {m: BriefMessages}): Figure<TrainingRow> {
  const sorted = [...rows].sort((a, b) => a.chips - b.chips);
  const [least] = sorted;
  const title = trainingTitle(sorted, m);
  const isOneSize = sorted.every(
    (row) => row.accelerator === least?.accelerator && row.chips_per_pod === least.chips_per_pod
  );
  return {
    ...(least
      ? {
          title,
          subtitle: isOneSize
            ? m.trainingSubtitle(least.accelerator, formatNumber(least.chips_per_pod))
            : m.trainingSubtitleMixed,
          render: (width: number) => draw(sorted, width, {m, label: title})
        }
      : emptyFigure({title, text: m.empty})),
    source: least?.source ?? "",
    asOf: least?.as_of ?? "",
    rows,
    columns: [],
    fileColumns: keyed<TrainingRow>([
      ...(["model_id", "model", "accelerator", "pods", "chips_per_pod", "chips"] as const),
      ...(["as_of", "source"] as const)
    ])
  };
}

function trainingTitle(sorted: readonly TrainingRow[], m: BriefMessages): string {
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return m.trainingNone;
  const [lo, hi] = [formatNumber(least.chips), formatNumber(most.chips)];
  if (sorted.length === 1) return m.trainingOne(least.model, lo);
  return sorted.length === 2
    ? m.trainingTwo(least.model, lo, most.model, hi)
    : m.trainingMany(sorted.length, lo, hi);
}

function draw(
  rows: readonly TrainingRow[],
  width: number,
  {m, label}: {readonly m: BriefMessages; readonly label: string}
): SVGSVGElement {
  const most = Math.max(...rows.map((row) => row.pods));
  const size = Math.min(34, (width - 16) / most);
  const pods = rows.flatMap((row) => Array.from({length: row.pods}, (_, i) => ({...row, i})));
  return svgPlot({
    width,
    label,
    height: rows.length * (size + 34) + 8,
    marginLeft: 0,
    marginRight: 0,
    marginTop: 4,
    marginBottom: 4,
    x: {axis: null, domain: [0, width / size], range: [0, width]},
    y: {axis: null, domain: rows.map((row) => row.model), padding: 0},
    marks: [
      Plot.barX(pods, {
        x1: "i",
        x2: (pod: {i: number}) => pod.i + 1,
        y: "model",
        insetLeft: 1,
        insetRight: 2,
        insetTop: 30,
        insetBottom: 4,
        fill: "var(--bf-gemma)"
      }),
      Plot.text(rows, {
        x: 0,
        y: "model",
        dy: -(size / 2 + 4),
        textAnchor: "start",
        fontSize: 13,
        text: (row: TrainingRow) =>
          m.labelled(
            cutText(row.model, width * 0.5, {size: 13}),
            m.trainingRow(row.pods, formatNumber(row.pods), formatNumber(row.chips))
          )
      })
    ]
  });
}
