// @vitest-environment jsdom
import {describe, expect, it, vi} from "vitest";
import {toggle} from "../../../src/components/filters/toggle.js";

describe("toggle", () => {
  it("is a labelled and described checkbox", () => {
    const root = toggle({label: "Open weights only", value: true, title: "Leaves out closed models"});
    const input = root.querySelector("input")!;
    expect(input.labels?.[0]?.textContent).toBe("Open weights only");
    expect([input.type, input.checked, input.title]).toEqual(["checkbox", true, "Leaves out closed models"]);
  });

  it("gives back the value it is set to, and tells nobody", () => {
    const root = toggle({label: "Open", value: false});
    const heard = vi.fn();
    root.addEventListener("input", heard);
    for (const value of [true, true, false]) {
      root.value = value;
      expect(root.value).toBe(value);
    }
    expect(heard).not.toHaveBeenCalled();
  });

  it("sends one input event when the reader switches it", () => {
    const root = toggle({label: "Open", value: false});
    document.body.append(root);
    const heard = vi.fn(() => root.value);
    root.addEventListener("input", heard);
    root.click();
    expect(heard.mock.results).toEqual([{type: "return", value: true}]);
    root.remove();
  });
});
