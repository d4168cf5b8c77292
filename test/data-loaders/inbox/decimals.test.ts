import {describe, expect, test} from "vitest";
import {book, sheet} from "./books.js";
import {csv, readFiles, refusal, xlsx} from "./samples.js";

const HEAD = ["代码", "日期", "市盈率TTM", "总市值(亿元)"];
const DAYS = ["2024-02-21", "2024-02-22", "2024-02-23"];

/** A table of a company whose PEs, and market capitalisations, are printed so. */
const table = (pes: readonly string[], caps: readonly string[] = pes.map(() => "--")) => [
  HEAD,
  ...pes.map((pe, i) => ["600000.SH", DAYS[i]!, pe, caps[i]!])
];
const tabs = (pes: readonly string[], caps?: readonly string[]) => csv(table(pes, caps), "\t");

async function pes(files: Record<string, string | Uint8Array>, mapping?: unknown) {
  const all = mapping === undefined ? files : {...files, "mapping.json": JSON.stringify(mapping)};
  return (await readFiles(all)).history.map(({pe_ttm}) => pe_ttm);
}

const UNCLEAR =
  'every comma is alone and before three digits, of thousands or of decimals? mapping.json can say "decimal": "." or ","';

describe("a column whose commas may stand before decimals", () => {
  test.each([
    ["semicolons", {"a.csv": csv(table(["--", "16,585", "17,012"]), ";")}, "a.csv row 3"],
    ["tabs", {"a.csv": tabs(["850", "16,585", "-"])}, "a.csv row 3"],
    ["full-width signs", {"a.csv": tabs(["850", "１６，５８５", "-"])}, "a.csv row 3"],
    ["a workbook's texts", {"a.xlsx": xlsx({a: table(["16,585", "1.234", "--"])})}, "a.xlsx row 2"],
    [
      "an old workbook's texts",
      {"a.xls": book("xls", {a: sheet(table(["16,585", "850", "--"]))})},
      "a.xls row 2"
    ]
  ])("is refused in a table of %s", async (_, files, place) => {
    expect(await refusal(files)).toBe(`${place}, 市盈率TTM: ${UNCLEAR}: "16,585"`);
  });

  test("is refused by the column, and in a wide table by all its companies", async () => {
    expect(await refusal({"a.csv": tabs(["16.5", "--", "--"], ["16,585", "--", "--"])})).toBe(
      `a.csv row 2, 总市值(亿元): ${UNCLEAR}: "16,585"`
    );
    const wide = (pe: string) => `日期;600000.SH;600004.SH\n2024-02-23;16,585;${pe}\n`;
    expect(await refusal({"pe_ttm.csv": wide("17,012")})).toBe(
      `pe_ttm.csv row 2, 600000.SH: ${UNCLEAR}: "16,585"`
    );
    expect(await pes({"pe_ttm.csv": wide("17.5")})).toEqual([16585, 17.5]);
  });

  test.each([
    ["a second comma", ["16,585", "1,016,585"], [16585, 1016585]],
    ["decimals behind it", ["16,585", "1,234.5"], [16585, 1234.5]],
    ["a point before decimals", ["16,585", "12.5"], [16585, 12.5]]
  ])("is of thousands beside %s", async (_, printed, expected) => {
    expect(await pes({"a.csv": tabs(printed)})).toEqual(expected);
  });

  test("is of thousands where commas set the cells apart, whatever mapping.json says of others", async () => {
    const files = {"a.csv": csv(table(["16,585", "17,012"]))};
    expect(await pes(files)).toEqual([16585, 17012]);
    expect(await pes(files, {decimal: ","})).toEqual([16585, 17012]);
  });

  test.each([
    ["for all files", {decimal: ","}],
    ["for the file", {"a.csv": {decimal: ","}}],
    ["for the column", {市盈率TTM: {decimal: ","}}],
    ["beside a meaning", {市盈率TTM: {as: "pe_ttm", decimal: ","}}],
    ["for the column against the file", {市盈率TTM: {decimal: ","}, "a.csv": {decimal: "."}, decimal: "."}]
  ])("is what mapping.json says %s", async (_, mapping) => {
    expect(await pes({"a.csv": tabs(["16,585", "1.016,5", "1.234"])}, mapping)).toEqual([
      16.585, 1016.5, 1234
    ]);
    const points = JSON.parse(JSON.stringify(mapping).replaceAll('":","', '":"."'));
    expect(await pes({"a.csv": tabs(["16,585", "17"])}, points)).toEqual([16585, 17]);
  });

  test("that can only be decimal is refused, with what to do", async () => {
    expect(await refusal({"a.csv": tabs(["16,585", "16,58", "17"])})).toBe(
      'a.csv row 3, 市盈率TTM: a decimal comma? mapping.json can say "decimal": ",": "16,58"'
    );
    expect(await pes({"a.csv": tabs(["16,585", "16,58"])}, {decimal: ","})).toEqual([16.585, 16.58]);
    expect(await refusal({"a.csv": tabs(["16,58", "12.5"])})).toBe(
      'a.csv row 2, 市盈率TTM: invalid number: "16,58"'
    );
  });

  test("has the units and suffixes of other numbers", async () => {
    const caps = ["2.134,5", "1,2万亿", "950"];
    const {history} = await readFiles({
      "a.csv": tabs(["5", "5", "5"], caps),
      "mapping.json": '{"decimal": ","}'
    });
    expect(history.map((day) => day.market_cap_cny_100m)).toEqual([2134.5, 12000, 950]);
  });

  test("does not change numbers that a workbook stores; beside them it is refused", async () => {
    const stored = (...cells: (string | number)[]) => ({
      "a.xlsx": xlsx({a: [HEAD, ...cells.map((pe, i) => ["600000.SH", DAYS[i]!, pe, "--"])]})
    });
    expect(await pes(stored(16.585, 17), {decimal: ","})).toEqual([16.585, 17]);
    expect(await pes(stored("16,585", 17), {decimal: ","})).toEqual([16.585, 17]);
    expect(await refusal({...stored("16,585", 17.012), "mapping.json": '{"decimal": ","}'})).toBe(
      'a.xlsx row 3, 市盈率TTM: a point beside decimal commas: decimals, or thousands?: "17.012"'
    );
  });

  test("is said in words that are known", async () => {
    const said = (mapping: string) => refusal({"a.csv": tabs(["5"]), "mapping.json": mapping});
    expect(await said('{"a.csv": {"decimal": ";"}}')).toBe(
      'mapping.json, a.csv: decimal is neither "." nor ",": ";"'
    );
    expect(await said('{"decimal": ";"}')).toBe('mapping.json, decimal: no such meaning: ";"');
    expect(await said('{"b": {"as": "c", "unit": "%"}}')).toBe('mapping.json, b: no such meaning: "c"');
    // It may be of a benchmark, and is listed where nothing has the name.
    const {files} = await readFiles({"a.csv": tabs(["5"]), "mapping.json": '{"b": {"unit": "%"}}'});
    expect(files.at(-1)?.leftOut).toEqual([{what: "b", why: "no file, sheet or column of that name"}]);
  });
});

