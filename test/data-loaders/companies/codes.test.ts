import {describe, expect, test} from "vitest";
import {
  askedCode,
  companyCodeRows,
  idOf,
  readCompanyCodes,
  underIds
} from "../../../data-loaders/companies/codes.js";
import {CONTRACT, TABLE_NAMES, type Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {codesIn, parseCode} from "../../../data-loaders/sources/inbox/cells/code.js";

const [OLD, NEW] = ["872808.BJ", "920808.BJ"];
const HEADER = "code,alias,since,source\n";

describe("the codes of a company", () => {
  test("are one company, under the code that was known first", () => {
    expect([idOf(OLD), idOf(NEW), idOf("600000.SH")]).toEqual([OLD, OLD, "600000.SH"]);
    expect([askedCode(OLD), askedCode(NEW), askedCode("600000.SH")]).toEqual([NEW, NEW, "600000.SH"]);
  });

  test.each(["920808", "920808.BJ", "bj920808", "872808.BJ"])(
    "are read as its id in files and their names: %s",
    (text) => {
      expect(parseCode(text)).toEqual({code: OLD});
      expect(codesIn(text)).toEqual([OLD]);
    }
  );

  test("follow no rule: another share of Beijing keeps its own", () => {
    expect(parseCode("920029")).toEqual({code: "920029.BJ"});
    expect(askedCode("830799.BJ")).toBe("830799.BJ");
  });

  test("are those of companies that are there", async () => {
    const {companies, company_codes} = await reportTables();
    expect(company_codes).toMatchObject([{code: OLD, alias: NEW, since: "2025-10-09"}]);
    expect(company_codes[0]!.source).not.toBe("");
    expect(companyCodeRows(companies.filter(({code}) => code !== OLD))).toEqual([]);
  });

  test.each([
    [`${HEADER}872808,920808.BJ,2025-10-09,x\n`, "not a code"],
    [`${HEADER}1.BJ,2.BJ,2025-10-09,x\n3.BJ,2.BJ,2025-10-09,x\n`, "duplicate of row 2"],
    [`${HEADER}1.BJ,2.BJ,2025-10-09,x\n2.BJ,3.BJ,2025-10-09,x\n`, "is the id of a company here"],
    [`${HEADER}1.BJ,2.BJ,2025-10-09,\n`, "empty"]
  ])("are refused where they are no facts: %j", (text, error) => {
    expect(() => readCompanyCodes(text)).toThrow(error);
  });

  test("bring together what a store had under both, whose own rows stand", async () => {
    const tables = await reportTables();
    const day = (code: string, date: string, pe_ttm: number) => ({code, date, pe_ttm});
    const both = {
      ...tables,
      companies: [...tables.companies, {...tables.companies[0]!, code: NEW}],
      pe_history: [day(OLD, "2025-01-03", 1), day(NEW, "2025-01-02", 2), day(NEW, "2025-01-03", 3)]
    };
    const {companies, pe_history} = underIds(both);
    expect(companies).toEqual(tables.companies);
    expect(pe_history).toEqual([day(OLD, "2025-01-02", 2), day(OLD, "2025-01-03", 1)]);
    expect(underIds(tables)).toBe(tables);
  });

  test("are one in every table that names companies", async () => {
    const tables = await reportTables();
    // What the contract calls so; a figure that a finding is held against names its company otherwise.
    const columns = TABLE_NAMES.map((name) => [name, Object.keys(CONTRACT[name])] as const).flatMap(
      ([name, all]) =>
        all.filter((column) => /^(code|subject_id)$/.test(column)).map((column) => [name, column] as const)
    );
    expect(columns.length).toBeGreaterThan(12);
    const under = (code: string) =>
      Object.fromEntries(columns.map(([name, column]) => [name, [{[column]: code}]])) as unknown as Tables;
    const {company_codes: _, ...named} = underIds({...tables, ...under(NEW)});
    const {company_codes: __, ...wanted} = {...tables, ...under(OLD)};
    expect(named).toEqual(wanted);
  });

  test("keep names in the order of their days", async () => {
    const name = (code: string, from: string) => ({code, from, name: "x", source: "a"});
    const company_names = [name(OLD, "2025-11-03"), name(NEW, "2025-10-09"), name(NEW, "2025-11-03")];
    const tables = {...(await reportTables()), company_names};
    expect(underIds(tables).company_names).toEqual([name(OLD, "2025-10-09"), name(OLD, "2025-11-03")]);
  });
});
