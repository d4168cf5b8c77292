import {describe, expect, test} from "vitest";
import {daySpan, provenance, sourceDay} from "../../../src/components/charts/provenance.js";
import {sourceLine} from "../../../src/components/export/sourceLine.js";
import {common} from "../../../src/lib/messages/common.js";
import {frontier} from "../../../src/lib/messages/frontier.js";
import {takeAway} from "../../../src/lib/messages/takeAway.js";

// Files of scores may name no day.

test("a span is of the days that there are", () => {
  expect(daySpan([null, "2025-04-07", "2024-02-23", null])).toBe("2024-02-23 – 2025-04-07");
  expect(daySpan([null, "2024-02-23"])).toBe("2024-02-23");
  expect(daySpan(["", "2024-02-23"])).toBe("2024-02-23");
  expect(daySpan([null, null])).toBe("");
  expect(provenance([{source: "wide.csv", as_of: null}])).toEqual({source: "wide.csv", asOf: ""});
});

test("a tip names a source without a day alone", () => {
  expect(sourceDay({source: "wide.csv", as_of: null})).toBe("wide.csv");
  expect(sourceDay({source: "wide.csv", as_of: "2024-02-23"})).toBe("wide.csv · 2024-02-23");
});

describe.each(["en", "zh"] as const)("in %s, what is taken away", (lang) => {
  test("has no day where no source names one", () => {
    const texts = (asOf: string) => [
      sourceLine({source: "wide.csv", asOf}, common[lang]),
      takeAway[lang].cite("A title", "wide.csv", asOf, "https://example.org/"),
      frontier[lang].tip.source("wide.csv", asOf || null)
    ];
    for (const text of texts("")) expect(text).not.toMatch(/as of|截至|null|·/);
    for (const text of texts("2024-02-23")) expect(text).toMatch(/(as of|截至) 2024-02-23/);
  });
});
