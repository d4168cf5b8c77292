import * as Plot from "@observablehq/plot";
import {extent, scaleLinear} from "d3";
import type {FrontierMessages} from "../../../lib/messages/frontier.js";
import type {SizeRow} from "../../../queries/rows/frontier.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {footLabel, gridDown} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutText, cutTo, textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {
  CLOSED,
  type FrontierView,
  formatScore,
  gapWords,
  OPEN,
  releaseDay,
  scoreWords,
  sourcesOf
} from "./words.js";

const STEP = 44;
const TOP = 26;
const FOOT = 40;

const SIZE_FILE = keyed<SizeRow>([
  ...(["benchmark_id", "date", "above_b", "to_b", "n_models"] as const),
  ...(["open_model_id", "open_model", "open_params_b", "open_date", "open_score"] as const),
  ...(["closed_model_id", "closed_model", "closed_score", "gap", "gap_margin", "as_of", "source"] as const)
]);

type SizeView = Pick<FrontierView, "m" | "benchmark" | "scope" | "day">;

/** The best open model of each size class on a day, against the best closed one. */
export function sizeClasses(rows: readonly SizeRow[], view: SizeView): Rendered<SizeRow> {
  const {m, benchmark, day} = view;
  const shared = {...sourcesOf(rows, m), rows, columns: [], fileColumns: SIZE_FILE};
  const [first] = rows;
  if (!first) return {...shared, ...emptyFigure({title: m.sizes.none(day), text: m.none})};
  const title = sizeTitle(rows, view);
  return {
    ...shared,
    title,
    subtitle: m.sizes.subtitle(benchmark, scoreWords(first.unit, m)),
    legend: [
      {label: m.bestOpen, color: OPEN, shape: "dot"},
      ...(first.closed_model === null ? [] : [{label: m.bestClosed, color: CLOSED, shape: "line" as const}])
    ],
    render: (width) => draw(rows, width, {...view, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...view, label: title})),
    notes: [m.sizes.classes]
  };
}

/** Where the report's model stands in its class, and over which scores that holds; without it, what classes reach. */
export function sizeTitle(rows: readonly SizeRow[], {m, scope, day}: SizeView): string {
  const row = rows.find(({named_model_id}) => named_model_id !== null);
  const scores = rows.map(({open_score, unit}) => [open_score, formatScore(open_score, unit)] as const);
  if (!row || row.named_model === null) {
    const [lo, hi] = [...scores]
      .sort(([a], [b]) => a - b)
      .flatMap(([, text], i, all) => (i === 0 || i === all.length - 1 ? [text] : []));
    return m.sizes.title(rows.length, lo!, hi ?? lo!, day, scope);
  }
  const named = m.frontier.model(row.named_model, formatScore(row.named_score, row.unit));
  const size = className(row, m);
  if (row.named_model_id === row.open_model_id) return m.sizes.leads(named, row.n_models, size, day, scope);
  if (row.named_rank === 1) return m.sizes.shares(named, row.n_models, size, day, scope);
  const best = m.sizes.best(
    row.open_model,
    formatScore(row.open_score, row.unit),
    releaseDay(row.open_date, row.open_precision)
  );
  return m.sizes.above(best, named, row.n_models, size, day, scope);
}

function className({above_b, to_b}: SizeRow, {sizes}: FrontierMessages): string {
  if (above_b === null) return sizes.upTo(String(to_b));
  return to_b === null ? sizes.over(String(above_b)) : sizes.between(String(above_b), String(to_b));
}

function shortName({above_b, to_b}: SizeRow, {sizes}: FrontierMessages): string {
  if (above_b === null) return sizes.upToShort(String(to_b));
  return to_b === null ? sizes.overShort(String(above_b)) : sizes.betweenShort(String(above_b), String(to_b));
}

function draw(
  rows: readonly SizeRow[],
  width: number,
  {m, label}: SizeView & {readonly label: string}
): Pointed {
  const {unit, closed_model, closed_score} = rows[0]!;
  const left =
    Math.ceil(widestText(rows.flatMap((row) => [shortName(row, m), m.sizes.counted(row.n_models)]))) + 14;
  const right = width - 30;
  const height = TOP + rows.length * STEP + FOOT;
  const values = [
    ...rows.map(({open_score}) => open_score),
    ...(closed_score === null ? [] : [closed_score])
  ];
  const [lo = 0, hi = 1] = extent(values);
  const pad = Math.max(hi - lo, 1e-6) * 0.05;
  const x = scaleLinear([lo - pad, hi + pad], [left + 8, right]).nice();
  const ticks = x.ticks(width < 500 ? 4 : 8);
  const at = rows.map((row, i) => ({row, x: x(row.open_score), y: TOP + (i + 0.5) * STEP}));
  const isRight = (px: number) => px > (left + right) / 2;
  return {
    svg: svgPlot({
      width,
      height,
      label,
      marks: [
        gridDown(ticks, x, TOP, height - FOOT),
        Plot.text(ticks, {
          x,
          y: height - FOOT + 12,
          text: (value: number) => formatScore(value, unit).replace(/\.0+$/, ""),
          fill: INK_2
        }),
        footLabel(scoreWords(unit, m), width - 2, height - 10),
        ...(closed_score === null || closed_model === null
          ? []
          : [
              Plot.link([x(closed_score)], {
                x1: Number,
                x2: Number,
                y1: TOP - 4,
                y2: height - FOOT,
                stroke: CLOSED,
                strokeWidth: 2
              }),
              Plot.text([m.frontier.model(closed_model, formatScore(closed_score, unit))], {
                x: x(closed_score),
                y: TOP - 14,
                textAnchor: isRight(x(closed_score)) ? "end" : "start",
                fill: CLOSED,
                fontWeight: 600
              })
            ]),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: -7,
          textAnchor: "start",
          ...cutTo(({row}: {row: SizeRow}) => shortName(row, m), left)
        }),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: 8,
          textAnchor: "start",
          fill: INK_2,
          text: ({row}) => m.sizes.counted(row.n_models)
        }),
        Plot.dot(at, {x: "x", y: "y", r: 5.5, fill: OPEN, stroke: PAPER}),
        (["start", "end"] as const).map((anchor) =>
          Plot.text(
            at.filter(({x: px}) => (isRight(px) ? "end" : "start") === anchor),
            {
              x: "x",
              y: "y",
              dx: anchor === "end" ? -10 : 10,
              textAnchor: anchor,
              text: ({row, x: px}) => dotName(row, anchor === "end" ? px - left - 14 : right - px),
              fill: INK,
              stroke: PAPER,
              strokeWidth: 3
            }
          )
        )
      ]
    }),
    points: at.map(({row, x: px, y}) =>
      figuredPoint({x: px, y, code: row.open_model_id}, () => ({
        title: row.open_model,
        figures: [
          {label: m.points.columns.score, value: formatScore(row.open_score, unit)},
          {label: m.points.columns.params_b, value: `${row.open_params_b}B`},
          {
            label: m.points.columns.release_date,
            value: releaseDay(row.open_date, row.open_precision)
          }
        ],
        rest: [
          ...(row.gap === null || row.closed_model === null
            ? []
            : [m.labelled(m.gap.line, gapWords({gap: row.gap, gap_margin: row.gap_margin, unit}, m, true))]),
          m.tip.source(row.source, row.as_of)
        ]
      }))
    )
  };
}

/** `64.3 Gemma 7B` as far as there is room. */
function dotName(row: SizeRow, room: number): string {
  const score = formatScore(row.open_score, row.unit);
  return `${score} ${cutText(row.open_model, room - textWidth(`${score} `))}`;
}
