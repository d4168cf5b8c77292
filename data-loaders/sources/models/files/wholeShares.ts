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

/** In percent: a smaller standard error takes a million questions. As fractions those of tests are mostly smaller. */
const SMALLEST_ERROR = 0.05;

/**
 * Throws BadInput where all standard errors of a column beside percents, which does not say its own unit, are so small
 * that they are likely fractions.
 */
export function refuseDoubtfulErrors(place: Location, errors: readonly (number | null)[]): void {
  const told = errors.filter((error) => error !== null && error > 0) as number[];
  if (told.length === 0 || told.some((error) => error >= SMALLEST_ERROR)) return;
  throw new BadInput(
    place,
    `standard errors beside percents are all below ${SMALLEST_ERROR}: write "(fraction)" or "(percent)" behind the header, or say the unit in mapping.json; the highest is`,
    told.reduce((a, b) => Math.max(a, b))
  );
}
