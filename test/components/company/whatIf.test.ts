// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {scenarioForwardPe, scenarioPe, whatIf} from "../../../src/components/company/whatIf.js";
import {company} from "../../../src/lib/messages/company.js";
import {percentile} from "../../../src/lib/messages/percentile.js";
import type {PercentileRow} from "../../../src/queries/rows/percentile.js";

const words = {m: company.en, words: percentile.en};
const BASE = {
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

describe("the results of a supposition", () => {
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
