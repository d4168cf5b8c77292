import {BadInput} from "../../../badInput.js";
import type {EvidenceScore} from "../../../models/evidence.js";
import type {ModelFile} from "./modelFile.js";

interface RunScore {
  readonly file: ModelFile;
  readonly score: EvidenceScore;
}

/**
 * Of several runs of a model on a task by one harness, with as many shots and the same settings, the newest counts: the files without what newer ones say
 * again, and of each that lost scores a note that says so. Files that are no runs stay as they are.
 * Throws BadInput where two runs say different things and neither is known to be newer.
 */
export function newestRuns(files: readonly ModelFile[]): ModelFile[] {
  const newest = new Map<string, RunScore>();
  const older = new Map<ModelFile, Map<EvidenceScore, ModelFile>>();
  const drop = (lost: RunScore, won: RunScore) => {
    const scores = older.get(lost.file) ?? new Map<EvidenceScore, ModelFile>();
    older.set(lost.file, scores.set(lost.score, won.file));
  };
  for (const file of files) {
    const within = new Map<string, number>();
    for (const score of file.isRun ? file.evidence.scores : []) {
      // What one file says several times, of several settings, it says of one run.
      const nth = within.get(keyOf(file, score)) ?? 0;
      within.set(keyOf(file, score), nth + 1);
      const key = `${keyOf(file, score)} ${nth}`;
      const next = {file, score};
      const before = newest.get(key);
      if (before === undefined) newest.set(key, next);
      else if (isNewer(next, before)) {
        drop(before, next);
        newest.set(key, next);
      } else drop(next, before);
    }
  }
  return files.map((file) => without(file, older.get(file) ?? new Map()));
}

/** What makes runs comparable: ten questions asked later do not replace the whole test, nor one harness another. */
function keyOf(
  {settings = ""}: ModelFile,
  {model, benchmark, n_shot, thinking, evaluated_by}: EvidenceScore
): string {
  return JSON.stringify([model, benchmark, n_shot, thinking, evaluated_by, settings]);
}

function isNewer(next: RunScore, before: RunScore): boolean {
  const [now, then] = [next.file.madeAt ?? null, before.file.madeAt ?? null];
  if (now !== null && then !== null && now !== then) return now > then;
  // The same file twice, under two names.
  if (next.score.score === before.score.score) return false;
  throw new BadInput(
    {file: next.file.file},
    `${next.score.model} on ${next.score.benchmark} is ${next.score.score} here and ${before.score.score} in ${before.file.file}, and which run is newer is not known`
  );
}

function without(file: ModelFile, lost: ReadonlyMap<EvidenceScore, ModelFile>): ModelFile {
  if (lost.size === 0) return file;
  const by = [...new Set([...lost.values()].map((other) => other.file))].join(", ");
  const what = lost.size === 1 ? "1 score" : `${lost.size} scores`;
  const scores = file.evidence.scores.filter((score) => !lost.has(score));
  return {
    ...file,
    evidence: {...file.evidence, scores},
    leftOut: [...file.leftOut, {what, why: `a newer run of the model and task is in ${by}`}]
  };
}
