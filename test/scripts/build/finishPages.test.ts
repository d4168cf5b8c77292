import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {BrokenPages, finishPage, finishPages} from "../../../scripts/build/finishPages.js";

const PAGE = `<!DOCTYPE html>
<html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<body><pre><html> maximum-scale=1</pre></body>
</html>
`;

describe("finishPage", () => {
  test("gives the page a language, and lets readers zoom", () => {
    const page = finishPage(PAGE);
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">\n/);
    expect(page).toContain('content="width=device-width, initial-scale=1">');
  });

  test("leaves everything else as it is, what a page says of these included", () => {
    const page = finishPage(PAGE);
    expect(page.split("\n").slice(4)).toEqual(PAGE.split("\n").slice(4));
    expect(page.length).toBe(PAGE.length + ' lang="en"'.length - ", maximum-scale=1".length);
  });

  test("changes nothing the second time", () => {
    expect(finishPage(finishPage(PAGE))).toBe(finishPage(PAGE));
  });
});

describe("finishPages", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "benchfolio-pages-"));
    mkdirSync(path.join(folder, "models"));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  test("mends every page in every folder, and no other file", async () => {
    for (const file of ["index.html", "models/benchmarks.html", "models/page.txt"]) write(file, PAGE);
    await finishPages(folder);
    expect(read("index.html")).toBe(finishPage(PAGE));
    expect(read("models/benchmarks.html")).toBe(finishPage(PAGE));
    expect(read("models/page.txt")).toBe(PAGE);
  });

  test("names every page that holds a compile error", async () => {
    const broken = PAGE.replace(
      "<body>",
      '<body><div class="observablehq observablehq--block observablehq--error">'
    );
    write("index.html", PAGE);
    write("data.html", broken);
    write("models/benchmarks.html", broken);
    const finishing = finishPages(folder);
    await expect(finishing).rejects.toThrow(BrokenPages);
    const {message} = (await finishing.catch((error) => error)) as Error;
    expect(message).toMatch(/^the build left an error in /);
    expect(
      message
        .replace(/^.* in /, "")
        .split(", ")
        .sort()
    ).toEqual(["data.html", path.join("models", "benchmarks.html")]);
  });
});
