// @vitest-environment jsdom
import {beforeAll, describe, expect, test, vi} from "vitest";
import type {Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {computePercentiles} from "../../data-loaders/percentile/computePercentiles.js";
import {computeSectorDays} from "../../data-loaders/sectors/sectorDays.js";
import type {Answers} from "../../src/lib/queryClient.js";
import {LAST_DAY, syntheticHistory} from "../syntheticMarket.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openCompany, openPage} from "./openPage.js";
import {
  address,
  cells,
  cellsBelow,
  check,
  chips,
  choose,
  figure,
  press,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

const folder = temporaryFolderOfFile();
const lines = (id: string) => figure(id).querySelectorAll("g[data-mark=line] path").length;
const shown = () => cells("compared").map(([name]) => name!.split(" ").at(-1));

/** Every third company of the report and three of a sector, but the last with a history; and a list of six of them. */
async function smallMarket(): Promise<Tables> {
  const report = await reportTables();
  const all = report.companies.map(({code}) => String(code));
  const kept = new Set(
    all.filter(
      (code, i) =>
        i % 3 === 2 || ["300308.SZ", "300394.SZ", "300502.SZ", "688256.SH", "872808.BJ"].includes(code)
    )
  );
  const ofKept = <R extends {readonly [column: string]: unknown}>(rows: readonly R[]) =>
    rows.filter(({code}) => kept.has(String(code)));
  const codes = [...kept];
  const members = codes.slice(0, 6).map((code, i) => ({
    ...{list_id: "mine", code, sector_zh: "自选", sector_en: "Mine"},
    ...{sector_printed_zh: "自选", position: i + 1}
  }));
  // The last one stands for a company of another market.
  const inDollars = <R extends {readonly [column: string]: unknown}>(rows: readonly R[]) =>
    rows.map((row) =>
      row.code === codes.at(-1)
        ? {
            ...row,
            currency: "USD",
            ...("fiscal_year" in row && {revenue_cny_100m: null, net_profit_cny_100m: null})
          }
        : row
    );
  const tables: Tables = {
    ...report,
    companies: inDollars(ofKept(report.companies)),
    financials: inDollars(ofKept(report.financials)),
    valuations: ofKept(report.valuations),
    watchlist: ofKept(report.watchlist),
    lists: [
      ...report.lists,
      {
        ...report.lists[0]!,
        list_id: "mine",
        name_en: "Mine",
        name_zh: "自选",
        kind: "inbox",
        is_default: false
      }
    ],
    list_members: [...ofKept(report.list_members), ...members],
    pe_history: codes
      .slice(0, -1)
      .flatMap((code, i) =>
        syntheticHistory({code, seed: i + 1, days: 700, ...(i === 1 && {loss: [90, 30]})})
      )
  };
  return computeSectorDays(await computePercentiles(tables, LAST_DAY), LAST_DAY);
}

describe("over the report alone", () => {
  test("stands as a table, and folds what takes a history", async () => {
    await openPage("compare");
    expect(shown()).toHaveLength(3);
    expect(titleOf("compared")).toMatch(
      /^By forward PE .+ is the cheapest of 3, at [\d.]+, and .+ the dearest/
    );
    expect(textIn("compared", ".figure-notes")).toContain("forward PE × expected profit");
    expect(textsOf(".bf-missing summary")).toEqual([
      "There is no PE over time yet",
      "There are no medians by sector yet"
    ]);
  });
});

describe("with a history", () => {
  let tables: Tables;

  beforeAll(async () => {
    tables = await smallMarket();
    await writeDay(folder, LAST_DAY, tables);
    vi.stubEnv("BENCHFOLIO_STORE", folder);
  });

  test("draws a line a company, as multiples or as percentiles", async () => {
    await openPage("compare");
    expect(lines("compared-history")).toBeGreaterThanOrEqual(3);
    expect(titleOf("compared-history")).toMatch(/ has the highest PE TTM, [\d.]+; .+ the lowest, [\d.]+$/);
    await check("percentiles");
    expect(titleOf("compared-history")).toMatch(
      /stands highest in its own five years, at percentile [\d.]+;/
    );
    expect(await address()).toBe("?measure=percentile");
    expect(textsOf(".figure-error")).toEqual([]);
  });

  test("takes the companies of the address, and names what is none", async () => {
    // A company goes by any code that it has or had.
    await openPage("compare", "?codes=920808.BJ,300308.SZ,872808.BJ");
    expect(shown()).toEqual(["872808.BJ", "300308.SZ"]);
    expect(textsOf(".notice")).toEqual([]);
    await openPage("compare", "?codes=300308.sz,688256.SH,123456.SH&measure=percentile");
    expect(shown()).toEqual(["300308.SZ", "688256.SH"]);
    expect(textsOf(".notice")).toEqual([expect.stringContaining("codes=123456.SH")]);
    // The address keeps them, and is not read as a list of the reader's own.
    await check("multiples");
    expect(await address()).toBe("?codes=300308.SZ,688256.SH");
  });

  test("claims no loss of who has no history", async () => {
    const withDays = new Set(tables.pe_history.map(({code}) => code));
    const bare = tables.companies.find(({code}) => !withDays.has(code))!.code;
    await openPage("compare", `?codes=${bare}`);
    const said = figure("compared-history").querySelector("svg")?.getAttribute("aria-label");
    expect(said).toMatch(/^Without a daily history, and so without a line: [^.]+\.$/);
  });

  test("ends each line at the percentile that is computed", async () => {
    await openPage("compare", "?codes=300308.SZ,688256.SH");
    const {rows} = await csvOf("compared-history");
    const [compared] = (await csvOf("compared")).rows;
    const own = rows.filter(({code}) => code === "300308.SZ");
    expect(Number(own.at(-1)!.percentile)).toBeCloseTo(Number(compared!.percentile_computed), 2);
    expect(own.at(-1)!.date).toBe(LAST_DAY);
    await openPage("compare", "?codes=300308.SZ&measure=percentile");
    const place = Number(compared!.percentile_computed).toFixed(1);
    expect(titleOf("compared-history")).toBe(
      `Zhongji Innolight stands at percentile ${place} of its own five years`
    );
  });

  test("adds and drops companies, fetched one by one, eight at the most", async () => {
    await openPage("compare", "?codes=300308.SZ");
    expect(titleOf("compared")).toMatch(/^Zhongji Innolight costs [\d.]+ times/);
    await choose("Companies", ["Zhongji Innolight", "Cambricon"]);
    expect(shown()).toEqual(["300308.SZ", "688256.SH"]);
    expect(chips()).toEqual(["Companies: Zhongji Innolight, Cambricon"]);
    await press("All");
    expect(shown()).toHaveLength(8);
    expect(shown().slice(0, 2)).toEqual(["300308.SZ", "688256.SH"]);
    expect(textsOf(".bf-hint")).toContain("At most 8 companies stand side by side: take one away first.");
  });

  test("of more than eight in the address says which are left out", async () => {
    const codes = tables.companies.slice(0, 10).map(({code}) => code);
    await openPage("compare", `?codes=${codes.join(",")}`);
    expect(shown()).toEqual(codes.slice(0, 8));
    expect(textsOf(".notice")).toEqual([expect.stringContaining(`not ${codes.slice(8).join(", ")}`)]);
  });

  test("shows money of several currencies each in its own, and orders it so", async () => {
    const last = String(tables.companies.at(-1)!.code);
    await openPage(
      "compare",
      `?codes=300308.SZ,${last},688256.SH&unit=100m&order=net_profit_forward_cny_100m`
    );
    const profits = cellsBelow("compared", "Profit 2024E");
    expect(profits.map((text) => text.match(/[A-Z]{3}$/)?.[0])).toEqual(["CNY", "CNY", "USD"]);
    expect(shown().at(-1)).toBe(last);
    expect(textIn("compared", ".figure-subtitle")).toContain("100m of each company's own currency");
    expect(textIn("compared", ".figure-notes")).toContain("several currencies (CNY, USD)");
    const {rows} = await csvOf("compared");
    expect(
      rows.map(({financial_currency, net_profit_forward_100m}) => [
        financial_currency,
        net_profit_forward_100m
      ])
    ).toEqual(expect.arrayContaining([["USD", expect.stringMatching(/\d/)]]));
    expect(rows[0]).not.toHaveProperty("net_profit_forward_cny_100m");
    await openPage("compare", `?codes=${last}&unit=100m`);
    expect(textIn("compared", "thead")).toContain("USD 100m");
    expect(textIn("compared", ".figure-notes")).not.toContain("currencies");
    expect((await csvOf("compared")).rows[0]).toHaveProperty("net_profit_forward_usd_100m");
    await openCompany(last, "?unit=100m");
    expect(titleOf("financials")).toMatch(/^Net profit USD [\d.]+ × 100m → USD/);
    expect(textIn("financials", "thead")).toContain("USD 100m");
    expect((await csvOf("financials")).rows[0]).toHaveProperty("net_profit_usd_100m");
    expect(document.querySelector(".bf-figures")?.textContent).toContain("USD");
    await openPage("valuation", "?unit=100m&lang=zh");
    expect(textIn("companies", ".figure-notes")).toContain("金额为多种货币");
    expect(textIn("companies", `tr[data-key="${last}"]`)).toContain("美元");
  });

  test("says of whom no line is drawn, and why", async () => {
    const last = String(tables.companies.at(-1)!.code);
    await openPage("compare", `?codes=300308.SZ,${last}`);
    expect(textIn("compared-history", ".figure-notes")).toMatch(/Without a daily history.+/);
    await openPage("compare", `?codes=${last}`);
    expect(titleOf("compared-history")).toBe("There is no history to draw of these companies");
    await openPage("compare", "?codes=");
    expect(titleOf("compared")).toBe("No company is chosen");
    expect(titleOf("compared-history")).toBe("No company is chosen");
  });

  test("draws the medians of the list's sectors, those that are chosen", async () => {
    await openPage("compare");
    expect(titleOf("sector-pe")).toMatch(/^The median PE TTM is highest in .+, [\d.]+, and lowest in /);
    await choose("Sectors", ["Optical modules"]);
    expect(titleOf("sector-percentile")).toMatch(
      /^The members of Optical modules stand at a median percentile of [\d.]+/
    );
    const {rows} = await csvOf("sector-percentile");
    const newest = tables.sector_days.findLast(
      ({sector_zh, date}) => sector_zh === rows.at(-1)!.sector_zh && date === LAST_DAY
    )!;
    expect(Number(rows.at(-1)!.percentile_median)).toBeCloseTo(Number(newest.percentile_median), 2);
    // Why a day has no median: members with a profit, of whom too few have a history, or too few members.
    for (const {percentile_median, percentile_median_state: state, n} of rows)
      expect(state).toBe(
        percentile_median !== "" ? "ok" : Number(n) < 3 ? "too_few_members" : "short_history"
      );
    expect(rows[0]).toMatchObject({percentile_median: "", pe_median_state: "ok"});
    await openPage("compare", "?sector=");
    expect(titleOf("sector-pe")).toBe("No sector is chosen");
  });

  test("folds medians that no sector of the list has, both in one line", async () => {
    const without = (columns: readonly string[]) => (answers: Answers) =>
      Object.fromEntries(
        Object.entries(answers).map(([sql, rows]) => [
          sql,
          rows.map((row) => ({
            ...row,
            ...Object.fromEntries(columns.filter((key) => key in row).map((key) => [key, null]))
          }))
        ])
      );
    await openPage("compare", "", {change: without(["pe_median", "percentile_median"])});
    expect(textsOf(".bf-missing summary")).toEqual(["No sector of the list has a median"]);
    expect(document.querySelectorAll("#sector-pe, #sector-percentile")).toHaveLength(0);
    await openPage("compare", "", {change: without(["percentile_median"])});
    expect(titleOf("sector-pe")).toMatch(/^The median PE TTM is highest/);
    expect(textsOf(".bf-missing summary")).toEqual(["No sector of the list has a median percentile"]);
  });

  test("says of each measure what a median takes, and whose has none for that reason", async () => {
    const ofOptics = ({sector_zh, date}: object & {sector_zh?: unknown; date?: unknown}) =>
      sector_zh === "光模块/光器件" && date === LAST_DAY;
    const short = (answers: Answers) =>
      Object.fromEntries(
        Object.entries(answers).map(([sql, rows]) => [
          sql,
          rows.map((row) =>
            "percentile_median" in row && ofOptics(row) ? {...row, percentile_median: null} : row
          )
        ])
      );
    await openPage("compare", "", {change: short});
    const [ofPe, ofPercentile] = ["sector-pe", "sector-percentile"].map((id) => textIn(id, ".figure-notes"));
    expect(ofPe).toContain("A median takes three members with a profit.");
    expect(ofPe).not.toContain("Optical modules");
    expect(ofPe).not.toContain("250");
    expect(ofPercentile).toMatch(
      /Fewer than three members with a profit and 250 ranked days on the last day, and so no median: [^.]*Optical modules/
    );
  });

  test("of another list has that list's sectors, and its largest companies", async () => {
    await openPage("compare", "?list=mine");
    expect(titleOf("sector-pe")).toMatch(/^The median PE TTM of Mine is [\d.]+$/);
    const codes = new Set(
      tables.list_members.filter(({list_id}) => list_id === "mine").map(({code}) => code)
    );
    expect(shown()).toHaveLength(3);
    expect(shown().filter((code) => !codes.has(code!))).toEqual([]);
    expect((await csvOf("sector-pe")).rows[0]).toMatchObject({
      list_id: "mine",
      sector_zh: "自选",
      sector_en: "Mine"
    });
  });

  test("says what is not drawn", async () => {
    const code = tables.companies[1]!.code;
    await openPage("compare", `?codes=${code},300308.SZ`);
    expect(textIn("compared-history", ".figure-notes")).toContain("61 days with a loss");
  });

  test("stands in Chinese", async () => {
    await openPage("compare", "?lang=zh&codes=300308.SZ,300394.SZ");
    expect(titleOf("compared")).toMatch(/^按预测市盈率，2 家中/);
    expect(titleOf("sector-percentile")).toMatch(/分位中位数/);
  });
});
