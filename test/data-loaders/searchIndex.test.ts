import {describe, expect, test} from "vitest";
import {searchJson, typedForms, unlistedJson} from "../../data-loaders/searchIndex.js";
import {PAGES} from "../../src/layout/layout.js";
import {entriesOf, findEntries, KINDS} from "../../src/lib/findEntries.js";
import {TABLES} from "../../src/queries/catalog.js";

const json = await searchJson({tables: TABLES, pages: PAGES.map(({path, en, zh}) => [path, en, zh])});
const entries = entriesOf(JSON.parse(json));
const found = (query: string) => findEntries(entries, query).map(({address}) => address);

describe("how a Chinese name is typed", () => {
  test("is its pinyin and its initials", () => {
    expect(typedForms("中际旭创")).toEqual(["zhongjixuchuang", "zjxc"]);
  });

  test("is every reading of a character that has several", () => {
    expect(typedForms("重庆银行")).toEqual(expect.arrayContaining(["chongqingyinhang", "cqyh", "zqyx"]));
  });

  test("has letters and digits as they are", () => {
    expect(typedForms("TCL科技")).toEqual(expect.arrayContaining(["tclkeji", "tkj"]));
    expect(typedForms("")).toEqual([]);
  });
});

describe("the search of the embedded report's site", () => {
  test.each([
    ["zjxc", "companies/300308.SZ.html"],
    ["ZhongJiXuChuang", "companies/300308.SZ.html"],
    ["中际", "companies/300308.SZ.html"],
    ["３００３０８", "companies/300308.SZ.html"],
    ["300308.sz", "companies/300308.SZ.html"],
    ["sz300308", "companies/300308.SZ.html"],
    ["688256.SS", "companies/688256.SH.html"],
    ["BJ.920808", "companies/872808.BJ.html"],
    ["innolight", "companies/300308.SZ.html"],
    ["gemma 7b", "models/model.html?id=gemma-7b"],
    // Sooner than LLaMA 33B, whose name is shorter and begins so, too.
    ["llama 3", "models/model.html?id=llama-3-8b"],
    ["mmlu", "models/benchmarks.html?set=all&columns=mmlu&by=-mmlu"],
    // Old code and new one: one company.
    ["920808.bj", "companies/872808.BJ.html"],
    ["920808", "companies/872808.BJ.html"],
    ["872808", "companies/872808.BJ.html"],
    ["pe_percentiles", "data/index.html?table=pe_percentiles"],
    ["valuation", "companies/valuation.html"],
    ["估值", "companies/valuation.html"],
    ["brief", "index.html"]
  ])("%s finds %s first", (query, address) => {
    expect(found(query)[0]).toBe(address);
  });

  test.each([
    ["companies", /^companies\/\w+\.html$/],
    ["Models", /^models\/\w+\.html$/]
  ])("finds the pages of a folder by its name, %s, before the table of that name", (query, address) => {
    const all = found(query);
    const pages = all.filter((each) => address.test(each));
    expect(pages.length).toBeGreaterThan(2);
    expect(all.slice(0, pages.length)).toEqual(pages);
    expect(all[pages.length]).toBe(`data/index.html?table=${query.toLowerCase()}`);
  });

  test("finds every company by its code, names, pinyin and initials", () => {
    for (const entry of entries.filter(({kind}) => kind === "company"))
      for (const key of entry.keys)
        expect(
          findEntries(entries, key).map(({address}) => address),
          key
        ).toContain(entry.address);
  });

  test("finds a sector's companies by the sector, after what is called so", () => {
    expect(found("optical modules").length).toBeGreaterThan(1);
    expect(found("光模块")).toContain("companies/300308.SZ.html");
  });

  test("finds nothing of nothing, nor of what is not there, and never what may run", () => {
    expect(found("")).toEqual([]);
    expect(found("   ")).toEqual([]);
    expect(found("zzzzqq")).toEqual([]);
    for (const {address} of entries) expect(address).toMatch(/^[\w./?=&%+-]+$/);
  });

  test("has nobody else to ask for, where every company is in a list", async () => {
    const {companies, listed, unlisted} = JSON.parse(json);
    expect([companies.length, listed, unlisted]).toEqual([33, 33, 0]);
    expect(JSON.parse(await unlistedJson())).toEqual([]);
  });

  test("has every kind, and stays small", () => {
    expect(new Set(entries.map(({kind}) => kind))).toEqual(new Set(KINDS));
    expect(new Set(entries.map(({address}) => address)).size).toBe(entries.length);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(15_000);
  });
});
