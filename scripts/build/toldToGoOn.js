/**
 * Resolves when the build says on standard input that what comes before has ended; at once where it is run by hand.
 * Rejects where the build ends without a word. (JavaScript: Framework's Node, which reads no TypeScript, waits by it too.)
 */
export async function toldToGoOn() {
  if (!process.env.BENCHFOLIO_WAITS) return;
  for await (const words of process.stdin) if (String(words).includes("go on")) return;
  throw new Error("the build ended before it said to go on");
}
