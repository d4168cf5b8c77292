import {mkdtempSync, realpathSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, beforeEach} from "vitest";

/** Runs each test of a file in an empty working directory of its own; the function names the project's. */
export function inTemporaryCwd(): () => string {
  const project = process.cwd();
  let folder = "";
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), "benchfolio-cwd-")));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(project);
    rmSync(folder, {recursive: true, force: true});
  });
  return () => project;
}
