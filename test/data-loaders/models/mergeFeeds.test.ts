import {expect, test} from "vitest";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {FEEDS, type FeedAnswer} from "../../../data-loaders/sources/models/feeds.js";
import {type FeedOutcome, mergeFeeds} from "../../../data-loaders/sources/models/mergeFeeds.js";
import type {FeedName} from "../../../data-loaders/sources/models/settings.js";
import {collect} from "../../../data-loaders/sources/models/tables/collect.js";

const base = await embeddedTables();

/** A score of each of three synthetic models; `facts` are what makes models of names that nobody knows. */
function answerOf(feed: FeedName, facts: object = {}, unit: "percent" | "rating" = "percent"): FeedAnswer {
  const {source} = FEEDS[feed];
  const into = collect();
  into.benchmark({name: `Synthetic ${feed}`, category: "other", unit, source});
  for (const name of ["Synthetic A", "Synthetic B", "Synthetic C"]) {
    into.model({name, source, ...facts});
    into.score({model: name, benchmark: `Synthetic ${feed}`, score: 50, retrieved: null, source, at: "here"});
  }
  return {evidence: into.evidence(), retrieved: "2026-10-09"};
}

function outcome(feed: FeedName, answer: FeedAnswer | null): FeedOutcome {
  const {read: _, ...facts} = FEEDS[feed];
  const message = answer ? null : "down";
  return {...facts, feed, answer, message, public_message: message};
}

const MAKER = {developer: "Synthetic Lab", open_weights: true};

const first = mergeFeeds(
  [outcome("epoch", answerOf("epoch", MAKER)), outcome("livebench", answerOf("livebench"))],
  {base, published: base}
).tables;
const ofLiveBench = FEEDS.livebench.source;

test.each([
  ["is down", null],
  ["has a benchmark in another unit", answerOf("epoch", MAKER, "rating")]
])("models that a feed alone tells of stay known to the others where it %s", (_, answer) => {
  const benchmarks = first.benchmarks.map((row) =>
    row.name === "Synthetic epoch" ? {...row, source: "a file"} : row
  );
  const before = {...first, benchmarks};
  const {tables, outcomes} = mergeFeeds(
    [outcome("epoch", answer), outcome("livebench", answerOf("livebench"))],
    {base: before, published: before}
  );
  expect(outcomes.map((each) => each.answer !== null)).toEqual([false, true]);
  expect(tables.scores.filter(({source}) => source === ofLiveBench)).toHaveLength(3);
  expect(tables.unmatched_names).toEqual(first.unmatched_names);
});

test("what a feed says anew of its models goes before what a failed feed kept of them", () => {
  const later = {...MAKER, release_date: "2026-05-06"};
  const {tables} = mergeFeeds([outcome("epoch", answerOf("epoch", later)), outcome("livebench", null)], {
    base: first,
    published: first
  });
  expect(tables.scores.filter(({source}) => source === ofLiveBench)).toHaveLength(3);
  expect(tables.models.find(({name}) => name === "Synthetic A")).toMatchObject({release_date: "2026-05-06"});
});

test("a feed whose names are all others than before keeps its scores, and says so", () => {
  const renamed = answerOf("livebench");
  const scores = renamed.evidence.scores.map((row) => ({...row, model: `maker/${row.model}`}));
  const {tables, outcomes} = mergeFeeds(
    [outcome("livebench", {...renamed, evidence: {...renamed.evidence, scores}})],
    {base: first, published: first}
  );
  expect(tables.scores.filter(({source}) => source === ofLiveBench)).toHaveLength(3);
  expect(outcomes[0]).toMatchObject({
    answer: null,
    message: "https://livebench.ai: no model of its scores is known by name: 3"
  });
  expect(tables.model_feeds.find(({feed}) => feed === "livebench")).toMatchObject({status: "kept", rows: 3});
});

/** As many scores of one model, on as many benchmarks. */
function long(n: number): FeedAnswer {
  const {source} = FEEDS.livebench;
  const into = collect();
  into.model({name: "Synthetic D", source, ...MAKER});
  for (let i = 0; i < n; i++) {
    const benchmark = `Synthetic test ${i}`;
    into.benchmark({name: benchmark, category: "other", unit: "percent", source});
    into.score({model: "Synthetic D", benchmark, score: 50, retrieved: null, source, at: "here"});
  }
  return {evidence: into.evidence(), retrieved: "2026-10-09"};
}

test("a feed that loses more than a tenth of its scores keeps those of before, and stops no other", () => {
  const before = mergeFeeds([outcome("livebench", long(30))], {base, published: base}).tables;
  const next = (n: number, fewer: readonly FeedName[] = []) =>
    mergeFeeds([outcome("livebench", long(n)), outcome("epoch", answerOf("epoch", MAKER))], {
      base: before,
      published: before,
      fewer
    });
  const count = ({tables}: ReturnType<typeof next>, feed: FeedName) =>
    tables.scores.filter(({source}) => source === FEEDS[feed].source).length;
  const shrunk = next(26);
  expect([count(shrunk, "livebench"), count(shrunk, "epoch")]).toEqual([30, 3]);
  expect(shrunk.tables.model_feeds.find(({feed}) => feed === "livebench")).toMatchObject({
    status: "kept",
    message: expect.stringContaining("taken for broken off: 30 scores before, now: 26"),
    rows: 30
  });
  expect(shrunk.tables.model_feeds.find(({feed}) => feed === "epoch")).toMatchObject({status: "ok"});
  expect(count(next(27), "livebench")).toBe(27);
  // Whoever runs the refresh may say that it is right.
  expect(count(next(5, ["livebench"]), "livebench")).toBe(5);
});
