// @vitest-environment jsdom
import {beforeAll, describe, expect, test, vi} from "vitest";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {address, cells, chips, choose, figure, press, textIn, textsOf, titleOf} from "./pageInJsdom.js";

const folder = temporaryFolderOfFile();

describe("with a history", () => {
  beforeAll(async () => {
    await writeDay(folder, MARKET_DAY, await computePerformance(marketOf(await reportTables()), MARKET_DAY));
    vi.stubEnv("BENCHFOLIO_STORE", folder);
  });

  test("follows the chosen sectors and companies, in the address and written out", async () => {
    await openPage("performance");
    expect(titleOf("performance")).toMatch(/^33 companies returned .+ over one year/);
    await choose("Sectors", ["Optical modules"]);
    expect(titleOf("performance")).toMatch(/^3 companies returned/);
    expect(chips()).toEqual(["Sectors: Optical modules"]);
    await choose("Companies", ["Zhongji Innolight"]);
    expect(titleOf("performance")).toMatch(/^Zhongji Innolight returned/);
    expect(cells("returns").map(([name]) => name)).toEqual(["Zhongji Innolight 300308.SZ"]);
    const link = await address();
    expect(link).toContain("companies=300308.SZ");
    await openPage("performance", link);
    expect(titleOf("performance")).toMatch(/^Zhongji Innolight returned/);
  });

  test("are taken away with code, both names and source", async () => {
    await openPage("performance");
    const {rows} = await csvOf("returns");
    expect(Object.keys(rows[0]!)).toEqual(
      expect.arrayContaining(["code", "name_zh", "name_en", "as_of", "source"])
    );
  });

  test("of no company says so, and how to go on", async () => {
    await openPage("performance", "?companies=");
    expect(titleOf("performance")).toBe("No company is chosen");
    expect(textIn("performance", ".figure-body")).toContain("Clear one of them");
    expect(titleOf("rating-scale")).toContain("The report's scale");
    // Its own Chinese words for the steps are not on record.
    expect(textIn("rating-scale", ".figure-notes")).not.toContain("惯用");
    await openPage("performance", "?companies=&lang=zh");
    expect(textIn("rating-scale", ".figure-notes")).toContain("惯用");
    await openPage("performance", "?companies=");
    await press("Clear all");
    expect(titleOf("performance")).toMatch(/^33 companies/);
  });

  test("shows the same figures in lines, scale and table", async () => {
    await openPage("performance");
    expect(figure("performance").querySelectorAll("g[data-mark=line] path")).toHaveLength(3);
    expect(titleOf("rating-scale")).toMatch(/points against the CSI 300 in 6 months/);
    expect(cells("returns")).toHaveLength(33);
    expect(textsOf(".figure-error")).toEqual([]);
  });
});
