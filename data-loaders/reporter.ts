/** The steps of a refresh, in order. */
export const STEPS = ["fetch", "validate", "compute", "gate", "store", "build"] as const;

/** What was understood of a file. */
export interface FileNote {
  /** In one line. */
  readonly line: string;
  /** In all: its columns, what was left out, and why. Several lines. */
  readonly details: string;
  /** Rows, days or scores that were taken over; none: the file is no table, or an empty one. */
  readonly taken: number;
}

/** Who is told how far a refresh is. */
export interface Reporter {
  step(name: (typeof STEPS)[number]): void;
  progress(done: number, total: number): void;
  say(line: string): void;
  /** Where it is missing, the details are said. */
  file?(note: FileNote): void;
}
