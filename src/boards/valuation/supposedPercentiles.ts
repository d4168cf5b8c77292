import type {Notebook} from "../../lib/notebook.js";
import {type Scenario, scenarioPe} from "../../lib/scenario.js";
import {type PercentileChoice, valuesRows} from "../../queries/percentile.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import type {CompanyRow} from "../../queries/rows/valuation.js";

type Definition = Omit<PercentileChoice, "asOf">;

/** Of more companies than this the histories are not fetched: a list of the whole market has thousands. */
const MOST = 100;
/** A slider passes many prices on its way. Milliseconds. */
const REST = 250;

/**
 * Computed percentiles at a supposed price. They come from each company's own days, which are fetched when a price is
 * first supposed, by the definition in SQL. `onFound` hears when `of` has more to say.
 */
export function supposedPercentiles<State>(
  notebook: Notebook<State>,
  {onFound, isComputed}: {readonly onFound: () => void; readonly isComputed: () => boolean}
) {
  let found = new Map<string, PercentileRow | null>();
  let key = "";
  let waiting: ReturnType<typeof setTimeout> | undefined;

  async function ask(rows: readonly CompanyRow[], scenario: Scenario, definition: Definition, mine: string) {
    const asked = rows.map((row) => ({
      ...{code: row.code, value: scenarioPe(row.pe_ranked!, scenario), asOf: row.percentile_as_of!},
      table: `history_${row.code.replace(/\W/g, "_")}`
    }));
    const files = asked.map(({code, table}): [string, Promise<string>] => [
      table,
      Promise.resolve(`../data/histories/${encodeURIComponent(code)}.parquet`)
    ]);
    const answers: PercentileRow[] = [];
    try {
      await notebook.load(Object.fromEntries(files));
      const engine = await notebook.engine();
      answers.push(
        ...((await engine.query(String(valuesRows(asked, definition)))) as unknown as PercentileRow[])
      );
    } catch {
      // What cannot be fetched is not known: its cell says so.
    }
    if (mine !== key) return;
    const byCode = new Map(answers.map((row) => [row.code, row]));
    for (const {code} of rows) found.set(code, byCode.get(code) ?? null);
    onFound();
  }

  /** The rows with the percentiles of a supposed price, as far as they are known; asks for the others. */
  function of(rows: readonly CompanyRow[], scenario: Scenario, definition: Definition): CompanyRow[] {
    const next = JSON.stringify([scenario.price, definition]);
    if (next !== key) found = new Map();
    key = next;
    const ranked = rows.filter((row) => row.percentile_computed !== null && (row.pe_ranked ?? 0) > 0);
    const known = ranked.filter(({is_listed}) => is_listed).slice(0, MOST);
    const open = known.filter(({code}) => !found.has(code));
    clearTimeout(waiting);
    if (open.length > 0) waiting = setTimeout(() => void ask(open, scenario, definition, next), REST);
    const [toCome, moves] = [new Set(open), new Set(ranked)];
    return rows.map((row) => (moves.has(row) ? at(row, found.get(row.code), toCome.has(row)) : row));
  }

  function at(row: CompanyRow, there: PercentileRow | null | undefined, isOnItsWay: boolean): CompanyRow {
    const percentile = there?.percentile ?? null;
    const state = there?.state ?? (isOnItsWay ? "computing" : "not_known");
    const published = row.percentile_published;
    return {
      ...row,
      percentile_computed: percentile,
      percentile_computed_state: state,
      percentile_difference: percentile === null || published === null ? null : percentile - published,
      ...(isComputed() && {percentile, percentile_state: state}),
      pe_ranked: there?.pe ?? null,
      ...(there && {n_ranked: there.n, n_loss: there.n_loss, n_missing: there.n_missing})
    };
  }
  return {of};
}
