import fc from "fast-check";
import {beforeAll, describe, expect, test} from "vitest";
import type {DuckDBConnection} from "../../../data-loaders/engine.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";
import {runs} from "../../length.js";
import {
  AS_OF,
  call,
  type Day,
  daysUntil,
  double,
  histories,
  openHistory,
  pe,
  replaceHistory
} from "./syntheticHistory.js";

const RUNS = {numRuns: runs(8, 100)};

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openHistory([]);
});

/** All fifteen percentiles of every company of `days`. */
async function strips(days: readonly Day[], window = 5): Promise<PercentileRow[]> {
  await replaceHistory(connection, days);
  return call(connection, `pe_strips_of('${AS_OF}', window_years := ${window})`);
}

/** The percentile of a company's strip by kind and treatment of losses. */
function cells(rows: readonly PercentileRow[]): Map<string, number | null> {
  return new Map(rows.map(({code, kind, losses, percentile}) => [`${code} ${losses} ${kind}`, percentile]));
}

/** Every company under every treatment of losses, each with its five kinds. */
function byKind(rows: readonly PercentileRow[]) {
  const groups = new Map<string, Record<string, PercentileRow>>();
  for (const row of rows) {
    const key = `${row.code} ${row.losses}`;
    groups.set(key, {...groups.get(key), [row.kind]: row});
  }
  return [...groups.values()] as Record<"inc" | "exc" | "weak" | "strict" | "mean", PercentileRow>[];
}

const someDays = fc.array(fc.option(pe, {freq: 8}), {minLength: 1, maxLength: 30});

describe("a percentile", () => {
  test("is from 0 to 100, and is there exactly where its state says so", async () => {
    const shown = ["ok", "short_window", "stale", "no_data"];
    await fc.assert(
      fc.asyncProperty(histories(), fc.constantFrom(1, 3, 5, 10, 0), async (days, window) => {
        for (const {percentile, state} of await strips(days, window)) {
          expect(percentile !== null, state).toBe(shown.includes(state));
          if (percentile !== null) expect(percentile >= 0 && percentile <= 100).toBe(true);
        }
      }),
      RUNS
    );
  });

  test("does not change under a permutation of rows", async () => {
    const shuffled = histories().chain((days) =>
      fc.tuple(fc.constant(days), fc.shuffledSubarray(days, {minLength: days.length}))
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([days, permuted]) => {
        expect(await strips(permuted)).toEqual(await strips(days));
      }),
      RUNS
    );
  });

  test("does not change when the days before the last change places", async () => {
    const shuffled = someDays.chain((pes) => {
      const before = pes.slice(0, -1);
      return fc.tuple(fc.constant(pes), fc.shuffledSubarray(before, {minLength: before.length}));
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ([pes, permuted]) => {
        const other = await strips(daysUntil(AS_OF, [...permuted, pes.at(-1)!]));
        expect(other).toEqual(await strips(daysUntil(AS_OF, pes)));
      }),
      RUNS
    );
  });

  test("ignores suspended days but for their count, whatever PE they carry", async () => {
    await fc.assert(
      fc.asyncProperty(
        someDays,
        fc.array(fc.option(pe), {minLength: 1, maxLength: 10}),
        async (pes, more) => {
          const traded = daysUntil("2024-02-10", pes);
          const suspended = daysUntil(AS_OF, more).map((day) => ({...day, suspended: true}));
          const without = await strips(traded);
          const rows = await strips([...suspended, ...traded]);
          const added = {n_suspended: more.length, last_date: AS_OF};
          expect(rows).toEqual(without.map((row) => ({...row, ...added})));
        }
      ),
      RUNS
    );
  });

  test("is the same for every treatment of losses where there is none", async () => {
    const profits = someDays.map((pes) => pes.map((x) => x && Math.abs(x)).filter((x) => x !== 0));
    await fc.assert(
      fc.asyncProperty(profits, fc.double({min: 0.01, max: 300, noNaN: true}), async (pes, value) => {
        await replaceHistory(connection, daysUntil(AS_OF, pes));
        for (const what of ["", `, value := ${double(value)}`]) {
          const found = cells(await call(connection, `pe_strip_of('synthetic', '${AS_OF}'${what})`));
          for (const [key, percentile] of found)
            expect(percentile, key).toBe(found.get(key.replace(/dearest|raw/, "exclude")));
        }
      }),
      RUNS
    );
  });
});

describe("the kinds", () => {
  test("strict ≤ mean ≤ weak, strict ≤ INC and EXC ≤ weak", async () => {
    await fc.assert(
      fc.asyncProperty(histories(), async (days) => {
        for (const {inc, exc, weak, strict, mean} of byKind(await strips(days))) {
          if (weak.percentile === null) continue;
          expect(strict.percentile! <= mean.percentile! && mean.percentile! <= weak.percentile).toBe(true);
          expect(exc.percentile!).toBeLessThanOrEqual(weak.percentile + 1e-9);
          if (inc.percentile !== null)
            expect(inc.percentile + 1e-9).toBeGreaterThanOrEqual(strict.percentile!);
        }
      }),
      RUNS
    );
  });

  test("count the same days: INC·(n − 1) = strict·n = EXC·(n + 1) − 1, and mean is half of weak and strict", async () => {
    await fc.assert(
      fc.asyncProperty(histories(), async (days) => {
        for (const {inc, exc, weak, strict, mean} of byKind(await strips(days))) {
          if (strict.percentile === null) continue;
          const {n} = strict;
          const below = (strict.percentile / 100) * n;
          expect(below).toBeCloseTo(Math.round(below), 9);
          if (inc.percentile !== null) expect((inc.percentile / 100) * (n - 1)).toBeCloseTo(below, 9);
          expect((exc.percentile! / 100) * (n + 1) - 1).toBeCloseTo(below, 9);
          expect(mean.percentile!).toBeCloseTo((weak.percentile! + strict.percentile) / 2, 9);
        }
      }),
      RUNS
    );
  });

  test("INC is 0 at the smallest PE of the window, and 1 at the largest where no other day equals it", async () => {
    const different = fc.uniqueArray(fc.double({min: 0.01, max: 500, noNaN: true}), {
      minLength: 2,
      maxLength: 30
    });
    await fc.assert(
      fc.asyncProperty(different, async (pes) => {
        const sorted = pes.toSorted((a, b) => a - b);
        const inc = async (list: readonly number[]) => cells(await strips(daysUntil(AS_OF, list)));
        expect((await inc(sorted.toReversed())).get("synthetic exclude inc")).toBe(0);
        expect((await inc(sorted)).get("synthetic exclude inc")).toBe(100);
      }),
      RUNS
    );
  });
});

