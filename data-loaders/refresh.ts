import {buildAfter, problemOf, putOnRecord, type RunOutcome, withProblem} from "./buildAfter.js";
import {buildSnapshot, type Progress, type SnapshotOptions} from "./buildSnapshot.js";
import type {Tables} from "./contract.js";
import {codeIn} from "./gate/held.js";
import {formatCount, limitViolations, type Violation, violationId} from "./gate.js";
import {isExpected, messageOf, publicMessageOf} from "./messageOf.js";
import {printable, printableLines} from "./printable.js";
import {redactor} from "./redact.js";
import type {FileNote} from "./reporter.js";
import {equalSnapshot} from "./store/equalSnapshot.js";
import {LockHeld} from "./store/lock.js";
import {newRun, type Run, type RunStart} from "./store/runs.js";
import type {Snapshot} from "./store/snapshot.js";
import type {Store, StoreWriter} from "./store/store.js";

export interface RefreshOptions extends SnapshotOptions {
  /** Goes as far as the gate, and writes nothing. */
  readonly isDry?: boolean;
  /** How many days to keep. */
  readonly keep?: number;
  /** Builds and swaps the site; false or a throw: the published one stays. */
  readonly build?: (signal: AbortSignal) => Promise<boolean>;
}

/** How a refresh went. */
export interface Outcome extends RunOutcome {
  readonly is_dry_run: boolean;
  readonly as_of: string | null;
  readonly findings: readonly Violation[];
}

/**
 * Fetches, validates, computes, checks and stores one snapshot, and has the site built. What goes wrong is on record
 * and in the outcome; the published snapshot is the new one or the one before. A store that cannot be worked in (its path,
 * its disk, its manifest) is a failed outcome as well, which nobody can put on record there. Throws LockHeld where
 * another refresh is at work.
 */
export async function refresh(options: RefreshOptions): Promise<Outcome> {
  const run = newRun(options.source.name);
  if (options.isDry) return attempt(options, run, null);
  const {store, signal, build, reporter} = options;
  const redact = redactorOf(options);
  const say = (line: string) => reporter.say(printable(redact(line)));
  let outcome: Outcome | null = null;
  try {
    return await store.withLock(
      async (writer) => {
        outcome = await attempt(options, run, writer);
        outcome = await putOnRecord(outcome, writer, redact);
        // Also after a run that kept the last good: its pages say why.
        if (build && !signal.aborted) reporter.step("build");
        outcome = await buildAfter(outcome, {writer, signal, build, redact});
        return outcome;
      },
      run,
      say
    );
  } catch (error) {
    if (error instanceof LockHeld || !isExpected(error)) throw error;
    return failedOutcome(options, run, outcome, error);
  }
}

/** The outcome of a run that the store itself stopped: before it began, or (`known`) after all else. */
async function failedOutcome(
  options: RefreshOptions,
  run: RunStart,
  known: Outcome | null,
  error: unknown
): Promise<Outcome> {
  const {store, as_of = null, build} = options;
  const redact = redactorOf(options);
  const problem = problemOf(error);
  if (known) return withProblem(known, problem, redact);
  return {
    ...run,
    finished_at: new Date().toISOString(),
    status: "failed",
    rows_in: 0,
    rows_out: 0,
    message: printable(redact(problem.all)),
    public_message: printable(redact(problem.open)),
    is_dry_run: false,
    as_of,
    findings: [],
    published: await currentRun(store),
    pinned: await pinnedDay(store),
    is_built: build ? false : null
  };
}

