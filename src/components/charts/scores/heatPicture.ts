import * as Plot from "@observablehq/plot";
import {formatNumber, MISSING} from "../../../lib/format.js";
import type {BenchmarkMessages} from "../../../lib/messages/benchmarks.js";
import type {ScoreRow} from "../../../queries/rows/benchmarks.js";
import type {Sort} from "../../table/sortRows.js";
import {cutText, cutTo, textWidth, widestText, wrapWords} from "../plot/labels/text.js";
import {INK, INK_2, svgPlot} from "../plot/svgPlot.js";
import {
  type HeatMeans,
  type HeatView,
  heatColor,
  type Lead,
  leadWord,
  MEAN_DIGITS,
  scoreLead,
  sortBenchmarks
} from "./heatView.js";
import {type BenchmarkRow, isBest, labelColumn, rowLabels, rowLayout} from "./rows.js";

export interface HeatPictureOptions {
  readonly m: BenchmarkMessages;
  readonly sort: Sort | null;
  readonly label: string;
}

interface Cell {
  readonly x: number;
  readonly y: number;
  /** In percent; undefined where there is none. */
  readonly value: number | undefined;
  readonly mark: string;
  readonly best: boolean;
  /** A mean has two. */
  readonly digits: number;
}

/** Who leads a row and by how much, as text. */
interface LeadCell {
  readonly y: number;
  readonly who: string;
  readonly color: string | undefined;
  readonly gap: string;
}

interface Head {
  /** In lines. */
  readonly name: string;
  /** The whole name, where it is cut. */
  readonly whole: string | null;
  readonly x: number;
  readonly color: string | undefined;
}

const STEP = 24;
const LINE = 14;
const FOOT = 22;
/** Widths of a column; where not all fit anyhow, names get more room. */
const COLUMN = {least: 46, cut: 66, most: 130};
const GAP = 52;
/** Who leads, with room to the left. */
const WHO = {pad: 18, most: 150};
/** Between a text and what stands beside it. */
const BESIDE = 6;
/** Between the last benchmark and the means. */
const ABOVE_MEANS = 8;

/** The heat table as one SVG. Where not all models fit, the first ones, and a word that there are more. */
export function heatPicture(
  view: HeatView,
  width: number,
  {m, sort, label}: HeatPictureOptions
): SVGSVGElement {
  const benchmarks = sortBenchmarks(view.benchmarks, sort);
  const labels = labelColumn(benchmarks, width);
  const whole = width - labels.width;
  const leads = leadCells(view, benchmarks, m);
  const who = WHO.pad + Math.min(WHO.most, Math.ceil(widestText(leads.map(({who}) => who))));
  const needed = view.models.length * COLUMN.least;
  const hasGap = view.hasLeads && needed + GAP <= whole;
  const hasWho = hasGap && needed + GAP + who <= whole;
  const room = whole - (hasGap ? GAP : 0) - (hasWho ? who : 0);
  const least = view.models.length * COLUMN.least <= room ? COLUMN.least : COLUMN.cut;
  const models = view.models.slice(0, Math.max(1, Math.floor(room / least)));
  const step = Math.min(COLUMN.most, room / models.length);
  const heads = models.map(({model_id, model}, i) => ({
    ...headOf(model, step - 4),
    x: labels.width + (i + 0.5) * step,
    color: view.styles.get(model_id)?.color
  }));
  const top = 12 + LINE * Math.max(...heads.map(({name}) => name.split("\n").length));
  const layout = rowLayout(benchmarks, {top, step: STEP, grouped: sort === null});
  const {means} = view;
  const meansY = layout.bottom + ABOVE_MEANS + STEP / 2;
  const ys = [...layout.rows.map(({y}) => y), meansY];
  const end = labels.width + step * models.length;
  const lines = leads.map((lead, i) => ({...lead, y: ys[i]!}));
  const cells = [
    ...layout.rows.flatMap(({row, y}) =>
      models.map(({model_id}, i) => cellOf(row, row.byModel.get(model_id), heads[i]?.x ?? 0, y))
    ),
    ...(means ? models.map(({model_id}, i) => meanCell(means, model_id, heads[i]?.x ?? 0, meansY)) : [])
  ];
  const isCut = models.length < view.models.length;
  const bottom = means ? meansY + STEP / 2 : layout.bottom;
  const height = bottom + (isCut ? FOOT : 2);
  const word = isCut ? [m.heat.cut(models.length, view.models.length)] : [];
  return svgPlot({
    width,
    height,
    marginLeft: labels.width,
    label,
    marks: [
      headMarks(heads, top, step),
      rowLabels(layout, labels, m),
      means && meanLabels(means, {y: meansY, labels, m}),
      cellMarks(cells, step),
      hasWho ? whoMarks(lines, {x: end, head: m.heat.bestHead, y: top - 8}) : [],
      hasGap
        ? gapMarks(lines, {x: end + (hasWho ? who : 0) + GAP - 4, head: m.heat.gapHead, y: top - 8})
        : [],
      Plot.text(word, {x: 0, y: height - 8, textAnchor: "start", fill: INK_2})
    ]
  });
}

/** A model's name above its column, in lines that have room there; of more than a few lines the first ones. */
function headOf(model: string, width: number): Pick<Head, "name" | "whole"> {
  const lines = wrapWords(model, width).split("\n");
  const last = lines.slice(LINES - 1).join(" ");
  const name = [...lines.slice(0, LINES - 1), last]
    .filter((line) => line !== "")
    .map((line) => cutText(line, width))
    .join("\n");
  return {name, whole: name.includes("…") ? model : null};
}

const LINES = 3;

