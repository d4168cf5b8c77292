import {LIGHT, type Palette} from "../charts/plot/palette.js";
import type {Rendered} from "../figure.js";
import {svgElement} from "../svgElement.js";
import {flattenSvg} from "./flattenSvg.js";
import {placeChart, unwrapChart} from "./pictureChart.js";
import {drawFoot, drawHead} from "./pictureFrame.js";
import {FONT_FAMILY, measureText, type TextBox, TITLE_FAMILY} from "./pictureText.js";
import {prefixIds} from "./prefixIds.js";

export interface PictureOptions {
  /** CSS pixels; a slide takes twice as many. */
  readonly width?: number;
  /** The active filters in words; none draws no line. */
  readonly filters?: string | undefined;
  /** `zh` is Chinese, all else English. */
  readonly lang?: string;
  /** Where the view stands, in small type below the source; none draws no line. */
  readonly address?: string;
  /** The notebook's name, small in the lower right corner. */
  readonly name?: string;
  /** Light unless it is said. */
  readonly palette?: Palette;
  /** Width of a text in CSS pixels; by the browser unless it is said. */
  readonly measure?: TextBox["measure"];
}

const MARGIN = 24;

/**
 * A figure as one SVG that needs neither the page nor its style sheets: title, subtitle, active filters,
 * legend, chart, notes, source and as-of, in the colours of `palette` whatever the page's are. Throws where
 * the chart has no size.
 */
export function composePicture<Row extends object>(
  figure: Rendered<Row>,
  {
    width = 800,
    filters = "",
    lang = "en",
    address = "",
    name = "Benchfolio",
    palette = LIGHT,
    measure = measureText
  }: PictureOptions = {}
): SVGSVGElement {
  const svg = svgElement("svg");
  const box: TextBox = {parent: svg, x: MARGIN, width: width - 2 * MARGIN, measure};
  const chart = figure.render(box.width);
  const headEnd = drawHead(box, MARGIN - 4, figure, filters);
  const titles = svg.querySelectorAll("text[font-family]");
  const chartEnd = placeChart(chart, box, headEnd + 10);
  const height = Math.ceil(drawFoot(box, chartEnd + 10, figure, {lang, name, address}) + MARGIN - 6);
  flattenSvg(svg, palette);
  // All else has the root's.
  for (const title of titles) title.setAttribute("font-family", TITLE_FAMILY);
  chart.replaceWith(unwrapChart(chart));
  prefixIds(svg, `bf${hash([figure.title, filters, figure.asOf].join("\n"))}`);
  svg.prepend(
    labelElement("title", figure.title),
    labelElement("desc", [figure.subtitle, filters, figure.source].filter((text) => text !== "").join("\n")),
    svgElement("rect", {width, height, fill: palette.paper})
  );
  svg.setAttribute("role", "img");
  svg.setAttribute("font-family", FONT_FAMILY);
  for (const [key, value] of Object.entries({width, height, viewBox: `0 0 ${width} ${height}`, lang})) {
    svg.setAttribute(key, String(value));
  }
  return svg;
}

/** A picture as the text of an SVG file, without the characters that XML has no room for. */
export function serializePicture(svg: SVGSVGElement): string {
  const text = new XMLSerializer().serializeToString(svg);
  const legal = text.replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu, "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${legal}\n`;
}

function labelElement(name: "title" | "desc", text: string): SVGElement {
  const element = svgElement(name);
  element.textContent = text;
  return element;
}

/** FNV-1a: the same picture has the same ids, two pictures in one document have not. */
function hash(text: string): string {
  let code = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) code = Math.imul(code ^ byte, 0x01000193) >>> 0;
  return code.toString(36);
}
