import type {Page} from "@playwright/test";
import {controlsOf, markupOf} from "./markup.js";
import {brushAround, rectangle} from "./scatter.js";
import {
  benchmarks,
  brief,
  chips,
  choose,
  data,
  drawn,
  figure,
  open,
  type SitePage,
  titleOf,
  valuation
} from "./site.js";
import {expect, test} from "./witness.js";

test.use({savesData: true});

/** A view that a reader comes to by its controls. */
interface View {
  readonly name: string;
  readonly page: SitePage;
  /** The parameters that the address then has. */
  readonly names: readonly string[];
  readonly reach: (page: Page) => Promise<void>;
}

const VIEWS: readonly View[] = [
  {
    name: "the dot plot of two models, without marked scores, by spread",
    page: benchmarks,
    names: ["models", "unmarked", "view", "sort"],
    reach: async (page) => {
      await choose(page, "Models", ["Gemma 7B", "Mistral 7B"]);
      await page.getByRole("checkbox", {name: "Leave out scores marked *"}).check();
      await page.getByRole("radio", {name: "Dot plot"}).check();
      await page.getByRole("combobox", {name: "Order"}).selectOption("by spread");
      await expect(titleOf(page, "summary")).toContainText("over 11 benchmarks");
    }
  },
  {
    name: "head to head in two categories",
    page: benchmarks,
    names: ["categories", "view", "a", "b"],
    reach: async (page) => {
      await choose(page, "Categories", ["Code", "Mathematics"]);
      await page.getByRole("radio", {name: "Head to head"}).check();
      await page.getByRole("combobox", {name: "Model", exact: true}).selectOption({label: "LLaMA-2 13B"});
      await page.getByRole("combobox", {name: "against"}).selectOption({label: "Gemma 2B"});
      await expect(titleOf(page, "head-to-head")).toContainText(/LLaMA-2 13B .* of 4 against Gemma 2B/);
      await expect(titleOf(page, "summary")).toContainText("over 4 benchmarks");
    }
  },
  {
    name: "both tables of the benchmarks in another order, of three benchmarks",
    page: benchmarks,
    names: ["benchmarks", "rank", "order"],
    reach: async (page) => {
      await choose(page, "Benchmarks", ["MMLU", "GSM8K", "BoolQ"]);
      await expect(titleOf(page, "summary")).toContainText("over 3 benchmarks");
      await figure(page, "scores").getByRole("button", {name: "LLaMA-2 7B"}).click();
      await figure(page, "summary-table")
        .getByRole("button", {name: /^Mean rank/})
        .click();
      await figure(page, "summary-table")
        .getByRole("button", {name: /^Mean rank/})
        .click();
    }
  },
  {
    name: "companies by printed sector, in 亿元, searched and ordered",
    page: valuation,
    names: ["sectors", "exchanges", "pe", "growth", "basis", "unit", "order", "find"],
    reach: async (page) => {
      await choose(page, "Sectors", ["AI applications", "Machine vision", "Servers and switches"]);
      await choose(page, "Exchanges", ["Shenzhen", "Shanghai"]);
      await page.getByRole("group", {name: "Forward PE 2024E"}).getByLabel("to").fill("60");
      await page.getByRole("group", {name: "Net profit growth"}).getByLabel("from").fill("-10.5");
      await page.getByRole("radio", {name: "as printed"}).check();
      await page.getByRole("radio", {name: "CNY 100m"}).check();
      await expect(figure(page, "companies").locator("thead")).toContainText("CNY 100m");
      await expect(chips(page)).toHaveCount(5);
      await figure(page, "companies")
        .getByRole("button", {name: /^Forward PE 2024E/})
        .click();
      await figure(page, "companies")
        .getByRole("button", {name: /^Forward PE 2024E/})
        .click();
      await page.getByRole("searchbox", {name: "Search the table"}).fill("in");
    }
  },
  {
    name: "companies under a brushed rectangle",
    page: valuation,
    names: ["states", "percentile", "brushgrowth", "brushpe"],
    reach: async (page) => {
      await choose(page, "Forward PE", ["given", "loss expected"]);
      await page.getByRole("group", {name: "Percentile of historical PE"}).getByLabel("from").fill("20");
      await expect(page.locator(".bf-figure dd").first()).toHaveText("19");
      await brushAround(page, "300502.SZ", "300308.SZ");
      await expect(chips(page)).toHaveCount(4);
    }
  },
  {
    name: "another table of the data page",
    page: data,
    names: ["table"],
    reach: async (page) => {
      await page.getByRole("combobox", {name: "Table"}).selectOption("companies");
      await expect(titleOf(page, "rows")).toHaveText("companies: 33 rows");
    }
  }
];

