import {html} from "htl";
import {numberSlider} from "../components/filters/numberSlider.js";
import {formatDifference} from "../lib/format.js";
import {scenarioMessages} from "../lib/messages/scenario.js";
import {SCENARIO_RANGE, type Scenario} from "../lib/scenario.js";
import type {Board} from "./board.js";

/** A slider with a box for the price, one for the profit estimate, and the way back to today. */
export function scenarioControls<State extends Scenario>(board: Board<State>): HTMLElement {
  const {state, lang} = board as unknown as Board<Scenario>;
  const m = scenarioMessages[lang];
  const controls = (["price", "profit"] as const).map((name) =>
    state.bind(
      name,
      numberSlider({
        label: m[name],
        box: m.box(m[name]),
        unit: "%",
        invalid: m.invalid(SCENARIO_RANGE.lo, SCENARIO_RANGE.hi),
        value: state.value[name],
        min: SCENARIO_RANGE.lo,
        max: SCENARIO_RANGE.hi,
        format: (value) => m.change(changeOf(value))
      })
    )
  );
  const reset = html<HTMLButtonElement>`<button type="button" class="bf-button" ${{
    onclick: () => state.reset(["price", "profit"])
  }}>${m.reset}</button>`;
  return html`<div class="view-controls">${controls}<span class="bf-field">${reset}</span></div>`;
}

/** A supposed change with its sign. */
export function changeOf(value: number): string {
  return value === 0 ? "±0" : formatDifference(value);
}
