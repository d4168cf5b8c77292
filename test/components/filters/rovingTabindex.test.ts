// @vitest-environment jsdom
import {afterEach, describe, expect, it} from "vitest";
import {rovingTabindex} from "../../../src/components/filters/rovingTabindex.js";

function draw(count: number) {
  const list = document.createElement("div");
  const items = Array.from({length: count}, () => document.createElement("button"));
  list.append(...items);
  document.body.append(list);
  const {refresh} = rovingTabindex(list, () => items.filter(({hidden}) => !hidden));
  refresh();
  const press = (key: string, init: KeyboardEventInit = {}) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...init})
    );
  const stops = () => items.filter(({tabIndex}) => tabIndex === 0).map((item) => items.indexOf(item));
  return {items, refresh, press, stops};
}

afterEach(() => document.body.replaceChildren());

describe("roving", () => {
  it("has one tab stop, which goes where the arrow keys lead", () => {
    const {items, press, stops} = draw(4);
    items[0]?.focus();
    const path = ["ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home", "ArrowUp"].map((key) => {
      press(key);
      return stops();
    });
    expect(path).toEqual([[1], [2], [1], [3], [3], [0], [0]]);
    expect(document.activeElement).toBe(items[0]);
  });

  it("goes where a click has put the focus", () => {
    const {items, stops} = draw(3);
    items[2]?.focus();
    expect(stops()).toEqual([2]);
  });

  it("leaves the keys of the browser alone", () => {
    const {items, press} = draw(3);
    items[0]?.focus();
    expect(press("ArrowDown", {altKey: true})).toBe(true);
    expect(press("a")).toBe(true);
    expect(document.activeElement).toBe(items[0]);
  });

  it("keeps its tab stop while the item is there, else takes the first", () => {
    const {items, refresh, stops} = draw(3);
    items[1]?.focus();
    refresh();
    expect(stops()).toEqual([1]);
    items[1]!.hidden = true;
    refresh();
    expect(stops()).toEqual([0]);
  });
});
