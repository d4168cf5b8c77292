import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {StillReason, ValuationMessages} from "../../../lib/messages/valuation.js";
import type {ChangeRow} from "../../../queries/rows/changes.js";
import {bothNames, companyName, sectorName} from "../../companyName.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, widestText} from "../plot/labels/text.js";
import {percentileColor, percentileGrid, percentileLabels} from "../plot/percentile.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, JOIN, PAPER, svgPlot} from "../plot/svgPlot.js";
import {provenance, sourceDay} from "../provenance.js";
import type {PercentileLabels} from "./percentileLabels.js";

export interface PercentileMovesOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  readonly ranking: PercentileLabels;
  readonly since: string;
  /** The day that is looked at. */
  readonly day: string;
}

/** A company that has a percentile on both days, and another one. */
type Move = ChangeRow & {
  readonly percentile_before: number;
  readonly percentile_now: number;
  readonly percentile_change: number;
};

const STEP = 24;
/** A company's name has room for so much; its tip has all of it. Pixels. */
const NAME = 220;
/** A name above its row. */
const HEAD = 12;
const TOP = 6;
/** More rows than that are a table, which the file is. */
const MOST = 12;

/** How far percentiles moved between two days, the furthest first: a ring before, a dot now. */
export function percentileMoves(
  rows: readonly ChangeRow[],
  options: PercentileMovesOptions
): Rendered<ChangeRow> {
  const {m, lang, ranking, since, day} = options;
  const moves = rows.filter(isMove);
  const names = (change: ChangeRow["change"]) =>
    rows.filter((row) => row.change === change).map((row) => companyName(row, lang));
  const [entered, left] = [names("entered"), names("left")];
  const title = movesTitle(moves, {entered: entered.length, left: left.length, m, lang});
  const from = ranking.isComputed
    ? {source: m.ranking.source, asOf: day}
    : publishedProvenance(moves.length > 0 ? moves : rows);
  const words = {m, lang, since, day, from, label: title};
  const rest = moves.length - MOST;
  return {
    ...(moves.length > 0
      ? {
          title,
          subtitle: m.changes.subtitle(since, day, ranking.over, ranking.how),
          render: (width: number) => draw(moves.slice(0, MOST), width, words).svg,
          renderInteractive: (width: number) => withTips(draw(moves.slice(0, MOST), width, words))
        }
      : emptyFigure({title, text: m.changes.none[whyStill(rows)]})),
    notes: [
      ...(entered.length > 0 ? [m.changes.enteredNames(m.list(entered))] : []),
      ...(left.length > 0 ? [m.changes.leftNames(m.list(left))] : []),
      ...(rest > 0 ? [m.changes.more(rest)] : [])
    ],
    ...from,
    rows,
    columns: COLUMNS.map((key) => ({key, label: key}))
  };
}

function publishedProvenance(rows: readonly ChangeRow[]) {
  return provenance(
    rows.map((row) => ({source: row.percentile_published_source, as_of: row.percentile_published_as_of}))
  );
}

/** The figure where there is no earlier day: what would fill it. */
export function noMoves(m: ValuationMessages, day: string, source: string): Rendered<ChangeRow> {
  return {
    ...emptyFigure({title: m.changes.noBefore, text: m.changes.noBeforeText}),
    source,
    asOf: day,
    rows: [],
    columns: COLUMNS.map((key) => ({key, label: key}))
  };
}

const COLUMNS: readonly (keyof ChangeRow & string)[] = [
  "code",
  "name_zh",
  "name_en",
  "sector_zh",
  "sector_en",
  "change",
  "percentile_before",
  "percentile_before_state",
  "percentile_now",
  "percentile_now_state",
  "percentile_change",
  "forward_pe_before",
  "forward_pe_before_state",
  "forward_year_before",
  "forward_pe_now",
  "forward_pe_now_state",
  "forward_year_now",
  "forward_pe_change_pct",
  "since",
  "percentile_published_as_of",
  "percentile_published_source",
  "as_of",
  "source"
];

function isMove(row: ChangeRow): row is Move {
  return row.percentile_change !== null && row.percentile_change !== 0;
}

/** Why no percentile is seen to move. */
function whyStill(rows: readonly ChangeRow[]): StillReason {
  if (rows.length === 0) return "nobody";
  const has = (row: ChangeRow, day: "before" | "now") => row[`percentile_${day}`] !== null;
  if (rows.some((row) => has(row, "before") !== has(row, "now"))) return "states";
  return rows.some((row) => row.forward_pe_before !== row.forward_pe_now) ? "forward" : "same";
}

