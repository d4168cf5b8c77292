import {html} from "htl";
import type {Chip} from "../../components/filters/filterBar.js";
import {popoverPanel} from "../../components/filters/popoverPanel.js";
import {rangeFields} from "../../components/filters/rangeFields.js";
import {boards} from "../../lib/messages/boards.js";
import {valuation} from "../../lib/messages/valuation.js";
import {type MoneyUnit, scaleOf} from "../../lib/moneyUnit.js";
import {type Params, type Range, range} from "../../lib/permalink.js";
import {FIGURES, type FigureName} from "../../queries/valuation.js";
import type {Board} from "../board.js";
import {rangeChip} from "../chips.js";

/** The part of a page's state that filters companies by further figures. Money in 100 million of a company's own currency, whatever unit is shown. */
export type FigureFilterState = Readonly<Record<FigureName, Range>>;

type State = FigureFilterState & {readonly unit: MoneyUnit};

const NAMES = Object.keys(FIGURES) as FigureName[];
const MONEY = new Set<FigureName>(["cap", "revenue", "revenueforward", "netprofit", "netprofitforward"]);
const COMPUTED = new Set<FigureName>(["published", "computed", "difference"]);
/** A double has more digits than anyone types: 4.033 × 10 is 40.33. */
const DIGITS = 12;

/** Without a history the published percentile is the only one, and has its fields already. */
function namesOf({hasHistory}: Facts): FigureName[] {
  return NAMES.filter((name) => hasHistory || !COMPUTED.has(name));
}

interface Facts {
  readonly hasHistory: boolean;
}

/** Spread into a page's `Params`. */
export function figureFilterParams(facts: Facts): Params<FigureFilterState> {
  return Object.fromEntries(namesOf(facts).map((name) => [name, range()])) as Params<FigureFilterState>;
}

/** A button that opens a panel with an interval for each further figure, and the chips of those that are active. */
export function figureFilters<S extends State>(board: Board<S>, facts: Facts & {readonly currency: string}) {
  const {state, lang, m} = board as unknown as Board<State>;
  const [t, v] = [boards[lang], valuation[lang]];
  const c = v.columns;
  const labels: Readonly<Record<FigureName, string>> = {
    peg: c.peg,
    margin: c.margin(""),
    cap: c.cap,
    revenue: c.revenueActual(""),
    revenueforward: c.revenueForward(""),
    netprofit: c.profitActual(""),
    netprofitforward: c.profitForward(""),
    published: c.published,
    computed: c.computed,
    difference: c.difference
  };
  const names = namesOf(facts);
  const unitOf = (name: FigureName) =>
    MONEY.has(name) ? v.money.header[state.value.unit](facts.currency) : name === "margin" ? t.percent : "";
  const perUnit = (name: FigureName) => (MONEY.has(name) ? scaleOf(state.value.unit) : 1);
  /** A range as it is shown, and as it was typed back again. */
  const scaled = ([lo, hi, ...rest]: Range, by: number): Range => {
    const end = (value: number | null) => (value === null ? null : Number((value * by).toPrecision(DIGITS)));
    return [end(lo), end(hi), ...rest];
  };
  const shown = (name: FigureName) => scaled(state.value[name], 1 / perUnit(name));

  const fields = (name: FigureName) => {
    const control = rangeFields({
      label: labels[name],
      unit: unitOf(name) || " ",
      value: shown(name),
      labels: m.range
    });
    control.addEventListener("input", () =>
      state.set({[name]: scaled(control.value, perUnit(name))} as Partial<State>)
    );
    const follow = () => {
      control.querySelector("legend .unit")!.textContent = unitOf(name);
      if (String(control.value) !== String(shown(name))) control.value = shown(name);
    };
    state.on([name, "unit"], follow);
    return control;
  };
  const control = () => {
    const button = html<HTMLButtonElement>`<button type="button" class="bf-button bf-multi-button"></button>`;
    const panel = html`<div class="bf-panel bf-figure-filters" role="group" aria-label=${t.figures}>${names.map(fields)}</div>`;
    const tell = () => {
      const n = chips().length;
      button.textContent = n === 0 ? t.figures : `${t.figures} · ${n}`;
    };
    tell();
    state.on(names, tell);
    popoverPanel(button, panel, () => {});
    return html`<div class="bf-multi">${button}${panel}</div>`;
  };
  const chips = (): Chip[] =>
    names.flatMap((name) => {
      const unit = unitOf(name);
      return rangeChip(t, name, labels[name], shown(name), unit.length > 1 ? ` ${unit}` : unit);
    });
  return {control, chips};
}
