import {vi} from "vitest";

/** Stands in for idle time, which jsdom has none of: what was asked for waits until `find` is called. */
export function stubIdleTime() {
  const waiting = new Set<() => void>();
  vi.stubGlobal("requestIdleCallback", (callback: () => void) => {
    waiting.add(callback);
    return callback;
  });
  vi.stubGlobal("cancelIdleCallback", (callback: () => void) => waiting.delete(callback));
  return {
    waiting,
    find() {
      const found = [...waiting];
      waiting.clear();
      for (const work of found) work();
    }
  };
}
