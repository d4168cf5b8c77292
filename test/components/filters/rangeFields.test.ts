// @vitest-environment jsdom
import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import {rangeFields} from "../../../src/components/filters/rangeFields.js";
import type {Range} from "../../../src/lib/permalink.js";

const labels = {from: "from", to: "to", notNumber: "not a number", reversed: "from is above to"};

function draw(value: Range = [null, 50]) {
  const root = rangeFields({label: "PE percentile", unit: "%", value, min: 0, max: 100, labels});
  const [from, to] = root.querySelectorAll("input") as unknown as [HTMLInputElement, HTMLInputElement];
  const heard = vi.fn(() => root.value);
  root.addEventListener("input", heard);
  const type = (input: HTMLInputElement, text: string) => {
    input.value = text;
    input.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const error = () => root.querySelector(`#${from.getAttribute("aria-describedby")}`)?.textContent;
  const invalid = () => [from, to].map((input) => input.getAttribute("aria-invalid"));
  return {root, from, to, heard, type, error, invalid};
}

const end = fc.option(fc.double({noNaN: true, noDefaultInfinity: true}).map((x) => x + 0));
const range = fc
  .tuple(end, end)
  .map(([a, b]): Range => (a !== null && b !== null && a > b ? [b, a] : [a, b]));

describe("rangeFields", () => {
  it("is a named group of two labelled number fields with the unit", () => {
    const {root, from, to} = draw();
    expect(root.querySelector("legend")?.textContent).toBe("PE percentile %");
    expect(root.querySelector("legend small.unit")?.textContent).toBe("%");
    expect(
      [from, to].map((input) => [input.type, input.min, input.max, input.labels?.[0]?.textContent])
    ).toEqual([
      ["number", "0", "100", "from"],
      ["number", "0", "100", "to"]
    ]);
  });

  it("gives back the range it is set to, and tells nobody", () => {
    const {root, heard} = draw();
    fc.assert(
      fc.property(range, (value) => {
        root.value = value;
        expect(root.value).toEqual(value);
      })
    );
    expect(heard).not.toHaveBeenCalled();
  });

  it("reads an empty field as an open end", () => {
    const {from, to, type, heard} = draw();
    type(from, "20");
    type(to, "");
    expect(heard.mock.results.map(({value}) => value)).toEqual([
      [20, 50],
      [20, null]
    ]);
  });

  it("marks a reversed range, explains it and keeps the last good value", () => {
    const {root, from, type, heard, error, invalid} = draw();
    type(from, "80");
    expect(root.value).toEqual([null, 50]);
    expect(heard).not.toHaveBeenCalled();
    expect([error(), ...invalid()]).toEqual(["from is above to", "true", "true"]);
    type(from, "50");
    expect([error(), ...invalid()]).toEqual(["", "false", "false"]);
    expect(root.value).toEqual([50, 50]);
  });

  it("marks what is no number, explains it and keeps the last good value", () => {
    const {root, to, type, heard, error, invalid} = draw();
    // jsdom knows no half-typed number, so the browser's word for it is put into its mouth.
    Object.defineProperty(to, "validity", {value: {badInput: true}});
    type(to, "");
    expect(root.value).toEqual([null, 50]);
    expect(heard).not.toHaveBeenCalled();
    expect([error(), ...invalid()]).toEqual(["not a number", "false", "true"]);
  });

  it("leaves out an end whose button is pressed, and says so", () => {
    const root = rangeFields({
      label: "PEG",
      value: [null, 1, "hi"],
      labels: {...labels, above: "above", below: "below"}
    });
    const [noLo, noHi] = root.querySelectorAll("button");
    const heard = vi.fn();
    root.addEventListener("input", heard);
    expect([noLo!.textContent, noHi!.textContent]).toEqual(["≥", "<"]);
    noHi!.click();
    expect(root.value).toEqual([null, 1]);
    expect(noHi!.getAttribute("aria-pressed")).toBe("false");
    // An end that is open is not left out, too, until a number stands there.
    noLo!.click();
    expect(heard).toHaveBeenCalledTimes(1);
    const from = root.querySelector("input")!;
    from.value = "1";
    from.dispatchEvent(new Event("input", {bubbles: true}));
    expect(root.querySelector(".bf-error")?.textContent).toBe("from is above to");
    from.value = "0.5";
    from.dispatchEvent(new Event("input", {bubbles: true}));
    expect(root.value).toEqual([0.5, 1, "lo"]);
  });

  it("sends nothing when the same number is typed in another way", () => {
    const {to, type, heard} = draw();
    type(to, "50.0");
    expect(heard).not.toHaveBeenCalled();
  });
});
