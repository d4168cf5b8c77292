// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {whatIf} from "../../../src/components/company/whatIf.js";
import {company} from "../../../src/lib/messages/company.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import {scenarioForwardPe, scenarioPe, suppose} from "../../../src/lib/scenario.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";

const words = {m: company.en, words: percentile.en};
const FIGURES = {
  actual_year: 2022,
  forward_year: 2024,
  forward_pe: 40,
  net_profit_forward_100m: 9,
  net_margin_forward_pct: 30,
  growth_pct: 50,
  peg: 0.8,
  cap_lo: 350,
  cap_hi: 370
};
const BASE = {
  figures: FIGURES,
  money: () => ({scale: 10, unit: "CNY bn"}),
  forwardPe: 40,
  forwardYear: "2024E",
  forwardState: "",
  pe: {ttm: 50, static: 60},
  hasHistory: true
};
const row = (value: number | null, state: PercentileRow["state"] = "ok") =>
  ({percentile: value, state}) as PercentileRow;
const text = (element: Element) => (element.textContent ?? "").replaceAll(/\s+/g, " ");

describe("a supposition", () => {
  test("moves the forward PE by price and against profit, and a PE of the past by price alone", () => {
    expect(scenarioForwardPe(40, {price: 10, profit: 0})).toBeCloseTo(44, 12);
    expect(scenarioForwardPe(40, {price: 0, profit: 25})).toBeCloseTo(32, 12);
    expect(scenarioPe(50, {price: -20, profit: 99})).toBeCloseTo(40, 12);
  });

  test("of nothing changes nothing, and price and profit that move alike leave the forward PE", () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.1, max: 500, noNaN: true}),
        fc.integer({min: -60, max: 150}),
        (pe, change) => {
          expect(scenarioForwardPe(pe, {price: change, profit: change})).toBeCloseTo(pe, 9);
          expect(scenarioPe(pe, {price: 0, profit: change})).toBe(pe);
        }
      )
    );
  });
});

describe("a company under a supposition", () => {
  test("has the growth, PEG, margin and market capitalisation of the supposed price and profit", () => {
    // 4 → 9 in two years is 50% a year; 4 → 5.76 is 20%.
    const then = suppose(FIGURES, {price: 10, profit: -36});
    expect(then.growth_pct).toBeCloseTo(20, 9);
    expect(then.forward_pe).toBeCloseTo((40 * 1.1) / 0.64, 9);
    expect(then.peg).toBeCloseTo((40 * 1.1) / 0.64 / 20, 9);
    expect(then.net_profit_forward_100m).toBeCloseTo(5.76, 9);
    expect(then.net_margin_forward_pct).toBeCloseTo(19.2, 9);
    expect([then.cap_lo, then.cap_hi]).toEqual([expect.closeTo(385, 9), expect.closeTo(407, 9)]);
  });

  test("has no PEG where the supposed profit falls, and keeps a loss as it is", () => {
    expect(suppose(FIGURES, {price: 0, profit: -60}).peg).toBeNull();
    const loss = {...FIGURES, forward_pe: null, growth_pct: null, peg: null, net_profit_forward_100m: -3};
    expect(suppose({...loss, net_margin_forward_pct: -5}, {price: 0, profit: 50})).toEqual({
      ...loss,
      net_margin_forward_pct: -5,
      cap_lo: 350,
      cap_hi: 370
    });
    expect(suppose(FIGURES, {price: 0, profit: 0})).toBe(FIGURES);
  });
});

describe("the results of a supposition", () => {
  test("show PEG and market capitalisation beside today's", () => {
    const shown = whatIf(BASE, words);
    shown.update({price: 10, profit: -36}, "ttm");
    expect(text(shown.element)).toContain("PEG3.4468.8 / 20.0 = 3.44now 0.80");
    expect(text(shown.element)).toContain("Implied market cap, CNY bn38.5–40.7now 35.0–37.0Forward PE ×");
    shown.update({price: 100, profit: -60}, "ttm");
    expect(text(shown.element)).toContain("PEG—−5.1% a year: only where profit grows");
    expect(text(shown.element)).toContain("70.0–74.0now 35.0–37.0");
  });

  test("show PEs with their formulas at once, and percentiles beside today's when they come", () => {
    const shown = whatIf(BASE, words);
    shown.update({price: 10, profit: -20}, "ttm");
    expect(text(shown.element)).toContain("40 × (1 + 10%) / (1 − 20%) = 55.0");
    expect(text(shown.element)).toContain("50.0 × (1 + 10%) = 55.0");
    shown.place("past", row(71.26), 63.2);
    expect(text(shown.element)).toContain("percentile 71.3 now 63.2, +8.1");
    shown.place("past", row(63.2), 63.2);
    expect(text(shown.element)).not.toContain("now 63.2");
  });

  test("are of the basis that is chosen, by name and by number", () => {
    const shown = whatIf(BASE, words);
    shown.update({price: 10, profit: 0}, "static");
    const said = text(shown.element);
    expect(said).toContain("Static PE66.060.0 × (1 + 10%) = 66.0");
    expect(said).toContain("as if it were the static PE");
    expect(said).not.toContain("TTM");
  });

  test("have no number where a loss has none, and say why", () => {
    const base = {...BASE, forwardPe: null, forwardState: "loss", pe: {ttm: -12, static: null}};
    const shown = whatIf(base, words);
    shown.update({price: 30, profit: 30}, "ttm");
    shown.place("past", null, null);
    shown.place("came", row(null, "loss"), null);
    const said = text(shown.element);
    expect(said).toContain("No forward PE: loss.");
    expect(said).toContain(company.en.whatIf.noTtm);
    expect(said).not.toContain(company.en.whatIf.noPercentile);
    const without = whatIf({...base, hasHistory: false}, words);
    without.place("past", null, null);
    expect(text(without.element)).toContain(company.en.whatIf.noPercentile);
    expect(said).not.toMatch(/NaN|−15|undefined/);
  });

  test("carry the badge of a PE beyond every day", () => {
    const shown = whatIf(BASE, words);
    shown.place("came", row(100, "above_range"), 90);
    expect(shown.element.querySelector(".bf-badge")?.textContent).toBe("above every day");
  });
});
