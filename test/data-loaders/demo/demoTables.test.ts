import {beforeAll, describe, expect, test} from "vitest";
import type {Tables} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {DEMO_DAYS, DEMO_SOURCE_TEXT, demoTables, isDemoCode} from "../../../data-loaders/demo/demoTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {addLists} from "../../../data-loaders/lists/addLists.js";
import {parseCode} from "../../../data-loaders/sources/inbox/cells/code.js";
import {DEMO_NAME} from "../../../src/lib/sourceNames.js";

const [LAST, EARLIER] = [DEMO_DAYS.at(-1)!, DEMO_DAYS[0]];
let base: Tables;
let tables: Tables;
beforeAll(async () => {
  base = await embeddedTables();
  tables = demoTables(base, LAST);
});

const errorsOf = (next: Tables, isDemo?: boolean) =>
  checkSnapshot(next, null, {as_of: LAST, ...(isDemo !== undefined && {isDemo})}).filter(
    ({severity}) => severity === "error"
  );

describe("the demo's market", () => {
  test("is three lists of twelve companies, with names and codes that nobody else has", () => {
    expect(tables.lists.map(({kind, is_default}) => [kind, is_default])).toEqual([
      ["demo", true],
      ["demo", false],
      ["demo", false]
    ]);
    for (const {list_id} of tables.lists)
      expect(tables.list_members.filter((row) => row.list_id === list_id)).toHaveLength(12);
    for (const field of ["code", "name_zh", "name_en"]) {
      const values = tables.companies.map((row) => row[field]);
      expect(new Set(values).size, field).toBe(36);
      for (const row of base.companies) expect(values).not.toContain(row[field]);
    }
    for (const {code} of tables.companies) {
      expect(isDemoCode(code)).toBe(true);
      // Nor can a file of the inbox bring one.
      expect(parseCode(String(code))).toEqual({problem: expect.any(String)});
    }
  });

  test("is the same each time, and on an earlier day the same up to it", () => {
    expect(demoTables(base, LAST)).toEqual(tables);
    const earlier = demoTables(base, EARLIER);
    expect(earlier.pe_history).toEqual(tables.pe_history.filter(({date}) => date! <= EARLIER));
    expect(earlier.financials).not.toEqual(tables.financials);
  });

  test("passes the gate as a demo, and as nothing else", () => {
    expect(errorsOf(tables, true)).toEqual([]);
    // A few days are as synthetic as all.
    const few = {...tables, pe_history: tables.pe_history.slice(-5)};
    for (const findings of [errorsOf(few), errorsOf(few, false)])
      expect(findings).toMatchObject([
        {
          check: "demo",
          table: "companies",
          message: "36 synthetic codes, such as CMP01.DEMO: npm run demo alone has a store for them"
        },
        {check: "demo", table: "pe_history"},
        {check: "demo", table: "list_members"}
      ]);
  });

  test("has no room for a company that exists", () => {
    const mixed = {...tables, pe_history: [], companies: [...tables.companies, base.companies[0]!]};
    expect(errorsOf(mixed, true)).toMatchObject([
      {
        check: "demo",
        message: expect.stringContaining(`1 code not of the demo, such as ${base.companies[0]!.code}`)
      }
    ]);
  });

  test("says in every row whose it is, in both languages", () => {
    for (const name of ["companies", "lists", "financials", "valuations", "index_history"] as const)
      for (const {source} of tables[name]) expect(source).toBe(DEMO_SOURCE_TEXT);
    expect(DEMO_NAME.source).toBe(DEMO_SOURCE_TEXT);
  });

  test("has the models that come with the notebook, and nothing that a report says of companies", () => {
    expect(tables.scores).toBe(base.scores);
    expect(tables.watchlist).toEqual([]);
  });

  test("keeps its lists where a list of the inbox is added", () => {
    const {lists} = addLists(tables, {files: [], as_of: LAST});
    expect(lists).toEqual(tables.lists);
  });
});
