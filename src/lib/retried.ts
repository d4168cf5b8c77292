/** Runs `start` once and shares its promise; what failed (the network went away) is tried again at the next call. */
export function retried<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start().catch((error) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}
