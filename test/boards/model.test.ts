// @vitest-environment jsdom
import {expect, test} from "vitest";
import {type Answers, knownRows} from "../../src/lib/notebook.js";
import {modelScoreRows, placeRows, standingRows} from "../../src/queries/models.js";
import type {ModelScoreRow, PlaceRow, StandingRow} from "../../src/queries/rows/models.js";
import {sentenceFaults} from "../sentenceFaults.js";
import {csvOf} from "./csvOf.js";
import {openModel, openPage} from "./openPage.js";
import {cells, cellsBelow, textsOf, titleOf} from "./pageInJsdom.js";

test("a model's page says what it is, where it stands and how surely, and who says each score", async () => {
  await openModel("gemma-7b");
  expect(textsOf("h1")).toEqual(["Gemma 7B Google"]);
  expect(textsOf(".standfirst")).toEqual(["open weights · 8.54 billion parameters"]);
  expect(textsOf(".bf-figure dd:nth-of-type(1)")).toEqual(["2024-02-21", "8.54 bn", "open", "19"]);
  expect(titleOf("standing")).toBe("Gemma 7B is number 1 of 5 models over its 18 benchmarks");
  // The report's 18 tasks: first in 95 of 100 draws (of the definitions' own vectors).
  expect(textsOf("#standing .figure-notes li").join("\n")).toContain(
    "All its benchmarks: rank 1 in 95 of 100 draws of its 18 benchmarks (1000 draws, with replacement)"
  );
  expect((await csvOf("standing")).rows[0]).toMatchObject({
    scope: "all",
    rank_lo_tasks: "1",
    rank_hi_tasks: "1",
    draws: "1000"
  });
  expect(titleOf("model-scores")).toBe(
    "The one further score lies within two standard errors of the one that is shown"
  );
  expect(cells("model-scores")).toHaveLength(19);
});

test("scores that disagree are counted in standard errors", async () => {
  await openModel("kimi-k2-instruct");
  // GPQA Diamond: 75.1 of its developer, 54.61 ± 2.93 of Epoch AI, 7 standard errors apart.
  expect(titleOf("model-scores")).toBe(
    "1 of 2 further scores lies more than two standard errors from the one that is shown"
  );
  const apart = cellsBelow("model-scores", "SE apart").filter(Boolean);
  expect(apart).toEqual(["0.0", "7.0"]);
  const {name, rows} = await csvOf("model-scores");
  expect(name).toMatch(/^benchfolio_model-scores_kimi-k2-instruct_\d{4}-\d{2}-\d{2}\.csv$/);
  expect(rows.map(({errors_apart}) => errors_apart).filter(Boolean)).toContain("6.9932");
});

test.each([
  // MODEL-FEEDS: third-party runs of Epoch AI, with the errors that it gives.
  ["deepseek-r1-distill-llama-70b", "3.2"],
  ["llama-4-scout-instruct", "1.7"]
])("%s differs on GPQA Diamond by %s standard errors", async (id, apart) => {
  await openModel(id);
  expect(cellsBelow("model-scores", "SE apart")).toContain(apart);
});

test("what is odd about a score is said in words, what is so of nearly all in one note", async () => {
  await openModel("gemma-7b");
  const remarks = cellsBelow("model-scores", "Remarks");
  expect(remarks.filter(Boolean)).toEqual([
    "‡ equals the model’s score on PIQA",
    "‡ equals the model’s score on HellaSwag"
  ]);
  // As the file of all scores has them, to be found again by id.
  const {rows} = await csvOf("model-scores");
  const seen = rows.filter(({flags}) => flags?.includes("could_have_been_seen")).length;
  expect(textsOf("#model-scores .figure-notes li").join()).toContain(
    `The questions of ${seen === rows.length ? "all" : `${seen} of`} ${rows.length} scores could have been seen`
  );
  expect(rows.find(({benchmark_id}) => benchmark_id === "hellaswag")?.flags).toMatch(
    /^could_have_been_seen \d{4}-\d{2}-\d{2}; same_as_other_benchmark gemma-7b\/piqa\//
  );
  await openModel("gemma-7b", "&lang=zh");
  expect(cellsBelow("model-scores", "备注").join("")).not.toMatch(/_|; /);
});

test("of many models that share the first place three are named and the others counted; the file names all", async () => {
  const best_model = Array.from({length: 20}, (_, i) => `Synthetic ${i}`).join(", ");
  const tied = {best_model, best_named: "Synthetic 0, Synthetic 1, Synthetic 2", n_best: 20};
  const change = (answers: Answers): Answers => ({
    ...answers,
    [String(placeRows(["gemma-7b"]))]: knownRows<PlaceRow>(answers, placeRows(["gemma-7b"])).map(
      (row, i) => ({...row, ...(i === 0 && tied)})
    )
  });
  await openModel("gemma-7b", "", {change});
  expect(cellsBelow("model-places", "Best now")[0]).toBe("Synthetic 0, Synthetic 1, Synthetic 2 and 17 more");
  expect((await csvOf("model-places")).rows[0]).toMatchObject({best_model, n_best: "20"});
  await openModel("gemma-7b", "&lang=zh", {change});
  expect(cellsBelow("model-places", "目前最佳")[0]).toBe("Synthetic 0, Synthetic 1, Synthetic 2 等 20 个");
});

