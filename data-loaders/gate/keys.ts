import {type Row, TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import type {Violation} from "./violation.js";

/** What tells the rows of a table apart. */
export const KEYS: Readonly<Record<TableName, readonly string[]>> = {
  reports: ["report_id"],
  report_texts: ["report_id", "position"],
  models: ["model_id"],
  benchmarks: ["benchmark_id"],
  scores: ["score_id"],
  average_printed: ["model_id", "source"],
  companies: ["code"],
  financials: ["code", "fiscal_year", "kind"],
  valuations: ["code", "as_of", "forward_year", "forward_pe_basis"],
  pe_history: ["code", "date"],
  pe_percentiles: ["code", "as_of", "window_years", "kind", "losses"],
  pe_static_percentiles: ["code", "as_of", "window_years", "kind", "losses"],
  refresh_runs: ["run_id"],
  snapshots: ["as_of"],
  watchlist: ["code", "source"],
  training: ["model_id", "source"],
  printed_files: ["model_id", "build", "source"],
  gguf_files: ["model_id", "build", "quantization", "source_url"],
  reference_figures: ["subject_id", "benchmark_id", "measure", "source"],
  index_history: ["index_code", "date"],
  rating_scale: ["subject", "rating", "source"],
  performance: ["code", "date"],
  aliases: ["kind", "alias"],
  unmatched_names: ["kind", "name", "source"],
  score_flags: ["score_id", "flag"],
  model_feeds: ["feed"],
  architectures: ["model_id"],
  devices: ["device_id"],
  quantizations: ["name"],
  memory_observed: ["observation_id"],
  lists: ["list_id"],
  list_members: ["list_id", "code"],
  sector_days: ["list_id", "sector_zh", "date"],
  company_codes: ["alias"],
  company_names: ["code", "from", "source"],
  revisions: ["code", "date", "column", "run_id"]
};

const MAY_BE_MISSING: Partial<Record<TableName, string>> = {
  // Few figures from outside are of a benchmark.
  reference_figures: "benchmark_id",
  // Many a source of a forward PE names none.
  valuations: "forward_year"
};

/** Columns that name a row of another table. */
const REFERENCES: readonly (readonly [TableName, string, TableName])[] = [
  ["report_texts", "report_id", "reports"],
  ["scores", "model_id", "models"],
  ["scores", "benchmark_id", "benchmarks"],
  ["average_printed", "model_id", "models"],
  ["financials", "code", "companies"],
  ["valuations", "code", "companies"],
  ["watchlist", "code", "companies"],
  ["pe_percentiles", "code", "pe_history"],
  ["pe_static_percentiles", "code", "pe_history"],
  ["performance", "code", "companies"],
  ["training", "model_id", "models"],
  ["printed_files", "model_id", "models"],
  ["gguf_files", "model_id", "models"],
  ["score_flags", "score_id", "scores"],
  ["list_members", "list_id", "lists"],
  ["list_members", "code", "companies"],
  ["sector_days", "list_id", "lists"],
  ["company_codes", "code", "companies"]
];

/** What tells a row apart from the others of its table, as findings print it. */
export function keyOf(table: TableName, row: Row): string {
  return KEYS[table].map((column) => row[column] ?? "?").join("/");
}

/** Keys that are missing, stand twice, or name what is not there. */
export function checkKeys(next: Tables): Violation[] {
  return [...TABLE_NAMES.flatMap((table) => checkUnique(table, next[table])), ...checkReferences(next)];
}

function checkUnique(table: TableName, rows: readonly Row[]): Violation[] {
  const violations: Violation[] = [];
  // Rows in the order of their keys stand twice side by side alone: a market's history is ten million keys.
  const isInOrder = isAscending(table, rows);
  let before: string | null = null;
  const seen = new Set<string>();
  const required = KEYS[table].filter((column) => column !== MAY_BE_MISSING[table]);
  for (const row of rows) {
    const key = keyOf(table, row);
    const at = {severity: "error", check: "key", table, key} as const;
    for (const column of required)
      if ((row[column] ?? null) === null) violations.push({...at, message: `${column} is missing`});
    if (isInOrder ? key === before : seen.has(key))
      violations.push({...at, message: `stands twice (${KEYS[table].join(", ")})`});
    if (isInOrder) before = key;
    else seen.add(key);
  }
  return violations;
}

function isAscending(table: TableName, rows: readonly Row[]): boolean {
  let before = "";
  return rows.every((row) => {
    const key = keyOf(table, row);
    const isNext = before <= key;
    before = key;
    return isNext;
  });
}

function checkReferences(next: Tables): Violation[] {
  return REFERENCES.flatMap(([table, column, target]) => {
    const known = new Set(next[target].map((row) => row[column]));
    return next[table]
      .filter((row) => !known.has(row[column] ?? null))
      .map((row) => ({
        severity: "error" as const,
        check: "reference",
        table,
        key: keyOf(table, row),
        message: `${column} ${row[column]} is not in ${target}`
      }));
  });
}
