import {table as arquero} from "arquero";
import {BadInput} from "../../../badInput.js";
import type {EvidenceScore} from "../../../models/evidence.js";
import {slugOf} from "../../../models/names.js";
import {evidenceBenchmark, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import type {ModelTable} from "./modelTable.js";
import {
  factNotes,
  joinedModels,
  ORIGINS,
  type PlainColumn,
  type PlainField,
  PlainRow,
  plainColumn,
  plainFields,
  VARIANTS
} from "./plainColumns.js";
import {benchmarkUnit} from "./scoreUnit.js";
import {refuseDoubtful, refuseDoubtfulErrors} from "./wholeShares.js";

/** What a wide table may say of a row beside the scores; a column of another name is a benchmark. */
const BESIDE: ReadonlySet<PlainField> = new Set<PlainField>([
  ...(["model", "developer", "family", "params_b", "open_weights", "release_date", "licence"] as const),
  ...([
    "variant",
    "thinking",
    "n_shot",
    "protocol",
    "evaluated_by",
    "origin",
    "as_of",
    "source",
    "source_url"
  ] as const)
]);

/** What leaderboards put beside benchmarks, in small letters, and why it is none. */
const NO_BENCHMARK: ReadonlyMap<string, string> = new Map([
  ...["rank", "ranking", "#", "排名", "名次", "序号"].map(
    (name) => [name, "a place in a list, not a score"] as const
  ),
  ...["average", "avg", "avg.", "mean", "average score", "global average", "overall average"].map(
    (name) => [name, "a mean, not a benchmark"] as const
  ),
  ...["平均", "平均分", "均值"].map((name) => [name, "a mean, not a benchmark"] as const)
]);

const IS_ERROR = /^(.*[^\s_-])[\s_-]*(?:std_?err|standard[\s_]error)$/i;

/**
 * Reads a plain table in wide form: a row a model, a column a benchmark, and facts of the model beside. Scores are
 * percent unless a header says `(fraction)` or another unit behind the benchmark's name. A column `MMLU_stderr` has
 * the standard errors of `MMLU`, in its unit. Ranks and means are left out, unless `mapping.json` says their unit.
 * Throws BadInput for a column of numbers that may be fractions, for a cell that is no number, and for a column
 * that is of one score and stands beside those of several.
 */
export function readWideTable(table: ModelTable, options: ReadOptions): ModelFile {
  const all = table.header.map((header) => plainColumn(header, options));
  const isBeside = ({field}: PlainColumn) => field !== null && BESIDE.has(field);
  const fields = plainFields(table, all.filter(isBeside));
  const others = all.filter((column) => !column.isIgnored && !isBeside(column));
  const reasonOf = ({name, header}: PlainColumn) =>
    options.mapping(header)?.unit ? null : (NO_BENCHMARK.get(name.toLowerCase()) ?? null);
  const scored = others.filter((column) => reasonOf(column) === null);
  const {benchmarks, errors} = withErrors(table, scored);
  if (!fields.has("model"))
    throw new BadInput({...table.place, row: table.headerRow}, "missing column", "model");
  if (benchmarks.length === 0)
    throw new BadInput({...table.place, row: table.headerRow}, "has no column of a benchmark");
  checkNames(table, benchmarks);
  const {file} = table.place;
  const rows = table.rows.map((row) => new PlainRow(row, fields, file, options.today));
  for (const column of benchmarks) checkUnit(rows, column);
  for (const [{unit}, {header, unit: own}] of errors)
    if (own === null && (unit ?? "percent") === "percent")
      refuseDoubtfulErrors(
        {...table.place, field: header},
        rows.map(({row}) => (row.cell(header).endsWith("%") ? null : row.maybeNumber(header)))
      );
  const scores = longRows(rows, benchmarks).flatMap(({row, column}) =>
    scoreOf(row, column, errors.get(column) ?? null)
  );
  const known = new Set(scores.map(({benchmark}) => benchmark));
  return {
    file,
    what: "scores, wide form",
    evidence: {
      models: joinedModels(rows.map((row) => row.model())),
      benchmarks: benchmarks
        .map(({name, unit}) =>
          evidenceBenchmark({
            name,
            unit: benchmarkUnit(unit ?? "percent"),
            higher_is_better: unit !== "loss",
            source: file
          })
        )
        .filter(({name}) => known.has(name)),
      scores,
      aliases: []
    },
    rowsIn: table.rows.length,
    leftOut: [
      ...all.filter(({isIgnored}) => isIgnored).map(({header}) => ({what: header, why: "by mapping.json"})),
      ...others.flatMap((column) => {
        const why = reasonOf(column);
        return why === null ? [] : [{what: column.header, why}];
      })
    ],
    notes: factNotes(rows)
  };
}

/** One column a benchmark becomes one row a cell. */
function longRows(
  rows: readonly PlainRow[],
  benchmarks: readonly PlainColumn[]
): {readonly row: PlainRow; readonly column: PlainColumn}[] {
  // By position: a benchmark may be called like a column of ours.
  const names = benchmarks.map((_, i) => `b${i}`);
  const cells = benchmarks.map(({header}, i) => [names[i]!, rows.map(({row}) => row.cell(header))] as const);
  const wide = arquero({row: rows.map((_, i) => i), ...Object.fromEntries(cells)});
  const long = wide.fold(names, {as: ["benchmark", "cell"]}).objects() as {row: number; benchmark: string}[];
  return long.map(({row, benchmark}) => ({row: rows[row]!, column: benchmarks[Number(benchmark.slice(1))]!}));
}

/** The columns of benchmarks, and those of their standard errors. */
function withErrors(table: ModelTable, columns: readonly PlainColumn[]) {
  const errors = new Map<PlainColumn, PlainColumn>();
  const benchmarks: PlainColumn[] = [];
  const fail = (column: PlainColumn, problem: string): never => {
    throw new BadInput({...table.place, row: table.headerRow}, problem, column.header);
  };
  for (const column of columns) {
    if (column.field !== null) fail(column, "is of one score, in a table with a column a benchmark");
    const of = IS_ERROR.exec(column.name)?.[1]?.toLowerCase();
    const scores = columns.find(({name}) => name.toLowerCase() === of);
    if (of === undefined) benchmarks.push(column);
    else if (!scores) fail(column, "standard errors of no column of this table");
    else if (errors.has(scores)) fail(column, `two columns of the standard error of ${scores.name},`);
    else errors.set(scores, column);
  }
  return {benchmarks, errors};
}

function errorOf({row}: PlainRow, scores: PlainColumn, errors: PlainColumn): number | null {
  return row.maybeError(errors.header, errors.unit ?? scores.unit ?? "percent");
}

function scoreOf(row: PlainRow, column: PlainColumn, errors: PlainColumn | null): EvidenceScore[] {
  const score = row.row.maybeScore(column.header, column.unit ?? "percent");
  if (score === null) return [];
  return [
    evidenceScore({
      model: row.text("model"),
      benchmark: column.name,
      score,
      score_stderr: errors === null ? null : errorOf(row, column, errors),
      variant: row.maybeOneOf("variant", VARIANTS),
      thinking: row.maybeWord("thinking"),
      n_shot: row.maybeCount("n_shot"),
      protocol: row.maybeText("protocol"),
      evaluated_by: row.maybeText("evaluated_by"),
      origin: row.maybeOneOf("origin", ORIGINS) ?? "unknown",
      as_of: row.maybeDate("as_of"),
      source: row.source,
      source_url: row.maybeText("source_url"),
      at: `${row.row.at}, ${column.header}`
    })
  ];
}

function checkNames(table: ModelTable, benchmarks: readonly PlainColumn[]): void {
  const seen = new Map<string, string>();
  for (const {name, header} of benchmarks) {
    if (slugOf(name) === "")
      throw new BadInput(
        {...table.place, row: table.headerRow},
        "a name without a letter or a digit",
        header
      );
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      throw new BadInput(
        {...table.place, row: table.headerRow},
        `two columns of ${name}, ${other} and`,
        header
      );
    seen.set(name.toLowerCase(), header);
  }
}

/** A column without a unit in its header must hold what can only be percent. */
function checkUnit(rows: readonly PlainRow[], {header, unit}: PlainColumn): void {
  if (unit !== null) return;
  const filled = rows.map(({row}) => row).filter((row) => row.maybeText(header) !== null);
  // `64.3%` in one row says nothing of a bare 0.423 in another; 0 is 0 in every unit.
  const cells = filled.filter((row) => !row.cell(header).endsWith("%"));
  const values = cells.map((row) => row.maybeNumber(header)!);
  if (cells.length < filled.length && values.every((value) => value === 0)) return;
  if (cells[0]) refuseDoubtful({...cells[0].place, row: undefined, field: header}, values, "scores");
}
