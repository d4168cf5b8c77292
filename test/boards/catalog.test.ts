// @vitest-environment jsdom
import {expect, test} from "vitest";
import {catalog} from "../../src/boards/data/catalog.js";
import {feedsFigure, knownSources, sourcesTitle} from "../../src/boards/data/refreshing.js";
import {command} from "../../src/components/command.js";
import {common} from "../../src/lib/messages/common.js";
import {data} from "../../src/lib/messages/data.js";
import {refresh} from "../../src/lib/messages/refresh.js";
import {namedSource} from "../../src/lib/sourceNames.js";

const REPORT = "Shanghai Securities, AI industry tracking report, 2024-03-04";
const ROWS = [
  {name: "scores", n: 90, source: REPORT, as_of: "2024-03-04"},
  {name: "pe_history", n: 47_212, source: null, as_of: "2024-02-23"}
];

test("the list of tables groups its thousands, and names sources in the reader's language", () => {
  expect(catalog(ROWS, {t: data.en, m: common.en, sourceName: (source) => source}).title).toBe(
    "2 tables, 47,302 rows"
  );
  const shown = catalog(ROWS, {
    t: data.zh,
    m: common.zh,
    sourceName: namedSource([{source: REPORT, source_zh: "上海证券《AI 行业跟踪报告》2024-03-04"}], "zh")
  });
  expect(shown.title).toBe("2 张表，共 47,302 行");
  expect(shown.renderInteractive!(900).textContent).toContain("上海证券《AI 行业跟踪报告》2024-03-04");
});

test("one source has been refreshed, two have", () => {
  expect(refresh.en.sourcesTitle(1, 3, "2024-02-23")).toMatch(/^1 of 3 sources has been/);
  expect(refresh.en.sourcesTitle(2, 3, "2024-02-23")).toMatch(/^2 of 3 sources have been/);
});

test("a source's figures are those of the snapshot that is published, also where its run built no site", () => {
  const snapshot = {run_id: "x", as_of: "2024-02-26", source: "inbox", written_at: "2024-02-26T11:30:00Z"};
  const freshness = {
    ...{snapshot, as_of: snapshot.as_of, schedule: null, next_run: null, newer_as_of: null},
    ...{report_as_of: "2024-02-23", sources: ["report", "inbox", "tushare"]}
  };
  const before = {source: "inbox", as_of: "2024-02-23", last_success: null, n_runs: 2, n_failed: 1};
  const rows = knownSources([before], {freshness, now: new Date("2024-02-28T00:00:00Z")});
  expect(rows.map(({source, as_of}) => [source, as_of])).toEqual([
    ["report", "2024-02-23"],
    ["inbox", "2024-02-26"],
    ["tushare", null]
  ]);
});

test("a source is one that brought something, too, where its run stored and built no site", () => {
  const never = {as_of: null, last_success: null};
  const title = (rows: Parameters<typeof sourcesTitle>[0]) =>
    sourcesTitle(rows, {as_of: "2024-02-26"}, refresh.en);
  const report = {source: "report", as_of: "2024-02-23", last_success: null};
  expect(title([report, {source: "inbox", ...never}])).toMatch(/^No source has been refreshed/);
  expect(title([report, {source: "inbox", as_of: "2024-02-26", last_success: null}])).toBe(
    refresh.en.sourcesTitle(1, 2, "2024-02-26")
  );
});

test("live feeds of scores are listed with their licence, and why one was not read", () => {
  const feed = {
    feed: "epoch",
    name: "Epoch AI",
    licence: "CC BY 4.0",
    attribution: "Epoch AI, ‘…’",
    rows: 13
  };
  const share = {
    feed: "livebench",
    name: "LiveBench",
    licence: "CC BY-SA 4.0",
    attribution: "LiveBench",
    rows: 9
  };
  const rows = [
    {...feed, status: "ok", retrieved: "2026-10-09", message: null},
    {...share, status: "kept", retrieved: "2026-10-08", message: "table_2026_06_25.csv: HTTP status: 404"}
  ] as const;
  const freshness = {as_of: "2024-02-23"} as Parameters<typeof feedsFigure>[1]["freshness"];
  const {title, asOf, renderInteractive} = feedsFigure(rows, {freshness, t: refresh.en, m: common.en});
  expect([title, asOf]).toEqual(["1 of 2 live feeds of scores was read when last asked", "2026-10-09"]);
  const words = renderInteractive!(900).textContent;
  for (const word of ["CC BY-SA 4.0", "failed; its last good scores stand", "HTTP status: 404", "2026-10-08"])
    expect(words).toContain(word);
  const zh = feedsFigure(rows.slice(0, 1), {freshness, t: refresh.zh, m: common.zh});
  expect(zh.title).toBe("1 个得分数据源中，1 个在最近一次读取时成功");
});

test("a command is not broken within a word", () => {
  const element = command("npm run refresh -- --source inbox");
  expect(element.textContent).toBe("npm run refresh -- --source inbox");
  expect([...element.children].map(({textContent}) => textContent)).toContain("--source");
});
