import {html} from "htl";
import {oneCurrency} from "../../../lib/currencies.js";
import {spanOf, type YearWords} from "../../../lib/fiscalYears.js";
import {formatDifference, formatNumber, formatRange, MISSING} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import type {CompareMessages} from "../../../lib/messages/compare.js";
import {SEVERAL} from "../../../lib/messages/money.js";
import type {PercentileMessages} from "../../../lib/messages/percentile.js";
import {type MoneyUnit, scaleOf} from "../../../lib/moneyUnit.js";
import type {CompanyFacts} from "../../../queries/rows/company.js";
import type {ComparedCompany} from "../../../queries/rows/compare.js";
import type {PercentileRow} from "../../../queries/rows/percentile.js";
import {companyLink, companyName} from "../../companyName.js";
import type {FileColumn} from "../../export/csv.js";
import {amount, keyed, peFile, stated} from "../../export/figureCsv.js";
import {longName} from "../../longName.js";
import {type Lagging, lateState} from "../../percentile/lagging.js";
import {badge} from "../../percentile/percentileDetail.js";
import type {Column} from "../../table/column.js";
import {inCurrency} from "../company/money.js";
import {endsOf, endsTitle} from "../ends.js";

/** A company as a row of the table. */
export interface ComparedRow extends CompanyFacts {
  readonly computed: number | null;
  readonly computed_state: PercentileRow["state"] | "no_history";
  readonly computed_n: number | null;
  readonly last_date: string | null;
  readonly pe_date: string | null;
  /** Of the last day that has one; null without a history, or where that has none. */
  readonly market_cap_100m: number | null;
  readonly market_cap_date: string | null;
}

export interface CompareTableWords {
  readonly m: CompareMessages;
  readonly company: CompanyMessages;
  readonly percentile: PercentileMessages;
  readonly lang: string;
  readonly unit: MoneyUnit;
}

/** Companies as rows. */
export function comparedRows(companies: readonly ComparedCompany[], lagging: Lagging): ComparedRow[] {
  return companies.map(({facts, current, series}) => {
    const cap = series.findLast(({market_cap_100m}) => market_cap_100m !== null);
    return {
      ...facts,
      computed: current?.percentile ?? null,
      computed_state: current ? lateState(current.state, facts.code, lagging) : "no_history",
      computed_n: current?.n ?? null,
      last_date: current?.last_date ?? null,
      pe_date: current?.pe_date ?? null,
      market_cap_100m: cap?.market_cap_100m ?? null,
      market_cap_date: cap?.date ?? null
    };
  });
}

/** The finding: which of the companies has the lowest and which the highest forward PE. */
export function compareTitle(rows: readonly ComparedRow[], {m, lang}: CompareTableWords): string {
  const t = m.table;
  if (rows.length === 0) return m.none.title;
  const priced = rows.flatMap((row) =>
    row.forward_pe === null ? [] : [{name: companyName(row, lang), value: row.forward_pe}]
  );
  return endsTitle(endsOf(priced), {
    ...{none: t.unpriced(rows.length), one: t.one, same: t.same},
    title: (high, highPe, low, lowPe) => t.title(low, lowPe, high, highPe, priced.length)
  });
}

/** The columns; names lead to the companies' pages. */
export function compareColumns(
  {m, company, percentile, lang, unit}: CompareTableWords,
  {forward, mixed}: YearWords,
  {shares, financials}: Currencies = currenciesOf([])
): Column<ComparedRow>[] {
  const c = m.table.columns;
  const money = (
    key: "net_profit_forward_100m" | "revenue_forward_100m",
    label: string
  ): Column<ComparedRow> => ({
    key,
    label,
    title: c.consensusTitle,
    unit: company.money.header[unit](financials),
    numeric: true,
    group: ({financial_currency}) => financial_currency,
    format: ({[key]: value, financial_currency}) =>
      value === null
        ? why(m.table.none)
        : inCurrency(formatNumber(value / scaleOf(unit), unit === "bn" ? 3 : 2), financial_currency, {
            currency: financials,
            money: company.money
          })
  });
  return [
    {
      key: lang === "zh" ? "name_zh" : "name_en",
      label: c.company,
      format: (row) =>
        html`<span class="bf-company">${companyLink(row.code, longName(companyName(row, lang)), "./", row.is_listed)} <small>${row.code}</small></span>`
    },
    {
      key: "forward_pe",
      label: c.forward(forward),
      numeric: true,
      format: (row) =>
        row.forward_pe === null
          ? why(company.peStates[row.forward_pe_state])
          : formatNumber(row.forward_pe, 1)
    },
    ...(mixed.length > 0
      ? [{key: "forward_year", label: c.year, format: (row: ComparedRow) => spanOf(row) ?? MISSING} as const]
      : []),
    {
      key: "percentile",
      label: c.published,
      numeric: true,
      format: (row) =>
        row.percentile === null
          ? why(percentile.publishedStates[row.percentile_state])
          : formatNumber(row.percentile)
    },
    {
      key: "computed",
      label: c.computed,
      numeric: true,
      format: ({computed, computed_state: state, last_date}) => {
        if (state === "no_history") return why(m.table.noHistory);
        const mark = badge({state, last_date}, percentile);
        return computed === null ? (mark ?? MISSING) : html`${mark} ${formatNumber(computed, 1)}`;
      }
    },
    {
      key: "pe_ttm",
      label: c.ttm,
      numeric: true,
      format: ({pe_ttm: pe, computed_state}) =>
        computed_state === "no_history"
          ? why(m.table.noHistory)
          : pe === null
            ? why(percentile.states.missing)
            : pe === 0
              ? why(company.lossPe)
              : formatNumber(pe, 1)
    },
    {
      key: "market_cap_100m",
      label: c.cap,
      unit: company.money.header[unit](shares),
      numeric: true,
      order: capOf,
      group: capCurrency,
      format: (row) => {
        const {market_cap_100m: cap, cap_lo: lo, cap_hi: hi} = row;
        const digits = unit === "bn" ? 1 : 0;
        if (cap === null && (lo === null || hi === null)) return why(m.table.none);
        const shown =
          cap === null
            ? formatRange(lo! / scaleOf(unit), hi! / scaleOf(unit), digits)
            : formatNumber(cap / scaleOf(unit), digits);
        return inCurrency(shown, capCurrency(row), {currency: shares, money: company.money});
      }
    },
    {
      key: "growth_pct",
      label: c.growth,
      title: c.growthTitle,
      unit: "%",
      numeric: true,
      format: (row) =>
        row.growth_pct === null
          ? why(company.growthStates[row.growth_state])
          : formatDifference(row.growth_pct, 1)
    },
    {
      key: "net_margin_forward_pct",
      label: c.margin(forward),
      title: c.consensusTitle,
      unit: "%",
      numeric: true,
      format: ({net_margin_forward_pct: margin}) =>
        margin === null ? why(m.table.none) : formatNumber(margin, 1)
    },
    money("net_profit_forward_100m", c.profit(forward)),
    money("revenue_forward_100m", c.revenue(forward))
  ];
}

