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
  8: [80.04, 79.96],
  13: [50, 15]
};
/** And the net profit expected for a year. */
const PROFITS: Readonly<Record<number, readonly [year: number, before: number | null, now: number | null]>> =
  {
    2: [2031, 10, 10.5],
    9: [2031, 10, 10.49],
    10: [2031, -1, 1],
    11: [2031, null, 7],
    12: [2031, 40, 30],
    14: [2031, 40, 30]
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
    net_profit_cny_100m: profits[day]!,
    net_profit_100m: profits[day]!,
    // Of one in dollars; of another in another currency than before, which is no move.
    ...((i === "12" || (i === "14" && day === 1)) && {currency: "USD", net_profit_cny_100m: null})
  }));
  const own = {list_id: "banks", sector_zh: "银行", sector_en: "Banks", sector_printed_zh: "银行"};
  const [list] = report.lists;
  return {
    ...report,
    lists: [
      list!,
      {
        ...list!,
        list_id: "banks",
        name_zh: "银行股",
        name_en: "Banks of mine",
        kind: "inbox",
        is_default: false
      }
    ],
    // One company is in no list, one in two, and one comes into the second list.
    list_members: [
      ...report.list_members.filter((row) => isThere(row) && row.code !== codes[13]),
      {...own, code: codes[2]!, position: 1},
      ...(day === 1 ? [{...own, code: codes[14]!, position: 2}] : [])
    ],
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
    // A day from before there were lists: nobody has come into one since.
    const before = i === 0 ? {lists: [], list_members: []} : {};
    await writeDay(`${folder}/same`, day, {...tablesOf(report, 0), ...before});
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
      "Companies since 2024-02-22: 2 entered, 1 left, 5 crossed percentile 20 or 80, 3 with a consensus that moved by at least 5%"
    );
    const LISTS = [String(report.lists[0]!.name_en), "Banks of mine", "in no list"];
    const shown = rowsOf("changes").map(([company, change, sector, before, now, percent]) => [
      LISTS.find((list) => sector!.endsWith(` ${list}`)),
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
    const inList = (list: string, rows: readonly (string | undefined)[][]) =>
      rows.map((row) => [list, ...row]);
    expect(shown).toEqual([
      ...inList(String(report.lists[0]!.name_en), [
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
          [12, "consensus for 2031 cut", "USD 4.000 bn", "USD 3.000 bn", "−25.0"]
        ])
      ]),
      ...inList("Banks of mine", [
        ["entered", nameOf(14), "", "", ""],
        ["percentile is not below 20 any more", nameOf(2), "19.9", "20.0", ""],
        ["consensus for 2031 raised", nameOf(2), "CNY 1.000 bn", "CNY 1.050 bn", "+5.0"]
      ]),
      ["in no list", "percentile fell below 20", nameOf(13), "50.0", "15.0", ""]
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
    expect(links).toContain(`../companies/company.html?code=${report.companies[13]!.code}`);
    expect(textsOf("#changes .figure-notes li").join(" ")).toContain("at least 5%");
  });

  test("counts them by list and sector, each company once, and leaves as files", async () => {
    over("two");
    await openPage("data", "?lang=zh");
    expect(titleOf("changes")).toBe(
      "2024-02-22 以来：新增 2 家，退出 1 家，5 家分位穿越 20 或 80，3 家一致预期变动达 5% 以上（含）"
    );
    const [all, ...rest] = rowsOf("changes-by-list");
    expect(all).toEqual(["全部公司", "2", "1", "3", "3", "3", "10"]);
    expect(titleOf("changes-by-list")).toBe("10 家公司有变动");
    const first = `全部板块 ${report.lists[0]!.name_zh}`;
    const lists = rest.filter(([group]) => group!.startsWith("全部板块"));
    expect(lists).toEqual([
      [first, "1", "1", "2", "3", "3", "8"],
      ["全部板块 银行股", "1", "0", "1", "0", "1", "2"],
      ["全部板块 不属于任何名单", "0", "0", "1", "0", "0", "1"]
    ]);
    expect(rest).toContainEqual(["银行 银行股", "1", "0", "1", "0", "1", "2"]);
    // Sectors of a list add up to it.
    const inFirst = rest.filter(
      ([group]) => group!.endsWith(String(report.lists[0]!.name_zh)) && group !== first
    );
    expect(inFirst.reduce((sum, row) => sum + Number(row.at(-1)), 0)).toBe(8);
    const {name, rows} = await csvOf("changes");
    expect(name).toMatch(/2024-02-23\.csv$/);
    expect(rows).toHaveLength(14);
    const crossed = rows.find(
      ({change, percentile_line}) => change === "crossed" && percentile_line === "80"
    )!;
    expect(crossed).toMatchObject({
      unit: "percentile",
      since: BEFORE,
      as_of: DAY,
      source: "computed from pe_history"
    });
    expect((await csvOf("changes-by-list")).rows[0]).toMatchObject({
      scope: "all",
      n_crossed: "5",
      as_of: DAY
    });
  });

  test("says so where nothing did", async () => {
    over("same");
    await openPage("data");
    expect(titleOf("changes")).toBe(
      "Between 2024-02-22 and 2024-02-23 no company entered or left, crossed percentile 20 or 80, or had its consensus move by 5%"
    );
    expect(document.querySelector("#changes-by-list")).toBeNull();
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
        ...{list_id: null, list_name_zh: null, list_name_en: null, is_listed: false},
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
        const list = {list_id: null, list_name_zh: null, list_name_en: null};
        const group = {...counts, ...list, n_consensus_moved: n, sector_zh: null, sector_en: null};
        const shown = changesFigure(rows, view);
        const counted = countsFigure(
          (["all", "list", "sector"] as const).slice(0, n + 1).map((scope) => ({...group, scope})),
          view
        );
        const said = [shown, counted].flatMap((each) => [each.title, each.subtitle, ...(each.notes ?? [])]);
        said.push(view.t.noDay, view.t.oneDay(DAY));
        expect(said.flatMap((sentence) => sentenceFaults(sentence, lang))).toEqual([]);
        expect(shown.source).not.toBe("");
      }
  });
});
