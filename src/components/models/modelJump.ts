import {html} from "htl";
import type {ModelMessages} from "../../lib/messages/model.js";
import type {ModelLink} from "../../queries/rows/models.js";
import {foldText, matcher} from "../filters/foldText.js";
import {popoverPanel} from "../filters/popoverPanel.js";
import {searchField} from "../filters/searchField.js";
import {longName} from "../longName.js";

/** The address of a model's page, from another of the folder. */
export function modelAddress(model_id: string): string {
  return `./model.html?id=${encodeURIComponent(model_id)}`;
}

/**
 * A button that opens a list of links to all models, by family, with a search over names, ids and developers. Enter in
 * the search field goes to the first model found.
 */
export function modelJump(
  models: readonly ModelLink[],
  {m, current}: {readonly m: ModelMessages; readonly current: string | null}
): HTMLElement {
  const items = models.map((model) => {
    const link = html<HTMLAnchorElement>`<a href=${modelAddress(model.model_id)}>${longName(model.name)}</a>`;
    if (model.model_id === current) link.setAttribute("aria-current", "page");
    const text = foldText([model.name, model.model_id, model.family, model.developer ?? ""].join("\n"));
    return {row: html<HTMLElement>`<li>${link}</li>`, link, family: model.family, text};
  });
  const groups = [...new Set(items.map(({family}) => family))].map((family) => {
    const rows = items.filter((item) => item.family === family).map(({row}) => row);
    return html<HTMLElement>`<div class="bf-jump-group"><p class="bf-option-heading">${longName(family)}</p><ul>${rows}</ul></div>`;
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