function capOf({market_cap_100m: cap, cap_lo: lo, cap_hi: hi}: ComparedRow): number | null {
  return cap ?? (lo === null || hi === null ? null : (lo + hi) / 2);
}

/** Of what is shown as the capitalisation: what follows from a profit is in that one's currency. */
function capCurrency(row: ComparedRow): string {
  return isImplied(row) ? row.financial_currency : row.currency;
}

/** The currency of each kind of money of all rows, or `SEVERAL`. */
export interface Currencies {
  readonly shares: string;
  readonly financials: string;
  /** Every one that there is. */
  readonly all: readonly string[];
}

export function currenciesOf(rows: readonly ComparedRow[]): Currencies {
  const shares = rows.map(capCurrency);
  const financials = rows.map(({financial_currency}) => financial_currency);
  return {
    shares: oneCurrency(shares),
    financials: oneCurrency(financials),
    all: [...new Set([...shares, ...financials])]
  };
}

/** Whose capitalisation is told as forward PE × expected profit. */
export function isImplied({market_cap_100m, cap_lo}: ComparedRow): boolean {
  return market_cap_100m === null && cap_lo !== null;
}

/** The columns of the file, money in the unit of the page; each figure with why it is missing, its source and its day. */
export function compareFile(
  unit: MoneyUnit,
  historySource: string,
  rows: readonly ComparedRow[]
): FileColumn<ComparedRow>[] {
  const shares = oneCurrency(rows.map(({currency}) => currency));
  const {financials} = currenciesOf(rows);
  const ofHistory = (row: ComparedRow, value: string | null) =>
    row.computed_state === "no_history" ? null : value;
  return [
    ...keyed<ComparedRow>([
      "code",
      "name_zh",
      "name_en",
      "sector_zh",
      "sector_en",
      "actual_year",
      "forward_year"
    ]),
    ...keyed<ComparedRow>(["forward_pe", "forward_pe_state"]),
    {key: "percentile_published", value: ({percentile}) => percentile},
    {key: "percentile_published_state", value: ({percentile_state}) => percentile_state},
    ...keyed<ComparedRow>(["percentile_published_as_of", "percentile_published_source"]),
    {key: "percentile_computed", value: ({computed}) => computed},
    {key: "percentile_computed_state", value: ({computed_state}) => computed_state},
    {key: "n_ranked", value: ({computed_n}) => computed_n},
    ...peFile<ComparedRow>("pe_ttm", {
      whyNot: ({computed_state}) => (computed_state === "no_history" ? "no_history" : "missing")
    }),
    {key: "pe_ttm_as_of", value: ({pe_date}) => pe_date},
    ...keyed<ComparedRow>(["percentile_as_of", "last_date"]),
    amount<ComparedRow>("market_cap_100m", unit, shares),
    stated<ComparedRow>("market_cap", "market_cap_100m", (row) => (isImplied(row) ? "implied" : "missing")),
    {key: "market_cap_as_of", value: ({market_cap_date}) => market_cap_date},
    amount<ComparedRow>("cap_lo", unit, financials),
    amount<ComparedRow>("cap_hi", unit, financials),
    stated<ComparedRow>("cap", "cap_lo", () => "missing"),
    {key: "history_source", value: (row) => ofHistory(row, historySource)},
    ...keyed<ComparedRow>([
      "growth_pct",
      "growth_state",
      "growth_as_of",
      "growth_source",
      "net_margin_forward_pct"
    ]),
    stated<ComparedRow>("net_margin_forward", "net_margin_forward_pct", () => "missing"),
    amount<ComparedRow>("net_profit_forward_100m", unit, financials),
    stated<ComparedRow>("net_profit_forward", "net_profit_forward_100m", () => "missing"),
    amount<ComparedRow>("revenue_forward_100m", unit, financials),
    stated<ComparedRow>("revenue_forward", "revenue_forward_100m", () => "missing"),
    ...keyed<ComparedRow>(["as_of", "source"]),
    ...(shares === SEVERAL || financials === SEVERAL
      ? keyed<ComparedRow>(["currency", "financial_currency"])
      : [])
  ];
}

function why(word: string | undefined): HTMLElement {
  return html`<span class="bf-why">${word ?? MISSING}</span>`;
}
