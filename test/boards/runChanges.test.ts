// @vitest-environment jsdom
import {afterAll, beforeAll, describe, expect, test, vi} from "vitest";
import type {Row, Tables} from "../../data-loaders/contract.js";
import {reportTables} from "../../data-loaders/datasets/reportTables.js";
import {changesFigure, countsFigure} from "../../src/boards/data/changes.js";
import {common} from "../../src/lib/messages/common.js";
import {runChanges} from "../../src/lib/messages/runChanges.js";
import type {Answers} from "../../src/lib/notebook.js";
import {snapshotDays} from "../../src/queries/changes.js";
import type {RunChangeRow} from "../../src/queries/rows/runChanges.js";
import {sentenceFaults} from "../sentenceFaults.js";
import {writeDay} from "../syntheticStore.js";
import {temporaryFolderOfFile} from "../temporaryFolderOfFile.js";
import {csvOf} from "./csvOf.js";
import {openPage} from "./openPage.js";
import {figure, textsOf, titleOf} from "./pageInJsdom.js";

// What changed between two stored days: the report's companies, with percentiles and a consensus that were made up.
const BEFORE = "2024-02-22";
const DAY = "2024-02-23";
const folder = temporaryFolderOfFile();

/** A company's percentile before and now, by its place among the report's companies. */
const PERCENTILES: Readonly<Record<number, readonly [before: number | null, now: number | null]>> = {
  2: [19.9, 20],
  3: [80, 80.1],
  4: [85, 10],
  5: [20, 80],
  6: [15, 19],
  7: [null, 90],
  8: [80.04, 79.96]
};
/** And the net profit expected for a year. */
const PROFITS: Readonly<Record<number, readonly [year: number, before: number | null, now: number | null]>> =
  {
    2: [2031, 10, 10.5],
    9: [2031, 10, 10.49],
    10: [2031, -1, 1],
    11: [2031, null, 7],
    12: [2031, 40, 30]
  };

function percentile(code: string, value: number | null): Row[] {
  const common = {code, as_of: DAY, window_years: 5, losses: "exclude", state: "ok", n: 900};
  const counts = {n_loss: 0, n_missing: 0, n_suspended: 0, pe_ttm: 20};
  const dates = {window_start: "2019-02-22", last_date: DAY};
  return [
    {...common, ...counts, ...dates, kind: "inc", percentile: value},
    // Another definition, which crosses another line.
    {...common, ...counts, ...dates, kind: "weak", percentile: value === null ? null : 100 - value}
  ] as unknown as Row[];
}

/** The report's tables on the earlier (0) or the later (1) of two days. */
function tablesOf(report: Tables, day: 0 | 1): Tables {
  const codes = report.companies.map(({code}) => String(code));
  // One company is there on the first day alone, one on the second.
  const gone = codes[day === 0 ? 1 : 0];
  const isThere = (row: Row) => row.code !== gone;
  const like = report.financials.find(({kind}) => kind === "consensus")!;
  const financials = Object.entries(PROFITS).map(([i, [fiscal_year, ...profits]]) => ({
    ...like,
    code: codes[Number(i)]!,
    fiscal_year,
    net_profit_cny_100m: profits[day]!
  }));
  return {
    ...report,
    companies: report.companies.filter(isThere),
    valuations: report.valuations.filter(isThere),
    financials: [...report.financials.filter(isThere), ...financials],
    pe_percentiles: Object.entries(PERCENTILES).flatMap(([i, pair]) =>
      percentile(codes[Number(i)]!, pair[day]!)
    )
  };
}

let report: Tables;
beforeAll(async () => {
  report = await reportTables();
  for (const [i, day] of [BEFORE, DAY].entries()) {
    await writeDay(`${folder}/two`, day, tablesOf(report, i as 0 | 1));
    await writeDay(`${folder}/same`, day, tablesOf(report, 0));
  }
  await writeDay(`${folder}/one`, DAY, tablesOf(report, 1));
});
afterAll(() => {
  delete process.env.BENCHFOLIO_STORE;
});
const over = (store: string) => {
  process.env.BENCHFOLIO_STORE = `${folder}/${store}`;
};

const nameOf = (i: number) => String(report.companies[i]!.name_en);
const rowsOf = (id: string) =>
  [...figure(id).querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("td, th")].map((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim())
  );

