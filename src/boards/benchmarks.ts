import {scoreDots} from "../components/charts/scores/dots.js";
import {scoreHeat} from "../components/charts/scores/heat.js";
import {modelStyles} from "../components/charts/scores/modelStyle.js";
import {pairBars} from "../components/charts/scores/pair.js";
import {summaryColumns, summaryFigure} from "../components/charts/scores/summary.js";
import type {Chip} from "../components/filters/filterBar.js";
import {multiSelect} from "../components/filters/multiSelect.js";
import {segmentedControl} from "../components/filters/segmentedControl.js";
import {select} from "../components/filters/select.js";
import {toggle} from "../components/filters/toggle.js";
import {dataTable} from "../components/table/dataTable.js";
import type {Sort} from "../components/table/sortRows.js";
import {benchmarks} from "../lib/messages/benchmarks.js";
import {boards} from "../lib/messages/boards.js";
import {knownRows} from "../lib/notebook.js";
import {flag, oneOf, type Params, someOf, sortBy} from "../lib/permalink.js";
import {
  type BenchmarkOption,
  benchmarkOptions,
  type ModelOption,
  modelClauses,
  modelOptions,
  pairRows,
  rowClauses,
  scoreRows,
  summaryRows
} from "../queries/benchmarks.js";
import {PAIR} from "../queries/defaults.js";
import type {PairRow, ScoreRow, SummaryRow} from "../queries/rows/benchmarks.js";
import {type BoardFiles, boardFilters, boardFrame, ignoredNote, openBoard, switched} from "./board.js";
import {chosenOrAll, listChip} from "./chips.js";

const VIEWS = ["heat", "dots", "pair"] as const;
const SORTS = ["category", "spread", "best"] as const;

const SUMMARY_KEYS = summaryColumns({m: benchmarks.en, complete: true}).map(({key}) => key as string);

interface BenchmarkState {
  readonly models: readonly string[];
  readonly categories: readonly string[];
  readonly benchmarks: readonly string[];
  readonly unmarked: boolean;
  readonly view: (typeof VIEWS)[number];
  readonly sort: (typeof SORTS)[number];
  readonly a: string;
  readonly b: string;
  /** The model by whose scores the table of scores is ordered. */
  readonly rank: Sort | null;
  /** The column by which the summary is ordered. */
  readonly order: Sort | null;
}

