import type {ExprNode} from "@uwdata/mosaic-sql";
import {html} from "htl";
import type {PairSide} from "../../components/charts/scores/pairPicture.js";
import {type Compared, versusFigure} from "../../components/charts/scores/versus.js";
import {classTable, recordTable} from "../../components/charts/scores/versusTables.js";
import type {FigureCard} from "../../components/figureCard.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {furtherSelects} from "../../components/filters/furtherSelects.js";
import type {Option} from "../../components/filters/option.js";
import {select} from "../../components/filters/select.js";
import {type Joined, joinRows} from "../../lib/joinRows.js";
import {benchmarks} from "../../lib/messages/benchmarks.js";
import {boards} from "../../lib/messages/boards.js";
import {versus} from "../../lib/messages/versus.js";
import {pairRows} from "../../queries/benchmarks.js";
import type {Pair} from "../../queries/openings.js";
import type {RecordRow, StandingRow, VersusModel, VersusRow} from "../../queries/rows/versus.js";
import type {SqlText} from "../../queries/sql.js";
import {anyPairRows, recordRows, standingRows, versusRows} from "../../queries/versus.js";
import {type Board, boardFrame} from "../board.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";
import {MOST_FURTHER} from "./versusParam.js";

/** The compared models, each once, in the order of the choice. */
function chosenIds({a, b, more}: Pick<BenchmarkState, "a" | "b" | "more">): string[] {
  return [...new Set([a, b, ...more])];
}

/** The two sides where there are but two models: the same one twice where no other is chosen. */
function twoOf(state: Pick<BenchmarkState, "a" | "b" | "more">): Pair {
  const [a = state.a, b = a] = chosenIds(state);
  return {a, b};
}

/** Models to choose from: the report's first, then all others by family. */
function comparedOptions({models, versus: all}: BenchmarkChoices, group: string): Option[] {
  const own = new Set(models.map(({model_id}) => model_id));
  return [
    ...models.map(({model_id, name}) => ({value: model_id, label: name, group})),
    ...all
      .filter(({model_id}) => !own.has(model_id))
      .map(({model_id, name, family}) => ({value: model_id, label: name, group: family}))
  ];
}

/** The controls of the compared models: made when their view is first shown, for there may be a thousand models. */
export function pairControls(board: Board<BenchmarkState>, choices: BenchmarkChoices): HTMLElement {
  const {state, lang} = board;
  const t = boards[lang];
  const root: HTMLElement = html`<span class="bf-further"></span>`;
  const fill = () => {
    if (state.value.view !== "pair" || root.hasChildNodes()) return;
    const options = comparedOptions(choices, versus[lang].reportModels);
    root.append(
      state.bind("a", select({label: t.first, options, value: state.value.a})),
      state.bind("b", select({label: t.second, options, value: state.value.b})),
      furtherControl(board, choices, options)
    );
  };
  fill();
  state.on(["view"], fill);
  return root;
}

/** The control of the further models: those that have a benchmark in common with the first. */
function furtherControl(
  {state, lang}: Board<BenchmarkState>,
  choices: BenchmarkChoices,
  options: readonly Option[]
): HTMLElement {
  const v = versus[lang];
  const offered = () => {
    const sharing = new Set(sharingWith(state.value.a, choices.versus));
    return options.filter(
      ({value}) => sharing.has(value) && value !== state.value.a && value !== state.value.b
    );
  };
  const control = furtherSelects({
    label: (i) => v.further(i + 3),
    none: v.none,
    most: MOST_FURTHER,
    options,
    value: state.value.more
  });
  control.offer(offered());
  state.on(["a", "b"], () => control.offer(offered()));
  return state.bind("more", control);
}

/** Ids of the models with a score on a benchmark on which the model `id` has one. */
function sharingWith(id: string, all: readonly VersusModel[]): string[] {
  const own = all.find(({model_id}) => model_id === id)?.scored ?? "";
  const tasks = [...own].flatMap((has, i) => (has === "1" ? [i] : []));
  return all.flatMap(({model_id, scored}) => (tasks.some((i) => scored[i] === "1") ? [model_id] : []));
}

interface VersusRows {
  readonly scores: VersusRow;
  readonly records: RecordRow;
  readonly standings: StandingRow;
}

