import {fileSizes} from "../../components/charts/report/fileSizes.js";
import {trainingPods} from "../../components/charts/report/training.js";
import {watchlist} from "../../components/charts/report/watchlist.js";
import {modelStyles} from "../../components/charts/scores/modelStyle.js";
import {pairBars} from "../../components/charts/scores/pair.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {brief} from "../../lib/messages/brief.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {pairRows, summaryRows} from "../../queries/benchmarks.js";
import {PAIR} from "../../queries/defaults.js";
import {averageRows, fileRows, trainingRows, watchRows, winRows} from "../../queries/findings.js";
import type {PairRow, SummaryRow} from "../../queries/rows/benchmarks.js";
import type {AverageRow, FileRow, TrainingRow, WatchRow, WinRow} from "../../queries/rows/findings.js";
import {type BoardFiles, boardFrame, ignoredNote, openBoard} from "../board.js";

/** The brief: a picture for each claim of the report, and the figures that its sentences name. */
export function briefBoard(files: BoardFiles) {
  const board = openBoard(files, {});
  const m = brief[board.lang];
  const none = () => [];
  const summary = knownRows<SummaryRow>(files.answers, summaryRows([]));
  const styles = modelStyles(summary);
  const side = (id: string) => ({
    name: summary.find((row) => row.model_id === id)?.model ?? id,
    color: "var(--bf-other)",
    ...styles.get(id)
  });
  return {
    note: ignoredNote(board),
    peers: boardFrame(board, none, {
      id: "gemma-against-mistral",
      query: () => pairRows([], PAIR),
      show: (rows: readonly PairRow[]) =>
        pairBars(rows, {m: benchmarks[board.lang], a: side(PAIR.a), b: side(PAIR.b)})
    }),
    watch: boardFrame(board, none, {
      id: "three-companies",
      query: watchRows,
      show: (rows: readonly WatchRow[]) => watchlist(rows, {m, lang: board.lang})
    }),
    files: boardFrame(board, none, {
      id: "file-sizes",
      query: fileRows,
      show: (rows: readonly FileRow[]) => fileSizes(rows, {m})
    }),
    training: boardFrame(board, none, {
      id: "training-chips",
      query: trainingRows,
      show: (rows: readonly TrainingRow[]) => trainingPods(rows, {m}),
      height: 150
    }),
    figures: briefFigures(files.answers)
  };
}

/** The rows that the brief's sentences quote, by what they are about. */
export function briefFigures(answers: Answers) {
  const summary = knownRows<SummaryRow>(answers, summaryRows([]));
  const wins = knownRows<WinRow>(answers, winRows(PAIR.a));
  const averages = knownRows<AverageRow>(answers, averageRows());
  const [best] = summary;
  if (!best) throw new Error("no model has a score");
  return {
    best,
    watch: knownRows<WatchRow>(answers, watchRows()),
    against: (id: string) => found(wins, "model_id", id),
    average: (id: string) => found(averages, "model_id", id)
  };
}

function found<Row extends object>(rows: readonly Row[], key: keyof Row, value: string): Row {
  const row = rows.find((candidate) => candidate[key] === value);
  if (!row) throw new Error(`no row with ${String(key)} ${value}`);
  return row;
}
