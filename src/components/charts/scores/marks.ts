import {groups} from "d3";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";

/** What the mark of a benchmark depends on: a model with a score on it. */
interface Scored {
  readonly model_id: string;
  readonly model: string;
  readonly benchmark: string;
  readonly benchmark_mark: string | null;
}

/**
 * Who scores higher on the split of the questions that a benchmark marked † leaves aside: first the model whose
 * developer reports on that split.
 */
const HIGHER = ["mistral-7b", "gemma-7b"];

/** The models that a benchmark's † speaks of, as far as they are shown; none where the first of them is not. */
function daggered(scores: readonly Scored[]): string[] {
  const names = HIGHER.map((id) => scores.find(({model_id}) => model_id === id)?.model);
  return names[0] === undefined ? [] : names.filter((name) => name !== undefined);
}

/** The mark of a benchmark where a model that it speaks of is among the scores; else none. */
export function shownMark(scores: readonly Scored[]): string {
  const mark = scores[0]?.benchmark_mark ?? "";
  return mark === "†" && daggered(scores).length === 0 ? "" : mark;
}

/** What † means on each benchmark of these scores; nothing where no mark is shown. */
export function daggerNotes(rows: readonly Scored[], {notes}: BenchmarkMessages): string[] {
  const marked = rows.filter(({benchmark_mark}) => benchmark_mark === "†");
  return groups(marked, ({benchmark}) => benchmark).flatMap(([benchmark, scores]) => {
    const names = daggered(scores);
    return names.length > 0 ? [notes.dagger(benchmark, names)] : [];
  });
}
