import {BadInput} from "../badInput.js";
import {reportTables} from "../datasets/reportTables.js";
import {REPORT} from "./report.js";
import type {Source} from "./source.js";

/** The embedded report, which knows one day only. */
export const reportSource: Source = {
  name: "report",
  secrets: [],
  async fetch({as_of}) {
    if (as_of !== null && as_of < REPORT.prices)
      throw new BadInput({file: "report"}, `its prices are of ${REPORT.prices}, nothing as of`, as_of);
    const tables = await reportTables();
    const rows_in = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
    return {tables, as_of: as_of ?? REPORT.prices, rows_in};
  }
};
