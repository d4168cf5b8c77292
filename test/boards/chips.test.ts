// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {listChip, rangeChip} from "../../src/boards/chips.js";
import {boards} from "../../src/lib/messages/boards.js";

const names = new Map(Array.from({length: 9}, (_, i) => [`id-${i}`, `Sector ${"ABCDEFGHI"[i]}`]));
const ids = [...names.keys()];
const textOf = (chosen: readonly string[], lang: "en" | "zh" = "en") =>
  listChip(boards[lang], "sectors", boards[lang].sectors, chosen, names).map(({text}) => text);

describe("the chip of a list", () => {
  test("names what is chosen, or all but what is left out, whichever is shorter", () => {
    expect(textOf(ids)).toEqual([]);
    expect(textOf([])).toEqual(["Sectors: none"]);
    expect(textOf(["id-1"])).toEqual(["Sectors: Sector B"]);
    expect(textOf(ids.slice(1))).toEqual(["Sectors: all but Sector A"]);
    expect(textOf(ids.slice(2), "zh")).toEqual(["板块不含：Sector A、Sector B"]);
    expect(textOf(ids.slice(4))).toEqual(["Sectors: all but Sector A, Sector B, Sector C, Sector D"]);
  });

  test("says for every option on which side it is", () => {
    fc.assert(
      fc.property(fc.subarray(ids, {maxLength: 8}), (chosen) => {
        const [text = ""] = textOf(chosen);
        const isLeftOut = text.includes("all but");
        for (const [id, name] of names)
          expect(text.includes(name), name).toBe(chosen.includes(id) !== isLeftOut);
      })
    );
  });
});

describe("the chip of an interval", () => {
  test("has the digits of its ends", () => {
    const text = (...range: [number | null, number | null]) =>
      rangeChip(boards.en, "pe", "PE", range).map((chip) => chip.text);
    expect(text(20.15, 1000)).toEqual(["PE 20.15 to 1,000"]);
    expect(text(null, -0.125)).toEqual(["PE up to −0.125"]);
    expect(text(3, null)).toEqual(["PE from 3"]);
    expect(text(null, null)).toEqual([]);
  });
});
