import {html} from "htl";
import {spanOf, type YearWords} from "../../../lib/fiscalYears.js";
import {formatDifference, formatNumber, formatRange, MISSING} from "../../../lib/format.js";
import {SEVERAL} from "../../../lib/messages/money.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import {type MoneyUnit, scaleOf} from "../../../lib/moneyUnit.js";
import type {CompanyRow, CompanyTotals} from "../../../queries/rows/valuation.js";
import {companyLink, companyName, sectorName} from "../../companyName.js";
import type {FileColumn} from "../../export/csv.js";
import {amount, keyed, peFile, stated} from "../../export/figureCsv.js";
import {keyFigure} from "../../keyFigure.js";
import {longName} from "../../longName.js";
import type {Column} from "../../table/column.js";
import {inCurrency} from "../company/money.js";
import {percentileColor} from "../plot/percentile.js";
import {forwardBasis} from "./forwardBasis.js";
import type {PercentileLabels} from "./percentileLabels.js";

export interface CompanyTableOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  readonly unit: MoneyUnit;
  /** The fiscal years of the companies, in words. */
  readonly years: YearWords;
  /** Of all companies, or `SEVERAL`. */
  readonly currency?: string;
  /** How percentiles are computed, where there is a history to compute them from; else the published one stands alone. */
  readonly computed?: PercentileLabels;
}

/**
 * The columns of the table of companies. Money is shown in `unit` of `currency`, or of each company's own. What is
 * missing is a word that says why.
 */
export function companyColumns({
  m,
  lang,
  unit,
  years,
  computed,
  currency = "CNY"
}: CompanyTableOptions): Column<CompanyRow>[] {
  const c = m.columns;
  const scale = scaleOf(unit);
  // As printed: 0.01 亿元. A billion is ten of them, and keeps one digit more.
  const digits = unit === "bn" ? 3 : 2;
  const shown = (row: CompanyRow, text: string) =>
    inCurrency(text, row.financial_currency, {currency, money: m.money});
  const money = (key: MoneyKey, label: string): Column<CompanyRow> => ({
    key,
    label,
    unit: m.money.header[unit](currency),
    numeric: true,
    group: currencyOf,
    format: (row) => {
      const value = row[key];
      return value === null ? why(m, whyNoMoney(row, key)) : shown(row, formatNumber(value / scale, digits));
    }
  });
  return [
    {
      key: lang === "zh" ? "name_zh" : "name_en",
      label: c.company,
      format: (row) =>
        html`<span class="bf-company">${companyLink(row.code, longName(companyName(row, lang)), "./", row.is_listed)} <small>${row.code}</small></span>`
    },
    {
      key: lang === "zh" ? "sector_zh" : "sector_en",
      label: c.sector,
      // The figures come first where there is little room.
      rank: 4,
      format: (row) =>
        row.sector_moved
          ? html`<span title=${c.sectorMoved}>${longName(sectorName(row, lang))}<sup role="img" aria-label=${c.sectorMoved}>↕</sup></span>`
          : longName(sectorName(row, lang))
    },
    // What the page is about comes first: a window of 1,440 px does not show all columns at once.
    {
      key: "forward_pe",
      label: c.pe(years.forward),
      title: c.peTitle,
      numeric: true,
      format: (row) =>
        row.forward_pe === null
          ? why(m, row.forward_pe_state)
          : row.forward_pe_basis === "computed"
            ? html`<span title=${forwardBasis(row, m)}>${formatNumber(row.forward_pe)}</span>`
            : formatNumber(row.forward_pe)
    },
    ...(computed ? bothPercentiles(m, computed) : [publishedPercentile(m, c.percentile)]),
    {
      key: "growth_pct",
      label: c.growth,
      unit: "%",
      title: c.growthTitle(years.span),
      numeric: true,
      format: (row) =>
        row.growth_pct === null ? why(m, row.growth_state) : formatDifference(row.growth_pct, 1)
    },
    {
      key: "peg",
      label: c.peg,
      title: c.pegTitle,
      numeric: true,
      format: (row) => (row.peg === null ? why(m, whyNoPeg(row)) : formatNumber(row.peg, 2))
    },
    {
      key: "cap_lo",
      label: c.cap,
      unit: m.money.header[unit](currency),
      title: c.capTitle,
      numeric: true,
      group: currencyOf,
      format: (row) =>
        row.cap_lo === null || row.cap_hi === null
          ? why(m, whyNoCap(row))
          : shown(row, formatRange(row.cap_lo / scale, row.cap_hi / scale, unit === "bn" ? 1 : 0))
    },
    money("revenue_actual_100m", c.revenueActual(years.actual)),
    money("revenue_forward_100m", c.revenueForward(years.forward)),
    money("net_profit_actual_100m", c.profitActual(years.actual)),
    money("net_profit_forward_100m", c.profitForward(years.forward)),
    {
      key: "net_margin_forward_pct",
      label: c.margin(years.forward),
      unit: "%",
      numeric: true,
      format: (row) =>
        row.net_margin_forward_pct === null
          ? why(m, whyNoMargin(row))
          : formatNumber(row.net_margin_forward_pct, 1)
    },
    ...(years.mixed.length > 0 ? [yearsColumn(c.years)] : [])
  ];
}

