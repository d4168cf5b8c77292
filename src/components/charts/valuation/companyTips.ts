import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {companyName, sectorName} from "../../companyName.js";
import type {TipPoint} from "../plot/pointTips.js";
import type {CompanyDot} from "./companyDots.js";
import {forwardBasis} from "./forwardBasis.js";
import {computedWord} from "./table.js";

/** What the page says of the dots when the pointer or the keyboard is on them. */
export function companyTips(
  dots: readonly CompanyDot[],
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string}
): TipPoint[] {
  return dots.map(({row, x, y}) => ({x, y, code: row.code, text: () => tipText(row, m, lang)}));
}

function tipText(row: CompanyRow, m: ValuationMessages, lang: string): string {
  const {tip} = m;
  const growth =
    row.growth_pct === null
      ? (m.growthState[row.growth_state] ?? "")
      : `${formatDifference(row.growth_pct, 1)}%`;
  const pe = row.forward_pe === null ? (m.peState[row.forward_pe_state] ?? "") : formatNumber(row.forward_pe);
  const basis = row.forward_pe_basis === "computed" ? forwardBasis(row, m) : "";
  const lines = [
    `${companyName(row, lang)} ${row.code}`,
    sectorName(row, lang),
    m.labelled(tip.growth, growth),
    m.labelled(tip.pe(row.forward_year === null ? "" : `${row.forward_year}E`), pe),
    ...(basis === "" ? [] : [basis]),
    ...percentileLines(row, m)
  ];
  const peg = row.peg === null ? [] : [m.labelled(tip.peg, formatNumber(row.peg, 2))];
  return [...lines, ...peg, tip.open].join("\n");
}

/** The published percentile; beside it the computed one and the days that it rests on, where there is a history. */
function percentileLines(row: CompanyRow, m: ValuationMessages): string[] {
  const published =
    row.percentile_published === null
      ? (m.percentileState[row.percentile_published_state] ?? "")
      : formatNumber(row.percentile_published);
  if (row.n_ranked === null) return [m.labelled(m.tip.percentile, published)];
  const number = row.percentile_computed === null ? [] : [formatNumber(row.percentile_computed, 1)];
  const computed = m.list([...number, computedWord(row, m)].filter((text) => text !== ""));
  return [
    m.labelled(m.columns.published, published),
    m.labelled(m.columns.computed, computed),
    m.columns.days(formatNumber(row.n_ranked), row.n_loss ?? 0, row.n_missing ?? 0, row.n_suspended ?? 0)
  ];
}
