import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import type {BriefMessages} from "../../../lib/messages/brief.js";
import type {FileRow} from "../../../queries/rows/findings.js";
import {keyed} from "../../export/figureCsv.js";
import type {Figure, LegendItem} from "../../figure.js";
import {dodge} from "../plot/apart.js";
import {axisName} from "../plot/axes.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutTo, textWidth} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK, svgPlot} from "../plot/svgPlot.js";
import {sourceDay} from "../provenance.js";

/** Decimal gigabytes in a binary one. */
const GIB = 1.073741824;
const ROW = 78;

/** Real file sizes by model, and the printed size read as GB and as GiB. */
export function fileSizes(rows: readonly FileRow[], {m}: {m: BriefMessages}): Figure<FileRow> {
  const models = printedSizes(rows);
  const readAs = (unit: string) => models.filter(({read}) => read === unit).length;
  const title = m.filesTitle(readAs("GiB"), readAs("GB"), models.length);
  return {
    ...(models.length === 0
      ? emptyFigure({title: m.filesNone, text: m.empty})
      : {
          title,
          subtitle: m.filesSubtitle(models.length),
          legend: sizeLegend(models, m),
          render: (width: number) => draw(rows, models, width, {m, label: title}).svg,
          renderInteractive: (width: number) => withTips(draw(rows, models, width, {m, label: title}))
        }),
    notes: models.map(({model, printed, read, files}) =>
      read === null
        ? m.filesNoFit(model, formatNumber(printed, 2))
        : m.filesNote(model, formatNumber(printed, 2), files.join(", "), read)
    ),
    source: sourcesOf(rows).join("; "),
    asOf: rows[0]?.as_of ?? "",
    rows,
    columns: [],
    fileColumns: SIZES_FILE
  };
}

/** The columns of the file: the source is the printed size's, the address the real file's. */
export const SIZES_FILE = keyed<FileRow>([
  ...(["model_id", "model", "build", "quantization", "bits_per_weight", "size_gb"] as const),
  ...(["size_printed", "fits_as", "source_url", "as_of", "source"] as const)
]);

function sizeLegend(models: readonly PrintedSize[], m: BriefMessages): LegendItem[] {
  return [
    {label: m.filesReal, color: "var(--bf-other)", shape: "ring"},
    ...(models.some(({read}) => read !== null)
      ? [{label: m.filesFits, color: "var(--bf-gemma)", shape: "dot"} satisfies LegendItem]
      : []),
    {label: m.filesPrinted, color: "var(--bf-accent)", shape: "line"},
    {label: m.filesGib, color: "var(--bf-warn)", shape: "line"}
  ];
}

/** The report, and the hosts of the real files. */
function sourcesOf(rows: readonly FileRow[]): string[] {
  return [
    ...new Set([...rows.map(({source}) => source), ...rows.map(({source_url}) => new URL(source_url).host)])
  ];
}

interface PrintedSize {
  readonly model: string;
  readonly printed: number;
  /** As which unit the printed size fits a real file, and which quantizations those are. */
  readonly read: "GB" | "GiB" | null;
  readonly files: readonly string[];
}

/** One entry a model, in the order of the rows. */
export function printedSizes(rows: readonly FileRow[]): PrintedSize[] {
  return [...new Set(rows.map(({model}) => model))].map((model) => {
    const own = rows.filter((row) => row.model === model);
    const fitting = own.filter((row) => row.fits_as !== null);
    return {
      model,
      printed: own[0]!.size_printed,
      read: fitting[0]?.fits_as ?? null,
      files: [...new Set(fitting.map((row) => row.quantization))]
    };
  });
}

const TICKS = [0.1, 0.2, 0.5, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 200, 500];
const LEFT = 84;
const RIGHT = 16;
const BOTTOM = 44;
const RADIUS = 4.5;
/** From the middle of a row to its dots. */
const DOTS = 9;