test("a rating of the Arena says which ranks its interval leaves, in the table, a note and the file", async () => {
  const change = (answers: Answers): Answers => ({
    ...answers,
    [String(placeRows(["gemma-7b"]))]: knownRows<PlaceRow>(answers, placeRows(["gemma-7b"])).map(
      (row, i) => ({
        ...row,
        ...(i === 0 && {unit: "rating", score: 1432.4, rank_low: 3, rank_high: 9, n_rated: 40})
      })
    )
  });
  await openModel("gemma-7b", "", {change});
  expect(cellsBelow("model-places", "By its interval").filter(Boolean)).toEqual(["3 to 9 of 40"]);
  // A rating has no tenths, and its unit is said.
  expect(cellsBelow("model-places", "Score")[0]).toBe("1,432");
  expect(cells("model-places")[0]?.join()).toContain("(rating)");
  expect(textsOf("#model-places .figure-notes li").join()).toContain("the Arena’s ratings leave");
  expect((await csvOf("model-places")).rows[0]).toMatchObject({rank_low: "3", rank_high: "9", n_rated: "40"});
  await openModel("gemma-7b");
  expect(textsOf("#model-places thead").join()).not.toContain("By its interval");
});

test.each(["en", "zh"])(
  "a benchmark that a model alone has is named and not counted, in %s",
  async (lang) => {
    const id = "gemma-7b";
    const standings = String(standingRows([id]));
    /** As after a run of tasks of one's own: `alone` benchmarks that no other model has, and the standings that are left. */
    const open = (alone: number, left: (rows: readonly StandingRow[]) => readonly StandingRow[]) =>
      openModel(id, `&lang=${lang}`, {
        change: (answers) =>
          ({
            ...answers,
            [standings]: left(knownRows<StandingRow>(answers, standingRows([id]))),
            [String(placeRows([id]))]: knownRows<PlaceRow>(answers, placeRows([id])).map((row, i) =>
              i < alone ? {...row, n_models: 1} : row
            )
          }) as Answers
      });
    const said = () => [titleOf("standing"), ...textsOf("#standing .figure-notes li")].join("\n");
    const incomparable = (row: StandingRow) => ({...row, n_models: 1, rank: 1, rank_lo: 1, rank_hi: 1});

    await open(1, (rows) => rows);
    const [name] = cellsBelow("model-places", lang === "en" ? "Benchmark" : "基准测试");
    expect(said()).toMatch(
      lang === "en"
        ? /number 1 of 5 models over the 18 benchmarks that others have, too/
        : /按其他模型也有得分的 18 项/
    );
    expect(said()).toContain(
      lang === "en" ? `no other model has a score there: ${name}` : `没有其他模型在其上有得分：${name}`
    );

    // No other model has all that it has: the title is of a category in which there are some, and nobody is first of one.
    await open(0, ([all, ...others]) => [incomparable(all!), ...others]);
    expect(said()).toMatch(
      lang === "en" ? /number \d+ of \d+ models over \d+ benchmarks? \(Code\)/ : /按 \d+ 项基准测试（代码）/
    );
    expect(said()).toContain(lang === "en" ? "Not drawn, because no other model has all" : "未画出，因为");
    expect(textsOf("#standing svg text").join("\n")).not.toMatch(/1 of 1|第 1，共 1$/m);

    await open(0, (rows) => rows.map(incomparable));
    expect(said()).toMatch(
      lang === "en" ? /^No other model can be compared with Gemma 7B over its 18/ : /没有可比较的其他模型/
    );
    await open(1, () => []);
    expect(said()).toMatch(
      lang === "en" ? /^No other model shares a benchmark in percent/ : /^没有与 Gemma 7B/
    );
    expect(said()).toContain(name);
  }
);

test("shots that the protocol does not name are said beside it", async () => {
  const id = "gemma-7b";
  const shown = (changes: Partial<ModelScoreRow>) =>
    openModel(id, "", {
      change: (answers) => ({
        ...answers,
        [String(modelScoreRows([id]))]: knownRows<ModelScoreRow>(answers, modelScoreRows([id])).map(
          (row) => ({
            ...row,
            ...changes
          })
        )
      })
    });
  // As of a run of a harness.
  await shown({n_shot: 5, protocol: "acc_norm; also acc 53.29"});
  expect(cellsBelow("model-scores", "Protocol")[0]).toBe("5-shot; acc_norm; also acc 53.29");
  await shown({n_shot: 5, protocol: "CoT; 5-shot"});
  expect(cellsBelow("model-scores", "Protocol")[0]).toBe("CoT; 5-shot");
  await shown({n_shot: 0, protocol: null});
  expect(cellsBelow("model-scores", "Protocol")[0]).toBe("0-shot");
});

