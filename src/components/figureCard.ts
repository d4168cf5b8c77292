import {html} from "htl";
import * as engine from "../lib/engineStep.js";
import {importAgain} from "../lib/importAgain.js";
import type {CommonMessages} from "../lib/messages/common.js";
import {NotLoaded} from "../lib/notLoaded.js";
import type {RowSource} from "../lib/rowSource.js";
import {legend} from "./charts/plot/legend.js";
import {withDemoMark} from "./demoMark.js";
import {element} from "./element.js";
import type {Taken} from "./export/csvFile.js";
import {figureTools} from "./export/figureTools.js";
import type {Figure} from "./figure.js";
import {LAID} from "./laid.js";
import {lazyRender, REST} from "./lazyRender.js";
import {retryButton} from "./retryButton.js";
import {unbrokenAmounts} from "./unbrokenAmounts.js";
import {unbrokenWords} from "./unbrokenWords.js";

/** `Shown` are the rows of the figure, where it is made of several answers. */
export interface FigureCardOptions<Row extends object, Shown extends object = Row> {
  /** Anchor on the page and stem of file names. */
  readonly id: string;
  readonly rows: RowSource<Row>;
  /** Turns rows into what is shown. Runs again when `redraw` fires. */
  readonly show: (rows: readonly Row[]) => Figure<Shown>;
  readonly m: CommonMessages;
  readonly lang: string;
  /** A source as rows cite it, in the page's language. */
  readonly sourceName?: (source: string) => string;
  /** The active filters in words, empty where nothing is filtered. */
  readonly filters?: () => string;
  /** The address of the view as it is now. */
  readonly link?: () => string;
  /** Calls its argument when something other than the rows changed what is to be shown. */
  readonly redraw?: (draw: () => void) => () => void;
  /** Height to keep free before the first rows, in CSS pixels, so that nothing jumps. */
  readonly height?: number;
  /** False for a table. */
  readonly pictures?: boolean;
  /** True for a table of scores, which leaves as LaTeX and Markdown, too. */
  readonly texts?: boolean;
}

/** An answer that takes longer is seen to be on its way, in ms: most come within a frame or two, which paint nothing. */
const SLOW = 250;
const waitingModule = importAgain(() => import("./waitingLine.js"));
/** A picture is drawn so wide for paper, whose sheet (A4 landscape, style.css) is 1,031 pixels within its margins: words of 12 px get 9. */
const PAPER_WIDTH = 1340;

/**
 * `redraw` shows the same rows anew; `taken` is the figure as it is taken away; `dispose` ends the figure's interest in
 * rows and state, when it leaves the page for good.
 */
export type FigureCard = HTMLElement & {
  dispose(): void;
  redraw(): void;
  taken(): Taken<never> | undefined;
};

/**
 * A figure with title, chart, notes, source line and the tools to take it away.
 * It follows its rows, and redraws when its width changes: at once where the reader sees it.
 */
