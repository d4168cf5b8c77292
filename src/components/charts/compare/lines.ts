import * as Plot from "@observablehq/plot";
import {extent, scaleLinear, scaleLog, scaleUtc, utcFormat, utcYear} from "d3";
import {formatExact} from "../../../lib/format.js";
import {endLabels} from "../company/time.js";
import {apartTicks, gridAcross, gridDown, headLabel, logTicks} from "../plot/axes.js";
import {cutLines, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed} from "../plot/pointTips.js";
import {INK_2, svgPlot} from "../plot/svgPlot.js";

/** What is read off an axis: multiples on a logarithmic one, percentiles from 0 to 100. */
export type Measure = "multiple" | "percentile";

/** A day of a line; days of different segments are not joined. */
export interface LinePoint {
  readonly date: string;
  readonly value: number;
  readonly segment: number;
}

/** A line with its name. */
export interface NamedLine {
  readonly name: string;
  readonly points: readonly LinePoint[];
}

/** Hues that are told apart in both themes; the second four are dashed, and a ninth line begins anew. */
const HUES = ["gemma", "llama", "mistral", "closed", "accent", "open", "warn", "other"];

const HEIGHT = 400;
const [LEFT, TOP, AXIS] = [44, 26, 26];
/** A name has room for so much, on a narrow picture for that share of it, and its longest word for a little more. */
const NAME = 190;
const SHARE = 0.3;
const WORD_SHARE = 0.4;

/** How the line at a place is drawn. */
export function lineStyle(i: number): {color: string; dash: string | undefined} {
  return {color: `var(--bf-${HUES[i % HUES.length]})`, dash: i % HUES.length < 4 ? undefined : "6 3"};
}

/** Lines over time on one axis, each with its name and last value at its end. */
export function namedLines(
  lines: readonly NamedLine[],
  width: number,
  {
    label,
    axis,
    measure,
    format,
    day,
    rest
  }: {
    /** What a screen reader says in place of the picture. */
    readonly label: string;
    /** The name of the axis. */
    readonly axis: string;
    readonly measure: Measure;
    readonly format: (value: number) => string;
    /** What a day is called. */
    readonly day: string;
    /** What a point says under the pointer below its value and day. */
    readonly rest: (point: LinePoint, name: string) => readonly string[];
  }
): Pointed {
  const drawn = lines.filter(({points}) => points.length > 0).map((line, i) => ({...line, ...lineStyle(i)}));
  const all = drawn.flatMap(({name, color, points}) => points.map((point) => ({...point, name, color})));
  const ends = drawn.map(({name, color, points}) => ({color, value: points.at(-1)!.value, name}));
  const longest = widestText(
    ends.flatMap(({name}) => name.split(" ")),
    {bold: true}
  );
  const room = Math.min(NAME, Math.max(width * SHARE, Math.min(longest, width * WORD_SHARE)));
  const texts = ends.map(({name}) => cutLines(name, room, {bold: true}));
  const right = width - Math.ceil(widestText(texts.flat(), {bold: true})) - 16;
  const bottom = HEIGHT - AXIS;
  const x = scaleUtc(extent(all, ({date}) => Date.parse(date)) as [number, number], [LEFT, right]);
  const [lo = 1, hi = 10] = extent(all, ({value}) => value);
  const log = scaleLog([lo / 1.06, hi * 1.06], [bottom, TOP]);
  const linear = scaleLinear([0, 100], [bottom, TOP]);
  const y = measure === "multiple" ? log : linear;
  const ticks = measure === "multiple" ? logTicks(log) : [0, 20, 40, 60, 80, 100];
  const years = utcYear.range(utcYear.ceil(x.domain()[0]!), x.domain()[1]!);
  const days = years.length > 1 ? years : x.ticks(width < 560 ? 2 : 6);
  const formatDay = years.length > 1 ? utcFormat("%Y") : utcFormat("%Y-%m");
  const at = ({date}: LinePoint) => x(Date.parse(date));
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      gridAcross(ticks, y, LEFT, right),
      gridDown(days, x, TOP, bottom),
      Plot.text(ticks, {x: LEFT - 8, y, textAnchor: "end", text: formatExact, fill: INK_2}),
      Plot.text(apartTicks(days, x, formatDay), {
        x,
        y: bottom + 14,
        text: (day: Date) => formatDay(day),
        fill: INK_2
      }),
      headLabel(axis),
      ...drawn.map(({points, color, dash}) =>
        Plot.line(points, {
          x: at,
          y: ({value}) => y(value),
          z: "segment",
          stroke: color,
          strokeWidth: 1.75,
          ...(dash && {strokeDasharray: dash})
        })
      ),
      ...endLabels(
        ends.map(({value, color}, i) => ({text: texts[i]!.join("\n"), y: y(value), color, bold: true})),
        {x: right, top: TOP - 8, bottom: bottom + 8}
      )
    ]
  });
  const points = all.map((point) =>
    figuredPoint({x: at(point), y: y(point.value)}, () => ({
      title: point.name,
      figures: [
        {label: axis, value: format(point.value)},
        {label: day, value: point.date}
      ],
      rest: rest(point, point.name)
    }))
  );
  return {svg, points, along: "lines"};
}
