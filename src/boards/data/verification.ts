import {html} from "htl";
import {retryButton} from "../../components/retryButton.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import type {DataMessages} from "../../lib/messages/data.js";
import type {Notebook} from "../../lib/notebook.js";
import {nextTry} from "../../lib/notLoaded.js";
import type {BoardFiles} from "../board.js";

/**
 * Runs every query of the page again on the engine in the browser, and says whether the rows are the same. Where the
 * engine does not come it says so, and tries again when its reader asks or the network is back.
 */
export function verification(
  notebook: Pick<Notebook<never>, "engine">,
  answers: BoardFiles["answers"],
  {t, m}: {readonly t: DataMessages; readonly m: CommonMessages}
): HTMLElement {
  const root: HTMLElement = html`<p class="verification" role="status"></p>`;
  const run = async (): Promise<void> => {
    let isLoaded = false;
    root.textContent = t.verifying;
    try {
      const engine = await notebook.engine();
      isLoaded = true;
      let differing = 0;
      for (const [sql, rows] of Object.entries(answers))
        if (JSON.stringify(await engine.query(sql)) !== JSON.stringify(rows)) differing++;
      const total = Object.keys(answers).length;
      root.dataset.agrees = String(differing === 0);
      root.textContent = differing === 0 ? t.verified(total) : t.differs(differing, total);
    } catch (error) {
      // Its text is for who looks after the site.
      if (isLoaded) console.debug(error);
      root.replaceChildren(isLoaded ? m.failed : m.notLoaded, " ", retryButton(m));
      await nextTry();
      return run();
    }
  };
  void run();
  return root;
}
