import {describe, expect, test} from "vitest";
import type {Row, Tables} from "../../../data-loaders/contract.js";
import {
  addForwardPe,
  isPublished,
  valuationsOf,
  withBasis
} from "../../../data-loaders/valuations/forwardPe.js";

const [CODE, DAY] = ["600000.SH", "2024-02-23"];

const published: Row = {
  ...{code: CODE, as_of: DAY, forward_pe: 30, forward_year: 2024, forward_pe_state: "ok"},
  ...{pe_percentile_published: 85, pe_percentile_state: "ok", source: "a report"},
  ...{pe_percentile_as_of: null, pe_percentile_source: null},
  ...{forward_pe_basis: "published", consensus_as_of: null, brokers: null}
};
const year = (fiscal_year: number, net_profit_cny_100m: number, fields: Row = {}): Row => ({
  ...{code: CODE, fiscal_year, kind: "consensus", net_profit_cny_100m, brokers: 12},
  ...{as_of: "2024-02-20", source: "a file", ...fields}
});
const on = (date: string, cap: number | null, suspended = false): Row => ({
  ...{code: CODE, date, market_cap_cny_100m: cap, suspended}
});
const tablesOf = (financials: Row[], pe_history = [on(DAY, 1200)], valuations = [published]) =>
  ({financials, pe_history, valuations}) as unknown as Tables;
const computedOf = (tables: Tables, day = DAY) =>
  addForwardPe(tables, day)
    .valuations.filter((row) => !isPublished(row))
    .map(({forward_year, forward_pe, forward_pe_state}) => [forward_year, forward_pe, forward_pe_state]);

describe("a forward PE that is computed", () => {
  test("stands beside the published one, for each expected year, with what it rests on", () => {
    const tables = tablesOf([year(2025, 60, {brokers: null}), year(2024, 40), year(2026, -1)]);
    const {valuations} = addForwardPe(tables, DAY);
    expect(valuations[0]).toBe(published);
    expect(valuations.slice(1)).toMatchObject([
      {as_of: DAY, forward_pe: 30, forward_year: 2024, consensus_as_of: "2024-02-20", brokers: 12},
      {as_of: DAY, forward_pe: 20, forward_year: 2025, consensus_as_of: "2024-02-20", brokers: null},
      {as_of: DAY, forward_pe: null, forward_year: 2026, forward_pe_state: "loss"}
    ]);
    // The published percentile stands on published rows alone.
    expect(valuations.map((row) => row.pe_percentile_published)).toEqual([85, null, null, null]);
    expect(addForwardPe({...tables, valuations}, DAY).valuations).toEqual(valuations);
  });

  test("is of another market in the currency of its shares, and of profits in that one alone", () => {
    const code = "NVDA.US";
    const cap = {code, date: DAY, market_cap_100m: 24000, suspended: false};
    const profit = (currency: string): Row => ({
      ...year(2024, 0, {code, currency, net_profit_100m: 600}),
      net_profit_cny_100m: null
    });
    const of = (currency: string) => computedOf(tablesOf([profit(currency)], [cap], []));
    expect(of("USD")).toEqual([[2024, 40, "ok"]]);
    expect(of("HKD")).toEqual([]);
    const {valuations} = addForwardPe(tablesOf([profit("USD")], [cap], []), DAY);
    expect(valuations).toMatchObject([{currency: "USD", market_cap_100m: 24000}]);
  });

  test.each([
    ["a capitalisation", [], [year(2024, 40)]],
    ["a consensus", [on(DAY, 1200)], [year(2023, 38, {kind: "actual"})]],
    ["a day of about now", [on("2024-01-02", 1200)], [year(2024, 40)]],
    ["a year to come", [on(DAY, 1200)], [year(2023, 40), year(2024, 38, {kind: "actual"}), year(2024, 40)]]
  ])("is none without %s", (_, history, financials) => {
    expect(computedOf(tablesOf(financials, history))).toEqual([]);
  });

  test("is of the last day of trading, and of another day computed anew", () => {
    const first = addForwardPe(tablesOf([year(2024, 40)]), DAY);
    const later = {...first, pe_history: [on(DAY, 1200), on("2024-03-01", 1600), on("2024-03-04", 1, true)]};
    expect(computedOf(later, "2024-03-04")).toEqual([[2024, 40, "ok"]]);
  });

  test("is of no capitalisation of long ago, though the history goes on, for a vendor as for all", () => {
    const pe_history = (last: string) => [
      on("2021-03-01", 900),
      on(last, 1200),
      on("2024-02-22", null),
      on(DAY, 1, true)
    ];
    const [old, near] = ["2024-01-22", "2024-01-23"].map(pe_history) as [Row[], Row[]];
    const financials = [year(2024, 40)];
    expect(computedOf(tablesOf(financials, old))).toEqual([]);
    expect(computedOf(tablesOf(financials, near))).toEqual([[2024, 30, "ok"]]);
    const said = {as_of: DAY, source: "a vendor"};
    expect(valuationsOf([CODE], {pe_history: old, financials}, said)).toEqual([]);
    expect(valuationsOf([CODE], {pe_history: near, financials}, said)).toMatchObject([{forward_pe: 30}]);
  });

  test("of a consensus in another money than that of the price is neither computed nor said to be unknown", () => {
    const said = {as_of: DAY, source: "a vendor"};
    const of = (financials: Row[]) => valuationsOf([CODE], {pe_history: [on(DAY, 1200)], financials}, said);
    expect(of([year(2024, 40, {currency: "USD"})])).toEqual([]);
    expect(of([])).toMatchObject([{forward_pe_state: "no_consensus"}]);
  });

  test("is no older estimate where the vendor says that there is none", () => {
    const none = {...published, forward_pe: null, forward_year: null, forward_pe_state: "no_consensus"};
    const said = {...none, forward_pe_basis: "computed", source: "a vendor"};
    const with_ = (estimate: Row) => tablesOf([estimate], [on(DAY, 1200)], [published, said]);
    expect(computedOf(with_(year(2024, 40)))).toEqual([[null, null, "no_consensus"]]);
    expect(computedOf(with_(year(2024, 40, {as_of: DAY})))).toEqual([[2024, 30, "ok"]]);
  });

  test("of a store from before there was a basis is known by its vendor, and its percentile stays", () => {
    const {forward_pe_basis: _, ...before} = published;
    const vendor = {
      ...before,
      ...{source: "Tushare Pro, daily_basic and report_rc", as_of: "2024-03-01"},
      ...{pe_percentile_as_of: DAY, pe_percentile_source: "a report"}
    };
    const {valuations} = withBasis(tablesOf([], [], [before, vendor]));
    expect(valuations).toMatchObject([
      {forward_pe: 30, forward_pe_basis: "published"},
      {
        ...{forward_pe: null, forward_pe_state: "missing", forward_pe_basis: "published"},
        ...{as_of: DAY, source: "a report", pe_percentile_published: 85}
      }
    ]);
  });
});
