import {setTimeout as wait} from "node:timers/promises";

/** Time and chance, so that tests need neither. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to, and not with, 1. */
  random(): number;
}

export const SYSTEM_CLOCK: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  async sleep(ms, signal) {
    await wait(ms, undefined, {signal}).catch(() => {});
    signal.throwIfAborted();
  }
};

/** Lets one call pass after the other, evenly spaced, so that no minute has more than `callsPerMinute`. */
export function rateLimit(callsPerMinute: number, clock: Clock): (signal: AbortSignal) => Promise<void> {
  const gap = 60_000 / callsPerMinute;
  let next = clock.now();
  return async (signal) => {
    const start = Math.max(next, clock.now());
    next = start + gap;
    if (start > clock.now()) await clock.sleep(start - clock.now(), signal);
  };
}
