import {html} from "htl";
import type {Figure} from "../../components/figure.js";
import {segmentedControl} from "../../components/filters/segmentedControl.js";
import {allScores} from "../../lib/messages/allScores.js";
import {ENOUGH_BENCHMARKS, MOST_COMPARED, sharedBenchmarks} from "../../queries/allScores.js";
import type {SharedBenchmark} from "../../queries/rows/allScores.js";
import type {Board} from "../board.js";
import {ALL_NAMES, COMPARED, filterOf, isOpen} from "./allState.js";
import type {BenchmarkChoices, BenchmarkState} from "./state.js";

export type Shared = ReturnType<typeof sharedOf>;

/** The benchmarks that compare most of the models that are left: what is said of them, and the ways out of an empty frame. */
export function sharedOf(board: Board<BenchmarkState>, choices: BenchmarkChoices) {
  const {state, notebook, lang} = board;
  const m = allScores[lang];
  let found: readonly SharedBenchmark[] = [];
  const followers = new Set<() => void>();
  const tell = () => {
    for (const follow of followers) follow();
  };
  let isFollowed = false;
  /** Asked once a figure of this set is shown. */
  const start = () => {
    if (isFollowed) return;
    isFollowed = true;
    const set = (rows: readonly SharedBenchmark[]) => {
      found = rows;
      tell();
    };
    notebook
      .rows<SharedBenchmark>({
        // A set of which every model has all is complete as it is.
        query: (_, value) => sharedBenchmarks({...filterOf(value, choices), complete: false})
      })
      .observe({rows: set, pending: () => {}, error: () => set([])});
    state.on([...ALL_NAMES], tell);
  };
  const control = () => {
    const options = COMPARED.map((value) => ({value, label: m.shared.options[value]}));
    return state.bind(
      "compare",
      segmentedControl({label: m.shared.label, options, value: state.value.compare})
    );
  };
  return {
    /** On what is compared and why, and the choice to compare on all; nothing where the reader chose what is compared. */
    note(): HTMLElement {
      start();
      const text = html`<p class="bf-hint figure-subtitle"></p>`;
      const root = html`<div><div class="view-controls">${control()}</div>${text}</div>`;
      const follow = () => {
        root.hidden = !isOpen(state.value, choices);
        const names = found.map(({benchmark}) => benchmark);
        const [first] = found;
        text.textContent =
          state.value.compare === "all"
            ? m.shared.all
            : first === undefined || state.value.complete
              ? ""
              : m.shared.chosen(
                  names.length,
                  m.list(names),
                  first.n_models,
                  MOST_COMPARED,
                  ENOUGH_BENCHMARKS
                );
      };
      followers.add(follow);
      follow();
      return root;
    },
    /** A figure; where it shows nothing, with buttons below that lead to something. */
    withWayOut<F extends Pick<Figure, "render" | "renderInteractive">>(figure: F, isEmpty: boolean): F {
      if (!isEmpty) return figure;
      start();
      const {render, renderInteractive = render} = figure;
      return {
        ...figure,
        renderInteractive: (width: number) => html`<div>${renderInteractive?.(width)}${buttons()}</div>`
      };
    }
  };

  function buttons(): HTMLElement {
    const root = html`<div class="view-controls"></div>`;
    const follow = () => {
      // A frame that shows something again has left the page.
      if (!root.isConnected && root.dataset.wasShown === "yes") {
        followers.delete(follow);
        return;
      }
      if (root.isConnected) root.dataset.wasShown = "yes";
      root.replaceChildren(...waysOut().map(({text, change}) => button(text, change)));
    };
    followers.add(follow);
    follow();
    return root;
  }

  function waysOut(): {readonly text: string; readonly change: () => void}[] {
    const {complete, pins, columns} = state.value;
    const ids = found.map(({benchmark_id}) => benchmark_id);
    const [first] = found;
    const isChosen = complete && ids.length === columns.length;
    const t = m.wayOut;
    return [
      ...(complete ? [{text: t.any, change: () => state.set({complete: false})}] : []),
      ...(pins.length > 0 ? [{text: t.unpin(pins.length), change: () => state.set({pins: []})}] : []),
      ...(first !== undefined && pins.length === 0 && !isChosen
        ? [
            {
              text: t.shared(ids.length, first.n_models),
              change: () => state.set({columns: ids, complete: true})
            }
          ]
        : []),
      ...(first === undefined ? [{text: t.clear, change: () => state.reset([...FILTERS])}] : [])
    ];
  }
}

const FILTERS = [
  ...(["q", "families", "developers", "licences", "open", "size", "years"] as const),
  ...(["rows", "areas", "columns", "pins", "complete"] as const)
] as const;

function button(text: string, change: () => void): HTMLElement {
  // Fields and their buttons have the same look by one of these classes.
  return html`<div class="bf-choice"><button type="button" class="bf-button" ${{onclick: change}}>${text}</button></div>`;
}
