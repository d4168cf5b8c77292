import * as Plot from "@observablehq/plot";
import {formatNumber} from "../../lib/format.js";
import type {BriefMessages} from "../../lib/messages/brief.js";
import type {FileRow} from "../../queries/rows.js";
import type {Exhibit} from "../exhibit.js";
import {emptyPlot} from "./emptyPlot.js";

/** Decimal gigabytes in a binary one. */
const GIB = 1.073741824;
const ROW = 78;

/** Real file sizes by model, and the printed size read as GB and as GiB. */
export function fileSizes(rows: readonly FileRow[], {m}: {m: BriefMessages}): Exhibit<FileRow> {
  const models = printedSizes(rows);
  return {
    title: rows.length === 0 ? m.empty : m.filesTitle(models.filter(({read}) => read === "GiB").length),
    subtitle: m.filesSubtitle,
    legend: [
      {label: m.filesReal, color: "var(--bf-other)", shape: "ring"},
      {label: m.filesFits, color: "var(--bf-gemma)", shape: "dot"},
      {label: m.filesPrinted, color: "var(--bf-accent)", shape: "line"},
      {label: m.filesGib, color: "var(--bf-warn)", shape: "line"}
    ],
    picture: (width) => (rows.length === 0 ? emptyPlot(m.empty, width) : draw(rows, models, width, m)),
    notes: models.map(({model, printed, read, files}) =>
      read === null
        ? m.filesNoFit(model, formatNumber(printed, 2))
        : m.filesNote(model, formatNumber(printed, 2), files.join(", "), read)
    ),
    source: rows[0] ? `${rows[0].source}; Hugging Face` : "",
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

function draw(
  rows: readonly FileRow[],
  models: readonly PrintedSize[],
  width: number,
  m: BriefMessages
): SVGSVGElement {
  const fits = rows.filter((row) => row.fits_as !== null);
  const rule = {y: "model", strokeWidth: 2, insetTop: 18, insetBottom: 4} as const;
  return Plot.plot({
    width,
    height: models.length * ROW + 44,
    marginLeft: 8,
    marginRight: 16,
    marginBottom: 40,
    style: {fontSize: "12px", fontFamily: "inherit"},
    x: {
      domain: [0, Math.max(...rows.map((row) => row.size_gb)) * 1.04],
      label: m.filesAxis,
      labelAnchor: "center",
      labelArrow: "none",
      grid: true
    },
    y: {axis: null, domain: models.map(({model}) => model), padding: 0.1},
    marks: [
      Plot.tickX(models, {...rule, x: "printed", stroke: "var(--bf-accent)"}),
      Plot.tickX(models, {...rule, x: (d: PrintedSize) => d.printed * GIB, stroke: "var(--bf-warn)"}),
      Plot.dot(rows, {
        x: "size_gb",
        y: "model",
        dy: 7,
        r: 4,
        stroke: "var(--bf-other)",
        tip: true,
        channels: {quantization: "quantization", build: "build"}
      }),
      Plot.dot(fits, {x: "size_gb", y: "model", dy: 7, r: 4.5, fill: "var(--bf-gemma)"}),
      Plot.text(models, {
        x: 0,
        y: "model",
        dy: -26,
        textAnchor: "start",
        fontSize: 13,
        fontWeight: 600,
        text: "model"
      }),
      Plot.text(models, {
        x: "printed",
        y: "model",
        dy: -26,
        dx: (d: PrintedSize) => (d.printed < 2 ? 30 : 0),
        textAnchor: "start",
        fill: "var(--bf-accent)",
        text: (d: PrintedSize) => `${formatNumber(d.printed, 2)} → ${formatNumber(d.printed * GIB, 2)} GB`
      } as never)
    ]
  }) as SVGSVGElement;
}
