import type {JsonPlace} from "./jsonPlace.js";
import {byPreference, type Metric, maybeMetric} from "./metrics.js";
import type {ModelMapping} from "./modelMapping.js";
import {toBenchmarkUnit, toErrorUnit} from "./scoreUnit.js";

/** A metric of a task as a harness wrote it. */
export interface Measured {
  readonly metric: string;
  /** How the answer was taken from the text; empty where the harness says none. */
  readonly filter: string;
  readonly value: JsonPlace;
  readonly stderr: JsonPlace;
}

/** A task's score, its metric, and what else was measured. */
export interface Chosen {
  readonly score: number;
  readonly score_stderr: number | null;
  readonly name: string;
  readonly metric: Metric;
  /** The metric, and the others with their values: `acc_norm; also acc 61.2`. */
  readonly protocol: string;
}

/**
 * Which of a task's metrics is its score: the first by the order of `metrics.ts` whose unit is known. The others are
 * told in the protocol. Throws BadInput where no metric's unit is known, or a value is outside of its unit.
 */
export function chooseMetric(task: JsonPlace, measured: readonly Measured[], mapping: ModelMapping): Chosen {
  const sorted = [...measured].sort(byPreference);
  const known = sorted.flatMap((entry) => {
    const metric = maybeMetric(entry.metric, mapping);
    return metric === null ? [] : [{entry, metric, score: scoreOf(entry, metric)}];
  });
  const [first] = known;
  if (!first) {
    const names = [...new Set(sorted.map(({metric}) => metric))].join(", ");
    return task.fail(`no metric whose unit is known, found ${names}; mapping.json can say its unit`);
  }
  const others = sorted
    .filter((entry) => entry !== first.entry)
    .map((entry) => `${nameOf(entry)} ${told(entry, known)}`);
  return {
    score: first.score,
    score_stderr: errorOf(first.entry.stderr, first.metric),
    name: first.entry.metric,
    metric: first.metric,
    protocol: [nameOf(first.entry), ...(others.length > 0 ? [`also ${others.join(", ")}`] : [])].join("; ")
  };
}

function scoreOf({value}: Measured, {unit}: Metric): number {
  return toBenchmarkUnit(value.place, value.number(), unit);
}

/** A standard error, null where there is none: a harness writes "N/A" for what it does not compute. */
function errorOf(place: JsonPlace, {unit}: Metric): number | null {
  if (place.isMissing || place.value === "N/A") return null;
  return toErrorUnit(place.place, place.number(), unit);
}

function nameOf({metric, filter}: Measured): string {
  return filter === "" || filter === "none" ? metric : `${metric} (${filter})`;
}

function told(entry: Measured, known: readonly {readonly entry: Measured; readonly score: number}[]): string {
  const score = known.find((other) => other.entry === entry)?.score ?? entry.value.number();
  return String(Number(score.toPrecision(6)));
}
