import * as Plot from "@observablehq/plot";
import {formatDifference, formatNumber} from "../../../lib/format.js";
import type {PerformanceMessages} from "../../../lib/messages/performance.js";
import type {CompanyOption} from "../../../queries/rows/company.js";
import type {LineRow} from "../../../queries/rows/performance.js";
import {companyName} from "../../companyName.js";
import type {FileColumn} from "../../export/csv.js";
import {keyed, stated} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {spreadLabels} from "../plot/labels/spread.js";
import {cutText, widestText} from "../plot/labels/text.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {sourceDay} from "../provenance.js";

export interface PerformanceLinesOptions {
  readonly m: PerformanceMessages;
  readonly lang: string;
  /** How many companies are chosen, with days or without. */
  readonly chosen?: number;
  /** Those of them that have days. */
  readonly companies?: readonly CompanyOption[];
  /** Those that have none. */
  readonly leftOut?: LeftOut;
}

/** The names of companies without days, by what keeps them out. */
export type LeftOut = Readonly<Partial<Record<keyof PerformanceMessages["leftOut"], readonly string[]>>>;

/** The lines in the order of their labels, and how each is drawn. */
const SERIES = [
  {key: "equal_weighted", color: "var(--bf-accent)", dash: undefined},
  {key: "cap_weighted", color: "var(--bf-ink)", dash: "6 3"},
  {key: "benchmark", color: "var(--bf-other)", dash: undefined}
] as const;

type SeriesKey = (typeof SERIES)[number]["key"];

const HEIGHT = 380;
const LABEL = 15;
/** A company's name at the end of its line has room for so much. Pixels. */
const NAME = 90;
/** From so many days on the picture is one of a year. */
const YEAR_DAYS = 235;

/** The chosen companies, equally and by capitalisation weighted, against the CSI 300, rebased to 100. */
export function performanceLines(
  rows: readonly LineRow[],
  {m, lang, chosen = 0, companies = [], leftOut = {}}: PerformanceLinesOptions
): Rendered<LineRow> {
  const columns = [
    {key: "date", label: "date"},
    ...SERIES.map(({key}) => ({key, label: m.series[key], numeric: true})),
    {key: "n", label: m.companies, numeric: true},
    {key: "n_untraded", label: m.table.columns.n_untraded, numeric: true}
  ] as const;
  const [first, last] = [rows[0], rows.at(-1)];
  const nothing = {source: "", asOf: "", rows: [], columns};
  if (!first || !last) return {...emptyFigure(noLines(m, chosen, leftOut)), ...nothing};
  if (rows.length === 1) return {...emptyFigure({title: m.lines.titleDay, text: m.lines.oneDay}), ...nothing};
  const shared = {
    source: m.sourceAlone,
    asOf: last.date,
    rows,
    columns,
    fileColumns: linesFile(companies)
  };
  const names = companies.map((each) => companyName(each, lang));
  const title = titleOf(rows, last, {m, names});
  const untraded = rows.reduce((sum, {n_untraded}) => sum + n_untraded, 0);
  const hasBenchmark = last.benchmark !== null;
  const indices = new Set(
    rows.flatMap(({source, benchmark}) => (source !== null && benchmark !== null ? [source] : []))
  );
  const index = indices.size > 0 ? [...indices].join("; ") : undefined;
  return {
    ...shared,
    title,
    subtitle: m.lines.subtitle(first.date, last.date),
    legend: seriesOf(names)
      .filter(({key}) => rows.some((row) => row[key] !== null))
      .map(({key, color, dash}) => ({
        label: lineName(key, m.series, names),
        color,
        shape: dash ? ("dashes" as const) : ("line" as const)
      })),
    render: (width) => draw(rows, width, {m, label: title, names}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {m, label: title, names})),
    notes: [
      ...(companies.length === 1 ? [] : [m.lines.weights]),
      ...leftOutNotes(m, leftOut),
      ...(untraded > 0 ? [m.lines.untraded(formatNumber(untraded))] : []),
      ...(hasBenchmark ? [] : [index === undefined ? m.lines.noBenchmark : m.lines.partBenchmark])
    ],
    ...(index !== undefined && {source: m.source(index)})
  };
}

