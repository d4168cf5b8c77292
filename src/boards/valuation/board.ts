import {linkedHighlight} from "../../components/charts/valuation/linkedHighlight.js";
import {companyAddress} from "../../components/companyName.js";
import {parseState} from "../../lib/permalink.js";
import {type BoardFiles, boardFilters, ignoredNote, openBoard} from "../board.js";
import {filterOptions} from "../companyFilters.js";
import {valuationFilters} from "./controls.js";
import {valuationFigures} from "./figures.js";
import {dayFiles, rankingControls, rankingFacts} from "./ranking.js";
import {valuationParams} from "./state.js";
import {sinceControl} from "./storedDays.js";

/** The valuation page: filters, scatter, strip, cards and table, linked by one selection and by hovering. */
export function valuationBoard(files: BoardFiles) {
  const facts = rankingFacts(files.answers);
  const options = filterOptions(files.answers);
  const params = valuationParams(facts, options);
  const asked = parseState(params, location.search).state;
  const board = openBoard({...files, tables: {...files.tables, ...dayFiles(asked, facts)}}, params);
  const filters = valuationFilters(board, facts, options);
  const page = {
    note: ignoredNote(board),
    notebook: board.notebook,
    filters: boardFilters(board, filters.controls(), filters.allChips),
    ...valuationFigures(board, facts, filters),
    ranking: rankingControls(board, facts),
    since: sinceControl(board, facts)
  };
  const main = document.querySelector<HTMLElement>("#observablehq-main") ?? document.body;
  linkedHighlight(main);
  openOnClick(main);
  return page;
}

/** A click on a company's dot opens its page, and Enter where the keyboard is on it. */
function openOnClick(root: HTMLElement): void {
  root.addEventListener("click", ({target}) => {
    const mark = (target as Element | null)?.closest?.("circle[data-code], .bf-point");
    const code = mark?.getAttribute("data-code") ?? mark?.getAttribute("data-key");
    if (!code) return;
    const lang = new URLSearchParams(location.search).get("lang");
    location.assign(`${companyAddress(code)}${lang ? `?lang=${encodeURIComponent(lang)}` : ""}`);
  });
}
