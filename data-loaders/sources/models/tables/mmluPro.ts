import type {ModelEvidence} from "../../../models/evidence.js";
import {collect} from "./collect.js";
import {splitEffort} from "./effort.js";
import {type NamedRow, type Provenance, readNamedTable, toPercent} from "./rows.js";

/** The columns before the subjects. */
const FIRST = ["Models", "Data Source", "Model Size(B)", "Overall"];
const NO_VALUE = ["-"];
const NO_SIZE = ["unk", "-"];
const BENCHMARK = "MMLU-Pro";
const URL = "https://huggingface.co/datasets/TIGER-Lab/mmlu_pro_leaderboard_submission";

/** Columns that are subjects of MMLU-Pro. */
const SUBJECTS = [
  "Biology",
  "Business",
  "Chemistry",
  "Computer Science",
  "Economics",
  "Engineering",
  "Health",
  "History",
  "Law",
  "Math",
  "Philosophy",
  "Physics",
  "Psychology",
  "Other"
];

/**
 * The leaderboard of MMLU-Pro, in percent: overall, and the subjects where a row has them, each a benchmark of its own
 * in a category of its own. What TIGER-Lab ran is a third party's, what a row calls self-reported is a developer's own
 * word. Rows that are equal are one; a model that stands under both sources keeps both.
 * Throws BadInput for a missing column, a source that is neither, and a score that is no fraction.
 */
export function readMmluPro(file: string, text: string, {source, retrieved}: Provenance): ModelEvidence {
  const table = readNamedTable(file, text, {required: [...FIRST, ...SUBJECTS]});
  const into = collect();
  const columns = ["Overall", ...SUBJECTS];
  const nameOf = (column: string) => (column === "Overall" ? BENCHMARK : `${BENCHMARK} ${column}`);
  for (const row of table.rows) {
    const name = row.text("Models") ?? row.fail("Models", "is empty");
    const origin = originOf(row);
    const {model, thinking} = splitEffort(name);
    const size = row.number("Model Size(B)", NO_SIZE);
    if (size !== null && size <= 0) row.fail("Model Size(B)", "not above 0");
    into.model({name: model, params_b: size, source, source_url: URL});
    for (const column of columns) {
      const score = row.number(column, NO_VALUE);
      if (score === null) continue;
      if (score < 0 || score > 1) row.fail(column, "not a fraction between 0 and 1");
      into.benchmark({
        name: nameOf(column),
        category: column === "Overall" ? "knowledge" : "mmlu-pro",
        metric: "accuracy",
        unit: "percent",
        source
      });
      into.score({
        model,
        benchmark: nameOf(column),
        score: toPercent(score),
        thinking,
        evaluated_by: origin === "third_party" ? "TIGER-Lab" : null,
        origin,
        retrieved,
        source,
        source_url: URL,
        at: row.at(column)
      });
    }
  }
  return into.evidence();
}

/** The publisher has written both words wrong: `TIGER-LAb`, `Sefl-Reported`. */
function originOf(row: NamedRow): "self" | "third_party" {
  const word = (row.text("Data Source") ?? "").toLowerCase();
  if (word === "tiger-lab") return "third_party";
  if (/^se(lf|fl)-reported$/.test(word)) return "self";
  return row.fail("Data Source", "neither TIGER-Lab nor Self-Reported");
}
