// @vitest-environment jsdom
import {beforeAll, describe, expect, it} from "vitest";
import {
  averageDifference,
  summaryColumns,
  summaryFigure
} from "../../../../src/components/charts/scores/summary.js";
import {formatCsv} from "../../../../src/components/export/csv.js";
import {cellText} from "../../../../src/components/table/cell.js";
import {benchmarks} from "../../../../src/lib/messages/benchmarks.js";
import {rowClauses, summaryRows} from "../../../../src/queries/benchmarks.js";
import type {SummaryRow} from "../../../../src/queries/rows/benchmarks.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const m = benchmarks.en;
const OPTIONS = {m, complete: true, source: "report", asOf: "2024-03-04"};
let rows: SummaryRow[];
let unmarked: SummaryRow[];

beforeAll(async () => {
  rows = await ask<SummaryRow>(summaryRows([]));
  const clauses = rowClauses({categories: null, benchmarks: null, unmarked: true});
  unmarked = await ask<SummaryRow>(summaryRows([clauses.unmarked!]));
});

const gemma = () => rows.find(({model_id}) => model_id === "gemma-7b")!;

describe("summaryFigure", () => {
  it("finds the highest mean and its lead", () => {
    expect(summaryFigure(rows, OPTIONS).title).toBe(
      "Gemma 7B has the highest mean: 56.86 over 18 benchmarks, 2.33 points ahead of Mistral 7B"
    );
  });

  it("sets each mean beside the printed average, with the difference", () => {
    const texts = textsOf(summaryFigure(rows, OPTIONS).render(640));
    expect(texts).toContain("56.86 computed, 56.4 printed: +0.46");
    expect(texts).toContain("46.89 computed, 47.0 printed: −0.11");
    expect(summaryFigure(rows, OPTIONS).notes).toEqual([m.summary.over(18), m.summary.notTheMean]);
  });

  it("sets a mean below its name where both have no room on one line", () => {
    const at = (width: number) => {
      const svg = summaryFigure(rows, OPTIONS).render(width);
      const [name, mean] = ["Gemma 7B", "56.86 computed, 56.4 printed: +0.46"].map((words) => {
        const text = [...svg.querySelectorAll("text")].find(({textContent}) => textContent === words)!;
        const sum = (each: Element) =>
          Number(/,\s*([\d.-]+)\)/.exec(each.getAttribute("transform") ?? "")?.[1] ?? 0);
        return sum(text) + sum(text.parentElement!);
      }) as [number, number];
      return mean - name;
    };
    expect(at(358)).toBe(0);
    expect(at(288)).toBeGreaterThan(12);
  });

  it("compares nothing with the printed average while something is filtered", () => {
    const figure = summaryFigure(unmarked, {...OPTIONS, complete: false});
    expect(textsOf(figure.render(640)).join()).not.toContain("printed");
    expect(figure.notes).toEqual([m.summary.over(11), m.summary.leftOut(7), m.summary.notComparable]);
    expect(figure.title).toContain("57.23 over 11 benchmarks");
  });

  it("never compares a mean over a part of the rows", () => {
    expect(averageDifference({...gemma(), n: 11}, true)).toBeNull();
    expect(averageDifference(gemma(), false)).toBeNull();
    expect(averageDifference(gemma(), true)).toBeCloseTo(56.856 - 56.4, 3);
  });

  it("says so where no benchmark has a score of every model", () => {
    const none = rows.map((row) => ({...row, mean: null, n: 0}));
    const figure = summaryFigure(none, OPTIONS);
    expect(figure.title).toBe(m.summary.noneCommon);
    expect(textsOf(figure.render(640)).filter((text) => text === m.summary.noMean)).toHaveLength(5);
  });

  it("names both where the highest mean is shared", () => {
    const tied = rows.slice(0, 2).map((row) => ({...row, mean: 50}));
    expect(summaryFigure(tied, OPTIONS).title).toBe(
      "Gemma 7B and Mistral 7B share the highest mean: 50.00 over 18 benchmarks"
    );
  });

  it.each([360, 640, 1100])("begins every bar at zero and ends it at the mean, at %i pixels", (width) => {
    const svg = summaryFigure(rows, OPTIONS).render(width);
    const bars = [...svg.querySelectorAll("[data-mark=rect]")].flatMap((group) => [...group.children]);
    const box = bars.map((bar) => ({
      x: Number(bar.getAttribute("x")),
      width: Number(bar.getAttribute("width"))
    }));
    expect(box).toHaveLength(5);
    const unit = (box[0]?.width ?? 0) / (gemma().mean ?? 0);
    expect(Math.max(...box.map(({x}) => x)) - Math.min(...box.map(({x}) => x))).toBeLessThan(1);
    expect(unit * 100).toBeGreaterThan(width / 2);
  });

  it("looks as it did", async () => {
    const svg = summaryFigure(rows, OPTIONS).render(640);
    await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/summary.svg");
  });

  it("is an empty frame with a word where there is nothing to show", () => {
    const figure = summaryFigure([], OPTIONS);
    expect(figure).toMatchObject({title: m.empty.title, source: "report", asOf: "2024-03-04"});
    expect(textsOf(figure.render(640)).join(" ")).toContain("Nothing to draw");
  });

  it("draws names as text", () => {
    const svg = summaryFigure(
      rows.map((row) => ({...row, model: HOSTILE[0]})),
      OPTIONS
    ).render(640);
    expect(svg.querySelector("img")).toBeNull();
    expect(textsOf(svg)).toContain(HOSTILE[0]);
  });
});

describe("summaryColumns", () => {
  it("shows one precision a column, and a dash for what may not be compared", () => {
    const show = (complete: boolean) =>
      summaryColumns({m, complete}).map((column) => cellText(gemma(), column));
    expect(show(true)).toEqual([
      "Gemma 7B",
      "56.86",
      "48.51",
      "82.6",
      "1.69",
      "10",
      "11",
      "18",
      "56.4",
      "+0.46"
    ]);
    expect(show(false).at(-1)).toBe("—");
  });

  it("is a file whose columns are those of the rows, each once", () => {
    const {rows: views, columns} = summaryFigure(rows, OPTIONS);
    const [header, first] = formatCsv(views, columns).slice(1).split("\r\n");
    expect(header).toBe(
      "model,mean,normalized_mean,win_rate,mean_rank,best_alone,best_or_tied,n,average_printed,average_difference"
    );
    expect(first).toContain("0.455555556");
  });
});
