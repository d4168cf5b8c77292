import {beforeAll, describe, expect, test} from "vitest";
import {type DuckDBConnection, readRows} from "../../../data-loaders/engine.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";
import {
  AS_OF,
  call,
  type Day,
  daysBefore,
  daysUntil,
  double,
  one,
  openHistory,
  replaceHistory
} from "./syntheticHistory.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openHistory([]);
});

type Pes = readonly (number | null)[];

/** The percentile of the last of `pes`, which is that of today. */
async function ofLast(pes: Pes, options = ""): Promise<PercentileRow> {
  await replaceHistory(connection, daysUntil(AS_OF, pes));
  return one(connection, `pe_percentiles_of('${AS_OF}'${options})`);
}

/** The percentile of a value among `pes`. */
async function ofValue(pes: Pes, value: number, options = ""): Promise<PercentileRow> {
  await replaceHistory(connection, daysUntil(AS_OF, pes));
  return one(connection, `pe_percentile_of_value('synthetic', ${double(value)}, '${AS_OF}'${options})`);
}

/** A share as Excel shows it: cut to three digits. */
function excel({percentile}: PercentileRow): number {
  return Math.floor(percentile! * 10 + 1e-9) / 1000;
}

/** `list` with `value`, which it holds, at its end. */
function endingWith(list: readonly number[], value: number): number[] {
  const i = list.indexOf(value);
  return [...list.toSpliced(i, 1), value];
}

describe("Excel's documented examples", () => {
  const inc = [13, 12, 11, 8, 4, 3, 2, 1, 1, 1];
  test.each([
    [2, 0.333],
    [4, 0.555],
    [8, 0.666],
    [5, 0.583]
  ])("PERCENTRANK.INC of %d is %d", async (value, share) => {
    expect(excel(await ofValue(inc, value))).toBe(share);
    if (inc.includes(value)) expect(excel(await ofLast(endingWith(inc, value)))).toBe(share);
  });

  const exc = [1, 2, 3, 6, 6, 6, 7, 8, 9];
  test.each([
    [7, 0.7],
    [5.43, 0.381]
  ])("PERCENTRANK.EXC of %d is %d", async (value, share) => {
    expect(excel(await ofValue(exc, value, ", kind := 'exc'"))).toBe(share);
    if (exc.includes(value))
      expect(excel(await ofLast(endingWith(exc, value), ", kind := 'exc'"))).toBe(share);
  });

  test("full precision is kept: Excel's three digits are its display", async () => {
    expect((await ofValue(inc, 2)).percentile).toBe(100 / 3);
  });
});

describe("scipy's documented example", () => {
  test.each([
    ["weak", 75],
    ["strict", 50],
    ["mean", 62.5]
  ])("percentileofscore([1, 2, 3, 4], 3, kind='%s') is %d", async (kind, percentile) => {
    expect((await ofValue([1, 2, 3, 4], 3, `, kind := '${kind}'`)).percentile).toBe(percentile);
    expect((await ofLast([1, 2, 4, 3], `, kind := '${kind}'`)).percentile).toBe(percentile);
  });
});

describe("published percentiles", () => {
  // 217 days below and 13 equal of 1,214 is one history that prints these three; the days themselves are not public.
  const csi300 = [...Array(217).fill(10), ...Array(984).fill(12), ...Array(13).fill(11)];
  test.each([
    ["inc", 17.89],
    ["strict", 17.87],
    ["weak", 18.95]
  ])("of the CSI 300 on 2024-02-23: %s is %d", async (kind, percentile) => {
    expect((await ofLast(csi300, `, kind := '${kind}'`)).percentile).toBeCloseTo(percentile, 2);
  });

  test("a loss that a naive rank calls cheap has no number, or is among the dearest", async () => {
    const pes = [...Array(93).fill(-200), ...Array(897).fill(60), -154];
    expect(await ofLast(pes, ", losses := 'raw'")).toMatchObject({percentile: expect.closeTo(9.39, 2)});
    expect(await ofLast(pes)).toMatchObject({percentile: null, state: "loss", n: 897, n_loss: 94});
    expect(await ofLast(pes, ", losses := 'dearest'")).toMatchObject({percentile: 100, n: 991});
  });
});

