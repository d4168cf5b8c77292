import type {Weights} from "../../components/filters/weights.js";
import {oneOf, type Param, type Params, wholeNumber} from "../../lib/permalink.js";
import {AVERAGES, type Average} from "../../lib/ranking/averages.js";
import {SEED} from "../../lib/ranking/random.js";
import {RESAMPLED, type Resampled} from "../../lib/ranking/rankModels.js";
import type {RankingChoice} from "../../lib/ranking/requestOf.js";

/** What weighs the same as another: a benchmark, or a category. */
export const BALANCES = ["benchmarks", "categories"] as const;
export const MOST_WEIGHT = 3;
export const WEIGHT_STEP = 0.25;

/** The part of a page's state that says how models are ranked. */
export interface RankingState {
  readonly average: Average;
  readonly over: Resampled;
  readonly balance: (typeof BALANCES)[number];
  readonly weights: Weights;
  /** Of what is drawn. */
  readonly seed: number;
}

/**
 * Spread into a page's `Params`: the address has `average=win_rate`, `over=items`, `balance=categories`,
 * `weights=math*2,code*0.5` and `seed=7`.
 */
export function rankingParams(categories: readonly string[]): Params<RankingState> {
  return {
    average: oneOf(AVERAGES, "mean"),
    over: oneOf(RESAMPLED, "tasks"),
    balance: oneOf(BALANCES, "benchmarks"),
    weights: weightsOf(categories),
    seed: wholeNumber(0, 999_999_999, SEED)
  };
}

/** The names of the state above: what a figure's rows depend on. */
export const RANKING = ["average", "over", "balance", "weights", "seed"] as const;

/** What is ranked by, as the ranking takes it. */
export function rankingChoice({average, over, balance, weights, seed}: RankingState): RankingChoice {
  return {average, resampled: over, isShared: balance === "categories", weights, seed};
}

/** Weights of some names, `math*2,code*0.5` in the order of the names; one of 1 is not written. */
export function weightsOf(names: readonly string[]): Param<Weights> {
  const isWeight = (text: string) => /^\d(\.\d{1,2})?$/.test(text) && Number(text) <= MOST_WEIGHT;
  return {
    initial: {},
    format: (weights) =>
      names.flatMap((name) => ((weights[name] ?? 1) === 1 ? [] : [`${name}*${weights[name]}`])).join(","),
    parse: (text) => {
      const read: Record<string, number> = {};
      const ignored: string[] = [];
      for (const part of text === "" ? [] : text.split(",")) {
        const [name = "", weight = "", ...rest] = part.split("*");
        if (rest.length === 0 && names.includes(name) && !Object.hasOwn(read, name) && isWeight(weight))
          read[name] = Number(weight);
        else ignored.push(part);
      }
      return ignored.length > 0 ? {value: read, ignored: ignored.join(",")} : {value: read};
    }
  };
}
