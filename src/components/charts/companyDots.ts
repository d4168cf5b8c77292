import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows.js";
import {companyName, sectorName} from "./companyName.js";
import {percentileColor} from "./percentileColor.js";
import {PAPER, TIP} from "./svgPlot.js";

/** A company at its place in the picture, in pixels. */
export interface CompanyDot {
  readonly row: CompanyRow;
  readonly x: number;
  readonly y: number;
}

export const DOT_RADIUS = 5.5;

/** A dot a company in the colour of its percentile, hollow without one, with `data-code` and a tip. */
export function companyDots(
  dots: readonly CompanyDot[],
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string}
): Plot.Markish[] {
  const color = ({row}: CompanyDot) => percentileColor(row.percentile);
  return [
    Plot.dot(dots, {
      x: "x",
      y: "y",
      r: DOT_RADIUS,
      fill: (dot: CompanyDot) => (dot.row.percentile === null ? PAPER : color(dot)),
      stroke: (dot: CompanyDot) => (dot.row.percentile === null ? color(dot) : PAPER),
      strokeWidth: 1.5,
      ariaLabel: ({row}: CompanyDot) => companyName(row, lang),
      render(index, scales, values, dimensions, context, next) {
        const marks = next!(index, scales, values, dimensions, context)!;
        for (const [k, i] of index.entries())
          marks.children[k]?.setAttribute("data-code", dots[i]?.row.code ?? "");
        return marks;
      }
    }),
    Plot.tip(
      dots,
      Plot.pointer({x: "x", y: "y", title: (dot: CompanyDot) => tipText(dot.row, m, lang), ...TIP})
    )
  ];
}

function tipText(row: CompanyRow, m: ValuationMessages, lang: string): string {
  const {tip} = m;
  const growth =
    row.growth_pct === null
      ? (m.growthState[row.growth_state] ?? "")
      : `${formatDifference(row.growth_pct, 1)}%`;
  const pe = row.forward_pe === null ? (m.peState[row.forward_pe_state] ?? "") : formatNumber(row.forward_pe);
  const percentile =
    row.percentile === null ? (m.percentileState[row.percentile_state] ?? "") : formatNumber(row.percentile);
  const lines = [
    `${companyName(row, lang)} ${row.code}`,
    sectorName(row, lang),
    `${tip.growth}: ${growth}`,
    `${tip.pe}: ${pe}`,
    `${tip.percentile}: ${percentile}`
  ];
  return (row.peg === null ? lines : [...lines, `${tip.peg}: ${formatNumber(row.peg, 2)}`]).join("\n");
}
