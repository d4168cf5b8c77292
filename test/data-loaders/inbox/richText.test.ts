import * as XLSX from "@e965/xlsx";
import {strToU8} from "fflate";
import {expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {readsAsNumber} from "../../../data-loaders/sources/inbox/files/richText.mjs";
import {readArchive, readCompound} from "../../../data-loaders/sources/inbox/files/spreadsheet.js";
import {ods, odsRow, sheet, withRecords} from "./books.js";
import {refusal, type SheetCell, xlsx} from "./samples.js";

const PARTS = " (parts of it are raised, lowered, struck through or in another font)";
type Parts = readonly (readonly [properties: string, text: string])[];
const runsOf = (...parts: Parts) =>
  parts.map(([properties, text]) => `<r><rPr>${properties}</rPr><t>${text}</t></r>`).join("");
const inline = (...parts: Parts): SheetCell => ({
  xml: `<c r="{A1}" t="inlineStr"><is>${runsOf(...parts)}</is></c>`
});
const RAISED = '<vertAlign val="superscript"/>';

test.each<[string, Parts, string]>([
  [
    "a raised footnote",
    [
      ["", "12"],
      [RAISED, "2"]
    ],
    `122${PARTS}`
  ],
  [
    "a lowered one",
    [
      ["", "12."],
      ['<vertAlign val="subscript"/>', "5"]
    ],
    `12.5${PARTS}`
  ],
  [
    "digits struck through",
    [
      ["<strike/>", "9"],
      ["", "12.5"]
    ],
    `912.5${PARTS}`
  ],
  [
    "a point struck through",
    [
      ["", "12"],
      ['<strike val="1"/>', "."],
      ["", "5"]
    ],
    `12.5${PARTS}`
  ],
  [
    "a day",
    [
      ["", "2024-02-2"],
      [RAISED, "3"]
    ],
    `2024-02-23${PARTS}`
  ],
  [
    "a code",
    [
      ["", "60000"],
      [RAISED, "0"],
      ["", ".SH"]
    ],
    `600000.SH${PARTS}`
  ],
  [
    "a loss",
    [
      ["", "-1"],
      [RAISED, "2"]
    ],
    `-12${PARTS}`
  ],
  [
    "bold digits, which are shown as they are read",
    [
      ["<b/>", "12"],
      ["", ".5"]
    ],
    "12.5"
  ],
  [
    "what is marked as not marked",
    [
      ['<strike val="0"/>', "12"],
      ['<vertAlign val="baseline"/>', "5"]
    ],
    "125"
  ],
  [
    "a header with a footnote",
    [
      ["", "市盈率(TTM)"],
      [RAISED, "1"]
    ],
    "市盈率(TTM)1"
  ]
])("a workbook's text of several parts: %s", async (_, parts, text) => {
  const [first] = await readArchive("t.xlsx", Buffer.from(xlsx({S: [[inline(...parts), "x"]]})), LIMITS);
  expect(first!.rows).toEqual([[text, "x"]]);
  const strings = `<sst><si><t>a</t></si><si>${runsOf(...parts)}<rPh sb="0" eb="1"><t>7</t></rPh></si></sst>`;
  const shared: SheetCell[] = [0, 1].map((i) => ({xml: `<c r="{A1}" t="s"><v>${i}</v></c>`}));
  const book = xlsx({S: [shared]}, {more: {"xl/sharedStrings.xml": strToU8(strings)}});
  const [second] = await readArchive("t.xlsx", Buffer.from(book), LIMITS);
  expect(second!.rows).toEqual([["a", text]]);
});

test("such a number is refused where it is needed, with its place", async () => {
  const rows = [
    ["代码", "日期", "市盈率(TTM)"],
    ["600000.SH", "2024-02-23", inline(["", "12"], [RAISED, "2"])]
  ];
  expect(await refusal({"a.xlsx": xlsx({a: rows})})).toBe(
    `a.xlsx row 2, 市盈率(TTM): invalid number: "122${PARTS}"`
  );
});

test("in an OpenDocument sheet, too", async () => {
  const styles =
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>' +
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>' +
    '<style:style style:name="T3" style:family="text"><style:text-properties style:text-line-through-style="none"/></style:style>';
  const cell = (style: string) =>
    ['office:value-type="string"', `12<text:span text:style-name="${style}">2</text:span>`] as const;
  const bytes = ods(odsRow(cell("T1"), cell("T2"), cell("T3")), {styles});
  const [grid] = await readArchive("t.ods", Buffer.from(bytes), LIMITS);
  expect(grid!.rows).toEqual([[`122${PARTS}`, `122${PARTS}`, "122"]]);
});

test("an instruction within a value is refused", async () => {
  const within = "1<?x y?>2";
  const inXlsx = xlsx({S: [[{xml: `<c r="{A1}"><v>${within}</v></c>`}]]});
  await expect(readArchive("t.xlsx", Buffer.from(inXlsx), LIMITS)).rejects.toThrow(
    /an instruction at character/
  );
  const inOds = ods(odsRow(['office:value-type="string"', within]));
  await expect(readArchive("t.ods", Buffer.from(inOds), LIMITS)).rejects.toThrow(
    "content.xml: an instruction within"
  );
});

test("in an old workbook a number in several fonts, of which its reader does not say which", async () => {
  const text = "12200";
  const workbook = {SheetNames: ["S"], Sheets: {S: sheet([[text, "x"]])}};
  const written: Buffer = XLSX.write(workbook, {type: "buffer", bookType: "xls", bookSST: true});
  const rich = withRecords(written, (records) => {
    // Two of its characters, and in the place of the others one run that begins at the second.
    const plain = Buffer.concat([Buffer.from([5, 0, 1]), Buffer.from(text, "utf16le")]);
    const at = records.indexOf(plain);
    expect(at).toBeGreaterThan(0);
    Buffer.concat([
      Buffer.from([2, 0, 9, 1, 0]),
      Buffer.from("12", "utf16le"),
      Buffer.from([1, 0, 0, 0])
    ]).copy(records, at);
    return records;
  });
  expect((await readCompound("t.xls", written, LIMITS))[0]!.rows).toEqual([[text, "x"]]);
  expect((await readCompound("t.xls", rich, LIMITS))[0]!.rows).toEqual([[`12${PARTS}`, "x"]]);
});

test.each([
  ["12.5", true],
  ["-1,234.5亿元", true],
  ["2024年2月23日", true],
  ["sh.600000", true],
  ["24E", true],
  ["24E 归母净利润", false],
  ["市盈率", false],
  ["平安银行2", false],
  ["亿元", false]
])("%s reads as a number: %s", (text, reads) => expect(readsAsNumber(text)).toBe(reads));
