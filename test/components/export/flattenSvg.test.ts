// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {LIGHT} from "../../../src/components/charts/plot/palette.js";
import {flattenSvg} from "../../../src/components/export/flattenSvg.js";

function flat(html: string): string {
  const host = document.createElement("div");
  host.innerHTML = `<svg>${html}</svg>`;
  const svg = host.querySelector("svg")!;
  flattenSvg(svg, LIGHT);
  return svg.innerHTML;
}

describe("flattenSvg", () => {
  it("writes colours in plain hex, their opacity apart", () => {
    expect(flat('<rect style="fill: var(--bf-gemma)"></rect>')).toBe('<rect fill="#0b62b8"></rect>');
    expect(flat('<rect fill="rgba(194, 80, 10, 0.5)" fill-opacity="0.5"></rect>')).toBe(
      '<rect fill="#c2500a" fill-opacity="0.25"></rect>'
    );
  });

  it("writes none for what is transparent", () => {
    expect(flat('<rect fill="rgba(0, 0, 0, 0)"></rect>')).toBe('<rect fill="none"></rect>');
  });

  it("keeps a transparent end of a gradient", () => {
    expect(flat('<linearGradient><stop stop-color="rgba(255, 0, 0, 0)"></stop></linearGradient>')).toBe(
      '<linearGradient><stop stop-color="#ff0000" stop-opacity="0"></stop></linearGradient>'
    );
  });

  it("writes what differs from the parent, and nothing twice", () => {
    expect(
      flat('<g stroke="white" stroke-width="2px"><path stroke="white"></path><path stroke="none"></path></g>')
    ).toBe('<g stroke="#ffffff" stroke-width="2"><path></path><path stroke="none"></path></g>');
  });

  it("keeps gradients and patterns", () => {
    const hatch = '<pattern id="h"><path stroke="#000000"></path></pattern><rect fill="url(#h)"></rect>';
    expect(flat(hatch)).toBe(hatch);
  });

  it("declares what SVG has no attribute for", () => {
    expect(flat('<g style="font-variant-numeric: tabular-nums"></g>')).toBe(
      '<g style="font-variant-numeric: tabular-nums"></g>'
    );
  });

  it("drops what is not displayed, but not definitions", () => {
    expect(flat('<g display="none"><path></path></g><defs display="none"><path></path></defs>')).toBe(
      "<defs><path></path></defs>"
    );
  });

  it("drops style sheets, classes, handlers and what serves a reader of the page", () => {
    const cruft =
      'class="a" tabindex="0" role="button" onclick="x()" aria-label="b" data-i="1" font-family="serif"';
    expect(flat(`<style>.a {fill: red}</style><g ${cruft}><title class="a">T</title></g>`)).toBe(
      "<g><title>T</title></g>"
    );
  });

  it("turns links into groups", () => {
    expect(flat('<a href="/models" target="_blank" fill="white"><path></path></a>')).toBe(
      '<g fill="#ffffff"><path></path></g>'
    );
  });

  it("turns em into pixels", () => {
    expect(flat('<text font-size="12px" y="0.32em">a</text>')).toBe('<text y="3.84" font-size="12">a</text>');
  });

  it("draws a halo as a text underneath", () => {
    expect(flat('<text stroke="white" paint-order="stroke">a<title>T</title></text>')).toBe(
      '<text stroke="#ffffff" paint-order="stroke" fill="none">a</text>' +
        '<text stroke="none" paint-order="stroke">a<title>T</title></text>'
    );
  });

  it("keeps runs of spaces", () => {
    expect(flat("<text>a  b</text>")).toBe('<text xml:space="preserve">a  b</text>');
  });
});
