import {readdir, readFile} from "node:fs/promises";
import path from "node:path";

/** A page of a built site: its name within the site, where it lies, and its HTML. */
export interface BuiltPage {
  readonly name: string;
  readonly file: string;
  readonly html: string;
}

/** Every page of the site in `folder`. */
export async function readPages(folder: string): Promise<readonly BuiltPage[]> {
  const names = (await readdir(folder, {recursive: true})).filter((name) => name.endsWith(".html"));
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return {name, file, html: await readFile(file, "utf8")};
    })
  );
}
