import path from "node:path";
import {afterAll, afterEach, beforeEach, describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {embeddedTables} from "../../../data-loaders/datasets/embeddedTables.js";
import {checkSnapshot} from "../../../data-loaders/gate.js";
import {combineSources} from "../../../data-loaders/sources/combineSources.js";
import {findSources} from "../../../data-loaders/sources/index.js";
import {downloader} from "../../../data-loaders/sources/models/download.js";
import {FEEDS} from "../../../data-loaders/sources/models/feeds.js";
import {type FeedName, modelsSettings} from "../../../data-loaders/sources/models/settings.js";
import {outcomeOf, sourceWith} from "../../../data-loaders/sources/modelsSource.js";
import type {Source} from "../../../data-loaders/sources/source.js";
import {validateTables} from "../../../data-loaders/validateTables.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {type FakeFeeds, fakeFeeds, PAGE_404, PATHS, parquetOf, zipOf} from "./fakeFeeds.js";
import * as sample from "./feedSamples.js";

const DAY = "2024-02-23";
const TODAY = "2026-10-09";
const whole = await embeddedTables();
/** All that is known of names, with the report's scores alone: each refresh of a test counts them several times. */
const base: Tables = {
  ...whole,
  scores: whole.scores.filter(({origin}) => origin === "report"),
  // They are computed anew of what a source brings.
  score_flags: []
};

const server: FakeFeeds = await fakeFeeds();
let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => server.reset());
afterAll(() => server.close());

interface Options {
  readonly base?: Tables;
  readonly today?: string;
  readonly env?: Record<string, string>;
  readonly source?: Source;
  readonly as_of?: string | null;
}

async function fetchWith({base: given = base, today = TODAY, env = {}, source, as_of = null}: Options = {}) {
  const lines: string[] = [];
  server.asked.length = 0;
  const fetched = await (source ?? sourceWith({clock: fakeClock()})).fetch({
    as_of,
    today,
    base: given,
    base_as_of: DAY,
    env: {MODELS_URL: server.url, MODELS_CACHE: path.join(folder, "cache"), ...env},
    signal: new AbortController().signal,
    say: (line) => void lines.push(line),
    progress: () => {}
  });
  validateTables(fetched.tables);
  return {...fetched, lines};
}

/** What a first refresh brings. */
const first = await (async () => {
  folder = temporaryFolder();
  return fetchWith();
})();
const asked = [...server.asked];

const ofFeed = (rows: readonly Row[], feed: keyof typeof FEEDS) =>
  rows.filter(({source}) => source === FEEDS[feed].source);
const errorsOf = (next: Tables, before: Tables) =>
  checkSnapshot(next, before, {as_of: DAY}).filter(({severity}) => severity === "error");
const feedRow = ({model_feeds}: Tables, feed: string) => model_feeds.find((row) => row.feed === feed);

