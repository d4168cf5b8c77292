import {deflateRawSync} from "node:zlib";
import {strToU8, zipSync} from "fflate";
import {describe, expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readArchive} from "../../../data-loaders/sources/inbox/files/spreadsheet.js";
import {type SheetCell, type WorkbookParts, xlsx, xlsxEntries} from "./samples.js";

async function read(bytes: Uint8Array, limits = LIMITS) {
  return readArchive("t.xlsx", Buffer.from(bytes), limits);
}

async function rowsOf(rows: readonly (readonly SheetCell[])[], parts?: WorkbookParts) {
  return (await read(xlsx({Sheet1: rows}, parts)))[0]!.rows;
}

/** A workbook of one sheet with the given XML of its rows. */
function workbook(rows: string, parts?: WorkbookParts): Uint8Array {
  const entries = xlsxEntries({Sheet1: []}, parts);
  const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  return zipSync({...entries, "xl/worksheets/sheet1.xml": strToU8(sheet)});
}

describe("readArchive", () => {
  test("reads texts, numbers as they are stored, truth values and gaps, at their rows", async () => {
    expect(await rowsOf([["日期", "PE <TTM> & 市值"], [], [null, 35.6, true], ["x", 1e-7]])).toEqual([
      ["日期", "PE <TTM> & 市值", ""],
      ["", "", ""],
      ["", "35.6", "true"],
      ["x", "1e-7", ""]
    ]);
  });

  test("reads a date by its format, and leaves a bare day count as it is", async () => {
    const date: SheetCell = {xml: '<c r="{A1}" s="1"><v>45345</v></c>'};
    const time: SheetCell = {xml: '<c r="{A1}" s="1"><v>45345.625</v></c>'};
    expect(await rowsOf([[date, time, 45345]], {formats: [0, 14]})).toEqual([
      ["2024-02-23", "2024-02-23T15:00:00.000Z", "45345"]
    ]);
  });

  test("reads a percentage as it is shown, and marks what is shown in thousands", async () => {
    const cell = (style: number, value: string): SheetCell => ({
      xml: `<c r="{A1}" s="${style}"><v>${value}</v></c>`
    });
    const rows = [
      [cell(1, "0.8125"), cell(2, "8.1E-1"), cell(3, "1234567"), cell(4, "1234567"), cell(5, "0.5")]
    ];
    const formats = [0, 10, '0.0"份"%', "#,##0,", "#,##0.00", '0.0"%"'];
    expect(await rowsOf(rows, {formats})).toEqual([
      ["0.8125e2%", "8.1e1%", "1234567 (shown in thousands)", "1234567", "0.5"]
    ]);
  });

  test("never evaluates a formula: it takes the stored value, or says that there is none", async () => {
    const rows: SheetCell[][] = [
      [
        {xml: '<c r="{A1}"><f>1+1</f><v>2</v></c>'},
        {xml: '<c r="{A1}" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'}
      ],
      [{xml: '<c r="{A1}"><f>B1*2</f><v></v></c>'}, {xml: '<c r="{A1}"><f>WEBSERVICE("http://x")</f></c>'}],
      [{xml: '<c r="{A1}" t="str"><f>""</f><v></v></c>'}, "end"]
    ];
    expect(await rowsOf(rows)).toEqual([
      ["2", "ab"],
      ["=B1*2", '=WEBSERVICE("http://x")'],
      ["", "end"]
    ]);
  });

  test("keeps error values, which are no empty cells", async () => {
    const error = (value: string): SheetCell => ({xml: `<c r="{A1}" t="e"><f>x</f><v>${value}</v></c>`});
    expect(
      await rowsOf([
        [error("#N/A"), error("#NAME?"), 1],
        [null, error("#REF!")]
      ])
    ).toEqual([
      ["#N/A", "#NAME?", "1"],
      ["", "#REF!", ""]
    ]);
  });

  test("names sheets, and skips charts", async () => {
    const grids = await read(xlsx({PE: [["a"]], 市值: [["b"]]}));
    expect(grids.map(({sheet, hasSiblings, rows}) => [sheet, hasSiblings, rows])).toEqual([
      ["PE", true, [["a"]]],
      ["市值", true, [["b"]]]
    ]);
  });

  test("reads rich text and inline text", async () => {
    const rich: SheetCell = {
      xml: '<c r="{A1}" t="inlineStr"><is><r><rPr><b/><sz val="9"/></rPr><t>市盈率</t></r><r><t>(TTM)</t></r></is></c>'
    };
    expect(await rowsOf([[rich]])).toEqual([["市盈率(TTM)"]]);
  });

  test("reads cells and rows without an address, which is optional, behind those before them", async () => {
    const rows =
      '<row><c t="inlineStr"><is><t>a</t></is></c><c/><c><v>1</v></c><c r="F1"><v>2</v></c><c s="0"><v>3</v></c></row>' +
      '<row r="3"><c></c><c t="e"><v>#N/A</v></c><c t="str"><f>B1</f><v>x</v></c><c><f>1+1</f></c></row>' +
      "<row><c><v>4</v></c></row>";
    const [grid] = await read(workbook(rows));
    expect(grid!.rows).toEqual([
      ["a", "", "1", "", "", "2", "3"],
      ["", "", "", "", "", "", ""],
      ["", "#N/A", "x", "=1+1", "", "", ""],
      ["4", "", "", "", "", "", ""]
    ]);
  });

  test("takes deflated and stored entries alike", async () => {
    const entries = xlsxEntries({Sheet1: [["a", 1]]});
    expect((await read(zipSync(entries, {level: 0})))[0]!.rows).toEqual([["a", "1"]]);
  });
});

