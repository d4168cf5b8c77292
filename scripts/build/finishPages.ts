import {writeFile} from "node:fs/promises";
import {readPages} from "./readPages.js";

/** Pages whose code could not be compiled; Framework reports them in the page and exits with 0. */
export class BrokenPages extends Error {
  constructor(pages: readonly string[]) {
    super(`the build left an error in ${pages.join(", ")}`);
    this.name = "BrokenPages";
  }
}

/**
 * Mends what Framework cannot be told in every page of `folder`: a default language on the root element,
 * and a viewport that lets readers zoom. Throws BrokenPages where a page holds a compile error.
 */
export async function finishPages(folder: string): Promise<void> {
  const broken: string[] = [];
  for (const {name, file, html} of await readPages(folder)) {
    if (/class="[^"]*observablehq--error/.test(html)) broken.push(name);
    await writeFile(file, finishPage(html));
  }
  if (broken.length > 0) throw new BrokenPages(broken);
}

/** One page's HTML with language and viewport mended. */
export function finishPage(html: string): string {
  return html
    .replace(/^<!DOCTYPE html>\n<html>/, '<!DOCTYPE html>\n<html lang="en">')
    .replace(", maximum-scale=1", "");
}
