import {open, readdir, stat} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../../../badInput.js";
import {MAPPING_FILE} from "../header/mapping.js";
import {checkLimit, type Limits} from "./limits.js";

/** What lies in the folder: files to read, and what is passed over. */
export interface FolderList {
  readonly files: readonly string[];
  readonly folders: readonly FolderWithin[];
  /** Markdown that is passed over unless it is a model card. */
  readonly notes: readonly string[];
  readonly hasMapping: boolean;
}

/** A folder within the folder. */
export interface FolderWithin {
  readonly name: string;
  /** What may be results of models in it, at any depth, as paths from the inbox, by name. */
  readonly files: readonly string[];
  /** How many files of other kinds it holds. */
  readonly others: number;
}

/** Names that are never data: hidden files, Office's lock files, what file managers leave behind. */
const IGNORED = /^(\.|~\$|readme(\.|$)|thumbs\.db$|desktop\.ini$)/i;

/** What a card of a model is called where it lies beside the model. */
const NOTES = /^readme\.md$/i;
/** What results of evaluation runs, their logs and cards of models are called. */
const RESULTS = /\.(json|eval|md)$/i;
/** A run lies in folders of its date, its model, its developer; what is deeper than this is a circle. */
const DEPTH = 12;

/**
 * The files of the folder, by name, and of folders within it what may be results of models.
 * Throws BadInput where there is no such folder.
 */
export async function listFolder(folder: string, limits: Limits): Promise<FolderList> {
  const {files, folders, notes} = await entriesOf(folder, "");
  const count = {files: files.length + notes.length};
  const within: FolderWithin[] = [];
  for (const name of folders) within.push(await listWithin(folder, name, limits, count));
  checkLimit({file: folder}, limits, "files", "files", count.files);
  const data = files.filter((name) => name !== MAPPING_FILE);
  return {files: data, folders: within, notes, hasMapping: data.length < files.length};
}

async function listWithin(
  folder: string,
  name: string,
  limits: Limits,
  count: {files: number}
): Promise<FolderWithin> {
  const found: string[] = [];
  let others = 0;
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.split("/").length > DEPTH) throw new BadInput({file: next}, `a folder below ${DEPTH} others`);
    const {files, folders, notes} = await entriesOf(folder, next);
    for (const file of [...files, ...notes])
      if (RESULTS.test(file)) found.push(file);
      else others++;
    open.push(...folders);
    count.files += files.length + notes.length;
    checkLimit({file: folder}, limits, "files", "files", count.files);
  }
  return {name, files: found.sort(), others};
}

/** The names in a folder of the inbox, as paths from the inbox. */
async function entriesOf(folder: string, within: string) {
  const names = await readdir(path.join(folder, within)).catch((cause) => {
    const problem = `no folder that can be read (${(cause as Error).message})`;
    throw new BadInput({file: within || folder}, problem, undefined, {cause});
  });
  const list = {files: [] as string[], folders: [] as string[], notes: [] as string[]};
  for (const name of names.filter((name) => NOTES.test(name) || !IGNORED.test(name)).sort()) {
    const inner = within === "" ? name : `${within}/${name}`;
    const facts = await stat(path.join(folder, inner)).catch(() => null);
    if (facts?.isDirectory()) list.folders.push(inner);
    else if (facts?.isFile()) (NOTES.test(name) ? list.notes : list.files).push(inner);
    // A pipe or a socket would be waited for. Within folders nothing but results is read.
    else if (within === "" || RESULTS.test(name))
      throw new BadInput({file: inner}, "not a file that can be read");
  }
  return list;
}

/** What a file was when it was read. */
export interface FileState {
  readonly name: string;
  readonly size: bigint;
  readonly time: bigint;
  readonly inode: bigint;
}

/** A file of the folder as it was read. */
export interface FileRead {
  readonly bytes: Buffer;
  readonly state: FileState;
}

/**
 * The bytes of a file of the folder, at most `limits.fileBytes` (or `mappingBytes`) of them.
 * Throws BadInput where its size or its time changes while it is read: somebody is still writing it.
 */
export async function readBytes(
  folder: string,
  name: string,
  limits: Limits,
  limit: "fileBytes" | "mappingBytes" = "fileBytes"
): Promise<FileRead> {
  const fail = (cause: unknown): never => {
    throw new BadInput({file: name}, `cannot be read (${(cause as Error).message})`, undefined, {cause});
  };
  const file = await open(path.join(folder, name)).catch(fail);
  try {
    const state = stateOf(name, await file.stat({bigint: true}));
    checkLimit({file: name}, limits, limit, "bytes", Number(state.size));
    const bytes = await file.readFile().catch(fail);
    checkSame(state, stateOf(name, await file.stat({bigint: true})));
    if (BigInt(bytes.length) !== state.size) changed(name);
    return {bytes, state};
  } finally {
    await file.close();
  }
}

/**
 * Throws BadInput where a file that was read is another one by now. Who writes a file in pieces may have rested while
 * it was read, and gone on while others were.
 */
export async function checkUnchanged(folder: string, states: readonly FileState[]): Promise<void> {
  for (const state of states) {
    const facts = await stat(path.join(folder, state.name), {bigint: true}).catch(() => null);
    checkSame(state, facts && stateOf(state.name, facts));
  }
}

interface Facts {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ino: bigint;
}

function stateOf(name: string, {size, mtimeNs: time, ino: inode}: Facts): FileState {
  return {name, size, time, inode};
}

function checkSame(before: FileState, now: FileState | null): void {
  const isSame =
    now !== null && now.size === before.size && now.time === before.time && now.inode === before.inode;
  if (!isSame) changed(before.name);
}

function changed(name: string): never {
  throw new BadInput(
    {file: name},
    "changed while it was read, so that it may be unfinished: refresh again once it is written"
  );
}
