/** How far the engine of a page is. */
export type EngineStep =
  /** What came of it so far, in bytes as unpacked: how many there will be is not known. */
  | {readonly kind: "loading"; readonly bytes: number}
  | {readonly kind: "tables"; readonly done: number; readonly total: number}
  | {readonly kind: "ready"};

let current: EngineStep = {kind: "loading", bytes: 0};
/** Questions that wait for the engine's answer. */
let open = 0;
const listeners = new Set<() => void>();

/** How far the engine is that something waits for; null where nothing does. */
export function engineStep(): EngineStep | null {
  return open > 0 ? current : null;
}

export function tellStep(step: EngineStep): void {
  current = step;
  tell();
}

/** Hands on an answer of the engine's, which is waited for until then. */
export async function waitedFor<T>(answer: Promise<T>): Promise<T> {
  open++;
  tell();
  try {
    return await answer;
  } finally {
    open--;
    tell();
  }
}

/** Calls `listener` at every further step until the returned function is called. */
export function onStep(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