describe("a refresh of all four feeds", () => {
  test("brings scores with licence and attribution, passes the gate, and does not move the day", () => {
    const {tables, as_of, rows_in, lines} = first;
    expect(as_of).toBe(DAY);
    expect(rows_in).toBeGreaterThan(100);
    expect(errorsOf(tables, base)).toEqual([]);
    expect(tables.model_feeds).toEqual([
      expect.objectContaining({
        feed: "arena",
        licence: "CC BY 4.0",
        retrieved: TODAY,
        status: "ok",
        message: null
      }),
      expect.objectContaining({
        feed: "epoch",
        licence: "CC BY 4.0",
        attribution: expect.stringContaining("Epoch AI")
      }),
      expect.objectContaining({
        feed: "livebench",
        licence: "CC BY-SA 4.0",
        attribution: expect.stringContaining("shared alike")
      }),
      expect.objectContaining({feed: "mmlu-pro", licence: "Apache-2.0"})
    ]);
    for (const row of tables.model_feeds)
      expect(ofFeed(tables.scores, row.feed as keyof typeof FEEDS)).toHaveLength(Number(row.rows));
    expect(ofFeed(tables.scores, "livebench").length).toBeGreaterThan(0);
    for (const {source, retrieved} of tables.scores.slice(base.scores.length)) {
      expect(source).toMatch(/\((CC BY(-SA)? 4\.0|Apache-2\.0)\)$/);
      expect(retrieved).toBe(TODAY);
    }
    expect(lines.filter((line) => line.startsWith("models "))).toHaveLength(4);
    expect(lines).toContain(
      "left out: files of Epoch's whose score column and unit are not declared: frontiermath_erdos"
    );
    expect(asked.map(({path}) => path)).toEqual([
      PATHS.epoch,
      PATHS.arena,
      PATHS.arena,
      PATHS.releases,
      PATHS.categories,
      PATHS.table,
      PATHS.mmluPro
    ]);
  });

  test("leaves what stood before as it was, and matches names with those that are known", async () => {
    const {tables} = await fetchWith({base: whole});
    for (const [name, id] of [
      ["scores", "score_id"],
      ["models", "model_id"]
    ] as const) {
      const next = new Map(tables[name].map((row) => [row[id], row]));
      for (const row of whole[name]) {
        // Gaps of what is known of a model are filled, a day with how precise it is.
        const kept = Object.entries(row).filter(
          ([column, value]) => value !== null && !/^(is_preferred|release_precision)$/.test(column)
        );
        expect(next.get(row[id]!)).toMatchObject(Object.fromEntries(kept));
      }
    }
    expect(ofFeed(tables.scores, "epoch").map(({model_id}) => model_id)).toContain("gpt-5");
    expect(ofFeed(tables.scores, "arena").find(({model_id}) => model_id === "gemma-7b-it")).toBeDefined();
    expect(tables.models.find(({model_id}) => model_id === "gemini-3.7-flash")).toMatchObject({
      developer: "Google"
    });
    expect(tables.unmatched_names.find(({name}) => name === "nemotron-3-super-120b-a12b")).toMatchObject({
      kind: "model",
      rows: 20,
      source: FEEDS.livebench.source
    });
  });

  test("again, with nothing new, fetches nothing and gives the same tables", async () => {
    await fetchWith();
    const {tables} = first;
    const again = await fetchWith({base: tables, today: "2026-10-12"});
    expect(again.tables).toEqual(tables);
    expect(server.asked.every(({ifNoneMatch, ifModifiedSince}) => ifNoneMatch ?? ifModifiedSince)).toBe(true);
  });

  test("puts corrected scores in the place of those of before, and drops what is gone", async () => {
    const before = ofFeed(first.tables.scores, "mmlu-pro").filter(
      ({benchmark_id}) => benchmark_id === "mmlu-pro"
    );
    expect(before.map(({model_id, score}) => [model_id, score])).toEqual([["gpt-4o-2024-05-13", 72.55]]);
    const corrected = sample.MMLU_PRO.replace("0.7255", "0.73").replace(/^EXAONE.*\n/m, "");
    server.files.set(PATHS.mmluPro, Buffer.from(corrected));
    const {tables} = await fetchWith({
      base: first.tables,
      today: "2026-10-12",
      env: {MODELS_FEEDS: "mmlu-pro"}
    });
    const after = ofFeed(tables.scores, "mmlu-pro").filter(({benchmark_id}) => benchmark_id === "mmlu-pro");
    expect(after.map(({score_id, score}) => [score_id, score])).toEqual([[before[0]!.score_id, 73]]);
    const strangers = (rows: Tables) => ofFeed(rows.unmatched_names, "mmlu-pro").map(({name}) => name);
    expect(strangers(first.tables)).toContain("EXAONE-3.5-2.4B-Instruct");
    expect(strangers(tables)).not.toContain("EXAONE-3.5-2.4B-Instruct");
    expect(feedRow(tables, "mmlu-pro")).toMatchObject({retrieved: "2026-10-12"});
    expect(feedRow(tables, "epoch")).toMatchObject({retrieved: TODAY});
  });
});

const PLACES = {
  epoch: [PATHS.epoch],
  arena: [PATHS.arena],
  livebench: [PATHS.releases],
  "mmlu-pro": [PATHS.mmluPro]
} as const;

/** What comes of one feed alone. */
async function fetchOne(feed: FeedName) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const settings = modelsSettings({MODELS_URL: server.url, MODELS_CACHE: path.join(folder, "cache")});
  const {signal} = new AbortController();
  const download = downloader(settings, {signal, say, today: TODAY, clock: fakeClock()});
  return {lines, outcome: await outcomeOf(feed, {download, settings, say}, signal)};
}

