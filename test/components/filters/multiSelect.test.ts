// @vitest-environment jsdom
import fc from "fast-check";
import {afterEach, describe, expect, it, vi} from "vitest";
import {type MultiSelectLabels, multiSelect} from "../../../src/components/filters/multiSelect.js";
import type {Option} from "../../../src/components/filters/option.js";

const labels: MultiSelectLabels = {
  summary: (label, chosen, total) => `${label}: ${chosen} of ${total}`,
  all: "All",
  none: "None",
  only: "only",
  onlyOption: (label) => `only ${label}`,
  search: "Find",
  noMatch: "no option matches"
};
const models: Option[] = [
  {value: "gemma-2b", label: "Gemma 2B", group: "Gemma"},
  {value: "gemma-7b", label: "Gemma 7B", group: "Gemma"},
  {value: "mistral-7b", label: "Mistral 7B", group: "Mistral"}
];
const hundreds: Option[] = Array.from({length: 400}, (_, i) => ({value: `m${i}`, label: `Model ${i}`}));

function draw(options = models, value: string[] = ["gemma-7b"], search?: boolean) {
  const root = multiSelect({
    label: "Models",
    options,
    value,
    labels,
    ...(search === undefined ? {} : {search})
  });
  document.body.append(root);
  const heard = vi.fn(() => root.value);
  root.addEventListener("input", heard);
  const button = root.querySelector<HTMLButtonElement>("[aria-expanded]")!;
  const press = (text: string) => {
    const found = [...root.querySelectorAll("button")].find(
      (each) => (each.getAttribute("aria-label") ?? each.textContent) === text
    );
    if (!found) throw new Error(`no button: ${text}`);
    found.click();
  };
  const boxes = () => [...root.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const find = (text: string) => {
    const input = root.querySelector<HTMLInputElement>("input[type=search]")!;
    input.value = text;
    input.dispatchEvent(new Event("input", {bubbles: true}));
  };
  return {root, heard, button, press, boxes, find};
}

afterEach(() => document.body.replaceChildren());

describe("multiSelect", () => {
  it("says on its button how many are chosen", () => {
    const {root, button, press} = draw();
    expect(button.textContent).toBe("Models: 1 of 3");
    press("All");
    expect(button.textContent).toBe("Models: 3 of 3");
    root.value = [];
    expect(button.textContent).toBe("Models: 0 of 3");
  });

  it("opens a named panel that follows the button", () => {
    const {root, button} = draw();
    const panel = root.querySelector(`#${button.getAttribute("popovertarget")}`);
    expect(panel?.getAttribute("aria-label")).toBe("Models");
    expect(button.nextElementSibling).toBe(panel);
  });

  it("groups the checkboxes under headings", () => {
    const {root} = draw();
    const groups = [...root.querySelectorAll("[role=group][aria-labelledby]")].map((group) => [
      root.querySelector(`#${group.getAttribute("aria-labelledby")}`)?.textContent,
      group.querySelectorAll("input").length
    ]);
    expect(groups).toEqual([
      ["Gemma", 2],
      ["Mistral", 1]
    ]);
  });

  it("gives back the values it is set to, in the order of the options, and tells nobody", () => {
    const {root, heard} = draw(hundreds, []);
    const all = hundreds.map(({value}) => value);
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (values) => {
        root.value = values;
        expect(root.value).toEqual(all.filter((value) => values.includes(value)));
      }),
      {numRuns: 20}
    );
    expect(heard).not.toHaveBeenCalled();
  });

  it("passes over values it does not offer", () => {
    expect(draw(models, ["gone", "gemma-2b"]).root.value).toEqual(["gemma-2b"]);
  });

  it("sends one input event a change, with the new value in place", () => {
    const {heard, boxes, press} = draw();
    boxes()[0]?.click();
    press("None");
    press("only Mistral 7B");
    press("All");
    expect(heard.mock.results.map(({value}) => value)).toEqual([
      ["gemma-2b", "gemma-7b"],
      [],
      ["mistral-7b"],
      ["gemma-2b", "gemma-7b", "mistral-7b"]
    ]);
  });

  it("has a search field where there are more than twelve options, or on request", () => {
    const has = (options: Option[], search?: boolean) =>
      draw(options, [], search).root.querySelector("input[type=search]") !== null;
    expect([has(hundreds.slice(0, 12)), has(hundreds.slice(0, 13))]).toEqual([false, true]);
    expect([has(models, true), has(hundreds, false)]).toEqual([true, false]);
  });

  it("searches the options and their headings without changing the value", () => {
    const {root, heard, find} = draw(models, ["gemma-7b"], true);
    const shown = () =>
      [...root.querySelectorAll(".bf-option:not([hidden]) label")].map((each) => each.textContent);
    find("GEMMA 7");
    expect(shown()).toEqual(["Gemma 7B"]);
    expect([...root.querySelectorAll<HTMLElement>(".bf-option-group")].map(({hidden}) => hidden)).toEqual([
      false,
      true
    ]);
    find("llama");
    expect(root.querySelector("[role=status]")?.textContent).toBe("no option matches");
    find("");
    expect(shown()).toHaveLength(3);
    expect(root.value).toEqual(["gemma-7b"]);
    expect(heard).not.toHaveBeenCalled();
  });

  it("means by all and none the options that the search shows", () => {
    const {root, press, find} = draw(models, ["mistral-7b"], true);
    find("gemma");
    press("All");
    expect(root.value).toEqual(["gemma-2b", "gemma-7b", "mistral-7b"]);
    press("None");
    expect(root.value).toEqual(["mistral-7b"]);
  });

  it("is one tab stop with arrow keys, however many options there are", () => {
    const {boxes} = draw(hundreds, []);
    const stops = () => boxes().filter(({tabIndex}) => tabIndex === 0);
    expect(stops()).toEqual([boxes()[0]]);
    boxes()[0]?.focus();
    boxes()[0]?.dispatchEvent(new KeyboardEvent("keydown", {key: "End", bubbles: true}));
    expect(document.activeElement).toBe(boxes().at(-1));
    expect(stops()).toEqual([boxes().at(-1)]);
  });
});
