import {readFileSync} from "node:fs";
import {expect, test} from "vitest";

interface Locked {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

/** Native builds for other systems, of which the registry at hand has none (docs/security.md): what they are could not be looked up. */
const NOT_LOOKED_UP = /^node_modules\/@duckdb\/node-bindings-(darwin|win32|linux-arm64)/;

test("every package of the lockfile has its checksum, but the builds that could not be looked up", () => {
  const {packages} = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, Locked>;
  };
  const bare = Object.entries(packages).flatMap(([name, {integrity, link, inBundle}]) =>
    name === "" || link || inBundle || integrity ? [] : [name]
  );
  expect(bare.filter((name) => !NOT_LOOKED_UP.test(name))).toEqual([]);
  expect(bare.length).toBeLessThanOrEqual(4);
});
