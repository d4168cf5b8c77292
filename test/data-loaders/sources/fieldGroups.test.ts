import fc from "fast-check";
import {describe, expect, test} from "vitest";
import type {Row} from "../../../data-loaders/contract.js";
import {overlayFields} from "../../../data-loaders/sources/fieldGroups.js";

const CODE = "300308.SZ";
const row = (fields: Row): Row => ({
  ...{code: CODE, as_of: "2024-02-23", source: "report"},
  ...{forward_pe: 29, forward_year: 2024, forward_pe_state: "ok"},
  ...{pe_percentile_published: 85, pe_percentile_state: "ok"},
  ...fields
});
const forward = (as_of: string, forward_pe: number): Row => ({
  ...{code: CODE, as_of, source: "forward.csv", forward_pe, forward_year: 2025, forward_pe_state: "ok"},
  ...{pe_percentile_published: null, pe_percentile_state: "missing"}
});

describe("what a source brings a part of", () => {
  test("keeps the day of what it leaves as it is, also of a row from before the part had one", () => {
    expect(overlayFields("valuations", [row({})], [forward("2025-04-07", 31)])).toEqual([
      {
        ...row({forward_pe: 31, forward_year: 2025, as_of: "2025-04-07", source: "forward.csv"}),
        ...{pe_percentile_as_of: "2024-02-23", pe_percentile_source: "report"}
      }
    ]);
  });

  test("does not overtake a newer figure, but fills in one that is missing, whatever its day", () => {
    const newer = row({
      as_of: "2025-04-08",
      pe_percentile_as_of: "2024-02-23",
      pe_percentile_source: "report"
    });
    expect(overlayFields("valuations", [newer], [forward("2025-04-07", 31)])).toEqual([newer]);
    const none = {...newer, forward_pe: null, forward_pe_state: "missing"};
    expect(overlayFields("valuations", [none], [forward("2024-01-31", 31)])[0]).toMatchObject({
      forward_pe: 31,
      as_of: "2024-01-31"
    });
  });

  test("takes brokers and reports away with the profit that they are of", () => {
    const profit = (as_of: string, values: Row): Row => ({
      ...{code: CODE, fiscal_year: 2024, kind: "consensus", net_profit_cny_100m: 41, as_of, source: as_of},
      ...values
    });
    const before = profit("2024-02-23", {brokers: 12, reports_6m: 40});
    const now = (values: Row) => overlayFields("financials", [before], [profit("2024-02-26", values)]);
    expect(now({})).toMatchObject([{as_of: "2024-02-26", brokers: null, reports_6m: null}]);
    expect(now({reports_6m: 43})).toMatchObject([{brokers: null, reports_6m: 43}]);
    expect(now({net_profit_cny_100m: null, revenue_cny_100m: 200})).toMatchObject([
      {as_of: "2024-02-23", brokers: 12, reports_6m: 40, revenue_cny_100m: 200}
    ]);
  });

  test("is of each group the newest that was said of it, in whatever order of the sources", () => {
    const any = fc.record({
      day: fc.integer({min: 1, max: 28}),
      value: fc.integer({min: 1, max: 99}),
      isForward: fc.boolean()
    });
    fc.assert(
      fc.property(fc.uniqueArray(any, {selector: ({day}) => day, minLength: 1, maxLength: 6}), (said) => {
        const rows = said.map(({day, value, isForward}): Row => {
          const as_of = `2024-02-${String(day).padStart(2, "0")}`;
          const state = isForward ? ["ok", "missing"] : ["missing", "ok"];
          return {
            ...{
              code: CODE,
              as_of,
              source: String(day),
              pe_percentile_as_of: as_of,
              pe_percentile_source: String(day)
            },
            ...{forward_pe: isForward ? value : null, forward_year: null, forward_pe_state: state[0]!},
            ...{pe_percentile_published: isForward ? null : value, pe_percentile_state: state[1]!}
          };
        });
        const [found, ...others] = overlayFields("valuations", [], rows);
        expect(others).toEqual([]);
        const newest = (wanted: boolean) =>
          said.filter(({isForward}) => isForward === wanted).sort((a, b) => b.day - a.day)[0];
        expect(found!.forward_pe).toBe(newest(true)?.value ?? null);
        expect(found!.pe_percentile_published).toBe(newest(false)?.value ?? null);
        if (newest(true)) expect(found!.source).toBe(String(newest(true)!.day));
        if (newest(false)) expect(found!.pe_percentile_source).toBe(String(newest(false)!.day));
      })
    );
  });

  test("is of one currency: amounts in another one replace the row, or leave it", () => {
    const year = (currency: string, as_of: string, amounts: Row): Row => ({
      ...{code: "00700.HK", fiscal_year: 2027, kind: "consensus", as_of, source: currency, currency},
      ...{
        revenue_cny_100m: null,
        net_profit_cny_100m: null,
        revenue_100m: null,
        net_profit_100m: null,
        ...amounts
      }
    });
    const before = year("CNY", "2026-11-26", {revenue_cny_100m: 8000, net_profit_cny_100m: 2000});
    const [late, early] = ["2026-11-27", "2026-11-25"].map((day) =>
      year("HKD", day, {net_profit_100m: 2200})
    );
    expect(overlayFields("financials", [before], [late!])).toEqual([late]);
    expect(overlayFields("financials", [before], [early!])).toMatchObject([
      {currency: "CNY", net_profit_cny_100m: 2000}
    ]);
  });

  test("adds a row for a key that is new, and none that says nothing", () => {
    const silent = {...forward("2025-04-07", 1), forward_pe: null, forward_pe_state: "missing"};
    expect(overlayFields("valuations", [], [silent, forward("2025-04-07", 31)])).toHaveLength(1);
    const year = (fiscal_year: number, net_profit_cny_100m: number | null): Row => ({
      ...{code: CODE, fiscal_year, kind: "consensus", net_profit_cny_100m, revenue_cny_100m: null}
    });
    expect(overlayFields("financials", [], [year(2024, 1), year(2025, 2), year(2026, null)])).toHaveLength(2);
  });
});
