import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type ComparedRow, compareTitle} from "../../../src/components/charts/compare/table.js";
import {endsOf, endsTitle} from "../../../src/components/charts/ends.js";
import {type SectorRow, sectorTitle} from "../../../src/components/charts/valuation/sectorTable.js";
import {company} from "../../../src/lib/messages/company.js";
import {compare} from "../../../src/lib/messages/compare.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import {sectorTableMessages} from "../../../src/lib/messages/sectorTable.js";
import {runs} from "../../length.js";

const LANGUAGES = ["en", "zh"] as const;
type Language = (typeof LANGUAGES)[number];
const named = (values: readonly number[]) => values.map((value, i) => ({name: "ABCDE"[i]!, value}));

describe("the ends of values", () => {
  test("have the names of all that share them, and of nobody else", () => {
    const some = fc.array(fc.integer({min: 0, max: 3}), {minLength: 1, maxLength: 5});
    fc.assert(
      fc.property(some, (values) => {
        const all = named(values);
        const ends = endsOf(all)!;
        for (const {name, value} of all) {
          expect(ends.high.includes(name)).toBe(all.every((other) => other.value <= value));
          expect(ends.low.includes(name)).toBe(all.every((other) => other.value >= value));
        }
        expect(ends.isOne).toBe(new Set(values).size === 1);
        expect(ends.highText === ends.lowText).toBe(ends.isOne);
      }),
      {numRuns: runs(100, 1_000)}
    );
    expect(endsOf([])).toBeNull();
  });

  test("are printed with the digits that tell them apart", () => {
    expect(endsOf(named([12.34, 12.31]))).toMatchObject({highText: "12.34", lowText: "12.31"});
    expect(endsOf(named([76.4, 76.1]), 0)).toMatchObject({highText: "76.4", lowText: "76.1"});
  });
});

describe("a title of companies whose values are equal", () => {
  const rows = (...pes: (number | null)[]) =>
    pes.map((forward_pe, i) => ({
      name_en: "ABCDE"[i],
      name_zh: "甲乙丙丁戊"[i],
      forward_pe
    })) as ComparedRow[];
  const title = (lang: Language, ...pes: (number | null)[]) =>
    compareTitle(rows(...pes), {
      ...{m: compare[lang], company: company[lang], percentile: percentile[lang]},
      ...{lang, unit: "bn"}
    });

  test("names two of them, and counts more", () => {
    expect(title("en", 10, 20, 10)).toBe(
      "By forward PE A and C are the cheapest of 3, at 10.0, and B the dearest, at 20.0"
    );
    expect(title("zh", 10, 20, 10)).toBe("按预测市盈率，3 家中甲与丙最低，为 10.0 倍；乙最高，为 20.0 倍");
    expect(title("en", 10, 20, 20, null, 20)).toBe(
      "By forward PE A is the cheapest of 4, at 10.0, and 3 companies the dearest, at 20.0"
    );
    expect(title("zh", 20, 10, 10, null, 10)).toBe(
      "按预测市盈率，4 家中有 3 家公司最低，为 10.0 倍；甲最高，为 20.0 倍"
    );
    expect(title("en", 10, 10)).toBe("Both have the same forward PE, 10.0");
    expect(title("en", 10, 10, 10)).toBe("All 3 have the same forward PE, 10.0");
    expect(title("en", null, 10)).toBe("B costs 10.0 times the profit that is expected of it");
    expect(title("en", null)).toBe("The company has no forward PE");
  });

  const lines = (lang: Language, ...values: number[]) => {
    const {history, sector} = compare[lang];
    return [history.multiple, history.percentile, sector.pe, sector.percentile].map((words) =>
      endsTitle(endsOf(named(values)), {...words, none: ""})
    );
  };

  test("says of lines who stands highest and lowest", () => {
    expect(lines("en", 100, 100, 3)).toEqual([
      "A and B have the highest PE TTM, 100.0; C the lowest, 3.0",
      "A and B stand highest in their own five years, at percentile 100.0; C lowest, at 3.0",
      "The median PE TTM is highest in A and B, 100.0, and lowest in C, 3.0",
      "The members of A and B stand highest in their own history, at a median percentile of 100.0; those of C lowest, at 3.0"
    ]);
    expect(lines("zh", 9, 1, 1, 1)).toEqual([
      "A的市盈率 TTM 最高，为 9.0；有 3 家公司最低，为 1.0",
      "A处于自身五年的最高位置，分位 9.0；有 3 家公司最低，分位 1.0",
      "A的市盈率 TTM 中位数最高，为 9.0；有 3 个板块最低，为 1.0",
      "A的成员处于自身历史的最高位置，分位中位数 9.0；有 3 个板块最低，为 1.0"
    ]);
    expect(lines("en", 7, 7)).toEqual([
      "Both have a PE TTM of 7.0",
      "Both stand at percentile 7.0 of their own five years",
      "The median PE TTM of both sectors is 7.0",
      "The members of both sectors stand at a median percentile of 7.0 of their own history"
    ]);
    expect(lines("en", 7)[0]).toBe("A has a PE TTM of 7.0");
  });

  test.each(LANGUAGES)("says of sectors which stand highest and lowest: %s", (lang) => {
    const sectors = (...medians: (number | null)[]) =>
      medians.map((percentile_median, i) => ({
        ...{sector_en: "ABCDE"[i], sector_zh: "甲乙丙丁戊"[i], percentile_median}
      })) as SectorRow[];
    const said = (...medians: (number | null)[]) =>
      sectorTitle(sectors(...medians), {m: sectorTableMessages[lang], lang});
    expect(said(90, 12, 90, null)).toBe(
      lang === "en"
        ? "The companies of A and C stand highest in their own history, at a median percentile of 90; those of B lowest, at 12"
        : "甲与丙处于自身历史最高位置，分位中位数 90；乙最低，为 12"
    );
    expect(said(90, 12, 12, 12)).toBe(
      lang === "en"
        ? "The companies of A stand highest in their own history, at a median percentile of 90; those of 3 sectors lowest, at 12"
        : "甲处于自身历史最高位置，分位中位数 90；有 3 个板块最低，为 12"
    );
  });
});
