import * as Plot from "@observablehq/plot";
import type {Fit} from "../../../lib/devices/memory.js";
import {formatNumber} from "../../../lib/format.js";
import type {DeviceMessages} from "../../../lib/messages/devices.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure} from "../../figure.js";
import {apartTicks, axisName, logTicks} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, JOIN, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {provenance} from "../provenance.js";

/** How fast a model can be at most on one device. */
export interface SpeedRow {
  readonly model_id: string;
  readonly model: string;
  readonly quantization: string;
  readonly device: string;
  readonly is_chosen: boolean;
  readonly memory_gib: number;
  readonly bandwidth_gb_s: number;
  readonly fit: Fit;
  readonly gb_per_token_empty: number;
  readonly gb_per_token_full: number;
  readonly tokens_per_second_empty: number;
  readonly tokens_per_second_full: number;
  readonly context: number;
  readonly as_of: string;
  readonly source: string;
}

export interface SpeedOptions {
  readonly m: DeviceMessages;
  readonly context: number;
  /** Names of devices whose bandwidth is not known. */
  readonly without: readonly string[];
  readonly notes: readonly string[];
}

/** The bounds on tokens a second by device, from a full cache to an empty one. */
export function speedDots(rows: readonly SpeedRow[], options: SpeedOptions): Figure<SpeedRow> {
  const {m, context, without, notes} = options;
  const title = speedTitle(rows, m);
  return {
    ...(rows.length === 0
      ? emptyFigure({title, text: m.speed.text})
      : {
          title,
          subtitle: m.speed.subtitle(formatNumber(context)),
          legend: [
            {label: m.speed.emptyCache, color: COLOR, shape: "dot" as const},
            {label: m.speed.fullCache, color: COLOR, shape: "ring" as const},
            ...(rows.some(({fit}) => fit === "too_large")
              ? [{label: m.speed.tooLarge, color: FAINT, shape: "dot" as const}]
              : [])
          ],
          render: (width: number) => draw(rows, width, m, title).svg,
          renderInteractive: (width: number) => withTips(draw(rows, width, m, title))
        }),
    notes:
      rows.length === 0
        ? []
        : [m.speed.bound, ...notes, ...(without.length > 0 ? [m.speed.noBandwidth(without)] : [])],
    ...provenance(rows),
    rows,
    columns: [],
    fileColumns: keyed<SpeedRow>([
      ...(["model_id", "model", "quantization", "device", "memory_gib", "fit", "bandwidth_gb_s"] as const),
      ...(["gb_per_token_empty", "gb_per_token_full"] as const),
      ...(["tokens_per_second_empty", "tokens_per_second_full", "context", "as_of", "source"] as const)
    ])
  };
}

/** Tokens a second: a digit after the point below ten. */
export function speedText(value: number): string {
  return formatNumber(value, value < 9.95 ? 1 : 0);
}

function speedTitle(rows: readonly SpeedRow[], m: DeviceMessages): string {
  const [first] = rows;
  if (!first) return m.speed.titleNone;
  const chosen = rows.find(({is_chosen}) => is_chosen);
  const {model, quantization} = first;
  if (chosen)
    return m.speed.title(model, quantization, speedText(chosen.tokens_per_second_empty), chosen.device);
  const all = rows.map((row) => row.tokens_per_second_empty);
  return m.speed.titleAll(model, quantization, speedText(Math.min(...all)), speedText(Math.max(...all)));
}

const COLOR = "var(--bf-heat)";
/** Of a device that the model does not fit. */
const FAINT = "color-mix(in oklab, var(--bf-heat) 45%, var(--bf-paper))";
const STEP = 30;
const TOP = 8;
const BOTTOM = 46;
const RADIUS = 4.5;

function draw(rows: readonly SpeedRow[], width: number, m: DeviceMessages, label: string): Pointed {
  const sorted = [...rows].sort((a, b) => a.tokens_per_second_empty - b.tokens_per_second_empty);
  const words = (row: SpeedRow) => speedText(row.tokens_per_second_empty);
  const left = Math.min(
    width * 0.5,
    widestText(
      sorted.map(({device}) => device),
      {bold: true}
    ) + 12
  );
  const right = widestText(sorted.map(words)) + 16;
  const domain = [
    Math.min(...sorted.map((row) => row.tokens_per_second_full)) / 1.1,
    Math.max(...sorted.map((row) => row.tokens_per_second_empty)) * 1.05
  ];
  const scale = Plot.scale({x: {type: "log", domain, range: [left, width - right]}});
  const x = scale.apply;
  const y = (row: SpeedRow) => TOP + (sorted.indexOf(row) + 0.5) * STEP;
  const color = ({fit}: SpeedRow) => (fit === "too_large" ? FAINT : COLOR);
  const ticks = apartTicks(logTicks({domain: () => domain}), x, String);
  const svg = svgPlot({
    width,
    height: TOP + sorted.length * STEP + BOTTOM,
    label,
    marginLeft: left,
    marginRight: right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: {
      type: "log",
      domain,
      label: null,
      grid: true,
      ticks,
      tickFormat: (value: number) => `${value}`
    },
    marks: [
      axisName(m.speed.axis, {right, bottom: BOTTOM}),
      Plot.link(sorted, {
        x1: "tokens_per_second_full",
        x2: "tokens_per_second_empty",
        y1: y,
        y2: y,
        stroke: JOIN,
        strokeWidth: 2
      }),
      Plot.dot(sorted, {
        x: "tokens_per_second_full",
        y,
        r: RADIUS,
        fill: "var(--bf-paper)",
        stroke: color,
        strokeWidth: 1.5
      }),
      Plot.dot(sorted, {x: "tokens_per_second_empty", y, r: RADIUS, fill: color}),
      ...[true, false].flatMap((bold) => {
        const some = sorted.filter(({is_chosen}) => is_chosen === bold);
        const font = {y, fontWeight: bold ? 600 : 400} as const;
        return [
          Plot.text(some, {
            ...font,
            frameAnchor: "left",
            dx: -left,
            textAnchor: "start",
            ...cutTo(({device}: SpeedRow) => device, left - 8, {bold})
          }),
          Plot.text(some, {
            ...font,
            x: "tokens_per_second_empty",
            dx: RADIUS + 5,
            textAnchor: "start",
            fill: bold ? INK : INK_2,
            text: words
          })
        ];
      })
    ]
  });
  const tip = (row: SpeedRow): TipContent => ({
    title: row.device,
    figures: [
      {label: m.speed.emptyCache, value: speedText(row.tokens_per_second_empty)},
      {label: m.speed.fullCache, value: speedText(row.tokens_per_second_full)}
    ],
    rest: [m.speed.axis, m.fitNames[row.fit], m.speed.bandwidth(formatNumber(row.bandwidth_gb_s))]
  });
  return {
    svg,
    points: sorted.map((row) => figuredPoint({x: x(row.tokens_per_second_empty), y: y(row)}, () => tip(row)))
  };
}
