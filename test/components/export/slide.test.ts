// @vitest-environment jsdom
import {expect, test} from "vitest";
import {composeSlide} from "../../../src/components/export/slide.js";
import type {Rendered} from "../../../src/components/figure.js";
import {fakeMeasure} from "./fakeMeasure.js";

function figureOf(height: number): Rendered<object> {
  return {
    ...{title: "Gemma 7B wins 26 of 36 comparisons", subtitle: "Score in percent", source: "report, table 2"},
    ...{asOf: "2024-03-04", rows: [], columns: []},
    legend: [{label: "Gemma", color: "var(--bf-gemma)"}],
    render: (width) => {
      const host = document.createElement("div");
      host.innerHTML = `<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`;
      return host.querySelector("svg")!;
    }
  };
}

const numbers = (element: Element, ...names: string[]) =>
  names.map((name) => Number(element.getAttribute(name)));

test.each([
  ["a low figure at the smallest width", 100, 960, 960],
  ["a higher one at a width at which it has room", 600, 1440, 1440],
  ["one that has room at none smaller", 3000, 1920, null]
])("%s is 16 to 9, on paper to the edges", (_, height, width, viewed) => {
  const svg = composeSlide(figureOf(height), {measure: fakeMeasure});
  expect(numbers(svg, "width", "height")).toEqual([width, (width * 9) / 16]);
  const [x, y, w, h] = svg.getAttribute("viewBox")!.split(" ").map(Number) as [
    number,
    number,
    number,
    number
  ];
  expect(w / h).toBeCloseTo(16 / 9, 9);
  if (viewed !== null) expect(w).toBe(viewed);
  expect(numbers(svg.querySelector("rect")!, "x", "y", "width", "height")).toEqual([x, y, w, h]);
  // All of the picture is on it: from its first line to its last.
  const lines = [...svg.querySelectorAll("text")].map((text) => numbers(text, "x", "y"));
  for (const [left, baseline] of lines as [number, number][]) {
    expect(left).toBeGreaterThanOrEqual(x);
    expect(baseline).toBeGreaterThan(y);
    expect(baseline).toBeLessThan(y + h);
  }
});

test("title, legend and source are on it", () => {
  const svg = composeSlide(figureOf(300), {measure: fakeMeasure});
  expect([...svg.querySelectorAll("text")].map((text) => text.textContent)).toEqual([
    "Gemma 7B wins 26 of 36 comparisons",
    "Score in percent",
    "Gemma",
    "Source: report, table 2 · as of 2024-03-04",
    "Benchfolio"
  ]);
});
