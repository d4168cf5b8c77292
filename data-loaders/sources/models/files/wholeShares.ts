import {BadInput, type Location} from "../../../badInput.js";

/**
 * Throws BadInput where all numbers of a column that does not say its unit are within 0 to 1: they may be fractions
 * or very small percentages, a hundred times apart.
 */
export function refuseDoubtful(place: Location, values: readonly number[], what: string): void {
  if (values.length === 0 || values.some((value) => value > 1)) return;
  throw new BadInput(
    place,
    `${what} are wholly within 0 to 1: write "(fraction)" or "(percent)" behind the header, or say the unit in mapping.json; the highest is`,
    Math.max(...values.slice(0, 100_000))
  );
}
