import {existsSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {inboxOf, lmEvalRun, modelFileOf, scoresOf} from "./inboxFiles.js";

const SAMPLE = "../shared/feeds/lm_eval_results_2026.json";
const NAMED = ["model", "benchmark", "score", "score_stderr", "n_shot", "n_samples"];

describe("results of lm-evaluation-harness", () => {
  test("of 0.2 and 0.3: metrics without a filter, the model within the arguments", async () => {
    const run = {
      results: {
        arc_easy: {
          acc: 0.2474747474747475,
          acc_stderr: 0.008855114414834707,
          acc_norm: 0.26,
          acc_norm_stderr: 0.009
        }
      },
      versions: {arc_easy: 0},
      config: {
        model: "gpt2",
        model_args: "pretrained=EleutherAI/pythia-70m,revision=step1000",
        num_fewshot: 5,
        batch_size: 8,
        device: "cuda",
        no_cache: false,
        limit: null,
        bootstrap_iters: 100000,
        description_dict: {}
      }
    };
    expect(await scoresOf("old.json", run, [...NAMED, "protocol", "as_of"])).toEqual([
      [
        ...["EleutherAI/pythia-70m", "arc_easy", 26, 0.9, 5, null],
        ...["acc_norm; also acc 24.7475; revision step1000", null]
      ]
    ]);
  });

  test("of 0.4.0: filters behind a comma, groups without a list of their tasks", async () => {
    const run = {
      results: {
        mmlu: {"acc,none": 0.5, "acc_stderr,none": 0.01, alias: "mmlu"},
        mmlu_anatomy: {"acc,none": 0.4, "acc_stderr,none": 0.02, alias: " - anatomy"}
      },
      groups: {mmlu: {"acc,none": 0.5, "acc_stderr,none": 0.01, alias: "mmlu"}},
      configs: {mmlu_anatomy: {task: "mmlu_anatomy", num_fewshot: 5}},
      versions: {mmlu_anatomy: 0},
      "n-shot": {mmlu: 0, mmlu_anatomy: 5},
      config: {model: "hf", model_args: "pretrained=synthetic/model-7b", limit: 10},
      git_hash: "0000000"
    };
    expect(
      await scoresOf("results_2024-01-05T10-11-12.123456.json", run, [...NAMED, "protocol", "as_of"])
    ).toEqual([
      ["synthetic/model-7b", "mmlu", 50, 1, 5, null, "acc; limit 10", "2024-01-05"],
      ["synthetic/model-7b", "mmlu_anatomy", 40, 2, 5, null, "acc; limit 10", "2024-01-05"]
    ]);
  });

  test("of 0.4.2 and later: a group is a benchmark of its own, with the shots and questions of its subtasks", async () => {
    const run = lmEvalRun(
      {
        mmlu: {"acc,none": 0.5, "acc_stderr,none": "N/A", alias: "mmlu"},
        mmlu_stem: {" ": " ", alias: " - stem"},
        mmlu_anatomy: {"acc,none": 0.4, "acc_stderr,none": 0.02, alias: "  - anatomy"},
        mmlu_virology: {"acc,none": 0.6, "acc_stderr,none": 0.03, alias: "  - virology"}
      },
      {
        groups: {mmlu: {"acc,none": 0.5, "acc_stderr,none": "N/A", alias: "mmlu"}},
        group_subtasks: {mmlu: ["mmlu_stem"], mmlu_stem: ["mmlu_anatomy", "mmlu_virology"]},
        "n-shot": {mmlu: 0, mmlu_anatomy: 5, mmlu_virology: 5},
        "n-samples": {
          mmlu_anatomy: {original: 135, effective: 135},
          mmlu_virology: {original: 166, effective: 100}
        },
        higher_is_better: {mmlu: {acc: null}, mmlu_anatomy: {acc: true}}
      }
    );
    const file = await modelFileOf("a.json", run);
    expect(
      file.evidence.scores.map(({benchmark, score, score_stderr, n_shot, n_samples}) => [
        benchmark,
        score,
        score_stderr,
        n_shot,
        n_samples
      ])
    ).toEqual([
      ["mmlu", 50, null, 5, 235],
      ["mmlu_anatomy", 40, 2, 5, 135],
      ["mmlu_virology", 60, 3, 5, 100]
    ]);
    expect(
      file.evidence.benchmarks.map(({name, n_items, higher_is_better}) => [name, n_items, higher_is_better])
    ).toEqual([
      ["mmlu", 301, true],
      ["mmlu_anatomy", 135, true],
      ["mmlu_virology", 166, true]
    ]);
    expect(file.leftOut).toEqual([{what: "mmlu_stem", why: "a heading without a score"}]);
    expect(file.evidence.models).toMatchObject([
      {name: "synthetic/model-7b", developer: null, open_weights: null, isOwn: true}
    ]);
    expect(file.evidence.scores[0]).toMatchObject({as_of: "2024-07-03", at: "a.json results.mmlu"});
  });

  test("groups whose subtasks differ in shots have none, and circles of groups end", async () => {
    const run = lmEvalRun(
      {a: {"acc,none": 0.5}},
      {group_subtasks: {a: ["b", "c"], b: ["a"], c: []}, "n-shot": {b: 0, c: 5}}
    );
    expect(await scoresOf("a.json", run, ["n_shot"])).toEqual([[null]]);
  });

  test("length-normalised before plain accuracy, the strict match before the flexible one; the others are told", async () => {
    const run = lmEvalRun({
      gsm8k: {
        "exact_match,flexible-extract": 0.61,
        "exact_match_stderr,flexible-extract": 0.013,
        "exact_match,strict-match": 0.55,
        "exact_match_stderr,strict-match": 0.012,
        alias: "gsm8k"
      },
      hellaswag: {
        "acc,none": 0.58,
        "acc_stderr,none": 0.004,
        "acc_norm,none": 0.77,
        "acc_norm_stderr,none": 0.005
      },
      wikitext: {
        "word_perplexity,none": 9.5,
        "bits_per_byte,none": 0.61,
        "word_perplexity_stderr,none": "N/A"
      }
    });
    const {evidence} = await modelFileOf("a.json", run);
    expect(
      evidence.scores.map(({benchmark, score, score_stderr, protocol}) => [
        benchmark,
        score,
        score_stderr,
        protocol
      ])
    ).toEqual([
      ["gsm8k", 55, 1.2, "exact_match (strict-match); also exact_match (flexible-extract) 61"],
      ["hellaswag", 77, 0.5, "acc_norm; also acc 58"],
      ["wikitext", 9.5, null, "word_perplexity; also bits_per_byte 0.61"]
    ]);
    expect(evidence.benchmarks.map(({unit, higher_is_better}) => [unit, higher_is_better])).toEqual([
      ["percent", true],
      ["percent", true],
      ["loss", false]
    ]);
  });

  test("a metric that nobody knows needs its unit from mapping.json", async () => {
    const run = lmEvalRun({
      synthetic_task: {"rouge_synthetic,none": 31.5, "rouge_synthetic_stderr,none": 1.5}
    });
    await expect(modelFileOf("a.json", run)).rejects.toThrow(
      "a.json, results.synthetic_task: no metric whose unit is known, found rouge_synthetic; mapping.json can say its unit"
    );
    expect(
      await scoresOf("a.json", run, ["score", "score_stderr"], {rouge_synthetic: {unit: "percent"}})
    ).toEqual([[31.5, 1.5]]);
  });

  test("an adapter is another model, arguments may be an object, and sizes are told in billions", async () => {
    const {evidence} = await modelFileOf(
      "a.json",
      lmEvalRun(
        {mmlu: {"acc,none": 0.5}},
        {
          model_name: null,
          config: {
            model: "hf",
            model_args: {pretrained: "synthetic/base", peft: "synthetic/adapter"},
            model_num_parameters: 93069280
          }
        }
      )
    );
    expect(evidence.models).toMatchObject([
      {name: "synthetic/base + synthetic/adapter", params_b: 0.0930693}
    ]);
  });

  test.each([
    [{mmlu: {"acc,none": 1.2}}, {}, 'a.json, results.mmlu["acc,none"]: outside 0 to 1 (fraction): 1.2'],
    [{mmlu: {"acc,none": "0.5"}}, {}, 'a.json, results.mmlu["acc,none"]: not a number: "0.5"'],
    [{mmlu: {"acc,none": 0.5, extra: {a: 1}}}, {}, "a.json, results.mmlu.extra: not a number (an object)"],
    [{mmlu: 0.5}, {}, "a.json, results.mmlu: not an object: 0.5"],
    [{mmlu: {"acc,none": 0.5, "acc_stderr,none": -1}}, {}, "not a standard error (fraction): -1"],
    [{mmlu: {"acc,none": 0.5}}, {"n-shot": {mmlu: 1.5}}, "a.json, n-shot.mmlu: not a count: 1.5"],
    [{mmlu: {"acc,none": 0.5}}, {date: 4e9}, "a.json, date: a day after today, 2026-11-28: 4000000000"],
    [
      {mmlu: {"acc,none": 0.5}},
      {model_name: null, config: {model_args: "dtype=float"}},
      "a.json, config.model_args: names no model (pretrained=… or model=…)"
    ],
    [[], {}, "a.json, results: not an object (a list of 0)"]
  ])("refuses %j %j by its path", async (results, more, message) => {
    await expect(modelFileOf("a.json", lmEvalRun(results as Record<string, unknown>, more))).rejects.toThrow(
      message
    );
  });

  test("refuses JSON that holds no results, or those of two formats", async () => {
    await expect(modelFileOf("a.json", {a: 1})).rejects.toThrow("a.json: no results that are known: found a");
    await expect(modelFileOf("a.json", "{")).rejects.toThrow("a.json: not JSON");
    await expect(modelFileOf("a.json", '{"results": NaN}')).rejects.toThrow("a.json: not JSON");
    await expect(modelFileOf("a.json", {...lmEvalRun({}), config_general: {}})).rejects.toThrow(
      "a.json: has the keys of two formats, lmEval and"
    );
  });
});

describe("several runs", () => {
  const run = (score: number, date: number | null, shots = 5) =>
    lmEvalRun({mmlu: {"acc,none": score}, piqa: {"acc,none": 0.8}}, {date, "n-shot": {mmlu: shots}});

  test("of a model and task the newest counts, and says so; other shots are another score", async () => {
    const {models} = await inboxOf({
      "runs/m/results_a.json": run(0.5, 1720000000),
      "runs/m/results_b.json": run(0.6, 1730000000),
      "runs/m/results_c.json": run(0.4, 1740000000, 0)
    });
    const scores = models
      .flatMap(({evidence}) => evidence.scores)
      .filter(({benchmark}) => benchmark === "mmlu");
    expect(scores.map(({score, n_shot}) => [score, n_shot])).toEqual([
      [60, 5],
      [40, 0]
    ]);
    expect(models[0]!.leftOut).toEqual([
      {
        what: "2 scores",
        why: "a newer run of the model and task is in runs/m/results_b.json"
      }
    ]);
  });

  test("of ten questions, or by another harness, replaces none of the whole test", async () => {
    const limited = {config: {model: "hf", model_args: "pretrained=synthetic/model-7b", limit: 10}};
    const {models} = await inboxOf({
      "runs/results_a.json": run(0.5, 1720000000),
      "runs/results_b.json": {...run(0.9, 1730000000), ...limited},
      "runs/results_2026-01-02T03-04-05.json": {
        config_general: {model_name: "synthetic/model-7b"},
        results: {"mmlu|5": {acc: 0.6}}
      }
    });
    expect(models.flatMap(({leftOut}) => leftOut)).toEqual([]);
    const scores = models
      .flatMap(({evidence}) => evidence.scores)
      .filter(({benchmark}) => benchmark === "mmlu");
    expect(scores.map(({score}) => score)).toEqual([50, 90, 60]);
  });

  test("the same twice is one, two values of unknown order are refused", async () => {
    const twice = await inboxOf({"a.json": run(0.5, null), "b.json": run(0.5, null)});
    expect(twice.models.flatMap(({evidence}) => evidence.scores)).toHaveLength(2);
    await expect(inboxOf({"a.json": run(0.5, null), "b.json": run(0.6, null)})).rejects.toThrow(
      "b.json: synthetic/model-7b on mmlu is 60 here and 50 in a.json, and which run is newer is not known"
    );
  });
});

test.skipIf(!existsSync(SAMPLE))(
  `reads the sample of 2026 in place (skipped where ${SAMPLE} is absent)`,
  async () => {
    const {evidence} = await modelFileOf("lm_eval_results_2026.json", readFileSync(SAMPLE, "utf8"));
    expect(evidence.models).toMatchObject([
      {
        name: "RylanSchaeffer/mem_Qwen3-93M_minerva_math_rep_0_sbst_1.0000_epch_1_ot_1",
        params_b: 0.0930693,
        isOwn: true
      }
    ]);
    expect(evidence.scores).toMatchObject([
      {
        benchmark: "math_perturbed_full",
        score: 0,
        score_stderr: 0,
        n_shot: 0,
        n_samples: 5000,
        as_of: "2026-01-21"
      },
      {benchmark: "math_rephrased_full", score: 0.04, score_stderr: 0.0282814421130447}
    ]);
  }
);
