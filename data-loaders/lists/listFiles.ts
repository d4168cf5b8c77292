import {readdir} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../badInput.js";
import {printable} from "../printable.js";
import {parseCode} from "../sources/inbox/cells/code.js";
import {halfWidth} from "../sources/inbox/cells/text.js";
import {HEADER_ROWS} from "../sources/inbox/files/csv.js";
import {checkUnchanged, readBytes} from "../sources/inbox/files/folder.js";
import {type Grid, placeIn} from "../sources/inbox/files/grid.js";
import {LIMITS, type Limits} from "../sources/inbox/files/limits.js";
import {readGrids} from "../sources/inbox/files/readGrids.js";
import {headerKey, meaningOf} from "../sources/inbox/header/aliases.js";

/** A company of a list, as its file names it; null where it does not. */
export interface ListMember {
  readonly code: string;
  readonly name_zh: string | null;
  readonly name_en: string | null;
  readonly sector_zh: string | null;
  readonly sector_en: string | null;
}

/** A list of companies that lies in the inbox. */
export interface ListFile {
  readonly file: string;
  /** From the file's name: `banks` of `list-banks.csv`. */
  readonly list_id: string;
  readonly members: readonly ListMember[];
}

const LIST_FILE = /^list-(.+)\.(csv|txt|tsv|xlsx|xls|xlsb|ods)$/i;
/** As an address can carry it: letters of any script, digits, hyphens. */
const LIST_ID = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** Whether a file of the inbox is a list of companies, by its name. */
export function isListFile(name: string): boolean {
  return LIST_FILE.test(name);
}

/**
 * The lists of an inbox, by id; none where there is no such folder. Throws BadInput that names file and row for what
 * is no code, for a company that stands twice, and for two files of one id.
 */
export async function readListFiles(folder: string, limits: Limits = LIMITS): Promise<ListFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // What reads the inbox itself says that there is none.
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw new BadInput({file: folder}, `cannot be read (${error.message})`, undefined, {cause: error});
  });
  const lists: ListFile[] = [];
  for (const name of names.filter(isListFile).sort()) {
    const {bytes, state} = await readBytes(folder, name, limits);
    lists.push(await readListFile(name, bytes, limits));
    await checkUnchanged(folder, [state]);
  }
  for (const [i, {list_id, file}] of lists.entries()) {
    const other = lists.slice(0, i).find((list) => list.list_id === list_id);
    if (other) throw new BadInput({file}, `is the list ${list_id}, and so is ${other.file}`);
  }
  return lists.sort((a, b) => (a.list_id < b.list_id ? -1 : 1));
}

/** A file's list. A workbook has it on its first sheet with codes. */
export async function readListFile(name: string, bytes: Buffer, limits: Limits = LIMITS): Promise<ListFile> {
  const file = printable(name);
  const list_id = idOf(name, file);
  const options = {score: (cells: readonly string[]) => headerOf(cells).size, isComplete: true};
  const grids = await readGrids(file, bytes, options, limits);
  const grid = grids.find((each) => each.rows.some((cells) => cells.some(isCode)));
  if (!grid)
    throw new BadInput(
      {file},
      "no stock code in it: a list is a column of codes, such as 600519, 600519.SH, 00700.HK or NVDA.US"
    );
  return {file, list_id, members: membersOf(grid)};
}

function idOf(name: string, file: string): string {
  const id = path
    .basename(LIST_FILE.exec(name)?.[1] ?? "")
    .normalize("NFKC")
    .toLowerCase();
  if (LIST_ID.test(id)) return id;
  throw new BadInput({file}, "no name for a list: letters, digits and hyphens, at most 40, after list-");
}

type Field = "code" | "name_zh" | "name_en" | "sector_zh" | "sector_en";

const FURTHER: Readonly<Record<string, Field>> = {
  ...{namezh: "name_zh", 中文名: "name_zh", 中文名称: "name_zh", 中文简称: "name_zh"},
  ...{nameen: "name_en", englishname: "name_en", 英文名: "name_en", 英文名称: "name_en", 英文简称: "name_en"},
  ...{sector: "sector_zh", sectorzh: "sector_zh", industry: "sector_zh", 板块: "sector_zh"},
  ...{
    行业: "sector_zh",
    所属行业: "sector_zh",
    所属板块: "sector_zh",
    行业名称: "sector_zh",
    分类: "sector_zh"
  },
  ...{sectoren: "sector_en", industryen: "sector_en", 英文板块: "sector_en", 英文行业: "sector_en"}
};

/** Which column says what; nothing where a row is no header. The first of two columns of one meaning counts. */
function headerOf(cells: readonly string[]): Map<Field, number> {
  const fields = new Map<Field, number>();
  for (const [i, cell] of cells.entries()) {
    const key = headerKey(halfWidth(cell));
    const meaning = meaningOf(key);
    const field = FURTHER[key] ?? (meaning === "code" ? "code" : meaning === "name" ? "name_zh" : null);
    if (field && !fields.has(field)) fields.set(field, i);
  }
  return fields.has("code") ? fields : new Map();
}

function membersOf(grid: Grid): ListMember[] {
  const index = grid.rows.slice(0, HEADER_ROWS).findIndex((cells) => headerOf(cells).size > 0);
  const header = index < 0 ? bareColumn(grid) : headerOf(grid.rows[index]!);
  const seen = new Map<string, number>();
  const members: ListMember[] = [];
  for (const [i, cells] of grid.rows.entries()) {
    if (i <= index || isNote(cells)) continue;
    const row = i + 1;
    const text = (field: Field) => halfWidth(cells[header.get(field) ?? -1] ?? "").trim();
    const parsed = parseCode(text("code"));
    if ("problem" in parsed) throw new BadInput(placeIn(grid, row, "code"), parsed.problem, text("code"));
    const before = seen.get(parsed.code);
    if (before !== undefined)
      throw new BadInput(placeIn(grid, row, "code"), `stands in row ${before} already`, parsed.code);
    seen.set(parsed.code, row);
    members.push({
      code: parsed.code,
      ...inLanguages(text("name_zh"), text("name_en"), "name"),
      ...inLanguages(text("sector_zh"), text("sector_en"), "sector")
    } as ListMember);
  }
  return members;
}

/** Without a header a list is its codes: what other columns are could only be guessed. */
function bareColumn(grid: Grid): Map<Field, number> {
  const row = grid.rows.findIndex((cells) => cells.some(isCode));
  const cells = grid.rows[row]!;
  const filled = cells.filter((cell) => cell.trim() !== "").length;
  if (filled > 1)
    throw new BadInput(
      placeIn(grid, row + 1),
      `${filled} columns without a header: say above them what they are (code, name, sector, English name)`
    );
  return new Map([["code", cells.findIndex(isCode)]]);
}

/** An empty row, or a line of words below or above the codes: `数据来源：…`. A code that is wrong is no word. */
function isNote(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return (
    filled.length === 0 || (filled.length === 1 && /[\p{L}][\s\S]*[:：]|\p{Script=Han}/u.test(filled[0]!))
  );
}

function isCode(cell: string): boolean {
  return "code" in parseCode(halfWidth(cell).trim());
}

/** A text in one language alone is shown in both. A single column of names may be in either. */
function inLanguages(zh: string, en: string, field: "name" | "sector"): Record<string, string | null> {
  const isHan = /\p{Script=Han}/u.test(zh);
  const [first, second] = isHan || en !== "" ? [zh, en] : ["", zh];
  return {[`${field}_zh`]: first || null, [`${field}_en`]: second || null};
}
