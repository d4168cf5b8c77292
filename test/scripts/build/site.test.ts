import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import path from "node:path";
import {afterEach, describe, expect, test, vi} from "vitest";
import {newSite, publishSite} from "../../../scripts/build/site.js";
import {inTemporaryCwd} from "../temporaryCwd.js";

inTemporaryCwd();
afterEach(() => void vi.useRealTimers());

let day = 0;

/** A built site that says `text`; each is a day later than the one before. */
async function built(text: string): Promise<string> {
  vi.useFakeTimers({toFake: ["Date"], now: Date.UTC(2024, 1, 1 + day++)});
  const folder = await newSite();
  writeFileSync(path.join(folder, "index.html"), text);
  return folder;
}

const served = () => readFileSync("dist/index.html", "utf8");
const sites = () => readdirSync(".site").sort();

describe("newSite", () => {
  test("is an empty folder beside the others, whose name tells its time", async () => {
    const [first, second] = [await built("one"), await newSite()];
    expect(path.dirname(first)).toBe(".site");
    expect(path.basename(first)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z-\d+$/);
    expect(readdirSync(second).filter((file) => file !== "index.html")).toEqual([]);
  });
});

describe("publishSite", () => {
  test("makes dist a link to the site", async () => {
    await publishSite(await built("one"));
    expect(lstatSync("dist").isSymbolicLink()).toBe(true);
    expect(served()).toBe("one");
  });

  test("flips the link, keeps the site before for one more build, and removes older ones", async () => {
    const folders = [];
    for (const text of ["one", "two", "three"]) {
      folders.push(await built(text));
      await publishSite(folders.at(-1)!);
      expect(served()).toBe(text);
    }
    expect(sites()).toEqual(folders.slice(1).map((folder) => path.basename(folder)));
    expect(readFileSync(path.join(folders[1]!, "index.html"), "utf8")).toBe("two");
  });

  test("never leaves dist missing: a reader at any moment finds the old site or the new one", async () => {
    await publishSite(await built("one"));
    const next = await built("two");
    let isOver = false;
    const publishing = publishSite(next).then(() => {
      isOver = true;
    });
    const seen = new Set<string>();
    while (!isOver) {
      seen.add(served());
      await new Promise((resolve) => setImmediate(resolve));
    }
    await publishing;
    seen.add(served());
    expect([...seen].filter((text) => text !== "one" && text !== "two")).toEqual([]);
    expect(served()).toBe("two");
  });

  test("takes the place of a real folder that another tool has left", async () => {
    mkdirSync("dist");
    writeFileSync("dist/index.html", "by another tool");
    await publishSite(await built("one"));
    expect(served()).toBe("one");
    expect(lstatSync("dist").isSymbolicLink()).toBe(true);
    // It may be somebody's: it is set aside, and no later build removes it.
    await publishSite(await built("two"));
    const aside = sites().filter((name) => name.startsWith("before-"));
    expect(aside).toHaveLength(1);
    expect(readFileSync(path.join(".site", aside[0]!, "index.html"), "utf8")).toBe("by another tool");
  });

  test("publishes the same site twice without losing it", async () => {
    const folder = await built("one");
    await publishSite(folder);
    await publishSite(folder);
    expect(served()).toBe("one");
    expect(sites()).toEqual([path.basename(folder)]);
  });

  test("does not stumble over what an interrupted run has left", async () => {
    symlinkSync("nowhere", `dist.${process.pid}.tmp`);
    await publishSite(await built("one"));
    expect(served()).toBe("one");
    expect(existsSync(`dist.${process.pid}.tmp`)).toBe(false);
  });

  test("leaves the old site served where the new link cannot be put in its place", async () => {
    await publishSite(await built("one"));
    const before = readlinkSync("dist");
    const next = await built("two");
    // A folder that is not empty cannot be removed as a file: the new link cannot be made.
    mkdirSync(`dist.${process.pid}.tmp/in-the-way`, {recursive: true});
    await expect(publishSite(next)).rejects.toThrow();
    expect(readlinkSync("dist")).toBe(before);
    expect(served()).toBe("one");
    expect(sites()).toContain(path.basename(before));
  });
});
