import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {bothNames, companyName, sectorName} from "../../companyName.js";
import type {TipPoint} from "../plot/pointTips.js";
import type {TipContent, TipFigure} from "../plot/tipPicture.js";
import {figuresOf, sourceDay} from "../provenance.js";
import type {CompanyDot} from "./companyDots.js";
import {forwardBasis} from "./forwardBasis.js";
import {computedWord} from "./table.js";

/** What the page says of the dots when the pointer or the keyboard is on them. */
export function companyTips(
  dots: readonly CompanyDot[],
  {m, lang}: {readonly m: ValuationMessages; readonly lang: string},
  about: TipAbout
): TipPoint[] {
  return dots.map(({row, x, y}) => ({
    x,
    y,
    code: row.code,
    text: () => tipText(row, m, lang),
    tip: () => tipContent(row, m, lang, about)
  }));
}

/** What a chart is about: the percentile, or price against growth. */
export type TipAbout = "percentile" | "growth";

/** The name in both languages, two or three figures in large, then the rest with sources and days. */
function tipContent(row: CompanyRow, m: ValuationMessages, lang: string, about: TipAbout): TipContent {
  const {tip} = m;
  const pe = {label: peLabel(row, m), value: peText(row, m)};
  const growth = {label: tip.growth, value: growthText(row, m)};
  const percentile = {
    label: tip.percentile,
    value:
      row.percentile === null
        ? (m.percentileState[row.percentile_state] ?? m.notDefined)
        : formatNumber(row.percentile, Number.isInteger(row.percentile) ? 0 : 1)
  };
  const peg = {label: tip.peg, value: row.peg === null ? "" : formatNumber(row.peg, 2)};
  const [large, small] =
    about === "percentile"
      ? ([
          [percentile, pe],
          [growth, peg]
        ] as const)
      : ([[pe, growth, peg], []] as const);
  const isSaid = ({value}: TipFigure) => value !== "";
  return {
    title: bothNames(row, lang),
    figures: large.filter(isSaid),
    rest: [
      m.list([row.code, sectorName(row, lang)]),
      ...small.filter(isSaid).map(({label, value}) => m.labelled(label, value)),
      ...basisLines(row, m),
      ...(about === "percentile" && row.n_ranked === null ? [] : percentileLines(row, m)),
      ...figuresOf(row)
        .map(sourceDay)
        .filter((text, i, all) => all.indexOf(text) === i),
      tip.open
    ]
  };
}

function peLabel({forward_year}: CompanyRow, {tip}: ValuationMessages): string {
  return tip.pe(forward_year === null ? "" : `${forward_year}E`);
}

function peText({forward_pe, forward_pe_state}: CompanyRow, m: ValuationMessages): string {
  return forward_pe === null ? (m.peState[forward_pe_state] ?? "") : formatNumber(forward_pe);
}

/** What a computed forward PE rests on. */
function basisLines(row: CompanyRow, m: ValuationMessages): string[] {
  return row.forward_pe_basis === "computed" ? [forwardBasis(row, m)] : [];
}

function growthText({growth_pct, growth_state}: CompanyRow, m: ValuationMessages): string {
  return growth_pct === null ? (m.growthState[growth_state] ?? "") : `${formatDifference(growth_pct, 1)}%`;
}

function tipText(row: CompanyRow, m: ValuationMessages, lang: string): string {
  const {tip} = m;
  const lines = [
    `${companyName(row, lang)} ${row.code}`,
    sectorName(row, lang),
    m.labelled(tip.growth, growthText(row, m)),
    m.labelled(peLabel(row, m), peText(row, m)),
    ...basisLines(row, m),
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
