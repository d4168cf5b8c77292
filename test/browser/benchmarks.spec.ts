import type {Page} from "@playwright/test";
import {markupOf} from "./markup.js";
import {benchmarks, cells, chips, choose, figure, listButton, open, titleOf} from "./site.js";
import {expect, test} from "./witness.js";

const UNFILTERED = "Gemma 7B is best in 10 of 18 benchmarks, and shares one more";

/** The summary's table by model: mean, win rate, benchmarks, difference to the printed average. */
async function summary(page: Page): Promise<Record<string, string[]>> {
  const rows = await cells(figure(page, "summary-table"));
  return Object.fromEntries(rows.map((row) => [row[0], [1, 3, 7, 9].map((i) => row[i] ?? "")]));
}

test.beforeEach(async ({page}) => {
  await open(page, benchmarks);
  await expect(titleOf(page, "scores")).toHaveText(UNFILTERED);
});

test("leaving out the scores marked * leaves eleven rows, and means over these alone", async ({page}) => {
  expect(await summary(page)).toMatchObject({"Gemma 7B": ["56.86", "82.6", "18", "+0.46"]});
  await page.getByRole("checkbox", {name: "Leave out scores marked *"}).check();
  await expect(titleOf(page, "summary")).toHaveText(
    "Gemma 7B has the highest mean: 57.23 over 11 benchmarks, 1.58 points ahead of Mistral 7B"
  );
  const means = Object.entries(await summary(page)).map(([model, [mean, , n, difference]]) => [
    model,
    mean,
    n,
    difference
  ]);
  expect(means).toEqual([
    ["Gemma 7B", "57.23", "11", "—"],
    ["Mistral 7B", "55.65", "11", "—"],
    ["LLaMA-2 13B", "55.05", "11", "—"],
    ["LLaMA-2 7B", "51.21", "11", "—"],
    ["Gemma 2B", "47.18", "11", "—"]
  ]);
  await expect(figure(page, "summary").locator(".exhibit-notes")).toContainText(
    "7 benchmarks without a score of every chosen model are left out for all"
  );
  await expect(figure(page, "scores").locator("td.bf-heat-none")).toHaveCount(7);
});

test("choosing two models leaves two columns, and win rates between these two", async ({page}) => {
  await choose(page, "Models", ["Gemma 7B", "Mistral 7B"]);
  await expect(titleOf(page, "summary")).toContainText("2.33 points ahead of Mistral 7B");
  expect(await summary(page)).toEqual({
    "Gemma 7B": ["56.86", "69.4", "18", "+0.46"],
    "Mistral 7B": ["54.53", "30.6", "18", "+0.53"]
  });
  await expect(figure(page, "scores").locator("thead th")).toHaveCount(3);
  await expect(titleOf(page, "scores")).toHaveText(
    "Gemma 7B is best in 12 of 18 benchmarks, and shares one more"
  );
  await expect(listButton(page, "Models")).toHaveText("Models: 2 of 5");
});

test("choosing categories leaves their rows", async ({page}) => {
  await choose(page, "Categories", ["Mathematics", "Code"]);
  await expect(titleOf(page, "scores")).toHaveText("Gemma 7B is best in 4 of 4 benchmarks");
  expect((await summary(page))["Gemma 7B"]).toEqual(["36.85", "100.0", "4", "—"]);
  const names = await figure(page, "scores").locator("tbody th[scope=row]").allInnerTexts();
  expect(names.map((name) => name.split(/\s|†/)[0])).toEqual(["GSM8K", "MATH", "HumanEval", "MBPP"]);
});

test("a benchmark is found by typing, and chosen alone", async ({page}) => {
  await listButton(page, "Benchmarks").click();
  const panel = page.locator(".bf-panel:popover-open");
  await panel.getByRole("searchbox").fill("gsm");
  await expect(panel.locator(".bf-option:visible")).toHaveCount(1);
  await panel.getByText("GSM8K").hover();
  await panel.getByRole("button", {name: "only GSM8K"}).click();
  await page.keyboard.press("Escape");
  await expect(titleOf(page, "summary")).toContainText("46.40 over 1 benchmark");
  await expect(chips(page)).toHaveText(["Benchmarks: GSM8K"]);
});

