import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {oneCurrency} from "../../../lib/currencies.js";
import {formatNumber} from "../../../lib/format.js";
import type {ValuationMessages} from "../../../lib/messages/valuation.js";
import type {MoneyUnit} from "../../../lib/moneyUnit.js";
import type {CompanyRow, CompanyTotals} from "../../../queries/rows/valuation.js";
import {byReason, companyName, sectorName} from "../../companyName.js";
import type {Rendered} from "../../figure.js";
import type {Lagging} from "../../percentile/lagging.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, widestText, wrapWords} from "../plot/labels/text.js";
import {percentileGrid, percentileLabels} from "../plot/percentile.js";
import {withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {rankingProvenance} from "../provenance.js";
import {
  type CompanyDot,
  DOT_RADIUS,
  dotsOnRow,
  drawCompanies,
  NUMBERED_GAP,
  nameBeside,
  nameCompanies,
  STACK_GAP,
  STACK_NAME,
  stack,
  stackWidth
} from "./companyDots.js";
import {companyTips} from "./companyTips.js";
import {type PercentileLabels, publishedRanking} from "./percentileLabels.js";
import {companyFileColumns} from "./table.js";

export interface PercentileStripOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
  /** Which percentile is drawn; the published one where it is not said. */
  readonly ranking?: PercentileLabels;
  /** Quartiles of the sectors of the rows. */
  readonly totals: readonly CompanyTotals[];
  /** Of money in the file. */
  readonly unit?: MoneyUnit;
  /** The companies whose days end early, where that is known. */
  readonly lagging?: Lagging;
}

interface Sector {
  readonly name: string;
  readonly rows: readonly CompanyRow[];
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly n: number;
}

/** A column of hollow dots right of the axis: companies without a percentile, by reason. */
interface Lane {
  readonly state: string;
  readonly label: string;
  readonly x: number;
}

const ROW = 46;
/** A sector's name has room for so much. Pixels. */
const HEAD = 220;
const TOP = 22;
/** Fewer percentiles than this have no quartiles worth drawing. */
const ENOUGH = 3;
const LANE_GAP = 14;
/** From this width on there is room for the names of those in the lanes. */
const NAMED_FROM = 720;
/** Reasons for which a percentile is missing, from the right. */
const STATES = ["unknown", "no_history", "no_static", "missing", "short_history", "loss"];

/** A row a sector, highest median first, a dot a company on an axis that is always 0 to 100. */
export function percentileStrip(
  rows: readonly CompanyRow[],
  {m, lang, totals, unit, lagging = new Map(), ranking = publishedRanking(m)}: PercentileStripOptions
): Rendered<CompanyRow> {
  const shared = {
    ...rankingProvenance(rows, ranking, m),
    rows,
    columns: [],
    fileColumns: companyFileColumns(
      unit ?? "100m",
      oneCurrency(rows.map(({financial_currency}) => financial_currency))
    )
  };
  if (rows.length === 0) return {...shared, ...emptyFigure({title: m.emptyTitle, text: m.empty})};
  const sectors = toSectors(rows, totals, lang);
  const title = stripTitle(sectors, m, lang);
  const words = {m, lang, ranking, label: title};
  const missing = byReason(
    rows.filter((row) => row.percentile === null),
    (row) => m.percentileState[whyMissing(row)] ?? m.notDefined,
    lang
  );
  return {
    ...shared,
    title,
    subtitle:
      m.strip.subtitle(shared.asOf, ranking.over, ranking.how) +
      (sectors.some(({n}) => n >= ENOUGH) ? m.strip.bands : ""),
    render: (width) => draw(sectors, width, words).svg,
    renderInteractive: (width) => {
      const {svg, shown} = draw(sectors, width, words);
      return withTips({svg, points: companyTips(shown, words, "percentile")});
    },
    notes: [
      ...(sectors.some(({n}) => n > 0 && n < ENOUGH) ? [m.strip.note] : []),
      ...missing.map(([reason, names]) => m.strip.missing(reason, m.list(names))),
      ...flagged(rows, "percentile_state", "short_window", lang).map((names) => m.strip.short(m.list(names))),
      ...(ranking.isComputed
        ? [
            ...flagged(rows, "percentile_computed_state", "stale", lang).map((names) =>
              m.strip.stale(m.list(names))
            ),
            ...withoutData(rows, lagging, {m, lang})
          ]
        : [])
    ]
  };
}

/** The names of those whose number has a badge, if any. */
function flagged(
  rows: readonly CompanyRow[],
  key: "percentile_state" | "percentile_computed_state",
  state: string,
  lang: string
): string[][] {
  const names = rows
    .filter((row) => row.percentile !== null && row[key] === state)
    .map((row) => companyName(row, lang));
  return names.length > 0 ? [names] : [];
}

/** A history may be so old without a word where it is not known of whom others have later days, docs/percentile.md. */
const OLD_MS = 14 * 86_400_000;

