// @vitest-environment jsdom
import {afterAll, afterEach, beforeAll, describe, expect, it, vi} from "vitest";
import {type Chip, filterBar, thatFit} from "../../../src/components/filters/filterBar.js";
import {toggle} from "../../../src/components/filters/toggle.js";

const labels = {
  done: "Done",
  none: "Nothing is filtered",
  clearAll: "Clear all",
  remove: (text: string) => `Remove ${text}`
};
const chips: Chip[] = [
  {key: "family", text: "Family: Gemma"},
  {key: "size", text: "Size ≤ 7 B"}
];

function draw() {
  const open = toggle({label: "Open", value: false});
  const bar = filterBar({label: "Filters", controls: [open], labels});
  document.body.append(bar);
  const cleared = vi.fn();
  document.body.addEventListener("clear", (event) => cleared((event as CustomEvent).detail));
  const chipButtons = () => [...bar.querySelectorAll<HTMLButtonElement>(".bf-chip")];
  const named = (text: string) =>
    [...bar.querySelectorAll("button")].find((each) => each.textContent === text);
  const visibleText = () => {
    const summary = bar.querySelector(".bf-filters-summary")!;
    return [...summary.children]
      .filter((each) => !(each as HTMLElement).hidden)
      .map((each) => each.textContent);
  };
  return {bar, open, cleared, chipButtons, named, visibleText};
}

class NoSizes {
  observe(): void {}
}
beforeAll(() => vi.stubGlobal("ResizeObserver", NoSizes));
afterAll(() => vi.unstubAllGlobals());
afterEach(() => document.body.replaceChildren());

describe("filterBar", () => {
  it("is a named group that holds the controls", () => {
    const {bar, open} = draw();
    expect([bar.getAttribute("role"), bar.getAttribute("aria-label")]).toEqual(["group", "Filters"]);
    expect(bar.contains(open)).toBe(true);
  });

  it("says that nothing is filtered until it is told otherwise", () => {
    const {bar, visibleText} = draw();
    expect(visibleText()).toEqual(["Nothing is filtered"]);
    bar.summarize(chips);
    expect(visibleText()).toEqual(["Family: Gemma×Size ≤ 7 B×", "Clear all"]);
    bar.summarize([]);
    expect(visibleText()).toEqual(["Nothing is filtered"]);
  });

  it("asks to clear one filter or all, and leaves that to the listener", () => {
    const {bar, cleared, chipButtons, named} = draw();
    bar.summarize(chips);
    expect(chipButtons().map((chip) => chip.getAttribute("aria-label"))).toEqual([
      "Remove Family: Gemma",
      "Remove Size ≤ 7 B"
    ]);
    chipButtons()[1]?.click();
    named("Clear all")?.click();
    expect(cleared.mock.calls).toEqual([["size"], [null]]);
    expect(chipButtons()).toHaveLength(2);
  });

  it("hands the focus of a removed chip to its neighbour, and at last to the summary", () => {
    const {bar, chipButtons} = draw();
    bar.summarize(chips);
    chipButtons()[0]?.focus();
    bar.summarize(chips.slice(1));
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Remove Size ≤ 7 B");
    bar.summarize([]);
    expect(document.activeElement?.textContent).toBe("Nothing is filtered");
  });

  it("does not take the focus from elsewhere", () => {
    const {bar, open} = draw();
    open.querySelector("input")?.focus();
    bar.summarize(chips);
    expect(document.activeElement).toBe(open.querySelector("input"));
  });

  it("folds behind a button that says what is filtered", () => {
    const {bar} = draw();
    bar.summarize(chips);
    const opener = bar.querySelector<HTMLButtonElement>("[aria-expanded]")!;
    expect(opener.textContent).toBe("Filters · 2 Family: Gemma · Size ≤ 7 B");
    // Where the bar has no room for it, the whole stands in the title.
    expect(opener.querySelector("span[title]")?.getAttribute("title")).toBe("Family: Gemma · Size ≤ 7 B");
    expect([...bar.querySelectorAll<HTMLElement>(".bf-chip")].map(({title}) => title)).toEqual(
      chips.map(({text}) => text)
    );
    expect(bar.querySelector(`#${opener.getAttribute("aria-controls")}`)).not.toBeNull();
    const states = [0, 1, 2].map(() => {
      const state = opener.getAttribute("aria-expanded");
      opener.click();
      return state;
    });
    expect(states).toEqual(["false", "true", "false"]);
  });

  it("keeps in its row what has room, and the rest behind the button", () => {
    expect(thatFit([100, 100, 100], 348, 80)).toBe(3);
    expect(thatFit([100, 100, 100], 340, 80)).toBe(2);
    expect(thatFit([100, 100, 100], 90, 80)).toBe(0);
    expect(thatFit([], 90, 80)).toBe(0);
  });

  it("closes its sheet by Escape and by a press elsewhere, and the focus goes back", () => {
    const {bar} = draw();
    const opener = bar.querySelector<HTMLButtonElement>("[aria-expanded]")!;
    const done = bar.querySelector<HTMLButtonElement>(".bf-filters-done")!;
    opener.click();
    done.focus();
    done.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
    expect(opener.getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(opener);
    opener.click();
    document.body.dispatchEvent(new Event("pointerdown", {bubbles: true}));
    expect(opener.getAttribute("aria-expanded")).toBe("false");
  });

  it("lets the input events of its controls pass", () => {
    const {bar, open} = draw();
    const heard = vi.fn();
    bar.addEventListener("input", heard);
    open.click();
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
