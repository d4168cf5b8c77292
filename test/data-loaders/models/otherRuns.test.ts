import {describe, expect, test} from "vitest";
import {inboxOf, modelFileOf, scoresOf} from "./inboxFiles.js";

describe("results of lighteval", () => {
  const run = (results: Record<string, unknown>, general: Record<string, unknown> = {}) => ({
    config_general: {
      lighteval_sha: "0000000",
      max_samples: null,
      model_name: "synthetic/model-1b",
      ...general
    },
    results,
    versions: {},
    config_tasks: {"leaderboard|gsm8k": {effective_num_docs: 1319, original_num_docs: 1319}},
    summary_tasks: {}
  });

  test("are tasks and their shots; the mean over all is none, that over a task's parts is the task", async () => {
    const file = await modelFileOf(
      "results_2026-02-03T04-05-06.000001.json",
      run({
        "leaderboard|gsm8k|5": {em: 0.25, em_stderr: 0.011},
        "mmlu:anatomy|0": {acc: 0.4, acc_stderr: 0.04},
        "leaderboard|mmlu:_average|0|0": {acc: 0.5, acc_stderr: 0.03},
        all: {acc: 0.45, em: 0.25}
      })
    );
    expect(
      file.evidence.scores.map(({benchmark, score, n_shot, n_samples, as_of}) => [
        benchmark,
        score,
        n_shot,
        n_samples,
        as_of
      ])
    ).toEqual([
      ["gsm8k", 25, 5, 1319, "2026-02-03"],
      ["mmlu", 50, 0, null, "2026-02-03"],
      ["mmlu:anatomy", 40, 0, null, "2026-02-03"]
    ]);
    expect(file.leftOut).toEqual([{what: "all", why: "a mean, not a task"}]);
    expect(file.evidence.models).toMatchObject([{name: "synthetic/model-1b", isOwn: true}]);
  });

  test("name a model in its configuration, too, and refuse a key that is no task", async () => {
    const {model_name: _, ...general} = run({}).config_general;
    const named = {
      ...run({"gsm8k|0": {em: 0.5}}),
      config_general: {...general, model_config: {model_name: "m"}}
    };
    expect(await scoresOf("a.json", named, ["model", "score"])).toEqual([["m", 50]]);
    await expect(modelFileOf("a.json", run({gsm8k: {em: 0.5}}))).rejects.toThrow(
      "a.json, results.gsm8k: not a task of lighteval (task|shots) (an object)"
    );
  });
});

describe("logs of inspect_ai", () => {
  const log = (scores: unknown, more: Record<string, unknown> = {}) => ({
    version: 2,
    status: "success",
    eval: {
      task: "inspect_evals/gpqa_diamond",
      model: "openai/synthetic-1",
      created: "2026-03-04T05:06:07+00:00",
      dataset: {name: "gpqa", samples: 198},
      config: {limit: 50}
    },
    results: {total_samples: 50, completed_samples: 49, scores},
    ...more
  });
  const choice = {name: "choice", scorer: "choice", metrics: {accuracy: {value: 0.5}, stderr: {value: 0.07}}};

  test("are one score, with the questions that were answered", async () => {
    const {evidence} = await modelFileOf("a.json", log([choice]));
    expect(evidence.scores).toMatchObject([
      {
        model: "openai/synthetic-1",
        benchmark: "gpqa_diamond",
        score: 50,
        score_stderr: 7,
        n_samples: 49,
        protocol: "accuracy; limit 50",
        as_of: "2026-03-04"
      }
    ]);
  });

  test("of several scorers take the first, and tell the others", async () => {
    const other = {name: "another", scorer: "model", metrics: {accuracy: {value: 0.6}}};
    expect(await scoresOf("a.json", log([choice, other]), ["score", "protocol"])).toEqual([
      [50, "accuracy; also accuracy (another) 60; limit 50"]
    ]);
  });

  test("that did not end well are left out, archives refused with the command that makes JSON", async () => {
    const file = await modelFileOf("a.json", log([choice], {status: "error"}));
    expect(file.evidence.scores).toEqual([]);
    expect(file.leftOut).toEqual([{what: "the run", why: "status error"}]);
    await expect(inboxOf({"logs/a.eval": new Uint8Array([0x50, 0x4b, 3, 4])})).rejects.toThrow(
      "logs/a.eval: a log of inspect_ai as an archive; make JSON of it: inspect log convert --to json --output-dir <folder> <file>.eval"
    );
    await expect(modelFileOf("a.json", log("none"))).rejects.toThrow(
      'a.json, results.scores: not a list: "none"'
    );
  });
});

