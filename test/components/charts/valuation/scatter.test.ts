// @vitest-environment jsdom
import {beforeAll, describe, expect, it, vi} from "vitest";
import {toData, toPixels} from "../../../../src/components/charts/valuation/brushed.js";
import {computedRanking} from "../../../../src/components/charts/valuation/percentileLabels.js";
import {peScatter, scatterTitle} from "../../../../src/components/charts/valuation/scatter.js";
import {pegWords, scatterLayout} from "../../../../src/components/charts/valuation/scatterLayout.js";
import {scatterOnPage} from "../../../../src/components/charts/valuation/scatterOnPage.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import {DEFAULT_VIEW} from "../../../../src/queries/companyFigures.js";
import type {CompanyRow} from "../../../../src/queries/rows/valuation.js";
import {companyRows} from "../../../../src/queries/valuation.js";
import {ask} from "../../../reportRows.js";
import {formatSvg, textsOf} from "../formatSvg.js";
import {HOSTILE} from "../hostile.js";

const m = valuation.en;
let rows: CompanyRow[];

beforeAll(async () => {
  rows = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
});

const show = (from: readonly CompanyRow[] = rows, options = {}) =>
  peScatter(from, {m, lang: "en", ...options});
const drawn = (svg: Element) =>
  [...svg.querySelectorAll("circle[data-code]")].map((c) => c.getAttribute("data-code"));

