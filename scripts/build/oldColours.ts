import {readdir, readFile, writeFile} from "node:fs/promises";
import path from "node:path";

const STYLES = /^_import\/style\.\w+\.css$/;
const PAIR = /(--[\w-]+):\s*light-dark\(\s*([^(),]+),\s*([^(),]+)\)/g;

/** Gives the style sheet of the site in `folder` its colours in a browser that has no `light-dark()`. */
export async function addOldColours(folder: string): Promise<void> {
  const files = await readdir(folder, {recursive: true});
  for (const name of files.filter((file) => STYLES.test(file))) {
    const file = path.join(folder, name);
    await writeFile(file, withOldColours(await readFile(file, "utf8")));
  }
}

/** A style sheet with every colour of a custom property a second time: for light, and for dark as asked or as the system is. */
export function withOldColours(css: string): string {
  const pairs = [...css.matchAll(PAIR)];
  if (pairs.length === 0) return css;
  const set = (which: 2 | 3) => pairs.map((pair) => `${pair[1]}:${pair[which]!.trim()}`).join(";");
  return `${css}
@supports not (color: light-dark(#000, #fff)) {
:root{${set(2)}}
:root[data-theme="dark"]{${set(3)}}
@media (prefers-color-scheme: dark){:root:not([data-theme="light"]){${set(3)}}}
}
`;
}
