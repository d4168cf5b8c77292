import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {wrapText} from "../../../src/components/export/wrapText.js";

/** Chinese characters are twice as wide as Latin ones. */
const measure = (text: string) => [...text].reduce((sum, c) => sum + (/[\u3000-\uffef]/.test(c) ? 2 : 1), 0);
const wrap = (text: string, width: number) => wrapText(text, width, measure);

describe("wrapText", () => {
  it("breaks at spaces", () => {
    expect(wrap("Gemma 7B leads its class", 10)).toEqual(["Gemma 7B", "leads its", "class"]);
  });

  it("gives no line for no text", () => {
    expect(wrap("", 10)).toEqual([]);
    expect(wrap("  ", 10)).toEqual([]);
  });

  it("breaks between Chinese characters, not within a Latin word among them", () => {
    expect(wrap("寒武纪高于Gemma的中位数", 12)).toEqual(["寒武纪高于", "Gemma的", "中位数"]);
  });

  it("breaks between Chinese words, not within one that a line has room for", () => {
    expect(wrap("所选公司的估值中位数", 14)).toEqual(["所选公司的估值", "中位数"]);
    expect(wrap("所选公司的估值中位数", 12)).toEqual(["所选公司的", "估值中位数"]);
  });

  it("takes a closing mark along with what it closes", () => {
    expect(wrap("市盈率，高于", 6)).toEqual(["市盈", "率，", "高于"]);
    expect(wrap("亏损）。", 4)).toEqual(["亏", "损）。"]);
  });

  it("takes an opening mark along with what it opens", () => {
    expect(wrap("市盈率（倍）", 8)).toEqual(["市盈率", "（倍）"]);
  });

  it("keeps inner spaces and no-break spaces", () => {
    expect(wrap("a  b\u00a0c d", 6)).toEqual(["a  b\u00a0c", "d"]);
  });

  it("breaks an address after its slashes", () => {
    expect(wrap("see https://a.example/report.pdf", 22)).toEqual(["see https://a.example/", "report.pdf"]);
  });

  it("breaks a word wider than a line, never inside a character", () => {
    expect(wrap("abcdefgh", 3)).toEqual(["abc", "def", "gh"]);
    expect(wrap("e\u0301e\u0301", 1)).toEqual(["e\u0301", "e\u0301"]);
  });

  const parts = [
    "Gemma",
    "7B",
    " ",
    " ",
    "  ",
    "，",
    "。",
    "（",
    "）",
    "(",
    ")",
    ",",
    ".",
    "寒",
    "武",
    "纪",
    "/",
    "👩‍🔬"
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...parts), {maxLength: 30}).map((list) => list.join("")),
    fc.string()
  );
  const width = fc.integer({min: 1, max: 30});

  it("loses nothing but spaces", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        let rest = text;
        for (const line of wrap(text, width)) {
          expect(rest.trimStart().startsWith(line)).toBe(true);
          rest = rest.trimStart().slice(line.length);
        }
        expect(rest.trim()).toBe("");
      })
    );
  });

  it("gives lines that fit or cannot be broken", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        for (const line of wrap(text, width)) {
          if (measure(line) > width) expect(wrapText(line, 0, measure)).toEqual([line]);
        }
      })
    );
  });

  it("begins no line but the first with a closing mark, and ends none but the last with an opening one", () => {
    fc.assert(
      fc.property(text, width, (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。）),.]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（(]$/);
      })
    );
  });
});
