import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import type {PercentileMessages} from "../../../lib/messages/percentile.js";
import type {MoneyUnit} from "../../../lib/moneyUnit.js";
import type {LevelRow, SeriesRow, StretchRow} from "../../../queries/rows/company.js";
import type {PercentileRow} from "../../../queries/rows/percentile.js";
import {amount, keyed, peFile, stated} from "../../export/figureCsv.js";
import type {LegendItem, Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {textWidth, widestText} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {figuredPoint, type Pointed, type TipPoint, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {sourceDay} from "../provenance.js";
import {hatched} from "./hatch.js";
import {formatMoney} from "./money.js";
import {daysOf, type EndLabel, endLabels, segments, stretchAreas, timeAxes, timeLayout} from "./time.js";

/** What the charts of a company's history are told besides their own rows. */
export interface HistoryContext {
  readonly m: CompanyMessages;
  readonly words: PercentileMessages;
  /** The unit of money that the reader chose. */
  readonly unit: MoneyUnit;
  /** Of the company's shares. */
  readonly currency: string;
  /** The company's percentile by the chosen definition. */
  readonly current: PercentileRow;
  readonly stretches: readonly StretchRow[];
  /** The PE at levels of the ranked days. */
  readonly levels: readonly LevelRow[];
}

const HEIGHT = 380;

/** PE over the window on a logarithmic axis, with the PE at percentiles 20, 50 and 80; losses are hatched. */
export function peHistory(rows: readonly SeriesRow[], context: HistoryContext): Rendered<SeriesRow> {
  const {m, current, stretches, unit, currency} = context;
  const shared = {
    source: m.source,
    asOf: dayOf(current),
    columns: [],
    fileColumns: [
      ...keyed<SeriesRow>(["date", "basis"]),
      ...peFile<SeriesRow>("pe"),
      amount<SeriesRow>("market_cap_100m", unit, currency),
      stated<SeriesRow>("market_cap", "market_cap_100m", () => "missing")
    ]
  };
  const title = historyTitle(context);
  if (!rows.some(({pe}) => pe !== null && pe > 0))
    return {...shared, ...nothingDrawn({title, text: noPeWords(context)})};
  const [loss, missing, suspended] = (["loss", "missing", "suspended"] as const).map((state) =>
    daysOf(stretches, state)
  ) as [number, number, number];
  return {
    ...shared,
    rows,
    title,
    subtitle: m.pe.subtitle(nameOf(context), dayOf(current), rows[0]?.every ?? 1),
    legend: gapLegend(stretches, m),
    render: (width) => draw(rows, width, {...context, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...context, label: title})),
    notes: [
      ...(loss > 0 ? [m.pe.noteLoss(loss)] : []),
      ...(missing > 0 ? [m.pe.noteMissing(missing)] : []),
      ...(suspended > 0 ? [m.pe.noteSuspended(suspended)] : []),
      ...(current.kind === "inc" ? [] : [m.pe.noteLevels])
    ]
  };
}

/** The finding: the current PE and its percentile, or why there is none. */
export function historyTitle(context: HistoryContext): string {
  const {m, words, current} = context;
  const years = m.years(current.window_years);
  if (current.percentile === null)
    return m.pe.titleState(words.states[current.state] ?? current.state, years);
  return current.pe === 0
    ? m.pe.titleLoss(
        nameOf(context),
        words.lossesWords[current.losses] ?? current.losses,
        formatNumber(current.percentile, 1),
        years
      )
    : m.pe.title(nameOf(context), formatNumber(current.pe, 1), formatNumber(current.percentile, 1), years);
}

/** The day of what a company's charts show: its last one, which may lie before the day that all are ranked as of. */
export function dayOf({last_date, as_of}: Pick<PercentileRow, "last_date" | "as_of">): string {
  return last_date ?? as_of;
}

/** What a chart of a company's days is where none of them can be drawn: nothing to take away. */
export function nothingDrawn(words: {readonly title: string; readonly text: string}) {
  return {...emptyFigure(words), source: "", asOf: "", rows: []};
}

/** A PE as words: one of exactly 0 stands for a loss whose size no source tells. */
export function formatPe(pe: number | null, m: CompanyMessages): string {
  return pe === 0 ? m.lossPe : formatNumber(pe, 2);
}

/** Why no day of the window has a PE above zero; and that a longer window may, where there are days before it. */
export function noPeWords({
  m,
  current,
  stretches
}: Pick<HistoryContext, "m" | "current" | "stretches">): string {
  const {empty, longer} = m.pe;
  const states = (["loss", "missing", "suspended"] as const).filter((state) => daysOf(stretches, state) > 0);
  const {window_start: start, first_date: first} = current;
  const hasMore = start !== null && first <= start;
  const words = empty[states[0] ?? "nothing"];
  return hasMore ? longer(words) : words;
}

/** What the PE that is ranked is called, at the head of a line. */
export function nameOf({m, current}: Pick<HistoryContext, "m" | "current">): string {
  return m.earnings[current.basis].head;
}

/** What the hatched and the grey stretches mean, as far as there are any. */
function gapLegend(stretches: readonly StretchRow[], m: CompanyMessages): LegendItem[] {
  const has = (state: StretchRow["state"]) => stretches.some((s) => s.state === state);
  return (["suspended", "missing"] as const)
    .filter(has)
    .map((state) => ({label: m.stretches[state] ?? state, color: GAP_COLORS[state], shape: "bar"}));
}

const GAP_COLORS = {suspended: "var(--bf-rule)", missing: "var(--bf-grid)"};

function draw(
  rows: readonly SeriesRow[],
  width: number,
  context: HistoryContext & {readonly label: string}
): Pointed {
  const {m, current, stretches, levels, label} = context;
  const line = segments(rows, ({pe}) => pe, stretches);
  const lines = levels.flatMap(({level, pe}) => (pe !== null && pe > 0 ? [{level, pe}] : []));
  const texts = lines.map(({level, pe}) => m.pe.level(level, formatNumber(pe, 1)));
  const isProfit = current.pe !== null && current.pe > 0;
  const now = isProfit ? m.pe.now(formatNumber(current.pe, 1)) : "";
  const labels = Math.ceil(Math.max(widestText(texts), textWidth(now, {bold: true}))) + 16;
  const layout = timeLayout(
    [...rows.map(({date}) => date), dayOf(current)],
    [...line.map(({value}) => value), ...lines.map(({pe}) => pe)],
    {width, height: HEIGHT, labels}
  );
  const {x, y, left, right, top, bottom} = layout;
  const at = ({date}: SeriesRow) => x(Date.parse(date));
  const ends: EndLabel[] = lines.map(({pe}, i) => ({text: texts[i] ?? "", y: y(pe)}));
  const last = isProfit ? line.at(-1) : undefined;
  if (last) ends.push({text: now, y: y(last.value), color: INK, bold: true});
  const area = (state: "suspended" | "missing") =>
    Plot.rect(stretchAreas(stretches, state, layout), {
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      fill: GAP_COLORS[state],
      fillOpacity: 0.6
    });
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      area("suspended"),
      area("missing"),
      ...timeAxes(layout, nameOf(context)),
      ...hatched(stretchAreas(stretches, "loss", layout)),
      ...lossWords(context, layout),
      Plot.link(lines, {
        x1: left,
        x2: right,
        y1: ({pe}) => y(pe),
        y2: ({pe}) => y(pe),
        stroke: ({level}) => percentileColor(level),
        strokeWidth: 1.5,
        strokeDasharray: "5,3"
      }),
      Plot.line(line, {x: at, y: ({value}) => y(value), z: "segment", stroke: INK, strokeWidth: 1.5}),
      ...(last
        ? [
            Plot.dot([last], {
              x: at,
              y: ({value}) => y(value),
              r: 5,
              fill: percentileColor(current.percentile),
              stroke: PAPER,
              strokeWidth: 1.5
            })
          ]
        : []),
      ...endLabels(ends, {x: right, top: top - 8, bottom: bottom + 8})
    ]
  });
  return {svg, points: dayPoints(line, {x: at, y: ({value}) => y(value)}, context), along: "days"};
}

