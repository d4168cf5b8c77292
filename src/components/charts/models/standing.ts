import * as Plot from "@observablehq/plot";
import type {ModelMessages} from "../../../lib/messages/model.js";
import type {StandingRow} from "../../../queries/rows/models.js";
import {keyed} from "../../export/figureCsv.js";
import type {About, Figure} from "../../figure.js";
import {emptyFigure} from "../plot/emptyFigure.js";
import {cutLines} from "../plot/labels/text.js";
import {INK_2, svgPlot} from "../plot/svgPlot.js";
import {provenance} from "../provenance.js";

/** The 95% interval of a rank over draws of benchmarks, by category. */
export interface TaskInterval {
  readonly lo: number;
  readonly hi: number;
  readonly draws: number;
}

export interface StandingOptions {
  readonly m: ModelMessages;
  readonly name: string;
  readonly about: About;
  /** The name of a category, or of `all`. */
  readonly scopeName: (scope: string) => string;
  readonly list: (names: readonly string[]) => string;
  /** By category, where it has enough benchmarks to draw from. */
  readonly tasks: ReadonlyMap<string, TaskInterval>;
  /** Names of benchmarks in percent that it alone has. */
  readonly alone: readonly string[];
}

/** A standing with how sure its rank is over draws of benchmarks, for the file. */
interface StandingFileRow extends StandingRow {
  readonly rank_lo_tasks: number | null;
  readonly rank_hi_tasks: number | null;
  readonly draws: number | null;
}

const FILE = keyed<StandingFileRow>([
  ...(["model_id", "model", "scope", "rank", "rank_lo", "rank_hi", "n_models"] as const),
  ...(["rank_lo_tasks", "rank_hi_tasks", "draws"] as const),
  ...(["mean", "n_benchmarks", "benchmarks", "as_of", "source"] as const)
]);

/** A row a category: where the model stands among those that can be compared, the best at the left. */
export function modelStanding(
  standings: readonly StandingRow[],
  {m, name, about, scopeName, list, tasks, alone}: StandingOptions
): Figure<StandingFileRow> {
  const t = m.standing;
  const rows = standings.map((row) => {
    const {lo = null, hi = null, draws = null} = tasks.get(row.scope) ?? {};
    return {...row, rank_lo_tasks: lo, rank_hi_tasks: hi, draws};
  });
  const [first] = rows;
  const notCounted = alone.length > 0 ? [t.alone(list(alone))] : [];
  const shared = {
    ...provenance(rows),
    rows,
    columns: [],
    about,
    fileColumns: FILE
  };
  if (!first)
    return {...shared, ...emptyFigure({title: t.titleNone(name), text: m.empty}), notes: notCounted};
  // Being the first of one says nothing.
  const drawn = rows.filter(({n_models}) => n_models > 1);
  const titled = drawn[0] ?? first;
  const over =
    titled === first
      ? t.over(first.n_benchmarks, alone.length === 0)
      : t.overCategory(titled.n_benchmarks, scopeName(titled.scope));
  const title = t.title(name, titled.rank, titled.n_models, over);
  const namesOf = (some: readonly StandingRow[]) => list(some.map(({scope}) => scopeName(scope)));
  const incomparable = rows.filter(({n_models}) => n_models === 1);
  const missing = [
    ...notCounted,
    ...(incomparable.length > 0 ? [t.incomparable(namesOf(incomparable))] : [])
  ];
  if (drawn.length === 0) return {...shared, ...emptyFigure({title, text: m.empty}), notes: missing};
  const unsure = drawn.filter(({rank_lo}) => rank_lo === null);
  return {
    ...shared,
    title,
    subtitle: t.subtitle,
    render: (width) => draw(drawn, width, {m, scopeName, label: title}),
    notes: [
      t.note,
      ...(unsure.length < drawn.length ? [t.items] : []),
      ...(unsure.length > 0 ? [t.noInterval(namesOf(unsure))] : []),
      ...drawn.flatMap(({scope, n_benchmarks}) => {
        const found = tasks.get(scope);
        return found ? [t.tasks(scopeName(scope), found.lo, found.hi, n_benchmarks, found.draws)] : [];
      }),
      ...missing
    ]
  };
}

const ROW = 44;
const HEAD = 26;

/** A rank as a place between the first (0) and the last (1). */
function share(rank: number, n: number): number {
  return (rank - 1) / (n - 1);
}

function draw(
  rows: readonly StandingRow[],
  width: number,
  {m, scopeName, label}: Pick<StandingOptions, "m" | "scopeName"> & {readonly label: string}
): SVGSVGElement {
  const t = m.standing;
  const left = Math.min(190, width * 0.34);
  const right = width - Math.min(170, width * 0.3);
  const x = (at: number) => left + 8 + at * (right - left - 16);
  const y = (i: number) => HEAD + i * ROW + ROW / 2;
  const at = rows.map((row, i) => ({
    row,
    y: y(i),
    x: x(share(row.rank, row.n_models)),
    lo: x(share(row.rank_lo ?? row.rank, row.n_models)),
    hi: x(share(row.rank_hi ?? row.rank, row.n_models))
  }));
  type Place = (typeof at)[number];
  const sure = at.filter(({row}) => row.rank_lo !== null);
  return svgPlot({
    width,
    label,
    height: HEAD + rows.length * ROW + 6,
    marks: [
      Plot.link(at, {x1: x(0), x2: x(1), y1: "y", y2: "y", stroke: "var(--bf-rule)"}),
      Plot.link(sure, {
        ...{x1: "lo", x2: "hi", y1: "y", y2: "y", stroke: "var(--bf-gemma)"},
        ...{strokeOpacity: 0.35, strokeWidth: 9, strokeLinecap: "round"}
      }),
      Plot.dot(at, {x: "x", y: "y", r: 5.5, fill: "var(--bf-gemma)"}),
      Plot.text([t.best], {x: x(0), y: 12, textAnchor: "start", fill: INK_2}),
      Plot.text([t.last], {x: x(1), y: 12, textAnchor: "end", fill: INK_2}),
      Plot.text(at, {
        x: 0,
        y: "y",
        textAnchor: "start",
        fontSize: 13,
        text: ({row}: Place) => cutLines(scopeName(row.scope), left - 8, {size: 13}).join("\n")
      }),
      Plot.text(at, {
        x: right + 10,
        y: ({row, y}: Place) => (row.rank_lo === null ? y : y - 8),
        textAnchor: "start",
        fontSize: 13,
        text: ({row}: Place) => t.row(row.rank, row.n_models)
      }),
      Plot.text(sure, {
        x: right + 10,
        y: ({y}: Place) => y + 8,
        textAnchor: "start",
        fill: INK_2,
        text: ({row}: Place) => t.range(row.rank_lo!, row.rank_hi!)
      })
    ]
  });
}
