import {spawnSync} from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync
} from "node:fs";
import path from "node:path";
import {describe, expect, test} from "vitest";
import {policyOf} from "../../../scripts/build/policies.js";
import {POLICY} from "../../../src/layout/layout.js";
import {inTemporaryCwd} from "../temporaryCwd.js";

// A build asks the report how old it is.
process.env.BENCHFOLIO_REPORTS = path.resolve("data-loaders/reports");
const project = inTemporaryCwd();

/** Puts a script in the place of Framework's command. It finds the folder that it is to fill in BENCHFOLIO_OUTPUT. */
function framework(script: string): void {
  command("observable", script);
  command("tsx", ":");
}

/** Puts a script in the place of a dependency's command. */
function command(name: string, script: string): void {
  mkdirSync("node_modules/.bin", {recursive: true});
  writeFileSync(`node_modules/.bin/${name}`, `#!/bin/sh\n${script}\n`);
  chmodSync(`node_modules/.bin/${name}`, 0o755);
}

function build() {
  const tsx = path.join(project(), "node_modules/.bin/tsx");
  const script = path.join(project(), "scripts/build/build.ts");
  const {status, stderr} = spawnSync(tsx, [script], {encoding: "utf8"});
  return {status, stderr};
}

const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
const page = (text: string) =>
  `cat > "$BENCHFOLIO_OUTPUT/index.html" <<'END'\n<!DOCTYPE html>\n<html>\n${meta(POLICY)}<body>${text}</body></html>\nEND`;

describe("a build", () => {
  test("publishes what Framework made, finished; what fails after that leaves it served as it was", () => {
    framework(page("one"));
    expect(build()).toMatchObject({status: 0});
    const before = {link: readlinkSync("dist"), html: readFileSync("dist/index.html", "utf8")};
    expect(before.html).toBe(
      `<!DOCTYPE html>\n<html lang="en">\n${meta(policyOf(""))}<body>one</body></html>\n`
    );

    for (const [script, reason] of [
      [`${page("two")}\nexit 3`, "observable build ended with exit code 3"],
      [page('<div class="observablehq--error">'), "the build left an error in index.html"],
      ["kill -9 $$", "observable build ended with exit code 1"]
    ] as const) {
      framework(script);
      const {status, stderr} = build();
      expect(status, script).toBe(1);
      expect(stderr).toContain(`build failed, the published site is unchanged: ${reason}`);
      expect({link: readlinkSync("dist"), html: readFileSync("dist/index.html", "utf8")}).toEqual(before);
      expect(readdirSync(".site")).toEqual([path.basename(before.link)]);
    }
  });

  test("tells GitHub Pages to leave out no folder", () => {
    framework(page("one"));
    build();
    expect(existsSync("dist/.nojekyll")).toBe(true);
  });

  test("keeps what pages of the site before it may still load, and names it in a list", () => {
    const file = (name: string) =>
      `mkdir -p "$BENCHFOLIO_OUTPUT/_file"; : > "$BENCHFOLIO_OUTPUT/_file/${name}"`;
    framework(`${page("one")}\n${file("scores.11111111.parquet")}`);
    build();
    framework(`${page("two")}\n${file("scores.22222222.parquet")}`);
    build();
    expect(readdirSync("dist/_file").sort()).toEqual(["scores.11111111.parquet", "scores.22222222.parquet"]);
    expect(Object.keys(JSON.parse(readFileSync("dist/_earlier.json", "utf8")))).toEqual([
      "_file/scores.11111111.parquet"
    ]);
  });

  test("of a refresh keeps Framework's lines in a file, gives it no secret, and prints the last of them where it fails", () => {
    const quiet = (script: string, loaders = ":") => {
      framework(script);
      command("tsx", loaders);
      const file = JSON.stringify(path.join(project(), "scripts/build/build.ts"));
      const code = `import(${file}).then(({build}) => build({isQuiet: true, secrets: ['SYNTHETIC_TOKEN']})).catch(() => process.exit(1))`;
      const tsx = path.join(project(), "node_modules/.bin/tsx");
      const {status, stdout, stderr} = spawnSync(tsx, ["-e", code], {
        encoding: "utf8",
        env: {...process.env, CI: "true", SYNTHETIC_TOKEN: "synthetic"}
      });
      return {status, stdout, stderr, log: readFileSync(".cache/build.log", "utf8")};
    };
    const whole = quiet(
      `echo "load /index"\necho "no color: $NO_COLOR, token: \${SYNTHETIC_TOKEN-none}"\n${page("one")}`
    );
    expect(whole).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
      log: "load /index\nno color: 1, token: none\n"
    });

    // What the loaders said stays beside Framework's lines, and nothing of the build before.
    const {log} = quiet(
      `echo "load /index"\n${page("one")}`,
      `case "$1" in *runLoaders.ts) echo 'left out: a snapshot' >&2;; esac`
    );
    expect(log.split("\n").sort()).toEqual(["", "left out: a snapshot", "load /index"]);

    const broken = quiet("seq 1 90\necho 'no such table' >&2\nexit 3");
    expect(broken).toMatchObject({status: 1, stdout: ""});
    expect(broken.log).toMatch(/^1\n2\n/);
    expect(broken.stderr).toMatch(/^72\n73\n/);
    expect(broken.stderr).toContain("90\nno such table\nbuild failed, the published site is unchanged: ");
    expect(broken.stderr).toContain(
      "observable build ended with exit code 3; its lines are in .cache/build.log"
    );
  });

  test("has Framework wait for the loaders, and tells it when they have run", () => {
    const wait = `echo "waits: $BENCHFOLIO_WAITS" >&2; read words; cat .cache/loaded; echo "told: $words" >&2`;
    framework(`${wait}\n${page("one")}`);
    command("tsx", `case "$1" in *runLoaders.ts) sleep 1; echo loaded > .cache/loaded;; esac`);
    const {status, stderr} = build();
    expect({status, stderr}).toMatchObject({status: 0});
    expect(stderr).toMatch(/waits: 1\n(.|\n)*told: go on\n/);
  });

  test("ends steps that still wait where pages are broken", () => {
    framework(page('<div class="observablehq--error">'));
    // The tool's own first words are Node's.
    command("tsx", `case "$*" in *runLoaders.ts) ;; *) read words && touch .cache/went-on; exit 1;; esac`);
    const {status, stderr} = build();
    expect(status).toBe(1);
    expect(stderr).toContain("the build left an error in index.html");
    expect(existsSync(".cache/went-on")).toBe(false);
    expect(readdirSync(".site")).toEqual([]);
  });

  test("says what a loader said, and ends Framework, where a loader fails", () => {
    framework("read words; touch .cache/went-on; exec sleep 60");
    command("tsx", "echo 'valuation.csv row 2: invalid number' >&2; exit 1");
    const {status, stderr} = build();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^valuation\.csv row 2: invalid number$/m);
    expect(stderr).toMatch(
      /^build failed, the published site is unchanged: tsx runLoaders\.ts ended with exit code 1$/m
    );
    expect(existsSync("dist")).toBe(false);
    expect(existsSync(".cache/went-on")).toBe(false);
    expect(stderr).not.toContain("observable build ended");
  });

  test("without Framework says so, and leaves nothing behind", () => {
    const {status, stderr} = build();
    expect(status).toBe(1);
    expect(stderr).toContain("build failed, the published site is unchanged: spawn ");
    expect(existsSync("dist")).toBe(false);
    expect(readdirSync(".site")).toEqual([]);
  });
});