export interface VersusView {
  readonly chips: () => readonly Chip[];
  readonly ofRows: (value: BenchmarkState) => Readonly<Record<string, ExprNode | null>>;
  readonly choices: BenchmarkChoices;
  /** The figure of two models: as it was before there were more. */
  readonly pair: (request: {
    readonly query: (filter: readonly ExprNode[], state: BenchmarkState) => SqlText;
    readonly sides: () => Pair;
  }) => FigureCard;
}

/** Two models head to head, or three to five with the tables of their pairs and of their size classes. */
export function versusFigures(board: Board<BenchmarkState>, view: VersusView): FigureCard {
  const {state} = board;
  const root: HTMLElement = html`<div class="switched"></div>`;
  let cards: readonly FigureCard[] = [];
  let shown: boolean | undefined;
  const show = () => {
    const isMany = chosenIds(state.value).length > 2;
    if (isMany === shown) return;
    shown = isMany;
    for (const card of cards) card.dispose();
    cards = isMany ? manyCards(board, view) : [twoCard(board, view)];
    root.replaceChildren(...cards);
  };
  show();
  const stop = state.on(["a", "b", "more"], show);
  return Object.assign(root, {
    dispose: () => {
      stop();
      for (const card of cards) card.dispose();
    },
    // Each card is taken away by itself.
    taken: () => undefined,
    redraw: () => {
      for (const card of cards) card.redraw();
    }
  });
}

function twoCard({state}: Board<BenchmarkState>, {choices, pair}: VersusView): FigureCard {
  const isOfReport = (id: string) => choices.models.some(({model_id}) => model_id === id);
  return pair({
    sides: () => twoOf(state.value),
    query: (filter, value) => {
      const two = twoOf(value);
      return isOfReport(two.a) && isOfReport(two.b) ? pairRows(filter, two) : anyPairRows(filter, two);
    }
  });
}

function manyCards(
  board: Board<BenchmarkState>,
  {chips, ofRows, choices}: VersusView
): readonly FigureCard[] {
  const {state, notebook, lang, m} = board;
  const names = namesOf(choices);
  const ask = <Row>(query: (filter: readonly ExprNode[], ids: readonly string[]) => SqlText) =>
    notebook.rows<Row>({
      clauses: [ofRows],
      query: (filter, value) => query(filter, chosenIds(value))
    });
  const rows = joinRows<VersusRows>({
    scores: ask(versusRows),
    records: ask(recordRows),
    standings: ask(standingRows)
  });
  const compared = (): Compared[] => chosenIds(state.value).map((id) => ({id, name: names.get(id) ?? id}));
  const words = {m: benchmarks[lang], v: versus[lang]};
  const table = () => ({...words, labels: m.table, file: chosenIds(state.value).join("-vs-")});
  const joined = ([all]: readonly Joined<VersusRows>[]) => all ?? {scores: [], records: [], standings: []};
  const asTable = {pictures: false, height: 160} as const;
  return [
    boardFrame(board, chips, {
      id: "head-to-head",
      rows,
      show: (found: readonly Joined<VersusRows>[]) => {
        const {scores, ...rest} = joined(found);
        return versusFigure(scores, {...words, ...rest, models: compared()});
      }
    }),
    boardFrame(board, chips, {
      ...asTable,
      id: "head-to-head-records",
      rows,
      show: (found: readonly Joined<VersusRows>[]) => recordTable(joined(found).records, table())
    }),
    boardFrame(board, chips, {
      ...asTable,
      id: "head-to-head-classes",
      rows,
      show: (found: readonly Joined<VersusRows>[]) => classTable(joined(found).standings, table())
    })
  ];
}

function namesOf({models, versus: all}: BenchmarkChoices): Map<string, string> {
  return new Map([...models, ...all].map(({model_id, name}) => [model_id, name]));
}

/** A side of a pair: of a model that is not the report's the name, in grey. */
export function sideOf(
  id: string,
  choices: BenchmarkChoices,
  styles: ReadonlyMap<string, Pick<PairSide, "color" | "shape">>
): PairSide {
  return {id, name: namesOf(choices).get(id) ?? id, color: "var(--bf-other)", ...styles.get(id)};
}
