import {html} from "htl";
import {scoreDots} from "../../components/charts/scores/dots.js";
import {manySources, scoreGrid} from "../../components/charts/scores/scoreGrid.js";
import {sizeScatter} from "../../components/charts/scores/sizeScatter.js";
import {summaryColumns, summaryFigure} from "../../components/charts/scores/summary.js";
import type {Figure} from "../../components/figure.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {select} from "../../components/filters/select.js";
import {figureTable} from "../../components/table/figureTable.js";
import type {Sort} from "../../components/table/sortRows.js";
import {type VirtualGrid, virtualGrid} from "../../components/table/virtualGrid.js";
import {CACHE_TYPES} from "../../lib/devices/kvCache.js";
import {totalRange} from "../../lib/devices/memory.js";
import {MISSING} from "../../lib/format.js";
import {allScores} from "../../lib/messages/allScores.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {boards} from "../../lib/messages/boards.js";
import {
  allScoreRows,
  comparedRows,
  comparedSummary,
  MEAN,
  MEASURES,
  type Measure,
  type MemoryCost,
  MOST_COMPARED,
  MOST_SCORED,
  sizeRows
} from "../../queries/allScores.js";
import type {AllScoreRow, SizeRow} from "../../queries/rows/allScores.js";
import type {ScoreRow, SummaryRow} from "../../queries/rows/benchmarks.js";
import {type Board, boardFrame} from "../board.js";
import {OPENING} from "../devices/opening.js";
import type {allFilters} from "./allControls.js";
import {filterOf} from "./allState.js";
import type {Shared} from "./shared.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";

