import {html} from "htl";
import {orderChanges} from "../../components/charts/scores/orderChanges.js";
import {rankingFigure} from "../../components/charts/scores/ranking.js";
import type {ChangeRow, RankingView, RankRow} from "../../components/charts/scores/rankingView.js";
import {weightWords} from "../../components/charts/scores/rankingWords.js";
import type {Figure} from "../../components/figure.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {type Weights, weights} from "../../components/filters/weights.js";
import {figureTable} from "../../components/table/figureTable.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {ranking} from "../../lib/messages/ranking.js";
import {AVERAGES, type Average} from "../../lib/ranking/averages.js";
import {RESAMPLED, type Resampled} from "../../lib/ranking/rankModels.js";
import type {RowSource} from "../../lib/rowSource.js";
import type {RankingScoreRow} from "../../queries/rows/ranking.js";
import {type Board, boardFrame} from "../board.js";
import {rankingSource} from "./rankingRows.js";
import {BALANCES, MOST_WEIGHT, type RankingState, WEIGHT_STEP} from "./rankingState.js";

export interface RankingOptions {
  /** The active filters. */
  readonly chips: () => Chip[];
  /** The scores that are ranked. */
  readonly scores: RowSource<RankingScoreRow>;
  /** The categories that a weight can be given to. */
  readonly categories: readonly string[];
  /** Puts below a figure that shows nothing what leads to something. */
  readonly wayOut?: (figure: Figure<RankRow>, isEmpty: boolean) => Figure<RankRow>;
}

/** Orders without something on the first page of their table: what changes most stands first. */
const FEW_CHANGES = 10;

/** How sure the order of the models is: the choice of an average and its weights, and the figures that follow. */
export function rankingFigures<State extends RankingState>(
  board: Board<State>,
  {chips, scores, categories, wayOut = (figure) => figure}: RankingOptions
) {
  const {lang, m: common} = board;
  const m = ranking[lang];
  const categoryName = (category: string) => benchmarks[lang].categories[category] ?? category;
  const rows = rankingSource(board, scores);
  const options = {m, categoryName};
  const all = () => [...chips(), ...rankingChips(board, categoryName)];
  const table = (caption: string) => ({
    caption,
    hideCaption: true,
    labels: {...common.table, empty: m.nothingShared}
  });
  return {
    rankingControls: rankingControls(board, categories, categoryName),
    rankingFormulas: formulas(board),
    ranking: boardFrame<State, RankingView, RankRow>(board, all, {
      id: "ranking",
      rows,
      show: ([view]) =>
        wayOut(
          rankingFigure(view!, options),
          view!.rows.every(({value}) => value === null)
        )
    }),
    rankingTable: boardFrame<State, RankingView, RankRow>(board, all, {
      id: "ranking-table",
      rows,
      pictures: false,
      height: 200,
      show: ([view]) => {
        const {legend: _, render: __, ...figure} = rankingFigure(view!, options);
        return {
          ...figure,
          ...(figure.rows.length > 0 && {title: m.table}),
          // The picture above has said them.
          notes: [],
          ...figureTable(figure.rows, figure.columns, table(m.table))
        };
      }
    }),
    orderChanges: boardFrame<State, RankingView, ChangeRow>(board, all, {
      id: "order-changes",
      rows,
      pictures: false,
      height: 200,
      show: ([view]) => {
        const figure = orderChanges(view!, options);
        return {
          ...figure,
          ...figureTable(figure.rows, figure.columns, {...table(m.changes.caption), pageSize: FEW_CHANGES})
        };
      }
    })
  };
}

/** The choice of an average, of what is drawn again, and of the weights. */
function rankingControls<State extends RankingState>(
  board: Board<State>,
  categories: readonly string[],
  categoryName: (category: string) => string
): HTMLElement[] {
  // The names are those of any state that holds a ranking; TypeScript cannot index a generic one by them.
  const {state, lang} = board as unknown as Board<RankingState>;
  const m = ranking[lang];
  const {value} = state;
  const named = <T extends string>(values: readonly T[], labels: Readonly<Record<string, string>>) =>
    values.map((value) => ({value, label: labels[value]!}));
  return [
    state.bind(
      "average",
      select<Average>({label: m.average, options: named(AVERAGES, m.averages), value: value.average})
    ),
    state.bind(
      "over",
      segmentedControl<Resampled>({label: m.over, options: named(RESAMPLED, m.overs), value: value.over})
    ),
    state.bind(
      "balance",
      segmentedControl<RankingState["balance"]>({
        label: m.balance,
        options: named(BALANCES, m.balances).map((one) => ({...one, title: m.balanceTitles[one.value]!})),
        value: value.balance
      })
    ),
    state.bind(
      "weights",
      weights({
        options: categories.map((category) => ({value: category, label: categoryName(category)})),
        value: value.weights,
        max: MOST_WEIGHT,
        step: WEIGHT_STEP,
        summary: (chosen: Weights) => m.weightsAre(weightWords(chosen, m, categoryName) || m.allAlike),
        reset: m.reset
      })
    )
  ];
}

/** How it is ranked, where it is not the default: for the words of what is taken away. */
function rankingChips<State extends RankingState>(
  {state, lang}: Board<State>,
  categoryName: (category: string) => string
): Chip[] {
  const m = ranking[lang];
  const {average, over, balance, weights} = state.value;
  const words = weightWords(weights, m, categoryName);
  return [
    ...(average === "mean" ? [] : [{key: "average", text: m.averageChip(m.by[average])}]),
    ...(over === "tasks" ? [] : [{key: "over", text: m.itemsChip}]),
    ...(balance === "benchmarks" ? [] : [{key: "balance", text: m.balanceChip}]),
    ...(words === "" ? [] : [{key: "weights", text: m.weightsAre(words)}])
  ];
}

/** Each average with its formula. */
function formulas<State extends RankingState>({lang}: Board<State>): HTMLElement {
  const m = ranking[lang];
  return html`<dl class="bf-formulas">${AVERAGES.map(
    (average) =>
      html`<div><dt>${m.averages[average]}</dt><dd><span class="bf-formula">${m.formulas[average]}</span> ${m.formulaWords[average]}</dd></div>`
  )}</dl>`;
}
