// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import {segmentedControl} from "../../../src/components/filters/segmentedControl.js";

const options = [
  {value: "score", label: "Score"},
  {value: "rank", label: "Rank"},
  {value: "lift", label: "Above chance"}
] as const;
const draw = (value: (typeof options)[number]["value"] = "rank") =>
  segmentedControl({label: "Scale", options, value});

describe("choice", () => {
  it("is a named group of radio buttons", () => {
    const root = draw();
    expect(root.tagName).toBe("FIELDSET");
    expect(root.querySelector("legend")?.textContent).toBe("Scale");
    expect([...root.querySelectorAll("label")].map((label) => label.textContent)).toEqual([
      "Score",
      "Rank",
      "Above chance"
    ]);
    expect([...root.querySelectorAll("input")].map(({type}) => type)).toEqual(["radio", "radio", "radio"]);
  });

  it("gives back the value it is set to, and tells nobody", () => {
    const root = draw();
    const heard = vi.fn();
    root.addEventListener("input", heard);
    fc.assert(
      fc.property(fc.constantFrom(...options.map(({value}) => value)), (value) => {
        root.value = value;
        expect(root.value).toBe(value);
      })
    );
    expect(heard).not.toHaveBeenCalled();
  });

  it("sends one input event when the reader chooses", () => {
    const root = draw();
    document.body.append(root);
    const heard = vi.fn(() => root.value);
    document.body.addEventListener("input", heard, {once: true});
    root.querySelectorAll("input")[2]?.click();
    expect(heard).toHaveReturnedWith("lift");
    root.remove();
  });

  it("stays as it is when set to what it does not offer", () => {
    const root = draw();
    root.value = "gone" as "rank";
    expect(root.value).toBe("rank");
  });

  it("does not share its buttons with another choice", () => {
    const [a, b] = [draw("score"), draw("lift")];
    document.body.append(a, b);
    expect([a.value, b.value]).toEqual(["score", "lift"]);
    document.body.replaceChildren();
  });
});
