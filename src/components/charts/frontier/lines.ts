import * as Plot from "@observablehq/plot";
import type {FrontierPoint, Openness} from "../../../queries/rows/frontier.js";
import {keyed} from "../../export/figureCsv.js";
import type {Rendered} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {drawNames} from "../plot/labels/drawNames.js";
import {type NamedPoints, namePoints} from "../plot/labels/place.js";
import {stepBoxes} from "../plot/labels/stepBoxes.js";
import {figuredPoint, type Pointed, withTips} from "../plot/pointTips.js";
import {INK_2, PAPER, svgPlot} from "../plot/svgPlot.js";
import type {TipContent} from "../plot/tipPicture.js";
import {dayRules, timeAxes, timeFrame} from "./timeFrame.js";
import {CLOSED, type FrontierView, formatScore, OPEN, releaseDay, scoreWords, sourcesOf} from "./words.js";

const HEIGHT = 460;
const KINDS = [
  {openness: "closed", color: CLOSED},
  {openness: "open", color: OPEN}
] as const satisfies readonly {readonly openness: Openness; readonly color: string}[];

/** The file of points: all that is known of a score. */
export const POINT_FILE = keyed<FrontierPoint>([
  ...(["benchmark_id", "model_id", "model", "developer", "openness", "params_b"] as const),
  ...(["release_date", "release_precision", "score", "standard_error", "n_shot", "variant"] as const),
  ...(["origin", "protocol", "evaluated_by", "is_record", "as_of", "source", "source_url"] as const)
]);

/** Every dated model as a dot, and the running best of each kind as steps. */
export function frontierLines(rows: readonly FrontierPoint[], view: FrontierView): Rendered<FrontierPoint> {
  const {m, benchmark} = view;
  const shared = {...sourcesOf(rows, m), rows, columns: [], fileColumns: POINT_FILE};
  const [first] = rows;
  if (!first) return {...shared, ...emptyFigure({title: m.noneTitle(benchmark), text: m.none})};
  const title = frontierTitle(rows, view);
  const several = rows.filter(({n_scores}) => n_scores > 1).length;
  const months = rows.filter(({release_precision}) => release_precision === "month");
  const {unit, n_left_out} = first;
  return {
    ...shared,
    title,
    subtitle: m.frontier.subtitle(scoreWords(unit, m), rows.length, view.scope),
    legend: [
      {label: m.closed, color: CLOSED, shape: "full-diamond"},
      {label: m.open, color: OPEN, shape: "dot"}
    ],
    render: (width) => draw(rows, width, {...view, label: title}).svg,
    renderInteractive: (width) => withTips(draw(rows, width, {...view, label: title})),
    notes: [
      ...(n_left_out > 0 ? [m.frontier.leftOut(n_left_out)] : []),
      ...(several > 0 ? [m.frontier.several(several)] : []),
      ...(months.length > 0 ? [monthNote(months, m)] : [])
    ]
  };
}

/** The best of a kind on a day. Rows come by release. */
function leaderOn(rows: readonly FrontierPoint[], kind: Openness, day: string): FrontierPoint | undefined {
  return rows.findLast((row) => row.is_record && row.openness === kind && row.release_date <= day);
}

/** So many models are named in a note; the table and the file have the others. */
const MOST_NAMED = 12;

function monthNote(months: readonly FrontierPoint[], m: FrontierView["m"]): string {
  const named = months.slice(0, MOST_NAMED).map(({model}) => model);
  return m.frontier.months(named, months.length - named.length);
}

function frontierTitle(rows: readonly FrontierPoint[], {m, benchmark, day}: FrontierView): string {
  const [open, closed] = (["open", "closed"] as const).map((kind) => {
    const leader = leaderOn(rows, kind, day);
    return leader && m.frontier.model(leader.model, formatScore(leader.score, leader.unit));
  });
  if (open && closed) return m.frontier.title(benchmark, day, open, closed);
  if (open) return m.frontier.titleOpen(benchmark, day, open);
  return closed ? m.frontier.titleClosed(benchmark, day, closed) : m.frontier.titleNone(benchmark, day);
}

