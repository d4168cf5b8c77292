// @vitest-environment jsdom
import {afterEach, beforeAll, describe, expect, test, vi} from "vitest";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {
  address,
  cellsBelow,
  check,
  chips,
  choose,
  control,
  figure,
  fill,
  group,
  press,
  select,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

const names = () => textsOf("#scores .bf-grid [role=rowheader] span");
const heads = () => textsOf("#scores .bf-grid [role=columnheader] button");
const grid = () => figure("scores").querySelector<HTMLElement>("[role=grid]")!;
const notes = (id: string) => textIn(id, ".figure-notes");
const key = (name: string, more: KeyboardEventInit = {}) =>
  grid().dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, ...more}));
const tip = () => figure("scores").querySelector<HTMLElement>("[role=tooltip]")!;

test("the report's table is the default, and one click away from all models", async () => {
  await openPage("benchmarks");
  expect(titleOf("scores")).toContain("of 18 benchmarks");
  await check("All models");
  expect(await address()).toBe("?set=all");
  expect(titleOf("scores")).toMatch(/^\d{3} scores of \d{3} models on 2\d benchmarks$/);
  await check("The report’s table");
  expect(await address()).toBe("");
  expect(titleOf("scores")).toContain("of 18 benchmarks");
});

describe("all models", () => {
  // One engine for all: what a test chose is taken back.
  beforeAll(() => openPage("benchmarks", "?set=all"));
  afterEach(async () => {
    if (chips().length > 0) await press("Clear all");
  });

  test("stand in a grid that tells its size, with few of its cells in the document", () => {
    const [, models] = /of (\d+) models/.exec(titleOf("scores"))!;
    expect(grid().getAttribute("aria-rowcount")).toBe(String(Number(models) + 1));
    expect(figure("scores").querySelectorAll("[aria-colindex]").length).toBeLessThan(1000);
    expect(names().slice(0, 2)).toEqual(["Gemma 7B", "Mistral 7B"]);
    expect(notes("scores")).toContain("more than one score (⁺). What is shown is the report’s before");
    expect(notes("scores")).toContain("could have been seen");
    expect(notes("summary")).toContain(
      "Shown: the 12 models with the highest mean over the benchmarks compared."
    );
  });

  test("are searched and filtered, and what is active is written out", async () => {
    await fill("Search models", "gemma 7b");
    expect(names()).toEqual(["Gemma 7B"]);
    expect(chips()).toEqual(["“gemma 7b”"]);
    await fill("Search models", "");
    await choose("Developers", ["Google"]);
    await check("open", group("Weights"));
    await fill("from", "5", group("Size bn parameters"));
    await fill("to", "10", group("Size bn parameters"));
    expect(names()).toContain("Gemma 7B");
    expect(names()).not.toContain("Gemma 2B");
    expect(chips()).toEqual(["Developers: Google", "weights: open", "Size 5 to 10 bn parameters"]);
    expect(await address()).toBe("?set=all&developers=Google&open=open&size=5..10");
    await press("Clear all");
    expect(await address()).toBe("?set=all");
  });

  test("released in some years are named by years, which have no thousands", async () => {
    await fill("from", "2024", group("Released year"));
    await fill("to", "2025", group("Released year"));
    expect(chips()).toEqual(["Released 2024 to 2025"]);
    expect(await address()).toBe("?set=all&years=2024..2025");
  });

  test("only those with all chosen benchmarks stay in one click", async () => {
    await choose("Benchmarks", ["MMLU", "GSM8K"]);
    const before = grid().getAttribute("aria-rowcount");
    await check("Only models with all chosen benchmarks");
    expect(heads()).toEqual(["MMLU", "GSM8K"]);
    expect(Number(grid().getAttribute("aria-rowcount"))).toBeLessThan(Number(before));
    expect(textsOf("#scores .bf-grid [role=gridcell]")).not.toContain("—");
  });

  test("stand on the benchmarks of some categories, of these on the chosen ones", async () => {
    await choose("Categories", ["Mathematics", "Code"]);
    expect(chips()).toEqual(["Categories: Code, Mathematics"]);
    expect(heads()).toContain("GSM8K");
    expect(heads()).not.toContain("MMLU");
    expect(await address()).toMatch(/^\?set=all&areas=(math,code|code,math)$/);
    await choose("Benchmarks", ["MMLU", "GSM8K"]);
    expect(heads()).toEqual(["GSM8K"]);
    await choose("Benchmarks", ["MMLU"]);
    expect(titleOf("scores")).toBe("No score matches these filters");
  });

  test("lead to their pages from each table", () => {
    const links = (id: string) =>
      figure(id).querySelector("[role=rowheader] a, td a, th a")?.getAttribute("href");
    expect(links("scores")).toMatch(/^\.\/model\.html\?id=gemma-/);
    expect(links("summary-table")).toMatch(/^\.\/model\.html\?id=/);
    expect(links("ranking-table")).toMatch(/^\.\/model\.html\?id=/);
  });

  test("with as many scores stand by the better, and so do those that are compared", async () => {
    await choose("Benchmarks", ["MMLU"]);
    const scores = textsOf("#scores .bf-grid [role=gridcell]").map((text) => Number.parseFloat(text));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    const first = names().slice(0, 12);
    expect(cellsBelow("summary-table", "Model").toSorted()).toEqual(first.toSorted());
    expect(titleOf("summary")).toContain(`${scores[0]!.toFixed(2)} over 1 benchmark`);
  });

  test("a pinned one stays on top whatever the filters say, and is what is compared", async () => {
    await press("Pin Gemma 2B", figure("scores"));
    await press("Pin Gemma 7B", figure("scores"));
    expect(names().slice(0, 2).sort()).toEqual(["Gemma 2B", "Gemma 7B"]);
    await fill("Search models", "mistral 7b");
    expect(names()).toHaveLength(3);
    expect(titleOf("summary")).toContain("Gemma 7B has the highest mean");
    expect(notes("summary")).toContain("Shown: the 2 pinned models.");
    expect(await address()).toBe("?set=all&q=mistral+7b&pins=gemma-2b,gemma-7b");
    await check("Dot plot");
    expect(titleOf("score-dots")).toContain("furthest apart");
    await check("Table");
    await press("Unpin Gemma 7B", figure("scores"));
    expect(chips()).toContain("Pinned: Gemma 2B");
  });

  test("a click on a benchmark orders them by it, and says who leads", async () => {
    await press("MMLU", figure("scores"));
    expect(titleOf("scores")).toMatch(/ leads? MMLU with \d+\.\d% among 1\d\d models$/);
    expect(await address()).toBe("?set=all&by=-mmlu");
    await press("MMLU", figure("scores"));
    expect(await address()).toBe("?set=all&by=mmlu");
    await press("MMLU", figure("scores"));
    expect(await address()).toBe("?set=all");
  });

  test("the keyboard walks over cells, and hears what is known of a score", async () => {
    grid().focus();
    key("Home", {ctrlKey: true});
    key("ArrowRight");
    const at = () => document.getElementById(grid().getAttribute("aria-activedescendant")!)!;
    expect(at().getAttribute("aria-colindex")).toBe("2");
    expect(tip().textContent).toContain("Gemma 7B on MMLU: 64.3%");
    expect(tip().textContent).toContain("printed in the report, run by Google");
    expect(tip().textContent).toContain("could have been seen: published in 2020-09");
    key("End", {ctrlKey: true});
    expect(at().parentElement!.getAttribute("aria-rowindex")).toBe(grid().getAttribute("aria-rowcount"));
    key("Home", {ctrlKey: true});
    key("Enter");
    await address();
    expect(chips()).toEqual(["Pinned: Gemma 7B"]);
  });

  test("the rule says which of several scores is shown, in the words and in the file", async () => {
    const mmlu = async () =>
      (await csvOf("scores")).rows.find(
        (row) => row.model_id === "mistral-7b" && row.benchmark_id === "mmlu"
      )!;
    expect(await mmlu()).toMatchObject({origin: "report"});
    await select("Of several scores show", "third party’s first");
    expect(notes("scores")).toContain("a third party’s before the report’s");
    expect(chips()).toEqual(["of several scores: third party’s first"]);
    const other = await mmlu();
    expect(Number(other.n_scores)).toBeGreaterThan(1);
    expect(await address()).toBe("?set=all&prefer=third_party");
  });

  test("size is held against the benchmark with most models, another one, or the mean", async () => {
    expect(textIn("size-scores", ".figure-subtitle")).toContain("MMLU (%) against parameters");
    expect(notes("size-scores")).toContain("because their size is not known: ");
    await select("Against", "the mean of the chosen benchmarks");
    expect(titleOf("size-scores")).toBe("No model has a score on each of the chosen benchmarks");
    await choose("Benchmarks", ["MMLU", "GSM8K"]);
    expect(textIn("size-scores", ".figure-subtitle")).toContain("Mean over 2 benchmarks (%) against");
  });
});

