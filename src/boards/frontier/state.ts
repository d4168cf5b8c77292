import {utcDay} from "d3";
import {pointColumns} from "../../components/charts/frontier/pointsTable.js";
import type {Sort} from "../../components/table/sortRows.js";
import {frontier} from "../../lib/messages/frontier.js";
import {type Answers, knownRows} from "../../lib/notebook.js";
import {oneOf, type Params, someOf, sortBy} from "../../lib/permalink.js";
import {
  type FrontierOpening,
  frontierBenchmarks,
  frontierOpening,
  ORIGINS,
  shotOptions,
  VARIANTS
} from "../../queries/frontier.js";
import {reportRows, reportTexts} from "../../queries/reports.js";
import type {FrontierBenchmark, ShotOption} from "../../queries/rows/frontier.js";
import type {ReportRow, TextRow} from "../../queries/rows/reports.js";

export interface FrontierState {
  readonly benchmark: string;
  /** `any`, `stated`, or a number. */
  readonly shots: string;
  readonly variants: readonly string[];
  readonly origins: readonly string[];
  /** ISO day on which the reader looks. */
  readonly date: string;
  /** The column by which the table of points is ordered. */
  readonly order: Sort | null;
}

/** What there is to choose from, as the build answered. */
export interface FrontierChoices extends FrontierOpening {
  readonly benchmarks: readonly FrontierBenchmark[];
  readonly shots: readonly number[];
  /** Every day of the slider. */
  readonly days: readonly string[];
  /** What the report says of the gap. */
  readonly texts: readonly TextRow[];
}

/** Null where no benchmark has enough models. */
export function frontierChoices(answers: Answers): FrontierChoices | null {
  const benchmarks = knownRows<FrontierBenchmark>(answers, frontierBenchmarks());
  const opening = frontierOpening(benchmarks, knownRows<ReportRow>(answers, reportRows()));
  if (!opening) return null;
  const [first, last] = opening.span;
  const {report_id} = opening.report;
  return {
    ...opening,
    benchmarks,
    shots: knownRows<ShotOption>(answers, shotOptions()).map(({n_shot}) => n_shot),
    days: [
      ...utcDay.range(new Date(first), new Date(last)).map((day) => day.toISOString().slice(0, 10)),
      last
    ],
    texts: knownRows<TextRow>(answers, reportTexts(["frontier"])).filter((row) => row.report_id === report_id)
  };
}

export function frontierParams({
  benchmarks,
  benchmark,
  shots,
  days,
  day
}: FrontierChoices): Params<FrontierState> {
  return {
    benchmark: oneOf(
      benchmarks.map(({benchmark_id}) => benchmark_id),
      benchmark.benchmark_id
    ),
    shots: oneOf(["any", "stated", ...shots.map(String)], "any"),
    variants: someOf<string>(VARIANTS),
    origins: someOf<string>(ORIGINS),
    date: oneOf(days, day),
    order: sortBy(pointColumns(frontier.en).map(({key}) => key))
  };
}
