// @vitest-environment jsdom
import {describe, expect, test} from "vitest";
import {dateSlider} from "../../../src/components/filters/dateSlider.js";

const DAYS = ["2023-11-24", "2024-02-22", "2024-02-23"];
const make = () => dateSlider({label: "As of", days: DAYS, value: "2024-02-23"});
const inputOf = (control: HTMLElement) => control.querySelector("input")!;

/** What a browser does while the reader drags, and when the thumb is let go. */
function move(input: HTMLInputElement, place: number, ...events: string[]): void {
  input.value = String(place);
  for (const type of events) input.dispatchEvent(new Event(type, {bubbles: true}));
}

describe("a day on a slider", () => {
  test("has a step a day, and says the day in words", () => {
    const input = inputOf(make());
    expect([input.min, input.max, input.step, input.value]).toEqual(["0", "2", "1", "2"]);
    expect(input.getAttribute("aria-valuetext")).toBe("2024-02-23");
  });

  test("tells of a day when the slider is let go, not while it is dragged", () => {
    const control = make();
    const told: string[] = [];
    control.addEventListener("input", () => told.push(control.value));
    move(inputOf(control), 1, "input");
    expect(control.querySelector(".bf-slider-value")?.textContent).toBe("2024-02-22");
    expect(told).toEqual([]);
    move(inputOf(control), 0, "input", "change");
    expect(told).toEqual(["2023-11-24"]);
  });

  test("shows a day without telling anyone, and stays where it is for one that it does not have", () => {
    const control = make();
    control.addEventListener("input", () => expect.unreachable());
    control.value = "2024-02-22";
    expect(inputOf(control).getAttribute("aria-valuetext")).toBe("2024-02-22");
    control.value = "1999-01-01";
    expect(control.value).toBe("2024-02-22");
  });
});
