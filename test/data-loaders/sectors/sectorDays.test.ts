import {describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {reportTables} from "../../../data-loaders/datasets/reportTables.js";
import {computeSectorDays} from "../../../data-loaders/sectors/sectorDays.js";
import {LAST_DAY, syntheticTables} from "../../syntheticMarket.js";
import {daysUntil, historyRows} from "../percentile/syntheticHistory.js";

const DAY = "2024-02-23";
const report = await reportTables();

/** A list of the given companies, all in one sector, with these days. */
function listOf(
  codes: readonly string[],
  pe_history: readonly Row[],
  sector: string | null = "银行"
): Tables {
  const [list, ...others] = report.lists;
  const [company] = report.companies;
  return {
    ...report,
    lists: [{...list!, list_id: "banks"}, ...others],
    companies: codes.map((code) => ({...company!, code, sector_zh: null, industry_zh: "行业"})),
    list_members: codes.map((code, i) => ({
      ...{list_id: "banks", code, sector_zh: sector, sector_en: sector},
      ...{sector_printed_zh: sector, position: i + 1}
    })),
    pe_history: [...pe_history]
  };
}

/** 260 days that end with `last`; the days before go 1, 2, 3 … so that the last one's place is plain. */
const ending = (code: string, last: number | null, days = 260) =>
  historyRows(daysUntil(DAY, [...Array.from({length: days - 1}, (_, i) => i + 1), last], code));

const newest = ({sector_days}: Tables) => sector_days.filter(({date}) => date === DAY);

describe("computeSectorDays", () => {
  test("takes the medians of the members with a profit, losses counted apart", async () => {
    const tables = listOf(
      ["A", "B", "C", "D"],
      [...ending("A", 130.5), ...ending("B", 0.5), ...ending("C", 1000), ...ending("D", -4)]
    );
    const {sector_days} = await computeSectorDays(tables, DAY);
    // By hand: of 260 ranked days 130, none and 259 are cheaper, over 259 others.
    expect(newest({...tables, sector_days})).toEqual([
      {
        ...{list_id: "banks", sector_zh: "银行", date: DAY, n: 3, n_loss: 1},
        ...{pe_median: 130.5, percentile_median: (100 * 130) / 259}
      }
    ]);
    // A day before, all four stand at their dearest, and have ranked days enough.
    expect(sector_days.at(-2)).toMatchObject({n: 4, n_loss: 0, pe_median: 259, percentile_median: 100});
    // The first day on which any has 250 of them is the 250th.
    expect(sector_days.filter((row) => row.percentile_median === null)).toHaveLength(249);
  });

  test("says nothing of fewer than three, and leaves suspended days, gaps and later days out", async () => {
    const days = [...ending("A", 10), ...ending("B", 20), ...ending("C", null), ...ending("D", 30)];
    const paused = days.map((row) =>
      row.code === "D" && row.date === DAY ? {...row, suspended: true} : row
    );
    const later = {...days[0]!, date: "2024-02-24"};
    const {sector_days} = await computeSectorDays(listOf(["A", "B", "C", "D"], [...paused, later]), DAY);
    expect(sector_days.at(-1)).toEqual({
      ...{list_id: "banks", sector_zh: "银行", date: DAY, n: 2, n_loss: 0},
      ...{pe_median: null, percentile_median: null}
    });
  });

  test("begins the window a day after the same date five years before", async () => {
    const old = ["2019-02-23", "2019-02-24"].flatMap((date) =>
      ["A", "B", "C"].map((code) => ({...ending(code, 1)[0]!, date, pe_ttm: 0.1}))
    );
    const days = ["A", "B", "C"].flatMap((code) => ending(code, 0.5));
    const {sector_days} = await computeSectorDays(listOf(["A", "B", "C"], [...old, ...days]), DAY);
    expect(sector_days.at(-1)?.percentile_median).toBe(100 / 260);
  });

  test("takes a company's industry where its list sorts nothing", async () => {
    const days = ["A", "B", "C"].flatMap((code) => ending(code, 2));
    const {sector_days} = await computeSectorDays(listOf(["A", "B", "C"], days, null), DAY);
    expect(new Set(sector_days.map(({sector_zh}) => sector_zh))).toEqual(new Set(["行业"]));
  });

  test("is empty without a list or a history", async () => {
    expect((await computeSectorDays(report, DAY)).sector_days).toEqual([]);
    const tables = {...listOf(["A"], ending("A", 1)), list_members: []};
    expect((await computeSectorDays(tables, DAY)).sector_days).toEqual([]);
  });

  test("ends with the medians of the percentiles of that day, over a whole market", async () => {
    const tables = await syntheticTables();
    const {sector_days} = await computeSectorDays(tables, LAST_DAY);
    const ranks = new Map(
      tables.pe_percentiles
        .filter(
          ({window_years, kind, losses}) => window_years === 5 && kind === "inc" && losses === "exclude"
        )
        .map((row) => [row.code, row])
    );
    const sectors = [...new Set(tables.list_members.map(({sector_zh}) => sector_zh!))];
    const today = new Map(
      tables.pe_history
        .filter(({date, suspended}) => date === LAST_DAY && !suspended)
        .map(({code, pe_ttm}) => [code, Number(pe_ttm)])
    );
    const told = sectors.map((sector) => {
      const codes = tables.list_members
        .filter(({sector_zh, code}) => sector_zh === sector && (today.get(code!) ?? 0) > 0)
        .map(({code}) => code!);
      const ranked = codes.map((code) => ranks.get(code)!).filter(({n}) => Number(n) >= 250);
      return [
        sector,
        {
          pe_median: medianOf(codes.map((code) => today.get(code)!)),
          percentile_median: medianOf(ranked.map(({percentile}) => Number(percentile)))
        }
      ] as const;
    });
    const newestRows = sector_days.filter(({date}) => date === LAST_DAY);
    expect(newestRows.length).toBeGreaterThan(5);
    for (const [sector, expected] of told) {
      const row = newestRows.find(({sector_zh}) => sector_zh === sector)!;
      expect({pe_median: row.pe_median, percentile_median: row.percentile_median}).toEqual(expected);
    }
  });
});

/** Null under three. */
function medianOf(values: readonly number[]): number | null {
  if (values.length < 3) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
