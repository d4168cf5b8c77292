import {readdirSync, readFileSync} from "node:fs";
import {get, type IncomingHttpHeaders} from "node:http";
import path from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {TABLE_NAMES} from "../../data-loaders/contract.js";
import {expect, test} from "./pageMonitor.js";
import {SITE} from "./site.js";

const DIST = "dist";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks as an engine or a browser would, without any client's own decoding. */
function ask(address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, {headers}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts)})
      );
    }).on("error", reject);
  });
}

/** The paths of the site's files as a browser asks for them; a dot begins what speaks to hosts (`.nojekyll`). */
function files(): string[] {
  const all = readdirSync(DIST, {recursive: true, withFileTypes: true});
  return all
    .filter((entry) => entry.isFile() && !/^\.|\.(br|gz)$/.test(entry.name))
    .map((entry) => path.posix.join("/", path.relative(DIST, path.join(entry.parentPath, entry.name))));
}

for (const name of TABLE_NAMES)
  test(`the table ${name} is served at its stable address as it was built`, async ({baseURL}) => {
    const {status, headers, body} = await ask(`${baseURL}/data/${name}.parquet`);
    expect(status).toBe(200);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers["cache-control"]).toBe("no-cache");
    expect(body.equals(readFileSync(`${DIST}/data/${name}.parquet`))).toBe(true);
    expect(body.subarray(0, 4).toString()).toBe("PAR1");
  });

test("an engine can ask for a part of a table, as it does to read its foot", async ({baseURL}) => {
  const whole = readFileSync(`${DIST}/data/scores.parquet`);
  const [from, to] = [whole.length - 8, whole.length - 1];
  const {status, headers, body} = await ask(`${baseURL}/data/scores.parquet`, {range: `bytes=${from}-${to}`});
  expect(status).toBe(206);
  expect(headers["content-range"]).toBe(`bytes ${from}-${to}/${whole.length}`);
  expect(body.equals(whole.subarray(-8))).toBe(true);
});

test("a page is asked for again each time, and comes only where it changed", async ({baseURL}) => {
  for (const {path: address} of SITE) {
    const {status, headers} = await ask(baseURL + address);
    expect(status).toBe(200);
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers["content-type"]).toBe("text/html;charset=utf-8");
    const again = await ask(baseURL + address, {"if-none-match": headers.etag ?? "none"});
    expect(again.status).toBe(304);
  }
});

test("only what has its content or its version in the address is kept for a year", async ({baseURL}) => {
  const answers = await Promise.all(
    files().map(async (file) => ({
      file,
      caching: (await ask(encodeURI(baseURL + file))).headers["cache-control"]
    }))
  );
  const kept = answers.filter(({caching}) => caching !== "no-cache");
  expect(new Set(kept.map(({caching}) => caching))).toEqual(new Set(["public, max-age=31536000, immutable"]));
  expect(
    kept.filter(({file}) => !/\.([0-9a-f]{8}|[0-9A-Z]{8})\.\w+$|@\d+\.\d+\.\d+[^/]*\//.test(file))
  ).toEqual([]);
  const asked = answers.filter(({caching}) => caching === "no-cache").map(({file}) => file);
  expect(asked.filter((file) => /\.([0-9a-f]{8}|[0-9A-Z]{8})\.\w+$/.test(file))).toEqual([]);
  expect(kept.length).toBeGreaterThan(40);
});

test("what is large comes compressed to who accepts it, and is the same within", async ({baseURL}) => {
  const large = files().filter((file) =>
    /\/(client|database|style|valuation|duckdb-eh)\.?\w*\.(js|css|json|wasm)$/.test(file)
  );
  expect(large.length).toBeGreaterThan(4);
  for (const file of large) {
    const plain = readFileSync(path.join(DIST, file));
    if (plain.length < 1024) continue;
    const brotli = await ask(encodeURI(baseURL + file), {"accept-encoding": "gzip, deflate, br"});
    expect(brotli.headers["content-encoding"], file).toBe("br");
    expect(brotli.headers.vary, file).toMatch(/accept-encoding/i);
    expect(brotli.body.length).toBeLessThan(plain.length);
    expect(brotliDecompressSync(brotli.body).equals(plain), file).toBe(true);
    const gzip = await ask(encodeURI(baseURL + file), {"accept-encoding": "gzip"});
    expect(gzip.headers["content-encoding"], file).toBe("gzip");
    expect(gunzipSync(gzip.body).equals(plain), file).toBe(true);
  }
});

test("the engine's WASM comes with the type that a browser compiles while it loads", async ({baseURL}) => {
  const file = files().find((name) => name.endsWith("duckdb-eh.wasm")) ?? "";
  const {headers} = await ask(encodeURI(baseURL + file), {"accept-encoding": "br"});
  expect(headers["content-type"]).toBe("application/wasm");
});

test("what is not there is not found, and nothing above the site is served", async ({baseURL}) => {
  for (const address of [
    "/nothing",
    "/data/nothing.parquet",
    "/../package.json",
    "/%2e%2e/package.json",
    "/.git/config"
  ]) {
    const {status} = await ask(baseURL + address);
    expect(status, address).toBe(404);
  }
});
