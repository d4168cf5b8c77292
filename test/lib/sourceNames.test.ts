import {expect, test} from "vitest";
import {namedSource} from "../../src/lib/sourceNames.js";

test("a computed figure's source is named in Chinese, a file by its name", () => {
  const source = "consensus.csv; market capitalisation of pe_history";
  expect(namedSource([], "zh")(source)).toBe("consensus.csv；逐日历史的总市值");
  expect(namedSource([], "en")(source)).toBe(source);
});
