import {groups} from "d3";
import type {BenchmarkRow} from "./benchmarkRows.js";

export interface RowPlace {
  readonly row: BenchmarkRow;
  /** Middle of the row in pixels. */
  readonly y: number;
}

export interface HeadingPlace {
  readonly category: string;
  readonly y: number;
}

export interface RowLayout {
  readonly rows: readonly RowPlace[];
  readonly headings: readonly HeadingPlace[];
  /** Where the last row ends. */
  readonly bottom: number;
}

export interface RowLayoutOptions {
  readonly top: number;
  readonly step: number;
  /** A heading above the benchmarks of each category. */
  readonly grouped: boolean;
}

const HEADING = 26;

/** Places benchmarks below each other, `step` pixels each, in the given order. */
export function rowLayout(benchmarks: readonly BenchmarkRow[], options: RowLayoutOptions): RowLayout {
  const {top, step, grouped} = options;
  const rows: RowPlace[] = [];
  const headings: HeadingPlace[] = [];
  let bottom = top;
  for (const [category, members] of grouped
    ? groups(benchmarks, (row) => row.category)
    : [["", benchmarks]]) {
    if (grouped) {
      headings.push({category: category as string, y: bottom + HEADING - 9});
      bottom += HEADING;
    }
    for (const row of members as readonly BenchmarkRow[]) {
      rows.push({row, y: bottom + step / 2});
      bottom += step;
    }
  }
  return {rows, headings, bottom};
}
