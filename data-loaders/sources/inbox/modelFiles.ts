import {BadInput} from "../../badInput.js";
import {readAliasTable} from "../models/files/aliasTable.js";
import {isCard, readCard} from "../models/files/card.js";
import {readEveryEvalEver} from "../models/files/everyEvalEver.js";
import {INSPECT_COMMAND, readInspectLog} from "../models/files/inspectLog.js";
import {type JsonPlace, parseJson} from "../models/files/jsonPlace.js";
import {readLighteval} from "../models/files/lighteval.js";
import {readLmEval} from "../models/files/lmEval.js";
import {readLongTable} from "../models/files/longTable.js";
import type {ModelFile} from "../models/files/modelFile.js";
import type {ModelMapping, ReadOptions} from "../models/files/modelMapping.js";
import {columnName, modelTable} from "../models/files/modelTable.js";
import {newestRuns} from "../models/files/newestRuns.js";
import {publisherFiles} from "../models/files/publisherFiles.js";
import {type RunKind, runKind, tableKind} from "../models/files/recognise.js";
import {readWideTable} from "../models/files/wideTable.js";
import {type Grid, placeIn} from "./files/grid.js";
import {decodeText} from "./files/text.js";

/** The model files of a folder, taken one after the other. */
export interface ModelFiles {
  /**
   * Takes a file that is text of its own kind: results of a run, a card. False where it is neither; then it may be a
   * table. `isWithin` says that it lies in a folder within the inbox, where files of other kinds are passed over.
   */
  takeText(file: string, bytes: Uint8Array, isWithin: boolean): "taken" | "passed over" | "not mine";
  /** Takes a table of models; false where the grid is none. `bytes` are the file's. */
  takeGrid(grid: Grid, bytes: Uint8Array): boolean;
  /** Takes a Parquet file, of which Arena's dataset is read; false for another kind of file. */
  takeParquet(file: string, bytes: Buffer): Promise<boolean>;
  /** Throws BadInput for what only shows when all files are known. */
  finish(): readonly ModelFile[];
}

const READERS: Readonly<Record<RunKind, (root: JsonPlace, options: ReadOptions) => ModelFile>> = {
  lmEval: readLmEval,
  lighteval: readLighteval,
  inspect: readInspectLog,
  everyEvalEver: readEveryEvalEver
};

const LOG_OF_ITEMS = /\.jsonl$/i;
const CATEGORIES = /(?:^|\/)categories_\d{4}_\d{2}_\d{2}\.json$/;

/** A taker of model files. `peek` is the mapping for what may turn out to be no table of models. `today` is the last day that there can be figures of. */
export function modelFiles(mapping: ModelMapping, peek: ModelMapping, today: string): ModelFiles {
  const options = {mapping, today};
  const files: ModelFile[] = [];
  const publishers = publisherFiles(options);
  return {
    takeText(file, bytes, isWithin) {
      refuseArchive(file, bytes);
      if (LOG_OF_ITEMS.test(file)) return "passed over";
      if (/\.md$/i.test(file)) {
        const text = hasFrontMatter(bytes) ? decodeText(file, bytes).text : "";
        if (isCard(text)) files.push(readCard(file, text, options));
        else if (isWithin) return "passed over";
        else throw new BadInput({file}, "no model card: its front matter has no model-index");
        return "taken";
      }
      if (!isJson(file, bytes)) return "not mine";
      const {text} = decodeText(file, bytes);
      if (CATEGORIES.test(file)) publishers.addCategories(file, text);
      else {
        const root = parseJson(file, text);
        const kind = runKind(root);
        if (kind) files.push(READERS[kind](root, options));
        else if (isWithin && !/(?:^|\/)results[^/]*\.json$/i.test(file)) return "passed over";
        else
          throw new BadInput({file}, `no results that are known: ${keysOf(root)}`, undefined, {
            publicly: "no results that are known"
          });
      }
      return "taken";
    },
    takeGrid(grid, bytes) {
      const header =
        grid.rows.find((cells) => cells.some((cell) => cell.trim() !== ""))?.map(columnName) ?? [];
      const kind = tableKind(placeIn(grid), header, peek);
      if (kind === null) return false;
      if (kind === "long" || kind === "wide" || kind === "aliases") {
        const table = modelTable(placeIn(grid), grid.rows);
        const read = {long: readLongTable, wide: readWideTable, aliases: readAliasTable}[kind];
        const {sheet} = placeIn(grid);
        const file = read(table, options);
        files.push({
          ...file,
          file: sheet === undefined ? file.file : `${file.file} [${sheet}]`,
          notes: [...grid.notes, ...file.notes]
        });
      } else if (grid.format === "csv")
        publishers.addTable(kind, grid.file, decodeText(grid.file, bytes).text);
      else
        throw new BadInput(placeIn(grid), "a publisher's table of models in a workbook: take its CSV file");
      return true;
    },
    async takeParquet(file, bytes) {
      if (bytes.toString("latin1", 0, 4) !== "PAR1") return false;
      // DuckDB is not needed for anything else in a folder.
      const {parquetRows} = await import("../models/parquetRows.js");
      publishers.addArena(file, await parquetRows(file, bytes));
      return true;
    },
    finish: () => newestRuns([...files, ...publishers.finish()])
  };
}

/** Throws BadInput for an archive of inspect_ai, with the command that makes JSON of it. */
function refuseArchive(file: string, bytes: Uint8Array): void {
  if (/\.eval$/i.test(file) && bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new BadInput({file}, `a log of inspect_ai as an archive; make JSON of it: ${INSPECT_COMMAND}`);
}

/** Whether a text begins with three hyphens; what does not need not be text at all. */
function hasFrontMatter(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?---/.test(Buffer.from(bytes.subarray(0, 6)).toString("latin1"));
}

function isJson(file: string, bytes: Uint8Array): boolean {
  if (/\.json$/i.test(file)) return true;
  const begin = Buffer.from(bytes.subarray(0, 200))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "");
  return /^\s*\{\s*"/.test(begin);
}

function keysOf({value}: JsonPlace): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "not an object";
  const keys = Object.keys(value);
  return `found ${keys.slice(0, 20).join(", ") || "no keys"}`;
}

/** How many cells of a row are names of columns of a table of models: what a delimiter is chosen by. */
export function modelScore(cells: readonly string[], mapping: ModelMapping): number {
  const header = cells.map(columnName);
  const isTable = header.length > 1 && tableKind({file: ""}, header, mapping) !== null;
  return isTable ? header.filter((name) => name !== "").length : 0;
}
