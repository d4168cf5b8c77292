import {execFile} from "node:child_process";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";
import {promisify} from "node:util";
import {beforeAll, expect, test} from "vitest";
import {withTemporaryFolder} from "../../../data-loaders/engine.js";

// Built pages of three cells in little: the board in a bundle, a control and two figures of it, words between them.

const BOARD = `
const figure = (id, lang) => {
  const root = document.createElement("figure");
  // As one that waited for its rows.
  root.className = "figure-card is-slow";
  root.setAttribute("aria-busy", "true");
  const draw = (width) => {
    root.innerHTML = \`<div class="figure-body"><svg id="\${id}" width="\${width}" height="40" aria-labelledby="\${id}-title"><title id="\${id}-title">\${lang}</title></svg></div>\`;
    root.setAttribute("aria-busy", "false");
  };
  new IntersectionObserver(([entry]) => { root.isNear = entry.isIntersecting; }).observe(root);
  new ResizeObserver(([entry]) => root.isNear && draw(entry.contentRect.width)).observe(root);
  return root;
};
export function board({rows}) {
  const {lang} = document.documentElement;
  const control = document.createElement("label");
  control.innerHTML = '<input type="checkbox" name="all"><span popover>closed</span>';
  control.querySelector("input").checked = true;
  return {control, first: figure("first", lang + rows[0]), second: figure("second", lang), never: figure("never", lang)};
}`;

const script = (shown: readonly string[]) => `<script type="module">

import {define} from "./_observablehq/client.js";
import {registerFile} from "./_observablehq/stdlib.js";

registerFile("./answers.json", {"name":"./answers.json","path":"./_file/answers.json"});

define({id: "aaaa", outputs: ["board"], body: async () => {
const {board} = await import("./_bundle/board.js");
return {board};
}});
define({id: "bbbb", inputs: ["board","FileAttachment"], outputs: ["made"], body: async (board,FileAttachment) => {
const made = board(await FileAttachment("./answers.json").json());
return {made};
}});
${shown.map((name) => `define({id: "${name}", inputs: ["made","display"], body: async (made,display) => {\ndisplay(made.${name})\n}});`).join("\n")}
</script>`;

const page = (shown: readonly string[], words = "") => `<!DOCTYPE html>
<html lang="en"><head><title>Page</title>
${script(shown)}</head><body>
<main id="observablehq-main" class="observablehq">
${words}
<div><!--:aaaa:--></div><div><!--:bbbb:--></div>
${shown.map((name) => `<h2>${name}</h2><div><observablehq-loading></observablehq-loading><!--:${name}:--></div>`).join("\n")}
</main></body></html>`;

const WORDS =
  '<p class="standfirst" lang="en">What it is &amp; "why"</p><p class="standfirst" lang="zh">内容</p>';

let drawn = "";
let plain = "";

beforeAll(() =>
  withTemporaryFolder(async (folder) => {
    const files: Record<string, string> = {
      "package.json": '{"type": "module"}',
      "_bundle/board.js": BOARD,
      "_file/answers.json": '{"rows": [7]}',
      "opening.html": page(["control", "first", "second"], WORDS),
      "none.html": page(["control"])
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
      await writeFile(path.join(folder, name), text);
    }
    // A process of its own: it gives itself a document.
    await promisify(execFile)("node_modules/.bin/tsx", ["scripts/build/openings.ts", folder]);
    drawn = await readFile(path.join(folder, "opening.html"), "utf8");
    plain = await readFile(path.join(folder, "none.html"), "utf8");
  })
);

test("the first figure stands in the page in both languages and widths", () => {
  const widths = [
    ...drawn.matchAll(/<div lang="(\w+)" class="opening-(\w+)"><figure.*?width="(\d+)".*?<title[^>]*>(\w+)</g)
  ];
  expect(widths.map(([, ...found]) => found)).toEqual([
    ["en", "wide", "1192", "en7"],
    ["en", "narrow", "358", "en7"],
    ["zh", "wide", "1192", "zh7"],
    ["zh", "narrow", "358", "zh7"]
  ]);
  expect(drawn).not.toContain("is-slow");
});

test("what the page is about stands in its head, in both languages", () => {
  expect(drawn).toContain(
    '</title>\n<meta name="description" content="What it is &amp; &quot;why&quot;." data-zh="内容。">'
  );
});

test("what is alike in both widths stands once a language, and cannot be used", () => {
  expect(drawn.match(/<label>.*?<\/label>/g)).toEqual([
    '<label><input type="checkbox" name="all-en-wide" checked="" inert=""></label>',
    '<label><input type="checkbox" name="all-zh-wide" checked="" inert=""></label>'
  ]);
});

test("no id stands twice, and what refers to one does", () => {
  const ids = [...drawn.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(drawn).toContain('aria-labelledby="first-title-zh-narrow"');
  expect(ids).toContain("first-title-zh-narrow");
});

test("it gives way to the live one, and nothing below it is drawn", () => {
  expect(drawn).toMatch(
    /<observablehq-loading class="opening">(?:(?!observablehq-loading).)*<\/observablehq-loading><!--:first:-->/s
  );
  expect(drawn).toContain("<observablehq-loading></observablehq-loading><!--:second:-->");
});

test("a page without a figure stays as it is", () => {
  expect(plain).toBe(page(["control"]));
});
