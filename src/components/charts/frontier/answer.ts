import {greatest} from "d3";
import type {GapRow} from "../../../queries/rows/frontier.js";
import {type FrontierView, gapWords, rowOn} from "./words.js";

/**
 * Whether the gap narrowed, in sentences: when it was widest up to the report's day, what it was on that day against
 * a year before, and what it is after the last change. Rows come by date.
 */
export function gapAnswer(
  rows: readonly GapRow[],
  {m, benchmark, scope, reportDay}: Pick<FrontierView, "m" | "benchmark" | "scope" | "reportDay">
): string[] {
  const {answer} = m;
  const last = rows.at(-1);
  if (!last) return [answer.none(benchmark, scope)];
  const until = rows.filter(({date}) => date <= reportDay);
  const widest = greatest(until.length > 0 ? until : rows, ({gap}) => gap)!;
  const onReport = until.at(-1);
  const before = rowOn(rows, yearBefore(reportDay));
  return [
    widest.gap > 0
      ? answer.widest(benchmark, scope, gapWords(widest, m), widest.date)
      : answer.neverAhead(benchmark, scope),
    onReport
      ? answer.at(reportDay, gapWords(onReport, m, true)) +
        compared(onReport, before, before ? answer.yearBefore(gapWords(before, m, true)) : "", m)
      : answer.unmeasured(reportDay),
    last.date > reportDay
      ? answer.last(last.date, gapWords(last, m, true)) + compared(last, onReport, answer.onReport, m)
      : answer.noLater
  ];
}

/** ISO days of two years are ordered as their texts, the 29th of a February that is not there too. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

/** What a gap is beside an earlier one; a difference within both margins together is none. */
function compared(
  now: GapRow,
  before: GapRow | undefined,
  name: string,
  {answer}: FrontierView["m"]
): string {
  if (!before) return answer.alone;
  const change = now.gap - before.gap;
  if (Math.abs(change) <= Math.hypot(now.gap_margin ?? 0, before.gap_margin ?? 0)) return answer.same(name);
  return change < 0 ? answer.narrower(name) : answer.wider(name);
}
