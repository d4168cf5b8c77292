import * as Plot from "@observablehq/plot";
import {scaleLinear, scaleLog} from "d3";
import {formatExact, formatNumber} from "../../../lib/format.js";
import type {BinRow} from "../../../queries/rows/company.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {footLabel, gridAcross, headLabel, logTicks} from "../plot/axes.js";
import {textWidth} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {sourceDay} from "../provenance.js";
import {hatched} from "./hatch.js";
import {dayOf, type HistoryContext, nameOf, noPeWords, nothingDrawn} from "./history.js";

export interface DistributionContext extends Pick<HistoryContext, "m" | "words" | "current" | "stretches"> {
  /** Ranked days that are cheaper than now; null where now has no place among them. */
  readonly cheaper: number | null;
}

const HEIGHT = 340;
const TOP = 40;
const AXIS = 44;
const LEFT = 40;
/** Room for the bar of losses beside the scale. */
const LOSS = 64;

/** How often the window's days had which PE, on a logarithmic axis, and where today's stands among them. */
export function peDistribution(rows: readonly BinRow[], context: DistributionContext): Rendered<BinRow> {
  const {m, words, current, cheaper} = context;
  const shared = {
    source: m.source,
    asOf: dayOf(current),
    rows,
    columns: [],
    fileColumns: [
      ...keyed<BinRow>(["pe_from", "pe_to", "n"]),
      {key: "window_years", value: () => current.window_years},
      {key: "basis", value: () => current.basis}
    ]
  };
  const title =
    cheaper === null
      ? m.distribution.titleState(words.states[current.state] ?? current.state)
      : m.distribution.title(formatNumber(cheaper), formatNumber(current.n));
  if (rows.length === 0) return {...shared, ...nothingDrawn({title, text: noPeWords(context)})};
  const days = rows.reduce((sum, {n}) => sum + n, 0);
  const isBarred = current.losses !== "exclude";
  return {
    ...shared,
    title,
    subtitle: m.distribution.subtitle(formatNumber(days), dayOf(current), m.earnings[current.basis].pe),
    render: (width) => draw(rows, width, {...context, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...context, label: title})),
    notes: current.n_loss > 0 && !isBarred ? [m.distribution.noteLoss(current.n_loss)] : []
  };
}

function draw(
  rows: readonly BinRow[],
  width: number,
  {m, current, label}: DistributionContext & {readonly label: string}
): Pointed {
  const isBarred = current.losses !== "exclude" && current.n_loss > 0;
  const isDearest = current.losses === "dearest";
  const [left, right] = [
    LEFT + (isBarred && !isDearest ? LOSS : 0),
    width - 14 - (isBarred && isDearest ? LOSS : 0)
  ];
  const bottom = HEIGHT - AXIS;
  const [lo, hi] = [rows[0]!.pe_from, rows.at(-1)!.pe_to];
  const x = scaleLog([lo, hi], [left, right]);
  const most = Math.max(...rows.map(({n}) => n), isBarred ? current.n_loss : 0);
  const y = scaleLinear([0, most], [bottom, TOP]);
  const ticks = thinned(logTicks(x), x);
  const days = y.ticks(4);
  const {pe} = current;
  const now = pe !== null && pe > 0 ? {x: x(pe), text: m.distribution.now(formatNumber(pe, 1))} : null;
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      gridAcross(days, y, LEFT, width - 14),
      Plot.text(days, {x: LEFT - 8, y, textAnchor: "end", text: (n: number) => formatNumber(n), fill: INK_2}),
      Plot.text(ticks, {x, y: bottom + 14, text: formatExact, fill: INK_2}),
      headLabel(m.distribution.y),
      footLabel(nameOf({m, current}), right, bottom + 34),
      Plot.rect(rows, {
        x1: ({pe_from}) => x(pe_from) + 0.5,
        x2: ({pe_to}) => x(pe_to) - 0.5,
        y1: bottom,
        y2: ({n}) => y(n),
        fill: ({middle}) => percentileColor(middle)
      }),
      ...(isBarred
        ? lossBar(isDearest ? right + 22 : LEFT + 8, y(current.n_loss), bottom, current.n_loss, m)
        : []),
      ...(now ? nowLine(now, {left: LEFT, right: width, bottom}) : [])
    ]
  });
  const all = rows.reduce((sum, {n}) => sum + n, 0) + (isBarred ? current.n_loss : 0);
  const points = rows.map(({pe_from, pe_to, n}) =>
    figuredPoint({x: (x(pe_from) + x(pe_to)) / 2, y: y(n)}, () => ({
      title: m.distribution.tip(formatNumber(pe_from, 1), formatNumber(pe_to, 1)),
      figures: [
        {label: m.distribution.y, value: formatNumber(n)},
        {label: m.distribution.share, value: `${formatNumber((100 * n) / all, 1)}%`}
      ],
      rest: [sourceDay({source: m.source, as_of: dayOf(current)})]
    }))
  );
  return {svg, points, along: "days"};
}

function lossBar(
  x: number,
  y: number,
  bottom: number,
  n: number,
  m: DistributionContext["m"]
): Plot.Markish[] {
  const bar = {x1: x, x2: x + 36, y1: y, y2: bottom};
  return [
    Plot.rect([bar], {x1: "x1", x2: "x2", y1: "y1", y2: "y2", fill: "none", stroke: INK_2}),
    ...hatched([bar]),
    Plot.text([m.distribution.lossBar(formatNumber(n))], {x: x + 18, y: bottom + 14, fill: INK_2})
  ];
}

function nowLine(
  {x, text}: {readonly x: number; readonly text: string},
  {left, right, bottom}: {readonly left: number; readonly right: number; readonly bottom: number}
): Plot.Markish[] {
  const half = textWidth(text, {bold: true}) / 2;
  const at = Math.max(left + half, Math.min(right - half, x));
  return [
    Plot.link([0], {x1: x, x2: x, y1: TOP - 10, y2: bottom, stroke: INK, strokeWidth: 2}),
    Plot.text([text], {x: at, y: TOP - 20, fill: INK, fontWeight: 600, stroke: PAPER, strokeWidth: 3})
  ];
}

/** Values whose labels have room beside each other. */
function thinned(values: readonly number[], x: (value: number) => number): number[] {
  let edge = Number.NEGATIVE_INFINITY;
  return values.filter((value) => {
    const half = textWidth(formatExact(value)) / 2;
    if (x(value) - half < edge + 8) return false;
    edge = x(value) + half;
    return true;
  });
}
