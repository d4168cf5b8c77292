import {distinctMarks} from "../../components/charts/scores/marks.js";
import {isStarred} from "../../components/charts/scores/words.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {multiSelect} from "../../components/filters/multiSelect.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {toggle} from "../../components/filters/toggle.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {boards} from "../../lib/messages/boards.js";
import {modelClauses, rowClauses} from "../../queries/benchmarks.js";
import type {Board} from "../board.js";
import {chosenOrAll, listChip} from "../chips.js";
import {SETS} from "./allState.js";
import {type BenchmarkChoices, type BenchmarkState, SORTS, VIEWS} from "./state.js";
import {pairControls} from "./versus.js";

/** The switch between the report's table and all models. */
export function setControl({state, lang}: Board<BenchmarkState>): HTMLElement {
  const t = boards[lang];
  const options = SETS.map((value) => ({value, label: t.sets[value]}));
  return state.bind("set", segmentedControl({label: t.set, options, value: state.value.set}));
}

/** The filters of the page: their controls, the chips that name what is active, and the clauses of its queries. */
export function benchmarkFilters({state, lang, m}: Board<BenchmarkState>, choices: BenchmarkChoices) {
  const t = boards[lang];
  const categoryName = (category: string) => benchmarks[lang].categories[category] ?? category;
  const models = new Map(choices.models.map(({model_id, name}) => [model_id, name]));
  const names = new Map(choices.benchmarks.map(({benchmark_id, name}) => [benchmark_id, name]));
  const categories = new Map(choices.categories.map((category) => [category, categoryName(category)]));
  const starred = choices.scores.filter(isStarred);
  const marks = distinctMarks(starred.map(({score_mark}) => score_mark)).join(", ");
  const named = (key: "model" | "evaluated_by") =>
    benchmarks[lang].list([...new Set(starred.map((row) => row[key]))]);
  const list = (
    name: "models" | "categories" | "benchmarks",
    options: readonly {readonly value: string; readonly label: string; readonly group?: string}[]
  ) => state.bind(name, multiSelect({label: t[name], options, value: state.value[name], labels: m.select}));
  return {
    controls: (): HTMLElement[] => [
      list(
        "models",
        choices.models.map(({model_id, name, family}) => ({value: model_id, label: name, group: family}))
      ),
      list(
        "categories",
        [...categories].map(([value, label]) => ({value, label}))
      ),
      list(
        "benchmarks",
        choices.benchmarks.map(({benchmark_id, name, category}) => ({
          value: benchmark_id,
          label: name,
          group: categoryName(category)
        }))
      ),
      state.bind(
        "unmarked",
        toggle({
          label: t.unmarked(marks),
          value: state.value.unmarked,
          ...(starred.length > 0 && {title: t.unmarkedTitle(named("model"), named("evaluated_by"))})
        })
      )
    ],
    chips: (): Chip[] => {
      const {value} = state;
      return [
        ...listChip(t, "models", t.models, value.models, models),
        ...listChip(t, "categories", t.categories, value.categories, categories),
        ...listChip(t, "benchmarks", t.benchmarks, value.benchmarks, names),
        ...(value.unmarked ? [{key: "unmarked", text: t.unmarkedChip(marks)}] : [])
      ];
    },
    /** Which benchmarks. */
    ofRows: (value: BenchmarkState) =>
      rowClauses({
        unmarked: value.unmarked,
        categories: chosenOrAll(value.categories, categories),
        benchmarks: chosenOrAll(value.benchmarks, names)
      }),
    /** Which models. */
    ofModels: (value: BenchmarkState) => modelClauses({models: chosenOrAll(value.models, models)})
  };
}

/** The switch between the three views, and what the chosen one needs beside it. */
export function viewControls(board: Board<BenchmarkState>, all: BenchmarkChoices): HTMLElement[] {
  const {state, lang} = board;
  const t = boards[lang];
  const sorts = SORTS.map((value) => ({value, label: t.sorts[value]}));
  return [
    state.bind(
      "view",
      segmentedControl({
        label: t.view,
        options: VIEWS.map((value) => ({value, label: t.views[value]})),
        value: state.value.view
      })
    ),
    onlyIn(
      board,
      "dots",
      state.bind("sort", select({label: t.sort, options: sorts, value: state.value.sort}))
    ),
    onlyIn(board, "pair", pairControls(board, all))
  ];
}

/** Shows `control` only while its view is on. */
function onlyIn(
  {state}: Board<BenchmarkState>,
  view: BenchmarkState["view"],
  control: HTMLElement
): HTMLElement {
  const follow = () => {
    control.hidden = state.value.view !== view;
  };
  follow();
  state.on(["view"], follow);
  return control;
}