function currencyOf({financial_currency}: CompanyRow): string {
  return financial_currency;
}

type MoneyKey =
  | "revenue_actual_100m"
  | "revenue_forward_100m"
  | "net_profit_actual_100m"
  | "net_profit_forward_100m";

/** Which years a row's figures are of, where the companies' differ. */
function yearsColumn(label: string): Column<CompanyRow> {
  return {
    key: "forward_year",
    label,
    format: (row) => spanOf(row) ?? (row.forward_year === null ? MISSING : `${row.forward_year}E`)
  };
}

/** An expected figure may lack a consensus; a reported one was not given. */
function whyNoMoney(row: CompanyRow, key: MoneyKey): string {
  return key.includes("forward") && row.growth_state === "no_consensus" ? "no_consensus" : "unknown";
}

function publishedPercentile(m: ValuationMessages, label: string): Column<CompanyRow> {
  return {
    key: "percentile_published",
    label,
    title: m.columns.percentileTitle,
    numeric: true,
    format: (row) =>
      row.percentile_published === null
        ? why(m, row.percentile_published_state)
        : percentileCell(row.percentile_published)
  };
}

/** The published one, the computed one with the days behind it, and how far they are apart. */
function bothPercentiles(m: ValuationMessages, words: PercentileLabels): Column<CompanyRow>[] {
  const c = m.columns;
  return [
    publishedPercentile(m, c.published),
    {
      key: "percentile_computed",
      label: c.computed,
      title: c.computedTitle(words.over, words.how),
      numeric: true,
      format: (row) =>
        row.percentile_computed === null ? why(m, row.percentile_computed_state) : computedCell(row, m)
    },
    {
      key: "percentile_difference",
      label: c.difference,
      numeric: true,
      format: (row) =>
        row.percentile_difference === null ? MISSING : formatDifference(row.percentile_difference, 1)
    }
  ];
}

function computedCell(row: CompanyRow, m: ValuationMessages): HTMLElement {
  const cell = percentileCell(row.percentile_computed!, 1);
  const days = [row.n_loss, row.n_missing, row.n_suspended].map((n) => n ?? 0) as [number, number, number];
  cell.title = m.columns.days(formatNumber(row.n_ranked), ...days);
  const badge = computedWord(row, m);
  if (badge)
    cell.prepend(
      html`<small class="bf-why" title=${m.whyTitle[row.percentile_computed_state]}>${badge}</small> `
    );
  return cell;
}

/** The word beside a computed percentile, or in its place; empty where it is plain. */
export function computedWord(row: CompanyRow, m: ValuationMessages): string {
  const {percentile_computed_state: state, last_date} = row;
  return state === "no_data" && last_date ? m.noDataSince(last_date) : (m.percentileState[state] ?? "");
}

