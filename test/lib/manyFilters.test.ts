// @vitest-environment jsdom
import {gte} from "@uwdata/mosaic-sql";
import {afterAll, describe, expect, test} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {dataTable, type TableLabels} from "../../src/components/table/dataTable.js";
import {queryText, type RowRequest} from "../../src/lib/notebook.js";
import {PageState} from "../../src/lib/pageState.js";
import {type Range, range} from "../../src/lib/permalink.js";
import {follow, MOST_BYTES, QueryClient, sizeOf} from "../../src/lib/queryClient.js";
import type {DataRow} from "../../src/lib/rows.js";
import {sqlText, where} from "../../src/queries/sql.js";
import {openWasm, type WasmEngine} from "../duckdbWasm.js";
import {usedHeap} from "../heap.js";
import {isLong, runs} from "../length.js";
import {tell} from "../tell.js";

const CHANGES = 10_000;
const MIB = 2 ** 20;
/** What two measurements of the same may differ by: code that was compiled between them, and the like. */
const NOISE = 2 * MIB;

interface State {
  readonly score: Range;
}

/** A page's state with a brush: every change of it is a filter that was never asked before. */
const brushed = () => new PageState<State>({score: range()});

const REQUEST: RowRequest<State> = {
  clauses: [({score: [from]}) => ({score: from === null ? null : gte("score", from)})],
  query: (
    filter
  ) => sqlText`SELECT model_id, benchmark_id, score, NULL AS nothing FROM scores ${where(filter)}
ORDER BY score, model_id, benchmark_id LIMIT 30`
};

const labels: TableLabels = {
  lang: "en",
  search: "Search",
  found: String,
  empty: "nothing",
  noMatch: String,
  previous: "Previous",
  next: "Next",
  position: String,
  pageSize: "Rows a page",
  all: "All"
};

/** The engine of a page, a client before it, and a table that follows the state. */
function page(engine: Pick<WasmEngine, "query">) {
  let asked = 0;
  const client = new QueryClient({
    known: {},
    source: async (sql) => {
      asked++;
      return engine.query(sql);
    }
  });
  const state = brushed();
  const columns = ["model_id", "benchmark_id", "score"].map((key) => ({key, label: key}));
  const table = dataTable<DataRow>([], columns, {caption: "Scores", labels});
  document.body.append(table);
  const question = {
    text: () => queryText(REQUEST, state.value),
    onChange: (listener: () => void) => state.ahead(listener)
  };
  const stop = follow<DataRow>(client, question, {
    rows: (rows) => table.update(rows),
    pending() {},
    error: (error) => {
      throw error;
    }
  });
  return {client, state, stop, asked: () => asked, shown: () => table.querySelectorAll("tbody tr").length};
}

/** Rows as the engine of the browser answers them; in `npm test` without it, whose start takes longer than the test. */
async function engineOf(): Promise<Pick<WasmEngine, "query">> {
  const {scores} = await reportTables();
  if (isLong) return openWasm({scores});
  return {
    query: () => scores.slice(0, 30).map(({model_id, score}) => ({model_id, score}) as DataRow)
  };
}

// A state writes the address 150 ms after its last change.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 300)));

describe("a page whose filter changes again and again", () => {
  test("keeps no more answers than its bound, however many there were", async () => {
    const rowsOf = (i: number) =>
      Array.from({length: 6}, (_, k): DataRow => ({name: `row ${k} of ${i}`, score: i + k / 7}));
    const client = new QueryClient({known: {}, mostBytes: MIB, source: async (sql) => rowsOf(Number(sql))});
    let most = 0;
    for (let i = 0; i < CHANGES; i++) {
      await client.ask(String(i));
      most = Math.max(most, client.bytes);
    }
    expect(most).toBeLessThanOrEqual(MIB);
    // Full, but for less than one answer more.
    expect(client.bytes).toBeGreaterThan(MIB - sizeOf("9999", rowsOf(9999)) - 100);
    const kept = Array.from({length: CHANGES}, (_, i) => i).filter((i) => client.peek(String(i)));
    const fit = Math.floor(MIB / sizeOf("9999", rowsOf(9999)));
    expect(kept.length).toBeLessThan(fit + 20);
    expect(kept).toEqual(Array.from({length: kept.length}, (_, i) => CHANGES - kept.length + i));
  });

  test("takes no more memory at the end than when its answers were full, with the engine of the browser", async () => {
    const {client, state, stop, asked, shown} = page(await engineOf());
    const changes = runs(60, CHANGES);
    const heaps: number[] = [];
    let most = 0;
    for (let i = 1; i <= changes; i++) {
      state.set({score: [i / changes, null]});
      // The question is asked in the next turn, and its answer is drawn in it.
      await new Promise((resolve) => setImmediate(resolve));
      most = Math.max(most, client.bytes);
      if (isLong && i % (changes / 10) === 0) heaps.push(await usedHeap());
    }
    expect(asked()).toBeGreaterThanOrEqual(changes);
    expect(shown()).toBe(30);
    expect(most).toBeLessThanOrEqual(MOST_BYTES);
    stop();
    if (!isLong) return;
    // By a fifth of the way the answers are full.
    expect(most).toBeGreaterThan(MOST_BYTES - 20_000);
    const [first, last] = [heaps[1]!, heaps.at(-1)!];
    tell(`${changes} filter changes`, {
      "kB kept at most": Math.round(most / 1000),
      "heap kB after a fifth": Math.round(first / 1000),
      "heap kB at the end": Math.round(last / 1000)
    });
    expect(last - first).toBeLessThan(NOISE);
  });
});

describe("the size of an answer", () => {
  const fresh = (text: string) => Buffer.from(text).toString();
  const kinds: Readonly<Record<string, (i: number) => DataRow>> = {
    "no cell": () => ({}),
    numbers: (i) => Object.fromEntries(Array.from({length: 12}, (_, k) => [`c${k}`, i + k / 7])),
    "whole numbers": (i) => Object.fromEntries(Array.from({length: 12}, (_, k) => [`c${k}`, i + k])),
    words: (i) => Object.fromEntries(Array.from({length: 12}, (_, k) => [`c${k}`, fresh(`model ${i}`)])),
    Chinese: (i) => Object.fromEntries(Array.from({length: 12}, (_, k) => [`c${k}`, fresh(`中际旭创${i}`)])),
    "one cell": (i) => ({n: i / 7})
  };

  test("is not below what it takes", async () => {
    for (const [kind, rowOf] of Object.entries(kinds).slice(0, runs(2, 6))) {
      const client = new QueryClient({
        known: {},
        mostBytes: Number.POSITIVE_INFINITY,
        source: async (sql) => Array.from({length: 20}, (_, r) => rowOf(Number(sql) + r))
      });
      const before = await usedHeap();
      for (let i = 0; i < runs(500, 3000); i++) await client.ask(fresh(String(i)));
      const taken = (await usedHeap()) - before;
      expect(taken, kind).toBeLessThan(client.bytes + MIB / 2);
      expect(client.peek("0")).toHaveLength(20);
    }
  });
});
