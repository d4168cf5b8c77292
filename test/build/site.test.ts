import {execFileSync, spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {gunzipSync} from "node:zlib";
import {JSDOM, VirtualConsole} from "jsdom";
import {afterEach, describe, expect, test} from "vitest";
import {CONTRACT, TABLE_NAMES} from "../../data-loaders/contract.js";
import {openEngine, readRows} from "../../data-loaders/engine.js";

const DIST = "dist";
const pages = [
  "index",
  "models/benchmarks",
  "companies/valuation",
  "companies/performance",
  "companies/compare",
  "companies/688256.SH",
  "companies/872808.BJ",
  "data/index"
];
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

describe("the built site", () => {
  test.each(pages)("has the page %s, in both languages, without a build error", (page) => {
    const html = readFileSync(path.join(DIST, `${page}.html`), "utf8");
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain('lang="zh"');
    expect(html).not.toMatch(/class="[^"]*observablehq--error/);
    expect(html).not.toContain("maximum-scale");
    const [, about, inChinese] =
      /<meta name="description" content="([^"]{30,})" data-zh="([^"]{15,})">/.exec(html) ?? [];
    expect(html).toContain(`<meta property="og:description" content="${about}">`);
    expect([about, inChinese].map((text) => /\p{Script=Han}/u.test(text ?? ""))).toEqual([false, true]);
    // What needs the site's address, which this build has not.
    expect(html).not.toMatch(/rel="canonical"|hreflang|og:(url|image)/);
    expect(html).toContain("connect-src 'self'");
    // Framework encodes an address that is encoded already.
    expect(html).toMatch(/<link rel="icon" href="data:image\/svg\+xml,(?!.*%25).*fill='rgb\(138,31,45\)'/);
  });

  test.each(pages)(
    "has the modules of %s in few files, and asks for them and its answers at once",
    (page) => {
      const html = readFileSync(path.join(DIST, `${page}.html`), "utf8");
      const asked = [...html.matchAll(/<link rel="(?:module)?preload"[^>]* href="([^"]+)">/g)].map(
        ([, href]) => href!
      );
      for (const href of asked)
        expect(existsSync(path.join(DIST, path.dirname(page), href)), href).toBe(true);
      expect(asked.filter((href) => href.includes("_bundle/")).length).toBeGreaterThan(1);
      expect(asked.filter((href) => href.endsWith(".js")).length).toBeLessThan(20);
      expect(asked.filter((href) => href.includes("data/answers/"))).toHaveLength(1);
      expect(html).not.toMatch(/import\("[^"]*_(import|node|npm)\//);
    }
  );

  test.each(TABLE_NAMES)(
    "has the table %s at its stable address, with the columns of the contract",
    async (name) => {
      const connection = await openEngine();
      const file = path.join(DIST, "data", `${name}.parquet`);
      const columns = await readRows(connection, `DESCRIBE SELECT * FROM read_parquet('${file}')`);
      expect(Object.fromEntries(columns.map((c) => [c.column_name, c.column_type]))).toEqual(CONTRACT[name]);
    }
  );

  test("has a page and a history for every company, and the definition of the percentile", async () => {
    const connection = await openEngine();
    const codes = (
      await readRows(connection, `SELECT code FROM read_parquet('${DIST}/data/companies.parquet')`)
    ).map(({code}) => String(code));
    const files = (folder: string, end: string) =>
      readdirSync(path.join(DIST, folder))
        .filter((file) => /^\d{6}/.test(file) && file.endsWith(end))
        .map((file) => file.slice(0, -end.length))
        .sort();
    expect(files("companies", ".html")).toEqual(codes.sort());
    expect(files("data/histories", ".parquet")).toEqual(codes);
    const history = path.join(DIST, "data/histories", `${codes[0]}.parquet`);
    const columns = await readRows(connection, `DESCRIBE SELECT * FROM read_parquet('${history}')`);
    // The embedded report has no history, and so no static PE.
    // What no chart of a company reads is not among its days.
    const {pe_static: _, pb: _pb, ps_ttm: _ps, ...without} = CONTRACT.pe_history;
    expect(columns.map(({column_name}) => column_name)).toEqual(Object.keys(without));
    expect(readFileSync(path.join(DIST, "data/percentile.sql"), "utf8")).toBe(
      readFileSync("data-loaders/percentile/percentile.sql", "utf8")
    );
  });

  test("lets no inline script run in any page but those that it was built with", () => {
    const files = readdirSync(DIST, {recursive: true, encoding: "utf8"}).filter((file) =>
      file.endsWith(".html")
    );
    expect(files.length).toBeGreaterThan(pages.length);
    for (const file of files) {
      const html = readFileSync(path.join(DIST, file), "utf8");
      // jsdom knows not all of today's CSS, and would print whole style sheets.
      const {document} = new JSDOM(html, {virtualConsole: new VirtualConsole()}).window;
      const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")!;
      const allowed = /script-src ([^;]*)/.exec(policy.getAttribute("content")!)![1]!.split(" ");
      expect(allowed, file).not.toContain("'unsafe-inline'");
      const hashes = [...document.querySelectorAll("script:not([src])")].map(
        ({textContent}) => `'sha256-${createHash("sha256").update(textContent!).digest("base64")}'`
      );
      expect(hashes.length, file).toBeGreaterThan(2);
      expect(allowed.filter((source) => source.startsWith("'sha256-")).sort(), file).toEqual(
        [...new Set(hashes)].sort()
      );
      // No hash allows these.
      const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
      expect(
        attributes.filter(({name}) => name.startsWith("on")).map(({name}) => name),
        file
      ).toEqual([]);
      expect(attributes.filter(({value}) => /^\s*javascript:/i.test(value)).map(({value}) => value)).toEqual(
        []
      );
      const compressed = gunzipSync(readFileSync(path.join(DIST, `${file}.gz`)));
      expect(compressed.toString() === html, `${file}.gz is not ${file}`).toBe(true);
    }
  });

  test("names no other host in anything that a browser loads", () => {
    const files = readdirSync(DIST, {recursive: true})
      .map(String)
      .filter((file) => /\.(html|css)$/.test(file));
    for (const file of files) {
      const text = readFileSync(path.join(DIST, file), "utf8");
      expect(text, file).not.toMatch(
        /(?:src|href)="https?:\/\/[^"]*\.(?:js|css|woff2?)"|@import[^;]*https?:|url\(["']?https?:/
      );
    }
  });

  test("has a compressed copy beside every large script and the engine", () => {
    const files = readdirSync(DIST, {recursive: true})
      .map(String)
      .filter((file) => /\.(js|wasm)$/.test(file));
    const large = files.filter((file) => readFileSync(path.join(DIST, file)).length >= 1024);
    expect(large.length).toBeGreaterThan(10);
    for (const file of large) {
      expect(existsSync(path.join(DIST, `${file}.br`)), file).toBe(true);
      expect(existsSync(path.join(DIST, `${file}.gz`)), file).toBe(true);
    }
  });
});

