import {spawn} from "node:child_process";
import {requireWebKit} from "../../scripts/otherBrowsers.js";
import {freePort} from "../freePort.js";
import {end, startSaying} from "./process.js";
import {asJson, fromJson, type Tab} from "./tab.js";

/** Starts WebKit in a window of 1,440 × 900 on a display of its own, driven by plain WebDriver. */
export async function startWebKit(): Promise<Tab> {
  const programs = requireWebKit();
  const display = await startSaying(
    programs.display,
    ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
    {pattern: /(\d+)\n/, stream: 3}
  );
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`], {
    stdio: "ignore",
    env: {...process.env, DISPLAY: `:${display.said}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1"}
  });
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && {body: JSON.stringify(body)})
    });
    const {value} = (await response.json()) as {value: T & {error?: string; message?: string}};
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = async () => {
    await end(driver);
    await end(display.process);
  };
  try {
    await answering(() => call("GET", "/status"));
    const {sessionId} = await call<{sessionId: string}>("POST", "/session", {capabilities: {}});
    const session = `/session/${sessionId}`;
    await call("POST", `${session}/timeouts`, {script: 600_000});
    await call("POST", `${session}/window/rect`, {x: 0, y: 0, width: 1440, height: 900});
    return {
      errors: [],
      open: (url) => call("POST", `${session}/url`, {url}),
      async evaluate(expression) {
        const script = `const done = arguments[0]; (${asJson(expression)}).then(done)`;
        return fromJson(await call("POST", `${session}/execute/async`, {script, args: []}));
      },
      async end() {
        await call("DELETE", session).catch(() => {});
        await stop();
      }
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}
