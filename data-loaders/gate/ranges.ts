import {addDays} from "../addDays.js";
import {CONTRACT, type Row, TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {keyOf} from "./keys.js";
import {formatValue, numberIn, type Violation} from "./violation.js";

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** The value must be larger, not equal. */
  readonly above?: number;
}

const PERCENT: Range = {min: 0, max: 100};
const COUNT: Range = {min: 0};
const PERCENTILES = {
  percentile: PERCENT,
  window_years: COUNT,
  n: COUNT,
  n_loss: COUNT,
  n_missing: COUNT,
  n_suspended: COUNT
};

/** What a value can be at all: an error. */
const POSSIBLE: Partial<Record<TableName, Readonly<Record<string, Range>>>> = {
  models: {params_b: {above: 0}},
  benchmarks: {random_baseline: PERCENT},
  scores: {score_stderr: {min: 0}},
  average_printed: {average: PERCENT},
  financials: {fiscal_year: {min: 1990, max: 2100}, brokers: COUNT, reports_6m: COUNT},
  valuations: {
    forward_pe: {above: 0},
    forward_year: {min: 1990, max: 2100},
    pe_percentile_published: PERCENT,
    brokers: COUNT
  },
  // Ten times what the largest company of any market is worth.
  pe_history: {
    market_cap_cny_100m: {above: 0, max: 5_000_000},
    market_cap_100m: {above: 0, max: 5_000_000}
  },
  pe_percentiles: PERCENTILES,
  pe_static_percentiles: PERCENTILES,
  watchlist: {forward_pe: {above: 0}, pe_percentile: PERCENT},
  index_history: {close: {above: 0}},
  performance: {market_cap_cny_100m: {above: 0}},
  gguf_files: {size_gb: {above: 0}, bits_per_weight: {above: 0}}
};

/** What a value is hardly ever, and what a wrong unit (万 for 亿, % for a share) makes of it: a warning. */
const USUAL: Partial<Record<TableName, Readonly<Record<string, Range>>>> = {
  financials: {revenue_cny_100m: {min: 0, max: 40_000}, net_profit_cny_100m: {min: -1_000, max: 5_000}},
  valuations: {forward_pe: {min: 1, max: 2_000}},
  pe_history: {
    pe_ttm: {min: -20_000, max: 20_000},
    pe_static: {min: -20_000, max: 20_000},
    market_cap_cny_100m: {min: 1, max: 50_000}
  },
  // Indices begin at 100 or 1,000 points.
  index_history: {close: {min: 10, max: 200_000}}
};

/** Values that are no number, out of range, or of a day after `as_of`. */
export function checkRanges(next: Tables, as_of: string): Violation[] {
  const tables = TABLE_NAMES.flatMap((table) => {
    const problems = problemsOf(table, as_of);
    return next[table].flatMap((row) =>
      problems(row).map(([severity, message]) => ({
        severity,
        check: "range",
        table,
        key: keyOf(table, row),
        message
      }))
    );
  });
  return [...tables, ...checkScores(next)];
}

/** What a score can be follows from the unit of its benchmark. */
const SCORES: Readonly<Record<string, Range>> = {
  percent: PERCENT,
  minutes: COUNT
};

function checkScores({benchmarks, scores}: Tables): Violation[] {
  const units = new Map(benchmarks.map(({benchmark_id, unit}) => [benchmark_id, String(unit ?? "percent")]));
  return scores.flatMap((row) => {
    const problems: Problem[] = [];
    const range = SCORES[units.get(row.benchmark_id ?? null) ?? "percent"];
    if (range) outside(row, "score", range, "error", problems);
    return problems.map(([severity, message]) => ({
      severity,
      check: "range",
      table: "scores" as const,
      key: keyOf("scores", row),
      message
    }));
  });
}

type Problem = readonly [severity: Violation["severity"], message: string];

// What the day of a snapshot cannot know. The embedded report was published ten days after its prices.
const DATED: readonly TableName[] = [
  "financials",
  "valuations",
  "pe_history",
  "pe_percentiles",
  "pe_static_percentiles",
  "index_history",
  "performance"
];

/** The market is never closed for longer (docs/percentile.md), and meanwhile the prices of its last day stand. */
const LONGEST_HOLIDAY = 14;

/** Estimates are those of the day on which they were asked for, a holiday too, and go with the prices of the day before it. */
function isOfEstimate(table: TableName, {kind}: Row, column: string): boolean {
  return column === "consensus_as_of" || (table === "financials" && kind === "consensus");
}

/** What is wrong with a row of `table`: prepared once, asked of every row. */
function problemsOf(table: TableName, as_of: string): (row: Row) => Problem[] {
  const numbers = Object.keys(CONTRACT[table]);
  const dates = DATED.includes(table)
    ? Object.entries(CONTRACT[table]).filter(([, type]) => type === "DATE")
    : [];
  const afterHoliday = addDays(as_of, LONGEST_HOLIDAY);
  const possible = Object.entries(POSSIBLE[table] ?? {});
  const usual = Object.entries(USUAL[table] ?? {});
  return (row) => {
    const problems: Problem[] = [];
    for (const column of numbers)
      if (typeof row[column] === "number" && !Number.isFinite(row[column]))
        problems.push(["error", `${column} is ${row[column]}`]);
    for (const [column, range] of possible) outside(row, column, range, "error", problems);
    for (const [column, range] of usual) outside(row, column, range, "warning", problems);
    for (const [column] of dates) {
      const until = isOfEstimate(table, row, column) ? afterHoliday : as_of;
      if (String(row[column] ?? "") > until)
        problems.push(["error", `${column} ${row[column]} is after ${until}`]);
    }
    return problems;
  };
}

function outside(
  row: Row,
  column: string,
  {min = -Infinity, max = Infinity, above = -Infinity}: Range,
  severity: Violation["severity"],
  problems: Problem[]
): void {
  const value = numberIn(row, column);
  if (value === null) return;
  if (value <= above) problems.push([severity, `${column} ${formatValue(value)} is not above ${above}`]);
  else if (value < min) problems.push([severity, `${column} ${formatValue(value)} is below ${min}`]);
  else if (value > max) problems.push([severity, `${column} ${formatValue(value)} is above ${max}`]);
}
