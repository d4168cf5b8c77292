import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {splitRows} from "../../../data-loaders/sources/inbox/files/splitRows.js";
import {runs} from "../../length.js";
import {csv} from "./samples.js";

function split(text: string): string[][] {
  const rows: string[][] = [];
  splitRows(text, ",", (cells) => rows.push(cells));
  return rows;
}

describe("splitRows", () => {
  test("takes all line endings, and keeps empty lines", () => {
    for (const ending of ["\n", "\r\n", "\r"])
      expect(split(["a,b", "", "1,2"].join(ending))).toEqual([["a", "b"], [""], ["1", "2"]]);
  });

  test("reads quotes, and what stands between them over several lines", () => {
    expect(split('a,"b,""c"""\n"x\ny",2\n3,4\n"5",6\n')).toEqual([
      ["a", 'b,"c"'],
      ["x\ny", "2"],
      ["3", "4"],
      ["5", "6"]
    ]);
  });

  test("takes the text out of cells that are guarded against spreadsheet programs", () => {
    expect(split('="000938",b,="中😀"\n"=""000938""",="",="a""b"\n')).toEqual([
      ["000938", "b", "中😀"],
      ["000938", "", 'a"b']
    ]);
    // What is quoted, or no text alone, is left as it is.
    expect(split('"a,=""b"",c","x\n,=""y"",z"\n"=1+""2""",=1\n')).toEqual([
      ['a,="b",c', 'x\n,="y",z'],
      ['=1+"2"', "=1"]
    ]);
    expect(() => split('a="b",c\n')).toThrow();
  });

  test.each(['a\n"open\nb\n', 'a\n"x"y\n', 'a\nx"y\n', 'a\n"x\nb"c,"\n'])(
    "throws at broken quotes in %j",
    (text) => {
      const rows: string[][] = [];
      expect(() => splitRows(text, ",", (cells) => rows.push(cells))).toThrow();
      expect(rows).toEqual([["a"]]);
    }
  );

  test("gives what the parser alone gives, for every table", () => {
    const cell = fc.string({unit: fc.constantFrom("a", "1", ",", '"', "\n", "中", " ", "-"), maxLength: 5});
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, {minLength: 1, maxLength: 4}), {minLength: 1, maxLength: 8}),
        (rows) => {
          const text = csv(rows);
          expect(split(text)).toEqual(parse(text, {relax_column_count: true}));
        }
      )
    );
  });

  test("gives what the parser alone gives, or throws as it does, for every text", () => {
    const text = fc.string({unit: fc.constantFrom("a", ",", '"', "\n"), maxLength: 30});
    const outcome = (read: () => unknown) => {
      try {
        return read();
      } catch {
        return "thrown";
      }
    };
    fc.assert(
      fc.property(text, (t) => {
        const options = {relax_column_count: true, record_delimiter: "\n"};
        expect(outcome(() => split(t))).toEqual(outcome(() => parse(t, options)));
      }),
      {numRuns: runs(500, 4000)}
    );
  });
});
