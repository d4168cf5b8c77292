import {html} from "htl";
import {importAgain} from "../../lib/importAgain.js";
import {comparedScores} from "../../queries/allScores.js";
import {rankingOf} from "../../queries/ranking.js";
import type {RankingScoreRow} from "../../queries/rows/ranking.js";
import {type BoardFiles, boardFilters, ignoredNote, openBoard} from "../board.js";
import {late, type Part} from "../late.js";
import type {AllSet} from "./allSet.js";
import {filterOf} from "./allState.js";
import {inSet, ofSet, rowsOfSet} from "./bySet.js";
import {chosenScores, rankedScores} from "./chosenScores.js";
import {benchmarkFilters, setControl, viewControls} from "./controls.js";
import {scoreFigures, summaryFigures} from "./figures.js";
import {benchmarkChoices, benchmarkParams} from "./state.js";

// A third of the page's scripts, and nothing of its first chart.
const allModule = importAgain(() => import("./allSet.js"));
const rankingModule = importAgain(() => import("./ranking.js"));

/** The benchmarks page: which set of scores, its filters, and its figures under them. */
export function benchmarkBoard(files: BoardFiles) {
  const choices = benchmarkChoices(files.answers);
  const board = openBoard(files, benchmarkParams(choices));
  const filters = benchmarkFilters(board, choices);
  const {m, notebook} = board;
  const clauses = [filters.ofRows, filters.ofModels];
  const chosen = chosenScores(notebook, clauses);
  const {summary, summaryTable} = summaryFigures(board, {filters, choices, chosen});
  /** The set of all models, once its reader asked for it. */
  let set: AllSet | undefined;
  const ofAll = (part: (set: AllSet) => Part) => () =>
    late(
      async () => {
        const {allSet} = await allModule();
        set ??= allSet(board, choices);
        return part(set);
      },
      {m}
    );
  let figures: ReturnType<Awaited<ReturnType<typeof rankingModule>>["rankingFigures"]> | undefined;
  const ranked = (name: keyof NonNullable<typeof figures>) =>
    late(
      async () => {
        const {rankingFigures} = await rankingModule();
        figures ??= rankingFigures(board, {
          chips: () => (board.state.value.set === "report" ? filters.chips() : (set?.chips() ?? [])),
          scores: rowsOfSet(board, {
            report: rankedScores(notebook, clauses),
            all: notebook.rows<RankingScoreRow>({
              query: (_, value) => rankingOf(comparedScores(filterOf(value, choices)))
            })
          }),
          categories: choices.categories,
          wayOut: (figure, isEmpty) =>
            set && board.state.value.set === "all" ? set.shared.withWayOut(figure, isEmpty) : figure
        });
        return figures[name];
      },
      {m, whenIdle: true}
    );
  const nothing = () => html<HTMLElement>`<div class="of-set"></div>`;
  return {
    note: ignoredNote(board),
    notebook: board.notebook,
    sets: html`<div class="view-controls">${setControl(board)}</div>`,
    // What a set needs is made when it is first shown: a thousand models are long lists.
    filters: ofSet(board, {
      report: () => boardFilters(board, filters.controls(), filters.chips),
      all: ofAll(({filters}) => filters())
    }),
    viewControls: [
      ...viewControls(board, choices).map((control) => inSet(board, "report", control)),
      ofSet(board, {report: nothing, all: ofAll(({viewControls}) => viewControls())})
    ],
    view: ofSet(board, {
      report: () => scoreFigures(board, {filters, choices, chosen}),
      all: ofAll(({view}) => view())
    }),
    summary: ofSet(board, {report: summary, all: ofAll(({summary}) => summary())}),
    summaryTable: ofSet(board, {report: summaryTable, all: ofAll(({summaryTable}) => summaryTable())}),
    rankingControls: ranked("rankingControls"),
    ranking: ranked("ranking"),
    rankingFormulas: ranked("rankingFormulas"),
    rankingTable: ranked("rankingTable"),
    orderChanges: ranked("orderChanges"),
    sizes: ofSet(board, {report: nothing, all: ofAll(({sizes}) => sizes())})
  };
}
