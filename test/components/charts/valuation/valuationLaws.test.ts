// @vitest-environment jsdom
import {wcagContrast} from "culori";
import fc from "fast-check";
import {afterEach, beforeAll, describe, expect, it} from "vitest";
import {logTicks} from "../../../../src/components/charts/plot/axes.js";
import {textWidth} from "../../../../src/components/charts/plot/labels/text.js";
import {DARK, LIGHT, plainColor} from "../../../../src/components/charts/plot/palette.js";
import {percentileColor} from "../../../../src/components/charts/plot/percentile.js";
import {type BrushedRectangle, toData} from "../../../../src/components/charts/valuation/brushed.js";
import {brushRectangle} from "../../../../src/components/charts/valuation/brushRectangle.js";
import {peScatter, scatterTitle} from "../../../../src/components/charts/valuation/scatter.js";
import {scatterLayout} from "../../../../src/components/charts/valuation/scatterLayout.js";
import {percentileStrip} from "../../../../src/components/charts/valuation/strip.js";
import {companyColumns} from "../../../../src/components/charts/valuation/table.js";
import {cellText} from "../../../../src/components/table/cell.js";
import {yearWords} from "../../../../src/lib/fiscalYears.js";
import {formatNumber} from "../../../../src/lib/format.js";
import {valuation} from "../../../../src/lib/messages/valuation.js";
import {DEFAULT_VIEW} from "../../../../src/queries/companyFigures.js";
import type {CompanyRow} from "../../../../src/queries/rows/valuation.js";
import {companyRows} from "../../../../src/queries/valuation.js";
import {ask} from "../../../reportRows.js";
import {textsOf} from "../formatSvg.js";
import {totalsOf} from "../totalsOf.js";

const m = valuation.en;
let real: CompanyRow[];

beforeAll(async () => {
  real = await ask<CompanyRow>(companyRows([], DEFAULT_VIEW));
});

/** A row of the report in which any figure may be missing, whatever its state says. */
const synthetic = fc.record({
  forward_pe: fc.option(fc.integer({min: 1, max: 3000})),
  growth_pct: fc.option(fc.double({min: -60, max: 300, noNaN: true})),
  percentile: fc.option(fc.integer({min: 0, max: 100})),
  peg: fc.option(fc.double({min: 0.01, max: 50, noNaN: true})),
  net_profit_actual_100m: fc.option(fc.double({min: -50, max: 300, noNaN: true})),
  net_profit_forward_100m: fc.option(fc.double({min: -50, max: 300, noNaN: true})),
  revenue_actual_100m: fc.option(fc.double({min: 1, max: 6000, noNaN: true})),
  cap_lo: fc.option(fc.double({min: 1, max: 9000, noNaN: true})),
  forward_pe_state: fc.constantFrom("ok", "loss", "no_consensus", "missing"),
  growth_state: fc.constantFrom("ok", "loss_before", "loss_expected", "no_consensus", "missing", "same_year"),
  percentile_state: fc.constantFrom("ok", "loss", "short_history", "unknown", "not_given")
});
const rowsOf = (parts: readonly object[]) =>
  parts.map((part, i) => ({...real[0]!, ...part, code: `synthetic-${i}`, name_en: `<${i}>`}) as CompanyRow);
const drawn = (svg: Element) =>
  [...svg.querySelectorAll("circle[data-code]")].map((dot) => dot.getAttribute("data-code"));
const times = (text: string, part: string) => text.split(part).length - 1;

describe("every company", () => {
  it("is drawn on the scatter, or listed once with a reason", () => {
    fc.assert(
      fc.property(fc.array(synthetic, {minLength: 1, maxLength: 25}), (parts) => {
        const rows = rowsOf(parts);
        const {render, notes = []} = peScatter(rows, {m, lang: "en"});
        const codes = drawn(render(640));
        for (const {code, name_en} of rows)
          expect(codes.filter((other) => other === code).length + times(notes.join(), name_en)).toBe(1);
        expect(notes.join()).not.toContain("()");
      }),
      {numRuns: 40}
    );
  });

  it("is drawn once on the strip, and listed once with a reason where it has no percentile", () => {
    fc.assert(
      fc.property(fc.array(synthetic, {minLength: 1, maxLength: 25}), (parts) => {
        const rows = rowsOf(parts);
        const {render, notes = []} = percentileStrip(rows, {m, lang: "en", totals: totalsOf(rows)});
        const codes = drawn(render(640));
        for (const {code, name_en, percentile} of rows) {
          expect(codes.filter((other) => other === code).length).toBe(1);
          expect(times(notes.join(), name_en)).toBe(percentile === null ? 1 : 0);
        }
        expect(notes.join()).not.toContain("()");
      }),
      {numRuns: 40}
    );
  });

  it("has a word with a sentence behind it in the table where a figure is missing", () => {
    const columns = companyColumns({m, lang: "en", unit: "bn", years: yearWords([])});
    fc.assert(
      fc.property(synthetic, (part) => {
        const [row] = rowsOf([part]) as [CompanyRow];
        for (const column of columns.filter(({key}) => row[key] === null)) {
          expect(cellText(row, column), column.key).toMatch(/^[a-z][a-z 0-9]+$/);
          expect((column.format!(row) as HTMLElement).title, column.key).toMatch(/^[A-Z].{10}/);
        }
      })
    );
  });
});

