// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {embeddedTables} from "../../data-loaders/datasets/embeddedTables.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {createTable, type DuckDBConnection, readRows} from "../../data-loaders/engine.js";
import {computePerformance} from "../../data-loaders/performance/computePerformance.js";
import {checkRows, chosenOf, fitRows, sizeCheckRows, speedRows} from "../../src/boards/devices/rows.js";
import {deviceParams} from "../../src/boards/devices/state.js";
import {peBands} from "../../src/components/charts/company/bands.js";
import {definitionStrip} from "../../src/components/charts/company/definitions.js";
import {peDistribution} from "../../src/components/charts/company/distribution.js";
import {peHistory} from "../../src/components/charts/company/history.js";
import {fitBars} from "../../src/components/charts/devices/fitBars.js";
import {sizeCheck} from "../../src/components/charts/devices/sizeCheck.js";
import {speedDots} from "../../src/components/charts/devices/speedDots.js";
import {gapAnswer} from "../../src/components/charts/frontier/answer.js";
import {gapChoices} from "../../src/components/charts/frontier/choices.js";
import {gapLine} from "../../src/components/charts/frontier/gap.js";
import {lagBars} from "../../src/components/charts/frontier/lag.js";
import {frontierLines} from "../../src/components/charts/frontier/lines.js";
import {sizeClasses} from "../../src/components/charts/frontier/sizes.js";
import {performanceLines} from "../../src/components/charts/performance/lines.js";
import {fileSizes} from "../../src/components/charts/report/fileSizes.js";
import {ratingScale} from "../../src/components/charts/report/ratingScale.js";
import {trainingPods} from "../../src/components/charts/report/training.js";
import {watchlist} from "../../src/components/charts/report/watchlist.js";
import {scoreDots} from "../../src/components/charts/scores/dots.js";
import {scoreHeat} from "../../src/components/charts/scores/heat.js";
import {pairBars} from "../../src/components/charts/scores/pair.js";
import {summaryFigure} from "../../src/components/charts/scores/summary.js";
import {versusFigure} from "../../src/components/charts/scores/versus.js";
import {classTable, recordTable} from "../../src/components/charts/scores/versusTables.js";
import {noMoves, percentileMoves} from "../../src/components/charts/valuation/moves.js";
import {computedRanking, publishedRanking} from "../../src/components/charts/valuation/percentileLabels.js";
import {peScatter} from "../../src/components/charts/valuation/scatter.js";
import {percentileStrip} from "../../src/components/charts/valuation/strip.js";
import {financialTitle, peerTitle} from "../../src/components/company/companyTables.js";
import {kvCheck, totalCheck} from "../../src/components/devices/checkTables.js";
import type {Figure} from "../../src/components/figure.js";
import {benchmarks} from "../../src/lib/messages/benchmarks.js";
import {brief} from "../../src/lib/messages/brief.js";
import {common} from "../../src/lib/messages/common.js";
import {company} from "../../src/lib/messages/company.js";
import {devices} from "../../src/lib/messages/devices.js";
import {frontier} from "../../src/lib/messages/frontier.js";
import {percentile} from "../../src/lib/messages/percentile.js";
import {performance} from "../../src/lib/messages/performance.js";
import {valuation} from "../../src/lib/messages/valuation.js";
import {versus} from "../../src/lib/messages/versus.js";
import {parseState} from "../../src/lib/permalink.js";
import {
  type BenchmarkOption,
  benchmarkOptions,
  type ModelOption,
  modelOptions,
  pairRows,
  scoreRows,
  summaryRows
} from "../../src/queries/benchmarks.js";
import {
  BAND_LEVELS,
  binRows,
  companyFacts,
  LEVELS,
  peerRows,
  seriesRows,
  stretchRows
} from "../../src/queries/company.js";
import {DEFAULT_VIEW} from "../../src/queries/companyFigures.js";
import {
  architectureRows,
  deviceRows,
  observedFileRows,
  observedRows,
  quantizationRows
} from "../../src/queries/devices.js";
import {fileRows, trainingRows, watchRows} from "../../src/queries/findings.js";
import {gapChoiceRows, gapRows, lagRows, pointRows, sizeRows} from "../../src/queries/frontier.js";
import {LOSSES, levelRows, stripRows} from "../../src/queries/percentile.js";
import {excessRows, lineRows, performanceClauses, ratingRows} from "../../src/queries/performance.js";
import type {PairRow, ScoreRow, SummaryRow} from "../../src/queries/rows/benchmarks.js";
import type {ChangeRow} from "../../src/queries/rows/changes.js";
import type {
  BinRow,
  CompanyFacts,
  LevelRow,
  PeerRow,
  SeriesRow,
  StretchRow
} from "../../src/queries/rows/company.js";
import type {
  ArchitectureRow,
  DeviceRow,
  ObservedFileRow,
  ObservedRow,
  QuantizationRow
} from "../../src/queries/rows/devices.js";
import type {FileRow, TrainingRow, WatchRow} from "../../src/queries/rows/findings.js";
import type {FrontierPoint, GapChoiceRow, GapRow, LagRow, SizeRow} from "../../src/queries/rows/frontier.js";
import type {PercentileRow} from "../../src/queries/rows/percentile.js";
import type {ExcessRow, LineRow, RatingRow} from "../../src/queries/rows/performance.js";
import type {CompanyRow} from "../../src/queries/rows/valuation.js";
import type {RecordRow, StandingRow, VersusRow} from "../../src/queries/rows/versus.js";
import {companyRows} from "../../src/queries/valuation.js";
import {recordRows, standingRows, versusRows} from "../../src/queries/versus.js";
import {sample} from "../length.js";
import {closed, scoreFilter} from "../queries/everyQuery.js";
import {ask, openForPages, REPORT} from "../reportRows.js";
import {sentenceFaults} from "../sentenceFaults.js";
import {MARKET_DAY, marketOf} from "../steadyMarket.js";
import {LAST_DAY, syntheticHistory, syntheticTables} from "../syntheticMarket.js";
import {totalsOf} from "./charts/totalsOf.js";