/** One company has no weights: its line is drawn once, under its name. */
function seriesOf(names: readonly string[]) {
  return SERIES.filter(({key}) => names.length !== 1 || key !== "cap_weighted");
}

/** What a line is called. */
function lineName(
  key: SeriesKey,
  words: Readonly<Record<SeriesKey, string>>,
  names: readonly string[]
): string {
  return key === "equal_weighted" && names.length === 1 ? names[0]! : words[key];
}

/** The columns of the file. Whom the lines are of: one company by code and names, several by their codes. */
function linesFile(companies: readonly CompanyOption[]): FileColumn<LineRow>[] {
  const [only] = companies;
  const said = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([key, text]) => ({key, value: () => text}));
  return [
    ...(only && companies.length === 1
      ? said({code: only.code, name_zh: only.name_zh, name_en: only.name_en})
      : said({codes: companies.map(({code}) => code).join(" ")})),
    ...keyed<LineRow>(["date", "equal_weighted", "cap_weighted", "benchmark"]),
    stated<LineRow>("benchmark", "benchmark", () => "no_index"),
    ...keyed<LineRow>(["n", "n_untraded"])
  ];
}

/** Which companies are left out, a sentence a reason. */
export function leftOutNotes(m: PerformanceMessages, leftOut: LeftOut): string[] {
  return reasonsOf(leftOut).map((reason) => m.leftOut[reason].note(m.list(leftOut[reason]!)));
}

function reasonsOf(leftOut: LeftOut) {
  return (["currency", "unlisted", "absent"] as const).filter((reason) => leftOut[reason]?.length);
}

/** What is missing where there is no line. */
export function noLines(
  m: PerformanceMessages,
  chosen: number,
  leftOut: LeftOut
): {title: string; text: string} {
  if (chosen === 0) return {title: m.noneTitle, text: m.none};
  const [reason = "absent", ...others] = reasonsOf(leftOut);
  return others.length === 0
    ? {title: m.leftOut[reason].title, text: m.leftOut[reason].why}
    : {title: m.leftOutTitle, text: leftOutNotes(m, leftOut).join(" ")};
}

function titleOf(
  rows: readonly LineRow[],
  last: LineRow,
  {m, names}: {readonly m: PerformanceMessages; readonly names: readonly string[]}
): string {
  const span = rows.length >= YEAR_DAYS ? m.lines.year : m.lines.days(formatNumber(rows.length));
  const change = (key: SeriesKey) => formatDifference((last[key] ?? 100) - 100, 1);
  const figures = [names, span, change("equal_weighted"), change("cap_weighted")] as const;
  return last.benchmark === null
    ? m.lines.titleAlone(...figures)
    : m.lines.title(...figures, change("benchmark"));
}

interface Point {
  readonly date: Date;
  readonly value: number;
}

