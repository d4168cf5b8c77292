// @vitest-environment jsdom
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {type Control, PageState} from "../../src/lib/pageState.js";
import {flag, freeText, oneOf, type Params, type Range, range, someOf} from "../../src/lib/permalink.js";

interface State {
  readonly models: readonly string[];
  readonly view: "heat" | "dots";
  readonly unmarked: boolean;
  readonly pe: Range;
  readonly find: string;
}

const params: Params<State> = {
  models: someOf(["gemma", "mistral", "llama"]),
  view: oneOf(["heat", "dots"], "heat"),
  unmarked: flag(false),
  pe: range(),
  find: freeText()
};

function open(search = "") {
  history.replaceState({scroll: 7}, "", `/models/benchmarks${search}`);
  return new PageState(params);
}

/** A form control that counts how often it is set. */
function control<T>(value: T): Control<T> & {set: number} {
  let held = value;
  const element = document.createElement("span") as unknown as Control<T> & {set: number};
  element.set = 0;
  Object.defineProperty(element, "value", {
    get: () => held,
    set: (next: T) => {
      held = next;
      element.set++;
    }
  });
  return element;
}

/** What a reader does to a control: it has a new value, and says so. */
function enter<T>(element: Control<T>, value: T): void {
  element.value = value;
  element.dispatchEvent(new Event("input", {bubbles: true}));
}

function changes(state: PageState<State>): string[][] {
  const seen: string[][] = [];
  state.addEventListener("change", (event) => seen.push([...(event as CustomEvent<Set<string>>).detail]));
  return seen;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  // What a state has not written yet is written in no other test.
  vi.runAllTimers();
  vi.useRealTimers();
});

describe("a page's state", () => {
  test("comes from the address, and what the address cannot say is reported", () => {
    const state = open("?view=dots&models=mistral,gpt-5&pe=10..&colour=red");
    expect(state.value).toEqual({
      models: ["mistral"],
      view: "dots",
      unmarked: false,
      pe: [10, null],
      find: ""
    });
    expect(state.ignored).toEqual([
      {name: "colour", text: "red"},
      {name: "models", text: "gpt-5"}
    ]);
    expect(state.changed).toEqual(["models", "view", "pe"]);
  });

  test("says which names a change changed, and nothing where nothing changed", () => {
    const state = open();
    const seen = changes(state);
    state.set({view: "dots", unmarked: false});
    state.set({view: "dots"});
    state.set({models: ["gemma", "mistral", "llama"]});
    state.set({models: ["gemma"], pe: [null, 5]});
    expect(seen).toEqual([["view"], ["models", "pe"]]);
  });

  test("is the new one already when its listeners hear of it", () => {
    const state = open();
    const seen: string[] = [];
    state.addEventListener("change", () => seen.push(state.value.view));
    state.set({view: "dots"});
    expect(seen).toEqual(["dots"]);
  });

  test("goes back to the defaults, by name or all together", () => {
    const state = open("?view=dots&unmarked=1&find=x");
    const seen = changes(state);
    state.reset(["view", "models"]);
    expect(state.value).toMatchObject({view: "heat", unmarked: true, find: "x"});
    state.reset(["view", "unmarked", "find"]);
    expect(state.changed).toEqual([]);
    expect(seen).toEqual([["view"], ["unmarked", "find"]]);
  });
});

describe("a listener", () => {
  test("hears of the names that it asked for, until it stops", () => {
    const state = open();
    const [some, any] = [vi.fn(), vi.fn()];
    const stop = state.on(["view", "pe"], some);
    state.on([], any);
    state.set({unmarked: true});
    state.set({view: "dots", pe: [1, 2]});
    expect([some.mock.calls.length, any.mock.calls.length]).toEqual([1, 2]);
    stop();
    state.set({view: "heat"});
    expect([some.mock.calls.length, any.mock.calls.length]).toEqual([1, 3]);
  });
});

describe("a bound control", () => {
  test("starts with the value of the address", () => {
    const element = control<readonly string[]>([]);
    expect(open("?models=llama").bind("models", element)).toBe(element);
    expect(element.value).toEqual(["llama"]);
  });

  test("changes the state when its reader does", () => {
    const state = open();
    const element = state.bind("view", control<State["view"]>("heat"));
    const seen = changes(state);
    enter(element, "dots");
    expect(state.value.view).toBe("dots");
    expect(seen).toEqual([["view"]]);
  });

  test("follows the state, and so does every other control of the same name", () => {
    const state = open();
    const [one, two] = [
      state.bind("pe", control<Range>([null, null])),
      state.bind("pe", control<Range>([null, null]))
    ];
    enter(one, [10, null]);
    expect(two.value).toEqual([10, null]);
    state.reset(["pe"]);
    expect([one.value, two.value]).toEqual([
      [null, null],
      [null, null]
    ]);
  });

  test("is not set to what it says already, so that no cursor jumps, nor for another name", () => {
    const state = open();
    const element = state.bind("find", control(""));
    element.set = 0;
    element.value = "gem";
    element.dispatchEvent(new Event("input"));
    state.set({view: "dots"});
    expect(element.set).toBe(1);
  });
});

