import * as Plot from "@observablehq/plot";
import {formatNumber, formatRange} from "../../../lib/format.js";
import type {DeviceMessages} from "../../../lib/messages/devices.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure, LegendItem} from "../../figure.js";
import {axisName} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, textWidth, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {provenance} from "../provenance.js";
import {FIT_FILE, type FitRow} from "./fitRow.js";

export interface FitOptions {
  readonly m: DeviceMessages;
  /** The chosen model and quantization, known or not. */
  readonly model: string;
  readonly quantization: string;
  /** The settings that all rows share, as the subtitle says them. */
  readonly subtitle: string;
  readonly notes: readonly string[];
}

const MIB_IN_GIB = 1024;

/** What each quantization of a model takes on the device, part by part, against the device's memory. */
export function fitBars(rows: readonly FitRow[], options: FitOptions): Figure<FitRow> {
  const {m, model, quantization, subtitle, notes} = options;
  const chosen = rows.find((row) => row.quantization === quantization);
  const title = chosen ? fitTitle(chosen, m) : m.fit.unknown(model, quantization);
  return {
    ...(rows.length === 0
      ? emptyFigure({title, text: m.empty})
      : {
          title,
          subtitle,
          legend: legendOf(rows, m),
          render: (width: number) => draw(rows, width, options, title).svg,
          renderInteractive: (width: number) => withTips(draw(rows, width, options, title))
        }),
    notes: rows.length === 0 ? [] : notes,
    ...provenance(rows),
    rows,
    columns: [],
    fileColumns: keyed<FitRow>(FIT_FILE)
  };
}

function fitTitle(row: FitRow, m: DeviceMessages): string {
  return m.fit[row.fit](
    row.model,
    row.quantization,
    totalText(row),
    formatNumber(row.memory_gib, Number.isInteger(row.memory_gib) ? 0 : 1),
    row.device
  );
}

/** The range of a row's total in GiB, `8.7–9.5`. */
export function totalText({total_low_mib, total_high_mib}: FitRow): string {
  return formatRange(total_low_mib / MIB_IN_GIB, total_high_mib / MIB_IN_GIB, 1);
}

const WEIGHTS = "var(--bf-heat)";
const KV = "var(--bf-warn)";
const KV_WINDOW = "color-mix(in oklab, var(--bf-warn) 45%, var(--bf-paper))";
const REST = "var(--bf-other)";
const UP_TO = "color-mix(in oklab, var(--bf-other) 35%, var(--bf-paper))";

function legendOf(rows: readonly FitRow[], m: DeviceMessages): LegendItem[] {
  return [
    {label: m.fit.weights, color: WEIGHTS, shape: "bar"},
    {label: m.fit.kvFull, color: KV, shape: "bar"},
    ...(rows.some(({kv_window_mib}) => kv_window_mib > 0)
      ? [{label: m.fit.kvWindow, color: KV_WINDOW, shape: "bar"} satisfies LegendItem]
      : []),
    {label: m.fit.rest, color: REST, shape: "bar"},
    {label: m.fit.upTo, color: UP_TO, shape: "bar"},
    {label: m.fit.memory, color: "var(--bf-accent)", shape: "line"}
  ];
}

/** The parts of a row from left to right: its color, and from where to where, in GiB. */
function partsOf(row: FitRow) {
  const low = row.compute_low_mib + row.driver_low_mib;
  const sizes = [
    [WEIGHTS, row.weights_mib],
    [KV, row.kv_full_mib],
    [KV_WINDOW, row.kv_window_mib],
    [REST, low],
    [UP_TO, row.compute_high_mib + row.driver_high_mib - low]
  ] as const;
  let from = 0;
  return sizes.flatMap(([color, mib]) => {
    const part = {row, color, from, to: from + mib / MIB_IN_GIB};
    from = part.to;
    return mib > 0 ? [part] : [];
  });
}

const STEP = 26;
const BAR = 17;
const TOP = 26;
const BOTTOM = 42;

