import {html} from "htl";
import {importAgain} from "../../lib/importAgain.js";
import type {CommonMessages} from "../../lib/messages/common.js";
import type {Figure} from "../figure.js";
import {copyImage, copyText, download} from "./download.js";
import {figureCsv} from "./figureCsv.js";
import {fileName} from "./fileName.js";
import {footOf, latexTable, markdownTable} from "./textTable.js";

const pictureFile = importAgain(() => import("./pictureFile.js"));

export interface ExportOptions {
  readonly id: string;
  readonly m: CommonMessages;
  readonly lang: string;
  readonly filters?: () => string;
  readonly link?: () => string;
  /** False for a table, which is taken away as CSV alone. */
  readonly pictures?: boolean;
  /** True for a table that is taken away as LaTeX and Markdown, too (`Figure.textTable`). */
  readonly texts?: boolean;
}

/** `disable` says whether there is nothing to take away; the link to the view stays. */
export type ExportTools = HTMLElement & {disable(isEmpty: boolean): void};

/** Buttons that take a figure away: PNG, SVG, CSV, image and link to the clipboard. */
export function exportTools<Row extends object>(
  figure: () => Figure<Row> | undefined,
  {id, m, lang, filters = () => "", link = () => location.href, pictures = true, texts = false}: ExportOptions
): ExportTools {
  const status = html`<span class="figure-status" role="status"></span>`;
  const say = (text: string) => {
    status.textContent = text;
  };
  // What makes pictures is as large as all of the page's own code: it comes when the first one is asked for.
  const picture = async (shown: Figure<Row>, kind: "pngFile" | "svgFile"): Promise<Blob> => {
    const {render} = shown;
    if (!render) throw new Error("no picture of a table");
    const options = {filters: filters() && m.labelled(m.filters, filters()), lang};
    const files = await pictureFile();
    const about = shown.about?.title;
    const title = about ? m.labelled(about, shown.title) : shown.title;
    return files[kind]({...shown, title, render}, options);
  };
  const name = (shown: Figure<Row>, extension: string) =>
    fileName({what: id, about: shown.about?.file, filters: filters(), date: shown.asOf, extension});
  const button = (label: string, key: string, act: (shown: Figure<Row>) => void | Promise<void>) => {
    const onclick = async () => {
      const shown = figure();
      // What came last may be empty, and not be written out before this asks for it.
      if (!shown || element.disabled) return;
      try {
        await act(shown);
      } catch (error) {
        say((error as Error).message);
      }
    };
    const element = html<HTMLButtonElement>`<button type="button" data-export=${key} onclick=${onclick}>${label}</button>`;
    return element;
  };
  const pictureButton = (label: string, key: "png" | "svg") =>
    button(label, key, async (shown) => {
      const file = name(shown, key);
      await download(await picture(shown, `${key}File`), file);
    });
  const csvButton = button(m.csv, "csv", (shown) => {
    return download(new Blob([figureCsv(shown)], {type: "text/csv;charset=utf-8"}), name(shown, "csv"));
  });
  const textButton = (label: string, key: "tex" | "md", write: typeof latexTable) =>
    button(label, key, (shown) => {
      const {textTable, source, asOf} = shown;
      if (!textTable) throw new Error("no table");
      const active = filters() ? [m.labelled(m.filters, filters())] : [];
      const foot = footOf(shown, [...active, `${m.sourceIs(source)} · ${m.asOf} ${asOf}`]);
      return download(
        new Blob([write(textTable(), foot)], {type: "text/plain;charset=utf-8"}),
        name(shown, key)
      );
    });
  const copyImageButton = button(m.copyImage, "copy-image", async (shown) => {
    await copyImage(picture(shown, "pngFile"));
    say(m.copied);
  });
  const copyLinkButton = button(m.copyLink, "copy-link", async () => {
    await copyText(`${link().split("#")[0]}#${id}`);
    say(m.copied);
  });
  const files = [
    ...(pictures ? [pictureButton(m.png, "png"), pictureButton(m.svg, "svg")] : []),
    csvButton,
    ...(texts ? [textButton(m.latex, "tex", latexTable), textButton(m.markdown, "md", markdownTable)] : []),
    ...(pictures ? [copyImageButton] : [])
  ];
  const root: HTMLElement = html`<div class="figure-tools" role="group" aria-label=${m.takeAway(id)}>
    ${files}${copyLinkButton}${status}
  </div>`;
  return Object.assign(root, {
    disable: (isEmpty: boolean) => {
      for (const each of files) each.disabled = isEmpty;
    }
  });
}
