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
import {inTemporaryCwd} from "./temporaryCwd.js";

const project = inTemporaryCwd();

/** Puts a script in the place of Framework's command. It finds the folder that it is to fill in BENCHFOLIO_OUTPUT. */
function framework(script: string): void {
  mkdirSync("node_modules/.bin", {recursive: true});
  writeFileSync("node_modules/.bin/observable", `#!/bin/sh\n${script}\n`);
  chmodSync("node_modules/.bin/observable", 0o755);
}

function build() {
  const tsx = path.join(project(), "node_modules/.bin/tsx");
  const script = path.join(project(), "scripts/build.ts");
  const {status, stderr} = spawnSync(tsx, [script], {encoding: "utf8"});
  return {status, stderr};
}

const page = (text: string) =>
  `printf '<!DOCTYPE html>\\n<html>\\n<body>${text}</body></html>' > "$BENCHFOLIO_OUTPUT/index.html"`;

describe("a build", () => {
  test("publishes what Framework made, finished; what fails after that leaves it served as it was", () => {
    framework(page("one"));
    expect(build()).toMatchObject({status: 0});
    const before = {link: readlinkSync("dist"), html: readFileSync("dist/index.html", "utf8")};
    expect(before.html).toBe('<!DOCTYPE html>\n<html lang="en">\n<body>one</body></html>');

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

  test("without Framework says so, and leaves nothing behind", () => {
    const {status, stderr} = build();
    expect(status).toBe(1);
    expect(stderr).toContain("build failed, the published site is unchanged: spawn ");
    expect(existsSync("dist")).toBe(false);
    expect(readdirSync(".site")).toEqual([]);
  });
});