describe("readArchive refuses", () => {
  const sample = () => Buffer.from(xlsx({Sheet1: [["a", 1.5]]}));

  test("a truncated file, and every file cut short", async () => {
    const bytes = sample();
    for (let length = 4; length < bytes.length; length += 7)
      await expect(read(bytes.subarray(0, length))).rejects.toThrow(/^t\.xlsx: a broken workbook: /);
  });

  test("an encrypted entry", async () => {
    const bytes = sample();
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes[central + 8]! |= 1;
    await expect(read(bytes)).rejects.toThrow("t.xlsx: encrypted: save it without a password");
  });

  test("a wrong checksum", async () => {
    const bytes = Buffer.from(zipSync(xlsxEntries({Sheet1: [["a", 1.5]]}), {level: 0}));
    bytes[bytes.indexOf("<v>1.5</v>") + 3] = "9".charCodeAt(0);
    await expect(read(bytes)).rejects.toThrow(
      't.xlsx: a broken workbook: an entry with a wrong checksum: "xl/worksheets/sheet1.xml"'
    );
  });

  test("a zip bomb by what its directory says, before anything is inflated", async () => {
    const bytes = xlsx({Sheet1: [["a"]]}, {more: {"xl/media/zeros.bin": new Uint8Array(8 * 2 ** 20)}});
    expect(bytes.length).toBeLessThan(20_000);
    await expect(read(bytes, {...LIMITS, unzippedBytes: 2 ** 20})).rejects.toThrow(
      /^t\.xlsx: over the limit of 1,048,576 bytes once inflated: 83\d{5}$/
    );
    await expect(read(bytes)).resolves.toHaveLength(1);
  });

  test("a zip bomb that lies about its size, while it is inflated", async () => {
    const bytes = Buffer.from(xlsx({Sheet1: [["a"]]}, {more: {"xl/big.xml": new Uint8Array(2 ** 20)}}));
    // Both headers say 1,000 bytes instead of a million.
    for (let at = bytes.indexOf("xl/big.xml"); at >= 0; at = bytes.indexOf("xl/big.xml", at + 1)) {
      const isLocal = bytes.readUInt32LE(at - 30) === 0x04034b50;
      bytes.writeUInt32LE(1000, isLocal ? at - 8 : at - 22);
    }
    await expect(read(bytes)).rejects.toThrow(
      'a broken workbook: an entry larger than it says: "xl/big.xml"'
    );
  });

  test("too many entries, sheets, rows, columns, cells", async () => {
    const limits = {...LIMITS, zipEntries: 20, sheets: 2, rows: 50, columns: 30, bookCells: 200};
    const many = Object.fromEntries(Array.from({length: 30}, (_, i) => [`x${i}`, new Uint8Array()]));
    const refuse = (bytes: Uint8Array, message: string) =>
      expect(read(bytes, limits)).rejects.toThrow(message);
    await refuse(xlsx({a: []}, {more: many}), "t.xlsx: over the limit of 20 entries in the archive: 36");
    await refuse(xlsx({a: [], b: [], c: []}), "t.xlsx: over the limit of 2 sheets: 3");
    await refuse(
      workbook('<row r="51"><c r="A51"><v>1</v></c></row>'),
      "t.xlsx: over the limit of 50 rows: 51"
    );
    const digits = `1.${"0".repeat(40_000)}`;
    await refuse(
      workbook(`<row r="1"><c r="A1"><v>${digits}</v></c></row>`),
      "t.xlsx row 1, A: over the limit of 32,767 characters: 40002"
    );
    await refuse(workbook('<row r="1"><c r="AF1"><v>1</v></c></row>'), "over the limit of 30 columns: 32");
    await refuse(
      workbook('<row r="20"><c r="Z20"><v>1</v></c></row>'),
      "over the limit of 200 cells in a workbook: 520"
    );
  });

  test.each([
    ["a row beyond the last", '<row r="9999999"/>', 'a row numbered "9999999"'],
    ["a row of no number", '<row r="1e6"/>', 'a row numbered "1e6"'],
    ["a cell in another row", '<row r="1"><c r="A2"/></row>', "cell A2 in row 1"],
    [
      "a cell behind the last column",
      '<row><c r="ZZZ1"><v>1</v></c><c><v>1</v></c></row>',
      "a cell of unknown address or type"
    ],
    ["an empty address", '<row r="1"><c r=""><v>1</v></c></row>', "a cell of unknown address or type"],
    [
      "a cell whose address is that of one before it without",
      '<row r="1"><c><v>1</v></c><c><v>1</v></c><c r="B1"><v>2</v></c></row>',
      "cell B1 twice, or out of order"
    ],
    [
      "a cell of unknown type",
      '<row r="1"><c r="A1" t="x"><v>1</v></c></row>',
      "a cell of unknown address or type"
    ],
    ["a value in another element", '<row r="1"><c r="A1"><w>1</w></c></row>', "<w> in cell A1"],
    ["text beside a value", '<row r="1"><c r="A1">7<v>1</v></c></row>', "text beside the value of A1"],
    ["two values", '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "<v> behind <v> in cell A1"],
    [
      "a comment in a number",
      '<row r="1"><c r="A1"><v>1<!-- -->2</v></c></row>',
      "a comment, CDATA or document type"
    ],
    [
      "an instruction in a number",
      '<row r="1"><c r="A1"><v>1<?x?>2</v></c></row>',
      "an instruction at character"
    ],
    ["a cell twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "cell A1 twice"],
    ["a row twice", '<row r="1"/><row r="1"><c r="A1"><v>1</v></c></row>', "row 1 behind row 1"],
    [
      "neither true nor false",
      '<row r="1"><c r="A1" t="b"><v>2</v></c></row>',
      "neither true nor false in cell A1"
    ],
    ["an end with a space", '<row r="1"><c r="A1"><v>1</v ></c></row>', "not XML at character"],
    [
      "a > in an attribute",
      '<row r="1"><c r="A1"><v x=">5">8</v></c></row>',
      "a > or a line break within <v> in row 1"
    ],
    [
      "a text behind another",
      '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><r><t>b</t></r></is></c></row>',
      "<r> behind <t> in cell A1"
    ],
    ["a date that is none", '<row r="1"><c r="A1" t="d"><v>x</v></c></row>', 'no date in cell A1: "x"'],
    ["a line break in a cell's head", '<row r="1"><c\nr="A1"><v>1</v></c></row>', "a line break within <c>"],
    ["a value elsewhere", '<row r="1"><c r="A1"><extLst><v>5</v></extLst></c></row>', "<v> in cell A1"],
    ["an attribute twice", '<row r="1"><c r="A1" r="B1"><v>1</v></c></row>', "a cell of unknown address"],
    ["an attribute without quotes", "<row r=1/>", "not XML at character"],
    ["an element that is not closed", '<row r="1"><c r="A1"></row>', "</row> closes nothing"],
    ["an unknown style", '<row r="1"><c r="A1" s="9"><v>1</v></c></row>', 'an unknown style "9" of cell A1'],
    ["a missing text", '<row r="1"><c r="A1" t="s"><v>5</v></c></row>', 'an unknown text in cell A1: "5"'],
    [
      "cells out of order",
      '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
      "cell A1 twice, or out of order"
    ]
  ])("%s", async (_, rows, problem) => {
    await expect(read(workbook(rows))).rejects.toThrow(problem);
    await expect(read(workbook(rows))).rejects.toThrow(/^t\.xlsx( row \d+)?: a broken workbook: /);
  });

  test("a document type, which may hide entities that grow", async () => {
    const entries = xlsxEntries({Sheet1: [["a"]]});
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><sst><si><t>&a;</t></si></sst>';
    await expect(read(zipSync({...entries, "xl/sharedStrings.xml": strToU8(bomb)}))).rejects.toThrow(
      "t.xlsx: a broken workbook: xl/sharedStrings.xml: a comment, CDATA or document type at character 0"
    );
  });

  test("dates counted from 1904", async () => {
    for (const value of ["1", "true"])
      await expect(read(xlsx({a: []}, {workbookPr: `<workbookPr date1904="${value}"/>`}))).rejects.toThrow(
        "dates counted from 1904"
      );
  });

  test("archives that are no workbook", async () => {
    await expect(read(zipSync({"a.txt": strToU8("a")}))).rejects.toThrow(
      "t.xlsx: a broken workbook: a zip archive without xl/workbook.xml"
    );
    const {"xl/worksheets/sheet1.xml": _, ...entries} = xlsxEntries({Sheet1: [["a"]]});
    await expect(read(zipSync(entries))).rejects.toThrow("no part xl/worksheets/sheet1.xml");
  });

  test("an entry that its local header names otherwise", async () => {
    const bytes = sample();
    bytes[bytes.indexOf("xl/styles.xml")] = "y".charCodeAt(0);
    await expect(read(bytes)).rejects.toThrow(
      'an entry whose own header differs from the directory: "xl/styles.xml"'
    );
  });

  test("an entry twice, of which readers take one or the other", async () => {
    const bytes = Buffer.from(
      zipSync(
        {...xlsxEntries({Sheet1: [["a"]]}), "xl/worksheets/sheet2.xml": deflateRawSync("x")},
        {level: 0}
      )
    );
    for (let at = bytes.indexOf("sheet2.xml"); at >= 0; at = bytes.indexOf("sheet2.xml", at + 1))
      bytes.write("sheet1.xml", at);
    await expect(read(bytes)).rejects.toThrow('an entry twice: "xl/worksheets/sheet1.xml"');
  });
});