test("the active filters are written out, go one by one, and all at once", async ({page}) => {
  const before = await markupOf(page);
  await choose(page, "Models", ["Gemma 2B", "LLaMA-2 7B"]);
  await choose(page, "Categories", ["Reading"]);
  await page.getByRole("checkbox", {name: "Leave out scores marked *"}).check();
  await expect(chips(page)).toHaveText([
    "Models: Gemma 2B, LLaMA-2 7B",
    "Categories: Reading",
    "without scores marked *"
  ]);
  await expect(titleOf(page, "scores")).toHaveText("LLaMA-2 7B is best in 1 of 1 benchmark");
  await expect(page).toHaveURL(/models=gemma-2b,llama-2-7b&categories=reading&unmarked=1$/);

  await page.getByRole("button", {name: "Remove filter: Categories: Reading"}).click();
  await expect(chips(page)).toHaveText(["Models: Gemma 2B, LLaMA-2 7B", "without scores marked *"]);
  await expect(listButton(page, "Categories")).toHaveText("Categories: all 6");
  await expect(titleOf(page, "summary")).toContainText("over 18 benchmarks");

  await page.getByRole("button", {name: "Clear all"}).click();
  await expect(page.locator(".bf-filters-none")).toHaveText("Nothing is filtered.");
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole("checkbox", {name: "Leave out scores marked *"})).not.toBeChecked();
  await expect(page).toHaveURL(/\/models\/benchmarks$/);
  expect(await markupOf(page)).toEqual(before);
});

test("head to head counts wins, ties and losses of the two that are chosen", async ({page}) => {
  await page.getByRole("radio", {name: "Head to head"}).check();
  await expect(titleOf(page, "head-to-head")).toHaveText(
    "Gemma 7B wins 12, ties 1 and loses 5 of 18 against Mistral 7B"
  );
  await page.getByRole("combobox", {name: "Model", exact: true}).selectOption({label: "LLaMA-2 13B"});
  await page.getByRole("combobox", {name: "against"}).selectOption({label: "LLaMA-2 7B"});
  await expect(titleOf(page, "head-to-head")).toHaveText(
    "LLaMA-2 13B wins 17 and loses 1 of 18 against LLaMA-2 7B"
  );
  await choose(page, "Categories", ["Common sense"]);
  await expect(titleOf(page, "head-to-head")).toHaveText(
    "LLaMA-2 13B wins 7 and loses 1 of 8 against LLaMA-2 7B"
  );
  await expect(page).toHaveURL(/view=pair&a=llama-2-13b&b=llama-2-7b$/);
});

test.describe("without a question to the engine", () => {
  test.use({savesData: true});
  test.afterEach(({witness}) => expect(witness.requests.join(" ")).not.toContain(".wasm"));

  test("the dot plot is ordered as asked", async ({page}) => {
    await page.getByRole("radio", {name: "Dot plot"}).check();
    const order = page.getByRole("combobox", {name: "Order"});
    const first = figure(page, "score-dots").locator("svg");
    await expect(titleOf(page, "score-dots")).toBeVisible();
    const byCategory = await first.innerHTML();
    await order.selectOption("by spread");
    await expect(async () => expect(await first.innerHTML()).not.toBe(byCategory)).toPass();
    await order.selectOption("by category");
    await expect(async () => expect(await first.innerHTML()).toBe(byCategory)).toPass();
    await expect(page.getByRole("combobox", {name: "against"})).toBeHidden();
  });

  test("a click on a model orders the rows by its scores, best first", async ({page}) => {
    const heat = figure(page, "scores");
    await heat.getByRole("button", {name: "Mistral 7B"}).click();
    const column = async () => (await cells(heat)).map((row) => Number.parseFloat(row[5] ?? ""));
    const scores = await column();
    expect(scores).toHaveLength(18);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    await expect(heat.locator("th", {hasText: "Mistral 7B"})).toHaveAttribute("aria-sort", "descending");
    await expect(page).toHaveURL(/rank=-mistral-7b$/);
  });
});

test("no model, or no benchmark, is an empty figure that says so", async ({page}) => {
  await choose(page, "Models", []);
  for (const id of benchmarks.figures) {
    await expect(figure(page, id)).toContainText(
      /No score matches these filters|No row matches these filters/
    );
  }
  await page.getByRole("button", {name: "Clear all"}).click();
  await expect(titleOf(page, "scores")).toHaveText(UNFILTERED);
});
