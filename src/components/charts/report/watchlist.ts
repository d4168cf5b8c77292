import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import type {BriefMessages} from "../../../lib/messages/brief.js";
import type {WatchRow} from "../../../queries/rows/findings.js";
import {companyName} from "../../companyName.js";
import type {Figure} from "../../figure.js";
import {textWidth} from "../plot/labels/text.js";
import {svgPlot} from "../plot/svgPlot.js";

const ROW = 64;
const LEFT = 8;
const RIGHT = 24;
const NAME = 13;

/** Printed percentile against the one that public daily PE TTM gives, a row a company. */
export function watchlist(
  rows: readonly WatchRow[],
  {m, lang}: {m: BriefMessages; lang: string}
): Figure<WatchRow> {
  const name = (row: WatchRow) => companyName(row, lang);
  const printed = rows.map((row) => row.percentile_published);
  const title = m.watchTitle(Math.min(...printed), Math.max(...printed));
  return {
    title,
    subtitle: m.watchSubtitle,
    legend: [
      {label: m.watchPublished, color: "var(--bf-accent)", shape: "dot"},
      {label: m.watchTtm, color: "var(--bf-other)", shape: "ring"}
    ],
    render: (width) => draw(rows, width, name, {m, label: title}),
    notes: [m.watchNote],
    source: [rows[0]?.source, rows[0]?.ttm_source].filter(Boolean).join("; "),
    asOf: rows[0]?.as_of ?? "",
    rows,
    columns: [
      {key: "code", label: "code"},
      {key: lang === "zh" ? "name_zh" : "name_en", label: m.columns.name},
      {key: "forward_pe", label: m.columns.forward_pe, numeric: true},
      {key: "percentile_published", label: m.columns.percentile_published, numeric: true},
      {key: "percentile_ttm", label: m.columns.percentile_ttm, numeric: true},
      {key: "as_of", label: "as_of"},
      {key: "source", label: "source"}
    ]
  };
}

function draw(
  rows: readonly WatchRow[],
  width: number,
  name: (row: WatchRow) => string,
  {m, label}: {readonly m: BriefMessages; readonly label: string}
): SVGSVGElement {
  const y = "code";
  const pe = (row: WatchRow) => m.watchPe(formatNumber(row.forward_pe));
  const isNarrow = rows.some(
    (row) => textWidth(name(row), {size: NAME, bold: true}) + textWidth(pe(row)) + NAME > width - LEFT - RIGHT
  );
  const below = isNarrow ? 12 : 0;
  return svgPlot({
    width,
    label,
    height: rows.length * ROW + 46 + below,
    marginLeft: LEFT,
    marginTop: 12,
    marginRight: RIGHT,
    marginBottom: 40,
    insetBottom: below,
    x: {
      domain: [0, 100],
      label: m.axisPercentile,
      labelAnchor: "center",
      labelArrow: "none",
      ticks: [0, 20, 50, 80, 100]
    },
    y: {axis: null, domain: rows.map((row) => row.code), padding: 0.2},
    marks: [
      Plot.ruleX([20, 50, 80], {stroke: "var(--bf-grid)"}),
      Plot.ruleY(rows, {y, x1: 0, x2: 100, stroke: "var(--bf-rule)"}),
      Plot.link(rows, {y, x1: "percentile_ttm", x2: "percentile_published", stroke: "var(--bf-other)"}),
      Plot.dot(rows, {
        x: "percentile_ttm",
        y,
        r: 5,
        stroke: "var(--bf-other)",
        fill: "var(--bf-paper)",
        strokeWidth: 2
      }),
      Plot.dot(rows, {x: "percentile_published", y, r: 6, fill: "var(--bf-accent)"}),
      Plot.text(rows, {
        x: 0,
        y,
        dy: -17,
        textAnchor: "start",
        fontSize: NAME,
        fontWeight: 600,
        text: (row: WatchRow) => name(row)
      }),
      Plot.text(rows, {
        x: isNarrow ? 0 : 100,
        y,
        // On a phone a long name leaves no room beside it.
        dy: isNarrow ? 17 : -17,
        textAnchor: isNarrow ? "start" : "end",
        fill: "var(--bf-ink-2)",
        text: pe
      }),
      Plot.text(rows, {
        x: (row: WatchRow) => Math.max(row.percentile_published, row.percentile_ttm ?? 0),
        y,
        dx: 9,
        textAnchor: "start",
        fontWeight: 600,
        fill: (row: WatchRow) =>
          (row.percentile_ttm ?? 0) > row.percentile_published ? "var(--bf-ink-2)" : "var(--bf-accent)",
        text: (row: WatchRow) => formatPercentile(Math.max(row.percentile_published, row.percentile_ttm ?? 0))
      }),
      Plot.text(rows, {
        x: (row: WatchRow) =>
          Math.min(row.percentile_published, row.percentile_ttm ?? row.percentile_published),
        y,
        dx: -9,
        textAnchor: "end",
        fill: (row: WatchRow) =>
          (row.percentile_ttm ?? 0) > row.percentile_published ? "var(--bf-accent)" : "var(--bf-ink-2)",
        text: (row: WatchRow) =>
          row.percentile_ttm === null
            ? ""
            : formatPercentile(Math.min(row.percentile_published, row.percentile_ttm))
      })
    ]
  });
}

function formatPercentile(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}
