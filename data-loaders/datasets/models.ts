import type {Row} from "../contract.js";
import type {Report} from "../sources/report.js";
import {checkUnique} from "../textTable.js";
import {marketToday} from "../today.js";
import {fileOf, readReportFile} from "./reportFile.js";

const HEADER = [
  "printed_name",
  "model_id",
  "name",
  "family",
  "developer",
  "params_b",
  "open_weights",
  "release_date",
  "source_url"
];

export interface Model {
  readonly printed_name: string;
  readonly model_id: string;
  readonly developer: string;
}

/** The models of the report; `ids` finds one by the name that the report prints. */
export async function readModels(report: Report): Promise<{rows: Row[]; known: Map<string, Model>}> {
  const rows = await readReportFile(report, "models", HEADER, {field: "printed_name"});
  checkUnique(fileOf(report, "models"), rows, "model_id", (r) => r.text("model_id"));
  const known = new Map<string, Model>();
  const models = rows.map((r) => {
    if (!/^[a-z0-9]+(-[a-z0-9.]+)*$/.test(r.text("model_id"))) r.fail("model_id", "not a slug");
    const model = {model_id: r.text("model_id"), developer: r.text("developer")};
    known.set(r.text("printed_name"), {printed_name: r.text("printed_name"), ...model});
    return {
      ...model,
      name: r.text("name"),
      family: r.text("family"),
      params_b: r.maybeNumber("params_b"),
      open_weights: r.oneOf("open_weights", ["yes", "no"]) === "yes",
      release_date: r.date("release_date", marketToday()),
      source_url: r.text("source_url"),
      licence: null,
      release_precision: "day",
      source: report.facts.source
    };
  });
  return {rows: models, known};
}
