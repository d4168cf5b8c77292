import {mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, test, vi} from "vitest";
import {withTemporaryFolder} from "../../../data-loaders/engine.js";
import {writeNotFound} from "../../../scripts/build/notFound.js";
import {rootsOf} from "../../../src/layout/notFound.js";
import {entriesOf} from "../../../src/lib/findEntries.js";
import {nearestEntries} from "../../../src/lib/nearestEntries.js";

const INDEX = {
  companies: [
    ["600000.SH", "合成银行", "Synthetic Bank", "银行", "Banks", "hechengyinhang hcyh"],
    ["600001.SH", "合成光学", "Synthetic Optics", "光学", "Optics", "hechengguangxue hcgx"]
  ],
  listed: 2,
  unlisted: 1,
  models: [
    ["synth-7b", "Synth 7B", "Synthetic AI"],
    ["synth-70b", "Synth 70B", "Synthetic AI"],
    ["other-1", "Other", ""]
  ],
  benchmarks: [["synth-bench", "Synth Bench", "math"]],
  tables: ["scores"],
  pages: [
    ["/", "Brief", "简报"],
    ["/models/benchmarks", "Benchmarks", "模型评测"],
    ["/companies/valuation", "Valuation", "公司估值"]
  ]
};

const UNLISTED = [["600519.SH", "合成酒业", "Synthetic Spirits", "", "", "hechengjiuye hcjy"]];

let page = "";

beforeAll(() =>
  withTemporaryFolder(async (folder) => {
    for (const file of ["index.html", "companies/valuation.html", "models/benchmarks.html"]) {
      await mkdir(path.dirname(path.join(folder, file)), {recursive: true});
      await writeFile(path.join(folder, file), "");
    }
    await writeNotFound(folder, {freshness: null});
    page = await readFile(path.join(folder, "404.html"), "utf8");
  })
);

/** The page at an address of a host whose site is below `root`; null where the host answers nothing. */
async function open(address: string, root: string | null = "/", hasUnlisted = true) {
  const asked: string[] = [];
  const {window} = new JSDOM(page.replace('<script type="module">', "<script>"), {
    url: `https://host${address}`,
    runScripts: "dangerously",
    beforeParse(window) {
      window.matchMedia = (() => ({addEventListener() {}})) as never;
      window.fetch = (async (url: URL) => {
        asked.push(new URL(url).pathname);
        const {pathname} = new URL(url);
        if (root !== null && pathname === `${root}data/search-unlisted.json`)
          return {ok: hasUnlisted, json: async () => UNLISTED};
        return {ok: root !== null && pathname === `${root}data/search.json`, json: async () => INDEX};
      }) as never;
    }
  });
  const near = window.document.querySelector(".nearest")!;
  await vi.waitFor(() => expect(near.textContent).not.toBe(""), {timeout: 20_000});
  const hrefs = (selector: string) =>
    [...window.document.querySelectorAll<HTMLAnchorElement>(selector)].map(({href}) =>
      href.replace("https://host", "")
    );
  return {asked, near, window, hrefs, links: () => hrefs(".nearest a")};
}

describe("the page for an address that does not exist", () => {
  test("has no asset of its own", () => {
    expect(page).not.toMatch(/<link rel="(stylesheet|modulepreload|preload)"|<script[^>]* src=/);
  });

  test("knows a page by another case, without its ending and with its view", async () => {
    const {links, near} = await open("/companies/600000.sh?lang=en&unit=bn#peers");
    expect(links()[0]).toBe("/companies/600000.SH.html?lang=en&unit=bn#peers");
    expect(near.textContent).toContain(
      "It may be this page:Synthetic Bank company · 合成银行 600000.SH, Banks"
    );
  });

  test("names a company in no list, and asks for those only where no page of a list has the name", async () => {
    const {asked, links} = await open("/companies/600519");
    expect(links()[0]).toBe("/companies/company.html?code=600519.SH");
    expect(asked).toEqual(["/data/search.json", "/data/search-unlisted.json"]);
    expect((await open("/companies/600000.sh")).asked).toEqual(["/data/search.json"]);
    const without = await open("/models/snth-7b", "/", false);
    expect(without.links()).toEqual(["/models/model.html?id=synth-7b"]);
  });

  test.each([
    ["companies/600001", "companies/600001.SH.html"],
    ["models/snth-7b", "models/model.html?id=synth-7b"],
    ["models/model?id=synth-70b", "models/model.html?id=synth-70b"],
    ["companies/合成银行.html", "companies/600000.SH.html"],
    ["models/", "models/benchmarks.html"],
    ["valuatoin.html", "companies/valuation.html"],
    ["nothing/like/benchmarks", "models/benchmarks.html"],
    ["companies/%", undefined],
    ["qqqqqqq", undefined]
  ])("names what is nearest to %s first", (address, first) => {
    const {same, others} = nearestEntries(entriesOf(INDEX as never), address);
    expect((same ?? others[0])?.address).toBe(first);
  });

  test.each([
    ["/somewhere/companies/6000", ["/somewhere/", "/somewhere/companies/", "/"]],
    ["/a/b/x", ["/a/b/", "/a/", "/"]],
    ["/x", ["/"]]
  ])("looks for the site's root above %s", (address, roots) => {
    expect(rootsOf(address, ["companies", "models"])).toEqual(roots);
  });

  test("says in the reader's language that nothing is near, and finds what is typed", async () => {
    const {links, near, window, hrefs} = await open("/qqqqqqq?lang=zh");
    expect([near.textContent, links()]).toEqual([
      "没有名称相近的页面。可搜索公司、模型、基准测试或数据表：",
      []
    ]);
    expect(window.document.title).toBe("找不到页面 | Benchfolio");
    expect(window.document.querySelector(".absent")!.textContent).toBe("/qqqqqqq 处没有内容。");
    const input = window.document.querySelector("input")!;
    input.value = "hcyh";
    input.dispatchEvent(new window.Event("input"));
    await vi.waitFor(() => expect(hrefs("[role=option]")).toEqual(["/companies/600000.SH.html?lang=zh"]), {
      timeout: 20_000
    });
  });

  test("finds the site in any folder of a host", async () => {
    const {asked, hrefs} = await open("/a/b/x", "/a/");
    const files = ["/a/b/data/search.json", "/a/data/search.json", "/a/data/search-unlisted.json"];
    expect(asked).toEqual(files);
    expect(hrefs(".masthead nav a").slice(0, 2)).toEqual(["/a/index.html", "/a/models/benchmarks.html"]);
  });

  test("says so where the host answers nothing", async () => {
    const {near, hrefs} = await open("/somewhere/companies/x?lang=en", null);
    expect(near.textContent).toMatch(/could not be loaded/);
    expect(hrefs(".masthead-name")).toEqual(["/somewhere/index.html"]);
  });
});
