import {idOf} from "../../companies/codes.js";
import {COVERAGE, columnsOf} from "./documented.js";
import type {ReportRow} from "./reportRow.js";
import type {Query, Reports} from "./reports.js";

/** As many are asked for as some reports give; most give 500 in silence, and then all companies are so many pages. */
const MOST_ROWS = 5_000;
export const COVERAGE_PAGES = 7;

/**
 * How many reports there are of the last six months on each company, by its id: of `codes` one by one, or of the whole
 * market where that is fewer questions. Whom nobody reports on is not in it. The vendor knows the present alone.
 */
export async function fetchReportCounts(
  reports: Reports,
  codes: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const {report, filter, key, isWhole} = COVERAGE;
  const ask = (filter: string) => {
    const query: Query = {
      ...{report, columns: columnsOf(COVERAGE), isWhole, filter, key},
      ...{pageSize: MOST_ROWS, kept: "today"}
    };
    return reports.rows(query);
  };
  const filters = codes.length > COVERAGE_PAGES ? [""] : codes.map(filter);
  const counts = new Map<string, number>();
  for (const each of filters)
    for (const row of await ask(each)) {
      const count = reportCount(row);
      if (count !== null) counts.set(idOf(row.text("SECUCODE")), count);
    }
  return counts;
}

/** Throws BadInput for what is no number of reports. */
export function reportCount(row: ReportRow): number | null {
  const count = row.maybeNumber("RATING_ORG_NUM");
  if (count === null || (Number.isInteger(count) && count >= 0)) return count;
  return row.fail("RATING_ORG_NUM", "not a whole number of 0 or more");
}