describe("what changed since the stored day before", () => {
  test("has who entered and left, who crossed a line, and whose consensus moved", async () => {
    over("two");
    await openPage("data");
    expect(titleOf("changes")).toBe(
      "Companies since 2024-02-22: 1 entered, 1 left, 4 crossed percentile 20 or 80, 3 with a consensus that moved by at least 5%"
    );
    const shown = rowsOf("changes").map(([change, company, , before, now, percent]) => [
      change,
      company?.replace(/ \d{6}\.\w+$/, ""),
      ...[before, now, percent]
    ]);
    const byCode = (rows: readonly (readonly [number, ...string[]])[]) =>
      rows
        .toSorted(([a], [b]) =>
          String(report.companies[a]!.code) < String(report.companies[b]!.code) ? -1 : 1
        )
        .map(([i, change, ...rest]) => [change, nameOf(i), ...rest]);
    expect(shown).toEqual([
      ["entered", nameOf(1), "", "", ""],
      ["left", nameOf(0), "", "", ""],
      ...byCode([
        [2, "percentile is not below 20 any more", "19.9", "20.0", ""],
        [3, "percentile rose above 80", "80.0", "80.1", ""],
        [4, "percentile fell below 20", "85.0", "10.0", ""],
        [4, "percentile is not above 80 any more", "85.0", "10.0", ""],
        [8, "percentile is not above 80 any more", "80.04", "79.96", ""]
      ]),
      ...byCode([
        [2, "consensus for 2031 raised", "CNY 1.000 bn", "CNY 1.050 bn", "+5.0"],
        [10, "consensus for 2031 raised", "CNY −0.100 bn", "CNY 0.100 bn", "—"],
        [12, "consensus for 2031 cut", "CNY 4.000 bn", "CNY 3.000 bn", "−25.0"]
      ])
    ]);
    // The build's answers are those of the page's own engine over the published file.
    await vi.waitFor(
      () => expect(document.querySelector<HTMLElement>(".verification")?.dataset.agrees).toBe("true"),
      {timeout: 20_000}
    );
    // Who left has no page to be led to.
    const links = [...figure("changes").querySelectorAll("a")].map((a) => a.getAttribute("href"));
    expect(links).toContain(`../companies/${report.companies[1]!.code}.html`);
    expect(links).not.toContain(`../companies/${report.companies[0]!.code}.html`);
    expect(textsOf("#changes .figure-notes li").join(" ")).toContain("at least 5%");
  });

  test("counts them by sector, each company once, and leaves as files", async () => {
    over("two");
    await openPage("data", "?lang=zh");
    expect(titleOf("changes")).toBe(
      "2024-02-22 以来：新增 1 家，退出 1 家，4 家分位穿越 20 或 80，3 家一致预期变动达 5% 以上（含）"
    );
    const [all, ...sectors] = rowsOf("changes-by-sector");
    expect(all).toEqual(["全部公司", "1", "1", "2", "3", "3", "8"]);
    expect(titleOf("changes-by-sector")).toBe(`8 家公司有变动，涉及 ${sectors.length} 个板块`);
    for (const i of [1, 2, 3, 4, 5, 6].keys())
      expect(sectors.reduce((sum, row) => sum + Number(row[i + 1]), 0)).toBe(Number(all![i + 1]));
    const {name, rows} = await csvOf("changes");
    expect(name).toMatch(/2024-02-23\.csv$/);
    expect(rows).toHaveLength(10);
    const crossed = rows.find(
      ({change, percentile_line}) => change === "crossed" && percentile_line === "80"
    )!;
    expect(crossed).toMatchObject({
      unit: "percentile",
      since: BEFORE,
      as_of: DAY,
      source: "computed from pe_history"
    });
    expect((await csvOf("changes-by-sector")).rows[0]).toMatchObject({
      is_all: "true",
      n_crossed: "4",
      as_of: DAY
    });
  });

  test("says so where nothing did", async () => {
    over("same");
    await openPage("data");
    expect(titleOf("changes")).toBe(
      "Between 2024-02-22 and 2024-02-23 no company entered or left, crossed percentile 20 or 80, or had its consensus move by 5%"
    );
    expect(document.querySelector("#changes-by-sector")).toBeNull();
  });

  test("says what would bring a day to compare with", async () => {
    over("one");
    await openPage("data");
    expect(textsOf("main > .bf-hint")).toContain(runChanges.en.oneDay(DAY));
    expect(document.querySelector("#changes")).toBeNull();
    const change = (all: Answers) => ({...all, [String(snapshotDays())]: []});
    await openPage("data", "?lang=zh", {change});
    expect(textsOf("main > .bf-hint")).toContain(runChanges.zh.noDay);
  });

  test.each(["en", "zh"] as const)("has sound sentences in %s of none, one, two and many", (lang) => {
    const view = {since: BEFORE, day: DAY, lang, t: runChanges[lang], m: common[lang]};
    const row = (change: RunChangeRow["change"], i: number): RunChangeRow => ({
      ...{
        change,
        code: `60000${i}.SH`,
        name_zh: `甲${i}`,
        name_en: `A${i}`,
        sector_zh: null,
        sector_en: null
      },
      ...{percentile_line: 20, fiscal_year: 2031, value_before: 1, value_now: 30, unit: "percentile"},
      ...{value_change_pct: null, since: BEFORE, as_of: DAY, source: "x"}
    });
    const kinds = ["entered", "left", "crossed", "consensus_moved"] as const;
    for (const n of [0, 1, 2, 33])
      for (const some of [kinds, ...kinds.map((kind) => [kind])]) {
        const rows = some.flatMap((kind) => Array.from({length: n}, (_, i) => row(kind, i)));
        const counts = {
          n_companies: n,
          n_entered: n,
          n_left: n,
          n_crossed_20: n,
          n_crossed_80: 0,
          n_crossed: n
        };
        const group = {...counts, n_consensus_moved: n, sector_zh: null, sector_en: null};
        const shown = changesFigure(rows, view);
        const counted = countsFigure(
          [
            {...group, is_all: true},
            {...group, is_all: false}
          ].slice(0, n + 1),
          view
        );
        const said = [shown, counted].flatMap((each) => [each.title, each.subtitle, ...(each.notes ?? [])]);
        said.push(view.t.noDay, view.t.oneDay(DAY));
        expect(said.flatMap((sentence) => sentenceFaults(sentence, lang))).toEqual([]);
        expect(shown.source).not.toBe("");
      }
  });
});
