// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {DARK, LIGHT} from "../../../src/components/charts/plot/palette.js";
import type {PictureOptions} from "../../../src/components/export/picture.js";
import {composePicture, serializePicture} from "../../../src/components/export/picture.js";
import type {Rendered} from "../../../src/components/figure.js";
import {fakeMeasure} from "./fakeMeasure.js";

function chart(width: number, attributes = `width="${width}" height="300" viewBox="0 0 ${width} 300"`) {
  const host = document.createElement("div");
  host.innerHTML = `<svg ${attributes}><style>.x {}</style><clipPath id="clip"><rect></rect></clipPath>
    <g clip-path="url(#clip)"><circle class="x" fill="var(--bf-gemma)" r="4"></circle></g></svg>`;
  return host.querySelector("svg")!;
}

const figure: Rendered<Record<string, unknown>> = {
  title: "Gemma 7B leads its class",
  subtitle: "Score in percent",
  legend: [
    {label: "Gemma", color: "var(--bf-gemma)"},
    {label: "LLaMA", color: "var(--bf-llama)", shape: "line"}
  ],
  render: (width) => chart(width),
  notes: ["One model is left out."],
  source: "report, table 2",
  asOf: "2024-02-23",
  rows: [],
  columns: []
};

const compose = (changes: Partial<Rendered<Record<string, unknown>>> = {}, options: PictureOptions = {}) =>
  composePicture({...figure, ...changes}, {...options, measure: fakeMeasure});
const texts = (svg: SVGSVGElement) => [...svg.querySelectorAll("text")].map((text) => text.textContent);

