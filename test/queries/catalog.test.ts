import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {CONTRACT, TABLE_NAMES} from "../../data-loaders/contract.js";
import {openTables, readRows} from "../../data-loaders/engine.js";
import {computePercentiles} from "../../data-loaders/percentile/computePercentiles.js";
import {catalogRows, TABLES, tableRows} from "../../src/queries/catalog.js";
import type {CatalogRow} from "../../src/queries/rows/catalog.js";
import {AS_OF, daysUntil, historyRows} from "../data-loaders/percentile/syntheticHistory.js";
import {ask, tablesOfPages} from "../reportRows.js";

describe("the catalog", () => {
  test("lists every published table with the number of its rows", async () => {
    const tables = await tablesOfPages();
    const rows = await ask<CatalogRow>(catalogRows());
    expect(Object.fromEntries(rows.map((r) => [r.name, r.n]))).toEqual(
      Object.fromEntries(TABLE_NAMES.map((name) => [name, tables[name].length]))
    );
    expect(rows.map((r) => r.name)).toEqual([...TABLE_NAMES].sort());
    // Every one but the market's daily history can be looked at on the page.
    expect([...TABLES]).toEqual([...TABLE_NAMES].filter((name) => name !== "pe_history").sort());
  });

  test("is of tables that the page of data loads, every one", () => {
    const page = readFileSync("src/data/index.md", "utf8");
    const loaded = [...page.matchAll(/^ +(\w+): FileAttachment\("\.\/\1\.parquet"\)/gm)].map(
      ([, name]) => name!
    );
    // What is derived of two days is no published table of its own.
    expect(loaded.filter((name) => name !== "changes").sort()).toEqual([...TABLES].sort());
  });

  test("counts every day of the history without reading it", async () => {
    const days = [...daysUntil(AS_OF, [10, -3, null, 12]), ...daysUntil(AS_OF, [7, 8], "synthetic-2")];
    days[1] = {...days[1]!, suspended: true};
    const tables = await computePercentiles(
      {...(await tablesOfPages()), pe_history: historyRows(days)},
      AS_OF
    );
    const rows = await readRows(await openTables(tables), String(catalogRows()));
    expect(rows.find(({name}) => name === "pe_history")).toMatchObject({n: days.length, as_of: AS_OF});
  });

  test("says whose each table is and of when, where the table says so", async () => {
    const rows = await ask<CatalogRow>(catalogRows());
    const report = "Shanghai Securities, AI industry tracking report, 2024-03-04";
    expect(Object.fromEntries(rows.map((r) => [r.name, [r.source, r.as_of]]))).toEqual({
      aliases: [null, null],
      average_printed: [report, "2024-03-04"],
      benchmarks: [null, null],
      companies: [report, "2024-03-04"],
      financials: [report, "2024-02-23"],
      gguf_files: [null, null],
      pe_history: [null, null],
      pe_percentiles: [null, null],
      pe_static_percentiles: [null, null],
      refresh_runs: [null, null],
      report_texts: [null, null],
      reports: [report, "2024-03-04"],
      snapshots: [null, null],
      index_history: [null, null],
      performance: [null, null],
      rating_scale: [report, "2024-03-04"],
      model_feeds: [null, null],
      models: [report, "2024-02-21"],
      printed_files: [report, "2024-03-04"],
      reference_figures: [
        "Gemma paper, later revision; Gemma paper, table note; public daily PE TTM, 4.15 years",
        "2024-02-23"
      ],
      score_flags: [null, null],
      scores: [report, "2024-03-04"],
      training: [report, "2024-03-04"],
      unmatched_names: [null, null],
      valuations: [report, "2024-02-23"],
      watchlist: [report, "2024-03-04"],
      lists: [report, "2024-02-23"],
      list_members: [null, null],
      sector_days: [null, null],
      architectures: [null, "2026-08-30"],
      devices: [null, "2025-03-05"],
      quantizations: [
        [
          "llama.cpp load log of Gemma 4 12B QAT UD-Q4_K_XL",
          "llama.cpp load log of gpt-oss-20b MXFP4 on Metal",
          "llama.cpp, tools/quantize/README.md",
          "llama.cpp, types of its quantizer, with the bits of the body fitted on observed files"
        ].join("; "),
        "2026-10-09"
      ],
      memory_observed: [null, "2026-10-09"],
      company_codes: [
        "Beijing Stock Exchange, notice on new codes for all its listed shares (关于北交所存量上市公司代码切换上线的通知)",
        "2025-10-09"
      ],
      company_names: [null, null],
      revisions: [null, null]
    });
  });
});

describe("tableRows", () => {
  test.each(TABLES)("of %s are all its rows and columns, ordered by every column", async (name) => {
    const published = (await tablesOfPages())[name];
    const rows = await ask<Record<string, unknown>>(tableRows(name));
    if (rows[0]) expect(Object.keys(rows[0])).toEqual(Object.keys(CONTRACT[name]));
    expect(rows).toHaveLength(published.length);
    expect(rows).toEqual(expect.arrayContaining([...published]));
    expect(await ask(tableRows(name))).toEqual(rows);
  });

  test("refuses the name of no published table", () => {
    expect(() => tableRows("scores; DROP TABLE scores" as never)).toThrow(
      new Error("no such table: scores; DROP TABLE scores")
    );
    expect(() => tableRows("duckdb_settings" as never)).toThrow(/^no such table/);
  });
});
