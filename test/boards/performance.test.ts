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

describe("with companies of other currencies, and some without days", () => {
  const [HKD, BARE, UNLISTED] = ["300308.SZ", "300394.SZ", "300502.SZ"];
  const LIST = {name_zh: "合成名单", name_en: "Synthetic list", kind: "inbox", report_id: null};

  beforeAll(async () => {
    const market = marketOf(await reportTables());
    const listOf = (list_id: string, codes: readonly string[]) => ({
      list: {...LIST, list_id, source: "synthetic", as_of: MARKET_DAY, is_default: false},
      members: codes.map((code, i) => ({
        ...{list_id, code, sector_zh: "合成", sector_en: "Synthetic", sector_printed_zh: "合成"},
        position: i + 1
      }))
    });
    const lists = [listOf("foreign", [HKD]), listOf("bare", [BARE]), listOf("mixed", [HKD, BARE])];
    const tables = {
      ...market,
      companies: market.companies.map((row) => (row.code === HKD ? {...row, currency: "HKD"} : row)),
      pe_history: market.pe_history.map((row) => {
        if (row.code === HKD)
          return {...row, market_cap_cny_100m: null, market_cap_100m: row.market_cap_cny_100m ?? null};
        return row.code === BARE ? {...row, market_cap_cny_100m: null} : row;
      }),
      lists: [...market.lists, ...lists.map(({list}) => list)],
      list_members: [
        ...market.list_members.filter(({code}) => code !== UNLISTED),
        ...lists.flatMap(({members}) => members)
      ]
    };
    const store = `${folder}/currencies`;
    await writeDay(store, MARKET_DAY, await computePerformance(tables, MARKET_DAY));
    vi.stubEnv("BENCHFOLIO_STORE", store);
  });

  test("says whose money it leaves out, and who has none", async () => {
    await openPage("performance");
    expect(titleOf("performance")).toMatch(/^30 companies returned/);
    for (const id of ["performance", "returns"])
      expect(textsOf(`#${id} .figure-notes li`)).toEqual(
        expect.arrayContaining([
          "Not priced in CNY, as the CSI 300 is, and so left out: Zhongji Innolight.",
          "Without a market capitalisation of this year, and so left out: TFC Optical Communication."
        ])
      );
    await openPage("performance", `?companies=${HKD}`);
    expect(titleOf("performance")).toBe("No chosen company is priced in CNY");
    await openPage("performance", `?companies=${HKD},${BARE}`);
    expect(titleOf("performance")).toBe("None of the chosen companies has returns");
    expect(textIn("performance", ".figure-body")).toContain("Zhongji Innolight");
  });

  test.each([
    ["list=foreign", "No chosen company is priced in CNY"],
    ["list=bare", "No chosen company has a market capitalisation of this year"],
    ["list=mixed", "None of the chosen companies has returns"],
    [`codes=${UNLISTED}`, "No chosen company is in a list of the site"],
    ["codes=123456.SH", "No company is shown"],
    ["list=foreign&lang=zh", "所选公司并非以人民币计价"]
  ])("of ?%s there is no line, and why", async (search, title) => {
    await openPage("performance", `?${search}`);
    expect(textsOf(".bf-missing summary")).toEqual([title]);
    expect(textsOf(".figure-error")).toEqual([]);
  });
});
