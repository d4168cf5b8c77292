import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {formatCsv} from "../../../src/components/export/csv.js";

type Row = Record<string, unknown>;

const column = (key: string) => ({key, label: key.toUpperCase(), format: () => "formatted"});
const csv = (rows: readonly Row[], ...keys: string[]) => formatCsv(rows, keys.map(column));
const cell = (value: unknown) =>
  csv([{a: value, b: 0}], "a", "b")
    .split("\r\n")[1]!
    .replace(/,0$/, "");

describe("formatCsv", () => {
  it("writes a byte order mark, the keys and the raw values, in the columns' order", () => {
    const rows = [{code: "688256", name_zh: "寒武纪", forward_pe: -12.57, is_loss: true, note: null}];
    expect(csv(rows, "code", "name_zh", "forward_pe", "is_loss", "note")).toBe(
      "\uFEFFcode,name_zh,forward_pe,is_loss,note\r\n688256,寒武纪,-12.57,true,\r\n"
    );
  });

  it("writes the header alone where there are no rows", () => {
    expect(csv([], "code", "forward_pe")).toBe("\uFEFFcode,forward_pe\r\n");
  });

  it("writes numbers with all digits but the noise of arithmetic", () => {
    expect([0.1 + 0.2, 1e21, -0.5, 12n].map(cell)).toEqual(["0.3", "1e+21", "-0.5", "12"]);
    expect([29.5 * 37.0341, 1 / 3, 1092.5075000000002, 9007199254740991].map(cell)).toEqual([
      "1092.50595",
      "0.333333333333333",
      "1092.5075",
      "9007199254740991"
    ]);
  });

  it("leaves null, undefined and NaN empty", () => {
    expect([null, undefined, Number.NaN].map(cell)).toEqual(["", "", ""]);
  });

  it("writes a date as its ISO day", () => {
    expect(cell(new Date("2024-02-23"))).toBe("2024-02-23");
  });

  it("quotes commas, quotes and line breaks", () => {
    expect(["a,b", 'say "hi"', "a\nb"].map(cell)).toEqual(['"a,b"', '"say ""hi"""', '"a\nb"']);
  });

  it("keeps a spreadsheet from running a text", () => {
    const texts = ["=1+1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "a=1"];
    expect(texts.map(cell)).toEqual(["'=1+1", "'+1", "'-1", "'@a", "'\ta", '"\'\ra"', "'＝1", "a=1"]);
  });

  it("keeps the empty line of a single column from being skipped", () => {
    expect(csv([{a: null}], "a")).toBe('\uFEFFa\r\n""\r\n');
  });

  it("names row and column of what is not a value", () => {
    expect(() => csv([{a: 1}, {a: {x: 1}}], "a")).toThrow('csv row 2: a: not a value of a cell: {"x":1}');
    expect(() => csv([{a: new Date(Number.NaN)}], "a")).toThrow("csv row 1: a: invalid date");
  });

  it("is read back as it was written", () => {
    const value = fc.oneof(
      fc.string({unit: "binary"}),
      fc.double({noNaN: true}),
      fc.boolean(),
      fc.constant(null)
    );
    fc.assert(
      fc.property(fc.array(fc.record({a: value, b: value, c: value})), (rows) => {
        const records = parse(csv(rows, "a", "b", "c"), {bom: true, columns: true}) as Record<
          string,
          string
        >[];
        expect(records.map((record) => ["a", "b", "c"].map((key) => record[key]))).toEqual(
          rows.map(({a, b, c}) => [a, b, c].map(expectedText))
        );
      })
    );
  });
});

function expectedText(value: string | number | boolean | null): string {
  if (typeof value === "string" && "=+-@\t\r\n＝＋－＠".includes(value.charAt(0)) && value !== "")
    return `'${value}`;
  if (typeof value === "number" && !Number.isInteger(value)) return String(Number(value.toPrecision(15)));
  return value === null ? "" : String(value);
}
