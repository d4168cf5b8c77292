import {describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {combineSources, overlayHistory} from "../../../data-loaders/sources/combineSources.js";
import {findSources} from "../../../data-loaders/sources/index.js";
import type {Fetched, FetchOptions, Source} from "../../../data-loaders/sources/source.js";

const report = await reportTables();

const day = (code: string, date: string, pe_ttm: number) => ({
  ...{code, date, pe_ttm, market_cap_cny_100m: null},
  suspended: false
});

/** A source that remembers what it was asked and adds a day to what it gets. */
function synthetic(name: string, fetched: Partial<Fetched>, asked: FetchOptions[] = []): Source {
  return {
    name,
    secrets: [`${name.toUpperCase()}_TOKEN`],
    async fetch(options) {
      asked.push(options);
      return {tables: options.base, as_of: "2024-02-22", rows_in: 1, ...fetched};
    }
  };
}

const options: FetchOptions = {
  as_of: null,
  today: "2024-02-26",
  base: {...report, pe_history: [day("a", "2024-02-20", 1), day("a", "2024-02-21", 2)]},
  env: {},
  signal: new AbortController().signal,
  say() {},
  progress() {}
};

describe("several sources in one refresh", () => {
  const brought: Tables = {...report, pe_history: [day("a", "2024-02-21", 3)]};

  test("are named together, keep each other's secrets, and count all rows up to the latest day", async () => {
    const name = {code: "600000.SH", name: "浦发银行", from: "a.csv row 2"};
    const absence = {table: "pe_history" as const, code: "600000.SH", message: "synthetic"};
    const both = combineSources([
      synthetic("one", {
        as_of: "2024-02-23",
        rows_in: 5,
        calendar: ["2024-02-23", "2024-02-22"],
        names: [name]
      }),
      synthetic("two", {rows_in: 7, calendar: ["2024-02-21", "2024-02-22"], names: [name], absent: [absence]})
    ]);
    expect([both.name, both.secrets]).toEqual(["one+two", ["ONE_TOKEN", "TWO_TOKEN"]]);
    expect(await both.fetch(options)).toMatchObject({
      as_of: "2024-02-23",
      rows_in: 12,
      calendar: ["2024-02-21", "2024-02-22", "2024-02-23"],
      names: [name, name],
      absent: [absence]
    });
  });

  test("each get what those before them brought, alone and over what is published", async () => {
    const asked: FetchOptions[] = [];
    await combineSources([synthetic("one", {tables: brought}, asked), synthetic("two", {}, asked)]).fetch(
      options
    );
    expect(asked[0]!.earlier).toBeUndefined();
    expect(asked[1]!.earlier).toBe(brought);
    expect(asked[1]!.base.pe_history).toEqual([day("a", "2024-02-20", 1), day("a", "2024-02-21", 3)]);
  });

  test("stop where the refresh is told to end", async () => {
    const ended = {...options, signal: AbortSignal.abort(new Error("ended"))};
    const asked: FetchOptions[] = [];
    const both = combineSources([synthetic("one", {}, asked), synthetic("two", {}, asked)]);
    await expect(both.fetch(ended)).rejects.toThrow("ended");
    expect(asked).toHaveLength(1);
  });

  test("of one are that one, and a name given twice is asked once", async () => {
    expect((await findSources(["report", "inbox", "report"])).name).toBe("report+inbox");
    expect((await findSources(["report"])).name).toBe("report");
    await expect(findSources(["report", "nobody"])).rejects.toThrow('unknown source: "nobody"');
  });
});

describe("a history over another", () => {
  const over = (before: Row, now: Row) => overlayHistory("pe_history", [before], [now])[0];
  const whole = {...day("a", "2024-02-20", 20), market_cap_cny_100m: 1200, pe_static: 25, pb: 3, ps_ttm: 4};

  test("keeps days of one alone, by key", () => {
    const rows = overlayHistory(
      "pe_history",
      [day("b", "2024-02-20", 1), day("a", "2024-02-20", 2)],
      [day("b", "2024-02-20", 9)]
    );
    expect(rows).toEqual([day("a", "2024-02-20", 2), day("b", "2024-02-20", 9)]);
  });

  test("has the figures that it brings, and leaves those that it has no column or no value for", () => {
    expect(over(whole, day("a", "2024-02-20", 21))).toEqual({...whole, pe_ttm: 21});
    const silent = {...day("a", "2024-02-20", 21), pe_ttm: null};
    expect(over(whole, {...silent, market_cap_cny_100m: 1300})).toEqual({
      ...whole,
      market_cap_cny_100m: 1300
    });
    expect(over(silent, whole)).toEqual(whole);
  });

  test("loses no digits, and not the size of a loss", () => {
    expect(over({...whole, pe_ttm: 20.1234}, day("a", "2024-02-20", 20.12))).toMatchObject({pe_ttm: 20.1234});
    expect(over({...whole, pe_ttm: -12.5}, day("a", "2024-02-20", 0))).toMatchObject({pe_ttm: -12.5});
  });

  test("is suspended where either says so", () => {
    const halted = {...day("a", "2024-02-20", 21), pe_ttm: null, suspended: true};
    expect(over(halted, day("a", "2024-02-20", 21))).toEqual(halted);
    expect(over(whole, halted)).toEqual({...whole, suspended: true});
  });

  test("of an index takes a close with its source", () => {
    const close = (source: string, value: number) => ({
      ...{index_code: "000300.SH", date: "2024-02-20", close: value, source}
    });
    expect(overlayHistory("index_history", [close("one", 3500)], [close("two", 3501)])).toEqual([
      close("two", 3501)
    ]);
  });
});
