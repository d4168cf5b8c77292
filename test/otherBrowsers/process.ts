import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";

/** Starts a program, and resolves with what `pattern` finds first in what it says on `stream`. */
export async function startSaying(
  command: string,
  args: readonly string[],
  {pattern, stream, env = {}}: {pattern: RegExp; stream: 2 | 3; env?: Readonly<Record<string, string>>}
): Promise<{process: ChildProcess; said: string}> {
  const child = spawn(command, args, {
    env: {...process.env, ...env},
    stdio: ["ignore", "ignore", "pipe", ...(stream === 3 ? (["pipe"] as const) : [])]
  });
  let words = "";
  const said = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}: ${words}`)));
    (child.stdio[stream] as NodeJS.ReadableStream).on("data", (part) => {
      words += part;
      const found = pattern.exec(words)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {process: child, said};
}

/** Ends a program, and resolves when it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill();
  await gone;
}