/** The figures of the set of all models, each made when it is first shown. */
export function allFigures(
  board: Board<BenchmarkState>,
  {chips}: Pick<ReturnType<typeof allFilters>, "chips">,
  choices: BenchmarkChoices,
  shared: Shared
) {
  const {state, lang, m: common, sourceName} = board;
  const m = allScores[lang];
  const t = boards[lang];
  const words = {m, sourceName};
  const filter = (value: BenchmarkState) => filterOf(value, choices);
  const setSort = (by: Sort | null) => state.set({by});
  let grid: VirtualGrid | undefined;
  const gridNode = () => {
    grid ??= virtualGrid({
      caption: m.caption,
      corner: m.model,
      missing: MISSING,
      labels: {keys: m.keys, pin: m.pin, unpin: m.unpin},
      onOrder: (key) => setSort(nextSort(state.value.by, key)),
      onPin: (key) => state.set({pins: toggled(state.value.pins, key, choices)})
    });
    return grid;
  };
  /** What a figure that compares a part of the models says of which these are. */
  const part = <F extends Pick<Figure, "notes">>(
    figure: F,
    rows: readonly {readonly model_id: string}[]
  ): F => {
    const shown = new Set(rows.map(({model_id}) => model_id)).size;
    const {pins} = state.value;
    const cut =
      shown === 0
        ? []
        : pins.length > 0
          ? [m.comparedPins(shown, pins.length)]
          : shown === MOST_COMPARED
            ? [filter(state.value).shared ? m.comparedShared(shown) : m.compared(shown)]
            : [];
    return {...figure, notes: [...cut, ...(figure.notes ?? [])]};
  };
  const summary = (rows: readonly SummaryRow[]) => {
    const shown = manySources(rows, words);
    const options = {m: benchmarks[lang], complete: false, ...shown};
    const figure = summaryFigure(rows, options);
    const unknown = rows.some(({mean, normalized_mean}) => mean !== null && normalized_mean === null);
    return {
      options,
      figure: {
        ...part(figure, rows),
        notes: [...(part(figure, rows).notes ?? []), ...(unknown ? [m.notNormalized] : [])]
      }
    };
  };
  const compared = {
    query: (_: unknown, value: BenchmarkState) => comparedSummary(filter(value))
  };
  return {
    grid: () =>
      boardFrame(board, chips, {
        id: "scores",
        query: (_, value) => allScoreRows(filter(value)),
        redrawOn: ["by", "pins"],
        pictures: false,
        texts: true,
        height: 640,
        show: (rows: readonly AllScoreRow[]) => {
          const figure = scoreGrid(rows, {
            ...words,
            pins: state.value.pins,
            sort: state.value.by,
            rule: {name: m.rules[state.value.prefer], why: m.ruleWhy[state.value.prefer]},
            grid: gridNode
          });
          return shared.withWayOut(figure, rows.length === 0);
        }
      }),
    dots: () =>
      boardFrame(board, chips, {
        id: "score-dots",
        query: (_, value) => comparedRows(filter(value)),
        redrawOn: ["sort", "pins"],
        show: (rows: readonly ScoreRow[]) => {
          const figure = scoreDots(rows, {m: benchmarks[lang], sort: state.value.sort});
          return shared.withWayOut(part({...figure, ...manySources(rows, words)}, rows), rows.length === 0);
        }
      }),
    summary: () =>
      boardFrame(board, chips, {
        ...compared,
        id: "summary",
        show: (rows: readonly SummaryRow[]) =>
          shared.withWayOut(
            summary(rows).figure,
            rows.every(({mean}) => mean === null)
          )
      }),
    summaryTable: () =>
      boardFrame(board, chips, {
        ...compared,
        id: "summary-table",
        pictures: false,
        height: 200,
        show: (rows: readonly SummaryRow[]) => {
          const {figure, options} = summary(rows);
          const columns = summaryColumns(options);
          return {
            ...figure,
            ...(rows.length > 0 && {
              title: t.summary,
              subtitle: benchmarks[lang].summary.subtitle(options.asOf)
            }),
            columns,
            ...figureTable(figure.rows, columns, {
              caption: t.summary,
              hideCaption: true,
              labels: common.table,
              sort: state.value.order,
              onSort: (order) => state.set({order})
            })
          };
        }
      }),
    sizes: () => {
      const benchmarkChoices = choices.allBenchmarks.map(({benchmark_id, benchmark, category}) => ({
        value: benchmark_id,
        label: benchmark,
        group: benchmarks[lang].categories[category] ?? category
      }));
      const against = state.bind(
        "against",
        select({
          label: m.scatter.against,
          options: [
            {value: MOST_SCORED, label: m.scatter.most},
            {value: MEAN, label: m.scatter.mean},
            ...benchmarkChoices
          ],
          value: state.value.against
        })
      );
      const measure = state.bind(
        "measure",
        segmentedControl<Measure>({
          label: m.scatter.by,
          options: MEASURES.map((value) => ({value, label: m.scatter.measures[value]})),
          value: state.value.measure
        })
      );
      const quantization = state.bind(
        "quantization",
        select({
          label: m.scatter.quantization,
          options: choices.quantizations.map(({name}) => ({value: name, label: name})),
          value: state.value.quantization
        })
      );
      const ofQuantization = html`<div class="of-set">${quantization}</div>`;
      const follow = () => {
        ofQuantization.hidden = state.value.measure === "params";
      };
      follow();
      state.on(["measure"], follow);
      const card = boardFrame(board, () => [...chips(), ...measureChips(board)], {
        id: "size-scores",
        query: (_, value) => sizeRows(filter(value), value.against, {...value, memory: MEMORY}),
        height: 420,
        show: (rows: readonly SizeRow[]) => {
          const figure = sizeScatter(rows, {
            ...words,
            isMean: state.value.against === MEAN,
            measure: state.value.measure,
            quantization: state.value.quantization,
            context: MEMORY.context
          });
          return shared.withWayOut(figure, rows.length === 0);
        }
      });
      return html`<section><h2>${m.scatter.heading}</h2><div class="view-controls">${measure}${ofQuantization}${against}</div>${card}</section>`;
    }
  };
}

/** Memory is for the settings that the page of devices opens with, its weights wholly in it. */
const MEMORY = memoryCost();

function memoryCost(): MemoryCost {
  const [context, slots, ubatch] = [OPENING.context, OPENING.slots, OPENING.ubatch].map(Number) as [
    number,
    number,
    number
  ];
  const {low, high} = totalRange({weights: 0, kv: 0, ubatch});
  const pairBytes = CACHE_TYPES[OPENING.k] + CACHE_TYPES[OPENING.v];
  return {context, slots, ubatch, pairBytes, low, high};
}

/** What a size is, where that is not parameters: for the words of what is taken away. */
function measureChips({state, lang}: Board<BenchmarkState>): Chip[] {
  const {measure, quantization} = state.value;
  const t = allScores[lang].scatter;
  return measure === "params"
    ? []
    : [{key: "measure", text: t.measureChip(t.measures[measure], quantization)}];
}

/** What a click on a benchmark leads to: highest first, lowest first, by the number of scores. */
function nextSort(current: Sort | null, key: string): Sort | null {
  if (current?.key !== key) return {key, descending: true};
  return current.descending ? {key, descending: false} : null;
}

/** Pins a model that is not, and the other way round; in the order of the choices, as the address has them. */
function toggled(pins: readonly string[], key: string, {allModels}: BenchmarkChoices): readonly string[] {
  const chosen = new Set(pins);
  if (!chosen.delete(key)) chosen.add(key);
  return allModels.flatMap(({model_id}) => (chosen.has(model_id) ? [model_id] : []));
}
