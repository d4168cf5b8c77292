import {html} from "htl";
import type {RowSource} from "../lib/rowSource.js";

/** An element without frame that follows its rows, such as a row of key figures. */
export function liveFigure<Row>(source: RowSource<Row>, draw: (rows: readonly Row[]) => Node): HTMLElement {
  const root = html`<div class="live" aria-busy="true"></div>`;
  source.observe({
    rows: (rows) => {
      root.replaceChildren(draw(rows));
      root.setAttribute("aria-busy", "false");
    },
    pending: () => root.setAttribute("aria-busy", "true"),
    // The figures of the page say it, and offer to try again.
    error: () => {
      root.setAttribute("aria-busy", "false");
      root.replaceChildren();
    }
  });
  return root;
}
