import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {addEvidence, type ModelTables} from "../../../data-loaders/models/addEvidence.js";
import type {
  EvidenceBenchmark,
  EvidenceModel,
  EvidenceScore,
  ModelEvidence
} from "../../../data-loaders/models/evidence.js";
import {nearest, slugOf} from "../../../data-loaders/models/names.js";

const NOTHING: ModelTables = {models: [], benchmarks: [], scores: [], aliases: [], unmatched_names: []};

const model = (name: string, given: Partial<EvidenceModel> = {}): EvidenceModel => ({
  name,
  developer: "Synthetic Labs",
  family: null,
  params_b: 7,
  open_weights: true,
  release_date: "2024-02-21",
  release_precision: "day",
  licence: null,
  source: "synthetic",
  source_url: null,
  ...given
});
const benchmark = (name: string, given: Partial<EvidenceBenchmark> = {}): EvidenceBenchmark => ({
  name,
  category: "knowledge",
  metric: null,
  random_baseline: 25,
  unit: "percent",
  higher_is_better: true,
  n_items: 100,
  released: null,
  source: "synthetic",
  ...given
});
const score = (of: string, on: string, given: Partial<EvidenceScore> = {}): EvidenceScore => ({
  model: of,
  benchmark: on,
  score: 50,
  score_stderr: null,
  variant: null,
  thinking: null,
  n_shot: null,
  n_samples: null,
  protocol: null,
  evaluated_by: null,
  origin: "unknown",
  as_of: null,
  retrieved: null,
  source: "synthetic",
  source_url: null,
  at: "row 2",
  ...given
});
const evidence = (given: Partial<ModelEvidence>): ModelEvidence => ({
  models: [model("Synth 7B")],
  benchmarks: [benchmark("Quiz")],
  scores: [],
  aliases: [],
  ...given
});
const idsOf = (rows: readonly Row[]) => rows.map(({score_id}) => String(score_id));

describe("names", () => {
  test("are matched by alias, by id and to the letter", () => {
    const {scores} = addEvidence(NOTHING, [
      evidence({
        aliases: [{kind: "model", alias: "Synthetic-Seven", id: "synth-7b", source: "synthetic"}],
        scores: [
          score("Synth 7B", "Quiz", {source: "a"}),
          score("synth-7b", "quiz", {source: "b"}),
          score("Synthetic-Seven", "QUIZ", {source: "c"})
        ]
      })
    ]);
    expect(scores.map(({model_id, benchmark_id}) => [model_id, benchmark_id])).toEqual(
      Array(3).fill(["synth-7b", "quiz"])
    );
  });

  test("that nobody knows are listed with the nearest ones, and none is taken", () => {
    const {scores, unmatched_names} = addEvidence(NOTHING, [
      evidence({
        models: [model("Synth 7B"), model("Synth 70B")],
        scores: [
          score("Synth 7B v2", "Quiz"),
          score("Synth 7B v2", "Quiz", {source: "b"}),
          score("Xy", "Quiz")
        ]
      })
    ]);
    expect(scores).toEqual([]);
    expect(unmatched_names).toEqual([
      {
        kind: "model",
        name: "Synth 7B v2",
        candidates: "synth-7b, synth-70b",
        rows: 2,
        source: "synthetic"
      },
      {kind: "model", name: "Xy", candidates: null, rows: 1, source: "synthetic"}
    ]);
  });

  test("that say an effort which the id leaves out keep it beside the score", () => {
    const {scores} = addEvidence(NOTHING, [
      evidence({
        models: [model("Synth 7B"), model("Synth Max")],
        aliases: ["Synth 7B (high)", "synth-7b_16K", "Synth-7B (non-thinking)", "Synth (max)"].map(
          (alias) => ({
            kind: "model",
            alias,
            id: alias === "Synth (max)" ? "synth-max" : "synth-7b",
            source: "synthetic"
          })
        ),
        benchmarks: [benchmark("Quiz")],
        scores: ["Synth 7B", "Synth 7B (high)", "synth-7b_16K", "Synth-7B (non-thinking)", "Synth (max)"].map(
          (name) => score(name, "Quiz")
        )
      })
    ]);
    expect(scores.map(({model_id, thinking}) => [model_id, thinking])).toEqual([
      ["synth-7b", null],
      ["synth-7b", "high"],
      ["synth-7b", "16K"],
      ["synth-7b", "none"],
      ["synth-max", null]
    ]);
    expect(new Set(scores.map(({score_id}) => score_id)).size).toBe(5);
  });

  test("of developers are one, and who runs its own model says so itself", () => {
    const {models, scores} = addEvidence(NOTHING, [
      evidence({
        models: [model("Synth 7B", {developer: "Synth"})],
        aliases: [{kind: "developer", alias: "Synth", id: "Synthetic Labs", source: "synthetic"}],
        scores: [score("Synth 7B", "Quiz", {origin: "third_party", evaluated_by: "Synth"})]
      })
    ]);
    expect(models[0]!.developer).toBe("Synthetic Labs");
    expect([scores[0]!.origin, scores[0]!.evaluated_by]).toEqual(["self", "Synthetic Labs"]);
  });

  test("have ids that are slugs, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (name) => {
        expect(slugOf(name)).toMatch(
          /^$|^[\p{Letter}\p{Decimal_Number}]([\p{Letter}\p{Decimal_Number}.-]*[\p{Letter}\p{Decimal_Number}])?$/u
        );
        expect(slugOf(slugOf(name))).toBe(slugOf(name));
      })
    );
    expect(slugOf("GPT-4o (2024-11-20)")).toBe("gpt-4o-2024-11-20");
    expect(nearest("Gemma 2 9B", [{id: "gemma-2-9b-it", name: "Gemma 2 9B-it"}])).toEqual(["gemma-2-9b-it"]);
  });
});