describe("peScatter", () => {
  it("draws every company with a forward PE once, and names the others with their reason", () => {
    const figure = show();
    const codes = drawn(figure.render(1100));
    expect([...codes].sort()).toEqual(
      rows
        .filter((r) => r.forward_pe !== null)
        .map((r) => r.code)
        .sort()
    );
    const notes = (figure.notes ?? []).join(" ");
    for (const row of rows.filter((r) => r.forward_pe === null)) expect(notes).toContain(row.name_en);
    expect(notes).toContain("(no consensus): Chengdu Hi-Tech Development");
    expect(notes).toContain("(loss): Cambricon");
  });

  it.each(["en", "zh"] as const)(
    "names no year, and says so in %s, where that of a forward PE is not stated",
    (lang) => {
      const m = valuation[lang];
      const unstated = rows.map((row, i) =>
        i < 2 && row.forward_pe !== null ? {...row, forward_year: null} : row
      );
      const n = unstated.filter((row) => row.forward_pe !== null && row.forward_year === null).length;
      const figure = peScatter(unstated, {m, lang});
      expect(`${figure.title} ${figure.subtitle}`).not.toContain("2024E");
      expect(figure.notes).toContain(m.yearUnstated(n));
      expect(textsOf(figure.render(900)).join(" ")).not.toContain("2024E");
    }
  );

  it("tells of mixed years where the drawn ones are of several, and of a median where it is over them", () => {
    const drawn = (found: readonly CompanyRow[]) =>
      (show(found).notes ?? []).filter((note) => /fiscal years/.test(note));
    const other = (row: CompanyRow) => ({...row, forward_year: 2026, actual_year: 2024});
    expect(drawn(rows)).toEqual([]);
    // A row that is not drawn, and in no median, has no say.
    expect(drawn(rows.map((row) => (row.code === "688256.SH" ? other(row) : row)))).toEqual([]);
    expect(drawn(rows.map((row) => (row.code === "300308.SZ" ? other(row) : row))).join()).toContain(
      "a median over them mixes years: 28 of 2022–24E, 1 of 2024–26E."
    );
    // Growth alone: in the chart, and in no median.
    const grows = (row: CompanyRow) => ({...other(row), forward_pe: null, growth_pct: 12});
    const beside = drawn(rows.map((row) => (row.code === "688256.SH" ? grows(row) : row))).join();
    expect(beside).toContain("stand side by side: 29 of 2022–24E");
    expect(beside).not.toContain("median");
  });

  it("is an empty frame with a word why where no company has a place, and names them", () => {
    const none = show(rows.filter((row) => row.forward_pe === null && row.growth_pct === null));
    expect(textsOf(none.render(900))).toEqual([m.scatter.none]);
    expect([none.title, none.rows, none.source]).toEqual([m.scatter.titleNoPe, [], ""]);
    expect(none.notes?.join()).toContain("Cambricon");
  });

  it("dates prices by the companies that have a price, and names the source of the percentile that it colours by", () => {
    const later = rows.map((row) => (row.code === "688256.SH" ? {...row, as_of: "2025-04-07"} : row));
    expect(show(later).subtitle).toContain("closing prices of 2024-02-23.");
    const ranking = computedRanking(m, {years: 5, basis: "ttm", formula: "INC", losses: "left out"});
    const computed = rows.map((row) => ({...row, percentile_as_of: "2024-06-28", last_date: "2024-06-28"}));
    const figure = show(computed, {ranking});
    expect(figure.source).toContain(m.ranking.source);
    expect(figure.asOf).toBe("2024-02-23 – 2024-06-28");
    expect(show(computed).source).not.toContain(m.ranking.source);
  });

  it.each(["en", "zh"] as const)("says in %s where a PEG joins figures of two days, and of which", (lang) => {
    const m = valuation[lang];
    const notes = (change: (row: CompanyRow) => CompanyRow) =>
      (peScatter(rows.map(change), {m, lang}).notes ?? []).filter((note) => note.includes("2024-06-03"));
    expect(notes((row) => row)).toEqual([]);
    const [one] = notes((row) => (row.code === "300308.SZ" ? {...row, as_of: "2024-06-03"} : row));
    expect(one).toContain(
      m.twoDaysOf(lang === "en" ? "Zhongji Innolight" : "中际旭创", "2024-06-03", "2024-02-23")
    );
    const [all] = notes((row) => ({...row, as_of: "2024-06-03"}));
    expect(all).toContain(m.twoDaysOf(m.companies(29), "2024-06-03", "2024-02-23"));
  });

  it("puts a company without growth into the lane, not at zero", () => {
    const layout = scatterLayout(rows, 1100);
    const talkweb = layout.dots.find(({row}) => row.code === "002261.SZ");
    expect(talkweb?.row.growth_pct).toBeNull();
    expect(talkweb?.x).toBe(layout.lane);
    expect(layout.x(0)).toBeGreaterThan(layout.left);
  });

  it("counts in its title what a recount finds", () => {
    const below = rows.filter((r) => r.peg !== null && r.peg < 1).length;
    // Only those that have one are counted: three companies with a forward PE have no PEG.
    const known = rows.filter((r) => r.peg !== null).length;
    expect(show().title).toBe(
      `The median company costs 27 times 2024E earnings; PEG is below 1 for ${below} of ${known}`
    );
    expect([below, known]).toEqual([12, 26]);
  });

  it("has a title that is true of one company, and of one without a PEG", () => {
    const one = rows.find((r) => r.peg !== null && r.peg < 1)!;
    const title = (of: CompanyRow, lang: "en" | "zh") => scatterTitle([of], {m: valuation[lang], lang});
    expect(title(one, "en")).toBe(
      `${one.name_en} costs ${one.forward_pe} times 2024E earnings; its PEG is ${one.peg!.toFixed(2)}`
    );
    const without = rows.find((r) => r.peg === null && r.forward_pe !== null)!;
    expect(title(without, "en")).toBe(
      `${without.name_en} costs ${without.forward_pe} times 2024E earnings; there is no PEG`
    );
    expect(title(one, "zh")).toMatch(/ 2024E 市盈率为 \d+ 倍；PEG 为 0\.\d+$/);
  });

  it.each([320, 640, 1100])("hides no company behind another at %i pixels, whatever they share", (width) => {
    const same = rows.map((row, i) => (i % 3 === 0 ? {...row, forward_pe: 27, growth_pct: 20} : row));
    for (const from of [rows, same]) {
      const circles = [...show(from).render(width).querySelectorAll("circle[data-code]")];
      const places = circles.map((c) => ["cx", "cy"].map((name) => Number(c.getAttribute(name))));
      expect(circles.length).toBe(from.filter((r) => r.forward_pe !== null || r.growth_pct !== null).length);
      for (const [i, [x, y]] of places.entries())
        for (const [cx, cy] of places.slice(i + 1))
          expect(Math.hypot(cx! - x!, cy! - y!)).toBeGreaterThan(11);
    }
    expect(show(same).notes).toContain(m.scatter.moved);
    expect(show(same.slice(0, 1)).notes).not.toContain(m.scatter.moved);
  });

  it("leads from a dot that was moved to its place", () => {
    const layout = scatterLayout(
      rows.map((row) => ({...row, forward_pe: 27, growth_pct: 20})),
      640
    );
    const moved = layout.dots.filter(({from}) => from !== undefined);
    expect(moved.length).toBe(layout.dots.length - 1);
    for (const {from} of moved) expect(from).toEqual({x: layout.x(20), y: layout.y(27)});
  });

  it("draws a missing percentile hollow", () => {
    const svg = show().render(1100);
    const fills = (code: string) => svg.querySelector(`circle[data-code="${code}"]`)?.getAttribute("fill");
    expect(fills("688521.SH")).toBe("var(--bf-paper)");
    expect(fills("300308.SZ")).toContain("var(--bf-dear) 70%");
  });

  it("labels no two companies over each other and none outside the picture", () => {
    for (const width of [360, 640, 1100]) {
      const texts = [...show().render(width).querySelectorAll("text[data-code], [data-code] text")];
      expect(texts.length, `${width}`).toBeGreaterThan(8);
    }
  });

  it("says what would fill it where no company is chosen, and where none has a forward PE", () => {
    expect(textsOf(show([]).render(640)).join(" ")).toContain(m.empty.slice(0, 20));
    const none = rows.filter((r) => r.forward_pe === null);
    expect(show(none).title).toBe(m.scatter.titleNoPe);
    expect(drawn(show(none).render(640))).toEqual([]);
  });

  it("draws hostile names as text", () => {
    for (const name_en of HOSTILE) {
      const svg = show(rows.map((row) => ({...row, name_en}))).render(1100);
      expect(svg.querySelector("img, script, b")).toBeNull();
      expect(textsOf(svg)).toContain(name_en);
    }
  });

  it("has a brush on the page, and none in the picture that is taken away", async () => {
    const figure = show(rows, {page: scatterOnPage({onBrush: () => {}})});
    const svg = figure.renderInteractive?.(800);
    await vi.waitFor(() => expect(svg?.querySelector(".bf-brush")).not.toBeNull(), {timeout: 20_000});
    expect(figure.render(800).querySelector(".bf-brush")).toBeNull();
  });

  it("is drawn as reviewed", async () => {
    await expect(formatSvg(show().render(640))).toMatchFileSnapshot("../__snapshots__/peScatter.svg");
  });
});

