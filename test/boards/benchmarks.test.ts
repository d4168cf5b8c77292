// @vitest-environment jsdom
import {beforeEach, describe, expect, test} from "vitest";
import {asked, openPage} from "./openPage.js";
import {
  address,
  cells,
  check,
  chips,
  choose,
  control,
  controls,
  figure,
  listButton,
  markup,
  press,
  select,
  settled,
  textIn,
  textsOf,
  titleOf
} from "./pageInJsdom.js";

/** The summary's table by model: mean, win rate, benchmarks, difference to the printed average. */
const summary = (): Record<string, string[]> =>
  Object.fromEntries(cells("summary-table").map((row) => [row[0], [1, 3, 7, 9].map((i) => row[i] ?? "")]));

beforeEach(() => openPage("benchmarks"));

test("opens with every score, and says who is best", () => {
  expect(titleOf("scores")).toBe("Gemma 7B is best in 10 of 18 benchmarks, and shares one more");
  expect(summary()).toMatchObject({"Gemma 7B": ["56.86", "82.6", "18", "+0.46"]});
});

test("leaving out the scores marked * leaves eleven rows, and means over these alone", async () => {
  await check("Leave out scores marked *");
  expect(titleOf("summary")).toBe(
    "Gemma 7B has the highest mean: 57.23 over 11 benchmarks, 1.58 points ahead of Mistral 7B"
  );
  expect(
    Object.entries(summary()).map(([model, [mean, , n, difference]]) => [model, mean, n, difference])
  ).toEqual([
    ["Gemma 7B", "57.23", "11", "—"],
    ["Mistral 7B", "55.65", "11", "—"],
    ["LLaMA-2 13B", "55.05", "11", "—"],
    ["LLaMA-2 7B", "51.21", "11", "—"],
    ["Gemma 2B", "47.18", "11", "—"]
  ]);
  expect(textIn("summary", ".figure-notes")).toContain(
    "7 benchmarks without a score of every model shown are left out for all"
  );
  expect(figure("scores").querySelectorAll("td.bf-heat-none")).toHaveLength(7);
});

test("choosing two models leaves two columns, and win rates between these two", async () => {
  await choose("Models", ["Gemma 7B", "Mistral 7B"]);
  expect(titleOf("summary")).toContain("2.33 points ahead of Mistral 7B");
  expect(summary()).toEqual({
    "Gemma 7B": ["56.86", "69.4", "18", "+0.46"],
    "Mistral 7B": ["54.53", "30.6", "18", "+0.53"]
  });
  expect(figure("scores").querySelectorAll("thead th[aria-sort]")).toHaveLength(2);
  expect(titleOf("scores")).toBe("Gemma 7B is best in 12 of 18 benchmarks, and shares one more");
  expect(listButton("Models").textContent).toBe("Models: 2 of 5");
});

test("choosing categories leaves their rows", async () => {
  await choose("Categories", ["Mathematics", "Code"]);
  expect(titleOf("scores")).toBe("Gemma 7B is best in all 4 benchmarks");
  expect(summary()["Gemma 7B"]).toEqual(["36.85", "100.0", "4", "—"]);
  const names = [...figure("scores").querySelectorAll("tbody th[scope=row]")].map(
    (th) => th.textContent ?? ""
  );
  const benchmarks = ["GSM8K", "MATH", "HumanEval", "MBPP"];
  expect(names).toHaveLength(4);
  benchmarks.forEach((name, i) => void expect(names[i]!.trim().startsWith(name), name).toBe(true));
});

test("a benchmark is found by typing, and chosen alone", async () => {
  const list = listButton("Benchmarks").parentElement!;
  const search = list.querySelector<HTMLInputElement>("input[type=search]")!;
  search.value = "gsm";
  search.dispatchEvent(new Event("input", {bubbles: true}));
  expect([...list.querySelectorAll<HTMLElement>(".bf-option")].filter((one) => !one.hidden)).toHaveLength(1);
  await press("only GSM8K", list);
  expect(titleOf("summary")).toContain("46.40 over 1 benchmark");
  expect(chips()).toEqual(["Benchmarks: GSM8K"]);
});

