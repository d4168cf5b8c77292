import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fileName} from "../../../src/components/export/fileName.js";

const date = "2024-02-23";

describe("fileName", () => {
  it("joins the notebook, the figure, the filters and the date", () => {
    expect(fileName({what: "head-to-head", filters: "Gemma 7B vs. Mistral 7B", date, extension: "svg"})).toBe(
      "benchfolio_head-to-head_gemma-7b-vs-mistral-7b_2024-02-23.svg"
    );
  });

  it("leaves the filters out where there are none", () => {
    expect(fileName({what: "valuation", date, extension: "csv"})).toBe("benchfolio_valuation_2024-02-23.csv");
    expect(fileName({what: "valuation", filters: " – ", date, extension: "csv"})).toBe(
      "benchfolio_valuation_2024-02-23.csv"
    );
  });

  it("keeps letters of any script", () => {
    expect(fileName({what: "valuation", filters: "算力：寒武纪、科大讯飞", date, extension: "png"})).toBe(
      "benchfolio_valuation_算力-寒武纪-科大讯飞_2024-02-23.png"
    );
  });

  it("cuts the filters between two words", () => {
    const filters = "knowledge, commonsense, reading, reasoning, mathematics, programming, code";
    expect(fileName({what: "scores", filters, date, extension: "png"})).toBe(
      "benchfolio_scores_knowledge-commonsense-reading-reasoning-mathematics_2024-02-23.png"
    );
  });

  it("cuts a single long word within", () => {
    const name = fileName({what: "scores", filters: "寒".repeat(100), date, extension: "png"});
    expect(name).toBe(`benchfolio_scores_${"寒".repeat(40)}_2024-02-23.png`);
  });

  it("is a name that every system takes, whatever the texts hold", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({unit: "binary", maxLength: 400}),
      fc.constant("../CON.\0 |?*")
    );
    fc.assert(
      fc.property(text, text, text, (what, filters, day) => {
        const name = fileName({what, filters, date: day, extension: "svg"});
        expect(name).toMatch(/^benchfolio(_[\p{L}\p{M}\p{Nd}-]+)*\.svg$/u);
        expect(name).toBe(name.normalize("NFC"));
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/--|-_|_-|-\./);
      })
    );
  });
});
