import {BadInput} from "./badInput.js";
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
  const problems = await build(signal).then(
    (isBuilt) => (isBuilt ? null : {all: unbuilt, open: unbuilt}),
    (error) => ({
      all: `${unbuilt}: ${messageOf(error)}`,
      open: `${unbuilt}: ${publicMessageOf(error)}`
    })
  );
  if (problems === null) return {...outcome, is_built: true};
  const message = printable(redact(`${outcome.message}; ${problems.all}`));
  const public_message = printable(redact(`${outcome.public_message}; ${problems.open}`));
  const failed: Outcome = {...outcome, status: "failed", message, public_message, is_built: false};
  await writer.recordRun(toRun(failed));
  return failed;
}

/** What is put on record of an outcome. */
export function toRun(outcome: RunOutcome): Run {
  const {run_id, started_at, finished_at, source, status, rows_in, rows_out, public_message} = outcome;
  return {run_id, started_at, finished_at, source, status, rows_in, rows_out, message: public_message};
}

/** An error's words that may stand on a public page. */
export function publicMessageOf(error: unknown): string {
  return error instanceof BadInput ? error.publicMessage : messageOf(error);
}

/** An error's words, and its cause's where they do not have them. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const {message, cause} = error;
  const isSaid = !(cause instanceof Error) || message.includes(cause.message);
  return isSaid ? message : `${message} (${cause.message})`;
}
