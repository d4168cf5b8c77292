import {describe, expect, test} from "vitest";
import {readMapping} from "../../../data-loaders/sources/inbox/header/mapping.js";

describe("readMapping", () => {
  test("names meanings and units, and finds a name whatever its width, case and spaces", () => {
    const mapping = readMapping(
      '{"我的PE": "pe_ttm", "市值(一)": "总市值(亿元)", "Cap": {"as": "market_cap", "unit": "万元"}, "备注": "ignore"}'
    );
    expect(mapping.find("我的ＰＥ")?.meaning).toBe("pe_ttm");
    expect(mapping.find(" 市值（一） ")).toMatchObject({
      meaning: "market_cap_cny_100m",
      unit: {text: "亿元"}
    });
    expect(mapping.find("cap")?.unit?.text).toBe("万元");
    expect(mapping.find("备注")?.meaning).toBe("ignore");
    expect(mapping.find("toString")).toBeNull();
    expect(mapping.unused()).toEqual([]);
  });

  test("keeps the unit that the header itself names", () => {
    expect(readMapping('{"盘子(亿元)": "market_cap"}').find("盘子(亿元)")?.unit?.text).toBe("亿元");
  });

  test("knows which names were of no use", () => {
    const mapping = readMapping('{"a": "pe_ttm", "b": "ignore"}');
    mapping.find("a");
    expect(mapping.unused()).toEqual(["b"]);
  });

  test("says which files are whole though their last lines do not end", () => {
    const mapping = readMapping(
      '{"a.csv": {"complete": true}, "b.csv": {"as": "pe_ttm", "complete": true}, "c.csv": "pe_ttm"}'
    );
    expect(["a.csv", "A.csv", "b.csv", "c.csv", "d.csv"].map((name) => mapping.isComplete(name))).toEqual([
      ...[true, true, true],
      ...[false, false]
    ]);
    expect([mapping.find("a.csv"), mapping.find("b.csv")?.meaning]).toEqual([null, "pe_ttm"]);
    expect(mapping.unused()).toEqual(["c.csv"]);
  });

  test("is empty without a file", () => expect(readMapping(undefined).find("pe_ttm")).toBeNull());

  test.each([
    ["{", /^mapping\.json: not JSON \(.+\)$/],
    ["[]", "mapping.json: not an object from names to meanings"],
    ['{"a": 5}', "mapping.json, a: neither a meaning nor {as, unit}: 5"],
    ['{"a": "rubbish"}', 'mapping.json, a: no such meaning: "rubbish"'],
    ['{"a": {"as": "market_cap", "unit": "斤"}}', 'mapping.json, a: no such unit: "斤"'],
    ['{"a.csv": {"complete": "yes"}}', 'mapping.json, a.csv: complete is not true: "yes"'],
    ['{"a": "pe_ttm", "A ": "ignore"}', 'mapping.json, A : the same name as: "a"']
  ])("refuses %s", (text, message) => expect(() => readMapping(text)).toThrow(message));
});