export function figureCard<Row extends object, Shown extends object = Row>(
  options: FigureCardOptions<Row, Shown>
): FigureCard {
  const {id, rows, show, m, lang, redraw, height = 320, sourceName = (source: string) => source} = options;
  const title = html`<h3 class="figure-title" id=${`${id}-title`}>${m.loading}</h3>`;
  const subtitle = html`<p class="figure-subtitle"></p>`;
  const key = html`<div class="figure-legend"></div>`;
  const body = html`<div class="figure-body" style=${`min-height: ${height}px`}></div>`;
  const wait = html`<div class="figure-wait"></div>`;
  const notes = html`<ul class="figure-notes"></ul>`;
  const source = html`<p class="figure-source"></p>`;
  const card: HTMLElement = html`<figure class="figure-card" id=${id} tabindex="-1" aria-labelledby=${`${id}-title`} aria-busy="true">
    <figcaption>${title}${subtitle}</figcaption>${wait}${key}${body}${notes}
    <div class="figure-foot">${source}</div>
  </figure>`;
  standIn(card);
  // The filters are those of the rows, which may still be on their way when the reader takes the figure away.
  let current: {rows: readonly Row[]; figure: Figure<Shown>; filters: string} | undefined;
  /** Rows that came and are not written out yet, with the filters under which they came. */
  let next: {rows: readonly Row[]; filters: string} | undefined;
  let width = 0;
  let isDrawn = false;
  /** A newer answer is on its way. */
  let isPending = false;
  let slow: ReturnType<typeof setTimeout> | undefined;
  // Also while rows that came wait for idle time: what stands there is not what was asked for last.
  const tellBusy = () => {
    const isBusy = isPending || next !== undefined;
    card.setAttribute("aria-busy", String(isBusy));
    clearTimeout(slow);
    card.classList.remove("is-slow");
    wait.replaceChildren();
    // Rows that are there wait for the reader's rest.
    if (isBusy) slow = setTimeout(tellSlow, isPending ? SLOW : SLOW + REST);
  };
  const tellSlow = async () => {
    card.classList.add("is-slow");
    // Where its words do not come, the figure is dimmed all the same.
    const module = isPending ? await waitingModule().catch(() => null) : null;
    if (module && isPending && card.classList.contains("is-slow"))
      wait.replaceChildren(module.waitingLine(lang, engine));
  };

  const write = () => {
    if (!next) return;
    const shown = show(next.rows);
    const figure = {...shown, source: withDemoMark(sourceName(shown.source), m)};
    current = {...next, figure};
    next = undefined;
    title.replaceChildren(...unbrokenWords(figure.title));
    subtitle.replaceChildren(...unbrokenAmounts(figure.subtitle));
    key.replaceChildren(...(figure.legend?.length ? [legend(figure.legend)] : []));
    notes.replaceChildren(...(figure.notes ?? []).map((note) => html`<li>${unbrokenAmounts(note)}</li>`));
    const isEmpty = figure.rows.length === 0;
    source.replaceChildren(
      ...(isEmpty || figure.source === ""
        ? []
        : [
            ...unbrokenAmounts(m.sourceIs(figure.source)),
            ...(figure.asOf === "" ? [] : [" · ", element("span", "unbroken", `${m.asOf} ${figure.asOf}`)])
          ])
    );
    tools.disable(isEmpty);
  };
  const paint = (): boolean => {
    write();
    if (!current || width === 0) return false;
    const {render, renderInteractive = render} = current.figure;
    const table = tools.table();
    const shown = table ? table(current.figure) : renderInteractive?.(width);
    // A table keeps its node, and with it focus and scroll position.
    if (shown && shown !== body.firstElementChild) {
      body.replaceChildren(shown);
      for (const box of body.querySelectorAll(".bf-table-scroll")) box.dispatchEvent(new Event(LAID));
    }
    standDown();
    tellBusy();
    // The browser looked for the place that the address names before the figure was there.
    if (!isDrawn && location.hash === `#${id}`) card.scrollIntoView();
    isDrawn = true;
    performance.mark(`benchfolio:${id}`);
    return true;
  };
  /** What was held for the first drawing is let go. */
  const standDown = () => {
    for (const part of [card, title, subtitle, key, notes, source]) part.removeAttribute("style");
    Object.assign(body.style, {minHeight: "", visibility: ""});
  };
  const view = lazyRender(card, paint);
  /** Shows the chart as a table or as a chart again, as high as what stood there. */
  function turn(): void {
    body.style.minHeight = "";
    const {offsetHeight} = body;
    paint();
    if (tools.table()) body.style.minHeight = `${offsetHeight}px`;
  }
  const update = (given: readonly Row[]) => {
    next = {rows: given, filters: options.filters?.() ?? ""};
    // Without a width it is not in the page yet.
    if (width > 0) view.request();
    tellBusy();
  };
  const taken = (): Taken<Shown> | undefined => {
    write();
    return current;
  };
  const tools = figureTools<Shown>(card, {...options, taken, redraw: turn});
  card.querySelector(".figure-foot")?.append(tools);
  new ResizeObserver(([entry]) => {
    const room = Math.floor(entry?.contentRect.width ?? 0);
    if (room === width) return;
    width = room;
    view.request();
  }).observe(body);
  // Drawn anew, as wide as the sheet and not as the window: two figures have room on one.
  const onPaper = () => {
    const onScreen = width;
    // Those that share a row share the sheet.
    if (width > 0) width = card.closest(".grid-2") ? PAPER_WIDTH / 2 : PAPER_WIDTH;
    view.now();
    width = onScreen;
  };
  addEventListener("beforeprint", onPaper);
  addEventListener("afterprint", view.now);
  const stopRows = rows.observe({
    rows: (given) => {
      isPending = false;
      if (given !== (next ?? current)?.rows) update(given);
      else tellBusy();
    },
    pending: () => {
      isPending = true;
      tellBusy();
    },
    error: (error) => {
      isPending = false;
      // What stood here is no answer to what is asked now: neither shown nor taken away.
      current = undefined;
      next = undefined;
      standDown();
      tellBusy();
      title.textContent = m.notComputed;
      for (const words of [subtitle, key, notes, source]) words.replaceChildren();
      tools.disable(true);
      const isUnloaded = error instanceof NotLoaded;
      // Its text is for who looks after the site, not for who reads it.
      if (!isUnloaded) console.debug(error);
      const message = html`<p class="figure-error" role="alert">${isUnloaded ? m.notLoaded : m.failed} ${retryButton(m)}</p>`;
      body.replaceChildren(message);
    }
  });
  const again = () => {
    const shown = next ?? current;
    if (shown) update(shown.rows);
  };
  const stopRedraw = redraw?.(again);
  const dispose = () => {
    stopRows();
    clearTimeout(slow);
    view.dispose();
    stopRedraw?.();
    removeEventListener("beforeprint", onPaper);
    removeEventListener("afterprint", view.now);
  };
  return Object.assign(card, {dispose, redraw: again, taken: taken as () => Taken<never> | undefined});
}

const PARTS = ["title", "subtitle", "legend", "body", "notes", "source"];

/** Shows what the page opened with (scripts/build/openings.ts) until the first rows are drawn, so that nothing moves. */
function standIn(card: HTMLElement): void {
  const all = document.querySelectorAll<HTMLElement>(`.opening [id^="${card.id}-"].figure-card`);
  const built = [...all].find((each) => each.offsetHeight > 0);
  if (!built) return;
  card.setAttribute("style", `min-height: ${built.offsetHeight}px`);
  // By the attribute: one that is made of properties leaves an empty one behind.
  // What was built answers nothing else than the page's own opening: of another view, it keeps the room.
  const isAnother = document.documentElement.dataset.asked !== undefined;
  for (const part of PARTS) {
    const from = built.querySelector<HTMLElement>(`.figure-${part}`);
    const to = card.querySelector<HTMLElement>(`.figure-${part}`);
    if (!from || !to) continue;
    if (part === "title" || part === "body") to.setAttribute("style", `min-height: ${from.offsetHeight}px`);
    if (isAnother && part === "title") continue;
    if (isAnother) to.setAttribute("style", `visibility: hidden; min-height: ${from.offsetHeight}px`);
    to.replaceChildren(...[...from.childNodes].map((node) => node.cloneNode(true)));
  }
}
