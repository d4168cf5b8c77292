import {isDemoCode} from "./demo/demoTables.js";
import {nextRun, previousRun} from "./schedule.js";
import {SOURCES} from "./sources/index.js";
import {latestPrices, readReports} from "./sources/report.js";
import {publishedSnapshot, readRunsToPublish, storeFolder} from "./store/publishedSnapshot.js";
import {isRefresh} from "./store/runs.js";
import type {Snapshot} from "./store/snapshot.js";
import {openStore} from "./store/store.js";
import {dayIn} from "./today.js";

type Env = Readonly<Record<string, string | undefined>>;

/** What a page needs to say how old the data are, and whether they should be newer. Times are ISO 8601, UTC. */
export interface Freshness {
  /** Null: the reports alone. */
  readonly snapshot: {
    readonly run_id: string;
    readonly as_of: string;
    readonly source: string;
    readonly written_at: string;
  } | null;
  /** The day whose state is published. */
  readonly as_of: string;
  /** The latest stored day, where an earlier one is published because somebody chose it; else null. */
  readonly newer_as_of: string | null;
  /** When the last refresh that worked ended, with new figures or without; null: none has. */
  readonly last_success: string | null;
  /** The times at which somebody promised to refresh: `BENCHFOLIO_SCHEDULE` and `BENCHFOLIO_TIMEZONE`. */
  readonly schedule: {readonly cron: string; readonly timezone: string} | null;
  /** The first of these times after the build. */
  readonly next_run: string | null;
  /** The day of the reports' latest prices. */
  readonly report_as_of: string;
  /** The sources that a refresh can ask. */
  readonly sources: readonly string[];
  /** Whether the companies are the synthetic ones of the demo: pages and exports then say so. */
  readonly is_demo: boolean;
  /** When a reader is to be told that the data are older than promised; null: nothing is promised. */
  readonly late: Late | null;
}

export interface Late {
  readonly after: string;
  /** The promised time that passed, or will have passed, without a refresh. */
  readonly due: string;
  /** `overdue`: no run has worked since. `old`: runs work, and bring nothing new. */
  readonly reason: "overdue" | "old";
}

/** A refresh that begins at its time has this long to end, and to build the site that says so. */
const GRACE_MS = 3_600_000;
/** The market is never closed for longer: docs/percentile.md. */
const HOLIDAY_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Freshness of what is published now; `say` hears of a record of runs that is broken. Throws where the promised schedule
 * is not one.
 */
export async function freshness(
  env: Env = process.env,
  now = new Date(),
  say: (line: string) => void = () => {}
): Promise<Freshness> {
  const snapshot = await publishedSnapshot(env);
  const worked = (await readRunsToPublish(env, say)).findLast((run) => run.status === "ok" && isRefresh(run));
  const last_success = worked ? (worked.finished_at ?? worked.started_at) : null;
  const reported = latestPrices(await readReports());
  const as_of = snapshot?.as_of ?? reported;
  // Without a snapshot the store may be one that cannot be trusted: nothing is asked of it.
  const latest = snapshot && (await openStore(storeFolder(env)).snapshots()).at(-1)?.as_of;
  const newer_as_of = latest && latest > as_of ? latest : null;
  const cron = env.BENCHFOLIO_SCHEDULE;
  const schedule = cron ? {cron, timezone: env.BENCHFOLIO_TIMEZONE || "Asia/Shanghai"} : null;
  return {
    snapshot: snapshot && {
      run_id: snapshot.run_id,
      as_of: snapshot.as_of,
      source: snapshot.source,
      written_at: snapshot.written_at
    },
    as_of,
    newer_as_of,
    last_success,
    schedule,
    next_run: schedule && iso(nextRun(schedule.cron, schedule.timezone, now)),
    report_as_of: reported,
    sources: Object.keys(SOURCES),
    is_demo: snapshot !== null && (await hasDemoCodes(snapshot)),
    late: schedule && lateness(schedule, {as_of, isChosen: newer_as_of !== null, last_success, now})
  };
}

/** By the codes themselves: whatever brought them, no synthetic company goes without its mark. */
async function hasDemoCodes(snapshot: Snapshot): Promise<boolean> {
  return (await snapshot.read("companies")).some(({code}) => isDemoCode(code));
}

/** Freshness as JSON: what the build knows already, where it does. */
export async function freshnessJson(env: Env = process.env): Promise<string> {
  return env.BENCHFOLIO_FRESHNESS || JSON.stringify(await freshness(env));
}

interface Published {
  readonly as_of: string;
  /** Whether a later day is stored. */
  readonly isChosen: boolean;
  readonly last_success: string | null;
  readonly now: Date;
}

/**
 * When data of the day `as_of` become older than `schedule` promises. Either a promised time passes without a run
 * that works; or runs work, and their figures are further behind the promised times than any holiday is long. A day that
 * was chosen says nothing of what runs brought.
 */
function lateness(
  {cron, timezone}: NonNullable<Freshness["schedule"]>,
  {as_of, isChosen, last_success, now}: Published
): Late | null {
  const due = nextRun(cron, timezone, last_success === null ? now : new Date(last_success));
  const before = previousRun(cron, timezone, now);
  if (due !== null && due <= now) return late(due, "overdue");
  if (before !== null && !isChosen && daysBetween(as_of, dayIn(timezone, before)) > HOLIDAY_DAYS)
    return late(before, "old");
  return due && late(due, "overdue");
}

function late(due: Date, reason: Late["reason"]): Late {
  // Whether figures are old is known already; whether a run will work is not before it has had its time.
  const grace = reason === "old" ? 0 : GRACE_MS;
  return {after: new Date(+due + grace).toISOString(), due: due.toISOString(), reason};
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
