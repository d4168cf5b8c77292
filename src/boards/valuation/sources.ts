import {joinRows, mapRows} from "../../lib/joinRows.js";
import type {ClausesOf, Notebook} from "../../lib/notebook.js";
import type {RowSource} from "../../lib/rowSource.js";
import type {CompanyView} from "../../queries/companyFigures.js";
import type {CompanyCode, CompanyRow, CompanyTotals} from "../../queries/rows/valuation.js";
import {companyCodes, companyRows, companyTotals} from "../../queries/valuation.js";

/** How the companies of a page are looked at, and the names of the state that say so. */
export interface ViewOf<State> {
  readonly depends: readonly (keyof State & string)[];
  readonly view: (state: State) => CompanyView;
}

/**
 * The companies of a page under filters, and figures over them. All companies of a view are asked for once; a filter
 * asks only for the codes that it leaves, then for the totals.
 */
export function companySources<State>(notebook: Notebook<State>, {depends, view}: ViewOf<State>) {
  const all = notebook.rows<CompanyRow>({depends, query: (_, state) => companyRows([], view(state))});
  return {
    companiesUnder: (clauses: readonly ClausesOf<State>[]): RowSource<CompanyRow> => {
      const chosen = notebook.rows<CompanyCode>({
        clauses,
        depends,
        query: (filter, state) => companyCodes(filter, view(state))
      });
      return mapRows(joinRows<{all: CompanyRow; chosen: CompanyCode}>({all, chosen}), ([found]) =>
        found ? companiesOf(found.chosen, found.all) : []
      );
    },
    totalsUnder: (clauses: readonly ClausesOf<State>[]) =>
      notebook.rows<CompanyTotals>({
        clauses,
        depends,
        query: (filter, state) => companyTotals(filter, view(state))
      })
  };
}

/** The rows of these codes, in the order of the codes. */
function companiesOf(codes: readonly CompanyCode[], all: readonly CompanyRow[]): CompanyRow[] {
  const byCode = new Map(all.map((row) => [row.code, row]));
  return codes.flatMap(({code}) => byCode.get(code) ?? []);
}
