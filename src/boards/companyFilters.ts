import {sectorName} from "../components/companyName.js";
import type {Chip} from "../components/filters/filterBar.js";
import {multiSelect} from "../components/filters/multiSelect.js";
import {rangeFields} from "../components/filters/rangeFields.js";
import {segmentedControl} from "../components/filters/segmentedControl.js";
import {boards} from "../lib/messages/boards.js";
import {type Answers, knownRows} from "../lib/notebook.js";
import {oneOf, type Params, type Range, range, someOf} from "../lib/permalink.js";
import type {SectorBasis} from "../queries/rows/valuation.js";
import {
  companyClauses,
  exchangeOptions,
  type SectorOption,
  sectorOptions,
  stateOptions
} from "../queries/valuation.js";
import type {Board} from "./board.js";
import {chosenOrAll, listChip, rangeChip} from "./chips.js";

const STATES = ["ok", "loss", "no_consensus", "missing"] as const;
type State = (typeof STATES)[number];
const BASES = ["corrected", "printed"] as const;

/** The part of a page's state that says which companies it shows. */
export interface CompanyFilterState {
  readonly sectors: readonly string[];
  readonly exchanges: readonly string[];
  readonly states: readonly State[];
  readonly pe: Range;
  readonly percentile: Range;
  readonly growth: Range;
  readonly basis: SectorBasis;
}

/** What the filters offer. */
export interface FilterOptions {
  readonly sectors: readonly SectorOption[];
  readonly exchanges: readonly string[];
  readonly states: readonly State[];
}

/** The sectors, exchanges and states that there are, as the build answered. */
export function filterOptions(answers: Answers): FilterOptions {
  return {
    sectors: knownRows<SectorOption>(answers, sectorOptions()),
    exchanges: knownRows<{exchange: string}>(answers, exchangeOptions()).map(({exchange}) => exchange),
    states: STATES.filter((known) =>
      knownRows<{state: string}>(answers, stateOptions()).some(({state}) => state === known)
    )
  };
}

/** How many companies and sectors there are before any filter. */
export function sizeOf({sectors}: Pick<FilterOptions, "sectors">): {n: number; sectors: number} {
  return {n: sectors.reduce((sum, {n}) => sum + n, 0), sectors: sectors.length};
}

/** Spread into a page's `Params`. */
export function companyFilterParams({sectors, exchanges, states}: FilterOptions): Params<CompanyFilterState> {
  return {
    sectors: someOf(sectors.map(({sector_zh}) => sector_zh)),
    exchanges: someOf(exchanges),
    states: someOf(states),
    pe: range(),
    percentile: range(),
    growth: range(),
    basis: oneOf(BASES, "corrected")
  };
}

/** The controls of the filters, the chips that name what is active, and the clauses that follow from both. */
export function companyFilters<State extends CompanyFilterState>(
  board: Board<State>,
  {sectors, exchanges, states}: FilterOptions
) {
  const {state, lang, m} = board as unknown as Board<CompanyFilterState>;
  const t = boards[lang];
  const sectorNames = new Map(sectors.map((s) => [s.sector_zh, sectorName(s, lang)]));
  const exchangeNames = new Map(exchanges.map((code) => [code, t.exchange[code] ?? code]));
  const stateNames = new Map<string, string>(states.map((code) => [code, t.state[code]]));
  const list = (name: "sectors" | "exchanges" | "states", names: ReadonlyMap<string, string>) =>
    state.bind(
      name,
      multiSelect({
        label: t[name],
        options: [...names].map(([value, label]) => ({value, label})),
        value: state.value[name],
        labels: m.select
      }) as never
    );
  const between = (
    name: "pe" | "percentile" | "growth",
    limits: {min?: number; max?: number; unit?: string}
  ) => state.bind(name, rangeFields({label: t[name], ...limits, value: state.value[name], labels: m.range}));
  return {
    controls: (): HTMLElement[] => [
      list("sectors", sectorNames),
      list("exchanges", exchangeNames),
      list("states", stateNames),
      between("pe", {min: 0}),
      between("percentile", {min: 0, max: 100}),
      between("growth", {unit: t.percent}),
      state.bind(
        "basis",
        segmentedControl({
          label: t.basis,
          options: BASES.map((value) => ({value, label: t.bases[value]})),
          value: state.value.basis
        })
      )
    ],
    chips: (): Chip[] => {
      const {value} = state;
      return [
        ...listChip(t, "sectors", t.sectors, value.sectors, sectorNames),
        ...listChip(t, "exchanges", t.exchanges, value.exchanges, exchangeNames),
        ...listChip(t, "states", t.states, value.states, stateNames),
        ...rangeChip(t, "pe", t.pe, value.pe),
        ...rangeChip(t, "percentile", t.percentile, value.percentile),
        ...rangeChip(t, "growth", t.growth, value.growth, t.percent),
        ...(value.basis === "printed" ? [{key: "basis", text: t.basisChip}] : [])
      ];
    },
    clauses: (value: State) =>
      companyClauses({
        ...value,
        sectors: chosenOrAll(value.sectors, sectorNames),
        exchanges: chosenOrAll(value.exchanges, exchangeNames),
        states: chosenOrAll(value.states, stateNames)
      })
  };
}
