import {isExpected, messageOf, publicMessageOf} from "./messageOf.js";
import {printable} from "./printable.js";
import type {Run} from "./store/runs.js";
import type {StoreWriter} from "./store/store.js";

/** How a run ended, and what it left. */
export interface RunOutcome extends Omit<Run, "finished_at"> {
  readonly finished_at: string;
  /** What is put on record and stands on the data page: `message` without what a file holds. */
  readonly public_message: string;
  /** The run whose snapshot is the store's current one now. */
  readonly published: string | null;
  /** The day that is pinned: it stays published, whatever is stored. */
  readonly pinned: string | null;
  /** Whether a site of it was built and swapped in; null where none was to be. */
  readonly is_built: boolean | null;
}

export interface BuildAfterOptions {
  readonly writer: StoreWriter;
  readonly signal: AbortSignal;
  /** Builds and swaps the site; false or a throw: the published one stays. */
  readonly build?: (signal: AbortSignal) => Promise<boolean>;
  /** Takes secrets out of what is put on record. */
  readonly redact: (text: string) => string;
}

/** Builds the site of what a run left, where that is asked for. A build that fails is on record with its run. */
export async function buildAfter<Outcome extends RunOutcome>(
  outcome: Outcome,
  {writer, signal, build, redact}: BuildAfterOptions
): Promise<Outcome> {
  if (!build || signal.aborted) return outcome;
  const unbuilt = "the site was not built";
  const problem = await build(signal).then(
    (isBuilt) => (isBuilt ? null : {all: unbuilt, open: unbuilt}),
    (error) => problemOf(error, `${unbuilt}: `)
  );
  if (problem === null) return {...outcome, is_built: true};
  const failed: Outcome = {...withProblem(outcome, problem, redact), is_built: false};
  return putOnRecord(failed, writer, redact);
}

/** What went wrong besides: for whoever runs the refresh, and for everybody. */
interface Problem {
  readonly all: string;
  readonly open: string;
}

/** What an error says, in both ways, after the words `about`. */
export function problemOf(error: unknown, about = ""): Problem {
  return {all: `${about}${messageOf(error)}`, open: `${about}${publicMessageOf(error)}`};
}

/** An outcome that has failed after all, and says why. */
export function withProblem<Outcome extends RunOutcome>(
  outcome: Outcome,
  {all, open}: Problem,
  redact: (text: string) => string
): Outcome {
  const message = printable(redact(`${outcome.message}; ${all}`));
  const public_message = printable(redact(`${outcome.public_message}; ${open}`));
  return {...outcome, status: "failed", message, public_message};
}

/** Puts an outcome on record. Where a full disk keeps it from that, the outcome has failed, and says so. */
export async function putOnRecord<Outcome extends RunOutcome>(
  outcome: Outcome,
  writer: StoreWriter,
  redact: (text: string) => string
): Promise<Outcome> {
  try {
    await writer.recordRun(toRun(outcome));
    return outcome;
  } catch (error) {
    if (!isExpected(error)) throw error;
    return withProblem(outcome, problemOf(error, "the run is not on record: "), redact);
  }
}

/** What is put on record of an outcome. */
export function toRun(outcome: RunOutcome): Run {
  const {run_id, started_at, finished_at, source, status, rows_in, rows_out, public_message} = outcome;
  return {run_id, started_at, finished_at, source, status, rows_in, rows_out, message: public_message};
}
