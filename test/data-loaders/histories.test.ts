import {beforeAll, describe, expect, test} from "vitest";
import {CONTRACT, type Row} from "../../data-loaders/contract.js";
import {createTable, type DuckDBConnection, openEngine} from "../../data-loaders/engine.js";
import {historyFile} from "../../data-loaders/histories.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";
import {syntheticHistory} from "../syntheticMarket.js";

/** What a page may read of a company's history, in bytes. */
const BOUND = 20_000;
const CODE = "synthetic";

let wasm: WasmEngine;
beforeAll(async () => {
  wasm = await openWasm({});
}, BOOT);

async function openHistory(rows: readonly Row[]): Promise<DuckDBConnection> {
  const connection = await openEngine();
  await createTable(connection, "pe_history", rows);
  return connection;
}

/** The rows of a company's file, as its page gets them; capitalisations are in CNY, and in no other currency. */
async function readFile(file: Buffer) {
  await wasm.load("pe_history", file);
  expect(wasm.query("SELECT * FROM pe_history WHERE market_cap_100m IS NOT NULL")).toEqual([]);
  return wasm.query("SELECT * EXCLUDE (market_cap_100m) FROM pe_history");
}

const company = (seed: number, days: number) =>
  syntheticHistory({code: CODE, seed, days, loss: [500, 400], missing: [300, 290], suspended: [200, 180]});

describe("a company's history", () => {
  test.each([1, 2, 3])(
    "of five years with four digits is within the bound, and of ten years, too",
    async (seed) => {
      const five = await historyFile(await openHistory(company(seed, 1215)), CODE);
      const ten = await historyFile(await openHistory(company(seed, 2430)), CODE);
      expect(five.length).toBeLessThan(0.55 * BOUND);
      expect(ten.length).toBeLessThan(BOUND);
    }
  );

  test("is the same in the browser's engine, to the last bit and in the types of the contract", async () => {
    const rows = company(7, 1215);
    expect(await readFile(await historyFile(await openHistory(rows), CODE))).toEqual(rows);
    // No page shows the other ratios.
    const {pb: _, ps_ttm: __, ...shown} = CONTRACT.pe_history;
    const types = wasm.query(
      "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'pe_history' ORDER BY column_index"
    );
    expect(Object.fromEntries(types.map((c) => [c.column_name, c.data_type]))).toEqual(shown);
  });

  test("of figures with more digits is kept to the last bit, too; beyond the bound where the static PE has them as well", async () => {
    const rows = company(7, 1215).map((row) => ({
      ...row,
      pe_ttm: row.pe_ttm === null ? null : Number(row.pe_ttm) / 3,
      market_cap_cny_100m: Number(row.market_cap_cny_100m) / 7
    }));
    const file = await historyFile(await openHistory(rows), CODE);
    expect(await readFile(file)).toEqual(rows);
    expect(file.length).toBeLessThan(1.3 * BOUND);
    const plain = await historyFile(await openHistory(rows.map((row) => ({...row, pe_static: null}))), CODE);
    expect(plain.length).toBeLessThan(BOUND);
  });

  test("has no column for a static PE that no day has", async () => {
    const rows = syntheticHistory({code: CODE, seed: 3, days: 30, isStatic: false});
    const [day] = await readFile(await historyFile(await openHistory(rows), CODE));
    expect(Object.keys(day ?? {})).toEqual(["code", "date", "pe_ttm", "market_cap_cny_100m", "suspended"]);
  });

  test("is written as decimals only where nothing is lost: not beyond their reach, nor a digit more", async () => {
    for (const pe_ttm of [1e15, -0.00001, 123.45678, 1e-300, -154.1234]) {
      const rows = [
        {code: CODE, date: "2024-02-23", pe_ttm, market_cap_cny_100m: 1, suspended: false, pe_static: pe_ttm}
      ];
      expect(await readFile(await historyFile(await openHistory(rows), CODE))).toEqual(rows);
    }
  });

  test("holds no other company, and none where there is none", async () => {
    const rows = [...company(1, 30), ...company(2, 30).map((row) => ({...row, code: "another"}))];
    const connection = await openHistory(rows);
    expect(await readFile(await historyFile(connection, "another"))).toEqual(rows.slice(30));
    expect(await readFile(await historyFile(connection, "it's nobody"))).toEqual([]);
  });
});
