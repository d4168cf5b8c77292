const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
const releases = new Set<() => void>();

/**
 * Calls `release` when this process exits, or is ended by a signal that the program does not handle itself
 * (then it ends on its own terms, and releases on its way). Returns how to take that back.
 */
export function releaseAtExit(release: () => void): () => void {
  if (releases.size === 0) listen();
  releases.add(release);
  return () => {
    releases.delete(release);
    if (releases.size === 0) stopListening();
  };
}

function listen(): void {
  process.on("exit", releaseAll);
  for (const signal of SIGNALS) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off("exit", releaseAll);
  for (const signal of SIGNALS) process.off(signal, onSignal);
}

function releaseAll(): void {
  for (const release of releases) release();
}

function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  releaseAll();
  stopListening();
  process.kill(process.pid, signal);
}
