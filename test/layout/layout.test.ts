import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {AFTER_PARSE, head, masthead} from "../../src/layout/layout.js";

/** A page at this address of a site below `/somewhere/`, with its masthead, and links that stay where they lead. */
function open(address: string) {
  const {window} = new JSDOM(
    `<head><title data-zh="题">t</title><meta name="description" content="about" data-zh="关于">${head}</head>
<body>${masthead("/somewhere/", ".html")}<script>${AFTER_PARSE}</script>
<a id="model" href="/somewhere/models/model.html?id=b">model</a><a id="place" href="#peer">place</a>
<a id="peer" href="/somewhere/companies/600000.SH.html?unit=100m">peer</a>
<a id="file" href="/somewhere/data/scores.parquet" download>file</a><a id="other" href="https://other/">other</a></body>`,
    {
      url: `https://host/somewhere/${address}`,
      runScripts: "dangerously",
      beforeParse(window) {
        window.matchMedia = (() => ({addEventListener() {}})) as never;
      }
    }
  );
  const {document} = window;
  document.addEventListener("click", (event) => event.preventDefault());
  return {
    window,
    document,
    isAsked: "asked" in document.documentElement.dataset,
    /** Where a link leads when it is clicked. */
    follow(selector: string) {
      const link = document.querySelector<HTMLAnchorElement>(selector)!;
      link.click();
      return link.href.replace("https://host/somewhere/", "");
    }
  };
}

const VALUATION = 'nav a[href*="valuation"]';
const COMPARE = 'nav a[href*="compare"]';

describe("what a page opens with", () => {
  test.each([
    ["companies/valuation.html", false],
    ["companies/valuation.html?utm_source=x&from=timeline&fbclid=1&lang=en&UTM_Medium=y", false],
    ["companies/valuation.html?utm_source=x&sectors=1", true],
    ["companies/valuation.html?lang=en&unit=bn", false],
    ["companies/valuation.html?lang=zh&unit=bn", true],
    ["companies/valuation.html?list=banks", true],
    ["models/benchmarks.html?list=banks&unit=100m&lang=en", false],
    ["models/benchmarks.html?view=dots", true]
  ])("at %s is covered: %s", (address, isCovered) => {
    expect(open(address).isAsked).toBe(isCovered);
  });

  test("is in Chinese for who reads Chinese, the head included", () => {
    const {document} = open("companies/valuation.html?lang=zh");
    expect([
      document.title,
      document.querySelector("meta[name=description]")!.getAttribute("content")
    ]).toEqual(["题", "关于"]);
  });
});

describe("a link of a page", () => {
  test("takes language, list and unit along, as the address has them by then", () => {
    const {follow, window} = open("companies/performance.html?lang=zh&list=banks&sectors=1&utm_source=x");
    expect(follow(VALUATION)).toBe("companies/valuation.html?lang=zh&list=banks");
    window.history.replaceState(null, "", "?lang=zh&unit=bn");
    expect(follow(VALUATION)).toBe("companies/valuation.html?lang=zh&unit=bn");
    window.history.replaceState(null, "", "?");
    expect(follow(VALUATION)).toBe("companies/valuation.html");
  });

  test("leaves behind a list that the site does not have", () => {
    const {follow, document} = open("companies/performance.html?lang=zh&list=none");
    document.documentElement.dataset.unknownList = "";
    expect(follow(VALUATION)).toBe("companies/valuation.html?lang=zh");
  });

  test("that leads to the same page, as the search has them, is no exception", () => {
    const {follow} = open("models/model.html?id=a&lang=zh&unit=bn");
    expect(follow("#model")).toBe("models/model.html?id=b&lang=zh&unit=bn");
    expect(follow("#place")).toBe("models/model.html?id=a&lang=zh&unit=bn#peer");
    expect(open("companies/valuation.html?lang=zh").follow(VALUATION)).toBe(
      "companies/valuation.html?lang=zh"
    );
  });

  test("keeps what it says itself, and takes nothing to files and other sites", () => {
    const {follow} = open("companies/valuation.html?lang=en&unit=bn");
    expect(follow("#peer")).toBe("companies/600000.SH.html?unit=100m&lang=en");
    expect(follow("#file")).toBe("data/scores.parquet");
    expect(follow("#other")).toBe("https://other/");
  });

  test("of the page that compares takes no companies for a list", () => {
    const {follow} = open("companies/compare.html?codes=600000.SH&unit=bn&list=banks");
    expect(follow(VALUATION)).toBe("companies/valuation.html?list=banks&unit=bn");
  });

  test("takes the reader's own list past the page that compares", () => {
    const mine = "codes=600000.SH%2C688256.SH&name=Mine";
    const {follow} = open(`companies/valuation.html?${mine}`);
    const there = follow(COMPARE);
    expect(there).toBe(
      "companies/compare.html?codes=600000.SH%2C688256.SH&own=600000.SH%2C688256.SH&name=Mine"
    );
    // Others are compared by then.
    const compared = open(there.replace("codes=600000.SH%2C688256.SH", "codes=300308.SZ"));
    expect(compared.follow(VALUATION)).toBe(`companies/valuation.html?${mine}`);
    expect(compared.follow("#model")).toContain(mine);
    expect(open("companies/compare.html?own=600000.SH").isAsked).toBe(false);
  });
});
