import {html} from "htl";
import {importAgain} from "../../lib/importAgain.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import type {Taken} from "./csvFile.js";
import type {RowsTable} from "./rowsTable.js";

// What is needed when it is asked for, and not before the first chart.
const panel = importAgain(() => import("./takeAwayPanel.js"));
const csvFile = importAgain(() => import("./csvFile.js"));
const rowsTable = importAgain(() => import("./rowsTable.js"));

export interface ToolOptions<Row extends object> {
  readonly id: string;
  readonly m: CommonMessages;
  readonly lang: string;
  /** The figure that is shown, written out; nothing before its first rows. */
  readonly taken: () => Taken<Row> | undefined;
  /** The address of the view as it is now. */
  readonly link?: () => string;
  /** False for a table: it has a button for its CSV, and no other form to be shown in. */
  readonly pictures?: boolean;
  /** True for a table that is taken away as LaTeX and Markdown, too (`Figure.textTable`). */
  readonly texts?: boolean;
  /** Shows the figure anew, as chart or as table. */
  readonly redraw: () => void;
}

export type FigureTools<Row extends object> = HTMLElement & {
  /** Whether there is nothing to take away; the panel stays for the link to the view. */
  disable(isEmpty: boolean): void;
  /** The rows in the place of the chart, where the reader asked for them. */
  table(): RowsTable<Row> | undefined;
};

/** What stands in a figure's foot: chart or table, CSV of a table, and the button that opens the panel to take it away. */
export function figureTools<Row extends object>(
  card: HTMLElement,
  {id, m, lang, taken, link = () => location.href, pictures = true, texts = false, redraw}: ToolOptions<Row>
): FigureTools<Row> {
  const status = html`<span class="figure-status" role="status"></span>`;
  const said = async (act: () => Promise<unknown>) => {
    status.textContent = "";
    try {
      await act();
    } catch (error) {
      console.debug(error);
      status.textContent = m.failed;
    }
  };
  const saveCsv = async () => {
    const shown = taken();
    if (shown) await (await csvFile()).saveCsv(id, shown);
  };
  let table: RowsTable<Row> | undefined;
  const turn = async () => {
    table = table ? undefined : (await rowsTable()).rowsTable<Row>({m, saveCsv: () => said(saveCsv)});
    switchButton.textContent = table ? m.asChart : m.asTable;
    redraw();
  };
  const open = async () => {
    const {openPanel} = await panel();
    await openPanel({card, opener, place: root, id, lang, taken, link, pictures, texts});
  };
  const button = (label: string, act: () => Promise<unknown>) =>
    html<HTMLButtonElement>`<button type="button" ${{onclick: () => said(act)}}>${label}</button>`;
  const switchButton = button(m.asTable, turn);
  switchButton.dataset.switch = "table";
  const csvButton = button(m.csv, saveCsv);
  csvButton.dataset.export = "csv";
  const opener = button(m.takeAway, open);
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", "d");
  opener.title = m.takeAwayKey;
  opener.dataset.export = "panel";
  const files = [pictures ? switchButton : csvButton];
  const root: HTMLElement = html`<div class="figure-tools" role="group" aria-label=${m.toolsOf(id)}>
    ${files}${opener}${status}
  </div>`;
  card.addEventListener("keydown", (event) => {
    if (event.key !== "d" || event.ctrlKey || event.metaKey || event.altKey) return;
    // A letter that is typed, or a panel that is open already.
    if ((event.target as Element).closest("input, textarea, select, dialog, [contenteditable]")) return;
    event.preventDefault();
    void said(open);
  });
  return Object.assign(root, {
    disable: (isEmpty: boolean) => {
      for (const each of files) each.disabled = isEmpty;
    },
    table: () => table
  });
}