function headMarks(heads: readonly Head[], top: number, step: number): Plot.Markish[] {
  const name = {
    lineAnchor: "bottom",
    lineHeight: LINE / 12,
    title: "whole"
  } as const;
  const bar = {
    x1: ({x}: Head) => x - step / 2 + 1,
    x2: ({x}: Head) => x + step / 2 - 1,
    y1: top - 4,
    y2: top - 1
  };
  return [
    Plot.text(heads, {x: "x", y: top - 8, text: "name", ...name}),
    Plot.rect(heads, {...bar, fill: "color"})
  ];
}

function cellOf(row: BenchmarkRow, score: ScoreRow | undefined, x: number, y: number): Cell {
  const best = score !== undefined && isBest(score, row);
  return {x, y, value: score?.score, mark: score?.score_mark ?? "", best, digits: 1};
}

function meanCell({byModel, lead}: HeatMeans, model: string, x: number, y: number): Cell {
  const best = lead?.leaders.some(({model_id}) => model_id === model) ?? false;
  return {x, y, value: byModel.get(model), mark: "", best, digits: MEAN_DIGITS};
}

/** Of each benchmark, then of the means. */
function leadCells(
  view: HeatView,
  benchmarks: readonly BenchmarkRow[],
  m: BenchmarkMessages
): Omit<LeadCell, "y">[] {
  const {means, styles} = view;
  const cell = (lead: Lead | null, digits: number) => ({
    who: leadWord(lead, m),
    color: lead?.leaders.length === 1 ? styles.get(lead.leaders[0]!.model_id)?.color : undefined,
    gap: formatNumber(lead?.gap, digits)
  });
  return [
    ...benchmarks.map((benchmark) => cell(scoreLead(benchmark), 1)),
    ...(means ? [cell(means.lead, MEAN_DIGITS)] : [])
  ];
}

interface ColumnPlace {
  readonly x: number;
  readonly y: number;
  readonly head: string;
}

/** Who leads, behind a bar in the colour of its model. */
function whoMarks(cells: readonly LeadCell[], {x, y, head}: ColumnPlace): Plot.Markish[] {
  const left = {textAnchor: "start", x: x + WHO.pad - 4} as const;
  return [
    Plot.text([head], {...left, y, fill: INK_2, lineAnchor: "bottom"}),
    Plot.rect(
      cells.filter(({color}) => color !== undefined),
      {x1: x + 6, x2: x + 9, y1: ({y}) => y - 8, y2: ({y}) => y + 8, fill: "color"}
    ),
    Plot.text(cells, {...left, y: "y", ...cutTo(({who}: LeadCell) => who, WHO.most)})
  ];
}

function gapMarks(cells: readonly LeadCell[], {x, y, head}: ColumnPlace): Plot.Markish[] {
  const right = {textAnchor: "end", x} as const;
  return [
    Plot.text([head], {...right, y, fill: INK_2, lineAnchor: "bottom"}),
    Plot.text(cells, {...right, y: "y", text: "gap"})
  ];
}

/** What the last row is, below a line. */
function meanLabels(
  {n}: HeatMeans,
  {y, labels, m}: {y: number; labels: ReturnType<typeof labelColumn>; m: BenchmarkMessages}
): Plot.Markish[] {
  const left = {frameAnchor: "left", textAnchor: "start", y} as const;
  // Below the protocols, or further left where it would reach under the first score.
  const text = m.heat.over(n);
  const at = Math.min(labels.metricAt ?? 0, labels.width - textWidth(text) - BESIDE);
  const over = at > textWidth(m.heat.meanHead, {bold: true}) + BESIDE ? [text] : [];
  return [
    Plot.ruleY([y - STEP / 2 - ABOVE_MEANS / 2], {insetLeft: -labels.width, stroke: "var(--bf-other)"}),
    Plot.text([m.heat.meanHead], {...left, dx: -labels.width, fontWeight: 600, fill: INK}),
    Plot.text(over, {...left, dx: at - labels.width, fill: INK_2})
  ];
}

function cellMarks(cells: readonly Cell[], step: number): Plot.Markish[] {
  const box = (inset: number) => ({
    x1: ({x}: Cell) => x - step / 2 + inset,
    x2: ({x}: Cell) => x + step / 2 - inset,
    y1: ({y}: Cell) => y - STEP / 2 + inset,
    y2: ({y}: Cell) => y + STEP / 2 - inset
  });
  const filled = cells.filter(({value}) => value !== undefined);
  const missing = cells.filter(({value}) => value === undefined);
  const best = cells.filter((cell) => cell.best);
  const text = ({value, digits}: Cell) => formatNumber(value, digits);
  // The points stand below each other.
  const place = {x: ({x, digits}: Cell) => x + 13 + (digits - 1) * 7, y: "y"} as const;
  const number = {...place, text, textAnchor: "end"} as const;
  return [
    Plot.rect(filled, {...box(1), fill: ({value}: Cell) => heatColor(value ?? 0)}),
    Plot.rect(missing, {...box(1.5), fill: "none", stroke: "var(--bf-rule)", strokeDasharray: "2,3"}),
    Plot.rect(best, {...box(2), fill: "none", stroke: INK, strokeWidth: 1.5}),
    Plot.text(
      filled.filter((cell) => !cell.best),
      {...number, fontWeight: 400}
    ),
    Plot.text(best, {...number, fontWeight: 700}),
    Plot.text(filled, {x: "x", y: "y", text: "mark", textAnchor: "start", dx: 14, dy: -2}),
    Plot.text(missing, {x: "x", y: "y", text: () => MISSING, fill: INK_2})
  ];
}
