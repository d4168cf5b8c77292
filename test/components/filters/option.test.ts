import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {groupOptions} from "../../../src/components/filters/option.js";

describe("groupOptions", () => {
  it("puts every option under one heading, in order", () => {
    const option = fc.record({
      value: fc.string(),
      label: fc.string(),
      group: fc.constantFrom("Gemma", "LLaMA", undefined)
    });
    fc.assert(
      fc.property(fc.array(option), (options) => {
        for (const [group, members] of groupOptions(options)) {
          expect(members).toEqual(options.filter((each) => each.group === group));
        }
        expect([...groupOptions(options).values()].flat()).toHaveLength(options.length);
      })
    );
  });

  it("orders the headings by first appearance", () => {
    const options = ["LLaMA", "Gemma", "LLaMA"].map((group, i) => ({value: `${i}`, label: "", group}));
    expect([...groupOptions(options).keys()]).toEqual(["LLaMA", "Gemma"]);
  });
});
