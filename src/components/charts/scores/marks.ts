import {groups} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";

/** What the mark of a benchmark depends on: a model with a score on it. */
interface Scored {
  readonly model: string;
  readonly benchmark: string;
  readonly benchmark_mark: string | null;
  readonly other_split: number | null;
  readonly has_other_split: boolean;
}

/** The models with a score on another split of the questions, which is what a mark speaks of where there is one. */
function onOtherSplit(scores: readonly Scored[]): Scored[] {
  return scores.filter(({other_split}) => other_split !== null);
}

/** The mark of a benchmark; none where it speaks of models that are not among the scores. */
export function shownMark(scores: readonly Scored[]): string {
  const [first] = scores;
  return first?.has_other_split && onOtherSplit(scores).length === 0 ? "" : (first?.benchmark_mark ?? "");
}

/** What the marks on the benchmarks of these scores mean, as far as the tables say; nothing where no mark is shown. */
export function benchmarkNotes(rows: readonly Scored[], m: BenchmarkMessages): string[] {
  return groups(rows, ({benchmark}) => benchmark).flatMap(([benchmark, scores]) => {
    const mark = shownMark(scores);
    if (mark === "") return [];
    const others = onOtherSplit(scores).map(({model, other_split}) =>
      m.notes.scoreOf(model, formatNumber(other_split, 1))
    );
    return [
      others.length > 0 ? m.notes.otherSplit(mark, benchmark, others) : m.notes.marked(mark, benchmark)
    ];
  });
}

/** Marks each once, in the order of the rows. */
export function distinctMarks(marks: readonly (string | null)[]): string[] {
  return [...new Set(marks)].filter((mark) => mark !== null);
}
