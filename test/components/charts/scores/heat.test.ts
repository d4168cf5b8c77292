// @vitest-environment jsdom
import {rollup} from "d3";
import {beforeAll, describe, expect, it, vi} from "vitest";
import {textWidth} from "../../../../src/components/charts/plot/labels/text.js";
import {scoreHeat} from "../../../../src/components/charts/scores/heat.js";
import {benchmarks} from "../../../../src/lib/messages/benchmarks.js";
import {modelClauses, rowClauses, scoreRows, summaryRows} from "../../../../src/queries/benchmarks.js";
import type {ScoreRow, SummaryRow} from "../../../../src/queries/rows/benchmarks.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const m = benchmarks.en;
const UNMARKED = [rowClauses({categories: null, benchmarks: null, unmarked: true}).unmarked!];
let rows: ScoreRow[];
let unmarked: ScoreRow[];
let means: SummaryRow[];

beforeAll(async () => {
  rows = await ask<ScoreRow>(scoreRows([]));
  means = await ask<SummaryRow>(summaryRows([]));
  unmarked = await ask<ScoreRow>(scoreRows(UNMARKED));
});

const table = (from: readonly ScoreRow[], options = {}) =>
  scoreHeat(from, {m, ...options}).renderInteractive?.(640) as HTMLElement;
const headers = (root: Element) => [...root.querySelectorAll("thead th")].map((th) => th.textContent?.trim());
const benchmarkNames = (root: Element) =>
  [...root.querySelectorAll("tbody th[scope=row]")].map((th) => th.firstChild?.textContent);
const rowOf = (root: Element, name: string) =>
  [...root.querySelectorAll("tbody tr")].find(
    (tr) => tr.querySelector("th[scope=row]")?.firstChild?.textContent === name
  )!;

describe("the finding", () => {
  it("names the model with the most rows won outright, as a recount of the rows has it", () => {
    const wins = (id: string, tied: boolean) =>
      rows.filter((row) => row.model_id === id && row.place === 1 && row.tied > 1 === tied).length;
    expect([wins("gemma-7b", false), wins("gemma-7b", true)]).toEqual([10, 1]);
    expect(scoreHeat(rows, {m}).title).toBe("Gemma 7B is best in 10 of 18 benchmarks, and shares one more");
    expect(scoreHeat(rows, {m: benchmarks.zh}).title).toBe(
      "Gemma 7B 在 18 项基准测试中有 10 项领先，另有 1 项并列第一"
    );
  });

  it("follows the filter", () => {
    const alone = unmarked.filter((row) => row.model_id === "gemma-7b" && row.place === 1 && row.tied === 1);
    expect(scoreHeat(unmarked, {m}).title).toBe(`Gemma 7B is best in ${alone.length} of 18 benchmarks`);
  });

  it("does not call a model without a rival the best", async () => {
    const only = await ask<ScoreRow>(scoreRows([modelClauses({models: ["gemma-7b"]}).models!]));
    const figure = scoreHeat(only, {m});
    expect(figure.title).toBe("Gemma 7B scores from 23.0 on NQ to 83.2 on BoolQ");
    expect(figure.renderInteractive?.(640).querySelector(".bf-heat-best")).toBeNull();
  });

  it("counts only benchmarks on which there is a rival", () => {
    const pair = unmarked.filter(({model_id}) => model_id === "mistral-7b" || model_id === "gemma-2b");
    const figure = scoreHeat(pair, {m});
    expect(figure.title).toMatch(/ of 11 benchmarks/);
    expect(figure.notes).toContain(m.notes.alone(7));
  });
});

