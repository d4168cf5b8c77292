import {JSDOM} from "jsdom";
import {describe, expect, test, vi} from "vitest";
import {staleDataBanner} from "../../src/layout/staleDataBanner.js";

const freshness = {
  as_of: "2024-02-23",
  schedule: {cron: "30 19 * * 1-5", timezone: "Asia/Shanghai"},
  late: {after: "2024-02-26T12:30:00.000Z", due: "2024-02-26T11:30:00.000Z", reason: "overdue"}
} as const;

/** The banner as a reader's browser has it at `now`. */
function at(now: string, banner = staleDataBanner(freshness, "../")) {
  vi.useFakeTimers({now: new Date(now)});
  const {window} = new JSDOM(`<body>${banner}</body>`, {
    runScripts: "dangerously",
    beforeParse(window) {
      window.Date = Date as never;
      window.setTimeout = setTimeout as never;
    }
  });
  const line = () => window.document.querySelector<HTMLElement>(".late p")!;
  return {window, line};
}

describe("the banner for data that are late", () => {
  test("is hidden until its time, and comes to a page that is left open", () => {
    const {line} = at("2024-02-26T12:29:59Z");
    expect(line().hidden).toBe(true);
    vi.advanceTimersByTime(1100);
    expect(line().hidden).toBe(false);
  });

  test("is a status that says what was promised when, in both languages, with a way to more", () => {
    const {window, line} = at("2024-02-27T00:00:00Z");
    expect(line().hidden).toBe(false);
    expect(line().closest("[role=status]")).not.toBeNull();
    const texts = [...line().querySelectorAll(":scope > span")].map((span) => span.textContent);
    expect(texts).toEqual([
      "The data are of 2024-02-23. The refresh promised for 2024-02-26 19:30 (Asia/Shanghai) has not come.",
      "数据截至 2024-02-23。原定 2024-02-26 19:30 (Asia/Shanghai) 的更新没有完成。"
    ]);
    expect(window.document.querySelector("a")?.getAttribute("href")).toBe("../data/#sources");
  });

  test("says of figures that are old that refreshes bring none", () => {
    const old = {...freshness, late: {...freshness.late, reason: "old"}} as const;
    const {line} = at("2024-02-27T00:00:00Z", staleDataBanner(old, "./"));
    expect(line().textContent).toContain("brought nothing newer");
  });

  test("is not there where nothing is promised", () => {
    expect(staleDataBanner(null, "./")).toBe("");
    expect(staleDataBanner({...freshness, late: null}, "./")).toBe("");
  });
});
