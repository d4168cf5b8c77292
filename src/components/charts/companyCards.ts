import {html} from "htl";
import {formatDifference, formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyTotals} from "../../queries/rows/valuation.js";

/** Four figures over the chosen companies, each with what it rests on. */
export function companyCards(totals: CompanyTotals, {m}: {readonly m: ValuationMessages}): HTMLElement {
  const {cards} = m;
  const card = (label: string, figure: string, note: string) =>
    html`<div class="bf-figure"><dt>${label}</dt><dd>${figure}</dd><dd class="bf-figure-note">${note}</dd></div>`;
  return html`<dl class="bf-figures">
    ${card(cards.companies, formatNumber(totals.n), cards.of(formatNumber(totals.n_all)))}
    ${card(cards.pe, formatNumber(totals.pe_median, 1), cards.peNote(totals.pe_n, totals.pe_loss, totals.pe_no_consensus))}
    ${card(
      cards.percentile,
      formatNumber(totals.percentile_median, 1),
      cards.percentileNote(totals.percentile_n, totals.percentile_above_80, totals.percentile_below_20)
    )}
    ${card(
      cards.growth,
      totals.growth_median === null ? formatNumber(null) : `${formatDifference(totals.growth_median, 1)}%`,
      cards.growthNote(totals.growth_n)
    )}
  </dl>`;
}