async function attempt(options: RefreshOptions, run: RunStart, writer: StoreWriter | null): Promise<Outcome> {
  const redact = redactorOf(options);
  // Names and messages of others are printed on one line by whoever says them; what is left are lines of ours.
  const ours = (lines: string) => printableLines(redact(lines));
  const {reporter} = options;
  const say = (lines: string) => reporter.say(ours(lines));
  const sayFile = reporter.file
    ? ({line, details, taken}: FileNote) => reporter.file?.({line: ours(line), details: ours(details), taken})
    : undefined;
  const progress: Progress = {as_of: options.as_of ?? null, rows_in: 0, findings: []};
  const clean = (text: string) => printable(redact(text));
  const end = async (
    status: Run["status"],
    message: string,
    rows_out = 0,
    public_message = message
  ): Promise<Outcome> => ({
    ...run,
    finished_at: new Date().toISOString(),
    status,
    rows_in: progress.rows_in,
    rows_out,
    message: clean(message),
    public_message: clean(public_message),
    is_dry_run: options.isDry ?? false,
    as_of: progress.as_of,
    findings: limitViolations(progress.findings).map((f) => ({
      ...f,
      key: printable(f.key),
      message: clean(f.message)
    })),
    published: await currentRun(options.store),
    pinned: await pinnedDay(options.store),
    is_built: null
  });
  try {
    const {tables, as_of} = await buildSnapshot({...options, run_id: run.run_id}, progress, say, sayFile);
    const errors = progress.findings.filter(({severity}) => severity === "error");
    if (errors.length > 0) return await end("kept_last_good", gateMessage(errors));
    const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0);
    if (!writer)
      return await end(
        "ok",
        `dry run: ${await wouldStore(options.store, tables, as_of, rows)}${heldBack(progress.findings)}`
      );
    options.signal.throwIfAborted();
    options.reporter.step("store");
    const snapshot = await writer.write(tables, {as_of, run, keep: options.keep});
    const beside = besidePin(as_of, await options.store.pinned());
    return snapshot.run_id === run.run_id
      ? await end("ok", `snapshot of ${as_of} stored${beside}${heldBack(progress.findings)}`, rows)
      : await end("ok", `${nothingNew(snapshot)}${beside}${heldBack(progress.findings)}`);
  } catch (error) {
    if (options.signal.aborted) return end("failed", "stopped before its end; nothing was changed");
    // What is no bad input is a fault of the program, and its trace is wanted.
    if (!isExpected(error) && error instanceof Error) say(error.stack ?? error.message);
    return end("failed", messageOf(error), 0, publicMessageOf(error));
  }
}

async function wouldStore(store: Store, tables: Tables, as_of: string, rows: number): Promise<string> {
  const same = await equalSnapshot(store, tables, as_of);
  return same ? nothingNew(same) : `${formatCount(rows, "row")} would be stored as of ${as_of}`;
}

function nothingNew({as_of, run_id}: Snapshot): string {
  return `nothing new: the snapshot of ${as_of} is that of run ${run_id} already`;
}

function redactorOf({source, env}: RefreshOptions): (text: string) => string {
  return redactor(source.secrets, env ?? process.env);
}

function besidePin(as_of: string, pinned: string | null): string {
  return pinned === null || pinned === as_of
    ? ""
    : `, beside ${pinned}, which is pinned and stays published (npm run store -- use latest)`;
}

async function currentRun(store: Store): Promise<string | null> {
  return (await store.current().catch(() => null))?.run_id ?? null;
}

async function pinnedDay(store: Store): Promise<string | null> {
  return store.pinned().catch(() => null);
}

/** So many held companies are named with their reason in the record; the findings have all of them. */
const NAMED = 10;

/** Who is held back, for the record: the data page shows it. */
export function heldBack(findings: readonly Violation[]): string {
  const held = findings.filter(({severity}) => severity === "held");
  if (held.length === 0) return "";
  const first = new Map<string | null, Violation>();
  for (const finding of held) {
    const code = codeIn(finding.key);
    if (!first.has(code)) first.set(code, finding);
  }
  const companies = formatCount(first.size, "company is", "companies are");
  // In a whole market a hundred may be held: the line is read by people.
  const why = [...first.values()].slice(0, NAMED).map((f) => `${violationId(f)}: ${f.message}`);
  const others = first.size > NAMED ? `; and ${first.size - NAMED} more` : "";
  return `; ${companies} held back, as last published: ${why.join("; ")}${others}`;
}

function gateMessage(errors: readonly Violation[]): string {
  const [first] = errors;
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return `gate: ${violationId(first!)}: ${first!.message}${others}`;
}
