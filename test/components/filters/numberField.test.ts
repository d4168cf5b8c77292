// @vitest-environment jsdom
import {expect, test, vi} from "vitest";
import {numberField} from "../../../src/components/filters/numberField.js";
import {valueSlider} from "../../../src/components/filters/valueSlider.js";

const enter = (root: HTMLElement, text: string) => {
  const input = root.querySelector("input")!;
  input.value = text;
  input.dispatchEvent(new Event("input", {bubbles: true}));
};

test("a number field has a number above 0, or none, and explains an entry that is neither", () => {
  const field = numberField({label: "Memory", unit: "GiB", value: 8, max: 100, invalid: "no number"});
  const heard = vi.fn();
  field.addEventListener("input", heard);
  enter(field, "12.5");
  expect([field.value, heard.mock.calls.length]).toEqual([12.5, 1]);
  for (const bad of ["0", "-3", "101"]) {
    enter(field, bad);
    expect(field.value, bad).toBe(12.5);
    expect(field.querySelector(".bf-error")?.textContent).toBe("no number");
    expect(field.querySelector("input")?.getAttribute("aria-invalid")).toBe("true");
  }
  enter(field, "");
  expect([field.value, heard.mock.calls.length]).toEqual([null, 2]);
  field.value = 3;
  expect(field.querySelector("input")?.value).toBe("3");
  expect(heard).toHaveBeenCalledTimes(2);
  field.suggest("24");
  expect(field.querySelector("input")?.placeholder).toBe("24");
});

test("a slider of values has the value of its step, in its words", () => {
  const slider = valueSlider({
    label: "Context",
    options: ["1024", "4096", "131072"].map((value) => ({value, label: `${value} tokens`})),
    value: "4096"
  });
  expect(slider.querySelector("input")?.getAttribute("aria-valuetext")).toBe("4096 tokens");
  const heard = vi.fn();
  slider.addEventListener("input", heard);
  enter(slider, "2");
  expect([slider.value, heard.mock.calls.length]).toEqual(["131072", 1]);
  slider.value = "1024";
  expect(slider.querySelector("input")?.valueAsNumber).toBe(0);
  slider.value = "5";
  expect(slider.value).toBe("1024");
});
