import {groups} from "d3";
import {html} from "htl";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import {longName} from "../../longName.js";
import type {Sort} from "../../table/sortRows.js";
import {type HeatView, heatColor, nextScoreSort, sortBenchmarks} from "./heatView.js";
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
}

/** A table of scores, shaded by their value, that a click on a model's name orders by its scores. */
export function heatTable(view: HeatView, {m, sort = null, onSort}: HeatTableOptions): HTMLElement {
  let current = sort;
  const heads = view.models.map((model) => headCell(model, view, () => order(model.model_id)));
  const table = html`<table>
    <caption class="bf-unseen">${m.heat.caption}</caption>
    <thead><tr><th scope="col">${m.benchmark}</th>${heads}</tr></thead>
  </table>`;
  show();
  return html`<div class="bf-heat" role="region" tabindex="0" aria-label=${m.heat.scroll}>${table}</div>`;

  function order(key: string): void {
    current = nextScoreSort(current, key);
    show();
    onSort?.(current);
  }
  function show(): void {
    for (const [i, {model_id}] of view.models.entries())
      heads[i]?.setAttribute("aria-sort", direction(current, model_id));
    for (const body of table.querySelectorAll("tbody")) body.remove();
    table.append(...bodies(view, current, m));
  }
}

function headCell({model_id, model}: ModelFacts, {styles}: HeatView, onclick: () => void): HTMLElement {
  return html`<th scope="col"><button type="button" onclick=${onclick}
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

function bodies(view: HeatView, sort: Sort | null, m: BenchmarkMessages): HTMLElement[] {
  const row = (benchmark: BenchmarkRow) => bodyRow(benchmark, view.models, sort !== null, m);
  if (sort) return [html`<tbody>${sortBenchmarks(view.benchmarks, sort).map(row)}</tbody>`];
  return groups(view.benchmarks, ({category}) => category).map(
    ([category, members]) => html`<tbody>
      <tr class="bf-heat-category"><th scope="rowgroup" colspan=${view.models.length + 1}>
        <span>${m.categories[category] ?? category}</span></th></tr>
      ${members.map(row)}
    </tbody>`
  );
}

function bodyRow(
  benchmark: BenchmarkRow,
  models: readonly ModelFacts[],
  withCategory: boolean,
  m: BenchmarkMessages
): HTMLElement {
  const {name, label, metric, category, byModel, scores} = benchmark;
  const mark = label.slice(name.length);
  const small = [withCategory && (m.categories[category] ?? category), metric].filter(Boolean).join(" · ");
  return html`<tr><th scope="row">${longName(name)}${mark && markOf(mark, benchmarkNotes(scores, m).join(" "))} <small>${small}</small></th>
    ${models.map(({model_id}) => scoreCell(byModel.get(model_id), benchmark, m))}</tr>`;
}

function scoreCell(row: ScoreRow | undefined, benchmark: BenchmarkRow, m: BenchmarkMessages): HTMLElement {
  if (!row)
    return html`<td class="bf-heat-none"><span aria-hidden="true">${MISSING}</span> <small>${m.noScore}</small></td>`;
  const {score, score_mark, evaluated_by, tied} = row;
  const best = isBest(row, benchmark) ? (tied > 1 ? m.heat.shared : m.heat.best) : null;
  const why = isStarred(row) ? m.evaluatedBy(evaluated_by) : "";
  return html`<td class=${best && "bf-heat-best"} style=${{background: heatColor(score)}}><span class="bf-heat-score"
    >${formatNumber(score, 1)}${score_mark && markOf(score_mark, why)}</span>${best && html`<span class="bf-unseen"> (${best})</span>`}</td>`;
}

/** A mark behind a name or a number; what it means is on hover and read aloud. */
function markOf(mark: string, meaning: string): HTMLElement {
  return html`<sup role="img" title=${meaning} aria-label=${`${mark} ${meaning}`}>${mark}</sup>`;
}

function direction(sort: Sort | null, key: string): "ascending" | "descending" | "none" {
  if (sort?.key !== key) return "none";
  return sort.descending ? "descending" : "ascending";
}
