import {describe, expect, test} from "vitest";
import {MOST_CODES, readScope, withScope} from "../../src/lib/scopeParams.js";

describe("the list of an address", () => {
  test("is one of the site, or the codes that it names, each once", () => {
    expect(readScope("?list=banks")).toEqual({list: "banks", codes: [], name: "", ignored: []});
    expect(readScope("?codes=688256.sh,600036.SH,688256.SH&name= Mine ")).toEqual({
      ...{list: null, codes: ["688256.SH", "600036.SH"], name: "Mine", ignored: []}
    });
    expect(readScope("?codes=NVDA.US,00700.HK").codes).toEqual(["NVDA.US", "00700.HK"]);
    expect(readScope("?codes=NVDA.O,700.HK,sh600519,600519.SS").codes).toEqual([
      ...["NVDA.US", "00700.HK", "600519.SH"]
    ]);
  });

  test("says what of it could not be used", () => {
    expect(readScope("?codes=600036,'; DROP TABLE companies; --,688256.SH")).toMatchObject({
      codes: ["688256.SH"],
      ignored: [{name: "codes", text: "600036,';,DROP,TABLE,COMPANIES;,--"}]
    });
    const many = Array.from({length: MOST_CODES + 2}, (_, i) => `${600000 + i}.SH`);
    expect(readScope(`?codes=${many}`).codes).toHaveLength(MOST_CODES);
    expect(readScope(`?codes=${many}`).ignored).toEqual([{name: "codes", text: many.slice(-2).join()}]);
  });

  test("has a name of whole characters", () => {
    expect(readScope(`?name=${"a".repeat(59)}${encodeURIComponent("🚀🚀")}`).name).toBe(
      `${"a".repeat(59)}🚀`
    );
  });

  test("takes the place of another one, and of that one's filters; the language stays", () => {
    const search = "?lang=zh&sectors=PCB&list=a&codes=1.SH&name=x";
    expect(withScope(search, {list: "banks"})).toBe("?lang=zh&list=banks");
    expect(withScope(search, {list: null})).toBe("?lang=zh");
    expect(withScope("?pe=1..2", {list: null})).toBe("");
    expect(withScope("", {codes: ["688256.SH", "600036.SH"], name: "a b"})).toBe(
      "?codes=688256.SH,600036.SH&name=a+b"
    );
  });
});
