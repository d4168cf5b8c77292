// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {changesFinding, orderChanges} from "../../../../src/components/charts/scores/orderChanges.js";
import {rankingFigure} from "../../../../src/components/charts/scores/ranking.js";
import {type RankingView, rankingView} from "../../../../src/components/charts/scores/rankingView.js";
import {pText} from "../../../../src/components/charts/scores/rankingWords.js";
import {formatCsv} from "../../../../src/components/export/csv.js";
import {benchmarks} from "../../../../src/lib/messages/benchmarks.js";
import {ranking} from "../../../../src/lib/messages/ranking.js";
import {AVERAGES} from "../../../../src/lib/ranking/averages.js";
import {RESAMPLED, rankModels} from "../../../../src/lib/ranking/rankModels.js";
import {type RankingChoice, requestOf} from "../../../../src/lib/ranking/requestOf.js";
import type {RankingScoreRow} from "../../../../src/queries/rows/ranking.js";
import {sentenceFaults} from "../../../sentenceFaults.js";
import {textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const LANGUAGES = ["en", "zh"] as const;
const CHOICE: RankingChoice = {average: "mean", resampled: "tasks", seed: 1, isShared: false, weights: {}};
const [en, zh] = LANGUAGES.map((lang) => ({
  m: ranking[lang],
  categoryName: (category: string) => benchmarks[lang].categories[category] ?? category
})) as [Parameters<typeof rankingFigure>[1], Parameters<typeof rankingFigure>[1]];

/** Scores from one list a model; the first benchmarks are of mathematics. */
function scores(
  models: Readonly<Record<string, readonly (number | null)[]>>,
  more: Partial<RankingScoreRow> = {}
): RankingScoreRow[] {
  return Object.entries(models).flatMap(([model, own]) =>
    own.flatMap((score, i) =>
      score === null
        ? []
        : [
            {
              model_id: model.toLowerCase(),
              model,
              family: "Gemma",
              params_b: 7,
              benchmark_id: `b${i}`,
              benchmark: `Test ${i}`,
              category: i < 2 ? "math" : "code",
              score,
              unit: "percent",
              higher_is_better: true,
              random_baseline: 0,
              score_stderr: null,
              n_samples: null,
              score_mark: null,
              as_of: "2026-01-02",
              source: "a source",
              ...more
            }
          ]
    )
  );
}

function viewOf(rows: readonly RankingScoreRow[], choice: Partial<RankingChoice> = {}): RankingView {
  const whole = {...CHOICE, ...choice};
  const named = requestOf(rows, whole);
  return rankingView(rows, named, whole, rankModels({...named.request, draws: 200}));
}

const titleOf = (rows: readonly RankingScoreRow[], choice?: Partial<RankingChoice>) => [
  rankingFigure(viewOf(rows, choice), en).title,
  rankingFigure(viewOf(rows, choice), zh).title
];

describe("the title is true of", () => {
  const CLEAR = {A: [90, 80, 85, 95, 70], B: [50, 40, 45, 55, 30], C: [9, 8, 7, 6, 5]};
  const CLOSE = {A: [90, 40, 85, 35, 70], B: [50, 80, 45, 75, 60], C: [9, 8, 7, 6, 5]};

  test("a first that all others can be told from", () => {
    expect(titleOf(scores(CLEAR))).toEqual([
      "A ranks first, and each of the 2 other models can be told from it",
      "A 排名第一，与其余 2 个模型均可区分"
    ]);
  });

  test("a first that some, or all, cannot be told from", () => {
    expect(titleOf(scores(CLOSE))).toEqual([
      "A ranks first, and 1 of the 2 other models cannot be told from it",
      "A 排名第一，其余 2 个模型中有 1 个无法与之区分"
    ]);
    const {C: _, ...two} = CLOSE;
    expect(titleOf(scores(two))[0]).toBe("A ranks first, and the other model cannot be told from it");
  });

  test("firsts that are level", () => {
    const level = {...CLEAR, B: CLEAR.A};
    expect(titleOf(scores(level))).toEqual([
      "A and B share the first rank of 3",
      "A、B 在 3 个模型中并列第一"
    ]);
    const {C: _, ...two} = level;
    expect(titleOf(scores(two))[0]).toBe("A and B share the first rank");
  });

  test("models that share no benchmark", () => {
    const apart = scores({A: [50, null], B: [null, 60]});
    expect(titleOf(apart)[0]).toBe(
      "No benchmark has a score of every model shown, so that there is no order"
    );
    expect(textsOf(rankingFigure(viewOf(apart), en).render(600)).join(" ")).toContain("Nothing to rank by");
  });

  test("questions drawn again, where each score has a standard error", () => {
    const sampled = scores({A: [90, 80], B: [50, 40]}, {n_samples: 500});
    const figure = rankingFigure(viewOf(sampled, {resampled: "items"}), en);
    expect(figure.title).toBe("A ranks first, and the other model can be told from it");
    expect(figure.subtitle).toContain("over 200 draws of every score within its standard error");
    expect(figure.notes!.join(" ")).toContain("not the choice of benchmarks");
  });

  test("an order that leaving something out changes", () => {
    const finding = (table: Parameters<typeof scores>[0]) => changesFinding(viewOf(scores(table)), en.m);
    expect(finding(CLEAR)).toBe("The order stays the same whichever of 5 benchmarks is left out");
    expect(finding({A: [90, 10, 50], B: [10, 60, 50]})).toBe(
      "Of 3 benchmarks, leaving out Test 0 alone changes the order, and who is first"
    );
    expect(finding({A: [50], B: [60]})).toBe("The order rests on Test 0 alone");
    expect(finding({A: [90, 60], B: [61, 90]})).toBe(
      "Of 2 benchmarks, leaving out Test 1 alone changes the order, and who is first"
    );
  });
});

test("p is told as exactly as the draws can tell it", () => {
  // Standard errors of 1,000 draws: 0.008 of p = 0.03, 0.02 of 0.26; of 100,000 draws 0.002.
  expect([0, 0.002, 0.0312, 0.06, 0.26, 1].map((p) => pText(p, 1000))).toEqual([
    "< 0.002",
    "≈ 0.002",
    "≈ 0.03",
    "≈ 0.06",
    "≈ 0.3",
    "≈ 1.0"
  ]);
  expect(pText(0.2634, 100_000)).toBe("≈ 0.26");
});

test("the picture names each model with its average, and the pairs that cannot be told apart", () => {
  const view = viewOf(scores({A: [90, 40, 85, 35, 70], B: [50, 80, 45, 75, 60], C: [9, 8, 7, 6, 5]}));
  const texts = textsOf(rankingFigure(view, en).render(700));
  for (const text of ["A", "64.00", "B", "62.00", "C", "7.00"]) expect(texts).toContain(text);
  const pairs = (width: number) =>
    textsOf(rankingFigure(view, en).render(width)).filter((text) => text.startsWith("p "));
  expect(pairs(700)).toHaveLength(1);
  // Where bars have no room beside it, p is left to the tips.
  expect(pairs(220)).toEqual([]);
});

test("of many models the picture has the first, and says so; the file has all", () => {
  const many = Object.fromEntries(
    Array.from({length: 70}, (_, i) => [`M${i}`, [i, i + 1, i + 2, i, i].map((score) => score % 100)])
  );
  const figure = rankingFigure(viewOf(scores(many)), en);
  expect(figure.notes!.at(-1)).toBe("The first 60 of 70 models; the table and the CSV have all.");
  expect(figure.rows).toHaveLength(70);
});

test("the file says in each row how it came about, and whatever a name holds", () => {
  const view = viewOf(scores({[HOSTILE[0]!]: [50, 60], B: [40, 50]}), {weights: {math: 2, other: 3}});
  const figure = rankingFigure(view, en);
  const [head, first] = formatCsv(figure.rows, figure.fileColumns!).split("\r\n");
  expect(head).toContain(
    "average,value,ties_first,p_first,next_model_id,p_next,resampled,draws,seed,n_models,n"
  );
  expect(first).toContain("math 2");
  expect(first).not.toContain("other 3");
  expect(figure.render(500).querySelector("img")).toBeNull();
});

test.each(LANGUAGES)("every sentence is sound in %s, of none, one, two and several", (lang) => {
  const options = lang === "en" ? en : zh;
  const all = {A: [90, 40, 85, 35, 70, null], B: [50, 80, 45, 75, 60, 9], C: [50, 80, 45, 75, 60, 7]};
  const names = Object.keys(all) as (keyof typeof all)[];
  const faults = new Set<string>();
  for (const n of [0, 1, 2, 3])
    for (const k of [0, 1, 2, 5, 6])
      for (const average of AVERAGES)
        for (const resampled of RESAMPLED)
          for (const more of [{}, {n_samples: 100}, {score_mark: "*"}]) {
            const table = Object.fromEntries(names.slice(0, n).map((name) => [name, all[name].slice(0, k)]));
            const weights: Record<string, number> = k === 5 ? {math: 0.5} : {};
            const choice = {average, resampled, isShared: n === 2, weights};
            const view = viewOf(scores(table, more), choice);
            const figures = [rankingFigure(view, options), orderChanges(view, options)];
            for (const {title, subtitle, notes = []} of figures)
              for (const text of [title, subtitle, ...notes])
                for (const fault of sentenceFaults(text, lang)) faults.add(fault);
            for (const row of view.changes) expect(row.as_of).toBe("2026-01-02");
          }
  expect([...faults].join("\n")).toBe("");
});
