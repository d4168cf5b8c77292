/** True in `npm run test:long`, which runs fuzz, laws and kills at full length. */
export const isLong = process.env.BENCHFOLIO_LONG === "1";

/** How often something random is tried: `short` times in `npm test`, `long` times in `npm run test:long`. */
export function runs(short: number, long: number): number {
  return isLong ? long : short;
}
