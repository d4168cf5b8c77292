import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import path from "node:path";
import {JSDOM} from "jsdom";
import {requireFirefox} from "../../scripts/otherBrowsers.js";
import {end, startSaying} from "./process.js";
import {asJson, fromJson, type Tab} from "./tab.js";

/** An answer to a command, or an event. */
interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: {readonly level?: string; readonly text?: string};
}

interface Context {
  readonly context: string;
}

const ORIGIN = "http://localhost";

/** Starts Firefox without a screen, in a window of 1,440 × 900, driven by WebDriver BiDi over its own socket. */
export async function startFirefox(): Promise<Tab> {
  const profile = mkdtempSync(path.join(tmpdir(), "benchfolio-firefox-"));
  const {process: browser, said} = await startSaying(
    requireFirefox(),
    [
      ...["--headless", "--no-remote", "--profile", profile, "--width", "1440", "--height", "900"],
      ...["--remote-debugging-port", "0", "--remote-allow-origins", ORIGIN]
    ],
    {pattern: /WebDriver BiDi listening on (ws:\S+)/, stream: 2}
  );
  // Node has a WebSocket from version 22 on.
  const {window} = new JSDOM("", {url: ORIGIN});
  const socket = new window.WebSocket(`${said}/session`);
  const errors: string[] = [];
  const waiting = new Map<number, (message: Message) => void>();
  socket.onmessage = ({data}) => {
    const message: Message = JSON.parse(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.params?.level === "error") errors.push(message.params.text ?? "");
  };
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`no answer at ${said}`));
  });
  let commands = 0;
  const call = <T>(method: string, params: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++commands;
      waiting.set(id, ({error, message, result}) => {
        waiting.delete(id);
        if (error !== undefined) reject(new Error(`${method}: ${error}: ${message}`));
        else resolve(result as T);
      });
      socket.send(JSON.stringify({id, method, params}));
    });
  await call("session.new", {capabilities: {}});
  await call("session.subscribe", {events: ["log.entryAdded"]});
  const {contexts} = await call<{contexts: Context[]}>("browsingContext.getTree", {});
  const {context} = contexts[0]!;
  return {
    errors,
    async open(url) {
      errors.length = 0;
      await call("browsingContext.navigate", {context, url, wait: "complete"});
    },
    async evaluate(expression) {
      const params = {expression: asJson(expression), target: {context}, awaitPromise: true};
      const {result} = await call<{result: {value: string}}>("script.evaluate", params);
      return fromJson(result.value);
    },
    async end() {
      socket.close();
      await end(browser);
      window.close();
      rmSync(profile, {recursive: true, force: true});
    }
  };
}
