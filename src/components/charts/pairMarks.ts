import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {BenchmarkMessages} from "../../lib/messages/benchmarks.js";
import type {PairRow} from "../../queries/rows/benchmarks.js";
import {lighter} from "./lighter.js";
import type {PairSide} from "./pairBars.js";
import {INK, PAPER} from "./svgPlot.js";

/** One row, placed. */
export interface Bar {
  readonly row: PairRow;
  /** Middle in pixels. */
  readonly y: number;
  readonly label: string;
  readonly value: string;
  /** 1 where the bar is to the right of zero, −1 to the left; a tie has no bar and counts to the right. */
  readonly side: 1 | -1;
}

interface Sides {
  readonly a: PairSide;
  readonly b: PairSide;
}

/** Between a bar or zero and the text beside it, in pixels. */
export const GAP = 10;

/** A row with its texts; `withMetric` where there is room for the protocol. */
export function toBar(row: PairRow, y: number, m: BenchmarkMessages, withMetric: boolean): Bar {
  const {benchmark, benchmark_mark, metric, mark_a, mark_b, difference} = row;
  const star = mark_a === "*" || mark_b === "*" ? "*" : "";
  const name = `${benchmark}${benchmark_mark ?? ""}${star}`;
  const value = formatDifference(difference, 1);
  return {
    row,
    y,
    label: withMetric && metric ? `${name} · ${metric}` : name,
    value: difference === 0 ? `${value} ${m.pair.tie}` : value,
    side: difference < 0 ? -1 : 1
  };
}

/** Bars in the winner's colour; of two models of one family, the smaller one's are hollow. */
export function barMarks(bars: readonly Bar[], {a, b}: Sides): Plot.Markish[] {
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
      ? {fill: lighter(model.color), stroke: model.color, strokeWidth: 1.5, inset: 0.75}
      : {fill: model.color};
  return [Plot.rect(won(1), {...box, ...paint(a)}), Plot.rect(won(-1), {...box, ...paint(b)})];
}

/** A mark at zero for each tie. */
export function tieMarks(bars: readonly Bar[]): Plot.Markish {
  const ties = bars.filter(({row}) => row.difference === 0);
  return Plot.dot(ties, {x: 0, y: "y", r: 4, symbol: "diamond", fill: PAPER, stroke: INK, strokeWidth: 1.5});
}

/** Names across zero from their bars, values at the ends. */
export function textMarks(bars: readonly Bar[]): Plot.Markish[] {
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

/** Both scores of a row with their marks. */
export function tipText({row, label}: Bar, {a, b}: Sides): string {
  const line = (name: string, score: number, mark: string | null) =>
    `${name}: ${formatNumber(score, 1)} %${mark ?? ""}`;
  return [label, line(a.name, row.score_a, row.mark_a), line(b.name, row.score_b, row.mark_b)].join("\n");
}