/** Those whose days end before those of others, also where their percentile is missing for another reason. */
function withoutData(
  rows: readonly CompanyRow[],
  lagging: Lagging,
  {m, lang}: Pick<PercentileStripOptions, "m" | "lang">
): string[] {
  const isOld = (last: string, asOf: string) => Date.parse(asOf) - Date.parse(last) > OLD_MS;
  const names = rows.flatMap((row) => {
    const {last_date: last, percentile_as_of: asOf} = row;
    const late = lagging.get(row.code);
    const isLate = late ? !late.is_suspended : last !== null && asOf !== null && isOld(last, asOf);
    return last && isLate ? [m.strip.since(companyName(row, lang), last)] : [];
  });
  return names.length > 0 ? [m.strip.noData(m.list(names))] : [];
}

/** Highest median first; sectors without any percentile last. */
function toSectors(rows: readonly CompanyRow[], totals: readonly CompanyTotals[], lang: string): Sector[] {
  const bySector = new Map(totals.map((each) => [each.sector_zh, each]));
  return [...group(rows, ({sector_zh}) => sector_zh)]
    .map(([sector_zh, members]) => {
      const found = bySector.get(sector_zh);
      return {
        name: sectorName(members[0]!, lang),
        rows: members,
        median: found?.percentile_median ?? null,
        q1: found?.percentile_q1 ?? null,
        q3: found?.percentile_q3 ?? null,
        n: found?.percentile_n ?? 0
      };
    })
    .sort((a, b) => (b.median ?? -1) - (a.median ?? -1));
}

function stripTitle(sectors: readonly Sector[], m: ValuationMessages, lang: string): string {
  const ranked = sectors.flatMap(({rows}) => rows.filter(({percentile}) => percentile !== null));
  const text = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 1);
  const [only] = ranked;
  if (ranked.length === 1) return m.strip.titleCompany(companyName(only!, lang), text(only!.percentile!));
  const medians = sectors.flatMap(({median}) => median ?? []);
  const [highest, lowest] = [medians[0], medians.at(-1)];
  if (highest === undefined || lowest === undefined) return m.strip.titleNone;
  const named = (value: number) =>
    m.list(
      sectors
        .filter(({median}) => median === value)
        .map(({name, n}) => (n === 1 ? m.strip.alone(name) : name))
    );
  if (highest === lowest) return m.strip.titleOne(named(highest), text(highest));
  return m.strip.title(named(highest), text(highest), named(lowest), text(lowest));
}

function draw(
  sectors: readonly Sector[],
  width: number,
  {
    m,
    lang,
    ranking,
    label
  }: Required<Omit<PercentileStripOptions, "totals" | "unit" | "lagging">> & {readonly label: string}
): {readonly svg: SVGSVGElement; readonly shown: readonly CompanyDot[]} {
  const {lanes, right, gap} = toLanes(sectors, width, {m, lang});
  const heads = sectors.map(({name}) => name);
  const headWidth = Math.min(HEAD, widestText(heads, {bold: true}));
  // A phone has no room for a column of names: each stands above its row.
  const isNarrow = headWidth > right * 0.3;
  const left = isNarrow ? 10 : Math.ceil(headWidth) + 24;
  const x = (value: number) => left + ((right - left) * value) / 100;
  const step = rowHeight(sectors, lanes, x) + (isNarrow ? 14 : 0);
  const bottom = TOP + sectors.length * step;
  const middle = (i: number) => TOP + (i + 0.5) * step + (isNarrow ? 8 : 0);
  const dots = sectors.flatMap(({rows}, i) => dotsOnRow(rows, x, middle(i)));
  const aside = sectors.flatMap(({rows}, i) =>
    lanes.flatMap(({state, x}) => stack(missingFor(rows, state), x, middle(i), gap))
  );
  const headBoxes = isNarrow ? sectors.map((_, i) => headBox(TOP + i * step, headWidth)) : [];
  // Under the names of the lanes, which are up to two lines, where there is no room beside them.
  const title = isNarrow
    ? ({x: 0, y: bottom + (lanes.length > 0 ? 50 : 33), textAnchor: "start"} as const)
    : ({x: right, y: bottom + 33, textAnchor: "end"} as const);
  const named = [...dots].sort(byExtremity);
  const axis = wrapWords(m.strip.x(ranking.over), width, {bold: true});
  const height = title.y + 10 + 13 * (axis.split("\n").length - 1);
  const svg = svgPlot({
    width,
    height,
    label,
    marks: [
      percentileGrid(x, {top: TOP, bottom}),
      ...bands(sectors, x, middle),
      Plot.text(sectors, {
        x: isNarrow ? left : 0,
        y: (_, i) => (isNarrow ? TOP + i * step + 9 : middle(i)),
        ...cutTo(({name}: Sector) => name, HEAD, {bold: true}),
        textAnchor: "start",
        fontWeight: 600,
        fill: INK,
        stroke: PAPER,
        strokeWidth: 3
      }),
      percentileLabels(x, bottom + 14),
      Plot.link(lanes, {
        x1: "x",
        x2: "x",
        y1: TOP,
        y2: bottom,
        stroke: "var(--bf-rule)",
        strokeDasharray: "3,3"
      }),
      Plot.text(lanes, {x: "x", y: bottom + 7, text: "label", lineAnchor: "top", fill: INK_2}),
      Plot.text([axis], {...title, dy: -6, lineAnchor: "top", fill: INK_2, fontWeight: 600})
    ]
  });
  const shown = [...dots, ...aside];
  // Those in the lanes first: their names have no other room.
  const names = nameCompanies([...aside, ...named], {
    lang,
    inOrder: sectors.flatMap(({rows}) => shown.filter(({row}) => rows.includes(row))),
    bounds: {left: left - 4, right: width, top: TOP, bottom: bottom + 4},
    taken: headBoxes
  });
  drawCompanies(svg, shown, names, {width, height, unnamed: m.unnamed});
  return {svg, shown};
}