describe("the brushed rectangle", () => {
  it("comes back from its pixels to a tenth", () => {
    const layout = scatterLayout(rows, 900);
    const brush = {growth: [10.5, 40], pe: [15.2, 60]} as const;
    expect(toData(toPixels(brush, layout)!, layout)).toEqual(brush);
  });

  it("is cut at the picture's edge, and absent where nothing is brushed", () => {
    const layout = scatterLayout(rows, 900);
    expect(toPixels({growth: [null, null], pe: [null, null]}, layout)).toBeNull();
    expect(toPixels({growth: [-1e6, 1e6], pe: [1e-3, 1e6]}, layout)).toEqual([
      [layout.left, layout.top],
      [layout.right, layout.bottom]
    ]);
  });
});

describe("the names of the lines of constant PEG", () => {
  // Growth up to which the axis goes, in percent.
  it.each([60, 150, 300, 600, 2000])(
    "stand apart where growth goes to %s percent, at every width",
    (most) => {
      const wide = rows.map((row, i) => (i === 0 ? {...row, growth_pct: most, forward_pe: 20} : row));
      for (const width of [358, 640, 968, 1192]) {
        const words = pegWords(scatterLayout(wide, width), m);
        const boxes = words.map(({box}) => box).sort((a, b) => a.left - b.left);
        expect(boxes.length).toBe(2);
        const [a, b] = boxes as [(typeof boxes)[0], (typeof boxes)[0]];
        const isApart = b.left >= a.right + 6 || a.bottom <= b.top || b.bottom <= a.top;
        expect(isApart, `${width} ${JSON.stringify(boxes)}`).toBe(true);
      }
    }
  );

  it.each([-100, -60, 2, 8, 14])("stand within the picture where growth goes to %s percent", (growth) => {
    for (const forward_pe of [4, 9, 30]) {
      const few = rows.slice(0, 6).map((row, i) => ({
        ...row,
        forward_pe: forward_pe + i,
        growth_pct: i === 0 ? growth : 12
      }));
      for (const width of [358, 640])
        for (const {box} of pegWords(scatterLayout(few, width), m)) {
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.left).toBeGreaterThanOrEqual(0);
        }
    }
  });
});
