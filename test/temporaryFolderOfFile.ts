import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterAll} from "vitest";

/** A folder that is gone after the last test of the file. */
export function temporaryFolderOfFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-"));
  afterAll(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}
