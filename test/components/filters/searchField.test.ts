// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import {searchField} from "../../../src/components/filters/searchField.js";

function draw() {
  const root = searchField({label: "Company", value: "", placeholder: "Name or code"});
  const input = root.querySelector("input")!;
  const heard = vi.fn();
  root.addEventListener("input", heard);
  const type = (text: string, isComposing = false) => {
    input.value = text;
    input.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing}));
  };
  return {root, input, heard, type};
}

describe("searchField", () => {
  it("is a labelled search field", () => {
    const {input} = draw();
    expect([input.type, input.placeholder]).toEqual(["search", "Name or code"]);
    expect(input.labels?.[0]?.textContent).toBe("Company");
  });

  it("gives back the text it is set to, and tells nobody", () => {
    const {root, heard} = draw();
    fc.assert(
      fc.property(fc.string({unit: "binary"}), (text) => {
        // A field of one line drops line breaks.
        const line = text.replace(/[\r\n]/g, "");
        root.value = line;
        expect(root.value).toBe(line);
      })
    );
    expect(heard).not.toHaveBeenCalled();
  });

  it("sends one input event a change", () => {
    const {root, heard, type} = draw();
    type("Hygon");
    expect(root.value).toBe("Hygon");
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("waits for the characters while an input method composes them", () => {
    const {root, input, heard, type} = draw();
    type("haiguang", true);
    expect(heard).not.toHaveBeenCalled();
    input.value = "海光";
    input.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true}));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(root.value).toBe("海光");
  });
});
