import * as Plot from "@observablehq/plot";
import {ascending, greatest} from "d3";
import {formatNumber} from "../../../lib/format.js";
import type {AllScoresMessages} from "../../../lib/messages/allScores.js";
import type {SizeRow} from "../../../queries/rows/allScores.js";
import {SIZE_ENDS} from "../../../queries/rows/sizeEnds.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed} from "../../export/figureCsv.js";
import type {LegendItem, Rendered} from "../../figure.js";
import {apartTicks, footLabel, gridAcross, headLabel, logTicks} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {drawNames} from "../plot/labels/drawNames.js";
import {namePoints} from "../plot/labels/place.js";
import {stepBoxes} from "../plot/labels/stepBoxes.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import {sourceDay} from "../provenance.js";
import {familyColor} from "./modelStyle.js";
import {manySources, type ScoreGridOptions} from "./scoreGrid.js";

export interface SizeScatterOptions extends Pick<ScoreGridOptions, "m" | "sourceName"> {
  /** The score is a mean. */
  readonly isMean: boolean;
  /** What a size is: parameters, the GGUF file, or the memory that running it takes. */
  readonly measure: "params" | "file" | "memory";
  /** Of file and memory. */
  readonly quantization: string;
  /** Tokens of context that memory is for. */
  readonly context: number;
}

/** A model of known size. */
export type SizedRow = SizeRow & {readonly size: number};

/** Size (logarithmic) against score, with the models of which no smaller one is as good. */
export function sizeScatter(rows: readonly SizeRow[], options: SizeScatterOptions): Rendered<SizeRow> {
  const {m, isMean, measure, quantization} = options;
  const t = m.scatter.measured[measure];
  const sized = rows.filter((row): row is SizedRow => row.size !== null && row.size > 0);
  const shared = {...manySources(rows, options), rows, columns: [], fileColumns: SIZES_FILE[measure]};
  const unsized = rows.filter((row) => !sized.includes(row as SizedRow)).map(({model}) => model);
  const notes = unsized.length > 0 ? [t.unsized(unsized.length, m.list(unsized), quantization)] : [];
  if (sized.length === 0) {
    const title = isMean && rows.length === 0 ? m.scatter.noneMean : t.noneSized(quantization);
    const text = rows.length === 0 ? m.scatter.empty : t.empty;
    return {...shared, ...emptyFigure({title, text}), notes};
  }
  const front = paretoFront(sized);
  const names = front.map(({model}) => model);
  const title = names.length === 1 ? t.best(names[0]!) : t.front(names.length, names[0]!, names.at(-1)!);
  const what = scoreName(sized[0]!, m);
  const subtitle = m.scatter.subtitle(what, t.known(quantization), t.line, shared.asOf);
  const label = `${title}${m.scatter.stop}${subtitle}`;
  const draw = (width: number) => picture(sized, front, width, {...options, what, label});
  return {
    ...shared,
    title,
    subtitle,
    legend: shapesOf(sized, front, options),
    render: (width) => draw(width).svg,
    renderInteractive: (width) => withTips(draw(width)),
    notes: [...notes, ...sizeNotes(sized, options), ...(measure === "params" ? classNotes(sized, m) : [])]
  };
}

/** The size stands under a name that has its unit. */
const SIZES_FILE = {
  params: sizesFile({}),
  file: sizesFile({size: "file_gb"}),
  memory: sizesFile({size: "memory_high_gb", size_low: "memory_low_gb"})
} as const;

function sizesFile(sizes: Partial<Record<"size" | "size_low", string>>): FileColumn<SizeRow>[] {
  const named = (["size", "size_low"] as const).flatMap((key): FileColumn<SizeRow>[] => {
    const name = sizes[key];
    return name === undefined ? [] : [{key: name, value: (row) => row[key]}];
  });
  return [
    ...keyed<SizeRow>(["model_id", "model", "family", "developer", "params_b", "open_weights"]),
    ...named,
    ...(named.length > 0 ? keyed<SizeRow>(["quantization"]) : []),
    ...keyed<SizeRow>(["size_from", "size_source", "size_as_of"]),
    ...keyed<SizeRow>(["benchmark", "unit", "value", "n", "as_of", "source"])
  ];
}

/** What sizes are of, and how many of them were measured. */
function sizeNotes(
  rows: readonly SizedRow[],
  {m, measure, quantization, context}: SizeScatterOptions
): string[] {
  if (measure === "params") return [];
  const measured = rows.filter(({size_from}) => size_from === "measured").length;
  const computed = rows.length - measured;
  const {measured: t} = m.scatter;
  return [
    ...(measure === "memory" ? [t.memory.made(quantization, formatNumber(context))] : []),
    ...(measured > 0 ? [t[measure].measured(measured)] : []),
    ...(computed > 0 ? [t[measure].computed(computed)] : [])
  ];
}

/**
 * The models of which none of the same size or smaller scores as high, smallest first; of equals in both the first by
 * name. Where lower is better, low counts as high.
 */