describe("a window", () => {
  const day = (date: string, pe: number | null = 10, suspended = false): Day => ({
    code: "synthetic",
    date,
    pe,
    suspended
  });
  const ask = async (days: readonly Day[], asOf: string, years: number) => {
    await replaceHistory(connection, days);
    return one(connection, `pe_percentiles_of('${asOf}', window_years := ${years})`);
  };

  test("begins on the day after as-of less its years, and ends with as-of", async () => {
    const days = ["2019-02-23", "2019-02-24", "2024-02-23", "2024-02-24"].map((date) => day(date));
    expect(await ask(days, "2024-02-23", 5)).toMatchObject({n: 2, window_start: "2019-02-23"});
  });

  test.each([
    ["2024-02-29", 5, "2019-02-28"],
    ["2024-02-29", 1, "2023-02-28"],
    ["2020-02-29", 10, "2010-02-28"],
    ["2024-02-28", 5, "2019-02-28"],
    ["2023-02-28", 3, "2020-02-28"],
    ["2025-02-28", 1, "2024-02-28"],
    ["2024-03-01", 1, "2023-03-01"]
  ])("as of %s over %d years begins after %s", async (asOf, years, start) => {
    const next = daysBefore(start, -1);
    const row = await ask([day(start), day(next), day(asOf)], asOf, years);
    expect(row).toMatchObject({window_start: start, n: 2, first_date: start});
  });

  test("of a year back from the day after a leap day leaves the leap day out", async () => {
    const days = [day("2020-02-29"), day("2021-02-28")];
    expect(await ask(days, "2021-02-28", 1)).toMatchObject({window_start: "2020-02-28", n: 2});
    expect(await ask([...days, day("2021-03-01")], "2021-03-01", 1)).toMatchObject({
      window_start: "2020-03-01",
      n: 2
    });
  });

  test("of 0 years is the whole history, and has no start", async () => {
    const row = await ask([day("1991-01-02"), day("2024-02-23")], "2024-02-23", 0);
    expect(row).toMatchObject({n: 2, window_start: null, window_years: 0, first_date: "1991-01-02"});
  });

  test("counts apart what it does not rank", async () => {
    const days = [
      day("2024-02-16", 8),
      day("2024-02-17", 0),
      day("2024-02-18", -3),
      day("2024-02-19", null),
      day("2024-02-20", 5, true),
      day("2024-02-21", null, true),
      day("2024-02-22", -4, true),
      day("2024-02-23", 9)
    ];
    expect(await ask(days, "2024-02-23", 5)).toMatchObject({
      n: 2,
      n_loss: 2,
      n_missing: 1,
      n_suspended: 3,
      percentile: 100
    });
  });
});

