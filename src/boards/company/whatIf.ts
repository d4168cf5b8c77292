import {html} from "htl";
import {type OfYear, whatIf} from "../../components/company/whatIf.js";
import {yearWords} from "../../lib/fiscalYears.js";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import {scaleOf} from "../../lib/moneyUnit.js";
import {scenarioForwardPe, scenarioPe} from "../../lib/scenario.js";
import {BASES, noValueRows, valueRows} from "../../queries/percentile.js";
import type {CompanyFacts} from "../../queries/rows/company.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import type {Board} from "../board.js";
import {definitionOf} from "../definition.js";
import {scenarioControls} from "../scenarioControls.js";
import type {CompanyState} from "./state.js";

/**
 * Sliders for price and profit estimate, and what follows. PEs move at once; their places among the days of the
 * window come from the definition in SQL, in the engine behind the page.
 */
export function whatIfPanel(
  board: Board<CompanyState>,
  factsOf: (state: CompanyState) => CompanyFacts,
  {m, words}: {readonly m: CompanyMessages; readonly words: PercentileMessages}
): HTMLElement {
  const {state} = board;
  const facts = factsOf(state.value);
  const asOf = facts.percentile_as_of;
  const forwardPe = (value: CompanyState) => factsOf(value).forward_pe;
  const pes = {ttm: facts.pe_ttm, static: facts.pe_static};
  if (forwardPe(state.value) === null && !BASES.some((basis) => (pes[basis] ?? 0) > 0))
    return html`<p class="what-if">${asOf === null ? m.whatIf.nothingYet : m.whatIf.nothing}</p>`;
  const shown = whatIf(
    {
      ...forwardOf(facts, m),
      pe: pes,
      hasHistory: asOf !== null,
      money: () => ({
        scale: scaleOf(state.value.unit),
        unit: m.money.unit[state.value.unit](factsOf(state.value).financial_currency)
      })
    },
    {m, words}
  );
  const update = () => {
    shown.take(forwardOf(factsOf(state.value), m));
    shown.update(state.value, state.value.earnings);
  };
  update();
  state.on(["price", "profit", "earnings", "unit", "year"], update);

  /** Ranks a PE that follows from the supposition, and today's beside it, wherever there is one above zero. */
  const place = (
    which: "past" | "came",
    today: (value: CompanyState) => number | null,
    supposed: (pe: number, value: CompanyState) => number
  ) => {
    if (asOf === null) return shown.place(which, null, null);
    let before: number | null = null;
    let row: PercentileRow | null | undefined;
    const show = () => row !== undefined && shown.place(which, row, before);
    const follow = (of: (pe: number, value: CompanyState) => number) =>
      board.notebook.rows<PercentileRow>({
        query: (_, now) => {
          const pe = today(now);
          return pe === null || pe <= 0
            ? noValueRows()
            : valueRows(facts.code, of(pe, now), {asOf, ...definitionOf(now)});
        }
      });
    const listen = (take: (rows: readonly PercentileRow[]) => void) => ({
      rows: (rows: readonly PercentileRow[]) => {
        take(rows);
        shown.element.setAttribute("aria-busy", "false");
        show();
      },
      pending: () => shown.element.setAttribute("aria-busy", "true"),
      error: () => shown.element.setAttribute("aria-busy", "false")
    });
    follow((pe) => pe).observe(listen(([now]) => (before = now?.percentile ?? null)));
    follow(supposed).observe(listen(([next]) => (row = next ?? null)));
  };
  place("past", ({earnings}) => pes[earnings], scenarioPe);
  place("came", forwardPe, scenarioForwardPe);
  return html`<div class="what-if">
    ${scenarioControls(board)}
    ${shown.element}
  </div>`;
}

/** The forward PE that is supposed about, its year, the word where there is none, and the figures that go with it. */
function forwardOf(facts: CompanyFacts, m: CompanyMessages): OfYear {
  return {
    figures: facts,
    forwardPe: facts.forward_pe,
    forwardYear: yearWords([facts]).forward,
    forwardState: m.peStates[facts.forward_pe_state] ?? facts.forward_pe_state
  };
}
