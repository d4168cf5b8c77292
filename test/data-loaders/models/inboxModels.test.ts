import {mkdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {addEvidence} from "../../../data-loaders/models/addEvidence.js";
import {type Outcome, refresh} from "../../../data-loaders/refresh.js";
import {combineSources} from "../../../data-loaders/sources/combineSources.js";
import {readInbox} from "../../../data-loaders/sources/inbox/read.js";
import {inboxSource} from "../../../data-loaders/sources/inboxSource.js";
import {FEEDS} from "../../../data-loaders/sources/models/feeds.js";
import {
  evidenceBenchmark,
  evidenceModel,
  evidenceScore
} from "../../../data-loaders/sources/models/files/modelFile.js";
import {reportSource} from "../../../data-loaders/sources/reportSource.js";
import {openStore} from "../../../data-loaders/store/store.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {lmEvalRun, TODAY} from "./inboxFiles.js";

const REPORT_DAY = "2024-02-23";
const embedded = await embeddedTables();

function drop(folder: string, files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** One refresh of an inbox into a store: how it went, what was said, and the tables that stand. */
async function refreshed(inbox: string, store: string) {
  const lines: string[] = [];
  const outcome: Outcome = await refresh({
    source: inboxSource,
    store: openStore(store),
    signal: new AbortController().signal,
    reporter: {step() {}, progress() {}, say: (line) => lines.push(line)},
    env: {BENCHFOLIO_INBOX: inbox}
  });
  const snapshot = await openStore(store).current();
  return {outcome, text: lines.join("\n"), as_of: snapshot?.as_of, tables: await snapshot?.readAll()};
}

/** What the inbox as a source answers over published tables, and what it says. */
async function fetched(inbox: string, {base = embedded, base_as_of = REPORT_DAY, source = inboxSource} = {}) {
  const lines: string[] = [];
  const answer = await source.fetch({
    as_of: null,
    today: TODAY,
    base,
    base_as_of,
    env: {BENCHFOLIO_INBOX: inbox},
    signal: new AbortController().signal,
    say: (line) => lines.push(line),
    progress() {}
  });
  return {...answer, text: lines.join("\n")};
}

const of = (rows: readonly Row[] | undefined, fields: Row) =>
  (rows ?? []).filter((row) => Object.entries(fields).every(([column, value]) => row[column] === value));

describe("model files in the inbox, after one refresh", () => {
  test("results of a run and a wide table of 300 synthetic models stand beside the report's, with its day and companies", async () => {
    const inbox = temporaryFolder();
    const rows = Array.from({length: 300}, (_, i) =>
      [
        `Synthetic ${i}`,
        "Synthetic Lab",
        i % 2 ? "yes" : "no",
        1 + (i % 70),
        20 + (i % 60),
        (i % 90) + 5.5,
        `${i % 3 ? i % 100 : "-"}`
      ].join()
    );
    drop(inbox, {
      "out/synthetic__own-7b/results_2026-01-02T03-04-05.000001.json": lmEvalRun(
        {
          mmlu: {"acc,none": 0.655, "acc_stderr,none": 0.004, alias: "mmlu"},
          arc_challenge: {"acc_norm,none": 0.54, "acc_norm_stderr,none": 0.0145, alias: "arc_challenge"},
          synthetic_task: {"exact_match,none": 0.3, "exact_match_stderr,none": 0.02, alias: "synthetic_task"}
        },
        {model: "synthetic/own-7b", "n-shot": {mmlu: 5}}
      ),
      "out/synthetic__own-7b/samples_mmlu.jsonl": "{}\n",
      "synthetic-wide.csv": `model,developer,open_weights,params_b,MMLU,GSM8K,Synthetic Bench\n${rows.join("\n")}\n`
    });
    const {outcome, text, as_of, tables} = await refreshed(inbox, temporaryFolder());
    expect([outcome.status, outcome.message, as_of]).toEqual([
      "ok",
      `snapshot of ${REPORT_DAY} stored`,
      REPORT_DAY
    ]);
    expect(of(tables?.models, {model_id: "synthetic-own-7b"})).toMatchObject([
      {name: "synthetic/own-7b", developer: null, open_weights: null}
    ]);
    const scores = of(tables?.scores, {model_id: "synthetic-own-7b"});
    expect(
      scores
        .map(({benchmark_id, score, n_shot, origin, is_preferred}) => [
          benchmark_id,
          score,
          n_shot,
          origin,
          is_preferred
        ])
        .sort()
    ).toEqual([
      ["arc-c", 54, null, "third_party", true],
      ["mmlu", 65.5, 5, "third_party", true],
      ["synthetic-task", 30, null, "third_party", true]
    ]);
    expect(of(tables?.benchmarks, {benchmark_id: "synthetic-task"})).toMatchObject([
      {category: "other", random_baseline: null, unit: "percent"}
    ]);
    expect(of(tables?.models, {source: "synthetic-wide.csv"})).toHaveLength(300);
    expect(of(tables?.scores, {source: "synthetic-wide.csv"})).toHaveLength(800);
    expect(of(tables?.benchmarks, {source: "synthetic-wide.csv"})).toMatchObject([
      {name: "Synthetic Bench", unit: "percent"}
    ]);
    expect(tables?.scores).toHaveLength(embedded.scores.length + 803);
    expect(tables?.valuations).toEqual(embedded.valuations);
    expect(text).toContain(
      "results_2026-01-02T03-04-05.000001.json: lm-evaluation-harness results\n  3 rows read, 3 scores, 1 model, 3 benchmarks"
    );
    expect(text).toContain(
      "out: nothing taken over\n  left out: 1 file (only results of evaluation runs and model cards are read in folders)"
    );

    drop(inbox, {"z/results_b.json": lmEvalRun({mmlu: {"acc,none": 65.5}})});
    await expect(fetched(inbox)).rejects.toThrow(
      'z/results_b.json, results.mmlu["acc,none"]: outside 0 to 1 (fraction): 65.5'
    );
  });
});

describe("model files as a source", () => {
  test("make of a run of a model that is known a score more of it", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {"a.json": lmEvalRun({mmlu: {"acc,none": 0.64}}, {model: "google/gemma-7b"})});
    const {tables} = await fetched(inbox);
    const scores = of(tables.scores, {model_id: "gemma-7b", benchmark_id: "mmlu"});
    expect(scores.map(({origin, score, is_preferred}) => [origin, score, is_preferred])).toEqual(
      expect.arrayContaining([
        ["report", 64.3, true],
        ["third_party", 64, false]
      ])
    );
    expect(tables.models).toHaveLength(embedded.models.length);
  });

  test("list and tell names that nobody knows, until aliases.csv says who is meant", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {
      "b.csv": "model,benchmark,score\nGemma 7B plus,MMLU,70\nSynthetic X,MMLU,50\nGemma 7B,MMLU,64\n"
    });
    const before = await fetched(inbox);
    expect(of(before.tables.unmatched_names, {source: "b.csv"})).toMatchObject([
      {kind: "model", name: "Gemma 7B plus", rows: 1},
      {kind: "model", name: "Synthetic X", rows: 1}
    ]);
    expect(before.text).toMatch(/not matched: model "Gemma 7B plus", 1 score of b\.csv; near it: gemma-7b/);
    drop(inbox, {
      "aliases.csv":
        "kind,alias,id,developer,open_weights\nmodel,Gemma 7B plus,gemma-7b,,\nmodel,Synthetic X,synthetic-x-1,Synthetic Lab,no\n"
    });
    const after = await fetched(inbox, {base: before.tables});
    expect(after.tables.unmatched_names).toEqual([]);
    expect(of(after.tables.scores, {source: "b.csv"}).map(({model_id, score}) => [model_id, score])).toEqual([
      ["gemma-7b", 70],
      ["synthetic-x-1", 50],
      ["gemma-7b", 64]
    ]);
    expect(after.text).not.toContain("not matched");
  });

  test("tell an alias whose id nobody has, with what is near that id", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {
      "b.csv": "model,benchmark,score\nQuux,MMLU,70\n",
      "aliases.csv": "kind,alias,id\nmodel,Quux,gemma-7bb\n"
    });
    const {text} = await fetched(inbox);
    expect(text).toMatch(
      /not matched: model "Quux" \(by an alias "gemma-7bb", which no model is\), 1 score of b\.csv; near it: gemma-7b/
    );
  });

  test("never move the day; alone they leave companies as published, and models of files that are gone are gone", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {
      "run.json": lmEvalRun({mmlu: {"acc,none": 0.655}}, {model: "synthetic/own-7b", date: 1768964383}),
      "pe.csv": "日期,代码,市盈率TTM\n2024-03-01,300308.SZ,40.5\n"
    });
    const both = await fetched(inbox);
    expect([both.as_of, both.tables.pe_history.length]).toEqual(["2024-03-01", 1]);
    expect(of(both.tables.scores, {model_id: "synthetic-own-7b"})).toHaveLength(1);
    rmSync(path.join(inbox, "pe.csv"));
    rmSync(path.join(inbox, "run.json"));
    drop(inbox, {"run-2.json": lmEvalRun({mmlu: {"acc,none": 0.7}}, {model: "synthetic/other-7b"})});
    const alone = await fetched(inbox, {base: both.tables, base_as_of: both.as_of});
    expect([alone.as_of, alone.tables.pe_history.length]).toEqual(["2024-03-01", 1]);
    expect(of(alone.tables.models, {model_id: "synthetic-own-7b"})).toEqual([]);
    expect(of(alone.tables.scores, {model_id: "synthetic-other-7b"})).toMatchObject([{score: 70}]);
    const combined = await fetched(inbox, {source: combineSources([reportSource, inboxSource])});
    expect(combined.as_of).toBe(REPORT_DAY);
    expect(of(combined.tables.scores, {model_id: "synthetic-other-7b"})).toHaveLength(1);
  });

  test("leave the rows of live feeds as they are published", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {"run.json": lmEvalRun({mmlu: {"acc,none": 0.7}}, {model: "synthetic/own-7b"})});
    const {source} = FEEDS.livebench;
    const fed = addEvidence(embedded, [
      {
        models: [evidenceModel({name: "Fed", developer: "Synthetic Lab", open_weights: false, source})],
        benchmarks: [evidenceBenchmark({name: "LiveBench synthetic", source})],
        scores: [evidenceScore({model: "Fed", benchmark: "LiveBench synthetic", score: 50, source, at: "a"})],
        aliases: []
      }
    ]);
    const feed = {feed: "livebench", status: "ok", rows: 1};
    const base = {...fed, model_feeds: [feed as Row]};
    const {tables} = await fetched(inbox, {base});
    expect(of(tables.scores, {source})).toHaveLength(1);
    expect(of(tables.models, {model_id: "fed"})).toHaveLength(1);
    expect(of(tables.benchmarks, {source})).toHaveLength(1);
    expect(tables.model_feeds).toEqual([feed]);
    expect(of(tables.scores, {model_id: "synthetic-own-7b"})).toHaveLength(1);
  });

  test("are read in folders at any depth, a README where it is a card; circles of folders end", async () => {
    const inbox = temporaryFolder();
    const card = (name: string) =>
      `---\nmodel-index:\n- name: ${name}\n  results:\n  - dataset: {name: MMLU, type: mmlu}\n    metrics: [{type: acc, value: 64}]\n---\n`;
    drop(inbox, {
      "README.md": card("Synthetic A"),
      "org/model/README.md": card("Synthetic B"),
      "org/model/config.json": {hidden_size: 8},
      "org/model/model.safetensors": "x",
      "a/b/c/results_1.json": lmEvalRun({mmlu: {"acc,none": 0.7}}),
      "old/pe.csv": "not read",
      "mapping.json": {acc: {unit: "percent"}}
    });
    const {models, files} = await readInbox(inbox, undefined, TODAY);
    expect(models.map(({file, what}) => [file, what])).toEqual([
      ["README.md", "model card"],
      ["a/b/c/results_1.json", "lm-evaluation-harness results"],
      ["org/model/README.md", "model card"]
    ]);
    expect(files.map(({file, leftOut}) => [file, leftOut[0]?.what])).toEqual([
      ["old", "the folder"],
      ["org", "2 files"]
    ]);
    symlinkSync(inbox, path.join(inbox, "a", "again"));
    await expect(readInbox(inbox, undefined, TODAY)).rejects.toThrow("a folder below 12 others");
  });

  test("join what several files say of a model, and refuse two units of a benchmark", async () => {
    const inbox = temporaryFolder();
    drop(inbox, {
      "a.csv": "model,benchmark,score\nSynthetic A,Synthetic Bench,50\n",
      "b.csv": "model,developer,open_weights,MMLU\nSynthetic A,Synthetic Lab,no,60\n"
    });
    const {tables} = await fetched(inbox);
    expect(of(tables.scores, {model_id: "synthetic-a"}).map(({score}) => score)).toEqual([50, 60]);
    drop(inbox, {"c.csv": "model,benchmark,score (rating)\nSynthetic A,Synthetic Bench,1500\n"});
    await expect(fetched(inbox)).rejects.toThrow(
      'c.csv, Synthetic Bench: is measured in percent, here in: "rating"'
    );
    drop(inbox, {"c.csv": "model,benchmark,score,higher_is_better\nSynthetic A,MMLU,61,no\n"});
    await expect(fetched(inbox)).rejects.toThrow(
      "c.csv, MMLU: is better the higher it is; here higher_is_better is: false"
    );
  });
});
