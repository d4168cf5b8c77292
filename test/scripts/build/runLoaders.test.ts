import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {TABLE_NAMES} from "../../../data-loaders/contract.js";
import {zipped} from "../../../data-loaders/loader.js";
import {loaderOutputs} from "../../../scripts/build/runLoaders.js";
import {temporaryFolder} from "../../data-loaders/store/temporaryFolder.js";
import {isLong} from "../../length.js";
import {printedByLoader} from "../../printedByLoader.js";

const ENTRIES = (readdirSync("src/data", {recursive: true}) as string[]).filter((file) =>
  file.endsWith(".ts")
);

async function outputsOf(
  ...asked: Parameters<typeof loaderOutputs>
): Promise<Map<string, string | Uint8Array>> {
  const all = new Map<string, string | Uint8Array>();
  for await (const [target, output] of loaderOutputs(...asked)) all.set(target, output);
  return all;
}

/** What a loader entry prints as a process of its own. */
function printed(entry: string): Buffer {
  const {status, stdout} = printedByLoader(entry);
  expect(status, entry).toBe(0);
  return stdout;
}

/** A folder with loader entries that print nothing by themselves. */
function entries(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [name, code] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), {recursive: true});
    writeFileSync(file, `export default async (params) => ${code};`);
  }
  return folder;
}

describe("the outputs of all loaders", () => {
  test("are the bytes that an entry prints as a process of its own", async () => {
    const alone = isLong
      ? ENTRIES.filter((entry) => !/\.zip\.ts$|^\[/.test(entry))
      : ["company_percentiles.parquet.ts"];
    const asked = [...alone, "[table].parquet.ts", "histories.zip.ts"];
    const outputs = await outputsOf("src/data", (entry) => isLong || asked.includes(entry));
    expect(outputs.size).toBeGreaterThan(TABLE_NAMES.length + alone.length);
    for (const entry of [...alone, "[table].parquet.ts --table=scores"]) {
      const target = entry.replace(/^\[table\](.*) --table=(.*)$/, "$2$1").replace(/\.ts$/, "");
      expect(printed(entry).equals(Buffer.from(outputs.get(target) as string)), entry).toBe(true);
    }
    const inArchive = [...outputs].filter(([target]) => target.startsWith("histories/"));
    const archive = zipped(
      new Map(inArchive.map(([target, output]) => [path.basename(target), output as Buffer]))
    );
    expect(printed("histories.zip.ts").equals(archive)).toBe(true);
  });

  test("are one a table, and one a file of an archive", async () => {
    const folder = entries({
      "[table].txt.ts": "params.table",
      "deep/days.zip.ts": 'new Map([["a/b.txt", Buffer.from("1")], ["c.txt", Buffer.from("2")]])'
    });
    const outputs = await outputsOf(folder);
    expect(outputs.get("scores.txt")).toBe("scores");
    expect(String(outputs.get("deep/days/a/b.txt"))).toBe("1");
    expect([...outputs.keys()].sort()).toEqual(
      [...TABLE_NAMES.map((name) => `${name}.txt`), "deep/days/a/b.txt", "deep/days/c.txt"].sort()
    );
  });

  test("say which entry has a fault, or a bracket of which nothing is known", async () => {
    await expect(outputsOf(entries({"x.json.ts": "missing()"}))).rejects.toThrow(
      "x.json.ts: missing is not defined"
    );
    await expect(outputsOf(entries({"[day].json.ts": '""'}))).rejects.toThrow(
      "[day].json.ts: nothing is known to stand for [day]"
    );
  });
});
