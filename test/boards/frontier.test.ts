// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {
  address,
  cells,
  chips,
  choose,
  figure,
  press,
  select,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

const answer = () => textsOf(".bf-answer p").at(-1)!;

describe("the frontier", () => {
  test("opens on the report's day, over all scores of its benchmark", async () => {
    await openPage("frontier");
    expect(titleOf("frontier")).toBe(
      "On 2024-03-04 the best closed model on MMLU is Claude 3 Opus (86.8), the best open one Qwen-72B (77.4)"
    );
    expect(titleOf("gap")).toBe(
      "On 2024-03-04 the best closed model is 9.4 ± 0.9 percentage points ahead of the best open one on MMLU"
    );
    expect(titleOf("lag")).toBe(
      "On MMLU open models have reached 8 of 10 closed records, with lags of 2.3 to 32.9 months"
    );
    expect(textIn("frontier", ".figure-subtitle")).toContain("over all scores");
    expect(chips()).toEqual([]);
    expect(textsOf(".figure-error")).toEqual([]);
    // Whether the gap narrows, by its figures and by what came after.
    expect(textsOf(".bf-answer p")[0]).toContain("narrows");
    expect(answer()).toBe(
      "On MMLU, over all scores, the best closed model was farthest ahead of the best open one on 2022-03-15: by 36.4 ± 1.1 percentage points. " +
        "On 2024-03-04, the day of the report, the gap was 9.4 ± 0.9 percentage points, wider than a year before (6.6 ± 1.1 percentage points). " +
        "After the last change in these data, on 2025-04-16, it was 2.1 ± 0.6 percentage points, narrower than on the day of the report."
    );
  });

  test("says of the report's model which scores put it where", async () => {
    await openPage("frontier");
    expect(titleOf("sizes")).toBe(
      "InternLM2-7B (65.8, 2024-01-17) stands on 2024-03-04 above Gemma 7B (64.3) among the 17 open models of 4 to 10 billion parameters over all scores"
    );
    await select("Shots", "stated");
    expect(titleOf("sizes")).toBe(
      "Gemma 7B (64.3) leads on 2024-03-04 the 13 open models of 4 to 10 billion parameters under the filter “Shots: stated”"
    );
    expect(chips()).toEqual(["Shots: stated"]);
    expect(titleOf("gap")).toContain("9.0 ± 0.9");
    expect(answer()).toContain("under the filter “Shots: stated”");
    const link = await address();
    expect(link).toContain("shots=stated");
    await openPage("frontier", link);
    expect(titleOf("sizes")).toMatch(/^Gemma 7B/);
  });

  test("of another day and benchmark is in the address, and written out", async () => {
    await openPage("frontier", "?date=2024-07-23&shots=stated");
    expect(titleOf("gap")).toBe(
      "On 2024-07-23 the best open model is 1.4 ± 0.8 percentage points ahead of the best closed one on MMLU"
    );
    expect(titleOf("gap-choices")).toMatch(/^On 2024-07-23 the gap is −?\d/);
    expect(chips()).toEqual(["Shots: stated", "on 2024-07-23"]);
    await openPage("frontier", "?benchmark=gpqa-diamond&date=2026-04-02");
    expect(titleOf("gap")).toBe(
      "On 2026-04-02 the best closed model is 2.7 ± 6.4 percentage points ahead of the best open one on GPQA Diamond, which is within the margin"
    );
    await press("Clear all");
    expect(titleOf("gap")).toContain("on MMLU");
    await openPage("frontier", "?date=2021-01-01");
    expect(titleOf("gap")).toBe("On 2021-01-01 one of the two kinds has no score on MMLU yet");
    expect(titleOf("frontier")).toContain("GPT-3 (davinci) (43.9); no open one has a score yet");
  });

  test("of no score says so, and how to go on", async () => {
    await openPage("frontier");
    await choose("Variant", []);
    expect(titleOf("frontier")).toBe("No model stands on the frontier of MMLU");
    expect(titleOf("gap")).toBe("No open and closed model share a frontier on MMLU");
    expect(answer()).toContain("there is no day with a score of both");
    await press("Clear all");
    expect(titleOf("frontier")).toContain("Claude 3 Opus");
  });

  test("has every point within reach of the keyboard, and in a table with its source", async () => {
    await openPage("frontier");
    for (const [id, n] of [
      ["frontier", 154],
      ["gap", 22],
      ["lag", 10],
      ["sizes", 5],
      ["gap-choices", 7]
    ] as const) {
      const stop = figure(id).querySelector(".bf-point")!;
      // Points on one pixel are one.
      expect(Number(stop.getAttribute("aria-valuemax")), id).toBeGreaterThan(n * 0.9);
      expect(Number(stop.getAttribute("aria-valuemax")), id).toBeLessThanOrEqual(n);
      expect(stop.getAttribute("aria-valuetext"), id).toContain("source: ");
    }
    // A lag that is not over is hollow and open-ended.
    const rings = figure("lag").querySelectorAll('g[data-mark="dot"][stroke="var(--bf-closed)"] circle');
    expect(rings).toHaveLength(2);
    expect(figure("lag").textContent).toContain("6.8+");
    expect(cells("points")).toHaveLength(50);
    const {rows} = await csvOf("points");
    expect(rows).toHaveLength(154);
    for (const row of rows) expect([row.source, row.as_of, row.release_date].every(Boolean)).toBe(true);
    expect(new Set(rows.map(({release_precision}) => release_precision))).toEqual(new Set(["day", "month"]));
    expect(textIn("frontier", ".figure-notes")).toContain("3 models have a score and no place here");
  });

  test("shows what is known by the month as a month", async () => {
    await openPage("frontier", "?order=release_date");
    await select("Benchmark", "MMLU-Pro");
    const shown = cells("points").map(([model, , , released]) => [model, released]);
    expect(shown).toContainEqual(["MiniMax-M1-80K", "2025-06"]);
    expect(textIn("frontier", ".figure-notes")).toContain("the month alone is known");
  });

  test("reads in Chinese", async () => {
    await openPage("frontier", "?lang=zh&shots=stated");
    expect(titleOf("gap")).toBe("截至 2024-03-04，MMLU 上最佳闭源模型领先最佳开放模型 9.0 ± 0.9 个百分点");
    expect(titleOf("sizes")).toContain("Gemma 7B（64.3）");
  });
});

test("the brief has the frontier of the report's day, and one sentence on it", async () => {
  await openPage("brief");
  expect(titleOf("frontier")).toContain("Claude 3 Opus (86.8), the best open one Qwen-72B (77.4)");
  const said = textsOf(".story-text p").find((text) => text.startsWith("Recomputed from"))!;
  expect(said).toBe(
    "Recomputed from dated scores on MMLU, over all of them, the gap was 9.4 ± 0.9 percentage points on the day of the report, 2024-03-04, down from 36.4 ± 1.1 percentage points on 2022-03-15. The frontier at any day, and the lag in months"
  );
  const {rows} = await csvOf("frontier");
  expect(rows.every(({release_date}) => release_date! <= "2024-03-04")).toBe(true);
});
