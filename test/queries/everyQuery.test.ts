import {beforeAll, describe, expect, test} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {DEFAULT_QUERIES} from "../../src/queries/defaults.js";
import {BOOT, openBoth, type WasmEngine} from "../duckdbWasm.js";
import {defaultQueries} from "../reportRows.js";
import {EVERY_QUERY} from "./everyQuery.js";

let node: DuckDBConnection;
let wasm: WasmEngine;
beforeAll(async () => {
  [node, wasm] = await openBoth(await embeddedTables());
}, BOOT);

describe.each(Object.entries(EVERY_QUERY))("%s", (_, query) => {
  test("is this text", () => {
    expect(String(query)).toMatchSnapshot();
  });

  test("is understood by the engine", async () => {
    await expect(readRows(node, `EXPLAIN ${query}`)).resolves.not.toHaveLength(0);
  });

  test("has the same rows in the same order in the browser's engine", async () => {
    const rows = await readRows(node, String(query));
    expect(wasm.query(String(query))).toEqual(rows);
    // And after the way through a build-time answer.
    expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
  });
});

describe.each(Object.entries(DEFAULT_QUERIES))("the default queries of the page %s", (_, queries) => {
  test("have different texts, since the text is the key of an answer", async () => {
    const texts = await defaultQueries(queries);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test("have rows each, the same in the browser's engine", async () => {
    for (const query of await defaultQueries(queries)) {
      const rows = await readRows(node, query);
      // The embedded report was never refreshed and has no history: refreshRuns.test.ts has runs, performance.test.ts
      // and changes.test.ts a synthetic market.
      if (
        !/FROM (refresh_runs\n|model_feeds\n|performance AS p|lagging_companies|shown_sectors\n|snapshots ORDER|companies WHERE false)/.test(
          query
        )
      )
        expect(rows.length, query).toBeGreaterThan(0);
      expect(wasm.query(query), query).toEqual(rows);
    }
  });
});
