import * as Plot from "@observablehq/plot";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {CompanyMessages} from "../../../lib/messages/company.js";
import type {LevelRow, SeriesRow} from "../../../queries/rows/company.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {widestText} from "../plot/labels/text.js";
import {percentileColor} from "../plot/percentile.js";
import {INK, svgPlot} from "../plot/svgPlot.js";
import type {MoneyUnit} from "../valuation/table.js";
import {hatched} from "./hatch.js";
import {dayTip, type HistoryContext, nameOf} from "./history.js";
import {endLabels, segments, stretchAreas, timeAxes, timeLayout} from "./time.js";

export interface PeBandsOptions extends HistoryContext {
  readonly unit: MoneyUnit;
}

const HEIGHT = 340;
/** CNY 100 million in a billion. */
const PER_BN = 10;

type Multiple = LevelRow & {readonly pe: number};

/** Market capitalisation against constant multiples of trailing profit: where the line runs says what is paid. */
export function peBands(rows: readonly SeriesRow[], options: PeBandsOptions): Rendered<SeriesRow> {
  const {m, current, unit} = options;
  const {pe, profit} = m.earnings[current.basis];
  const shared = {
    source: m.source,
    asOf: current.as_of,
    rows,
    columns: [
      {key: "date" as const, label: "date"},
      {key: "market_cap_cny_100m" as const, label: "market_cap_cny_100m", numeric: true},
      {key: "basis" as const, label: "basis"},
      {key: "profit" as const, label: "profit_cny_100m", numeric: true}
    ]
  };
  const title = bandsTitle(rows, options);
  if (!rows.some((row) => (row.market_cap_cny_100m ?? 0) > 0))
    return {...shared, ...emptyFigure({title, text: m.pe.empty})};
  return {
    ...shared,
    title,
    subtitle: m.bands.subtitle(m.unit[unit], current.as_of, profit),
    render: (width) => draw(rows, width, {...options, label: title}),
    notes: [m.bands.note(pe, profit)]
  };
}

/** The finding: between which of the multiples the capitalisation lies now. */
export function bandsTitle(rows: readonly SeriesRow[], {m, current, levels, unit}: PeBandsOptions): string {
  const cap = formatMoney(rows.at(-1)?.market_cap_cny_100m ?? null, unit, m);
  const multiples = drawable(levels);
  const {profit} = m.earnings[current.basis];
  const {pe} = current;
  if (pe === null || pe <= 0 || multiples.length === 0) return m.bands.titleLoss(cap, profit);
  const lower = multiples.filter((multiple) => multiple.pe <= pe).at(-1);
  const upper = multiples.find((multiple) => multiple.pe > pe);
  const one = (multiple: Multiple) => formatNumber(multiple.pe, 1);
  if (!lower) return m.bands.titleBelow(cap, one(upper!), profit);
  return upper
    ? m.bands.title(cap, one(lower), one(upper), profit)
    : m.bands.titleAbove(cap, one(lower), profit);
}

function drawable(levels: readonly LevelRow[]): Multiple[] {
  return levels.filter((level): level is Multiple => level.pe !== null && level.pe > 0);
}

/** An amount in CNY 100 million, in the reader's unit. */
export function formatMoney(value: number | null, unit: MoneyUnit, m: CompanyMessages): string {
  if (value === null) return MISSING;
  const shown = unit === "bn" ? value / PER_BN : value;
  return m.money[unit](formatNumber(shown, shown < 100 ? 1 : 0));
}

function draw(
  rows: readonly SeriesRow[],
  width: number,
  {m, current, stretches, levels, unit, label}: PeBandsOptions & {readonly label: string}
): SVGSVGElement {
  const scale = unit === "bn" ? PER_BN : 1;
  const caps = segments(rows, (row) => row.market_cap_cny_100m && row.market_cap_cny_100m / scale, []);
  const bands = drawable(levels).map(({level, pe}) => ({
    level,
    pe,
    line: segments(rows, ({profit}) => profit && (profit * pe) / scale, stretches)
  }));
  const texts = bands.map(({pe}) => m.bands.multiple(formatNumber(pe, 1)));
  const labels = Math.ceil(widestText([...texts, m.bands.cap], {bold: true})) + 16;
  const layout = timeLayout(
    [...rows.map(({date}) => date), current.as_of],
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
  return svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      ...timeAxes(layout, m.unit[unit]),
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
      ),
      ...dayTip(caps, {at, y: ({value}) => y(value), m, name: nameOf({m, current})})
    ]
  });
}
