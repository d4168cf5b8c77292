// @vitest-environment jsdom
import {beforeAll, describe, expect, it} from "vitest";
import {percentileColor} from "../../../../src/components/charts/plot/percentile.js";
import {computedRanking} from "../../../../src/components/charts/valuation/percentileLabels.js";
import {peScatter} from "../../../../src/components/charts/valuation/scatter.js";
import {percentileStrip} from "../../../../src/components/charts/valuation/strip.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import {DEFAULT_VIEW} from "../../../../src/queries/companyFigures.js";
import type {CompanyRow} from "../../../../src/queries/rows/valuation.js";
import {companyRows} from "../../../../src/queries/valuation.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {nameFaults} from "../namedDots.js";
import {totalsOf} from "../totalsOf.js";

let rows: CompanyRow[];

beforeAll(async () => {
  rows = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
});

const show = (from: readonly CompanyRow[] = rows, lang: "en" | "zh" = "en") =>
  percentileStrip(from, {m: valuation[lang], lang, totals: totalsOf(from)});

describe("percentileStrip", () => {
  it("draws every company once, without a percentile in a lane, and names the companies without one, with the reason", () => {
    const svg = show().render(1000);
    const codes = [...svg.querySelectorAll("circle[data-code]")].map((c) => c.getAttribute("data-code"));
    expect(codes.sort()).toEqual(rows.map((r) => r.code).sort());
    const notes = (show().notes ?? []).join(" ");
    expect(notes).toContain("(loss): ");
    expect(notes).toContain("(short history): VeriSilicon");
    for (const row of rows.filter((r) => r.percentile === null)) expect(notes).toContain(row.name_en);
  });

  it("orders the sectors by their median and says so", () => {
    expect(show().title).toBe(
      "Median percentile of the own history: highest in Optical modules, 90; lowest in Smart cockpit, 2"
    );
    expect(show(rows, "zh").title).toBe("自身历史分位中位数：光模块/光器件最高，为 90；智能座舱最低，为 2");
  });

  it("names the only company that has a percentile, and speaks of bands only where some are drawn", () => {
    const [one] = rows.filter(({percentile}) => percentile !== null);
    const alone = show([one!, rows.find(({percentile}) => percentile === null)!]);
    expect(alone.title).toBe(`${one!.name_en} stands at percentile ${one!.percentile} of its own history`);
    expect(alone.subtitle).not.toContain("tick");
    expect(show().subtitle).toContain("tick: median");
  });

  it("has an axis from 0 to 100 whatever is chosen", () => {
    const few = rows.filter((row) => row.sector_en === "Optical modules");
    expect(textsOf(show(few).render(640))).toEqual(expect.arrayContaining(["0", "50", "100"]));
    expect(show(few).title).toBe("Median percentile of the own history: 90 in Optical modules");
  });

  it("draws no band for a sector with fewer than three percentiles", () => {
    const pcb = rows.filter((row) => row.sector_en === "PCB");
    expect(show(pcb).render(640).querySelectorAll("[data-mark=rect] rect").length).toBe(0);
    expect(show().render(640).querySelectorAll("[data-mark=rect] rect").length).toBeGreaterThan(3);
  });

  it("hides no company behind another, with or without a percentile, however many share a place", () => {
    const many = Array.from({length: 60}, (_, i) => ({
      ...rows[0]!,
      code: `synthetic-${i}`,
      percentile: i % 2 === 0 ? 50 : null,
      percentile_state: "loss" as const
    }));
    for (const from of [rows, many])
      for (const width of [360, 1100]) {
        const circles = [...show(from).render(width).querySelectorAll("circle[data-code]")];
        const places = circles.map((c) => ["cx", "cy"].map((name) => Number(c.getAttribute(name))));
        expect(circles.length).toBe(from.length);
        for (const [i, [x, y]] of places.entries())
          for (const [cx, cy] of places.slice(i + 1))
            expect(Math.hypot(cx! - x!, cy! - y!)).toBeGreaterThan(11);
      }
  });

  it("says that there are no percentiles where there are none, and what to do where nothing is chosen", () => {
    expect(show(rows.filter((row) => row.percentile === null)).title).toBe(valuation.en.strip.titleNone);
    expect(textsOf(show([]).render(640)).join(" ")).toContain("No company matches");
  });

  it("says whose data end, since when, and who is suspended", () => {
    const computed = rows.map((row, i): CompanyRow => {
      const state = i === 0 ? "no_data" : i === 1 ? "loss" : i === 2 ? "stale" : "ok";
      return {
        ...row,
        percentile: state === "loss" ? null : 50,
        percentile_state: state,
        percentile_computed_state: state,
        percentile_as_of: "2024-02-23",
        last_date: i < 2 ? "2024-01-31" : i === 3 ? "2024-02-09" : "2024-02-23"
      };
    });
    const notesOf = (lang: "en" | "zh") => {
      const m = valuation[lang];
      const ranking = computedRanking(m, {years: 5, basis: "ttm", formula: "INC", losses: "left out"});
      return percentileStrip(computed, {m, lang, ranking, totals: totalsOf(computed)}).notes ?? [];
    };
    const [a, b, c] = rows;
    expect(notesOf("en")).toEqual(
      expect.arrayContaining([
        `Daily data end before those of others: ${a!.name_en} (no data since 2024-01-31), ${b!.name_en} (no data since 2024-01-31).`,
        `Suspended as of the date, so that an older PE is ranked: ${c!.name_en}.`
      ])
    );
    expect(notesOf("zh")).toContain(
      `逐日数据早于其他公司终止：${a!.name_zh}（2024-01-31 之后无数据）、${b!.name_zh}（2024-01-31 之后无数据）。`
    );
    // The report's percentile has no days.
    expect(show(computed).notes?.join()).not.toContain("Without data");
  });

  it("draws a computed percentile with its formula, its badges and a lane of those without a history", () => {
    const computed = rows.map((row, i): CompanyRow => {
      const [percentile, percentile_state] =
        i === 0 ? ([null, "no_history"] as const) : ([3 * i, i === 1 ? "short_window" : "ok"] as const);
      return {...row, percentile, percentile_state, percentile_as_of: "2024-02-22"};
    });
    const ranking = computedRanking(valuation.en, {
      years: 0,
      basis: "ttm",
      formula: "share of days no dearer",
      losses: "dearest"
    });
    const figure = percentileStrip(computed, {
      m: valuation.en,
      lang: "en",
      ranking,
      totals: totalsOf(computed)
    });
    expect(figure.subtitle).toContain(
      "over all days, computed here (PE TTM; share of days no dearer; days with a loss: dearest)"
    );
    expect([figure.source, figure.asOf]).toEqual([valuation.en.ranking.source, "2024-02-22"]);
    expect(figure.notes).toContain(`Without a percentile (no history): ${computed[0]!.name_en}.`);
    expect(figure.notes).toContain(valuation.en.strip.short(computed[1]!.name_en));
    expect(textsOf(figure.render(1000)).join(" ")).toMatch(/no ?history/);
  });

  it.each(["en", "zh"] as const)("and the scatter name every company in %s, at four widths", (lang) => {
    for (const width of [1376, 704, 358, 288])
      for (const {render} of [show(rows, lang), peScatter(rows, {m: valuation[lang], lang})]) {
        expect(nameFaults(render(width)), `${width}`).toEqual([]);
        expect(render(width).querySelector("[data-mark=unnamed] text")).toBeNull();
      }
  });

  it("counts those for whom there is no room below the picture", () => {
    const many = Array.from({length: 200}, (_, i) => ({...rows[0]!, code: `synthetic-${i}`, percentile: 50}));
    const svg = show(many).render(640);
    const shown = svg.querySelectorAll("[data-mark=name] text").length;
    const note = textsOf(svg.querySelector("[data-mark=unnamed]")!).join(" ");
    expect(note).toMatch(new RegExp(`^${200 - shown} points not named: ${rows[0]!.name_en}, `));
  });

  it("is drawn as reviewed", async () => {
    await expect(formatSvg(show().render(640))).toMatchFileSnapshot("../__snapshots__/percentileStrip.svg");
  });
});

describe("percentileColor", () => {
  it("is neutral at 50, all cheap at 0 and all dear at 100, and off the scale where there is none", () => {
    expect(percentileColor(50)).toContain("0%");
    expect(percentileColor(0)).toContain("var(--bf-cheap) 100%");
    expect(percentileColor(100)).toContain("var(--bf-dear) 100%");
    expect(percentileColor(null)).toBe("var(--bf-ink-2)");
  });
});
