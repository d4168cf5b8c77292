import {spawnSync} from "node:child_process";
import {describe, expect, test} from "vitest";
import {CONTRACT} from "../../../data-loaders/contract.js";
import {createTable, openEngine, readRows} from "../../../data-loaders/engine.js";
import {
  insertPercentiles,
  installPercentile,
  percentileSql,
  percentileWindows
} from "../../../data-loaders/percentile/percentile.js";
import {AS_OF, daysUntil, KINDS, LOSSES, openHistory, WINDOWS} from "./syntheticHistory.js";

describe("installPercentile", () => {
  test("can be run again, and before there is any table", async () => {
    const connection = await openEngine();
    await installPercentile(connection);
    await installPercentile(connection);
    expect(await percentileWindows(connection)).toEqual(WINDOWS);
  });
});

describe("insertPercentiles", () => {
  test("fills the published table with every window, kind and treatment of losses, in order", async () => {
    const days = ["b", "a"].flatMap((code) => daysUntil(AS_OF, [10, 30, -4, null, 20], code));
    const connection = await openHistory(days);
    await createTable(connection, "pe_percentiles", []);
    await createTable(connection, "pe_static_percentiles", []);
    await insertPercentiles(connection, AS_OF);
    const rows = await readRows(connection, "SELECT * FROM pe_percentiles");
    expect(rows).toHaveLength(2 * WINDOWS.length * KINDS.length * LOSSES.length);
    expect(new Set(rows.map((r) => `${r.code} ${r.window_years} ${r.kind} ${r.losses}`)).size).toBe(
      rows.length
    );
    expect(Object.keys(rows[0]!)).toEqual(Object.keys(CONTRACT.pe_percentiles));
    expect(rows.find((r) => r.window_years === 5 && r.kind === "inc" && r.losses === "exclude")).toEqual({
      code: "a",
      as_of: AS_OF,
      window_years: 5,
      kind: "inc",
      losses: "exclude",
      pe_ttm: 20,
      percentile: 50,
      state: "short_window",
      n: 3,
      n_loss: 1,
      n_missing: 1,
      n_suspended: 0,
      window_start: "2019-02-23",
      last_date: AS_OF
    });
  });

  test("refuses a day that is none", async () => {
    const connection = await openHistory(daysUntil(AS_OF, [10, 20]));
    await createTable(connection, "pe_percentiles", []);
    await createTable(connection, "pe_static_percentiles", []);
    await expect(insertPercentiles(connection, "23.02.2024")).rejects.toThrow("23.02.2024");
  });
});

describe("the loader entry", () => {
  test("prints the definition as the loaders run it", async () => {
    const {status, stdout, stderr} = spawnSync("node_modules/.bin/tsx", ["src/data/percentile.sql.ts"], {
      encoding: "utf8"
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(await percentileSql());
  });
});
