import {BadInput} from "../../../badInput.js";
import type {EvidenceBenchmark, EvidenceScore} from "../../../models/evidence.js";
import {evidenceBenchmark, evidenceScore, type ModelFile} from "./modelFile.js";
import type {ReadOptions} from "./modelMapping.js";
import {checkColumns, type ModelTable} from "./modelTable.js";
import {
  factNotes,
  joinedModels,
  ORIGINS,
  PlainRow,
  plainColumn,
  plainFields,
  VARIANTS
} from "./plainColumns.js";
import {benchmarkUnit, maybeScoreUnit, type ScoreUnit} from "./scoreUnit.js";
import {refuseDoubtful, refuseDoubtfulErrors} from "./wholeShares.js";

/** A score with the unit that it was read in, and whether anything said so. */
interface Read {
  readonly score: EvidenceScore;
  readonly benchmark: EvidenceBenchmark;
  readonly unit: ScoreUnit;
  readonly isSaid: boolean;
  /** Whether more is better, as the row says it. */
  readonly direction: boolean | null;
  /** Whether the standard error has a sign of percent. */
  readonly isErrorSaid: boolean;
}

/**
 * Reads a plain table in long form: a row a score, with model, benchmark and score, and what else is known of either.
 * Scores are percent unless the header says `(fraction)` or a column `unit` another unit.
 * Throws BadInput for a column that is not known, for scores of unknown unit that may be fractions, and for a
 * benchmark in two units.
 */
export function readLongTable(table: ModelTable, options: ReadOptions): ModelFile {
  const columns = table.header.map((header) => plainColumn(header, options));
  const fields = plainFields(table, columns);
  const isKnown = new Set(
    columns.filter(({field, isIgnored}) => field !== null || isIgnored).map(({header}) => header)
  );
  checkColumns(table, [], (name) => isKnown.has(name));
  for (const needed of ["model", "benchmark", "score"] as const)
    if (!fields.has(needed))
      throw new BadInput({...table.place, row: table.headerRow}, "missing column", needed);
  const {file} = table.place;
  const rows = table.rows.map((row) => new PlainRow(row, fields, file, options.today));
  const read = rows.flatMap((row) => scoreOf(row, fields.get("score")!.unit));
  checkUnits(table, fields.get("score")!.header, read);
  const directions = directionsOf(table, fields.get("higher_is_better")?.header, read);
  const errors = fields.get("score_stderr");
  if (errors?.unit === null)
    refuseDoubtfulErrors(
      {...table.place, field: errors.header},
      read.map(({unit, score, isErrorSaid}) =>
        unit === "percent" && !isErrorSaid ? score.score_stderr : null
      )
    );
  return {
    file,
    what: "scores, long form",
    evidence: {
      models: joinedModels(rows.map((row) => row.model())),
      benchmarks: [
        ...new Map(read.map(({benchmark}) => [benchmark.name, benchmark] as const).reverse()).values()
      ]
        .reverse()
        .map((benchmark) => ({
          ...benchmark,
          higher_is_better: directions.get(benchmark.name) ?? benchmark.higher_is_better,
          ...(directions.has(benchmark.name) && {isDirectionSaid: true})
        })),
      scores: withoutRepeated(read.map(({score}) => score)),
      aliases: []
    },
    rowsIn: table.rows.length,
    leftOut: columns
      .filter(({isIgnored}) => isIgnored)
      .map(({header}) => ({what: header, why: "by mapping.json"})),
    notes: factNotes(rows)
  };
}

function scoreOf(row: PlainRow, columnUnit: ScoreUnit | null): Read[] {
  const cell = row.maybeText("unit");
  const ownUnit =
    cell === null ? null : (maybeScoreUnit(cell) ?? row.row.fail(row.header("unit"), "no such unit"));
  const unit = ownUnit ?? columnUnit ?? "percent";
  const score = row.row.maybeScore(row.header("score"), unit);
  if (score === null) return [];
  const isPercentSign = row.maybeText("score")!.endsWith("%");
  const benchmark = row.name("benchmark");
  const {source} = row;
  return [
    {
      unit,
      isSaid: ownUnit !== null || columnUnit !== null || isPercentSign,
      direction: row.maybeFlag("higher_is_better"),
      isErrorSaid: row.maybeText("score_stderr")?.endsWith("%") ?? false,
      benchmark: evidenceBenchmark({
        name: benchmark,
        category: row.maybeText("category") ?? "other",
        metric: row.maybeText("metric"),
        unit: benchmarkUnit(unit),
        higher_is_better: row.maybeFlag("higher_is_better") ?? unit !== "loss",
        source: row.file
      }),
      score: evidenceScore({
        model: row.text("model"),
        benchmark,
        score,
        score_stderr: errorOf(row, unit),
        variant: row.maybeOneOf("variant", VARIANTS),
        thinking: row.maybeWord("thinking"),
        n_shot: row.maybeCount("n_shot"),
        n_samples: row.maybeCount("n_samples"),
        protocol: row.maybeText("protocol"),
        evaluated_by: row.maybeText("evaluated_by"),
        origin: row.maybeOneOf("origin", ORIGINS) ?? "unknown",
        as_of: row.maybeDate("as_of"),
        source,
        source_url: row.maybeText("source_url"),
        at: `${row.row.at}, ${row.header("score")}`
      })
    }
  ];
}

function errorOf(row: PlainRow, unit: ScoreUnit): number | null {
  const column = row.fields.get("score_stderr");
  return column === undefined ? null : row.row.maybeError(column.header, column.unit ?? unit);
}

/** Throws BadInput where scores may be fractions, all of them or those of a benchmark, and where units disagree. */
function checkUnits(table: ModelTable, header: string, read: readonly Read[]): void {
  const groups = new Map<string, Read[]>();
  for (const each of read) {
    const group = groups.get(each.benchmark.name);
    // Not copied: a file may have all of its rows on one benchmark.
    if (group) group.push(each);
    else groups.set(each.benchmark.name, [each]);
  }
  const unsaid = read.filter(({isSaid}) => !isSaid).map(({score}) => score.score);
  refuseDoubtful({...table.place, field: header}, unsaid, "scores");
  for (const [name, group] of groups) {
    const other = group.find(({benchmark}) => benchmark.unit !== group[0]!.benchmark.unit);
    if (other) throw new BadInput({...table.place, field: header}, `two units of ${name}`, other.unit);
    const doubtful = group.filter(({isSaid}) => !isSaid).map(({score}) => score.score);
    if (doubtful.some((score) => score > 0))
      refuseDoubtful({...table.place, field: header}, doubtful, `scores of ${name}`);
  }
}

/** Whether more is better on the benchmarks of which any row says it. Throws BadInput where two say it differently. */
function directionsOf(
  table: ModelTable,
  header: string | undefined,
  read: readonly Read[]
): ReadonlyMap<string, boolean> {
  const said = new Map<string, boolean>();
  for (const {benchmark, direction} of read) {
    if (direction === null) continue;
    if ((said.get(benchmark.name) ?? direction) !== direction)
      throw new BadInput({...table.place, field: header}, "said in two ways of", benchmark.name);
    said.set(benchmark.name, direction);
  }
  return said;
}

/** Rows that say the same in all but their place are one. */
function withoutRepeated(scores: readonly EvidenceScore[]): EvidenceScore[] {
  const seen = new Map<string, EvidenceScore>();
  for (const score of scores) {
    const {at: _, ...content} = score;
    const key = JSON.stringify(content);
    if (!seen.has(key)) seen.set(key, score);
  }
  return [...seen.values()];
}
