import {BadInput, type Location} from "../../../badInput.js";
import {isAliasTable} from "./aliasTable.js";
import {isEveryEvalEver} from "./everyEvalEver.js";
import {isInspectLog} from "./inspectLog.js";
import type {JsonPlace} from "./jsonPlace.js";
import {isLighteval} from "./lighteval.js";
import {isLmEval} from "./lmEval.js";
import type {ModelMapping} from "./modelMapping.js";
import {plainColumn} from "./plainColumns.js";

/** A table of models, by the columns that only it has. */
export type TableKind =
  | "aliases"
  | "arena"
  | "epoch"
  | "epochIndex"
  | "epochMetadata"
  | "epochModels"
  | "liveBench"
  | "long"
  | "mmluPro"
  | "wide";

/** A file of results, by its keys. */
export type RunKind = "everyEvalEver" | "inspect" | "lighteval" | "lmEval";

const has =
  (...names: readonly string[]) =>
  (header: readonly string[]) =>
    names.every((name) => header.includes(name));

/** Columns by which a publisher's table is known, also where others of it are missing or have another name. */
const TABLES: readonly (readonly [
  kind: TableKind,
  isIt: (header: readonly string[], file: string) => boolean
])[] = [
  ["aliases", isAliasTable],
  ["epochMetadata", has("source_file", "score_column")],
  ["epochModels", has("model_version", "model_group")],
  ["epochIndex", has("Model", "eci")],
  ["epoch", has("Model version")],
  ["mmluPro", (header) => header.includes("Data Source") || header.includes("Model Size(B)")],
  [
    "arena",
    (header) =>
      header.includes("Model") &&
      header.some((name) => /^(MT-bench \(|Arena Elo rating$|Knowledge cutoff date$)/.test(name))
  ],
  [
    "liveBench",
    (header, file) => header.includes("model") && /(?:^|\/)table_\d{4}_\d{2}_\d{2}\.csv$/.test(file)
  ]
];

/**
 * Which table of models a header is of, null where it is none. Plain tables are known by a column of models: the long
 * form by one of benchmarks besides. Throws BadInput where a header is that of two publishers.
 */
export function tableKind(
  place: Location,
  header: readonly string[],
  mapping: ModelMapping
): TableKind | null {
  const [kind, other] = TABLES.filter(([, isIt]) => isIt(header, place.file)).map(([name]) => name);
  if (kind && other) throw new BadInput(place, `has the columns of two tables, ${kind} and`, other);
  if (kind) return kind;
  const fields = header.map((name) => plainColumn(name, {mapping}).field);
  if (!fields.includes("model")) return null;
  return fields.includes("benchmark") || fields.includes("score") ? "long" : "wide";
}

const RUNS: readonly (readonly [RunKind, (root: JsonPlace) => boolean])[] = [
  ["lmEval", isLmEval],
  ["lighteval", isLighteval],
  ["inspect", isInspectLog],
  ["everyEvalEver", isEveryEvalEver]
];

/** Which results a JSON file holds, null where none. Throws BadInput where it has the keys of two. */
export function runKind(root: JsonPlace): RunKind | null {
  const [kind, other] = RUNS.filter(([, isIt]) => isIt(root)).map(([name]) => name);
  if (kind && other) throw new BadInput(root.place, `has the keys of two formats, ${kind} and`, other);
  return kind ?? null;
}
