import {groups} from "d3";
import {html} from "htl";
import {formatNumber, MISSING} from "../../../lib/format.js";
import {importAgain} from "../../../lib/importAgain.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {element} from "../../element.js";
import {longName} from "../../longName.js";
import {tellMoreBeside} from "../../moreBeside.js";
import type {Sort} from "../../table/sortRows.js";
import {
  type HeatMeans,
  type HeatView,
  heatColor,
  type Lead,
  leadWord,
  MEAN_DIGITS,
  nextScoreSort,
  scoreLead,
  sortBenchmarks
} from "./heatView.js";
import {benchmarkNotes} from "./marks.js";
import type {ModelFacts} from "./modelStyle.js";
import {type BenchmarkRow, isBest} from "./rows.js";
import {isStarred} from "./words.js";

export interface HeatTableOptions {
  readonly m: BenchmarkMessages;
  /** The model the rows are ordered by at first; null is by category. */
  readonly sort?: Sort | null;
  /** Gets what the reader ordered the rows by. */
  readonly onSort?: ((sort: Sort | null) => void) | undefined;
  /** A source as rows cite it, in the page's language. */
  readonly sourceName?: (source: string) => string;
}

// What the first pointer or key on a score asks for.
const tipsModule = importAgain(() => import("./heatTips.js"));

/** A table of scores, shaded by their value, that a click on a model's name orders by its scores. */
export function heatTable(view: HeatView, options: HeatTableOptions): HTMLElement {
  const {m, sort = null, onSort} = options;
  let current = sort;
  const heads = view.models.map((model) => headCell(model, view, () => order(model.model_id)));
  const table = html`<table>
    <caption class="bf-unseen">${m.heat.caption}</caption>
    <thead><tr><td class="bf-heat-beside"></td><th scope="col" class="bf-heat-name">${m.benchmark}</th>${heads}
      ${view.hasLeads && leadHeads(m)}</tr></thead>
    ${view.means && meanRow(view, view.means, m)}
  </table>`;
  // Cells of few models do not grow without end.
  const root = html<HTMLElement>`<div class="bf-heat" role="region" tabindex="0" aria-label=${m.heat.scroll}
    style=${`--bf-heat-models: ${view.models.length}`}>${table}</div>`;
  show();
  startTips(root, view, options);
  tellMoreBeside(root);
  return root;

  function order(key: string): void {
    current = nextScoreSort(current, key);
    show();
    onSort?.(current);
  }
  function show(): void {
    for (const [i, {model_id}] of view.models.entries())
      heads[i]?.setAttribute("aria-sort", direction(current, model_id));
    // Ordered by scores, rows of a category stand apart: each names its own.
    root.classList.toggle("is-grouped", current === null);
    for (const body of table.querySelectorAll("tbody")) body.remove();
    table.querySelector("thead")!.after(...bodies(view, current, m));
    // One stop of the Tab key; the arrow keys go on from it.
    table.querySelector<HTMLElement>("td[data-model]")?.setAttribute("tabindex", "0");
  }
}

/** Loads the tips once somebody comes to a score, and shows the one that was asked for meanwhile. */
function startTips(
  root: HTMLElement,
  view: HeatView,
  {m, sourceName = (source) => source}: HeatTableOptions
): void {
  const isAsked = ["pointerover", "focusin"] as const;
  let last: Event | undefined;
  let isLoading = false;
  const ask = async (event: Event) => {
    last = event;
    if (isLoading || !(event.target as Element).closest("td[data-model]")) return;
    isLoading = true;
    try {
      const {heatTips} = await tipsModule();
      for (const type of isAsked) root.removeEventListener(type, ask);
      heatTips(root, {view, m, sourceName}).follow(last);
    } catch (error) {
      // The next one to come asks again.
      console.debug(error);
      isLoading = false;
    }
  };
  for (const type of isAsked) root.addEventListener(type, ask);
}

function leadHeads({heat}: BenchmarkMessages): HTMLElement[] {
  return [
    html`<th scope="col" class="bf-heat-lead" title=${heat.bestTitle}>${heat.bestHead}</th>`,
    html`<th scope="col" class="bf-heat-gap" title=${heat.gapTitle}>${heat.gapHead}</th>`
  ];
}

/** The model that leads a row, with its colour, and by how much. */
function leadCells(
  lead: Lead | null,
  digits: number,
  {styles}: HeatView,
  m: BenchmarkMessages
): HTMLElement[] {
  const only = lead?.leaders.length === 1 ? styles.get(lead.leaders[0]!.model_id)?.color : undefined;
  const name = element("span", "", longName(leadWord(lead, m)));
  if (only) name.style.borderLeftColor = only;
  return [element("td", "bf-heat-lead", name), element("td", "bf-heat-gap", formatNumber(lead?.gap, digits))];
}

