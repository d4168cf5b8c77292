import {mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {connect} from "node:net";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {precompress} from "../../scripts/build/precompress.js";
import {publishSite} from "../../scripts/build/site.js";
import {addressOf, serve} from "../../scripts/serve.js";
import {inTemporaryCwd} from "./temporaryCwd.js";

inTemporaryCwd();

const SCRIPT = "export const greeting = 'hello';\n".repeat(100);

async function publish(text: string): Promise<void> {
  const folder = `.site/${text}`;
  mkdirSync(`${folder}/_import/lib`, {recursive: true});
  mkdirSync(`${folder}/models`);
  writeFileSync(`${folder}/index.html`, text);
  writeFileSync(`${folder}/models/benchmarks.html`, `benchmarks ${text}`);
  writeFileSync(`${folder}/_import/lib/greet.0a1b2c3d.js`, SCRIPT);
  writeFileSync(`${folder}/scores.parquet`, "PAR1");
  await precompress(folder);
  await publishSite(folder);
}

let server: Server;
let ask: (path: string, init?: RequestInit) => Promise<Response>;
beforeEach(async () => {
  await publish("one");
  server = await serve({port: 0});
  ask = (path, init) => fetch(new URL(path, addressOf(server)), init);
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

describe("the server", () => {
  test("listens on this machine only", () => {
    expect(addressOf(server)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  test("finds a page without its ending, and says 404 where there is none", async () => {
    expect(await (await ask("models/benchmarks")).text()).toBe("benchmarks one");
    const missing = await ask("models/nothing");
    expect([missing.status, await missing.text()]).toEqual([404, "not found"]);
    expect((await ask("../../package.json")).status).toBe(404);
  });

  test("answers with the site's page for it who asks for a page that is not there, and a script with a word", async () => {
    writeFileSync(".site/one/404.html", "<h1>not here</h1>");
    const missing = await ask("companies/300308", {headers: {accept: "text/html,*/*;q=0.8"}});
    expect([missing.status, missing.headers.get("content-type"), await missing.text()]).toEqual([
      404,
      "text/html;charset=utf-8",
      "<h1>not here</h1>"
    ]);
    expect(missing.headers.get("cache-control")).toBe("no-cache");
    expect(missing.headers.get("content-security-policy")).toContain("default-src 'self'");
    const script = await ask("_bundle/gone.js");
    expect([script.status, await script.text()]).toEqual([404, "not found"]);
  });

  test("says of a table what it is", async () => {
    expect((await ask("scores.parquet")).headers.get("content-type")).toBe("application/vnd.apache.parquet");
  });

  const text = async (range: string, path = "_import/lib/greet.0a1b2c3d.js") => {
    const response = await ask(path, {headers: {range, "accept-encoding": "br"}});
    return {
      status: response.status,
      text: await response.text(),
      encoding: response.headers.get("content-encoding")
    };
  };

  test("sends a part of the file itself, the last bytes too, and the whole where no part is meant", async () => {
    expect(await text("bytes=0-5")).toEqual({status: 206, text: SCRIPT.slice(0, 6), encoding: null});
    expect(await text("bytes=-5")).toEqual({status: 206, text: SCRIPT.slice(-5), encoding: null});
    expect((await text("bytes=99999-")).status).toBe(416);
    for (const range of ["bytes=10-5", "bytes=1-2,4-5", "x"])
      expect(await text(range)).toEqual({status: 200, text: SCRIPT, encoding: "br"});
    expect((await text("bytes=1-9007199254740993")).text).toBe(SCRIPT.slice(1));
    expect((await text("bytes=0-1", "models/benchmarks")).text).toBe("benchmarks one");
  });

  test("answers no other method than GET, HEAD and OPTIONS", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const response = await ask("", {method});
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    }
    expect((await ask("", {method: "OPTIONS"})).status).toBe(204);
    const head = await ask("", {method: "HEAD"});
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  test("sends the policy and its like with whatever it answers", async () => {
    for (const path of ["", "scores.parquet", "nothing"]) {
      const {headers} = await ask(path);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });

  test("outlives a file that is gone, and a site that is away for a moment", async () => {
    // The folder is listed at the first request: a file that is gone before it is merely not found.
    await ask("");
    rmSync(".site/one/scores.parquet");
    await ask("scores.parquet").then(
      (response) => response.arrayBuffer().catch(() => {}),
      () => {}
    );
    expect(await (await ask("")).text()).toBe("one");
    renameSync("dist", "away");
    expect((await ask("")).status).toBe(200);
    renameSync("away", "dist");
    expect(await (await ask("")).text()).toBe("one");
  });

  test("leaves no file open for a client that went", async () => {
    await publish("two");
    writeFileSync(".site/two/large.bin", Buffer.alloc(2 ** 26));
    const opened = () =>
      readdirSync("/proc/self/fd").filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).endsWith("large.bin");
        } catch {
          return false;
        }
      }).length;
    for (let i = 0; i < 5; i++) {
      const controller = new AbortController();
      const response = await ask("large.bin", {signal: controller.signal});
      expect(response.status).toBe(200);
      controller.abort();
    }
    await vi.waitFor(() => expect(opened()).toBe(0), {timeout: 20_000});
    // Two questions at once: the second answer waits behind the first, and its file is open already.
    const socket = connect({port: Number(new URL(addressOf(server)).port), host: "127.0.0.1"});
    socket.write("GET /large.bin HTTP/1.1\r\nhost: x\r\n\r\n".repeat(2));
    await vi.waitFor(() => expect(opened()).toBe(2), {timeout: 20_000});
    socket.destroy();
    await vi.waitFor(() => expect(opened()).toBe(0), {timeout: 20_000});
  });

  test("follows the link to a new site without a restart", async () => {
    expect(await (await ask("")).text()).toBe("one");
    await publish("two");
    expect(await (await ask("")).text()).toBe("two");
  });

  test.each(["br", "gzip"])(
    "sends the copy in %s to whoever takes it, and it is the file",
    async (encoding) => {
      const response = await ask("_import/lib/greet.0a1b2c3d.js", {headers: {"accept-encoding": encoding}});
      expect(response.headers.get("content-encoding")).toBe(encoding);
      expect(await response.text()).toBe(SCRIPT);
    }
  );

  test("lets only files with a hash in their name be kept, and never a page", async () => {
    const kept = async (path: string) => (await ask(path)).headers.get("cache-control");
    expect(await kept("_import/lib/greet.0a1b2c3d.js")).toBe("public, max-age=31536000, immutable");
    expect(await kept("")).toBe("no-cache");
    expect(await kept("models/benchmarks")).toBe("no-cache");
  });
});