for (const {name, page: site, names, reach} of VIEWS)
  test(`the address of ${name} opens the same view elsewhere`, async ({
    page,
    browser,
    witness,
    contextOptions
  }) => {
    await open(page, site);
    const before = await markupOf(page);
    await reach(page);
    await page.mouse.move(2, 2);
    await expect(async () => expect([...new URL(page.url()).searchParams.keys()]).toEqual(names)).toPass();
    const context = await browser.newContext(contextOptions);
    witness.follow(context);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(async () => {
      const [here, there] = await Promise.all([page, other].map(markupOf));
      expect(there).toEqual(here);
      expect(here).not.toEqual(before);
    }).toPass();
    expect(await controlsOf(other)).toEqual(await controlsOf(page));
    await expect(other.locator(".notice[role=status]")).toHaveCount(0);
    expect(other.url()).toBe(page.url());
    if (names.includes("brushpe")) {
      const [here, there] = [await rectangle(page), await rectangle(other)];
      for (const side of ["left", "right", "top", "bottom"] as const)
        expect(Math.abs(here![side] - there![side]), side).toBeLessThan(3);
    }
    await context.close();
  });

/** Addresses of which some part cannot be used, and the words of the note that says so. */
const BROKEN: readonly (readonly [site: SitePage, search: string, notes: readonly string[]])[] = [
  [brief, "?foo=1", ["foo=1"]],
  [benchmarks, "?models=nope", ["models=nope"]],
  [benchmarks, "?foo=1&constructor=2", ["foo=1", "constructor=2"]],
  [benchmarks, "?sort=<img onerror=alert(1) src=x>", ["sort=<img onerror=alert(1) src=x>"]],
  [benchmarks, "?models=';DROP TABLE scores;--", ["models=';DROP TABLE scores;--"]],
  [benchmarks, "?rank=-nobody&unmarked=yes&view=", ["unmarked=yes", "view=", "rank=-nobody"]],
  [valuation, "?pe=9..x&percentile=80..20&growth=..", ["pe=9..x", "percentile=80..20"]],
  [
    valuation,
    "?exchanges=<script>alert(1)</script>&basis=%00",
    ["exchanges=<script>alert(1)</script>", "basis=\0"]
  ],
  [data, "?table=scores;DROP TABLE scores", ["table=scores;DROP TABLE scores"]],
  [data, "?table=%E0%A4%A", ["table=�"]]
];

for (const site of new Set(BROKEN.map(([each]) => each)))
  test(`${site.path} opens its default view under a broken address, and says what was ignored`, async ({
    page
  }) => {
    await open(page, site);
    const before = await markupOf(page);
    for (const [, search, notes] of BROKEN.filter(([each]) => each === site)) {
      await open(page, site, search);
      const note = page.locator(".notice[role=status] p");
      await expect(note, search).toHaveCount(notes.length);
      for (const [i, words] of notes.entries()) {
        await expect(note.nth(i)).toBeVisible();
        expect(await note.nth(i).textContent()).toContain(words);
      }
      expect(await markupOf(page), search).toEqual(before);
      await expect(page.locator("main :is(img, script:not([type]))")).toHaveCount(0);
    }
  });

test("the known part of a list is kept, and the unknown one named", async ({page}) => {
  await open(page, benchmarks, "?models=gemma-7b,nope,mistral-7b");
  await expect(page.locator(".notice[role=status] p")).toHaveText([/models=nope,/]);
  await expect(chips(page)).toHaveText(["Models: Gemma 7B, Mistral 7B"]);
});

test("words from the address are searched for as they stand, and leave the tables alone", async ({page}) => {
  const hostile = `<img src=x onerror=alert(1)>';DROP TABLE companies;--`;
  await open(page, valuation, `?find=${encodeURIComponent(hostile)}`);
  await expect(page.getByRole("searchbox", {name: "Search the table"})).toHaveValue(hostile);
  await expect(figure(page, "companies").locator("tbody")).toHaveText(`No row holds “${hostile}”.`);
  await expect(page.locator("main img")).toHaveCount(0);
  await choose(page, "Exchanges", ["Beijing"]);
  await expect(page.locator(".bf-figure dd").first()).toHaveText("1");
});

test("an address that is too long for a search is ignored", async ({page}) => {
  await open(page, valuation, `?find=${"x".repeat(101)}`);
  await expect(page.locator(".notice[role=status] p")).toHaveCount(1);
  await expect(page.getByRole("searchbox", {name: "Search the table"})).toHaveValue("");
});

for (const [site, search, id] of [
  [data, "", "finding-missing"],
  [data, "?table=training", "rows"],
  [benchmarks, "?unmarked=1", "summary"],
  [valuation, "", "companies"]
] as const)
  test(`a link to the figure ${id} leads to it`, async ({page}) => {
    await page.goto(`${site.path}${search}#${id}`);
    await drawn(page, [id]);
    await expect(titleOf(page, id)).toBeInViewport();
    // The bar of filters stays in place, and covers nothing of it.
    await expect(async () => {
      const isSeen = await titleOf(page, id).evaluate((title) => {
        const {left, top} = title.getBoundingClientRect();
        return title.contains(document.elementFromPoint(left + 5, top + 5));
      });
      expect(isSeen).toBe(true);
    }).toPass();
  });

test("a link in the brief leads to the finding that it names", async ({page}) => {
  await open(page, brief);
  await page.getByRole("link", {name: "How this was checked"}).click();
  await expect(page).toHaveURL(/\/data\/#finding-averages$/);
  await expect(titleOf(page, "finding-averages")).toBeInViewport();
});
