import {expect, test} from "vitest";
import {answered, mostFiles} from "../../../scripts/build/earlyFiles.js";

test("a page has at most as many answers as the operator says, and no more than 300", () => {
  expect(mostFiles({})).toBe(300);
  expect(mostFiles({BENCHFOLIO_EARLY_FILES: "60"})).toBe(60);
  for (const text of ["301", "-1", "1.5", "few"])
    expect(() => mostFiles({BENCHFOLIO_EARLY_FILES: text})).toThrow(
      `BENCHFOLIO_EARLY_FILES: no whole number from 0 to 300: "${text}"`
    );
});

test("what is asked beyond them is left to the engine, and counted", async () => {
  const {files, told} = await answered({asked: ["SELECT 1", "SELECT 2"], left: 3}, async () => [], 1);
  expect(files.size).toBe(1);
  expect(told).toBe("1 files; left to the engine: 1 questions beyond 1, 3 changes not tried");
});