function draw(
  rows: readonly FileRow[],
  models: readonly PrintedSize[],
  width: number,
  {m, label}: {readonly m: BriefMessages; readonly label: string}
): Pointed {
  const most = Math.max(...rows.map((row) => row.size_gb));
  const least = Math.min(...rows.map((row) => row.size_gb));
  const scale = {type: "log", domain: [least / 1.15, most * 1.15]} as const;
  const x = Plot.scale({x: {...scale, range: [LEFT, width - RIGHT]}}).apply;
  const files = models.flatMap(({model}) =>
    filesOf(
      rows.filter((row) => row.model === model),
      x
    )
  );
  // Files of nearly one size stand above and below each other: a row has room for them.
  const more = Math.max(0, ...files.map(({off}) => Math.abs(off) - 8));
  const step = ROW + 2 * more;
  const middle = ({model}: {readonly model: string}) =>
    (models.findIndex((each) => each.model === model) + 0.5) * step + 8;
  const places = files.map(({row, off}) => ({row, x: x(row.size_gb), y: middle(row) + DOTS + off}));
  const fits = places.filter(({row}) => row.fits_as !== null);
  const band = {
    strokeWidth: 2,
    y1: (size: PrintedSize) => middle(size) - step / 2 + 26,
    y2: (size: PrintedSize) => middle(size) + step / 2 - 8
  };
  const reading = ({printed}: PrintedSize) =>
    m.filesReading(formatNumber(printed, 2), formatNumber(printed * GIB, 2));
  const isBeside = (size: PrintedSize) => x(size.printed * GIB) + 6 + textWidth(reading(size)) <= width;
  const words = {y: middle, dy: -15 - more, fill: INK, text: reading} as const;
  const svg = svgPlot({
    width,
    height: models.length * step + BOTTOM + 8,
    label,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginBottom: BOTTOM,
    x: {
      ...scale,
      label: null,
      grid: true,
      ticks: TICKS.filter((size) => size >= scale.domain[0]! && size <= scale.domain[1]!),
      tickFormat: (value: number) => `${value}`
    },
    marks: [
      axisName(m.filesAxis, {right: RIGHT, bottom: BOTTOM}),
      Plot.ruleX(models, {...band, x: "printed", stroke: "var(--bf-accent)"}),
      Plot.ruleX(models, {...band, x: ({printed}) => printed * GIB, stroke: "var(--bf-warn)"}),
      Plot.dot(places, {x: ({row}) => row.size_gb, y: "y", r: RADIUS - 0.5, stroke: "var(--bf-other)"}),
      Plot.dot(fits, {x: ({row}) => row.size_gb, y: "y", r: RADIUS, fill: "var(--bf-gemma)"}),
      Plot.text(models, {
        frameAnchor: "left",
        y: middle,
        dx: -LEFT,
        dy: DOTS,
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        ...cutTo(({model}: PrintedSize) => model, LEFT - 6, {size: 13})
      }),
      Plot.text(models.filter(isBeside), {
        ...words,
        x: ({printed}) => printed * GIB,
        dx: 6,
        textAnchor: "start"
      }),
      Plot.text(
        models.filter((size) => !isBeside(size)),
        // It stands over the lines, not beside them.
        {...words, frameAnchor: "right", dx: RIGHT, dy: -20 - more, textAnchor: "end"}
      )
    ]
  });
  const tip = ({model, quantization, build, size_gb, source_url, as_of}: FileRow) => ({
    title: model,
    figures: [
      {label: "GB", value: formatNumber(size_gb, 2)},
      {label: "GiB", value: formatNumber(size_gb / GIB, 2)}
    ],
    rest: [`${quantization}, ${build}`, sourceDay({source: new URL(source_url).host, as_of})]
  });
  return {svg, points: places.map(({row, x, y}) => figuredPoint({x, y}, () => tip(row)))};
}

/** The files of a model, and how far each is off their line, in pixels. */
function filesOf(rows: readonly FileRow[], x: (size: number) => number) {
  const offsets = dodge(
    rows.map((row) => x(row.size_gb)),
    2 * RADIUS
  );
  return rows.map((row, i) => ({row, off: offsets[i]!}));
}
