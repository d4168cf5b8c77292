import {existsSync, mkdirSync, readdirSync, writeFileSync} from "node:fs";
import type {Server} from "node:http";
import {type AddressInfo, connect} from "node:net";
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {precompress} from "../../scripts/build/precompress.js";
import {publishSite} from "../../scripts/build/site.js";
import {serve} from "../../scripts/serve.js";
import {isLong, runs} from "../length.js";
import {picks} from "../randomNumbers.js";
import {tell} from "../tell.js";
import {inTemporaryCwd} from "./temporaryCwd.js";

inTemporaryCwd();

const SEED = 20240223;
/** In `npm test` so many requests; the long run goes on for a minute. */
const REQUESTS = runs(400, Number.POSITIVE_INFINITY);
const MINUTE = 60_000;
/** Requests on their way at once. */
const AT_ONCE = 16;
const LARGE = 2 ** 22;

let server: Server;
beforeEach(async () => {
  const folder = ".site/one";
  mkdirSync(`${folder}/_import`, {recursive: true});
  mkdirSync(`${folder}/models`);
  writeFileSync(`${folder}/index.html`, "<h1>one</h1>");
  writeFileSync(`${folder}/models/benchmarks.html`, "benchmarks");
  writeFileSync(`${folder}/_import/greet.0a1b2c3d.js`, "export const greeting = 'hello';\n".repeat(100));
  writeFileSync(`${folder}/empty.txt`, "");
  await precompress(folder);
  writeFileSync(`${folder}/large.bin`, Buffer.alloc(LARGE, 7));
  writeFileSync("secret.txt", "SECRET");
  await publishSite(folder);
  server = await serve({port: 0});
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

type Pick = ReturnType<typeof picks>;

const METHODS = [
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "OPTIONS",
  "POST",
  "PUT",
  "DELETE",
  "TRACE",
  "PATCH",
  "get",
  "X"
];
const FILES = ["/", "/models/benchmarks", "/_import/greet.0a1b2c3d.js", "/large.bin", "/index.html"];
const PATHS = [
  ...["/", "/index.html", "/models/benchmarks", "/models", "/models/", "/_import/greet.0a1b2c3d.js"],
  ...["/large.bin", "/large.bin", "/empty.txt", "/nothing", "//", "/./", "/%", "/%2", "/%00", "/%ff%fe"],
  ...[
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/models/../../../secret.txt"
  ],
  ...[
    "/....//secret.txt",
    "/%252e%252e/secret.txt",
    "/index.html.br",
    "/index.html%00.js",
    "/?%",
    "/#x",
    "*"
  ],
  ...[
    "http://other.example/",
    "//other.example/secret.txt",
    "/\\..\\secret.txt",
    "/constructor",
    "/__proto__"
  ],
  ...[
    "/a;b=c",
    `/${"a".repeat(4000)}`,
    `/${"%2e%2e/".repeat(200)}secret.txt`,
    `/${"../".repeat(50)}secret.txt`
  ]
];
const NUMBERS = [
  "0",
  "1",
  "5",
  "99",
  "4194303",
  "4194304",
  "9007199254740993",
  "1e3",
  "-1",
  "0x10",
  " ",
  "",
  "١"
];
const ENCODINGS = [
  "br",
  "gzip",
  "br;q=0",
  "*",
  "*;q=0",
  "gzip;q=x",
  ",,,",
  "identity",
  `br${";q=1".repeat(300)}`,
  "zstd"
];
const HEADERS = [
  ...["if-none-match: *", 'if-none-match: W/"1-2"', "if-modified-since: yesterday", "if-range: x"],
  ...["transfer-encoding: chunked", "content-length: 10", "content-length: -1", "expect: 100-continue"],
  ...[
    "connection: upgrade\r\nupgrade: websocket",
    "connection: close",
    "host: evil.example",
    `x: ${"y".repeat(3000)}`
  ],
  ...[
    "x y: z",
    "no colon",
    "x: \u0001",
    "cookie: a=b",
    "origin: null",
    "host:",
    "range: bytes=0-0\r\nrange: bytes=1-1"
  ]
];

function rangeOf(pick: Pick): string {
  const part = () => `${pick.of(NUMBERS)}-${pick.of(NUMBERS)}`;
  const parts = Array.from({length: pick.of([1, 1, 1, 2, 50])}, part);
  return `range: ${pick.of(["bytes", "bytes", "bytes", "items", ""])}${pick.of(["=", "=", "=", "", "= "])}${parts.join(",")}`;
}

/** One of `usual`, or now and then one of `others`. */
const mostly = (pick: Pick, usual: readonly string[], others: readonly string[]) =>
  pick.of(pick.random() < 0.8 ? usual : others);

/** A request as a client that means ill writes it: one that is wrong in everything would only be refused. */
function requestOf(pick: Pick): string {
  const path = pick.of(pick.random() < 0.5 ? FILES : PATHS);
  const target = `${path}${mostly(pick, [""], ["?a=b", "?%", "?".repeat(9)])}`;
  const version = mostly(pick, ["HTTP/1.1"], ["HTTP/1.1", "HTTP/1.0", "HTTP/9.9", ""]);
  const lines = [`${mostly(pick, ["GET"], METHODS)} ${target} ${version}`];
  lines.push(mostly(pick, ["host: localhost"], ["host:", "host: evil.example", "x: y"]));
  if (pick.random() < 0.5) lines.push(rangeOf(pick));
  if (pick.random() < 0.5) lines.push(`accept-encoding: ${pick.of(ENCODINGS)}`);
  if (pick.random() < 0.3) lines.push(pick.of(HEADERS));
  const text = `${lines.join("\r\n")}\r\n\r\n`;
  const damage = pick.random();
  if (damage < 0.02) return text.slice(0, pick.below(text.length));
  if (damage < 0.05) return text.replaceAll("\r\n", pick.of(["\n", "\r", "\0"]));
  if (damage < 0.1) return text + text;
  if (damage < 0.12) return String.fromCharCode(...Array.from({length: 40}, () => pick.below(256)));
  return text;
}

type End = "answered" | "left before an answer" | "left within it";

/** Sends a request on a connection of its own; half of the clients leave before they have all of the answer. */
function send(port: number, pick: Pick): Promise<{end: End; head: string; text: string}> {
  const text = requestOf(pick);
  const stays = pick.random() < 0.5;
  const most = stays ? Number.POSITIVE_INFINITY : pick.below(3) * 20_000;
  return new Promise((resolve) => {
    const socket = connect({port, host: "127.0.0.1"});
    const parts: Buffer[] = [];
    let length = 0;
    let end: End = "answered";
    socket.on("error", () => {});
    socket.on("connect", () => {
      socket.write(text, "latin1");
      // A client that stays says that it has nothing more to ask, so that the connection ends.
      if (stays) socket.end();
      else if (most === 0) {
        end = "left before an answer";
        socket.destroy();
      }
    });
    socket.on("data", (bytes: Buffer) => {
      if (length < 4096) parts.push(bytes);
      length += bytes.length;
      if (length <= most) return;
      end = "left within it";
      socket.destroy();
    });
    // Half a request is waited for by the server, as long as its client is there.
    socket.setTimeout(300, () => socket.destroy());
    socket.on("close", () => {
      const said = Buffer.concat(parts).toString("latin1");
      resolve({end, head: said.split("\r\n\r\n")[0]!, text: said});
    });
  });
}

/** Descriptors of this process that lead into the site; null where the system does not list them. */
function opened(): number | null {
  if (!existsSync("/proc/self/fd")) return null;
  return readdirSync("/proc/self/fd").length;
}

test(
  `the server outlives ${isLong ? "a minute of" : REQUESTS} requests that mean ill`,
  async () => {
    const {port} = server.address() as AddressInfo;
    const good = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/`, {headers: {connection: "close"}});
      return [response.status, await response.text()];
    };
    const faults: unknown[] = [];
    const onFault = (error: unknown) => void faults.push(error);
    process.on("uncaughtException", onFault);
    process.on("unhandledRejection", onFault);
    const pick = picks(SEED);
    const counts: Record<string, number> = {};
    const count = (name: string) => {
      counts[name] = (counts[name] ?? 0) + 1;
    };
    const end = Date.now() + MINUTE;
    expect(await good()).toEqual([200, "<h1>one</h1>"]);
    const before = opened();
    let sent = 0;
    const client = async () => {
      while (sent < REQUESTS && (!isLong || Date.now() < end)) {
        sent++;
        const {end, head, text} = await send(port, pick);
        expect(text).not.toContain("SECRET");
        const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1];
        count(end === "answered" ? (status ?? "no answer") : end);
        // A partial answer says which part it is.
        if (status === "206") expect(head).toMatch(/content-range: bytes \d+-\d+\/\d+/i);
        if (sent % 100 === 0) expect(await good()).toEqual([200, "<h1>one</h1>"]);
      }
    };
    try {
      await Promise.all(Array.from({length: AT_ONCE}, client));
      expect(await good()).toEqual([200, "<h1>one</h1>"]);
      // Files and connections of clients that went are closed, in the time that takes.
      await vi.waitFor(() => expect(opened() ?? 0).toBeLessThanOrEqual((before ?? 0) + 2), {timeout: 20_000});
      expect(faults).toEqual([]);
      expect(counts).toMatchObject({
        200: expect.any(Number),
        206: expect.any(Number),
        405: expect.any(Number)
      });
      tell(`${sent} requests that mean ill`, {
        ...counts,
        "descriptors before": before ?? -1,
        after: opened() ?? -1
      });
    } finally {
      process.off("uncaughtException", onFault);
      process.off("unhandledRejection", onFault);
    }
  },
  5 * MINUTE
);
