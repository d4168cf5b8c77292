import {html} from "htl";
import {spanOf, type YearWords} from "../../lib/fiscalYears.js";
import {formatDifference, formatNumber, MISSING} from "../../lib/format.js";
import type {CompanyMessages} from "../../lib/messages/company.js";
import {SEVERAL} from "../../lib/messages/money.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import type {MoneyUnit} from "../../lib/moneyUnit.js";
import type {CompanyFacts, FinancialRow, PeerRow} from "../../queries/rows/company.js";
import {inCurrency} from "../charts/company/money.js";
import {companyLink, companyName} from "../companyName.js";
import type {FileColumn} from "../export/csv.js";
import {amount, keyed, stated} from "../export/figureCsv.js";
import {longName} from "../longName.js";
import type {Lagging} from "../percentile/lagging.js";
import {lateState} from "../percentile/lagging.js";
import {badge} from "../percentile/percentileDetail.js";
import type {Column} from "../table/column.js";

export interface CompanyTableWords {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
  readonly lang: string;
  readonly unit: MoneyUnit;
}

/** The columns of the fiscal years. */
export function financialColumns({m, unit}: CompanyTableWords, currency: string): Column<FinancialRow>[] {
  const t = m.financials;
  const money = (key: "revenue_100m" | "net_profit_100m", label: string): Column<FinancialRow> => ({
    key,
    label,
    unit: m.money.header[unit](currency),
    numeric: true,
    group: (row) => row.currency,
    format: (row) => {
      const value = row[key];
      if (value === null) return why(t.none);
      const shown = unit === "bn" ? formatNumber(value / 10, 3) : formatNumber(value, 2);
      return inCurrency(shown, row.currency, {currency, money: m.money});
    }
  });
  return [
    {
      key: "fiscal_year",
      label: t.year,
      format: (row) => `${row.fiscal_year}${row.kind === "consensus" ? "E" : ""}`
    },
    {key: "kind", label: t.kind, format: ({kind}) => t.kinds[kind] ?? kind},
    money("revenue_100m", t.revenue),
    money("net_profit_100m", t.profit),
    {
      key: "as_of",
      label: t.margin,
      unit: "%",
      numeric: true,
      format: ({revenue_100m: revenue, net_profit_100m: profit}) =>
        !revenue || profit === null ? MISSING : formatNumber((100 * profit) / revenue, 1)
    },
    {
      key: "brokers",
      label: t.brokers,
      title: t.brokersTitle,
      numeric: true,
      format: ({kind, brokers}) =>
        kind === "actual" ? "" : brokers === null ? why(t.notStated) : formatNumber(brokers)
    }
  ];
}

/** What stands above them: the unit, and how many reports there are on the company, where its newest consensus says so. */
export function financialSubtitle(
  years: readonly FinancialRow[],
  {m, unit}: CompanyTableWords,
  currency: string
): string {
  if (years.length === 0) return "";
  const [newest] = years
    .filter(({kind, reports_6m}) => kind === "consensus" && reports_6m !== null)
    .sort((a, b) => (a.as_of < b.as_of ? 1 : -1));
  const reports = newest ? m.financials.reports(newest.reports_6m!, newest.as_of) : "";
  return m.financials.subtitle(m.money.unit[unit](currency)) + reports;
}

/** The columns of their file, money in the unit of the page. */
export function financialFile(unit: MoneyUnit, currency: string): FileColumn<FinancialRow>[] {
  const margin = ({revenue_100m: revenue, net_profit_100m: profit}: FinancialRow) =>
    !revenue || profit === null ? null : (100 * profit) / revenue;
  return [
    ...keyed<FinancialRow>(["fiscal_year", "kind"]),
    amount<FinancialRow>("revenue_100m", unit, currency),
    stated<FinancialRow>("revenue", "revenue_100m", notGiven),
    amount<FinancialRow>("net_profit_100m", unit, currency),
    stated<FinancialRow>("net_profit", "net_profit_100m", notGiven),
    {key: "net_margin_pct", value: margin},
    {key: "net_margin_state", value: (row) => (margin(row) === null ? "missing" : "ok")},
    ...keyed<FinancialRow>(["brokers"]),
    // Nobody stands behind a figure that is reported.
    stated<FinancialRow>("brokers", "brokers", ({kind}) =>
      kind === "actual" ? "not_applicable" : "missing"
    ),
    ...keyed<FinancialRow>(["reports_6m"]),
    stated<FinancialRow>("reports_6m", "reports_6m", ({kind}) =>
      kind === "actual" ? "not_applicable" : "missing"
    ),
    ...keyed<FinancialRow>(["as_of", "source", "revenue_as_of", "revenue_source"]),
    ...(currency === SEVERAL ? keyed<FinancialRow>(["currency"]) : [])
  ];
}

const notGiven = () => "missing";