/** A row has room for the dots that stand above each other, whichever sector has most of them. */
function rowHeight(sectors: readonly Sector[], lanes: readonly Lane[], x: (value: number) => number): number {
  const reaches = sectors.flatMap(({rows}) => [
    ...dotsOnRow(rows, x, 0),
    ...lanes.flatMap(({state}) => stack(missingFor(rows, state), 0, 0))
  ]);
  const reach = Math.max(0, ...reaches.map(({y}) => Math.abs(y)));
  return Math.max(ROW, 2 * (reach + DOT_RADIUS) + 6);
}

/** Middle half and median of each sector that has enough percentiles for them. */
function bands(sectors: readonly Sector[], x: (value: number) => number, middle: (i: number) => number) {
  const across = sectors.map((_, i) => middle(i));
  const banded = sectors
    .map((sector, i) => ({...sector, y: middle(i)}))
    .filter(({n, median, q1, q3}) => n >= ENOUGH && median !== null && q1 !== null && q3 !== null);
  const at = (value: number | null) => x(value ?? 0);
  return [
    Plot.link(across, {x1: x(0), x2: x(100), y1: (y) => y, y2: (y) => y, stroke: "var(--bf-rule)"}),
    Plot.rect(banded, {
      x1: ({q1}) => at(q1),
      x2: ({q3}) => at(q3),
      y1: ({y}) => y - 11,
      y2: ({y}) => y + 11,
      fill: INK_2,
      fillOpacity: 0.14
    }),
    Plot.link(banded, {
      x1: ({median}) => at(median),
      x2: ({median}) => at(median),
      y1: ({y}) => y - 14,
      y2: ({y}) => y + 14,
      stroke: INK,
      strokeWidth: 2
    })
  ];
}

/**
 * The lanes of the reasons that occur, from left to right, where the axis ends for them, and how far their dots are
 * apart. Where there is room, their companies' names stand beside them; else numbers do.
 */
function toLanes(
  sectors: readonly Sector[],
  width: number,
  {m, lang}: Pick<PercentileStripOptions, "m" | "lang">
): {readonly lanes: readonly Lane[]; readonly right: number; readonly gap: number} {
  const isNamed = width >= NAMED_FROM;
  const lanes: Lane[] = [];
  const gap = isNamed ? STACK_GAP : NUMBERED_GAP;
  let edge = width;
  for (const state of STATES) {
    const missing = sectors.map(({rows}) => missingFor(rows, state));
    const most = Math.max(...missing.map(({length}) => length));
    if (most === 0) continue;
    const label = m.strip.lanes[state] ?? "";
    const half = widestText(label.split("\n")) / 2;
    const names = isNamed
      ? widestText(missing.flat().map((row) => nameBeside(row, lang, STACK_NAME))) + DOT_RADIUS + 6
      : 0;
    lanes.unshift({state, label, x: edge - Math.max(half, names, stackWidth(most, gap))});
    edge -= Math.max(half, names, stackWidth(most, gap)) + half + LANE_GAP;
  }
  return {lanes, right: lanes.length === 0 ? width - 16 : edge - 8, gap};
}

/** Why a company lacks a percentile; a reason that no lane knows counts as none. */
function whyMissing({percentile_state}: CompanyRow): string {
  return STATES.includes(percentile_state) ? percentile_state : "unknown";
}

function missingFor(rows: readonly CompanyRow[], state: string): CompanyRow[] {
  return rows.filter((row) => row.percentile === null && whyMissing(row) === state);
}

/** What is furthest from the middle of the scale first. */
function byExtremity(a: CompanyDot, b: CompanyDot): number {
  const extremity = ({row}: CompanyDot) => Math.abs((row.percentile ?? 50) - 50);
  return extremity(b) - extremity(a);
}

function headBox(y: number, width: number) {
  return {left: 0, right: 10 + width, top: y + 2, bottom: y + 16};
}
