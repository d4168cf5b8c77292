import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../queries/rows/benchmarks.js";
import type {NamedPoint} from "./dotLabels.js";
import {isOtherFamily, MANY_MODELS, type ModelFacts, modelStyles} from "./family.js";
import {modelMarks} from "./modelMarks.js";
import type {RowLayout} from "./rowLayout.js";
import {isStarred} from "./scoreNotes.js";
import {stagger} from "./stagger.js";
import {PAPER, TIP} from "./svgPlot.js";

/** One score, placed. */
export interface ScorePoint extends NamedPoint {
  readonly row: ScoreRow;
}

/** Nearer than this, dots hide each other; lanes are that far apart. Pixels. */
const NEAR = 10;
const LANE = 8;

/** The dots of all rows; where dots of a row would hide each other, they stand above and below its line. */
export function scorePoints(
  {rows}: RowLayout,
  models: readonly ModelFacts[],
  px: (x: number) => number
): ScorePoint[] {
  const styles = modelStyles(models);
  return rows.flatMap(({row: {scores}, y}) => {
    const positions = scores.map(({score}) => px(score));
    const offsets = scores.length > MANY_MODELS ? [] : stagger(positions, NEAR);
    return scores.map((row, i) => ({
      ...styles.get(row.model_id)!,
      row,
      name: row.model,
      x: row.score,
      px: px(row.score),
      y: y + LANE * (offsets[i] ?? 0)
    }));
  });
}

/** Draws the dots, the mark of what another than the developer ran, and the tips; of many models only families. */
export function pointMarks(
  points: readonly ScorePoint[],
  isMany: boolean,
  m: BenchmarkMessages
): Plot.Markish[] {
  const title = ({row}: ScorePoint) => tipText(row, m);
  const tip = Plot.tip(points, Plot.pointer({x: "x", y: "y", title, maxRadius: 30, ...TIP}));
  if (isMany) {
    const others = points.filter(({row}) => isOtherFamily(row.family));
    const known = points.filter(({row}) => !isOtherFamily(row.family));
    const small = {x: "x", y: "y", fill: "color", r: 2.5};
    return [Plot.dot(others, {...small, fillOpacity: 0.4}), Plot.dot(known, small), tip];
  }
  const starred = points.filter(({row}) => isStarred(row));
  return [
    ...modelMarks(points),
    Plot.text(starred, {
      x: "x",
      y: "y",
      text: () => "*",
      dx: 7,
      dy: -5,
      fontSize: 14,
      stroke: PAPER,
      strokeWidth: 2,
      fill: "color"
    }),
    tip
  ];
}

function tipText(row: ScoreRow, m: BenchmarkMessages): string {
  const {model, benchmark, benchmark_mark, score, score_mark, metric, evaluated_by} = row;
  return [
    model,
    `${benchmark}${benchmark_mark ?? ""}: ${formatNumber(score, 1)} %${score_mark ?? ""}`,
    metric,
    m.evaluatedBy(evaluated_by)
  ]
    .filter(Boolean)
    .join("\n");
}