/** How many digits tell the two percentiles of a move apart. */
function digitsOf({percentile_before: before, percentile_now: now}: Move): number {
  return [1, 2, 3].find((each) => formatNumber(before, each) !== formatNumber(now, each)) ?? 4;
}

function movesTitle(
  moves: readonly Move[],
  {
    entered,
    left,
    m,
    lang
  }: {readonly entered: number; readonly left: number; readonly m: ValuationMessages; readonly lang: string}
): string {
  const others = [
    ...(entered > 0 ? [m.changes.entered(entered)] : []),
    ...(left > 0 ? [m.changes.left(left)] : [])
  ];
  const tail = others.map((text) => `${lang === "zh" ? "；" : "; "}${text}`).join("");
  const [first] = moves;
  if (!first) return m.changes.titleStill(tail);
  const size = ({percentile_change}: Move) => Math.abs(percentile_change);
  // Two differences of decimals that are equal may be told apart by their last bit.
  const alike = moves.filter((move) => Math.abs(size(move) - size(first)) < 1e-9);
  if (alike.length > 1) {
    const names = alike.map((row) => companyName(row, lang));
    return m.changes.titleTied(names, formatNumber(size(first), digitsOf(first)), tail);
  }
  return m.changes.title(
    companyName(first, lang),
    formatNumber(first.percentile_before, digitsOf(first)),
    formatNumber(first.percentile_now, digitsOf(first)),
    tail
  );
}

function draw(
  moves: readonly Move[],
  width: number,
  {
    m,
    lang,
    since,
    day,
    from,
    label
  }: Omit<PercentileMovesOptions, "ranking"> & {
    readonly from: {readonly source: string; readonly asOf: string};
    readonly label: string;
  }
): Pointed {
  const points = (row: Move) => m.changes.points(formatDifference(row.percentile_change, digitsOf(row)));
  const name = (row: Move) => companyName(row, lang);
  const names = Math.min(NAME, Math.ceil(widestText(moves.map(name), {bold: true})));
  // A phone has no room for a column of names: each stands above its row.
  const isNarrow = names > width * 0.3;
  const step = isNarrow ? STEP + HEAD : STEP;
  const left = isNarrow ? 8 : names + 16;
  const right = width - Math.ceil(widestText(moves.map(points))) - 18;
  const x = (value: number) => left + ((right - left) * value) / 100;
  const top = (row: Move) => TOP + moves.indexOf(row) * step;
  const y = (row: Move) => top(row) + (isNarrow ? HEAD : 0) + STEP / 2;
  const bottom = TOP + moves.length * step;
  const svg = svgPlot({
    width,
    height: bottom + 24,
    label,
    marks: [
      percentileGrid(x, {top: TOP, bottom}),
      percentileLabels(x, bottom + 12),
      Plot.text(moves, {
        x: 0,
        y: (row: Move) => (isNarrow ? top(row) + HEAD / 2 + 2 : y(row)),
        ...cutTo(name, NAME, {bold: true}),
        textAnchor: "start",
        fontWeight: 600,
        fill: INK
      }),
      Plot.link(moves, {
        x1: (row: Move) => x(row.percentile_before),
        x2: (row: Move) => x(row.percentile_now),
        y1: y,
        y2: y,
        stroke: JOIN,
        strokeWidth: 3
      }),
      Plot.dot(moves, {
        x: (row: Move) => x(row.percentile_before),
        y,
        r: 5,
        fill: PAPER,
        stroke: (row: Move) => percentileColor(row.percentile_before),
        strokeWidth: 2
      }),
      Plot.dot(moves, {
        x: (row: Move) => x(row.percentile_now),
        y,
        r: 5.5,
        fill: (row: Move) => percentileColor(row.percentile_now)
      }),
      Plot.text(moves, {x: width, y, text: points, textAnchor: "end", fill: INK})
    ]
  });
  // A move of less than a dot's width lies under its dot: both ends are told.
  const tips = moves.map((row) =>
    figuredPoint({x: x(row.percentile_now), y: y(row), code: row.code}, () => ({
      title: bothNames(row, lang),
      figures: [
        {label: since, value: formatNumber(row.percentile_before, digitsOf(row))},
        {label: day, value: formatNumber(row.percentile_now, digitsOf(row))}
      ],
      rest: [
        m.list([row.code, sectorName(row, lang)]),
        m.labelled(m.tip.percentile, points(row)),
        sourceDay({source: from.source, as_of: from.asOf})
      ]
    }))
  );
  return {svg, points: tips};
}
