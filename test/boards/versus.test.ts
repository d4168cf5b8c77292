// @vitest-environment jsdom
import {expect, test} from "vitest";
import {sentenceFaults} from "../sentenceFaults.js";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {address, cells, control, figure, markup, select, textsOf, titleOf} from "./pageInJsdom.js";

const notes = () => textsOf("#head-to-head .figure-notes li");
const words = (id: string) => [...figure(id).querySelectorAll("svg text")].map((text) => text.textContent);

test("a third model is chosen, and gone again, and two are as they were", async () => {
  await openPage("benchmarks", "?view=pair");
  const two = markup();
  expect(document.querySelector("#head-to-head-records")).toBeNull();
  await select("and (3)", "LLaMA-2 13B");
  expect(titleOf("head-to-head")).toBe(
    "Gemma 7B wins 26 and ties 1 of 36 comparisons with the other models, the largest share"
  );
  expect(await address()).toBe("?view=pair&more=llama-2-13b");
  expect(cells("head-to-head-records")).toEqual([
    ["Gemma 7B", "Mistral 7B", "18", "12", "1", "5", "MATH: 11.6", "Winogrande: 1.9"],
    ["Gemma 7B", "LLaMA-2 13B", "18", "14", "0", "4", "MATH: 20.4", "TriviaQA: 16.2"],
    ["Mistral 7B", "LLaMA-2 13B", "18", "13", "0", "5", "BBH: 16.7", "TriviaQA: 17.1"]
  ]);
  // In the picture each of them from both sides.
  expect(words("head-to-head")).toEqual(
    expect.arrayContaining(
      ["12–1–5", "14–0–4", "5–1–12", "13–0–5", "4–0–14", "5–0–13"].map((cell) => `${cell} of 18`)
    )
  );
  expect(notes()[0]).toBe(
    "Largest differences: MATH, 20.4 points from LLaMA-2 13B to Gemma 7B; GSM8K, 17.7 points from LLaMA-2 13B to Gemma 7B; TriviaQA, 17.1 points from Mistral 7B to LLaMA-2 13B."
  );
  expect(notes()[2]).toBe(
    [
      "Gemma 7B (56.9) is the best of 3 models of 4 to 10 billion parameters.",
      "Mistral 7B (54.5) stands behind Gemma 7B (56.9), the best of 3 models of 4 to 10 billion parameters.",
      "LLaMA-2 13B (52.4) is the only one among models of 10 to 40 billion parameters.",
      "Of all 5 models with these scores none has a higher mean than Gemma 7B (56.9)."
    ].join(" ")
  );
  const here = markup();
  await openPage("benchmarks", "?view=pair&more=llama-2-13b");
  expect(markup()).toEqual(here);
  await select("and (3)", "no further one");
  expect(await address()).toBe("?view=pair");
  expect(markup()).toEqual(two);
});

test("of models beyond the report those are offered that share a benchmark with the first", async () => {
  await openPage("benchmarks", "?view=pair&a=gemma-2b&more=gpt-4.1,llama-2-7b,o3,deepseek-v3");
  // Four are too many: the last one in the order of the list is ignored.
  expect(textsOf(".notice p")).toEqual([
    "The address asks for more=o3, which this page does not know. It was ignored."
  ]);
  expect(textsOf(".view-controls label .bf-label").filter((text) => text.startsWith("and"))).toEqual([
    ...["and (3)", "and (4)", "and (5)"]
  ]);
  const {name, rows} = await csvOf("head-to-head");
  expect(name).toMatch(/^benchfolio_head-to-head_gemma-2b-vs-mistral-7b-vs-llama-2-7b-vs-/);
  expect(Object.keys(rows[0]!)).toEqual(expect.arrayContaining(["score_gpt_4_1", "metric_deepseek_v3"]));
  const offered = [...control<HTMLSelectElement>("select", "and (3)").options].map(({text}) => text);
  expect(offered).toContain("Qwen3-8B-Base");
  expect(offered).not.toContain("o3 (high)");
  const records = cells("head-to-head-records");
  expect(records).toHaveLength(10);
  for (const [, , n, wins, ties, losses] of records)
    expect(Number(wins) + Number(ties) + Number(losses)).toBe(Number(n));
});

test("any two models are a pair as those of the report are", async () => {
  await openPage("benchmarks", "?view=pair&a=o3&b=gpt-4.1");
  expect(titleOf("head-to-head")).toBe("o3 wins 4 and loses 1 of 5 against GPT-4.1");
  expect((await csvOf("head-to-head")).rows[0]).toMatchObject({
    benchmark: "GPQA Diamond",
    difference: "16.5"
  });
});

test.each([
  ["en", "benchmarks=boolq&more=gemma-2b"],
  ["zh", "benchmarks=&more=gemma-2b"],
  ["zh", "a=o3&b=gpt-4.1&more=grok-1,gemma-7b"],
  ["en", "a=o3&b=gpt-4.1&more=grok-1,gemma-7b&categories=math"]
])("what is said of three and more is sound in %s, ?%s", async (lang, search) => {
  await openPage("benchmarks", `?view=pair&lang=${lang}&${search}`);
  const said = textsOf(
    "figure[id^=head] :is(.figure-title, .figure-subtitle, .figure-notes li, .figure-source)"
  );
  expect(said.flatMap((text) => sentenceFaults(text, lang)).join("\n")).toBe("");
});
