import {readdirSync, readFileSync} from "node:fs";
import path from "node:path";
import {expect, test} from "vitest";

/** Those of the system, and those of sources that tests make up. */
const OTHERS = ["HOME", "PATH", "SYNTHETIC_TOKEN"];
const NAME = "(?:BENCHFOLIO|BENCH|TUSHARE|EASTMONEY|MODELS)_[A-Z_]*[A-Z]";

/** Each variable that code reads, as `env.X` or by a name that is handed on, with a file that does. */
function read(): ReadonlyMap<string, string> {
  const files = ["scripts", "data-loaders", "src", "test", "bench", "."].flatMap((folder) =>
    readdirSync(folder, {recursive: folder !== ".", encoding: "utf8"})
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, "/")))
      .filter(
        (file) =>
          /\.(ts|js|mjs)$/.test(file) && !/\/(node_modules|\.observablehq|dist)\/|variables\.test/.test(file)
      )
  );
  const found = new Map<string, string>();
  for (const file of files)
    for (const [, member, quoted] of readFileSync(file, "utf8").matchAll(
      new RegExp(`\\benv\\.([A-Z][A-Z_]+)\\b|["'](${NAME})["']`, "g")
    ))
      found.set((member ?? quoted)!, file);
  return found;
}

/** Each variable that the first cell of a row of a table explains, with its file. */
function documented(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of ["README.md", ...readdirSync("docs").map((name) => `docs/${name}`)].filter((name) =>
    name.endsWith(".md")
  ))
    for (const [, cell] of readFileSync(file, "utf8").matchAll(/^\| (`[^|]*`) \|/gm))
      for (const [, name] of cell!.matchAll(/`([A-Z][A-Z]*(?:_[A-Z]+)*)`/g)) found.set(name!, file);
  return found;
}

test("every variable that is read stands in a table of the documentation", () => {
  const known = documented();
  const missing = [...read()].filter(([name]) => !known.has(name) && !OTHERS.includes(name));
  expect(missing.map(([name, file]) => `${name} of ${file}`)).toEqual([]);
  expect(read().size).toBeGreaterThan(30);
});

test("every variable in such a table is read", () => {
  const names = new Set(read().keys());
  const isOurs = (name: string) => new RegExp(`^${NAME}$`).test(name);
  const unread = [...documented()].filter(([name]) => isOurs(name) && !names.has(name));
  expect(unread.map(([name, file]) => `${name} in ${file}`)).toEqual([]);
});