describe("what is compared", () => {
  beforeAll(async () => {
    await openPage("benchmarks", "?set=all");
    // It stands among the filters, which are no figure that the page is waited for.
    await vi.waitFor(() => expect(hint()).not.toBe(""), {timeout: 20_000});
  });
  afterEach(async () => {
    if (chips().length > 0) await press("Clear all");
  });
  const hint = () => textsOf(".bf-hint").find((text) => text.startsWith("Compared on")) ?? "";
  const n = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]);

  test("are several benchmarks that many models have, named with the reason", async () => {
    const k = n(hint(), /^Compared on (\d+) benchmarks \(/);
    expect(k).toBeGreaterThan(1);
    expect(n(hint(), /of which (\d+) models under these filters have all/)).toBeGreaterThanOrEqual(12);
    expect(hint()).toContain(
      "this one compares most: models (up to 12, as many as are shown) times benchmarks"
    );
    expect(notes("summary")).toContain(
      `Each mean is over the ${k} benchmarks on which every model shown has`
    );
    expect(titleOf("ranking")).not.toContain("No benchmark has a score of every model");
    await check("all benchmarks", group("Compare on"));
    expect(await address()).toBe("?set=all&compare=all");
    expect(notes("summary")).toContain("Shown: 12 models, the first of the table.");
    expect(hint()).toContain("Compared on all benchmarks that every model shown has");
    await check("what most share", group("Compare on"));
  });

  test("follow the filters: of a search, too, there is a set that its models share", async () => {
    await fill("Search models", "gemma");
    const k = n(hint(), /^Compared on (\d+) benchmarks \(/);
    expect(k).toBeGreaterThan(1);
    expect(notes("summary")).toContain(`over the ${k} benchmarks`);
    expect(cellsBelow("summary-table", "Model").every((name) => name.startsWith("Gemma"))).toBe(true);
  });

  test("in an empty frame is one click away, and so is what was asked too much", async () => {
    await check("Only models with all chosen benchmarks");
    expect(titleOf("scores")).toBe("No score matches these filters");
    const button = /^Show the (\d+) models on the (\d+) benchmarks that compare most$/;
    for (const id of ["scores", "summary", "ranking", "size-scores"])
      expect(() => control("button", button, figure(id)), id).not.toThrow();
    const words = control("button", button, figure("scores")).textContent!;
    await press(button, figure("scores"));
    expect(titleOf("scores")).toContain(
      ` of ${n(words, /the (\d+) models/)} models on ${n(words, /the (\d+) benchmarks/)} benchmarks`
    );
    expect(await address()).toMatch(/columns=.*complete=1/);
    await press("Clear all");
    await check("Only models with all chosen benchmarks");
    await press("Show models with any of the benchmarks", figure("scores"));
    expect(titleOf("scores")).toMatch(/^\d{3} scores of \d{3} models/);
    await fill("Search models", "nobody");
    await press("Clear the filters", figure("scores"));
    expect(await address()).toBe("?set=all");
  });

  test("is unpinned in one click where the pinned models share nothing", async () => {
    await openPage("benchmarks", "?set=all&pins=gemma-2-9b-it,gemma-4-e2b-it");
    expect(group("Compare on").closest("[hidden]")).not.toBeNull();
    await press("Unpin the 2 models", figure("summary"));
    expect(await address()).toBe("?set=all");
    expect(notes("summary")).toContain("with the highest mean");
  });
});

