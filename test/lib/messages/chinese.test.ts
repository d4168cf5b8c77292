import {readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";

/** The Chinese literals of the files of messages, their values taken out, by file and line. */
const literals = readdirSync("src/lib/messages").flatMap((file) => {
  const text = readFileSync(path.join("src/lib/messages", file), "utf8");
  return text
    .split("\n")
    .flatMap((line) =>
      [...line.matchAll(/"[^"]*"|`(?:[^`$]|\$\{[^{}`]*\})*`/g)].map(([literal]) => ({
        file,
        literal: literal.replace(/\$\{[^{}]*\}/g, "…")
      }))
    )
    .filter(({literal}) => /\p{Script=Han}/u.test(literal) && !/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(literal));
});

test("Chinese has its own colons, commas and semicolons", () => {
  expect(literals.length).toBeGreaterThan(200);
  for (const {file, literal} of literals)
    expect(literal, file).not.toMatch(/\p{Script=Han}[:;,!?]|[:;,!?] *\p{Script=Han}|…: /u);
});

test("growth has one name in Chinese", () => {
  for (const {file, literal} of literals) expect(literal, file).not.toMatch(/年均增|增长率|(?<!复合)增速/);
});

test("no style slants Chinese, where no character is slanted", () => {
  const css = ["src/style.css", "src/components/charts/valuation/valuation.css"].map((file) =>
    readFileSync(file, "utf8")
  );
  expect(css[0]).toMatch(/:lang\(zh\) :is\(em, i[^{]*\{\s*font-style: normal/);
  expect(css[1]).toMatch(/:lang\(zh\) \.bf-why \{\s*font-style: normal/);
});