describe("a build from bad input", () => {
  function build(env: Record<string, string>) {
    return spawnSync("node_modules/.bin/tsx", ["scripts/build/build.ts"], {
      encoding: "utf8",
      env: {...process.env, ...env}
    });
  }

  test("says what is wrong where, exits with 1 and leaves the published site as it was", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "benchfolio-report-"));
    folders.push(folder);
    cpSync("data-loaders/reports", folder, {recursive: true});
    const [report] = readdirSync(folder) as [string];
    const file = path.join(folder, report, "benchmarks.csv");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(
        'MMLU,"5-shot, top-1",LLaMA-2 13B,54.8',
        'MMLU,"5-shot, top-1",LLaMA-2 13B,154.8'
      )
    );
    const before = {link: readlinkSync(DIST), digest: digest()};
    const {status, stderr} = build({BENCHFOLIO_REPORTS: folder});
    expect(status).toBe(1);
    expect(stderr).toContain('benchmarks.csv row 3, score: outside 0 to 100: "154.8"');
    expect(readlinkSync(DIST)).toBe(before.link);
    expect(digest()).toBe(before.digest);
  });

  test("leaves no half-built folder behind", () => {
    const names = readdirSync(".site");
    expect(names).toContain(path.basename(readlinkSync(DIST)));
    build({BENCHFOLIO_REPORTS: "no-such-folder"});
    expect(readdirSync(".site")).toEqual(names);
  });
});

function digest(): string {
  return execFileSync("bash", ["-c", `cd ${DIST} && find . -type f | sort | xargs sha256sum | sha256sum`], {
    encoding: "utf8"
  });
}
