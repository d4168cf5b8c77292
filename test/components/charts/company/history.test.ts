// @vitest-environment jsdom

import {parse} from "csv-parse/sync";
import {scaleLog} from "d3";
import {beforeAll, describe, expect, test} from "vitest";
import {createTable, type DuckDBConnection, openEngine, readRows} from "../../../../data-loaders/engine.js";
import {installPercentile} from "../../../../data-loaders/percentile/percentile.js";
import {peBands} from "../../../../src/components/charts/company/bands.js";
import {definitionStrip} from "../../../../src/components/charts/company/definitions.js";
import {peDistribution} from "../../../../src/components/charts/company/distribution.js";
import {hatchLines} from "../../../../src/components/charts/company/hatch.js";
import {dayPoints, formatPe, peHistory} from "../../../../src/components/charts/company/history.js";
import {segments} from "../../../../src/components/charts/company/time.js";
import {logTicks} from "../../../../src/components/charts/plot/axes.js";
import {figureCsv} from "../../../../src/components/export/csvFile.js";
import type {Figure} from "../../../../src/components/figure.js";
import {company} from "../../../../src/lib/messages/company.js";
import {percentile} from "../../../../src/lib/messages/percentile.js";
import {BAND_LEVELS, binRows, LEVELS, seriesRows, stretchRows} from "../../../../src/queries/company.js";
import type {Losses} from "../../../../src/queries/percentile.js";
import {levelRows, stripRows} from "../../../../src/queries/percentile.js";
import type {BinRow, LevelRow, SeriesRow, StretchRow} from "../../../../src/queries/rows/company.js";
import type {PercentileRow} from "../../../../src/queries/rows/percentile.js";
import {LAST_DAY, type SyntheticCompany, syntheticHistory} from "../../../syntheticMarket.js";
import {formatSvg, textsOf} from "../formatSvg.js";

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openEngine();
  await installPercentile(connection);
});

/** What the charts are told of a synthetic company. */
async function view(of: Partial<SyntheticCompany>, {lang = "en", losses = "exclude" as Losses} = {}) {
  const code = "synthetic";
  await connection.run("DROP TABLE IF EXISTS pe_history");
  await createTable(connection, "pe_history", syntheticHistory({code, seed: 4, days: 1490, ...of}));
  const ask = async <Row>(query: {toString(): string}) =>
    (await readRows(connection, String(query))) as Row[];
  const days = {asOf: LAST_DAY, window: 5} as const;
  const strip = await ask<PercentileRow>(stripRows(code, days));
  const m = company[lang as "en" | "zh"];
  return {
    m,
    words: percentile[lang as "en" | "zh"],
    unit: "100m" as const,
    currency: "CNY",
    strip,
    current: strip.find((row) => row.kind === "inc" && row.losses === losses)!,
    cheaper: 321,
    series: await ask<SeriesRow>(seriesRows(code, days)),
    stretches: await ask<StretchRow>(stretchRows(code, days)),
    levels: await ask<LevelRow>(levelRows(code, {...days, losses}, LEVELS)),
    bandLevels: await ask<LevelRow>(levelRows(code, {...days, losses}, BAND_LEVELS)),
    bins: await ask<BinRow>(binRows(code, days))
  };
}

/** The rows of a figure's file. */
function csvRows<Row extends object>(figure: Figure<Row>): Record<string, string>[] {
  return parse(figureCsv(figure), {columns: true, bom: true}) as Record<string, string>[];
}

const GAPS = {loss: [640, 520], missing: [900, 870], suspended: [300, 275]} as const;