describe("size", () => {
  beforeAll(() => openPage("benchmarks", "?set=all&measure=file&quantization=Q8_0"));
  const subtitle = () => textIn("size-scores", ".figure-subtitle");

  test("is that of a file in a quantization, by the address, with the models of which it is not known", async () => {
    expect(subtitle()).toContain("MMLU (%) against the size of the GGUF file in Q8_0, in GB (10⁹ bytes)");
    expect(titleOf("size-scores")).toMatch(/none with a smaller file is as good: from .+ to .+$/);
    expect(notes("size-scores")).toMatch(
      /\d+ models with a score are not drawn, because the size of their Q8_0 file/
    );
    expect(notes("size-scores")).not.toContain("Up to 4 bn");
    const {rows} = await csvOf("size-scores");
    expect(rows.find(({model_id}) => model_id === "gemma-7b")).toMatchObject({
      file_gb: "9.08",
      quantization: "Q8_0",
      size_from: "measured"
    });
  });

  test("is the memory to run it, in another quantization, and parameters again", async () => {
    await check("memory to run");
    await select("Quantization", "Q4_K_M");
    expect(await address()).toBe("?set=all&measure=memory");
    expect(subtitle()).toContain("the memory that running the model in Q4_K_M takes");
    expect(notes("size-scores")).toContain("the KV cache of 8,192 tokens");
    const {rows} = await csvOf("size-scores");
    const own = rows.find(({model_id}) => model_id === "gemma-7b")!;
    expect(Number(own.memory_high_gb)).toBeGreaterThan(Number(own.memory_low_gb));
    await check("parameters");
    expect(await address()).toBe("?set=all");
    expect(subtitle()).toContain("against parameters in billions");
  });

  test("of an unknown measure or quantization is named, and not understood", async () => {
    await openPage("benchmarks", "?set=all&measure=weight&quantization=Q1");
    expect(textsOf(".notice p").join()).toMatch(/measure=weight.*quantization=Q1/);
    expect(subtitle()).toContain("against parameters in billions");
  });
});

test("what is asked for and not there is named, in Chinese, too", async () => {
  await openPage("benchmarks", "?lang=zh&set=all&q=nobody");
  expect(titleOf("scores")).toBe("没有符合筛选条件的得分");
  await openPage("benchmarks", "?set=all&pins=nobody");
  expect(textsOf(".notice p")[0]).toContain("pins=nobody");
});
