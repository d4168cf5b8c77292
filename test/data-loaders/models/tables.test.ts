import {describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import type {EvidenceScore, ModelEvidence} from "../../../data-loaders/models/evidence.js";
import {readArenaRows, readArenaTable} from "../../../data-loaders/sources/models/tables/arena.js";
import {splitEffort, splitHyphenedEffort} from "../../../data-loaders/sources/models/tables/effort.js";
import {
  readEpochIndex,
  readEpochMetadata,
  readEpochModels,
  readEpochScores
} from "../../../data-loaders/sources/models/tables/epoch.js";
import {
  liveBenchRelease,
  readLiveBench,
  readLiveBenchCategories
} from "../../../data-loaders/sources/models/tables/livebench.js";
import {readMmluPro} from "../../../data-loaders/sources/models/tables/mmluPro.js";
import * as sample from "./feedSamples.js";

const provenance = {source: "a publisher", retrieved: "2026-10-09"};
const context = {
  ...provenance,
  benchmarks: readEpochMetadata("benchmark_metadata.csv", sample.METADATA),
  models: readEpochModels("model_metadata.csv", sample.MODEL_METADATA)
};
const epoch = (file: string, text: string) => readEpochScores(file, text, context);
const scoreOf = ({scores}: ModelEvidence, fields: Partial<EvidenceScore>) => {
  const found = scores.filter((score) => {
    const all = score as unknown as Record<string, unknown>;
    return Object.entries(fields).every(([field, value]) => all[field] === value);
  });
  expect(found).toHaveLength(1);
  return found[0]!;
};
const modelOf = ({models}: ModelEvidence, name: string) => models.find((model) => model.name === name);
const problemOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(BadInput);
    return (error as Error).message;
  }
  throw new Error("nothing was wrong");
};

