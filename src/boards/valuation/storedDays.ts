import {html} from "htl";
import {noMoves, percentileMoves} from "../../components/charts/valuation/moves.js";
import {withCommands} from "../../components/command.js";
import {dateSlider} from "../../components/filters/dateSlider.js";
import type {Chip} from "../../components/filters/filterBar.js";
import {select} from "../../components/filters/select.js";
import {MISSING} from "../../lib/format.js";
import {boards} from "../../lib/messages/boards.js";
import {listMessages} from "../../lib/messages/lists.js";
import {valuation} from "../../lib/messages/valuation.js";
import type {ClausesOf} from "../../lib/notebook.js";
import {changeRows, noChangeRows} from "../../queries/changes.js";
import type {CompanyView} from "../../queries/companyFigures.js";
import type {ChangeRow} from "../../queries/rows/changes.js";
import {type Board, boardFrame} from "../board.js";
import {dayFiles, dayOf, percentileLabels, type RankingFacts, type RankingState, sinceOf} from "./ranking.js";

/** The slider over the stored days. A day's figures are fetched before the page is told of it. */
export function asOfControl<State extends RankingState>(
  board: Board<State>,
  facts: RankingFacts
): HTMLElement[] {
  if (facts.days.length < 2) return [];
  const latest = facts.days.at(-1)!;
  const {state, lang} = board as unknown as Board<RankingState>;
  const slider = dateSlider({label: boards[lang].asOf, days: facts.days, value: state.value.asof || latest});
  slider.addEventListener("input", () => {
    goTo(board, facts, {asof: slider.value === latest ? "" : slider.value});
  });
  state.on(["asof"], () => {
    slider.value = state.value.asof || latest;
  });
  return [slider];
}

/** Which earlier day the page compares with. */
export function sinceControl<State extends RankingState>(board: Board<State>, facts: RankingFacts): Node {
  if (facts.days.length < 2) return document.createDocumentFragment();
  const {state, lang} = board as unknown as Board<RankingState>;
  const root = document.createElement("div");
  root.className = "view-controls";
  const show = () => {
    const day = dayOf(state.value, facts)!;
    const earlier = facts.days.filter((each) => each < day).reverse();
    const since = select({
      label: boards[lang].since,
      options: earlier.map((value) => ({value, label: value})),
      value: sinceOf(state.value, facts) ?? ""
    });
    since.addEventListener("input", () => goTo(board, facts, {since: since.value}));
    root.replaceChildren(...(earlier.length > 0 ? [since] : []));
  };
  show();
  state.on(["asof"], show);
  return root;
}

// The last choice counts: one that was made while an earlier one was fetched is not overtaken by it.
let asked = 0;

async function goTo<State extends RankingState>(
  board: Board<State>,
  facts: RankingFacts,
  patch: Partial<RankingState>
): Promise<void> {
  const mine = ++asked;
  const state = board.state as unknown as Board<RankingState>["state"];
  // A figure of a day that cannot be fetched says so, in the place of figures of another day.
  await board.notebook.load(dayFiles({...state.value, ...patch}, facts)).catch(() => {});
  if (mine === asked) state.set(patch);
}

/** What moved since an earlier stored day; without one, what would bring one. */
export function changesFigure<State extends RankingState>(
  board: Board<State>,
  facts: RankingFacts,
  {
    clauses,
    chips,
    view
  }: {
    readonly clauses: readonly ClausesOf<State>[];
    readonly chips: () => Chip[];
    readonly view: (state: State) => CompanyView;
  }
): HTMLElement {
  const {state, lang} = board;
  const m = valuation[lang];
  if (facts.daysOf !== undefined)
    return html`<p class="bf-hint">${listMessages[lang].earlier(facts.daysOf)}</p>`;
  // The embedded report, and a store's first day: no figure, but what would make one.
  if (facts.days.length < 2) return html`<p class="bf-hint">${withCommands(m.changes.noBeforeText)}</p>`;
  const show = (rows: readonly ChangeRow[]) => {
    const [day, since] = [dayOf(state.value, facts), sinceOf(state.value, facts)];
    return day === null || since === null
      ? noMoves(m, day ?? MISSING, m.ranking.source)
      : percentileMoves(rows, {m, lang, ranking: percentileLabels(lang, state.value), since, day});
  };
  return boardFrame<State, ChangeRow>(board, chips, {
    id: "changes",
    clauses,
    height: 200,
    show,
    query: (filter, value) => {
      const since = sinceOf(value, facts);
      return since === null ? noChangeRows() : changeRows(filter, view(value), since);
    }
  });
}