test("the active filters are written out, go one by one, and all at once", async () => {
  const before = {markup: markup(), controls: controls()};
  await choose("Models", ["Gemma 2B", "LLaMA-2 7B"]);
  await choose("Categories", ["Reading"]);
  await check("Leave out scores marked *");
  expect(chips()).toEqual(["Models: Gemma 2B, LLaMA-2 7B", "Categories: Reading", "without scores marked *"]);
  expect(titleOf("scores")).toBe("LLaMA-2 7B is best on BoolQ");
  expect(await address()).toBe("?models=gemma-2b,llama-2-7b&categories=reading&unmarked=1");

  await press("Remove filter: Categories: Reading");
  expect(chips()).toEqual(["Models: Gemma 2B, LLaMA-2 7B", "without scores marked *"]);
  expect(listButton("Categories").textContent).toBe("Categories: all 6");
  expect(titleOf("summary")).toContain("over 18 benchmarks");

  await press("Clear all");
  expect(textsOf(".bf-filters-none")).toEqual(["Nothing is filtered."]);
  expect(chips()).toEqual([]);
  expect(await address()).toBe("");
  expect({markup: markup(), controls: controls()}).toEqual(before);
});

test("a filter asks no engine: the table of scores and the means follow at once, and the ranking soon", async () => {
  const before = asked.length;
  const drawn = () => performance.getEntriesByName("benchfolio:scores").length;
  const draws = drawn();
  control("input[type=checkbox]", "Leave out scores marked *").click();
  // A turn of the microtasks later, and before any engine can have answered.
  await null;
  await null;
  expect(figure("scores").querySelectorAll("td.bf-heat-none")).toHaveLength(7);
  expect(textIn("scores", "tfoot")).toContain("57.23");
  expect(titleOf("summary")).toContain("57.23 over 11 benchmarks");
  expect(summary()["Gemma 7B"]).toEqual(["57.23", "75.0", "11", "—"]);
  await settled();
  expect(drawn() - draws).toBe(1);
  expect(textIn("ranking", ".figure-subtitle")).toContain("11 benchmarks");
  expect(asked.slice(before)).toEqual([]);
});

test("head to head counts wins, ties and losses of the two that are chosen", async () => {
  await check("Head to head");
  expect(titleOf("head-to-head")).toBe("Gemma 7B wins 12, ties 1 and loses 5 of 18 against Mistral 7B");
  await select("Model", "LLaMA-2 13B");
  await select("against", "LLaMA-2 7B");
  expect(titleOf("head-to-head")).toBe("LLaMA-2 13B wins 17 and loses 1 of 18 against LLaMA-2 7B");
  await choose("Categories", ["Common sense"]);
  expect(titleOf("head-to-head")).toBe("LLaMA-2 13B wins 7 and loses 1 of 8 against LLaMA-2 7B");
  expect(await address()).toBe("?categories=commonsense&view=pair&a=llama-2-13b&b=llama-2-7b");
});

describe("without a question to the engine", () => {
  beforeEach(() => void asked.splice(0));

  test("the dot plot is ordered as asked", async () => {
    await check("Dot plot");
    const dots = () => figure("score-dots").querySelector("svg")!.innerHTML;
    const byCategory = dots();
    await select("Order", "by spread");
    expect(dots()).not.toBe(byCategory);
    await select("Order", "by category");
    expect(dots()).toBe(byCategory);
    expect(asked).toEqual([]);
  });

  test("a click on a model orders the rows by its scores, best first", async () => {
    await press("Mistral 7B", figure("scores"));
    const scores = cells("scores").map((row) => Number.parseFloat(row[5] ?? ""));
    expect(scores).toHaveLength(18);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const head = [...figure("scores").querySelectorAll("thead th")].find((th) =>
      th.textContent?.includes("Mistral 7B")
    );
    expect(head?.getAttribute("aria-sort")).toBe("descending");
    expect(await address()).toBe("?rank=-mistral-7b");
    expect(asked).toEqual([]);
  });
});

