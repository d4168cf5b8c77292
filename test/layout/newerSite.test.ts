import {JSDOM} from "jsdom";
import {describe, expect, test, vi} from "vitest";
import {newerSite} from "../../src/layout/newerSite.js";

const ADDRESS = "https://host/somewhere/models/benchmarks.html";
const page = (hash: string) =>
  `<head><link href="../_bundle/board.${hash}.js"><script type="text/plain">"../_file/data/scores.11111111.parquet"</script></head>`;

/** A page whose site has `answer` at its address by now. */
function open(answer: () => Promise<Partial<Response>>) {
  const asked = vi.fn(async (_: string) => answer());
  let observe: (list: {getEntries(): object[]}) => void = () => {};
  const {window} = new JSDOM(`${page("AAAAAAAA")}<body>${newerSite()}</body>`, {
    url: `${ADDRESS}?unmarked=1`,
    runScripts: "dangerously",
    beforeParse(window) {
      window.fetch = asked as never;
      window.PerformanceObserver = class {
        constructor(listener: typeof observe) {
          observe = listener;
        }
        observe() {}
      } as never;
    }
  });
  return {
    asked,
    line: window.document.querySelector<HTMLElement>(".newer p")!,
    tell: () => window.dispatchEvent(new window.Event("benchfolio:missing")),
    loaded: (name: string, responseStatus: number) => observe({getEntries: () => [{name, responseStatus}]})
  };
}

const answering = (html: string, ok = true) => open(async () => ({ok, text: async () => html}));
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("the line that offers the page anew", () => {
  test("comes where something is missing and the page names other files now", async () => {
    const {asked, line, tell} = answering(page("BBBBBBBB"));
    expect(line.hidden).toBe(true);
    tell();
    await settle();
    expect(line.hidden).toBe(false);
    expect(line.closest("[role=status]")).not.toBeNull();
    expect([...line.querySelectorAll(":scope > span")].map((span) => span.textContent)).toEqual([
      "A newer edition of this page and its data is there; a part of the one that you opened is gone.",
      "本页及其数据已有新版本；您打开的旧版本有一部分已被移除。"
    ]);
    expect(asked.mock.calls[0]![0]).toBe("/somewhere/models/benchmarks.html");
  });

  test("comes where a file is answered with an error", async () => {
    const {line, loaded} = answering(page("BBBBBBBB"));
    loaded("https://host/somewhere/_bundle/board.AAAAAAAA.js", 200);
    await settle();
    expect(line.hidden).toBe(true);
    loaded("https://host/somewhere/_bundle/pictureFile.AAAAAAAA.js", 404);
    await settle();
    expect(line.hidden).toBe(false);
  });

  test("stays away where the site is the same", async () => {
    const {line, tell} = answering(page("AAAAAAAA"));
    tell();
    await settle();
    expect(line.hidden).toBe(true);
  });

  test("stays away where nothing answers, and looks again the next time", async () => {
    let isOffline = true;
    const {line, tell} = open(async () => {
      if (isOffline) throw new TypeError("Failed to fetch");
      return {ok: true, text: async () => page("BBBBBBBB")};
    });
    tell();
    await settle();
    expect(line.hidden).toBe(true);
    isOffline = false;
    tell();
    await settle();
    expect(line.hidden).toBe(false);
  });

  test("looks once more where something is missing while it looks", async () => {
    let html = page("AAAAAAAA");
    const {asked, line, tell} = open(async () => {
      const answer = html;
      await settle();
      return {ok: true, text: async () => answer};
    });
    tell();
    html = page("BBBBBBBB");
    tell();
    tell();
    await vi.waitFor(() => expect(line.hidden).toBe(false));
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test("stays away where the page itself is gone, and does not ask for it again and again", async () => {
    const {asked, line, tell, loaded} = answering("not found", false);
    tell();
    await settle();
    loaded(ADDRESS, 404);
    await settle();
    expect(line.hidden).toBe(true);
    expect(asked).toHaveBeenCalledOnce();
  });
});
