import {describe, expect, test} from "vitest";
import {companyNameRows} from "../../../data-loaders/companies/names.js";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {addLists} from "../../../data-loaders/lists/addLists.js";

const CODE = "600000.SH";
const report = await reportTables();
const company = (name_zh: string | null, name_en: string | null = null): Row => ({
  ...report.companies[0]!,
  ...{code: CODE, name_zh, name_en, source: "list-a.csv"}
});
const given = (name: string, from = "vendor daily") => ({code: CODE, name, from});

/** What is published after each day's names, one after the other. */
function afterDays(days: readonly (readonly [day: string, ...names: ReturnType<typeof given>[]])[]) {
  let published: Tables = {...report, companies: [company("浦发银行", "SPD Bank")], company_names: []};
  let published_as_of = "2024-01-01";
  for (const [as_of, ...names] of days) {
    const company_names = companyNameRows(published.companies, {
      ...{published, published_as_of, names, as_of}
    });
    published = {...published, company_names};
    published_as_of = as_of;
  }
  return published.company_names.map(({from, name, source}) => [from, name, source]);
}

describe("the names of a company", () => {
  test("begin with the published one, and grow where a source calls it otherwise", () => {
    expect(
      afterDays([
        ["2024-01-02", given("浦发银行")],
        ["2024-01-03", given("ST浦发", "vendor daily row 3")],
        ["2024-01-04", given("ST浦发")],
        ["2024-01-05", given("浦发银行")]
      ])
    ).toEqual([
      ["2024-01-01", "浦发银行", "list-a.csv"],
      ["2024-01-03", "ST浦发", "vendor daily"],
      ["2024-01-05", "浦发银行", "vendor daily"]
    ]);
  });

  test("are no marks of a day, spaces, widths, nor the English name", () => {
    const same = ["XD浦发银", "N浦发", "浦发 银行", "spd　bank"].map((name) => given(name));
    expect(afterDays(same.map((each, i) => [`2024-01-0${i + 2}`, each]))).toHaveLength(1);
  });

  test("of two sources that go on to differ are two, and not one more a day", () => {
    const both = [given("浦发银行", "a"), given("浦发", "b")];
    const rows = afterDays([
      ["2024-01-02", ...both],
      ["2024-01-03", ...both],
      ["2024-01-04", ...both]
    ]);
    expect(rows).toEqual([
      ["2024-01-01", "浦发银行", "list-a.csv"],
      ["2024-01-02", "浦发", "b"]
    ]);
  });
});

describe("a company that is renamed", () => {
  const named = (name: string, isCurrent: boolean, files: Parameters<typeof addLists>[1]["files"] = []) => {
    const tables = {...report, companies: [...report.companies, company("浦发银行")]};
    const names = [{...given(name), isCurrent}];
    const {companies} = addLists(tables, {files, names, as_of: "2024-02-23"});
    return companies.find(({code}) => code === CODE)?.name_zh;
  };

  test("is called so where a vendor says it, and not where a file does or a day is marked", () => {
    expect(named("ST浦发", true)).toBe("ST浦发");
    expect(named("ST浦发", false)).toBe("浦发银行");
    expect(named("XD浦发银", true)).toBe("浦发银行");
  });

  test("keeps the name that its list gives it", () => {
    const member = {code: CODE, name_zh: "浦发", name_en: null, sector_zh: null, sector_en: null};
    expect(named("ST浦发", true, [{file: "list-a.csv", list_id: "a", members: [member]}])).toBe("浦发银行");
  });
});
