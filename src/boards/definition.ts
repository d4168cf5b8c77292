import type {Chip} from "../components/filters/filterBar.js";
import {segmentedControl} from "../components/filters/segmentedControl.js";
import {select} from "../components/filters/select.js";
import {labelled} from "../lib/labelled.js";
import {percentile, type WindowWord} from "../lib/messages/percentile.js";
import {oneOf, type Params} from "../lib/permalink.js";
import {
  BASES,
  type Basis,
  KINDS,
  type Kind,
  LOSSES,
  type Losses,
  type PercentileChoice,
  type WindowYears
} from "../queries/percentile.js";
import type {Board} from "./board.js";

const WINDOW_WORDS = ["1", "3", "5", "10", "all"] as const;

/** The part of a page's state that says how a percentile is computed. */
export interface DefinitionState {
  readonly window: WindowWord;
  readonly kind: Kind;
  readonly losses: Losses;
  readonly earnings: Basis;
}

/**
 * Spread into a page's `Params`: the address has `window=3`, `kind=weak`, `losses=dearest`, and `earnings=static` where
 * there is a static PE.
 */
export function definitionParams(hasStatic: boolean): Params<DefinitionState> {
  return {
    window: oneOf<WindowWord>(WINDOW_WORDS, "5"),
    kind: oneOf(KINDS, "inc"),
    losses: oneOf(LOSSES, "exclude"),
    earnings: oneOf<Basis>(hasStatic ? BASES : ["ttm"], "ttm")
  };
}

const INITIAL = definitionParams(true);

/** The names of the definition in the state: what a figure's `redrawOn` lists. */
export const DEFINITION = ["window", "kind", "losses", "earnings"] as const;

/** The choice that the builders of `queries/percentile.ts` take. */
export function definitionOf({
  window,
  kind,
  losses,
  earnings
}: DefinitionState): Required<Omit<PercentileChoice, "asOf">> {
  return {window: (window === "all" ? 0 : Number(window)) as WindowYears, kind, losses, basis: earnings};
}

/**
 * Four switches for window, formula, losses and basis, bound to the page's state both ways. To use on a page:
 * spread `definitionParams` into its params and `DefinitionState` into its state, put these controls where they
 * belong (a filter bar, or a `view-controls` row), let queries depend on `DEFINITION` and read
 * `definitionOf(state)`; show the number with `components/percentile/percentileDetail.ts`.
 */
export function definitionControls<State extends DefinitionState>(
  board: Board<State>,
  hasStatic: boolean
): HTMLElement[] {
  // The names are those of any state that holds a definition; TypeScript cannot index a generic one by them.
  const {state, lang} = board as unknown as Board<DefinitionState>;
  const t = percentile[lang];
  const titled = <T extends string>(
    values: readonly T[],
    labels: Readonly<Record<string, string>>,
    titles: Readonly<Record<string, string>> = {}
  ) =>
    values.map((value) => ({
      value,
      label: labels[value] ?? value,
      ...(titles[value] !== undefined && {title: titles[value]})
    }));
  return [
    state.bind(
      "window",
      select({label: t.window, options: titled(WINDOW_WORDS, t.windows), value: state.value.window})
    ),
    state.bind(
      "kind",
      segmentedControl({
        label: t.kind,
        options: titled(KINDS, t.kinds, t.kindTitles),
        value: state.value.kind
      })
    ),
    state.bind(
      "losses",
      segmentedControl({
        label: t.losses,
        options: titled(LOSSES, t.lossesWords, t.lossesTitles),
        value: state.value.losses
      })
    ),
    state.bind(
      "earnings",
      segmentedControl<Basis>({
        label: t.basis,
        options: BASES.map((value) => ({
          value,
          label: t.bases[value],
          ...(value === "static" && !hasStatic && {disabled: true, title: t.noStatic})
        })),
        value: state.value.earnings
      })
    )
  ];
}

/** One chip a choice that differs from the default, in the form that `boardFilters` and exports write out. */
export function definitionChips(lang: "en" | "zh", state: DefinitionState): Chip[] {
  const t = percentile[lang];
  const changed = (name: keyof DefinitionState) => state[name] !== INITIAL[name].initial;
  const texts = {
    window: labelled[lang](t.window, t.windows[state.window] ?? state.window),
    kind: labelled[lang](t.kind, t.kindNames[state.kind] ?? state.kind),
    losses: labelled[lang](t.losses, t.lossesWords[state.losses] ?? state.losses),
    earnings: labelled[lang](t.basis, t.bases[state.earnings] ?? state.earnings)
  };
  return DEFINITION.filter(changed).map((key) => ({key, text: texts[key]}));
}
