// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {slider} from "../../../src/components/filters/slider.js";

const make = () => slider({label: "Price", value: 10, min: -60, max: 150, format: (value) => `${value}%`});

describe("a slider", () => {
  test("names its input, and says its value in words", () => {
    const control = make();
    document.body.replaceChildren(control);
    const input = control.querySelector("input")!;
    expect(input.labels?.[0]).toBe(control);
    expect((control as unknown as HTMLLabelElement).control).toBe(input);
    expect(input.getAttribute("aria-valuetext")).toBe("10%");
    expect(control.querySelector(".bf-slider-value")?.textContent).toBe("10%");
  });

  test("takes a value without telling anyone, and tells of the reader's with the words already changed", () => {
    const control = make();
    const told: string[] = [];
    control.addEventListener("input", () =>
      told.push(`${control.value} ${control.querySelector("input")?.getAttribute("aria-valuetext")}`)
    );
    control.value = -20;
    expect(control.value).toBe(-20);
    expect(told).toEqual([]);
    const input = control.querySelector("input")!;
    input.value = "33";
    input.dispatchEvent(new Event("input", {bubbles: true}));
    expect(told).toEqual(["33 33%"]);
  });
});
