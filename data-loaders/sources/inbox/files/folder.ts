import {readdir, readFile, stat} from "node:fs/promises";
import path from "node:path";
import {BadInput} from "../../../badInput.js";
import {MAPPING_FILE} from "../header/mapping.js";
import {checkLimit, type Limits} from "./limits.js";

/** What lies in the folder: files to read, and what is passed over. */
export interface FolderList {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly hasMapping: boolean;
}

/** Names that are never data: hidden files, Office's lock files, what file managers leave behind. */
const IGNORED = /^(\.|~\$|readme(\.|$)|thumbs\.db$|desktop\.ini$)/i;

/** The files of the folder, by name. Folders within it are not read. Throws BadInput where there is no such folder. */
export async function listFolder(folder: string, limits: Limits): Promise<FolderList> {
  const names = await readdir(folder).catch((cause) => {
    const problem = `no folder that can be read (${(cause as Error).message})`;
    throw new BadInput({file: folder}, problem, undefined, {cause});
  });
  const files: string[] = [];
  const folders: string[] = [];
  for (const name of names.filter((name) => !IGNORED.test(name)).sort()) {
    const facts = await stat(path.join(folder, name)).catch(() => null);
    if (facts?.isDirectory()) folders.push(name);
    else if (facts?.isFile()) files.push(name);
    // A pipe or a socket would be waited for.
    else throw new BadInput({file: name}, "not a file that can be read");
  }
  checkLimit({file: folder}, limits, "files", "files", files.length);
  const data = files.filter((name) => name !== MAPPING_FILE);
  return {files: data, folders, hasMapping: data.length < files.length};
}

/** The bytes of a file of the folder, at most `limits.fileBytes` (or `mappingBytes`) of them. */
export async function readBytes(
  folder: string,
  name: string,
  limits: Limits,
  limit: "fileBytes" | "mappingBytes" = "fileBytes"
): Promise<Buffer> {
  const file = path.join(folder, name);
  const fail = (cause: unknown): never => {
    throw new BadInput({file: name}, `cannot be read (${(cause as Error).message})`, undefined, {cause});
  };
  checkLimit({file: name}, limits, limit, "bytes", (await stat(file).catch(fail)).size);
  const bytes = await readFile(file).catch(fail);
  // It may have grown in between.
  checkLimit({file: name}, limits, limit, "bytes", bytes.length);
  return bytes;
}
