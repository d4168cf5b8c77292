import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import type {TextRow} from "../textTable.js";
import type {Model} from "./models.js";
import {readReportFile} from "./reportFile.js";

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
export async function readDevices(report: Report, models: ReadonlyMap<string, Model>) {
  const model = (r: TextRow, name: string) => models.get(name)?.model_id ?? r.fail("model", "unknown model");
  const {source} = report.facts;
  const training = await readReportFile(report, "training", TRAINING_HEADER, {field: "model"});
  const files = await readReportFile(report, "printed-files", FILES_HEADER, {field: "model"});
  return {
    training: training.map((r) => ({
      model_id: model(r, r.text("model")),
      accelerator: r.text("accelerator"),
      chips_per_pod: r.integer("chips_per_pod"),
      pods: r.integer("pods"),
      source
    })),
    printed_files: files.map((r) => ({
      model_id: model(r, r.text("model")),
      build: r.text("build"),
      size_printed: r.number("size"),
      unit_printed: r.oneOf("unit", ["GB"]),
      source
    })),
    gguf_files: await readGguf(report, model)
  };
}

async function readGguf(report: Report, model: (r: TextRow, name: string) => string): Promise<Row[]> {
  const rows = await readReportFile(report, "gguf_observed", GGUF_HEADER, {
    field: "quant",
    of: (r) => [r.text("model"), r.text("build"), r.text("quant"), r.text("source")].join(" ")
  });
  return rows.map((r) => ({
    model_id: model(r, report.facts.gguf_models?.[r.text("model")] ?? r.text("model")),
    build: r.text("build"),
    quantization: r.text("quant"),
    size_gb: (r.number("observed_size") * BYTES[r.oneOf("unit", Object.keys(BYTES))]!) / 1e9,
    bits_per_weight: r.number("readme_bpw"),
    source_url: r.text("source")
  }));
}
