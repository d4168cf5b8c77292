import {html} from "htl";
import type {DataMessages} from "../../lib/messages/data.js";
import type {Notebook} from "../../lib/notebook.js";
import type {BoardFiles} from "../board.js";

/** Runs every query of the page again on the engine in the browser, and says whether the rows are the same. */
export function verification(
  notebook: Pick<Notebook<never>, "engine">,
  answers: BoardFiles["answers"],
  t: DataMessages
): HTMLElement {
  const root = html`<p class="verification" role="status">${t.verifying}</p>`;
  const run = async () => {
    const engine = await notebook.engine();
    let differing = 0;
    for (const [sql, rows] of Object.entries(answers))
      if (JSON.stringify(await engine.query(sql)) !== JSON.stringify(rows)) differing++;
    const total = Object.keys(answers).length;
    root.dataset.agrees = String(differing === 0);
    root.textContent = differing === 0 ? t.verified(total) : t.differs(differing, total);
  };
  run().catch((error: Error) => {
    root.textContent = error.message;
  });
  return root;
}
