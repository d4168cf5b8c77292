import {readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";

// A universal selector behind a sibling combinator has a browser style every element anew, with all in it, wherever one
// is put in: of a step of the table of scores 531 elements instead of 80.

test("no style sheet looks for any element whatever behind a neighbour", () => {
  const sheets = readdirSync("src", {recursive: true, encoding: "utf8"}).filter((file) =>
    file.endsWith(".css")
  );
  expect(sheets.length).toBeGreaterThan(5);
  const found = sheets.flatMap((file) => {
    const text = readFileSync(`src/${file}`, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    return [...text.matchAll(/[^{};,]*[+~][^{};,()]*(?:^|[\s>+~])\*[^{};,]*(?=[,{])/g)].map(
      ([selector]) => `${file}: ${selector.trim()}`
    );
  });
  expect(found).toEqual([]);
});