function meanRow(view: HeatView, {byModel, n, lead}: HeatMeans, m: BenchmarkMessages): HTMLElement {
  const cell = ({model_id}: ModelFacts) => {
    const mean = byModel.get(model_id);
    if (mean === undefined) return noCell(m);
    const isLeader = lead?.leaders.some((leader) => leader.model_id === model_id) ?? false;
    return html`<td class=${isLeader && "bf-heat-best"} style=${{background: heatColor(mean)}}>${formatNumber(mean, MEAN_DIGITS)}</td>`;
  };
  return html`<tfoot><tr><td class="bf-heat-beside"></td><th scope="row" class="bf-heat-name">${m.heat.meanHead} <small>${m.heat.over(n)}</small></th>
    ${view.models.map(cell)}${view.hasLeads && leadCells(lead, MEAN_DIGITS, view, m)}</tr></tfoot>`;
}

function headCell({model_id, model}: ModelFacts, {styles}: HeatView, onclick: () => void): HTMLElement {
  return html`<th scope="col"><button type="button" ${{onclick}}
    style=${{borderTopColor: styles.get(model_id)?.color}}>${words(model)}</button></th>`;
}

/** Breaks between words only: a hyphen would leave "LLaMA-" and "2 13B". */
function words(name: string): Node[] {
  const shown = longName(name);
  if (typeof shown !== "string") return [shown];
  return name
    .split(" ")
    .flatMap((word, i) => [document.createTextNode(i > 0 ? " " : ""), html`<span>${word}</span>`]);
}

/**
 * By category its name stands twice, of which the style sheet shows one: on a line above its rows, or beside them where
 * the page has room, which saves as many lines as there are categories.
 */
function bodies(view: HeatView, sort: Sort | null, m: BenchmarkMessages): HTMLElement[] {
  const row = (benchmark: BenchmarkRow) => bodyRow(benchmark, view, sort !== null, m);
  if (sort) return [html`<tbody>${sortBenchmarks(view.benchmarks, sort).map(row)}</tbody>`];
  return groups(view.benchmarks, ({category}) => category).map(([category, members]) => {
    const name = m.categories[category] ?? category;
    const rows = members.map(row);
    rows[0]!.prepend(
      html`<th scope="rowgroup" rowspan=${members.length} class="bf-heat-beside"><span>${name}</span></th>`
    );
    return html`<tbody>
      <tr class="bf-heat-category"><th scope="rowgroup" colspan=${view.models.length + (view.hasLeads ? 3 : 1)}>
        <span>${name}</span></th></tr>
      ${rows}
    </tbody>`;
  });
}

function bodyRow(
  benchmark: BenchmarkRow,
  view: HeatView,
  withCategory: boolean,
  m: BenchmarkMessages
): HTMLElement {
  const {name, label, metric, category, byModel, scores} = benchmark;
  const mark = label.slice(name.length);
  const meaning = benchmarkNotes(scores, m).join(" ");
  const small = [withCategory && (m.categories[category] ?? category), metric].filter(Boolean).join(" · ");
  return html`<tr><th scope="row" class="bf-heat-name">${longName(name)}${mark && markOf(mark, meaning, meaning)} <small>${small}</small></th>
    ${view.models.map(({model_id}) => withKeys(scoreCell(byModel.get(model_id), benchmark, m), model_id, benchmark.id))}
    ${view.hasLeads && leadCells(scoreLead(benchmark), 1, view, m)}</tr>`;
}

/** A cell that knows whose score it has, for its tip. */
function withKeys(cell: HTMLElement, model: string, benchmark: string): HTMLElement {
  Object.assign(cell.dataset, {model, benchmark});
  cell.tabIndex = -1;
  return cell;
}

function scoreCell(row: ScoreRow | undefined, benchmark: BenchmarkRow, m: BenchmarkMessages): HTMLElement {
  if (!row) return noCell(m);
  const {score, score_mark, evaluated_by, tied} = row;
  const best = isBest(row, benchmark) ? (tied > 1 ? m.heat.shared : m.heat.best) : null;
  const why = isStarred(row) ? m.evaluatedBy(evaluated_by) : "";
  const mark = score_mark ? [markOf(score_mark, why)] : [];
  const cell = element("td", best ? "bf-heat-best" : "");
  cell.style.background = heatColor(score);
  cell.append(element("span", "bf-heat-score", formatNumber(score, 1), ...mark));
  if (best) cell.append(element("span", "bf-unseen", ` (${best})`));
  return cell;
}

function noCell(m: BenchmarkMessages): HTMLElement {
  return html`<td class="bf-heat-none"><span aria-hidden="true">${MISSING}</span> <small>${m.noScore}</small></td>`;
}

/** A mark behind a name or a number; what it means is read aloud, and in the tip of a score. */
function markOf(mark: string, meaning: string, title: string | null = null): HTMLElement {
  return html`<sup role="img" title=${title} aria-label=${`${mark} ${meaning}`}>${mark}</sup>`;
}

function direction(sort: Sort | null, key: string): "ascending" | "descending" | "none" {
  if (sort?.key !== key) return "none";
  return sort.descending ? "descending" : "ascending";
}
