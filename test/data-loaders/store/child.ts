import {type ChildProcess, spawn} from "node:child_process";
import path from "node:path";

export interface Child {
  readonly process: ChildProcess;
  /** Resolves when the child has printed a line that begins with `start`; rejects where it ends before. */
  line(start: string): Promise<string>;
  /** How it ended, and every line that it printed. */
  readonly ended: Promise<{
    code: number | null;
    signal: NodeJS.Signals | null;
    lines: string[];
    stderr: string;
  }>;
}

/**
 * Starts a TypeScript file in a node of its own: a signal reaches the file's process, not a launcher's. One that is
 * `detached` leads a group, with which all that it began can be killed.
 */
export function startChild(
  file: string,
  args: readonly string[] = [],
  {
    env = {},
    cwd = process.cwd(),
    detached = false
  }: {env?: Readonly<Record<string, string>>; cwd?: string; detached?: boolean} = {}
): Child {
  const tsx = import.meta.resolve("tsx");
  const child = spawn(process.execPath, ["--import", tsx, path.resolve(file), ...args], {
    cwd,
    detached,
    env: {...process.env, ...env},
    stdio: ["pipe", "pipe", "pipe"]
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let stderr = "";
  let rest = "";
  let isOver = false;
  const wake = () => {
    for (const look of waiting) look();
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    lines.push(...parts);
    wake();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Awaited<Child["ended"]>>((resolve) => {
    child.on("close", (code, signal) => {
      isOver = true;
      wake();
      resolve({code, signal, lines, stderr});
    });
  });
  return {
    process: child,
    ended,
    line: (start) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => line.startsWith(start));
          if (found === undefined && !isOver) return;
          waiting.delete(look);
          if (found !== undefined) resolve(found);
          else reject(new Error(`the child ended without saying "${start}": ${stderr}`));
        };
        waiting.add(look);
        look();
      })
  };
}
