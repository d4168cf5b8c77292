// @vitest-environment jsdom
import {expect, test} from "vitest";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {address, cells, check, choose, fill, press, select, textIn, textsOf, titleOf} from "./pageInJsdom.js";

const notes = (id: string) => textsOf(`figure#${id} .figure-notes li`);
/** Name, rank, average and interval of each model. */
const ranks = () => cells("ranking-table").map((row) => row.slice(0, 4));

test("the report's table opens with intervals over its tasks, and says what was drawn and what changes", async () => {
  await openPage("benchmarks");
  expect(titleOf("ranking")).toBe("Gemma 7B ranks first, and each of the 4 other models can be told from it");
  expect(ranks()).toEqual([
    ["Gemma 7B", "1", "56.86", "1"],
    ["Mistral 7B", "2", "54.53", "2 to 3"],
    ["LLaMA-2 13B", "3", "52.37", "2 to 3"],
    ["LLaMA-2 7B", "4", "46.89", "4 to 5"],
    ["Gemma 2B", "5", "44.98", "4 to 5"]
  ]);
  expect(textIn("ranking", ".figure-subtitle")).toBe(
    "Rank by mean score, 1 is best, with its 95% interval over 1,000 draws of 18 benchmarks; as of 2024-03-04"
  );
  const [over, drawn, pairs, p] = notes("ranking");
  expect(over).toMatch(
    /^Compared over the 18 benchmarks on which all 5 models have a score: AGIEval, .+ and Winogrande\.$/
  );
  expect(drawn).toMatch(/^Resampled: the 18 benchmarks, with replacement/);
  expect(pairs).toMatch(
    /^Neighbours that cannot be told apart \(p > 0\.05\): Mistral 7B and LLaMA-2 13B, p ≈ 0\.\d; LLaMA-2 7B and Gemma 2B, p ≈ 0\.\d\.$/
  );
  expect(p).toContain("Seed 20240304");

  expect(titleOf("order-changes")).toBe("The order stays the same whichever of 18 benchmarks is left out");
  expect(cells("order-changes")[0]!.slice(0, 4)).toEqual(["all scores marked *", "", "11", "Gemma 7B"]);
  expect(cells("order-changes")).toHaveLength(10);
  expect(textsOf(".bf-formulas dt")).toEqual(["Mean", "Normalised mean", "Mean win rate", "Borda count"]);
  expect(textsOf(".bf-formula")[0]).toBe("Σ w·x ÷ Σ w");
});

test("averages and weights stand in the address, and in each row of a file", async () => {
  await openPage("benchmarks");
  await select("Average", "Borda count");
  await check("each category");
  await fill("Mathematics", "0", document.querySelector(".bf-weights")!);
  expect(textIn("ranking", ".figure-subtitle")).toContain("Rank by Borda count");
  expect(notes("ranking")[0]).toMatch(/^Counted over the 16 chosen benchmarks with a score/);
  expect(notes("ranking")).toContain("Weights other than 1: Mathematics × 0.");
  expect(await address()).toBe("?average=borda&balance=categories&weights=math*0");
  const {rows} = await csvOf("ranking");
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({
    model_id: "gemma-7b",
    rank: "1",
    rank_low: "1",
    average: "borda",
    resampled: "tasks",
    draws: "1000",
    seed: "20240304",
    n_models: "5",
    n: "16",
    weights: "math 0",
    categories_alike: "true"
  });
  expect(rows[0]!.benchmarks!.split("; ")).toHaveLength(16);
  await press("All weights to 1");
  expect(await address()).toBe("?average=borda&balance=categories");
});

test("an address brings back weights and seed, and what it cannot say is named", async () => {
  await openPage(
    "benchmarks",
    "?weights=math*2,magic*2,code*9,code*0.5&seed=7&models=mistral-7b,llama-2-13b"
  );
  expect(notes("ranking")).toContain("Weights other than 1: Mathematics × 2, Code × 0.5.");
  expect(textsOf(".notice p").join()).toContain("weights=magic*2,code*9");
  expect(notes("ranking").at(-1)).toContain("Seed 7");
  // Two models are told of as two.
  expect(titleOf("ranking")).toMatch(
    /^Mistral 7B ranks first, and the other model can(not)? be told from it$/
  );
  expect(notes("ranking")[0]).toMatch(/^Compared over the 18 benchmarks on which both models have a score: /);
});

test("where there is no interval it is said why", async () => {
  await openPage("benchmarks");
  await check("questions");
  expect(titleOf("ranking")).toBe(
    "Gemma 7B ranks first of 5, with no interval: not every score has a standard error"
  );
  expect(ranks()[1]).toEqual(["Mistral 7B", "2", "54.53", "—"]);
  await check("benchmarks");
  await choose("Categories", ["Mathematics", "Code"]);
  expect(titleOf("ranking")).toBe("Gemma 7B ranks first of 5 over 4 benchmarks, too few for an interval");
  expect(notes("ranking")).toContain(
    "No interval: 4 benchmarks. Drawing among fewer than 5 would say nothing of others."
  );
  await choose("Models", ["Gemma 2B"]);
  expect(titleOf("ranking")).toBe("Gemma 2B is the only model, and has no rival to be ranked against");
  expect(titleOf("order-changes")).toBe("There is no order that leaving something out could change");
  await choose("Models", []);
  for (const id of ["ranking", "ranking-table"])
    expect(titleOf(id), id).toBe("No score matches these filters");
});
