// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {prefixIds} from "../../../src/components/export/prefixIds.js";

function prefixed(html: string): string {
  const host = document.createElement("div");
  host.innerHTML = `<svg>${html}</svg>`;
  const svg = host.querySelector("svg")!;
  prefixIds(svg, "p");
  return svg.innerHTML;
}

describe("prefixIds", () => {
  it("renames an id with all that refer to it", () => {
    expect(prefixed('<clipPath id="c"></clipPath><g clip-path="url(&quot;#c&quot;)"></g>')).toBe(
      '<clipPath id="p-c"></clipPath><g clip-path="url(#p-c)"></g>'
    );
    expect(prefixed('<path id="h"></path><use href="#h"></use>')).toBe(
      '<path id="p-h"></path><use href="#p-h"></use>'
    );
  });

  it("reads a reference with the address of the page in it", () => {
    expect(prefixed('<mask id="m"></mask><g mask="url(http://a.example/p?x=1#m)"></g>')).toBe(
      '<mask id="p-m"></mask><g mask="url(#p-m)"></g>'
    );
  });

  it("drops ids that nothing refers to, and the second of a pair", () => {
    expect(prefixed('<g id="a"></g><g id="b"></g><g id="b"></g><g fill="url(#b)"></g>')).toBe(
      '<g></g><g id="p-b"></g><g></g><g fill="url(#p-b)"></g>'
    );
  });
});
