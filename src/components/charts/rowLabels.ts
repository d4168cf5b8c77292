import * as Plot from "@observablehq/plot";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {BenchmarkRow} from "./benchmarkRows.js";
import type {RowLayout} from "./rowLayout.js";
import {INK, INK_2} from "./svgPlot.js";
import {widestText} from "./textWidth.js";

export interface LabelColumn {
  /** Where the protocol begins; null where there is no room for it. */
  readonly metricAt: number | null;
  /** Width of all labels in pixels, with the gap to the data. */
  readonly width: number;
}

const GAP = 12;
/** Narrower pictures leave the protocol to the tips. */
const METRIC_FROM = 560;

/** How much room the labels of the rows take in a picture `width` pixels wide. */
export function labelColumn(rows: readonly BenchmarkRow[], width: number): LabelColumn {
  const names = Math.ceil(widestText(rows.map(({label}) => label))) + GAP;
  if (width < METRIC_FROM) return {metricAt: null, width: names};
  const metrics = Math.ceil(widestText(rows.map(({metric}) => metric ?? "")));
  return {metricAt: names, width: names + metrics + GAP};
}

/** Category, name and protocol to the left of the rows. The plot's left margin is the column's width. */
export function rowLabels({rows, headings}: RowLayout, column: LabelColumn, m: BenchmarkMessages) {
  const left = {frameAnchor: "left", textAnchor: "start", y: "y"} as const;
  const marks: Plot.Markish[] = [
    Plot.text(headings, {
      ...left,
      text: ({category}) => m.categories[category] ?? category,
      dx: -column.width,
      fontWeight: 600,
      fill: INK
    }),
    Plot.text(rows, {...left, text: ({row}) => row.label, dx: -column.width, fill: INK})
  ];
  if (column.metricAt !== null) {
    const dx = column.metricAt - column.width;
    marks.push(Plot.text(rows, {...left, text: ({row}) => row.metric ?? "", dx, fill: INK_2}));
  }
  return marks;
}
