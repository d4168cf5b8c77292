import * as Plot from "@observablehq/plot";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import type {PercentileMessages} from "../../../lib/messages/percentile.js";
import type {PercentileRow} from "../../../queries/rows/percentile.js";
import {keyed, peFile} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {widestText} from "../plot/labels/text.js";
import {percentileColor, percentileGrid, percentileLabels} from "../plot/percentile.js";
import {INK, INK_2, svgPlot} from "../plot/svgPlot.js";
import {dayOf} from "./history.js";

export interface DefinitionStripOptions {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
  /** The definition that the page shows. */
  readonly chosen: Pick<PercentileRow, "kind" | "losses">;
  /** 0 to 100; drawn as a line. */
  readonly published: number | null;
}

const STEP = 15;
const HEAD = 20;
const GAP = 8;

/** How the percentile moves over the definitions: a row a formula, under each treatment of losses. */
export function definitionStrip(
  rows: readonly PercentileRow[],
  options: DefinitionStripOptions
): Rendered<PercentileRow> {
  const {m} = options;
  const [first] = rows;
  const title = stripTitle(rows, m);
  const day = first ? dayOf(first) : "";
  return {
    title,
    subtitle: m.strip.subtitle(m.years(first?.window_years ?? 5), day),
    render: (width) => draw(rows, width, {...options, label: title}),
    source: m.source,
    asOf: day,
    rows,
    columns: [],
    fileColumns: [
      ...keyed<PercentileRow>(["kind", "losses", "percentile", "state"]),
      ...keyed<PercentileRow>(["n", "n_loss", "n_missing", "n_suspended"]),
      ...keyed<PercentileRow>(["window_years", "window_start", "basis"]),
      ...peFile<PercentileRow>("pe"),
      ...keyed<PercentileRow>(["as_of", "last_date"])
    ]
  };
}

/**
 * The finding: how far the number moves. `raw` is there to be compared with, and no honest end of the range; where it
 * lies beyond, the title says that it is left aside.
 */
export function stripTitle(rows: readonly PercentileRow[], m: CompanyMessages): string {
  const valuesOf = (isRaw: boolean) =>
    rows.flatMap(({percentile, losses}) =>
      percentile === null || (losses === "raw") !== isRaw ? [] : [percentile]
    );
  const values = valuesOf(false);
  if (values.length === 0) return m.strip.titleNone;
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const isBeyond = valuesOf(true).some((value) => value < lo || value > hi);
  return m.strip.title(formatNumber(lo, 1), formatNumber(hi, 1)) + (isBeyond ? m.strip.rawAside : "");
}

function draw(
  rows: readonly PercentileRow[],
  width: number,
  {m, words, chosen, published, label}: DefinitionStripOptions & {readonly label: string}
): SVGSVGElement {
  const groups = [...new Set(rows.map(({losses}) => losses))];
  const left = Math.ceil(widestText(Object.values(words.kinds))) + 14;
  const value = (row: PercentileRow) =>
    row.percentile === null ? (words.states[row.state] ?? MISSING) : formatNumber(row.percentile, 1);
  const right = width - Math.ceil(widestText(rows.map(value), {bold: true})) - 14;
  const x = (percentile: number) => left + ((right - left) * percentile) / 100;
  const top = published === null ? 4 : 20;
  const size = HEAD + GAP + STEP * (rows.length / Math.max(1, groups.length));
  const y = (row: PercentileRow) => {
    const group = groups.indexOf(row.losses);
    const own = rows.filter(({losses}) => losses === row.losses).indexOf(row);
    return top + group * size + HEAD + own * STEP + STEP / 2;
  };
  const bottom = top + groups.length * size;
  const isChosen = (row: PercentileRow) => row.kind === chosen.kind && row.losses === chosen.losses;
  const ranked = rows.filter(({percentile}) => percentile !== null);
  const across = (row: PercentileRow) => x(row.percentile ?? 0);
  return svgPlot({
    width,
    height: bottom + 22,
    label,
    marks: [
      percentileGrid(x, {top, bottom}),
      percentileLabels(x, bottom + 10),
      Plot.text(groups, {
        x: 0,
        y: (_, i) => top + i * size + HEAD - 9,
        text: (losses: string) => m.strip.losses[losses] ?? losses,
        textAnchor: "start",
        fontWeight: 600,
        fill: INK
      }),
      Plot.link(rows, {x1: x(0), x2: x(100), y1: y, y2: y, stroke: "var(--bf-rule)"}),
      Plot.text(rows, {
        x: 0,
        y,
        text: ({kind}: PercentileRow) => words.kinds[kind] ?? kind,
        textAnchor: "start",
        fill: INK_2
      }),
      ...(published === null ? [] : publishedLine(x(published), {top, bottom, left, right: width}, m)),
      Plot.dot(ranked, {x: across, y, r: 4.5, fill: (row) => percentileColor(row.percentile)}),
      Plot.dot(ranked.filter(isChosen), {x: across, y, r: 7.5, stroke: INK, strokeWidth: 1.5}),
      Plot.text(
        rows.filter((row) => !isChosen(row)),
        {
          x: width,
          y,
          text: value,
          textAnchor: "end",
          fill: (row: PercentileRow) => (row.percentile === null ? INK_2 : INK)
        }
      ),
      Plot.text(rows.filter(isChosen), {
        x: width,
        y,
        text: value,
        textAnchor: "end",
        fontWeight: 600,
        fill: INK
      })
    ]
  });
}

function publishedLine(
  x: number,
  {
    top,
    bottom,
    left,
    right
  }: {readonly top: number; readonly bottom: number; readonly left: number; readonly right: number},
  m: CompanyMessages
): Plot.Markish[] {
  const half = widestText([m.strip.published]) / 2;
  return [
    Plot.link([0], {
      x1: x,
      x2: x,
      y1: top - 4,
      y2: bottom,
      stroke: "var(--bf-accent)",
      strokeDasharray: "4,3"
    }),
    Plot.text([m.strip.published], {
      x: Math.max(left + half, Math.min(right - half, x)),
      y: top - 11,
      fill: "var(--bf-accent)"
    })
  ];
}
