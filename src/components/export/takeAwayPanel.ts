import {html} from "htl";
import type {Language} from "../../lib/language.js";
import {common} from "../../lib/messages/common.js";
import {takeAway} from "../../lib/messages/takeAway.js";
import {openingUnit} from "../../lib/moneyUnit.js";
import {DARK, LIGHT} from "../charts/plot/palette.js";
import type {Figure, Rendered} from "../figure.js";
import {segmentedControl} from "../filters/segmentedControl.js";
import {uniqueId} from "../filters/uniqueId.js";
import {nameOf, saveCsv, type Taken} from "./csvFile.js";
import {copyImage, copyText, download} from "./download.js";
import {pageBehind} from "./otherLanguage.js";
import {type PictureSize, pngFile, svgFile} from "./pictureFile.js";
import {sourceLine} from "./sourceLine.js";
import {footOf, latexTable, markdownTable} from "./textTable.js";

export interface PanelOptions<Row extends object> {
  readonly card: HTMLElement;
  /** What gets the focus back. */
  readonly opener: HTMLElement;
  /** Where the panel is put in the page. */
  readonly place: HTMLElement;
  readonly id: string;
  readonly lang: string;
  readonly taken: () => Taken<Row> | undefined;
  readonly link: () => string;
  /** False for a table, whose CSV has a button of its own. */
  readonly pictures: boolean;
  /** True for a table that is taken away as LaTeX and Markdown. */
  readonly texts: boolean;
}

/** Of a picture within the card: the margins that a picture has on either side, in CSS pixels. */
const MARGINS = 48;
/** Where the page has no layout, such as in tests. */
const USUAL_WIDTH = 800;
const NARROWEST = 360;

/**
 * The address of a figure in a language: what its reader sees is what was taken away. A unit that is the usual one of the
 * link's own language is that of the other one there.
 */
export function addressOf(link: string, id: string, lang: string): string {
  const [address = ""] = link.split("#");
  const said = /([?&]lang=)(\w+)/;
  const own = said.exec(address)?.[2];
  if (own === undefined) return `${address}${address.includes("?") ? "&" : "?"}lang=${lang}#${id}`;
  const usual = new RegExp(`([?&]unit=)${openingUnit(own)}(?=&|$)`);
  return `${address.replace(said, `$1${lang}`).replace(usual, `$1${openingUnit(lang)}`)}#${id}`;
}

/**
 * Opens the panel of a figure: size, colours and language of its picture, a preview, and the files. Escape closes it,
 * and the focus returns to the button that opened it. Resolves once the preview is drawn.
 */
