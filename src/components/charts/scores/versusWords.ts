import {formatNumber} from "../../../lib/format.js";
import type {VersusMessages} from "../../../lib/messages/versus.js";
import type {RecordRow, StandingRow} from "../../../queries/rows/versus.js";

/** A compared model against all others. */
export interface Totals {
  readonly name: string;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Share of the comparisons that are won, a tie counting half; 0 to 1. */
  readonly share: number;
}

/** What each model won of its comparisons with the others, in the order of `models`; one without a comparison is left out. */
export function totalsOf(
  records: readonly RecordRow[],
  models: readonly {readonly id: string; readonly name: string}[]
): Totals[] {
  return models.flatMap(({id, name}) => {
    let [wins, ties, losses] = [0, 0, 0];
    for (const row of records) {
      if (row.model_id !== id && row.other_model_id !== id) continue;
      wins += row.model_id === id ? row.wins : row.losses;
      losses += row.model_id === id ? row.losses : row.wins;
      ties += row.ties;
    }
    const n = wins + ties + losses;
    return n === 0 ? [] : [{name, wins, ties, losses, share: (wins + ties / 2) / n}];
  });
}

/** The finding: which model wins the largest share of its comparisons. */
export function versusTitle(totals: readonly Totals[], {title}: VersusMessages): string {
  const most = Math.max(...totals.map(({share}) => share));
  const leaders = totals.filter(({share}) => share === most);
  const [leader] = leaders;
  if (!leader) return title.empty;
  if (leaders.length === totals.length) return title.level;
  if (leaders.length > 1)
    return title.shared(
      leaders.map(({name}) => name),
      formatNumber(100 * most, 1)
    );
  const {name, wins, ties, losses} = leader;
  const n = wins + ties + losses;
  return wins === n ? title.all(name, n) : title.most(name, wins, ties, n);
}

/** A size class in words. */
export function className(
  {above_b, to_b}: Pick<StandingRow, "above_b" | "to_b">,
  {classes}: VersusMessages
): string {
  if (above_b === null) return to_b === null ? classes.unknown : classes.upTo(String(to_b));
  return to_b === null ? classes.over(String(above_b)) : classes.between(String(above_b), String(to_b));
}

/** A mean in percent. */
export function meanText(mean: number | null): string {
  return formatNumber(mean, 1);
}

/** None is better of all models with the same benchmarks; a sentence without a full stop. */
export function bestOfAll({best_model, best_mean, n_models}: StandingRow, {classes}: VersusMessages): string {
  return classes.best(best_model, meanText(best_mean), n_models);
}

/** Where each model stands in its size class, and which is the best of all; that there is nothing to say where they share nothing. */
export function standingNotes(standings: readonly StandingRow[], v: VersusMessages): string[] {
  const [first] = standings;
  if (!first) return [`${v.classes.noneShared}${v.stop}`];
  return [
    v.classes.basis(first.n_benchmarks),
    [...standings.map((row) => standingNote(row, v)), `${bestOfAll(first, v)}${v.stop}`].join(v.space)
  ];
}

function standingNote(row: StandingRow, v: VersusMessages): string {
  const {classes} = v;
  const {model, class_n_models: n, class_rank, class_tied, class_best_model, class_best_mean} = row;
  const mean = meanText(row.mean);
  if (n === null || class_best_model === null) return classes.unsized(model, mean);
  const size = className(row, v);
  if (n === 1) return classes.only(model, mean, size);
  if (class_rank === 1)
    return class_tied === 1 ? classes.leads(model, mean, n, size) : classes.shares(model, mean, n, size);
  return classes.behind(model, mean, class_best_model, meanText(class_best_mean), n, size);
}
