import {cpSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {type Row, TABLE_NAMES, type Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {readReports} from "../../../data-loaders/sources/report.js";
import {REPORT} from "../../reportRows.js";
import {SYNTHETIC_REPORT, SYNTHETIC_SOURCE, writeSyntheticReport} from "../../syntheticReport.js";
import {REPORT_FOLDER, REPORT_ID} from "../patchedReport.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

/** The tables of the embedded report and of a synthetic one, whose files `edit` changes. */
async function tablesOfBoth(edit?: (name: string, text: string) => string): Promise<Tables> {
  const folder = temporaryFolder();
  cpSync(REPORT_FOLDER, path.join(folder, REPORT_ID), {recursive: true});
  writeSyntheticReport(folder, edit);
  return reportTables(await readReports(folder));
}

const edited = (file: string, found: string, put: string) => (name: string, text: string) => {
  if (name === file && !text.includes(found)) throw new Error(`${file} has no ${found}`);
  return name === file ? text.replace(found, () => put) : text;
};

describe("a second report", () => {
  test("adds its rows to those of the first, and its keys clash with none", async () => {
    const [one, both] = [await reportTables(), await tablesOfBoth()];
    expect(both.reports.map((row) => row.report_id)).toEqual([REPORT_ID, SYNTHETIC_REPORT]);
    // How a benchmark was run is the last report's, and said of each score.
    const plain = (name: string, rows: readonly Row[]) =>
      name === "benchmarks"
        ? rows.map((row) => ({...row, metric: null}))
        : // Pages open with the last report's list.
          name === "lists"
          ? rows.map((row) => ({...row, is_default: null}))
          : [...rows];
    for (const name of TABLE_NAMES)
      expect(plain(name, both[name]), name).toEqual(expect.arrayContaining(plain(name, one[name])));
    expect(both.scores.length - one.scores.length).toBe(4);
    expect(both.benchmarks.length - one.benchmarks.length).toBe(1);
    expect(both.companies.length - one.companies.length).toBe(2);
    expect(both.rating_scale.length - one.rating_scale.length).toBe(4);
    expect(
      checkSnapshot(both, null, {as_of: "2025-06-02"}).filter(({severity}) => severity === "error")
    ).toEqual([]);
  });

  test("has the years, marks and reasons that its report.json and its cells say", async () => {
    const {financials, scores, valuations, watchlist} = await tablesOfBoth();
    const own = (rows: Tables["scores"]) => rows.filter(({source}) => source === SYNTHETIC_SOURCE);
    expect(
      own(financials).map((row) => [row.code, row.fiscal_year, row.kind, row.net_profit_cny_100m])
    ).toEqual([
      ["600900.SH", 2024, "actual", 10],
      ["600900.SH", 2026, "consensus", 22.5],
      ["000002.SZ", 2024, "actual", -4],
      ["000002.SZ", 2026, "consensus", null]
    ]);
    expect(own(valuations)).toMatchObject([
      {forward_pe: 20, forward_year: 2026, forward_pe_state: "ok", as_of: "2025-05-30"},
      {forward_pe: null, forward_pe_state: "no_consensus", pe_percentile_state: "loss"}
    ]);
    expect(own(scores).map((row) => [row.model_id, row.mark, row.evaluated_by])).toEqual([
      ["synth-8b", null, "Synthetic Labs"],
      ["rival-9b", "‡", "Synthetic Labs"],
      ["synth-8b", null, "Synthetic Labs"],
      ["rival-9b", null, "Rival AI"]
    ]);
    expect(own(watchlist)).toMatchObject([{code: "600900.SH", forward_year: 2026}]);
  });

  test("that was published last has a company's year and valuation that both print", async () => {
    const {financials, valuations, companies} = await tablesOfBoth((name, text) => {
      const shared = text.replaceAll("600900.SH", "688041.SH").replaceAll("合成甲", "海光信息");
      return name === "valuation" ? shared.replace("24A 利润", "24A 利润") : shared;
    });
    const of = (rows: Tables["financials"]) => rows.filter(({code}) => code === "688041.SH");
    expect(of(valuations)).toMatchObject([{forward_pe: 20, source: SYNTHETIC_SOURCE}]);
    expect(of(companies)).toMatchObject([{sector_zh: "合成板块"}]);
    // The years that the first one alone prints stay, and are its own.
    expect(of(financials).map((row) => [row.fiscal_year, row.source])).toEqual([
      [2022, REPORT],
      [2024, REPORT],
      [2024, SYNTHETIC_SOURCE],
      [2026, SYNTHETIC_SOURCE]
    ]);
  });

  test.each([
    [
      "models",
      "Synth 8B,synth-8b,Synth 8B,Synth,Synthetic Labs,8,",
      "Synth 8B,gemma-7b,Synth 8B,Synth,Synthetic Labs,8,",
      /^2025-06-02-synthetic-research\/models\.csv, developer: gemma-7b: 2024-03-04-shanghai-securities\/models\.csv says "Google", this file: "Synthetic Labs"$/
    ],
    [
      "benchmark-facts",
      "MMLU,mmlu,MMLU,knowledge,25",
      "MMLU,mmlu,MMLU,knowledge,20",
      /^2025-06-02-synthetic-research\/benchmark-facts\.csv, random_baseline: mmlu: 2024-03-04-shanghai-securities\/benchmark-facts\.csv says 25, this file: 20$/
    ]
  ])("that disagrees on a fact of %s names both files", async (file, found, put, message) => {
    const edit = (name: string, text: string) =>
      name === "report" && file === "models"
        ? text.replace('"synth-8b"', '"gemma-7b"')
        : edited(file, found, put)(name, text);
    await expect(tablesOfBoth(edit)).rejects.toThrow(message);
  });

  test("may print another metric of a benchmark, and another score of a model", async () => {
    const {scores, benchmarks} = await tablesOfBoth();
    expect(benchmarks.filter((row) => row.benchmark_id === "mmlu")).toMatchObject([{metric: "5-shot"}]);
    const protocols = scores.filter((row) => row.benchmark_id === "mmlu").map((row) => row.protocol);
    expect(new Set(protocols)).toEqual(new Set(["5-shot, top-1", "5-shot"]));
  });
});
