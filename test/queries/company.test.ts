import {beforeAll, describe, expect, test} from "vitest";
import {answerCompany} from "../../data-loaders/answer.js";
import {type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {historyFile} from "../../data-loaders/histories.js";
import {
  binRows,
  companyFacts,
  companyHistoryQueries,
  companyTableQueries,
  dayRows,
  peerRows,
  seriesRows,
  stretchRows
} from "../../src/queries/company.js";
import {levelRows, stripRows, valueRows} from "../../src/queries/percentile.js";
import type {BinRow, CompanyFacts, PeerRow, SeriesRow, StretchRow} from "../../src/queries/rows/company.js";
import type {PercentileRow} from "../../src/queries/rows/percentile.js";
import {BOOT, openWasm, type WasmEngine} from "../duckdbWasm.js";
import {openForPages} from "../reportRows.js";
import {LAST_DAY, syntheticTables} from "../syntheticMarket.js";

let node: DuckDBConnection;
let wasm: WasmEngine;
let codes: string[];
beforeAll(async () => {
  const tables = await syntheticTables();
  codes = tables.companies.map(({code}) => String(code));
  [node, wasm] = await Promise.all([openForPages(tables), openWasm({})]);
}, BOOT);

/** Companies with a stretch of losses, without PE, suspended, with a loss to this day, listed late, without history. */
const chosen = () => [codes[0]!, codes[1]!, codes[3]!, codes[5]!, codes.at(-1)!];
const DAYS = {asOf: LAST_DAY, window: 5} as const;

async function ask<Row>(query: {toString(): string}): Promise<Row[]> {
  return (await readRows(node, String(query))) as Row[];
}

async function factsOf(code: string): Promise<CompanyFacts> {
  return (await ask<CompanyFacts>(companyFacts(code)))[0]!;
}

describe("the page of a company", () => {
  test("asks the engine in the browser, which has this company's days alone, and gets the build's rows", async () => {
    for (const code of chosen()) {
      const answers = await answerCompany(node, code, {
        facts: companyTableQueries,
        history: (own, facts) =>
          companyHistoryQueries(own, facts[String(companyFacts(own))]![0] as CompanyFacts)
      });
      await wasm.load("pe_history", await historyFile(node, code));
      const queries = companyHistoryQueries(code, await factsOf(code)).map(String);
      expect(queries.length > 0).toBe(code !== codes.at(-1));
      for (const query of queries) expect(wasm.query(query), query).toEqual(answers[query]);
      expect(Object.keys(answers)).toEqual([...companyTableQueries(code).map(String), ...queries]);
    }
  });

  test("gets the build's rows under every other definition, too", async () => {
    const code = codes[1]!;
    await wasm.load("pe_history", await historyFile(node, code));
    for (const window of [1, 3, 10, 0] as const)
      for (const losses of ["exclude", "dearest", "raw"] as const) {
        const days = {asOf: LAST_DAY, window};
        for (const query of [
          stripRows(code, days),
          seriesRows(code, days),
          stretchRows(code, days),
          dayRows(code, days),
          binRows(code, days),
          levelRows(code, {...days, losses}, [20, 50, 80]),
          valueRows(code, 41.57, {...days, kind: "exc", losses})
        ])
          expect(wasm.query(String(query)), String(query)).toEqual(await ask(query));
      }
  });
});

describe("the days that are drawn", () => {
  test("are at most about 300, with the last and the extremes of the window among them", async () => {
    for (const code of chosen().slice(0, -1)) {
      const drawn = await ask<SeriesRow>(seriesRows(code, DAYS));
      const all = (
        await ask<{pe: number | null; suspended: boolean; date: string}>(dayRows(code, DAYS))
      ).filter(({suspended}) => !suspended);
      expect(drawn.length).toBeLessThan(310);
      expect(drawn.length).toBeGreaterThan(Math.min(140, all.length - 1));
      expect(drawn.at(-1)?.date).toBe(all[0]?.date);
      const profits = (rows: readonly {pe: number | null}[]) =>
        rows.flatMap(({pe}) => (pe !== null && pe > 0 ? [pe] : []));
      expect(Math.max(...profits(drawn))).toBe(Math.max(...profits(all)));
      expect(Math.min(...profits(drawn))).toBe(Math.min(...profits(all)));
    }
  });

  test("carry the trailing profit that follows from capitalisation and PE", async () => {
    for (const {pe, market_cap_100m, profit} of await ask<SeriesRow>(seriesRows(codes[0]!, DAYS)))
      expect(Number(pe) * Number(profit)).toBeCloseTo(Number(market_cap_100m), 1);
  });
});

describe("stretches and classes", () => {
  test("hold every day that the percentile leaves out, and every day that it ranks", async () => {
    for (const code of chosen().slice(0, -1)) {
      const strip = await ask<PercentileRow>(stripRows(code, DAYS));
      const {n, n_loss, n_missing, n_suspended} = strip.find(({losses}) => losses === "exclude")!;
      const stretches = await ask<StretchRow>(stretchRows(code, DAYS));
      const days = (state: string) =>
        stretches.filter((s) => s.state === state).reduce((sum, s) => sum + s.n, 0);
      expect([days("loss"), days("missing"), days("suspended")]).toEqual([n_loss, n_missing, n_suspended]);
      const bins = await ask<BinRow>(binRows(code, DAYS));
      expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(n);
      expect(bins.length).toBeLessThanOrEqual(37);
      for (const [i, bin] of bins.entries()) {
        expect(bin.pe_to).toBeGreaterThan(bin.pe_from);
        if (i > 0) expect(bin.pe_from).toBeGreaterThanOrEqual(bins[i - 1]!.pe_to);
        expect(bin.middle > 0 && bin.middle < 100).toBe(true);
      }
    }
  });
});

describe("facts and peers", () => {
  test("say as of when there is a history, and how long it is", async () => {
    expect(await factsOf(codes[0]!)).toMatchObject({
      percentile_as_of: LAST_DAY,
      history_days: 1490,
      forward_year: 2024
    });
    expect(await factsOf(codes.at(-1)!)).toMatchObject({
      percentile_as_of: null,
      pe_ttm: null,
      history_days: 0
    });
    expect(await ask(companyFacts("000000.SZ"))).toEqual([]);
    expect(await ask(companyFacts("x' OR '1' = '1"))).toEqual([]);
  });

  test("peers are the company's sector, cheapest first, with the computed percentile or none", async () => {
    const peers = await ask<PeerRow>(peerRows("688256.SH"));
    expect(peers.map(({code}) => code)).toContain("688256.SH");
    expect(new Set(peers.map(({sector_en}) => sector_en))).toEqual(new Set(["Compute"]));
    const pes = peers.flatMap(({forward_pe}) => forward_pe ?? []);
    expect(pes).toEqual([...pes].sort((a, b) => a - b));
    const last = (await ask<PeerRow>(peerRows(codes.at(-1)!))).find(({code}) => code === codes.at(-1));
    expect(last).toMatchObject({computed: null, computed_state: null, computed_n: null});
  });
});
