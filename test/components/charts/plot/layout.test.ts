import {wcagContrast} from "culori";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {spreadLabels} from "../../../../src/components/charts/plot/labels/spread.js";
import {textWidth, wrapWords} from "../../../../src/components/charts/plot/labels/text.js";
import {DARK, LIGHT, plainColor} from "../../../../src/components/charts/plot/palette.js";
import {stagger} from "../../../../src/components/charts/scores/dotsPicture.js";
import {heatColor} from "../../../../src/components/charts/scores/heatView.js";
import {barScale} from "../../../../src/components/charts/scores/pairPicture.js";

const px = (max: number) => fc.double({min: 0, max, noNaN: true});

describe("stagger", () => {
  it("leaves alone what stands alone, and centres what does not", () => {
    expect(stagger([10, 50, 52, 90, 91, 92], 5)).toEqual([0, -0.5, 0.5, -1, 0, 1]);
  });

  it("puts no two near points into one lane, as long as three lanes are enough", () => {
    fc.assert(
      fc.property(fc.array(px(1000), {maxLength: 3}), px(50), (positions, gap) => {
        const offsets = stagger(positions, gap);
        for (const [i, a] of positions.entries())
          for (const [j, b] of positions.entries())
            if (i < j && Math.abs(a - b) < gap) expect(offsets[i]).not.toBe(offsets[j]);
      })
    );
  });
});

describe("spreadLabels", () => {
  const targets = fc
    .array(fc.record({x: px(600), width: px(120)}), {maxLength: 8})
    .map((list) => list.sort((a, b) => a.x - b.x));

  it("keeps labels in order, apart and inside, or says that they do not fit", () => {
    fc.assert(
      fc.property(targets, (labels) => {
        const middles = spreadLabels(labels, 600);
        const total = labels.reduce((sum, {width}) => sum + width + 10, -10);
        expect(middles === null).toBe(total > 600);
        let end = -10;
        for (const [i, middle] of (middles ?? []).entries()) {
          const half = labels[i]!.width / 2;
          expect(middle - half).toBeGreaterThanOrEqual(end + 10 - 1e-6);
          end = middle + half;
        }
        expect(end).toBeLessThanOrEqual(600 + 1e-6);
      })
    );
  });

  it("leaves labels at their targets where there is room", () => {
    expect(
      spreadLabels(
        [
          {x: 100, width: 40},
          {x: 300, width: 40}
        ],
        600
      )
    ).toEqual([100, 300]);
  });
});

describe("barScale", () => {
  it("fits bars, values and labels into the width, exactly where bars decide", () => {
    const side = fc.double({min: 0.1, max: 90, noNaN: true});
    const room = px(100);
    fc.assert(
      fc.property(side, side, room, room, (below, above, labelsLeft, labelsRight) => {
        const value = 40;
        const {unit, zero} = barScale({below, above, labelsLeft, labelsRight, value}, 640);
        const right = Math.max(labelsRight, above * unit + value);
        expect(zero + right).toBeLessThanOrEqual(640 + 1e-6);
        expect(zero - below * unit - value).toBeGreaterThanOrEqual(-1e-6);
      })
    );
  });

  it("has a scale even where every bar is zero", () => {
    expect(barScale({below: 0, above: 0, labelsLeft: 50, labelsRight: 10, value: 40}, 640)).toEqual({
      unit: 1,
      zero: 50
    });
  });
});

describe("texts", () => {
  it("takes Chinese for wider than Latin and bold for wider than regular", () => {
    expect(textWidth("基准")).toBe(24);
    expect(textWidth("in")).toBeLessThan(24);
    expect(textWidth("in", {bold: true})).toBeGreaterThan(textWidth("in"));
  });

  it("breaks a name between words, never within one", () => {
    expect(wrapWords("LLaMA-2 13B", 60)).toBe("LLaMA-2\n13B");
    expect(wrapWords("LLaMA-2 13B", 200)).toBe("LLaMA-2 13B");
  });
});

describe("heatColor", () => {
  it.each([LIGHT, DARK])("leaves ink on it a contrast of 4.5 in light and in dark", (palette) => {
    for (let score = 0; score <= 100; score += 5)
      expect(wcagContrast(palette.ink, plainColor(heatColor(score), palette).hex)).toBeGreaterThanOrEqual(
        4.5
      );
  });

  it("never decreases with the score, and stays on its scale", () => {
    expect(heatColor(-3)).toBe(heatColor(0));
    expect(heatColor(120)).toBe(heatColor(100));
    expect(heatColor(50)).toContain("30.0%");
  });
});
