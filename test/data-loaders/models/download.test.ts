import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {BadInput} from "../../../data-loaders/badInput.js";
import {downloader, type Resource, USER_AGENT} from "../../../data-loaders/sources/models/download.js";
import {modelsSettings} from "../../../data-loaders/sources/models/settings.js";
import {fakeClock} from "../fakeClock.js";
import {temporaryFolder} from "../store/temporaryFolder.js";
import {type Failure, type FakeFeeds, fakeFeeds, PAGE_404, PATHS} from "./fakeFeeds.js";

const CSV: Resource = {url: `https://${PATHS.mmluPro}`, kind: "csv", mostBytes: 10_000};
const ZIP: Resource = {url: `https://${PATHS.epoch}`, kind: "zip", mostBytes: 100_000};
const PARQUET: Resource = {url: `https://${PATHS.arena}`, kind: "parquet", mostBytes: 100_000};
const PLAIN: Resource = {url: `https://${PATHS.table}`, kind: "csv", mostBytes: 10_000};

let server: FakeFeeds;
let folder: string;
beforeEach(async () => {
  server = await fakeFeeds();
  folder = path.join(temporaryFolder(), "cache");
});
afterEach(() => server.close());

function open({today = "2026-10-09", timeoutMs = 5_000, signal = new AbortController().signal} = {}) {
  const lines: string[] = [];
  const clock = fakeClock();
  const settings = modelsSettings({MODELS_URL: server.url, MODELS_CACHE: folder});
  const options = {today, timeoutMs, signal, clock, say: (line: string) => void lines.push(line)};
  return {download: downloader(settings, options), lines, clock};
}

const problemOf = async (asked: Promise<unknown>): Promise<string> => {
  const error = await asked.then(
    () => new Error("answered"),
    (reason) => reason
  );
  expect(error).toBeInstanceOf(BadInput);
  return error.message;
};

