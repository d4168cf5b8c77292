// @vitest-environment jsdom
import {beforeAll, describe, expect, it, vi} from "vitest";
import {peScatter} from "../../../../src/components/charts/valuation/scatter.js";
import {scatterOnPage} from "../../../../src/components/charts/valuation/scatterOnPage.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import {DEFAULT_VIEW} from "../../../../src/queries/companyFigures.js";
import type {CompanyRow} from "../../../../src/queries/rows/valuation.js";
import {companyRows} from "../../../../src/queries/valuation.js";
import {ask} from "../../../reportRows.js";

const m = valuation.en;
const NONE = {growth: [null, null], pe: [null, null]} as const;
let rows: CompanyRow[];

beforeAll(async () => {
  rows = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
});

const onPage = () => {
  const page = scatterOnPage({onBrush: () => {}});
  return (from: readonly CompanyRow[], {brush = NONE, lang = "en"}: {brush?: object; lang?: string} = {}) =>
    peScatter(from, {m, lang, page, brush: () => brush as typeof NONE}).renderInteractive?.(
      900
    ) as SVGSVGElement;
};
const dot = (svg: Element, code: string) => svg.querySelector(`circle[data-code="${code}"]`);
/** Marks as they stand: what a picture drawn from nothing has to have, too. */
const marks = (svg: Element) => [...svg.querySelectorAll("[data-code]")].map((mark) => mark.outerHTML);
/** Without the companies that set the ends of the axes, the axes are others. */
const inner = () => {
  const pes = rows.flatMap(({forward_pe}) => forward_pe ?? []);
  const growths = rows.flatMap(({growth_pct}) => growth_pct ?? []);
  const ends = new Set([...[Math.min(...pes), Math.max(...pes)], Math.min(...growths), Math.max(...growths)]);
  return rows.filter(({forward_pe, growth_pct}) => !ends.has(forward_pe!) && !ends.has(growth_pct!));
};

describe("the scatter on a page", () => {
  it("moves the companies within the frame that is there", () => {
    const draw = onPage();
    const svg = draw(rows);
    const [gone, kept] = inner().filter(
      ({forward_pe, growth_pct}) => forward_pe !== null && growth_pct !== null
    );
    const circle = dot(svg, kept!.code);
    const frame = [...svg.querySelectorAll("g[data-mark=link]")];
    expect(draw(rows.filter(({code}) => code !== gone!.code))).toBe(svg);
    expect(dot(svg, kept!.code)).toBe(circle);
    expect(dot(svg, gone!.code)).toBeNull();
    expect([...svg.querySelectorAll("g[data-mark=link]")]).toEqual(frame);
  });

  it("shows what a picture drawn from nothing shows, whatever it showed before", () => {
    const draw = onPage();
    for (const [from, lang] of [
      [rows, "en"],
      [inner(), "en"],
      [rows.slice(0, 3), "zh"],
      [inner().toReversed(), "en"],
      [rows, "en"]
    ] as const)
      expect(marks(draw(from, {lang}))).toEqual(marks(peScatter(from, {m, lang}).render(900)));
  });

  it("says the finding of the rows it shows", () => {
    const draw = onPage();
    draw(rows);
    const fewer = rows.slice(0, 5);
    expect(draw(fewer).getAttribute("aria-label")).toBe(peScatter(fewer, {m, lang: "en"}).title);
  });

  it("shows the brushed rectangle once it can be brushed, and takes it away", async () => {
    const draw = onPage();
    const shown = (svg: Element) => svg.querySelector<SVGElement>(".bf-brush .selection")?.style.display;
    const svg = draw(rows, {brush: {growth: [10, 40], pe: [15, 60]}});
    await vi.waitFor(() => expect(svg.querySelector(".bf-brush")).not.toBeNull(), {timeout: 20_000});
    expect(shown(svg)).not.toBe("none");
    expect(shown(draw(rows))).toBe("none");
  });

  it("draws a tip when the pointer comes, not before", () => {
    // jsdom lays nothing out and knows no PointerEvent.
    vi.stubGlobal("PointerEvent", MouseEvent);
    const svg = onPage()(rows);
    Object.defineProperty(svg, "viewBox", {value: {baseVal: {width: 900, height: 480}}});
    expect(svg.querySelector(".bf-tips")).toBeNull();
    svg.dispatchEvent(new PointerEvent("pointermove", {clientX: 1, clientY: 1, bubbles: true}));
    expect(svg.querySelectorAll(".bf-tips")).toHaveLength(1);
    vi.unstubAllGlobals();
  });
});
