import {existsSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {withTemporaryFolder} from "../../../data-loaders/engine.js";
import {aboutAny, describePage} from "../../../scripts/build/describePage.js";
import {siteAddress} from "../../../scripts/build/siteAddress.js";
import {pictureOf, writeHeads} from "../../../scripts/build/writeHeads.js";

describe("what a page is about", () => {
  const {document} = new JSDOM(`<html lang="zh"><main>
    <div lang="zh"><p class="standfirst">算力 · 上交所</p></div>
    <p class="standfirst" lang="en">Compute · Shanghai</p>
    <dl class="bf-figures"><div class="bf-figure"><dt>Forward PE</dt><dd>58.2</dd><dd>as of a day</dd></div>
    <div class="bf-figure"><dt>Percentile</dt><dd>—</dd></div></dl>
    <figure class="figure-card" aria-busy="false"><h3 class="figure-title">It is <b>dear</b></h3></figure></main>`)
    .window;
  const main = document.querySelector("main")!;

  test("is its standfirst, its figures that are there and its finding, as sentences", () => {
    expect(describePage(main, "en")).toBe("Compute · Shanghai. Forward PE: 58.2. It is dear.");
    expect(describePage(main, "zh")).toBe("算力 · 上交所。Forward PE：58.2。It is dear。");
  });

  test("ends with a sentence where it is long, else within a word", () => {
    const said = (text: string) => {
      main.innerHTML = `<p class="standfirst">${text}</p>`;
      return describePage(main, "en");
    };
    const sentence = `${"word ".repeat(40)}3.5 end.`;
    expect(said(`${sentence} ${sentence}`)).toBe(sentence);
    expect(said("word ".repeat(100))).toMatch(/^(word )+word…$/);
    expect(said("")).toBe("");
  });

  test("of the page of any company or model is nothing that is true of one", () => {
    expect(aboutAny("models/model.html", "zh")?.title).toBe("模型");
    expect(aboutAny("models/benchmarks.html", "en")).toBeNull();
    expect(
      ["companies/688256.SH.html", "companies/company.html", "companies/compare.html"].map(pictureOf)
    ).toEqual(["companies/valuation.html", "companies/valuation.html", "companies/compare.html"]);
  });
});

describe("the site's address", () => {
  test("ends in a slash, and may be unknown", () => {
    expect(siteAddress({BENCHFOLIO_URL: " https://example.org/notes"})?.href).toBe(
      "https://example.org/notes/"
    );
    expect([siteAddress({}), siteAddress({BENCHFOLIO_URL: ""})]).toEqual([null, null]);
  });

  test.each(["example.org", "ftp://example.org", "https://example.org/?a=1", "https://a/index.html"])(
    "is not %s",
    (text) => {
      expect(() => siteAddress({BENCHFOLIO_URL: text})).toThrow(
        `BENCHFOLIO_URL: not the address of a site, such as https://example.org/notebook/: "${text}"`
      );
    }
  );
});

describe("the head of a page", () => {
  const page = (title: string) => `<html><head>
<title>${title}</title>
<meta name="description" content="About &quot;it&quot;" data-zh="关于">
</head></html>`;
  const FILES = {
    "index.html": page("Benchfolio"),
    "companies/600000.SH.html": page("A &amp; B 600000.SH | Benchfolio"),
    "models/model.html": page("Synth | Benchfolio"),
    "404.html": page("No"),
    "data/early/models/model/a1.0f0f0f0f.json": "{}",
    "data/early/models/model/index.0f0f0f0f.json": "[]",
    "data/search.json": JSON.stringify({
      ...{companies: [], listed: 0, models: [["synth-7b", "Synth 7B", ""]]},
      ...{benchmarks: [], tables: [], pages: []}
    })
  };
  const written = (site: string | null) =>
    withTemporaryFolder(async (folder) => {
      for (const [name, text] of Object.entries(FILES)) {
        await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
        await writeFile(path.join(folder, name), text);
      }
      const picture = {file: "_preview/index.0a1b2c3d.png", alt: 'A "finding"'};
      await writeHeads(folder, {
        site: site === null ? null : new URL(site),
        pictures: new Map([["index.html", picture]])
      });
      const read = async (name: string) =>
        existsSync(path.join(folder, name)) ? readFile(path.join(folder, name), "utf8") : null;
      const names = [...Object.keys(FILES), "sitemap.xml", "robots.txt"];
      return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
    });
  const tagsOf = (html: string | null | undefined) => {
    const {document} = new JSDOM(html ?? "").window;
    const all = [...document.querySelectorAll("meta[property], link[rel]")];
    return all.map((tag) => [...tag.attributes].map(({value}) => value).join(" "));
  };

  test("without the site's address says what a page is, and nothing that needs one", async () => {
    const files = await written(null);
    expect(tagsOf(files.get("companies/600000.SH.html"))).toEqual([
      "og:type website",
      "og:site_name Benchfolio",
      "og:title A & B 600000.SH",
      'og:description About "it"',
      "og:locale en_US",
      "og:locale:alternate zh_CN"
    ]);
    expect([files.get("sitemap.xml"), files.get("robots.txt")]).toEqual([null, null]);
    expect(files.get("404.html")).toBe(FILES["404.html"]);
  });

  test("says where the page's early answers are, where it has any", async () => {
    const files = await written(null);
    const early = (name: string) => /"benchfolio-early" content="([^"]+)"/.exec(files.get(name)!)?.[1];
    expect(early("models/model.html")).toBe("../data/early/models/model/index.0f0f0f0f.json");
    expect(early("index.html")).toBeUndefined();
  });

  test("with it has address, languages and the picture of its kind", async () => {
    const files = await written("https://example.org/notes/");
    expect(tagsOf(files.get("index.html")).slice(6)).toEqual([
      "og:url https://example.org/notes/",
      "canonical https://example.org/notes/",
      "alternate en https://example.org/notes/?lang=en",
      "alternate zh https://example.org/notes/?lang=zh",
      "alternate x-default https://example.org/notes/",
      "og:image https://example.org/notes/_preview/index.0a1b2c3d.png",
      "og:image:width 1200",
      "og:image:height 630",
      'og:image:alt A "finding"'
    ]);
    expect(tagsOf(files.get("companies/600000.SH.html")).join("\n")).not.toContain("og:image");
    // Which model it is of is in the address.
    expect(tagsOf(files.get("models/model.html")).slice(2)).toContain("og:title Model");
    expect(tagsOf(files.get("models/model.html")).join("\n")).not.toContain("canonical");
    const {window} = new JSDOM(files.get("index.html")!, {
      url: "https://example.org/notes/?lang=zh&utm_source=x",
      runScripts: "dangerously"
    });
    expect(window.document.querySelector<HTMLLinkElement>("[rel=canonical]")!.href).toBe(
      "https://example.org/notes/?lang=zh"
    );
    expect([...files.get("sitemap.xml")!.matchAll(/<loc>(.*?)</g)].map(([, loc]) => loc)).toEqual([
      "https://example.org/notes/",
      "https://example.org/notes/companies/600000.SH.html",
      "https://example.org/notes/models/model.html?id=synth-7b"
    ]);
    expect(files.get("robots.txt")).toBeNull();
    expect((await written("https://example.org/")).get("robots.txt")).toContain(
      "Sitemap: https://example.org/sitemap.xml"
    );
  });
});
