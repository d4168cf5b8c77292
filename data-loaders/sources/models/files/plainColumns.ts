import {BadInput} from "../../../badInput.js";
import type {EvidenceModel} from "../../../models/evidence.js";
import {slugOf} from "../../../models/names.js";
import {evidenceModel} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import type {ModelRow, ModelTable} from "./modelTable.js";
import {maybeScoreUnit, type ScoreUnit} from "./scoreUnit.js";

/** What the columns of a plain table may be called, in small letters. */
const NAMES = {
  model: ["model", "model_name", "model name", "模型", "模型名称"],
  benchmark: ["benchmark", "task", "基准", "评测基准", "评测"],
  score: ["score", "score_pct", "分数", "得分"],
  unit: ["unit", "单位"],
  score_stderr: ["score_stderr", "stderr", "standard error"],
  variant: ["variant"],
  thinking: ["thinking"],
  n_shot: ["n_shot", "shots", "n-shot"],
  n_samples: ["n_samples"],
  protocol: ["protocol"],
  evaluated_by: ["evaluated_by"],
  origin: ["origin"],
  as_of: ["as_of", "date"],
  source: ["source", "来源"],
  source_url: ["source_url", "url", "link"],
  category: ["category"],
  metric: ["metric"],
  higher_is_better: ["higher_is_better"],
  developer: ["developer", "organization", "organisation", "开发者"],
  family: ["family"],
  params_b: ["params_b", "参数量(b)"],
  open_weights: ["open_weights"],
  release_date: ["release_date", "发布日期"],
  licence: ["licence", "license"]
} as const;

export const VARIANTS = ["base", "instruct", "reasoning"] as const;
/** A dropped table is no report: those come as folders. */
export const ORIGINS = ["self", "third_party", "unknown"] as const;

export type PlainField = keyof typeof NAMES;

const FIELDS = new Map<string, PlainField>(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as PlainField]))
);

/** Whether a word names what a column of a plain table can be. */
export function isPlainField(word: string): boolean {
  return FIELDS.has(word.toLowerCase());
}

/** A column of a plain table. */
export interface PlainColumn {
  /** As printed. */
  readonly header: string;
  /** Without the unit in brackets behind it. */
  readonly name: string;
  readonly field: PlainField | null;
  /** The unit that the header or `mapping.json` says; null where neither does. */
  readonly unit: ScoreUnit | null;
  readonly isIgnored: boolean;
}

/** What a column is, by its header and what `mapping.json` says of it. Throws BadInput for a meaning that is none. */
export function plainColumn(header: string, {mapping}: Pick<ReadOptions, "mapping">): PlainColumn {
  const found = /^(.*\S)\s*\(([^()]+)\)$/.exec(header);
  const unit = found ? maybeScoreUnit(found[2]!) : null;
  const name = unit === null ? header : found![1]!;
  const meant = mapping(header);
  const as = meant?.as ?? null;
  if (as !== null && as !== "ignore" && !FIELDS.has(as.toLowerCase()))
    throw new BadInput({file: "mapping.json", field: header}, "no such column of a table of scores", as);
  const field = FIELDS.get((as ?? name).toLowerCase()) ?? FIELDS.get(header.toLowerCase()) ?? null;
  const said = meant?.unit ?? unit ?? (name.toLowerCase() === "score_pct" ? "percent" : null);
  return {header, name, field, unit: said, isIgnored: as === "ignore"};
}

/** The columns of a table by what they mean. Throws BadInput where two mean the same. */
export function plainFields(
  table: ModelTable,
  columns: readonly PlainColumn[]
): ReadonlyMap<PlainField, PlainColumn> {
  const fields = new Map<PlainField, PlainColumn>();
  for (const column of columns) {
    if (column.field === null || column.isIgnored) continue;
    const other = fields.get(column.field);
    if (other)
      throw new BadInput(
        {...table.place, row: table.headerRow},
        `two columns of the ${column.field}, ${other.header} and`,
        column.header
      );
    fields.set(column.field, column);
  }
  return fields;
}

/** The cells of a row by what they mean. */
export class PlainRow {
  constructor(
    readonly row: ModelRow,
    readonly fields: ReadonlyMap<PlainField, PlainColumn>,
    readonly file: string,
    readonly today: string
  ) {}

  /** The header of a field's column; a field without one reads as an empty cell. */
  header(field: PlainField): string {
    return this.fields.get(field)?.header ?? field;
  }

