import * as Plot from "@observablehq/plot";
import {extent} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {BriefMessages} from "../../../lib/messages/brief.js";
import type {WatchRow} from "../../../queries/rows/findings.js";
import {companyName} from "../../companyName.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed, stated} from "../../export/figureCsv.js";
import type {Figure, LegendItem} from "../../figure.js";
import {axisName} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, textWidth} from "../plot/labels/text.js";
import {svgPlot} from "../plot/svgPlot.js";

const ROW = 64;
const LEFT = 8;
const RIGHT = 24;
const BOTTOM = 40;
const NAME = 13;
/** A company's name has room for so much. Pixels. */
const MOST = 320;

/** Printed percentile against the one that public daily PE TTM gives, a row a company. */
export function watchlist(
  rows: readonly WatchRow[],
  {
    m,
    lang,
    sourceName
  }: {readonly m: BriefMessages; readonly lang: string; readonly sourceName: (source: string) => string}
): Figure<WatchRow> {
  const name = (row: WatchRow) => companyName(row, lang);
  const title = watchTitle(rows, name, m);
  const outside = distinct(rows.map(({ttm_source}) => ttm_source));
  const onBoth = rows.filter((row) => row.forward_pe !== null && row.percentile_published !== null);
  const isPrinted = rows.some((row) => row.percentile_published !== null);
  const frame =
    rows.length === 0
      ? emptyFigure({title, text: m.empty})
      : {
          title,
          subtitle: m.watchSubtitle,
          render: (width: number) => draw(rows, width, name, {m, label: title})
        };
  return {
    ...frame,
    legend: [
      ...(isPrinted
        ? [{label: m.watchPublished, color: "var(--bf-accent)", shape: "dot"} satisfies LegendItem]
        : []),
      ...outside.map(
        (source): LegendItem => ({label: sourceName(source), color: "var(--bf-other)", shape: "ring"})
      )
    ],
    notes: onBoth.length > 0 ? [m.watchNote(distinct(onBoth.map((row) => row.forward_year)))] : [],
    source: [...distinct(rows.map(({source}) => source)), ...outside].join("; "),
    asOf: rows[0]?.as_of ?? "",
    rows,
    columns: [],
    fileColumns: WATCH_FILE
  };
}

/** The columns of the file; a percentile of TTM has a source of its own. */
export const WATCH_FILE: readonly FileColumn<WatchRow>[] = [
  ...keyed<WatchRow>(["code", "name_zh", "name_en", "forward_pe"]),
  stated<WatchRow>("forward_pe", "forward_pe", () => "not_given"),
  ...keyed<WatchRow>(["forward_year", "percentile_published"]),
  stated<WatchRow>("percentile_published", "percentile_published", () => "not_given"),
  ...keyed<WatchRow>(["percentile_ttm"]),
  stated<WatchRow>("percentile_ttm", "percentile_ttm", () => "not_given"),
  ...keyed<WatchRow>(["ttm_source", "as_of", "source"])
];

/** Where the companies with a printed percentile stand, from the lowest to the highest. */
function watchTitle(rows: readonly WatchRow[], name: (row: WatchRow) => string, m: BriefMessages): string {
  const printed = rows.filter((row) => row.percentile_published !== null);
  const [lo, hi] = extent(printed, (row) => row.percentile_published!);
  if (lo === undefined || hi === undefined) return m.watchNone;
  return m.watchTitle(
    printed.length,
    formatPercentile(lo),
    formatPercentile(hi),
    name(printed[0]!),
    rows.length
  );
}

function distinct<T>(values: readonly (T | null)[]): T[] {
  return [...new Set(values)].filter((value) => value !== null);
}

function draw(
  rows: readonly WatchRow[],
  width: number,
  name: (row: WatchRow) => string,
  {m, label}: {readonly m: BriefMessages; readonly label: string}
): SVGSVGElement {
  const y = "code";
  const pe = (row: WatchRow) =>
    row.forward_pe === null ? "" : m.watchPe(formatNumber(row.forward_pe), row.forward_year);
  const room = width - LEFT - RIGHT;
  // Of a name as long as a sentence a part is cut, and stands beside the PE as other names do.
  const names = cutTo(name, Math.min(MOST, room), {size: NAME, bold: true});
  const isNarrow = rows.some(
    (row) => textWidth(names.text(row), {size: NAME, bold: true}) + textWidth(pe(row)) + NAME > room
  );
  const below = isNarrow ? 12 : 0;
  const values = rows.flatMap(valuesOf);
  const words = {
    x: "value",
    y,
    fill: "color",
    text: ({value}: {value: number}) => formatPercentile(value)
  } as const;
  return svgPlot({
    width,
    label,
    height: rows.length * ROW + 46 + below,
    marginLeft: LEFT,
    marginTop: 12,
    marginRight: RIGHT,
    marginBottom: BOTTOM,
    insetBottom: below,
    x: {
      domain: [0, 100],
      label: null,
      ticks: [0, 20, 50, 80, 100]
    },
    y: {axis: null, domain: rows.map((row) => row.code), padding: 0.2},
    marks: [
      axisName(m.axisPercentile, {right: RIGHT, bottom: BOTTOM}),
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
        ...names
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
      Plot.text(
        values.filter(({isLeft}) => !isLeft),
        {...words, dx: 9, textAnchor: "start", fontWeight: 600}
      ),
      Plot.text(
        values.filter(({isLeft}) => isLeft),
        {...words, dx: -9, textAnchor: "end"}
      )
    ]
  });
}

/** The percentiles of a row as words beside their dots: the higher one stands to the right, the lower one to the left. */
function valuesOf({code, percentile_published: printed, percentile_ttm: ttm}: WatchRow) {
  const both = [
    ...(printed === null ? [] : [{code, value: printed, color: "var(--bf-accent)"}]),
    ...(ttm === null ? [] : [{code, value: ttm, color: "var(--bf-ink-2)"}])
  ].sort((a, b) => a.value - b.value);
  return both.map((each, i) => ({...each, isLeft: i < both.length - 1}));
}

function formatPercentile(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}
