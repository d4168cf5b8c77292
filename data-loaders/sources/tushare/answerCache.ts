import {createHash} from "node:crypto";
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import path from "node:path";
import type {Ask} from "./ask.js";
import {fieldsOf} from "./calls.js";

/** Answers kept on the disk, so that a run that was killed does not ask again. */
export interface Answers {
  /** The kept answer of a call, at most `keepFor` milliseconds old; undefined where there is none. */
  find(ask: Ask, keepFor: number): Promise<unknown>;
  keep(ask: Ask, data: unknown): Promise<void>;
}

/** Older answers are of no use to anybody, and go. */
const OLDEST = 7 * 86_400_000;

/**
 * The answers kept in `folder`: `<endpoint>/<hash of the call>.json`, each written under another name and renamed, so
 * that a reader finds a whole one or none. What cannot be read counts as not there. `redact` takes the token out of
 * what is written, should the vendor ever send it back.
 */
export function openAnswers(folder: string, redact: (text: string) => string): Answers {
  let pruned: Promise<void> | undefined;
  const fileOf = (ask: Ask) => path.join(folder, ask.api, `${keyOf(ask)}.json`);
  return {
    async find(ask, keepFor) {
      pruned ??= prune(folder);
      await pruned;
      const file = fileOf(ask);
      try {
        const age = Date.now() - (await stat(file)).mtimeMs;
        if (age > keepFor) return undefined;
        const {ask: kept, data} = JSON.parse(await readFile(file, "utf8"));
        return JSON.stringify(kept) === JSON.stringify(question(ask)) ? data : undefined;
      } catch {
        return undefined;
      }
    },
    async keep(ask, data) {
      const file = fileOf(ask);
      await mkdir(path.dirname(file), {recursive: true});
      const temporary = `${file}.${process.pid}.tmp`;
      // Not synced: what a power cut leaves of it is no JSON, and counts as not there.
      await writeFile(temporary, redact(JSON.stringify({ask: question(ask), data})));
      await rename(temporary, file);
    }
  };
}

// Without the token: the same question of another account has the same answer.
function question({api, params}: Ask) {
  return {api, params, fields: fieldsOf(api)};
}

function keyOf(ask: Ask): string {
  return createHash("sha256")
    .update(JSON.stringify(question(ask)))
    .digest("hex")
    .slice(0, 32);
}

async function prune(folder: string): Promise<void> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    // Only what is named as an answer, one folder down: whatever folder this is, its other files are somebody's.
    const isAnswer = /^[0-9a-f]{32}\.json(\.\d+\.tmp)?$/.test(entry.name);
    if (!entry.isFile() || !isAnswer || path.dirname(path.relative(folder, file)).includes(path.sep))
      continue;
    const age = Date.now() - (await stat(file).catch(() => ({mtimeMs: 0}))).mtimeMs;
    if (age > OLDEST) await rm(file, {force: true});
  }
}
