// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {type OpenOptions, openAnyCompany, openCompany} from "./openPage.js";
import {address, cells, figure, fill, press, supposition, textIn, textsOf, titleOf} from "./pageInJsdom.js";

describe("a company without a history", () => {
  test.each(["en", "zh"])("says so in one line, and shows all else, in %s", async (lang) => {
    await openCompany("688256.SH", `?lang=${lang}`);
    expect(textsOf(".bf-missing summary")).toHaveLength(1);
    expect(document.body.textContent).not.toContain("npm run");
    expect([...document.querySelectorAll("figure")].map(({id}) => id)).toEqual(["financials", "peers"]);
    expect(cells("peers")).toHaveLength(5);
    expect(document.querySelector("main")?.textContent).not.toMatch(/undefined|NaN|null/);
    expect(figure("peers").querySelectorAll("a[data-company]").length).toBeGreaterThan(0);
  });

  test("has a forward PE that follows the sliders, and the address keeps it", async () => {
    await openCompany("300308.SZ");
    await fill("Price", "10");
    expect(supposition("forward")).toContain("29 × (1 + 10%) / (1 + 0%) = 31.9");
    await fill("Profit estimate", "-60");
    expect(supposition("forward")).toContain("29 × (1 + 10%) / (1 − 60%) = 79.8");
    expect(supposition("past")).toContain("no history, no percentile");
    const search = await address();
    expect(search).toBe("?price=10&profit=-60");
    await openCompany("300308.SZ", search);
    expect(supposition("forward")).toContain("= 79.8");
    await press("Back to today");
    expect(await address()).toBe("");
  });
});

describe("the page of any company", () => {
  test("shows the one that its address names, and keeps it there", async () => {
    await openAnyCompany("300308.sz");
    expect(document.querySelector("h1")?.textContent).toBe("Zhongji Innolight 300308.SZ");
    expect([...document.querySelectorAll("figure")].map(({id}) => id)).toEqual(["financials", "peers"]);
    await fill("Price", "10");
    expect(await address()).toBe("?code=300308.SZ&price=10");
  });

  test("shows a company under a further code of its own, and leads to its id from there", async () => {
    // As a terminal may write it.
    await openAnyCompany("bj920808");
    expect(document.querySelector("h1")?.textContent).toContain("872808.BJ");
    expect(document.querySelector("main")?.classList.contains("is-nothing")).toBe(false);
    expect(textsOf(".standfirst")).toContain("Other codes: 920808.BJ (from 2025-10-09)");
    expect(document.querySelector(".standfirst [title]")?.getAttribute("title")).toContain("Beijing Stock");
    await fill("Price", "10");
    expect(await address()).toBe("?code=872808.BJ&price=10");
  });

  test.each(["en", "zh"])("says that it knows none of an unknown or bad code, in %s", async (lang) => {
    for (const code of ["000009.SZ", "", "../../x", "<b>"]) {
      await openAnyCompany(code, `&lang=${lang}`);
      expect(document.querySelector("h1")?.textContent).toBe(
        lang === "zh" ? "没有这家公司" : "No such company"
      );
      expect(document.querySelector("main")?.classList.contains("is-nothing")).toBe(true);
      expect(document.querySelector("main b")).toBeNull();
    }
  });
});

describe("the captions of a company whose figures came apart", () => {
  const [REPORT, FILE] = ["Shanghai Securities, AI industry tracking report, 2024-03-04", "percentiles.csv"];
  const later = {percentile_published_as_of: "2025-04-07", percentile_published_source: FILE};
  const revenue = {revenue_as_of: "2025-04-07", revenue_source: FILE};
  const change: OpenOptions["change"] = (answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([query, rows]) => [
        query,
        rows.map((row) => ({
          ...row,
          ...("percentile_published_as_of" in row && later),
          ...("revenue_as_of" in row && revenue)
        }))
      ])
    );

  test("name each source and both days, in the tables and below them", async () => {
    await openCompany("300308.SZ", "", {change});
    const both = `Source: ${REPORT}; ${FILE} · as of 2024-02-23 – 2025-04-07`;
    for (const id of ["financials", "peers"]) expect(textIn(id, ".figure-source"), id).toBe(both);
    expect(textsOf("main li").slice(-4)).toEqual([
      `Forward PE, profits: ${REPORT}, as of 2024-02-23.`,
      `Published percentile: ${FILE}, as of 2025-04-07.`,
      expect.stringContaining("none yet"),
      expect.stringContaining("percentile.sql")
    ]);
  });

  test("name nothing for what nobody gives", async () => {
    const none = {percentile: null, percentile_state: "not_given", percentile_published_source: null};
    const bare = {
      ...{...none, source: null, growth_source: ""},
      ...{name_zh: "300308.SZ", name_en: "300308.SZ", sector_zh: "未分板块", sector_en: "No sector"},
      ...{forward_pe: null, forward_pe_state: "missing"},
      ...{net_profit_actual_100m: null, net_profit_forward_100m: null}
    };
    await openCompany("300308.SZ", "", {
      change: (answers) =>
        Object.fromEntries(
          Object.entries(answers).map(([query, rows]) => [
            query,
            rows.map((row) => ("sector_moved" in row ? {...row, ...bare} : row))
          ])
        )
    });
    expect(textsOf("main li").filter((text) => /forward|percentile,|profits/i.test(text))).toEqual([]);
    expect(document.querySelector("main")?.textContent).not.toMatch(/undefined|NaN|null/);
    // Its name is its code, which is said once.
    expect(document.querySelector("h1")?.textContent).toBe("300308.SZ");
    expect(titleOf("peers")).toBe("300308.SZ is in no sector, and so has no peers here");
  });

  test("are one where all came together", async () => {
    await openCompany("300308.SZ");
    expect(textIn("peers", ".figure-source")).toBe(`Source: ${REPORT} · as of 2024-02-23`);
    expect(textsOf("main li")).toContain(
      `Forward PE, published percentile, profits: ${REPORT}, as of 2024-02-23.`
    );
  });

  test("name no source of what nobody said", async () => {
    const silent = {
      ...{percentile: null, percentile_state: "not_given", forward_pe: null, forward_pe_state: "missing"},
      ...{net_profit_actual_100m: null, net_profit_forward_100m: null, growth_as_of: null, growth_source: ""},
      source: "list-banks.csv",
      percentile_published_source: "list-banks.csv"
    };
    const without: OpenOptions["change"] = (answers) =>
      Object.fromEntries(
        Object.entries(answers).map(([query, rows]) => [
          query,
          rows.map((row) => ({...row, ...("percentile_published_as_of" in row && silent)}))
        ])
      );
    await openCompany("300308.SZ", "", {change: without});
    expect(textsOf("main li").slice(-2)).toEqual([
      expect.stringContaining("none yet"),
      expect.stringContaining("percentile.sql")
    ]);
    expect(textsOf("main li").join(" ")).not.toMatch(/list-banks|as of/);
    expect(textsOf(".bf-figures").join(" ")).not.toContain("as published; as of");
  });
});
