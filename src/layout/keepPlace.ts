// Who comes back to a page finds the place that he left. The browser scrolls there, too, but before the page's figures
// are there, and by pixels, which are others where a figure above has another height now.

/** A figure that was at the top of the window, and how far below its own top that was; and all from the page's top. */
interface Place {
  readonly id: string | null;
  readonly below: number;
  readonly y: number;
}

const KEY = "benchfolio:places";
/** The address of the page in the language that the reader turned to. */
const TURNED = "benchfolio:turned";
/** Places that are kept in a tab. */
const MOST = 40;
/** Milliseconds after which a page is no longer moved, whatever still grows: that often again where it waits for something. */
const LATEST = 8000;
const MOST_TIMES = 5;
/** What a reader does who looks for a place himself. */
const OWN_WAYS = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Where the reader is: the last figure that begins above the window's middle. */
function placeNow(): Place {
  const figures = [...document.querySelectorAll<HTMLElement>("figure.figure-card[id]")];
  const above = figures.filter((figure) => figure.getBoundingClientRect().top < innerHeight / 2).at(-1);
  return {id: above?.id ?? null, below: above ? -above.getBoundingClientRect().top : 0, y: scrollY};
}

function read(): Record<string, Place> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** Notes where the reader is, for when he comes to `address` in this tab. */
function notePlace(address: string): void {
  const {[address]: _, ...others} = read();
  const entries = [...Object.entries(others), [address, placeNow()] as const].slice(-MOST);
  keep(KEY, JSON.stringify(Object.fromEntries(entries)));
}

function keep(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A reader who lets sites keep nothing.
  }
}

/** Scrolls to a place, and again whenever the page grows, until the reader scrolls himself or `LATEST` is over. */
function returnTo({id, below, y}: Place): void {
  const go = () => {
    const figure = id === null ? null : document.getElementById(id);
    const top = figure ? figure.getBoundingClientRect().top + scrollY + below : y;
    if (Math.abs(top - scrollY) > 1) scrollTo({top, behavior: "instant"});
  };
  const observer = new ResizeObserver(go);
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    for (const way of OWN_WAYS) removeEventListener(way, stop, true);
  };
  for (const way of OWN_WAYS) addEventListener(way, stop, true);
  const endAfter = (times: number) => {
    timer = setTimeout(() => {
      if (times > 1 && document.querySelector('.opening, [aria-busy="true"]')) endAfter(times - 1);
      else stop();
    }, LATEST);
  };
  endAfter(MOST_TIMES);
  observer.observe(document.body);
}

/** Whether the page is opened again, by Back, Forward, a reload or in the other language, rather than by a link. */
function isReturn(): boolean {
  if (turnedTo() === location.href) return true;
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "back_forward" || entry?.type === "reload";
}

function turnedTo(): string | null {
  try {
    return sessionStorage.getItem(TURNED);
  } catch {
    return null;
  }
}

/** Has every page note its place when it is left, and return to it. */
export function keepPlace(): void {
  const place = isReturn() ? read()[location.href] : undefined;
  keep(TURNED, "");
  if (place && place.y > 0) returnTo(place);
  addEventListener("pagehide", () => notePlace(location.href));
  addEventListener(
    "click",
    ({target}) => {
      const button = (target as Element | null)?.closest<HTMLElement>(".masthead [data-lang]");
      if (!button) return;
      // Where the layout goes.
      const url = new URL(location.href);
      url.searchParams.set("lang", button.dataset.lang!);
      notePlace(url.href);
      keep(TURNED, url.href);
    },
    true
  );
}
