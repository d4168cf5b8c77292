import {isLong} from "./length.js";

/** Prints what a long run counted, so that its log proves the numbers of docs/security.md; `npm test` is silent. */
export function tell(what: string, counts: Readonly<Record<string, number>>): void {
  if (!isLong) return;
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  // Past the runner, which keeps a console's lines from its dots.
  process.stdout.write(`\n${what}: ${parts.join(", ")}\n`);
}
