import {type HistoryDay, type HistoryRow, mergeHistory} from "../../percentile/history.js";
import type {ModelFile} from "../models/files/modelFile.js";
import type {GivenName} from "../source.js";
import {type Grid, placeIn} from "./files/grid.js";
import type {Limits} from "./files/limits.js";
import {readGrids} from "./files/readGrids.js";
import {headerScore} from "./header/find.js";
import {MAPPING_FILE, type Mapping, readMapping} from "./header/mapping.js";
import {type CompanyNames, namesIn, reshape} from "./header/reshape.js";
import {mergeParts} from "./merge.js";
import {type ModelFiles, modelFiles, modelScore} from "./modelFiles.js";
import {emptySummary, type FileSummary, summarize} from "./summary.js";
import {type ConsensusPart, readConsensus} from "./tables/consensus.js";
import {detectTable} from "./tables/detect.js";
import {readHistory} from "./tables/history.js";
import {type IndexPart, readIndex} from "./tables/indices.js";
import {kindsOf, refuseGrid} from "./tables/kinds.js";
import {readNames} from "./tables/names.js";
import {
  type Consensus,
  type IndexDay,
  toConsensus,
  toIndexDay,
  toValuation,
  type Valuation
} from "./tables/rows.js";
import {type BarePercentiles, barePercentiles, checkShares} from "./tables/shares.js";
import type {Table} from "./tables/table.js";
import {readValuations, type ValuationPart} from "./tables/valuations.js";

/** What a folder of exports holds. Each list is sorted by code, then by date or year. */
export interface Inbox {
  readonly history: readonly HistoryRow[];
  readonly valuations: readonly Valuation[];
  readonly consensus: readonly Consensus[];
  readonly indices: readonly IndexDay[];
  /** What the files call the companies, in the order of the files. */
  readonly names: readonly GivenName[];
  /** What was understood of each file and sheet, in the order of their names. */
  readonly files: readonly FileSummary[];
  /** What the files of models say, in the order of their names. */
  readonly models: readonly ModelFile[];
}

/** Takes files one after the other, so that only one is in memory, and joins what they say. */
export interface InboxReader {
  /** Throws BadInput that names file, row and column for what cannot be read, or could be read in two ways. */
  add(file: string, bytes: Buffer): Promise<void>;
  /** The same of a file in a folder within, of which only model files are read; false where it is passed over. */
  addWithin(file: string, bytes: Buffer): boolean;
  leaveOut(name: string, what: string, why: string): void;
  /**
   * Throws BadInput that names both rows where two say different things of the same day, and for percentiles of
   * several files that may be shares.
   */
  finish(): Inbox;
}

interface Parts {
  readonly days: HistoryDay[];
  readonly valuations: ValuationPart[];
  readonly consensus: ConsensusPart[];
  readonly indices: IndexPart[];
  readonly names: GivenName[];
  readonly percentiles: BarePercentiles[];
  readonly files: FileSummary[];
}

/**
 * A reader of files, under the names that the text of `mapping.json` adds to those that are known. `today` is the last
 * day that there can be figures of, `names` are those of the companies that are known.
 */
export function inboxReader(
  mappingText: string | undefined,
  limits: Limits,
  today: string,
  names: CompanyNames = new Map()
): InboxReader {
  const mapping = readMapping(mappingText);
  const parts: Parts = {
    ...{days: [], valuations: [], consensus: [], indices: []},
    ...{names: [], percentiles: [], files: []}
  };
  const models = modelFiles(mapping.model, mapping.peekModel, today);
  const leaveOut = (name: string, what: string, why: string) =>
    void parts.files.push(emptySummary(name, [{what, why}]));
  return {
    leaveOut,
    async add(file, bytes) {
      if (mapping.find(file)?.meaning === "ignore") return leaveOut(file, "the file", "by mapping.json");
      if (await models.takeParquet(file, bytes)) return;
      const taken = models.takeText(file, bytes, false);
      if (taken === "passed over")
        return leaveOut(file, "the file", "a log of single questions, not of results");
      if (taken === "taken") return;
      const score = (cells: readonly string[]) =>
        Math.max(headerScore(cells, mapping), modelScore(cells, mapping.peekModel), namesIn(cells, names));
      const grids = await readGrids(file, bytes, {score, isComplete: mapping.isComplete(file)}, limits);
      const others = takeTables(grids, bytes, mapping, models);
      if (others.length > 0) readTables(others, {mapping, today, names}, parts);
    },
    addWithin(file, bytes) {
      if (mapping.find(file)?.meaning === "ignore") return false;
      return models.takeText(file, bytes, true) === "taken";
    },
    finish() {
      const read = models.finish();
      const unused = mapping.unused().map((what) => ({what, why: "no file, sheet or column of that name"}));
      if (unused.length > 0) parts.files.push(emptySummary(MAPPING_FILE, unused));
      checkShares(parts.percentiles);
      return {...joined(parts), models: read};
    }
  };
}

