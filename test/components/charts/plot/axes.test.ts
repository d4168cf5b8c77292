import {expect, it} from "vitest";
import {apartTicks} from "../../../../src/components/charts/plot/axes.js";

const years = [2021, 2022, 2023, 2024, 2025];

it("words of ticks that would touch are left out, the first one kept", () => {
  const at = (step: number) => apartTicks(years, (year) => (year - 2021) * step, String);
  expect(at(40)).toEqual(years);
  expect(at(30)).toEqual([2021, 2023, 2025]);
  expect(at(15)).toEqual([2021, 2024]);
  expect(apartTicks([], Number, String)).toEqual([]);
});
