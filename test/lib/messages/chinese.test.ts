import {readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";
import {GLOSSARY} from "./glossary.js";

/** The Chinese literals of the files of messages, their values taken out, by file and line. */
const files = readdirSync("src/lib/messages");
const literals = files.flatMap((file) => {
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

/** What the pages themselves say in Chinese. */
const prose = readdirSync("src", {recursive: true, encoding: "utf8"})
  .filter((file) => file.endsWith(".md"))
  .map((file) => ({file, literal: readFileSync(path.join("src", file), "utf8")}));

test.each(GLOSSARY.map((term) => [term.en, term] as const))("%s has one name in Chinese", (_, {zh, not}) => {
  const said = [...literals, ...prose];
  expect(said.some(({literal}) => literal.includes(zh))).toBe(true);
  const others = new RegExp(not, "u");
  for (const {file, literal} of said)
    expect(literal.match(others)?.[0] ?? "", `${file}: ${literal.slice(0, 80)}`).toBe("");
});

test("no style slants Chinese, where no character is slanted", () => {
  const css = ["src/style.css", "src/components/charts/valuation/valuation.css"].map((file) =>
    readFileSync(file, "utf8")
  );
  expect(css[0]).toMatch(/:lang\(zh\) :is\(em, i[^{]*\{\s*font-style: normal/);
  expect(css[1]).toMatch(/:lang\(zh\) \.bf-why \{\s*font-style: normal/);
});
