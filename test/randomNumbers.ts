import {seededNumbers as randomNumbers} from "../data-loaders/demo/randomNumbers.js";

export {randomNumbers};

/** Picks of a seed: a number below `n`, one of a list. */
export function picks(seed: number) {
  const random = randomNumbers(seed);
  const below = (n: number) => Math.floor(random() * n);
  return {random, below, of: <T>(list: readonly T[]): T => list[below(list.length)]!};
}