  text(field: PlainField): string {
    return this.row.text(this.header(field));
  }

  /** The name of a model or a benchmark, which an id can be made of. */
  name(field: "model" | "benchmark"): string {
    const name = this.text(field);
    return slugOf(name) === ""
      ? this.row.fail(this.header(field), "a name without a letter or a digit")
      : name;
  }

  maybeText(field: PlainField): string | null {
    return this.fields.has(field) ? this.row.maybeText(this.header(field)) : null;
  }

  /** A text in which "none" is a word: no thinking at all. */
  maybeWord(field: PlainField): string | null {
    return this.fields.has(field) ? this.row.cell(this.header(field)) || null : null;
  }

  maybeCount(field: PlainField): number | null {
    return this.fields.has(field) ? this.row.maybeCount(this.header(field)) : null;
  }

  maybeDate(field: PlainField): string | null {
    return this.fields.has(field) ? this.row.maybeDate(this.header(field), this.today) : null;
  }

  maybeOneOf<T extends string>(field: PlainField, allowed: readonly T[]): T | null {
    return this.fields.has(field) ? this.row.maybeOneOf(this.header(field), allowed) : null;
  }

  maybeFlag(field: PlainField): boolean | null {
    return this.fields.has(field) ? this.row.maybeOpen(this.header(field)) : null;
  }

  get source(): string {
    return this.maybeText("source") ?? this.file;
  }

  /** What the row says of its model. */
  model(): EvidenceModel {
    return evidenceModel({
      name: this.name("model"),
      developer: this.maybeText("developer"),
      family: this.maybeText("family"),
      params_b: this.#size(),
      open_weights: this.maybeFlag("open_weights"),
      ...this.#release(),
      licence: this.maybeText("licence"),
      source: this.source,
      source_url: this.maybeText("source_url")
    });
  }

  #size(): number | null {
    if (!this.fields.has("params_b")) return null;
    const size = this.row.maybeNumber(this.header("params_b"));
    return size === null || size > 0 ? size : this.row.fail(this.header("params_b"), "not above 0");
  }

  /** A day, or a month: `2024-02`. */
  #release(): Pick<EvidenceModel, "release_date" | "release_precision"> {
    const text = this.maybeText("release_date");
    if (text === null) return {release_date: null, release_precision: "unknown"};
    const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
    if (!month) return {release_date: this.maybeDate("release_date"), release_precision: "day"};
    const first = `${text}-01`;
    if (first > this.today) this.row.fail(this.header("release_date"), "a month after today");
    return {release_date: first, release_precision: "month"};
  }
}

/** Joins what several rows say of one model: the first word on each fact. */
export function joinedModels(models: readonly EvidenceModel[]): EvidenceModel[] {
  const byName = new Map<string, EvidenceModel>();
  for (const model of models) {
    const before = byName.get(model.name);
    byName.set(model.name, before ? {...model, ...known(before)} : model);
  }
  return [...byName.values()];
}

/** The most contradictions that are told of a file. */
const MOST_NOTES = 10;

/**
 * What rows say of a model that a row above says otherwise, under this name or one with the same id: the first word
 * counts, and whoever reads it is told.
 */
export function factNotes(rows: readonly PlainRow[]): string[] {
  const first = new Map<string, EvidenceModel>();
  const notes = rows.flatMap((row) => {
    const model = row.model();
    const before = first.get(slugOf(model.name));
    first.set(slugOf(model.name), before ? {...model, ...known(before)} : model);
    if (before === undefined) return [];
    return (["developer", "params_b", "open_weights", "release_date"] as const).flatMap((fact) =>
      model[fact] === null || before[fact] === null || model[fact] === before[fact]
        ? []
        : [
            `row ${row.row.place.row}: ${fact} of ${model.name} is ${model[fact]}, and above ${before[fact]} (${before.name}); the first counts`
          ]
    );
  });
  return notes.length > MOST_NOTES
    ? [...notes.slice(0, MOST_NOTES), `${notes.length - MOST_NOTES} more of the kind`]
    : notes;
}

function known(model: EvidenceModel): Partial<EvidenceModel> {
  const {release_date, release_precision, ...facts} = model;
  const said = Object.entries(facts).filter(([, value]) => value !== null);
  return {...Object.fromEntries(said), ...(release_date !== null && {release_date, release_precision})};
}
