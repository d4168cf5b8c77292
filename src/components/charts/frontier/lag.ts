import * as Plot from "@observablehq/plot";
import {extent, scaleLinear} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {LagRow} from "../../../queries/rows/frontier.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {footLabel, gridDown} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, JOIN, PAPER, svgPlot} from "../plot/svgPlot.js";
import {CLOSED, type FrontierView, formatScore, OPEN, sourcesOf} from "./words.js";

const STEP = 40;
const TOP = 10;
const FOOT = 40;

const LAG_FILE = keyed<LagRow>([
  ...(["benchmark_id", "closed_model_id", "closed_model", "closed_date", "closed_score"] as const),
  ...(["open_model_id", "open_model", "open_date", "open_score"] as const),
  ...(["lag_months", "waited_months", "last_day", "as_of", "source"] as const)
]);

type LagView = Pick<FrontierView, "m" | "benchmark" | "scope">;

/** A row a closed record: months until an open model had its score; one that waits is hollow and open-ended. */
export function lagBars(rows: readonly LagRow[], view: LagView): Rendered<LagRow> {
  const {m, benchmark, scope} = view;
  const shared = {...sourcesOf(rows, m), rows, columns: [], fileColumns: LAG_FILE};
  const [first] = rows;
  if (!first) return {...shared, ...emptyFigure({title: m.lag.never(benchmark), text: m.none})};
  const title = lagTitle(rows, view);
  const has = (isReached: boolean) => rows.some(({lag_months}) => (lag_months !== null) === isReached);
  return {
    ...shared,
    title,
    subtitle: m.lag.subtitle(scope, first.last_day),
    legend: [
      ...(has(true) ? [{label: m.lag.reachedLegend, color: OPEN, shape: "dot" as const}] : []),
      ...(has(false) ? [{label: m.lag.waitingLegend, color: CLOSED, shape: "ring" as const}] : [])
    ],
    render: (width) => draw(rows, width, {...view, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...view, label: title})),
    notes: rows.some(({lag_months}) => lag_months !== null && lag_months < 0) ? [m.lag.early] : []
  };
}

function lagTitle(rows: readonly LagRow[], {m, benchmark}: LagView): string {
  const reached = rows.filter(({lag_months}) => lag_months !== null);
  const [lo, hi] = extent(reached, ({lag_months}) => lag_months!);
  if (lo === undefined || hi === undefined) return m.lag.titleNone(benchmark, rows.length);
  const [least, most] = [formatNumber(lo, 1), formatNumber(hi, 1)];
  return rows.length === 1
    ? m.lag.titleOne(benchmark, rows[0]!.closed_model, least)
    : m.lag.title(benchmark, reached.length, rows.length, least, most);
}

function draw(
  rows: readonly LagRow[],
  width: number,
  {m, label}: LagView & {readonly label: string}
): Pointed {
  const score = (row: LagRow) => formatScore(row.closed_score, row.unit);
  const whole = (row: LagRow) => m.frontier.model(row.closed_model, score(row));
  const left = Math.min(
    width * 0.54,
    Math.ceil(widestText(rows.flatMap((row) => [whole(row), row.closed_date]))) + 14
  );
  /** Where a name has no room for its score, that stands with the day. */
  const isWhole = (row: LagRow) => textWidth(whole(row)) <= left;
  const name = (row: LagRow) => (isWhole(row) ? whole(row) : row.closed_model);
  const day = (row: LagRow) => (isWhole(row) ? row.closed_date : `${row.closed_date} · ${score(row)}`);
  const right = width - 40;
  const height = TOP + rows.length * STEP + FOOT;
  const ends = rows.map(({lag_months, waited_months}) => lag_months ?? waited_months ?? 0);
  const [lo = 0, hi = 1] = extent([0, 1, ...ends]);
  const x = scaleLinear([lo, hi], [left + 8, right]).nice();
  const ticks = x.ticks(width < 500 ? 4 : 8);
  const at = rows.map((row, i) => ({row, x: x(ends[i]!), y: TOP + (i + 0.5) * STEP}));
  const reached = at.filter(({row}) => row.lag_months !== null);
  const waiting = at.filter(({row}) => row.lag_months === null);
  const months = ({row}: {readonly row: LagRow}) =>
    row.lag_months === null
      ? m.lag.waits(formatNumber(row.waited_months, 1))
      : formatNumber(row.lag_months, 1);
  /** Who did it stands behind the number where the picture has room, else below the line. */
  const isBehind = (each: (typeof at)[number]) =>
    each.row.open_model !== null &&
    textWidth(`${months(each)}  ${each.row.open_model}`) <= width - each.x - 14;
  const text = (each: (typeof at)[number]) =>
    isBehind(each) ? `${months(each)}  ${each.row.open_model}` : months(each);
  const below = at.filter((each) => each.row.open_model !== null && !isBehind(each));
  const line = {x1: x(0), x2: "x", y1: "y", y2: "y", strokeWidth: 2} as const;
  return {
    svg: svgPlot({
      width,
      height,
      label,
      marks: [
        gridDown(ticks, x, TOP, height - FOOT),
        Plot.link([x(0)], {x1: Number, x2: Number, y1: TOP, y2: height - FOOT, stroke: INK_2}),
        Plot.text(ticks, {
          x,
          y: height - FOOT + 12,
          text: (value: number) => formatNumber(value),
          fill: INK_2
        }),
        footLabel(m.lag.axis, width - 2, height - 10),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: -6,
          textAnchor: "start",
          ...cutTo(({row}: {row: LagRow}) => name(row), left)
        }),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: 8,
          textAnchor: "start",
          fill: INK_2,
          text: ({row}) => day(row)
        }),
        Plot.link(reached, {...line, stroke: JOIN}),
        Plot.link(waiting, {...line, stroke: CLOSED, strokeDasharray: "3 3"}),
        Plot.dot(reached, {x: "x", y: "y", r: 5, fill: OPEN, stroke: PAPER}),
        Plot.dot(waiting, {x: "x", y: "y", r: 4.5, fill: PAPER, stroke: CLOSED, strokeWidth: 2}),
        Plot.text(at, {
          x: "x",
          y: "y",
          dx: 10,
          textAnchor: "start",
          text,
          fill: INK,
          stroke: PAPER,
          strokeWidth: 3
        }),
        Plot.text(below, {
          x: ({row}) => Math.max(0, Math.min(x(0) + 6, width - 2 - textWidth(row.open_model ?? ""))),
          y: "y",
          dy: 13,
          textAnchor: "start",
          ...cutTo(({row}: {row: LagRow}) => row.open_model ?? "", width),
          fill: INK
        })
      ]
    }),
    points: at.map(({row, x: px, y}) =>
      figuredPoint({x: px, y, code: row.closed_model_id}, () => ({
        title: row.closed_model,
        figures: [
          {label: m.lag.axis, value: months({row})},
          {label: m.points.columns.score, value: formatScore(row.closed_score, row.unit)},
          {label: m.points.columns.release_date, value: row.closed_date}
        ],
        rest: [
          row.lag_months === null || row.open_model === null || row.open_date === null
            ? m.lag.waiting(formatNumber(row.waited_months, 1))
            : m.lag.reached(
                m.frontier.model(row.open_model, formatScore(row.open_score, row.unit)),
                row.open_date
              ),
          m.tip.source(row.source, row.as_of)
        ]
      }))
    )
  };
}