describe("a chosen model that the filters leave no score of", () => {
  const notes = (id: string) => textIn(id, ".figure-notes");
  const out = "Chosen and not shown: Mistral 7B. All scores on the chosen benchmarks carry a mark";

  test("is named with the reason, in every figure, and the means do not speak of it", async () => {
    await openPage("benchmarks", "?categories=reasoning&unmarked=1");
    for (const id of ["scores", "summary", "summary-table"]) expect(notes(id), id).toContain(out);
    expect(summary()["Mistral 7B"]).toBeUndefined();
    expect(notes("summary")).not.toContain("chosen model");
    await check("Dot plot");
    expect(notes("score-dots")).toContain(out);
    await check("Head to head");
    expect(notes("head-to-head")).toContain(out);
    await check("Leave out scores marked *");
    for (const id of ["head-to-head", "summary", "summary-table"])
      expect(notes(id), id).not.toContain("not shown");
  });

  test("is named where nothing else is chosen", async () => {
    await openPage("benchmarks", "?categories=reasoning&unmarked=1&models=mistral-7b&lang=zh");
    expect(titleOf("scores")).toBe("没有符合筛选条件的得分");
    expect(notes("scores")).toBe("已选但未显示：Mistral 7B。在所选基准测试上的得分均带标注，已被剔除。");
  });
});

test("a model is not compared with itself", async () => {
  await openPage("benchmarks", "?view=pair&a=gemma-7b&b=gemma-7b");
  expect(titleOf("head-to-head")).toBe("Gemma 7B stands on both sides");
  expect(textIn("head-to-head", ".figure-body")).toContain("choose another one");
});

test("what the marks mean is said of models that are shown alone", async () => {
  const said = (id: string) => figure(id).textContent ?? "";
  const split = /† MBPP: on another split of its questions (Mistral 7B has 50\.2|Gemma 7B has 54\.5) and/;
  expect(said("scores")).toMatch(split);
  await choose("Models", ["Gemma 7B", "LLaMA-2 7B"]);
  expect(said("scores")).not.toMatch(/Mistral|\*/);
  expect(said("scores")).toContain("† MBPP: on another split of its questions Gemma 7B has 54.5.");
  await choose("Models", ["LLaMA-2 13B", "LLaMA-2 7B"]);
  expect(said("scores")).not.toMatch(/†|\*/);
  await choose("Models", ["Mistral 7B", "LLaMA-2 7B"]);
  expect(said("scores")).toContain("questions Mistral 7B has 50.2.");
  await openPage("benchmarks", "?view=pair&a=llama-2-13b&b=llama-2-7b");
  expect(said("head-to-head")).not.toMatch(/Mistral|†/);
  await openPage("benchmarks", "?view=pair");
  expect(said("head-to-head")).toMatch(split);
  expect(said("head-to-head")).toContain("MBPP†");
});

test("a best score that is shared names who shares it", async () => {
  await openPage("benchmarks", "?models=gemma-7b,mistral-7b&benchmarks=boolq");
  expect(titleOf("scores")).toBe("Gemma 7B and Mistral 7B share the best score on BoolQ");
});

test("no model is an empty figure that says so, each of them", async () => {
  await choose("Models", []);
  for (const id of ["scores", "summary", "summary-table"])
    expect(figure(id).textContent, id).toMatch(/No score matches these filters|No row matches these filters/);
  await press("Clear all");
  expect(titleOf("scores")).toContain("of 18 benchmarks");
});

test("the table of means tells of no mark that only its chart has", async () => {
  await openPage("benchmarks");
  expect(textIn("summary", ".figure-subtitle")).toContain("open tick");
  expect(textIn("summary-table", ".figure-subtitle")).toBe(
    "Mean score in percent, higher is better; as of 2024-03-04"
  );
});
