import {describe, expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import {codesToAsk} from "../../../data-loaders/sources/market/codes.js";

describe("companies of other markets", () => {
  const read = async (files: Readonly<Record<string, string>>) => {
    const reader = inboxReader(undefined, LIMITS, "2026-11-27");
    for (const [name, text] of Object.entries(files)) await reader.add(name, Buffer.from(text));
    return reader.finish();
  };

  test("have PEs, and no amount whose currency nobody names", async () => {
    const {history, consensus, valuations, files} = await read({
      "pe.csv":
        "代码,日期,PE(TTM),总市值(亿元)\n700.HK,2026-11-27,20.5,40000\nNVDA.O,2026-11-27,50,30000\n600519.SH,2026-11-27,20,18000\n",
      "e.csv": "代码,日期,年度,归母净利润(亿元),预测市盈率\n00700.HK,2026-11-27,2027E,2000,18\n"
    });
    expect(history.map(({code, pe_ttm, market_cap_cny_100m}) => [code, pe_ttm, market_cap_cny_100m])).toEqual(
      [
        ["00700.HK", 20.5, null],
        ["600519.SH", 20, 18000],
        ["NVDA.US", 50, null]
      ]
    );
    expect(history.some((day) => "market_cap_100m" in day)).toBe(false);
    expect(consensus).toEqual([]);
    expect(valuations).toMatchObject([{code: "00700.HK", forward_pe: 18, forward_year: 2027}]);
    expect(JSON.stringify(files)).toContain("does not name the currency (亿港元, 亿美元), left out");
  });

  test("have amounts in the currency that the header names", async () => {
    const {history, consensus} = await read({
      "us.csv": "代码,日期,PE(TTM),总市值(亿美元)\nNVDA.O,2026-11-27,50,30000\n",
      "hk.csv": "代码,日期,总市值(百万港元)\n700.HK,2026-11-27,4000000\n",
      // Many companies of Hong Kong report in CNY; their shares cost HKD.
      "hk-e.csv": "代码,日期,年度,归母净利润(人民币亿元)\n700.HK,2026-11-27,2027E,2000\n",
      "us-e.csv":
        "code,date,year,net_profit_usd_100m,revenue(USD)\nNVDA.US,2026-11-27,2027E,1200,250000000000\n"
    });
    expect(history).toMatchObject([
      {code: "00700.HK", market_cap_cny_100m: null, market_cap_100m: 40000},
      {code: "NVDA.US", market_cap_cny_100m: null, market_cap_100m: 30000}
    ]);
    expect(consensus).toMatchObject([
      {code: "00700.HK", net_profit_cny_100m: 2000},
      {code: "NVDA.US", net_profit_cny_100m: null, currency: "USD", net_profit_100m: 1200, revenue_100m: 2500}
    ]);
  });

  test.each([
    ["a mainland company in dollars", "代码,日期,PE(TTM),总市值(亿美元)\n600519.SH,2026-11-27,20,18000\n"],
    [
      "a year in two currencies",
      "代码,日期,年度,归母净利润(亿美元),营业收入(亿港元)\nNVDA.US,2026-11-27,2027E,1200,2500\n"
    ],
    ["a currency of no market", "代码,日期,PE(TTM),总市值(亿欧元)\nNVDA.US,2026-11-27,20,18000\n"]
  ])("%s is refused", async (_, text) => {
    await expect(read({"a.csv": text})).rejects.toThrow(/美元|港元|欧元/);
  });

  test("are B shares, too, which mainland exchanges price in foreign money", async () => {
    const {history} = await read({
      "unnamed.csv":
        "代码,日期,PE(TTM),总市值(亿元)\n900901,2026-11-27,20.5,40\n600519,2026-11-27,20,18000\n",
      "named.csv": "代码,日期,总市值(亿港元)\n200002,2026-11-27,90\n"
    });
    expect(history).toMatchObject([
      {code: "200002.SZ", market_cap_cny_100m: null, market_cap_100m: 90},
      {code: "600519.SH", market_cap_cny_100m: 18000},
      {code: "900901.SH", pe_ttm: 20.5, market_cap_cny_100m: null}
    ]);
  });

  test("are not asked of sources that know none of them, and named", () => {
    const said: string[] = [];
    const members = [
      {list_id: "a", code: "NVDA.US"},
      {list_id: "a", code: "600519.SH"}
    ];
    const base = {list_members: members, companies: []};
    expect(codesToAsk({base: base as never, say: (line) => said.push(line)})).toEqual(["600519.SH"]);
    expect(said.join()).toContain("NVDA.US");
  });
});
