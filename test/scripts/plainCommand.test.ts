import {readdirSync} from "node:fs";
import {expect, test, vi} from "vitest";
import {plainCommand} from "../../scripts/plainCommand.js";
import {startChild} from "../data-loaders/store/child.js";
import {temporaryFolder} from "../data-loaders/store/temporaryFolder.js";

test.each([
  ["npm run demo", "scripts/demo.ts"],
  ["npm start", "scripts/start.ts"],
  ["npm run build", "scripts/build/build.ts"],
  ["npm run serve", "scripts/serve.ts"]
])("%s says what it does where it is asked for help, and does nothing", async (name, file) => {
  const cwd = temporaryFolder();
  const {code, lines} = await startChild(file, ["--help"], {cwd, env: {PORT: "0"}}).ended;
  expect(code).toBe(0);
  expect(lines[0]).toBe(`Usage: ${name} [-- --help]`);
  expect(lines.join("\n")).toContain("Environment:\n");
  expect(readdirSync(cwd)).toEqual([]);
});

test.each([["--port"], ["now"]])(
  "%s, which it does not know, is refused with exit code 2",
  async (argument) => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const run = vi.fn(async () => 0);
    const command = {name: "npm start", description: "", environment: {}};
    expect(await plainCommand(command, run, [argument])).toBe(2);
    expect(String(write.mock.calls[0]![0])).toContain("error: ");
    expect(run).not.toHaveBeenCalled();
    expect(await plainCommand(command, run, [])).toBe(0);
    expect(run).toHaveBeenCalledOnce();
  }
);
