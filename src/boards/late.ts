import {html} from "htl";
import {retryButton} from "../components/retryButton.js";
import type {CommonMessages} from "../lib/messages/common.js";
import {onTryAgain} from "../lib/notLoaded.js";

/** A part of a page: an element, several, or those that come later. */
export type Part = HTMLElement | readonly HTMLElement[];

export interface LateOptions {
  readonly m: CommonMessages;
  /** In idle time, so that what stands further up comes first. */
  readonly whenIdle?: boolean;
}

/**
 * A place for a part of a page whose scripts are loaded after those that the page opens with. It is busy until `load`
 * has brought it; where that fails it says so, and tries again when its reader asks or the network is back. Tells the
 * document of it: the build waits for it.
 */
export function late(load: () => Promise<Part>, {m, whenIdle = false}: LateOptions): HTMLElement {
  const root: HTMLElement = html`<div class="of-set" aria-busy="true"></div>`;
  let stop = () => {};
  const start = async () => {
    stop();
    root.setAttribute("aria-busy", "true");
    try {
      const part = await load();
      root.replaceChildren(...[part].flat());
    } catch (error) {
      console.debug(error);
      stop = onTryAgain(start);
      root.replaceChildren(html`<p class="figure-error" role="alert">${m.notLoaded} ${retryButton(m)}</p>`);
    }
    root.setAttribute("aria-busy", "false");
  };
  document.dispatchEvent(new CustomEvent("benchfolio:late", {detail: root}));
  if (whenIdle && "requestIdleCallback" in window) requestIdleCallback(start, {timeout: 2000});
  else if (whenIdle) setTimeout(start, 200);
  else void start();
  return root;
}
