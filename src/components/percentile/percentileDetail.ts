import {html} from "htl";
import {formatDifference, formatNumber, MISSING} from "../../lib/format.js";
import type {PercentileMessages} from "../../lib/messages/percentile.js";
import type {PercentileRow} from "../../queries/rows/percentile.js";
import {percentileColor} from "../charts/plot/percentile.js";
import {unbrokenAmounts} from "../unbrokenAmounts.js";
import {formulaParts} from "./formulaParts.js";

/** A percentile that somebody printed. */
export interface PublishedPercentile {
  /** 0 to 100. */
  readonly percentile: number | null;
  readonly state: string;
  /** Null where no source says anything of it. */
  readonly source: string | null;
  /** ISO date. */
  readonly asOf: string;
}

export interface PercentileDetailOptions {
  readonly m: PercentileMessages;
  /** Stands beside the computed one, with the difference. */
  readonly published?: PublishedPercentile | null;
}

/**
 * A computed percentile with all that it rests on: badge or reason, days ranked and left out, window, the PE that is
 * ranked, the formula with its numbers; beside it what was published, and the difference in points. `row` is a row
 * of `pe_percentiles_of`, `pe_strip_of` or the table `pe_percentiles` (which lacks `pe_date` and `first_date`);
 * undefined where there is no history. Pure: to show another row, put the new element in the place of the old one.
 */
export function percentileDetail(
  row: PercentileRow | undefined,
  {m, published}: PercentileDetailOptions
): HTMLElement {
  const difference =
    row?.percentile != null && published?.percentile != null ? row.percentile - published.percentile : null;
  return html`<div class="bf-detail">
    <dl class="bf-detail-figures">
      ${figure(m.computed, row?.percentile ?? null, row ? badge(row, m) : m.notComputed)}
      ${
        published &&
        figure(
          m.published,
          published.percentile,
          m.publishedStates[published.state] ?? "",
          // What nobody said has neither source nor day.
          published.source === null ? [] : [m.publishedOf(published.source, published.asOf)]
        )
      }
      ${
        published &&
        html`<div><dt>${m.difference}</dt><dd class="unbroken">${formatDifference(difference, 1)}${
          difference === null ? null : html` <small>${m.points}</small>`
        }</dd></div>`
      }
    </dl>
    ${row && rests(row, m)}
  </div>`;
}

/** The word of a state that is not plain, with its reason on hover; nothing for one that is. */
export function badge(
  {state, last_date}: Pick<PercentileRow, "state" | "last_date">,
  m: PercentileMessages
): HTMLElement | null {
  const word = state === "no_data" && last_date ? m.noDataSince(last_date) : m.states[state];
  return word ? html`<span class="bf-badge" title=${m.why[state]}>${word}</span>` : null;
}

function figure(
  label: string,
  percentile: number | null,
  note: string | HTMLElement | null,
  lines: readonly string[] = []
): HTMLElement {
  const color = percentileColor(percentile);
  const value =
    percentile === null
      ? MISSING
      : html`<i class="bf-detail-dot" style=${`background: ${color}`} aria-hidden="true"></i>${formatNumber(
          percentile,
          Number.isInteger(percentile) ? 0 : 2
        )}`;
  return html`<div><dt>${label}</dt><dd>${value} ${note && html`<small>${note}</small>`}</dd>${lines.map(
    (line) => html`<dd class="bf-detail-note">${unbrokenAmounts(line)}</dd>`
  )}</div>`;
}

function rests(row: PercentileRow, m: PercentileMessages): HTMLElement {
  const parts = formulaParts(row);
  const lines: (readonly [string, string])[] = [
    [m.n, formatNumber(row.n)],
    [m.leftOut, m.leftOutOf(row.n_loss, row.n_missing, row.n_suspended, row.losses !== "exclude")],
    [m.span, span(row, m)],
    ...(row.pe === null
      ? []
      : [
          [
            m.current[row.basis],
            // Exactly 0 stands for a loss whose size no source tells.
            m.currentOf(row.pe === 0 ? m.states.loss! : formatNumber(row.pe, 2), row.pe_date ?? row.as_of)
          ] as const
        ]),
    [
      m.formula,
      parts
        ? m.formulaIs(m.kindNames[row.kind] ?? row.kind, m.numbers[row.kind](parts.above, parts.n))
        : (m.kindNames[row.kind] ?? row.kind)
    ]
  ];
  return html`<dl class="bf-detail-rests">${lines.map(
    ([name, text]) => html`<div><dt>${name}</dt><dd>${unbrokenAmounts(text)}</dd></div>`
  )}</dl>
  ${m.why[row.state] ? html`<p class="bf-detail-why">${m.why[row.state]}</p>` : null}`;
}

function span({window_start, first_date, last_date, as_of}: PercentileRow, m: PercentileMessages): string {
  return window_start === null
    ? m.spanAll(first_date ?? MISSING, last_date ?? as_of)
    : m.spanFrom(window_start, as_of);
}
