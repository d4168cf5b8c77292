/** The steps of a refresh, in order. */
export const STEPS = ["fetch", "validate", "compute", "gate", "store", "build"] as const;

/** Who is told how far a refresh is. */
export interface Reporter {
  step(name: (typeof STEPS)[number]): void;
  progress(done: number, total: number): void;
  say(line: string): void;
}
