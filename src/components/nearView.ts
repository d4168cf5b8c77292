/** How far outside the window a figure counts as seen: about one turn of a mouse wheel, in CSS pixels. */
const MARGIN = 240;
/** Figures further away are drawn in idle time, but not later than this, in milliseconds. */
const LATEST = 400;

/** Work on an element that is done at once where the reader sees it. */
export interface NearView {
  /** Does `work` now where the element is near the window, else when it comes near or the browser is idle. */
  run(work: () => void): void;
  /** Does now what is still to be done, such as before printing. */
  flush(): void;
  dispose(): void;
}

/** What the reader looks at is drawn before what is further down: only the last `work` given is done. */
export function nearView(element: Element): NearView {
  let isNear: boolean | undefined;
  let todo: (() => void) | undefined;
  let cancel = () => {};
  const flush = () => {
    const work = todo;
    todo = undefined;
    cancel();
    work?.();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      if (isNear) flush();
    },
    {rootMargin: `${MARGIN}px 0px`}
  );
  observer.observe(element);
  return {
    run(work) {
      todo = work;
      // The observer tells of it only after the frame in which the element came into the page.
      isNear ??= isInWindow(element);
      if (isNear) return flush();
      cancel();
      cancel = whenIdle(flush);
    },
    flush,
    dispose() {
      todo = undefined;
      cancel();
      observer.disconnect();
    }
  };
}

function isInWindow(element: Element): boolean {
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > -MARGIN && top < innerHeight + MARGIN;
}

/** Runs `callback` in idle time; returns what calls it off. Not every browser tells of idle time. */
function whenIdle(callback: () => void): () => void {
  if ("requestIdleCallback" in window) {
    const id = requestIdleCallback(callback, {timeout: LATEST});
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback, LATEST / 4);
  return () => clearTimeout(id);
}
