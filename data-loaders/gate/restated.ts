import {type Revision, revisionsOf} from "../companies/revisions.js";
import type {Tables} from "../contract.js";
import {byCode} from "./byCode.js";
import {formatCount, formatValue, type Violation} from "./violation.js";

/** A share of a company's published days of which, restated in one run, somebody looks first. */
const LARGEST_SHARE = 0.01;
/** One day is a correction, however short the history. */
const FEWEST = 2;

/**
 * Companies of which more than 1% of the published days have another figure now: an error, which holds the company
 * back. Less is taken over and listed in `revisions`, and so is a loss of another size, and one day alone.
 */
export function checkRestated(next: Tables, before: Tables | null): Violation[] {
  if (before === null) return [];
  const companies = new Map<string, Revision[]>();
  for (const revision of revisionsOf(next.pe_history, before.pe_history)) {
    if (isLoss(revision)) continue;
    const own = companies.get(revision.code);
    if (own) own.push(revision);
    else companies.set(revision.code, [revision]);
  }
  const known = byCode(before.pe_history);
  return [...companies].flatMap(([code, revisions]) => {
    const days = new Set(revisions.map(({date}) => date)).size;
    const all = known.get(code)?.length ?? 0;
    if (days < FEWEST || days <= LARGEST_SHARE * all) return [];
    const {date, column, before: from, after} = revisions[0]!;
    return [
      {
        severity: "error" as const,
        check: "revised",
        table: "pe_history" as const,
        key: code,
        message: `${formatCount(days, "day")} of ${all} restated in one run, such as ${column} of ${date}: was ${formatValue(from)} and is ${formatValue(after)} now`
      }
    ];
  });
}

// No percentile ranks a loss, and sources do not agree on its size.
function isLoss({column, before, after}: Revision): boolean {
  return column.startsWith("pe_") && before <= 0 && after <= 0;
}
