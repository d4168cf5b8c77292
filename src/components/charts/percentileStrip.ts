import * as Plot from "@observablehq/plot";
import {group} from "d3";
import {formatNumber} from "../../lib/format.js";
import type {ValuationMessages} from "../../lib/messages/valuation.js";
import type {CompanyRow} from "../../queries/rows.js";
import type {Pictured} from "../exhibit.js";
import {companyDots, DOT_RADIUS} from "./companyDots.js";
import {byReason, companyName, sectorName} from "./companyName.js";
import {companyFileColumns} from "./companyTable.js";
import {emptyExhibit} from "./emptyExhibit.js";
import {placeLabels} from "./placeLabels.js";
import {provenance} from "./provenance.js";
import {INK, INK_2, PAPER, svgPlot} from "./svgPlot.js";
import {widestText} from "./textWidth.js";

export interface PercentileStripOptions {
  readonly m: ValuationMessages;
  readonly lang: string;
}

interface Sector {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly CompanyRow[];
  readonly median: number;
  readonly n: number;
}

const ROW = 46;
const TOP = 22;
/** Fewer percentiles than this have no quartiles worth drawing. */
const ENOUGH = 3;

/** A row a sector, dearest median first, a dot a company on an axis that is always 0 to 100. */
export function percentileStrip(
  rows: readonly CompanyRow[],
  {m, lang}: PercentileStripOptions
): Pictured<CompanyRow> {
  const shared = {...provenance(rows), rows, columns: companyFileColumns()};
  if (rows.length === 0) return {...shared, ...emptyExhibit({title: m.emptyTitle, text: m.empty})};
  const sectors = toSectors(rows, lang);
  const title = stripTitle(sectors, m);
  const missing = byReason(
    rows.filter((row) => row.percentile === null),
    (row) => m.percentileState[row.percentile_state] ?? "",
    lang
  );
  return {
    ...shared,
    title,
    subtitle: m.strip.subtitle(shared.asOf),
    picture: (width) => draw(sectors, width, {m, lang, label: title}),
    notes: [
      ...(sectors.some(({n}) => n < ENOUGH) ? [m.strip.note] : []),
      ...missing.map(([reason, names]) => m.strip.missing(reason, m.list(names)))
    ]
  };
}

/** Sectors that have a percentile, dearest median first. */
function toSectors(rows: readonly CompanyRow[], lang: string): Sector[] {
  const sectors = group(rows, ({sector_zh}) => sector_zh);
  return [...sectors]
    .map(([key, members]) => ({
      key,
      name: sectorName(members[0]!, lang),
      rows: members.filter((row) => row.percentile !== null),
      median: members[0]?.sector_median ?? Number.NaN,
      n: members[0]?.sector_n ?? 0
    }))
    .filter((sector) => sector.rows.length > 0)
    .sort((a, b) => b.median - a.median);
}

function stripTitle(sectors: readonly Sector[], m: ValuationMessages): string {
  const [dearest, cheapest] = [sectors[0], sectors.at(-1)];
  if (!dearest || !cheapest) return m.strip.titleNone;
  if (dearest === cheapest)
    return m.strip.titleOne(dearest.name, formatNumber(dearest.median, dearest.median % 1 ? 1 : 0));
  return m.strip.title(dearest.name, cheapest.name);
}

function draw(
  sectors: readonly Sector[],
  width: number,
  {m, lang, label}: PercentileStripOptions & {readonly label: string}
): SVGSVGElement {
  const names = widestText(
    sectors.map(({name}) => name),
    {bold: true}
  );
  // A phone has no room for a column of names: each stands above its row.
  const isNarrow = names > width * 0.3;
  const left = isNarrow ? 10 : Math.ceil(names) + 24;
  const right = width - 16;
  const step = isNarrow ? ROW + 14 : ROW;
  const bottom = TOP + sectors.length * step;
  const x = (value: number) => left + ((right - left) * value) / 100;
  const middle = (i: number) => TOP + (i + 0.5) * step + (isNarrow ? 8 : 0);
  const dots = sectors.flatMap((sector, i) => dodge(sector.rows, x, middle(i)));
  const banded = sectors.map((sector, i) => ({...sector, y: middle(i)})).filter(({n}) => n >= ENOUGH);
  const labels = placeLabels(
    [...dots]
      .sort((a, b) => Math.abs((b.row.percentile ?? 50) - 50) - Math.abs((a.row.percentile ?? 50) - 50))
      .map((dot) => ({...dot, text: companyName(dot.row, lang)})),
    {bounds: {left: left - 4, right: width, top: TOP, bottom: bottom + 4}}
  );
  return svgPlot({
    width,
    height: bottom + 42,
    label,
    marks: [
      Plot.link([0, 20, 50, 80, 100], {x1: x, x2: x, y1: TOP, y2: bottom, stroke: "var(--bf-grid)"}),
      Plot.link(sectors, {
        x1: x(0),
        x2: x(100),
        y1: (_, i) => middle(i),
        y2: (_, i) => middle(i),
        stroke: "var(--bf-rule)"
      }),
      Plot.rect(banded, {
        x1: ({rows}) => x(rows[0]?.sector_q1 ?? 0),
        x2: ({rows}) => x(rows[0]?.sector_q3 ?? 0),
        y1: ({y}) => y - 11,
        y2: ({y}) => y + 11,
        fill: INK_2,
        fillOpacity: 0.14
      }),
      Plot.link(banded, {
        x1: ({median}) => x(median),
        x2: ({median}) => x(median),
        y1: ({y}) => y - 14,
        y2: ({y}) => y + 14,
        stroke: INK,
        strokeWidth: 2
      }),
      Plot.text(sectors, {
        x: isNarrow ? left : 0,
        y: (_, i) => (isNarrow ? TOP + i * step + 9 : middle(i)),
        text: "name",
        textAnchor: "start",
        fontWeight: 600,
        fill: INK,
        stroke: PAPER,
        strokeWidth: 3
      }),
      Plot.text([0, 20, 50, 80, 100], {
        x,
        y: bottom + 14,
        text: (value: number) => formatNumber(value),
        fill: INK_2
      }),
      Plot.text([m.strip.x], {x: right, y: bottom + 33, textAnchor: "end", fill: INK_2, fontWeight: 600}),
      ...labels.map(({point, x: at, y, anchor}) =>
        Plot.text([point], {
          x: at,
          y,
          text: "text",
          textAnchor: anchor,
          fill: INK,
          stroke: PAPER,
          strokeWidth: 3
        })
      ),
      ...companyDots(dots, {m, lang})
    ]
  });
}

/** Dots of one row; where two would cover each other, the later one moves aside. */
function dodge(rows: readonly CompanyRow[], x: (value: number) => number, y: number) {
  const placed: {row: CompanyRow; x: number; y: number}[] = [];
  const gap = 2 * DOT_RADIUS + 1;
  for (const row of [...rows].sort((a, b) => (a.percentile ?? 0) - (b.percentile ?? 0))) {
    const at = x(row.percentile ?? 0);
    const offset = [0, -gap, gap, -2 * gap, 2 * gap].find((dy) =>
      placed.every((other) => Math.hypot(other.x - at, other.y - (y + dy)) >= gap - 0.5)
    );
    placed.push({row, x: at, y: y + (offset ?? 0)});
  }
  return placed;
}