// What figures say over none, one, two and all of their rows, in both languages.

const LANGUAGES = ["en", "zh"] as const;
type Language = (typeof LANGUAGES)[number];

/** None, each alone, each with its neighbour, and all; in `npm test` each of a few. */
function subsets<T>(all: readonly T[]): (readonly T[])[] {
  const ones = all.map((each) => [each]);
  const twos = all.slice(1).map((each, i) => [all[i]!, each]);
  return [[], ...sample(ones, 4), ...sample(twos, 5), all];
}

const undated = <Row extends object>(row: Row) => ({...row, as_of: null});

const drawn = new Set<string>();

/** Faults in the words of a figure, and in its picture. */
function faultsIn<Row extends object>(figure: Figure<Row>, lang: Language, what: string): string[] {
  const {title, subtitle, notes = [], legend = []} = figure;
  const faults = [title, subtitle, ...notes, ...legend.map(({label}) => label)].flatMap((text) =>
    sentenceFaults(text, lang)
  );
  if (title === "") faults.push("no title");
  if (/[.。]$/.test(title)) faults.push(`a full stop: ${title}`);
  // One picture for each number of rows: drawing is slow beside all else here.
  const kind = `${what} ${lang} ${figure.rows.length}`;
  if (!drawn.has(kind)) {
    drawn.add(kind);
    const value = /NaN|Infinity|undefined/.exec(figure.render?.(700).outerHTML ?? "");
    if (value) faults.push(`${value[0]} in the picture of ${title}`);
  }
  return faults.map((fault) => `${what}, ${lang}: ${fault}`);
}

