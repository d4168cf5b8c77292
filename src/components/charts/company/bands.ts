import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import {scaleOf} from "../../../lib/moneyUnit.js";
import type {LevelRow, SeriesRow} from "../../../queries/rows/company.js";
import {amount, keyed, stated} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {widestText} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {type Pointed, withTips} from "../plot/pointTips.js";
import {INK, svgPlot} from "../plot/svgPlot.js";
import {hatched} from "./hatch.js";
import {dayOf, dayPoints, type HistoryContext, noPeWords, nothingDrawn} from "./history.js";
import {formatMoney} from "./money.js";
import {endLabels, segments, stretchAreas, timeAxes, timeLayout} from "./time.js";

const HEIGHT = 340;

type Multiple = LevelRow & {readonly pe: number};

/** Market capitalisation against constant multiples of trailing profit: where the line runs says what is paid. */
export function peBands(rows: readonly SeriesRow[], options: HistoryContext): Rendered<SeriesRow> {
  const {m, current, unit, currency} = options;
  const {pe, profit} = m.earnings[current.basis];
  const shared = {
    source: m.source,
    asOf: dayOf(current),
    columns: [],
    fileColumns: [
      ...keyed<SeriesRow>(["date"]),
      amount<SeriesRow>("market_cap_100m", unit, currency),
      stated<SeriesRow>("market_cap", "market_cap_100m", () => "missing"),
      ...keyed<SeriesRow>(["basis"]),
      amount<SeriesRow>("profit", unit, currency),
      // A loss without a size has no profit to be told.
      stated<SeriesRow>("profit", "profit", ({pe}) => (pe === 0 ? "loss" : "missing"))
    ]
  };
  const title = bandsTitle(rows, options);
  if (!rows.some((row) => (row.market_cap_100m ?? 0) > 0))
    return {
      ...shared,
      ...nothingDrawn({title, text: rows.length === 0 ? noPeWords(options) : m.bands.empty})
    };
  return {
    ...shared,
    rows,
    title,
    subtitle:
      drawable(options.levels).length > 0
        ? m.bands.subtitle(m.money.unit[unit](currency), dayOf(current), profit)
        : m.bands.subtitleAlone(m.money.unit[unit](currency), dayOf(current)),
    render: (width) => draw(rows, width, {...options, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...options, label: title})),
    notes: [m.bands.note(pe, profit)]
  };
}

/** The finding: between which of the multiples the capitalisation lies now, or what of it is missing. */
export function bandsTitle(
  rows: readonly SeriesRow[],
  {m, current, levels, unit, currency}: HistoryContext
): string {
  const last = rows.at(-1);
  if (!rows.some((row) => row.market_cap_100m !== null)) return m.bands.titleNone;
  if (last!.market_cap_100m === null) return m.bands.titleNoCap(last!.date);
  const cap = formatMoney(last!.market_cap_100m, {unit, currency}, m);
  const {profit, pe: peName} = m.earnings[current.basis];
  const {pe} = current;
  if (pe === null) return m.bands.titleNoPe(cap, peName);
  if (pe <= 0) return m.bands.titleLoss(cap, profit);
  const one = (value: number) => formatNumber(value, 1);
  const multiples = drawable(levels);
  const lower = multiples.filter((multiple) => multiple.pe <= pe).at(-1);
  const upper = multiples.find((multiple) => multiple.pe > pe);
  // Also where it is one of the multiples, as far as they are told.
  if ((!lower && !upper) || [lower, upper].some((multiple) => multiple && one(multiple.pe) === one(pe)))
    return m.bands.titleAt(cap, one(pe), profit);
  if (!lower) return m.bands.titleBelow(cap, one(upper!.pe), profit);
  return upper
    ? m.bands.title(cap, one(lower.pe), one(upper.pe), profit)
    : m.bands.titleAbove(cap, one(lower.pe), profit);
}

function drawable(levels: readonly LevelRow[]): Multiple[] {
  return levels.filter((level): level is Multiple => level.pe !== null && level.pe > 0);
}

function draw(
  rows: readonly SeriesRow[],
  width: number,
  {m, current, stretches, levels, unit, currency, label}: HistoryContext & {readonly label: string}
): Pointed {
  const scale = scaleOf(unit);
  const caps = segments(rows, (row) => row.market_cap_100m && row.market_cap_100m / scale, []);
  const bands = drawable(levels).map(({level, pe}) => ({
    level,
    pe,
    line: segments(rows, ({profit}) => profit && (profit * pe) / scale, stretches)
  }));
  const texts = bands.map(({pe}) => m.bands.multiple(formatNumber(pe, 1)));
  const labels = Math.ceil(widestText([...texts, m.bands.cap], {bold: true})) + 16;
  const layout = timeLayout(
    [...rows.map(({date}) => date), dayOf(current)],
    [caps, ...bands.map(({line}) => line)].flat().map(({value}) => value),
    {width, height: HEIGHT, labels}
  );
  const {x, y, right, top, bottom} = layout;
  const at = ({date}: SeriesRow) => x(Date.parse(date));
  const end = (line: readonly {readonly value: number}[]) => line.at(-1)?.value;
  // A band that ended years ago, at the begin of a loss, has no end to be labelled at.
  const lastDate = rows.at(-1)?.date;
  const labelled = bands.flatMap(({line}, i) =>
    line.at(-1)?.date === lastDate ? [{text: texts[i] ?? "", y: y(end(line) ?? 1)}] : []
  );
  const capEnd = end(caps);
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      ...timeAxes(layout, m.money.header[unit](currency)),
      ...hatched(stretchAreas(stretches, "loss", layout)),
      bands.map(({level, line}) =>
        Plot.line(line, {
          x: at,
          y: ({value}) => y(value),
          z: "segment",
          stroke: percentileColor(level),
          strokeWidth: 1.2
        })
      ),
      Plot.line(caps, {x: at, y: ({value}) => y(value), z: "segment", stroke: INK, strokeWidth: 2}),
      ...endLabels(
        [
          ...labelled,
          ...(capEnd === undefined ? [] : [{text: m.bands.cap, y: y(capEnd), color: INK, bold: true}])
        ],
        {x: right, top: top - 8, bottom: bottom + 8}
      )
    ]
  });
  const points = dayPoints(caps, {x: at, y: ({value}) => y(value)}, {m, unit, currency, current});
  return {svg, points, along: "days"};
}