/** Takes the tables of models among the grids of a file; what is left is of companies, or none. */
function takeTables(grids: readonly Grid[], bytes: Buffer, mapping: Mapping, models: ModelFiles): Grid[] {
  return grids.filter((grid) => isIgnored(grid, mapping) || !models.takeGrid(grid, bytes));
}

/** What is known before a file is read. */
interface Known {
  readonly mapping: Mapping;
  readonly today: string;
  readonly names: CompanyNames;
}

/** Reads the tables of one file. A sheet of prose beside a table is left out; a file without any table is refused. */
function readTables(grids: readonly Grid[], {mapping, today, names}: Known, parts: Parts): void {
  const wanted = grids.filter((grid) => !isIgnored(grid, mapping));
  const tables = new Map(
    wanted.map((grid) => [grid, detectTable(reshape(grid, mapping, names), mapping, today)])
  );
  if (wanted.length > 0 && wanted.every((grid) => !tables.get(grid)))
    refuseGrid(wanted.find((grid) => grid.rows.length > 0) ?? wanted[0]!, mapping);
  for (const grid of grids) {
    const table = tables.get(grid);
    if (table) {
      parts.files.push(ingest(table, parts));
      continue;
    }
    const why = !wanted.includes(grid)
      ? "by mapping.json"
      : grid.rows.length === 0
        ? "empty"
        : "no table in it";
    const {sheet} = placeIn(grid);
    parts.files.push(emptySummary(grid.file, [{what: "the sheet", why}], {sheet, notes: grid.notes}));
  }
}

function isIgnored(grid: Grid, mapping: Mapping): boolean {
  const names = grid.sheet === undefined ? [] : [grid.sheet, `${grid.file}[${grid.sheet}]`];
  return names.some((name) => mapping.find(name)?.meaning === "ignore");
}

function ingest(table: Table, parts: Parts): FileSummary {
  const kinds = kindsOf(table);
  const days = kinds.includes("history") ? readHistory(table) : [];
  const valuations = kinds.includes("valuations") ? readValuations(table) : [];
  if (kinds.includes("valuations")) parts.percentiles.push(...barePercentiles(table));
  const consensus = kinds.includes("consensus") ? readConsensus(table) : [];
  // Not spread: a market's days are more than a call takes arguments.
  for (const day of days) parts.days.push(day);
  for (const valuation of valuations) parts.valuations.push(valuation);
  for (const year of consensus) parts.consensus.push(year);
  const indices = kinds.includes("index") ? readIndex(table) : [];
  if (!kinds.includes("index")) parts.names.push(...readNames(table));
  for (const day of indices) parts.indices.push(day);
  return summarize(table, kinds, [days, valuations, consensus, indices]);
}

const VALUATION_FIELDS = [
  ...(["forward_pe", "forward_pe_state", "forward_year"] as const),
  ...(["pe_percentile_published", "pe_percentile_state"] as const)
];

function joined({days, valuations, consensus, indices, names, files}: Parts): Omit<Inbox, "models"> {
  return {
    history: mergeHistory(days),
    valuations: mergeParts(valuations, VALUATION_FIELDS, toValuation),
    consensus: mergeParts(consensus, ["currency", "revenue", "net_profit", "brokers"], toConsensus),
    indices: mergeParts(indices, ["close"], toIndexDay),
    names,
    files
  };
}
