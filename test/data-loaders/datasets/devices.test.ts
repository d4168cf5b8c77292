import {parse} from "csv-parse/sync";
import {describe, expect, test} from "vitest";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {appended, embedded, problem, replaced} from "../patchedReport.js";

describe("the devices", () => {
  test("are the training pods and the file sizes that the report prints", async () => {
    const {training, printed_files} = await reportTables();
    expect(training.map((row) => [row.model_id, row.accelerator, row.chips_per_pod, row.pods])).toEqual([
      ["gemma-2b", "TPU v5e", 256, 2],
      ["gemma-7b", "TPU v5e", 256, 16]
    ]);
    expect(printed_files.map((row) => [row.model_id, row.size_printed, row.unit_printed])).toEqual([
      ["gemma-2b", 1.36, "GB"],
      ["gemma-7b", 5.88, "GB"]
    ]);
  });

  test("hold the 49 observed files, in decimal GB whatever unit their source prints", async () => {
    const {gguf_files} = await reportTables();
    const observed = parse(embedded("gguf_observed"), {columns: true}) as Record<string, string>[];
    expect(observed).toHaveLength(49);
    expect(gguf_files.map((row) => [row.model_id, row.build, row.quantization, row.source_url])).toEqual(
      observed.map((row) => [`gemma-${row.model!.toLowerCase()}`, row.build, row.quant, row.source])
    );
    gguf_files.forEach((row, i) => {
      const {observed_size, unit, readme_bpw} = observed[i]!;
      const gb = unit === "GB" ? Number(observed_size) : Number(observed_size) * 1.073741824;
      expect(row.size_gb).toBeCloseTo(gb, 9);
      expect(row.bits_per_weight).toBe(Number(readme_bpw));
    });
    expect(new Set(observed.map(({unit}) => unit))).toContain("GiB labelled GB");
  });

  test.each([
    ["training", "Gemma 9B,TPU v5e,256,2", 'training.csv row 4, model: unknown model: "Gemma 9B"'],
    ["training", "Gemma 2B,TPU v5e,256,2", 'training.csv row 4, model: duplicate of row 2: "Gemma 2B"'],
    [
      "training",
      "Mistral 7B,TPU v5e,256.5,2",
      'training.csv row 4, chips_per_pod: invalid whole number: "256.5"'
    ],
    ["training", "Mistral 7B,TPU v5e,256,x", 'training.csv row 4, pods: invalid number: "x"'],
    [
      "printed-files",
      "Gemma 7B,again,5.88,GB",
      'printed-files.csv row 4, model: duplicate of row 3: "Gemma 7B"'
    ],
    ["printed-files", "Mistral 7B,q4,4.1,MB", 'printed-files.csv row 4, unit: unknown value: "MB"'],
    ["printed-files", "Phi-2,q4,4.1,GB", 'printed-files.csv row 4, model: unknown model: "Phi-2"'],
    ["gguf_observed", "7B,b,Q9,1,TB,1,1,1,u", 'gguf_observed.csv row 51, unit: unknown value: "TB"'],
    ["gguf_observed", "9B,b,Q9,1,GB,1,1,1,u", 'gguf_observed.csv row 51, model: unknown model: "9B"'],
    [
      "gguf_observed",
      "7B,b,Q9,1.2.3,GB,1,1,1,u",
      'gguf_observed.csv row 51, observed_size: invalid number: "1.2.3"'
    ],
    ["gguf_observed", "7B,b,Q9,1,GB,1,1,1,", 'gguf_observed.csv row 51, source: empty: ""']
  ])("are rejected for a line of %s: %s", async (name, line, message) => {
    expect(await problem(appended(name, line))).toBe(message);
  });

  test("are rejected for a file of one source that is listed twice", async () => {
    const [, first = ""] = embedded("gguf_observed").split("\n");
    expect(await problem(appended("gguf_observed", first))).toMatch(
      /^gguf_observed\.csv row 51, quant: duplicate of row 2: "7B /
    );
  });

  test("are rejected for a column that is missing", async () => {
    expect(await problem(replaced("training", "pods", "pod"))).toBe(
      'training.csv row 1: missing column: "pods"'
    );
  });
});
