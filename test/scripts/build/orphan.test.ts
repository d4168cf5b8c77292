import {spawn} from "node:child_process";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {endOrphans, rememberChild} from "../../../scripts/build/orphan.js";
import {temporaryFolder} from "../../data-loaders/store/temporaryFolder.js";

/** A process that does nothing until it is ended, on record in a file. */
async function builder() {
  const child = spawn(process.execPath, ["-e", "console.log('on'); setInterval(() => {}, 60_000)"]);
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on("exit", (_, signal) => resolve(signal))
  );
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const file = path.join(temporaryFolder(), "cache/child.json");
  rememberChild(child.pid!, file);
  return {child, ended, file};
}

describe("a build whose parent was killed", () => {
  test("is ended before the next one begins", async () => {
    const {ended, file} = await builder();
    await endOrphans(file);
    expect(await ended).toBe("SIGKILL");
    expect(existsSync(file)).toBe(false);
    await endOrphans(file);
  });

  test("is ended whole, of however many processes", async () => {
    const [one, other] = [await builder(), await builder()];
    rememberChild(other.child.pid!, one.file);
    await endOrphans(one.file);
    expect(await Promise.all([one.ended, other.ended])).toEqual(["SIGKILL", "SIGKILL"]);
  });

  test("is not taken for another process that has its pid by now, or for one elsewhere", async () => {
    const {child, ended, file} = await builder();
    const [record] = JSON.parse(readFileSync(file, "utf8"));
    for (const other of [{started: "1"}, {started: null}, {place: "elsewhere"}]) {
      writeFileSync(file, JSON.stringify([{...record, ...other}]));
      await endOrphans(file);
    }
    writeFileSync(file, "{");
    await endOrphans(file);
    expect(child.exitCode).toBeNull();
    child.kill("SIGTERM");
    expect(await ended).toBe("SIGTERM");
  });
});
