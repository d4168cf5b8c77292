// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {noMoves, percentileMoves} from "../../../../src/components/charts/valuation/moves.js";
import {
  computedRanking,
  publishedRanking
} from "../../../../src/components/charts/valuation/percentileLabels.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import type {ChangeRow} from "../../../../src/queries/rows/changes.js";
import {formatSvg, textsOf} from "../formatSvg.js";

const row = (
  name: string,
  before: number | null,
  now: number | null,
  change: ChangeRow["change"] = "stayed"
) =>
  ({
    code: name,
    name_en: name,
    name_zh: name,
    change,
    percentile_before: before,
    percentile_now: now,
    percentile_change: before === null || now === null ? null : now - before,
    as_of: "2024-02-23",
    source: "synthetic"
  }) as ChangeRow;

const ROWS = [
  row("Alpha", 66.4, 52.1),
  row("Beta", 14, 26, "entered"),
  row("Gamma", 80, 85, "left"),
  row("Delta", 40, 40),
  row("Epsilon", null, 12)
];
const m = valuation.en;
const show = (rows: readonly ChangeRow[], lang: "en" | "zh" = "en") =>
  percentileMoves(rows, {
    m: valuation[lang],
    lang,
    ranking: computedRanking(valuation[lang], {
      years: 5,
      basis: "ttm",
      formula: "PERCENTRANK.INC",
      losses: "left out"
    }),
    since: "2024-02-22",
    day: "2024-02-23"
  });

describe("percentileMoves", () => {
  it("names all that moved equally far, or counts them", () => {
    const two = [row("Alpha", 66.4, 52.1), row("Beta", 14.2, 28.5), row("Gamma", 40, 41)];
    expect(show(two).title).toBe("Alpha and Beta moved furthest, by 14.3 points each");
    expect(show(two, "zh").title).toBe("Alpha与Beta分位变动最大：各变动 14.3 个百分点");
    const three = [...two.slice(0, 2), row("Delta", 0, 14.3), row("Epsilon", 1, 2, "entered")];
    expect(show(three).title).toBe(
      "3 companies moved furthest, by 14.3 points each; 1 came under the filter"
    );
    expect(show(three, "zh").title).toMatch(/^有 3 家公司分位变动最大：各变动 14.3 个百分点/);
  });

  it("of published percentiles names whose they are and of when, of those that are drawn", () => {
    const of = (name: string, source: string, as_of: string, now: number) =>
      ({
        ...row(name, 50, now),
        percentile_published_source: source,
        percentile_published_as_of: as_of
      }) as ChangeRow;
    const rows = [
      of("Alpha", "report", "2024-02-23", 60),
      of("Beta", "file.csv", "2025-04-07", 70),
      of("Gamma", "unmoved.csv", "2025-04-08", 50)
    ];
    const ranking = publishedRanking(m);
    const {source, asOf} = percentileMoves(rows, {
      ...{m, lang: "en", ranking},
      ...{since: "2025-04-01", day: "2025-04-08"}
    });
    expect({source, asOf}).toEqual({source: "file.csv; report", asOf: "2024-02-23 – 2025-04-07"});
  });

  it("says who moved furthest, and how many came and left, and names these", () => {
    const {title, notes} = show(ROWS);
    expect(title).toBe(
      "Alpha moved furthest, from percentile 66.4 to 52.1; 1 came under the filter; 1 left it"
    );
    expect(notes).toEqual([
      "Under the filter now, and not before: Beta.",
      "Under the filter before, and not now: Gamma."
    ]);
    expect(show(ROWS, "zh").title).toBe("Alpha分位变动最大：由 66.4 变为 52.1；新进入筛选 1 家；退出 1 家");
  });

  it("draws those that moved: a ring before, a dot now, and the points with their sign", () => {
    const texts = textsOf(show(ROWS).render(640));
    expect(texts).toEqual(expect.arrayContaining(["Alpha", "−14.3 pts", "+12.0 pts", "0", "100"]));
    expect(texts).not.toContain("Delta");
    expect(texts).not.toContain("Epsilon");
  });

  it("keeps an axis that can be read where names would leave none", () => {
    const long = show([row("Foxconn Industrial Internet", 60, 52)]).render(358);
    const ticks = [...long.querySelectorAll("text")].filter((text) =>
      /^(0|100)$/.test(text.textContent ?? "")
    );
    const [zero, hundred] = ticks.map((text) =>
      Number(/translate\(([\d.]+)/.exec(text.getAttribute("transform") ?? "")?.[1])
    );
    expect(hundred! - zero!).toBeGreaterThan(200);
  });

  it("draws a dozen, says how many more there are, and hands over all of them", () => {
    const many = Array.from({length: 20}, (_, i) => row(`Company ${i}`, 50, 90 - i));
    const figure = show(many);
    expect(textsOf(figure.render(640)).filter((text) => text.startsWith("Company"))).toHaveLength(12);
    expect(figure.notes).toEqual([m.changes.more(8)]);
    expect(figure.rows).toHaveLength(20);
  });

  it("tells a small move with as many digits as it takes", () => {
    const small = show([row("Delta", 40, 40.04)]);
    expect(small.title).toBe("Delta moved furthest, from percentile 40.00 to 40.04");
    expect(textsOf(small.render(640))).toContain("+0.04 pts");
  });

  it("says so where nothing moved, and what brings another day where there is none", () => {
    expect(show([row("Delta", 40, 40)]).title).toBe("No percentile moved");
    const text = (rows: readonly ChangeRow[]) => textsOf(show(rows).render(640)).join(" ");
    expect(text([row("Delta", 40, 40)])).toContain("the same on both days");
    expect(text([])).toContain("No company is under the filter");
    expect(text([row("Delta", null, 40)])).toContain("gained or lost");
    const dearer = {...row("Delta", 40, 40), forward_pe_before: 20, forward_pe_now: 25};
    expect(text([dearer])).toContain("Only forward PEs");
    expect(textsOf(noMoves(m, "2024-02-23", "").render(640)).join(" ")).toContain("No earlier day is stored");
  });

  it("is drawn as reviewed", async () => {
    await expect(formatSvg(show(ROWS).render(640))).toMatchFileSnapshot(
      "../__snapshots__/percentileMoves.svg"
    );
  });
});