describe("the address", () => {
  test("is written after a pause, with all that has changed until then", () => {
    const state = open();
    const replace = vi.spyOn(history, "replaceState");
    state.set({view: "dots"});
    vi.advanceTimersByTime(149);
    state.set({unmarked: true});
    vi.advanceTimersByTime(149);
    expect(location.search).toBe("");
    vi.advanceTimersByTime(1);
    expect(location.search).toBe("?view=dots&unmarked=1");
    expect(replace).toHaveBeenCalledTimes(1);
    replace.mockRestore();
  });

  test("keeps path, fragment, history and language, and drops what is unknown", () => {
    const state = open("?lang=zh&colour=red#scores");
    const before = history.length;
    state.set({view: "dots"});
    vi.runAllTimers();
    expect(location.pathname + location.search + location.hash).toBe(
      "/models/benchmarks?lang=zh&view=dots#scores"
    );
    expect(history.length).toBe(before);
    expect(history.state).toEqual({scroll: 7});
  });

  test("loses its query where everything is at its default", () => {
    const state = open("?view=dots");
    state.reset(["view"]);
    vi.runAllTimers();
    expect(location.href).toBe(`${location.origin}/models/benchmarks`);
  });

  test("can be linked to before it is written", () => {
    const state = open("?lang=en");
    state.set({models: ["gemma", "llama"]});
    expect(state.link).toBe(`${location.origin}/models/benchmarks?lang=en&models=gemma,llama`);
    expect(location.search).toBe("?lang=en");
  });

  test("says language and unit in a link for others, and only there", () => {
    history.replaceState(null, "", "/companies/valuation");
    const state = new PageState({unit: oneOf(["100m", "bn"], "bn"), view: oneOf(["a", "b"], "a")});
    expect(state.link).toBe(`${location.origin}/companies/valuation?lang=en&unit=bn`);
    state.set({view: "b"});
    vi.runAllTimers();
    expect(location.search).toBe("?view=b");
    document.documentElement.lang = "zh";
    expect(state.link).toBe(`${location.origin}/companies/valuation?lang=zh&view=b&unit=bn`);
    document.documentElement.lang = "";
  });

  test("gives the same state to whoever opens it", () => {
    const text = fc.string({unit: "grapheme", maxLength: 20}).filter((value) => value.length <= 100);
    const states = fc.record<State>({
      models: fc.subarray(["gemma", "mistral", "llama"]),
      view: fc.constantFrom("heat", "dots"),
      unmarked: fc.boolean(),
      pe: fc.tuple(
        fc.option(fc.integer({min: -99, max: 0})),
        fc.option(fc.integer({min: 1, max: 99}))
      ) as fc.Arbitrary<Range>,
      find: text
    });
    fc.assert(
      fc.property(states, (value) => {
        const state = open("?lang=zh");
        state.set(value);
        vi.runAllTimers();
        const again = new PageState(params);
        expect(again.value).toEqual(value);
        expect(again.ignored).toEqual([]);
        expect(new URLSearchParams(location.search).get("lang")).toBe("zh");
      }),
      {numRuns: 60}
    );
  });
});

describe("the history", () => {
  const press = (key = "") =>
    document.body.dispatchEvent(
      key === ""
        ? new Event("pointerdown", {bubbles: true})
        : new KeyboardEvent("keydown", {key, bubbles: true})
    );
  /** Where the browser is, and how many entries there are more than at first. */
  const opened = (search = "") => {
    // What another test went back from is no longer ahead.
    history.pushState(null, "", "/");
    const state = open(search);
    const before = history.length;
    return {state, entries: () => history.length - before};
  };
  const back = async () => {
    vi.useRealTimers();
    const done = new Promise((resolve) => addEventListener("popstate", resolve, {once: true}));
    history.back();
    await done;
    vi.useFakeTimers();
  };

  test("has an entry for each step of the reader, and Back undoes it", async () => {
    const {state, entries} = opened("?lang=en");
    const seen = changes(state);
    press();
    state.set({view: "dots"});
    // Before its address is written.
    press();
    state.set({unmarked: true});
    vi.runAllTimers();
    expect([entries(), location.search]).toEqual([2, "?lang=en&view=dots&unmarked=1"]);
    const element = state.bind("unmarked", control(false));
    await back();
    expect(state.value).toMatchObject({view: "dots", unmarked: false});
    expect([element.value, location.search]).toEqual([false, "?lang=en&view=dots"]);
    await back();
    expect([state.value.view, location.search, entries()]).toEqual(["heat", "?lang=en", 2]);
    expect(seen).toEqual([["view"], ["unmarked"], ["unmarked"], ["view"]]);
    vi.runAllTimers();
    expect(location.search).toBe("?lang=en");
  });

  test("has one entry for a drag, however long it takes, and for words that are typed", () => {
    const {state, entries} = opened();
    press();
    for (let lo = 1; lo < 30; lo++) {
      state.set({pe: [lo, null]});
      vi.advanceTimersByTime(200);
    }
    expect([entries(), location.search]).toEqual([1, "?pe=29.."]);
    const field = document.body.appendChild(document.createElement("input"));
    press();
    for (const find of ["g", "ge", "gem"]) {
      field.dispatchEvent(new KeyboardEvent("keydown", {key: find.at(-1)!, bubbles: true}));
      state.set({find});
      vi.runAllTimers();
    }
    expect([entries(), location.search]).toEqual([2, "?pe=29..&find=gem"]);
    press("Enter");
    state.set({view: "dots"});
    vi.runAllTimers();
    expect(entries()).toBe(3);
    field.remove();
  });

  test("has none for what no reader did, nor where nothing is left of a change", () => {
    const {state, entries} = opened();
    state.set({view: "dots"});
    vi.runAllTimers();
    press();
    state.set({unmarked: true});
    state.set({unmarked: false});
    vi.runAllTimers();
    expect([entries(), location.search]).toEqual([0, "?view=dots"]);
  });
});
