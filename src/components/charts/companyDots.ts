import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";
import {companyName, sectorName} from "./companyName.js";
import {percentileColor} from "./percentileColor.js";
import {type Box, type LabelSpace, placeLabels} from "./placeLabels.js";
import {INK, PAPER, TIP} from "./svgPlot.js";

/** A company at its place in the picture, in pixels. */
export interface CompanyDot {
  readonly row: CompanyRow;
  readonly x: number;
  readonly y: number;
  /** Where its name must stay, besides the bounds of all. */
  readonly room?: Partial<Box>;
}

export const DOT_RADIUS = 5.5;
/** Only so many dots are tried for a label, so that thousands of them are drawn as quickly. */
const MOST = 120;
/** Dots of a lane stand in columns of so many, so far apart that their names do not touch. */
const STACK = 3;
const STACK_GAP = 15;
const MOST_COLUMNS = 4;
const ANCHORS = ["start", "middle", "end"] as const;

/** A dot a company in the colour of its percentile, hollow without one, with `data-code` and a tip. */
export function companyDots(
  dots: readonly CompanyDot[],
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string}
): Plot.Markish[] {
  const color = ({row}: CompanyDot) => percentileColor(row.percentile);
  const isHollow = ({row}: CompanyDot) => row.percentile === null;
  return [
    Plot.dot(dots, {
      x: "x",
      y: "y",
      r: DOT_RADIUS,
      fill: (dot: CompanyDot) => (isHollow(dot) ? PAPER : color(dot)),
      stroke: (dot: CompanyDot) => (isHollow(dot) ? color(dot) : PAPER),
      strokeWidth: 1.5,
      render: withCodes((i) => dots[i]?.row)
    }),
    Plot.tip(
      dots,
      Plot.pointer({x: "x", y: "y", title: (dot: CompanyDot) => tipText(dot.row, m, lang), ...TIP})
    )
  ];
}

/** Names beside the dots, the first of them first, as far as there is room; each carries its dot's `data-code`. */
export function companyLabels(
  dots: readonly CompanyDot[],
  {lang, taken = [], ...space}: LabelSpace & {readonly lang: string}
): Plot.Markish[] {
  const points = dots.slice(0, MOST).map((dot) => ({...dot, text: companyName(dot.row, lang)}));
  const rest = dots.slice(MOST).map(dotBox);
  const placed = placeLabels(points, {...space, taken: [...taken, ...rest], radius: DOT_RADIUS});
  // A mark has one anchor for all of its texts.
  return ANCHORS.map((anchor) => {
    const labels = placed.filter((label) => label.anchor === anchor);
    return Plot.text(labels, {
      x: "x",
      y: "y",
      text: ({point}) => point.text,
      textAnchor: anchor,
      fill: INK,
      stroke: PAPER,
      strokeWidth: 3,
      render: withCodes((i) => labels[i]?.point.row)
    });
  });
}

/** Draws a mark and writes the code of each of its companies on it. */
function withCodes(row: (index: number) => CompanyRow | undefined): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const marks = next!(index, scales, values, dimensions, context)!;
    for (const [k, i] of index.entries()) marks.children[k]?.setAttribute("data-code", row(i)?.code ?? "");
    return marks;
  };
}

/** Dots of one row of the percentile's axis; where two would cover each other, the later one moves aside. */
export function dodge(rows: readonly CompanyRow[], x: (value: number) => number, y: number): CompanyDot[] {
  const placed: CompanyDot[] = [];
  const gap = 2 * DOT_RADIUS + 1;
  const valued = rows.flatMap((row) => (row.percentile === null ? [] : {row, at: x(row.percentile)}));
  for (const {row, at} of valued.sort((a, b) => a.at - b.at)) {
    const offset = [0, -gap, gap, -2 * gap, 2 * gap].find((dy) =>
      placed.every((other) => Math.hypot(other.x - at, other.y - (y + dy)) >= gap - 0.5)
    );
    placed.push({row, x: at, y: y + (offset ?? 0)});
  }
  return placed;
}

/** Dots that have no place on an axis: one below the other from `x` on, in columns. */
export function stack(rows: readonly CompanyRow[], x: number, y: number): CompanyDot[] {
  const high = Math.min(STACK, rows.length);
  return rows.map((row, i) => ({
    row,
    x: x + (Math.floor(i / STACK) % MOST_COLUMNS) * STACK_GAP,
    y: y + ((i % STACK) - (high - 1) / 2) * STACK_GAP,
    room: {left: x}
  }));
}

/** How far a stack of `n` dots reaches to the right of its `x`. */
export function stackWidth(n: number): number {
  return Math.min(MOST_COLUMNS, Math.ceil(n / STACK)) * STACK_GAP;
}

/** What a dot covers. */
export function dotBox({x, y}: CompanyDot): Box {
  return {left: x - DOT_RADIUS, right: x + DOT_RADIUS, top: y - DOT_RADIUS, bottom: y + DOT_RADIUS};
}

function tipText(row: CompanyRow, m: ValuationMessages, lang: string): string {
  const {tip} = m;
  const growth =
    row.growth_pct === null
      ? (m.growthState[row.growth_state] ?? "")
      : `${formatDifference(row.growth_pct, 1)}%`;
  const pe = row.forward_pe === null ? (m.peState[row.forward_pe_state] ?? "") : formatNumber(row.forward_pe);
  const lines = [
    `${companyName(row, lang)} ${row.code}`,
    sectorName(row, lang),
    `${tip.growth}: ${growth}`,
    `${tip.pe}: ${pe}`,
    ...percentileLines(row, m)
  ];
  const peg = row.peg === null ? [] : [`${tip.peg}: ${formatNumber(row.peg, 2)}`];
  return [...lines, ...peg, tip.open].join("\n");
}

/** The published percentile; beside it the computed one and the days that it rests on, where there is a history. */
function percentileLines(row: CompanyRow, m: ValuationMessages): string[] {
  const said = (value: number | null, state: string, digits: number) =>
    value === null ? (m.percentileState[state] ?? "") : formatNumber(value, digits);
  const published = said(row.percentile_published, row.percentile_published_state, 0);
  if (row.n_ranked === null) return [`${m.tip.percentile}: ${published}`];
  const computed = said(row.percentile_computed, row.percentile_computed_state, 1);
  return [
    `${m.columns.published}: ${published}`,
    `${m.columns.computed}: ${computed}`,
    m.columns.days(formatNumber(row.n_ranked), row.n_loss ?? 0, row.n_missing ?? 0, row.n_suspended ?? 0)
  ];
}
