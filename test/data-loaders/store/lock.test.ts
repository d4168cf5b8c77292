import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {type Holder, isAbandoned, LockHeld, withLock} from "../../../data-loaders/store/lock.js";
import {
  pidNamespace,
  startFromProc,
  startFromPs,
  startOf
} from "../../../data-loaders/store/processIdentity.js";
import {startChild} from "./child.js";
import {temporaryFolder} from "./temporaryFolder.js";

const HOLDER = "test/data-loaders/store/lockHolder.ts";
const RACER = "test/data-loaders/store/lockRacer.ts";

const lockFile = () => path.join(temporaryFolder(), "lock");

/** Leaves a lock as `holder` would; what is not given is this process's. */
function leave(file: string, holder: Partial<Holder>): void {
  const me: Holder = {
    token: "left",
    pid: process.pid,
    started: startOf(process.pid),
    place: pidNamespace(),
    since: "2024-02-23T12:00:00.000Z",
    note: null
  };
  writeFileSync(file, JSON.stringify({...me, ...holder}));
}

/** Lets the last beat of a lock lie two hours back. */
function silence(file: string): void {
  const then = new Date(Date.now() - 7_200_000);
  utimesSync(file, then, then);
}

describe("a lock", () => {
  test("is one holder's, and free again afterwards, also after a failure", async () => {
    const file = lockFile();
    await withLock(file, async () => {
      const second = withLock(file, async () => {});
      await expect(second).rejects.toThrow(LockHeld);
      await expect(second).rejects.toThrow(`held by process ${process.pid} on `);
    });
    await expect(withLock(file, () => Promise.reject(new Error("the disk is full")))).rejects.toThrow(
      "the disk is full"
    );
    expect(await withLock(file, async ({dead}) => dead)).toBeNull();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test("is taken from a holder whose process is gone, and says what that was doing", async () => {
    const file = lockFile();
    const child = startChild(HOLDER, [file]);
    await child.line("held");
    await expect(withLock(file, async () => {})).rejects.toThrow(`process ${child.process.pid}`);
    child.process.kill("SIGKILL");
    await child.ended;
    expect(existsSync(file)).toBe(true);
    const dead = await withLock(file, async (lock) => lock.dead);
    expect(dead).toMatchObject({pid: child.process.pid, note: {run_id: "20240223T000001Z-abcdef"}});
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test("is taken from a pid that another process has by now", async () => {
    const file = lockFile();
    leave(file, {started: "1"});
    expect((await withLock(file, async (lock) => lock.dead))?.pid).toBe(process.pid);
  });

  test("of another machine is respected while it beats, and taken when it has been silent", async () => {
    const file = lockFile();
    leave(file, {place: "elsewhere boot pid:[1]", pid: 1});
    await expect(withLock(file, async () => {})).rejects.toThrow("held by process 1 on elsewhere");
    silence(file);
    expect((await withLock(file, async (lock) => lock.dead))?.place).toMatch(/^elsewhere/);
  });

  test("of a live process here is respected however long it is silent", async () => {
    const file = lockFile();
    leave(file, {});
    silence(file);
    await expect(withLock(file, async () => {})).rejects.toThrow(LockHeld);
  });

  test.each(["", "{", "[]", '{"token":1}'])(
    "whose text is %j was cut off with the power, and is taken",
    async (text) => {
      const file = lockFile();
      writeFileSync(file, text);
      expect(await withLock(file, async () => "taken")).toBe("taken");
    }
  );

  test.each([
    ["a link", (file: string) => symlinkSync("nowhere", file)],
    ["a link", (file: string) => symlinkSync(path.dirname(file), file)],
    ["a folder", (file: string) => mkdirSync(file)]
  ])("that is %s is none, and is named", async (kind, make) => {
    const file = lockFile();
    make(file);
    await expect(withLock(file, async () => {})).rejects.toThrow(
      `${file}: is ${kind}, where a lock is expected; remove it`
    );
    expect(readdirSync(path.dirname(file))).toEqual(["lock"]);
  });

  test("without a place, or a time, is another machine's", async () => {
    const file = lockFile();
    writeFileSync(file, JSON.stringify({token: "left", pid: 1}));
    await expect(withLock(file, async () => {})).rejects.toThrow(
      "is held by process 1 on unknown since an unknown time"
    );
    silence(file);
    expect((await withLock(file, async (lock) => lock.dead))?.pid).toBe(1);
  });

  test("of another machine whose time is to come is held for a lease from now, no longer", async () => {
    const file = lockFile();
    leave(file, {place: "elsewhere boot pid:[1]", pid: 1});
    const year = new Date(Date.now() + 365 * 86_400_000);
    utimesSync(file, year, year);
    await expect(withLock(file, async () => {})).rejects.toThrow(LockHeld);
    expect(+year - statSync(file).mtimeMs).toBeGreaterThan(364 * 86_400_000);
    silence(file);
    expect(await withLock(file, async () => "taken")).toBe("taken");
  });

  test("is taken though one died while it took it from a dead one", async () => {
    const file = lockFile();
    for (const name of [file, `${file}.break`, `${file}.break.break`]) leave(name, {started: "1"});
    expect(await withLock(file, async () => "taken")).toBe("taken");
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  test("that was taken over says so before anything is published", async () => {
    const file = lockFile();
    await withLock(file, async (lock) => {
      lock.check();
      leave(file, {});
      expect(() => lock.check()).toThrow("was taken over by another process");
    });
    // And what is another's is not released.
    expect(JSON.parse(readFileSync(file, "utf8")).token).toBe("left");
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "is released when %s ends its holder",
    async (signal) => {
      const file = lockFile();
      const child = startChild(HOLDER, [file]);
      await child.line("held");
      child.process.kill(signal);
      expect(await child.ended).toMatchObject({signal});
      expect(existsSync(file)).toBe(false);
    }
  );

  test("is released when its holder exits in the middle", async () => {
    const file = lockFile();
    expect(await startChild(HOLDER, [file, "exit"]).ended).toMatchObject({code: 7});
    expect(existsSync(file)).toBe(false);
  });

  test("has one holder at a time, however many want it, each from a dead one", async () => {
    const file = lockFile();
    leave(file, {started: "1"});
    const racers = Array.from({length: 4}, () => startChild(RACER, [file, "60"]));
    await Promise.all(racers.map((racer) => racer.line("ready")));
    for (const racer of racers) racer.process.stdin!.write("go\n");
    const ends = await Promise.all(racers.map((racer) => racer.ended));
    expect(ends.map(({code, stderr}) => [code, stderr])).toEqual(racers.map(() => [0, ""]));
    expect(ends.map(({lines}) => lines.at(-1))).toEqual(racers.map(() => "taken 60"));
    expect(readdirSync(path.dirname(file))).toEqual(["lock"]);
  });
});

describe("what a lock leaves behind when its process dies", () => {
  test("is told apart from what a live process is about to use", () => {
    const file = lockFile();
    leave(`${file}.tmp`, {});
    expect(isAbandoned(`${file}.tmp`)).toBe(false);
    leave(`${file}.tmp`, {started: "1"});
    expect(isAbandoned(`${file}.tmp`)).toBe(true);
    writeFileSync(`${file}.tmp`, "");
    expect(isAbandoned(`${file}.tmp`)).toBe(false);
    silence(`${file}.tmp`);
    expect(isAbandoned(`${file}.tmp`)).toBe(true);
  });
});

describe("the start of a process", () => {
  test("is the same each time it is asked, and null for a process that is gone", async () => {
    expect(startOf(process.pid)).toMatch(/./);
    expect(startOf(process.pid)).toBe(startOf(process.pid));
    const child = startChild(HOLDER, [lockFile(), "exit"]);
    await child.ended;
    expect(startOf(child.process.pid!)).toBeNull();
  });

  test("is read from /proc, whatever the program is called", () => {
    const fields = Array.from({length: 40}, (_, i) => String(i + 4)).join(" ");
    expect(startFromProc(`12 (a) b) S ${fields}`)).toBe("22");
    expect(startFromProc(`12 (a) Z ${fields}`)).toBeNull();
    expect(startFromProc("")).toBeNull();
  });

  test("is read from ps where there is no /proc", () => {
    expect(startFromPs("S    Fri Feb 23 12:00:00 2024\n")).toBe("Fri Feb 23 12:00:00 2024");
    expect(startFromPs("Z    Fri Feb 23 12:00:00 2024\n")).toBeNull();
    expect(startFromPs("")).toBeNull();
  });
});