describe("the PE over time", () => {
  test("says where it stands now, and labels the lines at percentile 20, 50 and 80", async () => {
    const v = await view({});
    const shown = peHistory(v.series, v);
    expect(shown.title).toBe(
      `PE TTM of ${v.current.pe?.toFixed(1)}: at percentile ${v.current.percentile?.toFixed(1)} of 5 years`
    );
    const texts = textsOf(shown.render(900));
    for (const {level, pe} of v.levels) expect(texts).toContain(`${level}: ${pe?.toFixed(1)}`);
    expect(texts).toContain(`now ${v.current.pe?.toFixed(1)}`);
    expect(shown.rows).toBe(v.series);
  });

  test("hatches losses, greys what is missing, breaks the line there, and says how many days it is", async () => {
    const v = await view(GAPS);
    const shown = peHistory(v.series, v);
    const svg = shown.render(900);
    expect(shown.notes?.join(" ")).toMatch(/^121 days with a loss.*no PE \(31 days\).*suspended \(26 days\)/);
    expect(textsOf(svg)).toContain("loss");
    expect(svg.querySelectorAll("[data-mark=line] path")).toHaveLength(4);
    const plain = await view({});
    expect(peHistory(plain.series, plain).render(900).querySelectorAll("[data-mark=line] path")).toHaveLength(
      1
    );
  });

  test("has no number, no dot and no label for a company that makes a loss, but its past", async () => {
    const v = await view({loss: [300, 0]});
    const shown = peHistory(v.series, v);
    expect(shown.title).toBe("No percentile over 5 years: loss");
    expect(textsOf(shown.render(900)).join(" ")).not.toContain("now");
    expect(shown.render(900).querySelector("[data-mark=line] path")).not.toBeNull();
  });

  test.each([
    [{missing: [1490, 0]}, "No day of this window has a PE."],
    [{suspended: [1490, 0]}, "The share was suspended on every day of this window."]
  ] as const)("says what all days lack: %j", async (gaps, words) => {
    const v = await view({...gaps, days: 300});
    // The history begins within the window: a longer one has no other days.
    expect(textsOf(peHistory(v.series, v).render(600)).join(" ")).toBe(words);
  });

  test("without market capitalisation says that it is missing, and draws the PE", async () => {
    const v = await view({});
    const series = v.series.map((row) => ({...row, market_cap_100m: null, profit: null}));
    const bands = peBands(series, {...v, levels: v.bandLevels});
    expect(bands.title).toBe("No market capitalisation");
    // An empty frame: nothing to take away, and nobody whom it would be of.
    expect([bands.rows, bands.source, bands.asOf]).toEqual([[], "", ""]);
    expect(textsOf(bands.render(900)).join(" ")).toBe(company.en.bands.empty);
    expect(peHistory(series, v).title).toMatch(/^PE TTM of [\d.]+: at percentile/);
    const lately = [...v.series.slice(0, -1), series.at(-1)!];
    expect(peBands(lately, {...v, levels: v.bandLevels}).title).toBe(
      `No market capitalisation of ${LAST_DAY}`
    );
  });

  test("is an empty frame with a word where every day is a loss", async () => {
    const v = await view({loss: [1490, 0]});
    for (const {render} of [peHistory(v.series, v), peDistribution(v.bins, v)])
      expect(textsOf(render(900)).join(" ")).toBe(
        "Every PE of this window is one of a loss, and none is above zero. A longer window may have some."
      );
    expect(() => peBands(v.series, {...v, levels: v.bandLevels}).render(600)).not.toThrow();
  });
});

describe("a loss whose size no source tells", () => {
  test.each([
    ["en", "PE TTM: a loss, ranked dearest, at percentile 95.2 of 5 years", "loss"],
    ["zh", "市盈率 TTM：亏损（视为最贵），处于近 5 年第 95.2 百分位", "亏损"]
  ] as const)("is no PE of 0.0, in words or in the file, in %s", async (lang, title, word) => {
    const v = await view({loss: [60, 0]}, {lang, losses: "dearest"});
    const current = {...v.current, pe: 0, percentile: 95.2};
    const series = v.series.map((row) => ((row.pe ?? 1) < 0 ? {...row, pe: 0, profit: null} : row));
    const shown = peHistory(series, {...v, current});
    expect(shown.title).toBe(title);
    const rows = csvRows(shown).filter(({pe_state}) => pe_state === "loss");
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map(({pe}) => pe))).toEqual(new Set([""]));
    expect(csvRows(peBands(series, {...v, levels: v.bandLevels, current})).at(-1)).toMatchObject({
      profit_cny_100m: "",
      profit_state: "loss"
    });
    const strip = v.strip.map((row) => ({...row, pe: 0}));
    const file = csvRows(definitionStrip(strip, {...v, chosen: v.current, published: null}));
    expect(file.every((row) => row.pe === "" && row.pe_state === "loss")).toBe(true);
    expect(formatPe(0, v.m)).toBe(word);
  });
});