describe("composePicture", () => {
  it("holds title, subtitle, filters, legend, notes, source with as-of and the notebook's name, in this order", () => {
    expect(texts(compose({}, {filters: "Size: 1 to 20B"}))).toEqual([
      "Gemma 7B leads its class",
      "Score in percent",
      "Size: 1 to 20B",
      "Gemma",
      "LLaMA",
      "One model is left out.",
      "Source: report, table 2 · as of 2024-02-23",
      "Benchfolio"
    ]);
  });

  it("leaves out what there is not", () => {
    const {legend: _legend, notes: _notes, ...bare} = figure;
    expect(texts(composePicture(bare, {measure: fakeMeasure}))).toEqual([
      "Gemma 7B leads its class",
      "Score in percent",
      "Source: report, table 2 · as of 2024-02-23",
      "Benchfolio"
    ]);
  });

  it("speaks Chinese", () => {
    const svg = compose({source: "国泰君安"}, {lang: "zh", name: "基准"});
    expect(texts(svg).slice(-2)).toEqual(["来源：国泰君安 · 截至 2024-02-23", "基准"]);
    expect(svg.getAttribute("lang")).toBe("zh");
  });

  it("asks for a chart as wide as the picture less its margins", () => {
    const widths: number[] = [];
    const render = (width: number) => {
      widths.push(width);
      return chart(width);
    };
    expect(compose({render}, {width: 600}).getAttribute("width")).toBe("600");
    expect(widths).toEqual([552]);
  });

  it("shrinks a chart that is wider", () => {
    const svg = compose({render: () => chart(1504)});
    expect([...svg.querySelectorAll("svg > g")].at(-1)?.getAttribute("transform")).toMatch(/scale\(0.5\)$/);
  });

  it("throws where the chart has no size", () => {
    expect(() => compose({render: () => chart(0, "")})).toThrow("picture: chart without width and height");
    expect(document.body.childElementCount).toBe(0);
  });

  it("wraps a long title and grows by its lines", () => {
    const svg = compose({title: "Gemma 7B leads its class ".repeat(5).trim()});
    const lines = [...svg.querySelectorAll("text[font-size='20']")];
    expect(lines.map((line) => line.textContent).join(" ")).toBe(
      "Gemma 7B leads its class ".repeat(5).trim()
    );
    expect(lines.length).toBe(2);
    expect(Number(svg.getAttribute("height"))).toBe(Number(compose().getAttribute("height")) + 26);
  });

  it("wraps a legend that is too long for a row", () => {
    const legend = ["a", "b", "c"].map((label) => ({label: label.repeat(40), color: "#000000"}));
    const tops = [...compose({legend}).querySelectorAll("text[font-size='13']")].map((t) =>
      Number(t.getAttribute("y"))
    );
    expect(tops[1]).toBe(tops[0]);
    expect(tops[2]).toBe(tops[0]! + 20);
  });

  it("draws every shape of a legend, filled or hollow", () => {
    const legend = (["dot", "bar", "full-diamond", "ring", "diamond", "line", "dashes"] as const).map(
      (shape) => {
        return {label: shape, color: "var(--bf-gemma)", shape};
      }
    );
    const isFilled = (shape: Element) => shape.getAttribute("fill") === "#0b62b8";
    const shapes = [...compose({legend}).querySelectorAll("g > [fill], g > [stroke]")];
    expect(shapes.slice(0, 7).map((shape) => [shape.localName, isFilled(shape)])).toEqual([
      ["circle", true],
      ["rect", true],
      ["path", true],
      ["circle", false],
      ["path", false],
      ["line", false],
      ["line", false]
    ]);
  });

  it("needs no style sheet", () => {
    const file = serializePicture(compose());
    expect(file).not.toMatch(/var\(|currentColor|class=|<style/);
    expect(file).toContain('<circle r="4" fill="#0b62b8"');
    expect(file).toMatch(/font-family="Arial,.*Noto Sans CJK SC/);
  });

  it("gives ids that two pictures do not share, and the same picture keeps", () => {
    const id = (svg: SVGSVGElement) => svg.querySelector("clipPath")!.id;
    expect(id(compose())).toMatch(/^bf.+-clip$/);
    expect(id(compose())).toBe(id(compose()));
    expect(id(compose())).not.toBe(id(compose({title: "Another"})));
  });

  it("is dark where that is asked for, its words and its chart too", () => {
    const svg = compose({}, {palette: DARK});
    expect(svg.querySelector("rect")?.getAttribute("fill")).toBe(DARK.paper);
    expect(svg.querySelector("circle[r='4']")?.getAttribute("fill")).toBe(DARK.gemma);
    expect(serializePicture(svg)).not.toContain(LIGHT.ink);
  });

  it("stands on white and names itself", () => {
    const [title, desc, paper] = compose().children;
    expect(title?.outerHTML).toBe("<title>Gemma 7B leads its class</title>");
    expect(desc?.textContent).toBe("Score in percent\nreport, table 2");
    expect(paper?.getAttribute("fill")).toBe("#ffffff");
    expect(compose().getAttribute("role")).toBe("img");
  });

  it("leaves nothing in the document", () => {
    compose();
    expect(document.body.childElementCount).toBe(0);
  });
});

describe("serializePicture", () => {
  it("writes a text as data, whatever it holds", () => {
    const title = 'P/E < 20 & "cheap" </title><script>\u0000\ud800';
    const file = serializePicture(compose({title}));
    const parsed = new DOMParser().parseFromString(file, "image/svg+xml");
    expect(file).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/
    );
    expect(parsed.querySelector("title")?.textContent).toBe('P/E < 20 & "cheap" </title><script>');
    expect(parsed.querySelector("script")).toBeNull();
  });
});

it("has the address of the view below its source, and its title in the serifs of the page", () => {
  const address = "https://example.org/companies/valuation?lang=en#pe-growth";
  const svg = composePicture(figure, {measure: fakeMeasure, address, width: 1000});
  const texts = [...svg.querySelectorAll("text")];
  expect(texts.at(-1)?.textContent).toBe(address);
  const serif = texts.filter((text) => text.getAttribute("font-family")?.includes("Palatino"));
  expect(serif.map(({textContent}) => textContent)).toEqual(["Gemma 7B leads its class"]);
});
