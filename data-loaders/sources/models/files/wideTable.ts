import {table as arquero} from "arquero";
import {BadInput} from "../../../badInput.js";
import type {EvidenceScore} from "../../../models/evidence.js";
import {evidenceBenchmark, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import type {ModelTable} from "./modelTable.js";
import {
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
import {refuseDoubtful} from "./wholeShares.js";

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

/**
 * Reads a plain table in wide form: a row a model, a column a benchmark, and facts of the model beside. Scores are
 * percent unless a header says `(fraction)` or another unit behind the benchmark's name.
 * Throws BadInput for a column of numbers that may be fractions, and for a cell that is no number.
 */
export function readWideTable(table: ModelTable, options: ReadOptions): ModelFile {
  const all = table.header.map((header) => plainColumn(header, options));
  const isBeside = ({field}: PlainColumn) => field !== null && BESIDE.has(field);
  const fields = plainFields(table, all.filter(isBeside));
  const benchmarks = all.filter((column) => !column.isIgnored && !isBeside(column));
  if (!fields.has("model"))
    throw new BadInput({...table.place, row: table.headerRow}, "missing column", "model");
  if (benchmarks.length === 0)
    throw new BadInput({...table.place, row: table.headerRow}, "has no column of a benchmark");
  checkNames(table, benchmarks);
  const {file} = table.place;
  const rows = table.rows.map((row) => new PlainRow(row, fields, file, options.today));
  for (const column of benchmarks) checkUnit(rows, column);
  const scores = longRows(rows, benchmarks).flatMap(({row, column}) => scoreOf(row, column));
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
    leftOut: all
      .filter(({isIgnored}) => isIgnored)
      .map(({header}) => ({what: header, why: "by mapping.json"})),
    notes: []
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

function scoreOf(row: PlainRow, column: PlainColumn): EvidenceScore[] {
  const score = row.row.maybeScore(column.header, column.unit ?? "percent");
  if (score === null) return [];
  return [
    evidenceScore({
      model: row.text("model"),
      benchmark: column.name,
      score,
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
  const cells = rows.map(({row}) => row).filter((row) => row.maybeText(header) !== null);
  if (cells.some((row) => row.cell(header).endsWith("%"))) return;
  const values = cells.map((row) => row.maybeNumber(header)!);
  if (cells[0]) refuseDoubtful({...cells[0].place, row: undefined, field: header}, values, "scores");
}
