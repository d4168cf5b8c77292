import {BadInput} from "../../badInput.js";
import type {Row} from "../../contract.js";
import type {Statement} from "./endpoints.js";

/**
 * What a company reported of each year, as it was known on `as_of`: of several statements of a year the one that was
 * announced last, and of one day the corrected one. Throws BadInput where two of the same rank differ.
 */
export function latestActuals(statements: readonly Statement[], as_of: string, file: string): Row[] {
  const latest = new Map<number, Statement>();
  for (const statement of statements.filter(({announced}) => announced <= as_of)) {
    const before = latest.get(statement.fiscal_year);
    if (!before || rank(statement) > rank(before)) latest.set(statement.fiscal_year, statement);
    else if (rank(statement) === rank(before)) checkSame(before, statement, file);
  }
  return [...latest.values()]
    .sort((a, b) => a.fiscal_year - b.fiscal_year)
    .filter(({revenue_cny_100m: revenue, net_profit_cny_100m: profit}) => revenue !== null || profit !== null)
    .map(({code, fiscal_year, announced, revenue_cny_100m, net_profit_cny_100m}) => ({
      code,
      fiscal_year,
      kind: "actual",
      revenue_cny_100m,
      net_profit_cny_100m,
      brokers: null,
      as_of: announced,
      source: "Tushare Pro, income"
    }));
}

function rank({announced, isUpdated}: Statement): string {
  return `${announced} ${isUpdated ? 1 : 0}`;
}

function checkSame(a: Statement, b: Statement, file: string): void {
  for (const [field, column] of [
    ["revenue", "revenue_cny_100m"],
    ["n_income_attr_p", "net_profit_cny_100m"]
  ] as const)
    if (a[column] !== b[column])
      throw new BadInput({file, row: b.row, field}, `row ${a.row} says another figure of ${b.fiscal_year}`, [
        a[column],
        b[column]
      ]);
}
