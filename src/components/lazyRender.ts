/** How far outside the window an element counts as seen: about one turn of a mouse wheel, in CSS pixels. */
const MARGIN = 240;
/** What is further away is done in idle time, waited for no longer than this, in milliseconds. */
const LATEST = 400;
/** How long a reader who filters on rests first, in milliseconds: what is drawn between two steps of a slider holds up both. */
export const REST = 200;

/** Work on an element that is done at once where the reader sees it. */
export interface LazyRender {
  /** Has the work done: now where the element is near the window, else when it comes near or the browser is idle. */
  request(): void;
  /** Does the work now, such as for printing, and forgets what was requested. */
  now(): void;
  dispose(): void;
}

/**
 * What the reader looks at is drawn before what is further down. `work` returns whether there was anything to do: what was
 * never drawn waits for idle time alone, what is drawn anew for the reader's rest, too, where one request follows another.
 */
export function lazyRender(element: Element, work: () => boolean): LazyRender {
  let isNear: boolean | undefined;
  let isRequested = false;
  let isDone = false;
  let last = Number.NEGATIVE_INFINITY;
  let cancel = () => {};
  const forget = () => {
    isRequested = false;
    cancel();
  };
  const now = () => {
    forget();
    isDone = work() || isDone;
  };
  const observer = new IntersectionObserver(
    (entries) => {
      isNear = entries.at(-1)?.isIntersecting ?? false;
      if (isNear && isRequested) now();
    },
    {rootMargin: `${MARGIN}px 0px`}
  );
  observer.observe(element);
  return {
    request() {
      // The observer tells of it only after the frame in which the element came into the page.
      isNear ??= isInWindow(element);
      if (isNear) return now();
      cancel();
      isRequested = true;
      // One step alone waits for nobody's rest.
      const time = performance.now();
      const goesOn = time - last < REST;
      last = time;
      cancel = isDone && goesOn ? afterRest(now) : whenIdle(now);
    },
    now,
    dispose() {
      forget();
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

/** Runs `callback` in idle time that follows a rest; returns what calls it off. */
function afterRest(callback: () => void): () => void {
  let cancel = () => {};
  const id = setTimeout(() => {
    cancel = whenIdle(callback);
  }, REST);
  return () => {
    clearTimeout(id);
    cancel();
  };
}
