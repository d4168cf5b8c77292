import {describe, expect, test} from "vitest";
import {parseUnit} from "../../../data-loaders/sources/inbox/cells/unit.js";
import {parseFiscalYear, parseHeader} from "../../../data-loaders/sources/inbox/header/parse.js";

function said(text: string): unknown[] {
  const {meaning, unit, year} = parseHeader(text);
  return [meaning, unit?.text ?? null, year && `${year.year} ${year.kind}`];
}

describe("parseHeader", () => {
  test.each([
    "市盈率(PE,TTM)",
    "市盈率（PE，TTM）",
    "市盈率(TTM)",
    "市盈率PE(TTM)",
    "市盈率 TTM",
    "滚动市盈率",
    "PE_TTM",
    "pe_ttm",
    "peTTM",
    "PE (TTM)",
    "ＰＥ－ＴＴＭ",
    "市盈率\n(TTM)"
  ])("takes %j for PE TTM", (text) => expect(said(text)).toEqual(["pe_ttm", null, null]));

  test.each([
    "静态市盈率",
    "市盈率(静态)",
    "市盈率（PE,LYR）",
    "市盈率(LYR)",
    "PE(LYR)",
    "pe_static",
    "PE LYR"
  ])("takes %j for the static PE", (text) => expect(said(text)).toEqual(["pe_static", null, null]));

  test.each([
    "市盈率",
    "PE",
    "pe",
    "动态市盈率",
    "扣非市盈率(TTM)",
    "市盈率(PE,TTM,扣除非经常性损益)",
    "近三年PE分位数(%)",
    "2022市盈率",
    "流通市值(元)",
    "constructor",
    ""
  ])("knows no meaning of %j", (text) => expect(parseHeader(text).meaning).toBeNull());

  test.each([
    ["市盈率(倍)(TTM)", "pe_ttm", "倍", null],
    ["总市值（单位：元）", "market_cap_cny_100m", "元", null],
    ["总市值(单位:亿元)", "market_cap_cny_100m", "亿元", null],
    ["总市值【万元】", "market_cap_cny_100m", "万元", null],
    ["总市值/亿元", "market_cap_cny_100m", "亿元", null],
    ["总市值\n[单位]亿元", "market_cap_cny_100m", "亿元", null],
    ["total_mv", "market_cap_cny_100m", "万元", null],
    ["market_cap_cny_100m", "market_cap_cny_100m", "亿元", null],
    ["近五年 PE 分位数 (%)", "pe_percentile_published", "%", null],
    ["PE历史百分位", "pe_percentile_published", null, null],
    ["24E 估值", "forward_pe", null, "2024 consensus"],
    ["2024E PE", "forward_pe", null, "2024 consensus"],
    ["市盈率(2024E)", "forward_pe", null, "2024 consensus"],
    ["预测市盈率", "forward_pe", null, null],
    ["24E 归母净利润", "net_profit_cny_100m", null, "2024 consensus"],
    ["22 营业收入", "revenue_cny_100m", null, "2022 actual"],
    ["2025年预测净利润(亿元)", "net_profit_cny_100m", "亿元", "2025 consensus"],
    ["营业收入2022A", "revenue_cny_100m", null, "2022 actual"],
    ["证券代码", "code", null, null],
    ["ts_code", "code", null, null],
    ["交易日期", "date", null, null],
    ["tradestatus", "trade_status", null, null],
    ["是否停牌", "suspended", null, null],
    ["预测机构家数（家）", "brokers", "家", null]
  ])("reads %j", (text, ...expected) => expect(said(text)).toEqual(expected));

  test("finds the day that a terminal puts beside a name", () => {
    expect(parseHeader("市盈率PE(TTM)\n[交易日期]20240223")).toMatchObject({
      meaning: "pe_ttm",
      date: "2024-02-23"
    });
  });
});

describe("parseUnit", () => {
  test.each([
    ["元", 0],
    ["单位：人民币亿元", 8],
    ["人民币", 0],
    ["CNY 100m", 8],
    ["百万元", 6],
    ["万亿元", 12]
  ])("knows %s", (text, power) => expect(parseUnit(text)).toMatchObject({kind: "cny", power}));

  test.each(["美元", "亿港元", "USD"])("knows %s for another currency", (text) =>
    expect(parseUnit(text)?.kind).toBe("foreign")
  );

  test.each(["TTM", "toString", "", "股"])("does not know %j", (text) => expect(parseUnit(text)).toBeNull());
});

describe("parseFiscalYear", () => {
  test.each([
    ["2024E", 2024, "consensus"],
    ["24e", 2024, "consensus"],
    ["FY2024E", 2024, "consensus"],
    ["2024年预测", 2024, "consensus"],
    ["2022A", 2022, "actual"],
    ["2022", 2022, "actual"]
  ])("reads %s", (text, year, kind) => expect(parseFiscalYear(text)).toEqual({year, kind}));

  test.each(["1999", "2024Q4", "202", "year", ""])("refuses %j", (text) =>
    expect(parseFiscalYear(text)).toBeNull()
  );
});
