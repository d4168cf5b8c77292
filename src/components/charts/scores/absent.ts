import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {isStarred} from "./words.js";

export interface Asked {
  readonly models: readonly {readonly model_id: string; readonly name: string}[];
  readonly categories: readonly string[];
  readonly benchmarks: readonly string[];
  /** Scores marked `*` are left out. */
  readonly unmarked: boolean;
}

/** Names the models that were asked for and of which the filters leave no score, by the reason. `all` are the scores without a filter. */
export function absentNotes(
  all: readonly ScoreRow[],
  {models, categories, benchmarks, unmarked}: Asked,
  {absent}: BenchmarkMessages
): string[] {
  const isChosen = ({category, benchmark_id}: ScoreRow) =>
    categories.includes(category) && benchmarks.includes(benchmark_id);
  const reasons: Record<keyof typeof absent, string[]> = {unscored: [], elsewhere: [], marked: []};
  for (const {model_id, name} of models) {
    const own = all.filter((row) => row.model_id === model_id);
    const chosen = own.filter(isChosen);
    if (own.length === 0) reasons.unscored.push(name);
    else if (chosen.length === 0) reasons.elsewhere.push(name);
    else if (unmarked && chosen.every(isStarred)) reasons.marked.push(name);
  }
  return Object.entries(reasons).flatMap(([reason, names]) =>
    names.length > 0 ? [absent[reason as keyof typeof absent](names)] : []
  );
}
