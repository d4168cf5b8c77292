/** What computes an answer did not come: the network's fault, not that of the question. */
export class NotLoaded extends Error {
  constructor(cause: unknown) {
    super("what computes the answer could not be loaded", {cause});
    this.name = "NotLoaded";
  }
}

const AGAIN = "benchfolio:again";

/** Asks everything that failed once more. */
export function tryAgain(): void {
  dispatchEvent(new Event(AGAIN));
}

/** Resolves when the reader wants to try again, or the network is back. */
export function nextTry(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onTryAgain(() => {
      stop();
      resolve();
    });
  });
}

/** Calls `retry` when the reader wants to try again, and when the network is back; until the returned function is called. */
export function onTryAgain(retry: () => void): () => void {
  const events = [AGAIN, "online"];
  for (const event of events) addEventListener(event, retry);
  return () => {
    for (const event of events) removeEventListener(event, retry);
  };
}
