import {emptyFigure} from "../../components/charts/plot/emptyFigure.js";
import {provenance} from "../../components/charts/provenance.js";
import {absentNotes} from "../../components/charts/scores/absent.js";
import {scoreDots} from "../../components/charts/scores/dots.js";
import {scoreHeat} from "../../components/charts/scores/heat.js";
import {modelStyles} from "../../components/charts/scores/modelStyle.js";
import {pairBars} from "../../components/charts/scores/pair.js";
import {summaryColumns, summaryFigure} from "../../components/charts/scores/summary.js";
import type {Figure} from "../../components/figure.js";
import {figureTable} from "../../components/table/figureTable.js";
import type {Joined} from "../../lib/joinRows.js";
import type {Language} from "../../lib/language.js";
import {type BenchmarkMessages, benchmarks} from "../../lib/messages/benchmarks.js";
import {boards} from "../../lib/messages/boards.js";
import type {RowSource} from "../../lib/rowSource.js";
import type {PairRow, SummaryRow} from "../../queries/rows/benchmarks.js";
import {type Board, boardFrame, switchedBy} from "../board.js";
import {type ChosenScores, placed, summarize} from "./chosenScores.js";
import type {benchmarkFilters} from "./controls.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";
import {sideOf, versusFigures} from "./versus.js";

interface Shown {
  readonly filters: ReturnType<typeof benchmarkFilters>;
  readonly choices: BenchmarkChoices;
  /** The scores under the filters. */
  readonly chosen: RowSource<Joined<ChosenScores>>;
}

/** The scores in the view that is chosen. */
export function scoreFigures(
  board: Board<BenchmarkState>,
  {filters: {chips, ofRows}, choices, chosen}: Shown
): HTMLElement {
  const {state, lang, sourceName} = board;
  const {models} = choices;
  const m = wordsOf(lang, choices);
  const styles = modelStyles(models.map((model) => ({...model, model: model.name})));
  const side = (id: string) => sideOf(id, choices, styles);
  // Of all models, two are chosen by themselves: the title and the file's name say which.
  const pairChips = () => chips().filter(({key}) => key !== "models");
  const whole = naming(board, choices);
  const shown = ({set, view}: Readonly<BenchmarkState>) => (set === "report" ? view : "");
  return switchedBy(board, ["set", "view"], shown, {
    heat: () =>
      boardFrame(board, chips, {
        id: "scores",
        texts: true,
        rows: chosen,
        show: ([found]: readonly Joined<ChosenScores>[]) =>
          whole(
            scoreHeat(placed(found?.scores ?? []), {
              ...{m, sourceName, means: summaryOf(found)},
              ...{sort: state.value.rank, onSort: (rank) => state.set({rank})}
            })
          )
      }),
    dots: () =>
      boardFrame(board, chips, {
        id: "score-dots",
        rows: chosen,
        show: ([found]: readonly Joined<ChosenScores>[]) =>
          whole(scoreDots(placed(found?.scores ?? []), {m, sort: state.value.sort})),
        redrawOn: ["sort"]
      }),
    pair: () =>
      versusFigures(board, {
        ...{chips: pairChips, ofRows, choices},
        pair: ({query, sides}) =>
          boardFrame(board, pairChips, {
            ...{id: "head-to-head", clauses: [ofRows], query},
            show: (found: readonly PairRow[]) => {
              if (models.length === 0)
                return {...emptyFigure(m.empty), source: "", asOf: "", rows: [], columns: []};
              const {a, b} = sides();
              return whole(pairBars(found, {m, a: side(a), b: side(b)}), [a, b]);
            }
          })
      })
  });
}

/** Means, ranks and wins of what is chosen; of no answer none. */
function summaryOf(found: Joined<ChosenScores> | undefined): SummaryRow[] {
  return found ? summarize(found) : [];
}

/** What the figures say: where there is no score at all, no filter is at fault. */
function wordsOf(lang: Language, {scores}: BenchmarkChoices): BenchmarkMessages {
  const m = benchmarks[lang];
  return scores.length > 0 ? m : {...m, empty: m.none};
}

/** Adds to a figure's notes which of the models that were asked for are not in it, and why. */
function naming({state, lang}: Board<BenchmarkState>, {models, scores}: BenchmarkChoices) {
  return <F extends Pick<Figure, "notes">>(figure: F, ids: readonly string[] = state.value.models): F => {
    const asked = models.filter(({model_id}) => ids.includes(model_id));
    const absent = absentNotes(scores, {...state.value, models: asked}, benchmarks[lang]);
    return {...figure, notes: [...absent, ...(figure.notes ?? [])]};
  };
}

/** Means, ranks and wins of the chosen models, as a chart and as a table. */
export function summaryFigures(board: Board<BenchmarkState>, {filters: {chips}, choices, chosen}: Shown) {
  const {state, lang, m} = board;
  const t = boards[lang];
  const whole = naming(board, choices);
  const options = (found: readonly SummaryRow[]) => ({
    m: wordsOf(lang, choices),
    // The printed average is one of all rows: beside a mean of fewer it would say nothing.
    complete: chips().every(({key}) => key === "models"),
    ...provenance(found)
  });
  return {
    summary: () =>
      boardFrame(board, chips, {
        id: "summary",
        rows: chosen,
        show: ([found]: readonly Joined<ChosenScores>[]) => {
          const rows = summaryOf(found);
          return whole(summaryFigure(rows, options(rows)));
        }
      }),
    summaryTable: () =>
      boardFrame(board, chips, {
        id: "summary-table",
        rows: chosen,
        pictures: false,
        height: 200,
        show: ([found]: readonly Joined<ChosenScores>[]) => {
          const rows = summaryOf(found);
          const columns = summaryColumns(options(rows));
          const figure = whole(summaryFigure(rows, options(rows)));
          return {
            ...figure,
            // No picture, and so no mark in it that would have to be told of.
            ...(rows.length > 0 && {
              title: t.summary,
              subtitle: benchmarks[lang].summary.subtitle(options(rows).asOf)
            }),
            columns,
            ...figureTable(figure.rows, columns, {
              caption: t.summary,
              hideCaption: true,
              labels: choices.scores.length > 0 ? m.table : {...m.table, empty: m.table.none},
              sort: state.value.order,
              onSort: (order) => state.set({order})
            })
          };
        }
      })
  };
}