test("a model says on which devices it fits, as the page of devices opens, and leads there", async () => {
  await openModel("gemma-7b");
  expect(titleOf("model-devices")).toMatch(/^Gemma 7B in Q4_K_M certainly fits into \d of \d devices$/);
  // The page of devices opens with 8.7 to 9.5 GiB on the laptop of 8 GB: too large.
  const at = cellsBelow("model-devices", "Device").indexOf("MacBook Air M3 (8 GB)");
  expect(cells("model-devices")[at]).toEqual(expect.arrayContaining(["8", "8.7–9.5", "too large"]));
  const fits = cellsBelow("model-devices", "Fit").filter((text) => text === "fits").length;
  expect(titleOf("model-devices")).toContain(`into ${fits} of ${cells("model-devices").length} devices`);
  expect(document.querySelector("a[href^='./devices.html']")?.getAttribute("href")).toBe("./devices.html");
  await openModel("gemma-2b", "&lang=zh");
  expect(document.querySelector("a[href^='./devices.html']")?.getAttribute("href")).toBe(
    "./devices.html?model=gemma-2b"
  );
  await openModel("gpt-5");
  expect(textsOf(".bf-hint").join("\n")).toContain("How much memory GPT-5 takes is not on record");
});

test("a column that would say nothing of a model is not there, and in the file it is", async () => {
  await openModel("gemma-7b");
  const heads = () => textsOf("#model-scores thead th").join();
  expect(heads()).toContain("Variant");
  expect(heads()).not.toContain("Effort");
  expect(heads()).toContain("SE apart");
  await openModel("olmo-7b");
  expect(heads()).not.toContain("SE apart");
  expect((await csvOf("model-scores")).rows[0]).toHaveProperty("thinking");
});

test("places name the sources of the models that they are among, too", async () => {
  await openModel("gemma-7b");
  const {rows} = await csvOf("model-places");
  const others = rows.filter(({source, sources}) => sources !== source);
  expect(others.length).toBeGreaterThan(0);
  expect(rows.every(({source = "", sources = ""}) => sources.split("; ").includes(source))).toBe(true);
  // Its own by name, the others counted: they are forty.
  const [said] = textsOf("#model-places .figure-source");
  const all = new Set(rows.flatMap(({sources = ""}) => sources.split(/; (?![^()]*\))/)));
  const own = new Set(rows.flatMap(({source = ""}) => source.split(/; (?![^()]*\))/)));
  expect(said).toContain(`${all.size - own.size} more sources of the models compared with, in the CSV`);
  for (const source of own) expect(said).toContain(source);
});

test("models that share the first place are all named", async () => {
  await openModel("o3");
  expect(cellsBelow("model-places", "Best now")).toContain("Claude Opus 4, o3");
});

test("a model of whom little is known says what is not", async () => {
  await openModel("deepseek-v3.2", "&lang=zh");
  expect(titleOf("model-places")).toBe("DeepSeek-V3.2 没有发布日期，无法与当时的模型比较");
  expect(textsOf(".bf-figure dd:nth-of-type(1)")[0]).toBe("—");
});

test("an id that nobody knows is said to be ignored", async () => {
  await openModel("nobody");
  expect(textsOf(".notice[role=status] p")[0]).toContain("id=nobody");
  expect(textsOf("h1")).toEqual(["Gemma 7B Google"]);
});

test.each(["en", "zh"])("sentences are sound in %s, with one score and with many", async (lang) => {
  for (const id of ["olmo-7b", "gpt-5", "mistral-7b", "gemma-2-2b-base"]) {
    await openModel(id, `&lang=${lang}`);
    const said = [".figure-title", ".figure-subtitle", ".figure-notes li"].flatMap((each) => textsOf(each));
    expect(
      said.flatMap((sentence) => sentenceFaults(sentence, lang)),
      id
    ).toEqual([]);
  }
});

test("leads to its place among open and closed models, where it has one", async () => {
  const links = () =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="./frontier.html"]')].map(
      (link) => link.getAttribute("href")!
    );
  await openModel("gemma-7b");
  expect(links()).toContain("./frontier.html?benchmark=mmlu&date=2024-02-21");
  expect(textsOf(".bf-hint")[0]).toMatch(
    /^Gemma 7B among open and closed models on the day of its release: [^,]*MMLU/
  );
  // Too few models have a score on PIQA.
  expect(links().join()).not.toContain("piqa");
  const [first] = links();
  await openPage("frontier", first!.replace("./frontier.html", ""));
  expect(textsOf(".notice p")).toEqual([]);
  expect((await csvOf("points")).rows.map(({model_id}) => model_id)).toContain("gemma-7b");
  const undated = (answers: Answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([sql, rows]) => [
        sql,
        sql.includes("n_benchmarks") && sql.includes("FROM models AS m")
          ? rows.map((row) => ({...row, release_date: null}))
          : rows
      ])
    );
  await openModel("gemma-7b", "", {change: undated});
  expect(links()).toEqual([]);
});
