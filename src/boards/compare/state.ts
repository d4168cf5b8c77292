import type {Measure} from "../../components/charts/compare/lines.js";
import type {Sort} from "../../components/table/sortRows.js";
import {type MoneyUnit, openingUnit, UNITS} from "../../lib/moneyUnit.js";
import {oneOf, type Param, type Params, someOf, sortBy} from "../../lib/permalink.js";
import type {SectorOption} from "../../queries/valuation.js";
import {idsOf} from "../scope.js";
import {type CompareFiles, codesIn, MOST_COMPANIES} from "./files.js";

export const MEASURES = ["multiple", "percentile"] as const satisfies readonly Measure[];

/** What the reader chose. */
export interface CompareState {
  readonly codes: readonly string[];
  readonly measure: Measure;
  /** Sectors of the list, by their Chinese names. */
  readonly sector: readonly string[];
  readonly unit: MoneyUnit;
  readonly order: Sort | null;
}

/** So many sectors have room on one axis, where the reader chooses none. */
const MOST_SECTORS = 9;

export function compareParams(
  {answers, companies, opening}: CompareFiles,
  sectors: readonly SectorOption[],
  columns: readonly string[]
): Params<CompareState> {
  const all = sectors.map(({sector_zh}) => sector_zh);
  const largest = new Set(
    [...sectors]
      .sort((a, b) => b.n - a.n)
      .slice(0, MOST_SECTORS)
      .map(({sector_zh}) => sector_zh)
  );
  return {
    codes: codesParam(
      (codes) => idsOf(answers, codes),
      (code) => companies.known.has(code),
      opening
    ),
    measure: oneOf(MEASURES, "multiple"),
    sector: someOf(
      all,
      all.filter((sector) => largest.has(sector))
    ),
    unit: oneOf(UNITS, openingUnit(document.documentElement.lang)),
    order: sortBy(columns, FORMERLY)
  };
}

/** Keys of the time when they named a currency: links of then are read as before. */
const FORMERLY = {
  market_cap_cny_100m: "market_cap_100m",
  net_profit_forward_cny_100m: "net_profit_forward_100m",
  revenue_forward_cny_100m: "revenue_forward_100m"
};

/** Known companies, `codes=688256.SH,300308.SZ`, by any code of theirs, in the order of the address; beyond the most, the page says so itself. */
function codesParam(
  toIds: (codes: readonly string[]) => readonly string[],
  isKnown: (code: string) => boolean,
  initial: readonly string[]
): Param<readonly string[]> {
  return {
    initial,
    format: (codes) => codes.join(","),
    parse(text) {
      const codes = toIds(codesIn(text) ?? []);
      const value = codes.filter(isKnown).slice(0, MOST_COMPANIES);
      if (codes.length > 0 && value.length === 0) return {ignored: text};
      // What comes after the last that is shown was not looked for.
      const end = value.length === MOST_COMPANIES ? codes.indexOf(value.at(-1)!) : codes.length;
      const unknown = codes.slice(0, end).filter((code) => !isKnown(code));
      return unknown.length > 0 ? {value, ignored: unknown.join(",")} : {value};
    }
  };
}
