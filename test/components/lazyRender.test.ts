// @vitest-environment jsdom
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {type LazyRender, lazyRender, REST} from "../../src/components/lazyRender.js";
import {stubIdleTime} from "./idleTime.js";

let idle: ReturnType<typeof stubIdleTime>;
let tell: (isNear: boolean) => void;

beforeEach(() => {
  vi.useFakeTimers();
  idle = stubIdleTime();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(callback: (entries: unknown[]) => void) {
        tell = (isIntersecting) => callback([{isIntersecting}]);
      }
      observe() {}
      disconnect() {}
    }
  );
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work on an element far below the window, of which `hasWork` says whether there is any. */
function far(hasWork = () => true) {
  let done = 0;
  const element = document.createElement("div");
  element.getBoundingClientRect = () => ({top: 5000, bottom: 5400}) as DOMRect;
  const view: LazyRender = lazyRender(element, () => {
    if (hasWork()) done++;
    return hasWork();
  });
  return {view, done: () => done};
}

test("what was asked for before there was anything to draw is drawn at once when it comes", () => {
  let hasRows = false;
  const {view, done} = far(() => hasRows);
  view.request();
  idle.find();
  hasRows = true;
  view.request();
  // No rest before the first drawing.
  idle.find();
  expect(done()).toBe(1);
});

test("what comes near while the reader rests is drawn then, once", () => {
  const {view, done} = far();
  view.request();
  idle.find();
  view.request();
  tell(true);
  expect(done()).toBe(2);
  vi.advanceTimersByTime(REST);
  idle.find();
  expect(done()).toBe(2);
});

test("what is gone, or drawn for another reason, is not drawn after the rest", () => {
  const {view, done} = far();
  view.request();
  idle.find();
  view.request();
  // As for printing.
  view.now();
  expect(done()).toBe(2);
  view.request();
  view.dispose();
  vi.advanceTimersByTime(REST);
  idle.find();
  expect(done()).toBe(2);
});
