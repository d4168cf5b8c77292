import fc from "fast-check";
import {expect, test} from "vitest";
import {placeLabels} from "../../../../src/components/charts/plot/labels/place.js";
import {textWidth} from "../../../../src/components/charts/plot/labels/text.js";

const bounds = {left: 0, right: 600, top: 0, bottom: 400};
const points = fc.array(
  fc.record({
    x: fc.integer({min: 0, max: 600}),
    y: fc.integer({min: 0, max: 400}),
    text: fc.string({minLength: 1, maxLength: 20})
  }),
  {maxLength: 40}
);

test("no label covers another one, covers another dot or leaves the bounds", () => {
  fc.assert(
    fc.property(points, (dots) => {
      const boxes = placeLabels(dots, {bounds}).map(({point, x, y, anchor}) => {
        const width = textWidth(point.text);
        const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
        return {point, left, right: left + width, top: y - 7.2, bottom: y + 7.2};
      });
      for (const [i, a] of boxes.entries()) {
        expect(a.left >= 0 && a.right <= 600 && a.top >= 0 && a.bottom <= 400).toBe(true);
        for (const b of boxes.slice(i + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        for (const dot of dots)
          if (dot !== a.point)
            expect(dot.x > a.left && dot.x < a.right && dot.y > a.top && dot.y < a.bottom).toBe(false);
      }
    })
  );
});

test("a dot alone is labelled on its right, at the right edge on its left", () => {
  expect(placeLabels([{x: 100, y: 100, text: "Gemma"}], {bounds})[0]?.anchor).toBe("start");
  expect(placeLabels([{x: 590, y: 100, text: "Gemma"}], {bounds})[0]?.anchor).toBe("end");
});