describe("a file of a publisher's", () => {
  test("is asked for by name, one at a time, with room between questions to a host", async () => {
    const {download, clock} = open();
    const {bytes, retrieved} = await download(CSV);
    await download(PLAIN);
    await download(ZIP);
    expect([bytes, retrieved]).toEqual([server.files.get(PATHS.mmluPro), "2026-10-09"]);
    expect(server.asked.map(({userAgent, atOnce}) => [userAgent, atOnce])).toEqual(
      server.asked.map(() => [USER_AGENT, 1])
    );
    // The mirror is one host.
    expect(clock.slept.map((ms) => Math.round(ms))).toEqual([1000, 1000]);
  });

  test("is kept, and not fetched again while its ETag is the same", async () => {
    const first = await open().download(ZIP);
    const second = await open({today: "2026-10-10"}).download(ZIP);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    // The bytes are those of the day before.
    expect(second.retrieved).toBe("2026-10-09");
    expect(server.asked.map(({ifNoneMatch}) => ifNoneMatch)).toEqual([
      undefined,
      expect.stringMatching(/^"[0-9a-f]{32}"$/)
    ]);
    server.files.set(PATHS.epoch, Buffer.concat([first.bytes, Buffer.from("more")]));
    expect((await open({today: "2026-10-11"}).download(ZIP)).retrieved).toBe("2026-10-11");
  });

  test("without an ETag is asked for by the day of its last change", async () => {
    await open().download(PLAIN);
    await open().download(PLAIN);
    expect(server.asked.map(({ifModifiedSince}) => ifModifiedSince)).toEqual([
      undefined,
      "Wed, 07 Oct 2026 20:15:35 GMT"
    ]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("that is kept where a redirect leads is asked for on the way as well", async () => {
    const first = await open().download(PARQUET);
    const second = await open().download(PARQUET);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(server.asked).toHaveLength(4);
  });

  test("is fetched again where the kept one is damaged, and leaves no half file", async () => {
    await open().download(CSV);
    const [name] = readdirSync(folder);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.kept$/)]);
    const file = path.join(folder, name!);
    writeFileSync(file, readFileSync(file).subarray(0, -10));
    expect((await open().download(CSV)).bytes).toEqual(server.files.get(PATHS.mmluPro));
    expect(server.asked[1]!.ifNoneMatch).toBeUndefined();
    writeFileSync(file, "no line");
    await open().download(CSV);
    expect(server.asked[2]!.ifNoneMatch).toBeUndefined();
  });

  test.each([
    ["429", {status: 429}],
    ["500", {status: 500, text: "<html>"}],
    ["503", {status: 503}],
    ["408", {status: 408}],
    ["a broken connection", "reset"],
    ["an answer that is cut off on its way", "cut"],
    ["no answer in time", "hang"]
  ] as const)("is asked for again after %s", async (_, failure) => {
    server.fail(PATHS.epoch, failure as Failure);
    const {download, lines} = open({timeoutMs: failure === "hang" ? 1_000 : 5_000});
    await download(ZIP);
    expect(server.asked).toHaveLength(2);
    expect(lines).toEqual([
      expect.stringMatching(/^https:\/\/epoch\.ai\/data\/benchmark_data\.zip: .+; asked again in [\d.]+ s$/)
    ]);
  });

  test("is asked for again when the server wants it: in seconds, or at a time by its own clock", async () => {
    server.fail(
      PATHS.mmluPro,
      {status: 503, headers: {"retry-after": "7"}},
      {
        status: 429,
        headers: {date: "Wed, 21 Oct 2015 07:28:00 GMT", "retry-after": "Wed, 21 Oct 2015 07:28:30 GMT"}
      }
    );
    const {download, clock} = open();
    await download(CSV);
    const waits = clock.slept.filter((ms) => ms > 1000).map((ms) => Math.floor(ms / 1000));
    expect(waits).toEqual([7, 31]);
  });

  test("is given up after six attempts", async () => {
    server.failAlways(PATHS.mmluPro, {status: 503});
    expect(await problemOf(open().download(CSV))).toBe(
      `${CSV.url}: given up after 6 attempts: HTTP status 503`
    );
    expect(server.asked).toHaveLength(6);
  });

  test.each([
    ["a 404 that is a page", CSV, {status: 404, text: PAGE_404}, "HTTP status: 404"],
    ["a page with status 200", ZIP, {text: PAGE_404}, "a page of HTML where a zip archive was asked for"],
    [
      "a page in the place of CSV",
      CSV,
      {text: `\ufeff\n${PAGE_404}`},
      "a page of HTML where CSV was asked for"
    ],
    ["JSON where CSV was asked for", CSV, {text: '{"error":"gone"}'}, "JSON where CSV was asked for"],
    [
      "CSV where JSON was asked for",
      {...CSV, kind: "json"},
      {text: "a,b\n"},
      "text where JSON was asked for"
    ],
    ["bytes that are no text", CSV, {bytes: Buffer.from([65, 0, 1, 2])}, "no text where CSV was asked for"],
    ["Parquet that is cut off", PARQUET, {text: "PAR1…"}, "a Parquet file that is cut off"],
    ["nothing", CSV, {text: ""}, "an empty answer"],
    [
      "more than it may have",
      {...CSV, mostBytes: 100},
      {text: "x".repeat(101)},
      "an answer of more than 100 bytes"
    ],
    ["304 to a question that named nothing", CSV, {status: 304}, "HTTP status: 304"],
    [
      "a way to plain HTTP",
      CSV,
      {status: 302, headers: {location: "http://example.com/a"}},
      'leads to an address that is not safe: "http://example.com/a"'
    ],
    ["no way at all", CSV, {status: 302}, "HTTP status: 302"]
  ] as const)("is refused at once, and not kept, with %s", async (_, resource, failure, message) => {
    server.fail(new URL(resource.url).host + new URL(resource.url).pathname, failure as Failure);
    const {download, lines} = open();
    expect(await problemOf(download(resource as Resource))).toBe(`${resource.url}: ${message}`);
    expect([server.asked.length, lines]).toEqual([1, []]);
    expect(() => readdirSync(folder)).toThrow();
  });

  test("is refused where a redirect leads to a page, or round in a circle", async () => {
    server.files.set("gone.html", Buffer.from(PAGE_404));
    server.fail(PATHS.mmluPro, {status: 302, headers: {location: "/gone.html"}});
    expect(await problemOf(open().download(CSV))).toBe(`${CSV.url}: a page of HTML where CSV was asked for`);
    server.failAlways(PATHS.mmluPro, {status: 302, headers: {location: `/${PATHS.mmluPro}`}});
    expect(await problemOf(open().download(CSV))).toBe(`${CSV.url}: leads on more than 5 times`);
  });

  test("is asked for no more when the refresh is to end", async () => {
    const ending = new AbortController();
    server.fail(PATHS.mmluPro, "hang");
    const asked = open({signal: ending.signal, timeoutMs: 30_000}).download(CSV);
    setTimeout(() => ending.abort(new Error("ended")), 50);
    await expect(asked).rejects.toThrow("ended");
  });
});

describe("settings", () => {
  test("name four feeds by default", () => {
    expect(modelsSettings({})).toEqual({
      feeds: ["epoch", "arena", "livebench", "mmlu-pro"],
      mirror: null,
      cacheFolder: path.join("store", "models-cache"),
      arenaSubsets: ["text"],
      liveBenchRelease: null,
      fewer: []
    });
    expect(modelsSettings({MODELS_FEEDS: "epoch-external, epoch,epoch"}).feeds).toEqual([
      "epoch",
      "epoch-external"
    ]);
    expect(modelsSettings({BENCHFOLIO_STORE: "s", MODELS_ARENA: "text,webdev"})).toMatchObject({
      cacheFolder: path.join("s", "models-cache"),
      arenaSubsets: ["text", "webdev"]
    });
  });

  test.each([
    [
      {MODELS_FEEDS: "epoch,elo"},
      'MODELS_FEEDS: not one of epoch, arena, livebench, mmlu-pro, epoch-external: "elo"'
    ],
    [{MODELS_FEEDS: "helm"}, 'MODELS_FEEDS: is not read yet: "helm"'],
    [{MODELS_URL: "mirror"}, 'MODELS_URL: is no address: "mirror"'],
    [
      {MODELS_URL: "http://mirror.example"},
      'MODELS_URL: must begin with https://, or what it answers could be changed on its way: "http://mirror.example"'
    ],
    [{MODELS_ARENA: "../x"}, 'MODELS_ARENA: not the name of a subset, such as text or webdev: "../x"'],
    [{MODELS_LIVEBENCH: "2026_06_25"}, 'MODELS_LIVEBENCH: not a day YYYY-MM-DD: "2026_06_25"']
  ])("refuse %j", (env, message) => {
    expect(() => modelsSettings(env as Record<string, string>)).toThrow(message);
  });
});
