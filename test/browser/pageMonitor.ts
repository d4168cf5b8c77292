import {type BrowserContext, test as base, expect as baseExpect} from "@playwright/test";

/** Waits longer than upstream's five seconds: the engine may boot while another test has both cores. */
export const expect = baseExpect.configure({timeout: 20_000});

/** Watches browser contexts for what must never happen, and keeps what they asked for. */
export interface PageMonitor {
  /** Console errors and warnings, what a policy refuses among them; uncaught errors, dialogs, requests to another origin. */
  readonly complaints: string[];
  /** The address of every request, those of workers too. */
  readonly requests: string[];
  /** Those to another origin. */
  readonly foreign: string[];
  /** Those that the page's policy refused before they left. */
  readonly refused: string[];
  /** Watches one more context. */
  follow(context: BrowserContext): void;
}

/** A test in whose browser nothing goes wrong unseen: it fails where the monitor has a complaint at its end. */
export const test = base.extend<{tolerated: RegExp; savesData: boolean; pageMonitor: PageMonitor}>({
  /** Complaints that the test provokes itself. */
  tolerated: [/$^/, {option: true}],
  /** The reader asked to save data: the engine boots at the first question that the build did not answer, not before. */
  savesData: [false, {option: true}],
  context: async ({context, savesData}, use) => {
    if (savesData)
      await context.addInitScript(() => {
        Object.defineProperty(navigator, "connection", {value: {saveData: true}});
      });
    await use(context);
  },
  pageMonitor: [
    async ({context, baseURL, tolerated}, use) => {
      const pageMonitor = newPageMonitor(new URL(baseURL ?? "").origin);
      pageMonitor.follow(context);
      await use(pageMonitor);
      expect(pageMonitor.complaints.filter((text) => !tolerated.test(text))).toEqual([]);
    },
    {auto: true}
  ]
});

function newPageMonitor(home: string): PageMonitor {
  const complaints: string[] = [];
  const requests: string[] = [];
  const foreign: string[] = [];
  const refused: string[] = [];
  const asked = (url: string) => {
    requests.push(url);
    const {protocol, origin} = new URL(url);
    if (!/^(https?|wss?):$/.test(protocol) || origin === home) return;
    foreign.push(url);
    complaints.push(`request to ${url}`);
  };
  return {
    complaints,
    requests,
    foreign,
    refused,
    follow: (context) => {
      context.on("request", (request) => asked(request.url()));
      context.on("requestfailed", (request) => {
        if (request.failure()?.errorText === "csp") refused.push(request.url());
      });
      context.on("page", (page) => page.on("websocket", (socket) => asked(socket.url())));
      context.on("weberror", (error) => complaints.push(`uncaught ${error.error().message}`));
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
          complaints.push(`console ${message.type()}: ${message.text()}`);
      });
      context.on("dialog", (dialog) => {
        complaints.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
    }
  };
}
