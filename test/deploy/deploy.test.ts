import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {nextRun} from "../../data-loaders/schedule.js";
import {SOURCES} from "../../data-loaders/sources/index.js";
import {parseArguments} from "../../scripts/refreshOptions.js";
import {headersOf} from "../../scripts/serve.js";

const files = readdirSync("deploy").map((file) => [file, readFileSync(`deploy/${file}`, "utf8")] as const);

describe("the files for cron, systemd and CI", () => {
  test("call the refresh with options that it knows", () => {
    const calls = files.flatMap(([, text]) => [
      ...text.matchAll(/node --import tsx scripts\/refresh\.ts ([^;\n}]*)/g)
    ]);
    expect(calls).toHaveLength(3);
    for (const [, line] of calls) {
      const words = line!
        .trim()
        .split(/\s+/)
        .map((word) => (word === '"$SOURCE"' ? "report" : word));
      for (const name of parseArguments(words, {}).source) expect(Object.keys(SOURCES)).toContain(name);
    }
  });

  test("promise the same times that they keep", () => {
    const promised = files.flatMap(([, text]) =>
      [...text.matchAll(/BENCHFOLIO_SCHEDULE(?:=|: ")([\d* ,-]+[\d*])/g)].map(([, cron]) => cron!)
    );
    expect(promised).toEqual(["30 19 * * 1-5", "30 19 * * 1-5", "30 19 * * 1-5"]);
    const friday = new Date("2024-02-23T00:00:00Z");
    const time = nextRun(promised[0]!, "Asia/Shanghai", friday)?.toISOString();
    const [, utc] = /cron: "([^"]+)"/.exec(files.find(([name]) => name.endsWith(".yml"))![1])!;
    expect(nextRun(utc!, "UTC", friday)?.toISOString()).toBe(time);
    expect(files.find(([name]) => name === "crontab")![1]).toMatch(/^30 19 \* \* 1-5 cd /m);
    expect(files.find(([name]) => name.endsWith(".timer"))![1]).toContain(
      "OnCalendar=Mon..Fri 19:30 Asia/Shanghai"
    );
  });

  test("keep store and site from one run of CI to the next", () => {
    const [, workflow] = files.find(([name]) => name.endsWith(".yml"))!;
    const caches = [
      ...workflow.matchAll(
        /cache\/(restore|save)@v4\n +with:\n +path: (?:\|\s+)?([\w./\s]+?)\n +key: (\w+)-/g
      )
    ].map(([, what, paths, key]) => [what, paths!.split(/\s+/), key]);
    expect(caches).toEqual([
      ["restore", ["store"], "store"],
      ["restore", [".site", "dist"], "site"],
      ["save", ["store"], "store"],
      ["save", [".site", "dist"], "site"]
    ]);
  });

  test("send from nginx the headers that `npm run serve` sends", () => {
    const [, nginx] = files.find(([name]) => name === "nginx.conf")!;
    const sent = [...nginx.matchAll(/^ *add_header ([\w-]+) (?:"([^"]*)"|(\S+)) always;$/gm)].map(
      ([, name, quoted, word]) => [name!.toLowerCase(), quoted ?? word]
    );
    expect(Object.fromEntries(sent)).toEqual(headersOf({}));
    // A place with headers of its own would drop those of all.
    expect(/location[^}]*add_header/.test(nginx)).toBe(false);
  });

  test.each(files)("%s holds no secret", (_, text) => {
    for (const [line] of text.matchAll(/^.*(?:token|password|secret)\w*\s*[:=].*$/gim))
      expect(line).toMatch(/\$\{\{ secrets\.\w+ \}\}|id-token: write/);
  });
});