describe("records of Every Eval Ever", () => {
  const config = {lower_is_better: false, score_type: "continuous", min_score: 0, max_score: 1};
  const record = (results: unknown, more: Record<string, unknown> = {}) => ({
    schema_version: "0.2.2",
    evaluation_id: "mmlu-pro/synthetic/1",
    retrieved_timestamp: "1767225600",
    source_metadata: {
      source_name: "Synthetic board",
      source_type: "documentation",
      source_organization_name: "Synthetic Lab",
      evaluator_relationship: "third_party"
    },
    model_info: {name: "Yi-1.5-34B-Chat", id: "01-ai/Yi-1.5-34B-Chat", developer: "01.AI"},
    eval_library: {name: "lm_eval", version: "0.4.9"},
    evaluation_results: results,
    ...more
  });
  const result = (score: unknown, more: Record<string, unknown> = {}) => ({
    evaluation_name: "MMLU-Pro",
    source_data: {dataset_name: "MMLU-Pro", source_type: "url", url: ["https://example.org"]},
    metric_config: {...config, metric_name: "accuracy", ...more},
    score_details: {score, uncertainty: {standard_error: {value: 0.01}, num_samples: 12032}}
  });

  test("are in the unit that they declare: 0.2.2 by its bounds, 0.3.0 by its unit", async () => {
    const fields = ["benchmark", "score", "score_stderr", "n_samples", "origin", "evaluated_by", "retrieved"];
    const said = ["third_party", "Synthetic Lab", "2026-01-01"];
    expect(await scoresOf("a.json", record([result(0.5229)]), fields)).toEqual([
      ["MMLU-Pro", 52.29, 1, 12032, ...said]
    ]);
    const newer = record([result(52.29, {metric_unit: "percent", max_score: 100})], {
      schema_version: "0.3.0"
    });
    expect(await scoresOf("a.json", newer, fields)).toEqual([["MMLU-Pro", 52.29, 0.01, 12032, ...said]]);
  });

  test("of several metrics of one evaluation take the first by preference; first party is self-reported", async () => {
    const file = await modelFileOf(
      "a.json",
      record([result(0.4, {metric_name: "F1"}), result(0.5)], {
        source_metadata: {
          source_type: "evaluation_run",
          source_organization_name: "01.AI",
          evaluator_relationship: "first_party"
        }
      })
    );
    expect(file.evidence.scores).toMatchObject([
      {score: 50, protocol: "accuracy; also F1 40; lm_eval", origin: "self"}
    ]);
    expect(file.evidence.models).toMatchObject([{developer: "01.AI", isOwn: true}]);
  });

  test("of one metric under several settings are all kept, each with its own", async () => {
    const asked = (score: number, reasoning: string) => ({
      ...result(score),
      generation_config: {generation_args: {temperature: 0}, additional_details: {reasoning}}
    });
    expect(
      await scoresOf("a.json", record([asked(0.5, "high"), asked(0.4, "low"), asked(0.3, "low")]), [
        "score",
        "protocol"
      ])
    ).toEqual([
      [50, "accuracy; lm_eval; temperature: 0, reasoning: high"],
      [40, "accuracy; lm_eval; temperature: 0, reasoning: low"],
      [30, "accuracy; lm_eval; temperature: 0, reasoning: low"]
    ]);
  });

  test("of another version, without a unit, or out of their range are refused", async () => {
    await expect(modelFileOf("a.json", record([], {schema_version: "0.9"}))).rejects.toThrow(
      'a.json, schema_version: not a version that is known (0.2.2, 0.3.0): "0.9"'
    );
    await expect(
      modelFileOf("a.json", record([result(7, {min_score: null, max_score: 10})]))
    ).rejects.toThrow("a.json, evaluation_results[0].metric_config: declares no unit");
    await expect(modelFileOf("a.json", record([result(1.2)]))).rejects.toThrow(
      "a.json, evaluation_results[0].score_details.score: outside 0 to 1 (fraction): 1.2"
    );
    expect(
      await scoresOf("a.json", record([result(7, {max_score: 10})]), ["score"], {
        "MMLU-Pro": {unit: "rating"}
      })
    ).toEqual([[7]]);
  });
});

test("logs of single questions are passed over, and what else lies in a folder", async () => {
  const {models, files} = await inboxOf({
    "samples_gsm8k.jsonl": '{"doc_id": 0}\n',
    "runs/config.json": {seed: 1},
    "runs/notes.md": "# Notes\n"
  });
  expect(models).toEqual([]);
  expect(files.map(({file, leftOut}) => [file, leftOut])).toEqual([
    ["samples_gsm8k.jsonl", [{what: "the file", why: "a log of single questions, not of results"}]]
  ]);
  await expect(inboxOf({"runs/results_1.json": {scores: 1}})).rejects.toThrow(
    "no results that are known: found scores"
  );
});
