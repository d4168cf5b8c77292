import type {Rendered} from "../figure.js";
import {composePicture, type PictureOptions} from "./picture.js";

/** Pixels of a slide: 16 to 9. */
export const SLIDE = {width: 1920, height: 1080} as const;

/** Widths at which a figure is tried, in CSS pixels: the first on whose slide it has room has the largest letters. */
const WIDTHS = [960, 1120, 1280, 1440, 1600, 1760, 1920] as const;

/**
 * A figure as an SVG of a slide's proportions: as `composePicture` makes it, as narrow as it has room in, in the middle.
 * What has room at no width is made smaller.
 */
export function composeSlide<Row extends object>(
  figure: Rendered<Row>,
  options: PictureOptions
): SVGSVGElement {
  for (const width of WIDTHS) {
    const svg = composePicture(figure, {...options, width});
    const height = (width * SLIDE.height) / SLIDE.width;
    const drawn = Number(svg.getAttribute("height"));
    const isLast = width === WIDTHS.at(-1);
    if (drawn > height && !isLast) continue;
    // The paper reaches to the edges of the slide, whatever the picture's proportions.
    const scale = Math.max(1, drawn / height);
    const view = {
      width: width * scale,
      height: height * scale,
      x: (width - width * scale) / 2,
      y: (drawn - height * scale) / 2
    };
    const paper = svg.querySelector(":scope > rect");
    for (const [name, value] of Object.entries(view)) paper?.setAttribute(name, String(value));
    svg.setAttribute("viewBox", [view.x, view.y, view.width, view.height].join(" "));
    svg.setAttribute("width", String(width));
    svg.setAttribute("height", String(height));
    return svg;
  }
  throw new Error("slide: no width to draw at");
}
