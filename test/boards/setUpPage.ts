import {afterAll, beforeAll, vi} from "vitest";

// Board files share their modules (vitest.config.ts), and this is run before each of them. jsdom lays nothing out: what
// it lacks is given here.

beforeAll(async () => {
  const {asked, engine} = await import("./openPage.js");
  asked.length = 0;
  engine.isAway = false;
});
afterAll(async () => {
  const {closeEngines} = await import("./openPage.js");
  await closeEngines();
});
document.head.replaceChildren();
document.documentElement.lang = "en";
localStorage.clear();

/** Width of every figure, in CSS pixels. */
const WIDTH = 1100;

// Of each file anew: the next one's pages would ask DuckDB-WASM.
vi.mock("../../src/lib/database.js", async () => {
  const {openDatabase} = await import("./openPage.js");
  return {openDatabase};
});

class StubResizeObserver {
  constructor(private readonly callback: (entries: unknown[]) => void) {}
  observe(target: Element): void {
    queueMicrotask(() => this.callback([{target, contentRect: {width: WIDTH}}]));
  }
  disconnect(): void {}
}

class StubIntersectionObserver {
  constructor(private readonly callback: (entries: unknown[]) => void) {}
  observe(target: Element): void {
    queueMicrotask(() => this.callback([{target, isIntersecting: true}]));
  }
  disconnect(): void {}
}

Object.assign(globalThis, {
  CSS: {escape: (text: string) => text.replaceAll(".", "\\.")},
  ResizeObserver: StubResizeObserver,
  IntersectionObserver: StubIntersectionObserver,
  matchMedia: () => ({matches: false, addEventListener() {}, removeEventListener() {}})
});
// The engine starts at the first question that the build did not answer.
Object.defineProperty(navigator, "connection", {value: {saveData: true}, configurable: true});
