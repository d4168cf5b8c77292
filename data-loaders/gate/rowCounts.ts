import {TABLE_NAMES, type TableName, type Tables} from "../contract.js";
import {isPublished} from "../valuations/forwardPe.js";
import {formatCount, type Violation} from "./violation.js";

/** Tables without which a page has nothing to show. */
const NEVER_EMPTY: readonly TableName[] = [
  "models",
  "benchmarks",
  "scores",
  "companies",
  "financials",
  "valuations"
];

/** Tables whose rows have many publishers, each of them first with some of the names. */
const OF_MANY: readonly TableName[] = ["models", "benchmarks"];

/** What is in a list is its author's word, and so are its sectors. */
const OF_LISTS: readonly TableName[] = ["lists", "list_members", "sector_days"];

/** What is known of companies that may leave, and of days that an earlier day has not seen. */
const OF_COMPANIES: readonly TableName[] = ["company_codes", "company_names", "revisions"];

/** Tables that get shorter where all is well: names that are matched now, scores in doubt no more, feeds not asked. */
const MAY_SHRINK: readonly TableName[] = [
  ...(["unmatched_names", "score_flags", "model_feeds"] as const),
  ...OF_LISTS,
  ...OF_COMPANIES
];

/** A table, or a source of scores, that loses a larger share of its rows than this is taken for broken off. */
const LARGEST_LOSS = 0.1;

/** Of fewer scores than this a tenth is one that somebody took out of a file. */
const FEW_SCORES = 20;

/**
 * Tables that are empty, or shorter than they were. Scores are counted a source at a time: one that is broken off would
 * be hidden by the others. A source that is gone altogether was taken out by somebody, and is noted.
 */
export function checkRowCounts(next: Tables, before: Tables | null): Violation[] {
  return TABLE_NAMES.filter((table) => !MAY_SHRINK.includes(table)).flatMap((table) => {
    const now = countBrought(table, next);
    const then = before ? countBrought(table, before) : 0;
    if (now === 0 && (then > 0 || NEVER_EMPTY.includes(table)))
      return found("error", table, "*", `no rows, ${then} before`);
    if (before === null) return [];
    if (table === "scores") return checkScores(next, before);
    return checkCount(table, "*", now, OF_MANY.includes(table) ? countRemaining(table, next, before) : then);
  });
}

/** The rows that a source brings: those that are computed follow from other tables, and come and go with the years. */
function countBrought(table: TableName, tables: Tables): number {
  return table === "valuations" ? tables[table].filter(isPublished).length : tables[table].length;
}

function checkScores(next: Tables, before: Tables): Violation[] {
  const now = countSources(next);
  return [...countSources(before)].flatMap(([source, then]) => {
    const rows = now.get(source) ?? 0;
    if (rows === 0) return found("warning", "scores", source, `no rows, ${then} before`);
    return checkCount("scores", source, rows, then, then < FEW_SCORES ? "warning" : "error");
  });
}

/** Whether a source of scores that has `now` of `then` is taken for broken off. */
export function isBrokenOff(now: number, then: number): boolean {
  return then >= FEW_SCORES && now < then * (1 - LARGEST_LOSS);
}

function countSources({scores}: Tables): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {source} of scores) counts.set(String(source), (counts.get(String(source)) ?? 0) + 1);
  return counts;
}

/** The rows of before, without those of sources of which nothing is left. */
function countRemaining(table: TableName, next: Tables, before: Tables): number {
  const sources = new Set([...next[table], ...next.scores].map(({source}) => source ?? null));
  return before[table].filter(({source}) => sources.has(source ?? null)).length;
}

function checkCount(
  table: TableName,
  key: string,
  now: number,
  then: number,
  severity: Violation["severity"] = "error"
): Violation[] {
  const message = `${formatCount(now, "row")}, ${then} before`;
  if (now < then * (1 - LARGEST_LOSS)) return found(severity, table, key, message);
  return now < then ? found("warning", table, key, message) : [];
}

function found(severity: Violation["severity"], table: TableName, key: string, message: string): Violation[] {
  return [{severity, check: "rows", table, key, message}];
}