function draw(
  rows: readonly FrontierPoint[],
  width: number,
  view: FrontierView & {readonly label: string}
): Pointed {
  const {m, day, label} = view;
  const {unit} = rows[0]!;
  const format = (value: number) => formatScore(value, unit).replace(/\.0+$/, "");
  const frame = timeFrame(
    view,
    rows.map(({score}) => score),
    {width, height: HEIGHT, format}
  );
  const at = (row: FrontierPoint) => ({x: frame.x(Date.parse(row.release_date)), y: frame.y(row.score)});
  const dots = rows.map((row) => ({row, ...at(row)}));
  const records = dots.filter(({row}) => row.is_record);
  const ofKind = (kind: Openness) => records.filter(({row}) => row.openness === kind);
  const svg = svgPlot({
    width,
    height: HEIGHT,
    label,
    marks: [
      timeAxes(frame, {label: scoreWords(unit, m), format}) as Plot.Markish[],
      dayRules(frame, view) as Plot.Markish[],
      ...KINDS.flatMap(({openness, color}) => [
        modelDots(
          dots.filter(({row}) => row.openness === openness && !row.is_record),
          openness,
          color,
          false
        ),
        Plot.line(steps(ofKind(openness), frame.right), {
          x: "x",
          y: "y",
          curve: "step-after",
          stroke: color,
          strokeWidth: 2
        }),
        modelDots(ofKind(openness), openness, color, true)
      ])
    ]
  });
  const leads = new Set(KINDS.map(({openness}) => leaderOn(rows, openness, day)));
  drawNames(svg, modelNames(dots, leads, frame), {
    width,
    height: HEIGHT,
    code: ({row}) => row.model_id,
    color: ({row}) => (row.is_record ? KINDS.find(({openness}) => openness === row.openness)!.color : INK_2),
    weight: ({row}) => (leads.has(row) ? 600 : 400),
    unnamed: m.unnamed
  });
  return {
    svg,
    points: dots.map(({row, x, y}) => figuredPoint({x, y, code: row.model_id}, () => tipContent(row, view)))
  };
}

/** The running best goes on to the last day. */
function steps(records: readonly {readonly x: number; readonly y: number}[], right: number) {
  const last = records.at(-1);
  return last ? [...records, {x: right, y: last.y}] : [];
}

function modelDots(
  dots: readonly {readonly x: number; readonly y: number}[],
  openness: Openness,
  color: string,
  isRecord: boolean
): Plot.Markish {
  return Plot.dot(dots, {
    x: "x",
    y: "y",
    symbol: openness === "open" ? "circle" : "diamond",
    r: isRecord ? 5 : 3,
    fill: color,
    fillOpacity: isRecord ? 1 : 0.45,
    stroke: PAPER,
    strokeWidth: isRecord ? 1 : 0.5
  });
}

interface Dot {
  readonly row: FrontierPoint;
  readonly x: number;
  readonly y: number;
}

/** Names of models: first of those that led on the day, then of the records and of the others, the newest first. */
function modelNames(
  dots: readonly Dot[],
  leads: ReadonlySet<FrontierPoint | undefined>,
  {left, right, top, bottom}: ReturnType<typeof timeFrame>
): NamedPoints<Dot & {readonly text: string}> {
  const wanted = [...dots].sort(
    (a, b) =>
      Number(leads.has(b.row)) - Number(leads.has(a.row)) ||
      Number(b.row.is_record) - Number(a.row.is_record) ||
      b.x - a.x ||
      a.y - b.y
  );
  const records = dots.filter(({row}) => row.is_record);
  return namePoints(
    wanted.map((dot) => ({...dot, text: dot.row.model})),
    {
      bounds: {left: left - 8, right: right + 10, top: top - 8, bottom},
      taken: KINDS.flatMap(({openness}) =>
        stepBoxes(
          stepPlaces(
            steps(
              records.filter(({row}) => row.openness === openness),
              right
            )
          )
        )
      ),
      radius: 5,
      clear: 2,
      first: records.length
    }
  );
}

/** The corners of steps that are drawn "step-after". */
function stepPlaces(points: readonly {readonly x: number; readonly y: number}[]) {
  return points.flatMap(({x, y}, i) =>
    i === 0
      ? [{x, y}]
      : [
          {x, y: points[i - 1]!.y},
          {x, y}
        ]
  );
}

function tipContent(row: FrontierPoint, {m}: FrontierView): TipContent {
  const {unit, standard_error: se, params_b, developer, n_shot, variant, origin, evaluated_by} = row;
  const {columns} = m.points;
  return {
    title: developer === null ? row.model : `${row.model}, ${developer}`,
    figures: [
      {label: columns.score, value: formatScore(row.score, unit)},
      {label: columns.release_date, value: releaseDay(row.release_date, row.release_precision)}
    ],
    rest: [
      ...(se === null ? [] : [m.labelled(columns.standard_error, formatScore(se, unit))]),
      ...(params_b === null ? [] : [m.tip.params(String(params_b))]),
      m.labelled(m.shots, n_shot === null ? m.originNames.unknown! : String(n_shot)),
      m.labelled(m.variants, m.variantNames[variant] ?? variant),
      m.labelled(m.origins, evaluated_by ?? m.originNames[origin] ?? origin),
      m.tip.source(row.source, row.as_of)
    ]
  };
}
