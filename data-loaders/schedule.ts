import {Cron} from "croner";

export interface ScheduleOptions {
  /** A cron expression of five fields, or of six with seconds first. */
  readonly cron: string;
  readonly timezone: string;
  /** When the last run began, so that one that was missed is caught up; null: never. */
  readonly lastRun: Date | null;
  readonly run: () => Promise<void>;
  readonly say: (line: string) => void;
  /** Ends the schedule, after the run that is on. */
  readonly signal: AbortSignal;
}

/**
 * Runs `run` at the times of `cron` until `signal` ends it. Runs never overlap: a time that comes while one is on
 * is passed over. Times that were missed (the machine slept, the process was down) are caught up by one run.
 */
export async function runSchedule(options: ScheduleOptions): Promise<void> {
  const {cron, timezone, lastRun, say, signal} = options;
  let running: Promise<void> = Promise.resolve();
  const job = new Cron(
    cron,
    {timezone, protect: () => say("skipped: the run before is still on"), catch: true},
    () => {
      running = runOnce(options).finally(() => sayNext());
      return running;
    }
  );
  const sayNext = () => {
    if (!signal.aborted) say(`next run ${job.nextRun()?.toISOString() ?? "never"} (${cron}, ${timezone})`);
  };
  const [missed] = job.previousRuns(1);
  const isMissed = missed !== undefined && (lastRun === null || lastRun < missed);
  if (isMissed && !signal.aborted) {
    say(`catching up the run of ${missed.toISOString()}`);
    void job.trigger();
  } else {
    sayNext();
  }
  await aborted(signal);
  job.stop();
  await running;
}

/** The first time of `cron` after `from`; null where there is none. Throws where `cron` or `timezone` is not one. */
export function nextRun(cron: string, timezone: string, from = new Date()): Date | null {
  return new Cron(cron, {timezone}).nextRun(from);
}

/** The last time of `cron` before `from`; null where there was none. Throws as `nextRun` does. */
export function previousRun(cron: string, timezone: string, from = new Date()): Date | null {
  return new Cron(cron, {timezone}).previousRuns(1, from)[0] ?? null;
}

// What goes wrong in a run is on record by itself; a schedule goes on.
async function runOnce({run, say}: ScheduleOptions): Promise<void> {
  try {
    await run();
  } catch (error) {
    say((error as Error).message);
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), {once: true});
  });
}
