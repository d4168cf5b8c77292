import {html} from "htl";
import {linkedHighlight} from "../../components/charts/valuation/linkedHighlight.js";
import {companyAddress} from "../../components/companyName.js";
import {followLink} from "../../lib/followLink.js";
import {readLanguage} from "../../lib/language.js";
import {scenarioMessages} from "../../lib/messages/scenario.js";
import {parseState} from "../../lib/permalink.js";
import {isToday} from "../../lib/scenario.js";
import {boardFilters, ignoredNote, openBoard} from "../board.js";
import {filterOptions, sizeOf} from "../companyFilters.js";
import {listControl, listName} from "../lists.js";
import {scenarioControls} from "../scenarioControls.js";
import type {PageScope, ScopedFiles} from "../scope.js";
import {valuationFilters} from "./controls.js";
import {valuationFigures} from "./figures.js";
import {PRESETS, presetButtons} from "./presets.js";
import {dayFiles, rankingControls, rankingFacts} from "./ranking.js";
import {valuationParams} from "./state.js";
import {sinceControl} from "./storedDays.js";

/** The valuation page: filters, scatter, strip, cards and table, linked by one selection and by hovering. */
export function valuationBoard(files: ScopedFiles) {
  const {shown} = files;
  const facts = {
    ...rankingFacts(files.answers),
    ...{daysOf: daysOf(shown), isOwn: shown.scope.kind === "codes", hasUnlisted: shown.unlisted.size > 0}
  };
  const options = filterOptions(files.answers);
  const params = valuationParams(facts, options);
  const asked = parseState(params, location.search).state;
  const tables = {...files.tables, ...dayFiles(asked, facts)};
  const board = openBoard({...files, tables}, params, Object.values(PRESETS));
  const filters = valuationFilters(board, facts, options);
  const page = {
    note: ignoredNote(board, shown.ignored),
    list: listControl(shown, sizeOf(options)),
    notebook: board.notebook,
    filters: boardFilters(board, filters.controls(), filters.allChips),
    ...valuationFigures(board, facts, filters, options),
    presets: presetButtons(board),
    whatIf: html`<details class="bf-scenario" open=${!isToday(board.state.value)}><summary>${scenarioMessages[board.lang].heading}</summary>${scenarioControls(board)}</details>`,
    ranking: rankingControls(board, facts),
    since: sinceControl(board, facts)
  };
  const main = document.querySelector<HTMLElement>("#observablehq-main") ?? document.body;
  linkedHighlight(main);
  openOnClick(main, shown.unlisted);
  return page;
}

/** Stored days are of the list that pages open with: its name, where the page shows another one. */
function daysOf({scope, lists: [first]}: PageScope): string | undefined {
  return scope.kind === "default" || !first ? undefined : listName(first, readLanguage());
}

/** A click on a company's dot opens its page, and Enter where the keyboard is on it. */
function openOnClick(root: HTMLElement, unlisted: PageScope["unlisted"]): void {
  root.addEventListener("click", ({target}) => {
    const mark = (target as Element | null)?.closest?.("circle[data-code], .bf-point");
    const code = mark?.getAttribute("data-code") ?? mark?.getAttribute("data-key");
    if (code) followLink(companyAddress(code, "./", !unlisted.has(code)));
  });
}
