import {column, literal} from "@uwdata/mosaic-sql";
import {listOf, type SqlText, sqlText, textLiteral} from "./sql.js";

/**
 * The words of the definition's options, as percentile.sql knows them. The loaders ask the SQL for them: this is
 * the only list outside of it, and a test holds the two equal.
 */
export const KINDS = ["inc", "exc", "weak", "strict", "mean"] as const;
export const LOSSES = ["exclude", "dearest", "raw"] as const;
/** Years; 0 is the whole history. */
export const WINDOWS = [1, 3, 5, 10, 0] as const;
/** Over what profit: `ttm` reads the column pe_ttm, of the last twelve months, `static` pe_static, of the last year. */
export const BASES = ["ttm", "static"] as const;

export type Kind = (typeof KINDS)[number];
export type Losses = (typeof LOSSES)[number];
export type WindowYears = (typeof WINDOWS)[number];
export type Basis = (typeof BASES)[number];

/** Which days are looked at. */
export interface PercentileWindow {
  /** ISO date. */
  readonly asOf: string;
  readonly window: WindowYears;
  readonly basis?: Basis;
}

/** Which days, and what is said of them. */
export interface PercentileChoice extends PercentileWindow {
  readonly kind: Kind;
  readonly losses: Losses;
}

/** What the report's definition amounts to, as of any day. */
export const DEFAULT_CHOICE = {window: 5, kind: "inc", losses: "exclude"} as const;

const COLUMNS = sqlText`code, as_of, window_years, kind, losses, basis, pe, percentile, state,
  n, n_loss, n_missing, n_suspended, window_start, pe_date, first_date, last_date`;

/** Every company's percentile, by code. The macros of percentile.sql and a table pe_history must be there. */
export function percentileRows({kind, losses, ...window}: PercentileChoice): SqlText {
  return sqlText`SELECT
  ${COLUMNS}
FROM pe_percentiles_of(
  ${asOf(window)}, ${windowOptions(window)},
  kind := ${literal(known(kind, KINDS))}, losses := ${literal(known(losses, LOSSES))}
)
ORDER BY code`;
}

/**
 * One company's percentile under every kind and treatment of losses, in the order of the lists above.
 * With `value`, that PE among the company's days instead of the company's own.
 */
export function stripRows(code: string, window: PercentileWindow, value?: number): SqlText {
  const what = value === undefined ? sqlText`` : sqlText`, value := ${double(value)}`;
  return sqlText`SELECT
  ${COLUMNS}
FROM pe_strip_of(${textLiteral(code)}, ${asOf(window)}, ${windowOptions(window)}${what})
ORDER BY list_position(pe_losses(), losses), list_position(pe_kinds(), kind)`;
}

/** What if: the PE `value` among one company's days. One row, or none where the company has no day up to then. */
export function valueRows(code: string, value: number, {kind, losses, ...window}: PercentileChoice): SqlText {
  return sqlText`SELECT
  ${COLUMNS}
FROM pe_percentile_of_value(
  ${textLiteral(code)}, ${double(value)}, ${asOf(window)}, ${windowOptions(window)},
  kind := ${literal(known(kind, KINDS))}, losses := ${literal(known(losses, LOSSES))}
)
ORDER BY code`;
}

/**
 * What if, of several companies: the PE `value` of each among its days, which the table `table` has. A row for each
 * that has a day up to then, by code.
 */
export function valuesRows(
  companies: readonly {code: string; value: number; asOf: string; table: string}[],
  {kind, losses, ...choice}: Omit<PercentileChoice, "asOf">
): SqlText {
  const each = companies.map(({code, value, asOf: day, table}) => {
    const window = {...choice, asOf: day};
    return sqlText`SELECT ${COLUMNS}
FROM pe_percentile_of_value(
  ${textLiteral(code)}, ${double(value)}, ${asOf(window)}, ${windowOptions(window)},
  kind := ${literal(known(kind, KINDS))}, losses := ${literal(known(losses, LOSSES))}, history := ${textLiteral(table)}
)`;
  });
  const [first = noValueRows(), ...others] = each;
  return sqlText`${others.reduce((all, next) => sqlText`${all}\nUNION ALL\n${next}`, first)}
ORDER BY code`;
}

/** What `valueRows` answers where there is no value. */
export function noValueRows(): SqlText {
  return sqlText`SELECT NULL AS code WHERE false`;
}

/** The PE at levels in percent of one company's ranked days, by level: the inverse of INC. */
export function levelRows(
  code: string,
  {losses, ...window}: PercentileWindow & {readonly losses: Losses},
  levels: readonly number[]
): SqlText {
  const list = levels.map((level) => literal(whole(level)));
  return sqlText`SELECT level, pe
FROM pe_levels_of(
  ${textLiteral(code)}, ${asOf(window)}, ${windowOptions(window)},
  losses := ${literal(known(losses, LOSSES))}, levels := ${listOf(list)}
)
ORDER BY level`;
}

/** In the company's own currency, whichever that is. */
const CAP = sqlText`coalesce(market_cap_cny_100m, market_cap_100m)`;

/** One company's days of a window, as the definition takes them, suspended ones among them; `pe` is of the basis. */
export function windowDays(code: string, window: PercentileWindow): SqlText {
  const basis = known(window.basis ?? "ttm", BASES);
  return sqlText`SELECT date, ${textLiteral(basis)} AS basis, ${column(`pe_${basis}`)} AS pe, ${CAP} AS market_cap_100m, suspended
  FROM pe_history
  WHERE code = ${textLiteral(code)} AND date <= ${asOf(window)}
    AND date > coalesce(pe_window_start(${asOf(window)}, ${literal(known(window.window, WINDOWS))}), DATE '-infinity')`;
}

function asOf({asOf: date}: PercentileWindow): SqlText {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`no ISO date: ${date}`);
  return sqlText`CAST(${literal(date)} AS DATE)`;
}

function windowOptions({window, basis = "ttm"}: PercentileWindow): SqlText {
  return sqlText`window_years := ${literal(known(window, WINDOWS))}, basis := ${literal(known(basis, BASES))}`;
}

// As text: a bare 41.57 is a decimal to DuckDB, and the double that it casts that to may be the next one.
function double(value: number): SqlText {
  if (!Number.isFinite(value)) throw new Error(`no finite PE: ${value}`);
  return sqlText`CAST(${literal(String(value))} AS DOUBLE)`;
}

function whole(value: number): number {
  if (!Number.isInteger(value)) throw new Error(`no whole number: ${value}`);
  return value;
}

function known<T>(word: T, words: readonly T[]): T {
  if (!words.includes(word)) throw new Error(`not one of ${words.join(", ")}: ${String(word)}`);
  return word;
}