export function paretoFront<Row extends Pick<SizedRow, "size" | "value" | "higher_is_better" | "model">>(
  rows: readonly Row[]
): Row[] {
  const good = ({value, higher_is_better}: Row) => (higher_is_better ? value : -value);
  const sorted = [...rows].sort(
    (a, b) => a.size - b.size || good(b) - good(a) || ascending(a.model, b.model)
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

/** Of each class of size that has models: which is best. A class has its upper end, as in `SIZE_CLASSES`. */
function classNotes(rows: readonly SizedRow[], m: AllScoresMessages): string[] {
  const edges = [null, ...SIZE_ENDS, null];
  return edges.slice(0, -1).flatMap((lo, i) => {
    const hi = edges[i + 1] ?? null;
    const own = rows.filter(({size}) => (lo === null || size > lo) && (hi === null || size <= hi));
    const best = greatest(own, ({value, higher_is_better}) => (higher_is_better ? value : -value));
    if (!best) return [];
    const equal = own.filter(({value}) => value === best.value).map(({model}) => model);
    return [m.scatter.classBest(m.scatter.class(lo, hi), m.list(equal), scoreText(best))];
  });
}

type Shape = "dot" | "full-diamond" | "ring";

/** Open weights are dots, closed ones diamonds, rings where nobody says. */
function shapeOf({open_weights}: SizeRow): Shape {
  return open_weights === null ? "ring" : open_weights ? "dot" : "full-diamond";
}

function shapesOf(
  rows: readonly SizedRow[],
  front: readonly SizedRow[],
  {m, measure}: Pick<SizeScatterOptions, "m" | "measure">
): LegendItem[] {
  const labels = {dot: m.scatter.open, "full-diamond": m.scatter.closed, ring: m.scatter.unknown} as const;
  const color = "var(--bf-other)";
  return [
    ...(Object.keys(labels) as Shape[])
      .filter((shape) => rows.some((row) => shapeOf(row) === shape))
      .map((shape): LegendItem => ({label: labels[shape], color, shape})),
    ...(front.length > 1
      ? [{label: m.scatter.measured[measure].line, color: INK_2, shape: "line"} satisfies LegendItem]
      : [])
  ];
}

const HEIGHT = 420;
const MARGIN = {left: 40, right: 20, top: 28, bottom: 44};
const RADIUS = 4.5;

function picture(
  rows: readonly SizedRow[],
  front: readonly SizedRow[],
  width: number,
  {
    m,
    measure,
    quantization,
    what,
    label,
    sourceName = (source) => source
  }: Pick<SizeScatterOptions, "m" | "measure" | "quantization" | "sourceName"> & {
    readonly what: string;
    readonly label: string;
  }
): Pointed {
  const t = m.scatter.measured[measure];
  const sizes = rows.flatMap(({size, size_low}) => [size, size_low ?? size]);
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
    x: x.apply(row.size) as number,
    low: x.apply(row.size_low ?? row.size) as number,
    y: y.apply(row.value) as number,
    color: familyColor(row.family),
    text: row.model
  }));
  const placeOf = new Map(places.map((place) => [place.row.model_id, place]));
  const onFront = front.map((row) => placeOf.get(row.model_id)!);
  const [bottom, right] = [HEIGHT - MARGIN.bottom, width - MARGIN.right];
  const tickText = (value: number) => formatNumber(value, value < 1 ? 1 : value % 1 === 0 ? 0 : 1);
  const ticksX = apartTicks(logTicks({domain: () => [...(x.domain as number[])]}), x.apply, tickText);
  const ticksY = tickValues(y.domain as number[]);
  const at = (value: number) => y.apply(value) as number;
  // The front first: its names have the room.
  const names = namePoints([...onFront, ...places.filter((place) => !onFront.includes(place))], {
    bounds: {left: MARGIN.left, right: width, top: 14, bottom},
    taken: stepBoxes(steps(onFront, right).map(([x, y]) => ({x, y}))),
    radius: RADIUS + 1,
    clear: 2,
    first: onFront.length
  });
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
        (measure === "params" ? SIZE_ENDS : []).filter(
          (edge) => edge > Math.min(...sizes) && edge < Math.max(...sizes)
        ),
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
        text: tickText,
        fill: INK_2
      }),
      headLabel(what),
      footLabel(t.axis(quantization), right, HEIGHT - 9),
      Plot.link(
        places.filter(({row}) => row.size_low !== null),
        {x1: "low", x2: "x", y1: "y", y2: "y", stroke: "color", strokeWidth: 1.5}
      ),
      Plot.line(steps(onFront, right), {x: "0", y: "1", stroke: INK_2, strokeWidth: 1.5}),
      Plot.dot(own("dot"), {...dot, fill: "color", stroke: PAPER, strokeWidth: 1}),
      Plot.dot(own("full-diamond"), {
        ...dot,
        symbol: "diamond",
        fill: "color",
        stroke: PAPER,
        strokeWidth: 1
      }),
      Plot.dot(own("ring"), {...dot, fill: PAPER, stroke: "color", strokeWidth: 2, r: RADIUS - 1})
    ]
  });
  drawNames(svg, names, {
    width,
    height: HEIGHT,
    code: ({row}) => row.model_id,
    color: (place) => (onFront.includes(place) ? INK : INK_2),
    unnamed: m.unnamed
  });
  return {
    svg,
    points: places.map(({row, x, y}) =>
      figuredPoint({x, y}, () => ({
        title: row.model,
        figures: [
          {label: what, value: scoreText(row)},
          {label: t.axis(quantization), value: sizeRange(row)}
        ],
        rest: [sizeText(row, t, quantization), sourceDay({source: sourceName(row.source), as_of: row.as_of})]
      }))
    )
  };
}

/** The size of a model in words, with its unit and how it is known. */
function sizeText(
  row: SizedRow,
  t: AllScoresMessages["scatter"]["measured"]["params" | "file" | "memory"],
  quantization: string
): string {
  return t.size(sizeRange(row), quantization, t.from[row.size_from ?? "published"] ?? "");
}

function sizeRange({size, size_low}: SizedRow): string {
  const digits = size < 10 ? 2 : 1;
  const text = formatNumber(size, digits);
  return size_low === null ? text : `${formatNumber(size_low, digits)}–${text}`;
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
