import type {Tables} from "./contract.js";
import {checkAbsent} from "./gate/absent.js";
import {checkCaps} from "./gate/caps.js";
import {checkCross, checkCurrencies} from "./gate/crossChecks.js";
import {checkDemo} from "./gate/demo.js";
import {checkErased} from "./gate/erased.js";
import {checkGaps} from "./gate/gaps.js";
import {checkIndices} from "./gate/indices.js";
import {checkJumps} from "./gate/jumps.js";
import {checkKeys} from "./gate/keys.js";
import {checkLag} from "./gate/lag.js";
import {checkLosses} from "./gate/losses.js";
import {checkNames} from "./gate/names.js";
import {checkOpenDays} from "./gate/openDays.js";
import {checkRanges} from "./gate/ranges.js";
import {checkRemovedKeys} from "./gate/removedKeys.js";
import {checkRestated} from "./gate/restated.js";
import {checkRowCounts} from "./gate/rowCounts.js";
import {checkStaleness} from "./gate/staleness.js";
import type {Violation} from "./gate/violation.js";
import {checkYears} from "./gate/years.js";
import type {Absence, GivenName} from "./sources/source.js";

export {
  acceptViolations,
  formatCount,
  formatViolation,
  limitViolations,
  type Violation,
  violationId
} from "./gate/violation.js";

export interface GateOptions {
  /** The day of the snapshot. */
  readonly as_of: string;
  /** Days on which the exchange is open, ISO; without it weekdays are counted, with room for a holiday. */
  readonly calendar?: readonly string[];
  /** What the sources call their companies. */
  readonly names?: readonly GivenName[];
  /** Companies that were asked for, and of which nothing came. */
  readonly absent?: readonly Absence[];
  /** Whether the companies are to be the synthetic ones of the demo. */
  readonly isDemo?: boolean;
}

/**
 * Whether `next` may take the place of `before` (null: nothing was published from the store yet).
 * Pure; every finding names table, row and values. Any error keeps the snapshot out.
 */
export function checkSnapshot(
  next: Tables,
  before: Tables | null,
  {as_of, calendar, names, absent, isDemo}: GateOptions
): Violation[] {
  return [
    ...checkRowCounts(next, before),
    ...checkKeys(next),
    ...checkDemo(next, isDemo),
    ...checkRanges(next, as_of),
    ...checkYears(next),
    ...checkNames(next, before, names),
    ...checkRemovedKeys(next, before),
    ...checkErased(next, before),
    ...checkAbsent(next, absent),
    ...checkJumps(next, before),
    ...checkRestated(next, before),
    ...checkCaps(next, before),
    ...checkIndices(next, before),
    ...checkGaps(next, before),
    ...checkLosses(next, before),
    ...checkLag(next),
    ...checkOpenDays(next, as_of, calendar),
    ...checkStaleness(next, as_of, calendar),
    ...checkCross(next),
    ...checkCurrencies(next)
  ];
}
