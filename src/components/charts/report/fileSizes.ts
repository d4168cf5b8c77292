import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../../lib/format.js";
import type {BriefMessages} from "../../../lib/messages/brief.js";
import type {FileRow} from "../../../queries/rows/findings.js";
import type {Figure} from "../../figure.js";
import {textWidth} from "../plot/labels/text.js";
import {INK, svgPlot, TIP} from "../plot/svgPlot.js";

/** Decimal gigabytes in a binary one. */
const GIB = 1.073741824;
const ROW = 78;

/** Real file sizes by model, and the printed size read as GB and as GiB. */
export function fileSizes(rows: readonly FileRow[], {m}: {m: BriefMessages}): Figure<FileRow> {
  const models = printedSizes(rows);
  const readAs = (unit: string) => models.filter(({read}) => read === unit).length;
  const title = models.length === 0 ? m.empty : m.filesTitle(readAs("GiB"), readAs("GB"), models.length);
  return {
    title,
    subtitle: m.filesSubtitle(models.length),
    legend: [
      {label: m.filesReal, color: "var(--bf-other)", shape: "ring"},
      {label: m.filesFits, color: "var(--bf-gemma)", shape: "dot"},
      {label: m.filesPrinted, color: "var(--bf-accent)", shape: "line"},
      {label: m.filesGib, color: "var(--bf-warn)", shape: "line"}
    ],
    render: (width) => draw(rows, models, width, {m, label: title}),
    notes: models.map(({model, printed, read, files}) =>
      read === null
        ? m.filesNoFit(model, formatNumber(printed, 2))
        : m.filesNote(model, formatNumber(printed, 2), files.join(", "), read)
    ),
    source: sourcesOf(rows).join("; "),
    asOf: rows[0]?.as_of ?? "",
    rows,
    columns: [
      {key: "model", label: m.columns.model},
      {key: "quantization", label: m.columns.quantization},
      {key: "build", label: m.columns.build},
      {key: "size_gb", label: m.columns.size_gb, numeric: true},
      {key: "size_printed", label: m.filesPrinted, numeric: true},
      {key: "fits_as", label: m.columns.fits_as},
      {key: "source_url", label: m.columns.source_url}
    ]
  };
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

function draw(
  rows: readonly FileRow[],
  models: readonly PrintedSize[],
  width: number,
  {m, label}: {readonly m: BriefMessages; readonly label: string}
): SVGSVGElement {
  const fits = rows.filter((row) => row.fits_as !== null);
  const band = {y: "model", strokeWidth: 2, insetTop: 22, insetBottom: 4} as const;
  const most = Math.max(...rows.map((row) => row.size_gb));
  const least = Math.min(...rows.map((row) => row.size_gb));
  const scale = {type: "log", domain: [least / 1.15, most * 1.15]} as const;
  const x = Plot.scale({x: {...scale, range: [LEFT, width - RIGHT]}}).apply;
  const reading = ({printed}: PrintedSize) =>
    m.filesReading(formatNumber(printed, 2), formatNumber(printed * GIB, 2));
  const isBeside = (size: PrintedSize) => x(size.printed * GIB) + 6 + textWidth(reading(size)) <= width;
  const words = {y: "model", dy: -15, fill: INK, text: reading} as const;
  return svgPlot({
    width,
    height: models.length * ROW + 48,
    label,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginBottom: 44,
    x: {
      ...scale,
      label: m.filesAxis,
      labelAnchor: "center",
      labelArrow: "none",
      grid: true,
      ticks: TICKS.filter((size) => size >= scale.domain[0]! && size <= scale.domain[1]!),
      tickFormat: (value: number) => `${value}`
    },
    y: {axis: null, domain: models.map(({model}) => model), padding: 0.1},
    marks: [
      Plot.tickX(models, {...band, x: "printed", stroke: "var(--bf-accent)"}),
      Plot.tickX(models, {...band, x: ({printed}) => printed * GIB, stroke: "var(--bf-warn)"}),
      Plot.dot(rows, {x: "size_gb", y: "model", dy: 9, r: 4, stroke: "var(--bf-other)"}),
      Plot.dot(fits, {x: "size_gb", y: "model", dy: 9, r: 4.5, fill: "var(--bf-gemma)"}),
      Plot.text(models, {
        frameAnchor: "left",
        y: "model",
        dx: -LEFT,
        dy: 9,
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        text: "model"
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
        {...words, frameAnchor: "right", dx: RIGHT, dy: -20, textAnchor: "end"}
      ),
      Plot.tip(
        rows,
        Plot.pointer({
          x: "size_gb",
          y: "model",
          dy: 9,
          title: (row: FileRow) => `${row.quantization}, ${row.build}\n${formatNumber(row.size_gb, 2)} GB`,
          ...TIP
        })
      )
    ]
  });
}
