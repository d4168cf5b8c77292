import {html} from "htl";
import type {CompanyMessages} from "../../lib/messages/company.js";
import type {CompanyOption} from "../../queries/rows/company.js";
import {companyLink, companyName, sectorName} from "../companyName.js";
import {foldText, matcher} from "../filters/foldText.js";
import {popoverPanel} from "../filters/popoverPanel.js";
import {searchField} from "../filters/searchField.js";
import {longName} from "../longName.js";

/**
 * A button that opens a list of links to all companies, by sector, with a search over names in both languages,
 * codes and sectors. Enter in the search field goes to the first company found.
 */
export function companyJump(
  companies: readonly CompanyOption[],
  {m, lang, current}: {readonly m: CompanyMessages; readonly lang: string; readonly current: string}
): HTMLElement {
  const items = companies.map((company) => {
    const link = companyLink(
      company.code,
      html`${longName(companyName(company, lang))} <small>${company.code}</small>`
    );
    if (company.code === current) link.setAttribute("aria-current", "page");
    const row = html`<li>${link}</li>`;
    return {row, link, sector: sectorName(company, lang), text: foldText(Object.values(company).join("\n"))};
  });
  const groups = [...new Set(items.map(({sector}) => sector))].map((sector) => {
    const rows = items.filter((item) => item.sector === sector).map(({row}) => row);
    return html`<div class="bf-jump-group"><p class="bf-option-heading">${longName(sector)}</p><ul>${rows}</ul></div>`;
  });
  const query = searchField({label: m.jumpSearch});
  const empty = html`<p class="bf-options-empty" role="status"></p>`;
  const button = html<HTMLButtonElement>`<button type="button" class="bf-button bf-multi-button">${m.jump}</button>`;
  const panel = html`<div class="bf-panel" role="group" aria-label=${m.jump}>${query}<div class="bf-options bf-jump-list">${groups}</div>${empty}</div>`;
  const find = () => {
    const matches = matcher(query.value);
    for (const {row, text} of items) row.hidden = !matches(text);
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    empty.textContent = items.some(({row}) => !row.hidden) ? "" : m.jumpNone;
  };
  query.addEventListener("input", find);
  query.addEventListener("keydown", (event) => {
    const first = items.find(({row}) => !row.hidden);
    if (event.key === "Enter" && !event.isComposing && first) first.link.click();
  });
  popoverPanel(button, panel, () => {
    query.value = "";
    find();
  });
  return html`<div class="bf-multi bf-jump">${button}${panel}</div>`;
}
