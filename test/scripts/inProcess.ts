import {vi} from "vitest";

/** How a command ended, and what it wrote. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command's `main` to its end within this process, which is a second quicker than one of its own. */
export async function inProcess(
  main: (args: readonly string[]) => Promise<number>,
  args: readonly string[],
  env: Readonly<Record<string, string>>
): Promise<Ended> {
  const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
  const written = {stdout: "", stderr: ""};
  const keep = (stream: keyof typeof written, end: string) => (text: unknown) => {
    written[stream] += `${String(text)}${end}`;
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(keep("stdout", "")),
    vi.spyOn(process.stderr, "write").mockImplementation(keep("stderr", "")),
    vi.spyOn(console, "log").mockImplementation(keep("stdout", "\n")),
    vi.spyOn(console, "error").mockImplementation(keep("stderr", "\n"))
  ];
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    return {code: await main(args), ...written};
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
    // A process of its own would take its listeners with it.
    for (const [signal, listeners] of before)
      for (const listener of process.listeners(signal))
        if (!listeners.includes(listener)) process.removeListener(signal, listener as () => void);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