function draw(rows: readonly FitRow[], width: number, {m, quantization}: FitOptions, label: string): Pointed {
  const sorted = [...rows].sort((a, b) => a.total_low_mib - b.total_low_mib);
  const memory = sorted[0]!.memory_gib;
  const left = Math.min(
    width * 0.3,
    widestText(
      sorted.map((row) => row.quantization),
      {bold: true}
    ) + 10
  );
  const right = widestText(sorted.map(totalText), {bold: true}) + 12;
  const most = Math.max(...sorted.map(({total_high_mib}) => total_high_mib)) / MIB_IN_GIB;
  // A memory many times as large would leave no room for the bars.
  const isBeyond = memory > most * 1.6;
  const scale = {domain: [0, isBeyond ? most : Math.max(most, memory)], range: [left, width - right]};
  const x = Plot.scale({x: {type: "linear", ...scale}}).apply;
  const y = (row: FitRow) => TOP + (sorted.indexOf(row) + 0.5) * STEP;
  const isChosen = (row: FitRow) => row.quantization === quantization;
  const hasChosen = sorted.some(isChosen);
  const bottom = TOP + sorted.length * STEP;
  const memoryText = isBeyond
    ? m.fit.beyond(formatNumber(memory))
    : m.fit.line(formatNumber(memory, Number.isInteger(memory) ? 0 : 1));
  const half = textWidth(memoryText) / 2;
  const svg = svgPlot({
    width,
    height: bottom + BOTTOM,
    label,
    marginLeft: left,
    marginRight: right,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: {
      type: "linear",
      domain: scale.domain,
      label: null,
      grid: true,
      ticks: Math.max(3, Math.floor(width / 110))
    },
    marks: [
      axisName(m.fit.axis, {right, bottom: BOTTOM}),
      Plot.rect(sorted.flatMap(partsOf), {
        x1: "from",
        x2: "to",
        y1: ({row}) => y(row) - BAR / 2,
        y2: ({row}) => y(row) + BAR / 2,
        fill: "color",
        fillOpacity: ({row}) => (!hasChosen || isChosen(row) ? 1 : 0.55)
      }),
      ...(isBeyond
        ? []
        : [Plot.ruleX([memory], {y1: TOP - 6, y2: bottom, stroke: "var(--bf-accent)", strokeWidth: 2})]),
      Plot.text([memory], {
        x: null,
        frameAnchor: "top-left",
        dx: isBeyond
          ? Math.max(0, width - left - right - 2 * half)
          : Math.min(Math.max(x(memory) - left - half, -left), width - left - 2 * half),
        dy: -TOP + 3,
        textAnchor: "start",
        fill: INK,
        text: () => memoryText
      }),
      ...[true, false].flatMap((bold) => {
        const some = sorted.filter((row) => isChosen(row) === bold);
        const words = {y, fontWeight: bold ? 600 : 400} as const;
        return [
          Plot.text(some, {
            ...words,
            frameAnchor: "left",
            dx: -left,
            textAnchor: "start",
            ...cutTo(({quantization: name}: FitRow) => name, left - 6, {bold})
          }),
          Plot.text(some, {
            ...words,
            x: ({total_high_mib}) => total_high_mib / MIB_IN_GIB,
            dx: 6,
            textAnchor: "start",
            fill: bold ? INK : INK_2,
            // The line of the memory may run through it.
            stroke: PAPER,
            strokeWidth: 4,
            text: totalText
          })
        ];
      })
    ]
  });
  const gib = (mib: number) => formatNumber(mib / MIB_IN_GIB, 2);
  const {tip: t} = m.fit;
  const tip = (row: FitRow): TipContent => ({
    title: row.quantization,
    figures: [
      {
        label: t.total,
        value: formatRange(row.total_low_mib / MIB_IN_GIB, row.total_high_mib / MIB_IN_GIB, 2)
      },
      {label: t.weights, value: gib(row.weights_mib)},
      {label: t.kv, value: gib(row.kv_full_mib + row.kv_window_mib)}
    ],
    rest: [m.fitNames[row.fit], m.froms[row.weights_from]]
  });
  return {
    svg,
    points: sorted.map((row) =>
      figuredPoint({x: x(row.total_low_mib / MIB_IN_GIB), y: y(row)}, () => tip(row))
    )
  };
}
