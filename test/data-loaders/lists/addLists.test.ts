import {beforeAll, describe, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {checkKeys} from "../../../data-loaders/gate/keys.js";
import {checkRemovedKeys} from "../../../data-loaders/gate/removedKeys.js";
import {addLists, unlistedLine} from "../../../data-loaders/lists/addLists.js";
import type {ListFile} from "../../../data-loaders/lists/listFiles.js";
import {validateTables} from "../../../data-loaders/validateTables.js";

const DAY = "2026-11-27";
const member = (code: string, fields = {}) => ({
  ...{code, name_zh: null, name_en: null, sector_zh: null, sector_en: null},
  ...fields
});
const banks: ListFile = {
  file: "list-big-banks.csv",
  list_id: "big-banks",
  members: [member("600036.SH", {name_zh: "招商银行", sector_zh: "股份行"}), member("601398.SH")]
};
const day = (code: string) => ({
  ...{code, date: DAY, pe_ttm: 5, market_cap_cny_100m: null, suspended: false, pe_static: null}
});

let report: Tables;
beforeAll(async () => {
  report = await reportTables();
});

const row = (tables: Tables, code: string) => tables.companies.find((each) => each.code === code);

describe("lists beside the report's", () => {
  test("leave the report as it is where there are none", () => {
    const tables = addLists(report, {files: [], as_of: DAY});
    expect(tables).toEqual(report);
    expect(tables.lists).toMatchObject([{kind: "report", is_default: true}]);
    expect(tables.list_members).toHaveLength(report.companies.length);
  });

  test("bring companies, with what is known of them, and valuations that say that nothing is", () => {
    const tables = addLists(report, {files: [banks], as_of: DAY});
    validateTables(tables);
    expect(checkKeys(tables)).toEqual([]);
    expect(tables.lists.map(({list_id, is_default}) => [list_id, is_default])).toEqual([
      [report.lists[0]!.list_id, true],
      ["big-banks", false]
    ]);
    expect(tables.lists[1]).toMatchObject({name_en: "big banks", kind: "inbox", source: banks.file});
    expect(row(tables, "600036.SH")).toMatchObject({
      ...{name_zh: "招商银行", sector_zh: "股份行", exchange: "SH", currency: "CNY", source: banks.file}
    });
    expect(row(tables, "601398.SH")).toMatchObject({name_zh: null, sector_zh: null});
    expect(tables.valuations.filter(({code}) => code === "601398.SH")).toMatchObject([
      {as_of: DAY, forward_pe_state: "missing", pe_percentile_state: "missing"}
    ]);
    expect(unlistedLine(tables)).toBeNull();
  });

  test("say of each day that nothing is known, not of the first one alone", () => {
    const once = addLists(report, {files: [banks], as_of: "2026-11-20"});
    const {valuations} = addLists(once, {files: [banks], as_of: DAY});
    expect(valuations.filter(({code}) => code === "601398.SH")).toMatchObject([{as_of: DAY}]);
    expect(valuations.slice(0, report.valuations.length)).toEqual(report.valuations);
  });

  test("price each company by its code, whatever a store from before says", () => {
    const file = {...banks, members: ["900901.SH", "200002.SZ", "NVDA.US"].map((code) => member(code))};
    const tables = addLists(report, {files: [file], as_of: DAY});
    const before = {...tables, companies: tables.companies.map((each) => ({...each, currency: "CNY"}))};
    for (const each of [tables, addLists(before, {files: [file], as_of: DAY})])
      expect(each.companies.slice(-3).map(({currency}) => currency)).toEqual(["USD", "HKD", "USD"]);
  });

  test("are the same where they are added twice, and gone where their file is", () => {
    const once = addLists(report, {files: [banks], as_of: DAY});
    expect(addLists(once, {files: [banks], as_of: DAY})).toEqual(once);
    const without = addLists(once, {files: [], as_of: DAY});
    expect(without.lists).toEqual(report.lists);
    expect(without.list_members).toEqual(report.list_members);
  });

  test("take names and industries from the sources, where nothing stands yet", () => {
    const names = [
      {code: "601398.SH", name: "工商银行", from: "eastmoney", industry: "银行"},
      {code: "600036.SH", name: "招行", from: "eastmoney"},
      // Of whom there is no figure.
      {code: "000001.SZ", name: "平安银行", from: "eastmoney"}
    ];
    const tables = addLists(report, {files: [banks], names, as_of: DAY});
    expect(row(tables, "601398.SH")).toMatchObject({name_zh: "工商银行", industry_zh: "银行"});
    expect(row(tables, "600036.SH")).toMatchObject({name_zh: "招商银行"});
    expect(row(tables, "000001.SZ")).toBeUndefined();
  });

  test("take an industry's newest name, and keep the sectors of lists and reports", () => {
    const inReport = String(report.companies[0]!.code);
    const on = (tables: Tables, industry: string | null, isCurrent: boolean) =>
      addLists(tables, {
        ...{files: [banks], as_of: DAY},
        names: ["600036.SH", "601398.SH", inReport].map((code) => ({
          ...{code, name: "XD", from: "eastmoney", industry, isCurrent}
        }))
      });
    const before = on(report, "银行", true);
    const industries = (tables: Tables) =>
      ["600036.SH", "601398.SH", inReport].map((code) => row(tables, code)!.industry_zh);
    expect(industries(on(before, "银行Ⅱ", true))).toEqual(Array(3).fill("银行Ⅱ"));
    expect(industries(on(before, null, true))).toEqual(Array(3).fill("银行"));
    // A file's word of any day.
    expect(industries(on(before, "银行Ⅱ", false))).toEqual(Array(3).fill("银行"));
    const sectors = ({list_members, companies}: Tables) => [
      list_members,
      companies.map(({code, sector_zh, sector_printed_zh}) => [code, sector_zh, sector_printed_zh])
    ];
    expect(sectors(on(before, "银行Ⅱ", true))).toEqual(sectors(before));
    expect(row(before, "600036.SH")!.sector_zh).toBe("股份行");
  });

  test("open with the one that is chosen, also the next time", () => {
    const chosen = addLists(report, {files: [banks], chosen: "big-banks", as_of: DAY});
    const openings = (tables: Tables) => tables.lists.filter(({is_default}) => is_default === true);
    expect(openings(chosen)).toMatchObject([{list_id: "big-banks"}]);
    expect(openings(addLists(chosen, {files: [banks], as_of: DAY}))).toMatchObject([{list_id: "big-banks"}]);
    // Its file is gone.
    expect(openings(addLists(chosen, {files: [], as_of: DAY}))).toMatchObject([{kind: "report"}]);
  });

  test("name what is in none of them, each company with a row of its own", () => {
    const strangers = Array.from({length: 7}, (_, i) => `60000${i}.SH`);
    const tables = addLists(
      {...report, pe_history: strangers.map(day)},
      {
        ...{files: [], as_of: DAY},
        names: [{code: "600000.SH", name: "浦发银行", from: "pe.csv row 2"}]
      }
    );
    validateTables(tables);
    expect(row(tables, "600000.SH")).toMatchObject({name_zh: "浦发银行", source: "pe.csv"});
    expect(row(tables, "600006.SH")).toMatchObject({name_zh: null});
    expect(unlistedLine(tables)).toMatch(
      /^in no list: 7 companies \(600000\.SH, .*, 600004\.SH and 2 more\)/
    );
    expect(
      unlistedLine(addLists({...report, pe_history: [day("600000.SH")]}, {files: [], as_of: DAY}))
    ).toMatch(/^in no list: 1 company \(600000\.SH\)/);
  });

  test("may lose a company that had no figure, and none that had", () => {
    const before = addLists({...report, pe_history: [day("600036.SH")]}, {files: [banks], as_of: DAY});
    const findings = checkRemovedKeys(report, before);
    expect(findings.map(({severity, table, key}) => [severity, table, key])).toEqual([
      ["error", "companies", "600036.SH"],
      ["warning", "companies", "601398.SH"],
      ["error", "valuations", "600036.SH"],
      ["warning", "valuations", "601398.SH"],
      ["error", "pe_history", "600036.SH"]
    ]);
  });
});