describe("the current PE", () => {
  test("is that of the last trading day: a suspended company keeps the day before", async () => {
    const days = daysUntil(AS_OF, [10, 20, 15, 99]).with(3, {
      code: "synthetic",
      date: AS_OF,
      pe: 99,
      suspended: true
    });
    await replaceHistory(connection, days);
    const row = await one(connection, `pe_percentiles_of('${AS_OF}')`);
    expect(row).toMatchObject({
      pe: 15,
      percentile: 50,
      n: 3,
      n_suspended: 1,
      pe_date: daysBefore(AS_OF, 1)
    });
  });

  test.each([
    [14, "ok"],
    [15, "no_data"]
  ])("%d days old is %s", async (age, state) => {
    await replaceHistory(connection, daysUntil(daysBefore(AS_OF, age), Array(3000).fill(10)));
    expect(await one(connection, `pe_percentiles_of('${AS_OF}')`)).toMatchObject({state, percentile: 0});
  });

  test("is stale where the days since say that the share is suspended, and not where there are none", async () => {
    const traded = daysUntil(daysBefore(AS_OF, 20), Array(3000).fill(10));
    const suspendedTo = (age: number) =>
      daysUntil(daysBefore(AS_OF, age), Array(20 - age).fill(null)).map((day) => ({...day, suspended: true}));
    const stateOf = async (days: readonly Day[]) => {
      await replaceHistory(connection, days);
      const {state, last_date} = await one(connection, `pe_percentiles_of('${AS_OF}')`);
      return [state, last_date];
    };
    expect(await stateOf([...traded, ...suspendedTo(0)])).toEqual(["stale", AS_OF]);
    expect(await stateOf([...traded, ...suspendedTo(14)])).toEqual(["stale", daysBefore(AS_OF, 14)]);
    expect(await stateOf([...traded, ...suspendedTo(15)])).toEqual(["no_data", daysBefore(AS_OF, 15)]);
    expect(await stateOf(traded)).toEqual(["no_data", daysBefore(AS_OF, 20)]);
  });

  test("from before the window has nothing to be ranked in", async () => {
    await replaceHistory(connection, daysUntil(daysBefore(AS_OF, 400), [10, 20, 15]));
    expect(await one(connection, `pe_percentiles_of('${AS_OF}', window_years := 1)`)).toMatchObject({
      pe: 15,
      percentile: null,
      state: "no_days",
      n: 0
    });
  });

  test("that is missing is not taken from the day before", async () => {
    expect(await ofLast([10, 12, null])).toMatchObject({
      pe: null,
      percentile: null,
      state: "missing",
      n: 2,
      n_missing: 1
    });
    for (const row of await call(connection, `pe_strips_of('${AS_OF}')`)) expect(row.percentile).toBeNull();
  });

  test("of a company that never traded is missing, and one without a day up to as-of has no row", async () => {
    const suspended = {code: "synthetic", date: AS_OF, pe: 10, suspended: true};
    await replaceHistory(connection, [suspended, {...suspended, code: "later", date: "2024-03-01"}]);
    const rows = await call(connection, `pe_percentiles_of('${AS_OF}')`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({code: "synthetic", state: "missing", pe_date: null, n: 0, n_suspended: 1});
  });

  test("of zero is a loss", async () => {
    expect(await ofLast([10, 12, 0])).toMatchObject({percentile: null, state: "loss", n: 2, n_loss: 1});
  });
});

test("a percentile is the nearest double of its fraction", async () => {
  expect((await ofLast([...Array(57).fill(5), ...Array(43).fill(10), 7])).percentile).toBe(57);
});

describe("few or equal days", () => {
  const kinds = async (pes: Pes) => {
    await replaceHistory(connection, daysUntil(AS_OF, pes));
    const rows = await call(connection, `pe_strip_of('synthetic', '${AS_OF}')`);
    const own = rows.filter(({losses}) => losses === "exclude");
    return Object.fromEntries(own.map(({kind, percentile, state}) => [kind, [percentile, state]]));
  };

  test("one day: no INC, whose steps are one fewer than the days", async () => {
    expect(await kinds([10])).toEqual({
      inc: [null, "one_day"],
      exc: [50, "short_window"],
      weak: [100, "short_window"],
      strict: [0, "short_window"],
      mean: [50, "short_window"]
    });
  });

  test("all equal", async () => {
    expect(await kinds([10, 10, 10])).toEqual({
      inc: [0, "short_window"],
      exc: [25, "short_window"],
      weak: [100, "short_window"],
      strict: [0, "short_window"],
      mean: [50, "short_window"]
    });
  });

  test("no company at all", async () => {
    await replaceHistory(connection, []);
    expect(await call(connection, `pe_percentiles_of('${AS_OF}')`)).toEqual([]);
    expect(await call(connection, `pe_strip_of('synthetic', '${AS_OF}')`)).toEqual([]);
  });

  // The window begins after 2019-02-23, 1826 days before.
  test.each([
    [249, 1825, "short_window"],
    [250, 1825, "ok"],
    [250, 1812, "ok"],
    [250, 1811, "short_window"]
  ])("%d days, the first of them %d days before as-of: %s", async (n, first, state) => {
    const listed = {code: "synthetic", date: daysBefore(AS_OF, first), pe: 10, suspended: false};
    await replaceHistory(connection, [listed, ...daysUntil(AS_OF, Array(n - 1).fill(11))]);
    expect(await one(connection, `pe_percentiles_of('${AS_OF}')`)).toMatchObject({n, state});
  });

  test("250 days are enough for the whole history, however short it is", async () => {
    await replaceHistory(connection, daysUntil(AS_OF, Array(250).fill(11)));
    const row = await one(connection, `pe_percentiles_of('${AS_OF}', window_years := 0)`);
    expect(row).toMatchObject({n: 250, state: "ok"});
  });
});

describe("a what-if value", () => {
  const pes = [10, 20, 30, -5];
  test.each([
    ["inc", 5, 0, "below_range"],
    ["inc", 35, 100, "above_range"],
    ["exc", 5, null, "below_range"],
    ["exc", 35, null, "above_range"],
    ["weak", 5, 0, "below_range"],
    ["strict", 35, 100, "above_range"],
    ["mean", 35, 100, "above_range"],
    ["exc", 10, 25, "short_window"],
    ["inc", 25, 75, "short_window"]
  ])("%s of %d is %d: %s", async (kind, value, percentile, state) => {
    expect(await ofValue(pes, value, `, kind := '${kind}'`)).toMatchObject({
      percentile,
      state,
      pe: value
    });
  });

  test("between a profit and a loss is placed by E/P", async () => {
    // E/P falls from 1/30 over 1/60 to -1/5: a fourteenth of the way.
    const {percentile} = await ofValue(pes, 60, ", losses := 'dearest'");
    expect(percentile).toBeCloseTo((100 * (2 + 1 / 14)) / 3, 9);
  });

  test("of full precision is one of the days, and two PEs whose E/P round to one are still two", async () => {
    const [smaller, larger] = [1.9999999999999996, 1.9999999999999998];
    expect(1 / smaller).toBe(1 / larger);
    for (const losses of ["exclude", "dearest", "raw"]) {
      const row = await ofValue(
        [smaller, larger, larger],
        larger,
        `, losses := '${losses}', kind := 'strict'`
      );
      expect(row.percentile).toBe(100 / 3);
    }
  });

  test("that is the current PE has the current percentile", async () => {
    const own = await ofLast([10, 20, 30, 20]);
    expect((await ofValue([10, 20, 30, 20], 20)).percentile).toBe(own.percentile);
  });

  test("of a loss has no number where losses are excluded", async () => {
    expect(await ofValue(pes, -1)).toMatchObject({percentile: null, state: "loss"});
  });

  test("of a company nobody knows has no row", async () => {
    await replaceHistory(connection, daysUntil(AS_OF, pes));
    expect(await call(connection, `pe_percentile_of_value('none', 10.0, '${AS_OF}')`)).toEqual([]);
  });
});

describe("an option that nobody knows is refused", () => {
  test.each([
    ["kind := 'median'", "not one of [inc, exc, weak, strict, mean]: median"],
    ["losses := 'drop'", "not one of [exclude, dearest, raw]: drop"],
    ["window_years := 2", "not one of [1, 3, 5, 10, 0]: 2"],
    ["window_years := -5", "not one of [1, 3, 5, 10, 0]: -5"],
    ["window_years := NULL", "not one of [1, 3, 5, 10, 0]: NULL"],
    ["kind := NULL", "not one of [inc, exc, weak, strict, mean]: NULL"],
    ["basis := 'forward'", "empty set of columns"],
    ["history := 'nowhere'", "nowhere does not exist"]
  ])("%s", async (option, message) => {
    await replaceHistory(connection, daysUntil(AS_OF, [10, 20]));
    await expect(call(connection, `pe_percentiles_of('${AS_OF}', ${option})`)).rejects.toThrow(message);
  });

  test("and so is a day that is none", async () => {
    await expect(call(connection, "pe_percentiles_of('2024-02-30')")).rejects.toThrow("2024-02-30");
  });
});

describe("another table of history", () => {
  test("is read by its name, and so is another basis by its column", async () => {
    await replaceHistory(connection, daysUntil(AS_OF, [10, 20]));
    await connection.run(`CREATE OR REPLACE TABLE other AS
SELECT * EXCLUDE (pe_ttm, pe_static), 30 - pe_ttm AS pe_static FROM pe_history`);
    const macro = `pe_percentiles_of('${AS_OF}', history := 'other', basis := 'static')`;
    expect(await one(connection, macro)).toMatchObject({pe: 10, percentile: 0});
    expect(await one(connection, `pe_percentiles_of('${AS_OF}')`)).toMatchObject({
      pe: 20,
      percentile: 100
    });
  });

  test("has columns of the types that are published", async () => {
    const columns = await readRows(connection, `DESCRIBE SELECT * FROM pe_percentiles_of('${AS_OF}')`);
    expect(Object.fromEntries(columns.map((c) => [c.column_name, c.column_type]))).toEqual({
      code: "VARCHAR",
      as_of: "DATE",
      window_years: "INTEGER",
      kind: "VARCHAR",
      losses: "VARCHAR",
      basis: "VARCHAR",
      pe: "DOUBLE",
      percentile: "DOUBLE",
      state: "VARCHAR",
      n: "INTEGER",
      n_loss: "INTEGER",
      n_missing: "INTEGER",
      n_suspended: "INTEGER",
      window_start: "DATE",
      pe_date: "DATE",
      first_date: "DATE",
      last_date: "DATE"
    });
  });
});
