import type {YearWords} from "../../../lib/fiscalYears.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";

/** Says that companies of several fiscal years are drawn together, and how many are of each; nothing where one is. */
export function mixedYearsNote({mixed}: YearWords, m: ValuationMessages): string[] {
  return mixed.length > 0 ? [m.mixedYears(mixed.map(({years, n}) => m.yearsOf(n, years)))] : [];
}
