import * as Plot from "@observablehq/plot";
import {extent, scaleLinear} from "d3";
import type {FrontierMessages} from "../../../lib/messages/frontier.js";
import type {GapChoiceRow} from "../../../queries/rows/frontier.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {footLabel, gridDown} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, svgPlot} from "../plot/svgPlot.js";
import {type FrontierView, formatScore, gapFigure, sourcesOf, unitWords} from "./words.js";

const STEP = 44;
const TOP = 10;
const FOOT = 40;

const CHOICE_FILE = keyed<GapChoiceRow>([
  ...(["benchmark_id", "date", "choice", "value", "gap", "gap_margin", "n_open", "n_closed"] as const),
  ...(["closed_model_id", "closed_model", "closed_score"] as const),
  ...(["open_model_id", "open_model", "open_score", "as_of", "source"] as const)
]);

/** The gap on a day over each kind of scores: what of it hangs on how models were tested. */
export function gapChoices(
  rows: readonly GapChoiceRow[],
  view: Pick<FrontierView, "m" | "benchmark" | "day">
): Rendered<GapChoiceRow> {
  const {m, benchmark, day} = view;
  const shared = {...sourcesOf(rows, m), rows, columns: [], fileColumns: CHOICE_FILE};
  const [first] = rows;
  if (!first) return {...shared, ...emptyFigure({title: m.choices.none(day), text: m.choices.empty})};
  const unit = unitWords(first.unit, m);
  const [lo, hi] = extent(rows, ({gap}) => gap) as [number, number];
  const ends = [lo, hi].map((value) => formatScore(value, first.unit)) as [string, string];
  const title =
    ends[0] === ends[1]
      ? m.choices.titleOne(day, `${ends[0]} ${unit}`)
      : m.choices.title(day, rows.length, ends[0], ends[1], unit);
  return {
    ...shared,
    title,
    subtitle: m.choices.subtitle(benchmark, unit),
    render: (width) => draw(rows, width, {m, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {m, label: title})),
    notes: [m.choices.note]
  };
}

/** `shots: stated`, `variant: base`. */
export function choiceName(
  {choice, value}: Pick<GapChoiceRow, "choice" | "value">,
  m: FrontierMessages
): string {
  if (choice === "all" || value === null) return m.choices.all;
  if (choice === "shots") return m.choices.shots(value === "stated" ? m.shotNames.stated : value);
  return choice === "variant"
    ? m.choices.variant(m.variantNames[value] ?? value)
    : m.choices.origin(m.originNames[value] ?? value);
}

function draw(
  rows: readonly GapChoiceRow[],
  width: number,
  {m, label}: {readonly m: FrontierMessages; readonly label: string}
): Pointed {
  const {unit} = rows[0]!;
  const names = rows.map((row) => choiceName(row, m));
  const left = Math.min(
    width * 0.5,
    Math.ceil(widestText([...names, ...rows.map((r) => m.choices.counted(r.n_open, r.n_closed))])) + 16
  );
  const right = width - 34;
  const height = TOP + rows.length * STEP + FOOT;
  const [lo, hi] = extent(
    rows.flatMap(({gap, gap_margin}) => [gap - (gap_margin ?? 0), gap + (gap_margin ?? 0)])
  );
  const x = scaleLinear([Math.min(0, lo!), Math.max(1e-6, hi!)], [left + 8, right]).nice();
  const at = rows.map((row, i) => ({row, name: names[i]!, x: x(row.gap), y: TOP + (i + 0.5) * STEP}));
  const ticks = x.ticks(width < 500 ? 4 : 8);
  return {
    svg: svgPlot({
      width,
      height,
      label,
      marks: [
        gridDown(ticks, x, TOP, height - FOOT),
        gridDown([0], x, TOP, height - FOOT),
        Plot.link([x(0)], {x1: Number, x2: Number, y1: TOP, y2: height - FOOT, stroke: INK_2}),
        Plot.text(ticks, {
          x,
          y: height - FOOT + 12,
          text: (value: number) => formatScore(value, unit).replace(/\.0+$/, ""),
          fill: INK_2
        }),
        footLabel(unitWords(unit, m), right + 26, height - 10),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: -7,
          textAnchor: "start",
          ...cutTo(({name}: {name: string}) => name, left)
        }),
        Plot.text(at, {
          x: 0,
          y: "y",
          dy: 8,
          textAnchor: "start",
          fill: INK_2,
          ...cutTo(({row}: {row: GapChoiceRow}) => m.choices.counted(row.n_open, row.n_closed), left)
        }),
        Plot.link(
          at.filter(({row}) => row.gap_margin !== null),
          {
            x1: ({row}) => x(row.gap - row.gap_margin!),
            x2: ({row}) => x(row.gap + row.gap_margin!),
            y1: "y",
            y2: "y",
            stroke: INK,
            strokeWidth: 2
          }
        ),
        Plot.dot(at, {x: "x", y: "y", r: 5, fill: INK}),
        Plot.text(at, {x: "x", y: "y", dy: -12, text: ({row}) => formatScore(row.gap, unit), fontWeight: 600})
      ]
    }),
    points: at.map(({row, name, x: px, y}) =>
      figuredPoint({x: px, y}, () => ({
        title: name,
        figures: [
          gapFigure(row, m),
          {label: m.bestClosed, value: formatScore(row.closed_score, unit)},
          {label: m.bestOpen, value: formatScore(row.open_score, unit)}
        ],
        rest: [
          m.gap.between(row.closed_model, row.open_model),
          m.choices.counted(row.n_open, row.n_closed),
          m.tip.source(row.source, row.as_of)
        ]
      }))
    )
  };
}
