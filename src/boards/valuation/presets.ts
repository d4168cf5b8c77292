import {html} from "htl";
import {boards} from "../../lib/messages/boards.js";
import type {Board} from "../board.js";
import type {ValuationState} from "./state.js";

/** What is asked often, each as the part of the state that asks it. Percentiles and percent a year, the ends left out. */
export const PRESETS = {
  cheapGrowing: {percentile: [null, 20, "hi"], growth: [20, null, "lo"]},
  dear: {percentile: [80, null, "lo"]},
  bestMargin: {order: {key: "net_margin_forward_pct", descending: true}}
} as const satisfies Record<string, Partial<ValuationState>>;

export type Preset = keyof typeof PRESETS;

/** A button for each preset: pressed while it holds, and pressed again it takes back what it set. */
export function presetButtons(board: Board<ValuationState>): HTMLElement {
  const {state, lang} = board;
  const t = boards[lang].presets;
  const buttons = (Object.keys(PRESETS) as Preset[]).map((name) => {
    const preset: Partial<ValuationState> = PRESETS[name];
    const keys = Object.keys(preset) as (keyof ValuationState & string)[];
    const holds = () => keys.every((key) => JSON.stringify(state.value[key]) === JSON.stringify(preset[key]));
    const press = () => (holds() ? state.reset(keys) : state.set(preset));
    const button = html<HTMLButtonElement>`<button type="button" class="bf-button" title=${t[name].title} ${{onclick: press}}>${t[name].label}</button>`;
    const tell = () => button.setAttribute("aria-pressed", String(holds()));
    tell();
    state.on(keys, tell);
    return button;
  });
  return html`<div class="bf-field bf-presets" role="group" aria-label=${t.label}><span class="bf-label">${t.label}</span><div>${buttons}</div></div>`;
}
