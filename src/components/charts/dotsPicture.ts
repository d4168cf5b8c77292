import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {BenchmarkRow} from "./benchmarkRows.js";
import {DOT_LABELS, dotLabels} from "./dotLabels.js";
import {legendOf, MANY_MODELS, type ModelFacts} from "./family.js";
import {modelKey, tickSpan} from "./modelKey.js";
import {labelColumn, rowLabels} from "./rowLabels.js";
import {type RowLayout, rowLayout} from "./rowLayout.js";
import {pointMarks, scorePoints} from "./scorePoints.js";
import {INK_2, JOIN, svgPlot} from "./svgPlot.js";

export interface DotsPictureOptions {
  readonly m: BenchmarkMessages;
  readonly models: readonly ModelFacts[];
  readonly grouped: boolean;
  readonly label: string;
}

const STEP = 26;
const AXIS = 22;
const RIGHT = 14;

/** A row a benchmark, a dot a model, all on one axis from 0 to 100. */
export function dotsPicture(
  benchmarks: readonly BenchmarkRow[],
  width: number,
  {m, models, grouped, label}: DotsPictureOptions
): SVGSVGElement {
  const labels = labelColumn(benchmarks, width);
  const x = {domain: [0, 100], range: [labels.width, width - RIGHT]} as const;
  const isMany = models.length > MANY_MODELS;
  const hasBaseline = benchmarks.some(({baseline}) => baseline > 0);
  const tick = hasBaseline ? m.randomGuess : null;
  const place = (top: number) => rowLayout(benchmarks, {top, step: STEP, grouped});
  const points = (layout: RowLayout) => scorePoints(layout, models, scaleLinear(x.domain, x.range));

  // Names at the dots of the first row where there is room, else a key above.
  const shortKey = modelKey([], tick, width);
  const named = place(shortKey.height + AXIS + DOT_LABELS);
  const first = points(named).filter(({row}) => row.benchmark_id === benchmarks[0]?.id);
  const isNamed = !isMany && first.length === models.length;
  const names = isNamed
    ? dotLabels(first, {left: labels.width, right: width, top: shortKey.height + AXIS + 2})
    : null;
  const key = names ? shortKey : modelKey(legendOf(models, {others: m.otherFamilies}), tick, width);
  const layout = names ? named : place(key.height + AXIS + 6);

  return svgPlot({
    width,
    height: layout.bottom + AXIS,
    marginLeft: labels.width,
    marginRight: RIGHT,
    marginTop: key.height + AXIS,
    marginBottom: AXIS,
    x: {...x, axis: null},
    label,
    marks: [
      Plot.gridX({stroke: "var(--bf-grid)", strokeOpacity: 1}),
      ["top", "bottom"].map((anchor) =>
        Plot.axisX({anchor: anchor as "top", label: null, tickSize: 0, fontSize: 12, fill: INK_2})
      ),
      key.marks as Plot.Markish[],
      rowLabels(layout, labels, m),
      Plot.ruleY(layout.rows, {y: "y", stroke: "var(--bf-grid)"}),
      Plot.ruleY(layout.rows, {
        x1: ({row}) => row.worst,
        x2: ({row}) => row.best,
        y: "y",
        stroke: JOIN,
        strokeWidth: 1.5
      }),
      Plot.ruleX(
        layout.rows.filter(({row}) => row.baseline > 0),
        {x: ({row}) => row.baseline, ...tickSpan(7)}
      ),
      names,
      pointMarks(points(layout), isMany, m)
    ]
  });
}
