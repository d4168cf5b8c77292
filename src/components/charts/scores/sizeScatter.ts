import * as Plot from "@observablehq/plot";
import {ascending, greatest} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {AllScoresMessages} from "../../../lib/messages/allScores.js";
import type {SizeRow} from "../../../queries/rows/allScores.js";
import {keyed} from "../../export/figureCsv.js";
import type {LegendItem, Rendered} from "../../figure.js";
import {footLabel, gridAcross, headLabel, logTicks} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {placeLabels} from "../plot/labels/place.js";
import {type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {familyColor} from "./modelStyle.js";
import {manySources, type ScoreGridOptions} from "./scoreGrid.js";

export interface SizeScatterOptions extends Pick<ScoreGridOptions, "m" | "sourceName"> {
  /** The score is a mean. */
  readonly isMean: boolean;
}

/** A model of known size. */
export type SizedRow = SizeRow & {readonly params_b: number};

/** Where classes of size meet, in billions of parameters. */
export const SIZE_EDGES = [4, 10, 40, 100] as const;

/** Parameters (logarithmic) against score, with the models of which no smaller one is as good. */
export function sizeScatter(rows: readonly SizeRow[], options: SizeScatterOptions): Rendered<SizeRow> {
  const {m, isMean} = options;
  const sized = rows.filter((row): row is SizedRow => row.params_b !== null && row.params_b > 0);
  const shared = {...manySources(rows, options), rows, columns: [], fileColumns: SIZES_FILE};
  const unsized = rows.length - sized.length;
  const notes = unsized > 0 ? [m.scatter.unsized(unsized)] : [];
  if (sized.length === 0) {
    const title = isMean && rows.length === 0 ? m.scatter.noneMean : m.scatter.noneSized;
    return {...shared, ...emptyFigure({title, text: m.scatter.empty}), notes};
  }
  const front = paretoFront(sized);
  const title = m.scatter.front(front.map(({model}) => model));
  const what = scoreName(sized[0]!, m);
  const draw = (width: number) => picture(sized, front, width, {m, what, label: title});
  return {
    ...shared,
    title,
    subtitle: m.scatter.subtitle(what, shared.asOf),
    legend: shapesOf(sized, front, m),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [...notes, ...classNotes(sized, m)]
  };
}

export const SIZES_FILE = keyed<SizeRow>([
  ...(["model_id", "model", "family", "developer", "params_b", "open_weights"] as const),
  ...(["benchmark", "unit", "value", "n", "as_of", "source"] as const)
]);

/**
 * The models of which none of the same size or smaller scores as high, smallest first; of equals in both the first by
 * name. Where lower is better, low counts as high.
 */
export function paretoFront<Row extends Pick<SizedRow, "params_b" | "value" | "higher_is_better" | "model">>(
  rows: readonly Row[]
): Row[] {
  const good = ({value, higher_is_better}: Row) => (higher_is_better ? value : -value);
  const sorted = [...rows].sort(
    (a, b) => a.params_b - b.params_b || good(b) - good(a) || ascending(a.model, b.model)
  );
  let best = Number.NEGATIVE_INFINITY;
  return sorted.filter((row) => {
    if (good(row) <= best) return false;
    best = good(row);
    return true;
  });
}

function scoreName({benchmark, unit, n}: SizeRow, m: AllScoresMessages): string {
  return benchmark === null ? m.scatter.meanOf(n) : m.scatter.on(benchmark, m.units[unit] ?? unit);
}

function scoreText({value, unit}: SizeRow): string {
  return formatNumber(value, unit === "rating" ? 0 : 1);
}

/** Of each class of size that has models: which is best. */
function classNotes(rows: readonly SizedRow[], m: AllScoresMessages): string[] {
  const edges = [null, ...SIZE_EDGES, null];
  return edges.slice(0, -1).flatMap((lo, i) => {
    const hi = edges[i + 1] ?? null;
    const own = rows.filter(
      ({params_b}) => (lo === null || params_b >= lo) && (hi === null || params_b < hi)
    );
    const best = greatest(own, ({value, higher_is_better}) => (higher_is_better ? value : -value));
    if (!best) return [];
    const equal = own.filter(({value}) => value === best.value).map(({model}) => model);
    return [m.scatter.classBest(m.scatter.class(lo, hi), equal, scoreText(best))];
  });
}

type Shape = "dot" | "full-diamond" | "ring";

/** Open weights are dots, closed ones diamonds, rings where nobody says. */
function shapeOf({open_weights}: SizeRow): Shape {
  return open_weights === null ? "ring" : open_weights ? "dot" : "full-diamond";
}

function shapesOf(rows: readonly SizedRow[], front: readonly SizedRow[], m: AllScoresMessages): LegendItem[] {
  const labels = {dot: m.scatter.open, "full-diamond": m.scatter.closed, ring: m.scatter.unknown} as const;
  const color = "var(--bf-other)";
  return [
    ...(Object.keys(labels) as Shape[])
      .filter((shape) => rows.some((row) => shapeOf(row) === shape))
      .map((shape): LegendItem => ({label: labels[shape], color, shape})),
    ...(front.length > 1 ? [{label: m.scatter.line, color: INK_2, shape: "line"} satisfies LegendItem] : [])
  ];
}

const HEIGHT = 420;
const MARGIN = {left: 40, right: 20, top: 28, bottom: 40};
const RADIUS = 4.5;

function picture(
  rows: readonly SizedRow[],
  front: readonly SizedRow[],
  width: number,
  {m, what, label}: {readonly m: AllScoresMessages; readonly what: string; readonly label: string}
): Pointed {
  const sizes = rows.map(({params_b}) => params_b);
  const values = rows.map(({value}) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max((most - least) * 0.08, 1);
  const x = Plot.scale({
    x: {
      type: "log",
      domain: [Math.min(...sizes) / 1.3, Math.max(...sizes) * 1.3],
      range: [MARGIN.left, width - MARGIN.right]
    }
  });
  const y = Plot.scale({
    y: {
      type: "linear",
      domain: [least - pad, most + pad],
      range: [HEIGHT - MARGIN.bottom, MARGIN.top],
      nice: true
    }
  });
  const places = rows.map((row) => ({
    row,
    x: x.apply(row.params_b) as number,
    y: y.apply(row.value) as number,
    color: familyColor(row.family),
    text: row.model
  }));
  const placeOf = new Map(places.map((place) => [place.row.model_id, place]));
  const onFront = front.map((row) => placeOf.get(row.model_id)!);
  const [bottom, right] = [HEIGHT - MARGIN.bottom, width - MARGIN.right];
  const ticksX = logTicks({domain: () => [...(x.domain as number[])]});
  const ticksY = tickValues(y.domain as number[]);
  const at = (value: number) => y.apply(value) as number;
  // The front first: its names have the room.
  const labels = placeLabels([...onFront, ...places.filter((place) => !onFront.includes(place))], {
    bounds: {left: MARGIN.left, right: width, top: 14, bottom},
    radius: RADIUS + 1
  }).filter(({point}) => onFront.includes(point));
  const own = (shape: Shape) => places.filter(({row}) => shapeOf(row) === shape);
  const dot = {x: "x", y: "y", r: RADIUS} as const;
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      gridAcross(ticksY, at, MARGIN.left, right),
      Plot.text(ticksY, {
        x: MARGIN.left - 6,
        y: at,
        text: (value: number) => formatNumber(value, 0),
        textAnchor: "end",
        fill: INK_2
      }),
      Plot.link(
        SIZE_EDGES.filter((edge) => edge > Math.min(...sizes) && edge < Math.max(...sizes)),
        {
          x1: (edge: number) => x.apply(edge),
          x2: (edge: number) => x.apply(edge),
          y1: MARGIN.top,
          y2: bottom,
          stroke: "var(--bf-grid)",
          strokeDasharray: "3 3"
        }
      ),
      Plot.text(ticksX, {
        x: (value: number) => x.apply(value),
        y: bottom + 14,
        text: (value: number) => formatNumber(value, value < 1 ? 1 : value % 1 === 0 ? 0 : 1),
        fill: INK_2
      }),
      headLabel(what),
      footLabel(m.scatter.xAxis, right, HEIGHT - 6),
      Plot.line(steps(onFront, right), {x: "0", y: "1", stroke: INK_2, strokeWidth: 1.5}),
      Plot.dot(own("dot"), {...dot, fill: "color", stroke: PAPER, strokeWidth: 1}),
      Plot.dot(own("full-diamond"), {
        ...dot,
        symbol: "diamond",
        fill: "color",
        stroke: PAPER,
        strokeWidth: 1
      }),
      Plot.dot(own("ring"), {...dot, fill: PAPER, stroke: "color", strokeWidth: 2, r: RADIUS - 1}),
      (["start", "middle", "end"] as const).map((textAnchor) =>
        Plot.text(
          labels.filter(({anchor}) => anchor === textAnchor),
          {
            x: "x",
            y: "y",
            text: ({point}: {point: {text: string}}) => point.text,
            textAnchor,
            fill: INK,
            stroke: PAPER,
            strokeWidth: 3
          }
        )
      )
    ]
  });
  return {
    svg,
    points: places.map(({row, x, y}) => ({
      x,
      y,
      text: () => m.scatter.tip(row.model, formatNumber(row.params_b, 1), scoreText(row))
    }))
  };
}

/** From one model of the front to the next: as good as the last one until it is reached. */
function steps(
  points: readonly {readonly x: number; readonly y: number}[],
  right: number
): [number, number][] {
  return points.flatMap(({x, y}, i): [number, number][] => [
    [x, y],
    [points[i + 1]?.x ?? right, y]
  ]);
}

function tickValues([lo = 0, hi = 1]: readonly number[]): number[] {
  const raw = (hi - lo) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((each) => each >= raw) ?? raw;
  const first = Math.ceil(lo / step);
  return Array.from({length: Math.floor(hi / step) - first + 1}, (_, i) => (first + i) * step);
}