describe("a percentage that may be a share", () => {
  const rows = (header: string, ...values: readonly string[]) =>
    csv([["代码", "日期", header], ...values.map((value, i) => [`60000${i}`, "2024-02-23", value])]);
  const read = async (text: string, mapping = "{}") =>
    (await readFiles({"a.csv": text, "mapping.json": mapping})).valuations.map(
      (row) => row.pe_percentile_published
    );
  const problem =
    'PE百分位(%): no value is above 1: percentages, or shares? mapping.json can say "unit": "%" or "fraction": "0.963"';

  test("is refused where two or more values are at most 1 throughout", async () => {
    const shares = rows("PE百分位(%)", "--", "0.963", "1");
    expect(await refusal({"a.csv": shares})).toBe(`a.csv row 3, ${problem}`);
    expect(await read(shares, '{"PE百分位(%)": {"as": "pe_percentile", "unit": "fraction"}}')).toEqual([
      null,
      96.3,
      100
    ]);
    expect(await read(shares, '{"PE百分位(%)": {"unit": "fraction"}}')).toEqual([null, 96.3, 100]);
    expect(await read(shares, '{"PE百分位(%)": {"as": "pe_percentile", "unit": "%"}}')).toEqual([
      null,
      0.963,
      1
    ]);
  });

  test("is refused where a row below the header says the unit", async () => {
    const below = csv([
      ["代码", "日期", "PE百分位"],
      ["", "", "%"],
      ["600000", "2024-02-23", "0.963"],
      ["600004", "2024-02-23", "0.5"]
    ]);
    expect(await refusal({"a.csv": below})).toBe(`a.csv row 3, ${problem.replace("(%)", "")}`);
    expect(await read(below, '{"PE百分位": {"unit": "fraction"}}')).toEqual([96.3, 50]);
  });

  test("is one where a value is above 1, where there is but one, and where each cell says %", async () => {
    expect(await read(rows("PE百分位(%)", "0.963", "1.2"))).toEqual([0.963, 1.2]);
    expect(await read(rows("PE百分位(%)", "0.963", "--"))).toEqual([0.963, null]);
    expect(await read(rows("PE百分位(%)", "0.963%", "0.5%"))).toEqual([0.963, 0.5]);
  });

  test("is refused where each of several files, or sheets, has but one", async () => {
    const one = (value: string, header = "PE百分位(%)", code = "600000") =>
      csv([
        ["代码", "日期", header],
        [code, "2024-02-23", value]
      ]);
    const two = {"a.csv": one("0.963"), "b.csv": one("0.5", "PE百分位(%)", "600004")};
    expect(await refusal(two)).toBe(`a.csv row 2, ${problem}`);
    expect(await refusal({...two, "b.csv": one("0.5", "近五年 PE 分位数 (%)", "600004")})).toBe(
      `a.csv row 2, ${problem}`
    );
    const given = {...two, "mapping.json": '{"PE百分位(%)": {"unit": "fraction"}}'};
    const {valuations} = await readFiles(given);
    expect(valuations.map((row) => row.pe_percentile_published)).toEqual([96.3, 50]);
    // Another exporter's percentages say nothing of these, those under the same header do.
    const others = {"c.csv": rows("近五年 PE 分位数 (%)", "50", "60")};
    expect(await refusal({...two, "c.csv": others["c.csv"].replaceAll("60000", "30000")})).toContain("a.csv");
    const alike = {...two, "c.csv": one("50", "PE百分位(%)", "600006")};
    expect((await readFiles(alike)).valuations.map((row) => row.pe_percentile_published)).toEqual([
      0.963, 0.5, 50
    ]);
    const both = {...alike, "b.csv": rows("PE百分位(%)", "0.5", "0.9").replaceAll("60000", "30000")};
    expect(await refusal(both)).toContain("b.csv row 2, PE百分位(%): no value is above 1");
  });
});