describe("a feed that fails", () => {
  test.each([
    [
      "epoch",
      "is cut off",
      PATHS.epoch,
      {bytes: zipOf(sample.EPOCH_FILES).subarray(0, -200)},
      "a broken zip archive: no zip directory at its end (a truncated file?)"
    ],
    [
      "epoch",
      "changed a column",
      PATHS.epoch,
      {
        bytes: zipOf({
          ...sample.EPOCH_FILES,
          "gpqa_diamond.csv": sample.GPQA.replace("stderr", "se")
        })
      },
      'benchmark_data.zip/gpqa_diamond.csv row 1: missing column: "stderr"'
    ],
    [
      "epoch",
      "has no metadata any more",
      PATHS.epoch,
      {
        bytes: zipOf({"gpqa_diamond.csv": sample.GPQA, "epoch_capabilities_index/eci_scores.csv": sample.ECI})
      },
      'has no file: "benchmark_metadata.csv"'
    ],
    [
      "arena",
      "is gone: a page with status 404",
      PATHS.arena,
      {status: 404, text: PAGE_404},
      "HTTP status: 404"
    ],
    [
      "arena",
      "leads to a page",
      PATHS.arena,
      {text: PAGE_404},
      "a page of HTML where a Parquet file was asked for"
    ],
    ["arena", "is no Parquet inside", PATHS.arena, {text: "PAR1 nothing PAR1"}, "cannot be read as Parquet"],
    [
      "livebench",
      "names no release",
      PATHS.releases,
      {text: "RELEASES = []"},
      "LIVE_BENCH_RELEASES: lists no release; MODELS_LIVEBENCH names one"
    ],
    [
      "livebench",
      "has a new task",
      PATHS.table,
      {text: sample.LIVEBENCH.replace("typos", "typing")},
      "typing: a task without a category"
    ],
    [
      "mmlu-pro",
      "answers JSON",
      PATHS.mmluPro,
      {text: '{"error":"not found"}'},
      "JSON where CSV was asked for"
    ],
    [
      "mmlu-pro",
      "is empty but for its header",
      PATHS.mmluPro,
      {text: `${sample.MMLU_PRO.split("\n")[0]}\n`},
      "holds no score"
    ]
  ] as const)("%s: %s: says where", async (feed, _, place, failure, message) => {
    server.failAlways(place, failure);
    const {lines, outcome} = await fetchOne(feed);
    expect(outcome.answer).toBeNull();
    expect(outcome.message).toContain(message);
    // What is bad input has no trace.
    expect(lines.filter((line) => line.includes("    at "))).toEqual([]);
  });

  test.each(["epoch", "arena", "livebench", "mmlu-pro"] as const)(
    "%s: keeps its last good rows, is named, and stops nothing else",
    async (feed) => {
      const {tables} = first;
      for (const place of PLACES[feed]) server.failAlways(place, {status: 404, text: PAGE_404});
      const beside = feed === "mmlu-pro" ? "livebench" : "mmlu-pro";
      const env = {MODELS_FEEDS: `${feed},${beside}`};
      const next = await fetchWith({base: tables, today: "2026-10-12", env});
      const before = feedRow(tables, feed)!;
      expect(feedRow(next.tables, feed)).toEqual({
        ...before,
        status: "kept",
        message: expect.stringContaining("HTTP status: 404")
      });
      expect(feedRow(next.tables, beside)).toMatchObject({status: "ok", retrieved: "2026-10-12"});
      expect(
        next.lines.find((line) => line.startsWith(`models ${feed}: failed, ${before.rows} score`))
      ).toContain("404");
      const plain = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).sort();
      for (const name of ["scores", "unmatched_names"] as const)
        expect(plain(ofFeed(next.tables[name], feed))).toEqual(plain(ofFeed(tables[name], feed)));
      for (const name of ["scores", "models", "benchmarks"] as const)
        expect(next.tables[name].length).toBe(tables[name].length);
      expect(errorsOf(next.tables, tables)).toEqual([]);
    }
  );

  test("for the first time has nothing to keep, and is named all the same", async () => {
    server.failAlways(PATHS.arena, {status: 404, text: PAGE_404});
    const {tables, lines} = await fetchWith({env: {MODELS_FEEDS: "arena,mmlu-pro"}});
    expect(feedRow(tables, "arena")).toMatchObject({status: "failed", rows: 0, retrieved: null});
    expect(lines.at(-2)).toMatch(
      /^models arena: failed, 0 scores of before kept: https:\/\/huggingface\.co\/.*HTTP status: 404$/
    );
    expect(feedRow(tables, "mmlu-pro")).toMatchObject({status: "ok"});
  });

  test("because a benchmark is of another unit here stops no other", async () => {
    const benchmarks = base.benchmarks.map((row) =>
      row.name === "MMLU-Pro" ? {...row, unit: "rating"} : row
    );
    const {tables} = await fetchWith({base: {...base, benchmarks}, env: {MODELS_FEEDS: "arena,mmlu-pro"}});
    expect(feedRow(tables, "mmlu-pro")).toMatchObject({
      status: "failed",
      message: expect.stringContaining("is measured in rating, here in")
    });
    expect(feedRow(tables, "arena")).toMatchObject({status: "ok"});
  });

  test("keeps its rows also where another source of the same refresh began anew", async () => {
    const {tables} = first;
    server.failAlways(PATHS.arena, {status: 404, text: PAGE_404});
    const anew: Source = {
      name: "anew",
      secrets: [],
      fetch: async () => ({tables: base, as_of: "2024-02-26", rows_in: 0})
    };
    const source = combineSources([anew, sourceWith({clock: fakeClock()})]);
    const next = await fetchWith({base: tables, source});
    expect(next.as_of).toBe("2024-02-26");
    expect(feedRow(next.tables, "arena")).toMatchObject({status: "kept", retrieved: TODAY});
    expect(ofFeed(next.tables.scores, "arena")).toHaveLength(ofFeed(tables.scores, "arena").length);
    expect(errorsOf(next.tables, tables)).toEqual([]);
  });

  test("beside all others that fail ends the refresh with an error that names each", async () => {
    for (const place of Object.values(PATHS)) server.failAlways(place, {status: 404, text: PAGE_404});
    await expect(fetchWith()).rejects.toThrow(
      /^models: no feed could be read: epoch \(https:\/\/epoch.*404\); arena \(.*404\); livebench \(.*404\); mmlu-pro \(.*404\)$/
    );
  });
});

