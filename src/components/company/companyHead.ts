import {html} from "htl";
import {yearWords} from "../../lib/fiscalYears.js";
import {formatDifference, formatNumber, formatRange, MISSING} from "../../lib/format.js";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import type {MoneyUnit} from "../../lib/moneyUnit.js";
import type {CompanyFacts, SeriesRow} from "../../queries/rows/company.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import {formatMoney} from "../charts/company/money.js";
import {emptyRoom} from "../emptyRoom.js";
import {keyFigure} from "../keyFigure.js";

export interface CompanyFiguresOptions {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
  readonly unit: MoneyUnit;
  /** By the default definition; undefined where there is no history. */
  readonly current: PercentileRow | undefined;
  /** What the forward PE rests on, in words; empty where it is not known. */
  readonly basis?: (facts: CompanyFacts) => string;
  /** The last day of the history. */
  readonly last: SeriesRow | undefined;
}

/** The figures that a reader looks for first, each with what it rests on, or the word why there is none. */
export function companyFigures(
  facts: CompanyFacts,
  {m, words, unit, current, last, basis = () => ""}: CompanyFiguresOptions
): HTMLElement {
  const f = m.facts;
  const said = basis(facts);
  const years = yearWords([facts]);
  const pe = current?.pe ?? null;
  return html`<dl class="bf-figures">
    ${keyFigure(
      f.forward(years.forward),
      facts.forward_pe === null
        ? (m.peStates[facts.forward_pe_state] ?? MISSING)
        : formatNumber(facts.forward_pe),
      facts.forward_pe === null
        ? whyNone(facts, f)
        : said === ""
          ? f.forwardOf(facts.as_of)
          : f.forwardBased(f.forwardOf(facts.as_of), said)
    )}
    ${
      current
        ? keyFigure(
            f.ttm,
            pe === null ? MISSING : pe > 0 ? formatNumber(pe, 1) : (words.states.loss ?? MISSING),
            f.ttmOf(current.pe_date ?? current.as_of)
          )
        : keyFigure(
            f.published,
            facts.percentile === null
              ? (words.publishedStates[facts.percentile_state] ?? MISSING)
              : formatNumber(facts.percentile),
            facts.percentile_state === "not_given" ? "" : f.publishedOf(facts.percentile_published_as_of)
          )
    }
    ${
      // Days may come without it.
      last && last.market_cap_100m !== null
        ? keyFigure(
            f.cap,
            formatMoney(last.market_cap_100m, {unit, currency: facts.currency}, m),
            f.capOf(last.date)
          )
        : keyFigure(f.cap, ...impliedCap(facts, unit, m))
    }
    ${keyFigure(
      f.growth,
      facts.growth_pct === null
        ? (m.growthStates[facts.growth_state] ?? MISSING)
        : `${formatDifference(facts.growth_pct, 1)}%`,
      f.growthOf(years.span)
    )}
  </dl>`;
}

/** Why there is no forward PE: in two currencies, none can be computed where none is printed. */
function whyNone(facts: CompanyFacts, f: CompanyMessages["facts"]): string {
  const {forward_pe_state: state, currency, financial_currency} = facts;
  if (state === "missing" && currency !== financial_currency)
    return f.forwardTwoCurrencies(currency, financial_currency);
  return f.forwardNone[state]?.(facts.as_of) ?? "";
}

/** The capitalisation that forward PE and expected profit imply, and of when they are; or what of them is missing. */
function impliedCap(facts: CompanyFacts, unit: MoneyUnit, m: CompanyMessages): [value: string, note: string] {
  const f = m.facts;
  const {cap_lo: lo, cap_hi: hi, as_of: pe, net_profit_forward_as_of: profit} = facts;
  if (lo === null || hi === null) {
    const reason =
      facts.forward_pe === null
        ? f.capNoPe(m.peStates[facts.forward_pe_state] ?? facts.forward_pe_state)
        : f.capNoProfit;
    return [MISSING, f.capNone(reason)];
  }
  const value = m.money.amount[unit](
    facts.financial_currency,
    formatRange(...scaled(lo, hi, unit), unit === "bn" ? 1 : 0)
  );
  return [value, profit === null || profit === pe ? f.capImplied : f.capImpliedOf(pe, profit)];
}

function scaled(lo: number, hi: number, unit: MoneyUnit): [number, number] {
  return unit === "bn" ? [lo / 10, hi / 10] : [lo, hi];
}

/** Says that there is no history, and what is missing for it. */
export function noHistory(m: CompanyMessages): HTMLElement {
  return emptyRoom(m.noHistoryTitle, m.noHistory);
}
