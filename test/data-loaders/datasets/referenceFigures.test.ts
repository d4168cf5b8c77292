import {describe, expect, test} from "vitest";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {appended, problem} from "../patchedReport.js";

describe("the reference figures", () => {
  test("are the averages of a later revision, the other MBPP split and the percentiles of public PE TTM", async () => {
    const {reference_figures} = await reportTables();
    expect(reference_figures.map((row) => [row.measure, row.subject_id, row.value, row.as_of])).toEqual([
      ["average_later_revision", "llama-2-7b", 46.9, null],
      ["average_later_revision", "llama-2-13b", 52.4, null],
      ["average_later_revision", "mistral-7b", 54.5, null],
      ["average_later_revision", "gemma-2b", 45.0, null],
      ["average_later_revision", "gemma-7b", 56.9, null],
      ["score_on_another_split", "mistral-7b", 50.2, null],
      ["score_on_another_split", "gemma-7b", 54.5, null],
      ["pe_ttm_percentile", "300308.SZ", 79, "2024-02-23"],
      ["pe_ttm_percentile", "300394.SZ", 96.5, "2024-02-23"],
      ["pe_ttm_percentile", "300502.SZ", 92, "2024-02-23"]
    ]);
  });

  test("name their source each, and are about something that the tables hold", async () => {
    const {reference_figures, models, companies} = await reportTables();
    const known = [...models.map(({model_id}) => model_id), ...companies.map(({code}) => code)];
    for (const row of reference_figures) {
      expect(row.source).toBeTruthy();
      expect(known).toContain(row.subject_id);
    }
  });

  test.each([
    [
      "a value that is no number",
      "average,gemma-7b,,another,x,,source,来源,",
      'reference-figures.csv row 12, value: invalid number: "x"'
    ],
    ["no source", "average,gemma-7b,,another,1,,,来源,", 'reference-figures.csv row 12, source: empty: ""'],
    [
      "a date that is none",
      "average,gemma-7b,,another,1,2024,source,来源,",
      'reference-figures.csv row 12, as_of: invalid date: "2024"'
    ],
    [
      "a second value",
      "average,gemma-7b,,average_later_revision,1,,source,来源,",
      'reference-figures.csv row 12, measure: duplicate of row 6: "average_later_revision × gemma-7b × "'
    ]
  ])("are rejected for %s", async (_, line, message) => {
    expect(await problem(appended("reference-figures", line))).toBe(message);
  });
});
