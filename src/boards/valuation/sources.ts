import type {ClausesOf, Notebook} from "../../lib/notebook.js";
import type {RowSource} from "../../lib/rowSource.js";
import type {CompanyView} from "../../queries/companyFigures.js";
import type {CompanyRow, CompanyTotals} from "../../queries/rows/valuation.js";
import {companyRows, companyTotals} from "../../queries/valuation.js";

/**
 * The companies of a page under filters, and figures over them. All companies of a view are asked for once, and a
 * filter chooses among them; it asks for the totals alone.
 */
export function companySources<State>(notebook: Notebook<State>, view: (state: State) => CompanyView) {
  const all = notebook.rows<CompanyRow>({query: (_, state) => companyRows([], view(state))});
  return {
    companiesUnder: (clauses: readonly ClausesOf<State>[]): RowSource<CompanyRow> =>
      notebook.select(all, clauses),
    totalsUnder: (clauses: readonly ClausesOf<State>[]) =>
      notebook.rows<CompanyTotals>({
        clauses,
        query: (filter, state) => companyTotals(filter, view(state))
      })
  };
}
