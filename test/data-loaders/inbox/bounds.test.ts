import {strToU8, zipSync} from "fflate";
import {expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readArchive, readCompound} from "../../../data-loaders/sources/inbox/files/spreadsheet.js";
import {runs} from "../../length.js";
import {book, ods, odsRow, sheet} from "./books.js";
import {xlsxEntries} from "./samples.js";

/** A workbook of sheets with these rows, and other parts in the place of its own. */
function workbook(rows: readonly string[], parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const entries = xlsxEntries(Object.fromEntries(rows.map((_, i) => [`S${i}`, []])));
  for (const [i, each] of rows.entries())
    entries[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(
      `<worksheet><sheetData>${each}</sheetData></worksheet>`
    );
  for (const [name, xml] of Object.entries(parts)) entries[name] = strToU8(xml);
  return zipSync(entries, {level: 1});
}

const many = (n: number, of: (i: number) => string) => Array.from({length: n}, (_, i) => of(i)).join("");
/** As long as the attack's in the long run. */
const ATTRIBUTES = many(runs(1000, 50_000), (i) => ` a${i}="1"`);
const LONG = "x".repeat(runs(1_000_000, 100_000_000));
/** Cells of a sheet; the limit follows, so that the short run takes no time. */
const ROWS = 100;
const WIDTH = runs(50, 20_000);
const CELLS = ROWS * WIDTH;
const limits = {...LIMITS, bookCells: runs(CELLS / 2, LIMITS.bookCells)};
const OVER = `over the limit of ${limits.bookCells.toLocaleString("en-US")} cells in a workbook`;
const row = (cells: string, width = WIDTH) => `<row>${cells.repeat(Math.min(width, 16_000))}</row>`;
const grid = (cell: string) => many(runs(ROWS, 150), () => row(cell));
const MANY_ATTRIBUTES = "an element with more than 100 attributes";

test.each<[string, () => Uint8Array, string]>([
  [
    "attributes of a cell",
    () => workbook([`<row r="1"><c r="A1"${ATTRIBUTES}><v>1</v></c></row>`]),
    MANY_ATTRIBUTES
  ],
  [
    "attributes of a cell that never ends",
    () => workbook([`<row r="1"><c r="A1"${ATTRIBUTES}`]),
    MANY_ATTRIBUTES
  ],
  [
    "attributes of the workbook",
    () => workbook([""], {"xl/workbook.xml": `<workbook><workbookPr${ATTRIBUTES}/></workbook>`}),
    MANY_ATTRIBUTES
  ],
  [
    "a long attribute",
    () => workbook([`<row r="1"><c r="A1" a="${"x".repeat(2 ** 21)}"/></row>`]),
    `attributes of ${2 ** 21 + 12} characters`
  ],
  [
    "characters of a cell",
    () => workbook([`<row r="1"><c r="A1" t="str"><v>${LONG}</v></c></row>`]),
    "more than 32767 characters in cell A1"
  ],
  [
    "characters of a cell, in pieces",
    () =>
      workbook([
        `<row r="1"><c r="A1" t="inlineStr"><is>${`<r><t>${"x".repeat(9999)}</t></r>`.repeat(40)}</is></c></row>`
      ]),
    "more than 32767 characters in cell A1"
  ],
  [
    "entities",
    () => workbook([`<row r="1"><c r="A1" t="str"><v>${"&amp;".repeat(LONG.length / 5)}</v></c></row>`]),
    "more than 32767 characters in cell A1"
  ],
  [
    "characters of a shared text",
    () => workbook([""], {"xl/sharedStrings.xml": `<sst><si><t>${LONG}</t></si></sst>`}),
    "a text of more than 32767 characters"
  ],
  [
    "shared texts",
    () =>
      workbook([""], {"xl/sharedStrings.xml": `<sst>${"<si><t/></si>".repeat(limits.bookCells + 1)}</sst>`}),
    OVER
  ],
  ["cells of a sheet", () => workbook([grid("<c><v>1</v></c>")]), OVER],
  ["empty cells of a sheet", () => workbook([grid("<c/>")]), OVER],
  [
    "cells of several sheets together",
    () => workbook(Array.from({length: 4}, () => many(runs(20, 40), () => row("<c><v>1</v></c>")))),
    OVER
  ],
  [
    "the area of several sheets together",
    () =>
      workbook(
        Array.from(
          {length: 3},
          () => `<row r="${runs(60, 60_000)}"><c r="AD${runs(60, 60_000)}"><v>1</v></c></row>`
        )
      ),
    OVER
  ],
  [
    "styles",
    () =>
      workbook([""], {
        "xl/styles.xml": `<styleSheet><cellXfs>${"<xf/>".repeat(70_000)}</cellXfs></styleSheet>`
      }),
    "more than 65490 styles"
  ],
  [
    "cells that an OpenDocument sheet repeats",
    () =>
      ods(
        `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>`
      ),
    OVER
  ],
  [
    "characters of an OpenDocument cell",
    () => ods(odsRow(['office:value-type="string"', LONG])),
    "a cell of more than 32767 characters"
  ],
  [
    "cells of XLSB",
    () => book("xlsb", {S: sheet(Array.from({length: 60}, () => Array(50).fill(1)))}),
    "over the limit of 2,500 cells in a workbook: 3000"
  ]
])("a workbook is refused for too many or too long: %s", async (name, bytes, why) => {
  const given = name.endsWith("XLSB") ? {...LIMITS, bookCells: 2500} : limits;
  await expect(readArchive("t", Buffer.from(bytes()), given)).rejects.toThrow(why);
});

test("an old workbook is refused for too many cells before its reader makes any", async () => {
  const old = book("xls", {S: sheet(Array.from({length: 60}, () => Array(50).fill(1)))});
  await expect(readCompound("t.xls", old, {...LIMITS, bookCells: 2500})).rejects.toThrow(
    "t.xls: a broken workbook: more than 2500 cells"
  );
});

test("a sheet that ends with a million empty rows, as office programs write them, is read", async () => {
  const bytes = ods(
    `${odsRow(['office:value-type="string"', "a"])}<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
  );
  expect((await readArchive("t.ods", Buffer.from(bytes), LIMITS))[0]!.rows).toEqual([["a"]]);
});
