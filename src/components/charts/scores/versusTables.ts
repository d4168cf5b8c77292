import {greatest} from "d3";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {CommonMessages} from "../../../lib/messages/common.js";
import type {VersusMessages} from "../../../lib/messages/versus.js";
import type {RecordRow, StandingRow} from "../../../queries/rows/versus.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure} from "../../figure.js";
import type {Column} from "../../table/column.js";
import {figureTable} from "../../table/figureTable.js";
import {provenance} from "../provenance.js";
import {bestOfAll, className, meanText} from "./versusWords.js";

interface TableOptions {
  readonly m: BenchmarkMessages;
  readonly v: VersusMessages;
  readonly labels: CommonMessages["table"];
  /** What the file's name has of the compared models. */
  readonly file: string;
}

const RECORD_FILE = keyed<RecordRow>([
  ...(["model_id", "model", "other_model_id", "other_model", "n", "wins", "ties", "losses"] as const),
  ...(["most_ahead_on", "most_ahead", "most_behind_on", "most_behind", "as_of", "source"] as const)
]);

/** Each two models over what both have, as a table. */
export function recordTable(
  rows: readonly RecordRow[],
  {m, v, labels, file}: TableOptions
): Figure<RecordRow> {
  const {columns: c, records} = v;
  const number = (key: "n" | "wins" | "ties" | "losses", label: string): Column<RecordRow> => ({
    ...{key, label},
    numeric: true
  });
  const most = (on: string | null, points: number | null) =>
    on === null ? MISSING : `${on}: ${formatNumber(points, 1)}`;
  const columns: Column<RecordRow>[] = [
    {key: "model", label: c.model},
    {key: "other_model", label: c.other},
    ...[number("n", c.n), number("wins", c.wins), number("ties", c.ties), number("losses", c.losses)],
    {
      ...{key: "most_ahead", label: c.ahead, unit: c.points},
      format: ({most_ahead_on, most_ahead}) => most(most_ahead_on, most_ahead)
    },
    {
      ...{key: "most_behind", label: c.behind, unit: c.points},
      format: ({most_behind_on, most_behind}) => most(most_behind_on, most_behind)
    }
  ];
  const shared = {...provenance(rows), rows, columns, fileColumns: RECORD_FILE, about: {file}};
  return {
    ...shared,
    title: recordTitle(rows, m, v),
    subtitle: rows.length > 0 ? records.subtitle(shared.asOf) : "",
    ...figureTable(rows, columns, {
      caption: records.caption,
      hideCaption: true,
      labels: {...labels, empty: `${v.title.empty}${v.stop}`}
    })
  };
}

/** The pair of which one wins the largest share more than the other. */
function recordTitle(rows: readonly RecordRow[], {pair}: BenchmarkMessages, v: VersusMessages): string {
  const clearest = greatest(rows, ({wins, losses, n}) => Math.abs(wins - losses) / n);
  if (!clearest) return v.title.empty;
  const {model, other_model, wins, ties, losses} = clearest;
  if (wins === losses) return v.records.even;
  return v.records.clearest(
    wins > losses
      ? pair.record(model, other_model, wins, ties, losses)
      : pair.record(other_model, model, losses, ties, wins)
  );
}

const CLASS_FILE = keyed<StandingRow>([
  ...(["model_id", "model", "params_b", "n_benchmarks", "mean", "above_b", "to_b"] as const),
  ...([
    "class_n_models",
    "class_rank",
    "class_best_model_id",
    "class_best_model",
    "class_best_mean"
  ] as const),
  ...(["n_models", "rank", "best_model_id", "best_model", "best_mean", "as_of", "source"] as const)
]);

/** Each model beside the best of its size class and the best of all, as a table. */
export function classTable(
  rows: readonly StandingRow[],
  {v, labels, file}: TableOptions
): Figure<StandingRow> {
  const {columns: c, classes} = v;
  const columns: Column<StandingRow>[] = [
    {key: "model", label: c.model},
    {key: "mean", label: c.mean, unit: "%", numeric: true, format: ({mean}) => meanText(mean)},
    {key: "to_b", label: c.size, format: (row) => className(row, v), order: (row) => row.to_b ?? row.above_b},
    {
      ...{key: "class_rank", label: c.place, numeric: true},
      format: ({class_rank, class_n_models}) =>
        class_rank === null || class_n_models === null ? MISSING : c.of(class_rank, class_n_models)
    },
    {
      ...{key: "class_best_mean", label: c.classBest},
      format: ({class_best_model, class_best_mean}) =>
        class_best_model === null ? MISSING : `${class_best_model}: ${meanText(class_best_mean)}`
    },
    {key: "rank", label: c.rank, numeric: true, format: ({rank, n_models}) => c.of(rank, n_models)},
    {
      ...{key: "best_mean", label: c.best},
      format: ({best_model, best_mean}) => `${best_model}: ${meanText(best_mean)}`
    }
  ];
  const [first] = rows;
  const shared = {...provenance(rows), rows, columns, fileColumns: CLASS_FILE, about: {file}};
  return {
    ...shared,
    title: first ? bestOfAll(first, v) : classes.noneShared,
    subtitle: first ? classes.subtitle(first.n_benchmarks, shared.asOf) : "",
    ...figureTable(rows, columns, {
      caption: classes.caption,
      hideCaption: true,
      labels: {...labels, empty: `${classes.noneShared}${v.stop}`}
    })
  };
}