describe("a company whose rows end before those of others", () => {
  test("has charts of its last day", async () => {
    const v = await view({});
    const current = {...v.current, as_of: "2024-03-15", last_date: LAST_DAY};
    const strip = v.strip.map((row) => ({...row, as_of: "2024-03-15"}));
    for (const figure of [
      peHistory(v.series, {...v, current}),
      peBands(v.series, {...v, levels: v.bandLevels, current}),
      peDistribution(v.bins, {...v, current}),
      definitionStrip(strip, {...v, chosen: current, published: null})
    ]) {
      expect(figure.asOf).toBe(LAST_DAY);
      expect(figure.subtitle).toMatch(new RegExp(`as of ${LAST_DAY}$`));
    }
  });
});

describe("the bands", () => {
  test("say between which multiples the capitalisation lies, and name each at its end", async () => {
    const v = await view({});
    const shown = peBands(v.series, {...v, levels: v.bandLevels, unit: "100m"});
    const pes = v.bandLevels.map(({pe}) => pe!);
    const [lower, upper] = [
      pes.filter((pe) => pe <= v.current.pe!).at(-1),
      pes.find((pe) => pe > v.current.pe!)
    ];
    for (const multiple of [lower, upper]) if (multiple) expect(shown.title).toContain(multiple.toFixed(1));
    const texts = textsOf(shown.render(700));
    for (const pe of pes) expect(texts).toContain(`${pe.toFixed(1)}×`);
    const zh = await view({}, {lang: "zh"});
    expect(peBands(zh.series, {...zh, levels: zh.bandLevels, unit: "100m"}).title).toContain("亿元");
  });
});

describe("the distribution", () => {
  test("has a bar a class, as high as its days, and a line at today's PE", async () => {
    const v = await view({});
    const shown = peDistribution(v.bins, v);
    const svg = shown.render(600);
    expect(shown.title).toBe(`321 of ${v.current.n.toLocaleString("en-US")} days were cheaper than now`);
    const bars = [...svg.querySelectorAll("[data-mark=rect] rect")];
    expect(bars).toHaveLength(v.bins.length);
    const heights = bars.map((bar) => Number(bar.getAttribute("height")));
    const tallest = v.bins.findIndex(({n}) => n === Math.max(...v.bins.map((bin) => bin.n)));
    expect(heights.indexOf(Math.max(...heights))).toBe(tallest);
    expect(textsOf(svg)).toContain(`now ${v.current.pe?.toFixed(1)}`);
  });

  test("counts losses apart, in words or as a hatched bar beside the scale", async () => {
    const out = await view(GAPS);
    expect(peDistribution(out.bins, out).notes?.join("")).toContain("121 days with a loss");
    const dearest = await view(GAPS, {losses: "dearest"});
    const shown = peDistribution(dearest.bins, dearest);
    expect(shown.notes).toEqual([]);
    expect(textsOf(shown.render(600))).toContain("loss: 121");
  });
});

