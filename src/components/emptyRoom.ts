import {html} from "htl";

/** What has no data: one line, and folded in it the reason. Commands that bring data are the data page's and the README's. */
export function emptyRoom(title: string, why: string): HTMLElement {
  return html`<details class="bf-missing"><summary>${title}</summary><p>${why}</p></details>`;
}
