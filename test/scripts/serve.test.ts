import {mkdirSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
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

  test("says of a table what it is", async () => {
    expect((await ask("scores.parquet")).headers.get("content-type")).toBe("application/vnd.apache.parquet");
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
