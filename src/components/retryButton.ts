import {html} from "htl";
import type {CommonMessages} from "../lib/messages/common.js";
import {tryAgain} from "../lib/notLoaded.js";

/** Behind the words that something failed: asks all that failed once more. */
export function retryButton({retry}: Pick<CommonMessages, "retry">): HTMLElement {
  return html`<button type="button" class="bf-button" ${{onclick: tryAgain}}>${retry}</button>`;
}
