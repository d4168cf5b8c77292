import {spawn} from "node:child_process";
import {once} from "node:events";
import {text} from "node:stream/consumers";
import {expect, test} from "vitest";

/** What a step prints that waits for a word on standard input, and how it ends. */
async function step(words: string | null, env: Readonly<Record<string, string>> = {BENCHFOLIO_WAITS: "1"}) {
  const script =
    'import {toldToGoOn} from "./scripts/build/toldToGoOn.js"; await toldToGoOn(); console.log("on");';
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: {...process.env, ...env},
    stdio: ["pipe", "pipe", "pipe"]
  });
  if (words !== null) child.stdin.end(words);
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  child.stdin.destroy();
  return {code, stdout, stderr};
}

test("a step goes on when it is told to, and fails where the build ends without a word", async () => {
  expect(await step("go on\n")).toMatchObject({code: 0, stdout: "on\n"});
  const {code, stdout, stderr} = await step("");
  expect({code, stdout}).toEqual({code: 1, stdout: ""});
  expect(stderr).toContain("the build ended before it said to go on");
});

test("a step that is run by hand waits for nobody", async () => {
  expect(await step(null, {BENCHFOLIO_WAITS: ""})).toMatchObject({code: 0, stdout: "on\n"});
});
