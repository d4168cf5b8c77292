import {html} from "htl";
import {importAgain} from "../../lib/importAgain.js";
import type {DataMessages} from "../../lib/messages/data.js";
import type {Board} from "../board.js";
import type {DataState} from "./state.js";

const clipboard = importAgain(() => import("../../components/export/download.js"));

/** The lines that read a Parquet file at an address, by what reads it. */
export function readerLines(address: string): Readonly<Record<string, string>> {
  return {
    DuckDB: `SELECT * FROM read_parquet('${address}');`,
    Polars: `import polars as pl\npl.read_parquet("${address}")`,
    pandas: `import pandas as pd\npd.read_parquet("${address}")`,
    R: `path <- tempfile(fileext = ".parquet")\ndownload.file("${address}", path, mode = "wb")\narrow::read_parquet(path)`
  };
}

/** The address of the table that is chosen, and lines to copy that read it in other programs. */
export function readers({state}: Board<DataState>, t: DataMessages): HTMLElement {
  const root = html`<details class="data-readers"></details>`;
  const status = html`<p class="figure-status" role="status"></p>`;
  const block = (name: string, text: string) => {
    const copy = async () => {
      try {
        await (await clipboard()).copyText(text);
        status.textContent = t.readers.copied;
      } catch {
        status.textContent = t.readers.notCopied;
      }
    };
    return html`<div><h4>${name} <button type="button" class="bf-button" aria-label=${t.readers.copyOf(name)}
      ${{onclick: copy}}>${t.readers.copy}</button></h4><pre tabindex="0" aria-label=${name}><code>${text}</code></pre></div>`;
  };
  const draw = () => {
    const {table} = state.value;
    const address = new URL(`../data/${table}.parquet`, location.href).href.replaceAll("'", "%27");
    status.textContent = "";
    root.replaceChildren(
      html`<summary>${t.readers.title(table)}</summary>`,
      block(t.readers.address, address),
      ...Object.entries(readerLines(address)).map(([name, text]) => block(name, text)),
      status
    );
  };
  draw();
  state.on(["table"], draw);
  return root;
}
