import {spawn} from "node:child_process";
import {once} from "node:events";
import type {Readable, Writable} from "node:stream";
import {CHROMIUM_FLAGS} from "../chromium.js";

/** Asks the browser by a method of its DevTools protocol; rejects with what it says is wrong. */
export type Ask = (method: string, params?: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Milliseconds within which any question is answered. */
const PATIENCE = 20_000;

/**
 * Starts the Chromium at `executable`, has `work` drive it, and ends it. By a pipe: a build needs no port, and no
 * client, for a few questions. `folder` is an empty one for its profile.
 */
export async function withChromium<T>(
  executable: string,
  folder: string,
  work: (ask: Ask) => Promise<T>
): Promise<T> {
  const flags = ["--headless", "--remote-debugging-pipe", `--user-data-dir=${folder}`, "--hide-scrollbars"];
  const browser = spawn(executable, [...CHROMIUM_FLAGS, ...flags], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"]
  });
  const ended = once(browser, "exit").then(() => {});
  const failed = new Promise<never>((_, reject) => {
    browser.once("error", reject);
    browser.once("exit", (code) => reject(new Error(`Chromium ended with ${code}`)));
  });
  failed.catch(() => {});
  try {
    const [, , , to, from] = browser.stdio as unknown as [null, null, null, Writable, Readable];
    const ask = askBy(to, from);
    return await Promise.race([work(ask), failed]);
  } finally {
    browser.kill();
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  }
}

/** Questions and answers are JSON, each with a zero byte behind it. */
function askBy(to: Writable, from: Readable): Ask {
  const waiting = new Map<number, (answer: {error?: {message: string}; result?: object}) => void>();
  let rest = "";
  let count = 0;
  to.on("error", () => {});
  from.setEncoding("utf8");
  from.on("data", (part: string) => {
    const messages = (rest + part).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const answer = JSON.parse(message);
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    }
  });
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      const timer = setTimeout(() => reject(new Error(`Chromium does not answer ${method}`)), PATIENCE);
      waiting.set(id, ({error, result}) => {
        clearTimeout(timer);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve((result ?? {}) as Record<string, unknown>);
      });
      to.write(`${JSON.stringify({id, method, params, ...(sessionId && {sessionId})})}\0`);
    });
}
