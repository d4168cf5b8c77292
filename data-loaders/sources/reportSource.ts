import {embeddedTables} from "../datasets/embeddedTables.js";
import {latestPrices, readReports, reportsUntil} from "./report.js";
import type {Source} from "./source.js";

/** The reports, each of which knows one day only. */
export const reportSource: Source = {
  name: "report",
  secrets: [],
  async fetch({as_of}) {
    const all = await readReports();
    const reports = as_of === null ? all : reportsUntil(all, as_of);
    const tables = await embeddedTables(reports);
    const rows_in = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
    return {tables, as_of: as_of ?? latestPrices(reports), rows_in};
  }
};
