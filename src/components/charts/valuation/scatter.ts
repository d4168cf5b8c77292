import {median} from "d3";
import {oneCurrency} from "../../../lib/currencies.js";
import {yearWords} from "../../../lib/fiscalYears.js";
import {formatNumber} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {MoneyUnit} from "../../../lib/moneyUnit.js";
import type {CompanyRow} from "../../../queries/rows/valuation.js";
import {byReason, companyName} from "../../companyName.js";
import type {LegendItem, Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {percentileColor} from "../plot/percentile.js";
import {daySpan, expectedOf, percentileOf, provenance} from "../provenance.js";
import type {BrushedRectangle} from "./brushed.js";
import {withBrushed} from "./brushedPicture.js";
import {drawCompanies} from "./companyDots.js";
import {forwardBasisNote} from "./forwardBasis.js";
import {mixedYearsNote} from "./mixedYears.js";
import {type PercentileLabels, publishedRanking} from "./percentileLabels.js";
import {
  isPlaced,
  type ScatterLayout,
  type ScatterWords,
  scatterFrame,
  scatterLayout,
  scatterNames
} from "./scatterLayout.js";
import type {ScatterOnPage} from "./scatterOnPage.js";
import {companyFileColumns} from "./table.js";
import {twoDaysNote} from "./twoDays.js";

export interface PeScatterOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  /** Which percentile the colour is; the published one where it is not said. */
  readonly ranking?: PercentileLabels;
  /** Of money in the file. */
  readonly unit?: MoneyUnit;
  /** Draws it on a page, where it can be brushed. */
  readonly page?: ScatterOnPage;
  /** What is brushed as the page is drawn. */
  readonly brush?: () => BrushedRectangle;
}

/** Forward PE (logarithmic) against net profit growth; colour is the percentile of the historical PE. */
export function peScatter(rows: readonly CompanyRow[], options: PeScatterOptions): Rendered<CompanyRow> {
  const {m, lang, page, brush, unit, ranking = publishedRanking(m)} = options;
  const drawn = rows.filter(isPlaced);
  const shared = {
    ...provenance(drawn.flatMap((row) => [...expectedOf(row), ...percentileOf(row, ranking, m)])),
    rows,
    columns: [],
    fileColumns: companyFileColumns(
      unit ?? "100m",
      oneCurrency(rows.map(({financial_currency}) => financial_currency))
    )
  };
  if (rows.length === 0) return {...shared, ...emptyFigure({title: m.emptyTitle, text: m.empty})};
  const absent = byReason(
    rows.filter((row) => !isPlaced(row)),
    (row) => m.peState[row.forward_pe_state] || m.notDefined,
    lang
  ).map(([reason, names]) => m.scatter.missing(reason, m.list(names)));
  // An empty frame: nothing to take away, and nobody whom it would be of. The table has these companies.
  if (drawn.length === 0)
    return {
      ...shared,
      ...emptyFigure({title: m.scatter.titleNoPe, text: m.scatter.none}),
      ...{rows: [], source: "", asOf: "", notes: absent}
    };
  const years = yearWords(drawn);
  const priced = drawn.filter(({forward_pe}) => forward_pe !== null);
  const prices = daySpan(priced.map(({as_of}) => as_of));
  const title = scatterTitle(rows, {m, lang});
  const words = {m, lang, label: title};
  return {
    ...shared,
    title,
    subtitle: m.scatter.subtitle(prices, ranking.over, years.forward, years.span),
    legend: percentileLegend(rows, m, ranking.over),
    render: (width) => {
      const layout = scatterLayout(rows, width);
      return withBrushed(picture(layout, words), layout, brush?.());
    },
    ...(page && {renderInteractive: (width: number) => page(scatterLayout(rows, width), words, brush?.())}),
    notes: [
      ...mixedYearsNote(years, m, {hasMedian: yearWords(priced).mixed.length > 0}),
      ...forwardBasisNote(drawn, m),
      ...twoDaysNote(drawn, {m, lang}),
      ...(isCrowded(rows) ? [m.scatter.moved] : []),
      ...absent
    ]
  };
}

/** True where dots are moved on the narrowest picture, on which most are. */
function isCrowded(rows: readonly CompanyRow[]): boolean {
  return scatterLayout(rows, NARROWEST).dots.some(({from}) => from !== undefined);
}

const NARROWEST = 320;

/** The finding: the median forward PE, and how many of those with a PEG cost less than they grow. */
export function scatterTitle(
  rows: readonly CompanyRow[],
  {m, lang}: Pick<PeScatterOptions, "m" | "lang">
): string {
  const priced = rows.filter((row) => row.forward_pe !== null);
  const pe = median(priced, (row) => row.forward_pe!);
  if (pe === undefined) return m.scatter.titleNoPe;
  const {forward} = yearWords(priced);
  const text = formatNumber(pe, Number.isInteger(pe) ? 0 : 1);
  const [only] = priced;
  if (priced.length === 1)
    return m.scatter.titleOne(
      companyName(only!, lang),
      text,
      only!.peg === null ? null : formatNumber(only!.peg, 2),
      forward
    );
  const pegs = rows.flatMap(({peg}) => peg ?? []);
  return m.scatter.title(text, pegs.filter((peg) => peg < 1).length, pegs.length, forward);
}

/** The diverging scale in three points, and the hollow dot where some company lacks a percentile. */
export function percentileLegend(
  rows: readonly CompanyRow[],
  m: ValuationMessages,
  over: string
): LegendItem[] {
  const {scatter} = m;
  const scale: LegendItem[] = [
    {label: scatter.legendCheap(over), color: percentileColor(0), shape: "dot"},
    {label: scatter.legendMiddle, color: percentileColor(50), shape: "dot"},
    {label: scatter.legendDear, color: percentileColor(100), shape: "dot"}
  ];
  const isMissing = rows.some((row) => isPlaced(row) && row.percentile === null);
  return isMissing
    ? [...scale, {label: scatter.legendNone, color: percentileColor(null), shape: "ring"}]
    : scale;
}

/** The picture, drawn from nothing. */
function picture(layout: ScatterLayout, words: ScatterWords): SVGSVGElement {
  const svg = scatterFrame(layout, words);
  drawCompanies(svg, layout.dots, scatterNames(layout, words), {...layout, unnamed: words.m.unnamed});
  return svg;
}
