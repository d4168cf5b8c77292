import {isListFile} from "../../lists/listFiles.js";
import {printable} from "../../printable.js";
import {marketToday} from "../../today.js";
import {checkUnchanged, type FileState, listFolder, readBytes} from "./files/folder.js";
import {LIMITS, type Limits} from "./files/limits.js";
import {MAPPING_FILE} from "./header/mapping.js";
import type {CompanyNames} from "./header/reshape.js";
import {type Inbox, inboxReader} from "./reader.js";

/** The folder that `BENCHFOLIO_INBOX` names, or `inbox/`. */
export function inboxFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env.BENCHFOLIO_INBOX || "inbox";
}

/** What is said of a folder within the inbox. */
function passedOver(all: number, passed: number): [what: string, why: string] {
  const why = "only results of evaluation runs and model cards are read in folders";
  return passed === all ? ["the folder", "not read"] : [passed === 1 ? "1 file" : `${passed} files`, why];
}

/**
 * Reads every file of a folder: daily PE history (PE TTM, market capitalisation in CNY 100 million, suspensions),
 * valuations, consensus, closes of indices, and model files, the last also in folders within it. Throws BadInput that names file, row and column for the first thing that cannot be
 * read, that could be read in two ways, that two files say differently, or that is of a day after `today`: all of a
 * folder is read, or nothing.
 */
export async function readInbox(
  folder = inboxFolder(),
  limits: Limits = LIMITS,
  today = marketToday(),
  names?: CompanyNames
): Promise<Inbox> {
  const {files, folders, notes, hasMapping} = await listFolder(folder, limits);
  const states: FileState[] = [];
  const read = async (name: string, limit?: "mappingBytes") => {
    const {bytes, state} = await readBytes(folder, name, limits, limit);
    states.push(state);
    return bytes;
  };
  const mapping = hasMapping ? await read(MAPPING_FILE, "mappingBytes") : undefined;
  const reader = inboxReader(mapping?.toString("utf8"), limits, today, names);
  // From here on a file goes by its name as it can be printed.
  // Lists are read before any source is asked: data-loaders/lists.
  for (const file of files.filter((name) => !isListFile(name)))
    await reader.add(printable(file), await read(file));
  for (const file of notes) reader.addWithin(printable(file), await read(file));
  for (const {name, files, others} of folders) {
    let passed = others;
    for (const file of files) if (!reader.addWithin(printable(file), await read(file))) passed++;
    if (passed > 0 || files.length === 0)
      reader.leaveOut(printable(name), ...passedOver(files.length + others, passed));
  }
  const inbox = reader.finish();
  await checkUnchanged(folder, states);
  return inbox;
}
