// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {type FigureCard, figureCard} from "../../src/components/figureCard.js";
import {LAID} from "../../src/components/laid.js";
import {REST} from "../../src/components/lazyRender.js";
import {common} from "../../src/lib/messages/common.js";
import type {RowListener} from "../../src/lib/rowSource.js";
import {stubIdleTime} from "./idleTime.js";

interface Named {
  readonly name: string;
}

/** What the browser would do by itself: give the figure a width, and find idle time. */
let idle: ReturnType<typeof stubIdleTime>;
let resize: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  idle = stubIdleTime();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: (entries: unknown[]) => void) {
        resize = () => callback([{contentRect: {width: 600}}]);
      }
      observe() {}
    }
  );
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe() {}
      disconnect() {}
    }
  );
});

afterEach(() => {
  vi.useRealTimers();
});

/** A figure below the window, whose title names its rows, and the listener that its rows would call. */
function farFigure(): {figure: FigureCard; listener: RowListener<Named>} {
  let listener: RowListener<Named> | undefined;
  const figure = figureCard<Named>({
    id: "far",
    lang: "en",
    m: common.en,
    rows: {
      observe: (given) => {
        listener = given;
        return () => {};
      }
    },
    show: (rows) => ({
      title: rows.map(({name}) => name).join(),
      subtitle: "",
      source: "synthetic",
      asOf: "2024-02-23",
      rows,
      columns: [],
      renderInteractive: (width) => Object.assign(document.createElement("table"), {width: String(width)})
    })
  });
  figure.getBoundingClientRect = () => ({top: 5000, bottom: 5400}) as DOMRect;
  document.body.append(figure);
  resize();
  return {figure, listener: listener!};
}

test("tells a table's box once it is in the page, and not again while it stays there", () => {
  const table = document.createElement("div");
  table.innerHTML = '<div class="bf-table-scroll"></div>';
  const told: boolean[] = [];
  table.firstElementChild!.addEventListener(LAID, ({target}) => told.push((target as Element).isConnected));
  const rows = [{name: "a"}];
  const figure = figureCard<Named>({
    ...{id: "near", lang: "en", m: common.en},
    rows: {
      observe: (listener) => {
        listener.rows(rows);
        return () => {};
      }
    },
    show: (shown) => ({
      ...{title: "a", subtitle: "", source: "synthetic", asOf: "2024-02-23", rows: shown, columns: []},
      renderInteractive: () => table
    })
  });
  document.body.append(figure);
  resize();
  expect(told).toEqual([true]);
  figure.redraw();
  expect(told).toEqual([true]);
  figure.dispose();
});

/** The reader rests, and the browser finds time. */
const findIdleTime = () => {
  vi.advanceTimersByTime(REST);
  idle.find();
};
const shows = (figure: FigureCard) => ({
  title: figure.querySelector(".figure-title")?.textContent,
  busy: figure.getAttribute("aria-busy")
});

test("a figure is drawn as wide as its part of the sheet while the page is printed", () => {
  const {figure, listener} = farFigure();
  const widthOf = () => figure.querySelector("table")?.width;
  listener.rows([{name: "first"}]);
  findIdleTime();
  expect(widthOf()).toBe("600");
  dispatchEvent(new Event("beforeprint"));
  const whole = Number(widthOf());
  expect(whole).toBeGreaterThan(1000);
  dispatchEvent(new Event("afterprint"));
  expect(widthOf()).toBe("600");
  const row = document.createElement("div");
  row.className = "grid-2";
  row.append(figure);
  dispatchEvent(new Event("beforeprint"));
  expect(Number(widthOf())).toBe(whole / 2);
  dispatchEvent(new Event("afterprint"));
  figure.dispose();
});

describe("a figure that is not near the window", () => {
  test("is drawn in idle time, and busy until then", () => {
    const {figure, listener} = farFigure();
    listener.rows([{name: "first"}]);
    expect(shows(figure).busy).toBe("true");
    findIdleTime();
    expect(shows(figure)).toEqual({title: "first", busy: "false"});
    listener.rows([{name: "second"}]);
    expect(shows(figure)).toEqual({title: "first", busy: "true"});
    findIdleTime();
    expect(shows(figure)).toEqual({title: "second", busy: "false"});
  });

  test("is not drawn again between two steps of a reader who filters on", () => {
    const {figure, listener} = farFigure();
    listener.rows([{name: "first"}]);
    findIdleTime();
    // The first step may be the only one.
    listener.rows([{name: "second"}]);
    expect(idle.waiting.size).toBe(1);
    for (const name of ["third", "fourth", "fifth"]) {
      vi.advanceTimersByTime(REST - 1);
      listener.rows([{name}]);
      expect(idle.waiting.size).toBe(0);
    }
    vi.advanceTimersByTime(REST);
    expect(idle.waiting.size).toBe(1);
    findIdleTime();
    expect(shows(figure)).toEqual({title: "fifth", busy: "false"});
  });

  test("stays busy when the rows of an older question are drawn while a newer one is on its way", () => {
    const {figure, listener} = farFigure();
    listener.rows([{name: "older"}]);
    listener.pending();
    findIdleTime();
    expect(shows(figure)).toEqual({title: "older", busy: "true"});
    listener.rows([{name: "newer"}]);
    findIdleTime();
    expect(shows(figure)).toEqual({title: "newer", busy: "false"});
  });

  test("is not busy any more where the answer is what it shows already", () => {
    const {figure, listener} = farFigure();
    const rows = [{name: "same"}];
    listener.rows(rows);
    findIdleTime();
    listener.pending();
    listener.rows(rows);
    expect(shows(figure)).toEqual({title: "same", busy: "false"});
  });

  test("is not busy with what could not be computed", () => {
    const {figure, listener} = farFigure();
    listener.rows([{name: "first"}]);
    listener.pending();
    listener.error(new Error("synthetic"));
    findIdleTime();
    expect(shows(figure)).toEqual({title: common.en.notComputed, busy: "false"});
  });
});

test("a figure is dimmed where its answer takes a quarter of a second, and no longer than that", () => {
  const {figure, listener} = farFigure();
  const isDimmed = () => figure.classList.contains("is-slow");
  listener.rows([{name: "first"}]);
  findIdleTime();
  listener.pending();
  vi.advanceTimersByTime(249);
  expect(isDimmed()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isDimmed()).toBe(true);
  listener.rows([{name: "second"}]);
  findIdleTime();
  expect(isDimmed()).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(isDimmed()).toBe(false);
});

test("a figure without rows has no source line and no table, and in its panel nothing but its link", () => {
  const {figure, listener} = farFigure();
  const live = () =>
    [...figure.querySelectorAll<HTMLButtonElement>("[data-export]")]
      .filter(({disabled}) => !disabled)
      .map(({dataset}) => dataset.export);
  const source = () => figure.querySelector(".figure-source")?.textContent;
  listener.rows([{name: "one"}]);
  findIdleTime();
  expect(source()).toBe("Source: synthetic · as of 2024-02-23");
  const isTableOffered = () => !figure.querySelector<HTMLButtonElement>("[data-switch=table]")!.disabled;
  expect([live(), isTableOffered()]).toEqual([["panel"], true]);
  listener.rows([]);
  findIdleTime();
  expect(source()).toBe("");
  expect([live(), isTableOffered()]).toEqual([["panel"], false]);
  listener.rows([{name: "one"}]);
  findIdleTime();
  listener.error?.(new Error("no engine"));
  expect([live(), isTableOffered()]).toEqual([["panel"], false]);
});