export async function openPanel<Row extends object>(options: PanelOptions<Row>): Promise<void> {
  const {card, opener, place, id, link, taken, pictures, texts} = options;
  if (place.querySelector("dialog")) return;
  const own: Language = options.lang === "zh" ? "zh" : "en";
  const m = takeAway[own];
  const status = html<HTMLElement>`<p class="figure-status" role="status"></p>`;
  const say = (text: string) => {
    status.textContent = text;
  };
  const size = segmentedControl<PictureSize>({
    label: m.size,
    options: (["page", "slide", "square"] as const).map((value) => ({value, label: m.sizes[value]})),
    value: "page"
  });
  const theme = segmentedControl({
    label: m.theme,
    options: (["light", "dark"] as const).map((value) => ({value, label: m.themes[value]})),
    value: "light"
  });
  const language = segmentedControl<Language>({
    label: m.language,
    options: [
      {value: "en", label: "English"},
      {value: "zh", label: "中文"}
    ],
    value: own
  });

  let behind: ReturnType<typeof pageBehind> | undefined;
  let other: Promise<Taken<Row>> | undefined;
  /** What is taken away, in the language that was chosen. */
  const chosen = (): Taken<Row> | undefined | Promise<Taken<Row>> => {
    if (language.value === own) return taken();
    behind ??= pageBehind(addressOf(link(), id, language.value));
    other ??= behind.figure<Row>(id);
    return other;
  };
  /** The same once it is there: what is copied to the clipboard has to be asked for straight from the click. */
  let ready: Taken<Row> | undefined;
  const address = () => addressOf(link(), id, language.value);
  const pictureOf = ({figure, filters}: Taken<Row>) => {
    const {labelled} = takeAway[language.value];
    const {render, about} = figure;
    if (!render) throw new Error("no picture of a table");
    const title = about?.title ? labelled(about.title, figure.title) : figure.title;
    const drawn: Rendered<Row> = {...figure, title, render};
    return [
      drawn,
      {
        filters: filters && labelled(common[language.value].filters, filters),
        lang: language.value,
        address: address(),
        palette: theme.value === "dark" ? DARK : LIGHT,
        width: pictureWidth(card)
      }
    ] as const;
  };
  const stem = (of: PictureSize) => (of === "page" ? id : `${id}-${of}`);

  const citation = html<HTMLElement>`<p class="bf-take-citation"></p>`;
  const cite = ({figure}: Taken<Row>) => {
    const {cite: words, labelled} = takeAway[language.value];
    const title = figure.about?.title ? labelled(figure.about.title, figure.title) : figure.title;
    return words(title, figure.source, figure.asOf, address());
  };
  const image = html<HTMLImageElement>`<img alt="">`;
  const preview = html<HTMLElement>`<div class="bf-take-preview">${image}</div>`;
  let shownAt = "";
  const show = (blob?: Blob) => {
    if (shownAt) URL.revokeObjectURL(shownAt);
    shownAt = blob ? URL.createObjectURL(blob) : "";
    image.hidden = !blob;
    if (shownAt) image.src = shownAt;
    else image.removeAttribute("src");
  };
  let turn = 0;
  const refresh = async () => {
    const mine = ++turn;
    ready = undefined;
    enable(false);
    preview.setAttribute("aria-busy", "true");
    try {
      const asked = chosen();
      if (asked instanceof Promise) say(m.loading);
      const found = await asked;
      // The newest choice wins.
      if (mine !== turn) return;
      const isEmpty = !found || found.figure.rows.length === 0;
      say(isEmpty ? m.nothing : "");
      citation.textContent = isEmpty ? "" : cite(found);
      if (isEmpty) return show();
      if (pictures) {
        show(svgFile(...pictureOf(found), size.value));
        image.alt = m.preview(found.figure.title);
      }
      ready = found;
      enable(true);
    } catch (error) {
      console.debug(error);
      if (mine !== turn) return;
      behind?.dispose();
      behind = other = undefined;
      show();
      say(m.failed);
    } finally {
      if (mine === turn) preview.removeAttribute("aria-busy");
    }
  };

  const needing: HTMLButtonElement[] = [];
  const enable = (isReady: boolean) => {
    for (const each of needing) each.disabled = !isReady;
  };
  const button = (label: string, key: string, act: () => Promise<unknown>, done: string) => {
    const onclick = async () => {
      try {
        await act();
        say(done);
      } catch (error) {
        console.debug(error);
        say(m.failed);
      }
    };
    return html<HTMLButtonElement>`<button type="button" class="bf-button" data-export=${key} ${{onclick}}>${label}</button>`;
  };
  const withFigure = (
    label: string,
    key: string,
    act: (found: Taken<Row>) => Promise<unknown>,
    done = m.saved
  ) => {
    const element = button(label, key, async () => ready && act(ready), done);
    needing.push(element);
    return element;
  };
  const savePng = (of: () => PictureSize) => async (found: Taken<Row>) =>
    download(await pngFile(...pictureOf(found), of()), nameOf(stem(of()), found, "png"));
  const textFile = (write: typeof latexTable, extension: string) => (found: Taken<Row>) =>
    download(
      new Blob([textOf(found, language.value, write)], {type: "text/plain;charset=utf-8"}),
      nameOf(id, found, extension)
    );
  const files = [
    ...(pictures
      ? [
          withFigure(
            m.png,
            "png",
            savePng(() => size.value)
          ),
          withFigure(
            m.slide,
            "slide",
            savePng(() => "slide")
          ),
          withFigure(m.svg, "svg", async (found) =>
            download(svgFile(...pictureOf(found), size.value), nameOf(stem(size.value), found, "svg"))
          ),
          withFigure(m.csv, "csv", (found) => saveCsv(id, found))
        ]
      : []),
    ...(texts
      ? [
          withFigure(m.latex, "tex", textFile(latexTable, "tex")),
          withFigure(m.markdown, "md", textFile(markdownTable, "md"))
        ]
      : [])
  ];
  const copies = [
    ...(pictures
      ? [
          withFigure(
            m.copyImage,
            "copy-image",
            (found) => copyImage(pngFile(...pictureOf(found), size.value)),
            m.copied
          )
        ]
      : []),
    button(m.copyLink, "copy-link", () => copyText(address()), m.copied),
    withFigure(m.copyCitation, "copy-citation", (found) => copyText(cite(found)), m.copied)
  ];
  // Some browsers, such as those of phones, have none.
  const fullScreen = document.fullscreenEnabled
    ? html`<button type="button" class="bf-button" ${{
        onclick: () => {
          dialog.close();
          void card.requestFullscreen().catch(() => {});
        }
      }}>${m.fullScreen}</button>`
    : null;
  const headId = uniqueId("take");
  const dialog: HTMLDialogElement = html<HTMLDialogElement>`<dialog class="bf-take" aria-labelledby=${headId}>
    <div class="bf-take-head"><h2 id=${headId}>${m.title}</h2>
      <button type="button" class="bf-button" ${{onclick: () => dialog.close()}}>${m.close}</button></div>
    <div class=${pictures ? "bf-take-parts" : null}>
      ${pictures ? preview : null}
      <div class="bf-take-choices">
        ${pictures ? [size, theme] : null}${pictures || texts ? language : null}
        ${files.length > 0 ? html`<div class="bf-take-buttons" role="group" aria-label=${m.files}>${files}</div>` : null}
        <div class="bf-take-buttons" role="group" aria-label=${m.copy}>${copies}${fullScreen}</div>
        ${citation}${status}
      </div>
    </div>
  </dialog>`;
  dialog.addEventListener("close", () => {
    turn++;
    show();
    behind?.dispose();
    dialog.remove();
    opener.focus({preventScroll: true});
  });
  // A press beside the panel.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  for (const choice of [size, theme, language]) choice.addEventListener("input", () => void refresh());
  place.append(dialog);
  dialog.showModal();
  await refresh();
}

/** As wide as the figure is on the page, its margins besides. */
function pictureWidth(card: HTMLElement): number {
  const body = card.querySelector(".figure-body")?.clientWidth ?? 0;
  return body > 0 ? Math.max(NARROWEST, body + MARGINS) : USUAL_WIDTH;
}

function textOf<Row extends object>(
  {figure, filters}: Taken<Row>,
  lang: Language,
  write: typeof latexTable
): string {
  const {textTable}: Figure<Row> = figure;
  if (!textTable) throw new Error("no table");
  const m = common[lang];
  const active = filters ? [m.labelled(m.filters, filters)] : [];
  return write(textTable(), footOf(figure, [...active, sourceLine(figure, m)]));
}
