import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {apart, dodge} from "../../../../src/components/charts/plot/apart.js";

const BOUNDS = {left: 0, right: 600, top: 0, bottom: 400};
const GAP = 12;
const place = fc.record({x: fc.integer({min: 250, max: 350}), y: fc.integer({min: 150, max: 250})});
const nearest = (places: readonly {x: number; y: number}[]) =>
  Math.min(
    ...places.flatMap((a, i) => places.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    Number.POSITIVE_INFINITY
  );

describe("apart", () => {
  it("moves places that are too near, and no other, within the bounds", () => {
    fc.assert(
      fc.property(fc.array(place, {maxLength: 60}), (places) => {
        const moved = apart(places, GAP, BOUNDS);
        expect(nearest(moved)).toBeGreaterThanOrEqual(GAP - 1e-6);
        for (const {x, y} of moved) {
          expect(x >= 0 && x <= 600 && y >= 0 && y <= 400).toBe(true);
        }
        if (nearest(places) >= GAP) expect(moved).toEqual(places);
      })
    );
  });

  it("keeps two of one place beside each other, and many of one place around it", () => {
    const two = apart(
      [
        {x: 100, y: 100},
        {x: 100.5, y: 100.7}
      ],
      GAP,
      BOUNDS
    );
    expect(two[0]).toEqual({x: 100, y: 100});
    expect(Math.hypot(two[1]!.x - 100.5, two[1]!.y - 100.7)).toBeLessThan(2 * GAP);
    const many = apart(Array(80).fill({x: 300, y: 200}), GAP, BOUNDS);
    expect(nearest(many)).toBeGreaterThanOrEqual(GAP - 1e-6);
    for (const {x, y} of many) expect(Math.hypot(x - 300, y - 200)).toBeLessThan(8 * GAP);
  });

  it("leaves a point where it is when the picture is full", () => {
    const tiny = {left: 0, right: 10, top: 0, bottom: 10};
    expect(
      apart(
        [
          {x: 5, y: 5},
          {x: 6, y: 5}
        ],
        40,
        tiny
      )[1]
    ).toEqual({x: 6, y: 5});
  });
});

describe("dodge", () => {
  it("moves points of a line off it until none covers another, and as little as it can", () => {
    expect(dodge([10, 50, 52, 200], GAP)).toEqual([0, 0, -GAP, 0]);
    expect(dodge([52, 50, 51], GAP)).toEqual([GAP, 0, -GAP]);
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 80}), {maxLength: 40}), (xs) => {
        const offsets = dodge(xs, GAP);
        expect(nearest(xs.map((x, i) => ({x, y: offsets[i]!})))).toBeGreaterThanOrEqual(GAP - 1e-6);
      })
    );
  });
});
