import {describe, expect, test} from "vitest";
import {days} from "../../src/lib/days.js";
import {company} from "../../src/lib/messages/company.js";
import {compare} from "../../src/lib/messages/compare.js";
import {percentile} from "../../src/lib/messages/percentile.js";
import {performance} from "../../src/lib/messages/performance.js";
import {valuation} from "../../src/lib/messages/valuation.js";

test("days are counted in the singular where there is one", () => {
  expect([0, 1, 2, 1215, "1", "1,215"].map((n) => days(n))).toEqual([
    ...["0 days", "1 day", "2 days", "1,215 days", "1 day", "1,215 days"]
  ]);
  expect(days(1, "trading day")).toBe("1 trading day");
});

test.each(["en", "zh"] as const)("thousands of days are grouped in %s", (lang) => {
  const {pe, distribution} = company[lang];
  const {loss, missing, suspended} = compare[lang].history;
  for (const words of [pe.noteLoss, pe.noteMissing, pe.noteSuspended, distribution.noteLoss])
    expect(words(1305)).toContain("1,305");
  for (const words of [loss, missing, suspended]) expect(words(1305)).toContain("1,305");
  expect(valuation[lang].columns.days("9", 1305, 1305, 1305).match(/1,305/g)).toHaveLength(3);
});

describe.each([0, 1, 2])("sentences of %d days", (n) => {
  const text = String(n);
  const sentences = [
    company.en.pe.noteMissing(n),
    company.en.pe.noteSuspended(n),
    company.en.distribution.title(text, text),
    company.en.distribution.title("0", text),
    company.en.distribution.noteLoss(n),
    company.en.sources.history(text, "2024-02-23"),
    percentile.en.numbers.inc(text, text),
    percentile.en.numbers.weak(text, text),
    percentile.en.numbers.strict("0", text),
    performance.en.lines.untraded(text),
    valuation.en.columns.days(text, n, n, n)
  ];

  test.each(sentences)("%s", (sentence) => {
    expect(sentence).not.toMatch(n === 1 ? /\b1 (\w+ )?days\b|day (are|were|have)\b/ : /\b[02] (\w+ )?day\b/);
  });
});
