import * as Plot from "@observablehq/plot";
import {greatest, groups} from "d3";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {DeviceMessages} from "../../../lib/messages/devices.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure} from "../../figure.js";
import {dodge} from "../plot/apart.js";
import {axisName} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK_2, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {provenance} from "../provenance.js";

/** A file of a known size beside the size that the formula gives. */
export interface SizeCheckRow {
  readonly model_id: string;
  readonly model: string;
  /** When the file was made, as its list says; empty where the source has one file of a type. */
  readonly build: string;
  readonly is_early: boolean;
  readonly quantization: string;
  readonly computed_gb: number;
  readonly observed_gb: number;
  /** Computed over observed, less 1, in percent. */
  readonly error_pct: number;
  /** Whether the observed size is that of its bits per weight. */
  readonly by_bits: boolean;
  readonly source_url: string | null;
  readonly as_of: string;
  readonly source: string;
}

const worstOf = (rows: readonly SizeCheckRow[]) => greatest(rows, ({error_pct}) => Math.abs(error_pct));

/** How far the formula of the weights is off each file of a known size. */
export function sizeCheck(
  rows: readonly SizeCheckRow[],
  {m, notes = []}: {readonly m: DeviceMessages; readonly notes?: readonly string[]}
): Figure<SizeCheckRow> {
  const worst = worstOf(rows);
  const title = worst
    ? m.check.title(percent(Math.abs(worst.error_pct)), formatNumber(rows.length))
    : m.check.titleNone;
  const byBits = [...new Set(rows.filter(({by_bits}) => by_bits).map(({model}) => model))];
  return {
    ...(worst
      ? {
          title,
          subtitle: m.check.subtitle,
          legend: [
            {label: m.check.file, color: "var(--bf-other)", shape: "ring" as const},
            {label: m.check.largest, color: "var(--bf-accent)", shape: "dot" as const}
          ],
          render: (width: number) => draw(rows, width, m, title).svg,
          renderInteractive: (width: number) => withTips(draw(rows, width, m, title))
        }
      : emptyFigure({title, text: m.check.text})),
    notes: worst
      ? [
          ...rowsOf(rows).flatMap(([, own]) => {
            const most = worstOf(own);
            return most
              ? [
                  m.check.worst(
                    most.model,
                    m.check.build(most.build),
                    most.quantization,
                    percent(most.error_pct)
                  )
                ]
              : [];
          }),
          ...byBits.map((model) => m.check.bits(model)),
          ...(rows.some(({is_early}) => is_early) ? [m.check.early] : []),
          ...notes
        ]
      : [],
    ...provenance(rows),
    rows,
    columns: [],
    fileColumns: keyed<SizeCheckRow>([
      ...(["model_id", "model", "build", "quantization"] as const),
      ...(["computed_gb", "observed_gb", "error_pct", "source_url", "as_of", "source"] as const)
    ])
  };
}

const percent = (value: number) => formatNumber(value, 2);

/** The rows by model and build, in their order. */
function rowsOf(rows: readonly SizeCheckRow[]): [string, SizeCheckRow[]][] {
  return groups(rows, ({model, build}) => `${model}\n${build}`);
}

const STEP = 46;
const TOP = 8;
const BOTTOM = 42;
const RIGHT = 16;
const RADIUS = 4.5;

function draw(rows: readonly SizeCheckRow[], width: number, m: DeviceMessages, label: string): Pointed {
  const all = rowsOf(rows).map(([, own]) => own);
  const names = all.map(
    ([first]) => [first!.model, m.check.build(first!.build) || m.check.measuredBuild] as const
  );
  const left = Math.min(width * 0.34, widestText(names.flat(), {bold: true}) + 14);
  const reach = Math.max(0.1, ...rows.map(({error_pct}) => Math.abs(error_pct))) * 1.2;
  const domain = [-reach, reach];
  const x = Plot.scale({x: {type: "linear", domain, range: [left, width - RIGHT]}}).apply;
  const places = all.flatMap((own, i) => {
    const offsets = dodge(
      own.map(({error_pct}) => x(error_pct)),
      2 * RADIUS
    );
    // Of many files of one error, some stand as far off as the row is high.
    const most = Math.max(STEP / 2 - RADIUS, ...offsets.map(Math.abs));
    const step = (STEP / 2 - RADIUS) / most;
    const worst = worstOf(own);
    return own.map((row, k) => ({
      row,
      isWorst: row === worst,
      y: TOP + (i + 0.5) * STEP + offsets[k]! * step
    }));
  });
  const middle = (name: readonly [string, string]) => TOP + (names.indexOf(name) + 0.5) * STEP;
  const svg = svgPlot({
    width,
    height: TOP + all.length * STEP + BOTTOM,
    label,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: {
      type: "linear",
      domain,
      label: null,
      grid: true,
      ticks: width < 560 ? 4 : 8,
      tickFormat: (value: number) => formatDifference(value, 1)
    },
    marks: [
      axisName(m.check.axis, {right: RIGHT, bottom: BOTTOM}),
      Plot.ruleX([0], {stroke: INK_2}),
      Plot.dot(places, {
        x: ({row}) => row.error_pct,
        y: "y",
        r: RADIUS - 0.5,
        stroke: ({isWorst}) => (isWorst ? "var(--bf-accent)" : "var(--bf-other)"),
        fill: ({isWorst}) => (isWorst ? "var(--bf-accent)" : "none")
      }),
      Plot.text(names, {
        y: middle,
        dy: -8,
        frameAnchor: "left",
        dx: -left,
        textAnchor: "start",
        fontWeight: 600,
        ...cutTo(([model]: readonly [string, string]) => model, left - 6, {bold: true})
      }),
      Plot.text(names, {
        y: middle,
        dy: 8,
        frameAnchor: "left",
        dx: -left,
        textAnchor: "start",
        fill: INK_2,
        ...cutTo(([, build]: readonly [string, string]) => build, left - 6)
      })
    ]
  });
  const {tip: t} = m.check;
  const tip = ({
    model,
    build,
    quantization,
    computed_gb,
    observed_gb,
    error_pct
  }: SizeCheckRow): TipContent => ({
    title: `${model}, ${quantization}${build ? `, ${m.check.build(build)}` : ""}`,
    figures: [
      {label: t.computed, value: formatNumber(computed_gb, 2)},
      {label: t.observed, value: formatNumber(observed_gb, 2)},
      {label: t.error, value: `${formatDifference(error_pct, 2)}%`}
    ],
    rest: []
  });
  return {
    svg,
    points: places.map(({row, y}) => figuredPoint({x: x(row.error_pct), y}, () => tip(row)))
  };
}