function draw(
  rows: readonly LineRow[],
  width: number,
  {
    m,
    label,
    names
  }: {readonly m: PerformanceMessages; readonly label: string; readonly names: readonly string[]}
): Pointed {
  const dated = rows.map((row) => ({...row, day: new Date(row.date)}));
  const series = seriesOf(names)
    .map((each) => ({
      ...each,
      points: dated.flatMap(({day, [each.key]: value}): Point[] =>
        value === null ? [] : [{date: day, value}]
      )
    }))
    .filter(({points}) => points.length > 0);
  const values = series.flatMap(({points}) => points.map(({value}) => value));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(4, (most - least) * 0.05);
  const domain = [least - room, most + room] as const;
  const margins = {marginLeft: 40, marginTop: 12, marginBottom: 34};
  const y = (value: number) =>
    margins.marginTop +
    ((domain[1] - value) / (domain[1] - domain[0])) * (HEIGHT - margins.marginTop - margins.marginBottom);
  const labels = endLabels(series, y, {m, names});
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    ...margins,
    marginRight:
      Math.ceil(
        widestText(
          labels.map(({text}) => text),
          {bold: true}
        )
      ) + 12,
    x: {type: "utc", label: null, ticks: width < 500 ? 4 : 8, tickSize: 0},
    y: {domain, grid: true, label: null, ticks: 6, tickSize: 0},
    marks: [
      Plot.axisY({ticks: 6, tickSize: 0, label: null}),
      Plot.axisX({
        ticks: width < 500 ? 4 : 8,
        tickSize: 0,
        label: null,
        tickFormat: (day: Date, i: number) => tickText(day, i === 0, m)
      }),
      Plot.gridY({stroke: "var(--bf-grid)", strokeOpacity: 1, ticks: 6}),
      Plot.ruleY([100], {stroke: "var(--bf-ink-2)"}),
      ...[...series].reverse().map(({points, color, dash}) =>
        Plot.line(points, {
          x: "date",
          y: "value",
          stroke: color,
          strokeWidth: 2,
          ...(dash && {strokeDasharray: dash})
        })
      ),
      ...labels.map(({text, at, value, color}) =>
        Plot.text([text], {
          frameAnchor: "right",
          y: () => value,
          dx: 8,
          dy: at - y(value),
          textAnchor: "start",
          fontWeight: 600,
          fill: color,
          text: (words: string) => words
        })
      )
    ]
  });
  const x = (svg as SVGSVGElement & Plot.Plot).scale("x")!;
  const points = dated.map((row) =>
    figuredPoint({x: x.apply(row.day), y: y(row.equal_weighted)}, () => tipContent(row, {m, names}))
  );
  return {svg, points, along: "days"};
}

/** The day or month of a tick, with its year where one begins. */
function tickText(day: Date, isFirst: boolean, m: PerformanceMessages): string {
  const month = m.lines.months[day.getUTCMonth()]!;
  const text = day.getUTCDate() === 1 ? month : m.lines.day(month, day.getUTCDate());
  const isYear = day.getUTCMonth() === 0 && day.getUTCDate() === 1;
  return isFirst || isYear ? `${text}\n${day.getUTCFullYear()}` : text;
}

/** What stands at the end of each line: its name and change, one below the other where the ends are close. */
function endLabels(
  series: readonly {readonly key: SeriesKey; readonly color: string; readonly points: readonly Point[]}[],
  y: (value: number) => number,
  {m, names}: {readonly m: PerformanceMessages; readonly names: readonly string[]}
) {
  const ends = series
    .map(({key, color, points}) => ({key, color, value: points.at(-1)!.value}))
    .sort((a, b) => b.value - a.value)
    .map((end) => ({
      ...end,
      text: `${cutText(lineName(end.key, m.short, names), NAME)} ${formatDifference(end.value - 100, 1)}%`
    }));
  const middles = spreadLabels(
    ends.map(({value}) => ({x: y(value), width: LABEL})),
    HEIGHT,
    1
  );
  return ends.map((end, i) => ({...end, at: middles?.[i] ?? y(end.value)}));
}

function tipContent(
  row: LineRow,
  {m, names}: {readonly m: PerformanceMessages; readonly names: readonly string[]}
): TipContent {
  const shown = seriesOf(names).filter(({key}) => row[key] !== null);
  return {
    title: row.date,
    figures: shown.map(({key}) => ({
      label: lineName(key, m.short, names),
      value: formatNumber(row[key], 1)
    })),
    rest: [
      m.labelled(m.companies, formatNumber(row.n)),
      sourceDay({
        source: row.source === null ? m.sourceAlone : m.source(row.source),
        as_of: row.date
      })
    ]
  };
}
