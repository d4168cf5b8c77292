import {extent} from "d3";
import {formatNumber} from "../../lib/format.js";

/** The greatest and the least of some values: whose they are, and how they are printed so that they differ. */
export interface Ends {
  readonly high: readonly string[];
  readonly highText: string;
  readonly low: readonly string[];
  readonly lowText: string;
  /** Whether all have one value. */
  readonly isOne: boolean;
}

/** The ends of named values, each with the names of all that share it; null of no values. `fewest`: digits behind the point. */
export function endsOf(
  values: readonly {readonly name: string; readonly value: number}[],
  fewest = 1
): Ends | null {
  const [low, high] = extent(values, ({value}) => value);
  if (low === undefined || high === undefined) return null;
  const of = (end: number) => values.filter(({value}) => value === end).map(({name}) => name);
  const isOne = low === high;
  const more = [0, 1, 2].map((each) => fewest + each);
  const digits = more.find((each) => formatNumber(low, each) !== formatNumber(high, each)) ?? fewest;
  const text = (value: number) => formatNumber(value, digits);
  return {high: of(high), highText: text(high), low: of(low), lowText: text(low), isOne};
}

/** The finding of lines: whose last value is the greatest and whose the least, one line or one value alone. */
export function endsTitle(
  ends: Ends | null,
  words: {
    readonly none: string;
    one(name: string, value: string): string;
    same(n: number, value: string): string;
    title(high: readonly string[], highText: string, low: readonly string[], lowText: string): string;
  }
): string {
  if (!ends) return words.none;
  const {high, highText, low, lowText, isOne} = ends;
  if (!isOne) return words.title(high, highText, low, lowText);
  return high.length === 1 ? words.one(high[0]!, highText) : words.same(high.length, highText);
}
