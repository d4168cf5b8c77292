// @vitest-environment jsdom
import {expect, it} from "vitest";
import {namedLines} from "../../../../src/components/charts/compare/lines.js";
import {textsOf} from "../formatSvg.js";

const names = ["Kunlunxu Machines", "Optical modules and their parts", "中际旭创", "Sugon"];
const lines = names.map((name, i) => ({
  name,
  points: ["2021-03-01", "2022-03-01", "2025-03-01"].map((date) => ({date, value: 10 + i, segment: 0}))
}));
const options = {
  label: "",
  axis: "PE",
  measure: "multiple",
  format: String,
  day: "day",
  rest: () => []
} as const;

it.each([288, 358, 1190])("every line has its whole name at its end, %i pixels wide", (width) => {
  const {svg} = namedLines(lines, width, options);
  const words = textsOf(svg).join(" ");
  expect(words).not.toContain("…");
  for (const name of names) expect(words.replaceAll(" ", "")).toContain(name.replaceAll(" ", ""));
});

it("a long word stands whole at the end of its line on a phone of 390 px", () => {
  const word = [{...lines[0]!, name: "Pharmaceuticals"}];
  const {svg} = namedLines(word, 358, options);
  expect(textsOf(svg)).toContain("Pharmaceuticals");
  expect(textsOf(namedLines([{...word[0]!, name: "A".repeat(60)}], 358, options).svg).join(" ")).toContain(
    "…"
  );
});

it("years that would touch on a phone are left out", () => {
  const years = (width: number) =>
    textsOf(namedLines(lines, width, options).svg).filter((text) => /^20\d\d$/.test(text));
  expect(years(1190)).toEqual(["2022", "2023", "2024", "2025"]);
  expect(years(230).length).toBeLessThan(4);
});
