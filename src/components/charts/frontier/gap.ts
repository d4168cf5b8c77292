import * as Plot from "@observablehq/plot";
import type {GapRow} from "../../../queries/rows/frontier.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {dayRules, timeAxes, timeFrame} from "./timeFrame.js";
import {type FrontierView, formatScore, gapFigure, gapWords, rowOn, sourcesOf, unitWords} from "./words.js";

const HEIGHT = 340;

const GAP_FILE = keyed<GapRow>([
  ...([
    "benchmark_id",
    "date",
    "gap",
    "gap_margin",
    "closed_model_id",
    "closed_model",
    "closed_score"
  ] as const),
  ...(["open_model_id", "open_model", "open_score", "as_of", "source"] as const)
]);

/** Best closed less best open score over time with its interval; the day that is looked at is marked. */
export function gapLine(rows: readonly GapRow[], view: FrontierView): Rendered<GapRow> {
  const {m, benchmark, scope, day} = view;
  const shared = {...sourcesOf(rows, m), rows, columns: [], fileColumns: GAP_FILE};
  const [first] = rows;
  if (!first) return {...shared, ...emptyFigure({title: m.gap.never(benchmark), text: m.none})};
  const title = gapTitle(rowOn(rows, day), view);
  const unit = unitWords(first.unit, m);
  const measured = rows.filter(({gap_margin}) => gap_margin !== null).length;
  return {
    ...shared,
    title,
    subtitle: measured > 0 ? m.gap.subtitle(unit, scope) : m.gap.subtitleBare(unit, scope),
    render: (width) => draw(rows, width, {...view, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...view, label: title})),
    notes: [...(measured > 0 ? [m.gap.margin] : []), ...(measured < rows.length ? [m.gap.noMargin] : [])]
  };
}

/** The gap on the day, with its margin, and whether it is more than that. */
export function gapTitle(row: GapRow | undefined, {m, benchmark, day}: FrontierView): string {
  if (!row) return m.gap.notYet(benchmark, day);
  const words = gapWords(row, m);
  if (row.gap === 0) return m.gap.level(benchmark, day);
  const title = row.gap > 0 ? m.gap.ahead(benchmark, day, words) : m.gap.behind(benchmark, day, words);
  return row.gap_margin !== null && Math.abs(row.gap) <= row.gap_margin ? m.gap.within(title) : title;
}

function draw(
  rows: readonly GapRow[],
  width: number,
  view: FrontierView & {readonly label: string}
): Pointed {
  const {m, day, label} = view;
  const {unit} = rows[0]!;
  const format = (value: number) => formatScore(value, unit).replace(/\.0+$/, "");
  const values = rows.flatMap(({gap, gap_margin}) => [gap - (gap_margin ?? 0), gap + (gap_margin ?? 0)]);
  const frame = timeFrame(view, [0, ...values], {width, height: HEIGHT, format});
  const {x, y, right} = frame;
  const at = rows.map((row) => ({
    row,
    x: x(Date.parse(row.date)),
    y: y(row.gap),
    low: y(row.gap - (row.gap_margin ?? 0)),
    high: y(row.gap + (row.gap_margin ?? 0))
  }));
  const line = [...at, {...at.at(-1)!, x: right}];
  const now = rowOn(rows, day);
  const spot = now && {x: x(Date.parse(day)), y: y(now.gap), text: formatScore(now.gap, unit)};
  return {
    svg: svgPlot({
      width,
      height: HEIGHT,
      label,
      marks: [
        timeAxes(frame, {label: unitWords(unit, m), format}) as Plot.Markish[],
        Plot.link([y(0)], {x1: frame.left, x2: right, y1: Number, y2: Number, stroke: INK_2}),
        Plot.areaY(line, {x: "x", y1: "low", y2: "high", curve: "step-after", fill: INK, fillOpacity: 0.16}),
        Plot.line(line, {x: "x", y: "y", curve: "step-after", stroke: INK, strokeWidth: 2}),
        Plot.dot(at, {x: "x", y: "y", r: 2.5, fill: INK}),
        dayRules(frame, view) as Plot.Markish[],
        ...(spot
          ? [
              Plot.dot([spot], {x: "x", y: "y", r: 5, fill: "var(--bf-accent)", stroke: PAPER}),
              Plot.text([spot], {
                x: "x",
                y: "y",
                dx: spot.x > (frame.left + right) / 2 ? -9 : 9,
                dy: -9,
                textAnchor: spot.x > (frame.left + right) / 2 ? "end" : "start",
                text: "text",
                fontWeight: 600,
                fontSize: 14,
                fill: "var(--bf-accent)",
                stroke: PAPER,
                strokeWidth: 3
              })
            ]
          : [])
      ]
    }),
    points: at.map(({row, x: px, y: py}) => figuredPoint({x: px, y: py}, () => tipContent(row, m)))
  };
}

function tipContent(row: GapRow, m: FrontierView["m"]): TipContent {
  return {
    title: row.date,
    figures: [
      gapFigure(row, m),
      {label: m.bestClosed, value: formatScore(row.closed_score, row.unit)},
      {label: m.bestOpen, value: formatScore(row.open_score, row.unit)}
    ],
    rest: [m.gap.between(row.closed_model, row.open_model), m.tip.source(row.source, row.as_of)]
  };
}
