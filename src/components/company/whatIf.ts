import {html} from "htl";
import {formatDifference, formatNumber, formatRange, MISSING} from "../../lib/format.js";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import {type Scenario, type Supposable, scenarioForwardPe, scenarioPe, suppose} from "../../lib/scenario.js";
import type {Basis, PercentileRow} from "../../queries/rows/percentile.js";
import {percentileColor} from "../charts/plot/percentile.js";
import {badge} from "../percentile/percentileDetail.js";

/** What a supposition is about. */
export interface WhatIfBase {
  readonly forwardPe: number | null;
  /** `2024E`; empty where no source names it. */
  readonly forwardYear: string;
  /** The word for a forward PE that is not there. */
  readonly forwardState: string;
  /** Of the past, by basis. Null where there is no history, or its last trading day has no such PE. */
  readonly pe: Readonly<Record<Basis, number | null>>;
  readonly hasHistory: boolean;
  /** Its figures, of which PEG and market capitalisation are. */
  readonly figures: Supposable;
  /** CNY 100 million in the unit that amounts are shown in, and its name. */
  readonly money: () => {readonly scale: number; readonly unit: string};
}

/** What of it goes with the fiscal year of the forward PE. */
export type OfYear = Pick<WhatIfBase, "forwardPe" | "forwardYear" | "forwardState" | "figures">;

export interface WhatIfOptions {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
}

/** The results of a supposition. `update` shows another at once; percentiles come to `place` when they are known. */
export interface WhatIf {
  readonly element: HTMLElement;
  /** Takes the figures of another fiscal year for those that are supposed about; `update` shows them. */
  take(next: OfYear): void;
  update(supposition: Scenario, basis: Basis): void;
  /** Shows where a supposed PE stands; `before` is today's. Null: there is no PE, or nothing to rank it among. */
  place(which: "past" | "came", row: PercentileRow | null, before: number | null): void;
}

/** What the sliders say: forward PE, the PE of the past and its percentile, the percentile that the forward PE would have, PEG and market capitalisation. */
export function whatIf(from: WhatIfBase, {m, words}: WhatIfOptions): WhatIf {
  let base = from;
  const w = m.whatIf;
  const part = (label: string, note: string) => {
    const term = html`<dt>${label}</dt>`;
    const value = html`<dd class="bf-what-value"></dd>`;
    const formula = html`<dd class="bf-what-formula"></dd>`;
    const place = html`<dd class="bf-what-place"></dd>`;
    const rest = html`<dd class="bf-figure-note">${note}</dd>`;
    const element = html`<div class="bf-figure">${term}${value}${formula}${place}${rest}</div>`;
    return {element, term, value, formula, place, note: rest};
  };
  const forward = part("", "");
  const past = part("", "");
  const came = part(w.came, "");
  const peg = part(w.peg, w.pegNote);
  const cap = part(w.cap, w.capNote);
  const parts = {past, came};
  const one = (value: number) => formatNumber(value, 1);
  const by = (percent: number) => `${percent < 0 ? "−" : "+"} ${formatNumber(Math.abs(percent))}%`;

  function update(supposition: Scenario, basis: Basis): void {
    const {price, profit} = supposition;
    const {forwardPe} = base;
    forward.term.textContent = w.forward(base.forwardYear);
    forward.note.textContent = forwardPe === null ? w.noForward(base.forwardState) : "";
    const pe = base.pe[basis];
    const words = m.earnings[basis];
    past.term.textContent = words.head;
    past.note.textContent = pe !== null && pe <= 0 ? w.noTtm : w.ttmNote(words.profit);
    came.note.textContent = w.cameNote(base.forwardYear, words.pe);
    const next = forwardPe === null ? null : scenarioForwardPe(forwardPe, supposition);
    forward.value.textContent = next === null ? MISSING : one(next);
    forward.formula.textContent =
      next === null ? "" : w.forwardFormula(formatNumber(forwardPe), by(price), by(profit), one(next));
    came.value.textContent = next === null ? MISSING : one(next);
    const moved = pe === null || pe <= 0 ? null : scenarioPe(pe, supposition);
    past.value.textContent = moved === null ? MISSING : one(moved);
    const today = base.figures;
    const then = suppose(today, supposition);
    const ratio = (value: number | null) => (value === null ? MISSING : formatNumber(value, 2));
    peg.value.textContent = ratio(then.peg);
    peg.formula.textContent =
      next === null || then.growth_pct === null
        ? w.noPeg
        : then.growth_pct > 0
          ? w.pegFormula(one(next), one(then.growth_pct), ratio(then.peg))
          : w.falling(formatDifference(then.growth_pct, 1));
    peg.place.textContent = then.peg === today.peg ? "" : w.before(ratio(today.peg));
    const {scale, unit} = base.money();
    const amount = ({cap_lo, cap_hi}: Supposable) =>
      cap_lo === null || cap_hi === null
        ? MISSING
        : formatRange(cap_lo / scale, cap_hi / scale, scale > 1 ? 1 : 0);
    cap.term.textContent = w.cap + w.inUnit(unit);
    cap.value.textContent = amount(then);
    cap.place.textContent = amount(then) === amount(today) ? "" : w.before(amount(today));
    past.formula.textContent = moved === null ? "" : w.ttmFormula(one(pe ?? 0), by(price), one(moved));
  }

  function place(which: "past" | "came", row: PercentileRow | null, before: number | null): void {
    const percentile = row?.percentile ?? null;
    if (percentile === null) {
      const noValue = base.hasHistory ? "" : w.noPercentile;
      const word = row ? (words.states[row.state] ?? MISSING) : noValue;
      parts[which].place.replaceChildren(html`<small>${word}</small>`);
      return;
    }
    const isMoved = before !== null && one(before) !== one(percentile);
    const now = isMoved ? `${w.before(one(before))}, ${formatDifference(percentile - before, 1)}` : "";
    parts[which].place.replaceChildren(
      html`<span><i class="bf-detail-dot" style=${`background: ${percentileColor(percentile)}`} aria-hidden="true"></i>${
        w.percentile
      } <b>${one(percentile)}</b> <small>${now}</small> ${row && badge(row, words)}</span>`
    );
  }

  const element = html`<dl class="bf-figures bf-what" aria-live="polite">${forward.element}${past.element}${came.element}${peg.element}${cap.element}</dl>`;
  const take: WhatIf["take"] = (next) => {
    base = {...base, ...next};
  };
  return {element, take, update, place};
}
