import {nextRun} from "./schedule.js";
import {pinnedSnapshot} from "./store/pinned.js";

/** What a page needs to say how old the data are, and whether they should be newer. */
export interface Freshness {
  /** Null: the embedded report alone. */
  readonly snapshot: {
    readonly run_id: string;
    readonly as_of: string;
    readonly source: string;
    readonly written_at: string;
  } | null;
  /** The times at which somebody promised to refresh: `BENCHFOLIO_SCHEDULE` and `BENCHFOLIO_TIMEZONE`. */
  readonly schedule: {readonly cron: string; readonly timezone: string} | null;
  /** The first of these times after the build, ISO 8601: data are late when it has passed. */
  readonly next_run: string | null;
}

/** Freshness of what is published now. Throws where the promised schedule is not one. */
export async function freshness(env = process.env, now = new Date()): Promise<Freshness> {
  const snapshot = await pinnedSnapshot();
  const cron = env.BENCHFOLIO_SCHEDULE;
  const timezone = env.BENCHFOLIO_TIMEZONE || "Asia/Shanghai";
  return {
    snapshot: snapshot && {
      run_id: snapshot.run_id,
      as_of: snapshot.as_of,
      source: snapshot.source,
      written_at: snapshot.written_at
    },
    schedule: cron ? {cron, timezone} : null,
    next_run: cron ? (nextRun(cron, timezone, now)?.toISOString() ?? null) : null
  };
}
