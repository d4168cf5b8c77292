import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {computePercentiles} from "../../../data-loaders/percentile/computePercentiles.js";
import {AS_OF, daysUntil, historyRows} from "./syntheticHistory.js";

describe("computePercentiles", () => {
  test("leaves the report's tables as they are, since they have no history", async () => {
    const tables = await reportTables();
    expect(await computePercentiles(tables, AS_OF)).toEqual(tables);
  });

  test("puts 75 rows a company in the place of what a source may have said", async () => {
    const days = ["b", "a"].flatMap((code) => daysUntil(AS_OF, [10, 30, 20], code));
    const tables = {
      ...(await reportTables()),
      pe_history: historyRows(days),
      pe_percentiles: [{code: "invented", percentile: 1}]
    };
    const {pe_percentiles, ...others} = await computePercentiles(tables, AS_OF);
    expect(pe_percentiles).toHaveLength(150);
    expect(pe_percentiles[0]).toMatchObject({code: "a", window_years: 0, kind: "exc", losses: "dearest"});
    expect(pe_percentiles.at(-1)).toMatchObject({code: "b", window_years: 10, kind: "weak", losses: "raw"});
    const {pe_percentiles: _, ...before} = tables;
    expect(others).toEqual(before);
  });

  test("ranks the static PE by the same definition, of the companies that have one", async () => {
    const [a, b] = ["a", "b"].map((code) => historyRows(daysUntil(AS_OF, [10, 30, 20], code)));
    const pe_history = [...a!.map((day, i) => ({...day, pe_static: [5, 6, 7][i]!})), ...b!];
    const tables = {...(await reportTables()), pe_history};
    const {pe_percentiles, pe_static_percentiles} = await computePercentiles(tables, AS_OF);
    const isDefault = (row: Row) =>
      row.window_years === 5 && row.kind === "inc" && row.losses === "exclude" && row.code === "a";
    expect(pe_static_percentiles).toHaveLength(75);
    expect(pe_percentiles.find(isDefault)).toMatchObject({pe_ttm: 20, percentile: 50});
    expect(pe_static_percentiles.find(isDefault)).toMatchObject({code: "a", pe_static: 7, percentile: 100});
  });
});
