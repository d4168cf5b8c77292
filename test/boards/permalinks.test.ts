// @vitest-environment jsdom
import {afterEach, describe, expect, test, vi} from "vitest";
import {earlyAnswers} from "../../data-loaders/answer.js";
import {answered} from "../../scripts/build/earlyFiles.js";
import {askedUnder, openedIn, singleChanges, watched} from "../../scripts/build/singleChanges.js";
import {materializedTables} from "../../src/queries/materializedTables.js";
import {RUN_CHANGES} from "../../src/queries/runChanges.js";
import {engine, openPage, type PageName, serveEarly} from "./openPage.js";
import {
  address,
  check,
  chips,
  choose,
  controls,
  figure,
  fill,
  group,
  markup,
  press,
  select,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

/** A view that a reader comes to by its controls, and the parameters that its address then has. */
interface View {
  readonly name: string;
  readonly page: PageName;
  readonly names: readonly string[];
  readonly reach: () => Promise<void>;
}

const VIEWS: readonly View[] = [
  {
    name: "the dot plot of two models, without marked scores, by spread",
    page: "benchmarks",
    names: ["models", "unmarked", "view", "sort"],
    reach: async () => {
      await choose("Models", ["Gemma 7B", "Mistral 7B"]);
      await check("Leave out scores marked *");
      await check("Dot plot");
      await select("Order", "by spread");
      expect(titleOf("summary")).toContain("over 11 benchmarks");
    }
  },
  {
    name: "head to head in two categories",
    page: "benchmarks",
    names: ["categories", "view", "a", "b"],
    reach: async () => {
      await choose("Categories", ["Code", "Mathematics"]);
      await check("Head to head");
      await select("Model", "LLaMA-2 13B");
      await select("against", "Gemma 2B");
      expect(titleOf("head-to-head")).toMatch(/LLaMA-2 13B .* of 4 against Gemma 2B/);
    }
  },
  {
    name: "both tables of the benchmarks in another order, of three benchmarks",
    page: "benchmarks",
    names: ["benchmarks", "rank", "order"],
    reach: async () => {
      await choose("Benchmarks", ["MMLU", "GSM8K", "BoolQ"]);
      await press("LLaMA-2 7B", figure("scores"));
      await press(/^Mean rank/, figure("summary-table"));
      await press(/^Mean rank/, figure("summary-table"));
    }
  },
  {
    name: "companies by printed sector, in 亿元, searched and ordered",
    page: "valuation",
    names: ["sectors", "exchanges", "pe", "growth", "basis", "unit", "order", "find"],
    reach: async () => {
      await choose("Sectors", ["AI applications", "Machine vision", "Servers and switches"]);
      await choose("Exchanges", ["Shenzhen", "Shanghai"]);
      await fill("to", "60", group("Forward PE"));
      await fill("from", "-10.5", group("Net profit growth a year"));
      await check("as printed");
      await check("CNY 100m");
      await press(/^Forward PE 2024E/, figure("companies"));
      await press(/^Forward PE 2024E/, figure("companies"));
      await fill("Search the table", "in");
      expect(chips()).toHaveLength(5);
    }
  },
  {
    name: "companies by the state of their PE and the rank of it",
    page: "valuation",
    names: ["states", "percentile"],
    reach: async () => {
      await choose("Forward PE is", ["given", "loss expected"]);
      await fill("from", "20", group("Percentile of historical PE"));
      expect(textsOf(".bf-figure dd")[0]).toBe("19");
    }
  },
  {
    name: "another table of the data page",
    page: "data",
    names: ["table"],
    reach: async () => {
      await select("Table", "companies");
      expect(titleOf("rows")).toBe("companies: 33 rows");
    }
  }
];

test.each(VIEWS)("the address of $name opens the same view elsewhere", async ({page, names, reach}) => {
  await openPage(page);
  const before = markup();
  await reach();
  const search = await address();
  expect([...new URLSearchParams(search).keys()]).toEqual(names);
  const here = {markup: markup(), controls: controls(), chips: chips()};
  expect(here.markup).not.toEqual(before);
  await openPage(page, search);
  expect({markup: markup(), controls: controls(), chips: chips()}).toEqual(here);
  expect(textsOf(".notice[role=status] p")).toEqual([]);
  expect(await address()).toBe(search);
});

/** Addresses of which some part cannot be used, and the words of the note that says so. */
const BROKEN: readonly (readonly [page: PageName, search: string, notes: readonly string[]])[] = [
  ["brief", "?foo=1", ["foo=1"]],
  ["benchmarks", "?models=nope", ["models=nope"]],
  ["benchmarks", "?foo=1&constructor=2", ["foo=1", "constructor=2"]],
  ["benchmarks", "?sort=<img onerror=alert(1) src=x>", ["sort=<img onerror=alert(1) src=x>"]],
  ["benchmarks", "?models=';DROP TABLE scores;--", ["models=';DROP TABLE scores;--"]],
  ["benchmarks", "?rank=-nobody&unmarked=yes&view=", ["unmarked=yes", "view=", "rank=-nobody"]],
  ["valuation", "?pe=9..x&percentile=80..20&growth=..", ["pe=9..x", "percentile=80..20"]],
  [
    "valuation",
    "?exchanges=<script>alert(1)</script>&basis=%00",
    ["exchanges=<script>alert(1)</script>", "basis=\0"]
  ],
  ["data", "?table=scores;DROP TABLE scores", ["table=scores;DROP TABLE scores"]],
  ["data", "?table=%E0%A4%A", ["table=�"]]
];

describe.each([...new Set(BROKEN.map(([page]) => page))])("%s under a broken address", (page) => {
  test("opens its default view, and says what was ignored", async () => {
    await openPage(page);
    const before = markup();
    for (const [, search, notes] of BROKEN.filter(([each]) => each === page)) {
      await openPage(page, search);
      const said = textsOf(".notice[role=status] p");
      expect(said, search).toHaveLength(notes.length);
      notes.forEach((words, i) => void expect(said[i]).toContain(words));
      expect(markup(), search).toEqual(before);
      expect(document.querySelectorAll("main :is(img, script)")).toHaveLength(0);
    }
  });
});

test("the known part of a list is kept, and the unknown one named", async () => {
  await openPage("benchmarks", "?models=gemma-7b,nope,mistral-7b");
  expect(textsOf(".notice[role=status] p")).toEqual([expect.stringMatching(/models=nope,/)]);
  expect(chips()).toEqual(["Models: Gemma 7B, Mistral 7B"]);
});

test("words from the address are searched for as they stand, and leave the tables alone", async () => {
  const hostile = `<img src=x onerror=alert(1)>';DROP TABLE companies;--`;
  await openPage("valuation", `?find=${encodeURIComponent(hostile)}`);
  expect(figure("companies").querySelector("tbody")?.textContent).toBe(`No row holds “${hostile}”.`);
  expect(document.querySelectorAll("main img")).toHaveLength(0);
  await choose("Exchanges", ["Beijing"]);
  expect(textsOf(".bf-figure dd")[0]).toBe("1");
});

test("an address that is too long for a search is ignored", async () => {
  await openPage("valuation", `?find=${"x".repeat(101)}`);
  expect(textsOf(".notice[role=status] p")).toHaveLength(1);
});

describe("before there is an engine", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    engine.isAway = false;
    document.head.replaceChildren();
  });

  // Of the benchmarks the first ones: all of them are like these, and take the engine of the build ten seconds.
  test.each([
    ["valuation", 300, {pe: [31, 32]}],
    ["benchmarks", 25, {view: "pair", categories: ["math", "code"]}]
  ] as const)(
    "the files of the build answer each single choice on the page %s",
    async (name, most, other) => {
      const missed = new Set<string>();
      // Nothing is drawn: a figure without a width asks all the same.
      vi.stubGlobal(
        "ResizeObserver",
        class extends ResizeObserver {
          override observe(): void {}
        }
      );
      let opened = openedIn(document);
      const show = (change: (all: object) => object) =>
        openPage(name, "", {change: change as never, isDrawn: false});
      await show((all) => watched(all, missed));
      const found = await askedUnder(opened, missed, most);
      const {files, told} = await answered(found, await earlyAnswers(materializedTables, RUN_CHANGES), most);
      expect(told).not.toContain("other days");

      const fetched = serveEarly(files);
      engine.isAway = true;
      opened = openedIn(document);
      await show((all) => all);
      const {state} = opened.opened();
      const errors = () => document.querySelectorAll(".figure-error").length;
      const changes = singleChanges(opened.opened());
      for (const change of changes.slice(0, changes.length - found.left)) {
        state.set(change);
        // What is fetched comes within a few turns here; what is not there would be an error by then.
        for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
        expect(errors(), JSON.stringify(change)).toBe(0);
        state.reset(Object.keys(change));
      }
      expect(new Set(fetched).size).toBeGreaterThan(most / 10);
      // Nothing is asked for that is not there, and what no file answers is the engine's.
      expect(fetched.filter((address) => !/\.12345678\.json$/.test(address))).toEqual([]);
      state.set(other);
      await vi.waitFor(() => expect(errors()).toBeGreaterThan(0), {timeout: 20_000});
    }
  );
});