describe("a new model", () => {
  test("takes a developer and whether its weights are open, or a reader's own run", () => {
    const {models, unmatched_names} = addEvidence(NOTHING, [
      evidence({
        models: [
          model("Known"),
          model("Whose", {developer: null}),
          model("Open?", {open_weights: null}),
          model("Mine", {developer: null, open_weights: null, isOwn: true})
        ],
        scores: [score("Whose", "Quiz"), score("Open?", "Quiz"), score("Mine", "Quiz")]
      })
    ]);
    expect(models.map(({model_id}) => model_id)).toEqual(["known", "mine"]);
    expect(unmatched_names.map(({name}) => name)).toEqual(["Whose", "Open?"]);
  });

  test("keeps the facts that stand, and gets those that are missing", () => {
    const before = addEvidence(NOTHING, [
      evidence({models: [model("Synth 7B", {params_b: null, licence: "MIT"})]})
    ]);
    const {models} = addEvidence(before, [
      evidence({models: [model("Synth 7B", {params_b: 7.5, licence: "none", release_date: "2020-01-01"})]})
    ]);
    expect(models).toHaveLength(1);
    expect(models[0]).toMatchObject({params_b: 7.5, licence: "MIT", release_date: "2024-02-21"});
  });

  test("has a day as precise as the one who gave it", () => {
    const [before] = addEvidence(NOTHING, [
      evidence({models: [model("Synth 7B", {release_date: null, release_precision: "unknown"})]})
    ]).models;
    expect(before).toMatchObject({release_date: null, release_precision: "unknown"});
    const month = {release_date: "2024-02-01", release_precision: "month"} as const;
    const {models} = addEvidence({...NOTHING, models: [before!]}, [
      evidence({models: [model("Synth 7B", month)]})
    ]);
    expect(models[0]).toMatchObject(month);
  });
});

describe("scores", () => {
  test("of a model on a benchmark are all kept: a report's is shown, then its own, then a third party's", () => {
    const all = (["unknown", "third_party", "self", "report"] as const).map((origin, i) =>
      score("Synth 7B", "Quiz", {origin, source: `s${i}`, score: 50 + i})
    );
    for (let n = all.length; n > 0; n--) {
      const {scores} = addEvidence(NOTHING, [evidence({scores: all.slice(0, n)})]);
      expect(scores).toHaveLength(n);
      expect(scores.filter(({is_preferred}) => is_preferred).map((row) => row.score)).toEqual([49 + n]);
    }
  });

  test("of one origin are shown by day, then by id", () => {
    const day = (as_of: string | null, source: string) =>
      score("Synth 7B", "Quiz", {origin: "self", as_of, source});
    const shown = (...scores: EvidenceScore[]) =>
      addEvidence(NOTHING, [evidence({scores})]).scores.filter(({is_preferred}) => is_preferred);
    expect(shown(day(null, "a"), day("2024-01-02", "b"), day("2024-01-01", "c"))[0]!.source).toBe("b");
    const [first] = shown(day(null, "a"), day(null, "b"));
    expect(shown(day(null, "b"), day(null, "a"))).toEqual([first]);
  });

  test("that say the same twice stand once, and those that only their value tells apart have ids of their own", () => {
    const one = score("Synth 7B", "Quiz");
    const {scores} = addEvidence(NOTHING, [evidence({scores: [one, one, {...one, score: 51}]})]);
    const [first, second] = idsOf(scores);
    expect(scores).toHaveLength(2);
    expect(first).toMatch(/^synth-7b\/quiz\/[0-9a-f]{8}$/);
    expect(second).toBe(`${first}.2`);
  });

  test("keep their ids when they are laid over once more", () => {
    const given = [evidence({scores: [score("Synth 7B", "Quiz"), score("Synth 7B", "Quiz", {n_shot: 5})]})];
    const once = addEvidence(NOTHING, given);
    expect(addEvidence(once, given)).toEqual(once);
  });
});

test("a benchmark in another unit is refused, and a name without a letter", () => {
  expect(() =>
    addEvidence(NOTHING, [evidence({}), evidence({benchmarks: [benchmark("Quiz", {unit: "rating"})]})])
  ).toThrow('synthetic, Quiz: is measured in percent, here in: "rating"');
  expect(() => addEvidence(NOTHING, [evidence({models: [model("?!")]})])).toThrow(
    'synthetic: a name without a letter or a digit: "?!"'
  );
});

test("a benchmark that counts the other way is refused where its file says so, else what is known stands", () => {
  const first = addEvidence(NOTHING, [evidence({})]);
  const other = (isDirectionSaid: boolean) =>
    addEvidence(first, [
      evidence({
        benchmarks: [benchmark("Quiz", {higher_is_better: false, ...(isDirectionSaid && {isDirectionSaid})})]
      })
    ]);
  expect(() => other(true)).toThrow(
    "synthetic, Quiz: is better the higher it is; here higher_is_better is: false"
  );
  expect(other(false).benchmarks).toMatchObject([{name: "Quiz", higher_is_better: true}]);
});

test("candidates of a name that nobody knows are found by aliases, too, each id once", () => {
  const aliases = [{kind: "model" as const, alias: "Zebra Crossing", id: "synth-7b", source: "synthetic"}];
  const known = addEvidence(NOTHING, [evidence({aliases})]);
  const {unmatched_names} = addEvidence(known, [evidence({scores: [score("Zebra Crossings", "Quiz")]})]);
  expect(unmatched_names).toMatchObject([{name: "Zebra Crossings", candidates: "synth-7b"}]);
});
