import * as Plot from "@observablehq/plot";
import {max, ticks} from "d3";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {PairRow} from "../../../queries/rows/benchmarks.js";
import {cutText, textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {sourceDay} from "../provenance.js";
import {distinctMarks} from "./marks.js";
import {hollowFill, type ModelStyle} from "./modelStyle.js";

/** One model of a pair. Two of one family have one colour; `shape` then says which of them is the solid one. */
export interface PairSide extends Pick<ModelStyle, "color">, Partial<Pick<ModelStyle, "shape">> {
  readonly id: string;
  readonly name: string;
}

export interface PairPictureOptions {
  readonly m: BenchmarkMessages;
  readonly a: PairSide;
  readonly b: PairSide;
  readonly label: string;
}

const STEP = 24;
const AXIS = 20;
/** Bars longer than that are hard to compare. */
const WIDEST = 860;
/** Wider pictures show the protocol behind the benchmark's name. */
const METRIC_FROM = 560;
/** A name has room for so much; the tip has all of it. Pixels. */
const LABEL = 260;

/** Bars from zero, to the right where `a` is ahead, to the left where `b` is; names across from their bars. */
export function pairPicture(rows: readonly PairRow[], width: number, options: PairPictureOptions): Pointed {
  const {m, a, b, label} = options;
  const most = Math.min(LABEL, width * 0.4);
  const sized = rows.map((row) => toBar(row, 0, m, {withMetric: width >= METRIC_FROM, most}));
  const extent = {
    below: Math.max(0, max(rows, ({difference}) => -difference) ?? 0),
    above: Math.max(0, max(rows, ({difference}) => difference) ?? 0),
    labelsLeft: widestText(sized.filter(({side}) => side > 0).map((bar) => bar.label)) + GAP,
    labelsRight: widestText(sized.filter(({side}) => side < 0).map((bar) => bar.label)) + GAP,
    value: widestText(sized.map(({value}) => value)) + GAP
  };
  const {unit, zero} = barScale(extent, Math.min(width, WIDEST));
  const heads = sideHeads({a, b, m, zero, width});
  const top = heads.height + AXIS;
  const bars = rows.map((row, i) =>
    toBar(row, top + (i + 0.5) * STEP, m, {withMetric: width >= METRIC_FROM, most})
  );
  const height = top + rows.length * STEP + 6;
  const x = {domain: [-zero / unit, (width - zero) / unit], range: [0, width], axis: null} as const;
  const spread = ticks(-extent.below, extent.above, 6);
  const svg = svgPlot({
    width,
    height,
    marginTop: top,
    marginBottom: 6,
    x,
    label,
    marks: [
      Plot.ruleX(spread, {stroke: "var(--bf-grid)"}),
      Plot.text(spread, {
        x: (d: number) => d,
        y: top - 9,
        text: (d: number) => formatDifference(d),
        fill: INK_2
      }),
      heads.marks,
      barMarks(bars, options),
      Plot.ruleX([0], {stroke: INK, strokeWidth: 1}),
      tieMarks(bars),
      textMarks(bars)
    ]
  });
  const points = bars.map((bar) =>
    figuredPoint({x: zero + bar.row.difference * unit, y: bar.y}, () => tipContent(bar, options))
  );
  return {svg, points, along: "rows"};
}

/** What a diverging bar chart has to fit into its width, in data units and pixels. */
interface BarExtent {
  /** Longest bar to the left and to the right of zero, in data units, not negative. */
  readonly below: number;
  readonly above: number;
  /** Widest label to the left and to the right of zero, in pixels. */
  readonly labelsLeft: number;
  readonly labelsRight: number;
  /** Room for the value at the end of a bar, in pixels. */
  readonly value: number;
}

/**
 * Pixels a unit, and where zero is, so that all bars with their values and all labels, which stand across
 * zero from their bar, just fill `width`. Both sides share one scale.
 */
export function barScale(extent: BarExtent, width: number): {readonly unit: number; readonly zero: number} {
  const {below, above, labelsLeft, labelsRight, value} = extent;
  // Each side is the wider of its labels and its bars: all four combinations have to fit.
  const unit = Math.min(
    (width - labelsLeft - value) / above,
    (width - labelsRight - value) / below,
    (width - 2 * value) / (above + below)
  );
  const finite = Number.isFinite(unit) ? Math.max(0, unit) : 1;
  return {unit: finite, zero: Math.max(labelsLeft, below > 0 ? below * finite + value : 0)};
}

const LINE = 20;
const HEAD_GAP = 8;

interface SideHeadsOptions {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly m: BenchmarkMessages;
  /** Where zero is, in pixels. */
  readonly zero: number;
  readonly width: number;
}

/** Who is ahead on which side of zero, beside zero where there is room, else from the edge of the picture. */
function sideHeads({a, b, m, zero, width}: SideHeadsOptions): {
  readonly marks: Plot.Markish[];
  readonly height: number;
} {
  const head = (name: string) => m.pair.ahead(cutText(name, Math.min(LABEL, width - 100), {bold: true}));
  const left = `← ${head(b.name)}`;
  const right = `${head(a.name)} →`;
  const [leftWidth, rightWidth] = [left, right].map((head) => textWidth(head, {bold: true})) as [
    number,
    number
  ];
  const leftEnd = Math.max(leftWidth, zero - HEAD_GAP);
  const rightStart = Math.min(width - rightWidth, zero + HEAD_GAP);
  const isStacked = leftEnd + HEAD_GAP > rightStart;
  const text = {fontWeight: 600, fill: INK} as const;
  const y = LINE / 2;
  return {
    height: isStacked ? 2 * LINE : LINE,
    marks: [
      Plot.text([left], {...text, x: inPixels(leftEnd), y, textAnchor: "end"}),
      Plot.text([right], {...text, x: inPixels(rightStart), y: isStacked ? y + LINE : y, textAnchor: "start"})
    ]
  };
}

function inPixels(x: number) {
  return {value: [x], scale: null};
}

/** One row, placed. */
interface Bar {
  readonly row: PairRow;
  /** Middle in pixels. */
  readonly y: number;
  readonly whole: string;
  /** As much of it as there is room for. */
  readonly label: string;
  readonly value: string;
  /** 1 where the bar is to the right of zero, −1 to the left; a tie has no bar and counts to the right. */
  readonly side: 1 | -1;
}

type Sides = Pick<PairPictureOptions, "a" | "b">;

/** Between a bar or zero and the text beside it, in pixels. */
const GAP = 10;

/** A row with its texts; `withMetric` where there is room for the protocol. */
function toBar(
  row: PairRow,
  y: number,
  m: BenchmarkMessages,
  {withMetric, most}: {readonly withMetric: boolean; readonly most: number}
): Bar {
  const {benchmark, benchmark_mark, metric, mark_a, mark_b, difference} = row;
  const star = distinctMarks([mark_a, mark_b]).join("");
  const name = `${benchmark}${benchmark_mark ?? ""}${star}`;
  const value = formatDifference(difference, 1);
  const whole = withMetric && metric ? `${name} · ${metric}` : name;
  return {
    row,
    y,
    whole,
    label: cutText(whole, most),
    value: difference === 0 ? `${value} ${m.pair.tie}` : value,
    side: difference < 0 ? -1 : 1
  };
}

/** Bars in the winner's colour; of two models of one family, the smaller one's are hollow. */
function barMarks(bars: readonly Bar[], {a, b}: Sides): Plot.Markish[] {
  const box = {
    x1: 0,
    x2: ({row}: Bar) => row.difference,
    y1: ({y}: Bar) => y - 8,
    y2: ({y}: Bar) => y + 8
  };
  const hollow = a.color !== b.color ? null : a.shape !== "dot" && b.shape === "dot" ? a : b;
  const won = (side: 1 | -1) => bars.filter((bar) => bar.side === side && bar.row.difference !== 0);
  const paint = (model: PairSide) =>
    model === hollow
      ? {fill: hollowFill(model.color), stroke: model.color, strokeWidth: 1.5, inset: 0.75}
      : {fill: model.color};
  return [Plot.rect(won(1), {...box, ...paint(a)}), Plot.rect(won(-1), {...box, ...paint(b)})];
}

/** A mark at zero for each tie. */
function tieMarks(bars: readonly Bar[]): Plot.Markish {
  const ties = bars.filter(({row}) => row.difference === 0);
  return Plot.dot(ties, {x: 0, y: "y", r: 4, symbol: "diamond", fill: PAPER, stroke: INK, strokeWidth: 1.5});
}

/** Names across zero from their bars, values at the ends. */
function textMarks(bars: readonly Bar[]): Plot.Markish[] {
  return ([1, -1] as const).flatMap((side) => {
    const own = bars.filter((bar) => bar.side === side);
    const [inner, outer] = side > 0 ? (["end", "start"] as const) : (["start", "end"] as const);
    const halo = {y: "y", stroke: PAPER, strokeWidth: 4, fill: INK} as const;
    return [
      Plot.text(own, {...halo, x: 0, dx: -side * GAP, text: "label", textAnchor: inner}),
      Plot.text(own, {
        ...halo,
        x: ({row}: Bar) => row.difference,
        dx: side * GAP,
        text: "value",
        textAnchor: outer
      })
    ];
  });
}

/** Both scores of a row with their marks, and how far apart they are. */
function tipContent({row, whole}: Bar, {m, a, b}: PairPictureOptions): TipContent {
  const score = (value: number, mark: string | null) => `${formatNumber(value, 1)}%${mark ?? ""}`;
  return {
    title: whole,
    figures: [
      {label: a.name, value: score(row.score_a, row.mark_a)},
      {label: b.name, value: score(row.score_b, row.mark_b)},
      {label: m.columns.difference, value: formatDifference(row.difference, 1)}
    ],
    rest: [sourceDay(row)]
  };
}
