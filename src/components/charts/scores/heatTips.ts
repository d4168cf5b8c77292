import {html} from "htl";
import {formatNumber} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {uniqueId} from "../../filters/uniqueId.js";
import {unbrokenAmounts} from "../../unbrokenAmounts.js";
import type {TipContent, TipFigure} from "../plot/tipPicture.js";
import type {HeatView} from "./heatView.js";
import {benchmarkNotes} from "./marks.js";
import type {BenchmarkRow} from "./rows.js";
import {isStarred} from "./words.js";

export interface HeatTipOptions {
  readonly view: HeatView;
  readonly m: BenchmarkMessages;
  /** A source as rows cite it, in the page's language. */
  readonly sourceName: (source: string) => string;
}

export interface HeatTips {
  /** Does what an event asked for that came before there were tips. */
  follow(event: Event): void;
}

const CELL = "td[data-model]";
/** Between a cell and its tip, and a tip and the window's edge. Pixels. */
const AWAY = 6;

/**
 * Tips on the scores of a heat table: of the cell under the pointer, of the one that has the focus, which the arrow keys,
 * Home and End move, and of one that a finger taps, until it taps again. Escape takes a tip away.
 */
export function heatTips(root: HTMLElement, options: HeatTipOptions): HeatTips {
  const id = uniqueId("heat-tip");
  const tip = html<HTMLElement>`<div class="bf-tip" role="tooltip" id=${id} popover="manual"></div>`;
  let shown: HTMLElement | undefined;
  let isTouch = false;

  const place = () => {
    if (!shown?.isConnected) return hide();
    const {left, right, top, bottom} = shown.getBoundingClientRect();
    const {offsetWidth: w, offsetHeight: h} = tip;
    const {clientWidth} = document.documentElement;
    // Beside the cell where there is room, so that the column can be read on; else below or above it.
    const beside = right + AWAY + w <= clientWidth - AWAY;
    const x = beside
      ? right + AWAY
      : Math.max(AWAY, Math.min(clientWidth - w - AWAY, (left + right - w) / 2));
    const below = bottom + AWAY + h <= innerHeight ? bottom + AWAY : top - AWAY - h;
    const y = beside ? Math.max(AWAY, Math.min(innerHeight - h - AWAY, (top + bottom - h) / 2)) : below;
    Object.assign(tip.style, {left: `${x}px`, top: `${y}px`});
  };
  const hide = () => {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = undefined;
    tip.remove();
    removeEventListener("scroll", place, true);
  };
  const show = (cell: HTMLElement | null | undefined) => {
    if (cell === shown) return;
    hide();
    if (!cell) return;
    shown = cell;
    tip.replaceChildren(...tipParts(contentOf(cell, options)));
    cell.setAttribute("aria-describedby", id);
    root.append(tip);
    // In the top layer, where no scroller cuts it off.
    tip.showPopover?.();
    place();
    addEventListener("scroll", place, true);
  };
  const cellOf = ({target}: Event) => (target as Element).closest<HTMLElement>(CELL);
  const follow = (event: Event) => {
    if ("pointerType" in event) isTouch = event.pointerType === "touch";
    show(cellOf(event));
  };
  root.addEventListener("pointerdown", ({pointerType}) => (isTouch = pointerType === "touch"), true);
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") show(cellOf(event));
  });
  root.addEventListener("pointerleave", ({pointerType}) => {
    if (pointerType !== "touch") hide();
  });
  root.addEventListener("click", (event) => {
    const cell = cellOf(event);
    if (isTouch) show(cell === shown ? undefined : cell);
  });
  root.addEventListener("focusin", (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    for (const each of root.querySelectorAll<HTMLElement>(`${CELL}[tabindex="0"]`)) each.tabIndex = -1;
    cell.tabIndex = 0;
    // A finger's tap is told by its click.
    if (!isTouch) show(cell);
  });
  root.addEventListener("focusout", hide);
  root.addEventListener("keydown", (event) => {
    isTouch = false;
    const {key, ctrlKey, altKey, metaKey} = event;
    if (key === "Escape") return hide();
    const cell = cellOf(event);
    if (!cell || ctrlKey || altKey || metaKey) return;
    const next = destination(root, cell, key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  return {follow};
}

/** The cell that a key leads to; none for another key and beyond the ends. */
function destination(root: HTMLElement, cell: HTMLElement, key: string): HTMLElement | undefined {
  const rows = [...root.querySelectorAll("tbody tr")]
    .map((tr) => [...tr.querySelectorAll<HTMLElement>(CELL)])
    .filter((cells) => cells.length > 0);
  const y = rows.findIndex((cells) => cells.includes(cell));
  const row = rows[y] ?? [];
  const x = row.indexOf(cell);
  if (key === "ArrowRight") return row[x + 1];
  if (key === "ArrowLeft") return row[x - 1];
  if (key === "ArrowDown") return rows[y + 1]?.[x];
  if (key === "ArrowUp") return rows[y - 1]?.[x];
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  return undefined;
}

function contentOf({dataset}: HTMLElement, {view, m, sourceName}: HeatTipOptions): TipContent {
  const benchmark = view.benchmarks.find(({id}) => id === dataset.benchmark)!;
  const model = view.models.find(({model_id}) => model_id === dataset.model)!;
  const title = `${model.model} · ${benchmark.name}`;
  const row = benchmark.byModel.get(model.model_id);
  if (!row) return {title, rest: [m.noScore]};
  return {title, figures: figuresOf(row, benchmark, m), rest: restOf(row, m, sourceName)};
}

/** The score, and beside those of others its rank and how far it is from the best or, of the best, from the next. */
function figuresOf(
  row: ScoreRow,
  {scores, best}: BenchmarkRow,
  {heat: {tip}}: BenchmarkMessages
): TipFigure[] {
  const {score, place} = row;
  const figures = [{label: tip.score, value: `${formatNumber(score, 1)}%`}];
  if (scores.length < 2) return figures;
  const others = scores.filter((other) => other !== row).map((other) => other.score);
  const away = +(score - (place === 1 ? Math.max(...others) : best)).toFixed(6);
  return [
    ...figures,
    {label: tip.rank, value: tip.of(place, scores.length)},
    {label: place === 1 ? tip.ahead : tip.behind, value: formatNumber(Math.abs(away), 1)}
  ];
}

/** Who ran the score and how, what its marks mean, and whose it is. */
function restOf(row: ScoreRow, m: BenchmarkMessages, sourceName: HeatTipOptions["sourceName"]): string[] {
  const {metric, evaluated_by, score_mark, random_baseline, source, as_of} = row;
  const {columns: c} = m;
  return [
    m.labelled(c.evaluatedBy, evaluated_by),
    ...(metric ? [m.labelled(c.metric, metric)] : []),
    ...(random_baseline > 0 ? [m.labelled(c.baseline, `${formatNumber(random_baseline, 1)}%`)] : []),
    ...(score_mark && isStarred(row) ? [m.notes.starred(score_mark, evaluated_by)] : []),
    ...benchmarkNotes([row], m),
    sourceName(source),
    ...(as_of === null ? [] : [m.labelled(c.asOf, as_of)])
  ];
}

/** The same order of sizes as the tips of pictures have. */
function tipParts({title, figures = [], rest}: TipContent): HTMLElement[] {
  const figure = ({label, value}: TipFigure) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return [
    html`<p class="bf-tip-title">${title}</p>`,
    ...(figures.length > 0 ? [html`<dl>${figures.map(figure)}</dl>`] : []),
    ...rest.map((text) => html`<p>${unbrokenAmounts(text)}</p>`)
  ];
}