describe("the scatter", () => {
  it("puts what is missing into a lane outside of both scales, never at a value", () => {
    fc.assert(
      fc.property(fc.array(synthetic, {minLength: 1, maxLength: 25}), (parts) => {
        const layout = scatterLayout(rowsOf(parts), 640);
        for (const {row, x, y} of layout.dots) {
          expect(x < layout.left || y > layout.bottom).toBe(
            row.growth_pct === null || row.forward_pe === null
          );
          expect(x < layout.left).toBe(row.growth_pct === null);
          expect(y > layout.bottom).toBe(row.forward_pe === null);
        }
      })
    );
  });

  it("names the lane of companies that grow but have no forward PE", () => {
    const rows = real.map((row, i) => (i === 0 ? {...row, forward_pe: null} : row));
    const svg = peScatter(rows, {m, lang: "en"}).render(640);
    expect(textsOf(svg)).toContain(m.scatter.floor);
    const dot = svg.querySelector(`circle[data-code="${real[0]?.code}"]`);
    expect(dot?.getAttribute("fill")).toBe(percentileColor(real[0]!.percentile));
    expect(textsOf(peScatter(real, {m, lang: "en"}).render(640))).not.toContain(m.scatter.floor);
  });

  it("counts in its title what a recount of any choice of companies finds", () => {
    fc.assert(
      fc.property(fc.subarray(real, {minLength: 1}), (rows) => {
        const priced = rows.filter(({forward_pe}) => forward_pe !== null);
        const below = rows.filter(({forward_pe, growth_pct: g}) => g !== null && g > (forward_pe ?? 1e9));
        const known = priced.filter(({growth_pct: g}) => g !== null && g > 0);
        const title = scatterTitle(rows, {m, lang: "en"});
        if (priced.length === 0) expect(title).toBe(m.scatter.titleNoPe);
        else if (known.length === 0) expect(title).toContain("; there is no PEG");
        else if (priced.length === 1)
          expect(title).toContain(`; its PEG is ${formatNumber(rows.find(({peg}) => peg !== null)!.peg, 2)}`);
        else if (below.length % known.length === 0)
          expect(title).toMatch(/; (the only|both|all|neither|none)\b.* PEGs? (is|are) (not )?below 1$/);
        else expect(title).toContain(`; PEG is below 1 for ${below.length} of ${known.length}`);
      })
    );
  });

  it.each([360, 640, 1100])("writes no name over the words of its lane at %i pixels", (width) => {
    const {left, dots} = scatterLayout(real, width);
    const names = peScatter(real, {m, lang: "en"}).render(width).querySelectorAll("[data-mark=name] text");
    for (const name of names) {
      const code = name.getAttribute("data-code");
      if (dots.find(({row}) => row.code === code)?.row.growth_pct === null) continue;
      const x = Number(/translate\(([\d.]+)/.exec(name.getAttribute("transform") ?? "")?.[1]);
      const anchor = name.getAttribute("text-anchor") ?? "middle";
      const share = {start: 0, middle: 0.5, end: 1}[anchor] ?? 0;
      expect(x - share * textWidth(name.textContent ?? ""), name.textContent ?? "").toBeGreaterThan(left - 1);
    }
  });

  it("has few round ticks, and finer ones where few would say nothing", () => {
    expect(logTicks(scatterLayout(real, 640).y, 3)).toEqual([10, 20, 50, 100, 200]);
    const near = real.filter(({forward_pe}) => forward_pe !== null && forward_pe > 20 && forward_pe < 30);
    expect(logTicks(scatterLayout(near, 640).y, 3).length).toBeGreaterThanOrEqual(3);
  });
});

describe("the strip", () => {
  it("names all sectors that share a place", () => {
    const tied = real.map((row) => ({...row, percentile: row.sector_en === "PCB" ? 10 : 60}));
    const few = tied.filter(({sector_en}) => ["PCB", "Compute", "Optical chips"].includes(sector_en));
    const {title} = percentileStrip(few, {m, lang: "en", totals: totalsOf(few)});
    expect(title).toMatch(
      /highest in (Compute, Optical chips \(one company\)|Optical chips \(one company\), Compute), 60; lowest in PCB \(one company\), 10$/
    );
    const same = few.filter(({sector_en}) => sector_en !== "PCB");
    expect(percentileStrip(same, {m, lang: "en", totals: totalsOf(same)}).title).toMatch(
      /: 60 in Compute, Optical chips|: 60 in Optical chips/
    );
  });

  it("lets its names light up with their dots", () => {
    const svg = percentileStrip(real, {m, lang: "en", totals: totalsOf(real)}).render(1100);
    const codes = new Set(drawn(svg));
    const names = [...svg.querySelectorAll("text[data-code]")];
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(codes).toContain(name.getAttribute("data-code"));
  });
});

describe("the brush", () => {
  // After a drag, d3 swallows clicks until the next task.
  afterEach(() => new Promise((resolve) => setTimeout(resolve)));

  const press = (target: EventTarget, type: string, x: number, y: number) => {
    const event = new MouseEvent(type, {clientX: x, clientY: y, bubbles: true, cancelable: true});
    // jsdom does not take vitest's window for a view, and d3 listens on the view while the button is down.
    Object.defineProperty(event, "view", {value: window});
    target.dispatchEvent(event);
  };
  const brushed = (brush?: BrushedRectangle) => {
    const calls: (BrushedRectangle | null)[] = [];
    const layout = scatterLayout(real, 900);
    const svg = peScatter(real, {m, lang: "en"}).render(900);
    const rectangle = brushRectangle(svg, layout, {
      onBrush: (next) => calls.push(next),
      label: "synthetic",
      touch: "synthetic"
    });
    rectangle.move(brush);
    document.body.replaceChildren(svg);
    return {svg, layout, calls, overlay: svg.querySelector(".overlay")!};
  };

  it("tells what the reader drags, in order and to a tenth, and that it is gone after a click", () => {
    const {calls, overlay, layout} = brushed();
    press(overlay, "mousedown", 500, 350);
    press(window, "mousemove", 300, 200);
    press(window, "mouseup", 300, 200);
    const expected = toData(
      [
        [300, 200],
        [500, 350]
      ],
      layout
    );
    expect(calls.at(-1)).toEqual(expected);
    for (const [lo, hi] of [expected.growth, expected.pe]) {
      expect(lo!).toBeLessThan(hi!);
      for (const end of [lo!, hi!]) expect(Number(end.toFixed(1))).toBe(end);
    }
    press(overlay, "mousedown", 800, 100);
    press(window, "mouseup", 800, 100);
    expect(calls.at(-1)).toBeNull();
  });

  it("stands where it is asked to at first, and tells nobody", () => {
    const {svg, calls, layout} = brushed({growth: [20, 60], pe: [20, null]});
    const selection = svg.querySelector(".selection")!;
    expect(Number(selection.getAttribute("x"))).toBeCloseTo(layout.x(20), 6);
    expect(Number(selection.getAttribute("y"))).toBeCloseTo(layout.top, 6);
    expect(calls).toEqual([]);
  });

  it("leaves a finger to the page until its button is pressed", () => {
    const {svg, overlay, calls} = brushed();
    const button = svg.querySelector(".bf-brush-touch")!;
    /** How often the page hears of a finger that touches the chart. */
    const heard = () => {
      const touches = [{identifier: 0, target: overlay, clientX: 400, clientY: 200}];
      for (const type of ["touchstart", "touchend"]) {
        const event = new Event(type, {bubbles: true, cancelable: true});
        overlay.dispatchEvent(
          Object.assign(event, {
            touches: type === "touchend" ? [] : touches,
            changedTouches: touches,
            view: window
          })
        );
      }
      return calls.splice(0).length;
    };
    expect(heard()).toBe(0);
    button.dispatchEvent(new MouseEvent("click", {bubbles: true}));
    expect([button.getAttribute("aria-pressed"), heard() > 0]).toEqual(["true", true]);
    button.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
    expect([button.getAttribute("aria-pressed"), heard()]).toEqual(["false", 0]);
  });

  it("draws that button whole, its word in the middle", () => {
    const button = brushed().svg.querySelector(".bf-brush-touch")!;
    const [, up] = /,(-?\d+)\)/.exec(button.getAttribute("transform")!)!;
    const number = (selector: string, name: string) =>
      Number(button.querySelector(selector)!.getAttribute(name));
    const outline = ".bf-brush-outline";
    // A picture ends at its edge.
    expect(Number(up) + number(outline, "y")).toBeGreaterThan(0);
    expect(number("text", "x")).toBe(number(outline, "width") / 2);
    expect(number("text", "y")).toBe(number(outline, "y") + number(outline, "height") / 2);
  });

  it("has no minus zero, which would look like a figure", () => {
    const layout = scatterLayout(real, 900);
    const at = layout.x(-0.01);
    const {growth} = toData(
      [
        [at, 100],
        [at, 200]
      ],
      layout
    );
    expect(Object.is(growth[0], 0)).toBe(true);
  });
});

describe("the colours of the percentile", () => {
  it.each([
    ["light", LIGHT],
    ["dark", DARK]
  ] as const)("stand out from a %s paper at least 3 : 1, at every percentile", (_, palette) => {
    for (let percentile = 0; percentile <= 100; percentile += 0.5) {
      const {hex} = plainColor(percentileColor(percentile), palette);
      expect(wcagContrast(hex, palette.paper), `percentile ${percentile}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe("the words", () => {
  it.each(["en", "zh"] as const)("have a sentence for each reason that is shown, in %s", (lang) => {
    const {peState, growthState, percentileState, whyTitle} = valuation[lang];
    const shown = [peState, growthState, percentileState].flatMap((states) =>
      Object.keys(states).filter((state) => state !== "ok")
    );
    for (const state of [...shown, "falling"]) expect(whyTitle[state], state).toBeTruthy();
  });
});
