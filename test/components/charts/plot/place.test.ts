import fc from "fast-check";
import {expect, test} from "vitest";
import {type NamedPoints, namePoints} from "../../../../src/components/charts/plot/labels/place.js";
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
const boxes = <Point>({labels}: NamedPoints<Point>) =>
  labels.map(({point, text, x, y, anchor}) => {
    const width = textWidth(text);
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
    // Neighbours may touch: sums of parts of a pixel differ in their last digits.
    return {point, left, right: left + width, top: y - 7.2 + 1e-9, bottom: y + 7.2 - 1e-9};
  });

test("no label covers another one, covers another dot or leaves the bounds", () => {
  fc.assert(
    fc.property(points, (dots) => {
      const placed = boxes(namePoints(dots, {bounds}));
      for (const [i, a] of placed.entries()) {
        expect(a.left >= 0 && a.right <= 600 && a.top >= 0 && a.bottom <= 400).toBe(true);
        for (const b of placed.slice(i + 1))
          expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        for (const dot of dots)
          if (dot !== a.point)
            expect(dot.x > a.left && dot.x < a.right && dot.y > a.top && dot.y < a.bottom).toBe(false);
      }
    })
  );
});

test("every point is named on the picture or said to be without a name, numbers are those of the key", () => {
  fc.assert(
    fc.property(points, (dots) => {
      const {labels, key, unnamed} = namePoints(dots, {bounds});
      expect(new Set([...labels.map(({point}) => point), ...unnamed])).toEqual(new Set(dots));
      expect(labels.length + unnamed.length).toBe(dots.length);
      for (const [i, point] of key.entries())
        expect(labels.find((label) => label.point === point)?.text).toBe(String(i + 1));
      expect([...key].sort((a, b) => a.x - b.x || a.y - b.y)).toEqual(key);
    }),
    {numRuns: 30}
  );
});

test("a dot alone is labelled on its right, at the right edge on its left", () => {
  expect(namePoints([{x: 100, y: 100, text: "Gemma"}], {bounds}).labels[0]?.anchor).toBe("start");
  expect(namePoints([{x: 590, y: 100, text: "Gemma"}], {bounds}).labels[0]?.anchor).toBe("end");
});

test("a leader goes from a dot in a crowd to its name in free room, and through no other dot", () => {
  const crowd = Array.from({length: 12}, (_, i) => ({x: 240 + i * 12, y: 200, text: `Model number ${i}`}));
  const {labels, unnamed} = namePoints(crowd, {bounds});
  expect(unnamed).toEqual([]);
  const led = labels.flatMap(({leader, point}) => (leader ? [{leader, point}] : []));
  expect(led.length).toBeGreaterThan(2);
  for (const {leader, point} of led) {
    expect(Math.hypot(leader.x1 - point.x, leader.y1 - point.y)).toBeCloseTo(5, 6);
    for (const {x, y} of crowd.filter((other) => other !== point))
      for (let t = 0; t <= 1; t += 0.1)
        expect(
          Math.hypot(leader.x1 + t * (leader.x2 - leader.x1) - x, leader.y1 + t * (leader.y2 - leader.y1) - y)
        ).toBeGreaterThan(4.9);
  }
});

test("where names have no room at all, numbers do; in a crowd of hundreds the first are named before the others", () => {
  const wide = Array.from({length: 9}, (_, i) => ({
    x: 40 + i * 60,
    y: 200,
    text: "A name as wide as the picture ".repeat(4)
  }));
  expect(namePoints(wide, {bounds}).key).toEqual(wide);
  const many = Array.from({length: 300}, (_, i) => ({
    x: 7 + (i % 40) * 15,
    y: 7 + ((i * 53) % 390),
    text: `Model ${i}`
  }));
  const {unnamed} = namePoints(many, {bounds, first: 8});
  expect(unnamed.length).toBeGreaterThan(100);
  for (const point of many.slice(0, 8)) expect(unnamed).not.toContain(point);
});
