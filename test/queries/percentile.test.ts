import {beforeAll, describe, expect, test} from "vitest";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../data-loaders/engine.js";
import {installPercentile} from "../../data-loaders/percentile/percentile.js";
import {
  BASES,
  DEFAULT_CHOICE,
  KINDS,
  LOSSES,
  type PercentileChoice,
  percentileRows,
  stripRows,
  valueRows,
  WINDOWS
} from "../../src/queries/percentile.js";

const choice: PercentileChoice = {asOf: "2024-02-23", ...DEFAULT_CHOICE};
const HOSTILE = "'; DROP TABLE pe_history; --";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openEngine();
  await installPercentile(connection);
  const days = [12.5, 41.57, -3, 20].map((pe_ttm, i) => ({
    code: "688256.SH",
    date: `2024-02-${20 + i}`,
    pe_ttm,
    market_cap_cny_100m: 100,
    suspended: false
  }));
  await createTable(connection, "pe_history", days);
});

const ask = (sql: {toString(): string}) => readRows(connection, String(sql));

describe("the words of the options", () => {
  test.each([
    ["pe_kinds", KINDS],
    ["pe_losses", LOSSES],
    ["pe_windows", WINDOWS]
  ])("are those of the definition: %s", async (macro, words) => {
    const rows = await readRows(connection, `SELECT unnest(${macro}()) AS word`);
    expect(rows.map(({word}) => word)).toEqual(words);
  });

  test("name a column of the history each, as far as they are a basis", async () => {
    const columns = await readRows(connection, "DESCRIBE pe_history");
    for (const basis of BASES) expect(columns.map((c) => c.column_name)).toContain(`pe_${basis}`);
  });
});

describe("percentileRows", () => {
  test("asks for every company under one choice", async () => {
    expect(
      String(percentileRows({...choice, kind: "weak", losses: "dearest", window: 0}))
    ).toMatchInlineSnapshot(`
      "SELECT
        code, as_of, window_years, kind, losses, basis, pe, percentile, state,
        n, n_loss, n_missing, n_suspended, window_start, pe_date, first_date, last_date
      FROM pe_percentiles_of(
        CAST('2024-02-23' AS DATE), window_years := 0, basis := 'ttm',
        kind := 'weak', losses := 'dearest'
      )
      ORDER BY code"
    `);
    expect(await ask(percentileRows(choice))).toEqual([
      {
        code: "688256.SH",
        as_of: "2024-02-23",
        window_years: 5,
        kind: "inc",
        losses: "exclude",
        basis: "ttm",
        pe: 20,
        percentile: 50,
        state: "short_window",
        n: 3,
        n_loss: 1,
        n_missing: 0,
        n_suspended: 0,
        window_start: "2019-02-23",
        pe_date: "2024-02-23",
        first_date: "2024-02-20",
        last_date: "2024-02-23"
      }
    ]);
  });

  test.each([
    ["kind", "median"],
    ["losses", HOSTILE],
    ["window", 2],
    ["basis", "forward"],
    ["asOf", "2024-2-23"],
    ["asOf", HOSTILE]
  ])("refuses a %s of %s before any SQL is written", (name, value) => {
    expect(() => percentileRows({...choice, [name]: value} as never)).toThrow(String(value));
  });
});

describe("stripRows", () => {
  test("has the fifteen numbers of a company in the order of the lists", async () => {
    const rows = await ask(stripRows("688256.SH", choice));
    expect(rows.map(({losses, kind}) => [losses, kind])).toEqual(
      LOSSES.flatMap((losses) => KINDS.map((kind) => [losses, kind]))
    );
  });

  test("has them for another PE where one is given, and it is the same double", async () => {
    const rows = await ask(stripRows("688256.SH", choice, 41.57));
    expect(rows[0]).toMatchObject({pe: 41.57, percentile: 100, state: "short_window"});
  });

  test("has none of a company nobody knows, whatever its name", async () => {
    for (const code of ["", "688041.SH", HOSTILE, "' OR TRUE --"])
      expect(await ask(stripRows(code, choice))).toEqual([]);
    expect(await ask(stripRows("688256.SH", choice))).toHaveLength(15);
  });
});

describe("valueRows", () => {
  test("ranks one PE among the days of a company", async () => {
    expect(String(valueRows("688256.SH", 1e-7, choice))).toMatchInlineSnapshot(`
      "SELECT
        code, as_of, window_years, kind, losses, basis, pe, percentile, state,
        n, n_loss, n_missing, n_suspended, window_start, pe_date, first_date, last_date
      FROM pe_percentile_of_value(
        '688256.SH', CAST('1e-7' AS DOUBLE), CAST('2024-02-23' AS DATE), window_years := 5, basis := 'ttm',
        kind := 'inc', losses := 'exclude'
      )
      ORDER BY code"
    `);
    expect(await ask(valueRows("688256.SH", 16.25, choice))).toMatchObject([{pe: 16.25, percentile: 25}]);
    expect(await ask(valueRows("688256.SH", 1e-7, choice))).toMatchObject([{pe: 1e-7, percentile: 0}]);
    expect(await ask(valueRows("688256.SH", -1, choice))).toMatchObject([{percentile: null, state: "loss"}]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses a PE of %d", (value) => {
    expect(() => valueRows("688256.SH", value, choice)).toThrow(`no finite PE: ${value}`);
  });
});
