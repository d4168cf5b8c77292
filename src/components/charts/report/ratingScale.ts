import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {PerformanceMessages} from "../../../lib/messages/performance.js";
import type {ExcessRow, RatingRow} from "../../../queries/rows/performance.js";
import {bothNames, companyName} from "../../companyName.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {excessFile, type Horizons} from "../performance/excessFile.js";
import {footLabel} from "../plot/axes.js";
import {textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {sourceDay} from "../provenance.js";

export interface RatingScaleOptions {
  readonly m: PerformanceMessages;
  readonly lang: string;
  readonly scale: readonly RatingRow[];
  /** What else is to be known of the scale. */
  readonly notes?: readonly string[];
  /** Over which horizons there are days at all. */
  readonly horizons?: Horizons;
}

/** The horizons: a lane each, the scale's own first. */
const LANES = [
  {months: 6, key: "excess_6m_pct"},
  {months: 12, key: "excess_12m_pct"}
] as const;

const TOP = 44;
const LANE = 62;
const BOTTOM = 44;
/** How far the scale is drawn at least and at most, in percentage points. What is beyond stands at its edge. */
const REACH = {least: 30, most: 60} as const;
/** Narrower pictures have no room for the names of two neighbouring bands in one line, nor for a tick between ±5. */
const NARROW = 700;

/** Where the chosen companies' return over the CSI 300 lies on the report's rating scale; the bare scale without rows. */
export function ratingScale(
  rows: readonly ExcessRow[],
  {m, lang, scale, notes = [], horizons = {has_6m: true, has_12m: true}}: RatingScaleOptions
): Rendered<ExcessRow | RatingRow> {
  const stocks = scale.filter(({subject}) => subject === "stock");
  const sectors = scale.filter(({subject}) => subject === "sector");
  const title = titleOf(rows, stocks, m, lang);
  const asOf = rows[0]?.as_of;
  const report = scale[0];
  const isBare = rows.every(
    ({excess_6m_pct, excess_12m_pct}) => excess_6m_pct === null && excess_12m_pct === null
  );
  const drawn = (width: number) => draw(isBare ? [] : rows, stocks, width, {m, lang, label: title});
  return {
    title,
    subtitle: asOf && !isBare ? m.scale.subtitle(asOf) : m.scale.subtitleBare,
    ...(!isBare && {
      legend: [
        {label: m.series.equal_weighted, color: "var(--bf-accent)", shape: "full-diamond" as const},
        {label: m.series.cap_weighted, color: "var(--bf-ink)", shape: "full-diamond" as const},
        {label: m.scale.company, color: "var(--bf-other)", shape: "ring" as const}
      ]
    }),
    render: (width) => drawn(width).svg,
    ...(!isBare && {renderInteractive: (width: number) => withTips(drawn(width))}),
    notes: [
      ...(sectors.length > 0 &&
      sectors.every((row) => row.excess_from_pct === null && row.excess_to_pct === null)
        ? [m.scale.sectors(sectors.map((row) => bandName(row, lang)))]
        : []),
      ...notes,
      ...(isBare ? [] : [...beyondNote(rows, m), m.scale.notRating])
    ],
    source: [report?.source, isBare ? null : rows.find(({source}) => source !== null)?.source]
      .filter(Boolean)
      .join("; "),
    asOf: isBare ? (report?.as_of ?? "") : (asOf ?? ""),
    rows: isBare ? scale : rows,
    columns: [],
    fileColumns: (isBare
      ? keyed<RatingRow>(SCALE_COLUMNS)
      : [
          ...keyed<ExcessRow>(["kind", "code", "name_zh", "name_en"]),
          ...excessFile(horizons),
          ...keyed<ExcessRow>(["n_untraded"])
        ]) as never
  };
}

const SCALE_COLUMNS = [
  "subject",
  "rating",
  "name_zh",
  "name_en",
  "excess_from_pct",
  "excess_to_pct",
  "months"
] as const;

function titleOf(
  rows: readonly ExcessRow[],
  stocks: readonly RatingRow[],
  m: PerformanceMessages,
  lang: string
): string {
  const equal = rows.find(({kind}) => kind === "equal_weighted");
  const best = stocks.find((row) => row.excess_from_pct !== null && row.excess_to_pct === null);
  if (!best) return m.scale.titleNone;
  const own = stocks.find(({rating}) => rating === equal?.rating_6m);
  return equal?.excess_6m_pct == null || !own
    ? m.scale.titleBare(bandName(best, lang), formatNumber(best.excess_from_pct), best.months)
    : m.scale.title(
        rows.filter(({kind}) => kind === "company").map((row) => companyName(row as never, lang)),
        formatDifference(equal.excess_6m_pct, 1),
        own.months,
        bandName(own, lang)
      );
}

/** How far the scale is drawn to either side. */
function reachOf(rows: readonly ExcessRow[]): number {
  const values = rows.flatMap((row) => LANES.flatMap(({key}) => row[key] ?? []));
  const furthest = Math.max(0, ...values.map((value) => Math.abs(value) * 1.06));
  return Math.min(REACH.most, Math.max(REACH.least, furthest));
}

function beyondNote(rows: readonly ExcessRow[], m: PerformanceMessages): string[] {
  const reach = reachOf(rows);
  const isBeyond = (row: ExcessRow) => LANES.some(({key}) => Math.abs(row[key] ?? 0) > reach);
  const n = rows.filter((row) => row.kind === "company" && isBeyond(row)).length;
  return n === 0 ? [] : [m.scale.beyond(formatNumber(n), formatNumber(reach))];
}

interface Dot {
  readonly row: ExcessRow;
  readonly value: number;
  readonly y: number;
}

function draw(
  rows: readonly ExcessRow[],
  stocks: readonly RatingRow[],
  width: number,
  {m, lang, label}: {readonly m: PerformanceMessages; readonly lang: string; readonly label: string}
): Pointed {
  const lanes = rows.length > 0 ? LANES : LANES.slice(0, 1);
  const left = Math.ceil(widestText(lanes.map(({months}) => m.scale.months(months)))) + 14;
  const reach = reachOf(rows);
  const within = (value: number) => Math.max(-reach, Math.min(reach, value));
  const x = (value: number) => left + ((within(value) + reach) / (2 * reach)) * (width - left - 8);
  const offsets = lanes.map(({key}) => placed(rows, key, x));
  const lane = Math.max(LANE, ...offsets.flat().map(({y}) => 2 * (Math.abs(y) + 8)));
  const height = TOP + lanes.length * lane + BOTTOM;
  const base = TOP + lanes.length * lane;
  const middle = (i: number) => TOP + (i + 0.5) * lane;
  const bands = stocks.map((row, i) => ({
    row,
    i,
    x1: x(row.excess_from_pct ?? -reach),
    x2: x(row.excess_to_pct ?? reach)
  }));
  const heads = headPlaces(bands, width, ({row}) => bandName(row, lang));
  const ends = [...new Set(stocks.flatMap((row) => [row.excess_from_pct, row.excess_to_pct]))];
  const ticks = [...(width < NARROW ? [] : [0]), ...ends.filter((end) => end !== null)];
  const dots = offsets.flatMap((lane, i) => lane.map((dot) => ({...dot, y: middle(i) + dot.y})));
  const companies = dots.filter(({row, value}) => row.kind === "company" && Math.abs(value) <= reach);
  const beyond = dots.filter(({row, value}) => row.kind === "company" && Math.abs(value) > reach);
  const together = dots.filter(({row}) => row.kind !== "company");
  const at = {x: ({value}: Dot) => x(value), y: "y"} as const;
  const svg = svgPlot({
    width,
    height,
    label,
    marks: [
      Plot.rect(bands, {
        x1: "x1",
        x2: "x2",
        y1: TOP,
        y2: base,
        fill: ({i}: {i: number}) => (i % 2 === 0 ? "var(--bf-paper-2)" : "var(--bf-grid)")
      }),
      Plot.text(bands, {
        x: (_, i) => heads[i]!,
        y: ({i}) => TOP - 10 - bandLine(i, bands.length, width),
        text: ({row}) => bandName(row, lang),
        fill: INK,
        fontWeight: 600
      }),
      Plot.ruleX([0], {x: x(0), y1: TOP, y2: base, stroke: INK_2}),
      Plot.text(lanes, {
        x: 0,
        y: (_, i) => middle(i),
        text: ({months}) => m.scale.months(months),
        textAnchor: "start",
        fill: INK
      }),
      Plot.text(ticks, {x, y: base + 14, text: (tick: number) => formatDifference(tick), fill: INK_2}),
      footLabel(m.scale.x, width - 2, base + 32),
      Plot.dot(companies, {
        ...at,
        r: 4,
        stroke: "var(--bf-other)",
        fill: PAPER,
        fillOpacity: 0.6,
        strokeWidth: 1.5
      }),
      Plot.dot(beyond, {
        ...at,
        r: 5,
        symbol: "triangle",
        rotate: ({value}: Dot) => (value > 0 ? 90 : -90),
        stroke: "var(--bf-other)",
        fill: PAPER,
        strokeWidth: 1.5
      }),
      Plot.dot(together, {
        ...at,
        r: 7,
        symbol: "diamond",
        fill: ({row}: Dot) => (row.kind === "equal_weighted" ? "var(--bf-accent)" : "var(--bf-ink)"),
        stroke: PAPER,
        strokeWidth: 1.5
      })
    ]
  });
  const points = dots.map(({row, value, y}) =>
    figuredPoint({x: x(value), y}, () => tipContent(row, m, lang))
  );
  return {svg, points};
}

/** Dots of one lane: all together on its line, companies below and above them, none over another. */
function placed(
  rows: readonly ExcessRow[],
  key: (typeof LANES)[number]["key"],
  x: (value: number) => number
) {
  const valued = rows.flatMap((row) => (row[key] === null ? [] : [{row, value: row[key]}]));
  const dots: Dot[] = [];
  const isFree = ({value}: {readonly value: number}, dy: number, gap: number) =>
    dots.every((other) => Math.hypot(x(other.value) - x(value), other.y - dy) >= gap);
  for (const each of valued.filter(({row}) => row.kind !== "company")) {
    const y = [0, -15, 15].find((dy) => isFree(each, dy, 14)) ?? 0;
    dots.push({...each, y});
  }
  for (const each of valued.filter(({row}) => row.kind === "company").sort((a, b) => a.value - b.value)) {
    let [step, side] = [0, 1];
    const away = () => side * (12 + step * 8);
    while (!isFree(each, away(), 8)) [step, side] = side === 1 ? [step, -1] : [step + 1, 1];
    dots.push({...each, y: away()});
  }
  return dots;
}

function bandName({name_en, name_zh}: RatingRow, lang: string): string {
  return lang === "zh" ? name_zh : name_en.toLowerCase();
}

/** On a narrow picture the names of neighbours stand in two lines. */
function bandLine(i: number, n: number, width: number): number {
  return width < NARROW && i % 2 === 1 && i < n ? 16 : 0;
}

/** The middles of the names of bands, which are those of the bands where the name before on the same line allows it. */
function headPlaces<Band extends {readonly i: number; readonly x1: number; readonly x2: number}>(
  bands: readonly Band[],
  width: number,
  name: (band: Band) => string
): number[] {
  const [places, ends] = [new Map<Band, number>(), new Map<number, number>()];
  for (const band of [...bands].sort((a, b) => a.x1 - b.x1)) {
    const line = bandLine(band.i, bands.length, width);
    const half = textWidth(name(band), {bold: true}) / 2;
    const middle = Math.max((band.x1 + band.x2) / 2, (ends.get(line) ?? 0) + half);
    places.set(band, middle);
    ends.set(line, middle + half);
  }
  return bands.map((band) => places.get(band)!);
}

function tipContent(row: ExcessRow, m: PerformanceMessages, lang: string): TipContent {
  const {kind, code, name_zh, name_en, source, as_of} = row;
  return {
    title:
      kind === "company" ? bothNames({name_zh: name_zh ?? "", name_en: name_en ?? ""}, lang) : m.series[kind],
    figures: LANES.map(({months, key}) => ({
      label: m.scale.months(months),
      value: formatDifference(row[key], 1)
    })),
    rest: [
      ...(code === null ? [] : [code]),
      m.scale.x,
      ...(source === null ? [] : [sourceDay({source, as_of})])
    ]
  };
}