describe("the feeds that are named", () => {
  test("are asked, and no other; what the others brought before stays", async () => {
    const {tables} = first;
    const next = await fetchWith({base: tables, env: {MODELS_FEEDS: "mmlu-pro"}});
    expect(server.asked.map((asked) => asked.path)).toEqual([PATHS.mmluPro]);
    expect(next.tables.model_feeds).toEqual(tables.model_feeds);
    expect(next.tables.scores).toHaveLength(tables.scores.length);
  });

  test("may be Epoch's collection of others' results, which is under their licences and no part of the default", async () => {
    const {tables} = await fetchWith({env: {MODELS_FEEDS: "epoch-external"}});
    const scores = ofFeed(tables.scores, "epoch-external");
    expect(new Set(scores.map(({benchmark_id}) => benchmark_id))).toContain("vending-bench-2");
    expect(scores.some(({evaluated_by}) => evaluated_by === "Epoch AI")).toBe(false);
    expect(feedRow(tables, "epoch-external")).toMatchObject({licence: "each of its original publisher"});
    expect(errorsOf(tables, base)).toEqual([]);
    const own = await fetchWith({env: {MODELS_FEEDS: "epoch"}});
    expect(own.tables.benchmarks.map(({benchmark_id}) => benchmark_id)).not.toContain("vending-bench-2");
  });

  test("may be other subsets of Arena, each a benchmark, and a release of LiveBench by its day", async () => {
    const {tables} = await fetchWith({
      env: {MODELS_FEEDS: "arena,livebench", MODELS_ARENA: "text,agent", MODELS_LIVEBENCH: "2026-01-08"}
    });
    const ids = new Set(ofFeed(tables.scores, "arena").map(({benchmark_id}) => benchmark_id));
    expect([...ids]).toEqual(["arena-text", "arena-agent"]);
    expect(server.asked.map((asked) => asked.path)).not.toContain(PATHS.releases);
  });
});

describe("the row check", () => {
  test("finds a feed that is broken off behind others that have more rows, where it may have fewer", async () => {
    const many = Array.from({length: 60}, (_, i) => ({
      ...sample.ARENA_TEXT[1]!,
      model_name: `model-${i}`,
      category: "overall"
    }));
    server.files.set(PATHS.arena, await parquetOf(many));
    const {tables} = await fetchWith({env: {MODELS_FEEDS: "arena"}});
    server.files.set(PATHS.arena, await parquetOf(many.slice(0, 30)));
    const alone = fetchWith({base: tables, env: {MODELS_FEEDS: "arena"}});
    await expect(alone).rejects.toThrow("taken for broken off: 60 scores before, now: 30");
    // It keeps what it had beside another that answers, so that nothing stops the evening's snapshot.
    const kept = await fetchWith({base: tables, env: {MODELS_FEEDS: "arena,mmlu-pro"}});
    expect(feedRow(kept.tables, "arena")).toMatchObject({status: "kept", rows: 60});
    expect(errorsOf(kept.tables, tables)).toEqual([]);
    const next = await fetchWith({base: tables, env: {MODELS_FEEDS: "arena", MODELS_FEWER: "arena"}});
    expect(errorsOf(next.tables, tables)).toEqual([
      expect.objectContaining({check: "rows", table: "models"}),
      expect.objectContaining({
        check: "rows",
        table: "scores",
        key: FEEDS.arena.source,
        message: "30 rows, 60 before"
      })
    ]);
  });
});

test("an earlier day than that of the tables has no scores of models", async () => {
  await expect(fetchWith({as_of: "2024-01-01"})).rejects.toThrow(
    `models: the earliest tables are of ${DAY}, nothing as of: "2024-01-01"`
  );
  expect((await fetchWith({as_of: TODAY, env: {MODELS_FEEDS: "mmlu-pro"}})).as_of).toBe(DAY);
});

test("the source is found by its name", async () => {
  expect((await findSources(["models"])).name).toBe("models");
});
