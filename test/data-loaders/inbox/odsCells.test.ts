import {describe, expect, test} from "vitest";
import {ods, odsRow} from "./books.js";
import {readFiles, refusal} from "./samples.js";

// What office programs write beside a cell's value, and what its reader would make of it. Synthetic figures.

const CODE = "600000.SH";
const HEAD = odsRow(["", "代码"], ["", "日期"], ["", "PE百分位(%)"]);
const PE_HEAD = odsRow(["", "代码"], ["", "日期"], ["", "市盈率TTM"]);

/** A row of a company's day whose third cell is `cell`. */
const row = (cell: string) =>
  odsRow(["", CODE], ["", "2024-02-23"]).replace("</table:table-row>", `${cell}</table:table-row>`);

async function percentile(cell: string): Promise<number | null | undefined> {
  const {valuations} = await readFiles({"a.ods": ods(HEAD + row(cell))});
  return valuations[0]?.pe_percentile_published;
}

const HALF = 'office:value-type="percentage" office:value="0.5"';
const IMAGE = "<draw:frame><draw:image><text:p/></draw:image></draw:frame>";

describe("a cell of .ods", () => {
  test.each([
    ["without shown text", `<table:table-cell ${HALF}/>`],
    ["with an empty text", `<table:table-cell ${HALF}><text:p/></table:table-cell>`],
    ["too narrow for it", `<table:table-cell ${HALF}><text:p>###</text:p></table:table-cell>`],
    ["with a wide sign", `<table:table-cell ${HALF}><text:p>50％</text:p></table:table-cell>`],
    ["with an image behind", `<table:table-cell ${HALF}><text:p>50%</text:p>${IMAGE}</table:table-cell>`],
    ["with an image before", `<table:table-cell ${HALF}>${IMAGE}<text:p>50%</text:p></table:table-cell>`]
  ])("that is a percentage is one: %s", async (_, cell) => expect(await percentile(cell)).toBe(50));

  test("keeps its text beside an image", async () => {
    const text = `<table:table-cell office:value-type="string"><text:p>50</text:p>${IMAGE}</table:table-cell>`;
    expect(await percentile(text)).toBe(50);
  });

  test("keeps its text between two images", async () => {
    const text = `<table:table-cell office:value-type="string">${IMAGE}<text:p>50</text:p>${IMAGE}</table:table-cell>`;
    expect(await percentile(text)).toBe(50);
  });

  test("whose error is kept beside a number is no number", async () => {
    const error = (text: string) =>
      `<table:table-cell office:value-type="float" office:value="0"><text:p>${text}</text:p></table:table-cell>`;
    expect(await refusal({"a.ods": ods(HEAD + row(error("#DIV/0!")))})).toContain("#DIV/0!");
    expect(await refusal({"a.ods": ods(PE_HEAD + row(error("Err:508")))})).toContain("Err:508");
    expect(await percentile(error("#N/A"))).toBeNull();
  });

  test.each([
    [938, "000938", "000938.SZ"],
    [600000, "600000.SH", "600000.SH"],
    [2, "sz.000002", "000002.SZ"]
  ])("that holds the number %i and shows %s is a code", async (value, text, code) => {
    const day = odsRow(
      [`office:value-type="float" office:value="${value}"`, text],
      ["", "2024-02-23"],
      ['office:value-type="float" office:value="5.2"', "5.2"]
    );
    const {history} = await readFiles({"a.ods": ods(PE_HEAD + day)});
    expect(history.map((each) => [each.code, each.pe_ttm])).toEqual([[code, 5.2]]);
  });

  test("that holds a table is refused", async () => {
    const nested = "<table:table-cell><table:table><table:table-row/></table:table></table:table-cell>";
    expect(await refusal({"a.ods": ods(HEAD + row(nested))})).toContain("a table within a cell");
  });
});

test("the copy that .ods keeps of another workbook's sheet is not read", async () => {
  const own = HEAD + row(`<table:table-cell ${HALF}/>`);
  const copy = `${HEAD}${row('<table:table-cell office:value-type="float" office:value="10"><text:p>10</text:p></table:table-cell>')}`;
  const file = `${own}</table:table><table:table table:name="'file:///C:/old.ods'#$Sheet1" table:style-name="ta_extref"><table:table-source/>${copy}`;
  const {valuations, files} = await readFiles({"a.ods": ods(file)});
  expect(valuations.map((each) => each.pe_percentile_published)).toEqual([50]);
  expect(files).toHaveLength(1);
});
