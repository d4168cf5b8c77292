import {readdirSync, utimesSync, writeFileSync} from "node:fs";
import path from "node:path";
import {beforeEach, describe, expect, test} from "vitest";
import {type Kept, openFileCache} from "../../../data-loaders/sources/http/fileCache.js";
import {temporaryFolder} from "../store/temporaryFolder.js";

const URL = "https://example.invalid/get?of=a+company";
const answerOf = (retrieved: string, text = retrieved): Kept => ({
  ...{url: URL, etag: null, last_modified: null},
  ...{retrieved, fetched: `${retrieved}T11:30:00.000Z`, bytes: Buffer.from(text)}
});

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

test("an answer is found again as it came, with its day and moment", async () => {
  const cache = openFileCache(folder);
  expect(await cache.find(URL)).toBeNull();
  await cache.keep(answerOf("2024-02-26"));
  expect(await openFileCache(folder).find(URL)).toEqual(answerOf("2024-02-26"));
});

test("the newest answer of an address is kept, and by day each day's", async () => {
  const cache = openFileCache(folder);
  for (const day of ["2024-02-26", "2024-02-27"]) {
    await cache.keep(answerOf(day));
    await cache.keep(answerOf(day), day);
  }
  await cache.keep(answerOf("2024-02-27", "later"), "2024-02-27");
  expect(readdirSync(folder)).toHaveLength(3);
  expect(await cache.find(URL)).toEqual(answerOf("2024-02-27"));
  expect(await cache.find(URL, "2024-02-26")).toEqual(answerOf("2024-02-26"));
  expect(await cache.find(URL, "2024-02-27")).toEqual(answerOf("2024-02-27", "later"));
  expect(await cache.find(URL, "2024-02-28")).toBeNull();
});

describe("an answer that nobody asked for in 60 days", () => {
  const names = ["0".repeat(32), `${"1".repeat(32)}.2023-12-01`].map((name) => `${name}.kept`);
  const other = "notes.kept";

  test("is removed once a run, by day or not, and no file of somebody else's", async () => {
    const old = () => {
      for (const name of [...names, other]) {
        writeFileSync(path.join(folder, name), "");
        utimesSync(path.join(folder, name), 0, Date.now() / 1000 - 61 * 86_400);
      }
    };
    const cache = openFileCache(folder);
    old();
    await cache.keep(answerOf("2024-02-26"));
    expect(readdirSync(folder)).toHaveLength(2);
    expect(readdirSync(folder)).toContain(other);
    // A look at every file after each of 16,500 answers would take longer than to ask for them.
    old();
    await cache.keep(answerOf("2024-02-27"));
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(names));
    await openFileCache(folder).keep(answerOf("2024-02-27"));
    expect(readdirSync(folder)).toHaveLength(2);
  });
});
