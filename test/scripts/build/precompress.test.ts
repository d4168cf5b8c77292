import {existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from "node:fs";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import fc from "fast-check";
import {afterEach, describe, expect, test, vi} from "vitest";
import {precompress} from "../../../scripts/build/precompress.js";
import {inTemporaryCwd} from "../temporaryCwd.js";

inTemporaryCwd();

const TEXT = "SELECT model_id, avg(score) FROM scores GROUP BY ALL; ".repeat(60);

function site(files: Readonly<Record<string, string | Uint8Array>>, folder = "site"): string {
  mkdirSync(`${folder}/data`, {recursive: true});
  for (const [name, content] of Object.entries(files)) writeFileSync(`${folder}/${name}`, content);
  return folder;
}

const restored = (file: string) => [
  brotliDecompressSync(readFileSync(`${file}.br`)),
  gunzipSync(readFileSync(`${file}.gz`))
];

describe("precompress", () => {
  test("writes a brotli and a gzip copy that are smaller, beside the file, which stays", async () => {
    const folder = site({"index.html": TEXT, "data/scores.parquet": TEXT});
    await precompress(folder);
    for (const name of ["index.html", "data/scores.parquet"]) {
      for (const copy of restored(`${folder}/${name}`)) expect(copy.toString()).toBe(TEXT);
      expect(readFileSync(`${folder}/${name}.br`).length).toBeLessThan(TEXT.length / 5);
      expect(readFileSync(`${folder}/${name}`, "utf8")).toBe(TEXT);
    }
  });

  test.each(["html", "css", "js", "json", "svg", "wasm", "parquet"])(
    "gives back any bytes of a .%s file",
    async (ending) => {
      const bytes = fc.uint8Array({minLength: 1024, maxLength: 3000});
      await fc.assert(
        fc.asyncProperty(bytes, async (content) => {
          const folder = site({[`file.${ending}`]: content});
          await precompress(folder);
          for (const copy of restored(`${folder}/file.${ending}`)) expect(copy.equals(content)).toBe(true);
        }),
        {numRuns: 4}
      );
    }
  );

  test("gives back a file of several megabytes, which is compressed with less effort", async () => {
    const large = Buffer.alloc(5 * 2 ** 20, TEXT);
    const folder = site({"engine.wasm": large});
    await precompress(folder);
    for (const copy of restored(`${folder}/engine.wasm`)) expect(copy.equals(large)).toBe(true);
  });

  test("leaves alone what is small, and what is compressed by its nature", async () => {
    const folder = site({
      "small.js": "x".repeat(1023),
      "font.woff2": TEXT,
      "picture.png": TEXT,
      "edge.js": "x".repeat(1024)
    });
    await precompress(folder);
    expect(readdirSync(folder).sort()).toEqual(
      ["data", "edge.js", "edge.js.br", "edge.js.gz", "font.woff2", "picture.png", "small.js"].sort()
    );
  });

  test("forgets copies that nobody used for a month, and keeps those that were", async () => {
    await precompress(site({"a.js": TEXT}, "one"));
    await precompress(site({"b.js": `${TEXT}b`}, "two"));
    const cached = () => readdirSync(".cache/compressed").sort();
    const both = cached();
    const long = new Date(Date.now() - 31 * 86_400_000);
    for (const name of both) utimesSync(`.cache/compressed/${name}`, long, long);
    await precompress(site({"a.js": TEXT}, "three"));
    const kept = cached();
    expect(kept).toHaveLength(2);
    expect(both).toEqual(expect.arrayContaining(kept));
    expect(both.length).toBeGreaterThan(kept.length);
  });

  test("makes a copy anew that is damaged in the cache, and leaves what is no copy there", async () => {
    await precompress(site({"a.js": TEXT}, "one"));
    writeFileSync(".cache/compressed/notes.txt", "mine");
    const long = new Date(0);
    utimesSync(".cache/compressed/notes.txt", long, long);
    for (const cut of [0, 70, 90])
      for (const name of readdirSync(".cache/compressed").filter((file) => /\.(br|gz)$/.test(file))) {
        const file = `.cache/compressed/${name}`;
        writeFileSync(file, readFileSync(file).subarray(0, cut));
        await precompress(site({"a.js": TEXT}, "two"));
        expect(restored("two/a.js").map(String)).toEqual([TEXT, TEXT]);
        expect(readFileSync(file).length).toBeGreaterThan(cut);
      }
    expect(readFileSync(".cache/compressed/notes.txt", "utf8")).toBe("mine");
  });

  test("does the same content once, and changed content again", async () => {
    await precompress(site({"a.js": TEXT}, "one"));
    const kept = readdirSync(".cache/compressed");
    await precompress(site({"renamed.js": TEXT}, "two"));
    expect(readdirSync(".cache/compressed")).toEqual(kept);
    expect(restored("two/renamed.js").map(String)).toEqual([TEXT, TEXT]);
    await precompress(site({"a.js": `${TEXT}!`}, "three"));
    expect(readdirSync(".cache/compressed").length).toBeGreaterThan(kept.length);
    expect(restored("three/a.js").map(String)).toEqual([`${TEXT}!`, `${TEXT}!`]);
  });

  describe("with little effort, as in tests,", () => {
    afterEach(() => vi.unstubAllEnvs());

    test("keeps its copies apart from those for readers", async () => {
      vi.stubEnv("BENCHFOLIO_COMPRESSION", "fast");
      await precompress(site({"a.js": TEXT}, "one"));
      const fast = readFileSync("one/a.js.br");
      expect(restored("one/a.js").map(String)).toEqual([TEXT, TEXT]);
      vi.stubEnv("BENCHFOLIO_COMPRESSION", "");
      await precompress(site({"a.js": TEXT}, "two"));
      expect(readFileSync("two/a.js.br").equals(fast)).toBe(false);
      expect(readdirSync(".cache/compressed")).toHaveLength(4);
    });

    test("is asked for by a word that it knows", async () => {
      vi.stubEnv("BENCHFOLIO_COMPRESSION", "quick");
      await expect(precompress(site({"a.js": TEXT}))).rejects.toThrow(
        'BENCHFOLIO_COMPRESSION: neither best nor fast nor none: "quick"'
      );
    });
  });

  test("replaces the copies of an older content", async () => {
    const folder = site({"a.js": TEXT});
    await precompress(folder);
    writeFileSync(`${folder}/a.js`, TEXT.toLowerCase());
    await precompress(folder);
    expect(restored(`${folder}/a.js`).map(String)).toEqual([TEXT.toLowerCase(), TEXT.toLowerCase()]);
    expect(existsSync(`${folder}/a.js.br.br`)).toBe(false);
  });
});
