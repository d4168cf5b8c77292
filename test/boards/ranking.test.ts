// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {unitOptions} from "../../src/boards/unitOptions.js";
import {
  dayFiles,
  dayOf,
  percentileLabels,
  type RankingFacts,
  type RankingState,
  rankingChips,
  rankingFacts,
  rankingParams,
  sinceOf,
  viewOf
} from "../../src/boards/valuation/ranking.js";
import {common} from "../../src/lib/messages/common.js";
import {money, SEVERAL} from "../../src/lib/messages/money.js";
import {parseState} from "../../src/lib/permalink.js";
import {snapshotDays} from "../../src/queries/changes.js";
import {laggingRows} from "../../src/queries/lagging.js";
import {forwardYears, historyStatus, moneyCurrencies} from "../../src/queries/valuation.js";

const DAYS = ["2023-11-24", "2024-02-21", "2024-02-22", "2024-02-23"];
const FACTS: RankingFacts = {
  opening: "computed",
  hasHistory: true,
  hasStatic: true,
  days: DAYS,
  lagging: new Map(),
  hasCompanies: true,
  currency: "CNY",
  years: []
};

const stateOf = (search: string, facts = FACTS): RankingState =>
  parseState(rankingParams(facts), search).state;

const answers = (n_companies: number, days: readonly string[]) => ({
  [String(snapshotDays())]: days.map((as_of) => ({as_of})),
  [String(laggingRows())]: [],
  // A year that all are of is no choice.
  [String(forwardYears())]: [{year: 2024, n: 33}],
  [String(moneyCurrencies())]: [{currency: "CNY"}],
  [String(historyStatus())]: [{n_companies, n_static: n_companies && 1, n_all: 33}]
});

describe("what the page opens with", () => {
  test("is the computed percentile where at least half of the companies have a history", () => {
    expect(rankingFacts(answers(33, DAYS))).toEqual(FACTS);
    expect(rankingFacts(answers(17, DAYS)).opening).toBe("computed");
    expect(rankingFacts(answers(16, DAYS))).toMatchObject({opening: "published", hasHistory: true});
    expect(rankingFacts(answers(0, []))).toEqual({
      opening: "published",
      hasHistory: false,
      hasStatic: false,
      days: [],
      lagging: new Map(),
      hasCompanies: true,
      currency: "CNY",
      years: []
    });
  });

  test("cannot be computed without a history, whatever the address says", () => {
    const facts = {opening: "published", hasHistory: false, hasStatic: false, days: [], years: []} as const;
    const {state, ignored} = parseState(
      rankingParams(facts),
      "ranking=computed&asof=2024-02-22&earnings=static"
    );
    expect(state).toMatchObject({ranking: "published", asof: ""});
    expect(ignored.map(({name}) => name).sort()).toEqual(["asof", "earnings", "ranking"]);
  });
});

test("the unit of money has its currency where there is one", () => {
  const currencyOf = (...currencies: string[]) =>
    rankingFacts({
      ...answers(33, DAYS),
      [String(moneyCurrencies())]: currencies.map((currency) => ({currency}))
    }).currency;
  const labels = (lang: "en" | "zh", currency: string) =>
    unitOptions(common[lang], money[lang], currency).map(({label}) => label);
  expect(currencyOf("HKD")).toBe("HKD");
  expect(currencyOf("CNY", "HKD")).toBe(SEVERAL);
  expect(labels("en", "HKD")).toEqual(["HKD 100m", "HKD bn"]);
  expect(labels("zh", "CNY")).toEqual(["亿元", "十亿元"]);
  expect(labels("en", SEVERAL)).toEqual(["100m (亿)", "bn"]);
  expect(labels("zh", SEVERAL)).toEqual(["亿", "十亿"]);
});

describe("the day that is compared with", () => {
  test("is the stored day just before, of whatever day is looked at", () => {
    expect(sinceOf(stateOf(""), FACTS)).toBe("2024-02-22");
    expect(sinceOf(stateOf("asof=2024-02-22"), FACTS)).toBe("2024-02-21");
    expect(sinceOf(stateOf("asof=2023-11-24"), FACTS)).toBeNull();
    expect(dayOf(stateOf("asof=2023-11-24"), FACTS)).toBe("2023-11-24");
  });

  test("is the chosen one, where that is earlier", () => {
    expect(sinceOf(stateOf("since=2023-11-24"), FACTS)).toBe("2023-11-24");
    expect(sinceOf(stateOf("asof=2024-02-21&since=2024-02-22"), FACTS)).toBe("2023-11-24");
  });
});

describe("files of earlier days", () => {
  test("are those of the view, and of what clearing its choices leads back to", () => {
    const days = (search: string) =>
      [...new Set(Object.keys(dayFiles(stateOf(search), FACTS)).map((name) => name.slice(-8)))].sort();
    expect(days("")).toEqual(["20240222"]);
    expect(days("since=2023-11-24")).toEqual(["20231124", "20240222"]);
    expect(days("asof=2024-02-22&since=2023-11-24")).toEqual(["20231124", "20240221", "20240222"]);
  });

  test("stand at the addresses that the build gives them", async () => {
    const files = dayFiles(stateOf(""), FACTS);
    expect(await files.company_percentiles_20240222).toBe(
      "../data/snapshots/2024-02-22/company_percentiles.parquet"
    );
    expect(
      Object.keys(dayFiles(stateOf("", {...FACTS, days: DAYS.slice(-1)}), {...FACTS, days: DAYS.slice(-1)}))
    ).toEqual([]);
  });
});

describe("in words", () => {
  test("the view is the state's, and what differs from the opening has a chip", () => {
    const state = stateOf("asof=2024-02-21&window=3&kind=weak");
    expect(viewOf(state)).toMatchObject({
      ranking: "computed",
      day: "2024-02-21",
      definition: {window: 3, kind: "weak", losses: "exclude"}
    });
    expect(rankingChips("en", state, FACTS).map(({key}) => key)).toEqual(["asof", "window", "kind"]);
    expect(rankingChips("en", stateOf(""), FACTS)).toEqual([]);
    expect(rankingChips("en", stateOf("ranking=published&kind=weak"), FACTS).map(({key}) => key)).toEqual([
      "ranking"
    ]);
  });

  test("the formula, the window and what becomes of losses are said of a computed one", () => {
    const words = percentileLabels("en", stateOf("window=all&kind=mean&losses=dearest"));
    expect(words).toEqual({
      over: "over all days",
      how: "computed here (PE TTM; mean of strict and weak; days with a loss: dearest)",
      isComputed: true
    });
    expect(percentileLabels("en", stateOf("earnings=static")).how).toMatch(/^computed here \(static PE; /);
    expect(viewOf(stateOf("earnings=static")).definition).toMatchObject({basis: "static"});
    expect(percentileLabels("zh", stateOf("ranking=published")).how).toBe("刊载值");
  });
});