/** The columns of the file of a sector's companies, named as in the file of all; `asOf` is of the computed percentiles. */
export function peerFile(asOf: string | null, lagging: Lagging = new Map()): FileColumn<PeerRow>[] {
  return [
    ...keyed<PeerRow>([
      "code",
      "name_zh",
      "name_en",
      "sector_zh",
      "sector_en",
      "actual_year",
      "forward_year"
    ]),
    ...keyed<PeerRow>(["growth_pct", "growth_state", "growth_as_of", "growth_source"]),
    ...keyed<PeerRow>(["forward_pe", "forward_pe_state"]),
    {key: "percentile_published", value: ({percentile}) => percentile},
    {key: "percentile_published_state", value: ({percentile_state}) => percentile_state},
    ...keyed<PeerRow>(["percentile_published_as_of", "percentile_published_source"]),
    {key: "percentile_computed", value: ({computed}) => computed},
    {
      key: "percentile_computed_state",
      value: ({code, computed_state}) => lateState(computed_state ?? "no_history", code, lagging)
    },
    {key: "percentile_as_of", value: ({computed_state}) => (computed_state === null ? null : asOf)},
    {key: "last_date", value: ({computed_last_date}) => computed_last_date},
    {key: "n_ranked", value: ({computed_n}) => computed_n},
    ...keyed<PeerRow>(["as_of", "source"])
  ];
}

/** The finding of the fiscal years: from which profit to which, and how fast. */
export function financialTitle(facts: CompanyFacts, {m, unit}: CompanyTableWords): string {
  const {net_profit_actual_100m: from, net_profit_forward_100m: to, growth_pct: growth} = facts;
  if (from === null || to === null || growth === null) return m.financials.titlePlain;
  // As many digits as keep small profits apart: 0.100 and 0.106, not 0.10 and 0.11.
  const least = Math.min(...[from, to].map((value) => Math.abs(unit === "bn" ? value / 10 : value)));
  const digits = least < 1 ? 3 : least < 10 ? 2 : 1;
  const money = (value: number) =>
    m.money.amount[unit](facts.financial_currency, formatNumber(unit === "bn" ? value / 10 : value, digits));
  return m.financials.title(money(from), money(to), formatDifference(growth, 1));
}

/** The columns of a sector's companies; names lead to their pages. */
export function peerColumns(
  {m, words, lang}: CompanyTableWords,
  {forward, mixed}: YearWords,
  lagging: Lagging = new Map()
): Column<PeerRow>[] {
  const t = m.peers;
  return [
    {
      key: lang === "zh" ? "name_zh" : "name_en",
      label: t.company,
      format: (row) =>
        html`<span class="bf-company">${companyLink(row.code, longName(companyName(row, lang)))} <small>${row.code}</small></span>`
    },
    {
      key: "forward_pe",
      label: t.forward(forward),
      numeric: true,
      format: (row) =>
        row.forward_pe === null ? why(m.peStates[row.forward_pe_state]) : formatNumber(row.forward_pe)
    },
    {
      key: "growth_pct",
      label: t.growth,
      unit: "%",
      numeric: true,
      format: (row) =>
        row.growth_pct === null ? why(m.growthStates[row.growth_state]) : formatDifference(row.growth_pct, 1)
    },
    {
      key: "percentile",
      label: t.published,
      numeric: true,
      format: (row) =>
        row.percentile === null
          ? why(words.publishedStates[row.percentile_state])
          : formatNumber(row.percentile)
    },
    {
      key: "computed",
      label: t.computed,
      numeric: true,
      format: (row) => {
        if (row.computed_state === null) return why(t.noHistory);
        const state = lateState(row.computed_state, row.code, lagging);
        const mark = badge({state, last_date: row.computed_last_date}, words);
        return row.computed === null ? (mark ?? MISSING) : html`${mark} ${formatNumber(row.computed, 1)}`;
      }
    },
    {key: "computed_n", label: t.days, numeric: true, format: (row) => formatNumber(row.computed_n)},
    ...(mixed.length > 0
      ? [
          {
            key: "forward_year",
            label: m.financials.year,
            format: (row: PeerRow) => spanOf(row) ?? MISSING
          } as const
        ]
      : [])
  ];
}

/** The finding: where the company's forward PE stands among those of its sector. */
export function peerTitle(rows: readonly PeerRow[], code: string, {m, lang}: CompanyTableWords): string {
  const own = rows.find((row) => row.code === code);
  const sector = (lang === "zh" ? own?.sector_zh : own?.sector_en) ?? "";
  if (rows.length < 2) return m.peers.titleAlone(sector);
  const priced = rows.flatMap(({forward_pe}) => forward_pe ?? []);
  const pe = own?.forward_pe ?? null;
  if (own?.forward_pe_state === "loss")
    return m.peers.titleLoss(
      companyName(own, lang),
      rows.filter(({forward_pe_state}) => forward_pe_state === "loss").length
    );
  if (!own || pe === null || priced.length < 2) return m.peers.titleNone(sector);
  return m.peers.title(
    companyName(own, lang),
    1 + priced.filter((other) => other < pe).length,
    priced.length,
    rows.length,
    priced.filter((other) => other === pe).length
  );
}

function why(word: string | undefined): HTMLElement {
  return html`<span class="bf-why">${word ?? MISSING}</span>`;
}
