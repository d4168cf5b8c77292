import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {type HistoryDay, mergeHistory} from "../../../data-loaders/percentile/history.js";

const day: HistoryDay = {
  code: "688256.SH",
  date: "2024-02-23",
  pe_ttm: 41.57,
  market_cap_cny_100m: 600,
  suspended: false,
  pe_static: 50.1,
  pb: null,
  ps_ttm: null
};

describe("a day that stands twice", () => {
  test("and says the same twice is taken once", () => {
    expect(mergeHistory([day, {...day, place: {file: "b.csv", row: 3}}])).toEqual([day]);
    const missing = {...day, pe_ttm: null};
    expect(mergeHistory([missing, missing])).toEqual([missing]);
  });

  test.each([
    ["pe_ttm", 41.58, "41.57", "41.58"],
    ["pe_ttm", null, "41.57", "null"],
    ["pe_static", 50.2, "50.1", "50.2"],
    ["market_cap_cny_100m", 601, "600", "601"],
    ["suspended", true, "false", "true"]
  ] as const)(
    "with another %s is an error that names company, day and both values",
    (field, value, known, other) => {
      expect(() => mergeHistory([day, {...day, [field]: value}])).toThrow(
        `pe_history, ${field}: 688256.SH 2024-02-23: pe_history says ${known}, this row: ${other}`
      );
    }
  );

  test("with another value is found where it was read", () => {
    const other = {...day, pe_ttm: 1, place: {file: "inbox/b.csv", row: 17, field: "市盈率(PE,TTM)"}};
    const settle = () => mergeHistory([day, other]);
    expect(settle).toThrow(BadInput);
    expect(settle).toThrow(
      "inbox/b.csv row 17, 市盈率(PE,TTM): 688256.SH 2024-02-23: pe_history says 41.57, this row: 1"
    );
  });

  test("with another value names the source that said the first, of three", () => {
    const {code, date} = day;
    const at = (file: string, row: number) => ({code, date, place: {file}, row});
    const days = [
      {...at("a.csv", 3), pe_ttm: 5},
      {...at("b.csv", 7), market_cap_cny_100m: 600},
      {...at("c.csv", 9), pe_ttm: 6},
      {...at("c.csv", 9), market_cap_cny_100m: 601}
    ];
    const without = (i: number) => () => mergeHistory(days.filter((_, each) => each !== i));
    expect(without(3)).toThrow("c.csv row 9, pe_ttm: 688256.SH 2024-02-23: a.csv row 3 says 5, this row: 6");
    expect(without(2)).toThrow("b.csv row 7 says 600, this row: 601");
  });

  test("is one day where each source says what the other leaves out, as in wide tables", () => {
    const {code, date} = day;
    const wide = [
      {code, date, pe_ttm: 41.57},
      {code, date, market_cap_cny_100m: 600},
      {code, date, pe_static: 50.1},
      {code, date, suspended: false}
    ];
    expect(mergeHistory(wide)).toEqual([day]);
    expect(mergeHistory([...wide, {code, date, pe_ttm: undefined}])).toEqual([day]);
  });

  test("is none where another company or another day has the same figures", () => {
    expect(mergeHistory([day, {...day, date: "2024-02-26"}, {...day, code: "688041.SH"}])).toHaveLength(3);
  });
});

describe("a history", () => {
  test("has what no source says as missing, and trades", () => {
    expect(mergeHistory([{code: "a", date: "2024-02-23", pe_ttm: null}])).toEqual([
      {
        code: "a",
        date: "2024-02-23",
        pe_ttm: null,
        market_cap_cny_100m: null,
        suspended: false,
        pe_static: null,
        pb: null,
        ps_ttm: null
      }
    ]);
  });

  test("has no day of which only is said that it trades", () => {
    const listed = {code: "a", date: "2024-02-23", pe_ttm: undefined, suspended: false};
    expect(mergeHistory([listed, {...listed, date: "2024-02-26", suspended: true}])).toMatchObject([
      {date: "2024-02-26", suspended: true}
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "refuses a PE of %d",
    (pe_ttm) => {
      expect(() => mergeHistory([{...day, pe_ttm}])).toThrow(
        `pe_history, pe_ttm: 688256.SH 2024-02-23: not finite: "${pe_ttm}"`
      );
    }
  );

  test("is in order of code and date, and the same in whatever order and however often its days are read", () => {
    const days = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom("000001.SZ", "688256.SH", "872808.BJ"),
        date: fc.constantFrom("2024-02-21", "2024-02-22", "2024-02-23"),
        pe_ttm: fc.option(fc.integer()),
        market_cap_cny_100m: fc.option(fc.integer()),
        suspended: fc.boolean(),
        pe_static: fc.option(fc.integer()),
        pb: fc.option(fc.integer()),
        ps_ttm: fc.option(fc.integer())
      }),
      {selector: ({code, date}) => `${code} ${date}`}
    );
    const again = days.chain((own) =>
      fc.tuple(fc.constant(own), fc.shuffledSubarray([...own, ...own, ...own], {minLength: own.length * 3}))
    );
    fc.assert(
      fc.property(again, ([own, read]) => {
        const settled = mergeHistory(read);
        expect(settled).toEqual(
          own.toSorted((a, b) => (`${a.code} ${a.date}` < `${b.code} ${b.date}` ? -1 : 1))
        );
      })
    );
  });
});
