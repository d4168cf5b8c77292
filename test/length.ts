/** True in `npm run test:long`, which runs fuzz, laws and kills at full length. */
export const isLong = process.env.BENCHFOLIO_LONG === "1";

/** How often something random is tried: `short` times in `npm test`, `long` times in `npm run test:long`. */
export function runs(short: number, long: number): number {
  return isLong ? long : short;
}

/** Every `step`-th of many alike in `npm test`, all of them in `npm run test:long`. */
export function sample<T>(all: readonly T[], step: number): readonly T[] {
  return isLong ? all : all.filter((_, i) => i % step === 0);
}
