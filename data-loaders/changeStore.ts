import {buildAfter, type RunOutcome, toRun} from "./buildAfter.js";
import {BY_HAND, newRun} from "./store/runs.js";
import type {Store, StoreWriter} from "./store/store.js";
import {afterToday, marketToday} from "./today.js";

/** What somebody wants of the stored days: one that stays published (null: the latest again), or one that is gone. */
export type StoreChange = {readonly use: string | null} | {readonly drop: string};

export interface ChangeOptions {
  readonly store: Store;
  readonly signal: AbortSignal;
  readonly build?: (signal: AbortSignal) => Promise<boolean>;
  readonly redact?: (text: string) => string;
  /** The day it is, ISO: that of the market by default. */
  readonly today?: string;
}

/**
 * Pins or drops a stored day under the store's lock, puts it on record, and has the site built. Throws BadInput for what
 * cannot be done, which changes nothing and is not on record, and LockHeld where somebody else is at work.
 */
export async function changeStore(change: StoreChange, options: ChangeOptions): Promise<RunOutcome> {
  const {store, signal, build, redact = (text) => text, today = marketToday()} = options;
  const run = newRun(BY_HAND);
  return store.withLock(async (writer) => {
    const message = `${await apply(change, store, writer)}${await futureOf(store, today)}`;
    const outcome: RunOutcome = {
      ...run,
      finished_at: new Date().toISOString(),
      status: "ok",
      rows_in: 0,
      rows_out: 0,
      message,
      public_message: message,
      published: (await store.current())?.run_id ?? null,
      pinned: await store.pinned(),
      is_built: null
    };
    await writer.recordRun(toRun(outcome));
    return buildAfter(outcome, {writer, signal, build, redact});
  }, run);
}

/** A day that was stored before such days were refused is published on somebody's word, but not without one of ours. */
async function futureOf(store: Store, today: string): Promise<string> {
  const day = (await store.current())?.as_of;
  if (day === undefined || day <= today) return "";
  return `; it is ${afterToday(today)}: npm run store -- drop ${day} removes it`;
}

async function apply(change: StoreChange, store: Store, writer: StoreWriter): Promise<string> {
  const pinned = await store.pinned();
  if ("use" in change) {
    await writer.use(change.use);
    const day = (await store.current())?.as_of;
    if (change.use === null)
      return pinned === null
        ? `nothing was pinned: the latest day, ${day}, stays published`
        : `${pinned} is not pinned any more: the latest day, ${day}, is published`;
    return `${day} is pinned: it stays published, whatever is stored`;
  }
  await writer.drop(change.drop);
  const day = (await store.current())?.as_of;
  const was = pinned === change.drop ? ", and was pinned" : "";
  return `${change.drop} is dropped${was}: ${day} is published`;
}