describe("a what-if value", () => {
  /** E/P falls along this order: profits from cheap to dear, then losses from small to large. */
  const dearness = (x: number) => (x === 0 ? Number.POSITIVE_INFINITY : -1 / x);

  test("that is dearer has no lower percentile, along PE and, for losses as the dearest, along E/P", async () => {
    await fc.assert(
      fc.asyncProperty(someDays, fc.array(pe, {minLength: 3, maxLength: 5}), async (pes, values) => {
        await replaceHistory(connection, daysUntil(AS_OF, pes));
        const found = new Map<number, Map<string, number | null>>();
        for (const value of values) {
          const macro = `pe_strip_of('synthetic', '${AS_OF}', value := ${double(value)})`;
          found.set(value, cells(await call(connection, macro)));
        }
        for (const [losses, order] of [
          ["exclude", (x: number) => x],
          ["raw", (x: number) => x],
          ["dearest", dearness]
        ] as const)
          for (const kind of ["inc", "exc", "weak", "strict", "mean"]) {
            const path = values
              .toSorted((a, b) => order(a) - order(b))
              .map((value) => found.get(value)!.get(`synthetic ${losses} ${kind}`))
              .filter((percentile) => percentile != null);
            path.forEach((percentile, i) => {
              if (i > 0) expect(percentile + 1e-9).toBeGreaterThanOrEqual(path[i - 1]!);
            });
          }
      }),
      RUNS
    );
  });

  test("that is one of the days has the percentile of that day", async () => {
    const known = someDays
      .map((pes) => pes.filter((x) => x !== null))
      .filter((pes) => pes.length > 0)
      .chain((pes) => fc.tuple(fc.constant(pes), fc.nat(pes.length - 1)));
    await fc.assert(
      fc.asyncProperty(known, async ([pes, i]) => {
        const value = pes[i]!;
        const own = cells(await strips(daysUntil(AS_OF, [...pes.toSpliced(i, 1), value])));
        const macro = `pe_strip_of('synthetic', '${AS_OF}', value := ${double(value)})`;
        expect(cells(await call(connection, macro))).toEqual(own);
      }),
      RUNS
    );
  });
});

describe("the PE at a level", () => {
  const levels = [0, 1, 20, 50, 80, 100];
  const call = async (losses: string) => {
    const rows = await connection.runAndReadAll(
      `SELECT level, pe FROM pe_levels_of('synthetic', '${AS_OF}', losses := '${losses}', levels := [${levels}]) ORDER BY level`
    );
    return rows.getRowObjectsJS() as unknown as {level: number; pe: number | null}[];
  };

  test("has that percentile by INC, under every treatment of losses", async () => {
    await fc.assert(
      fc.asyncProperty(someDays, fc.constantFrom("exclude", "dearest", "raw"), async (days, losses) => {
        // Between days that many share, Excel's two functions are no inverses of each other, either.
        const pes = [...new Set(days)];
        await replaceHistory(connection, daysUntil(AS_OF, pes));
        const found = await call(losses);
        expect(found.map(({level}) => level)).toEqual(levels);
        for (const {level, pe} of found) {
          if (pe === null) continue;
          const rows = await connection.runAndReadAll(
            `SELECT percentile, n FROM pe_percentile_of_value('synthetic', ${double(pe)}, '${AS_OF}', losses := '${losses}')`
          );
          const [row] = rows.getRowObjectsJS() as unknown as {percentile: number | null; n: number}[];
          if (row?.percentile != null) expect(row.percentile).toBeCloseTo(level, 5);
        }
      }),
      RUNS
    );
  });

  test("is Excel's PERCENTILE.INC", async () => {
    await replaceHistory(connection, daysUntil(AS_OF, [1, 3, 2, 4]));
    // Microsoft's example: PERCENTILE.INC({1, 3, 2, 4}, 0.3) is 1.9.
    const rows = await connection.runAndReadAll(
      `SELECT pe FROM pe_levels_of('synthetic', '${AS_OF}', levels := [30])`
    );
    expect(rows.getRowObjectsJS()).toEqual([{pe: 1.9}]);
  });

  test("is none between a profit and a loss, and none without days", async () => {
    await replaceHistory(connection, daysUntil(AS_OF, [10, -5]));
    expect((await call("dearest")).map(({pe}) => pe)).toEqual([10, null, null, null, null, -5]);
    await replaceHistory(connection, daysUntil(AS_OF, [null]));
    expect((await call("exclude")).map(({pe}) => pe)).toEqual(levels.map(() => null));
  });
});
