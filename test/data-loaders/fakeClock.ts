import type {Clock} from "../../data-loaders/sources/http/clock.js";

/** A clock that nobody waits for: sleeping moves it on, and is on record. */
export function fakeClock(random = 0.5): Clock & {readonly slept: number[]} {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => random,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
    }
  };
}
