import type {Row} from "../contract.js";
import {REPORT, type ReportFiles} from "../sources/report.js";
import {checkUnique, readTable, type TextRow} from "../textTable.js";
import type {Model} from "./models.js";

const GGUF_HEADER = [
  "model",
  "build",
  "quant",
  "observed_size",
  "unit",
  "readme_bpw",
  "formula_gb",
  "pct_error",
  "source"
];
const TRAINING_HEADER = ["model", "accelerator", "chips_per_pod", "pods"];
const FILES_HEADER = ["model", "build", "size", "unit"];
/** Bytes of a unit; "GiB labelled GB" is what some hubs print: binary gigabytes under a decimal name. */
const BYTES: Readonly<Record<string, number>> = {GB: 1e9, GiB: 2 ** 30, "GiB labelled GB": 2 ** 30};

/** Training pods and file sizes that the report prints, and sizes of real GGUF files, in decimal GB. */
export async function readDevices(read: ReportFiles, models: ReadonlyMap<string, Model>) {
  const model = (r: TextRow, name: string) => models.get(name)?.model_id ?? r.fail("model", "unknown model");
  const training = readTable("training.csv", await read("training"), TRAINING_HEADER);
  const files = readTable("printed-files.csv", await read("printed-files"), FILES_HEADER);
  checkUnique("training.csv", training, "model", (r) => r.text("model"));
  checkUnique("printed-files.csv", files, "model", (r) => r.text("model"));
  return {
    training: training.map((r) => ({
      model_id: model(r, r.text("model")),
      accelerator: r.text("accelerator"),
      chips_per_pod: r.integer("chips_per_pod"),
      pods: r.integer("pods"),
      source: REPORT.source
    })),
    printed_files: files.map((r) => ({
      model_id: model(r, r.text("model")),
      build: r.text("build"),
      size_printed: r.number("size"),
      unit_printed: r.oneOf("unit", ["GB"]),
      source: REPORT.source
    })),
    gguf_files: await readGguf(read, model)
  };
}

async function readGguf(read: ReportFiles, model: (r: TextRow, name: string) => string): Promise<Row[]> {
  const file = "gguf_observed.csv";
  const rows = readTable(file, await read("gguf_observed"), GGUF_HEADER);
  checkUnique(file, rows, "quant", (r) =>
    [r.text("model"), r.text("build"), r.text("quant"), r.text("source")].join(" ")
  );
  return rows.map((r) => ({
    model_id: model(r, `Gemma ${r.text("model")}`),
    build: r.text("build"),
    quantization: r.text("quant"),
    size_gb: (r.number("observed_size") * BYTES[r.oneOf("unit", Object.keys(BYTES))]!) / 1e9,
    bits_per_weight: r.number("readme_bpw"),
    source_url: r.text("source")
  }));
}