describe.each(LANGUAGES)("in %s, true of none, one, two and all", (lang) => {
  const faults: string[] = [];
  const look = <Row extends object>(what: string, figure: Figure<Row>) =>
    faults.push(...faultsIn(figure, lang, what));
  const right = () => expect([...new Set(faults.splice(0))].slice(0, 40).join("\n")).toBe("");
  const m = benchmarks[lang];

  test("scores and means", async () => {
    const models = (await ask<ModelOption>(modelOptions())).map(({model_id}) => model_id);
    const names = (await ask<BenchmarkOption>(benchmarkOptions())).map(({benchmark_id}) => benchmark_id);
    for (const chosen of subsets(models))
      for (const on of [[], ...sample(names, 6).map((name) => [name]), names.slice(0, 2), names])
        for (const unmarked of on.length === names.length ? [false, true] : [false]) {
          const filter = scoreFilter({models: chosen, benchmarks: on, unmarked});
          const scores = await ask<ScoreRow>(scoreRows(filter));
          const means = await ask<SummaryRow>(summaryRows(filter));
          look("heat", scoreHeat(scores, {m}));
          look("undated heat", scoreHeat(scores.slice(0, 9).map(undated), {m}));
          look("dots", scoreDots(scores, {m, sort: "spread"}));
          const [first] = means;
          for (const complete of [true, false])
            look(
              "summary",
              summaryFigure(means, {m, complete, source: first?.source ?? "", asOf: first?.as_of ?? ""})
            );
        }
    right();
  });

  test("pairs of models", async () => {
    const models = await ask<ModelOption>(modelOptions());
    const side = (model: ModelOption) => ({id: model.model_id, name: model.name, color: "red"});
    for (const a of sample(models, 2))
      for (const b of models.filter((other) => other !== a)) {
        const all = await ask<PairRow>(pairRows([], {a: a.model_id, b: b.model_id}));
        for (const rows of subsets(all)) look("pair", pairBars(rows, {m, a: side(a), b: side(b)}));
        // As of tables whose file names no day, wholly or in part.
        for (const rows of [all, all.slice(1)])
          look("undated pair", pairBars(rows.map(undated), {m, a: side(a), b: side(b)}));
        look(
          "partly dated pair",
          pairBars([...all.slice(0, 2), ...all.slice(2).map(undated)], {m, a: side(a), b: side(b)})
        );
      }
    right();
  });

  test("three models and more", async () => {
    const models = await ask<ModelOption>(modelOptions());
    const names = (await ask<BenchmarkOption>(benchmarkOptions())).map(({benchmark_id}) => benchmark_id);
    const v = versus[lang];
    const table = {m, v, labels: common[lang].table, file: "three"};
    for (const chosen of [models.slice(0, 3), models.slice(1), models])
      for (const on of subsets(names)) {
        const filter = scoreFilter({benchmarks: on});
        const ids = chosen.map(({model_id}) => model_id);
        const rows = await ask<VersusRow>(versusRows(filter, ids));
        const records = await ask<RecordRow>(recordRows(filter, ids));
        const standings = await ask<StandingRow>(standingRows(filter, ids));
        const compared = chosen.map(({model_id, name}) => ({id: model_id, name}));
        // A model of which there is nothing is named; of a model alone there is nothing to compare.
        for (const some of [rows, rows.filter((row) => row.model_id !== ids[0]), rows.slice(0, 1)])
          look("versus", versusFigure(some, {m, v, models: compared, records, standings}));
        for (const some of subsets(records).slice(0, 4)) look("records", recordTable(some, table));
        for (const some of subsets(standings).slice(0, 4)) look("classes", classTable(some, table));
      }
    right();
  });

  test("a model on a device", async () => {
    const words = {m: devices[lang], labels: common[lang].table};
    const choices = {
      models: await ask<ArchitectureRow>(architectureRows()),
      devices: await ask<DeviceRow>(deviceRows()),
      quantizations: await ask<QuantizationRow>(quantizationRows()),
      observed: await ask<ObservedRow>(observedRows()),
      files: await ask<ObservedFileRow>(observedFileRows()),
      reports: []
    };
    const state = {
      ...parseState(deviceParams(choices), "").state,
      model: "llama-3.1-8b",
      slots: "4"
    } as const;
    for (const memory of [null, 2, 5.5, 4000]) {
      const chosen = chosenOf({...state, memory}, choices, words.m.ownDevice)!;
      for (const rows of subsets(fitRows(chosen, choices))) {
        const {model, quantization} = rows[0] ?? {model: "Llama 3.1 8B", quantization: "Q2_K"};
        look("memory", fitBars(rows, {...words, model, quantization, subtitle: "…", notes: []}));
      }
      for (const rows of subsets(speedRows(chosen, choices)))
        look("speed", speedDots(rows, {...words, context: 8192, without: ["Pixel 8"], notes: []}));
    }
    for (const rows of subsets(sizeCheckRows(choices))) look("sizes", sizeCheck(rows, words));
    for (const rows of subsets(checkRows("kv_cache", choices))) look("caches", kvCheck(rows, words));
    for (const rows of subsets(checkRows("total", choices))) look("totals", totalCheck(rows, words));
    for (let n = 0; n < 4; n++)
      for (let fits = 0; fits <= n; fits++) {
        const title = n === 0 ? words.m.table.titleNone : words.m.table.title(`${fits}`, `${n}`, "Pixel 8");
        look("table", {title, subtitle: "", source: "", asOf: "", rows: [], columns: []});
      }
    right();
  });

  test("the brief's", async () => {
    const words = {m: brief[lang], lang, sourceName: (source: string) => source};
    for (const rows of subsets(await ask<FileRow>(fileRows(REPORT)))) look("files", fileSizes(rows, words));
    for (const rows of subsets(await ask<TrainingRow>(trainingRows(REPORT))))
      look("training", trainingPods(rows, words));
    for (const rows of subsets(await ask<WatchRow>(watchRows(REPORT))))
      look("watch list", watchlist(rows, words));
    right();
  });

  test("the frontier", async () => {
    const connection = await openForPages(await embeddedTables());
    const of = async <Row>(sql: {toString(): string}) => (await readRows(connection, String(sql))) as Row[];
    const words = frontier[lang];
    const [points, gaps, lags] = [
      await of<FrontierPoint>(pointRows("mmlu", [])),
      await of<GapRow>(gapRows("mmlu", [])),
      await of<LagRow>(lagRows("mmlu", []))
    ];
    // None of either kind yet, one, both, and after the last change.
    for (const day of sample(["2021-01-01", "2020-01-01", "2026-01-01", "2024-03-04"], 2)) {
      const view = {
        m: words,
        benchmark: "MMLU",
        scope: day < "2024" ? words.allScores : words.scoresWith("x: y"),
        day,
        reportDay: "2024-03-04",
        span: ["2020-05-28", "2025-07-11"]
      } as const;
      for (const rows of subsets(points)) look(`points, ${day}`, frontierLines(rows, view));
      const months = points.map((row) => ({...row, release_precision: "month"}) as const);
      for (const rows of [months.slice(0, 1), months.slice(0, 12), months])
        look(`months, ${day}`, frontierLines(rows.map(undated), view));
      for (const rows of subsets(gaps)) {
        look(`gaps, ${day}`, gapLine(rows, view));
        const bare = rows.map((row) => ({...row, gap: -row.gap, gap_margin: null}));
        look(`gaps the other way, ${day}`, gapLine(bare, view));
        for (const each of [rows, bare])
          faults.push(...sentenceFaults(gapAnswer(each, view).join(words.sentences), lang));
      }
      for (const rows of subsets(lags)) look(`lags, ${day}`, lagBars(rows, view));
      for (const model_id of sample(["gemma-7b", "qwen-72b", "unknown"], 2))
        for (const rows of subsets(await of<SizeRow>(sizeRows("mmlu", [], {day, model_id}))))
          look(`sizes, ${day}, ${model_id}`, sizeClasses(rows, view));
      for (const rows of subsets(await of<GapChoiceRow>(gapChoiceRows("mmlu", day))))
        look(`choices, ${day}`, gapChoices(rows, view));
    }
    right();
  });

  test("companies, by both percentiles", async () => {
    const words = {m: valuation[lang], lang};
    const formulas = percentile[lang];
    const computed = computedRanking(words.m, {
      years: 5,
      basis: "ttm",
      formula: formulas.kindNames.inc!,
      losses: formulas.lossesWords.exclude!
    });
    const market = await openForPages(await syntheticTables());
    const view = {...DEFAULT_VIEW, ranking: "computed"} as const;
    const both = [
      [publishedRanking(words.m), await ask<CompanyRow>(companyRows([], DEFAULT_VIEW))],
      [computed, (await readRows(market, String(companyRows([], view)))) as unknown as CompanyRow[]]
    ] as const;
    for (const [ranking, all] of both)
      for (const rows of subsets(all)) {
        look("scatter", peScatter(rows, {...words, ranking}));
        look("strip", percentileStrip(rows, {...words, ranking, totals: totalsOf(rows)}));
      }
    right();
  });

  test("changes since another day", () => {
    const words = {
      m: valuation[lang],
      lang,
      ranking: publishedRanking(valuation[lang]),
      since: "2024-02-22",
      day: "2024-02-23"
    };
    const changes = (["stayed", "entered", "left"] as const).flatMap((change) =>
      [
        [40, 52.1],
        [40, 40],
        [null, 12],
        [40, 40.04]
      ].map(
        ([before, now], i) =>
          ({
            code: `${change}${i}`,
            name_en: `Company ${i}`,
            name_zh: `公司${i}`,
            change,
            percentile_before: before,
            percentile_now: now,
            percentile_change: before == null || now == null ? null : now - before,
            percentile_published_as_of: "2024-02-23",
            percentile_published_source: "synthetic",
            as_of: "2024-02-23",
            source: "synthetic"
          }) as ChangeRow
      )
    );
    for (const rows of subsets(changes)) look("changes", percentileMoves(rows, words));
    look("no earlier day", noMoves(words.m, "", ""));
    right();
  });

  test("returns", async () => {
    const words = {m: performance[lang], lang};
    const report = await reportTables();
    const codes = report.companies.map(({code}) => String(code));
    for (const years of sample([1.2, 0.3, 2 / 365], 2)) {
      const market = marketOf(report, years);
      for (const tables of [market, {...market, index_history: []}]) {
        const connection = await openForPages(await computePerformance(tables, MARKET_DAY));
        const of = async <Row>(sql: {toString(): string}) =>
          (await readRows(connection, String(sql))) as Row[];
        const scale = await of<RatingRow>(ratingRows());
        for (const companies of [
          [],
          codes.slice(0, 1),
          codes.slice(4, 5),
          codes.slice(7, 8),
          codes.slice(0, 2),
          codes
        ]) {
          const filter = closed(performanceClauses({sectors: null, companies}));
          look(
            "lines",
            performanceLines(await of<LineRow>(lineRows(filter)), {
              ...words,
              chosen: companies.length,
              companies: report.companies.filter(({code}) => companies.includes(String(code))) as never
            })
          );
          for (const steps of [scale, []])
            look(
              "rating scale",
              ratingScale(await of<ExcessRow>(excessRows(filter)), {...words, scale: steps})
            );
        }
      }
    }
    right();
  });

  test("a company's tables", async () => {
    const words = {m: company[lang], words: percentile[lang], lang, unit: "bn"} as const;
    for (const {code} of sample(await ask<{code: string}>(companyRows([], DEFAULT_VIEW)), 4)) {
      const [facts] = await ask<CompanyFacts>(companyFacts(code));
      const peers = await ask<PeerRow>(peerRows(code));
      const own = peers.filter((row) => row.code === code);
      const subtitle = words.m.peers.subtitle("2024E", null);
      const said = [
        financialTitle(facts!, words),
        ...[own, ...peers.map((peer) => [...new Set([...own, peer])]), peers].map((rows) =>
          peerTitle(rows, code, words)
        )
      ];
      for (const title of said)
        look("tables", {title, subtitle, source: "", asOf: "", rows: [], columns: []});
    }
    right();
  });

  test("a company's days", async () => {
    const connection = await openForPages(await reportTables());
    const days = [0, 1, 2, 400];
    const kinds = {
      plain: {},
      loss: {loss: [2000, 0]},
      "loss now": {loss: [1, 0]},
      "loss once": {loss: [40, 40]},
      "loss of no size": {loss: [90, 0]},
      missing: {missing: [2000, 0]},
      "missing now": {missing: [0, 0]},
      suspended: {suspended: [2000, 0]},
      "suspended now": {suspended: [0, 0]},
      "no cap": {}
    } as const;
    const cases = Object.entries(kinds).flatMap(([kind, gaps]) => days.map((n) => ({kind, gaps, n})));
    for (const {kind, gaps, n} of sample(cases, 3)) {
      await connection.run("DROP TABLE IF EXISTS pe_history");
      const history = syntheticHistory({code: "synthetic", seed: 4, days: n, ...gaps});
      const rows = kind === "no cap" ? history.map((row) => ({...row, market_cap_cny_100m: null})) : history;
      const unsized = rows.map((row) =>
        "pe_ttm" in row && Number(row.pe_ttm ?? 1) < 0 ? {...row, pe_ttm: 0} : row
      );
      await createTable(connection, "pe_history", kind === "loss of no size" ? unsized : rows);
      for (const losses of LOSSES) await historyFigures(connection, losses, `${kind}, ${n} days`);
    }
    right();
  });

  async function historyFigures(
    connection: DuckDBConnection,
    losses: (typeof LOSSES)[number],
    what: string
  ): Promise<void> {
    const of = async <Row>(sql: {toString(): string}) => (await readRows(connection, String(sql))) as Row[];
    const code = "synthetic";
    for (const window of [5, 1] as const) {
      const days = {asOf: LAST_DAY, window};
      const strip = await of<PercentileRow>(stripRows(code, days));
      const current = strip.find((row) => row.kind === "weak" && row.losses === losses);
      if (!current) continue;
      const strict = strip.find((row) => row.kind === "strict" && row.losses === losses)!;
      const view = {
        m: company[lang],
        words: percentile[lang],
        unit: window === 5 ? "bn" : "100m",
        currency: window === 5 ? "CNY" : "USD",
        current,
        cheaper: strict.percentile === null ? null : Math.round((strict.percentile * strict.n) / 100),
        stretches: await of<StretchRow>(stretchRows(code, days)),
        levels: await of<LevelRow>(levelRows(code, {...days, losses}, LEVELS))
      } as const;
      const series = await of<SeriesRow>(seriesRows(code, days));
      const bandLevels = await of<LevelRow>(levelRows(code, {...days, losses}, BAND_LEVELS));
      const bins = await of<BinRow>(binRows(code, days));
      look(`PE, ${what}, ${losses}`, peHistory(series, view));
      look(`bands, ${what}, ${losses}`, peBands(series, {...view, levels: bandLevels}));
      look(`distribution, ${what}, ${losses}`, peDistribution(bins, view));
      look(
        `definitions, ${what}, ${losses}`,
        definitionStrip(strip, {...view, chosen: current, published: 40})
      );
    }
  }
});