/** The word for a hatched stretch that is wide enough for it. */
function lossWords(
  {m, stretches}: Pick<HistoryContext, "m" | "stretches">,
  layout: ReturnType<typeof timeLayout>
): Plot.Markish[] {
  const wide = stretchAreas(stretches, "loss", layout).filter(
    ({x1, x2}) => x2 - x1 > textWidth(m.pe.loss) + 8
  );
  return [
    Plot.text(wide, {
      x: ({x1, x2}) => (x1 + x2) / 2,
      y: layout.bottom - 12,
      text: () => m.pe.loss,
      fill: INK_2,
      stroke: PAPER,
      strokeWidth: 5
    })
  ];
}

/** What is said of days: the PE and the capitalisation. */
export function dayPoints<P extends SeriesRow>(
  days: readonly P[],
  {x, y}: {readonly x: (day: P) => number; readonly y: (day: P) => number},
  context: Pick<HistoryContext, "m" | "unit" | "currency" | "current">
): TipPoint[] {
  const {m, unit, currency} = context;
  return days.map((day) =>
    figuredPoint({x: x(day), y: y(day)}, () => ({
      title: day.date,
      figures: [
        {label: nameOf(context), value: formatPe(day.pe, m)},
        {label: m.tipCap, value: formatMoney(day.market_cap_100m, {unit, currency}, m)}
      ],
      rest: [sourceDay({source: m.source, as_of: dayOf(context.current)})]
    }))
  );
}
