import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {foldText, matcher} from "../../src/lib/foldText.js";

describe("foldText", () => {
  it("reads full-width forms, capitals and minus signs as what a keyboard types", () => {
    expect(foldText("ＧＥＭＭＡ −2.5")).toBe("gemma -2.5");
  });
});

describe("matcher", () => {
  it("matches a text by itself", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (text) => {
        expect(matcher(text)(foldText(text))).toBe(true);
      })
    );
  });

  it("wants every word of the query", () => {
    const matches = matcher("7b gemma");
    expect([matches("gemma 7b"), matches("gemma 2b")]).toEqual([true, false]);
  });

  it("matches anything with a blank query", () => {
    expect(matcher("  ")("gemma")).toBe(true);
  });
});