/** The benchmarks page: its filters, and its figures under them. */
export function benchmarkBoard(files: BoardFiles) {
  const models = knownRows<ModelOption>(files.answers, modelOptions());
  const rows = knownRows<BenchmarkOption>(files.answers, benchmarkOptions());
  const names = new Map(models.map(({model_id, name}) => [model_id, name]));
  const benchmarkNames = new Map(rows.map(({benchmark_id, name}) => [benchmark_id, name]));
  const categories = [...new Set(rows.map(({category}) => category))];
  const ids = [...names.keys()];
  const params: Params<BenchmarkState> = {
    models: someOf(ids),
    categories: someOf(categories),
    benchmarks: someOf([...benchmarkNames.keys()]),
    unmarked: flag(false),
    view: oneOf(VIEWS, "heat"),
    sort: oneOf(SORTS, "category"),
    a: oneOf(ids, PAIR.a),
    b: oneOf(ids, PAIR.b),
    rank: sortBy(ids),
    order: sortBy(SUMMARY_KEYS)
  };
  const board = openBoard(files, params);
  const {state, lang, m} = board;
  const [t, words] = [boards[lang], benchmarks[lang]];
  const categoryNames = new Map(
    categories.map((category) => [category, words.categories[category] ?? category])
  );
  const styles = modelStyles(models.map((model) => ({...model, model: model.name})));

  const ofRows = (value: BenchmarkState) =>
    rowClauses({
      unmarked: value.unmarked,
      categories: chosenOrAll(value.categories, categoryNames),
      benchmarks: chosenOrAll(value.benchmarks, benchmarkNames)
    });
  const ofModels = (value: BenchmarkState) => modelClauses({models: chosenOrAll(value.models, names)});
  const chips = (): Chip[] => {
    const {value} = state;
    return [
      ...listChip(t, "models", t.models, value.models, names),
      ...listChip(t, "categories", t.categories, value.categories, categoryNames),
      ...listChip(t, "benchmarks", t.benchmarks, value.benchmarks, benchmarkNames),
      ...(value.unmarked ? [{key: "unmarked", text: t.unmarkedChip}] : [])
    ];
  };
  const withoutModels = () => chips().filter(({key}) => key !== "models");
  const side = (id: string) => ({
    name: names.get(id) ?? id,
    color: "var(--bf-other)",
    ...styles.get(id)
  });

  const controls = [
    state.bind(
      "models",
      multiSelect({
        label: t.models,
        options: models.map((o) => ({value: o.model_id, label: o.name, group: o.family})),
        value: state.value.models,
        labels: m.select
      })
    ),
    state.bind(
      "categories",
      multiSelect({
        label: t.categories,
        options: [...categoryNames].map(([value, label]) => ({value, label})),
        value: state.value.categories,
        labels: m.select
      })
    ),
    state.bind(
      "benchmarks",
      multiSelect({
        label: t.benchmarks,
        options: rows.map((o) => ({
          value: o.benchmark_id,
          label: o.name,
          group: categoryNames.get(o.category) ?? ""
        })),
        value: state.value.benchmarks,
        labels: m.select
      })
    ),
    state.bind("unmarked", toggle({label: t.unmarked, value: state.value.unmarked, title: t.unmarkedTitle}))
  ];
  const summarized = {clauses: [ofRows, ofModels], query: summaryRows};
  const summaryOptions = (found: readonly SummaryRow[]) => ({
    m: words,
    // The printed average is one of all rows: beside a mean of fewer it would say nothing.
    complete: withoutModels().length === 0,
    source: found[0]?.source ?? "",
    asOf: found[0]?.as_of ?? ""
  });
  const modelChoices = models.map(({model_id, name}) => ({value: model_id, label: name}));
  return {
    note: ignoredNote(board),
    notebook: board.notebook,
    filters: boardFilters(board, controls, chips),
    /** The switch between the three views, and what the chosen one needs beside it. */
    viewControls: [
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
        state.bind(
          "sort",
          select({
            label: t.sort,
            options: SORTS.map((value) => ({value, label: t.sorts[value]})),
            value: state.value.sort
          })
        )
      ),
      onlyIn(
        board,
        "pair",
        state.bind("a", select({label: t.first, options: modelChoices, value: state.value.a}))
      ),
      onlyIn(
        board,
        "pair",
        state.bind("b", select({label: t.second, options: modelChoices, value: state.value.b}))
      )
    ],
    view: switched(board, "view", {
      heat: () =>
        boardFrame(board, chips, {
          id: "scores",
          clauses: [ofRows, ofModels],
          query: scoreRows,
          show: (found: readonly ScoreRow[]) =>
            scoreHeat(found, {
              m: words,
              sort: state.value.rank,
              onSort: (rank) => state.set({rank})
            })
        }),
      dots: () =>
        boardFrame(board, chips, {
          id: "score-dots",
          clauses: [ofRows, ofModels],
          query: scoreRows,
          show: (found: readonly ScoreRow[]) => scoreDots(found, {m: words, sort: state.value.sort}),
          redrawOn: ["sort"]
        }),
      pair: () =>
        boardFrame(
          board,
          () => [
            {key: "pair", text: t.pairChip(side(state.value.a).name, side(state.value.b).name)},
            ...withoutModels()
          ],
          {
            id: "head-to-head",
            clauses: [ofRows],
            depends: ["a", "b"],
            query: pairRows,
            show: (found: readonly PairRow[]) =>
              pairBars(found, {m: words, a: side(state.value.a), b: side(state.value.b)})
          }
        )
    }),
    summary: boardFrame(board, chips, {
      ...summarized,
      id: "summary",
      show: (found: readonly SummaryRow[]) => summaryFigure(found, summaryOptions(found))
    }),
    summaryTable: boardFrame(board, chips, {
      ...summarized,
      id: "summary-table",
      pictures: false,
      height: 200,
      show: (found: readonly SummaryRow[]) => {
        const columns = summaryColumns(summaryOptions(found));
        const figure = summaryFigure(found, summaryOptions(found));
        return {
          ...figure,
          title: t.summary,
          columns,
          renderInteractive: () =>
            dataTable(figure.rows, columns, {
              caption: t.summary,
              hideCaption: true,
              labels: m.table,
              sort: state.value.order,
              onSort: (order) => state.set({order})
            })
        };
      }
    })
  };
}

/** Shows `control` only while its view is on. */
function onlyIn(
  {
    state
  }: {state: {value: Readonly<BenchmarkState>; on(names: readonly "view"[], listener: () => void): unknown}},
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
