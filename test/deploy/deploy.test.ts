import {execFileSync} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {nextRun} from "../../data-loaders/schedule.js";
import {SOURCES} from "../../data-loaders/sources/index.js";
import {parseArguments} from "../../scripts/refreshOptions.js";
import {headersOf} from "../../scripts/serve.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";

const files = readdirSync("deploy").map((file) => [file, readFileSync(`deploy/${file}`, "utf8")] as const);

const workflows = files.filter(([name]) => name.endsWith(".yml"));
const PUBLIC = "refresh-pages-public.yml";
const textOf = (name: string) => files.find(([file]) => file === name)![1];

describe("the files for cron, systemd and CI", () => {
  test("call the refresh with options that it knows", () => {
    const calls = files.flatMap(([, text]) => [
      ...text.matchAll(/node --import tsx scripts\/refresh\.ts ([^;\n}]*)/g)
    ]);
    expect(calls).toHaveLength(5);
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
    expect(promised).toEqual(Array(4).fill("30 19 * * 1-5"));
    const friday = new Date("2024-02-23T00:00:00Z");
    const time = nextRun(promised[0]!, "Asia/Shanghai", friday)?.toISOString();
    for (const [, workflow] of workflows) {
      const [, utc] = /cron: "([^"]+)"/.exec(workflow)!;
      expect(nextRun(utc!, "UTC", friday)?.toISOString()).toBe(time);
    }
    expect(files.find(([name]) => name === "crontab")![1]).toMatch(/^30 19 \* \* 1-5 cd /m);
    expect(files.find(([name]) => name.endsWith(".timer"))![1]).toContain(
      "OnCalendar=Mon..Fri 19:30 Asia/Shanghai"
    );
  });

  test.each(workflows)("%s keeps store and site from one run to the next, of its own", (name, workflow) => {
    const caches = [
      ...workflow.matchAll(
        /cache\/(restore|save)@v4\n +with:\n +path: (?:\|\s+)?([\w./\s]+?)\n +key: ([\w-]+)-\$.*\n(?: +restore-keys: ([\w-]+)-\n)?/g
      )
    ].map(([, what, paths, key, restored]) => [what, paths!.split(/\s+/), key, restored]);
    const own = name === PUBLIC ? "public-" : "";
    expect(caches).toEqual([
      ["restore", ["store"], `${own}store`, `${own}store`],
      ["restore", [".site", "dist"], `${own}site`, `${own}site`],
      ["save", ["store"], `${own}store`, undefined],
      ["save", [".site", "dist"], `${own}site`, undefined]
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

  test("publish without a secret from feeds of models and a committed inbox, and never what is not to be published", () => {
    const text = textOf(PUBLIC);
    const sources = [...text.matchAll(/--source ([a-z ]+)$/gm)].map(([, names]) => names!.split(" "));
    expect(sources).toEqual([["models", "inbox"], ["models"]]);
    expect(text).not.toMatch(/secrets\.|vars\.|inputs|SOURCE/);
    const inbox = /BENCHFOLIO_INBOX: (\S+)/.exec(text)![1]!;
    expect(text).toContain(`paths: ["${inbox}/**"]`);
    const ignored = readFileSync(".gitignore", "utf8").split("\n");
    expect(ignored).not.toContain(`/${inbox}/`);
    // The other one takes a source from its settings: not this.
    expect(textOf("refresh-pages.yml")).toMatch(/case "\$SOURCE" in\n +\*eastmoney\*\) .*exit 1 ;;/);
    // The other files run on a machine of one's own, and ask for the inbox alone.
    for (const [name, other] of files)
      if (!name.endsWith(".yml")) expect(other, name).not.toContain("eastmoney");
  });

  test.each([
    ["no folder", null, "models"],
    ["a README alone, with which an empty folder is committed", ["README.md"], "models"],
    ["a list", ["README.md", "list-banks.csv"], "models inbox"]
  ] as const)("ask for the committed inbox where it holds something: %s", (_, names, sources) => {
    const folder = temporaryFolder();
    const inbox = path.join(folder, "public-inbox");
    if (names) mkdirSync(inbox);
    for (const name of names ?? []) writeFileSync(path.join(inbox, name), "x");
    writeFileSync(path.join(folder, "node"), '#!/bin/sh\necho "$@"\n', {mode: 0o755});
    const [, script] = /- id: refresh\n +run: \|\n((?: {10}.*\n)+)/.exec(textOf(PUBLIC))!;
    const env = {PATH: `${folder}:${process.env.PATH}`, BENCHFOLIO_INBOX: inbox};
    const said = execFileSync("bash", ["-e", "-c", script!], {env, encoding: "utf8"});
    expect(said.trim()).toBe(`--import tsx scripts/refresh.ts --source ${sources}`);
  });

  test.each(files)("%s holds no secret", (_, text) => {
    for (const [line] of text.matchAll(/^.*(?:token|password|secret)\w*\s*[:=].*$/gim))
      expect(line).toMatch(/\$\{\{ secrets\.\w+ \}\}|id-token: write/);
  });
});
