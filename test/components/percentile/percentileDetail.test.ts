// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {formulaParts} from "../../../src/components/percentile/formulaParts.js";
import {percentileDetail} from "../../../src/components/percentile/percentileDetail.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";
import {call, daysUntil, openHistory} from "../../data-loaders/percentile/syntheticHistory.js";

const m = percentile.en;
const ROW: PercentileRow = {
  code: "synthetic",
  as_of: "2024-02-23",
  window_years: 5,
  kind: "inc",
  losses: "exclude",
  basis: "ttm",
  pe: 41.5678,
  percentile: 63.25,
  state: "ok",
  n: 1201,
  n_loss: 20,
  n_missing: 3,
  n_suspended: 12,
  window_start: "2019-02-23",
  pe_date: "2024-02-22",
  last_date: "2024-02-23",
  first_date: "2017-01-03"
};
const words = (element: HTMLElement) => (element.textContent ?? "").replaceAll(/\s+/g, " ");

describe("a percentile in detail", () => {
  test("is the number with n, what was left out, window, PE and formula", () => {
    const text = words(percentileDetail(ROW, {m}));
    for (const part of [
      "63.25",
      "1,201",
      "20 with a loss, 3 without PE, 12 suspended",
      "after 2019-02-23, up to 2024-02-23",
      "41.57 of 2024-02-22",
      "PERCENTRANK.INC: 759 of the 1,200 other days are cheaper"
    ])
      expect(text).toContain(part);
    expect(text).not.toContain(m.published);
    const zh = words(percentileDetail(ROW, {m: percentile.zh}));
    expect(zh).toContain("PERCENTRANK.INC：其余 1,200 日中有 759 日更低");
  });

  test("keeps its dates, and a difference with its unit, on one line", () => {
    const published = {percentile: 62, state: "ok", source: "a report", asOf: "2024-02-21"};
    const dates = [...percentileDetail(ROW, {m, published}).querySelectorAll(".unbroken")];
    expect(dates.map(({textContent}) => textContent)).toEqual([
      ...["as of 2024-02-21", "+1.3 points", "2019-02-23", "2024-02-23", "2024-02-22"]
    ]);
  });

  test("stands beside what was published, with the difference in points", () => {
    const published = {percentile: 62, state: "ok", source: "a report", asOf: "2024-02-23"};
    const text = words(percentileDetail(ROW, {m, published}));
    expect(text).toContain("Computed − published");
    expect(text).toContain("+1.3 points");
    expect(text).toContain("a report, as of 2024-02-23");
    const nobody = {...published, percentile: null, state: "not_given", source: null};
    expect(words(percentileDetail(ROW, {m, published: nobody}))).toContain("not given");
    expect(words(percentileDetail(ROW, {m, published: nobody}))).not.toMatch(/null|, as of/);
  });

  test("has no number for a loss, but the word and the reason", () => {
    const loss = {...ROW, percentile: null, state: "loss", pe: -12} as const;
    const element = percentileDetail(loss, {m, published: {...loss, source: "", asOf: ""}});
    expect(element.querySelector(".bf-badge")?.textContent).toBe("loss");
    expect(words(element)).toContain(m.why.loss);
    expect(words(element)).toContain("−12.00");
    expect(element.querySelectorAll(".bf-detail-figures dd")[0]?.textContent).toMatch(/^\s*—/);
  });

  test("carries a badge where the number rests on few days", () => {
    const short = percentileDetail({...ROW, n: 120, state: "short_window"}, {m});
    expect(short.querySelector(".bf-badge")?.textContent).toBe("short history");
    expect(percentileDetail(ROW, {m}).querySelector(".bf-badge")).toBeNull();
  });

  test("says since when there are no data, and does not call that a suspension", () => {
    const ended = {
      ...ROW,
      window_years: 0,
      window_start: null,
      last_date: "2024-01-31",
      state: "no_data"
    } as const;
    const element = percentileDetail(ended, {m});
    expect(element.querySelector(".bf-badge")?.textContent).toBe("no data since 2024-01-31");
    expect(words(element)).toContain("whole history: 2017-01-03 to 2024-01-31");
    expect(words(element)).not.toMatch(/not traded|is suspended/);
    const of = (row: PercentileRow, lang: "en" | "zh") =>
      percentileDetail(row, {m: percentile[lang]}).querySelector(".bf-badge")?.textContent;
    expect(of(ended, "zh")).toBe("2024-01-31 之后无数据");
    expect(of({...ended, last_date: null}, "en")).toBe("no recent data");
    expect(of({...ROW, state: "stale"}, "en")).toBe("suspended");
  });

  test("says that there is no history where there is none", () => {
    const text = words(percentileDetail(undefined, {m: percentile.zh}));
    expect(text).toContain(percentile.zh.notComputed);
    expect(text).not.toContain(percentile.zh.n);
  });
});

describe("the numbers of a formula", () => {
  test("give the percentile back, for every kind and treatment of losses", async () => {
    const history = await openHistory(daysUntil("2024-02-23", [9, 7, -3, 12, 7, null, 8, 7]));
    const rows = await call(history, "pe_strip_of('synthetic', '2024-02-23')");
    expect(rows).toHaveLength(15);
    for (const row of rows) {
      const parts = formulaParts(row);
      expect((100 * Number(parts?.above)) / Number(parts?.n)).toBeCloseTo(row.percentile ?? -1, 9);
    }
  });
});
