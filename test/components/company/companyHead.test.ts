// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {companyFigures} from "../../../src/components/company/companyHead.js";
import {boards} from "../../../src/lib/messages/boards.js";
import {company} from "../../../src/lib/messages/company.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import {companyFacts} from "../../../src/queries/company.js";
import type {CompanyFacts} from "../../../src/queries/rows/company.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";
import {ask} from "../../reportRows.js";

async function figures(
  code: string,
  current?: PercentileRow,
  {lang = "en", change = {}}: {readonly lang?: "en" | "zh"; readonly change?: Partial<CompanyFacts>} = {}
) {
  const [facts] = await ask<CompanyFacts>(companyFacts(code));
  const options = {m: company[lang], words: percentile[lang], unit: "bn", current, last: undefined} as const;
  const head = companyFigures({...facts!, ...change}, options);
  return [...head.querySelectorAll(".bf-figure")].map((figure) =>
    [...figure.children].map((part) => part.textContent)
  );
}

describe("the figures at the head of a company's page", () => {
  test("have the published percentile where there is no history to rank a PE in", async () => {
    expect((await figures("300308.SZ"))[1]).toEqual([
      "Percentile of the historical PE",
      "85",
      "over five years, as published; as of 2024-02-23"
    ]);
  });

  test("do not call every published percentile a report's, in Chinese", async () => {
    expect((await figures("300308.SZ", undefined, {lang: "zh"}))[1]).toEqual([
      "历史市盈率分位",
      "85",
      "近五年，刊载值；截至 2024-02-23"
    ]);
    const m = company.zh;
    expect([percentile.zh.published, m.strip.published, boards.zh.rankings.published].join()).not.toContain(
      "研报"
    );
  });

  test("say why the report publishes none", async () => {
    expect((await figures("688256.SH"))[1]?.[1]).toBe("loss");
    expect((await figures("688521.SH"))[1]?.[1]).toBe("short history");
  });

  test("say why there is no forward PE, and so no implied capitalisation", async () => {
    const none = async (code: string, lang: "en" | "zh") => {
      const [forward, , cap] = await figures(code, undefined, {lang});
      return [...forward!.slice(1), ...cap!.slice(1)];
    };
    expect(await none("688256.SH", "en")).toEqual([
      "loss",
      "a loss is expected, as of 2024-02-23",
      "—",
      "neither given nor implied: no forward PE (loss)"
    ]);
    expect(await none("000628.SZ", "en")).toEqual([
      "no consensus",
      "its source has no consensus of analysts, as of 2024-02-23",
      "—",
      "neither given nor implied: no forward PE (no consensus)"
    ]);
    expect(await none("688256.SH", "zh")).toEqual([
      "亏损",
      "预期亏损，截至 2024-02-23",
      "—",
      "未给出，也无从推算：无预测市盈率（亏损）"
    ]);
    expect((await figures("300308.SZ"))[0]?.[2]).toBe("price of 2024-02-23 over the consensus profit");
  });

  test("say that two currencies make no forward PE where no source gives one", async () => {
    const missing = {forward_pe: null, forward_pe_state: "missing", currency: "HKD"} as const;
    const why = async (financial_currency: string, lang: "en" | "zh" = "en") =>
      (await figures("300308.SZ", undefined, {change: {...missing, financial_currency}, lang}))[0]?.[2];
    expect(await why("HKD")).toBe("no source gives one");
    expect(await why("CNY")).toBe(
      "no source gives one; its shares are priced in HKD and its profits in CNY, which are not converted"
    );
    expect(await why("CNY", "zh")).toBe("没有来源给出；股价以 HKD 计、利润以 CNY 计，不作换算");
  });

  test("name both days where the implied capitalisation joins two", async () => {
    const cap = async (change: Partial<CompanyFacts>, lang: "en" | "zh" = "en") =>
      (await figures("300308.SZ", undefined, {change, lang}))[2]?.[2];
    expect(await cap({})).toBe("implied: forward PE × consensus profit");
    const later = {as_of: "2024-06-03"};
    expect(await cap(later)).toBe("implied: forward PE of 2024-06-03 × consensus profit of 2024-02-23");
    expect(await cap(later, "zh")).toBe("隐含值：2024-06-03 的预测市盈率 × 2024-02-23 的一致预期利润");
  });

  test("have the PE TTM where there is one", async () => {
    const current = {pe: 62.47, pe_date: "2024-02-22", as_of: "2024-02-23"} as PercentileRow;
    expect((await figures("300308.SZ", current))[1]).toEqual(["PE TTM", "62.5", "of 2024-02-22"]);
  });
});
