// @vitest-environment jsdom
import {describe, expect, it, vi} from "vitest";
import {select} from "../../../src/components/filters/select.js";

const options = [
  {value: "", label: "All sectors"},
  {value: "chips", label: "算力", group: "硬件"},
  {value: "pcb", label: "PCB", group: "硬件"}
];

describe("select", () => {
  it("is a labelled select with the options under their headings", () => {
    const root = select({label: "Sector", options, value: "pcb"});
    const field = root.querySelector("select")!;
    expect(field.labels[0]?.querySelector("span")?.textContent).toBe("Sector");
    expect([...field.options].map(({text}) => text)).toEqual(["All sectors", "算力", "PCB"]);
    expect(field.querySelector("optgroup")?.label).toBe("硬件");
    expect(root.value).toBe("pcb");
  });

  it("gives back the value it is set to, and tells nobody", () => {
    const root = select({label: "Sector", options, value: "pcb"});
    const heard = vi.fn();
    root.addEventListener("input", heard);
    for (const {value} of options) {
      root.value = value;
      expect(root.value).toBe(value);
    }
    expect(heard).not.toHaveBeenCalled();
  });

  it("stays as it is when set to what it does not offer", () => {
    const root = select({label: "Sector", options, value: "chips"});
    root.value = "gone";
    expect(root.value).toBe("chips");
    expect(select({label: "Sector", options, value: "gone"}).value).toBe("");
  });

  it("has its new value by the time its input event arrives", () => {
    const root = select({label: "Sector", options, value: ""});
    const heard = vi.fn(() => root.value);
    root.addEventListener("input", heard);
    const field = root.querySelector("select")!;
    field.value = "chips";
    field.dispatchEvent(new Event("input", {bubbles: true}));
    expect(heard.mock.results).toEqual([{type: "return", value: "chips"}]);
  });
});