describe("the table on the page", () => {
  it("has a column a model and a row a benchmark, grouped by category", () => {
    const root = table(rows);
    expect(headers(root)).toEqual([
      "Benchmark",
      "Gemma 7B",
      "Gemma 2B",
      "LLaMA-2 13B",
      "LLaMA-2 7B",
      "Mistral 7B",
      "Best",
      "Gap"
    ]);
    expect(benchmarkNames(root)).toHaveLength(18);
    expect([...root.querySelectorAll(".bf-heat-category")].map((tr) => tr.textContent?.trim())).toEqual([
      "Knowledge",
      "Common sense",
      "Reading",
      "Reasoning",
      "Mathematics",
      "Code"
    ]);
    expect(root.querySelectorAll("td[data-model]")).toHaveLength(90);
  });

  it("names each category beside all its rows, too, for pages with room, but not in an order by scores", () => {
    const root = table(rows);
    const beside = [...root.querySelectorAll<HTMLTableCellElement>("tbody th.bf-heat-beside")];
    const counts = rollup(
      rows.filter(({model_id}) => model_id === "gemma-7b"),
      (members) => members.length,
      ({category}) => m.categories[category]!
    );
    expect(Object.fromEntries(beside.map((th) => [th.textContent, th.rowSpan]))).toEqual(
      Object.fromEntries(counts)
    );
    for (const th of beside) {
      expect(th.scope).toBe("rowgroup");
      expect(th.closest("tbody")?.querySelectorAll("th[scope=row]")).toHaveLength(th.rowSpan);
    }
    expect(root.classList).toContain("is-grouped");
    root.querySelector<HTMLElement>("thead button")!.click();
    expect(root.querySelector("tbody th.bf-heat-beside")).toBeNull();
    expect(root.classList).not.toContain("is-grouped");
  });

  it("shows every score with one decimal, and its mark with its meaning", () => {
    const cells = [...rowOf(table(rows), "SIQA").querySelectorAll("td .bf-heat-score")];
    expect(cells.map((cell) => cell.textContent)).toEqual(["51.8", "49.7", "50.3", "48.3", "47.0*"]);
    expect(cells[4]?.querySelector("sup")?.getAttribute("aria-label")).toBe("* run by Google");
    expect(table(rows).querySelectorAll("td sup")).toHaveLength(7);
  });

  it("marks the best of a row, and both where it is shared", () => {
    const root = table(rows);
    const best = [...root.querySelectorAll(".bf-heat-best")];
    expect(best).toHaveLength(19);
    const shared = [...rowOf(root, "BoolQ").querySelectorAll(".bf-heat-best")];
    expect(shared.map((cell) => cell.textContent)).toEqual([
      "83.2 (best of the row, shared)",
      "83.2* (best of the row, shared)"
    ]);
  });

  it("says in words that a score is missing", () => {
    const root = table(unmarked);
    const missing = [...root.querySelectorAll(".bf-heat-none")];
    expect(missing.map((cell) => cell.textContent)).toEqual(Array(7).fill("— no score"));
    expect(scoreHeat(unmarked, {m}).notes).toContain(m.notes.missing(7));
    expect([...root.querySelectorAll("tbody td")].every((cell) => cell.textContent?.trim())).toBe(true);
  });

  it("follows the given order of models, the rest behind", () => {
    expect(headers(table(rows, {order: ["mistral-7b", "gemma-2b"]})).slice(1, 4)).toEqual([
      "Mistral 7B",
      "Gemma 2B",
      "Gemma 7B"
    ]);
  });

  it("orders the rows by a click on a model: best first, worst first, by category again", () => {
    const asked: unknown[] = [];
    const root = table(rows, {onSort: (sort: unknown) => asked.push(sort)});
    const head = root.querySelectorAll("thead th")[5]!;
    const click = () => head.querySelector("button")?.click();
    const initial = benchmarkNames(root);
    click();
    expect(head.getAttribute("aria-sort")).toBe("descending");
    expect(root.querySelector(".bf-heat-category")).toBeNull();
    expect(benchmarkNames(root).slice(0, 3)).toEqual(["BoolQ", "PIQA", "HellaSwag"]);
    click();
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    expect(benchmarkNames(root)[0]).toBe("MATH");
    click();
    expect(head.getAttribute("aria-sort")).toBe("none");
    expect(benchmarkNames(root)).toEqual(initial);
    expect(asked).toEqual([
      {key: "mistral-7b", descending: true},
      {key: "mistral-7b", descending: false},
      null
    ]);
  });

  it("puts what has no score last in both directions", () => {
    for (const descending of [true, false]) {
      const root = table(unmarked, {sort: {key: "mistral-7b", descending}});
      const last = [...root.querySelectorAll("tbody tr")].slice(-7);
      expect(last.every((tr) => tr.querySelectorAll("td")[4]?.className === "bf-heat-none")).toBe(true);
    }
  });

  it("says who leads each row and by how much, and on the mean of the rows that all models have", () => {
    const root = table(rows, {means});
    const leads = (tr: Element) =>
      [...tr.querySelectorAll(".bf-heat-lead, .bf-heat-gap")].map((td) => td.textContent?.trim());
    expect(leads(rowOf(root, "MMLU"))).toEqual(["Gemma 7B", "1.8"]);
    expect(leads(rowOf(root, "BoolQ"))).toEqual(["2 tied", "0.0"]);
    const foot = root.querySelector("tfoot tr")!;
    expect(foot.querySelector("th")?.textContent).toBe("Mean over 18 benchmarks");
    const byId = new Map(means.map(({model_id, mean}) => [model_id, mean!.toFixed(2)]));
    const ids = [...rowOf(root, "MMLU").querySelectorAll<HTMLElement>("td[data-model]")].map(
      ({dataset}) => dataset.model!
    );
    expect(
      [...foot.querySelectorAll("td:not(.bf-heat-beside)")].slice(0, 5).map((td) => td.textContent)
    ).toEqual(ids.map((id) => byId.get(id)));
    expect(leads(foot)).toEqual(["Gemma 7B", (means[0]!.mean! - means[1]!.mean!).toFixed(2)]);
    const {textTable, render, notes} = scoreHeat(rows, {m, means});
    expect(textTable!().head.slice(-2)).toEqual(["Best", "Gap"]);
    expect(textTable!().rows.at(-1)?.slice(0, 2)).toEqual(["Mean", "over 18 benchmarks"]);
    expect(textsOf(render(900))).toEqual(expect.arrayContaining(["Mean", "Best", "Gap", "2 tied"]));
    expect(notes).toContain(m.heat.gapNote);
  });

  it.each([1000, 640, 320])(
    "has a picture whose mean says its rows, not under a score: at %d px",
    (width) => {
      const svg = scoreHeat(rows, {m, means}).render!(width);
      const shift = (element: Element | null): number =>
        element === null || element === svg
          ? 0
          : Number(/translate\(([-\d.]+)/.exec(element.getAttribute("transform") ?? "")?.[1] ?? 0) +
            shift(element.parentElement);
      const over = [...svg.querySelectorAll("text")].find(
        (text) => text.textContent === "over 18 benchmarks"
      );
      expect(over === undefined).toBe(width === 320);
      const scores = [...svg.querySelectorAll("rect")].map((rect) => Number(rect.getAttribute("x")));
      if (over) expect(shift(over) + textWidth("over 18 benchmarks")).toBeLessThan(Math.min(...scores));
    }
  );

  it("has neither leads of one model nor a mean of no common row", async () => {
    const only = rows.filter(({model_id}) => model_id === "gemma-7b");
    expect(headers(table(only, {means: means.slice(0, 1)}))).toEqual(["Benchmark", "Gemma 7B"]);
    expect(
      table(only, {means: means.slice(0, 1)}).querySelectorAll("tfoot td:not(.bf-heat-beside)")
    ).toHaveLength(1);
    const none = means.map((row) => ({...row, mean: null, n: 0}));
    const figure = scoreHeat(rows, {m, means: none});
    expect(figure.renderInteractive?.(640).querySelector("tfoot")).toBeNull();
    expect(figure.notes).toContain(m.heat.noMean);
    const part = means.map((row) => ({...row, n: 11}));
    expect(scoreHeat(rows, {m, means: part}).notes).toContain(m.summary.leftOut(7));
  });

  it("names a score by pointer, key and finger: who ran it, how, what its mark means, whose it is", async () => {
    const root = table(rows);
    document.body.append(root);
    const tip = () => root.querySelector("[role=tooltip]");
    const pointer = (type: string, on: Element, pointerType = "mouse") =>
      on.dispatchEvent(Object.assign(new MouseEvent(type, {bubbles: true}), {pointerType}));
    const cells = [...rowOf(root, "SIQA").querySelectorAll<HTMLElement>("td[data-model]")];
    pointer("pointerover", cells[4]!);
    await vi.waitFor(() => expect(tip()).not.toBeNull(), {timeout: 20_000});
    expect(tip()?.querySelector(".bf-tip-title")?.textContent).toBe("Mistral 7B · SIQA");
    expect([...tip()!.querySelectorAll("dl > div")].map((each) => each.textContent)).toEqual([
      "score47.0%",
      "rank5 of 5",
      "points behind4.8"
    ]);
    const said = tip()?.textContent;
    expect(said).toContain("Run by: Google");
    expect(said).toContain("Protocol: 0-shot");
    expect(said).toContain(m.notes.starred("*", "Google"));
    expect(said).toMatch(/Shanghai Securities.*As of: 2024-03-04/);
    pointer("pointerleave", root);
    expect(tip()).toBeNull();
    // The best one of a row, by the arrow keys.
    cells[1]!.focus();
    cells[1]!.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowLeft", bubbles: true}));
    expect(document.activeElement).toBe(cells[0]);
    expect(tip()?.textContent).toContain("points ahead1.5");
    expect(cells[0]?.getAttribute("aria-describedby")).toBe(tip()?.id);
    expect(root.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    cells[0]!.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
    expect(tip()).toBeNull();
    // A finger: its first tap names, the second takes the tip away.
    for (const isShown of [true, false]) {
      pointer("pointerdown", cells[2]!, "touch");
      cells[2]!.click();
      expect(tip() !== null).toBe(isShown);
    }
    root.remove();
  });

  it("keeps its node when it is asked for again, so that focus and scroll position stay", () => {
    const figure = scoreHeat(rows, {m});
    expect(figure.renderInteractive?.(640)).toBe(figure.renderInteractive?.(320));
  });

  it("treats names as text", () => {
    const hostile = rows.map((row) => ({
      ...row,
      model: HOSTILE[0],
      benchmark: HOSTILE[1],
      family: HOSTILE[0]
    }));
    const root = table(hostile);
    expect(root.querySelector("img")).toBeNull();
    expect(headers(root)[1]).toBe(HOSTILE[0]);
    expect(benchmarkNames(root)[0]).toBe(HOSTILE[1]);
  });
});

describe("the picture", () => {
  it("looks as it did", async () => {
    const svg = scoreHeat(rows, {m, means}).render(640);
    await expect(formatSvg(svg)).toMatchFileSnapshot("../__snapshots__/scoreHeat.svg");
  });

  it("marks missing scores", async () => {
    const svg = scoreHeat(unmarked, {m}).render(640);
    expect(textsOf(svg).filter((text) => text === "—")).toHaveLength(7);
  });

  it("follows the order that the reader gave the table", () => {
    const figure = scoreHeat(rows, {m});
    figure.renderInteractive?.(640).querySelector<HTMLElement>("thead button")?.click();
    expect(textsOf(figure.render(640))).not.toContain("Knowledge");
  });

  it("shows the first of hundreds of models and says so", () => {
    const many = Array.from({length: 300}, (_, i) =>
      rows.slice(0, 5).map((row) => ({...row, model_id: `m${i}`, model: `synthetic ${i}`}))
    ).flat();
    const svg = scoreHeat(many, {m}).render(640);
    expect(textsOf(svg).some((text) => /of 300 models/.test(text))).toBe(true);
    expect(svg.getAttribute("width")).toBe("640");
  });

  it("is an empty frame with a word where there is nothing to show", async () => {
    const figure = scoreHeat([], {m});
    expect(figure).toMatchObject({title: m.empty.title, source: "", asOf: ""});
    expect(textsOf(figure.render(640)).join(" ")).toContain("Nothing to draw");
    await expect(formatSvg(figure.render(640))).toMatchFileSnapshot("../__snapshots__/empty.svg");
  });
});
