import {cpSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import type {Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {readRows} from "../../data-loaders/engine.js";
import {readReports} from "../../data-loaders/sources/report.js";
import {
  averageRows,
  fileRows,
  markRows,
  missingRows,
  slippedRows,
  trainingRows,
  watchRows,
  winRows
} from "../../src/queries/findings.js";
import type {
  AverageRow,
  FileRow,
  MarkRow,
  MissingRow,
  SlippedRow,
  TrainingRow,
  WatchRow,
  WinRow
} from "../../src/queries/rows/findings.js";
import {REPORT_FOLDER, REPORT_ID} from "../data-loaders/patchedReport.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";
import {ask, openForPages, REPORT} from "../reportRows.js";
import {SYNTHETIC_SOURCE, writeSyntheticReport} from "../syntheticReport.js";

describe("averageRows", () => {
  test("set the printed average beside the mean, which a later revision of the paper prints", async () => {
    const rows = await ask<AverageRow>(averageRows(REPORT));
    expect(
      rows.map((r) => [r.model_id, r.average_printed, r.mean.toFixed(3), r.average_revised, r.n])
    ).toEqual([
      ["gemma-2b", 44.9, "44.983", 45, 18],
      ["gemma-7b", 56.4, "56.856", 56.9, 18],
      ["llama-2-13b", 52.2, "52.367", 52.4, 18],
      ["llama-2-7b", 47, "46.894", 46.9, 18],
      ["mistral-7b", 54, "54.528", 54.5, 18]
    ]);
    for (const r of rows) {
      expect(r.difference).toBeCloseTo(r.average_printed - r.mean, 8);
      expect(Math.abs(r.difference)).toBeGreaterThan(0.05);
      expect(Number(r.mean.toFixed(1))).toBe(r.average_revised);
    }
  });
});

describe("winRows", () => {
  test("count what Gemma 7B wins, ties and loses against each other model", async () => {
    const rows = await ask<WinRow>(winRows(REPORT, "gemma-7b"));
    expect(rows.map((r) => [r.model_id, r.wins, r.ties, r.losses, r.n])).toEqual([
      ["gemma-2b", 18, 0, 0, 18],
      ["llama-2-13b", 14, 0, 4, 18],
      ["llama-2-7b", 15, 0, 3, 18],
      ["mistral-7b", 12, 1, 5, 18]
    ]);
  });

  test("of one model are the mirror of the other's", async () => {
    const of = async (a: string, b: string) =>
      (await ask<WinRow>(winRows(REPORT, a))).find((r) => r.model_id === b)!;
    for (const [a, b] of [
      ["gemma-7b", "mistral-7b"],
      ["llama-2-7b", "gemma-2b"]
    ] as const) {
      const [there, back] = [await of(a, b), await of(b, a)];
      expect([there.wins, there.ties, there.losses]).toEqual([back.losses, back.ties, back.wins]);
    }
  });

  test("of a model that nobody knows are none", async () => {
    expect(await ask(winRows(REPORT, "' OR TRUE --"))).toEqual([]);
  });
});

describe("markRows", () => {
  test("are seven scores of Mistral 7B that Google ran, and both scores on the other MBPP split", async () => {
    const rows = await ask<MarkRow>(markRows(REPORT));
    const starred = rows.filter((r) => r.mark === "*");
    expect(starred.map((r) => r.benchmark)).toEqual([
      "AGIEval",
      "BBH",
      "BoolQ",
      "CQA",
      "GSM8K",
      "MBPP",
      "SIQA"
    ]);
    for (const r of starred)
      expect([r.model, r.evaluated_by, r.as_of]).toEqual(["Mistral 7B", "Google", "2024-03-04"]);
    expect(rows.filter((r) => r.mark === "†").map((r) => [r.model, r.score, r.evaluated_by])).toEqual([
      ["Gemma 7B", 54.5, "Google"],
      ["Mistral 7B", 50.2, "Mistral AI"]
    ]);
  });
});

describe("slippedRows", () => {
  test("are the three companies under their neighbour's sector, in both languages", async () => {
    const rows = await ask<SlippedRow>(slippedRows(REPORT));
    expect(
      rows.map((r) => [r.name_zh, r.sector_printed_zh, r.sector_zh, r.sector_printed_en, r.sector_en])
    ).toEqual([
      ["拓维信息", "智能座舱", "服务器/交换机", "Smart cockpit", "Servers and switches"],
      ["德赛西威", "机器视觉", "智能座舱", "Machine vision", "Smart cockpit"],
      ["矩子科技", "AI+应用", "机器视觉", "AI applications", "Machine vision"]
    ]);
  });
});

describe("watchRows", () => {
  test("set forward PE, published percentile and the percentile of public PE TTM apart", async () => {
    const rows = await ask<WatchRow>(watchRows(REPORT));
    expect(rows.map((r) => [r.name_zh, r.forward_pe, r.percentile_published, r.percentile_ttm])).toEqual([
      ["中际旭创", 29, 85, 79],
      ["天孚通信", 43, 98, 96.5],
      ["新易盛", 33, 90, 92]
    ]);
    for (const r of rows) expect([r.forward_year, r.as_of, r.source]).toEqual([2024, "2024-02-23", REPORT]);
  });
});

describe("missingRows", () => {
  test("are the six companies that lack a figure, with three different reasons", async () => {
    const rows = await ask<MissingRow>(missingRows(REPORT));
    expect(
      Object.fromEntries(rows.map((r) => [r.name_zh, [r.forward_pe_state, r.pe_percentile_state]]))
    ).toEqual({
      寒武纪: ["loss", "loss"],
      同方股份: ["no_consensus", "loss"],
      高新发展: ["no_consensus", "ok"],
      矩子科技: ["no_consensus", "ok"],
      芯原股份: ["ok", "short_history"],
      拓维信息: ["ok", "loss"]
    });
  });
});

describe("the findings of one report", () => {
  /** Rows over the embedded report, a synthetic one, and what `edit` says since. */
  async function askBoth(sql: {toString(): string}, edit = (tables: Tables) => tables) {
    const folder = temporaryFolder();
    cpSync(REPORT_FOLDER, path.join(folder, REPORT_ID), {recursive: true});
    writeSyntheticReport(folder);
    const connection = await openForPages(edit(await reportTables(await readReports(folder))));
    return readRows(connection, String(sql));
  }

  test("count no company of another", async () => {
    expect(await askBoth(missingRows(REPORT))).toHaveLength(6);
    expect(await askBoth(missingRows(SYNTHETIC_SOURCE))).toEqual([
      {
        ...{code: "000002.SZ", name_zh: "合成乙", name_en: "Synthetic Two"},
        ...{forward_pe_state: "no_consensus", pe_percentile_state: "loss"},
        ...{as_of: "2025-05-30", source: SYNTHETIC_SOURCE}
      }
    ]);
  });

  test("say nothing of a figure that another source has given since, be it there or missing", async () => {
    const since = (tables: Tables): Tables => ({
      ...tables,
      valuations: tables.valuations.map((row) =>
        // A file of percentiles, which says that each company makes a loss.
        ({
          ...row,
          pe_percentile_published: null,
          pe_percentile_state: "loss",
          pe_percentile_source: "a.csv",
          pe_percentile_as_of: "2025-06-02"
        })
      )
    });
    const rows = await askBoth(missingRows(REPORT), since);
    expect(rows.map((row) => [row.name_zh, row.forward_pe_state, row.pe_percentile_state])).toEqual([
      ["高新发展", "no_consensus", null],
      ["矩子科技", "no_consensus", null],
      ["同方股份", "no_consensus", null],
      ["寒武纪", "loss", null]
    ]);
    for (const row of rows) expect([row.as_of, row.source]).toEqual(["2024-02-23", REPORT]);
  });

  test("and the figures of companies, hold each once where two reports translate a sector in two ways", async () => {
    const twice = (tables: Tables): Tables => ({
      ...tables,
      companies: tables.companies.map((row) =>
        row.source === SYNTHETIC_SOURCE
          ? {...row, sector_zh: "机器视觉", sector_printed_zh: "机器视觉", sector_en: "Seeing machines"}
          : row
      )
    });
    const slipped = await askBoth(slippedRows(REPORT), twice);
    expect(slipped.map((r) => [r.name_zh, r.sector_printed_en, r.sector_en])).toEqual([
      ["拓维信息", "Smart cockpit", "Servers and switches"],
      ["德赛西威", "Machine vision", "Smart cockpit"],
      ["矩子科技", "AI applications", "Machine vision"]
    ]);
    // Of the list that pages open with, the second report's.
    const seeing = {sector_zh: "机器视觉", sector_printed_zh: "机器视觉", sector_en: "Seeing machines"};
    const companies = await askBoth("SELECT code, sector_printed_en FROM company_figures", (tables) => ({
      ...tables,
      list_members: tables.list_members.map((row) =>
        row.list_id === tables.lists.at(-1)!.list_id ? {...row, ...seeing} : row
      )
    }));
    expect(companies.map((r) => [r.code, r.sector_printed_en]).sort()).toEqual([
      ["000002.SZ", "Seeing machines"],
      ["600900.SH", "Seeing machines"]
    ]);
  });

  test("hold no model on another split that it does not print", async () => {
    const figure = {
      ...{finding: "marks", subject_id: "synth-8b", benchmark_id: "mmlu", measure: "score_on_another_split"},
      ...{value: 60, as_of: null, source: "synthetic", source_zh: "合成", source_url: null}
    };
    const more = (tables: Tables): Tables => ({
      ...tables,
      reference_figures: [...tables.reference_figures, figure]
    });
    const models = async (report: string) =>
      (await askBoth(markRows(report), more)).map(({model_id}) => model_id);
    expect(await models(REPORT)).not.toContain("synth-8b");
    expect(await models(SYNTHETIC_SOURCE)).toContain("synth-8b");
  });
});

describe("fileRows", () => {
  test("fit 5.88 GB as printed, and 1.36 GB only when it is read as GiB", async () => {
    const rows = await ask<FileRow>(fileRows(REPORT));
    expect(rows).toHaveLength(49);
    const fits = (model: string) => rows.filter((r) => r.model_id === model && r.fits_as !== null);
    expect(new Set(fits("gemma-7b").map((r) => r.fits_as))).toEqual(new Set(["GB"]));
    expect(new Set(fits("gemma-7b").map((r) => r.quantization))).toEqual(new Set(["Q5_0", "Q5_K_S"]));
    expect(new Set(fits("gemma-2b").map((r) => r.fits_as))).toEqual(new Set(["GiB"]));
    expect(new Set(fits("gemma-2b").map((r) => r.quantization))).toEqual(new Set(["Q3_K_L"]));
    for (const r of fits("gemma-2b")) expect(r.size_gb).toBeCloseTo(1.47, 1);
  });

  test("fit where the roundings of both sizes overlap, and nowhere else", async () => {
    for (const r of await ask<FileRow>(fileRows(REPORT))) {
      const gap = (unit: number) => Math.abs(r.size_gb - r.size_printed * unit);
      const [gb, gib] = [gap(1) <= 0.01 + 1e-9, gap(1.073741824) <= 0.005 * 2.073741824 + 1e-9];
      expect(r.fits_as).toBe(gb ? "GB" : gib ? "GiB" : null);
    }
  });
});

describe("trainingRows", () => {
  test("are 512 chips for Gemma 2B and 4,096 for Gemma 7B", async () => {
    const rows = await ask<TrainingRow>(trainingRows(REPORT));
    expect(rows.map((r) => [r.model, r.accelerator, r.pods, r.chips_per_pod, r.chips])).toEqual([
      ["Gemma 2B", "TPU v5e", 2, 256, 512],
      ["Gemma 7B", "TPU v5e", 16, 256, 4096]
    ]);
  });
});
