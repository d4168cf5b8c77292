import {BadInput, type Location} from "../../../badInput.js";
import type {EvidenceBenchmark} from "../../../models/evidence.js";

/** The unit of a benchmark as it is published. */
export type BenchmarkUnit = EvidenceBenchmark["unit"];

/** The unit that a file's numbers are in: a fraction (0 to 1) becomes percent (0 to 100). */
export type ScoreUnit = BenchmarkUnit | "fraction";

const UNITS: readonly string[] = ["percent", "fraction", "rating", "minutes", "usd", "loss"];

/** The unit that a word names, `%` included, or null. */
export function maybeScoreUnit(text: string): ScoreUnit | null {
  const word = text.trim().toLowerCase();
  return word === "%" ? "percent" : UNITS.includes(word) ? (word as ScoreUnit) : null;
}

export function benchmarkUnit(unit: ScoreUnit): BenchmarkUnit {
  return unit === "fraction" ? "percent" : unit;
}

const RANGES: Partial<Record<ScoreUnit, readonly [number, number]>> = {
  percent: [0, 100],
  fraction: [0, 1],
  minutes: [0, Number.POSITIVE_INFINITY]
};

/** A score in the unit of its benchmark. Throws BadInput where it is outside of what its unit allows. */
export function toBenchmarkUnit(
  place: Location,
  value: number,
  unit: ScoreUnit,
  printed: unknown = value
): number {
  const [low, high] = RANGES[unit] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (!Number.isFinite(value)) throw new BadInput(place, "not a finite number", printed);
  if (value < low || value > high)
    throw new BadInput(
      place,
      `outside ${low} to ${high === Number.POSITIVE_INFINITY ? "infinity" : high} (${unit})`,
      printed
    );
  return unit === "fraction" ? shifted(value) : value;
}

/** A standard error in the unit of its benchmark. Throws BadInput where it is below 0 or wider than the unit. */
export function toErrorUnit(
  place: Location,
  value: number,
  unit: ScoreUnit,
  printed: unknown = value
): number {
  const most = unit === "fraction" ? 1 : unit === "percent" ? 100 : Number.POSITIVE_INFINITY;
  if (!(value >= 0 && value <= most)) throw new BadInput(place, `not a standard error (${unit})`, printed);
  return unit === "fraction" ? shifted(value) : value;
}

// 0.587 is 58.7 percent, not 58.699999999999996.
function shifted(fraction: number): number {
  return Number.parseFloat((fraction * 100).toPrecision(15));
}
