import {readdirSync} from "node:fs";
import type {Page} from "@playwright/test";
import {type RankingRequest, rankModels} from "../../src/lib/ranking/rankModels.js";
import {likeOthers} from "./longRun.js";
import {expect, test} from "./pageMonitor.js";
import {benchmarks, cells, chips, figure, listButton, open, titleOf} from "./site.js";

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

test(
  "leaving out the scores marked * leaves eleven rows, and means over these alone",
  likeOthers(),
  async ({page}) => {
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
    await expect(figure(page, "summary").locator(".figure-notes")).toContainText(
      "7 benchmarks without a score of every model shown are left out for all"
    );
    await expect(figure(page, "scores").locator("td.bf-heat-none")).toHaveCount(7);
  }
);

test("a benchmark is found by typing, and chosen alone", likeOthers(), async ({page}) => {
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

test("a worker of the build, started as the page starts it, ranks as Node does", async ({page}) => {
  const folder = "_import/lib/ranking";
  const module = readdirSync(`dist/${folder}`).find((file) => /^startWorker\..*js$/.test(file));
  const [models, benchmarks] = [60, 10];
  const each = <T>(value: T) => Array.from({length: benchmarks}, () => value);
  const values = Float64Array.from({length: models * benchmarks}, (_, at) => (at * 37 + (at % 7) * 11) % 101);
  const request: RankingRequest = {
    scores: {
      models,
      benchmarks,
      values,
      baselines: new Float64Array(benchmarks),
      higherIsBetter: each(true)
    },
    errors: new Float64Array(values.length),
    marked: new Uint8Array(values.length),
    isPercent: each(true),
    categories: each(0),
    sliders: [1],
    isShared: false,
    average: "win_rate",
    resampled: "tasks",
    seed: 1
  };
  const ranking = await page.evaluate(
    async ([address, request]) => {
      const {startWorker} = (await import(address)) as {startWorker(): Worker};
      const worker = startWorker();
      const answer = new Promise((resolve, reject) => {
        worker.addEventListener("message", ({data}) => resolve(data.ranking));
        worker.addEventListener("error", ({message}) => reject(new Error(message)));
      });
      worker.postMessage({id: 1, request});
      return answer;
    },
    [`/${folder}/${module}`, request] as const
  );
  expect(ranking).toEqual(rankModels(request));
});
