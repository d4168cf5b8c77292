import type {FetchOptions} from "../source.js";

/** Runs `run` for each of `items`, one after the other, and says how far it is. */
export type Each = <T>(items: readonly T[], run: (item: T) => Promise<void>) => Promise<void>;

/** Runs the calls of lists, stops where it is to end, and says how many of `total` are done. */
export function counting({signal, progress}: Pick<FetchOptions, "signal" | "progress">, total: number): Each {
  let done = 0;
  progress(0, total);
  return async (items, run) => {
    for (const item of items) {
      signal.throwIfAborted();
      await run(item);
      progress(++done, total);
    }
  };
}
