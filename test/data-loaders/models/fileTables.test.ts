import {existsSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {xlsx} from "../inbox/samples.js";
import {parquetOf} from "./fakeFeeds.js";
import {ARENA_TEXT} from "./feedSamples.js";
import {inboxOf, modelFileOf, scoresOf} from "./inboxFiles.js";

const SAMPLES = "../shared/feeds";

describe("a plain table in long form", () => {
  const HEADER = "model,benchmark,score";

  test("is in percent, or in the unit that its header says", async () => {
    const fields = ["model", "benchmark", "score"];
    expect(
      await scoresOf(
        "a.csv",
        `${HEADER}\nSynthetic A,MMLU,64.3\nSynthetic A,GSM8K,0.5\nSynthetic B,GSM8K,12\n`,
        fields
      )
    ).toEqual([
      ["Synthetic A", "MMLU", 64.3],
      ["Synthetic A", "GSM8K", 0.5],
      ["Synthetic B", "GSM8K", 12]
    ]);
    expect(
      await scoresOf("a.csv", "model,benchmark,score (fraction)\nSynthetic A,MMLU,0.643\n", fields)
    ).toEqual([["Synthetic A", "MMLU", 64.3]]);
    expect(
      await scoresOf("a.csv", "model,benchmark,score（percent）\nSynthetic A,MMLU,0.643\n", fields)
    ).toEqual([["Synthetic A", "MMLU", 0.643]]);
    const units =
      "model,benchmark,score,unit\nSynthetic A,Arena,1281.9,rating\nSynthetic A,MMLU,0.643,fraction\n";
    const {evidence} = await modelFileOf("a.csv", units);
    expect(evidence.benchmarks.map(({name, unit}) => [name, unit])).toEqual([
      ["Arena", "rating"],
      ["MMLU", "percent"]
    ]);
    expect(evidence.scores.map(({score}) => score)).toEqual([1281.9, 64.3]);
  });

  test("wholly within 0 to 1, all of it or a benchmark, is refused unless it says what it is", async () => {
    await expect(
      modelFileOf("a.csv", `${HEADER}\nSynthetic A,MMLU,0.643\nSynthetic B,MMLU,1\n`)
    ).rejects.toThrow(
      'a.csv, score: scores are wholly within 0 to 1: write "(fraction)" or "(percent)" behind the header, or say the unit in mapping.json; the highest is: 1'
    );
    await expect(
      modelFileOf("a.csv", `${HEADER}\nSynthetic A,MMLU,64.3\nSynthetic A,GSM8K,0.46\n`)
    ).rejects.toThrow("a.csv, score: scores of GSM8K are wholly within 0 to 1");
    expect(
      await scoresOf("a.csv", `${HEADER}\nSynthetic A,MMLU,0.643\n`, ["score"], {score: {unit: "fraction"}})
    ).toEqual([[64.3]]);
    expect(await scoresOf("a.csv", `${HEADER}\nSynthetic A,MMLU,0.9%\n`, ["score"])).toEqual([[0.9]]);
  });

  test("takes what else is known of score and model", async () => {
    const header =
      "模型,基准,分数,stderr,variant,thinking,shots,n_samples,protocol,evaluated_by,origin,as_of,source,url,developer,open_weights,params_b,release_date,licence";
    const row =
      'Synthetic A,MMLU,64.3,0.4,base,none,5,14042,"5-shot, CoT",Synthetic Lab,self,2026-01-02,A report,https://example.org,Synthetic Lab,yes,7,2025-12,Apache-2.0';
    const {evidence} = await modelFileOf("a.csv", `${header}\n${row}\n`);
    expect(evidence.scores).toMatchObject([
      {
        ...{score: 64.3, score_stderr: 0.4, variant: "base", thinking: "none", n_shot: 5, n_samples: 14042},
        ...{protocol: "5-shot, CoT", evaluated_by: "Synthetic Lab", origin: "self", as_of: "2026-01-02"},
        ...{source: "A report", source_url: "https://example.org", at: "a.csv row 2, 分数"}
      }
    ]);
    expect(evidence.models).toMatchObject([
      {
        ...{name: "Synthetic A", developer: "Synthetic Lab", open_weights: true, params_b: 7},
        ...{release_date: "2025-12-01", release_precision: "month", licence: "Apache-2.0"}
      }
    ]);
  });

  test.each([
    [
      "model,benchmark,score,colour\na,b,50,red\n",
      'a.csv row 1: unknown column (mapping.json can ignore it): "colour"'
    ],
    ["model,benchmark,points\na,b,50\n", "a.csv row 1: unknown column"],
    ["model,benchmark,n_shot\na,b,5\n", 'a.csv row 1: missing column: "score"'],
    ["model,benchmark,score\na,b,101\n", 'a.csv row 2, score: outside 0 to 100 (percent): "101"'],
    ["model,benchmark,score\na,b,fifty\n", 'a.csv row 2, score: not a number: "fifty"'],
    ["model,benchmark,score\na,b\n", 'a.csv row 2: expected 3 cells, found 2: "a,b"'],
    ["model,benchmark,score\n,b,50\n", 'a.csv row 2, model: empty: ""'],
    ["model,benchmark,score,score\na,b,50,50\n", 'a.csv row 1: two columns of one name: "score"'],
    ["model,benchmark,score,as_of\na,b,50,2042-01-01\n", "a.csv row 2, as_of: a day after today, 2026-11-28"],
    [
      "model,benchmark,score,origin\na,b,50,report\n",
      'a.csv row 2, origin: none of self, third_party, unknown: "report"'
    ],
    ["model,benchmark,score,unit\na,b,50,points\n", 'a.csv row 2, unit: no such unit: "points"'],
    ["model,benchmark,score,unit\na,b,50,percent\nc,b,50,rating\n", 'a.csv, score: two units of b: "rating"'],
    ['model,benchmark,score\na,"b,50\n', "a.csv row 2: broken CSV"],
    [
      "model,benchmark,score,source\n?!,b,50,https://a.example\n",
      'a.csv row 2, model: a name without a letter or a digit: "?!"'
    ],
    ["model,benchmark,score\na,?,50\n", 'a.csv row 2, benchmark: a name without a letter or a digit: "?"'],
    ["model,MMLU,?\na,50,50\n", 'a.csv row 1: a name without a letter or a digit: "?"']
  ])("of %j is refused by name", async (text, message) => {
    await expect(modelFileOf("a.csv", text)).rejects.toThrow(message);
  });
});

test.each([
  ["in long form", "benchmark,score", "MMLU,50"],
  ["in wide form", "MMLU", "50"]
])("a plain table %s tells which rows say other things of one model", async (_, columns, cells) => {
  const text = `model,params_b,open_weights,${columns}\nZed 1,7,yes,${cells}\nZed-1,70,no,${cells}\nZed 1,,yes,${cells}\n`;
  const {notes} = await modelFileOf("a.csv", text);
  expect(notes).toEqual([
    "row 3: params_b of Zed-1 is 70, and above 7 (Zed 1); the first counts",
    "row 3: open_weights of Zed-1 is false, and above true (Zed 1); the first counts"
  ]);
});

test("standard errors beside percents that are likely fractions are refused, unless the header says so", async () => {
  const long = (header: string) => `model,benchmark,score,${header}\nA,b,64.3,0.004\nB,b,42.3,0\n`;
  const problem = "standard errors beside percents are all below 0.05";
  await expect(modelFileOf("a.csv", long("stderr"))).rejects.toThrow(`a.csv, stderr: ${problem}`);
  await expect(modelFileOf("a.csv", "model,MMLU,MMLU_stderr\nA,64.3,0.004\n")).rejects.toThrow(
    `a.csv, MMLU_stderr: ${problem}`
  );
  expect(await scoresOf("a.csv", long("stderr (fraction)"), ["score_stderr"])).toEqual([[0.4], [0]]);
  expect(await scoresOf("a.csv", long("stderr (percent)"), ["score_stderr"])).toEqual([[0.004], [0]]);
  const shares = "model,benchmark,score (fraction),stderr\nA,b,0.643,0.004\n";
  expect(await scoresOf("a.csv", shares, ["score_stderr"])).toEqual([[0.4]]);
});

test("one row of a benchmark may say for all that less is better, and two may not disagree", async () => {
  const text = (last: string) =>
    `model,benchmark,score,higher_is_better\nA,b,50,\nB,b,40,no\nC,b,30,${last}\n`;
  const {evidence} = await modelFileOf("a.csv", text("no"));
  expect(evidence.benchmarks).toMatchObject([{name: "b", higher_is_better: false}]);
  await expect(modelFileOf("a.csv", text("yes"))).rejects.toThrow(
    'a.csv, higher_is_better: said in two ways of: "b"'
  );
});

describe("a plain table in wide form", () => {
  test("has a benchmark a column; cells without a score are none", async () => {
    const text =
      "Model,Developer,Open_weights,MMLU,GSM8K (fraction),Arena Elo (rating)\nA,Lab,yes,64.3,0.464,1100\nB,Lab,no,-,0.2,\n";
    const {evidence} = await modelFileOf("a.csv", text);
    expect(evidence.scores.map(({model, benchmark, score, at}) => [model, benchmark, score, at])).toEqual([
      ["A", "MMLU", 64.3, "a.csv row 2, MMLU"],
      ["A", "GSM8K", 46.4, "a.csv row 2, GSM8K (fraction)"],
      ["A", "Arena Elo", 1100, "a.csv row 2, Arena Elo (rating)"],
      ["B", "GSM8K", 20, "a.csv row 3, GSM8K (fraction)"]
    ]);
    expect(evidence.benchmarks.map(({name, unit}) => [name, unit])).toEqual([
      ["MMLU", "percent"],
      ["GSM8K", "percent"],
      ["Arena Elo", "rating"]
    ]);
    expect(evidence.models.map(({name, developer, open_weights}) => [name, developer, open_weights])).toEqual(
      [
        ["A", "Lab", true],
        ["B", "Lab", false]
      ]
    );
  });

  test("names the column that may be fractions, and one that is no number", async () => {
    await expect(modelFileOf("a.csv", "model,MMLU,GSM8K\nA,64,0.4\nB,65,0.5\n")).rejects.toThrow(
      "a.csv, GSM8K: scores are wholly within 0 to 1"
    );
    await expect(modelFileOf("a.csv", "model,MMLU,notes\nA,64,good\n")).rejects.toThrow(
      'a.csv row 2, notes: not a number: "good"'
    );
    expect(await scoresOf("a.csv", "model,MMLU,notes\nA,64,good\n", ["score"], {notes: "ignore"})).toEqual([
      [64]
    ]);
    await expect(modelFileOf("a.csv", "model,developer\nA,Lab\n")).rejects.toThrow(
      "has no column of a benchmark"
    );
    await expect(modelFileOf("a.csv", "model,MMLU,MMLU (%)\nA,64,65\n")).rejects.toThrow(
      'a.csv row 1: two columns of MMLU, MMLU and: "MMLU (%)"'
    );
  });

  test("has standard errors beside the scores, in their unit, and none of a column that is not there", async () => {
    const text =
      "model,MMLU,MMLU_stderr,GSM8K (fraction),GSM8K stderr,PIQA,PIQA_stderr (fraction)\nA,64.3,1.4,0.5,0.01,81,0.02\n";
    const fields = ["benchmark", "score", "score_stderr"];
    expect(await scoresOf("a.csv", text, fields)).toEqual([
      ["MMLU", 64.3, 1.4],
      ["GSM8K", 50, 1],
      ["PIQA", 81, 2]
    ]);
    await expect(modelFileOf("a.csv", "model,MMLU,ARC_stderr\nA,64,1.5\n")).rejects.toThrow(
      'a.csv row 1: standard errors of no column of this table: "ARC_stderr"'
    );
    for (const column of ["n_samples", "score_stderr", "unit", "metric"])
      await expect(modelFileOf("a.csv", `model,MMLU,${column}\nA,64,50\n`)).rejects.toThrow(
        `a.csv row 1: is of one score, in a table with a column a benchmark: "${column}"`
      );
  });

  test("makes no benchmark of a rank or a mean, but where mapping.json says its unit", async () => {
    const text = "Rank,model,MMLU,Average,平均分\n1,A,64,62,62\n2,B,63,61,61\n";
    const {evidence, leftOut} = await modelFileOf("a.csv", text);
    expect(evidence.benchmarks.map(({name}) => name)).toEqual(["MMLU"]);
    expect(leftOut).toEqual([
      {what: "Rank", why: "a place in a list, not a score"},
      {what: "Average", why: "a mean, not a benchmark"},
      {what: "平均分", why: "a mean, not a benchmark"}
    ]);
    expect(await scoresOf("a.csv", text, ["benchmark"], {Average: {unit: "percent"}})).toContainEqual([
      "Average"
    ]);
  });

  test("with a sign of percent in one row says nothing of a bare number in another", async () => {
    await expect(modelFileOf("a.csv", "model,MMLU\nA,64.3%\nB,0.423\n")).rejects.toThrow(
      "a.csv, MMLU: scores are wholly within 0 to 1"
    );
    expect(await scoresOf("a.csv", "model,MMLU\nA,64.3%\nB,0\n", ["score"])).toEqual([[64.3], [0]]);
  });

  test("may have tabs or semicolons between its cells, and a column that mapping.json names", async () => {
    for (const sign of ["\t", ";"])
      expect(await scoresOf("a.csv", "model,MMLU,PIQA\nA,64,81\n".replaceAll(",", sign), ["score"])).toEqual([
        [64],
        [81]
      ]);
    expect(
      await scoresOf("a.csv", "name of it,MMLU\nA,64\n", ["model"], {"name of it": {as: "model"}})
    ).toEqual([["A"]]);
  });
});

test("cells of a workbook that are shown as percent are percent, scores and standard errors", async () => {
  const percent = (value: number) => ({xml: `<c r="{A1}" s="1"><v>${value}</v></c>`});
  const book = xlsx(
    {
      scores: [
        ["model", "MMLU", "MMLU_stderr"],
        ["A", percent(0.643), percent(0.0039)],
        ["B", percent(0.0042), percent(1e-4)]
      ]
    },
    {formats: [0, 10]}
  );
  expect(await scoresOf("a.xlsx", book, ["model", "score", "score_stderr"])).toEqual([
    ["A", 64.3, 0.39],
    ["B", 0.42, 0.01]
  ]);
  const long = "model,benchmark,score,stderr\nA,b,64.3%,0.4%\nA,c,60.1 %,0.04%\n";
  expect(await scoresOf("a.csv", long, ["score", "score_stderr"])).toEqual([
    [64.3, 0.4],
    [60.1, 0.04]
  ]);
});

test("a workbook may hold plain tables of models beside those of companies, and no publisher's", async () => {
  const {models, files} = await inboxOf({
    "a.xlsx": xlsx({
      scores: [
        ["model", "MMLU"],
        ["A", 64.3],
        ["B", "-"]
      ],
      pe: [
        ["代码", "日期", "市盈率TTM"],
        ["600000.SH", "2024-02-23", 5.25]
      ]
    })
  });
  expect(models.map(({file, what, evidence}) => [file, what, evidence.scores.length])).toEqual([
    ["a.xlsx [scores]", "scores, wide form", 1]
  ]);
  expect(files.map(({sheet, kinds}) => [sheet, kinds])).toEqual([["pe", ["history"]]]);
  await expect(
    inboxOf({
      "b.xlsx": xlsx({
        a: [
          ["Model version", "EM"],
          ["A", 0.5]
        ]
      })
    })
  ).rejects.toThrow("b.xlsx: a publisher's table of models in a workbook: take its CSV file");
});

describe("aliases.csv", () => {
  test("takes every spelling of a name, and ids of letters of any script", async () => {
    const text = "kind,alias,id\nmodel,My Run,my-run\nmodel,my run,my-run\nmodel,千问,通义千问-72b\n";
    const {evidence} = await modelFileOf("aliases.csv", text);
    expect(evidence.aliases.map(({alias, id}) => [alias, id])).toEqual([
      ["My Run", "my-run"],
      ["my run", "my-run"],
      ["千问", "通义千问-72b"]
    ]);
  });

  test("says who is meant, and what is known of a new model", async () => {
    const text =
      "kind,alias,id,developer,open_weights,params_b,release_date\nmodel,my run,my-run-7b,Synthetic Lab,yes,7,2026-01\nbenchmark,my task,mmlu,,,,\n";
    const {evidence} = await modelFileOf("aliases.csv", text);
    expect(evidence.aliases).toEqual([
      {kind: "model", alias: "my run", id: "my-run-7b", source: "aliases.csv"},
      {kind: "benchmark", alias: "my task", id: "mmlu", source: "aliases.csv"}
    ]);
    expect(evidence.models).toMatchObject([
      {name: "my run", developer: "Synthetic Lab", release_precision: "month"}
    ]);
  });

  test.each([
    ["kind,alias,id\nmodels,a,b\n", "aliases.csv row 2, kind: none of model, benchmark, developer"],
    [
      "kind,alias,id\nmodel,a,Not An Id\n",
      'aliases.csv row 2, id: not an id (small letters, digits, hyphens): "Not An Id"'
    ],
    ["kind,alias,id\nmodel,a,b\nmodel,a,c\n", "aliases.csv row 3, alias: stands for b above, and here for c"],
    [
      "kind,alias,id,developer\nbenchmark,a,b,Lab\n",
      "aliases.csv row 2, developer: said of a benchmark, not of a model"
    ],
    ["kind,alias,id,colour\nmodel,a,b,red\n", "aliases.csv row 1: unknown column"]
  ])("of %j is refused", async (text, message) => {
    await expect(modelFileOf("aliases.csv", text)).rejects.toThrow(message);
  });
});

describe("tables of publishers", () => {
  const OWN =
    "Model version,mean_score,Best score (across scorers),Release date,Organization,Country,Training compute (FLOP),Training compute notes,stderr,Log viewer,Logs,Started at,id";
  const row =
    "gemini-3.7-flash_high,0.9482323232323232,0.9482323232323232,2026-08-13,Google DeepMind,United States of America,,,0.013456525292246259,,,2026-08-14T18:29:12.000Z,XyVL3VffJ6UboY97vxpohL";

  test("of Epoch are known by their columns, own runs in any order of them", async () => {
    const fields = ["model", "thinking", "benchmark", "score", "score_stderr"];
    expect(await scoresOf("gpqa_diamond.csv", `${OWN}\n${row}\n`, fields)).toEqual([
      ["gemini-3.7-flash", "high", "GPQA diamond", 94.8232323232, 1.34565252922]
    ]);
    await expect(modelFileOf("gpqa_diamond.csv", `${OWN},Harness\n${row},x\n`)).rejects.toThrow(
      'gpqa_diamond.csv row 1: unknown column (mapping.json can ignore it): "Harness"'
    );
    await expect(
      modelFileOf("synthetic.csv", "Model version,Score,Release date,Organization\na,0.5,,\n")
    ).rejects.toThrow("synthetic.csv: its score column and unit are not declared (benchmark_metadata.csv)");
  });

  test("of Epoch take their unit from the metadata beside them", async () => {
    const {models} = await inboxOf({
      "benchmark_metadata.csv":
        "benchmark,in_eci,source_file,score_column,scale,random_baseline,score_ceiling,release_date,superseded_by\nSynthetic Bench,True,synthetic_external.csv,Points,0.01,0.25,1.0,2026-01-01,\n",
      "synthetic_external.csv": "Model version,Points,Release date,Organization\na,51.5,,\n"
    });
    expect(models.flatMap(({evidence}) => evidence.scores)).toMatchObject([
      {benchmark: "Synthetic Bench", score: 51.5}
    ]);
    expect(models[1]!.evidence.benchmarks).toMatchObject([{random_baseline: 25, released: "2026-01-01"}]);
  });

  test("of LMArena have two headers; another column is drift", async () => {
    const old =
      "Model,MT-bench (win rate %),MT-bench (score),Arena Elo rating,MMLU,License,Link\nvicuna-13b,14.5%,6.39,1054,0.521,Non-commercial,https://example.org\n";
    const {evidence} = await modelFileOf("leaderboard_table_20230619.csv", old.replace("14.5%", "14.5"));
    expect(evidence.scores.map(({benchmark, score}) => [benchmark, score])).toEqual([
      ["MMLU", 52.1],
      ["MT-bench win rate", 14.5],
      ["Arena Elo 2023", 1054]
    ]);
    expect(evidence.benchmarks.map(({unit}) => unit)).toEqual(["percent", "percent", "rating"]);
    await expect(modelFileOf("a.csv", old.replace("License", "Licence"))).rejects.toThrow(
      'a.csv row 1: unknown column (mapping.json can ignore it): "Licence"'
    );
    await expect(modelFileOf("a.csv", old.replace("MMLU,", "").replace("0.521,", ""))).rejects.toThrow(
      'missing column: "MMLU"'
    );
  });

  test("of LiveBench are known by their name, may have short rows, and their release is no other's", async () => {
    const text = "model,theory_of_mind,zebra_puzzle,typos\nsynthetic-1,50,60.5,70\nsynthetic-2,40\n";
    const {evidence} = await modelFileOf("table_2026_01_08.csv", text);
    expect(evidence.scores.map(({benchmark, score}) => [benchmark, score])).toEqual([
      ["LiveBench 2026-01-08 theory_of_mind", 50],
      ["LiveBench 2026-01-08 zebra_puzzle", 60.5],
      ["LiveBench 2026-01-08 typos", 70],
      ["LiveBench 2026-01-08 theory_of_mind", 40]
    ]);
    expect(new Set(evidence.benchmarks.map(({released}) => released))).toEqual(new Set(["2026-01-08"]));
    await expect(modelFileOf("table_2026_01_08.csv", text.replace("typos", "new_task"))).rejects.toThrow(
      "table_2026_01_08.csv row 1, new_task: a task without a category"
    );
    const {models} = await inboxOf({
      "categories_2026_01_08.json": {
        Reasoning: ["theory_of_mind", "zebra_puzzle"],
        "New Things": ["new_task"]
      },
      "table_2026_01_08.csv": text.replace("typos", "new_task")
    });
    expect(models.flatMap((file) => file.evidence.benchmarks).at(-1)).toMatchObject({
      category: "livebench-new-things"
    });
    await expect(modelFileOf("table_2042_01_08.csv", text)).rejects.toThrow(
      "its name says a day after today"
    );
  });

  test("of MMLU-Pro say who ran a row, in whatever spelling", async () => {
    const subjects =
      "Biology,Business,Chemistry,Computer Science,Economics,Engineering,Health,History,Law,Math,Philosophy,Physics,Psychology,Other";
    const dashes = "-,".repeat(13).concat("-");
    const text = `Models,Data Source,Model Size(B),Overall,${subjects}\nA,TIGER-LAb,unk,0.7255,${dashes}\nB,Sefl-Reported,2.4,0.391,${dashes}\nB,Sefl-Reported,2.4,0.391,${dashes}\n`;
    const {evidence} = await modelFileOf("results.csv", text);
    expect(
      evidence.scores.map(({model, benchmark, score, origin}) => [model, benchmark, score, origin])
    ).toEqual([
      ["A", "MMLU-Pro", 72.55, "third_party"],
      ["B", "MMLU-Pro", 39.1, "self"]
    ]);
    await expect(modelFileOf("results.csv", text.replace("Biology", "Zoology"))).rejects.toThrow(
      'unknown column (mapping.json can ignore it): "Zoology"'
    );
  });

  test("of Arena's dataset are Parquet, whose name says the subset", async () => {
    const bytes = await parquetOf(ARENA_TEXT);
    const file = await modelFileOf("text.parquet", bytes);
    expect(file.evidence.benchmarks).toMatchObject([{name: "Arena text", unit: "rating"}]);
    expect(file.evidence.scores.length).toBeGreaterThan(0);
    await expect(modelFileOf("latest-00000-of-00001.parquet", bytes)).rejects.toThrow(
      "latest-00000-of-00001.parquet: its name does not say the subset of Arena's dataset, as text.parquet does"
    );
    await expect(modelFileOf("text.parquet", Buffer.from("PAR1 cut off"))).rejects.toThrow(
      "text.parquet: cannot be read as Parquet"
    );
  });

  test.skipIf(!existsSync(SAMPLES))(`are read in place (skipped where ${SAMPLES} is absent)`, async () => {
    const names = ["epoch_mmlu_external.csv", "arena_leaderboard_table_20240307.csv"];
    const {models} = await inboxOf(
      Object.fromEntries(names.map((name) => [name, readFileSync(`${SAMPLES}/${name}`, "utf8")]))
    );
    expect(models.map(({what, rowsIn, evidence}) => [what, rowsIn, evidence.scores.length > 60])).toEqual([
      ["Epoch AI scores", 247, true],
      ["LMArena table", 87, true]
    ]);
    const mmlu = models
      .flatMap(({evidence}) => evidence.scores)
      .filter(({benchmark}) => benchmark === "MMLU");
    expect(mmlu.every(({score}) => score >= 20 && score < 100)).toBe(true);
  });
});

describe("a model card", () => {
  const card = (value: string, more = "") => `---
license: apache-2.0
model-index:
- name: synthetic-card-7b
  results:
  - task:
      type: text-generation
    dataset:
      name: MMLU (5-Shot)
      type: cais/mmlu
      config: all
      args:
        num_few_shot: 5
    metrics:
    - type: acc
      value: ${value}
      name: accuracy
${more}---

# A card
`;

  test("is one by its front matter, whatever it is called; its unit stands in mapping.json", async () => {
    await expect(modelFileOf("card.md", card("64.59"))).rejects.toThrow(
      'card.md, model-index[0].results[0].metrics[0].value: MMLU (5-Shot) says no unit; mapping.json can, under the file, the data set or the metric: {"MMLU (5-Shot)": {"unit": "percent"}}: 64.59'
    );
    const fields = ["model", "benchmark", "score", "n_shot", "origin", "protocol"];
    for (const mapping of [
      {"card.md": {unit: "fraction"}},
      {"MMLU (5-Shot)": {unit: "fraction"}},
      {acc: {unit: "fraction"}}
    ])
      expect(await scoresOf("card.md", card("0.6459"), fields, mapping)).toEqual([
        ["synthetic-card-7b", "MMLU (5-Shot)", 64.59, 5, "self", "acc"]
      ]);
    expect(await scoresOf("gemma/README.md", card("64.59"), ["score"], {acc: {unit: "percent"}})).toEqual([
      [64.59]
    ]);
  });

  test("that a service verified is not its developer's word; a source beside it may be anyone's", async () => {
    const mapping = {"card.md": {unit: "percent"}};
    const verified = card("64", "      verified: true\n");
    expect(await scoresOf("card.md", verified, ["origin", "evaluated_by"], mapping)).toEqual([
      ["third_party", "Hugging Face"]
    ]);
    const sourced = card("64", "    source:\n      url: https://example.org\n      name: A board\n");
    expect(await scoresOf("card.md", sourced, ["origin", "evaluated_by"], mapping)).toEqual([
      ["unknown", "A board"]
    ]);
  });

  test("that is broken, or none, is refused", async () => {
    const mapping = {"card.md": {unit: "percent"}};
    await expect(modelFileOf("card.md", card("[64"), mapping)).rejects.toThrow(
      /^card\.md row \d+: broken YAML/
    );
    await expect(modelFileOf("card.md", card("high"), mapping)).rejects.toThrow(
      'card.md, model-index[0].results[0].metrics[0].value: not a number: "high"'
    );
    await expect(modelFileOf("card.md", "# Notes\n")).rejects.toThrow("card.md: no model card");
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c]\nmodel-index: *c\n---\n`;
    await expect(modelFileOf("card.md", bomb, mapping)).rejects.toThrow(
      "card.md: broken YAML (Excessive alias count"
    );
  });
});