/** The columns of the file: every figure raw, with state, source and date; money in `unit` of `currency`, which its columns name. */
export function companyFileColumns(unit: MoneyUnit, currency: string): FileColumn<CompanyRow>[] {
  const money = (key: MoneyKey): FileColumn<CompanyRow>[] => [
    amount<CompanyRow>(key, unit, currency),
    stated(key.replace("_100m", ""), key, (row) => whyNoMoney(row, key))
  ];
  return [
    ...keyed<CompanyRow>(["code", "name_zh", "name_en", "exchange", "sector_zh", "sector_en"]),
    ...keyed<CompanyRow>(["actual_year", "forward_year"]),
    ...money("revenue_actual_100m"),
    ...money("revenue_forward_100m"),
    ...money("net_profit_actual_100m"),
    ...money("net_profit_forward_100m"),
    ...keyed<CompanyRow>(["growth_pct", "growth_state", "growth_as_of", "growth_source"]),
    ...keyed<CompanyRow>(["net_profit_forward_as_of", "net_margin_forward_pct"]),
    stated("net_margin_forward", "net_margin_forward_pct", whyNoMargin),
    ...keyed<CompanyRow>(["forward_pe", "forward_pe_state", "peg"]),
    stated("peg", "peg", whyNoPeg),
    amount<CompanyRow>("cap_lo", unit, currency),
    amount<CompanyRow>("cap_hi", unit, currency),
    stated("cap", "cap_lo", whyNoCap),
    ...keyed<CompanyRow>(["percentile_published", "percentile_published_state"]),
    ...keyed<CompanyRow>(["percentile_published_as_of", "percentile_published_source"]),
    ...keyed<CompanyRow>(["percentile_computed", "percentile_computed_state", "percentile_difference"]),
    ...keyed<CompanyRow>(["percentile_as_of", "last_date", "pe_basis"]),
    ...peFile<CompanyRow>("pe_ranked", {
      whyNot: (row) => (row.percentile_as_of === null ? row.percentile_computed_state : "missing")
    }),
    ...keyed<CompanyRow>(["n_ranked", "n_loss", "n_missing", "n_suspended", "as_of", "source"]),
    ...keyed<CompanyRow>(["forward_pe_basis", "consensus_as_of", "brokers"]),
    // A published one names none.
    stated("brokers", "brokers", (row) =>
      row.forward_pe_basis === "computed" && row.forward_pe !== null ? "not_given" : "not_computed"
    ),
    ...(currency === SEVERAL ? [{key: "currency", value: currencyOf}] : [])
  ];
}

function whyNoPeg(row: CompanyRow): string {
  if (row.forward_pe === null) return row.forward_pe_state;
  return row.growth_pct === null ? row.growth_state : "falling";
}

/** It is of a forward PE and an expected profit. */
function whyNoCap(row: CompanyRow): string {
  return row.forward_pe === null ? row.forward_pe_state : whyNoMoney(row, "net_profit_forward_100m");
}

/** It is of an expected profit and an expected revenue. */
function whyNoMargin(row: CompanyRow): string {
  return whyNoMoney(row, "net_profit_forward_100m");
}

/** A word in place of a figure, with a sentence that explains it; a state without a reason is one that is not given. */
function why(m: ValuationMessages, state: string): HTMLElement {
  const words: Record<string, string> = {
    ...m.percentileState,
    ...m.growthState,
    ...m.peState,
    falling: m.falling
  };
  const known = words[state] ? state : "unknown";
  return html`<span class="bf-why" title=${m.whyTitle[known]}>${words[known]}</span>`;
}

function percentileCell(percentile: number, digits = 0): HTMLElement {
  const bar = html`<i style=${`width: ${percentile}%; background: ${percentileColor(percentile)}`}></i>`;
  return html`<span class="bf-percentile"><span class="bf-percentile-bar" aria-hidden="true">${bar}</span><b>${formatNumber(percentile, digits)}</b></span>`;
}

/** Four figures over the chosen companies, each with what it rests on. */
export function companyCards(totals: CompanyTotals, {m}: {readonly m: ValuationMessages}): HTMLElement {
  const {cards} = m;
  const {forward_year_first: first, forward_year_last: last} = totals;
  const unstated = totals.pe_n - totals.forward_year_n;
  const isMixed = first !== last;
  const forwardYear = first !== null && !isMixed && unstated === 0 ? `${first}E` : "";
  return html`<dl class="bf-figures">
    ${keyFigure(cards.companies, formatNumber(totals.n), cards.of(formatNumber(totals.n_all)))}
    ${keyFigure(
      cards.pe(forwardYear, isMixed),
      formatNumber(totals.pe_median, 1),
      cards.peNote(totals.pe_n, totals.pe_loss, totals.pe_no_consensus, totals.pe_missing, unstated)
    )}
    ${keyFigure(
      cards.percentile,
      formatNumber(totals.percentile_median, 1),
      cards.percentileNote(totals.percentile_n, totals.percentile_above_80, totals.percentile_below_20)
    )}
    ${keyFigure(
      cards.growth(totals.growth_spans > 1),
      totals.growth_median === null ? formatNumber(null) : `${formatDifference(totals.growth_median, 1)}%`,
      cards.growthNote(totals.growth_n)
    )}
  </dl>`;
}
