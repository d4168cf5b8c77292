import {extent, type ScaleContinuousNumeric, scaleLinear, scaleLog} from "d3";
import type {CompanyRow} from "../../queries/rows.js";
import {type CompanyDot, DOT_RADIUS} from "./companyDots.js";

/** Where everything of the scatter stands, in pixels. */
export interface ScatterLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleContinuousNumeric<number, number>;
  readonly y: ScaleContinuousNumeric<number, number>;
  /** Middle of the lane of companies without a growth figure; null where there is none. */
  readonly lane: number | null;
  readonly dots: readonly CompanyDot[];
}

export const SCATTER_HEIGHT = 480;
const LANE = 72;

/** Places companies by growth (x) and forward PE (y, logarithmic); those without growth stand in a lane at the left. */
export function scatterLayout(rows: readonly CompanyRow[], width: number): ScatterLayout {
  const priced = rows.filter((row) => row.forward_pe !== null);
  const hasLane = priced.some((row) => row.growth_pct === null);
  const [top, bottom] = [34, SCATTER_HEIGHT - 44];
  const left = 40 + (hasLane ? LANE : 0);
  const right = width - 14;
  const [growLo = 0, growHi = 50] = extent(priced, ({growth_pct}) => growth_pct ?? undefined);
  const [peLo = 10, peHi = 100] = extent(priced, ({forward_pe}) => forward_pe ?? undefined);
  const x = scaleLinear([Math.min(0, growLo) - 2, Math.max(10, growHi) + 4], [left + DOT_RADIUS + 2, right]);
  const y = scaleLog([peLo / 1.2, peHi * 1.2], [bottom, top]);
  const lane = hasLane ? 40 + LANE / 2 - 4 : null;
  const dots = priced.map((row) => ({
    row,
    x: row.growth_pct === null ? (lane ?? 0) : x(row.growth_pct),
    y: y(row.forward_pe ?? 1)
  }));
  return {width, height: SCATTER_HEIGHT, left, right, top, bottom, x, y, lane, dots};
}

/** Round PE values that lie within the picture. */
export function peTicks({y}: ScatterLayout): number[] {
  const [lo = 1, hi = 1] = y.domain();
  const round = [1, 2, 5, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 1000, 2000, 5000];
  return round.filter((value) => value >= lo && value <= hi);
}