describe("the strip of definitions", () => {
  test("has a dot a definition on an axis from 0 to 100, one of them ringed, and the published number", async () => {
    const v = await view(GAPS);
    const shown = definitionStrip(v.strip, {...v, chosen: v.current, published: 62});
    const svg = shown.render(520);
    expect(svg.querySelectorAll("[data-mark=dot] circle")).toHaveLength(16);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["0", "100", "as published", "losses dearest"]));
    const honest = v.strip.filter(({losses}) => losses !== "raw").map((row) => row.percentile!);
    const [lo, hi] = [Math.min(...honest), Math.max(...honest)];
    const isAside = v.strip.some(
      ({losses, percentile}) => losses === "raw" && (percentile! < lo || percentile! > hi)
    );
    expect(isAside).toBe(true);
    expect(shown.title).toBe(
      `From ${lo.toFixed(1)} to ${hi.toFixed(1)}, by the definition; losses as numbers aside`
    );
    const within = v.strip.filter(({losses}) => losses !== "raw");
    expect(definitionStrip(within, {...v, chosen: v.current, published: 62}).title).not.toContain("aside");
  });

  test("says in words what has no number", async () => {
    const v = await view({loss: [300, 0]});
    const texts = textsOf(definitionStrip(v.strip, {...v, chosen: v.current, published: null}).render(520));
    expect(texts.filter((text) => text === "loss")).toHaveLength(5);
    expect(texts).not.toContain("as published");
  });
});

describe("the pieces", () => {
  test("hatching stays within its rectangle", () => {
    const area = {x1: 13, x2: 57, y1: 20, y2: 90};
    const lines = hatchLines(area);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      for (const x of [line.x1, line.x2]) expect(x >= area.x1 && x <= area.x2).toBe(true);
      for (const y of [line.y1, line.y2]) expect(y >= area.y1 - 1e-9 && y <= area.y2 + 1e-9).toBe(true);
    }
  });

  test("a log axis has at least four round values, within it", () => {
    for (const domain of [
      [8, 300],
      [37, 80],
      [20, 29],
      [0.5, 4000]
    ]) {
      const ticks = logTicks(scaleLog(domain, [0, 1]));
      expect(ticks.length, String(domain)).toBeGreaterThanOrEqual(3);
      expect(ticks.every((tick) => tick >= domain[0]! && tick <= domain[1]!)).toBe(true);
    }
  });

  test("a line is broken at a stretch, and skips days without a value", () => {
    const day = (date: string, pe: number | null) =>
      ({date, basis: "ttm", pe, market_cap_100m: 1, profit: 1, every: 1}) as SeriesRow;
    const rows = [day("2024-01-01", 1), day("2024-01-02", null), day("2024-01-03", 2), day("2024-01-08", 3)];
    const stretch = {state: "missing", first_date: "2024-01-02", last_date: "2024-01-02", n: 1} as const;
    expect(segments(rows, ({pe}) => pe, [stretch]).map(({segment}) => segment)).toEqual([0, 1, 1]);
  });

  test.each([
    ["100m", "CNY", "market cap CNY 123 × 100m"],
    ["bn", "USD", "market cap USD 12.3 bn"]
  ] as const)("tell a day's capitalisation in the unit of the page: %s of %s", (unit, currency, words) => {
    const [point] = dayPoints(
      [{date: "2024-02-23", pe: 20, market_cap_100m: 123} as SeriesRow],
      {x: () => 0, y: () => 0},
      {m: company.en, unit, currency, current: {basis: "ttm", last_date: "2024-02-23"} as PercentileRow}
    );
    expect(point!.text().split("\n")).toEqual([
      "2024-02-23",
      "PE TTM 20.00",
      words,
      `${company.en.source} · 2024-02-23`
    ]);
  });

  test("are drawn as reviewed", async () => {
    const v = await view(GAPS);
    const draw = {
      "company-pe": peHistory(v.series, v),
      "company-bands": peBands(v.series, {...v, levels: v.bandLevels, unit: "bn"}),
      "company-distribution": peDistribution(v.bins, v),
      "company-strip": definitionStrip(v.strip, {...v, chosen: v.current, published: 62})
    };
    for (const [name, figure] of Object.entries(draw))
      await expect(formatSvg(figure.render(640))).toMatchFileSnapshot(`../__snapshots__/${name}.svg`);
  });
});