describe("Epoch's own runs", () => {
  const gpqa = epoch("gpqa_diamond.csv", sample.GPQA);

  test("are percent, with the standard error that is given, and not one that is computed", () => {
    expect(scoreOf(gpqa, {model: "Gemini 3.7 Flash"})).toMatchObject({
      benchmark: "GPQA diamond",
      score: 94.8232323232,
      score_stderr: 1.34565252922,
      thinking: "high",
      origin: "third_party",
      evaluated_by: "Epoch AI",
      as_of: "2026-08-14",
      retrieved: "2026-10-09",
      at: "gpqa_diamond.csv row 2, Best score (across scorers)"
    });
    expect(scoreOf(gpqa, {model: "MiniMax-M3"})).toMatchObject({
      score: 90.9090909091,
      score_stderr: 2.04820867754
    });
  });

  test("have their score column, scale and baseline from the metadata alone", () => {
    expect(gpqa.benchmarks).toEqual([
      {
        name: "GPQA diamond",
        category: "knowledge",
        metric: "Best score (across scorers)",
        random_baseline: 25,
        unit: "percent",
        higher_is_better: true,
        n_items: null,
        released: "2023-11-20",
        source: "a publisher"
      }
    ]);
    expect(problemOf(() => epoch("frontiermath_erdos.csv", sample.FRONTIER_MATH))).toBe(
      "frontiermath_erdos.csv: its score column and unit are not declared (benchmark_metadata.csv)"
    );
  });

  test("of 12 columns are read as those of 13, and the block of the model may stand at any index", () => {
    const twelve = epoch("math_level_5.csv", sample.MATH_LEVEL_5);
    expect(scoreOf(twelve, {model: "Gemini 2.0 Flash"}).score).toBe(57);
    const columns = sample.MATH_LEVEL_5.split("\n").map((line) =>
      line.match(/("[^"]*"|[^,]*)(,|$)/g)!.map((cell) => cell.replace(/,$/, ""))
    );
    const turned = columns.map((cells) =>
      [...cells.slice(2, 7), ...cells.slice(0, 2), ...cells.slice(7)].join(",")
    );
    expect(epoch("math_level_5.csv", turned.join("\n")).scores).toEqual(twelve.scores);
  });

  test("name the effort apart from the model, also where only the display name says it", () => {
    expect(scoreOf(gpqa, {model: "GLM-5.2"}).thinking).toBe("none");
    const [score] = epoch(
      "gpqa_diamond.csv",
      sample.GPQA.replace("gemini-3.7-flash_high", "claude-opus-4-7_unknown")
    ).scores;
    expect(score).toMatchObject({model: "Claude Opus 4.7", thinking: "high"});
    expect(splitEffort("gpt-5.6-sol_promax")).toEqual({model: "gpt-5.6-sol", thinking: "promax"});
    expect(splitEffort("claude-sonnet-4-5_16K")).toEqual({model: "claude-sonnet-4-5", thinking: "16K"});
    expect(splitEffort("gpt-5.5_unknown")).toEqual({model: "gpt-5.5", thinking: null});
    expect(splitEffort("qwen3.7-max")).toEqual({model: "qwen3.7-max", thinking: null});
  });

  test("of two organisations in one cell have the first as the developer", () => {
    const {models} = epoch("math_level_5.csv", sample.MATH_LEVEL_5);
    expect(models[0]).toMatchObject({
      name: "Gemini 2.0 Flash",
      developer: "Google DeepMind",
      open_weights: false
    });
  });

  test("of a preview and another preview are of two models, though they stand in one group", () => {
    const text = sample.GPQA.replace("gemini-3.7-flash_high", "gemini-2.5-pro-preview-05-06").replace(
      "MiniMax-M3",
      "gemini-2.5-pro-preview-06-05"
    );
    expect(
      epoch("gpqa_diamond.csv", text)
        .scores.slice(0, 2)
        .map(({model}) => model)
    ).toEqual(["gemini-2.5-pro-preview-05-06", "gemini-2.5-pro-preview-06-05"]);
  });

  test("leave out blank rows and rows without a score, and pass over Infinity and NaN beside it", () => {
    expect(gpqa.scores).toHaveLength(4);
    expect(modelOf(gpqa, "Gemini 2.0 Flash")).toBeUndefined();
    const nan = sample.GPQA.replaceAll("0.9482323232323232", "NaN");
    expect(epoch("gpqa_diamond.csv", nan).scores).toHaveLength(3);
    const infinite = sample.GPQA.replaceAll("0.9482323232323232", "Infinity");
    expect(problemOf(() => epoch("gpqa_diamond.csv", infinite))).toBe(
      'gpqa_diamond.csv row 2, Best score (across scorers): not a number: "Infinity"'
    );
  });

  test("say whether GPQA was run with the prompt of before or since 2026-02-20", () => {
    expect(scoreOf(gpqa, {model: "GLM-5.2"}).protocol).toBe("run by Epoch AI; prompt before 2026-02-20");
    expect(scoreOf(gpqa, {model: "MiniMax-M3"}).protocol).toBe("run by Epoch AI; prompt since 2026-02-20");
  });

  test("of SWE-bench Verified are of 484 of its 500 tasks, and two runs of a model are two scores", () => {
    const {scores} = epoch("swe_bench_verified.csv", sample.SWE_BENCH);
    expect(scores.map(({score, n_samples, protocol}) => [score, n_samples, protocol])).toEqual(
      [83.4710743802, 75.6, 78.7].map((score) => [score, 484, "run by Epoch AI; 484 of the 500 tasks"])
    );
  });

  test("of FrontierMath's retired and new questions are two benchmarks, and superseded_by is told", () => {
    const old = epoch("frontiermath.csv", sample.FRONTIER_MATH).scores[0]!;
    const next = epoch("frontiermath_tiers_1_3_v2.csv", sample.FRONTIER_MATH_2).scores[0]!;
    expect([old.benchmark, old.protocol]).toEqual([
      "FrontierMath-2025-02-28-Private",
      "run by Epoch AI; questions superseded by FrontierMath-Tiers-1-3-v2-Private"
    ]);
    expect([next.benchmark, next.protocol]).toEqual(["FrontierMath-Tiers-1-3-v2-Private", "run by Epoch AI"]);
  });

  test.each([
    [
      "a score column that has another name",
      ["Best score (across scorers)", "best_score"],
      'row 1: missing column: "Best score (across scorers)"'
    ],
    ["a column that stands twice", ["mean_score", "stderr"], 'row 1: column stands twice: "stderr"'],
    [
      "percent where a fraction is declared",
      ["0.9090909090909091,0.9090909090909091", "90.9,90.9"],
      'row 3, Best score (across scorers): 9090% by its scale of 1, not between 0 and 100: "90.9"'
    ],
    ["a row that is cut off", [",2026-07-10T00:00:00.000Z,c", ""], "row 5: expected 13 cells, found: 11"],
    [
      "a day that does not exist",
      ["2026-08-13", "2026-02-30"],
      'row 2, Release date: not a day of the calendar: "2026-02-30"'
    ],
    ["broken quotes", ['"many', "many"], "not a CSV file"]
  ])("are refused with %s", (_, [from, to], message) => {
    const text = sample.GPQA.replaceAll(from!, to!);
    const models = new Map();
    const run = () => readEpochScores("gpqa_diamond.csv", text, {...context, models});
    expect(problemOf(run)).toContain(`gpqa_diamond.csv`);
    expect(problemOf(run)).toContain(message);
  });
});

describe("what Epoch collected from others", () => {
  test("of Terminal-Bench keeps the agent as protocol, and of a pair that came in twice the exact one", () => {
    const {scores} = epoch("terminalbench_external.csv", sample.TERMINAL_BENCH);
    expect(scores.map(({model, score, protocol}) => [model, score, protocol])).toEqual([
      ["Claude Opus 4.7", 80.2247191011, "agent WOZCODE"],
      ["Grok Code Fast 1", 25.8427, "agent Mini-SWE-Agent"],
      ["Grok Code Fast 1", 30, "agent Terminus 2"]
    ]);
    expect(scores[0]).toMatchObject({score_stderr: 2.1123213002, origin: "unknown", as_of: null});
  });

  test("of METR is minutes, and its three versions are three benchmarks", () => {
    const {benchmarks, scores} = epoch("metr_time_horizons_external.csv", sample.METR);
    expect(benchmarks.filter(({unit}) => unit === "minutes").map(({name}) => name)).toEqual([
      "METR time horizon (50%) first paper",
      "METR time horizon (50%) METR-Horizon-v1.1",
      "METR time horizon (50%) METR-Horizon-v1.0"
    ]);
    expect(scoreOf({...NONE, scores}, {benchmark: "METR time horizon (50%) METR-Horizon-v1.1"}).score).toBe(
      3.99
    );
    expect(
      scores.filter(({benchmark}) => benchmark === "METR Time Horizons").map(({score}) => score)
    ).toEqual([40, 39, 41]);
  });

  test("of APEX has a standard error in points beside a fraction", () => {
    expect(epoch("apex_agents_external.csv", sample.APEX).scores[0]).toMatchObject({
      score: 73.5,
      score_stderr: 4.9
    });
  });

  test("of Vending-Bench is US dollars, which may be lost", () => {
    const {benchmarks, scores} = epoch("vending_bench_2_external.csv", sample.VENDING);
    expect(benchmarks[0]).toMatchObject({name: "Vending-Bench 2", unit: "usd", higher_is_better: true});
    expect(scores.map(({score, thinking}) => [score, thinking])).toEqual([
      [9235.248333333331, "High"],
      [-31.18, null]
    ]);
  });

  test("of BTF-3 is a loss: less is better", () => {
    const {benchmarks, scores} = epoch("btf3_external.csv", sample.BTF);
    expect(benchmarks[0]).toMatchObject({unit: "loss", higher_is_better: false});
    expect(scores[0]).toMatchObject({score: 0.118, protocol: "harness plain"});
  });

  test("of os_world is percent and of osworld_2 a fraction, and they are two benchmarks", () => {
    const old = epoch("os_world_external.csv", sample.OS_WORLD).scores;
    expect(old.map(({benchmark, score, protocol}) => [benchmark, score, protocol])).toEqual([
      ["OSWorld", 62.9, "agent claude-opus-4-6 (100 steps)"],
      ["OSWorld", 41.4, "agent claude-opus-4-6 (15 steps)"]
    ]);
    const next = epoch("osworld_2_external.csv", sample.OS_WORLD_2).scores;
    expect(next.map(({benchmark, score, protocol}) => [benchmark, score, protocol])).toEqual([
      ["OSWorld 2.0", 27.34, "tools batch tool; 500 steps"],
      ["OSWorld 2.0", 20, "tools batch tool; 500 steps"],
      ["OSWorld 2.0", 18, "tools standard; 500 steps"]
    ]);
    const fractions = sample.OS_WORLD.replace("62.9", "0.629")
      .replace("41.4", "0.414")
      .replace("53.9", "0.539");
    expect(problemOf(() => epoch("os_world_external.csv", fractions))).toBe(
      "os_world_external.csv, Score: every score is at most 1, where 100 is full marks"
    );
  });

  test("of a dropped file is known by its name, and a BOM and 77.0% are read as they are", () => {
    const text = `\ufeffModel version,EM,Release date,Organization,Name,Shots,Source\nyi-34b,77.0%,2023-11-02,01.AI,Yi-34B,5,a paper\n`;
    const {scores} = readEpochScores("inbox/epoch_mmlu_external.csv", text, {source: "s", retrieved: null});
    expect(scores[0]).toMatchObject({
      model: "yi-34b",
      benchmark: "MMLU",
      score: 77,
      n_shot: 5,
      evaluated_by: "a paper",
      retrieved: null
    });
    expect(problemOf(() => readEpochScores("a.csv", text, {source: "s", retrieved: null}))).toContain(
      "not declared"
    );
  });
});

const NONE: ModelEvidence = {models: [], benchmarks: [], scores: [], aliases: []};

describe("the Epoch Capabilities Index", () => {
  const eci = readEpochIndex("eci_scores.csv", sample.ECI, provenance);

  test("is a rating with a standard error from its 90% bootstrap interval; the anchors have none", () => {
    expect(eci.benchmarks[0]).toMatchObject({name: "Epoch Capabilities Index", unit: "rating"});
    expect(scoreOf(eci, {model: "Claude Opus 5.5"})).toMatchObject({score: 167.33, score_stderr: 2.316});
    expect(scoreOf(eci, {model: "GPT-5"})).toMatchObject({
      score: 150,
      score_stderr: null,
      protocol: "anchor of the scale"
    });
  });

  test("has the day of retrieval and no other: date is the model's release", () => {
    expect(eci.scores.map(({as_of, retrieved}) => [as_of, retrieved])).toEqual(
      eci.scores.map(() => [null, "2026-10-09"])
    );
    expect(modelOf(eci, "Gemma 4 31B IT")).toMatchObject({release_date: "2026-04-02", open_weights: true});
  });

  test("is refused where a value is not in its interval, or an interval has one end", () => {
    expect(problemOf(() => readEpochIndex("e", sample.ECI.replace("167.33", "16.733"), provenance))).toBe(
      'e row 2, eci: outside its interval, 164.06 to 171.68: "16.733"'
    );
    expect(problemOf(() => readEpochIndex("e", sample.ECI.replace("164.06", ""), provenance))).toContain(
      "an interval with one end"
    );
  });
});

describe("Arena's dataset", () => {
  const text = readArenaRows("text", sample.ARENA_TEXT, {...provenance, subset: "text"});

  test("is ratings, with √variance as standard error, which agrees with the interval", () => {
    expect(text.benchmarks).toMatchObject([{name: "Arena text", unit: "rating", category: "arena"}]);
    const {score, score_stderr} = scoreOf(text, {model: "gemini-4-argon"});
    expect([score, score_stderr]).toEqual([1533.4609832971757, 4.48639]);
    // The half width of the published interval.
    expect(1.96 * score_stderr!).toBeCloseTo(8.79, 2);
    const other = sample.ARENA_TEXT.map((row) => ({...row, variance: row.variance === null ? null : 4.486}));
    expect(problemOf(() => readArenaRows("text", other, {...provenance, subset: "text"}))).toBe(
      'text row 1, variance: gives a half width of 4.15132, where the interval has 8.79316: "4.486"'
    );
  });

  test("counts over all categories, on the newest day", () => {
    expect(text.scores.map(({score}) => score)).not.toContain(1600);
    expect(modelOf(text, "retired-model")).toBeUndefined();
    expect(new Set(text.scores.map(({as_of}) => as_of))).toEqual(new Set(["2026-10-02"]));
  });

  test("of a day to come is refused: it would hide all others", () => {
    const rows = sample.ARENA_TEXT.map((row, i) =>
      i === 0 ? {...row, leaderboard_publish_date: "2062-10-02"} : row
    );
    for (const last of [{retrieved: "2026-10-02"}, {today: "2026-10-02", retrieved: null}])
      expect(problemOf(() => readArenaRows("text", rows, {...provenance, ...last, subset: "text"}))).toBe(
        'text row 1, leaderboard_publish_date: after 2026-10-02: "2062-10-02"'
      );
    // Where the publisher is, it may be tomorrow already.
    expect(
      readArenaRows("text", sample.ARENA_TEXT, {...provenance, retrieved: "2026-10-01", subset: "text"})
        .scores
    ).toHaveLength(text.scores.length);
  });

  test("does not use rank, which is a place in the list", () => {
    const ranks = sample.ARENA_TEXT.map((row, i) => ({...row, rank: 100 - i}));
    expect(readArenaRows("text", ranks, {...provenance, subset: "text"})).toEqual(text);
  });

  test("may have no organisation and no interval", () => {
    expect(modelOf(text, "vicuna-13b")).toMatchObject({developer: null, open_weights: null, licence: null});
    expect(scoreOf(text, {model: "vicuna-13b"})).toMatchObject({
      score: 1094,
      score_stderr: null,
      n_samples: null
    });
  });

  test("spells one licence in several ways", () => {
    expect(["gemma-4-31b", "qwen3.8-max"].map((name) => modelOf(text, name)!.licence)).toEqual([
      "Apache-2.0",
      "Apache-2.0"
    ]);
    expect(modelOf(text, "gemma-7b-it")).toMatchObject({licence: "Gemma", open_weights: true});
    expect(modelOf(text, "gpt-5.4")).toMatchObject({licence: "proprietary", open_weights: false});
  });

  test("parts an effort from a name only where it can be nothing else", () => {
    expect(text.scores.filter(({model}) => model === "gpt-5.4").map(({thinking}) => thinking)).toEqual([
      null,
      "high"
    ]);
    expect(scoreOf(text, {model: "muse-spark-1.2"}).thinking).toBe("xHigh");
    expect(scoreOf(text, {model: "qwen3.8-max"}).thinking).toBeNull();
    const listed = (name: string) => name === "deepseek-v3.1";
    expect(splitHyphenedEffort("deepseek-v3.1-thinking", listed)).toEqual({
      model: "deepseek-v3.1",
      thinking: "thinking"
    });
    expect(splitHyphenedEffort("kimi-k2-thinking", listed)).toEqual({
      model: "kimi-k2-thinking",
      thinking: null
    });
    expect(splitHyphenedEffort("mistral-medium", listed).model).toBe("mistral-medium");
    expect(splitHyphenedEffort("claude-opus-4-5-20251101-thinking-64k-high-effort", listed)).toEqual({
      model: "claude-opus-4-5-20251101",
      thinking: "thinking-64k-high-effort"
    });
  });

  test("of agents has other columns, and its standard error from the interval", () => {
    const {benchmarks, scores} = readArenaRows("agent", sample.ARENA_AGENT, {...provenance, subset: "agent"});
    expect(benchmarks[0]!.name).toBe("Arena agent");
    expect(scores[0]).toMatchObject({model: "gpt-5.4", score: 0.42, score_stderr: 0.05, n_samples: 700});
  });

  test.each([
    ["no rows", [], "text: holds no rows"],
    [
      "another rating column",
      sample.ARENA_TEXT.map(({rating, ...row}) => ({...row, elo: rating!})),
      'text: missing column: "rating"'
    ],
    [
      "no variance",
      sample.ARENA_TEXT.map(({variance: _, ...row}) => row),
      'text: missing column: "variance"'
    ],
    [
      "no row over all categories",
      sample.ARENA_TEXT.map((row) => ({...row, category: "math"})),
      'text, category: no row of the category: "overall"'
    ],
    [
      "a model twice",
      [...sample.ARENA_TEXT, sample.ARENA_TEXT[0]!],
      "row 11, model_name: stands twice (row 1)"
    ]
  ])("is refused with %s", (_, rows, message) => {
    expect(problemOf(() => readArenaRows("text", rows, {...provenance, subset: "text"}))).toContain(message);
  });

  test("had a table of models beside it, with MMLU as a fraction and - for none", () => {
    const table = `key,Model,MT-bench (score),MMLU,Knowledge cutoff date,License,Organization,Link
gpt-4,GPT-4-0314,8.96,0.864,2021/9,Proprietary,OpenAI,https://openai.com/research/gpt-4
x,X,-,-,-,Apache 2.0,LMSYS,-
`;
    const {scores, models} = readArenaTable("t.csv", table, provenance);
    expect(scores).toMatchObject([{model: "GPT-4-0314", benchmark: "MMLU", score: 86.4}]);
    expect(models[1]).toMatchObject({licence: "Apache-2.0", open_weights: true, source_url: null});
    expect(problemOf(() => readArenaTable("t.csv", table.replace("0.864", "86.4"), provenance))).toContain(
      "row 2, MMLU"
    );
  });
});

describe("LiveBench", () => {
  const categories = readLiveBenchCategories("c.json", sample.LIVEBENCH_CATEGORIES);
  const options = {...provenance, release: "2026-01-08", categories};
  const table = readLiveBench("t.csv", sample.LIVEBENCH, options);

  test("gives the publisher's figures: overall is the mean of the categories' means", () => {
    const categoryOf = new Map(table.benchmarks.map(({name, category}) => [name, category]));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const meansOf = (model: string): Record<string, number> => {
      const own = table.scores.filter((score) => score.model === model);
      const means = [...new Set(categoryOf.values())].map((category) => {
        const all = own.filter(({benchmark}) => categoryOf.get(benchmark) === category);
        return [category, mean(all.map(({score}) => score))] as const;
      });
      return {...Object.fromEntries(means), overall: mean(means.map(([, value]) => value))};
    };
    const gpt = meansOf("gpt-5.5");
    for (const [name, value] of Object.entries({
      "livebench-reasoning": 87.71,
      "livebench-coding": 82.47,
      "livebench-agentic-coding": 56.67,
      "livebench-mathematics": 96.32,
      "livebench-data-analysis": 81.08,
      "livebench-language": 87.66,
      "livebench-if": 73.04,
      overall: 80.71
    }))
      expect(gpt[name], name).toBeCloseTo(value, 2);
    expect(meansOf("gemma-4-31b-it").overall).toBeCloseTo(61.62, 2);
    expect(meansOf("qwen3-32b-thinking").overall).toBeCloseTo(43.56, 2);
  });

  test("has rows that end early: what they lack is missing, and not 0", () => {
    expect(table.scores.filter(({model}) => model === "nemotron-3-super-120b-a12b")).toHaveLength(20);
  });

  test("keeps the releases apart, whose tasks are other questions", () => {
    expect(table.benchmarks[0]).toMatchObject({
      name: "LiveBench 2026-01-08 AMPS_Hard",
      released: "2026-01-08"
    });
    const other = readLiveBench("t.csv", sample.LIVEBENCH, {...options, release: "2026-06-25"});
    const names = new Set(table.benchmarks.map(({name}) => name));
    expect(other.benchmarks.filter(({name}) => names.has(name))).toEqual([]);
    expect(liveBenchRelease("table_2026_06_25.csv")).toBe("2026-06-25");
    expect(liveBenchRelease("scores.csv")).toBeNull();
  });

  test("knows neither developers nor days, and the release is not the day of a score", () => {
    expect(table.models[0]).toMatchObject({
      name: "gpt-5.5",
      developer: null,
      open_weights: null,
      release_date: null
    });
    expect(table.scores[0]).toMatchObject({as_of: null, retrieved: "2026-10-09", thinking: "xhigh"});
  });

  test.each([
    [
      "a task without a category",
      ["AMPS_Hard", "AMPS_Harder"],
      "t.csv row 1, AMPS_Harder: a task without a category"
    ],
    [
      "a score above 100",
      ["98.0,80.435", "98.0,804.35"],
      't.csv row 2, code_completion: not between 0 and 100: "804.35"'
    ],
    [
      "a model twice",
      ["gemma-4-31b-it", "gpt-5.5-xhigh"],
      't.csv row 3, model: stands twice (row 2): "gpt-5.5-xhigh"'
    ],
    ["another first column", ["model,", "name,"], 't.csv row 1: missing column: "model"'],
    ["a row that is too long", ["88.0,100.0", "88.0,100.0,1"], "t.csv row 2: expected 24 cells, found: 25"]
  ])("is refused with %s", (_, [from, to], message) => {
    expect(problemOf(() => readLiveBench("t.csv", sample.LIVEBENCH.replace(from!, to!), options))).toBe(
      message
    );
  });

  test("is refused where it has fractions, and where categories are not as documented", () => {
    const fractions = sample.LIVEBENCH.replace(/\d+\.\d+/g, (text) => String(Number(text) / 100)).replaceAll(
      "gpt-0.055",
      "gpt-5.5"
    );
    expect(problemOf(() => readLiveBench("t.csv", fractions, options))).toContain("every score is at most 1");
    expect(problemOf(() => readLiveBenchCategories("c.json", "{"))).toMatch(/^c\.json: not JSON/);
    expect(problemOf(() => readLiveBenchCategories("c.json", '{"IF":"x"}'))).toMatch(/^c\.json, IF: /);
    expect(problemOf(() => readLiveBenchCategories("c.json", '{"A":["x"],"B":["x"]}'))).toBe(
      'c.json, B: a task of two categories: "x"'
    );
  });
});

describe("MMLU-Pro", () => {
  const table = readMmluPro("r.csv", sample.MMLU_PRO, provenance);

  test("is fractions, overall and by subject, each a benchmark", () => {
    expect(scoreOf(table, {model: "GPT-4o (2024-05-13)", benchmark: "MMLU-Pro"}).score).toBe(72.55);
    expect(scoreOf(table, {model: "GPT-4o (2024-05-13)", benchmark: "MMLU-Pro Math"}).score).toBe(76.09);
    expect(table.scores.filter(({model}) => model.startsWith("EXAONE"))).toHaveLength(1);
  });

  test("has its sources misspelled, and tells a developer's own word from a run of TIGER-Lab", () => {
    expect(scoreOf(table, {model: "EXAONE-3.5-2.4B-Instruct"})).toMatchObject({
      origin: "third_party",
      evaluated_by: "TIGER-Lab"
    });
    expect(scoreOf(table, {model: "Claude-4.6-Sonnet"})).toMatchObject({
      origin: "self",
      evaluated_by: null,
      thinking: "Thinking"
    });
    expect(
      problemOf(() => readMmluPro("r.csv", sample.MMLU_PRO.replace("TIGER-LAb", "somebody"), provenance))
    ).toBe('r.csv row 3, Data Source: neither TIGER-Lab nor Self-Reported: "somebody"');
  });

  test("keeps one of equal rows, and both of a model that stands under both sources", () => {
    expect(table.scores.filter(({model}) => model === "Claude-4.6-Sonnet")).toHaveLength(1);
    expect(
      table.scores
        .filter(({model}) => model.startsWith("Claude-3.5"))
        .map(({score, origin}) => [score, origin])
    ).toEqual([
      [77.64, "third_party"],
      [78, "self"]
    ]);
  });

  test("writes unk for a size and - for a score that it does not know", () => {
    expect(table.models.map(({params_b}) => params_b)).toEqual([null, 2.4, null, null]);
    expect(
      problemOf(() => readMmluPro("r.csv", sample.MMLU_PRO.replace(",unk,0.7255", ",big,0.7255"), provenance))
    ).toBe('r.csv row 2, Model Size(B): not a number: "big"');
  });

  test("is refused with percent, and with a subject that is gone", () => {
    expect(
      problemOf(() => readMmluPro("r.csv", sample.MMLU_PRO.replace("0.7255", "72.55"), provenance))
    ).toBe('r.csv row 2, Overall: not a fraction between 0 and 1: "72.55"');
    expect(
      problemOf(() => readMmluPro("r.csv", sample.MMLU_PRO.replace("Physics", "Astronomy"), provenance))
    ).toBe('r.csv row 1: missing column: "Physics"');
  });
});
