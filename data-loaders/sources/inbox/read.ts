import {marketToday} from "../../today.js";
import {listFolder, readBytes} from "./files/folder.js";
import {LIMITS, type Limits} from "./files/limits.js";
import {MAPPING_FILE} from "./header/mapping.js";
import {type Inbox, inboxReader} from "./reader.js";

/** The folder that `BENCHFOLIO_INBOX` names, or `inbox/`. */
export function inboxFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  return env.BENCHFOLIO_INBOX || "inbox";
}

/**
 * Reads every file of a folder: daily PE history (PE TTM, market capitalisation in CNY 100 million, suspensions),
 * valuations, consensus and closes of indices. Throws BadInput that names file, row and column for the first thing that cannot be
 * read, that could be read in two ways, that two files say differently, or that is of a day after `today`: all of a
 * folder is read, or nothing.
 */
export async function readInbox(
  folder = inboxFolder(),
  limits: Limits = LIMITS,
  today = marketToday()
): Promise<Inbox> {
  const {files, folders, hasMapping} = await listFolder(folder, limits);
  const mapping = hasMapping ? await readBytes(folder, MAPPING_FILE, limits, "mappingBytes") : undefined;
  const reader = inboxReader(mapping?.toString("utf8"), limits, today);
  for (const file of files) await reader.add(file, await readBytes(folder, file, limits));
  for (const name of folders) reader.leaveOut(name, "the folder", "not read");
  return reader.finish();
}
