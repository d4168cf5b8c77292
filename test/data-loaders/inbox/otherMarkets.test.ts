import {describe, expect, test} from "vitest";
import {LIMITS} from "../../../data-loaders/sources/inbox/files/limits.js";
import {inboxReader} from "../../../data-loaders/sources/inbox/reader.js";
import {codesToAsk} from "../../../data-loaders/sources/market/codes.js";

describe("companies of other markets", () => {
  test("have PEs, and no amount under the name of CNY", async () => {
    const reader = inboxReader(undefined, LIMITS, "2026-11-27");
    await reader.add(
      "pe.csv",
      Buffer.from(
        "代码,日期,PE(TTM),总市值(亿元)\n700.HK,2026-11-27,20.5,40000\nNVDA.O,2026-11-27,50,30000\n600519.SH,2026-11-27,20,18000\n"
      )
    );
    await reader.add(
      "e.csv",
      Buffer.from("代码,日期,年度,归母净利润(亿元),预测市盈率\n00700.HK,2026-11-27,2027E,2000,18\n")
    );
    const {history, consensus, valuations, files} = reader.finish();
    expect(history.map(({code, pe_ttm, market_cap_cny_100m}) => [code, pe_ttm, market_cap_cny_100m])).toEqual(
      [
        ["00700.HK", 20.5, null],
        ["600519.SH", 20, 18000],
        ["NVDA.US", 50, null]
      ]
    );
    expect(consensus).toEqual([]);
    expect(valuations).toMatchObject([{code: "00700.HK", forward_pe: 18, forward_year: 2027}]);
    expect(JSON.stringify(files)).toContain("in another money than CNY, left out");
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
